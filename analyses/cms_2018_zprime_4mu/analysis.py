"""Analysis cms_2018_zprime_4mu: Z -> Z' mu mu -> 4 mu, window in the pair mass; CMS arXiv:1808.03684."""

from __future__ import annotations

import awkward as ak
import numpy as np

from recast.analysis.toolkit import (
    AnalysisCard,
    Draws,
    Selection,
    SelectionBuilder,
    best_four,
    delta_r,
    find_leptons,
    flatten_events,
    four_momenta,
    invariant_mass,
    isolated,
    pair_masses,
    pair_up,
    reconstruct,
    recovered_momenta,
    smallest_ossf,
    triggered,
    with_recovered_photons,
)

__all__ = ["Analysis"]

_CUTS = (
    "n_muons",
    "leading_pt_min_gev",
    "second_pt_min_gev",
    "delta_r_min",
    "mz_gev",
    "m1_min_gev",
    "m1_max_gev",
    "m2_min_gev",
    "m2_max_gev",
    "all_ossf_min_gev",
    "m4mu_min_gev",
    "m4mu_max_gev",
    "window_m1_from_gev",
)


class Analysis:
    """Four muons at the Z peak; with a mass, region `window` holds those with the pair near that mass.

    The pair is the second one (Z2) below `window_m1_from_gev`, from there the one nearest to the Z mass (Z1).
    Photons of final-state radiation are in m(Z1), m(Z2) and m4mu; pT, Delta R, isolation and the least mass
    of a pair are those of the muons alone.
    """

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None:
        self.card = card
        self.mass_gev = mass_gev
        self._model = card.detector()
        self._cuts = {name: card.cut(name) for name in _CUTS}

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts in the order of the paper; all of them are strict inequalities."""
        cut, model = self._cuts, self._model
        number = int(cut["n_muons"])
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)

        accepted, counts = find_leptons(flat, model, draws, at_least=number)
        steps.cut(f"{number} muons in acceptance", counts >= number)
        found = reconstruct(accepted, flat, model, draws)
        found = found.take(
            steps.cut(f"{number} muons reconstructed and identified", found.present.sum(axis=1) >= number)
        )
        found = with_recovered_photons(flat, found, model.recovery)
        found = found.where(isolated(flat, found, model.isolation))
        found = found.take(steps.cut(f"{number} isolated muons", found.present.sum(axis=1) >= number))
        fired = triggered(model.trigger, found, flat.event[found.row], draws)
        found = found.take(steps.cut("trigger", fired))
        hardest = found.ordered()
        hard = (hardest.pt[:, 0] > cut["leading_pt_min_gev"]) & (hardest.pt[:, 1] > cut["second_pt_min_gev"])
        name = f"leading two pT > {cut['leading_pt_min_gev']:g}, {cut['second_pt_min_gev']:g} GeV"
        found = found.take(steps.cut(name, hard))

        muons = best_four(found, cut["mz_gev"], recovered_momenta)
        momenta = recovered_momenta(muons)
        smallest = smallest_ossf(muons, pair_masses(four_momenta(muons)))
        m4mu = invariant_mass(momenta.sum(axis=1))
        pairing = pair_up(muons, pair_masses(momenta), cut["mz_gev"])
        paired = pairing.complete & np.all(delta_r(muons) > cut["delta_r_min"], axis=1)
        passed = steps.cuts(
            (
                (f"two opposite-sign pairs, Delta R > {cut['delta_r_min']:g}", paired),
                (
                    f"pair closest to mZ: {cut['m1_min_gev']:g} < m(Z1) < {cut['m1_max_gev']:g} GeV",
                    (pairing.m1_gev > cut["m1_min_gev"]) & (pairing.m1_gev < cut["m1_max_gev"]),
                ),
                (
                    f"other pair: {cut['m2_min_gev']:g} < m(Z2) < {cut['m2_max_gev']:g} GeV",
                    (pairing.m2_gev > cut["m2_min_gev"]) & (pairing.m2_gev < cut["m2_max_gev"]),
                ),
                (
                    f"every opposite-sign pair: m > {cut['all_ossf_min_gev']:g} GeV",
                    smallest > cut["all_ossf_min_gev"],
                ),
                (
                    f"{cut['m4mu_min_gev']:g} < m4mu < {cut['m4mu_max_gev']:g} GeV",
                    (m4mu > cut["m4mu_min_gev"]) & (m4mu < cut["m4mu_max_gev"]),
                ),
            )
        )

        m1, m2 = pairing.m1_gev[passed], pairing.m2_gev[passed]
        regions = {"4mu": np.ones(len(m1), np.bool_)}
        window = self.card.mass_window
        if self.mass_gev is not None and window is not None:
            pair = m2 if self.mass_gev < cut["window_m1_from_gev"] else m1
            regions["window"] = (
                np.abs(pair - self.mass_gev) < window.relative_half_width.value * self.mass_gev
            )
        observables = {
            "m4l_gev": m4mu[passed],
            "m1_gev": m1,
            "m2_gev": m2,
            "leading_pt_gev": muons.pt[passed].max(axis=1, initial=0.0),
        }
        return steps.finish(regions, observables)
