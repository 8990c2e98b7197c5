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
from recast.report.layers import draw_collider, draw_constraint, draw_further
from recast.report.page import RC, Entry, arrange, label_axes, new_figure, save_figure
from recast.report.scan_plot import draw_scan_plane

__all__ = [
    "constraint_range",
    "draw_exclusion",
    "draw_lines",
    "drawn_limits",
    "drawn_range",
    "fine_grid",
    "write_exclusion_plot",
]

_MARGIN = 0.03
"""Room beside the first and the last point, as a part of the range: none stands on the frame."""
_FINE, _FINE_PLANE = 121, 41
"""Points of a constraint on a line, and an axis of a plane."""


def write_exclusion_plot(
    curve: ExclusionCurve,
    constraints: Sequence[ConstraintCurve],
    facts: RunFacts,
    folder: Path,
    made_by: str = "",
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
    """
    figure = draw_exclusion(curve, constraints, facts)
    return save_figure(figure, [folder / "exclusion.png", folder / "exclusion.pdf"], made_by)


def draw_exclusion(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts) -> Figure:
    """Return the figure: the coupling against the scanned parameter, or a plane of two of them.

    Against one parameter the coupling is logarithmic, and excluded regions are above the lines.
    """
    if len(curve.axes) == 2:
        return draw_scan_plane(curve, constraints, facts)
    with mpl.rc_context(RC):
        figure, axes = new_figure("log" if curve.axes[0].logarithmic else "linear")
        entries = draw_lines(axes, curve, constraints, facts)
        arrange(figure, axes, entries, f"{facts.caption()} {_notes(curve)}".strip())
    return figure


def draw_lines(
    axes: Axes, curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts
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
    axes.set_xlim(*drawn_range(curve.x, logarithmic=axis.logarithmic))
    axes.set_ylim(*drawn_limits(curve, constraints))
    entries = draw_collider(axes, curve, facts) + draw_further(axes, curve, facts)
    for item in constraints:
        entries += draw_constraint(axes, item)
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


def drawn_range(values: Sequence[float], *, logarithmic: bool = True) -> tuple[float, float]:
    """Return the range that is drawn for rising values of a parameter: a little more than theirs."""
    low, high = values[0], values[-1]
    if low < high and logarithmic:
        part = (high / low) ** _MARGIN
        return low / part, high * part
    if low < high:
        return low - _MARGIN * (high - low), high + _MARGIN * (high - low)
    return (0.8 * low, 1.25 * high) if logarithmic else (low - 1.0, high + 1.0)


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


def constraint_range(values: Sequence[float], *, logarithmic: bool = True) -> tuple[float, float]:
    """Return the range in which constraints are drawn: that of the figure, or of the scan if linear.

    A parameter on a linear axis may have an end, such as 0, beyond which there is no model.
    """
    if values[0] < values[-1] and not logarithmic:
        return values[0], values[-1]
    return drawn_range(values, logarithmic=logarithmic)


def _fine(axis: ScanAxis, low: float, high: float, count: int) -> list[float]:
    return [float(value) for value in (np.geomspace if axis.logarithmic else np.linspace)(low, high, count)]


def drawn_limits(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve]) -> tuple[float, float]:
    """Return the range of couplings that is drawn: decades or parts of them around all of them."""
    low, high = drawn_range(curve.x, logarithmic=curve.axes[0].logarithmic)
    couplings = [limit.value for row in curve.rows for limit in (row.limits.observed, *row.limits.expected)]
    for item in constraints:
        pairs = zip(item.x, item.bound.points, strict=True)
        couplings += [point.gp_excluded for x, point in pairs if low <= x <= high]
    couplings += [limit.value for row in curve.rows for limit in row.projections.values()]
    couplings += [float(value) for line in curve.lines for value in line.values]
    known = [value for value in couplings if value]
    bottom, top = (min(known), max(known)) if known else (1e-3, 1.0)
    return 0.6 * bottom, 1.6 * top
