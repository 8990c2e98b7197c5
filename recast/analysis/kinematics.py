"""Analysis: masses, distances and pairs of leptons, the neutrino of a W: over arrays of events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from recast.detector.leptons import Leptons
from recast.detector.objects import MUON

__all__ = [
    "PAIRS",
    "Pairing",
    "best_four",
    "channels",
    "delta_r",
    "far_apart",
    "four_momenta",
    "hardest",
    "invariant_mass",
    "neutrino_momentum",
    "pair_masses",
    "pair_up",
    "recovered_momenta",
    "smallest_ossf",
]

Floats = npt.NDArray[np.float64]

PAIRS: tuple[tuple[int, int], ...] = tuple(combinations(range(4), 2))
"""The six pairs of four leptons; pair i and pair 5 - i have no lepton in common."""


def four_momenta(leptons: Leptons) -> Floats:
    """Return (E, px, py, pz) [GeV], shape (N, K, 4)."""
    px, py = leptons.pt * np.cos(leptons.phi), leptons.pt * np.sin(leptons.phi)
    pz = leptons.pt * np.sinh(leptons.eta)
    energy = np.sqrt(px**2 + py**2 + pz**2 + leptons.mass**2)
    return np.stack([energy, px, py, pz], axis=-1)


def recovered_momenta(leptons: Leptons) -> Floats:
    """Return (E, px, py, pz) [GeV] of leptons with the photons found beside them, shape (N, K, 4)."""
    photon = np.stack([leptons.photon_px, leptons.photon_py, leptons.photon_pz], axis=-1)
    energy = np.sqrt((photon**2).sum(axis=-1, keepdims=True))
    result: Floats = four_momenta(leptons) + np.concatenate([energy, photon], axis=-1)
    return result


def invariant_mass(momenta: Floats) -> Floats:
    """Return the mass [GeV] of momenta (E, px, py, pz), shape (..., 4); rounding below zero gives zero."""
    return _mass(*(momenta[..., i] for i in range(4)))


def _mass(energy: Floats, px: Floats, py: Floats, pz: Floats) -> Floats:
    result: Floats = np.sqrt(np.maximum(energy**2 - (px**2 + py**2 + pz**2), 0.0))
    return result


def pair_masses(momenta: Floats) -> Floats:
    """Return the masses [GeV] of the six pairs of `PAIRS`, shape (N, 6), from momenta (N, 4, 4)."""
    first, second = np.array(PAIRS).T
    components = (momenta[..., i] for i in range(4))
    return _mass(*(component[:, first] + component[:, second] for component in components))


def delta_r(leptons: Leptons) -> Floats:
    """Return Delta R of the six pairs of `PAIRS`, shape (N, 6)."""
    first, second = np.array(PAIRS).T
    phi = leptons.phi[:, first] - leptons.phi[:, second]
    phi = np.remainder(phi + np.pi, 2.0 * np.pi) - np.pi
    return np.hypot(leptons.eta[:, first] - leptons.eta[:, second], phi)


def far_apart(leptons: Leptons, same: float, different: float) -> npt.NDArray[np.bool_]:
    """Return whether all pairs of four leptons have a larger Delta R, by flavours, shape (N,)."""
    first, second = np.array(PAIRS).T
    muon = np.abs(leptons.pid) == MUON
    least = np.where(muon[:, first] == muon[:, second], same, different)
    return np.asarray(np.all(delta_r(leptons) > least, axis=1))


@dataclass(frozen=True, slots=True)
class Pairing:
    """The two opposite-sign same-flavour (OSSF) pairs of four leptons."""

    complete: npt.NDArray[np.bool_]
    """Whether the four leptons form two OSSF pairs, shape (N,)."""
    m1_gev: Floats
    """Mass of the OSSF pair closest to the Z mass; 0 where there is none."""
    m2_gev: Floats
    """Mass of the other pair; 0 where there is none."""
    min_ossf_gev: Floats
    """Smallest mass of all OSSF pairs, of either pairing; infinite where there is none."""
    pt2_gev: Floats
    """Scalar sum of pT of the other pair; 0 where there is none."""
    first: npt.NDArray[np.intp]
    """Place in `PAIRS` of the pair closest to the Z mass, shape (N,); the other one is 5 minus it."""


def pair_up(leptons: Leptons, masses: Floats, mz_gev: float) -> Pairing:
    """Pair four leptons as the ATLAS analysis does (1403.1269, section IV).

    Parameters
    ----------
    leptons
        Four leptons an event.
    masses
        Of `pair_masses`, shape (N, 6).
    mz_gev
        Mass of the Z boson [GeV].

    Notes
    -----
    Of two pairs equally close to the Z mass, the one with the harder leptons is taken.
    """
    first, second = np.array(PAIRS).T
    ossf = _ossf(leptons)
    candidate = ossf & ossf[:, ::-1]  # what is left must be an OSSF pair as well
    distance = np.where(candidate, np.abs(masses - mz_gev), np.inf)
    best = np.argmin(distance, axis=1)[:, None]
    complete = np.asarray(candidate.any(axis=1))
    sums = leptons.pt[:, first] + leptons.pt[:, second]
    return Pairing(
        complete=complete,
        m1_gev=np.where(complete, np.take_along_axis(masses, best, axis=1)[:, 0], 0.0),
        m2_gev=np.where(complete, np.take_along_axis(masses, 5 - best, axis=1)[:, 0], 0.0),
        min_ossf_gev=smallest_ossf(leptons, masses),
        pt2_gev=np.where(complete, np.take_along_axis(sums, 5 - best, axis=1)[:, 0], 0.0),
        first=best[:, 0],
    )


def _ossf(leptons: Leptons) -> npt.NDArray[np.bool_]:
    first, second = np.array(PAIRS).T
    result: npt.NDArray[np.bool_] = leptons.pid[:, first] == -leptons.pid[:, second]
    return result


def smallest_ossf(leptons: Leptons, masses: Floats) -> Floats:
    """Return the smallest mass of all OSSF pairs, shape (N,), infinite where there is none.

    `masses` are those of the six pairs of `PAIRS`, shape (N, 6), of any momenta of the four leptons.
    """
    return np.asarray(np.min(np.where(_ossf(leptons), masses, np.inf), axis=1))


def best_four(
    leptons: Leptons, mz_gev: float, momenta: Callable[[Leptons], Floats] = four_momenta
) -> Leptons:
    """Return the four leptons of each event whose OSSF pair is closest to the Z mass.

    Of equally good first pairs, the one whose second pair has the larger scalar sum of pT is taken (the rule
    of the CMS four-lepton analyses, arXiv:1706.09936). Where no four leptons form two OSSF pairs, the four
    hardest are returned.

    Parameters
    ----------
    leptons
        At least four present in each event, K slots.
    mz_gev
        Mass of the Z boson [GeV].
    momenta
        Momenta that make the masses: `four_momenta` or `recovered_momenta`.
    """
    result = leptons.first(4)
    several = np.flatnonzero(leptons.present.sum(axis=1) > 4)
    if len(several) == 0:
        return result
    some = leptons.take(_mask(several, len(leptons))).ordered()
    nearest = np.full(len(some), np.inf)
    hardest = np.full(len(some), -np.inf)
    chosen = np.tile(np.arange(4), (len(some), 1))
    for slots in combinations(range(some.present.shape[1]), 4):
        four = some.slots(np.array(slots))
        masses = pair_masses(momenta(four))
        pairing = pair_up(four, masses, mz_gev)
        usable = pairing.complete & four.present.all(axis=1)
        distance = np.where(usable, np.abs(pairing.m1_gev - mz_gev), np.inf)
        other = np.where(usable, pairing.pt2_gev, -np.inf)
        better = (distance < nearest) | ((distance == nearest) & (other > hardest))
        nearest, hardest = np.where(better, distance, nearest), np.where(better, other, hardest)
        chosen[better] = slots
    return result.replaced(several, some.each(chosen))


def _mask(rows: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(size, np.bool_)
    mask[rows] = True
    return mask


def channels(leptons: Leptons) -> dict[str, npt.NDArray[np.bool_]]:
    """Return which events are 4mu, 4e and 2e2mu, and all of them as 4l; for four leptons in two pairs."""
    muons = (np.abs(leptons.pid) == MUON).sum(axis=1)
    return {"4mu": muons == 4, "4e": muons == 0, "2e2mu": muons == 2, "4l": np.ones(len(muons), np.bool_)}


def neutrino_momentum(lepton: Floats, missing: Floats, mw_gev: float) -> Floats:
    """Return the neutrino's momentum for which lepton and neutrino have the mass of the W.

    Parameters
    ----------
    lepton
        (E, px, py, pz) [GeV] of massless leptons, shape (N, 4).
    missing
        px and py of the neutrino, shape (N, 2).

    Returns
    -------
    (E, px, py, pz), shape (N, 4). Of the two solutions the one with the smaller |pz|; where the transverse
    mass is above the W mass, the real part of both.
    """
    pt2 = np.maximum(lepton[:, 1] ** 2 + lepton[:, 2] ** 2, 1e-12)
    energy = np.sqrt(pt2 + lepton[:, 3] ** 2)
    neutrino2 = (missing**2).sum(axis=1)
    a = 0.5 * mw_gev**2 + (lepton[:, 1:3] * missing).sum(axis=1)
    root = np.sqrt(np.maximum(a**2 - pt2 * neutrino2, 0.0))
    first = (a * lepton[:, 3] + energy * root) / pt2
    second = (a * lepton[:, 3] - energy * root) / pt2
    pz = np.where(np.abs(first) < np.abs(second), first, second)
    return np.stack([np.sqrt(neutrino2 + pz**2), missing[:, 0], missing[:, 1], pz], axis=1)


def hardest(pt: Floats, allowed: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Return the slot of the largest pT among the allowed ones, shape (N,); slot 0 where there is none."""
    return np.asarray(np.argmax(np.where(allowed, pt, -np.inf), axis=1))
