"""Analysis: everything that an `analysis.py` needs, in one import; analyses know this room only."""

from recast.analysis.card import AnalysisCard
from recast.analysis.control import bare_leptons
from recast.analysis.cutflow import Selection, SelectionBuilder
from recast.analysis.four_leptons import FourLeptonFiducial, FourLeptons
from recast.analysis.kinematics import (
    PAIRS,
    Pairing,
    best_four,
    channels,
    delta_r,
    far_apart,
    four_momenta,
    invariant_mass,
    pair_masses,
    pair_up,
    recovered_momenta,
    smallest_ossf,
)
from recast.detector.draws import Draws
from recast.detector.isolation import cone_sums, isolated
from recast.detector.leptons import FlatEvents, Leptons, find_leptons, flatten_events, reconstruct
from recast.detector.objects import ELECTRON, MUON, DetectorModel
from recast.detector.photons import with_recovered_photons
from recast.detector.trigger import triggered
from recast.events.parton_table import PartonTable

__all__ = [
    "ELECTRON",
    "MUON",
    "PAIRS",
    "AnalysisCard",
    "DetectorModel",
    "Draws",
    "FlatEvents",
    "FourLeptonFiducial",
    "FourLeptons",
    "Leptons",
    "Pairing",
    "PartonTable",
    "Selection",
    "SelectionBuilder",
    "bare_leptons",
    "best_four",
    "channels",
    "cone_sums",
    "delta_r",
    "far_apart",
    "find_leptons",
    "flatten_events",
    "four_momenta",
    "invariant_mass",
    "isolated",
    "pair_masses",
    "pair_up",
    "reconstruct",
    "recovered_momenta",
    "smallest_ossf",
    "triggered",
    "with_recovered_photons",
]
