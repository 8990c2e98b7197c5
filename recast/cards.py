"""Cards: the run card, YAML -> validated frozen dataclasses; unknown keys and wrong types name the mend."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    field_validator,
    model_validator,
)

from recast.cards_figures import CouplingFigureBlock, FigureBlock
from recast.cards_old import translated
from recast.cards_shipped import card_path
from recast.core.blocks import WINDOW, Block, Charge, Count, Finite, Name, Positive, one_of, validated
from recast.core.errors import InputError, did_you_mean
from recast.core.reading import user_path
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.exclusion.scaling import LEAST_EVENTS
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.processes import DEFAULT_PROCESS, Reaction, find_process, settings_of
from recast.generate.profiles import profile_names
from recast.generate.rate_factor import NLO_PDF_SET, RateCorrection
from recast.generate.registry import GENERATORS
from recast.inputs.electroweak import scheme_names
from recast.inputs.rates import nnlo_over_nlo
from recast.lowenergy.lines import LineKind, load_lines
from recast.lowenergy.quarks import scenario_names
from recast.lowenergy.registry import OBSERVABLES
from recast.model.base import Model, parameter_hint
from recast.model.registry import DEFAULT_MODEL, load_model, placed_model
from recast.model.scan_point import ScanPoint, point_name
from recast.statistics.counting import CONFIDENCE_LEVEL, METHODS
from recast.statistics.strength import DEFAULT_TOYS, FEWEST_TOYS, MOST_TOYS, Calculator

__all__ = [
    "DEFAULT_REGION",
    "AnalysisBlock",
    "AnyCard",
    "CombinationCard",
    "CutsBlock",
    "ExclusionBlock",
    "FigureCard",
    "GenerateBlock",
    "Grid",
    "LimitBlock",
    "LowEnergyBlock",
    "MadGraphBlock",
    "MemberBlock",
    "ModelBlock",
    "Projection",
    "RefineBlock",
    "RunCard",
    "ShowerBlock",
    "SimulatedCard",
    "Tell",
    "UncertaintiesBlock",
    "card_schema",
    "ignored",
    "load_card",
    "parse_any_card",
    "parse_card",
    "with_model",
]

Values = Annotated[tuple[Charge, ...], Field(strict=False, min_length=1)]
Figures = Annotated[tuple[FigureBlock, ...], Field(strict=False)]
Tell = Callable[[str], None]


def _words(given: Any) -> Any:
    return {"name": given} if isinstance(given, str) else given


def _with_a_name(given: dict[str, str]) -> dict[str, str]:
    if "name" not in given:
        raise ValueError("the process has no name")
    return given


ProcessWords = Annotated[dict[str, str], BeforeValidator(_words), AfterValidator(_with_a_name)]
"""Name and options of a process; the name alone stands for both."""


class Grid(Block):
    """Values between two ends, both included."""

    range: tuple[Finite, Finite] = Field(strict=False)
    """Smallest and largest value."""
    points: Annotated[int, Field(ge=2, le=100_000)]
    """Number of values."""
    scale: Literal["log", "linear"] = "log"
    """Even steps of the logarithm, or of the value."""

    @model_validator(mode="after")
    def _rising(self) -> Grid:
        if not self.range[0] < self.range[1]:
            raise ValueError(f"range [{self.range[0]:g}, {self.range[1]:g}] does not rise")
        if self.scale == "log" and self.range[0] <= 0:
            raise ValueError(f"range starts at {self.range[0]:g}, which has no logarithm; use scale: linear")
        return self

    def values(self) -> list[float]:
        """Return the values, to six digits, so that they name samples shortly."""
        spaced = np.geomspace if self.scale == "log" else np.linspace
        return [float(f"{value:.6g}") for value in spaced(*self.range, self.points)]


class ModelBlock(Block):
    """The model; a name or a path alone stands for a block with nothing but `name`."""

    name: str = DEFAULT_MODEL
    """Name of a shipped model, or path of a model card (.yaml), from the folder of this card."""
    electroweak_scheme: str = "gmu"
    """Electroweak inputs of the simulation: gmu or alpha_mz."""
    parameters: dict[str, Charge] = Field(default_factory=dict)
    """Fixed values of parameters; others have the model's defaults. With the coupling among them the points
    that are excluded at this coupling are told."""
    coupling_reference: Positive | None = None
    """Coupling at which the reference samples are generated; the model's own if absent."""

    @field_validator("electroweak_scheme")
    @classmethod
    def _scheme(cls, name: str) -> str:
        if name not in scheme_names():
            raise ValueError(f'unknown scheme "{name}". {did_you_mean(name, scheme_names())}')
        return name

    def load(self) -> Model:
        """Return the model; errors as `recast.model.registry.load_model`."""
        return load_model(self.name)


class CutsBlock(Block):
    """Generator cuts: those named here of four leptons; of any other process by observable.

    As in `pt(j): {min: 20}` (`recast.generate.engine.cuts`).
    """

    model_config = ConfigDict(extra="allow")
    if not TYPE_CHECKING:  # mypy takes it for an argument
        __pydantic_extra__: dict[str, dict[str, Annotated[float, Field(ge=0, allow_inf_nan=False)]]]

    m4l_min_gev: Positive = 80.0
    """Least mass of the four leptons [GeV]."""
    m4l_max_gev: Positive = 130.0
    """Largest mass of the four leptons [GeV]."""
    mll_min_gev: Positive = 4.0
    """Least mass of every opposite-sign same-flavour pair [GeV]."""

    @model_validator(mode="before")
    @classmethod
    def _names(cls, given: Any) -> Any:
        for name in given if isinstance(given, dict) else ():
            if name not in cls.model_fields and "(" not in str(name):
                mend = did_you_mean(str(name), cls.model_fields)
                raise InputError(f'unknown key "generate.cuts.{name}"', mend=mend)
        return given


class MadGraphBlock(Block):
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


class GenerateBlock(Block):
    """How events are generated."""

    backend: Annotated[str, one_of(GENERATORS)] = "builtin"
    """Generator: builtin (the embedded one), madgraph (the external MadGraph5_aMC@NLO), or of a plug-in."""
    madgraph: MadGraphBlock = MadGraphBlock()
    """The external program, for `backend: madgraph`."""
    events: Count = 20000
    """Unweighted events per mass, shared among the energies in proportion to luminosity; as many for each
    projection."""
    events_direct: Count | None = None
    """Events of each directly evaluated coupling, where signs cancel; `events` if absent."""
    events_sm: Count = 40000
    """Unweighted events of the Standard Model sample, shared in the same way."""
    target_error: Annotated[float, Field(gt=0, lt=0.5)] | None = None
    """Relative error of the simulation that is wanted on the limit, such as 0.01, in place of `events`,
    `events_direct` and `events_sm`: events are made until it is met, and none where there is no limit."""
    most_events: Count = 2_000_000
    """Most events of a sample that `target_error` may ask for."""
    events_reference: Count = 8000
    """Unweighted events of the process of a published limit, where the analysis has one to compare with."""
    matrix_element: Literal["auto", "helicity", "amplicol", "numpy"] = "auto"
    """helicity: own amplitudes; amplicol: pyAmpliCol on the UFO model; auto: the own ones where they hold.
    numpy is the old word for helicity."""
    quarks: tuple[Literal["u", "d", "s", "c", "b"], ...] = Field(
        default=("u", "d", "s", "c"), strict=False, min_length=1
    )
    """Incoming quarks."""
    pdf_set: str = "NNPDF31_lo_as_0130"
    """PDF set in Pythia's share folder."""
    scale: str | None = None
    """Scale: of four leptons m4l (default) or fixed, of t t~ mt (default) or transverse_mass, of others mass
    (of all outgoing particles, default), ht/2 or fixed."""
    scale_factor: Positive = 1.0
    """Factor on the scale."""
    fixed_scale_gev: Positive = 91.1876
    """The scale where `scale` is fixed [GeV]."""
    above_bound: Annotated[float, Field(gt=0, lt=1)] = 1e-3
    """Largest share of the cross section in weights above the bound of the unweighting, of the embedded
    generator of four leptons: with more, events are made faster and have weights of different size."""
    cuts: CutsBlock = Field(default_factory=lambda: CutsBlock.model_validate({}))
    """Cuts of the generator."""

    @model_validator(mode="after")
    def _numbers_or_error(self) -> GenerateBlock:
        # a card that was written by the program has all keys
        numbers = ("events", "events_direct", "events_sm")
        given = [name for name in numbers if getattr(self, name) != type(self).model_fields[name].default]
        if self.target_error is not None and given:
            raise ValueError(f"{given[0]} and target_error both say how many events: remove one")
        return self

    @field_validator("quarks")
    @classmethod
    def _once(cls, quarks: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(quarks)) != len(quarks):
            raise ValueError("a quark stands twice")
        return quarks

    def options(self) -> dict[str, Any]:
        """Return what concerns the generator and is not the default, for `recast.generate.processes`."""
        return self.model_dump(include=_OPTIONS, exclude_defaults=True)


_OPTIONS = {"pdf_set", "scale", "scale_factor", "fixed_scale_gev", "cuts", "matrix_element", "above_bound"}
"""Keys of `GenerateBlock` that are settings of a generator; a process refuses those that are not for it."""


class ShowerBlock(Block):
    """How events are showered."""

    profile: str = "full"
    """Named set of Pythia settings: full, no-mpi or parton. Photons are kept where the analysis adds them to
    leptons."""
    filter: bool = True
    """Leave out events that cannot pass the analysis (its documented parton-level filter)."""
    control_variate: bool = True
    """Where an analysis can tell from the partons what it will select: shower a part of the events, those of
    which least is known, and correct the guess with them. No expectation changes, errors become smaller."""

    @field_validator("profile")
    @classmethod
    def _profile(cls, name: str) -> str:
        if name not in profile_names():
            raise ValueError(f'unknown shower profile "{name}". {did_you_mean(name, profile_names())}')
        return name


DEFAULT_REGION = "4mu"
"""Region that sets the limit where a card names none."""


class RatesBlock(Block):
    """The order of QCD of the rate of simulated events: absolute normalisation, quarks become leptons."""

    order: Literal["auto", "lo", "nlo", "nnlo"] = "auto"
    """nlo: every event counts K(m, y) times, that of its flavours; nnlo: times NNLO/NLO of rates.yaml; lo: as
    it is generated. auto: nlo where the normalisation is absolute, no k_factor is given and the process is
    such an annihilation, else lo."""
    pdf_set: str = NLO_PDF_SET
    """PDF set of the corrected rate; the one of `generate` is that of the lowest order."""
    gluon_fusion: bool = True
    """Add what does not start from quarks to the expectation of the Standard Model, where a published
    fraction holds for energy and masses of the analysis."""

    @property
    def corrects(self) -> bool:
        """Whether a correction is asked for by name."""
        return self.order in ("nlo", "nnlo")


class AnalysisBlock(Block):
    """Which analysis is applied and how its prediction is normalised."""

    name: str
    """Name of a built-in analysis, or the folder of one's own."""
    dataset: str | None = None
    """Named data set of the analysis; its default if absent."""
    region: str = DEFAULT_REGION
    """Region that sets the limit; `window` is one that moves with the mass."""
    background: Literal["published", "simulated", "templates", "likelihood"] | None = None
    """Where the expectation without a signal comes from: the published one of the region; the simulated
    share of it, of a window; backgrounds.yaml and .csv of the analysis; or the experiment's likelihood in its
    folder. published, or simulated for a window, if absent."""
    normalisation: Literal["relative", "absolute"] = "relative"
    """relative: N_exp N_MC(full)/N_MC(SM); absolute: N_exp + sigma L K epsilon."""
    k_factor: Positive | None = None
    """K factor of the absolute normalisation; 1 is that of lowest order. Without one `rates` say what is."""
    k_factor_source: str | None = None
    """Where the K factor comes from; required when it is not 1."""
    rates: RatesBlock = RatesBlock()
    """Order of QCD of the absolute normalisation."""

    @property
    def factor(self) -> float:
        """The K factor, 1 without one."""
        return 1.0 if self.k_factor is None else self.k_factor

    @property
    def background_source(self) -> str:
        """published, simulated, templates or likelihood."""
        return self.background or ("simulated" if self.region == WINDOW else "published")

    @property
    def simulates_background(self) -> bool:
        """Whether the Standard Model is simulated: to normalise to it, or for its share in a window."""
        return self.background_source not in ("templates", "likelihood")

    @property
    def shared_record(self) -> str:
        """Name of the record of what all points share: the Standard Model, or a limit to compare with."""
        return "standard-model" if self.simulates_background else "reference-result"

    @model_validator(mode="after")
    def _sourced(self) -> AnalysisBlock:
        if self.factor != 1.0 and not self.k_factor_source:
            raise ValueError("k_factor is not 1, so k_factor_source must say where it comes from")
        if self.factor != 1.0 and self.normalisation == "relative":
            raise ValueError("k_factor cancels in the relative normalisation; use normalisation: absolute")
        if self.rates.corrects and self.normalisation == "relative":
            raise ValueError(
                f"rates.order: {self.rates.order} cancels in the relative normalisation; use normalisation: "
                "absolute"
            )
        if self.rates.corrects and self.k_factor is not None:
            raise ValueError(
                f"k_factor and rates.order: {self.rates.order} are both K factors; leave one of them out"
            )
        return self


class LimitBlock(Block):
    """How the limit is set."""

    method: Annotated[str, one_of(METHODS)] = "paper"
    """paper: the first excluded integer (94 for 77 observed); poisson: one-sided; cls; cls_asymptotic; or of
    a plug-in."""
    cl: Annotated[float, Field(gt=0, lt=1)] = CONFIDENCE_LEVEL
    """Confidence level of the limits, observed and expected."""
    least_events: Annotated[float, Field(ge=0)] = LEAST_EVENTS
    """Of a branching ratio: no limit where fewer signal events are expected at a branching ratio of 1."""
    regions: Literal["all"] | Annotated[tuple[str, ...], Field(strict=False, min_length=1)] | None = None
    """Regions of the analysis that set the limit together, in one likelihood; all: those with published
    numbers. None: `analysis.region` alone. They must share no event (`disjoint` of the analysis)."""
    calculator: Annotated[Calculator, Field(strict=False)] = Calculator.AUTO
    """Of several regions: auto draws toys where fewer than 10 background events carry the sensitivity."""
    toys: Annotated[int, Field(ge=FEWEST_TOYS, le=MOST_TOYS)] = DEFAULT_TOYS
    """Of several regions: toys of each hypothesis."""

    @model_validator(mode="after")
    def _of_regions(self) -> LimitBlock:
        if self.regions is not None and self.method != "cls":
            raise ValueError(f"regions together need method: cls, not {self.method}")
        if self.regions not in (None, "all") and len(set(self.regions)) != len(self.regions):
            raise ValueError("a region stands twice")
        if (
            self.calculator is Calculator.EXACT
            and self.regions not in (None, "all")
            and len(self.regions) > 1
        ):
            raise ValueError("calculator: exact is for one count, not for several regions")
        return self


class Projection(Block):
    """A future data set."""

    sqrt_s_gev: Positive
    """Energy of the collisions [GeV]."""
    luminosity_fb: Positive
    """Integrated luminosity [1/fb]."""

    @property
    def name(self) -> str:
        """Name in columns, such as 14TeV_300fb."""
        return f"{self.sqrt_s_gev / 1000:g}TeV_{self.luminosity_fb:g}fb"


class ExclusionBlock(Block):
    """How the excluded coupling is found."""

    scaling_tolerance: Annotated[float, Field(gt=0, lt=1)] = 0.03
    """The signal is scaled with g'^2 where the parton level departs from that by less; else direct."""
    compare_direct_at_gev: Positive | None = None
    """A mass of the mediator at which direct evaluation is made as well, to compare."""
    max_evaluations: Count = 6
    """Most simulations for one directly evaluated mass."""


class RefineBlock(Block):
    """Which points are added to those of `scan`, where the excluded coupling bends or ends."""

    tolerance: Annotated[float, Field(gt=0.001, lt=1)] = 0.02
    """Largest relative error of the coupling interpolated between points; bends inside the simulation error
    stay. With a fixed coupling and two parameters: the largest cell at the boundary, parts of the ranges."""
    most_points: Annotated[int, Field(ge=2, le=10_000)] = 60
    """No more points than this altogether."""


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) != len(names):
        raise ValueError("a name stands twice")
    return names


class LowEnergyBlock(Block):
    """Low-energy constraints drawn on the same plane."""

    constraints: tuple[str, ...] | None = Field(default=None, strict=False)
    """Names of constraints; if absent, trident and g_minus_2 where they hold for the model. A limit on
    branching ratios has none."""
    data: Literal["2014", "current"] = "2014"
    """Named data set."""
    quarks: str | None = None
    """Quark sector, a name of recast/inputs/quark_scenarios.yaml or `none`. The simulated model has none:
    without this key constraints on them have no verdict, and those that are named are drawn for `paper`."""

    @field_validator("constraints")
    @classmethod
    def _named_once(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        for name in names or ():
            if name not in OBSERVABLES:
                raise ValueError(f'unknown constraint "{name}". {did_you_mean(name, OBSERVABLES)}')
        return names if names is None else _once(names)

    @field_validator("quarks")
    @classmethod
    def _sector(cls, name: str | None) -> str | None:
        if name is not None and name not in scenario_names():
            raise ValueError(f'unknown quark sector "{name}". {did_you_mean(name, scenario_names())}')
        return name


class UncertaintiesBlock(Block):
    """Variations of the simulation, by reweighting its events."""

    scale_factors: tuple[Positive, ...] = Field(default=(0.5, 2.0), strict=False)
    """Factors on the factorisation scale; the process has no strong coupling at lowest order. At a corrected
    rate of both scales, alone and together."""
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


class SimulatedCard(Block):
    """What cards with a simulation share; `RunCard` and `CombinationCard` say what is searched for."""

    name: Name
    """Short name, used in titles."""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    """Seed of every random number."""
    model: ModelBlock
    """The model: a name, the path of a model card, or a block."""
    scan: Annotated[dict[str, Values], Field(min_length=1, max_length=2)]
    """One or two parameters of the model and their values, each once: a list, or a grid
    {range: [5, 80], points: 12, scale: log}. The first one in the order of the model, such as the mass, is
    the horizontal axis."""
    process: ProcessWords = Field(default_factory=lambda: {"name": DEFAULT_PROCESS})
    """A short name or MadGraph's notation, alone or with options: {name: ..., chirality: left}. Processes
    with a semicolon between them are added."""
    parameter_of_interest: Literal["coupling", "branching_ratio"] = "coupling"
    """What the limit is on: the coupling of the model, or the branching ratios that are 1 in the events."""
    generate: GenerateBlock = GenerateBlock()
    """How events are generated."""
    shower: ShowerBlock = ShowerBlock()
    """How events are showered."""
    limit: LimitBlock = LimitBlock()
    """How the limit is set."""
    refine: RefineBlock | None = None
    """Refinement of the scan; none if absent."""
    exclusion: ExclusionBlock = ExclusionBlock()
    """How the excluded coupling is found."""
    low_energy: LowEnergyBlock = LowEnergyBlock()
    """Low-energy constraints drawn on the same plane."""
    uncertainties: UncertaintiesBlock | None = None
    """Variations of the signal; in the limit where its method is cls, beside it otherwise. None if absent."""
    projections: tuple[Projection, ...] = Field(default=(), strict=False)
    """Future data sets for which the expected limit is projected."""
    predictions: tuple[dict[str, Any], ...] = Field(default=(), strict=False)
    """Lines of the model against its mass, by name with their keys (`recast.lowenergy.lines.LINES`)."""
    figures: Figures = ()
    """Further figures, each with constraints of its own."""

    @field_validator("projections")
    @classmethod
    def _projected_once(cls, items: tuple[Projection, ...]) -> tuple[Projection, ...]:
        names = [item.name for item in items]
        for name in names:  # columns bear the names, whose numbers have six digits
            if names.count(name) > 1:
                raise ValueError(f"a projection stands twice: {name}")
        return items

    @field_validator("figures")
    @classmethod
    def _figure_names(cls, figures: tuple[FigureBlock, ...]) -> tuple[FigureBlock, ...]:
        return _distinct(figures)

    @field_validator("model", mode="before")
    @classmethod
    def _named(cls, given: Any) -> Any:
        return {"name": given} if isinstance(given, str) else given

    @field_validator("scan", mode="before")
    @classmethod
    def _grids(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {
            name: validated(Grid, item, f"scan.{name}").values() if isinstance(item, dict) else item
            for name, item in given.items()
        }

    @field_validator("scan")
    @classmethod
    def _once(cls, axes: dict[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
        for name, values in axes.items():
            # 0.3 and 0.1 + 0.2 have one name
            named = [point_name({name: value}) for value in values]
            times = Counter(named)
            twice = [value for value, word in zip(values, named, strict=True) if times[word] > 1]
            if twice:
                raise ValueError(f"{name} has the value {twice[0]:g} twice")
        return {name: tuple(sorted(values)) for name, values in axes.items()}

    @model_validator(mode="after")
    def _of_the_model(self) -> SimulatedCard:
        # the order of the model: files sort keys, so that the card's own is lost in them
        known = list(self.model.load().parameters)
        order = sorted(self.scan, key=lambda name: known.index(name) if name in known else len(known))
        object.__setattr__(self, "scan", {name: self.scan[name] for name in order})
        _check_parameters(self.model, self.scan)
        if self.refine is not None:
            for name, values in self.scan.items():
                if len(values) < 2:
                    raise ValueError(f"refine adds points between values: scan.{name} needs at least two")
            if len(self.scan) == 2 and self.fixed_coupling is None:
                raise ValueError(
                    "refine of two parameters follows the boundary at a fixed coupling: give "
                    f"model.parameters.{self.model.load().coupling}"
                )
        model = self.model.load()
        drawable = list(self.scan) == [model.mass]
        for figure in self.figures:
            if (model.mass, model.coupling) != ("mzp_gev", "gp"):
                raise ValueError(
                    f"figure {figure.name} has constraints on gp and mzp_gev, the model {model.name} has "
                    f"{model.coupling} and {model.mass}; leave it out"
                )
            if isinstance(figure, CouplingFigureBlock) and figure.collider and not drawable:
                raise ValueError(
                    f"figure {figure.name} draws the curve as g' against the mass: the scan is over "
                    f"{' and '.join(self.scan)}"
                )
        chosen = self.exclusion.compare_direct_at_gev
        if chosen is not None:
            mass = self.model.load().mass
            if chosen not in self.scan.get(mass, (self.model.parameters.get(mass),)):
                raise ValueError(
                    f"exclusion.compare_direct_at_gev is {chosen:g}, which is not among scan.{mass}"
                )
        return self

    @property
    def fixed_coupling(self) -> float | None:
        """The coupling at which points are told to be excluded; None where the card fixes none."""
        return self.model.parameters.get(self.model.load().coupling)

    @model_validator(mode="after")
    def _of_the_process(self) -> SimulatedCard:
        """Refuse what process and parameter of interest make meaningless."""
        reaction, wanted = self.reaction(), self.parameter_of_interest
        self.settings()
        self.lines()
        if bool(reaction.branching) != (wanted == "branching_ratio"):
            events = (
                f"have {reaction.branching} = 1" if reaction.branching else "have the rate of their point"
            )
            raise ValueError(f"parameter_of_interest is {wanted}, but events of {reaction.name} {events}")
        if not reaction.reweighted and self.uncertainties is not None:
            raise ValueError(f"uncertainties: events of {reaction.name} cannot be reweighted; leave it out")
        if wanted == "coupling":
            return self
        drawn = [item for item in self.figures if isinstance(item, CouplingFigureBlock) and item.collider]
        about_couplings = {
            "exclusion": self.exclusion != ExclusionBlock(),
            f"model.parameters.{self.model.load().coupling}": self.fixed_coupling is not None,
            "low_energy.constraints": bool(self.low_energy.constraints),
            "collider: true of a figure": bool(drawn),
        }
        for key, present in about_couplings.items():
            if present:
                raise ValueError(f"{key} is about couplings, the limit is on branching ratios; leave it out")
        return self

    def reaction(self) -> Reaction:
        """Return the process."""
        options: dict[str, Any] = {key: value for key, value in self.process.items() if key != "name"}
        if self.generate.quarks != GenerateBlock().quarks:
            options["quarks"] = self.generate.quarks
        return find_process(self.process["name"], options)

    def settings(self) -> Any:
        """Return the settings of the generator of its process."""
        return settings_of(self.reaction(), self.generate.options())

    def lines(self) -> tuple[LineKind, ...]:
        """Return the lines of the model; an `InputError` for one that is of something else than the limit."""
        model, found = self.model.load().name, []
        quantity = self.reaction().branching or "a coupling"
        for number, content in enumerate(self.predictions):
            where = f"predictions.{number}"
            line = load_lines(content, where)
            if line.model != model:
                raise InputError(f"it is for {line.model}, the model is {model}", where=where)
            if line.quantity != quantity:
                raise InputError(f"it is {line.quantity}, the limit is on {quantity}", where=where)
            found.append(line)
        return tuple(found)

    def points(self) -> tuple[ScanPoint, ...]:
        """Return the points of the scan: every combination of the values, in rising order."""
        return tuple(
            ScanPoint(tuple(zip(self.scan, values, strict=True)))
            for values in itertools.product(*self.scan.values())
        )


class RunCard(SimulatedCard):
    """The card of `recast run` with one analysis."""

    analysis: AnalysisBlock
    """The analysis, and how its prediction is normalised."""

    @model_validator(mode="after")
    def _rate(self) -> RunCard:
        if self.parameter_of_interest != "coupling" and self.analysis.normalisation != "absolute":
            raise ValueError("a limit on branching ratios needs analysis.normalisation: absolute")
        if self.analysis.rates.corrects and not self.reaction().colourless:
            raise ValueError(
                f"analysis.rates.order: {self.analysis.rates.order} is for quarks that annihilate into "
                f"leptons, not for {self.reaction().name}; use lo"
            )
        return self

    def rate_correction(self) -> RateCorrection | None:
        """Return what the rate of simulated events is corrected with; None at lowest order."""
        block = self.analysis
        order = block.rates.order
        if order == "auto":
            absolute = block.normalisation == "absolute" and block.k_factor is None
            order = "nlo" if absolute and self.reaction().colourless else "lo"
        if order == "lo":
            return None
        return RateCorrection(block.rates.pdf_set, nnlo_over_nlo().value if order == "nnlo" else 1.0)


class MemberBlock(AnalysisBlock):
    """One analysis of a combination; its name alone stands for a block with nothing but `name`."""

    label: Name | None = None
    """What files, columns and legends call it; the last part of `name` if absent."""
    regions: Literal["all"] | Annotated[tuple[str, ...], Field(strict=False, min_length=1)] | None = None
    """As `limit.regions` of a card with one analysis."""
    process: ProcessWords | None = None
    """Its process, in place of the card's."""
    generate: GenerateBlock | None = None
    """How its events are generated: the whole block, in place of the card's."""
    shower: ShowerBlock | None = None
    """How its events are showered, in place of the card's."""

    @property
    def title(self) -> str:
        """Its label."""
        return self.label or Path(self.name).name


class CombinationCard(SimulatedCard):
    """The card of `recast run` with several analyses, and measurements, in one limit."""

    analyses: tuple[MemberBlock, ...] = Field(strict=False, min_length=1)
    """The analyses, of data that do not overlap."""
    overlap: tuple[str, ...] = Field(default=(), strict=False)
    """Data sets that two of them may share, as the refusal names them."""
    measurements: tuple[str, ...] = Field(default=(), strict=False)
    """Low-energy observables that are measured, whose chi2 is added to the likelihood."""

    @field_validator("analyses", mode="before")
    @classmethod
    def _analyses_named(cls, given: Any) -> Any:
        if not isinstance(given, list | tuple):
            return given
        return [{"name": item} if isinstance(item, str) else item for item in given]

    @field_validator("measurements", "overlap")
    @classmethod
    def _named_once(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return _once(names)

    @model_validator(mode="after")
    def _combines(self) -> CombinationCard:
        titles = [item.title for item in self.analyses]
        for title in titles:
            if titles.count(title) > 1:
                raise ValueError(f'two analyses are called "{title}": give them a label')
        if len(titles) + len(self.measurements) < 2:
            raise ValueError("one analysis is no combination: name another one, or measurements")
        if self.limit.method != "cls":
            raise ValueError(f"a combination needs limit.method: cls, not {self.limit.method}")
        if self.limit.calculator is Calculator.EXACT:
            raise ValueError("limit.calculator: exact is for one count, not for a combination")
        if self.limit.regions is not None:
            raise ValueError("limit.regions is of one analysis: give each its regions in analyses")
        if self.parameter_of_interest != "coupling":
            raise ValueError("limits on branching ratios are not combined")
        if self.refine is not None:
            raise ValueError("refine is for one analysis: each would choose other points")
        if self.projections:
            raise ValueError("projections are of one analysis: run it alone")
        self.members()
        return self

    def members(self) -> tuple[RunCard, ...]:
        """Return the cards of the single analyses, named by their labels.

        Raises
        ------
        InputError
            As a run card with this analysis.
        """
        return tuple(self._member(number) for number in range(len(self.analyses)))

    def _member(self, number: int) -> RunCard:
        block = self.analyses[number]
        shared = self.model_dump(mode="json", exclude={"analyses", "overlap", "measurements", "figures"})
        own = block.model_dump(mode="json", include={"process", "generate", "shower"}, exclude_none=True)
        alone = block.model_dump(mode="json", exclude={"label", "regions", "process", "generate", "shower"})
        limit = shared["limit"] | {"regions": block.model_dump(mode="json")["regions"]}
        if block.regions is None and block.background_source != "likelihood":  # one count has exact limits
            limit |= {"calculator": str(Calculator.AUTO), "toys": DEFAULT_TOYS}
        content = shared | own | {"name": block.title, "analysis": alone, "limit": limit}
        return validated(RunCard, content, f"analyses.{number}", "a run card")


def _check_parameters(block: ModelBlock, scan: dict[str, tuple[float, ...]]) -> None:
    """Refuse parameters that the model lacks, values outside their ranges, what is twice or never given."""
    model = block.load()
    known, coupling = model.parameters, model.coupling
    if coupling in scan:
        raise ValueError(
            f"scan names {coupling}, but that is the coupling which is solved for at each point; leave it out"
        )
    given = {f"scan.{name}": (name, values) for name, values in scan.items()}
    given |= {f"model.parameters.{name}": (name, (value,)) for name, value in block.parameters.items()}
    if block.coupling_reference is not None:
        given["model.coupling_reference"] = (coupling, (block.coupling_reference,))
    for key, (name, values) in given.items():
        if name not in known:
            raise ValueError(
                f'{key}: {model.name} has no parameter "{name}". {parameter_hint(model, name, known)}'
            )
        item = known[name]
        for value in values:
            if not item.low <= value <= item.high:
                raise ValueError(f"{key} is {value:g}; it must be between {item.low:g} and {item.high:g}")
    for name in scan:
        if name in block.parameters:
            raise ValueError(f"{name} stands in scan and in model.parameters; leave it out of one")
    for name, item in known.items():
        if item.default is None and name not in scan and name not in block.parameters:
            raise ValueError(f"{model.name} needs {name}: name it in scan or in model.parameters")
    if block.parameters.get(coupling) == 0:
        raise ValueError(f"model.parameters.{coupling} is 0: no coupling, nothing to exclude")


class FigureCard(Block):
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


AnyCard = RunCard | CombinationCard | FigureCard


def ignored(text: str) -> None:
    """Take a notice and do nothing with it."""


def parse_card(
    content: Any, where: str = "card", *, folder: Path | None = None, notice: Tell = ignored
) -> RunCard:
    """Validate the content of a card.

    Parameters
    ----------
    content
        Plain values.
    where
        The place that errors name.
    folder
        Where the path of a model card starts; the working directory if None.
    notice
        Receives a line for each key of an earlier version (`recast.cards_old`).

    Raises
    ------
    InputError
        Names the key, the value and the nearest valid key or value.
    """
    if isinstance(content, dict):
        if "analyses" in content:
            raise InputError("it has several analyses", where=where, mend="Use recast run for it.")
        content = _placed(translated(content, where, notice), folder)
    return validated(RunCard, content, where, "a run card")


def parse_any_card(
    content: Any, where: str = "card", *, folder: Path | None = None, notice: Tell = ignored
) -> AnyCard:
    """Validate the content of a run card, of several analyses, or with figures alone (no model, no analysis).

    Parameters and errors as `parse_card`.
    """
    if isinstance(content, dict) and "analyses" in content:
        if "analysis" in content:
            raise InputError(
                "analysis and analyses are two meanings of one key", where=where, mend="Leave one out."
            )
        content = _placed(translated(content, where, notice), folder)
        return validated(CombinationCard, content, where, "a run card")
    if not isinstance(content, dict) or "figures" not in content or {"model", "analysis"} & content.keys():
        return parse_card(content, where, folder=folder, notice=notice)
    return validated(FigureCard, content, where)


def _placed(content: dict[str, Any], folder: Path | None) -> dict[str, Any]:
    """Return the content with the paths of its model card and its analyses made whole."""
    if folder is None:
        return content
    placed: dict[str, Any] = {}
    if "model" in content:
        placed["model"] = _renamed(content["model"], lambda name: placed_model(name, folder))
    if "analysis" in content:
        placed["analysis"] = _renamed(content["analysis"], lambda name: _whole_analysis(name, folder))
    if isinstance(content.get("analyses"), list):
        blocks = content["analyses"]
        placed["analyses"] = [_renamed(item, lambda name: _whole_analysis(name, folder)) for item in blocks]
    return content | placed


def _renamed(block: Any, change: Callable[[str], str]) -> Any:
    """Return a block, or the name alone that stands for it, with another name."""
    name = block.get("name") if isinstance(block, dict) else block
    if not isinstance(name, str):
        return block
    return block | {"name": change(name)} if isinstance(block, dict) else change(name)


def _whole_analysis(name: str, folder: Path) -> str:
    """Return the path of a folder beside the card; of one in the working directory, where there is none."""
    ships = any(path.name == name for path in resource("analyses").iterdir())
    if ships or entry_points(group="recast.analyses", name=name):
        return name
    found = (place / user_path(name) for place in (folder, Path.cwd()))
    return next((str(path.absolute()) for path in found if path.is_dir()), name)


def with_model(content: Any, model: str | None) -> Any:
    """Return the content of a run card with another model; its scheme and fixed parameters stay.

    Title and labels of its figures go: they are words about the lines of its own model.

    Parameters
    ----------
    content
        Plain values of a card.
    model
        Name of a model, or path of its card from the working directory; None leaves the card as it is.

    Raises
    ------
    InputError
        If the card has no model.

    Examples
    --------
    >>> with_model({"model": {"name": "lmu_ltau", "coupling_reference": 0.1}}, "le_lmu")
    {'model': {'name': 'le_lmu'}}
    """
    if model is None:
        return content
    if not isinstance(content, dict) or "model" not in content:
        raise InputError(f"the model {model} is given for a card that has no model", mend="Leave it out.")
    block = content["model"] if isinstance(content["model"], dict) else {"name": content["model"]}
    kept = {key: value for key, value in block.items() if key not in ("coupling_reference", "gp_reference")}
    path = user_path(model)
    name = str(path.absolute()) if path.suffix in (".yaml", ".yml") else model
    changed = content | {"model": kept | {"name": name}}
    if name != block.get("name", DEFAULT_MODEL) and isinstance(content.get("figures"), list):
        changed["figures"] = [
            {key: value for key, value in item.items() if key not in ("title", "labels")}
            if isinstance(item, dict)
            else item
            for item in content["figures"]
        ]
    return changed


def load_card(path: Path, *, notice: Tell = ignored) -> RunCard:
    """Read and validate a run card: a path, or the name of a shipped one."""
    path = card_path(path)
    return parse_card(load_yaml(path), str(path), folder=path.parent, notice=notice)


def card_schema() -> dict[str, Any]:
    """Return the JSON schema of the cards of `recast run`."""
    schema: dict[str, Any] = TypeAdapter(AnyCard).json_schema()
    return schema
