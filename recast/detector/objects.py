"""Detector: what an experiment calls a muon, an electron and an isolated lepton (numbers from a card)."""

from __future__ import annotations

from dataclasses import dataclass

from recast.core.errors import InputError
from recast.detector.tables import BinnedTable
from recast.detector.trigger import Trigger

__all__ = ["ELECTRON", "FLAVOUR_NAMES", "MUON", "DetectorModel", "IsolationCut", "LeptonCuts"]

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
class DetectorModel:
    """Everything that turns true leptons into selected ones."""

    leptons: tuple[LeptonCuts, ...]
    isolation: IsolationCut
    trigger: Trigger | None = None
    """None: every event is triggered."""
