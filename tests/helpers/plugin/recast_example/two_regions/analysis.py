"""An analysis in one file: two muons of opposite sign near the Z peak, and below it."""

import numpy as np

from recast.analysis.toolkit import (
    MUON,
    SelectionBuilder,
    find_leptons,
    flatten_events,
    four_momenta,
    invariant_mass,
    reconstruct,
)

CARD = """
name: two_regions
title: "two muons near the Z peak and below it"
experiment: "an example"
regions:
  peak: "80 < m < 100 GeV"
  low: "15 < m < 80 GeV"
default_dataset: example
datasets:
  example:
    title: "invented numbers"
    luminosities:
      - {sqrt_s_gev: 8000.0, value_fb: 20.0, relative_error: 0.03, source: "invented"}
    regions:
      peak: {observed: 12, expected: 11.0, source: "invented"}
      low: {observed: 5, expected: 6.0, source: "invented"}
objects:
  muon:
    pt_min_gev: {value: 5.0, unit: GeV, source: "invented"}
    abs_eta_max: {value: 2.5, source: "invented"}
    efficiencies: []
  isolation:
    cone: {value: 0.2, source: "invented"}
    track_pt_min_gev: {value: 1.0, unit: GeV, source: "invented"}
    track_abs_eta_max: {value: 2.5, source: "invented"}
    max_ratio: {value: 0.15, source: "invented"}
cuts:
  edge_gev: {value: 80.0, unit: GeV, source: "invented"}
"""


class Analysis:
    """The two hardest muons."""

    def __init__(self, card, mass_gev=None):
        del mass_gev  # no window moves with the mass
        self.card = card
        self._model = card.detector()
        self._edge = card.cut("edge_gev")

    def select(self, events, draws):
        """Return both regions."""
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)
        accepted, counts = find_leptons(flat, self._model, draws, at_least=2)
        steps.cut("two muons in acceptance", counts >= 2)
        found = reconstruct(accepted, flat, self._model, draws)
        pair = found.first(2)
        opposite = (pair.pid.sum(axis=1) == 0) & (np.abs(pair.pid[:, 0]) == MUON)
        keep = steps.cut("opposite signs", opposite)
        mass = invariant_mass(four_momenta(pair.take(keep)).sum(axis=1))
        regions = {"peak": (mass > self._edge) & (mass < 100), "low": (mass > 15) & (mass < self._edge)}
        return steps.finish(regions, {"mass_gev": mass})
