"""Report: limits over a plane of two scanned parameters: in colour, and what a fixed coupling excludes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from recast.core.levels import level_text
from recast.exclusion.boundary import excluded_area
from recast.exclusion.collider_bound import COLLIDER_STYLE
from recast.exclusion.curve import ExclusionCurve, LimitSource
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.inputs.lowenergy import Sided
from recast.lowenergy.bounds import FAR
from recast.report.caption import RunFacts, missing_points
from recast.report.layers import SHADE, constraint_label, drawn_range
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import RC, Entry, arrange, label_axes, new_figure

__all__ = ["LIMIT_COLOURS", "draw_scan_plane", "limit_norm", "margin_table"]

LIMIT_COLOURS = "viridis"
"""Map of colours of points by their limit."""

_NOTHING = "#555555"
_SIZE = (5.2, 5.0)
_ABOVE = {"zorder": 5}


def draw_scan_plane(
    curve: ExclusionCurve,
    constraints: Sequence[ConstraintCurve],
    facts: RunFacts,
    options: PlotOptions = DEFAULT,
) -> Figure:
    """Return the figure: each point in the colour of its excluded coupling.

    With a fixed coupling the area that it excludes is shaded, with the edges of the constraints.

    Parameters
    ----------
    curve
        A scan over two parameters.
    constraints
        At the points of `recast.report.plot.fine_grid`; none without a fixed coupling.
    facts
        What the caption says.
    options
        What is chosen of the picture.
    """
    x, y = curve.axes
    with mpl.rc_context(RC):
        figure, axes = new_figure(*("log" if axis.logarithmic else "linear" for axis in curve.axes))
        entries: list[Entry] = []
        if curve.fixed_coupling is not None:
            if options.wants("excluded"):
                entries += _area(axes, curve, facts)
            for item in (one for one in constraints if options.wants(one.info.name)):
                entries += _edge(axes, item, curve.fixed_coupling)
        drawn = None
        if options.wants("points"):
            more, drawn = _points(axes, curve)
            entries += more
        for place, (axis, letter) in enumerate(((x, "x"), (y, "y"))):
            values = sorted({row.point.pairs[place][1] for row in curve.rows})
            ends = drawn_range(values, logarithmic=axis.logarithmic)
            axes.set(**{f"{letter}lim": options.range_of(letter, ends, logarithmic=axis.logarithmic)})
        label_axes(axes, x.label, y.label)
        caption = " ".join([facts.summary(), *missing_points(curve), f"Made with recast {facts.version}."])
        arrange(figure, axes, entries, caption, plot_size=_SIZE, options=options)
        if drawn is not None:
            _bar(figure, axes, drawn, f"excluded ${curve.coupling.tex}$")
    return figure


def _area(axes: Axes, curve: ExclusionCurve, facts: RunFacts) -> list[Entry]:
    polygons = excluded_area(curve)
    if not polygons:
        return []
    look: dict[str, Any] = {"linewidths": 0.4, "zorder": 1}
    axes.add_collection(
        PolyCollection(polygons, facecolors=COLLIDER_STYLE.tint, edgecolors=COLLIDER_STYLE.tint, **look)
    )
    level = level_text(facts.cl)
    text = f"{facts.analysis}: ${curve.coupling.tex}$ = {curve.fixed_coupling:g} excluded ({level})"
    return [(Patch(facecolor=COLLIDER_STYLE.tint), text)]


def _edge(axes: Axes, item: ConstraintCurve, coupling: float) -> list[Entry]:
    """Draw where a constraint excludes the coupling: its edge, and a shade; a prior has no shade."""
    xs, ys, values = margin_table(item, coupling)
    look = item.info.style
    if min(values.shape) < 2 or values.max() <= 0:
        return []
    handles: list[Artist] = []
    if item.info.sided is not Sided.THEORY:
        axes.contourf(xs, ys, values.T, levels=[0.0, 2 * FAR], colors=[look.line], alpha=SHADE, zorder=2)
        handles.append(Patch(facecolor=look.line, alpha=SHADE))
    if values.min() < 0:
        style: dict[str, Any] = {"linewidths": 1.6, "linestyles": [look.dashes]}
        axes.contour(xs, ys, values.T, levels=[0.0], colors=[look.line], zorder=3, **style)
        handles.append(Line2D([], [], color=look.line, linewidth=1.6, linestyle=look.dashes))
    return [(tuple(handles), constraint_label(item.info))] if handles else []


def margin_table(
    item: ConstraintCurve, coupling: float
) -> tuple[list[float], list[float], npt.NDArray[np.float64]]:
    """Return x, y and, of shape (len(x), len(y)), by how much a constraint excludes a coupling.

    The number is the logarithm of the coupling over its bound, positive where it is excluded; 50 stands for
    an infinite one (`recast.lowenergy.bounds.Bound.margins`).
    """
    xs, ys = (sorted({point.pairs[axis][1] for point in item.points}) for axis in (0, 1))
    return xs, ys, item.bound.margins([coupling]).reshape(len(xs), len(ys))


def limit_norm(limits: Sequence[float]) -> LogNorm:
    """Return what takes limits to places in `LIMIT_COLOURS`."""
    return LogNorm(0.98 * min(limits), 1.02 * max(limits))


def _points(axes: Axes, curve: ExclusionCurve) -> tuple[list[Entry], PathCollection | None]:
    """Draw the points in the colour of their limit; open ones without one, crosses where one failed."""
    entries: list[Entry] = []
    limits = [row.headline.value for row in curve.rows]
    failed = [row.source is LimitSource.FAILED for row in curve.rows]
    places = np.array([[value for _, value in row.point.pairs] for row in curve.rows])
    known = np.array([limit is not None for limit in limits])
    drawn = None
    if known.any():
        values = [limit for limit in limits if limit is not None]
        norm = limit_norm(values)
        style: dict[str, Any] = {"s": 34, "edgecolors": "white", "linewidths": 0.5, **_ABOVE}
        x, y = places[known].T
        drawn = axes.scatter(x, y, c=values, norm=norm, cmap=LIMIT_COLOURS, **style)
    for marker, label, chosen in (("o", "no limit", ~known & ~np.array(failed)), ("x", "failed", failed)):
        if np.any(chosen):
            look: dict[str, Any] = {"color": _NOTHING, "markerfacecolor": "none", "linestyle": "", **_ABOVE}
            x, y = places[np.array(chosen)].T
            (line,) = axes.plot(x, y, marker=marker, **look)
            entries.append((line, label))
    return entries, drawn


def _bar(figure: Figure, axes: Axes, drawn: PathCollection, label: str) -> None:
    """Draw the scale of the colours to the right of the axes."""
    box = axes.get_position()
    bar = figure.colorbar(drawn, cax=figure.add_axes((box.x1 + 0.02, box.y0, 0.025, box.height)))
    bar.set_label(label, fontsize=12)
    bar.ax.tick_params(which="both", labelsize=9)
    bar.ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    bar.ax.yaxis.set_minor_formatter(FuncFormatter(lambda value, _: f"{value:.2g}"))
