"""Report: a figure as the page shows it: axes, the lines of `figure_table`, what is left, as plain values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.colors import to_hex

from recast.exclusion.collider_bound import COLLIDER
from recast.exclusion.coupling_figure import Collider, CouplingFigure
from recast.exclusion.curve import ExclusionCurve, ScanAxis
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.exclusion.plane_figure import PlaneFigure
from recast.lowenergy.bounds import AllowedCouplings, AllowedInterval
from recast.report.caption import PARAMETER_NAMES, RunFacts
from recast.report.figure_table import Curve, Ring, coupling_curves, plane_curves, vphi_areas
from recast.report.layers import constraint_range, drawn_range
from recast.report.mathtext import plain_text, typeset
from recast.report.plot import drawn_limits
from recast.report.scan_table import (
    allowed_rows,
    compared_title,
    plane_points,
    scan_curves,
    scan_plane_curves,
)

__all__ = ["PageAxis", "PageFigure", "Slice", "coupling_page", "plane_page", "scan_pages"]

ConstraintsAt = Callable[[Sequence[Mapping[str, float]]], Sequence[ConstraintCurve]]
"""Gives the constraints of a run at points of its scan."""


@dataclass(frozen=True, slots=True)
class PageAxis:
    """An axis."""

    label: str
    """Symbol and unit, without TeX."""
    logarithmic: bool
    range: tuple[float, float]
    positive: bool = True
    """Whether it can be drawn in the logarithm."""

    @classmethod
    def of(cls, axis: ScanAxis, ends: tuple[float, float], *, logarithmic: bool | None = None) -> PageAxis:
        """Return the axis of a scanned parameter or a coupling."""
        log = axis.logarithmic if logarithmic is None else logarithmic
        return cls(plain_text(axis.label), log, ends, ends[0] > 0)


@dataclass(frozen=True, slots=True)
class Slice:
    """The lines of a figure, at one value of a second parameter where there is one."""

    curves: tuple[Curve, ...]
    allowed: tuple[AllowedCouplings, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the constraints that `allowed` names."""
    value: float | None = None
    """The second parameter's."""


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A figure of the page.

    `as_dict` has plain values of it: nine digits, as in the CSV file of a figure.
    """

    name: str
    """Of the picture that stands in without scripts."""
    title: str
    x: PageAxis
    y: PageAxis
    slices: tuple[Slice, ...]
    """One, or one for each value of the second parameter."""
    slider: str = ""
    """Label of the second parameter; empty without one."""
    picks: str = ""
    """How a place picks a point of the scan: by "x" alone, by "xy"; empty: there are none."""
    coloured: tuple[tuple[tuple[float, ...], ...], tuple[str, ...]] = ((), ())
    """Points of a plane, (x, y, limit, error), and their colours."""
    coloured_label: str = ""
    """What their colour is."""
    coloured_axes: tuple[str, ...] = ()
    """Names of x and y with units, as of a `Curve`."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for the page."""
        points, colours = self.coloured
        return {
            "name": self.name,
            "title": self.title,
            "x": _axis(self.x),
            "y": _axis(self.y),
            "slider": self.slider,
            "picks": self.picks,
            "slices": [_slice(item) for item in self.slices],
            "coloured": {
                "label": self.coloured_label,
                "axes": list(self.coloured_axes),
                "points": [[_number(value) for value in point] for point in points],
                "colours": list(colours),
            },
        }


def scan_pages(
    curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts, at: ConstraintsAt
) -> tuple[PageFigure, ...]:
    """Return the exclusion plot of a run; over two parameters also the coupling against the first one.

    Parameters
    ----------
    curve, constraints, facts
        As `recast.report.plot.draw_exclusion` takes them.
    at
        Gives the constraints at other points.
    """
    if len(curve.axes) == 1:
        (axis,) = curve.axes
        shown = Slice(
            scan_curves(curve, constraints, facts),
            allowed_rows(curve, constraints, facts),
            _titles(curve, constraints, facts),
        )
        ends = drawn_range(curve.x, logarithmic=axis.logarithmic)
        y = PageAxis.of(curve.coupling, drawn_limits(curve, constraints), logarithmic=True)
        return (PageFigure("exclusion", "", PageAxis.of(axis, ends), y, (shown,), picks="x"),)
    return (_plane_page(curve, constraints, facts), _sliced_page(curve, facts, at))


def _titles(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts) -> dict[str, str]:
    known = {item.info.name: f"{item.info.title} ({item.info.level})" for item in constraints}
    return known | {COLLIDER: compared_title(curve, facts)}


def _plane_page(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts) -> PageFigure:
    ends = []
    for place, axis in enumerate(curve.axes):
        values = sorted({row.point.pairs[place][1] for row in curve.rows})
        ends.append(PageAxis.of(axis, drawn_range(values, logarithmic=axis.logarithmic)))
    shown = Slice(scan_plane_curves(curve, constraints, facts))
    label = f"excluded {plain_text(curve.coupling.label)}"
    return PageFigure(
        "exclusion",
        "The plane of the scan",
        ends[0],
        ends[1],
        (shown,),
        picks="xy",
        coloured=plane_points(curve),
        coloured_label=label,
        coloured_axes=tuple(axis.name for axis in curve.axes),
    )


def _sliced_page(curve: ExclusionCurve, facts: RunFacts, at: ConstraintsAt) -> PageFigure:
    first, second = curve.axes
    parts, ends = [], []
    for value, row in curve.slices():
        xs = drawn_range(row.x, logarithmic=first.logarithmic)
        inner = constraint_range(row.x, logarithmic=first.logarithmic)
        grid = _fine(*inner, logarithmic=first.logarithmic)
        lines = at([{first.name: x, second.name: value} for x in grid])
        parts.append(
            Slice(
                scan_curves(row, lines, facts),
                allowed_rows(row, lines, facts),
                _titles(row, lines, facts),
                value,
            )
        )
        ends.append((*xs, *drawn_limits(row, lines)))
    left, right, bottom, top = zip(*ends, strict=True)
    y = PageAxis.of(curve.coupling, (min(bottom), max(top)), logarithmic=True)
    x = PageAxis.of(first, (min(left), max(right)))
    title = f"Limits at one value of {plain_text(second.tex)}"
    label = plain_text(second.label)
    return PageFigure("slices", title, x, y, tuple(parts), slider=label, picks="x")


def _fine(low: float, high: float, *, logarithmic: bool, count: int = 61) -> list[float]:
    """Return values from one to the other, both included as they are."""
    inner = [k / (count - 1) for k in range(1, count - 1)]
    if logarithmic:
        return [low, *(low * (high / low) ** part for part in inner), high]
    return [low, *(low + (high - low) * part for part in inner), high]


def coupling_page(name: str, title: str, content: CouplingFigure, collider: Collider | None) -> PageFigure:
    """Return a figure in the (mZ', g') plane; arguments as `draw_coupling_figure` takes them."""
    curves = coupling_curves(content, collider)
    titles = {item.info.name: f"{item.info.title} ({item.info.level})" for item in content.regions}
    if collider is not None:
        titles[COLLIDER] = collider.title
    x, y = (
        PageAxis(_parameter(key), True, ends)
        for key, ends in (("mzp_gev", content.mzp_gev), ("gp", content.gp))
    )
    return PageFigure(
        name,
        plain_text(title),
        x,
        y,
        (Slice(curves, content.allowed, titles),),
        picks="x" if collider is not None else "",
    )


def plane_page(name: str, title: str, content: PlaneFigure, log: tuple[bool, bool]) -> PageFigure:
    """Return a figure on a plane of two parameters; arguments as `draw_plane_figure` takes them."""
    x, y = (
        PageAxis(
            _parameter(axis.name),
            scale,
            (float(axis.values[0]), float(axis.values[-1])),
            bool(axis.values[0] > 0),
        )
        for axis, scale in zip((content.x, content.y), log, strict=True)
    )
    curves = (*vphi_areas(content), *plane_curves(content))
    return PageFigure(name, plain_text(title), x, y, (Slice(curves),))


def _parameter(name: str) -> str:
    symbol, unit = PARAMETER_NAMES[name]
    return f"{symbol} [{unit}]" if unit else symbol


def _axis(axis: PageAxis) -> dict[str, Any]:
    return {
        "label": axis.label,
        "log": axis.logarithmic,
        "positive": axis.positive,
        "range": [_number(value) for value in axis.range],
    }


def _slice(item: Slice) -> dict[str, Any]:
    return {
        "value": item.value,
        "curves": [_curve(curve) for curve in item.curves if curve.points or curve.areas],
        "allowed": [_allowed(row, item.titles) for row in item.allowed],
    }


def _curve(curve: Curve) -> dict[str, Any]:
    columns = [[_number(value) for value in column] for column in zip(*curve.points, strict=True)]
    x, y, *rest = columns or [[], []]
    style, band = curve.style, curve.role == "band"
    return {
        "name": curve.name,
        "role": curve.role,
        "label": _label(curve),
        "level": curve.level,
        "excludes": curve.excludes,
        "data": curve.data,
        "axes": list(curve.axes),
        "references": list(curve.references),
        "colour": to_hex(style.band if band else style.line),
        "strength": style.strength,
        "dashes": [] if style.dashes == "-" else list(style.dashes[1]),
        "x": x,
        "y": y,
        "further": rest[0] if rest else [],
        "breaks": list(curve.breaks),
        "areas": [_ring(ring) for ring in curve.areas],
    }


def _label(curve: Curve) -> str:
    """Return the text of a legend, in which the level always stands."""
    label = typeset(plain_text(curve.label))
    told = curve.role == "band" or not curve.level or curve.level in label
    return label if told else f"{label} ({curve.level})"


def _ring(ring: Ring) -> list[list[float]]:
    return [[float(f"{value:.5g}") for value in column] for column in zip(*ring, strict=True)]


def _allowed(row: AllowedCouplings, titles: Mapping[str, str]) -> dict[str, Any]:
    def words(names: Iterable[str]) -> list[str]:
        return [titles.get(name, name) for name in names]

    def ends(one: AllowedCouplings | AllowedInterval) -> dict[str, Any]:
        return {
            "low": _number(one.low) if one.low_by else None,
            "high": _number(one.high) if one.high_by else None,
            "low_by": words([one.low_by] if one.low_by else []),
            "high_by": words([one.high_by] if one.high_by else []),
        }

    found = {"x": _number(row.mzp_gev), "open": row.is_open} | ends(row)
    found["excluded_by"] = words(row.excluded_by)
    return found | ({"further": [ends(one) for one in row.further]} if row.further else {})


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{value} in a figure of the report")
    return float(f"{value:.9g}")
