"""Exclusion: the boundary of what is excluded on a plane of two scanned parameters, and where to look next.

Cells of the starting grid that the boundary crosses are quartered until they are small enough: points are
placed where the boundary is. Inside a cell the boundary is straight between its edges.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from recast.core.errors import InputError
from recast.exclusion.adaptive import midpoint
from recast.exclusion.curve import ExclusionCurve

__all__ = ["Cell", "cells", "excluded_area", "excluded_part", "margins", "more_points"]

Place = tuple[float, float]
Margins = Mapping[Place, float | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of the plane."""

    x: Place
    y: Place

    @property
    def corners(self) -> tuple[Place, Place, Place, Place]:
        """The corners, counted round."""
        (left, right), (bottom, top) = self.x, self.y
        return (left, bottom), (right, bottom), (right, top), (left, top)

    def crossed(self, known: Margins) -> bool:
        """Return whether some corners are excluded and others are not, or what is between may be none.

        Never beside a point that failed.
        """
        values = [known[corner] for corner in self.corners]
        excluded = {value is not None and value >= 0 for value in values}
        return None not in values and (len(excluded) > 1 or (excluded == {True} and self.through_0))

    @property
    def through_0(self) -> bool:
        """Whether a parameter changes its sign inside, where the signal may vanish."""
        return any(low < 0.0 < high for low, high in (self.x, self.y))


def margins(curve: ExclusionCurve) -> dict[Place, float | None]:
    """Return, by place, the logarithm of the fixed coupling over the excluded one: 0 or more is excluded.

    Minus infinity without a limit; None where it is not known.
    """
    if curve.fixed_coupling is None or len(curve.axes) != 2:
        raise InputError("a boundary needs two scanned parameters and a fixed coupling", where="boundary")
    found: dict[Place, float | None] = {}
    for row in curve.rows:
        (_, x), (_, y) = row.point.pairs
        limit = row.headline.value
        margin = -math.inf if limit is None else math.log(curve.fixed_coupling / limit)
        found[x, y] = None if row.excludes(curve.fixed_coupling) is None else margin
    return found


def cells(
    xs: Sequence[float], ys: Sequence[float], known: Margins, tolerance: float, logarithmic: tuple[bool, bool]
) -> Iterator[Cell | Place]:
    """Yield the cells that cover the plane, and the places that are needed to divide them further.

    Parameters
    ----------
    xs, ys
        Values of the starting grid, in rising order, at least two each.
    known
        `margins` of the points that are known, those of the starting grid among them.
    tolerance
        A crossed cell is divided while one of its sides is longer than this part of the axis.
    logarithmic
        Whether each axis counts by its logarithm.
    """
    sides = [_length(axis[0], axis[-1], log) for axis, log in zip((xs, ys), logarithmic, strict=True)]
    todo = [Cell(x, y) for x, y in product(pairwise(xs), pairwise(ys))]
    while todo:
        cell = todo.pop()
        lengths = (_length(*cell.x, logarithmic[0]), _length(*cell.y, logarithmic[1]))
        long = any(length > tolerance * side for length, side in zip(lengths, sides, strict=True))
        x, y = (
            midpoint(*side, logarithmic=log) for side, log in zip((cell.x, cell.y), logarithmic, strict=True)
        )
        inside = cell.x[0] < x < cell.x[1] and cell.y[0] < y < cell.y[1]
        if not (cell.crossed(known) and (long or cell.through_0) and inside):
            yield cell
            continue
        lines = ((cell.x[0], x, cell.x[1]), (cell.y[0], y, cell.y[1]))
        missing = [place for place in product(*lines) if place not in known]
        if missing:
            yield cell
            yield from missing
        else:
            todo += [Cell(a, b) for a, b in product(*(pairwise(line) for line in lines))]


def _length(low: float, high: float, logarithmic: bool) -> float:
    return math.log(high / low) if logarithmic else high - low


def more_points(
    xs: Sequence[float],
    ys: Sequence[float],
    known: Margins,
    tolerance: float,
    most: int,
    logarithmic: tuple[bool, bool],
) -> list[Place]:
    """Return the places to compute next, at most so many; none when the boundary is known well enough.

    Arguments as `cells`.
    """
    wanted = {item for item in cells(xs, ys, known, tolerance, logarithmic) if not isinstance(item, Cell)}
    return sorted(wanted)[: max(most, 0)]


def excluded_part(cell: Cell, known: Margins, logarithmic: tuple[bool, bool]) -> list[Place]:
    """Return the corners of the excluded part of a cell; empty without one, through 0, or beside a failure.

    Along an edge the margin is taken as linear; where one end has no limit the boundary is at its middle.
    """
    values = [known[corner] for corner in cell.corners]
    if cell.through_0 or any(value is None for value in values):
        return []
    found: list[Place] = []
    corners = list(zip(cell.corners, [float(value or 0.0) for value in values], strict=True))
    for (here, value), (there, other) in pairwise([*corners, corners[0]]):
        if value >= 0:
            found.append(here)
        if (value >= 0) != (other >= 0):
            share = value / (value - other) if math.isfinite(value) and math.isfinite(other) else 0.5
            x = _between(here[0], there[0], share, logarithmic[0])
            found.append((x, _between(here[1], there[1], share, logarithmic[1])))
    return found


def _between(low: float, high: float, share: float, logarithmic: bool) -> float:
    return low * (high / low) ** share if logarithmic else low + share * (high - low)


def excluded_area(curve: ExclusionCurve) -> list[list[Place]]:
    """Return the polygons that together are what the fixed coupling excludes.

    The cells follow from the points of the curve: all of those that were divided are in it.
    """
    known, (x, y) = margins(curve), curve.axes
    log = (x.logarithmic, y.logarithmic)
    found = (item for item in cells(x.values, y.values, known, 0.0, log) if isinstance(item, Cell))
    return [polygon for cell in found if len(polygon := excluded_part(cell, known, log)) > 2]
