"""Analysis: the card analysis.yaml, every number with its source, validated into frozen dataclasses."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from recast.core.blocks import WINDOW, Block, Nuisance, Positive, validated
from recast.core.errors import InputError, did_you_mean
from recast.detector.objects import (
    ELECTRON,
    MUON,
    BinnedTable,
    DetectorModel,
    Dressing,
    IsolationCut,
    LeptonCuts,
    PhotonRecovery,
    Trigger,
    TriggerItem,
    TriggerLeg,
)
from recast.events.parton_filter import PartonFilter
from recast.events.thresholds import Needed

__all__ = [
    "AnalysisCard",
    "Dataset",
    "KFactor",
    "Luminosity",
    "MassWindow",
    "Number",
    "Numbers",
    "PhaseSpace",
    "PublishedLikelihood",
    "Reference",
    "RegionNumbers",
    "SignalWindow",
    "SpectrumBlock",
    "Table",
    "WindowNumbers",
    "check_units",
    "parse_card",
    "same_energy",
]

Finite = Annotated[float, Field(allow_inf_nan=False)]
Row = Annotated[tuple[float, ...], Field(strict=False)]
FLAVOURS = {"electron": ELECTRON, "muon": MUON}
_NEGLIGIBLE = 1e-3
"""Share of a squared uncertainty that rounding leaves."""
_ROUNDING = 1.1
"""Parts of an error may be this much larger together, as published numbers are rounded."""


class Number(Block):
    """A number with its source."""

    value: Finite
    """The number."""
    unit: str = "1"
    """Its unit, which is that of its key; 1 for none. It converts nothing."""
    source: str = Field(min_length=3)
    """Where it comes from."""


_SUFFIXES = {
    **{unit.lower(): unit for unit in ("GeV", "MeV", "TeV", "mm", "cm", "fb", "pb")},
    "gev2": "GeV^2",
    "percent": "%",
}
"""Unit of a key by its last word."""
_SCALED = (
    dict.fromkeys(("eV", "keV", "MeV", "TeV"), "GeV") | dict.fromkeys(("um", "cm", "m"), "mm") | {"%": "1"}
)
"""Units that no number has, and those that stand for them."""


def check_units(numbers: Mapping[str, Any], units: Mapping[str, str], other: str | None = "1") -> None:
    """Refuse numbers with another unit than that of their key, as no unit converts anything.

    Parameters
    ----------
    numbers
        By key; what is no `Number` is passed over.
    units
        Units of keys whose name does not say it. Others end in their unit, such as `_gev`.
    other
        Unit of all others; None: any but a multiple, such as % or MeV.

    Raises
    ------
    ValueError
        Names key and unit.
    """
    for key, number in numbers.items():
        if not isinstance(number, Number) or "unit" not in number.model_fields_set:
            continue
        given = number.unit or "1"
        unit = units.get(key) or _SUFFIXES.get(key.rpartition("_")[2]) or other or _SCALED.get(given, given)
        if given != unit:
            plain = "a plain number", "a plain number without unit (0.15 for 15 %)"
            what, mend = plain if unit == "1" else (f"in {unit}", f"the value in {unit}")
            raise ValueError(f'{key} is {what}, but its unit is "{given}". Give {mend}')


class Numbers(Block):
    """Base of blocks with numbers: each has the unit of its key, or states none."""

    units: ClassVar[Mapping[str, str]] = {}
    """Units of keys whose name does not say it."""

    @model_validator(mode="after")
    def _of_their_units(self) -> Self:
        check_units(dict(self), self.units)
        return self


class Reference(Block):
    """A publication of the experiment or of a recast."""

    what: str
    """What it is, in a few words."""
    texkey: str | None = None
    """INSPIRE citation key."""
    arxiv: str | None = None
    """Number of the arXiv."""
    report: str | None = None
    """Number of the experiment's report."""
    doi: str | None = None
    """Its DOI."""


def same_energy(sqrt_s_gev: float, other_gev: float) -> bool:
    """Return whether two energies [GeV] are one; files state them with few digits."""
    return math.isclose(sqrt_s_gev, other_gev, rel_tol=1e-6)


class Luminosity(Block):
    """Integrated luminosity at one energy."""

    sqrt_s_gev: Positive
    """Energy of the collisions [GeV]."""
    value_fb: Positive
    """Integrated luminosity [1/fb]."""
    relative_error: Annotated[float, Field(ge=0, lt=1)] | None = None
    """Its relative uncertainty; absent: none."""
    nuisance: Nuisance | None = None
    """Name of its uncertainty in a likelihood; those of one name move together, in other analyses too. The
    experiment and the energy if absent."""
    source: str = Field(min_length=3)
    """Where the numbers come from."""

    def name_of(self, card: AnalysisCard) -> str:
        """Return the nuisance: that of the card, or experiment and energy."""
        energy = f"{self.sqrt_s_gev / 1000:g}TeV"
        return self.nuisance or f"luminosity_{card.experiment.lower().replace(' ', '_')}_{energy}"


class RegionNumbers(Block):
    """What the experiment published for a region, all energies together."""

    observed: Annotated[int, Field(ge=0)] | None = None
    """Events seen; absent: not published."""
    expected: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    """Standard Model expectation, background included."""
    expected_error: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    """Its uncertainty without the Poisson one of the count, events; absent: not published."""
    background_fraction: Annotated[float, Field(ge=0, le=1)] | None = None
    """Part of the expectation that is not the simulated process."""
    uncertainties: dict[Nuisance, Annotated[float, Field(ge=0, allow_inf_nan=False)]] = Field(
        default_factory=dict
    )
    """Parts of `expected_error` by the name of their nuisance, relative; those of one name move together in
    all regions. What they leave of it is a nuisance of the region's own. In quadrature they are
    `expected_error` at most (10 % more for rounding); one of 1 or more needs it beside."""
    source: str = Field(min_length=3)
    """Where the numbers come from."""

    @model_validator(mode="after")
    def _parts_of_the_error(self) -> RegionNumbers:
        for name, value in self.uncertainties.items():
            if value >= 1 and self.expected_error is None:
                raise ValueError(
                    f"uncertainties.{name} is {value:g} of the expectation: is it in per cent? Parts are "
                    f"fractions, 0.05 for 5 %; if it is one, state expected_error as well"
                )
        parts = (self.expected or 0.0) * math.hypot(*self.uncertainties.values())
        if self.expected_error is not None and parts > _ROUNDING * self.expected_error:
            raise ValueError(
                f"uncertainties are {parts:.4g} events in quadrature, expected_error is "
                f"{self.expected_error:g}: they are its parts, as fractions of the expectation"
            )
        return self

    def relative_errors(self, rest: str) -> dict[str, float]:
        """Return the relative uncertainties of the expectation by nuisance.

        `rest` is the name of what `uncertainties` leave of `expected_error`, if they leave anything.
        """
        found = {name: value for name, value in self.uncertainties.items() if value}
        whole = self.expected_error / self.expected if self.expected and self.expected_error else 0.0
        left = whole**2 - sum(value**2 for value in found.values())
        if left > _NEGLIGIBLE * whole**2:
            found[rest] = math.hypot(found.get(rest, 0.0), math.sqrt(left))
        return found

    @property
    def error(self) -> float:
        """Uncertainty of the expectation, all parts together [events]; 0 where none is stated."""
        if self.expected == 0:  # nothing is relative to it
            return self.expected_error or 0.0
        return (self.expected or 0.0) * math.hypot(*self.relative_errors("").values())


class WindowNumbers(Block):
    """What the experiment published for the mass window at one mass, all energies together."""

    mass_gev: Positive
    """Mass of the resonance [GeV]."""
    observed: Annotated[int, Field(ge=0)]
    """Observed events."""
    expected: Positive
    """Background in the window, events."""
    expected_error: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    """Its uncertainty without the Poisson one of the count, events."""
    source: str = Field(min_length=3)
    """Where the numbers come from."""

    @property
    def error(self) -> float:
        """`expected_error`."""
        return self.expected_error


class PublishedLikelihood(Block):
    """The likelihood that the experiment published, in the folder of the analysis."""

    file: str
    """A workspace of pyhf (or a file of HS3)."""
    channels: dict[str, Annotated[tuple[str, ...], Field(strict=False)]]
    """Region of each bin of each channel; [] for a channel without signal."""
    measurement: str | None = None
    """The first one if absent."""
    remove: tuple[str, ...] | None = Field(default=None, strict=False)
    """Samples that are taken out, such as an example signal: all that the parameter of interest scales. Where
    it scales a sample this is needed: `[]` if that is a background."""
    luminosity: str | None = None
    """Modifier of type `lumi` of the workspace that scales the signal as well (in HS3 it is `lumi`, whatever
    the file calls it); None: the signal has the luminosity's error of the data set."""
    source: str = Field(min_length=3)
    """Where the file comes from."""


class Dataset(Block):
    """A named set of data."""

    title: str
    """A few words, such as luminosity and energy."""
    luminosities: tuple[Luminosity, ...] = Field(strict=False, min_length=1)
    """Luminosity of each energy."""
    regions: dict[str, RegionNumbers] = Field(default_factory=dict)
    """Published numbers by the name of the region."""
    windows: tuple[WindowNumbers, ...] = Field(default=(), strict=False)
    """Counts of the mass window, at the masses that were published."""

    @model_validator(mode="after")
    def _once(self) -> Dataset:
        masses = [item.mass_gev for item in self.windows]
        if len(set(masses)) != len(masses):
            raise ValueError("the mass of a window stands twice")
        energies = [item.sqrt_s_gev for item in self.luminosities]
        if len(set(energies)) != len(energies):
            raise ValueError("an energy stands twice")
        return self

    def find_luminosity_fb(self, sqrt_s_gev: float) -> float | None:
        """Return the luminosity at an energy [1/fb]; None where the data set has none."""
        for item in self.luminosities:
            if same_energy(item.sqrt_s_gev, sqrt_s_gev):
                return item.value_fb
        return None

    def window(self, mass_gev: float) -> WindowNumbers | None:
        """Return the published counts of the window at a mass [GeV]; None where none were published."""
        return next((item for item in self.windows if abs(item.mass_gev - mass_gev) < 1e-6 * mass_gev), None)

    def luminosity_fb(self, sqrt_s_gev: float) -> float:
        """Return the luminosity at an energy [1/fb]; an unknown energy is an `InputError`."""
        found = self.find_luminosity_fb(sqrt_s_gev)
        if found is None:
            known = ", ".join(f"{item.sqrt_s_gev:g}" for item in self.luminosities)
            mend = f"Energies of the data set: {known} GeV."
            raise InputError(f"no data at {sqrt_s_gev:g} GeV", where=self.title, mend=mend)
        return found


class Table(Block):
    """A table in pT and |eta| (`recast.detector.BinnedTable`)."""

    name: str
    """What the table holds, such as reconstruction; part of the key of its random draws."""
    pt_edges_gev: tuple[float, ...] = Field(strict=False)
    """Edges in pT [GeV], rising, n + 1 for n bins; the last may be .inf."""
    abs_eta_edges: tuple[float, ...] = Field(strict=False)
    """Edges in |eta|, rising."""
    values: tuple[Row, ...] = Field(strict=False)
    """One row for each bin of |eta|, with a value between 0 and 1 for each bin of pT. The
    bins cover all objects that the table is for; the first one in pT also holds what is softer."""
    source: str = Field(min_length=3)
    """Where the numbers come from."""

    def table(self) -> BinnedTable:
        """Return the detector's table."""
        return BinnedTable.create(self.name, self.pt_edges_gev, self.abs_eta_edges, self.values, self.source)


class LeptonBlock(Numbers):
    """A lepton flavour."""

    pt_min_gev: Number
    """A lepton has a larger measured pT."""
    abs_eta_max: Number
    """A lepton has a smaller |eta|."""
    efficiencies: tuple[Table, ...] = Field(default=(), strict=False)
    """Tables of efficiencies in (pT, |eta|), which are multiplied; absent: 1."""
    resolution: Table | None = None
    """Relative pT resolution; absent: momenta are measured exactly."""


class IsolationBlock(Numbers):
    """Track isolation (`recast.detector.IsolationCut`)."""

    cone: Number
    """Radius Delta R of the cone."""
    track_pt_min_gev: Number
    """Tracks have a larger pT."""
    track_abs_eta_max: Number
    """Tracks have a smaller |eta|."""
    max_ratio: Number
    """An isolated lepton has a smaller sum of track pT over its own pT."""


class DressingBlock(Numbers):
    """Photons added to leptons before any cut (`recast.detector.Dressing`)."""

    cone: Number
    """Largest Delta R between a photon and the bare lepton."""
    flavours: tuple[Literal["muon", "electron"], ...] = Field(
        strict=False, min_length=1, default=("electron", "muon")
    )
    """Leptons that are dressed; others stay bare."""


class RecoveryBlock(Numbers):
    """Photons of final-state radiation that the experiment finds (`recast.detector.PhotonRecovery`)."""

    units: ClassVar[Mapping[str, str]] = {"distance_over_pt2_max": "1/GeV^2"}

    pt_min_gev: Number
    """A photon has a larger pT [GeV]."""
    abs_eta_max: Number
    """A photon has a smaller |eta|."""
    cone: Number
    """Largest Delta R between photon and lepton."""
    distance_over_pt2_max: Number
    """Largest Delta R / pT^2, of the photon's pT [1/GeV^2]."""
    isolation_cone: Number
    """Radius of the cone around the photon in which hadrons and other photons are summed."""
    isolation_max: Number
    """Their sum of pT over that of the photon is smaller."""


class TriggerLegBlock(Block):
    """A leg of a trigger (`recast.detector.TriggerLeg`)."""

    flavour: Literal["muon", "electron"]
    """Its lepton."""
    pt_min_gev: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    """Threshold in the measured pT [GeV]."""
    efficiency: str | Table | None = None
    """Turn-on: chance in (measured pT, |eta|), or the name of one of `efficiencies`; absent: 1 above the
    threshold."""


class TriggerItemBlock(Block):
    """A trigger (`recast.detector.TriggerItem`)."""

    name: str
    """Name of the trigger."""
    legs: tuple[TriggerLegBlock, ...] = Field(strict=False, min_length=1)
    """One lepton, two or more; each leg needs one of its own."""
    source: str = Field(min_length=3)
    """Where the numbers come from."""


class TriggerBlock(Block):
    """The triggers of an analysis; an event needs one of them."""

    efficiencies: dict[str, Table] = Field(default_factory=dict)
    """Efficiencies that legs share, by name."""
    items: tuple[TriggerItemBlock, ...] = Field(strict=False, min_length=1)
    """The triggers."""


class ObjectsBlock(Block):
    """Definitions of the leptons."""

    muon: LeptonBlock | None = None
    """Muons; absent: none are looked for."""
    electron: LeptonBlock | None = None
    """Electrons; absent: none are looked for."""
    isolation: IsolationBlock | None = None
    """Track isolation of leptons; absent: every lepton is isolated."""
    trigger: TriggerBlock | None = None
    """Absent: every event is triggered."""
    dressing: DressingBlock | None = None
    """Absent: leptons are bare."""
    recovery: RecoveryBlock | None = None
    """Absent: no photons are looked for."""

    @model_validator(mode="after")
    def _some(self) -> ObjectsBlock:
        if self.dressing is not None and self.recovery is not None:
            raise ValueError("dressing and recovery would count photons twice; give one of them")
        if self.muon is None and self.electron is None:
            raise ValueError("muon and electron are missing: no event could pass; give one or both")
        return self


class MassWindow(Numbers):
    """Window in the mass of a lepton pair around the mass of a hypothetical resonance."""

    relative_half_width: Number
    """Half the width of the window over the resonance's mass."""
    lowest_gev: Number
    """Least mass of the resonance that the search covers."""
    highest_gev: Number
    """Largest mass of the resonance that the search covers."""
    background_relative_error: Number
    """Uncertainty of the background in a window."""
    normalised_to: str
    """Region that the window is a part of; its published expectation is that of a relative normalisation, and
    need not be there in an absolute one."""
    observed_inside: tuple[str, str] | None = Field(default=None, strict=False)
    """Names of the cuts between which `normalised_to` takes the pair: where a whole window lies inside, its
    published count gives an observed limit."""

    @model_validator(mode="after")
    def _ordered(self) -> MassWindow:
        if not 0 < self.relative_half_width.value < 1:
            raise ValueError("relative_half_width is not between 0 and 1")
        if not 0 < self.lowest_gev.value < self.highest_gev.value:
            raise ValueError("lowest_gev is not below highest_gev")
        if not 0 <= self.background_relative_error.value < 1:
            raise ValueError("background_relative_error is not between 0 and 1")
        return self


class ReferenceResult(Numbers):
    """A limit that the experiment published for another process, made again beside a run's own."""

    what: str
    """What the limit is on, such as BR(A -> B)."""
    process: str
    """The process, as in a run card; its branching ratios are 1."""
    region: str
    """Region that sets the limit."""
    divided_by: Number
    """Product of branching ratios that belongs to the process and not to the limit."""


class PhaseSpace(Block):
    """Masses that define a cross section."""

    m4l_min_gev: Positive
    """Least mass of the four leptons [GeV]."""
    m4l_max_gev: Positive
    """Largest mass of the four leptons [GeV]."""
    mll_min_gev: Positive
    """Least mass of every opposite-sign same-flavour pair [GeV]."""
    what: str
    """What it is, in a few words."""
    source: str = Field(min_length=3)
    """Where the numbers come from."""


class KFactor(Block):
    """Best known rate over the leading order of this program, at one energy."""

    sqrt_s_gev: Positive
    """Energy of the collisions [GeV]."""
    value: Positive
    """The factor."""
    source: str = Field(min_length=3)
    """Where it comes from."""


class SignalWindow(Block):
    """Masses that the selection asks for: generator cuts must be looser, and scaling is checked inside."""

    m4l_min_gev: Annotated[float, Field(ge=0)]
    """Least mass of the four leptons [GeV]."""
    m4l_max_gev: Positive
    """Largest mass of the four leptons [GeV]."""
    mll_min_gev: Annotated[float, Field(ge=0)]
    """Least mass of every opposite-sign same-flavour pair [GeV]."""
    beyond: tuple[str, ...] = Field((), strict=False)
    """Regions of the analysis that select other masses as well."""

    def masses(self) -> dict[str, float]:
        """Return the masses alone [GeV]."""
        return self.model_dump(exclude={"beyond"})


class PublishedBins(Block):
    """A published distribution, drawn beside that of the simulation."""

    region: str
    """The region that it is of."""
    dataset: str | None = None
    """The data set that it is of; absent: all."""
    title: str = "data"
    """A word for the legend."""
    quantity: Literal["events", "differential_fb"] = "events"
    """What the values are: events of the whole data set in each bin, or the differential cross section [fb
    per unit of the observable]."""
    values: tuple[Finite, ...] = Field(strict=False)
    """One for each bin of the distribution."""
    errors: tuple[Annotated[float, Field(ge=0, allow_inf_nan=False)], ...] = Field(strict=False)
    """Their uncertainties."""
    source: str = Field(min_length=3)
    """Where they come from."""

    def events(
        self, edges: Sequence[float], luminosity_fb: float
    ) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the events in each bin, and their uncertainties, at a luminosity [1/fb]."""
        if self.quantity == "events":
            return self.values, self.errors
        factors = [luminosity_fb * (high - low) for low, high in itertools.pairwise(edges)]
        scaled = (
            tuple(factor * value for factor, value in zip(factors, column, strict=True))
            for column in (self.values, self.errors)
        )
        return next(scaled), next(scaled)


class SpectrumBlock(Block):
    """A distribution of the selected events, kept for every region of every sample."""

    observable: str
    """A name in the `observables` of the selection that analysis.py returns, such as m4l_gev."""
    bins: tuple[Annotated[int, Field(gt=0, le=1000)], Finite, Finite] | None = Field(
        strict=False, default=None
    )
    """Number of bins of equal width, lower edge of the first, upper edge of the last."""
    bin_edges: Annotated[tuple[Finite, ...], Field(min_length=2, max_length=1001)] | None = Field(
        strict=False, default=None
    )
    """In place of `bins`: the edges of all bins, rising."""
    label: str
    """The observable beside an axis, TeX between dollars."""
    unit: str = "1"
    """Its unit; 1 for none."""
    published: tuple[PublishedBins, ...] = Field(strict=False, default=())
    """What was published in these bins, for the pictures of `recast plot`."""

    @model_validator(mode="after")
    def _ordered(self) -> SpectrumBlock:
        if (self.bins is None) == (self.bin_edges is None):
            raise ValueError("give bins (of equal width) or bin_edges, one of both")
        if self.bins is not None and not self.bins[1] < self.bins[2]:
            raise ValueError("the lower edge of bins is not below the upper one")
        edges = self.edges
        if any(not low < high for low, high in itertools.pairwise(edges)):
            raise ValueError("bin_edges do not rise")
        for item in self.published:
            if not len(item.values) == len(item.errors) == len(edges) - 1:
                counts = f"{len(item.values)} values and {len(item.errors)} errors"
                raise ValueError(f"published: {counts} for {len(edges) - 1} bins")
        return self

    @property
    def edges(self) -> tuple[float, ...]:
        """Edges of the bins."""
        if self.bins is None:
            return self.bin_edges or ()
        count, low, high = self.bins
        return (*(low + (high - low) * number / count for number in range(count)), high)


class Target(Block):
    """A published number that the analysis is compared with."""

    name: str
    """What it is."""
    value: Finite
    """The number."""
    error: Annotated[float, Field(ge=0)] | None = None
    """Its uncertainty."""
    unit: str = "1"
    """Its unit; 1 for none."""
    source: str = Field(min_length=3)
    """Where it comes from."""


class AnalysisCard(Block):
    """The numbers of an analysis."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
    """Name of the analysis."""
    title: str
    """Title in words."""
    experiment: str
    """Name of the experiment, such as ATLAS."""
    references: tuple[Reference, ...] = Field(default=(), strict=False)
    """Publications; all are cited."""
    regions: dict[str, str] = Field(min_length=1)
    """Name and description of each region."""
    default_dataset: str
    """The data set that is taken where none is named."""
    datasets: dict[str, Dataset] = Field(min_length=1)
    """Sets of data by name."""
    objects: ObjectsBlock
    """What is a lepton."""
    cuts: dict[str, Number]
    """Cut values by name, read by analysis.py."""
    parton_filter: PartonFilter = PartonFilter()
    """Conditions on partons that every selected event fulfils; others are not showered."""
    hadrons: dict[str, Any] | None = None
    """Jets, b tagging and missing momentum (`recast.analysis.jet_card.Hadrons`)."""
    signal_window: SignalWindow | None = None
    """Masses of the selected events; absent: the generator's cuts are taken as they are."""
    mass_window: MassWindow | None = None
    """Window that moves with the mass of a resonance; region `window` of `LoadedAnalysis.at(mass)`."""
    reference_result: ReferenceResult | None = None
    """A published limit to compare with; absent: none."""
    disjoint: tuple[Annotated[tuple[str, ...], Field(strict=False)], ...] = Field(default=(), strict=False)
    """Sets of regions that share no event: these may set a limit together."""
    experimental: dict[Nuisance, Annotated[float, Field(ge=0, lt=1)]] = Field(default_factory=dict)
    """Relative experimental uncertainties of a signal by the name of their nuisance."""
    likelihood: PublishedLikelihood | None = None
    """A likelihood of the experiment; absent: none."""
    phase_spaces: dict[str, PhaseSpace] = Field(default_factory=dict)
    """Phase spaces of published cross sections, by name."""
    k_factors: tuple[KFactor, ...] = Field(default=(), strict=False)
    """One an energy; they are applied where a card asks for them, and nowhere else."""
    spectra: dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$")], SpectrumBlock] = Field(
        default_factory=dict
    )
    """Distributions of the selected events by name; absent: none are kept."""
    not_simulated: tuple[str, ...] = Field(default=(), strict=False)
    """What the simulation leaves out, in words."""
    validation: tuple[Target, ...] = Field(default=(), strict=False)
    """Published numbers to compare with."""
    status: Literal["validated", "preliminary"] = "preliminary"
    """validated where closure was compared with published numbers."""

    @model_validator(mode="after")
    def _cuts_of_their_units(self) -> AnalysisCard:
        check_units({f"cuts.{name}": item for name, item in self.cuts.items()}, {}, other=None)
        return self

    @model_validator(mode="after")
    def _published_of_its_own(self) -> AnalysisCard:
        for name, item in ((name, item) for name, it in self.spectra.items() for item in it.published):
            self._known_region(item.region, f"spectra.{name}.published")
            if item.dataset is not None and item.dataset not in self.datasets:
                raise ValueError(f'spectra.{name}.published names the unknown data set "{item.dataset}"')
            sets = [self.datasets[item.dataset]] if item.dataset else self.datasets.values()
            if item.quantity == "differential_fb" and any(len(one.luminosities) > 1 for one in sets):
                raise ValueError(
                    f"spectra.{name}.published is a cross section, but there are several energies"
                )
        return self

    @model_validator(mode="after")
    def _consistent(self) -> AnalysisCard:
        if self.default_dataset not in self.datasets:
            raise ValueError(f'default_dataset "{self.default_dataset}" is not among the datasets')
        for key, name in self._named_regions():
            self._known_region(name, key)
        channels = self.likelihood.channels.values() if self.likelihood else ()
        for name, number in Counter(name for bins in channels for name in bins).items():
            if number > 1:
                raise ValueError(
                    f'likelihood.channels has the region "{name}" in {number} bins: its events would count '
                    "in each of them"
                )
        if self.likelihood is not None and not any(channels):
            raise ValueError("likelihood.channels names no region: no bin has a signal. Name some")
        return self

    @model_validator(mode="after")
    def _window_in_it(self) -> AnalysisCard:
        window = self.mass_window
        if window is None and any(dataset.windows for dataset in self.datasets.values()):
            raise ValueError("a data set has counts of windows, but there is no mass_window")
        unknown = set((window and window.observed_inside) or ()) - set(self.cuts)
        if unknown:
            raise ValueError(f'mass_window.observed_inside names the unknown cut "{min(unknown)}"')
        if window is not None and WINDOW not in self.regions:
            raise ValueError(
                f'mass_window needs the region "{WINDOW}", which regions lacks: add it there, in words'
            )
        if window is not None and window.observed_inside is not None:
            low, high = (self.cuts[name].value for name in window.observed_inside)
            if low >= high:
                raise ValueError(
                    f"mass_window.observed_inside: {low:g} is not below {high:g}; name the lower cut first"
                )
        return self

    def _named_regions(self) -> Iterator[tuple[str, str]]:
        """Yield the regions that other keys name, with the key."""
        for name, dataset in self.datasets.items():
            yield from ((f"datasets.{name}.regions", region) for region in dataset.regions)
        yield from (("disjoint", name) for group in self.disjoint for name in group)
        if self.likelihood is not None:
            for channel, bins in self.likelihood.channels.items():
                yield from ((f"likelihood.channels.{channel}", name) for name in bins)
        if self.signal_window is not None:
            yield from (("signal_window.beyond", name) for name in self.signal_window.beyond)
        if self.mass_window is not None:
            yield "mass_window.normalised_to", self.mass_window.normalised_to
        if self.reference_result is not None:
            yield "reference_result.region", self.reference_result.region

    def _known_region(self, name: str, key: str) -> None:
        if name not in self.regions:
            raise ValueError(f'{key} names the unknown region "{name}". {did_you_mean(name, self.regions)}')

    def shared_nuisances(self, region: str, dataset: str | None, *, luminosity: bool) -> tuple[str, ...]:
        """Return the nuisances that move signal and background of a region, by what the card states.

        Parameters
        ----------
        region, dataset
            A region with published numbers, of a data set.
        luminosity
            Whether the signal has the uncertainty of the luminosity.
        """
        numbers = self.find_region(region, dataset)
        signal = {name for name, value in self.experimental.items() if value}
        if luminosity:
            signal |= {
                item.name_of(self) for item in self.dataset(dataset).luminosities if item.relative_error
            }
        parts = numbers.uncertainties if numbers is not None else {}
        return tuple(name for name, value in parts.items() if value and name in signal)

    def signal_masses(self, regions: Iterable[str]) -> dict[str, float] | None:
        """Return the masses of `signal_window` [GeV]; None where it is not known of all these regions."""
        window = self.signal_window
        return None if window is None or not set(window.beyond).isdisjoint(regions) else window.masses()

    def window_edges(self, mass_gev: float) -> tuple[float, float]:
        """Return the edges of the window at a mass [GeV]; an `InputError` without one."""
        if self.mass_window is None:
            raise InputError("it has no mass window", where=f"analysis {self.name}")
        half = self.mass_window.relative_half_width.value * mass_gev
        return mass_gev - half, mass_gev + half

    def is_observed(self, mass_gev: float) -> bool:
        """Return whether a published count covers the whole window at a mass [GeV]."""
        low, high = self.window_edges(mass_gev)
        if self.mass_window is None or self.mass_window.observed_inside is None:
            return False
        lowest, highest = map(self.cut, self.mass_window.observed_inside)
        return lowest <= low and high <= highest

    def cut(self, name: str) -> float:
        """Return the value of a cut."""
        if name not in self.cuts:
            raise InputError(
                f'no cut "{name}"', where=f"analysis {self.name}", mend=did_you_mean(name, self.cuts)
            )
        return self.cuts[name].value

    def cut_values(self, names: Iterable[str]) -> dict[str, float]:
        """Return the values of cuts by name.

        Raises
        ------
        InputError
            Names all cuts that the card lacks.
        """
        names = tuple(names)
        absent = [name for name in names if name not in self.cuts]
        if len(absent) > 1:
            raise InputError(
                f"the cuts {', '.join(absent)} are missing", where=f"analysis {self.name}", mend="Add them."
            )
        return {name: self.cut(name) for name in names}

    def dataset(self, name: str | None = None) -> Dataset:
        """Return a data set; the default one for None."""
        chosen = self.default_dataset if name is None else name
        if chosen not in self.datasets:
            raise InputError(
                f'unknown data set "{chosen}"',
                where=f"analysis {self.name}",
                mend=did_you_mean(chosen, self.datasets),
            )
        return self.datasets[chosen]

    def data_name(self, dataset: str | None = None) -> str:
        """Return what the data of a data set are called, so that two analyses of them are told."""
        return f"{self.experiment} {self.dataset(dataset).title}"

    def region(self, region: str, dataset: str | None = None) -> RegionNumbers:
        """Return the published numbers of a region; an `InputError` if there are none."""
        if region not in self.regions:
            raise InputError(
                f'unknown region "{region}"',
                where=f"analysis {self.name}",
                mend=did_you_mean(region, self.regions),
            )
        numbers = self.dataset(dataset).regions.get(region)
        if numbers is None:
            raise InputError(
                f'no published numbers for region "{region}"',
                where=f"analysis {self.name}, data set {dataset or self.default_dataset}",
                mend="Choose another data set or region.",
            )
        return numbers

    def find_region(self, region: str, dataset: str | None = None) -> RegionNumbers | None:
        """Return the published numbers of a region; None where its expectation is not published."""
        numbers = self.dataset(dataset).regions.get(region)
        return None if numbers is None or numbers.expected is None else numbers

    def limit_regions(
        self, wanted: str | Sequence[str] | None, dataset: str | None = None
    ) -> tuple[str, ...]:
        """Return the regions that set a limit together: "all" are those with published numbers.

        Raises
        ------
        InputError
            For an unknown region, one without published numbers, or regions that may share events.
        """
        if wanted is None:
            return ()
        where, numbers = f"analysis {self.name}, limit.regions", self.dataset(dataset).regions
        if isinstance(wanted, str):
            usable = {key for key, item in numbers.items() if None not in (item.observed, item.expected)}
            groups = [[name for name in group if name in usable] for group in self.disjoint]
            largest = max(groups, key=len, default=[]) or sorted(usable)[:1]
            left = usable - set(largest)
            if left or not largest:
                raise InputError(
                    f'no set of disjoint regions has all that are published: "{sorted(left)[0]}" is not in it'
                    if left
                    else "no region has published numbers",
                    where=where,
                    mend="Name the regions.",
                )
            return tuple(largest)
        for name in wanted:
            item = self.region(name, dataset)
            if item.observed is None or item.expected is None:
                raise InputError(f'region "{name}" has no observed and expected events', where=where)
        self._require_disjoint(wanted, where)
        return tuple(wanted)

    def likelihood_regions(self) -> tuple[str, ...]:
        """Return the regions of the bins of `likelihood`; none without one.

        Raises
        ------
        InputError
            For regions that may share events.
        """
        channels = self.likelihood.channels if self.likelihood else {}
        found = tuple(name for bins in channels.values() for name in bins)
        self._require_disjoint(found, f"analysis {self.name}, likelihood.channels")
        return found

    def _require_disjoint(self, regions: Sequence[str], where: str) -> None:
        if len(regions) > 1 and not any(set(regions) <= set(group) for group in self.disjoint):
            raise InputError(
                f"{', '.join(regions)} may share events",
                where=where,
                mend="Name regions of one set of `disjoint` in the analysis' card.",
            )

    def phase_space(self, name: str) -> PhaseSpace:
        """Return a phase space; an unknown name is an `InputError`."""
        if name not in self.phase_spaces:
            raise InputError(
                f'unknown phase space "{name}"',
                where=f"analysis {self.name}",
                mend=did_you_mean(name, self.phase_spaces),
            )
        return self.phase_spaces[name]

    def k_factor(self, sqrt_s_gev: float) -> KFactor:
        """Return the K factor at an energy; an `InputError` if the card has none."""
        for item in self.k_factors:
            if same_energy(item.sqrt_s_gev, sqrt_s_gev):
                return item
        raise InputError(
            f"no K factor at {sqrt_s_gev:g} GeV",
            where=f"analysis {self.name}",
            mend="Give analysis.k_factor and its source.",
        )

    def detector(self) -> DetectorModel:
        """Return the detector model of the analysis."""
        trigger = self.objects.trigger
        blocks = ((code, getattr(self.objects, name)) for name, code in FLAVOURS.items())
        leptons = tuple(
            LeptonCuts(
                flavour=code,
                pt_min_gev=block.pt_min_gev.value,
                abs_eta_max=block.abs_eta_max.value,
                efficiencies=tuple(table.table() for table in block.efficiencies),
                resolution=block.resolution.table() if block.resolution else None,
            )
            for code, block in blocks
            if block is not None
        )
        for cuts in leptons:
            cuts.check()
        return DetectorModel(
            leptons=leptons,
            isolation=_isolation(self.objects.isolation) if self.objects.isolation else None,
            trigger=_trigger(trigger, leptons) if trigger else None,
            dressing=_dressing(self.objects.dressing) if self.objects.dressing else None,
            recovery=_recovery(self.objects.recovery) if self.objects.recovery else None,
        )

    @property
    def needs_jets(self) -> bool:
        """Whether its objects are made with jets, which events must hold."""
        return self.hadrons is not None

    @property
    def needs_photons(self) -> bool:
        """Whether its objects are made with photons, which events must hold."""
        return self.objects.dressing is not None or self.objects.recovery is not None

    @property
    def needed(self) -> Needed:
        """What its objects are made of, softer ones that the resolution lifts above a threshold included."""
        detector = self.detector()
        edge = max(cuts.abs_eta_max for cuts in detector.leptons)
        isolation, dressing, recovery = detector.isolation, detector.dressing, detector.recovery
        reach = 0.0  # no cone goes further than the leptons and its radius
        if isolation is not None:
            reach = min(isolation.track_abs_eta_max, edge + isolation.cone)
        if dressing is not None:
            reach = max(reach, edge + dressing.cone)
        if recovery is not None:
            reach = max(reach, min(recovery.abs_eta_max, edge + recovery.cone) + recovery.isolation_cone)
        return Needed(
            lepton_pt_min_gev=min(cuts.true_pt_min_gev for cuts in detector.leptons),
            track_pt_min_gev=isolation.track_pt_min_gev if isolation is not None else math.inf,
            track_abs_eta_max=reach,
            photon_pt_min_gev=recovery.pt_min_gev if recovery is not None else math.inf,
            jet_pt_min_gev=self._jet_pt_min_gev(),
            jet_abs_eta_max=self._of_jets("abs_eta_max", 0.0),
        )

    def _jet_pt_min_gev(self) -> float:
        """Return the smallest true pT of jets that may be measured above the threshold [GeV]."""
        threshold, resolution = self._of_jets("pt_min_gev", math.inf), self._in_jets("resolution")
        if resolution is None:
            return threshold
        where = f"analysis {self.name}, hadrons.jets.resolution"
        table = validated(Table, resolution, where, "a resolution").table()
        return table.reach(threshold, self._of_jets("abs_eta_max", 0.0))

    def _of_jets(self, key: str, absent: float) -> float:
        """Return a number of `hadrons.jets`, which `recast.analysis.jet_card` checks."""
        found = self._in_jets(key, "value")
        return float(found) if isinstance(found, int | float) else absent

    def _in_jets(self, *steps: str) -> Any:
        found: Any = self.hadrons
        for step in ("jets", *steps):
            found = found.get(step) if isinstance(found, dict) else None
        return found


def _isolation(block: IsolationBlock) -> IsolationCut:
    return IsolationCut(**{name: getattr(block, name).value for name in IsolationCut.__slots__})


def _dressing(block: DressingBlock) -> Dressing:
    return Dressing(block.cone.value, tuple(FLAVOURS[name] for name in block.flavours))


def _recovery(block: RecoveryBlock) -> PhotonRecovery:
    return PhotonRecovery(**{name: getattr(block, name).value for name in PhotonRecovery.__slots__})


def _trigger(block: TriggerBlock, leptons: Sequence[LeptonCuts]) -> Trigger:
    shared = {name: table.table() for name, table in block.efficiencies.items()}

    def table(given: str | Table | None, where: str) -> BinnedTable | None:
        if not isinstance(given, str):
            return None if given is None else given.table()
        if given not in shared:
            raise InputError(f'no efficiency "{given}"', where=where, mend=did_you_mean(given, shared))
        return shared[given]

    trigger = Trigger(
        tuple(
            TriggerItem(
                item.name,
                tuple(
                    TriggerLeg(
                        FLAVOURS[leg.flavour],
                        leg.pt_min_gev,
                        table(leg.efficiency, f"trigger {item.name}"),
                    )
                    for leg in item.legs
                ),
            )
            for item in block.items
        )
    )
    trigger.check(leptons)
    return trigger


def parse_card(content: Any, where: str) -> AnalysisCard:
    """Check the content of an analysis card.

    Raises
    ------
    InputError
        Names the file, the key and what is wrong with it.
    """
    card = validated(AnalysisCard, content, where, "an analysis card")
    try:
        card.detector()  # its tables are checked now, not in the middle of a run
    except InputError as error:
        raise InputError(error.what, where=f"{where}, {error.where}", mend=error.mend) from error
    return card
