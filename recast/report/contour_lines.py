"""Report: lines of equal value and areas of a table, and what a constraint excludes and allows again."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from contourpy import FillType, LineType, contour_generator

from recast.core.errors import InputError
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.exclusion.plane import Axis
from recast.inputs.constants import validity
from recast.lowenergy.base import Side
from recast.lowenergy.bounds import FAR

__all__ = ["Line", "Ring", "allowed_again_lines", "areas", "contours", "edge_rows", "excluded_areas"]

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


class _Node(NamedTuple):
    """An edge at one point: the coupling, whether exclusion begins there, and whether it is of an island."""

    coupling: float
    begins: bool
    again: bool


def allowed_again_lines(item: ConstraintCurve) -> list[Line]:
    """Return the edges of what a constraint allows again beyond its edge, one line a run of points.

    In the value of the first parameter and the coupling. Ends of the couplings are no edges, nor are those
    of closed regions, which have lines of their own. Edges of neighbouring points are joined where each is
    the nearest of its kind to the other: an interval that begins or ends between two points ends its lines.
    """
    rows = _nodes(item)
    found: list[Line] = []
    reached: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        for place, node in enumerate(row):
            if not node.again or (index, place) in reached:
                continue
            line = [(index, place)]
            while True:
                at, here = line[-1]
                after = _joined(rows, at, here)
                if after is None or not rows[at + 1][after].again:
                    break
                line.append((at + 1, after))
            reached.update(line)
            found.append(tuple((item.x[at], rows[at][here].coupling) for at, here in line))
    return found


def edge_rows(item: ConstraintCurve) -> list[tuple[float, float | None, float | None]]:
    """Return the value of the parameter, the edge and the end of a closed region of each point.

    A row without an edge stands between two points of which the edges are not the same one: no line joins
    them.
    """
    points = item.bound.points
    nodes = _nodes(item) if item.bound.has_gaps else None
    found: list[tuple[float, float | None, float | None]] = []
    for index, (x, point) in enumerate(zip(item.x, points, strict=True)):
        found.append((x, point.gp_excluded, point.gp_upper))
        if nodes is None or index + 1 == len(points):
            continue
        ends = [points[at].gp_excluded for at in (index, index + 1)]
        if None in ends:
            continue
        place, beside = (
            next(k for k, node in enumerate(nodes[at]) if not node.again and node.coupling == edge)
            for at, edge in zip((index, index + 1), ends, strict=True)
        )
        if _joined(nodes, index, place) != beside:
            found.append((x, None, point.gp_upper))
    return found


def _nodes(item: ConstraintCurve) -> list[list[_Node]]:
    above, largest = item.bound.info.excludes is Side.ABOVE, item.bound.largest
    rows = []
    for point in item.bound.points:
        row = [
            _Node(edge, begins, False)
            for edge, begins in ((point.gp_excluded, above), (point.gp_opposite, not above))
            if edge is not None
        ]
        for low, high in point.islands:
            row += [_Node(low, False, True)] if low > 0 else []
            row += [_Node(high, True, True)] if high < largest else []
        rows.append(row)
    return rows


def _nearest(row: list[_Node], node: _Node) -> int | None:
    """Return the place of the edge of the same kind that is nearest in the logarithm; None without one."""
    places = [k for k, other in enumerate(row) if other.begins == node.begins]
    return min(places, key=lambda k: abs(math.log(row[k].coupling / node.coupling)), default=None)


def _joined(rows: list[list[_Node]], index: int, place: int) -> int | None:
    """Return the place of the same edge at the next point; None where it does not go on."""
    if index + 1 == len(rows):
        return None
    other = _nearest(rows[index + 1], rows[index][place])
    back = None if other is None else _nearest(rows[index], rows[index + 1][other])
    return other if back == place else None
