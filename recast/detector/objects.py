"""Detector: what an experiment calls a muon, an electron and an isolated lepton (numbers from a card)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recast.core.errors import InputError
from recast.detector.tables import BinnedTable

__all__ = [
    "ELECTRON",
    "FLAVOUR_NAMES",
    "MUON",
    "DetectorModel",
    "IsolationCut",
    "LeptonCuts",
    "Trigger",
    "TriggerItem",
]

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
class TriggerItem:
    """One trigger: as many leptons of one flavour as it has thresholds."""

    name: str
    flavour: int
    """|PDG code|: 11 or 13."""
    pt_min_gev: tuple[float, ...]
    """Threshold of each leg, hardest first [GeV]."""
    first_level_legs: int | None = None
    """The first so many legs need a lepton that the first level finds; None: all. The others find any."""

    def __post_init__(self) -> None:
        if list(self.pt_min_gev) != sorted(self.pt_min_gev, reverse=True):
            raise InputError("the thresholds must not increase", where=f"trigger {self.name}")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A set of triggers; an event needs one of them."""

    items: tuple[TriggerItem, ...]
    efficiencies: Mapping[int, BinnedTable] = field(default_factory=dict)
    """Chance by |PDG code| in (pT, |eta|); a flavour without a table always fires."""


@dataclass(frozen=True, slots=True)
class DetectorModel:
    """Everything that turns true leptons into selected ones."""

    leptons: tuple[LeptonCuts, ...]
    isolation: IsolationCut
    trigger: Trigger | None = None
    """None: every event is triggered."""
