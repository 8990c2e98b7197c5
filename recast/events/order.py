"""Events: compiled: the order of the particles of an event in the record, by falling pT, then by all else."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel, part

__all__ = ["order_of", "sort"]

Floats = npt.NDArray[np.floating[Any]]


@part
def _before(
    a: int,
    b: int,
    pt: Floats,
    px: Floats,
    py: Floats,
    pz: Floats,
    pid: npt.NDArray[np.int32],
    origin: npt.NDArray[np.int8],
) -> Number:
    """Whether particle a stands before b."""
    if pt[a] != pt[b]:
        return pt[a] > pt[b]
    if px[a] != px[b]:
        return px[a] < px[b]
    if py[a] != py[b]:
        return py[a] < py[b]
    if pz[a] != pz[b]:
        return pz[a] < pz[b]
    if pid[a] != pid[b]:
        return pid[a] < pid[b]
    return origin[a] < origin[b]


@kernel
def sort(
    order: npt.NDArray[np.int64],
    spare: npt.NDArray[np.int64],
    pt: Floats,
    px: Floats,
    py: Floats,
    pz: Floats,
    pid: npt.NDArray[np.int32],
    origin: npt.NDArray[np.int8],
) -> None:
    """Sort the places `order` of particles in place, by merging ever longer runs; `spare` is no shorter."""
    count = len(order)
    width = 1
    while width < count:
        for low in range(0, count, 2 * width):
            middle, high = min(low + width, count), min(low + 2 * width, count)
            a, b = low, middle
            for slot in range(low, high):
                if a < middle and (b >= high or not _before(order[b], order[a], pt, px, py, pz, pid, origin)):
                    spare[slot] = order[a]
                    a += 1
                else:
                    spare[slot] = order[b]
                    b += 1
        order[:] = spare[:count]
        width *= 2


@kernel
def order_of(
    counts: npt.NDArray[np.int64],
    px: Floats,
    py: Floats,
    pz: Floats,
    pid: npt.NDArray[np.int32],
    origin: npt.NDArray[np.int8],
) -> npt.NDArray[np.int64]:
    """Return the places of M particles of N events, `counts` (N,) of each, event by event in their order."""
    total = len(px)
    order, spare, pt = np.arange(total), np.empty(total, np.int64), np.empty(total)
    for index in range(total):
        pt[index] = np.sqrt(np.float64(px[index]) ** 2 + np.float64(py[index]) ** 2)
    first = np.int64(0)
    for event in range(len(counts)):
        last = first + counts[event]
        sort(order[first:last], spare, pt, px, py, pz, pid, origin)
        first = last
    return order
