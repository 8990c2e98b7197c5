"""Detector: acceptance, efficiencies, resolution and isolation of leptons; knows events only."""

from recast.detector.draws import Draws
from recast.detector.isolation import cone_sums, isolated
from recast.detector.leptons import FlatEvents, Leptons, find_leptons, flatten_events, reconstruct
from recast.detector.objects import (
    ELECTRON,
    MUON,
    DetectorModel,
    IsolationCut,
    LeptonCuts,
    Trigger,
    TriggerItem,
)
from recast.detector.tables import BinnedTable
from recast.detector.trigger import triggered

__all__ = [
    "ELECTRON",
    "MUON",
    "BinnedTable",
    "DetectorModel",
    "Draws",
    "FlatEvents",
    "IsolationCut",
    "LeptonCuts",
    "Leptons",
    "Trigger",
    "TriggerItem",
    "cone_sums",
    "find_leptons",
    "flatten_events",
    "isolated",
    "reconstruct",
    "triggered",
]
