"""Report: the plot of limits on BR(t -> Z' c) BR(Z' -> mu mu) with the model's predictions, PNG and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from recast.exclusion.top_curve import TopPoint
from recast.exclusion.top_limit import BranchingLimit
from recast.exclusion.top_prediction import PredictionCurve
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
        masses = np.array([point.mzp_gev for point in points])
        _limits(axes, masses, points, projections)
        for item in predictions:
            colour, style = _LINES.get(item.name, ("black", "-"))
            shown = np.where(item.values > 0, item.values, np.nan)
            axes.plot(masses, shown, color=colour, linestyle=style, lw=1.3, label=item.title)
        axes.set_xlim(float(masses[0]), float(masses[-1]) if len(masses) > 1 else float(masses[0]) + 1.0)
        axes.set_xlabel(r"$m_{Z'}$ [GeV]", labelpad=2)
        axes.set_ylabel(r"BR($t\to Z'c$) × BR($Z'\to\mu\mu$)", loc="top", labelpad=2)
        handles, labels = axes.get_legend_handles_labels()
        entries: list[Entry] = list(zip(handles, labels, strict=True))
        caption = f"{facts}. Limits at 95 % CL (CLs). {_gaps(points)}".strip()
        arrange(figure, axes, entries, caption, legend_sizes=(9.0, 8.0))
    return figure


def _limits(axes: Axes, masses: np.ndarray, points: Sequence[TopPoint], projections: Sequence[str]) -> None:
    for (low, high), colour in _BANDS:
        bottom, top = (_values([point.limit.expected[edge] for point in points]) for edge in (low, high))
        sigma = 2 if low == 0 else 1
        axes.fill_between(
            masses, bottom, top, color=colour, lw=0, label=f"expected ± {sigma}σ, 8 TeV, 19.7/fb"
        )
    medians = _values([point.limit.median for point in points])
    axes.plot(masses, medians, color="black", linestyle="--", lw=1.6, label="expected, 8 TeV, 19.7/fb")
    found = [(p.mzp_gev, p.published.observed) for p in points if p.published and p.published.observed]
    if found:
        axes.plot(
            *zip(*found, strict=True), "ko", ms=5, label="observed (published count, 78-102 GeV), 8 TeV"
        )
    for number, name in enumerate(projections):
        column: list[BranchingLimit] = [point.projections[number] for point in points]
        colour = _PROJECTION_COLOURS[number % len(_PROJECTION_COLOURS)]
        label = "projected, " + name.replace("_", ", ").replace("TeV", " TeV").replace("fb", "/fb")
        axes.plot(masses, _values([item.median for item in column]), color=colour, lw=1.6, label=label)


def _values(column: Sequence[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in column], float)


def _gaps(points: Sequence[TopPoint]) -> str:
    missing = [f"{point.mzp_gev:g}" for point in points if point.limit.median is None]
    return f"No limit at {', '.join(missing)} GeV." if missing else ""
