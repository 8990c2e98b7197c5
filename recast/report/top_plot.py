"""Report: the plot of limits on BR(t -> Z' c) BR(Z' -> mu mu) with the model's predictions, PNG and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from recast.exclusion.top_curve import TopPoint
from recast.exclusion.top_limit import BranchingLimit
from recast.exclusion.top_prediction import PredictionCurve
from recast.report.layers import fill, segments, widened
from recast.report.page import RC, Entry, arrange, new_figure, save_figure

__all__ = ["draw_top_limits", "write_top_plot"]

_PROJECTION_COLOURS = ("#1f6fb4", "#5b3f99", "#0b7a75")
_BANDS = (((0, 4), "#ffe9a8"), ((1, 3), "#b6dfb0"))
_LINES = {
    "c9_printed": ("#b03a2e", "-"),
    "c9_derived": ("#b03a2e", "--"),
    "right_handed_printed": ("#7f6a00", "-"),
    "right_handed_derived": ("#7f6a00", "--"),
    "right_handed_exact": ("#7f6a00", ":"),
}


def write_top_plot(
    points: Sequence[TopPoint],
    projections: Sequence[str],
    predictions: Sequence[PredictionCurve],
    facts: str,
    folder: Path,
) -> list[Path]:
    """Draw the plot and write top_limits.png and top_limits.pdf into `folder`.

    Parameters
    ----------
    points
        By rising mass.
    projections
        Names of the projections, as 14TeV_300fb.
    predictions
        Lines of the model, at the masses of the points.
    facts
        First sentence of the caption.
    folder
        Where the files go; each is written atomically.
    """
    figure = draw_top_limits(points, projections, predictions, facts)
    return save_figure(figure, [folder / "top_limits.png", folder / "top_limits.pdf"])


def draw_top_limits(
    points: Sequence[TopPoint],
    projections: Sequence[str],
    predictions: Sequence[PredictionCurve],
    facts: str,
) -> Figure:
    """Return the figure; gaps are masses without a limit."""
    with mpl.rc_context(RC):
        figure, axes = new_figure(xscale="linear")
        masses = [point.mzp_gev for point in points]
        low, high = masses[0], masses[-1]
        axes.set_xlim((0.8 * low, 1.2 * low) if low == high else (low, high))
        _limits(axes, masses, points, projections)
        for item in predictions:
            colour, style = _LINES.get(item.name, ("black", "-"))
            shown = [float(value) if value > 0 else None for value in item.values]
            _line(axes, masses, shown, item.title, color=colour, linestyle=style, lw=1.3)
        axes.set_xlabel(r"$m_{Z'}$ [GeV]", labelpad=2)
        axes.set_ylabel(r"BR($t\to Z'c$) × BR($Z'\to\mu\mu$)", loc="top", labelpad=2)
        handles, labels = axes.get_legend_handles_labels()
        entries: list[Entry] = list(zip(handles, labels, strict=True))
        caption = f"{facts}. Limits at 95 % CL (CLs). {_gaps(points)}".strip()
        arrange(figure, axes, entries, caption, legend_sizes=(9.0, 8.0))
    return figure


def _limits(
    axes: Axes, masses: Sequence[float], points: Sequence[TopPoint], projections: Sequence[str]
) -> None:
    for (low, high), colour in _BANDS:
        edges = [(point.mzp_gev, point.limit.expected[low], point.limit.expected[high]) for point in points]
        label = f"expected ± {2 if low == 0 else 1}σ, 8 TeV, 19.7/fb"
        for number, run in enumerate(segments(edges)):
            fill(axes, run, color=colour, label=label if number == 0 else None)
    medians = [point.limit.median for point in points]
    _line(axes, masses, medians, "expected, 8 TeV, 19.7/fb", color="black", linestyle="--", lw=1.6)
    found = [(p.mzp_gev, p.published.observed) for p in points if p.published and p.published.observed]
    if found:
        axes.plot(
            *zip(*found, strict=True), "ko", ms=5, label="observed (published count, 78-102 GeV), 8 TeV"
        )
    for number, name in enumerate(projections):
        column: list[BranchingLimit] = [point.projections[number] for point in points]
        colour = _PROJECTION_COLOURS[number % len(_PROJECTION_COLOURS)]
        label = "projected, " + name.replace("_", ", ").replace("TeV", " TeV").replace("fb", "/fb")
        _line(axes, masses, [item.median for item in column], label, color=colour, lw=1.6)


def _line(
    axes: Axes, masses: Sequence[float], values: Sequence[float | None], label: str, **style: Any
) -> None:
    """Draw a line with gaps where a value is None, and one entry of the legend."""
    for number, run in enumerate(segments(list(zip(masses, values, strict=True)))):
        axes.plot(*widened(axes, run), label=label if number == 0 else None, **style)


def _gaps(points: Sequence[TopPoint]) -> str:
    missing = [f"{point.mzp_gev:g}" for point in points if point.limit.median is None]
    return f"No limit at {', '.join(missing)} GeV." if missing else ""
