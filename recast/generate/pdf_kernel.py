"""Generate: compiled interpolation in a PDF grid: bicubic patches of Bezier points."""

from __future__ import annotations

import numpy as np

from recast.core.compiled import Number, kernel, part

__all__ = ["interpolate"]


@part
def _weights(knots: Number, value: float, weights: Number) -> int:
    """Fill the four Bernstein polynomials at a value; return the number of its interval."""
    low, high = 0, len(knots) - 1
    while high - low > 1:
        middle = (low + high) // 2
        if value >= knots[middle]:
            low = middle
        else:
            high = middle
    # rounding of the logarithm may leave an edge by one unit in the last place
    t = min(max((value - knots[low]) / (knots[low + 1] - knots[low]), 0.0), 1.0)
    r = 1.0 - t
    weights[0], weights[1], weights[2], weights[3] = r * r * r, 3.0 * r * r * t, 3.0 * r * t * t, t * t * t
    return low


@kernel
def interpolate(
    log_x: Number,
    log_q2: Number,
    chosen: Number,
    knots_x: Number,
    knots_q: Number,
    points: Number,
    result: Number,
) -> None:
    """Fill rows `chosen` of `result`, shape (N, partons).

    Parameters
    ----------
    log_x, log_q2
        Where, shape (N,).
    knots_x, knots_q
        Knots of the grid, shapes (n,) and (m,).
    points
        Bezier points, shape (3 n - 2, 3 m - 2, partons).
    """
    along_x, along_q = np.empty(4), np.empty(4)
    partons = points.shape[2]
    for row in chosen:
        i, j = 3 * _weights(knots_x, log_x[row], along_x), 3 * _weights(knots_q, log_q2[row], along_q)
        values = result[row]
        values[:] = 0.0
        for a in range(4):
            for b in range(4):
                weight, corner = along_x[a] * along_q[b], points[i + a, j + b]
                for parton in range(partons):
                    values[parton] += weight * corner[parton]
