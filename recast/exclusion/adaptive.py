"""Exclusion: where a scan over one parameter needs more points: its contour bends, breaks off or begins.

The contour is linear between the points, as it is drawn: in the logarithm of the coupling, and in that of the
parameter where it is positive.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["Sampled", "midpoint", "more_values"]

_SAFETY = 0.7
"""Part of the tolerance that the estimated error may take: the contour may bend more between its points."""
_KINK = 0.25
"""Turns of the neighbours, as a part of those at the ends of an interval, below which it holds a kink."""
_RESOLVED = 2.0
"""A bend smaller than so many standard deviations of the simulation is no reason for another point."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """The excluded coupling at a value of the scanned parameter; None where nothing is excluded."""

    x: float
    coupling: float | None
    error: float = 0.0
    """Standard deviation of `coupling` from the simulation."""
    failed: bool = False
    """The point could not be computed: the scan leaves its surroundings alone."""


def more_values(
    points: Sequence[Sampled], tolerance: float, most: int, *, logarithmic: bool = True
) -> list[float]:
    """Return the values to compute next; none when the contour is known well enough.

    Parameters
    ----------
    points
        What is known, in rising order, at least two.
    tolerance
        Largest relative error of the interpolated coupling (and of the place where the contour ends; of a
        parameter that is not logarithmic as a part of its range).
    most
        No more values than this are returned; those of the largest errors first.
    logarithmic
        Whether the parameter is positive and counts by its logarithm.

    Notes
    -----
    With u = ln x (or x over its range) and v = ln g, an interval of length h has an interpolation error of
    |v''| h^2/8, and v'' h is the turn of the line at its ends, of which the larger one counts. Where only the
    two ends turn is a kink inside: two lines that turn by a and b there leave an error of h a b/(a + b).
    Where one end has a limit and the other has none, or no turn is known at either end as beside two values
    alone, the interval is halved. Between values of different
    sign the signal may vanish: 0 is the next value. Each other value is the middle of
    its interval in u. An interval shorter than the tolerance allows is left: the contour jumps there.
    """
    if not (math.isfinite(tolerance) and tolerance > 0):
        raise InputError(f"the tolerance of a scan is {tolerance}; it must be greater than 0")
    values = [point.x for point in points]
    if len(values) < 2 or values != sorted(set(values)):
        raise InputError("a scan needs at least two values, in rising order", where="scan")
    if logarithmic and values[0] <= 0:
        raise InputError(f"{values[0]:g} has no logarithm", where="scan")
    u = np.log(values) if logarithmic else np.array(values) / (values[-1] - values[0])
    turns = [_turn(points, u, index) for index in range(len(points))]
    wanted: list[tuple[float, float]] = []
    for index, (low, high) in enumerate(pairwise(points)):
        length = float(u[index + 1] - u[index])
        if low.failed or high.failed:
            continue
        if low.coupling is None or high.coupling is None:
            error = length if (low.coupling is None) != (high.coupling is None) else 0.0
        elif turns[index] is None and turns[index + 1] is None:
            error = length
        else:
            known = [turn or 0.0 for turn in turns]
            error = _error(known[max(index - 1, 0) : index + 3] if index else [0.0, *known[:3]], length)
        if low.x < 0.0 < high.x and not (low.coupling is None and high.coupling is None):
            wanted.append((math.inf, 0.0))
        elif error > _SAFETY * tolerance and length > _SAFETY * tolerance:
            middle = midpoint(low.x, high.x, logarithmic=logarithmic)
            if low.x < middle < high.x:
                wanted.append((error, middle))
    wanted.sort(reverse=True)
    return sorted(middle for _, middle in wanted[: max(most, 0)])


def midpoint(low: float, high: float, *, logarithmic: bool) -> float:
    """Return the middle of two values, or of their logarithms, to six digits: a short name of samples.

    Between two signs it is 0, where what changes its sign may vanish.
    """
    if low < 0.0 < high:
        return 0.0
    return float(f"{math.sqrt(low * high) if logarithmic else (low + high) / 2.0:.6g}")


def _error(turns: Sequence[float], length: float) -> float:
    """Return the error of an interval from the turns before it, at its ends, and after it (if there)."""
    before, low, high, after = [*turns, 0.0][:4]
    if max(before, after) < _KINK * min(low, high):
        # all the turning is inside: two straight lines meet here
        return length * low * high / (low + high)
    return max(low, high) * length / 8.0


def _turn(points: Sequence[Sampled], u: npt.NDArray[np.float64], index: int) -> float | None:
    """Return |v'(after) - v'(before)| at a point; 0 inside the noise, None at the ends and beside gaps."""
    if not 0 < index < len(points) - 1:
        return None
    three, u = points[index - 1 : index + 2], u[index - 1 : index + 2]
    if any(point.coupling is None for point in three):
        return None
    v = np.log([float(point.coupling or 0.0) for point in three])
    weights = np.array([1.0 / (u[1] - u[0]), -1.0 / (u[1] - u[0]) - 1.0 / (u[2] - u[1]), 1.0 / (u[2] - u[1])])
    noise = np.array([point.error / float(point.coupling or 1.0) for point in three])
    turn = abs(float(weights @ v))
    return turn if turn > _RESOLVED * float(np.linalg.norm(weights * noise)) else 0.0
