"""Cards: the blocks that describe figures: constraints against mZ', or on a plane of two other parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from recast.core.blocks import Block, Name, Positive
from recast.core.errors import did_you_mean
from recast.exclusion.plane import PARAMETERS
from recast.inputs.constants import validity
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import DEFAULT_SCENARIO, scenario_names
from recast.lowenergy.registry import OBSERVABLES
from recast.report.mathtext import drawing_problem

__all__ = ["AxisBlock", "CouplingFigureBlock", "FigureBlock", "LabelBlock", "PlaneFigureBlock", "VphiBlock"]


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in OBSERVABLES:
            raise ValueError(f'unknown constraint "{name}". {did_you_mean(name, OBSERVABLES)}')
    if len(set(names)) != len(names):
        raise ValueError("a name stands twice")
    return names


def _rising(ends: tuple[float, float]) -> tuple[float, float]:
    if not ends[0] < ends[1]:
        raise ValueError(f"the range [{ends[0]:g}, {ends[1]:g}] does not rise")
    return ends


def _within(low: str, high: str) -> Callable[[tuple[float, float]], tuple[float, float]]:
    def check(ends: tuple[float, float]) -> tuple[float, float]:
        bounds = validity()[low], validity()[high]
        for end in ends:
            if not bounds[0] <= end <= bounds[1]:
                raise ValueError(f"{end:g} is not between {bounds[0]:g} and {bounds[1]:g}")
        return ends

    return check


def _drawable(text: str) -> str:
    problem = drawing_problem(text)
    if problem:
        raise ValueError(problem)
    return text


def _distinct(values: tuple[float, ...]) -> tuple[float, ...]:
    if len(set(values)) != len(values):
        raise ValueError("a value stands twice")
    return values


Words = Annotated[str, AfterValidator(_drawable)]
"""Text inside a plot."""
Names = Annotated[tuple[str, ...], Field(strict=False), AfterValidator(_known)]
Range = Annotated[tuple[Positive, Positive], Field(strict=False), AfterValidator(_rising)]
Masses = Annotated[Range, AfterValidator(_within("smallest_mass_gev", "largest_mass_gev"))]
Couplings = Annotated[Range, AfterValidator(_within("smallest_coupling", "largest_model_coupling"))]
Change = Annotated[float, Field(gt=0, le=100)]


class LabelBlock(Block):
    """A few words inside a plot."""

    text: Words = Field(min_length=1, max_length=80)
    """The words."""
    x: Positive
    """Centre, in the units of the drawn axes."""
    y: Positive
    """The same, vertically."""
    rotation: Annotated[float, Field(ge=-90, le=90)] = 0.0
    """Degrees, anticlockwise."""
    colour: str = Field(default="#222222", pattern="^#[0-9a-fA-F]{6}$")
    """Colour, as #rrggbb."""


class _Figure(Block):
    """What all figures have."""

    name: Name
    """Name of the files."""
    title: Words = Field(default="", max_length=200)
    """A line above the legend."""
    data: Literal["2014", "current"] = "2014"
    """Named data set of the constraints."""
    form: Literal["printed", "derived"] | None = None
    """Formulae that differ in print; printed for 2014 and derived for current if absent."""
    quarks: str = DEFAULT_SCENARIO
    """Quark sector, a name of recast/inputs/quark_scenarios.yaml."""
    labels: Annotated[tuple[LabelBlock, ...], Field(strict=False, max_length=100)] = ()
    """Words inside the plot."""

    @field_validator("quarks")
    @classmethod
    def _sector(cls, name: str) -> str:
        if name not in scenario_names():
            raise ValueError(f'unknown quark sector "{name}". {did_you_mean(name, scenario_names())}')
        return name


class RecastBlock(Block):
    """The limit of a finished run, drawn beside the constraints of a figure."""

    run: str = Field(min_length=1, max_length=500)
    """Its folder: a name beside the folder of this run, or a path from there."""
    limit: Annotated[str, Field(min_length=1, max_length=60)] = "observed"
    """Which of its limits: observed, expected, or a projection by its name, such as 13TeV_3000fb."""
    title: Words | None = Field(default=None, min_length=1, max_length=60)
    """What the legend calls it; the title of the analysis if absent."""


class CouplingFigureBlock(_Figure):
    """Constraints in the (mZ', g') plane, both axes logarithmic."""

    kind: Literal["coupling"]
    """The kind of figure."""
    mzp_gev: Masses
    """Range of mZ' [GeV]."""
    gp: Couplings
    """Range of g'."""
    regions: Names = ()
    """Constraints whose excluded couplings are shaded."""
    lines: Names = ()
    """Constraints of which only the edge is drawn."""
    bands: Names = ()
    """Constraints of which the preferred couplings are drawn; the data set must name such a band."""
    bs_effects: Annotated[
        tuple[Change, ...], Field(strict=False, max_length=20), AfterValidator(_distinct)
    ] = ()
    """Relative changes of B_s mixing, drawn as dotted lines where nothing is excluded."""
    recasts: Annotated[tuple[RecastBlock, ...], Field(strict=False, max_length=6)] = ()
    """Finished runs whose limit is drawn as a line; one that is not there is left out with a warning."""
    collider: bool = False
    """Whether the simulated curve of the card is drawn."""
    collider_title: Words | None = Field(default=None, min_length=1, max_length=60)
    """What the legend calls it; the title of the analysis if absent."""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.regions or self.lines or self.bands):
            raise ValueError("a figure needs regions, lines or bands")
        if len({(item.run, item.limit) for item in self.recasts}) < len(self.recasts):
            raise ValueError("recasts: a limit of a run stands twice")
        for name in self.bands:
            if OBSERVABLES[name].info(DataSet(self.data)).preferred is None:
                raise ValueError(f"{name} names no preferred band in the data set {self.data}")
        return self


class AxisBlock(Block):
    """An axis of a plane."""

    parameter: str
    """mzp_gev, gp, vphi_gev, mq_gev or md_gev."""
    range: Range
    """Both ends, in the unit of the parameter."""
    scale: Literal["log", "linear"] = "log"
    """Spacing of points and of the drawn axis."""
    points: Annotated[int, Field(ge=2, le=2000)] = 401
    """Number of points."""

    @field_validator("parameter")
    @classmethod
    def _parameter(cls, name: str) -> str:
        if name not in PARAMETERS:
            raise ValueError(f'unknown parameter "{name}". {did_you_mean(name, PARAMETERS)}')
        return name


class VphiBlock(Block):
    """The upper limit on vPhi from B_s mixing on a plane of vector-like masses, as in Fig. 2."""

    levels_gev: Annotated[
        tuple[Positive, ...], Field(strict=False, min_length=1, max_length=30), AfterValidator(_distinct)
    ]
    """Values of the limit drawn as lines [GeV]."""
    below: str | None = None
    """Constraint that bounds vPhi from below: points whose limit lies under it are shaded."""

    @field_validator("below")
    @classmethod
    def _constraint(cls, name: str | None) -> str | None:
        return None if name is None else _known((name,))[0]


class PlaneFigureBlock(_Figure):
    """Constraints on a plane of two parameters, the others fixed."""

    kind: Literal["plane"]
    """The kind of figure."""
    x: AxisBlock
    """The horizontal axis."""
    y: AxisBlock
    """The vertical axis."""
    fixed: dict[str, Positive] = Field(default_factory=dict)
    """Values of other parameters; with the axes they give two of mzp_gev, gp and vphi_gev."""
    regions: Names = ()
    """Constraints whose excluded region is shaded."""
    bands: Names = ()
    """Constraints whose region of small chi2 is shaded."""
    band_sigmas: Annotated[
        tuple[Annotated[float, Field(gt=0, le=30)], ...],
        Field(strict=False, min_length=1, max_length=10),
        AfterValidator(_distinct),
    ] = (1.0, 2.0)
    """Edges of these regions, in standard deviations of two parameters."""
    vphi_limit: VphiBlock | None = None
    """Lines of the upper limit on vPhi."""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.regions or self.bands or self.vphi_limit):
            raise ValueError("a figure needs regions, bands or vphi_limit")
        for name in self.fixed:
            if name not in PARAMETERS:
                raise ValueError(f'unknown parameter "{name}" in fixed. {did_you_mean(name, PARAMETERS)}')
        return self


FigureBlock = Annotated[CouplingFigureBlock | PlaneFigureBlock, Field(discriminator="kind")]
