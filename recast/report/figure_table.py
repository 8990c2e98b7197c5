"""Report: the drawn lines of a figure as numbers, for CSV files and HEPData; contours among them."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recast.core.atomic import write_text
from recast.core.levels import level_text
from recast.exclusion.collider_bound import COLLIDER_STYLE
from recast.exclusion.coupling_figure import Collider, CouplingFigure
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.exclusion.plane_figure import PlaneFigure, VphiMap
from recast.lowenergy.base import Info, Style
from recast.report.contour_lines import (
    Ring,
    allowed_again_lines,
    areas,
    contours,
    edge_rows,
    excluded_areas,
)
from recast.report.layers import EFFECT_COLOUR, again_label, constraint_label

__all__ = [
    "Curve",
    "FigureCurves",
    "Ring",
    "VphiShade",
    "areas",
    "bound_points",
    "constraint_curve",
    "constraint_edges",
    "contours",
    "coupling_curves",
    "plane_curves",
    "preferred_curve",
    "vphi_areas",
    "vphi_shades",
    "write_allowed",
    "write_curves",
]

FloatArray = npt.NDArray[np.float64]

_COLUMNS = ("curve", "role", "level", "excludes", "data", "x_name", "x", "y_name", "y", "y_high", "error")


@dataclass(frozen=True, slots=True)
class Curve:
    """A drawn line, or the two edges of a band."""

    name: str
    role: str
    """region, line, band, effect, simulated or contour."""
    label: str
    """As in the legend."""
    level: str
    """Confidence level in words."""
    excludes: str
    """above or below the line; empty if it excludes nothing."""
    data: str
    """Named data set, or published."""
    axes: tuple[str, str]
    """Names of x and y with units, as in mzp_gev."""
    points: tuple[tuple[float, ...], ...]
    """(x, y), for bands (x, low, high); for the simulated curve (x, y, error)."""
    breaks: tuple[int, ...] = ()
    """Points that no line joins to the one before: there is no limit between."""
    references: tuple[str, ...] = ()
    """Keys of the works that it is from."""
    style: Style = field(default_factory=Style)
    areas: tuple[Ring, ...] = ()
    """Rings around what is shaded on a plane of two parameters."""


@dataclass(frozen=True, slots=True)
class FigureCurves:
    """The lines of one figure."""

    name: str
    caption: str
    curves: tuple[Curve, ...]
    model: str = ""
    """Title and values of the model of its card, without TeX; empty for a card without one."""


def bound_points(
    rows: Iterable[tuple[float | None, ...]],
) -> tuple[tuple[tuple[float, ...], ...], tuple[int, ...]]:
    """Return the rows without a blank, and which of them stand after rows with one.

    Examples
    --------
    >>> bound_points([(1.0, 5.0), (2.0, None), (3.0, 4.0), (4.0, 4.0)])
    (((1.0, 5.0), (3.0, 4.0), (4.0, 4.0)), (1,))
    """
    points: list[tuple[float, ...]] = []
    breaks: list[int] = []
    gap = False
    for row in rows:
        whole = tuple(value for value in row if value is not None)
        if len(whole) < len(row):
            gap = True
            continue
        if gap and points:
            breaks.append(len(points))
        points.append(whole)
        gap = False
    return tuple(points), tuple(breaks)


def constraint_curve(
    item: ConstraintCurve, axes: tuple[str, str], role: str = "region", *, label: str = ""
) -> Curve:
    """Return the edge of a constraint against the first scanned parameter.

    A closed region is a band between its edges, or, as a line, the way around it. Where not all beyond the
    edge is excluded (`Bound.has_gaps`) a region has its areas as well.
    """
    info = item.info
    data = info.source
    label = label or constraint_label(info)
    both = edge_rows(item)
    if any(upper is not None for _, _, upper in both):
        points, breaks = bound_points(both)
        if role == "region":
            words = (info.name, "band", label, info.level, "", data)
            look = replace(info.style, band=info.style.tint)
            return Curve(*words, axes, points, breaks, info.references, look)
        way = [row[:2] for row in points] + [(row[0], row[2]) for row in reversed(points)] + [points[0][:2]]
        words = (info.name, role, label, info.level, "", data)
        return Curve(*words, axes, tuple(way), (), info.references, info.style)
    points, breaks = bound_points(row[:2] for row in both)
    words = (info.name, role, label, info.level, str(info.excludes), data)
    rings = excluded_areas(item) if role == "region" and item.bound.has_gaps else ()
    return Curve(*words, axes, points, breaks, info.references, info.style, rings)


def constraint_edges(item: ConstraintCurve, axes: tuple[str, str], role: str = "region") -> list[Curve]:
    """Return the edge of a constraint, and that of what it excludes on the other side, if it does.

    And the edges of what it allows again beyond that, named `NAME_allowed_again`.
    """
    first, *others = (constraint_curve(side, axes, role) for side in item.sides)
    found = [first, *(replace(made, name=f"{made.name}_opposite") for made in others)]
    lines = allowed_again_lines(item)
    if lines:
        breaks = tuple(itertools.accumulate(len(line) for line in lines))[:-1]
        words = (f"{first.name}_allowed_again", "line", again_label(item.info), first.level, "", first.data)
        found.append(
            Curve(*words, axes, tuple(itertools.chain(*lines)), breaks, first.references, first.style)
        )
    return found


def preferred_curve(item: ConstraintCurve, axes: tuple[str, str]) -> Curve | None:
    """Return the band of couplings that the data of a constraint prefer; None without one."""
    info = item.info
    if item.preferred is None or info.preferred_sigmas is None:
        return None
    rows = ((x, *(band or (None, None))) for x, band in zip(item.x, item.preferred, strict=True))
    points, breaks = bound_points(rows)
    level = f"{info.preferred_sigmas:g}σ preferred"
    words = (f"{info.name}_preferred", "band", f"{info.title}, {level}", level, "", str(info.data))
    return Curve(*words, axes, points, breaks, info.references, info.style)


def coupling_curves(content: CouplingFigure, collider: Collider | None) -> tuple[Curve, ...]:
    """Return the lines of a figure in the (mZ', g') plane; points without a limit are left out."""
    axes = ("mzp_gev", "gp")
    found: list[Curve] = []
    for item in content.regions:
        found += constraint_edges(item, axes, "line" if item.info.unconfirmed else "region")
    for item in content.lines:
        found += constraint_edges(item, axes, "line")
    found += [band for item in content.bands if (band := preferred_curve(item, axes)) is not None]
    for line in content.effects:
        points, breaks = bound_points(zip(line.mzp_gev, line.gp, strict=True))
        name = f"bs_effect_{100 * line.relative:g}_percent"
        label = f"{100 * line.relative:g} % change of Bs mixing"
        style = Style(EFFECT_COLOUR, dashes=(0, (1.0, 2.0)))
        found.append(Curve(name, "effect", label, "no CL", "", "", axes, points, breaks, (), style))
    if collider is not None:
        seen = collider.curve.line()
        points, breaks = bound_points((x, limit.value, limit.error or 0.0) for x, limit in seen)
        level = f"{level_text(collider.cl)}, one-sided, {collider.kind}"
        words = ("collider", "simulated", collider.title, level, "above", "simulated")
        found.append(Curve(*words, axes, points, breaks, (), COLLIDER_STYLE))
    return tuple(found)


def plane_curves(content: PlaneFigure) -> tuple[Curve, ...]:
    """Return the edges of regions and bands and the lines of the limit on vPhi; one curve a closed line."""
    axes = (content.x.name, content.y.name)
    found = []

    def add(
        name: str,
        role: str,
        label: str,
        info: Info,
        level: str,
        table: np.ndarray,
        value: float,
        *,
        side: int,
    ) -> None:
        rings: tuple[Ring, ...] = ()
        if side:
            low, high = (value, np.inf) if side > 0 else (-np.inf, value)
            rings = areas(content.x, content.y, table, low, high)
        lines = contours(content.x, content.y, table, value)
        # an area without an edge on the plane is shown as well
        for number, line in enumerate(lines or ([np.empty((0, 2))] if rings else [])):
            points = tuple((float(x), float(y)) for x, y in line)
            suffix = f"_{number + 1}" if number else ""
            words = (f"{name}{suffix}", role, label, level, "", str(info.data))
            rest = () if number else rings
            found.append(Curve(*words, axes, points, (), info.references, info.style, rest))

    for name, (info, table) in content.regions.items():
        add(name, "region", constraint_label(info), info, info.level, table, 0.0, side=1)
    for name, (info, table) in content.bands.items():
        for sigmas in content.band_sigmas:
            text = f"{sigmas:g}σ preferred, 2 parameters"
            edge = content.threshold(sigmas)
            label = f"{info.title}, {text}"
            add(f"{name}_{sigmas:g}_sigma", "band", label, info, text, table, edge, side=-1)
    if content.vphi is not None:
        item = content.vphi
        for level in item.levels_gev:
            label = f"largest vPhi from {item.info.title} is {level:g} GeV"
            name = f"vphi_{level:g}_gev"
            add(name, "contour", label, item.info, item.info.level, item.limit_gev, level, side=0)
    return tuple(found)


@dataclass(frozen=True, eq=False)
class VphiShade:
    """What is shaded of a plane where limits on vPhi exclude it."""

    name: str
    label: str
    """For a legend, TeX between dollars."""
    info: Info
    """Of the constraint that excludes it."""
    table: FloatArray
    """Positive inside, shape (len(x), len(y))."""
    colour: str


def vphi_shades(item: VphiMap) -> tuple[VphiShade, ...]:
    """Return the shades of a map of limits on vPhi, from below."""
    label = rf"no $v_\Phi$ allowed by {constraint_label(item.info)}"
    above = item.smallest_ratio - item.largest_ratio
    impossible = VphiShade("vphi_impossible", label, item.info, above, "#8a8a8a")
    if item.smallest_by is None or item.smallest_gev is None:
        return (impossible,)
    label = f"limit below {item.smallest_gev:.0f} GeV: {constraint_label(item.smallest_by)}"
    # the limit falls to 0 where boxes alone begin to exclude
    table = item.smallest_gev - np.nan_to_num(item.limit_gev, nan=0.0)
    return VphiShade("vphi_too_low", label, item.smallest_by, table, "#d9d9d9"), impossible


def vphi_areas(content: PlaneFigure) -> tuple[Curve, ...]:
    """Return what is shaded where the limit on vPhi excludes the plane: areas without lines."""
    axes, found = (content.x.name, content.y.name), []
    for item in vphi_shades(content.vphi) if content.vphi is not None else ():
        rings = areas(content.x, content.y, item.table, 0.0, np.inf)
        words = (item.name, "region", item.label, item.info.level, "", str(item.info.data))
        if rings:
            found.append(Curve(*words, axes, (), (), item.info.references, Style(item.colour), rings))
    return tuple(found)


def write_curves(curves: Sequence[Curve], path: Path) -> Path:
    """Write curves as CSV, one row a point, atomically."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for curve in curves:
        head = [curve.name, curve.role, curve.level, curve.excludes, curve.data]
        for x, y, *rest in curve.points:
            third = f"{rest[0]:.9g}" if rest else ""
            high, error = ("", third) if curve.role == "simulated" else (third, "")
            writer.writerow([*head, curve.axes[0], f"{x:.9g}", curve.axes[1], f"{y:.9g}", high, error])
    return write_text(path, stream.getvalue())


def write_allowed(content: CouplingFigure, path: Path) -> Path:
    """Write what the regions of a figure leave together, one row a mass, atomically.

    Each region at its own confidence level. Blank couplings: nothing is left; then low_by names who excludes
    everything, or whose edges cross. A low edge of 0 and a high edge of sqrt(4 pi) are ends of the range.
    Where couplings are allowed again beyond an edge, each interval has a row, the weakest first.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("mzp_gev", "gp_low", "gp_high", "low_by", "high_by"))
    for row in content.allowed:
        mass = f"{row.mzp_gev:.9g}"
        for one in row.intervals:
            writer.writerow([mass, f"{one.low:.9g}", f"{one.high:.9g}", one.low_by or "", one.high_by or ""])
        if not row.is_open:
            low_by = " ".join(row.excluded_by) or row.low_by or ""
            writer.writerow([mass, "", "", low_by, row.high_by or ""])
    return write_text(path, stream.getvalue())
