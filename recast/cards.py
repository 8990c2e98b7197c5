"""Cards: the run card, YAML -> validated frozen dataclasses; unknown keys and wrong types name the mend."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import numpy as np
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, field_validator, model_validator

from recast.card_block import CardBlock as _Block
from recast.card_block import Name, Positive
from recast.cards_figures import CouplingFigureBlock, FigureBlock, PlaneFigureBlock
from recast.core.errors import InputError, did_you_mean
from recast.core.yaml import load_yaml
from recast.generate.base import GeneratorCuts, GeneratorSettings
from recast.generate.madgraph.settings import MadGraphOptions
from recast.inputs.electroweak import scheme_names
from recast.lowenergy.quarks import scenario_names

__all__ = [
    "AnalysisBlock",
    "CutsBlock",
    "ExclusionBlock",
    "FigureCard",
    "GenerateBlock",
    "LimitBlock",
    "LowEnergyBlock",
    "MadGraphBlock",
    "MassGrid",
    "ModelBlock",
    "RunCard",
    "ScanBlock",
    "ShowerBlock",
    "UncertaintiesBlock",
    "card_schema",
    "load_any_card",
    "load_card",
    "parse_any_card",
    "parse_card",
]

Count = Annotated[int, Field(gt=0)]
Figures = Annotated[tuple[FigureBlock, ...], Field(strict=False)]


class MassGrid(_Block):
    """Masses between two ends, both included."""

    range: tuple[Positive, Positive] = Field(strict=False)
    """Smallest and largest mass [GeV]."""
    points: Annotated[int, Field(ge=2, le=100_000)]
    """Number of masses."""
    scale: Literal["log", "linear"] = "log"
    """Even steps of the logarithm, or of the mass."""

    @model_validator(mode="after")
    def _rising(self) -> MassGrid:
        if not self.range[0] < self.range[1]:
            raise ValueError("range needs the smaller mass first")
        return self

    def masses(self) -> list[float]:
        """Return the masses [GeV], to six digits, so that they name samples shortly."""
        spaced = np.geomspace if self.scale == "log" else np.linspace
        return [float(f"{mass:.6g}") for mass in spaced(*self.range, self.points)]


class ModelBlock(_Block):
    """Model points to scan."""

    mzp_gev: tuple[Positive, ...] = Field(strict=False, min_length=1)
    """Masses of the Z' [GeV], each once: a list, or a grid {range: [5, 80], points: 12, scale: log}."""
    gp_reference: Positive = 0.05
    """Coupling g' at which the reference samples are generated."""
    electroweak_scheme: str = "gmu"
    """Electroweak inputs of the simulation: gmu or alpha_mz."""

    @field_validator("mzp_gev", mode="before")
    @classmethod
    def _grid(cls, given: Any) -> Any:
        return MassGrid.model_validate(given).masses() if isinstance(given, dict) else given

    @field_validator("mzp_gev")
    @classmethod
    def _masses(cls, masses: tuple[float, ...]) -> tuple[float, ...]:
        if len(set(masses)) != len(masses):
            raise ValueError("a mass stands twice")
        return tuple(sorted(masses))

    @field_validator("electroweak_scheme")
    @classmethod
    def _scheme(cls, name: str) -> str:
        if name not in scheme_names():
            raise ValueError(f'unknown scheme "{name}". {did_you_mean(name, scheme_names())}')
        return name


class CutsBlock(_Block):
    """Generator cuts (`recast.generate.base.GeneratorCuts`)."""

    m4l_min_gev: Positive = 80.0
    m4l_max_gev: Positive = 130.0
    mll_min_gev: Positive = 4.0


class MadGraphBlock(_Block):
    """How the external MadGraph is run (`recast.generate.madgraph`); none of it changes an event."""

    path: str | None = None
    """Folder or program of MadGraph5_aMC@NLO; else the variable MG5_PATH, else mg5_aMC on PATH."""
    time_limit_s: Positive = 21600.0
    """Longest wall time of one run [s]."""
    cores: Annotated[int, Field(ge=1, le=1024)] = 1
    """Processes it may start at a time."""

    def options(self) -> MadGraphOptions:
        """Return the same as the driver's own object."""
        return MadGraphOptions(Path(self.path) if self.path else None, self.time_limit_s, self.cores)


class GenerateBlock(_Block):
    """How events are generated."""

    backend: Literal["builtin", "madgraph"] = "builtin"
    """Generator: the embedded one, or the external MadGraph5_aMC@NLO."""
    madgraph: MadGraphBlock = MadGraphBlock()
    """The external program, for `backend: madgraph`."""
    final_state: Literal["4mu"] = "4mu"
    """Process p p > four muons, the only one with a signal; `recast generate` makes 4e and 2e2mu."""
    events: Count = 20000
    """Unweighted events per mass, shared among the energies in proportion to luminosity."""
    events_direct: Count | None = None
    """Events of each directly evaluated coupling, where signs cancel; `events` if absent."""
    events_sm: Count = 40000
    """Unweighted events of the Standard Model sample, shared in the same way."""
    matrix_element: Literal["amplicol", "numpy"] = "amplicol"
    """pyAmpliCol on the UFO model, or the own helicity amplitudes."""
    quarks: tuple[Literal["u", "d", "s", "c", "b"], ...] = Field(
        default=("u", "d", "s", "c"), strict=False, min_length=1
    )
    """Incoming quarks."""
    pdf_set: str = "NNPDF31_lo_as_0130"
    """PDF set in Pythia's share folder."""
    scale: Literal["m4l", "fixed"] = "m4l"
    """Factorisation scale."""
    scale_factor: Positive = 1.0
    fixed_scale_gev: Positive = 91.1876
    cuts: CutsBlock = CutsBlock()

    @field_validator("quarks")
    @classmethod
    def _once(cls, quarks: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(quarks)) != len(quarks):
            raise ValueError("a quark stands twice")
        return quarks

    def settings(self) -> GeneratorSettings:
        """Return the settings of the generator."""
        return GeneratorSettings(
            pdf_set=self.pdf_set,
            scale=self.scale,
            scale_factor=self.scale_factor,
            fixed_scale_gev=self.fixed_scale_gev,
            cuts=GeneratorCuts(**self.cuts.model_dump()),
            matrix_element=self.matrix_element,
        )


class ShowerBlock(_Block):
    """How events are showered."""

    profile: str = "full"
    """Named set of Pythia settings: full, no-mpi or parton."""
    filter: bool = True
    """Leave out events that cannot pass the analysis (its documented parton-level filter)."""


class AnalysisBlock(_Block):
    """Which analysis is applied and how its prediction is normalised."""

    name: str
    """Name of a built-in analysis, or the folder of one's own."""
    dataset: str | None = None
    """Named data set of the analysis; its default if absent."""
    region: str = "4mu"
    """Region that sets the limit."""
    normalisation: Literal["relative", "absolute"] = "relative"
    """relative: N_exp N_MC(full)/N_MC(SM); absolute: N_exp + sigma L K epsilon."""
    k_factor: Positive = 1.0
    """K factor of the absolute normalisation."""
    k_factor_source: str | None = None
    """Where the K factor comes from; required when it is not 1."""

    @model_validator(mode="after")
    def _sourced(self) -> AnalysisBlock:
        if self.k_factor != 1.0 and not self.k_factor_source:
            raise ValueError("k_factor is not 1, so k_factor_source must say where it comes from")
        if self.k_factor != 1.0 and self.normalisation == "relative":
            raise ValueError("k_factor cancels in the relative normalisation; use normalisation: absolute")
        return self


class LimitBlock(_Block):
    """How the limit is set."""

    method: Literal["paper", "poisson", "cls"] = "paper"
    """paper: the first excluded integer (94 for 77 observed); poisson: one-sided; cls."""


class ExclusionBlock(_Block):
    """How the excluded coupling is found."""

    scaling_tolerance: Annotated[float, Field(gt=0, lt=1)] = 0.03
    """The signal is scaled with g'^2 where the parton level departs from that by less; else direct."""
    compare_direct_at_gev: Positive | None = None
    """A mass at which direct evaluation is made as well, to compare."""
    max_evaluations: Count = 6
    """Most simulations for one directly evaluated mass."""


class ScanBlock(_Block):
    """Which masses are added to those of `model`, where the excluded coupling bends or ends."""

    tolerance: Annotated[float, Field(gt=0.001, lt=1)] = 0.02
    """Largest relative error of g' interpolated between masses; bends inside the simulation error stay."""
    most_points: Annotated[int, Field(ge=2, le=10_000)] = 60
    """No more masses than this altogether."""


class LowEnergyBlock(_Block):
    """Low-energy constraints drawn on the same plane."""

    constraints: tuple[str, ...] = Field(default=("trident", "g_minus_2"), strict=False)
    data: Literal["2014", "current"] = "2014"
    """Named data set."""
    quarks: str | None = None
    """Quark sector, a name of recast/inputs/quark_scenarios.yaml or `none`. The simulated model has none:
    without this key constraints on them have no verdict, and those that are named are drawn for `paper`."""

    @field_validator("quarks")
    @classmethod
    def _sector(cls, name: str | None) -> str | None:
        if name is not None and name not in scenario_names():
            raise ValueError(f'unknown quark sector "{name}". {did_you_mean(name, scenario_names())}')
        return name


class UncertaintiesBlock(_Block):
    """Variations of the simulation, by reweighting its events."""

    scale_factors: tuple[Positive, ...] = Field(default=(0.5, 2.0), strict=False)
    """Factors on the factorisation scale. The process has no strong coupling at lowest order."""
    pdf_sets: tuple[str, ...] = Field(
        default=("CT14qed_proton", "NNPDF31_nnlo_as_0118_luxqed", "NNPDF23_nnlo_as_0119_qed"), strict=False
    )
    """PDF sets whose central members are compared with that of `generate`."""
    scheme: str | None = "alpha_mz"
    """Electroweak scheme to compare with; none if null."""

    @field_validator("scheme")
    @classmethod
    def _known(cls, name: str | None) -> str | None:
        if name is not None and name not in scheme_names():
            raise ValueError(f'unknown scheme "{name}". {did_you_mean(name, scheme_names())}')
        return name


class RunCard(_Block):
    """The card of `recast run`."""

    name: Name
    """Short name, used in titles."""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    """Seed of every random number."""
    model: ModelBlock
    generate: GenerateBlock = GenerateBlock()
    shower: ShowerBlock = ShowerBlock()
    analysis: AnalysisBlock
    limit: LimitBlock = LimitBlock()
    scan: ScanBlock | None = None
    """Refinement of the masses; none if absent."""
    exclusion: ExclusionBlock = ExclusionBlock()
    low_energy: LowEnergyBlock = LowEnergyBlock()
    uncertainties: UncertaintiesBlock | None = None
    """Variations of the signal; in the limit where its method is cls, beside it otherwise. None if absent."""
    figures: Figures = ()
    """Further figures, each with constraints of its own."""

    @field_validator("figures")
    @classmethod
    def _figure_names(cls, figures: tuple[FigureBlock, ...]) -> tuple[FigureBlock, ...]:
        return _distinct(figures)

    @model_validator(mode="after")
    def _comparison(self) -> RunCard:
        if self.scan is not None and len(self.model.mzp_gev) < 2:
            raise ValueError("scan refines between masses: model.mzp_gev needs at least two")
        chosen = self.exclusion.compare_direct_at_gev
        if chosen is not None and chosen not in self.model.mzp_gev:
            raise ValueError(
                f"exclusion.compare_direct_at_gev is {chosen:g}, which is not among model.mzp_gev"
            )
        return self


class FigureCard(_Block):
    """A card of `recast run` without simulation: figures of constraints alone."""

    name: Name
    """Short name, used in titles."""
    figures: Annotated[Figures, Field(min_length=1)]
    """The figures."""

    @field_validator("figures")
    @classmethod
    def _figure_names(cls, figures: tuple[FigureBlock, ...]) -> tuple[FigureBlock, ...]:
        for figure in _distinct(figures):
            if isinstance(figure, CouplingFigureBlock) and figure.collider:
                raise ValueError(f"{figure.name} asks for the simulated curve, but the card has no model")
        return figures


def _distinct(figures: tuple[FigureBlock, ...]) -> tuple[FigureBlock, ...]:
    names = [figure.name for figure in figures]
    if len(set(names)) != len(names):
        raise ValueError("the name of a figure stands twice")
    return figures


_KINDS: dict[str, type[BaseModel]] = {"coupling": CouplingFigureBlock, "plane": PlaneFigureBlock}


_WORDS = {"list": "tuple", "List": "Tuple", "mapping": "dictionary or object to extract fields from"}
"""Words of YAML for those of pydantic."""


def _known_keys(block: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the keys allowed at `path`, the last element being the offending key."""
    for step in path[:-1]:
        if isinstance(step, int) or step == "figures":
            continue  # the kind of the figure follows
        if step in _KINDS:
            block = _KINDS[step]
            continue
        field = block.model_fields.get(str(step))
        annotation = field.annotation if field is not None else None
        found = [item for item in (annotation, *get_args(annotation)) if _is_block(item)]
        if not found:
            return []
        block = found[0]
    return list(block.model_fields)


def _is_block(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, BaseModel)


def _explain(error: ValidationError, where: str, card: type[BaseModel]) -> InputError:
    problem = error.errors()[0]
    path = tuple(problem["loc"])
    # the kind of a figure stands in the path, but not in the card
    key = ".".join(str(step) for i, step in enumerate(path) if not (i == 2 and path[0] == "figures"))
    given = problem.get("input")
    match problem["type"]:
        case "extra_forbidden":
            mend = did_you_mean(str(path[-1]), _known_keys(card, path))
            return InputError(f'unknown key "{key}"', where=where, mend=mend)
        case "missing":
            return InputError(f'the key "{key}" is missing', where=where, mend=f"Add {key} to the card.")
        case "literal_error":
            expected = [
                word.strip("' ") for word in problem["ctx"]["expected"].replace(" or ", ",").split(",")
            ]
            return InputError(f"{key} is {given!r}", where=where, mend=did_you_mean(str(given), expected))
        case "union_tag_invalid" | "union_tag_not_found":
            kind = given.get("kind") if isinstance(given, dict) else given
            mend = did_you_mean(str(kind), _KINDS)
            return InputError(f"{key}.kind is {kind!r}", where=where, mend=mend)
        case "value_error":
            text = problem["msg"].removeprefix("Value error, ")
            return InputError(f"{key}: {text}" if key else text, where=where)
    shown = given if not isinstance(given, float) or math.isfinite(given) else str(given)
    mend = problem["msg"]
    for ours, theirs in _WORDS.items():
        mend = mend.replace(theirs, ours)
    return InputError(f"{key} is {shown!r}", where=where, mend=f"{mend}.")


def parse_card(content: Any, where: str = "card") -> RunCard:
    """Validate the content of a card.

    Raises
    ------
    InputError
        Names the key, the value and the nearest valid key or value.
    """
    if not isinstance(content, dict):
        raise InputError("a run card is a mapping of keys to values", where=where)
    try:
        return RunCard.model_validate(content)
    except ValidationError as error:
        raise _explain(error, where, RunCard) from error


def parse_any_card(content: Any, where: str = "card") -> RunCard | FigureCard:
    """Validate the content of a run card, or of a card with figures alone (neither model nor analysis).

    Raises
    ------
    InputError
        As `parse_card`.
    """
    if not isinstance(content, dict) or "figures" not in content or {"model", "analysis"} & content.keys():
        return parse_card(content, where)
    try:
        return FigureCard.model_validate(content)
    except ValidationError as error:
        raise _explain(error, where, FigureCard) from error


def load_card(path: Path) -> RunCard:
    """Read and validate a run card."""
    return parse_card(load_yaml(path), str(path))


def load_any_card(path: Path) -> RunCard | FigureCard:
    """Read and validate a run card, or a card with figures alone."""
    return parse_any_card(load_yaml(path), str(path))


def card_schema() -> dict[str, Any]:
    """Return the JSON schema of the cards of `recast run`."""
    schema: dict[str, Any] = TypeAdapter(RunCard | FigureCard).json_schema()
    return schema
