"""Analysis atlas_2021_m4l: fiducial four-lepton cross sections at 13 TeV, ATLAS arXiv:2103.01918.

Particle level: no efficiencies. The selection is that of the paper's Rivet routine ATLAS_2021_I1849535.
"""

from __future__ import annotations

import awkward as ak
import numpy as np

from recast.analysis.toolkit import (
    AnalysisCard,
    Draws,
    Selection,
    SelectionBuilder,
    best_four,
    channels,
    delta_r,
    find_leptons,
    flatten_events,
    four_momenta,
    invariant_mass,
    isolated,
    pair_masses,
    pair_up,
)

__all__ = ["Analysis"]

_CUTS = (
    "n_leptons",
    "leading_pt_min_gev",
    "second_pt_min_gev",
    "delta_r_min",
    "mz_gev",
    "all_ossf_min_gev",
    "m4l_min_gev",
    "m4l_max_gev",
)


class Analysis:
    """Four leptons near the Z peak in the fiducial region of the measurement."""

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None:
        del mass_gev  # no window moves with the mass
        self.card = card
        self._model = card.detector()
        self._cuts = {name: card.cut(name) for name in _CUTS}

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts; all of them are strict inequalities."""
        cut, model = self._cuts, self._model
        number = int(cut["n_leptons"])
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)

        found, counts = find_leptons(flat, model, draws, at_least=number)
        steps.cut(f"{number} leptons in acceptance", counts >= number)
        hardest = found.ordered()
        hard = (hardest.pt[:, 0] > cut["leading_pt_min_gev"]) & (hardest.pt[:, 1] > cut["second_pt_min_gev"])
        name = f"leading two pT > {cut['leading_pt_min_gev']:g}, {cut['second_pt_min_gev']:g} GeV"
        keep = steps.cut(name, hard)
        found = found.take(keep)

        # isolation takes every lepton out of the cone, those outside the four as well
        alone = isolated(flat, found, model.isolation)
        leptons = best_four(found, cut["mz_gev"])
        momenta = four_momenta(leptons)
        m4l = invariant_mass(momenta.sum(axis=1))
        pairing = pair_up(leptons, pair_masses(momenta), cut["mz_gev"])
        paired = pairing.complete & np.all(delta_r(leptons) > cut["delta_r_min"], axis=1)
        # the four are found again among all leptons by their place in the record
        same = leptons.particle[:, :, None] == found.particle[:, None, :]
        isolated_four = (same & (alone & found.present)[:, None, :]).any(axis=2).all(axis=1)
        passed = steps.cuts(
            (
                (f"two OSSF pairs, Delta R > {cut['delta_r_min']:g}", paired),
                (
                    f"every OSSF pair: m > {cut['all_ossf_min_gev']:g} GeV",
                    pairing.min_ossf_gev > cut["all_ossf_min_gev"],
                ),
                ("four isolated leptons", isolated_four),
                (
                    f"{cut['m4l_min_gev']:g} < m4l < {cut['m4l_max_gev']:g} GeV",
                    (m4l > cut["m4l_min_gev"]) & (m4l < cut["m4l_max_gev"]),
                ),
            )
        )
        observables = {
            "m4l_gev": m4l[passed],
            "m1_gev": pairing.m1_gev[passed],
            "m2_gev": pairing.m2_gev[passed],
            "leading_pt_gev": leptons.pt[passed].max(axis=1, initial=0.0),
        }
        return steps.finish(channels(leptons.take(passed)), observables)
