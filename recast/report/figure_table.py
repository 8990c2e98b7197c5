"""Report: the drawn lines of a figure as numbers, for CSV files and HEPData; contours among them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from contourpy import LineType, contour_generator

from recast.core.atomic import write_text
from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.exclusion.coupling_figure import Collider, CouplingFigure
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import PlaneFigure
from recast.inputs.published_limits import CurveKind
from recast.report.layers import constraint_label

__all__ = [
    "Curve",
    "FigureCurves",
    "contours",
    "coupling_curves",
    "plane_curves",
    "write_allowed",
    "write_curves",
]

FloatArray = npt.NDArray[np.float64]


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
    scales = [axis.values.min() > 0 for axis in (x, y)]
    nodes = [np.log(a.values) if log else a.values for a, log in zip((x, y), scales, strict=True)]
    masked = np.ma.masked_invalid(np.asarray(table, dtype=np.float64).T)
    generator = contour_generator(nodes[0], nodes[1], masked, line_type=LineType.Separate)
    lines = []
    for line in generator.lines(level):
        points = np.array(line, dtype=np.float64)
        for column, log in enumerate(scales):
            if log:
                points[:, column] = np.exp(points[:, column])
        lines.append(points)
    return lines


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


@dataclass(frozen=True, slots=True)
class FigureCurves:
    """The lines of one figure."""

    name: str
    caption: str
    curves: tuple[Curve, ...]


def coupling_curves(content: CouplingFigure, collider: Collider | None) -> tuple[Curve, ...]:
    """Return the lines of a figure in the (mZ', g') plane; points without a limit are left out."""
    axes = ("mzp_gev", "gp")
    found = []
    for role, group in (("region", content.regions), ("line", content.lines)):
        for item in group:
            info = item.info
            rows = tuple((p.mzp_gev, p.gp_excluded) for p in item.bound.points if p.gp_excluded is not None)
            data = "published" if info.is_curve else str(info.data)
            label = constraint_label(info)
            found.append(Curve(info.name, role, label, info.level, str(info.excludes), data, axes, rows))
    for item in content.bands:
        info, bands = item.info, item.preferred or ()
        edges: tuple[tuple[float, ...], ...] = tuple(
            (p.mzp_gev, *band) for p, band in zip(item.bound.points, bands, strict=True) if band is not None
        )
        level = f"{info.preferred_sigmas:g}σ preferred"
        label = f"{info.title}, {level}"
        found.append(Curve(f"{info.name}_preferred", "band", label, level, "", str(info.data), axes, edges))
    for line in content.effects:
        pairs = zip(line.mzp_gev, line.gp, strict=True)
        points = tuple((mass, gp) for mass, gp in pairs if gp is not None)
        name = f"bs_effect_{100 * line.relative:g}_percent"
        label = f"{100 * line.relative:g} % change of Bs mixing"
        found.append(Curve(name, "effect", label, "no CL", "", "", axes, points))
    if collider is not None:
        limits = zip(collider.curve.x, (row.limits.observed for row in collider.curve.rows), strict=True)
        seen = tuple((mass, item.value, item.error or 0.0) for mass, item in limits if item.value is not None)
        level = f"{level_text(collider.cl)}, one-sided, {CurveKind.RECAST}"
        found.append(Curve("collider", "simulated", collider.title, level, "above", "simulated", axes, seen))
    return tuple(found)


def plane_curves(content: PlaneFigure) -> tuple[Curve, ...]:
    """Return the edges of regions and bands and the lines of the limit on vPhi; one curve a closed line."""
    axes = (content.x.name, content.y.name)
    found = []

    def add(name: str, role: str, label: str, level: str, data: str, table: np.ndarray, value: float) -> None:
        for number, line in enumerate(contours(content.x, content.y, table, value)):
            points = tuple((float(x), float(y)) for x, y in line)
            suffix = f"_{number + 1}" if number else ""
            found.append(Curve(f"{name}{suffix}", role, label, level, "", data, axes, points))

    for name, (info, table) in content.regions.items():
        add(name, "region", constraint_label(info), info.level, str(info.data), table, 0.0)
    for name, (info, table) in content.bands.items():
        for sigmas in content.band_sigmas:
            text = f"{sigmas:g}σ preferred, 2 parameters"
            edge = content.threshold(sigmas)
            label = f"{info.title}, {text}"
            add(f"{name}_{sigmas:g}_sigma", "band", label, text, str(info.data), table, edge)
    if content.vphi is not None:
        item = content.vphi
        for level in item.levels_gev:
            label = f"largest vPhi from {item.info.title} is {level:g} GeV"
            data = str(item.info.data)
            add(f"vphi_{level:g}_gev", "contour", label, item.info.level, data, item.limit_gev, level)
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
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("mzp_gev", "gp_low", "gp_high", "low_by", "high_by"))
    for row in content.allowed:
        edges = [f"{row.low:.9g}", f"{row.high:.9g}"] if row.is_open else ["", ""]
        low_by = " ".join(row.excluded_by) or row.low_by or ""
        writer.writerow([f"{row.mzp_gev:.9g}", *edges, low_by, row.high_by or ""])
    return write_text(path, stream.getvalue())
