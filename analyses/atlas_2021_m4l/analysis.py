"""Analysis atlas_2021_m4l: fiducial four-lepton cross sections at 13 TeV, ATLAS arXiv:2103.01918.

Particle level: no efficiencies. The selection is that of section 3 of the paper, as in its Rivet routine
ATLAS_2021_I1849535.
"""

from __future__ import annotations

import awkward as ak
import numpy as np
import numpy.typing as npt

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
    triggered,
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
    "lowest_m4l_gev",
    "z_min_gev",
    "z_max_gev",
    "higgs_min_gev",
    "higgs_max_gev",
    "onshell_min_gev",
    "onshell_max_gev",
)


class Analysis:
    """Four leptons in the fiducial region: the bin of m4l at the Z peak, and the regions of Table 2."""

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
        trigger = ()
        if model.trigger is not None:  # none in the fiducial region; for the efficiency of one
            trigger = (("trigger", triggered(model.trigger, leptons, flat.event[leptons.row], draws)),)
        passed = steps.cuts(
            (
                (f"two OSSF pairs, Delta R > {cut['delta_r_min']:g}", paired),
                (
                    f"every OSSF pair: m > {cut['all_ossf_min_gev']:g} GeV",
                    pairing.min_ossf_gev > cut["all_ossf_min_gev"],
                ),
                ("four isolated leptons", isolated_four),
                *trigger,
            )
        )
        m4l = m4l[passed]

        def between(low: str, high: str) -> npt.NDArray[np.bool_]:
            result: npt.NDArray[np.bool_] = (m4l > cut[low]) & (m4l < cut[high])
            return result

        peak = between("m4l_min_gev", "m4l_max_gev")
        flavours = channels(leptons.take(passed))
        regions = {name: mask & peak for name, mask in flavours.items()}
        regions["4l_z"] = between("z_min_gev", "z_max_gev")
        regions["4l_higgs"] = between("higgs_min_gev", "higgs_max_gev")
        regions["4l_onshell"] = between("onshell_min_gev", "onshell_max_gev")
        others = regions["4l_z"] | regions["4l_higgs"]
        regions["4l_offshell"] = between("lowest_m4l_gev", "onshell_min_gev") & ~others
        regions["4l_full"] = np.ones(len(m4l), np.bool_)
        observables = {
            "m4l_gev": m4l,
            "m1_gev": pairing.m1_gev[passed],
            "m2_gev": pairing.m2_gev[passed],
            "leading_pt_gev": leptons.pt[passed].max(axis=1, initial=0.0),
        }
        return steps.finish(regions, observables)
