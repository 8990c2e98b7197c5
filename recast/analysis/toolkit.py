"""Analysis: everything that an `analysis.py` needs, in one import; analyses know this room only."""

from recast.analysis.card import AnalysisCard
from recast.analysis.cutflow import Selection, SelectionBuilder
from recast.analysis.kinematics import (
    PAIRS,
    Pairing,
    best_four,
    channels,
    delta_r,
    four_momenta,
    invariant_mass,
    pair_masses,
    pair_up,
)
from recast.detector import (
    ELECTRON,
    MUON,
    DetectorModel,
    Draws,
    FlatEvents,
    Leptons,
    cone_sums,
    find_leptons,
    flatten_events,
    isolated,
    reconstruct,
    triggered,
)

__all__ = [
    "ELECTRON",
    "MUON",
    "PAIRS",
    "AnalysisCard",
    "DetectorModel",
    "Draws",
    "FlatEvents",
    "Leptons",
    "Pairing",
    "Selection",
    "SelectionBuilder",
    "best_four",
    "channels",
    "cone_sums",
    "delta_r",
    "find_leptons",
    "flatten_events",
    "four_momenta",
    "invariant_mass",
    "isolated",
    "pair_masses",
    "pair_up",
    "reconstruct",
    "triggered",
]
