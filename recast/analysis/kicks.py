"""Analysis: compiled: the final particles of partons with a transverse momentum that they did not have."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.boosts import boosted
from recast.core.compiled import kernel

__all__ = ["kicked"]

Real = npt.NDArray[np.float64]

_boosted = kernel(boosted)
_ROUNDING = float(np.finfo(np.float64).eps)


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
        # a single massless particle, or several in one direction: what rounding leaves of the difference
        mass2 = max(e * e - x * x - y * y - z * z, _ROUNDING * e * e)
        transverse = math.sqrt(mass2 + x * x + y * y)
        cosh, sinh = math.sqrt(1.0 + (z / transverse) ** 2), z / transverse
        for turn in range(len(qx)):
            ux, uy = qx[turn, event] / math.sqrt(mass2), qy[turn, event] / math.sqrt(mass2)
            gamma = math.sqrt(1.0 + ux * ux + uy * uy)
            begin = turn * total + first
            for index in range(first, last):
                # to the frame where the event has no momentum along the beam, across, and back
                x, y, z, energy = momenta[index, 0], momenta[index, 1], momenta[index, 2], momenta[index, 3]
                x, y, z, energy = _boosted(x, y, z, energy, 0.0, 0.0, -sinh, cosh)
                x, y, z, energy = _boosted(x, y, z, energy, ux, uy, 0.0, gamma)
                place = turn * total + index
                moved[0, place], moved[1, place], moved[2, place], _ = _boosted(
                    x, y, z, energy, 0.0, 0.0, sinh, cosh
                )
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
