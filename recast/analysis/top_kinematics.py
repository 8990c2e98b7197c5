"""Analysis: the neutrino of a W candidate from missing momentum and the W mass; the hardest jet of a kind."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["hardest", "neutrino_momentum"]

Floats = npt.NDArray[np.float64]


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
