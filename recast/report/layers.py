"""Report: what is drawn against a scanned parameter: the collider's curve and the low-energy constraints.

Every function returns its legend entries in the order in which they should be read.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from recast.core.levels import level_text
from recast.exclusion.collider_bound import COLLIDER_STYLE
from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.inputs.lowenergy import Sided
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.base import Info, Side, Style
from recast.report.caption import RunFacts
from recast.report.contour_lines import Ring, allowed_again_lines, edge_rows, excluded_areas
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import Entry, Handle

__all__ = [
    "BAND_EDGES",
    "EFFECT_COLOUR",
    "EXPECTED_COLOURS",
    "PROJECTION_STYLES",
    "SHADE",
    "again_label",
    "around",
    "band_title",
    "collider_titles",
    "constraint_label",
    "constraint_range",
    "draw_collider",
    "draw_constraint",
    "draw_ends",
    "draw_further",
    "drawn_range",
    "edges_of",
    "far_end",
    "fill",
    "further_title",
    "preferred_label",
    "segments",
    "shade_areas",
    "widened",
]

_COLLIDER = COLLIDER_STYLE.line
_SIMULATION = "#777777"
SHADE = 0.13
"""Opacity of what is excluded: where two shades lie on each other it is darker."""
EXPECTED_COLOURS = {1: "#85d1a0", 2: "#ffdf7f"}
BAND_EDGES = {1: (1, 3), 2: (0, 4)}
"""Positions of the band's edges in `CurvePoint.expected`."""
EFFECT_COLOUR = "#5d4037"
"""Lines on which an amplitude changes by a given part."""
_DATA_SET = re.compile(r"([0-9.e+]+)TeV_([0-9.e+]+)fb")
PROJECTION_STYLES = (
    Style(_COLLIDER, dashes=(0, (8.0, 2.0, 1.2, 2.0))),
    Style("#666666", dashes=(0, (8.0, 2.0))),
    Style(_COLLIDER, dashes=(0, (2.0, 1.2))),
)
"""Of further expected limits, in their order: the colours of the collider, other dashes."""
END_TITLE = "end of the limit: none at the next point"
_MARGIN = 0.03
"""Room beside the first and the last point, as a part of the range: none stands on the frame."""
_STRIP = 0.02
"""Half the width of the strip that shows a single point, in parts of the axes' width."""


def draw_collider(
    axes: Axes, curve: ExclusionCurve, facts: RunFacts, options: PlotOptions = DEFAULT
) -> list[Entry]:
    """Draw the observed limit with its simulation error, the expected one and its bands.

    Areas are under all lines. What the observed limit excludes is shaded; where it ends is marked.
    """
    observed, expected = collider_titles(curve, facts)
    rows = list(zip(curve.x, (row.limits for row in curve.rows), strict=True))
    entries: dict[str, Handle] = {}
    seen = [(x, limit.value, limit.error or 0.0) for x, limit in curve.line()]
    for x, y, error in segments(seen if options.wants("observed") else []):
        bars = axes.errorbar(
            x, y, error, color=_COLLIDER, linewidth=1.4, marker="o", markersize=3.5, zorder=6
        )
        low = [value - width for value, width in zip(y, error, strict=True)]
        high = [value + width for value, width in zip(y, error, strict=True)]
        area = fill(axes, [x, low, high], strip=0.4 * _STRIP, color=_SIMULATION, alpha=0.6, zorder=3)
        entries.setdefault(observed, bars)
        if len(x) > 1 or len(rows) == 1:  # between points that are not observed nothing is shaded
            fill(axes, [x, y, [axes.get_ylim()[1]] * len(x)], color=_COLLIDER, alpha=SHADE, zorder=1)
            entries[observed] = (Patch(facecolor=_COLLIDER, alpha=SHADE, linewidth=0), bars)
        if any(error):
            entries[f"{facts.short}, simulation error (1σ)"] = area
    medians = [(x, limits.expected[2].value) for x, limits in rows]
    for run in segments(medians if options.wants("expected") else []):
        (line,) = axes.plot(*widened(axes, run), color=_COLLIDER, linewidth=1.2, linestyle="--", zorder=5)
        entries[expected] = line
    for sigma, (lower, upper) in BAND_EDGES.items():
        edges = [(x, limits.expected[lower].value, limits.expected[upper].value) for x, limits in rows]
        for run in segments(edges if options.wants(f"expected_{sigma}_sigma") else []):
            entries[band_title(facts, sigma)] = fill(
                axes, run, color=EXPECTED_COLOURS[sigma], zorder=1.6 - 0.1 * sigma
            )
    if options.wants("observed"):
        entries |= {label: marks for marks, label in draw_ends(axes, curve)}
    return [(artist, label) for label, artist in entries.items()]


def collider_titles(curve: ExclusionCurve, facts: RunFacts) -> tuple[str, str]:
    """Return what a legend calls the observed and the expected limit of a curve."""
    level = f"{level_text(facts.cl)}, {facts.kind}"
    seen = any(row.limits.observed.value is not None for row in curve.rows)
    of_expected = facts.short if seen else facts.analysis
    return f"{facts.analysis}, observed ({level})", f"{of_expected}, expected ({level})"


def band_title(facts: RunFacts, sigma: int) -> str:
    """Return what a legend calls a band around the expected limit."""
    return f"{facts.short}, expected ± {sigma}σ"


def draw_ends(axes: Axes, curve: ExclusionCurve) -> list[Entry]:
    """Mark where a limit ends inside the scan: the observed one, or the expected one if none is observed.

    Points where no count is published end nothing.
    """
    pairs = list(zip(curve.x, curve.rows, strict=True))
    seen = [(x, row.limits.observed.value, row.observed_published) for x, row in pairs]
    limits = [(x, value) for x, value, published in seen if published or value is not None]
    if all(value is None for _, value in limits):
        limits = [(x, row.limits.expected[2].value) for x, row in pairs]
    values = [value for _, value in limits]
    places = [
        (x, value)
        for place, (x, value) in enumerate(limits)
        if value is not None and None in values[max(place - 1, 0) : place + 2]
    ]
    left, right = axes.get_xlim()
    places = [(x, y) for x, y in places if left <= x <= right]
    if not places:
        return []
    x, y = zip(*places, strict=True)
    style: dict[str, Any] = {"marker": "s", "markersize": 8.0, "linestyle": "", "zorder": 7}
    style |= {"markerfacecolor": "none", "markeredgewidth": 1.4}
    (marks,) = axes.plot(x, y, color=_COLLIDER, **style)
    return [(marks, END_TITLE)]


def draw_further(
    axes: Axes, curve: ExclusionCurve, facts: RunFacts, options: PlotOptions = DEFAULT
) -> list[Entry]:
    """Draw further expected limits, such as projections, and what the model predicts."""
    entries: dict[str, Handle] = {}
    projections = dict.fromkeys(name for row in curve.rows for name in row.projections)
    for name, look in zip(projections, itertools.cycle(PROJECTION_STYLES)):
        if not options.wants(f"expected_{name}"):
            continue
        limits = [row.projections[name].value if name in row.projections else None for row in curve.rows]
        for run in segments(list(zip(curve.x, limits, strict=True))):
            words: dict[str, Any] = {"color": look.line, "linestyle": look.dashes, "linewidth": 1.6}
            (line,) = axes.plot(*widened(axes, run), zorder=5, **words)
            entries[further_title(name, facts)] = line
    for item in (line for line in curve.lines if options.wants(line.name)):
        values = [float(value) if value > 0 else None for value in item.values]
        for run in segments(list(zip(curve.x, values, strict=True))):
            style: dict[str, Any] = {"color": item.colour, "linestyle": item.dashes, "linewidth": 1.3}
            (line,) = axes.plot(*widened(axes, run), zorder=4.5, **style)
            entries[item.title] = line
    return [(artist, label) for label, artist in entries.items()]


def further_title(name: str, facts: RunFacts) -> str:
    """Return a further expected limit in words: of a data set such as 14TeV_300fb, or of another name."""
    found = _DATA_SET.fullmatch(name)
    if found:
        return f"{facts.short}, {CurveKind.PROJECTION}, {found[1]} TeV, {found[2]}/fb"
    return f"{facts.short}, expected, {name.replace('_', ' ')}"


def draw_constraint(axes: Axes, item: ConstraintCurve, options: PlotOptions = DEFAULT) -> list[Entry]:
    """Draw the excluded region of a constraint, shaded to its other edge or the end, and its preferred band.

    Couplings that are allowed again beyond the edge have edges of the same line, and no shade. What does not
    decide, such as a prior on the model, is a line without a shade. Colours and dashes are those of the
    constraint, the same in every figure.
    """
    info, look = item.info, item.info.style
    shaded = info.decides
    entries: dict[str, Handle] = {}
    shade: dict[str, Any] = {"color": look.line, "alpha": SHADE, "linewidth": 0, "zorder": 1}
    stroke: dict[str, Any] = {"color": look.line, "linewidth": 1.8, "linestyle": look.dashes, "zorder": 4.5}
    rings = excluded_areas(item) if shaded and item.bound.has_gaps and options.wants(info.name) else ()
    if rings:
        shade_areas(axes, rings, **shade)
        entries[constraint_label(info)] = Patch(facecolor=look.line, alpha=SHADE, linewidth=0)
    for side in item.sides if options.wants(info.name) else ():
        for x, y, end in edges_of(axes, side):
            if shaded and not side.bound.has_gaps:
                axes.fill_between(x, y, end or far_end(axes, side.info), **shade)
            (line,) = axes.plot(*around(x, y, end), **stroke)
            patch = Patch(facecolor=look.line, alpha=SHADE, linewidth=0)
            entries[constraint_label(info)] = (patch, line) if shaded else line
    for edge in allowed_again_lines(item) if options.wants(info.name) else ():
        x, y = map(list, zip(*edge, strict=True))
        axes.plot(x, y, **stroke)
    wanted = options.wants(f"{info.name}_preferred")
    if item.preferred is not None and info.preferred_sigmas is not None and wanted:
        bands = [(x, *(band or (None, None))) for x, band in zip(item.x, item.preferred, strict=True)]
        for run in segments(bands):
            entries[preferred_label(info)] = fill(axes, run, color=look.band, alpha=0.6, zorder=2)
    return [(artist, label) for label, artist in entries.items()]


def edges_of(axes: Axes, item: ConstraintCurve) -> list[tuple[list[float], list[float], list[float] | None]]:
    """Return x, edge and, of a closed region, the other edge of each run of points with an edge."""
    runs = [
        widened(axes, run)
        for closed, group in itertools.groupby(edge_rows(item), key=lambda row: row[2] is not None)
        for run in segments([row if closed else row[:2] for row in group])
    ]
    return [(run[0], run[1], run[2] if len(run) > 2 else None) for run in runs]


def shade_areas(axes: Axes, rings: Sequence[Ring], **style: Any) -> None:
    """Shade what is between rings, outlines and holes, whose ways around are opposite."""
    path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
    axes.add_patch(PathPatch(path, **style))


def around(
    x: Sequence[float], y: Sequence[float], end: Sequence[float] | None
) -> tuple[list[float], list[float]]:
    """Return the line of a run: its edge, or all around a closed region."""
    if end is None:
        return list(x), list(y)
    return [*x, *reversed(x), x[0]], [*y, *reversed(end), y[0]]


def far_end(axes: Axes, info: Info) -> float:
    """Return the end of the axis towards which everything beyond an edge is excluded."""
    bottom, top = axes.get_ylim()
    return top if info.excludes is Side.ABOVE else bottom


def constraint_label(info: Info) -> str:
    """Return the legend text of an exclusion: what, at which level, from which data."""
    if info.sided is Sided.THEORY or info.is_curve:
        return f"{info.title} ({info.level})"
    return f"{info.title} ({info.level}) [{_measured(info)}]"


def again_label(info: Info) -> str:
    """Return the text of the edges of couplings that a constraint allows again beyond its own."""
    return f"{info.title}: allowed again ({info.level})"


def preferred_label(info: Info) -> str:
    """Return the legend text of a preferred band: what, how wide, from which data."""
    return f"{info.title}, preferred ({info.preferred_sigmas:g}σ) [{_measured(info)}]"


def _measured(info: Info) -> str:
    """Return whose data it is, and the named set."""
    return "; ".join([*([", ".join(info.experiments)] if info.experiments else []), str(info.data)])


def fill(axes: Axes, run: list[list[float]], strip: float = _STRIP, **style: Any) -> Artist:
    """Fill between the two edges of a run (x, low, high); other arguments as in `widened`."""
    x, low, high = widened(axes, run, strip)
    return axes.fill_between(x, low, high, linewidth=0, **style)


def widened(axes: Axes, run: list[list[float]], strip: float = _STRIP) -> list[list[float]]:
    """Return the columns of a run; of one point a short strip about its x, which a line or an area can show.

    `strip` is half its width, in parts of that of the axes, whose limits must be set before.
    """
    x, *columns = run
    if len(x) > 1:
        return run
    scale = axes.get_xaxis().get_transform()
    left, right, middle = (float(value) for value in scale.transform([*axes.get_xlim(), x[0]]))
    half = strip * (right - left)
    ends = scale.inverted().transform([middle - half, middle + half])
    return [[float(end) for end in ends], *(2 * column for column in columns)]


def segments(rows: Sequence[tuple[float | None, ...]]) -> list[list[list[float]]]:
    """Return columns of each run of rows without a blank, so that no line crosses a point without a limit."""
    groups = itertools.groupby(rows, key=lambda row: all(value is not None for value in row))
    runs = [[[v for v in row if v is not None] for row in group] for whole, group in groups if whole]
    return [[list(column) for column in zip(*run, strict=True)] for run in runs]


def drawn_range(values: Sequence[float], *, logarithmic: bool = True) -> tuple[float, float]:
    """Return the range that is drawn for rising values of a parameter: a little more than theirs."""
    low, high = values[0], values[-1]
    if low < high and logarithmic:
        part = (high / low) ** _MARGIN
        return low / part, high * part
    if low < high:
        return low - _MARGIN * (high - low), high + _MARGIN * (high - low)
    return (0.8 * low, 1.25 * high) if logarithmic else (low - 1.0, high + 1.0)


def constraint_range(values: Sequence[float], *, logarithmic: bool = True) -> tuple[float, float]:
    """Return the range in which constraints are drawn: that of the figure, or of the scan if linear.

    A parameter on a linear axis may have an end, such as 0, beyond which there is no model.
    """
    if values[0] < values[-1] and not logarithmic:
        return values[0], values[-1]
    return drawn_range(values, logarithmic=logarithmic)
