"""Analysis atlas_2024_w3mu: W -> Z' mu nu -> 3 mu and missing momentum, after ATLAS arXiv:2402.15212."""

from __future__ import annotations

from itertools import combinations

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.analysis.jet_card import hadrons_of
from recast.analysis.toolkit import (
    AnalysisCard,
    Draws,
    Leptons,
    Selection,
    SelectionBuilder,
    find_leptons,
    flatten_events,
    four_momenta,
    invariant_mass,
    isolated,
    reconstruct,
    triggered,
)
from recast.detector.jets import find_jets, missing_momentum, without_leptons

__all__ = ["Analysis"]

Floats = npt.NDArray[np.float64]

_CUTS = (
    "n_muons",
    "leading_pt_min_gev",
    "second_pt_min_gev",
    "all_ossf_min_gev",
    "m3mu_max_gev",
    "missing_pt_min_gev",
    "n_jets_max",
)
_FIRST, _SECOND = np.array(tuple(combinations(range(3), 2))).T


class Analysis:
    """Three muons and missing momentum; with a mass, region `window` has a muon pair near that mass.

    Of the two opposite-sign pairs the one nearest to the mass is taken.
    """

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None:
        self.card = card
        self.mass_gev = mass_gev
        self._model = card.detector()
        self._hadrons = hadrons_of(card)
        self._jets = self._hadrons.jet_model()
        self._cuts = {name: card.cut(name) for name in _CUTS}

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts; all of them but that on the number of jets are strict inequalities."""
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
        found = found.where(isolated(flat, found, model.isolation))
        keep = steps.cut(f"exactly {number} isolated muons", found.present.sum(axis=1) == number)
        muons = found.take(keep).first(number)
        fired = triggered(model.trigger, muons, flat.event[muons.row], draws)
        muons = muons.take(steps.cut("trigger", fired))
        hard = (muons.pt[:, 0] > cut["leading_pt_min_gev"]) & (muons.pt[:, 1] > cut["second_pt_min_gev"])
        name = f"leading two pT > {cut['leading_pt_min_gev']:g}, {cut['second_pt_min_gev']:g} GeV"
        muons = muons.take(steps.cut(name, hard))

        charges = np.abs(np.sign(muons.pid).sum(axis=1))
        muons = muons.take(steps.cut("not all of one charge", charges == 1))
        pairs, m3mu = _pair_masses(muons), invariant_mass(four_momenta(muons).sum(axis=1))
        keep = steps.cuts(
            (
                (
                    f"every opposite-sign pair: m > {cut['all_ossf_min_gev']:g} GeV",
                    pairs.min(axis=1, initial=np.inf) > cut["all_ossf_min_gev"],
                ),
                (f"m(3 mu) < {cut['m3mu_max_gev']:g} GeV", m3mu < cut["m3mu_max_gev"]),
            )
        )
        muons, pairs, m3mu = muons.take(keep), pairs[keep], m3mu[keep]
        vector = missing_momentum(events, self._hadrons.missing_model(), draws)[muons.row]
        missing = np.hypot(vector[:, 0], vector[:, 1])
        keep = steps.cut(
            f"missing pT > {cut['missing_pt_min_gev']:g} GeV", missing > cut["missing_pt_min_gev"]
        )
        muons, pairs, m3mu, missing = muons.take(keep), pairs[keep], m3mu[keep], missing[keep]
        jets = find_jets(events[muons.row], self._jets, draws)
        jets = without_leptons(jets, muons, self._hadrons.overlap_distance.value)
        most = int(cut["n_jets_max"])
        name = f"at most {most} jets with pT > {self._jets.pt_min_gev:g} GeV"
        keep = steps.cut(name, jets.present.sum(axis=1) <= most)
        muons, pairs, m3mu, missing = muons.take(keep), pairs[keep], m3mu[keep], missing[keep]

        regions = {"3mu": np.ones(len(m3mu), np.bool_)}
        window = self.card.mass_window
        if self.mass_gev is not None and window is not None:
            near = np.abs(pairs - self.mass_gev).min(axis=1, initial=np.inf)
            regions["window"] = near < window.relative_half_width.value * self.mass_gev
        observables = {
            "m3mu_gev": m3mu,
            "m_low_gev": pairs.min(axis=1, initial=np.inf),
            "m_high_gev": np.where(np.isfinite(pairs), pairs, 0.0).max(axis=1, initial=0.0),
            "missing_pt_gev": missing,
            "leading_pt_gev": muons.pt[:, 0],
        }
        return steps.finish(regions, observables)


def _pair_masses(muons: Leptons) -> Floats:
    """Return the masses of the three pairs [GeV], shape (N, 3), infinite for muons of one charge."""
    momenta = four_momenta(muons)
    masses = invariant_mass(momenta[:, _FIRST] + momenta[:, _SECOND])
    return np.where(muons.pid[:, _FIRST] == -muons.pid[:, _SECOND], masses, np.inf)
