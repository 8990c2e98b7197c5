"""Generate: spinor products of massless momenta, accurate in every direction."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["angle_products"]


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
