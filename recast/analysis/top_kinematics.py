"""Analysis: W and top candidates: the neutrino from missing momentum and the W mass, pairings of jets."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["closest_mass", "neutrino_solutions"]

Floats = npt.NDArray[np.float64]


def neutrino_solutions(lepton: Floats, missing: Floats, mw_gev: float) -> Floats:
    """Return the two neutrino momenta for which lepton and neutrino have the mass of the W.

    Parameters
    ----------
    lepton
        (E, px, py, pz) [GeV] of massless leptons, shape (N, 4).
    missing
        px and py of the neutrino, shape (N, 2).

    Returns
    -------
    Shape (N, 2, 4). Where the transverse mass is above the W mass, both are the real part of the solutions.
    """
    pt2 = np.maximum(lepton[:, 1] ** 2 + lepton[:, 2] ** 2, 1e-12)
    energy = np.sqrt(pt2 + lepton[:, 3] ** 2)
    neutrino2 = (missing**2).sum(axis=1)
    a = 0.5 * mw_gev**2 + (lepton[:, 1:3] * missing).sum(axis=1)
    root = np.sqrt(np.maximum(a**2 - pt2 * neutrino2, 0.0))
    pz = np.stack([a * lepton[:, 3] + energy * root, a * lepton[:, 3] - energy * root], axis=1) / pt2[:, None]
    result = np.empty((len(lepton), 2, 4))
    result[:, :, 1:3] = missing[:, None, :]
    result[:, :, 3] = pz
    result[:, :, 0] = np.sqrt(neutrino2[:, None] + pz**2)
    return result


def closest_mass(
    candidates: Floats, allowed: npt.NDArray[np.bool_], target_gev: float
) -> tuple[Floats, npt.NDArray[np.intp]]:
    """Return the mass closest to the target [GeV] among candidates, and which it is.

    Parameters
    ----------
    candidates
        (E, px, py, pz) [GeV], shape (N, K, 4).
    allowed
        Shape (N, K).

    Returns
    -------
    Masses, infinite where nothing is allowed, and indices, shape (N,).
    """
    squared = candidates[..., 0] ** 2 - (candidates[..., 1:] ** 2).sum(axis=-1)
    mass = np.sqrt(np.maximum(squared, 0.0))
    distance = np.where(allowed, np.abs(mass - target_gev), np.inf)
    best = np.argmin(distance, axis=1)
    chosen = np.take_along_axis(mass, best[:, None], axis=1)[:, 0]
    return np.where(allowed.any(axis=1), chosen, np.inf), best
