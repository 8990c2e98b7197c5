"""Analysis: a fiducial selection of four leptons at particle level, by the card; a base for analyses."""

from __future__ import annotations

from dataclasses import dataclass

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.analysis.card import AnalysisCard
from recast.analysis.cutflow import Selection, SelectionBuilder
from recast.analysis.kinematics import (
    PAIRS,
    Pairing,
    best_four,
    far_apart,
    four_momenta,
    invariant_mass,
    pair_masses,
    pair_up,
)
from recast.detector.draws import Draws
from recast.detector.isolation import isolated
from recast.detector.leptons import Leptons, find_leptons, flatten_events
from recast.detector.objects import MUON

__all__ = ["FourLeptonFiducial", "FourLeptons"]

Floats = npt.NDArray[np.float64]
Masks = npt.NDArray[np.bool_]

_NAMES = (
    "leading_pt_min_gev",
    "second_pt_min_gev",
    "third_pt_min_gev",
    "third_pt_min_electron_gev",
    "delta_r_same_flavour_min",
    "delta_r_different_flavour_min",
    "mz_gev",
    "m1_min_gev",
    "m1_max_gev",
    "m2_max_gev",
    "all_ossf_min_gev",
)


@dataclass(frozen=True, slots=True)
class FourLeptons:
    """Four leptons of N events in two pairs."""

    leptons: Leptons
    momenta: Floats
    """(E, px, py, pz) [GeV], shape (N, 4, 4)."""
    pairing: Pairing
    m4l_gev: Floats
    """Shape (N,)."""

    def pair_pt_gev(self) -> Floats:
        """Return the pT [GeV] of the pair nearest to the Z mass and of the other one, shape (N, 2)."""
        both = np.array(PAIRS)[np.stack([self.pairing.first, 5 - self.pairing.first], axis=1)]
        total = np.take_along_axis(self.momenta[:, None], both[..., None], axis=2).sum(axis=2)
        return np.asarray(np.hypot(total[..., 1], total[..., 2]), np.float64)


class FourLeptonFiducial:
    """Four leptons in a fiducial region; no efficiencies. The numbers are the card's, named as here.

    A subclass has `least_m2_gev`, `regions`, and `also` for a cut of its own.
    """

    exactly = False
    """Whether events with a fifth lepton are refused; else those of the pair nearest to the Z are taken."""
    names: tuple[str, ...] = ()
    """Further cuts of the card."""

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None:
        del mass_gev  # no window moves with the mass
        self.card = card
        self.cuts = card.cut_values((*_NAMES, *self.names))
        self._model = card.detector()

    def least_m2_gev(self, m4l_gev: Floats) -> Floats:
        """Return the least mass of the second pair [GeV] at each m4l [GeV]."""
        raise NotImplementedError

    def regions(self, four: FourLeptons) -> dict[str, Masks]:
        """Return which events are in each region."""
        raise NotImplementedError

    def also(self, four: FourLeptons) -> tuple[tuple[str, Masks], ...]:
        """Return further cuts, by what the cutflow calls them."""
        del four
        return ()

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts; all of them are strict inequalities."""
        cut = self.cuts
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)
        found, counts = find_leptons(flat, self._model, draws, at_least=4)
        steps.cut("4 leptons in acceptance", counts >= 4)
        found = found.where(isolated(flat, found, self._model.isolation))
        number = found.present.sum(axis=1)
        name = "exactly 4 leptons" if self.exactly else "4 isolated leptons"
        found = found.take(steps.cut(name, number == 4 if self.exactly else number >= 4))
        leptons = best_four(found, cut["mz_gev"]).first(4)
        first, second, muon, electron = (cut[name] for name in _NAMES[:4])
        third = np.where(np.abs(leptons.pid) == MUON, muon, electron)
        hard = (leptons.pt[:, 0] > first) & (leptons.pt[:, 1] > second)
        hard &= (leptons.pt > third).sum(axis=1) >= 3
        name = f"pT > {first:g}, {second:g}, {muon:g} GeV ({electron:g} GeV if an electron)"
        leptons = leptons.take(steps.cut(name, hard))
        momenta = four_momenta(leptons)
        pairing = pair_up(leptons, pair_masses(momenta), cut["mz_gev"])
        four = FourLeptons(leptons, momenta, pairing, invariant_mass(momenta.sum(axis=1)))
        m1, m2 = pairing.m1_gev, pairing.m2_gev
        least = self.least_m2_gev(four.m4l_gev)
        same, different = cut["delta_r_same_flavour_min"], cut["delta_r_different_flavour_min"]
        passed = steps.cuts(
            (
                ("two OSSF pairs", pairing.complete),
                ("mass of the first pair", (m1 > cut["m1_min_gev"]) & (m1 < cut["m1_max_gev"])),
                ("mass of the second pair", (m2 > least) & (m2 < cut["m2_max_gev"])),
                ("Delta R", far_apart(leptons, same, different)),
                ("every OSSF pair", pairing.min_ossf_gev > cut["all_ossf_min_gev"]),
                *self.also(four),
            )
        )
        observables = {"m4l_gev": four.m4l_gev[passed], "m1_gev": m1[passed], "m2_gev": m2[passed]}
        regions = {name: mask[passed] for name, mask in self.regions(four).items()}
        return steps.finish(regions, observables)
