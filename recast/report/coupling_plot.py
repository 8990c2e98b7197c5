"""Report: draws regions, lines, bands and the simulated curve in the (mZ', g') plane (Fig. 3)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import TickedStroke

from recast.core.levels import level_text
from recast.exclusion.collider_bound import COLLIDER, COLLIDER_STYLE
from recast.exclusion.coupling_figure import Collider, CouplingFigure, EffectLine
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.inputs.lowenergy import Sided
from recast.lowenergy.base import Info, Side
from recast.report.contour_lines import allowed_again_lines, excluded_areas
from recast.report.layers import (
    EFFECT_COLOUR,
    around,
    draw_ends,
    edges_of,
    far_end,
    fill,
    segments,
    shade_areas,
    widened,
)
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import RC, Entry, Handle, arrange, label_axes, new_figure

__all__ = ["PlotLabel", "draw_coupling_figure"]

_ERROR = "#9a9a9a"
_LEGEND_SIZES = (9.0, 8.0)
_DENSE, _DENSE_WIDTH = 1000, 0.6
"""Curves of more points than this are drawn thin: they have structure at every point."""


@dataclass(frozen=True, slots=True)
class PlotLabel:
    """A few words in the plot."""

    text: str
    x: float
    y: float
    """Centre, in the units of the axes."""
    rotation: float = 0.0
    """Degrees, anticlockwise."""
    colour: str = "#222222"

    def draw(self, axes: Axes) -> None:
        """Write the words."""
        style: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9, "zorder": 8, "clip_on": True}
        axes.text(self.x, self.y, self.text, color=self.colour, rotation=self.rotation, **style)


def draw_coupling_figure(
    content: CouplingFigure,
    caption: str,
    title: str = "",
    labels: Sequence[PlotLabel] = (),
    collider: Collider | None = None,
    options: PlotOptions = DEFAULT,
) -> Figure:
    """Return the figure; every curve stands in the legend with its confidence level.

    Parameters
    ----------
    content
        What is drawn.
    caption, title
        Text below and above.
    labels
        Words inside the plot.
    collider
        The simulated curve, drawn dashed with the error of the simulation.
    options
        What is chosen of the picture; `only` takes names of curves as in the CSV file of the figure.
    """
    content, collider = _chosen(content, collider, options)
    with mpl.rc_context(RC):
        figure, axes = new_figure()
        axes.set_xlim(*options.range_of("x", content.mzp_gev, logarithmic=True))
        axes.set_ylim(*options.range_of("y", content.gp, logarithmic=True))
        entries: list[Entry] = []
        for order, item in enumerate(content.regions):
            for side in item.sides:
                entries += _edge(axes, side, shaded=item.info.decides, zorder=1.0 + 0.01 * order)
        for item in content.lines:
            for side in item.sides:
                entries += _edge(axes, side, shaded=False)
        for item in content.bands:
            entries += _band(axes, item)
        if collider is not None:
            entries += _simulated(axes, collider)
        for line in content.effects:
            entries += _effect(axes, line)
        label_axes(axes, r"$m_{Z'}$ [GeV]", r"$g'$")
        for label in labels:
            label.draw(axes)
        arrange(figure, axes, _once(entries), caption, title, legend_sizes=_LEGEND_SIZES, options=options)
    return figure


def _chosen(
    content: CouplingFigure, collider: Collider | None, options: PlotOptions
) -> tuple[CouplingFigure, Collider | None]:
    """Return the figure and the simulated curve with the curves alone that are wanted."""
    effects = {line: f"bs_effect_{100 * line.relative:g}_percent" for line in content.effects}
    infos = [item.info.name for item in (*content.regions, *content.lines)]
    bands = [f"{item.info.name}_preferred" for item in content.bands]
    known = [*infos, *bands, *effects.values(), *([COLLIDER] if collider else [])]
    options.check_names(known, "figure")
    found = replace(
        content,
        regions=tuple(item for item in content.regions if options.wants(item.info.name)),
        lines=tuple(item for item in content.lines if options.wants(item.info.name)),
        bands=tuple(item for item in content.bands if options.wants(f"{item.info.name}_preferred")),
        effects=tuple(line for line in content.effects if options.wants(effects[line])),
    )
    return found, collider if options.wants(COLLIDER) else None


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, each text once."""
    found: dict[str, Handle] = {}
    for handle, text in entries:
        found.setdefault(text, handle)
    return [(handle, text) for text, handle in found.items()]


def _edge(axes: Axes, item: ConstraintCurve, *, shaded: bool, zorder: float = 1.0) -> list[Entry]:
    info, style = item.info, item.info.style
    rows = edges_of(axes, item)
    rings = excluded_areas(item) if shaded and item.bound.has_gaps else ()
    if not any(_visible(axes, x, y) for x, y, _ in rows) and not rings:
        return []
    width = _DENSE_WIDTH if len(item.bound.points) > _DENSE else 1.6
    if rings:
        shade_areas(axes, rings, color=style.tint, linewidth=0, zorder=zorder)
    for line in allowed_again_lines(item):
        words: dict[str, Any] = {"linewidth": width, "linestyle": style.dashes, "zorder": 4.5}
        axes.plot(*zip(*line, strict=True), color=style.line, **words)
    for x, y, end in rows:
        if shaded and not item.bound.has_gaps:
            axes.fill_between(x, y, end or far_end(axes, info), color=style.tint, linewidth=0, zorder=zorder)
        axes.plot(*around(x, y, end), color=style.line, linewidth=width, linestyle=style.dashes, zorder=4.5)
        if not shaded and info.sided is not Sided.THEORY and len(item.bound.points) <= _DENSE:
            _tick(axes, x, y, info)
            if end is not None:  # from right to left: the other side
                _tick(axes, x[::-1], end[::-1], info)
    handle = Line2D([], [], color=style.line, linewidth=1.6, linestyle=style.dashes)
    patch = Patch(facecolor=style.tint, linewidth=0)
    return [((patch, handle) if shaded else handle, _label(info))]


def _tick(axes: Axes, x: Sequence[float], y: Sequence[float], info: Info) -> None:
    """Mark the excluded side of a line with short ticks."""
    # of a line from left to right a positive angle is the side above
    angle = 60.0 if info.excludes is Side.ABOVE else -60.0
    ticks = TickedStroke(spacing=9.0, angle=angle, length=0.55, linewidth=0.9, foreground=info.style.line)
    (marks,) = axes.plot(x, y, color=info.style.line, zorder=4.4, gid=f"excluded side of {info.name}")
    marks.set_path_effects([ticks])


def _visible(axes: Axes, x: Sequence[float], y: Sequence[float]) -> bool:
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return any(left <= a <= right and bottom <= b <= top for a, b in zip(x, y, strict=True))


def _label(info: Info) -> str:
    """Return the legend text; the data set, one for the whole figure, is in the caption."""
    whose = f" [{', '.join(info.experiments)}]" if info.experiments else ""
    return f"{info.title} ({info.level}){whose}"


def _band(axes: Axes, item: ConstraintCurve) -> list[Entry]:
    info = item.info
    if item.preferred is None or info.preferred_sigmas is None:
        return []
    colour = info.style.band
    points = item.bound.points
    rows = [(p.mzp_gev, *(band or (None, None))) for p, band in zip(points, item.preferred, strict=True)]
    entries: list[Entry] = []
    for run in segments(rows):
        area = fill(axes, run, color=colour, alpha=0.75, zorder=2)
        whose = f" [{', '.join(info.experiments)}]" if info.experiments else ""
        entries.append((area, f"{info.title}, preferred ({info.preferred_sigmas:g}σ){whose}"))
    return entries


def _simulated(axes: Axes, collider: Collider) -> list[Entry]:
    style = COLLIDER_STYLE
    seen = [(mass, limit.value, limit.error or 0.0) for mass, limit in collider.curve.line()]
    top = axes.get_ylim()[1]
    entries: list[Entry] = []
    for run in segments(seen):
        x, y, error = widened(axes, run)
        low = [value - width for value, width in zip(y, error, strict=True)]
        high = [value + width for value, width in zip(y, error, strict=True)]
        axes.fill_between(x, y, top, color=style.tint, linewidth=0, zorder=0.5)
        area = axes.fill_between(x, low, high, color=_ERROR, alpha=0.8, linewidth=0, zorder=3)
        (line,) = axes.plot(x, y, color=style.line, linewidth=1.7, linestyle=style.dashes, zorder=6)
        patch = Patch(facecolor=style.tint, linewidth=0)
        label = f"{collider.title} ({level_text(collider.cl)}, one-sided, {collider.kind})"
        entries.append(((patch, line), label))
        entries.append((area, "simulation error of this line (1σ)"))
    return entries + draw_ends(axes, collider.curve)


def _effect(axes: Axes, line: EffectLine) -> list[Entry]:
    percent = f"{100 * line.relative:g} %"
    entries: list[Entry] = []
    runs = segments(list(zip(line.mzp_gev, line.gp, strict=True)))
    longest = max((len(x) for x, _ in runs), default=0)
    for x, y in runs:
        (drawn,) = axes.plot(x, y, color=EFFECT_COLOUR, linewidth=1.3, linestyle=":", zorder=4)
        entries.append((drawn, "change of Bs mixing (no CL)"))
        if len(x) < longest:
            continue
        # the label sits on the line, in the middle of its longest piece
        middle = len(x) // 2
        place = axes.transData.transform([(x[max(middle - 5, 0)], y[max(middle - 5, 0)]), (x[-1], y[-1])])
        angle = math.degrees(math.atan2(*(place[1] - place[0])[::-1]))
        style: dict[str, Any] = {
            "color": EFFECT_COLOUR,
            "fontsize": 8,
            "ha": "center",
            "va": "center",
            "zorder": 4.6,
        }
        box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        axes.text(x[middle], y[middle], percent, rotation=angle, bbox=box, **style)
    return entries
