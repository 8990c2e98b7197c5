"""Analysis: compiled: the final particles of partons with a transverse momentum that they did not have."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel

__all__ = ["kicked"]

Real = npt.NDArray[np.float64]


@kernel
def kicked(
    counts: npt.NDArray[np.int64], momenta: Real, qx: Real, qy: Real
) -> tuple[Real, npt.NDArray[np.int64]]:
    """Return the momenta of N events, the whole of each with K transverse momenta, and an order by pT.

    A transverse boost (Byckling and Kajantie, Particle Kinematics, II.1) between two boosts along the beam.

    Parameters
    ----------
    counts
        Particles of each event, shape (N,).
    momenta
        px, py, pz, E [GeV], shape (M, at least 4).
    qx, qy
        What is added to each event [GeV], shape (K, N).

    Returns
    -------
    px, py, pz, shape (3, K M), all events with the first transverse momentum, then with the next; and the
    places of the particles of each event by falling pT, shape (K M,).
    """
    total = len(momenta)
    moved = np.empty((3, len(qx) * total))
    order = np.empty(len(qx) * total, np.int64)
    first = 0
    for event in range(len(counts)):
        last = first + counts[event]
        x, y, z, e = 0.0, 0.0, 0.0, 0.0
        for index in range(first, last):
            x += momenta[index, 0]
            y += momenta[index, 1]
            z += momenta[index, 2]
            e += momenta[index, 3]
        mass2 = max(e * e - x * x - y * y - z * z, 1e-12)
        transverse = math.sqrt(mass2 + x * x + y * y)
        cosh, sinh = math.sqrt(1.0 + (z / transverse) ** 2), z / transverse
        for turn in range(len(qx)):
            bx, by = qx[turn, event] / math.sqrt(mass2), qy[turn, event] / math.sqrt(mass2)
            gamma = math.sqrt(1.0 + bx * bx + by * by)
            begin = turn * total + first
            for index in range(first, last):
                x, y = momenta[index, 0], momenta[index, 1]
                energy = cosh * momenta[index, 3] - sinh * momenta[index, 2]
                z = cosh * momenta[index, 2] - sinh * momenta[index, 3]
                along = bx * x + by * y
                shift = along / (gamma + 1.0) + energy
                place = turn * total + index
                moved[0, place], moved[1, place] = x + bx * shift, y + by * shift
                moved[2, place] = cosh * z + sinh * (gamma * energy + along)
                # by insertion: there are few
                pt2, mine = moved[0, place] ** 2 + moved[1, place] ** 2, place
                while place > begin:
                    before = order[place - 1]
                    if moved[0, before] ** 2 + moved[1, before] ** 2 >= pt2:
                        break
                    order[place] = before
                    place -= 1
                order[place] = mine
        first = last
    return moved, order
