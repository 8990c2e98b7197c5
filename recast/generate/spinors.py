"""Generate: spinor products of massless momenta, accurate in every direction; checks of such momenta."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["angle_products", "check_momenta"]

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


def angle_products(momenta: npt.NDArray[np.float64]) -> npt.NDArray[np.complex128]:
    """Return the spinor products <ij> of massless momenta with positive energy.

    Conventions of Dixon, hep-ph/9601359, section 3, with the light-cone axis along x, away from the beams:
    <ij> = -<ji>, |<ij>|^2 = 2 p_i.p_j and [ij] = <ji>^*.

    Parameters
    ----------
    momenta
        Shape (N, n, 4), components (E, px, py, pz) [GeV]; the energy is taken as |p|.

    Returns
    -------
    Shape (n, n, N) [GeV].
    """
    px, py, pz = (np.ascontiguousarray(momenta[:, :, i].T) for i in (1, 2, 3))
    transverse2 = py**2 + pz**2
    large = np.sqrt(px**2 + transverse2) + np.abs(px)  # the light-cone component without cancellation
    root = np.sqrt(large)
    across = (py + 1j * pz) / root
    forward = px >= 0
    # for px < 0 both components are divided by the phase of `across`: the small component becomes real
    size = np.sqrt(transverse2)
    phase = (py + 1j * pz) / np.where(size > 0, size, 1.0)
    phase = np.where(size > 0, phase, 1.0)
    first = np.where(forward, root, size / root)
    second = np.where(forward, across, root * phase)
    n = momenta.shape[1]
    products = np.zeros((n, n, len(momenta)), dtype=np.complex128)
    for i in range(n):
        for j in range(i + 1, n):
            products[i, j] = first[i] * second[j] - second[i] * first[j]
            products[j, i] = -products[i, j]
    return products
