"""Analysis atlas_2013_z4l: the cuts of ATLAS Z -> 4 leptons as recast in arXiv:1403.1269, section IV."""

from __future__ import annotations

import awkward as ak
import numpy as np

from recast.analysis.toolkit import (
    MUON,
    AnalysisCard,
    Draws,
    PartonTable,
    Selection,
    SelectionBuilder,
    bare_leptons,
    channels,
    far_apart,
    find_leptons,
    flatten_events,
    four_momenta,
    invariant_mass,
    isolated,
    pair_masses,
    pair_up,
    reconstruct,
    triggered,
)

__all__ = ["Analysis"]

_PT_CUTS = ("leading_pt_min_gev", "second_pt_min_gev", "third_pt_min_gev", "third_pt_min_electron_gev")
_OTHER_CUTS = (
    "n_leptons",
    "delta_r_same_flavour_min",
    "delta_r_different_flavour_min",
    "mz_gev",
    "m1_min_gev",
    "m2_min_gev",
    "all_ossf_min_gev",
    "m4l_min_gev",
    "m4l_max_gev",
)


class Analysis:
    """Four isolated leptons at the Z peak, in the channels 4 mu, 4 e and 2 e 2 mu."""

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None:
        del mass_gev  # no window moves with the mass
        self.card = card
        self._model = card.detector()
        # read now, so that a card without one of them fails when it is loaded
        self._cuts = {name: card.cut(name) for name in (*_PT_CUTS, *_OTHER_CUTS)}

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts in the order of the paper; all of them are strict inequalities."""
        cut, model = self._cuts, self._model
        number = int(cut["n_leptons"])
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)

        accepted, counts = find_leptons(flat, model, draws, at_least=number)
        steps.cut(f"{number} leptons in acceptance", counts >= number)

        found = reconstruct(accepted, flat, model, draws)
        found = found.take(
            steps.cut(f"{number} leptons reconstructed and identified", found.present.sum(axis=1) >= number)
        )
        found = found.where(isolated(flat, found, model.isolation))
        found = found.take(
            steps.cut(f"exactly {number} isolated leptons", found.present.sum(axis=1) == number)
        )
        fired = triggered(model.trigger, found, flat.event[found.row], draws)
        found = found.take(steps.cut("trigger", fired))
        leptons = found.first(number)

        muon = np.abs(leptons.pid) == MUON
        third = np.where(muon[:, 2], cut["third_pt_min_gev"], cut["third_pt_min_electron_gev"])
        hard = (
            (leptons.pt[:, 0] > cut["leading_pt_min_gev"])
            & (leptons.pt[:, 1] > cut["second_pt_min_gev"])
            & (leptons.pt[:, 2] > third)
        )
        keep = steps.cut(
            "leading three pT > {:g}, {:g}, {:g} GeV (third > {:g} GeV if an electron)".format(
                *(cut[name] for name in _PT_CUTS)
            ),
            hard,
        )
        leptons = leptons.take(keep)

        apart = far_apart(leptons, cut["delta_r_same_flavour_min"], cut["delta_r_different_flavour_min"])
        keep = steps.cut(
            f"Delta R > {cut['delta_r_same_flavour_min']:g} (same flavour), "
            f"{cut['delta_r_different_flavour_min']:g} (different)",
            apart,
        )
        leptons = leptons.take(keep)

        momenta = four_momenta(leptons)
        m4l = invariant_mass(momenta.sum(axis=1))
        pairing = pair_up(leptons, pair_masses(momenta), cut["mz_gev"])
        at_peak = steps.cuts(
            (
                ("two opposite-sign same-flavour (OSSF) pairs", pairing.complete),
                (
                    f"OSSF pair closest to mZ: m1 > {cut['m1_min_gev']:g} GeV",
                    pairing.m1_gev > cut["m1_min_gev"],
                ),
                (f"second OSSF pair: m2 > {cut['m2_min_gev']:g} GeV", pairing.m2_gev > cut["m2_min_gev"]),
                (
                    f"every OSSF pair: m > {cut['all_ossf_min_gev']:g} GeV",
                    pairing.min_ossf_gev > cut["all_ossf_min_gev"],
                ),
                (
                    f"{cut['m4l_min_gev']:g} < m4l < {cut['m4l_max_gev']:g} GeV",
                    (m4l > cut["m4l_min_gev"]) & (m4l < cut["m4l_max_gev"]),
                ),
            )
        )

        observables = {
            "m4l_gev": m4l[at_peak],
            "m1_gev": pairing.m1_gev[at_peak],
            "m2_gev": pairing.m2_gev[at_peak],
            "leading_pt_gev": leptons.pt[at_peak].max(axis=1, initial=0.0),
        }
        return steps.finish(channels(leptons.take(at_peak)), observables)

    def control_variate(self, partons: PartonTable, draws: Draws) -> dict[str, np.ndarray]:
        """Return the share of recoils with which the partons' leptons are selected."""
        return bare_leptons(self, partons, draws)
