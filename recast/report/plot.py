"""Report: the exclusion plot, PNG and PDF, with the same bytes for the same numbers."""

from __future__ import annotations

import itertools
import logging
import math
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import mplhep
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from recast.core.atomic import atomic_path
from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.report.caption import RunFacts
from recast.report.layers import Entry, draw_collider, draw_constraint

__all__ = ["draw_exclusion", "save_figure", "write_exclusion_plot"]

_RC = {
    **mplhep.style.ATLAS,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "mathtext.fontset": "dejavusans",
    "font.size": 11,
    "axes.labelsize": 14,
    "legend.fontsize": 9,
    "legend.frameon": True,
    "pdf.fonttype": 42,
    "svg.hashsalt": "recast",
    "figure.constrained_layout.use": False,
    "figure.autolayout": False,
    "savefig.bbox": "standard",
}
_WIDTH = 8.0
_PLOT_HEIGHT = 5.6
_LEGEND_ROW = 0.2
_CAPTION_ROW = 0.165
"""Sizes on the page [inches]."""
_PREFERRED = ("#c9a0dc", "#6fa8dc", "#93c47d", "#f6b26b", "#a2c4c9", "#d5a6bd")
"""Preferred bands, in the order of the constraints."""
_COLOURS = ("#c0392b", "#8c8c8c", "#7d5ba6", "#b8860b", "#2e8b57", "#34495e")
"""Excluded regions, in the order of the constraints."""


def write_exclusion_plot(
    curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts, folder: Path
) -> list[Path]:
    """Draw the plot and write exclusion.png and exclusion.pdf into `folder`.

    Parameters
    ----------
    curve
        The collider limits.
    constraints
        Low-energy constraints on a fine list of masses (`recast.exclusion.lowenergy_curves`).
    facts
        What the caption says.
    folder
        Where the two files go; each is written atomically.
    """
    figure = draw_exclusion(curve, constraints, facts)
    return save_figure(figure, [folder / "exclusion.png", folder / "exclusion.pdf"])


def save_figure(figure: Figure, paths: Sequence[Path]) -> list[Path]:
    """Write a figure to each path, the format by its suffix, without dates or versions in the file."""
    empty: dict[str, dict[str, Any]] = {
        ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
        ".png": {"Software": None},
        ".svg": {"Date": None, "Creator": None},
    }
    # the fonts that matplotlib embeds have an old time stamp, about which fontTools warns
    logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR)
    with mpl.rc_context(_RC):
        for path in paths:
            with atomic_path(path) as temporary:
                figure.savefig(temporary, dpi=200, metadata=empty[path.suffix], format=path.suffix[1:])
    return list(paths)


def draw_exclusion(curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts) -> Figure:
    """Return the figure: g' against mZ' on logarithmic axes, excluded regions above the lines."""
    with mpl.rc_context(_RC):
        figure = Figure(figsize=(_WIDTH, _PLOT_HEIGHT))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0), xscale="log", yscale="log")
        _limits(axes, curve, constraints)
        entries = draw_collider(axes, curve, facts)
        colours = zip(itertools.cycle(_COLOURS), itertools.cycle(_PREFERRED), constraints, strict=False)
        for colour, preferred, item in colours:
            entries += draw_constraint(axes, item, colour, preferred)
        _label_axes(axes)
        lines = textwrap.wrap(f"{facts.caption()} {_notes(curve)}".strip(), 112)
        _arrange(figure, axes, entries, lines)
    return figure


def _notes(curve: ExclusionCurve) -> str:
    """Return sentences about what the lines leave out."""
    missing = [f"{row.mzp_gev:g}" for row in curve.rows if row.limits.observed.gp is None]
    notes = [f"No collider limit at {', '.join(missing)} GeV."] if missing else []
    limited = [row.limits for row in curve.rows if row.limits.observed.gp is not None]
    notes += [
        f"The expected ± {sigma}σ band is not drawn where one of its edges has no limit."
        for sigma, edges in ((1, (1, 3)), (2, (0, 4)))
        if any(limits.expected[edge].gp is None for limits in limited for edge in edges)
    ]
    return " ".join(notes)


def _limits(axes: Axes, curve: ExclusionCurve, constraints: Sequence[ConstraintCurve]) -> None:
    """Set the ranges: the masses of the collider rows, and decades or parts of them around all couplings."""
    masses = [row.mzp_gev for row in curve.rows]
    low, high = masses[0], masses[-1]
    if low == high:
        low, high = 0.8 * low, 1.25 * high
    axes.set_xlim(low, high)
    couplings = [limit.gp for row in curve.rows for limit in (row.limits.observed, *row.limits.expected)]
    for item in constraints:
        couplings += [p.gp_excluded for p in item.bound.points if low <= p.mzp_gev <= high]
    known = [value for value in couplings if value]
    bottom, top = (min(known), max(known)) if known else (1e-3, 1.0)
    axes.set_ylim(0.6 * bottom, 1.6 * top)


def _label_axes(axes: Axes) -> None:
    axes.set_xlabel(r"$m_{Z'}$ [GeV]", labelpad=2)
    axes.set_ylabel(r"$g'$", loc="top", labelpad=2)
    low, high = axes.get_xlim()
    if high / low < 30:
        axes.xaxis.set_major_locator(LogLocator(base=10, subs=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _power(value)))
    axes.yaxis.set_minor_formatter(NullFormatter())


def _arrange(figure: Figure, axes: Axes, entries: Sequence[Entry], caption: Sequence[str]) -> None:
    """Stack legend, axes and caption, so that neither text covers a line; the height of the page follows."""
    columns = 2 if _legend_width(figure, entries, 2) <= 0.97 * _WIDTH else 1
    above = 0.15 + math.ceil(len(entries) / columns) * _LEGEND_ROW
    below = 0.75 + len(caption) * _CAPTION_ROW
    height = above + _PLOT_HEIGHT + below
    figure.set_size_inches(_WIDTH, height)
    axes.set_position((0.1, below / height, 0.87, _PLOT_HEIGHT / height))
    figure.text(
        0.1, 0.1 / height, "\n".join(caption), fontsize=8.5, va="bottom", color="#333333", linespacing=1.35
    )
    _add_legend(figure, entries, columns, 1.0 - 0.05 / height)


def _add_legend(figure: Figure, entries: Sequence[Entry], columns: int, top: float) -> Legend | None:
    if not entries:
        return None
    handles, labels = zip(*entries, strict=True)
    return figure.legend(
        handles,
        labels,
        ncols=columns,
        loc="upper left",
        bbox_to_anchor=(0.015, top),
        frameon=False,
        borderpad=0.0,
        columnspacing=1.2,
    )


def _legend_width(figure: Figure, entries: Sequence[Entry], columns: int) -> float:
    """Return the width that the legend would have [inches]."""
    legend = _add_legend(figure, entries, columns, 1.0)
    if legend is None:
        return 0.0
    width: float = legend.get_window_extent().width / figure.dpi
    legend.remove()
    return width


def _power(value: float) -> str:
    exponent = math.floor(math.log10(value) + 1e-9)
    return f"$10^{{{exponent}}}$" if exponent < -3 else f"{value:g}"
