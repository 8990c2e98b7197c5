"""Exclusion: where a scan needs more masses: the contour is refined where it bends, breaks off or begins.

The contour is linear in the logarithms of mass and coupling between the points, as it is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq

from recast.core.errors import InputError

__all__ = ["ScanPoint", "adaptive_contour", "excluded_coupling", "more_masses"]

_SAFETY = 0.7
"""Part of the tolerance that the estimated error may take: the contour may bend more between its points."""
_KINK = 0.25
"""Turns of the neighbours, as a part of those at the ends of an interval, below which it holds a kink."""
_RESOLVED = 2.0
"""A bend smaller than so many standard deviations of the simulation is no reason for another point."""


@dataclass(frozen=True, slots=True)
class ScanPoint:
    """The excluded coupling at a mass; None where nothing is excluded."""

    mzp_gev: float
    gp: float | None
    error: float = 0.0
    """Standard deviation of `gp` from the simulation."""
    failed: bool = False
    """The point could not be computed: the scan leaves its surroundings alone."""


def more_masses(points: Sequence[ScanPoint], tolerance: float, most: int) -> list[float]:
    """Return the masses to compute next; none when the contour is known well enough.

    Parameters
    ----------
    points
        What is known, in rising mass, at least two.
    tolerance
        Largest relative error of the interpolated g' (and of the mass at which the contour ends).
    most
        No more masses than this are returned; those of the largest errors first.

    Notes
    -----
    With u = ln m and v = ln g', an interval of length h has an interpolation error of |v''| h^2/8, and v'' h
    is the turn of the line at its ends, of which the larger one counts. Where only the two ends turn there
    is a kink inside: two lines that turn by a and b there leave an error of h a b/(a + b). Where one end
    has a limit and the other has none, the interval is halved. Each new mass is the middle of its
    interval in the logarithm. An interval shorter than the tolerance allows is left: the contour jumps there.
    """
    if not (math.isfinite(tolerance) and tolerance > 0):
        raise InputError(f"the tolerance of a scan is {tolerance}; it must be greater than 0")
    masses = [point.mzp_gev for point in points]
    if len(masses) < 2 or masses != sorted(set(masses)):
        raise InputError("a scan needs at least two masses, in rising order", where="scan")
    turns = [_turn(points, index) for index in range(len(points))]
    wanted: list[tuple[float, float]] = []
    for index, (low, high) in enumerate(pairwise(points)):
        length = math.log(high.mzp_gev / low.mzp_gev)
        if low.failed or high.failed:
            continue
        if low.gp is None or high.gp is None:
            error = length if (low.gp is None) != (high.gp is None) else 0.0
        else:
            error = _error(turns[max(index - 1, 0) : index + 3] if index else [0.0, *turns[:3]], length)
        if error > _SAFETY * tolerance and length > _SAFETY * tolerance:
            middle = float(f"{math.sqrt(low.mzp_gev * high.mzp_gev):.6g}")
            if low.mzp_gev < middle < high.mzp_gev:
                wanted.append((error, middle))
    wanted.sort(reverse=True)
    return sorted(middle for _, middle in wanted[: max(most, 0)])


def _error(turns: Sequence[float], length: float) -> float:
    """Return the error of an interval from the turns before it, at its ends, and after it (if there)."""
    before, low, high, after = [*turns, 0.0][:4]
    if max(before, after) < _KINK * min(low, high):
        # all the turning is inside: two straight lines meet here
        return length * low * high / (low + high)
    return max(low, high) * length / 8.0


def _turn(points: Sequence[ScanPoint], index: int) -> float:
    """Return |v'(after) - v'(before)| at a point; 0 at the ends, beside gaps and inside the noise."""
    if not 0 < index < len(points) - 1:
        return 0.0
    three = points[index - 1 : index + 2]
    if any(point.gp is None for point in three):
        return 0.0
    u = np.log([point.mzp_gev for point in three])
    v = np.log([float(point.gp or 0.0) for point in three])
    weights = np.array([1.0 / (u[1] - u[0]), -1.0 / (u[1] - u[0]) - 1.0 / (u[2] - u[1]), 1.0 / (u[2] - u[1])])
    noise = np.array([point.error / float(point.gp or 1.0) for point in three])
    turn = abs(float(weights @ v))
    return turn if turn > _RESOLVED * float(np.linalg.norm(weights * noise)) else 0.0


def adaptive_contour(
    solve: Callable[[Sequence[float]], Sequence[ScanPoint]],
    start_gev: Sequence[float],
    tolerance: float,
    most_points: int,
) -> list[ScanPoint]:
    """Return the contour, computed at the starting masses and where it needs more (`more_masses`).

    `solve` takes the masses of a round, which may be computed in parallel, and returns their points.
    """
    points = sorted(solve(sorted(start_gev)), key=lambda point: point.mzp_gev)
    while more := more_masses(points, tolerance, most_points - len(points)):
        points = sorted([*points, *solve(more)], key=lambda point: point.mzp_gev)
    return points


def excluded_coupling(
    excess: Callable[[float], float], low: float, high: float, tolerance: float
) -> float | None:
    """Return the coupling at which `excess` turns positive, to a relative `tolerance`; None without one.

    For constraints that are known at single points of the plane only: the fewest evaluations of `excess`, a
    function of g' between `low` and `high` (Brent's method in the logarithm).
    """
    if not 0 < low < high:
        raise InputError(f"couplings from {low} to {high}: they need to be positive and rising", where="scan")
    edges = [excess(low), excess(high)]
    if edges[0] > 0 or edges[1] <= 0:
        return None
    known = {math.log(low): edges[0], math.log(high): edges[1]}

    def value(log_gp: float) -> float:
        return known[log_gp] if log_gp in known else excess(math.exp(log_gp))

    return math.exp(brentq(value, *known, xtol=tolerance / 2.0, rtol=1e-12))
