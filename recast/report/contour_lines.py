"""Report: lines of equal value and areas of a table, and what a constraint excludes and allows again."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
from contourpy import FillType, LineType, contour_generator

from recast.core.errors import InputError
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.exclusion.plane import Axis
from recast.inputs.constants import validity
from recast.lowenergy.bounds import FAR

__all__ = ["Line", "Ring", "allowed_again_lines", "areas", "contours", "excluded_areas"]

FloatArray = npt.NDArray[np.float64]
Line = tuple[tuple[float, float], ...]
"""Points that are joined."""
Ring = Line
"""A closed line."""
_BEYOND = 100.0
"""An area that has no end goes on to so many times the largest coupling."""


def contours(x: Axis, y: Axis, table: FloatArray, level: float) -> list[FloatArray]:
    """Return the lines on which `table` has the value `level`, arrays of shape (n, 2) of x and y.

    Linear in the logarithms of positive axes, linear in others. Lines end where the table is NaN.

    Raises
    ------
    InputError
        If the table has not the shape (len(x), len(y)), or the level is not finite.
    """
    if np.shape(table) != (x.values.size, y.values.size):
        raise InputError(f"the table has shape {np.shape(table)}, the axes {(x.values.size, y.values.size)}")
    if not np.isfinite(level):
        raise InputError(f"the level is {level}", where="contours")
    return [_unscaled(x, y, line) for line in _generator(x, y, table).lines(level)]


def areas(x: Axis, y: Axis, table: FloatArray, low: float, high: float) -> tuple[Ring, ...]:
    """Return rings around where `table` is between two values: outlines and holes, by the even-odd rule.

    Arguments as in `contours`.
    """
    points, offsets = _generator(x, y, table).filled(low, high)
    found: list[Ring] = []
    for line, ends in zip(points, offsets, strict=True):
        whole = _unscaled(x, y, line)
        rings = (whole[first:last] for first, last in itertools.pairwise(ends))
        found += [tuple((float(a), float(b)) for a, b in ring) for ring in rings]
    return tuple(found)


def _generator(x: Axis, y: Axis, table: FloatArray) -> Any:
    nodes = [np.log(axis.values) if axis.values.min() > 0 else axis.values for axis in (x, y)]
    masked = np.ma.masked_invalid(np.asarray(table, dtype=np.float64).T)
    return contour_generator(
        nodes[0], nodes[1], masked, line_type=LineType.Separate, fill_type=FillType.OuterOffset
    )


def _unscaled(x: Axis, y: Axis, line: Any) -> FloatArray:
    points = np.array(line, dtype=np.float64)
    for column, axis in enumerate((x, y)):
        if axis.values.min() > 0:
            points[:, column] = np.exp(points[:, column])
    return points


def excluded_areas(item: ConstraintCurve) -> tuple[Ring, ...]:
    """Return rings around what a constraint excludes, in the value of the one parameter and the coupling.

    Without what is excluded on the other side (`ConstraintCurve.sides`). Between two points a boundary is
    linear in the logarithms; an interval that only one of them has closes between them. Nothing next to a
    point where the constraint excludes nothing, and nothing for a single point.
    """
    whole = item.bound.opposite is None
    points = tuple(
        replace(point, gp_opposite=None, everything=point.everything and whole) for point in item.bound.points
    )
    rows = sorted(zip(item.x, points, strict=True), key=lambda row: row[0])
    rows = [row for k, row in enumerate(rows) if not k or row[0] > rows[k - 1][0]]
    if len(rows) < 2:
        return ()
    bound = replace(item.bound, points=tuple(point for _, point in rows))
    edges = [sorted(bound.edges_at(point)) for point in bound.points]
    # a margin is linear in the logarithm of the coupling between edges and the middle of two
    middles = [(low * high) ** 0.5 for row in edges for low, high in itertools.pairwise(row)]
    ends = (validity()["smallest_coupling"], _BEYOND * bound.largest)
    couplings = np.unique([*ends, *itertools.chain(*edges), *middles])
    table = bound.margins(couplings)
    table[table.max(axis=1) <= -FAR] = np.nan
    x = Axis("x", np.array([value for value, _ in rows]))
    return areas(x, Axis("y", couplings), table, 0.0, np.inf)


def allowed_again_lines(item: ConstraintCurve) -> list[Line]:
    """Return the edges of what a constraint allows again beyond its edge, one line a run of points.

    In the value of the first parameter and the coupling. Ends of the couplings are no edges, nor are those
    of closed regions, which have lines of their own.
    """
    found: list[Line] = []
    again, largest = [point.islands for point in item.bound.points], item.bound.largest
    for number, place in itertools.product(range(max(map(len, again), default=0)), (0, 1)):
        ends = [row[number][place] if number < len(row) else 0.0 for row in again]
        rows = list(zip(item.x, ends, strict=True))
        for is_edge, run in itertools.groupby(rows, key=lambda row: 0 < row[1] < largest):
            if is_edge:
                found.append(tuple(run))
    return found
