"""Report: the page of a plot: style, legend above and caption below the axes, files with equal bytes."""

from __future__ import annotations

import logging
import math
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import mplhep
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.container import ErrorbarContainer
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from recast.core.atomic import atomic_path
from recast.report.mathtext import typeset
from recast.report.options import DEFAULT, PlotOptions

__all__ = [
    "RC",
    "Entry",
    "Handle",
    "arrange",
    "few_powers",
    "finish",
    "label_axes",
    "made_by_text",
    "new_figure",
    "save_figure",
]

Handle = Artist | ErrorbarContainer | tuple[Artist | ErrorbarContainer, ...]
Entry = tuple[Handle, str]
"""A legend entry."""

RC = {
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
_LEFT = 0.11
"""Left edge of the axes, as a part of the width."""
_CAPTION_COLUMNS = 104
"""Characters of a line of the caption."""


def made_by_text(provenance: Mapping[str, Any]) -> str:
    """Return one line of provenance for the metadata of a plot: version, revision, card and seed."""
    card = provenance.get("card", {})
    parts = [f"recast-hep {provenance['versions']['recast-hep']}"]
    if provenance.get("git_revision"):
        parts.append(f"git {provenance['git_revision']}")
    parts += [f"card {card['name']}"] if "name" in card else []
    parts += [f"seed {provenance['seed']}"] if "seed" in provenance else []
    return "; ".join([*parts, "the whole card is in results.json and provenance.json"])


def save_figure(figure: Figure, paths: Sequence[Path], made_by: str = "") -> list[Path]:
    """Write a figure to each path, format by suffix; `made_by` goes into its metadata, no date does."""
    text = made_by or None
    empty: dict[str, dict[str, Any]] = {
        ".pdf": {"CreationDate": None, "Creator": None, "Producer": None, "Subject": text},
        ".png": {"Software": None} | ({"Description": text} if text else {}),
        ".svg": {"Date": None, "Creator": None} | ({"Description": text} if text else {}),
    }
    # the fonts that matplotlib embeds have an old time stamp, about which fontTools warns
    logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR)
    with mpl.rc_context(RC):
        for path in paths:
            with atomic_path(path) as temporary:
                figure.savefig(temporary, dpi=200, metadata=empty[path.suffix], format=path.suffix[1:])
    return list(paths)


def new_figure(xscale: str = "log", yscale: str = "log") -> tuple[Figure, Axes]:
    """Return a figure with axes that `arrange` will place; use it inside `mpl.rc_context(RC)`."""
    figure = Figure(figsize=(_WIDTH, _PLOT_HEIGHT))
    FigureCanvasAgg(figure)
    return figure, figure.add_axes((0.0, 0.0, 1.0, 1.0), xscale=xscale, yscale=yscale)


def label_axes(axes: Axes, x: str, y: str) -> None:
    """Write words beside the axes, and plain numbers where they are short beside logarithmic ones."""
    axes.set_xlabel(x, labelpad=2)
    axes.set_ylabel(y, loc="top", labelpad=2)
    if axes.get_xscale() == "log":
        low, high = axes.get_xlim()
        if high / low < 30:
            axes.xaxis.set_major_locator(LogLocator(base=10, subs=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axes.xaxis.set_minor_formatter(NullFormatter())
    if axes.get_yscale() == "log":
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _power(value)))
        axes.yaxis.set_minor_formatter(NullFormatter())


def few_powers(axes: Axes) -> None:
    """Write plain numbers beside a short logarithmic y axis, once its limits are set."""
    low, high = axes.get_ylim()
    if high / low < 30:
        axes.yaxis.set_major_locator(LogLocator(base=10, subs=(1.0, 2.0, 5.0)))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.yaxis.set_minor_formatter(NullFormatter())


def arrange(
    figure: Figure,
    axes: Axes,
    entries: Sequence[Entry],
    caption: str,
    title: str = "",
    plot_size: tuple[float, float] = (0.86 * _WIDTH, _PLOT_HEIGHT),
    legend_sizes: Sequence[float] = (9.0,),
    options: PlotOptions = DEFAULT,
    ticks: float = 0.0,
) -> None:
    """Stack title, legend, axes and caption, so that no text covers a line; the height of the page follows.

    `plot_size` is the size of the axes [inches], `legend_sizes` the sizes of letters [points] to try, in this
    order, for a legend of two columns. What the options say stands in their place.
    `ticks` is the room for words at the ticks of x [inches].
    """
    plot_size = options.size or plot_size
    caption = caption if options.caption is None else options.caption
    title = title if options.title is None else options.title
    if options.xlabel is not None:
        axes.set_xlabel(options.xlabel)
    if options.ylabel is not None:
        axes.set_ylabel(options.ylabel)
    if options.legend not in ("above", "none") and entries:
        handles, texts = zip(*entries, strict=True)
        look: Any = {"loc": options.legend, "fontsize": legend_sizes[-1] - 1.0, "framealpha": 0.85}
        axes.legend(handles, tuple(map(typeset, texts)), **look)
    if options.legend != "above":
        entries = ()
    entries = [(handle, typeset(label)) for handle, label in entries]
    lines, title = textwrap.wrap(typeset(caption), _CAPTION_COLUMNS), typeset(title)
    fitting = [size for size in legend_sizes if _legend_width(figure, entries, 2, size) <= 0.97 * _WIDTH]
    columns, size = (2, fitting[0]) if fitting else (1, legend_sizes[0])
    heading = 0.3 if title else 0.0
    above = 0.15 + math.ceil(len(entries) / columns) * _LEGEND_ROW + heading
    below = 0.75 + ticks + len(lines) * _CAPTION_ROW
    width, tall = plot_size
    height = above + tall + below
    page = max(_WIDTH, width / 0.86)
    figure.set_size_inches(page, height)
    left = _LEFT + (0.86 - width / page) / 2.0
    axes.set_position((left, below / height, width / page, tall / height))
    figure.text(
        _LEFT, 0.1 / height, "\n".join(lines), fontsize=8.5, va="bottom", color="#333333", linespacing=1.35
    )
    if title:
        figure.text(0.02, 1.0 - 0.08 / height, title, fontsize=11.5, va="top", weight="bold")
    _add_legend(figure, entries, columns, 1.0 - (0.05 + heading) / height, size)


def finish(axes: Axes, entries: Sequence[Entry], options: PlotOptions = DEFAULT) -> None:
    """Write legend, title and labels of axes in a figure of the user's; no caption."""
    if options.xlabel is not None:
        axes.set_xlabel(options.xlabel)
    if options.ylabel is not None:
        axes.set_ylabel(options.ylabel)
    if options.title:
        axes.set_title(typeset(options.title))
    if not entries or options.legend == "none":
        return
    handles, texts = zip(*entries, strict=True)
    place: Any = {"loc": options.legend}
    if options.legend == "above":  # below, where a title does not stand
        place = {"loc": "upper left", "bbox_to_anchor": (0.0, -0.12)}
    axes.legend(handles, tuple(map(typeset, texts)), fontsize="x-small", **place)


def _add_legend(
    figure: Figure, entries: Sequence[Entry], columns: int, top: float, size: float
) -> Legend | None:
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
        fontsize=size,
        borderpad=0.0,
        columnspacing=1.2,
    )


def _legend_width(figure: Figure, entries: Sequence[Entry], columns: int, size: float) -> float:
    """Return the width that the legend would have [inches]."""
    legend = _add_legend(figure, entries, columns, 1.0, size)
    if legend is None:
        return 0.0
    width: float = legend.get_window_extent().width / figure.dpi
    legend.remove()
    return width


def _power(value: float) -> str:
    exponent = math.floor(math.log10(value) + 1e-9)
    return f"$10^{{{exponent}}}$" if exponent < -3 else f"{value:g}"
