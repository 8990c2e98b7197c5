"""Detector: cuts, tables of efficiency and resolution, isolation, triggers: what an analysis describes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = [
    "ELECTRON",
    "FLAVOUR_NAMES",
    "MUON",
    "BinnedTable",
    "DetectorModel",
    "Dressing",
    "IsolationCut",
    "LeptonCuts",
    "PhotonRecovery",
    "Trigger",
    "TriggerItem",
    "TriggerLeg",
]


_REACH = 4.0
"""Standard deviations; what fluctuates further is left out."""


@dataclass(frozen=True, slots=True)
class BinnedTable:
    """A number in bins of transverse momentum and |pseudorapidity|; zero outside the bins.

    A bin holds its lower edge and not its upper one; the last pT edge may be infinite. The first pT bin also
    holds what is softer: objects that the resolution lifts into the range of the table.
    """

    name: str
    """What the table holds; part of the label of the random draws."""
    pt_edges_gev: tuple[float, ...]
    abs_eta_edges: tuple[float, ...]
    values: npt.NDArray[np.float64]
    """Shape (number of |eta| bins, number of pT bins)."""
    source: str
    """Where the numbers come from."""

    @classmethod
    def create(
        cls,
        name: str,
        pt_edges_gev: Sequence[float],
        abs_eta_edges: Sequence[float],
        values: Sequence[Sequence[float]],
        source: str,
    ) -> BinnedTable:
        """Check shapes, order and range and return the table.

        Raises
        ------
        InputError
            If the edges do not rise, the shape does not fit, or a value lies outside 0 to 1.
        """
        where = f"table {name}"
        for label, edges in (("pt_edges_gev", pt_edges_gev), ("abs_eta_edges", abs_eta_edges)):
            if len(edges) < 2 or not np.all(np.diff(edges) > 0) or edges[0] < 0:
                raise InputError(
                    f"{label} {list(edges)} do not rise from 0 or more",
                    where=where,
                    mend="Give n + 1 rising edges for n bins.",
                )
        shape = (len(abs_eta_edges) - 1, len(pt_edges_gev) - 1)
        if len(values) != shape[0] or any(len(row) != shape[1] for row in values):
            raise InputError(
                f"the values do not form {shape[0]} rows (|eta|) of {shape[1]} columns (pT)", where=where
            )
        content = np.array(values, dtype=np.float64)
        bad = ~((content >= 0.0) & (content <= 1.0))
        if bad.any():
            raise InputError(f"the value {content[bad][0]:g} is not between 0 and 1", where=where)
        content.setflags(write=False)
        return cls(name, tuple(map(float, pt_edges_gev)), tuple(map(float, abs_eta_edges)), content, source)

    def lookup(self, pt: npt.ArrayLike, eta: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the table's value at each (pT [GeV], eta), of one shape."""
        pts, etas = np.asarray(pt, np.float64), np.abs(np.asarray(eta, np.float64))
        column = np.maximum(np.searchsorted(self.pt_edges_gev, pts, side="right") - 1, 0)
        row = np.searchsorted(self.abs_eta_edges, etas, side="right") - 1
        inside = (column < self.values.shape[1]) & (row >= 0) & (row < self.values.shape[0])
        result: npt.NDArray[np.float64] = np.where(
            inside, self.values[np.where(inside, row, 0), np.where(inside, column, 0)], 0.0
        )
        return result

    def reach(self, pt_min_gev: float, abs_eta_max: float) -> float:
        """Return the true pT [GeV] from which four standard deviations of this resolution reach `pt_min_gev`.

        Only |eta| < `abs_eta_max` counts.
        """
        edges = np.array((0.0, *self.pt_edges_gev[1:]))
        rows = self.values[np.array(self.abs_eta_edges[:-1]) < abs_eta_max]
        lowest = np.maximum(edges[:-1], pt_min_gev / (1.0 + _REACH * rows))
        return float(lowest[lowest < edges[1:]].min(initial=pt_min_gev))

    def gap(self, pt_min_gev: float, abs_eta_max: float) -> str:
        """Return what it leaves out of pT > `pt_min_gev` [GeV], |eta| < `abs_eta_max`; '' for nothing."""
        high = self.pt_edges_gev[-1]
        eta_low, eta_high = self.abs_eta_edges[0], self.abs_eta_edges[-1]
        if self.pt_edges_gev[0] > pt_min_gev:
            return f"pT {pt_min_gev:g} to {self.pt_edges_gev[0]:g} GeV"
        if high < math.inf:
            return f"pT above {high:g} GeV"
        if eta_low > 0:
            return f"|eta| below {eta_low:g}"
        return f"|eta| {eta_high:g} to {abs_eta_max:g}" if eta_high < abs_eta_max else ""


ELECTRON = 11
MUON = 13
FLAVOUR_NAMES = {ELECTRON: "electron", MUON: "muon"}


@dataclass(frozen=True, slots=True)
class LeptonCuts:
    """Acceptance and response of one lepton flavour."""

    flavour: int
    """|PDG code|: 11 or 13."""
    pt_min_gev: float
    """A lepton needs a larger (measured) transverse momentum [GeV]."""
    abs_eta_max: float
    """A lepton needs a smaller |eta|."""
    efficiencies: tuple[BinnedTable, ...] = ()
    """Efficiencies in (true pT, |eta|); their product is the chance to be reconstructed."""
    resolution: BinnedTable | None = None
    """Relative pT resolution in (true pT, |eta|); None: the momentum is measured exactly."""

    def __post_init__(self) -> None:
        if self.flavour not in FLAVOUR_NAMES:
            raise InputError(f"flavour {self.flavour} is neither 11 (electron) nor 13 (muon)")
        names = [table.name for table in self.tables]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:  # the name is the key of the random numbers
            raise InputError(
                f'two tables are named "{twice}": they would be drawn with the same random numbers',
                where=f"{FLAVOUR_NAMES[self.flavour]}s",
                mend="Give each efficiency and the resolution a name of its own.",
            )

    @property
    def true_pt_min_gev(self) -> float:
        """Smallest true pT of leptons that may be measured above the threshold [GeV]."""
        if self.resolution is None:
            return self.pt_min_gev
        return self.resolution.reach(self.pt_min_gev, self.abs_eta_max)

    @property
    def tables(self) -> tuple[BinnedTable, ...]:
        """Its efficiencies and its resolution."""
        return self.efficiencies + (() if self.resolution is None else (self.resolution,))

    def check(self) -> None:
        """Refuse tables that leave leptons of the acceptance out.

        Raises
        ------
        InputError
            If one does: those leptons would be lost, or measured exactly, without a word.
        """
        for table in self.tables:
            gap = table.gap(self.pt_min_gev, self.abs_eta_max)
            if gap:
                raise InputError(
                    f"the table {table.name} has no value for leptons of {gap}",
                    where=f"{FLAVOUR_NAMES[self.flavour]}s",
                    mend="Extend it, with .inf as last pT edge; 0 where none is found, or smeared.",
                )


@dataclass(frozen=True, slots=True)
class IsolationCut:
    """Track isolation: sum of track pT in a cone, relative to the lepton's pT.

    The lepton itself and every other selected lepton are taken out of the cone.
    """

    cone: float
    """Radius Delta R of the cone."""
    track_pt_min_gev: float
    """Tracks need a larger transverse momentum [GeV]."""
    track_abs_eta_max: float
    """Tracks need a smaller |eta|."""
    max_ratio: float
    """An isolated lepton has a smaller ratio."""

    def __post_init__(self) -> None:
        if not 0 < self.cone < 1.5:  # above pi/2 the azimuth test of the fast search would fail
            raise InputError(f"the isolation cone {self.cone} is not between 0 and 1.5")


@dataclass(frozen=True, slots=True)
class Dressing:
    """Leptons with all photons near them: the leptons of a fiducial phase space.

    Every photon of the record that is not from a hadron is added to the nearest lepton of these flavours,
    before any cut.
    """

    cone: float
    """Largest Delta R between a photon and the bare lepton."""
    flavours: tuple[int, ...] = (ELECTRON, MUON)
    """|PDG codes| of the leptons that are dressed; others stay bare."""

    def __post_init__(self) -> None:
        if not 0 < self.cone < math.inf:
            raise InputError(f"the cone of the dressing is {self.cone:g}", mend="Give a Delta R above 0.")


@dataclass(frozen=True, slots=True)
class PhotonRecovery:
    """Photons of final-state radiation that an experiment finds: at most one a lepton, beside its momentum.

    A photon belongs to the nearest lepton. Of those that pass all cuts, a lepton has the one with the
    smallest Delta R / pT^2.
    """

    pt_min_gev: float
    """A photon needs a larger transverse momentum [GeV]."""
    abs_eta_max: float
    """A photon needs a smaller |eta|."""
    cone: float
    """Largest Delta R between photon and lepton."""
    distance_over_pt2_max: float
    """Largest Delta R / pT^2, of the photon's pT [1/GeV^2]."""
    isolation_cone: float
    """Cone around the photon in which hadrons and other photons are summed."""
    isolation_max: float
    """Their sum of pT over that of the photon is smaller."""

    def __post_init__(self) -> None:
        if not all(0 < getattr(self, name) < math.inf for name in self.__slots__):
            raise InputError(f"a number is not above 0: {self}", where="recovery of photons")


@dataclass(frozen=True, slots=True)
class TriggerLeg:
    """What one lepton of a trigger has to be."""

    flavour: int
    """|PDG code|: 11 or 13."""
    pt_min_gev: float = 0.0
    """A lepton needs a larger measured pT [GeV]."""
    efficiency: BinnedTable | None = None
    """Chance above it in (measured pT, |eta|): the turn-on; None: 1."""

    def chance(self, pt: npt.NDArray[np.float64], eta: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the chance of leptons of this flavour, of the shape of `pt` [GeV] and `eta`."""
        found = np.ones(pt.shape) if self.efficiency is None else self.efficiency.lookup(pt, eta)
        return np.where(pt > self.pt_min_gev, found, 0.0)

    def gap(self, cuts: LeptonCuts) -> str:
        """Return the range of a flavour's leptons that the efficiency does not cover; '' if there is none."""
        if self.efficiency is None:
            return ""
        return self.efficiency.gap(max(cuts.pt_min_gev, self.pt_min_gev), cuts.abs_eta_max)


_MOST_LEGS = 4
"""Of one trigger: all sets of legs are looked at."""


@dataclass(frozen=True, slots=True)
class TriggerItem:
    """One trigger: each of its legs needs a lepton of its own."""

    name: str
    legs: tuple[TriggerLeg, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.legs) <= _MOST_LEGS:
            raise InputError(
                f"it has {len(self.legs)} legs", where=f"trigger {self.name}", mend="Give 1 to 4."
            )


@dataclass(frozen=True, slots=True)
class Trigger:
    """A set of triggers; an event needs one of them."""

    items: tuple[TriggerItem, ...]

    def check(self, leptons: Sequence[LeptonCuts]) -> None:
        """Refuse triggers that do not fit the leptons which an analysis looks for.

        Raises
        ------
        InputError
            If a leg is of a flavour that is not looked for, or its efficiency does not cover all leptons.
        """
        cuts = {item.flavour: item for item in leptons}
        for item in self.items:
            for leg in item.legs:
                where, name = f"trigger {item.name}", FLAVOUR_NAMES[leg.flavour]
                if leg.flavour not in cuts:
                    raise InputError(f"the analysis looks for no {name}", where=where, mend="Take it out.")
                gap = leg.gap(cuts[leg.flavour])
                if gap:
                    raise InputError(
                        f"its table {leg.efficiency.name if leg.efficiency else ''} has no efficiency for "
                        f"{name}s of {gap}",
                        where=where,
                        mend="Give one; 0 where it does not fire.",
                    )


@dataclass(frozen=True, slots=True)
class DetectorModel:
    """Everything that turns true leptons into selected ones."""

    leptons: tuple[LeptonCuts, ...]
    isolation: IsolationCut | None = None
    """None: every lepton is isolated."""
    trigger: Trigger | None = None
    """None: every event is triggered."""
    dressing: Dressing | None = None
    """None: leptons are bare."""
    recovery: PhotonRecovery | None = None
    """None: no photon is looked for."""
