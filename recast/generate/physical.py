"""Generate: checks and frames of what goes into a squared matrix element, and checks of what comes out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["check_momenta", "check_values", "to_rest_frame"]

_AT_REST = 1e-12
"""Velocity below which a boost changes no digit that counts."""
_TOLERANCE = 1e-8
"""Largest relative violation of p^2 = 0 and of momentum conservation."""


def check_momenta(momenta: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return `momenta` as an array if they are physical: two massless partons in, massless leptons out.

    Parameters
    ----------
    momenta
        Shape (N, n, 4), components (E, px, py, pz) [GeV]; rows 0 and 1 are incoming.

    Raises
    ------
    InputError
        For another shape, a number that is not finite, an energy that is not positive, a mass, or momentum
        that is not conserved; the first bad event is named.
    """
    p = np.asarray(momenta, dtype=np.float64)
    if p.ndim != 3 or p.shape[1:] != (6, 4):
        raise InputError(
            f"momenta have shape {p.shape}, not (N, 6, 4)",
            where="matrix element",
            mend="Give (E, px, py, pz) of quark, antiquark and four leptons for each event.",
        )
    energy = p[:, :, 0]
    off_shell = np.abs(energy**2 - np.einsum("nij,nij->ni", p[:, :, 1:], p[:, :, 1:]))
    lost = np.abs(p[:, 0] + p[:, 1] - p[:, 2] - p[:, 3] - p[:, 4] - p[:, 5]).max(axis=1, initial=0.0)
    total = energy[:, 0] + energy[:, 1]
    # written so that NaN fails every test
    tests = {
        "is not finite": np.isfinite(p).all(axis=(1, 2)),
        "has an energy that is not positive": (energy > 0).all(axis=1),
        "has a massive parton or lepton": (off_shell <= _TOLERANCE * energy**2).all(axis=1),
        "does not conserve momentum": lost <= _TOLERANCE * total,
    }
    for problem, good in tests.items():
        if not good.all():
            bad = int(np.argmin(good))
            raise InputError(
                f"the momentum of event {bad} {problem} ({good.size - int(good.sum())} bad of {good.size})",
                where="matrix element",
                mend="All six must be massless, have positive energy, and the first two equal the last four.",
            )
    return p


def to_rest_frame(momenta: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return massless momenta in the rest frame of the first two.

    Parameters
    ----------
    momenta
        Shape (N, 6, 4), components (E, px, py, pz) [GeV]; rows 0 and 1 are incoming.
    """
    total = momenta[:, 0] + momenta[:, 1]
    size = np.sqrt((total[:, 1:] ** 2).sum(axis=1))
    if np.all(size <= _AT_REST * total[:, 0]):
        return momenta
    at_rest = size == 0.0
    direction = total[:, 1:] / np.where(at_rest, 1.0, size)[:, np.newaxis]
    direction[at_rest] = (0.0, 0.0, 1.0)
    s = 2.0 * (momenta[:, 0, 0] * momenta[:, 1, 0] - (momenta[:, 0, 1:] * momenta[:, 1, 1:]).sum(axis=1))
    stretch = ((total[:, 0] + size) / np.sqrt(s))[:, np.newaxis]  # e^y
    # light-cone components along the boost: the small one from the transverse momentum, without cancellation
    along = np.einsum("ni,nji->nj", direction, momenta[:, :, 1:])
    transverse = momenta[:, :, 1:] - along[:, :, np.newaxis] * direction[:, np.newaxis, :]
    large = np.sqrt((momenta[:, :, 1:] ** 2).sum(axis=2)) + np.abs(along)
    small = (transverse**2).sum(axis=2) / large
    forward = along >= 0
    plus = np.where(forward, large, small) / stretch
    minus = np.where(forward, small, large) * stretch
    moved = transverse + ((plus - minus) / 2.0)[:, :, np.newaxis] * direction[:, np.newaxis, :]
    return np.concatenate([((plus + minus) / 2.0)[:, :, np.newaxis], moved], axis=2)


def check_values(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return `values` (shape (N,)) if all are finite.

    Raises
    ------
    InputError
        If one is not: two momenta of that event are parallel, a singularity of the matrix element.
    """
    good = np.isfinite(values)
    if not good.all():
        bad = int(np.argmin(good))
        raise InputError(
            f"|M|^2 of event {bad} is not finite ({good.size - int(good.sum())} bad of {good.size})",
            where="matrix element",
            mend="Two of its momenta are parallel; cut on the masses of lepton pairs (mll_min_gev).",
        )
    return values
