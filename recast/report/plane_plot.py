"""Report: draws regions, bands and lines of the limit on vPhi on a plane of two parameters (Fig. 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter
from scipy.interpolate import RegularGridInterpolator

from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import PlaneFigure, VphiMap
from recast.report.coupling_plot import PlotLabel
from recast.report.figure_table import vphi_shades
from recast.report.layers import constraint_label
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import RC, Entry, arrange, new_figure

__all__ = ["AXIS_TITLES", "draw_plane_figure"]

FloatArray = npt.NDArray[np.float64]

AXIS_TITLES: Mapping[str, tuple[str, float]] = {
    "mzp_gev": (r"$m_{Z'}$ [GeV]", 1.0),
    "gp": (r"$g'$", 1.0),
    "vphi_gev": (r"$v_\Phi$ [GeV]", 1.0),
    "mq_gev": (r"$m_Q$ [TeV]", 1e-3),
    "md_gev": (r"$m_D$ [TeV]", 1e-3),
}
"""Text of an axis, and the factor from the parameter's unit to that of the text."""
_LINE = "#222222"
_BAND_OPACITY = (0.85, 0.4, 0.2)
_SQUARE = (5.6, 5.6)
_RAYS = ((1.0, 0.5), (1.0, 1.0))
"""Ends of the rays, in fractions of the axes; the second is for lines that the first does not meet."""


def draw_plane_figure(
    content: PlaneFigure,
    log: tuple[bool, bool],
    caption: str,
    title: str = "",
    labels: Sequence[PlotLabel] = (),
    options: PlotOptions = DEFAULT,
) -> Figure:
    """Return the figure.

    Parameters
    ----------
    content
        What is drawn.
    log
        Whether x and y are logarithmic.
    caption, title
        Text below and above.
    labels
        Words inside the plot, in the units of the drawn axes.
    options
        What is chosen of the picture, ranges in the units of the drawn axes; `only` takes names of regions
        and bands, and "vphi".
    """
    known = [*content.regions, *content.bands, *(["vphi"] if content.vphi is not None else [])]
    options.check_names(known, "figure")
    content = replace(
        content,
        regions={name: item for name, item in content.regions.items() if options.wants(name)},
        bands={name: item for name, item in content.bands.items() if options.wants(name)},
        vphi=content.vphi if options.wants("vphi") else None,
    )
    with mpl.rc_context(RC):
        figure, axes = new_figure(*("log" if chosen else "linear" for chosen in log))
        x, y = _scaled(content.x), _scaled(content.y)
        axes.set_xlim(*options.range_of("x", (x[0], x[-1]), logarithmic=log[0]))
        axes.set_ylim(*options.range_of("y", (y[0], y[-1]), logarithmic=log[1]))
        entries: list[Entry] = []
        if content.vphi is not None:
            entries += _shade_vphi(axes, x, y, content.vphi)
        for info, table in content.regions.values():
            style = info.style
            entries += _fill(axes, x, y, table, style.tint, constraint_label(info), 1.0)
            axes.contour(x, y, _filled(table).T, levels=[0.0], colors=[style.line], linewidths=1.4, zorder=3)
        for name in content.bands:
            entries += _bands(axes, x, y, content, name)
        if content.vphi is not None:
            entries += _lines_vphi(axes, x, y, content.vphi)
        _label(axes, content)
        for label in labels:
            label.draw(axes)
        arrange(figure, axes, entries, caption, title, _SQUARE, options=options)
    return figure


def _scaled(axis: Axis) -> FloatArray:
    return np.asarray(axis.values * AXIS_TITLES[axis.name][1])


def _filled(table: FloatArray) -> npt.NDArray[np.float64]:
    """Return the table masked where it is not a number."""
    return np.ma.masked_invalid(table)


def _fill(
    axes: Axes, x: FloatArray, y: FloatArray, table: FloatArray, colour: str, label: str, zorder: float
) -> list[Entry]:
    """Fill where a table is positive; nothing, and no entry, where it never is."""
    if not np.any(table > 0):
        return []
    top = 2.0 * float(np.nanmax(table))
    axes.contourf(x, y, _filled(table).T, levels=[0.0, top], colors=[colour], alpha=1.0, zorder=zorder)
    return [(Patch(facecolor=colour, alpha=1.0), label)]


def _shade_vphi(axes: Axes, x: FloatArray, y: FloatArray, item: VphiMap) -> list[Entry]:
    entries: list[Entry] = []
    for place, shade in enumerate(vphi_shades(item)):
        entries += _fill(axes, x, y, shade.table, shade.colour, shade.label, 0.5 + 0.1 * place)
    return entries


def _bands(axes: Axes, x: FloatArray, y: FloatArray, content: PlaneFigure, name: str) -> list[Entry]:
    info, table = content.bands[name]
    colour = info.style.band
    entries: list[Entry] = []
    for index, sigmas in enumerate(sorted(content.band_sigmas, reverse=True)):
        rank = len(content.band_sigmas) - 1 - index
        opacity = _BAND_OPACITY[min(rank, len(_BAND_OPACITY) - 1)]
        edge = content.threshold(sigmas)
        style: dict[str, Any] = {"colors": [colour], "alpha": opacity, "zorder": 2 + 0.01 * index}
        axes.contourf(x, y, _filled(table).T, levels=[-1.0, edge], **style)
        label = f"{info.title}, preferred ({sigmas:g}σ, 2 parameters) [{info.data}]"
        entries.append((Patch(facecolor=colour, alpha=opacity), label))
    return entries[::-1]


def _lines_vphi(axes: Axes, x: FloatArray, y: FloatArray, item: VphiMap) -> list[Entry]:
    levels = sorted(level / 1e3 for level in item.levels_gev)
    drawn = axes.contour(
        x, y, _filled(item.limit_gev / 1e3).T, levels=levels, colors=[_LINE], linewidths=1.1, zorder=4
    )
    places = _places(axes, x, y, item.limit_gev / 1e3, levels)
    if places:
        axes.clabel(
            drawn, levels=list(places), fmt=lambda value: f"{value:g} TeV", fontsize=8, manual=places.values()
        )
    label = f"largest $v_\\Phi$ from {constraint_label(item.info)}"
    return [(Line2D([], [], color=_LINE, linewidth=1.1), label)]


def _places(
    axes: Axes, x: FloatArray, y: FloatArray, table: FloatArray, levels: Sequence[float]
) -> dict[float, tuple[float, float]]:
    """Return where the label of each line goes: on a ray from the lower left corner, right of its middle."""
    found: dict[float, tuple[float, float]] = {}
    frame = axes.transAxes + axes.transData.inverted()
    value = RegularGridInterpolator((x, y), table)
    for end in _RAYS:
        along = np.linspace(0.03, 0.95, 400)[:, np.newaxis] * np.array(end)
        points = np.clip(frame.transform(along), [x[0], y[0]], [x[-1], y[-1]])
        values = value(points)
        for level in levels:
            with np.errstate(invalid="ignore"):
                index = np.flatnonzero((values[:-1] < level) & (values[1:] >= level))
            if index.size and level not in found:
                found[level] = (float(points[index[0], 0]), float(points[index[0], 1]))
    return found


def _label(axes: Axes, content: PlaneFigure) -> None:
    axes.set_xlabel(AXIS_TITLES[content.x.name][0], labelpad=2)
    axes.set_ylabel(AXIS_TITLES[content.y.name][0], loc="top", labelpad=2)
    for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        if axis.get_scale() != "log":
            continue
        if limits[1] / limits[0] < 30:
            axis.set_major_locator(LogLocator(base=10, subs=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axis.set_minor_formatter(NullFormatter())
