"""Report: the exclusion plot, PNG and PDF, with the same bytes for the same numbers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from recast.core.errors import InputError
from recast.exclusion.curve import ExclusionCurve, ScanAxis
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.report.caption import RunFacts, missing_points
from recast.report.contour_lines import allowed_again_lines
from recast.report.layers import (
    BAND_EDGES,
    constraint_range,
    draw_collider,
    draw_constraint,
    draw_further,
    drawn_range,
)
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import RC, Entry, arrange, label_axes, new_figure, save_figure
from recast.report.scan_plot import draw_scan_plane

__all__ = [
    "draw_exclusion",
    "draw_lines",
    "drawn_limits",
    "exclusion_names",
    "fine_grid",
    "write_exclusion_plot",
]

_FINE, _FINE_PLANE = 121, 41
"""Points of a constraint on a line, and an axis of a plane."""


def write_exclusion_plot(
    curve: ExclusionCurve,
    constraints: Sequence[ConstraintCurve],
    facts: RunFacts,
    folder: Path,
    made_by: str = "",
    options: PlotOptions = DEFAULT,
) -> list[Path]:
    """Draw the plot and write exclusion.png and exclusion.pdf into `folder`.

    Parameters
    ----------
    curve
        The collider limits.
    constraints
        Low-energy constraints at fine points (`fine_grid`).
    facts
        What the caption says.
    folder
        Where the two files go; each is written atomically.
    made_by
        A line of provenance for the metadata of the files.
    options
        What is chosen of the picture.
    """
    figure = draw_exclusion(curve, constraints, facts, options)
    return save_figure(figure, [folder / "exclusion.png", folder / "exclusion.pdf"], made_by)


def draw_exclusion(
    curve: ExclusionCurve,
    constraints: Sequence[ConstraintCurve],
    facts: RunFacts,
    options: PlotOptions = DEFAULT,
) -> Figure:
    """Return the figure: the coupling against the scanned parameter, or a plane of two of them.

    Against one parameter the coupling is logarithmic. `options.only` takes the names of `exclusion_names`.
    """
    options.check_names(exclusion_names(curve, constraints), "exclusion")
    if len(curve.axes) == 2:
        return draw_scan_plane(curve, constraints, facts, options)
    with mpl.rc_context(RC):
        figure, axes = new_figure("log" if curve.axes[0].logarithmic else "linear")
        entries = draw_lines(axes, curve, constraints, facts, options)
        notes = f"{_notes(curve)} {_again(constraints)}".strip()
        arrange(figure, axes, entries, f"{facts.caption()} {notes}".strip(), options=options)
    return figure


def exclusion_names(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve]) -> list[str]:
    """Return the names of what an exclusion plot draws, as in the page of the report."""
    infos = [item.info for item in constraints]
    preferred = [f"{info.name}_preferred" for info in infos if info.preferred_sigmas is not None]
    if len(curve.axes) == 2:
        return ["points", "excluded", *(info.name for info in infos)]
    further = dict.fromkeys(f"expected_{name}" for row in curve.rows for name in row.projections)
    bands = [f"expected_{sigma}_sigma" for sigma in BAND_EDGES]
    lines = [line.name for line in curve.lines]
    return ["observed", "expected", *bands, *further, *lines, *(info.name for info in infos), *preferred]


def draw_lines(
    axes: Axes,
    curve: ExclusionCurve,
    constraints: Sequence[ConstraintCurve],
    facts: RunFacts,
    options: PlotOptions = DEFAULT,
) -> list[Entry]:
    """Draw the limits against the one scanned parameter and return what a legend says of them.

    Raises
    ------
    InputError
        If two parameters were scanned.
    """
    if len(curve.axes) == 2:
        raise InputError("a scan of two parameters has a figure of its own", mend="Plot without axes.")
    (axis,) = curve.axes
    axes.set_xscale("log" if axis.logarithmic else "linear")
    axes.set_yscale("log")
    whole = drawn_range(curve.x, logarithmic=axis.logarithmic)
    axes.set_xlim(*options.range_of("x", whole, logarithmic=axis.logarithmic))
    axes.set_ylim(*options.range_of("y", drawn_limits(curve, constraints), logarithmic=True))
    entries = draw_collider(axes, curve, facts, options) + draw_further(axes, curve, facts, options)
    for item in constraints:
        entries += draw_constraint(axes, item, options)
    label_axes(axes, axis.label, curve.coupling.label)
    return entries


def _notes(curve: ExclusionCurve) -> str:
    """Return sentences about what the lines leave out."""
    notes = missing_points(curve, "the dashed line")
    limited = [
        row.limits
        for row in curve.rows
        if (row.limits.observed.value or row.limits.expected[2].value) is not None
    ]
    notes += [
        f"The expected ± {sigma}σ band is not drawn where one of its edges has no limit."
        for sigma, edges in ((1, (1, 3)), (2, (0, 4)))
        if any(limits.expected[edge].value is None for limits in limited for edge in edges)
    ]
    return " ".join(notes)


def _again(constraints: Sequence[ConstraintCurve]) -> str:
    """Return a sentence about couplings that are allowed again; empty where there are none."""
    titles = [item.info.title for item in constraints if allowed_again_lines(item)]
    if not titles:
        return ""
    return f"Couplings that are allowed again beyond an edge are not shaded: {', '.join(titles)}."


def fine_grid(curve: ExclusionCurve) -> list[dict[str, float]]:
    """Return points fine enough to draw low-energy constraints beside a curve, in rising order.

    On a plane there are lines at a fixed coupling alone: without one there is no point.
    """
    names = [axis.name for axis in curve.axes]
    if len(names) == 2:
        if curve.fixed_coupling is None:
            return []
        # a parameter with a single value has one line
        ends = [(axis, axis.values[0], axis.values[-1]) for axis in curve.axes]
        lines = [sorted(set(_fine(*item, _FINE_PLANE))) for item in ends]
        return [dict(zip(names, pair, strict=True)) for pair in itertools.product(*lines)]
    (axis,) = curve.axes
    low, high = constraint_range(curve.x, logarithmic=axis.logarithmic)
    return [{axis.name: value} for value in _fine(axis, low, high, _FINE)]


def _fine(axis: ScanAxis, low: float, high: float, count: int) -> list[float]:
    return [float(value) for value in (np.geomspace if axis.logarithmic else np.linspace)(low, high, count)]


def drawn_limits(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve]) -> tuple[float, float]:
    """Return the range of couplings that is drawn: decades or parts of them around all of them."""
    low, high = drawn_range(curve.x, logarithmic=curve.axes[0].logarithmic)
    couplings = [limit.value for row in curve.rows for limit in (row.limits.observed, *row.limits.expected)]
    for item in constraints:
        pairs = zip(item.x, item.bound.points, strict=True)
        inside = [point for x, point in pairs if low <= x <= high]
        couplings += [edge for point in inside for edge in item.bound.edges_at(point)]
    couplings += [limit.value for row in curve.rows for limit in row.projections.values()]
    couplings += [float(value) for line in curve.lines for value in line.values]
    known = [value for value in couplings if value]
    bottom, top = (min(known), max(known)) if known else (1e-3, 1.0)
    return 0.6 * bottom, 1.6 * top
