"""Analysis cms_2013_t_to_zq: the cuts of CMS t t~ -> (Z q)(W b) -> l l q l nu b, arXiv:1312.4194."""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import combinations

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.analysis.jet_card import hadrons_of
from recast.analysis.kinematics import hardest, neutrino_momentum
from recast.analysis.toolkit import (
    MUON,
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
)
from recast.detector.jets import Jets, find_jets, missing_momentum, tagged, without_leptons

__all__ = ["Analysis"]

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]
Masks = npt.NDArray[np.bool_]

_CUTS = (
    "n_leptons",
    "m_ll_min_gev",
    "m_ll_max_gev",
    "mz_gev",
    "missing_pt_min_gev",
    "n_jets_min",
    "n_b_tags",
    "mw_gev",
    "mt_gev",
    "m_wb_half_width_gev",
    "m_zj_half_width_gev",
)
_PAIRS = tuple(combinations(range(3), 2))
_OTHER = np.array([2, 1, 0])  # the lepton that is not in the pair


class Analysis:
    """Three leptons, a pair of them from a boson; without a mass the boson is the Z, with one the Z'.

    Region `on_z` is the published selection. With a mass, the pair is one of muons inside the window, and
    the region is `window`.
    """

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None:
        self.card = card
        self.mass_gev = mass_gev
        self._model = card.detector()
        self._hadrons = hadrons_of(card)
        self._jets, self._tagger = self._hadrons.jet_model(), self._hadrons.tagger()
        self._cuts = {name: card.cut(name) for name in _CUTS}

    def _window(self) -> tuple[float, float, float]:
        """Return the target of the pair's mass and the edges of the window [GeV]."""
        if self.mass_gev is None or self.card.mass_window is None:
            cut = self._cuts
            return cut["mz_gev"], cut["m_ll_min_gev"], cut["m_ll_max_gev"]
        half = self.card.mass_window.relative_half_width.value * self.mass_gev
        return self.mass_gev, self.mass_gev - half, self.mass_gev + half

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts in the order of the paper; all of them are strict inequalities."""
        return self._select(events, draws, lambda leptons: self._pair(leptons, self._window()[0]))

    def candidates(self, events: ak.Array, draws: Draws) -> list[Selection]:
        """Return the selection with each of the three lepton pairs in turn taken for the boson's.

        For templates in the mass of muon pairs: made with a window that is open to all masses.
        """
        return [
            self._select(events, draws, functools.partial(self._fixed_pair, number=number))
            for number in range(len(_PAIRS))
        ]

    def _select(
        self, events: ak.Array, draws: Draws, choose: Callable[[Leptons], tuple[Floats, Index]]
    ) -> Selection:
        cut, model = self._cuts, self._model
        number = int(cut["n_leptons"])
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)

        accepted, counts = find_leptons(flat, model, draws, at_least=number)
        pt = model.leptons[0].pt_min_gev
        steps.cut(f"{number} leptons with pT > {pt:g} GeV in acceptance", counts >= number)
        found = reconstruct(accepted, flat, model, draws)
        name = f"{number} leptons reconstructed and identified"
        found = found.take(steps.cut(name, found.present.sum(axis=1) >= number))
        found = found.where(isolated(flat, found, model.isolation))
        name = f"exactly {number} isolated leptons"
        leptons = found.take(steps.cut(name, found.present.sum(axis=1) == number)).first(number)

        _, low, high = self._window()
        mass, pair = choose(leptons)
        what = "OSSF pair" if self.mass_gev is None else "opposite-sign muon pair"
        keep = steps.cut(f"{what} with {low:g} < m(ll) < {high:g} GeV", (mass > low) & (mass < high))
        leptons, mass, pair = leptons.take(keep), mass[keep], pair[keep]

        missing = missing_momentum(events, self._hadrons.missing_model(), draws)[leptons.row]
        enough = np.hypot(missing[:, 0], missing[:, 1]) > cut["missing_pt_min_gev"]
        keep = steps.cut(f"missing pT > {cut['missing_pt_min_gev']:g} GeV", enough)
        leptons, mass, pair, missing = leptons.take(keep), mass[keep], pair[keep], missing[keep]

        jets = find_jets(events[leptons.row], self._jets, draws)
        jets = without_leptons(jets, leptons, self._hadrons.overlap_distance.value)
        least = int(cut["n_jets_min"])
        edges = f"pT > {self._jets.pt_min_gev:g} GeV, |eta| < {self._jets.abs_eta_max:g}"
        name = f"at least {least} jets with {edges}"
        keep = steps.cut(name, jets.present.sum(axis=1) >= least)
        leptons, mass, pair, missing, jets = (
            leptons.take(keep),
            mass[keep],
            pair[keep],
            missing[keep],
            jets.take(keep),
        )
        tags = tagged(jets, self._tagger, flat.event[leptons.row], draws)
        number = int(cut["n_b_tags"])
        keep = steps.cut(f"exactly {number} b-tagged jet", tags.sum(axis=1) == number)
        leptons, mass, pair, missing = leptons.take(keep), mass[keep], pair[keep], missing[keep]
        jets, tags = jets.take(keep), tags[keep]

        m_wb, m_zj = self._tops(leptons, pair, missing, jets, tags)
        near = np.abs(m_wb - cut["mt_gev"]) < cut["m_wb_half_width_gev"]
        name = f"|m(Wb) - {cut['mt_gev']:g}| < {cut['m_wb_half_width_gev']:g} GeV"
        steps.cut(name, near)
        both = near & (np.abs(m_zj - cut["mt_gev"]) < cut["m_zj_half_width_gev"])
        steps.cut(f"|m(Zj) - {cut['mt_gev']:g}| < {cut['m_zj_half_width_gev']:g} GeV", both[near])

        everything = np.ones(int(both.sum()), np.bool_)
        regions = {"on_z" if self.mass_gev is None else "window": everything}
        observables = {"m_ll_gev": mass[both], "m_wb_gev": m_wb[both], "m_zj_gev": m_zj[both]}
        return steps.finish(regions, observables)

    def _tops(
        self, leptons: Leptons, pair: Index, missing: Floats, jets: Jets, tags: Masks
    ) -> tuple[Floats, Floats]:
        """Return the masses of W b and of boson and jet [GeV]: hardest tagged and hardest other jet."""
        momenta, jet_momenta = four_momenta(leptons), jets.momenta()
        row = np.arange(len(leptons))
        first, second = np.array(_PAIRS)[pair].T
        boson = momenta[row, first] + momenta[row, second]
        lepton = momenta[row, _OTHER[pair]]
        w = lepton + neutrino_momentum(lepton, missing, self._cuts["mw_gev"])
        bottom = hardest(jets.pt, tags)
        others = jets.present & (np.arange(jets.present.shape[1])[None, :] != bottom[:, None])
        m_wb = invariant_mass(w + jet_momenta[row, bottom])
        m_zj = invariant_mass(boson + jet_momenta[row, hardest(jets.pt, others)])
        return m_wb, m_zj

    def _masses(self, leptons: Leptons) -> tuple[Floats, Masks]:
        """Return the masses of the three pairs [GeV] and which pairs can be the boson's, shape (N, 3)."""
        momenta = four_momenta(leptons)
        first, second = np.array(_PAIRS).T
        good = leptons.pid[:, first] == -leptons.pid[:, second]
        if self.mass_gev is not None:
            good &= np.abs(leptons.pid[:, first]) == MUON
        return invariant_mass(momenta[:, first] + momenta[:, second]), good

    def _pair(self, leptons: Leptons, target: float) -> tuple[Floats, Index]:
        """Return the mass of the pair closest to the target, infinite if there is none, and which it is."""
        masses, good = self._masses(leptons)
        best = np.argmin(np.where(good, np.abs(masses - target), np.inf), axis=1)
        mass = np.take_along_axis(masses, best[:, None], axis=1)[:, 0]
        return np.where(good.any(axis=1), mass, np.inf), best

    def _fixed_pair(self, leptons: Leptons, number: int) -> tuple[Floats, Index]:
        """Return the mass of one pair, infinite if it cannot be the boson's."""
        masses, good = self._masses(leptons)
        return np.where(good[:, number], masses[:, number], np.inf), np.full(len(leptons), number)
