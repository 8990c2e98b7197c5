"""Pipeline: the figures of closure studies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter

from recast.analysis.card import AnalysisCard
from recast.core.levels import level_text
from recast.inputs.published_limits import PublishedLimit
from recast.report.page import save_figure

__all__ = ["CouplingCurve", "acceptance_figure", "coupling_figure", "ratio_figure"]

_STYLE: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "mathtext.fontset": "dejavusans",
    "font.size": 11,
    "axes.labelsize": 13,
    "legend.fontsize": 9,
    "xtick.direction": "in",
    "ytick.direction": "in",
    "xtick.top": True,
    "ytick.right": True,
    "figure.constrained_layout.use": True,
}
_SIZE = (7.0, 5.0)
_DENSE = 30
"""Published points above which they are a line."""
_COLOURS = ("#1f4e79", "#c0392b", "#2e8b57")


@dataclass(frozen=True, slots=True)
class CouplingCurve:
    """Excluded couplings against the mass; None where there is no limit."""

    name: str
    mzp_gev: list[float]
    observed: list[float | None]
    error: list[float | None]
    """Simulation error of `observed`."""
    expected: list[float | None]
    expected_low: list[float | None]
    expected_high: list[float | None]
    """Edges of the 68 % band."""
    total_error: list[float | None]
    """Error of `observed` with all uncertainties of the signal."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


def _figure() -> tuple[Figure, Axes]:
    figure = Figure(figsize=_SIZE)
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def _title(axes: Axes, card: AnalysisCard, what: str) -> None:
    axes.set_title(f"{card.name}: {what}", loc="left", fontsize=10)


def _masses(axes: Axes, low: float, high: float) -> None:
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    ticks = [tick for tick in (5, 7, 10, 20, 30, 50, 70, 100) if low <= tick <= high]
    axes.set_xticks(ticks)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel(r"$m_{Z'}$ [GeV]")


def _array(values: Sequence[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], float)


def acceptance_figure(points: Sequence[tuple[float, float, float]], card: AnalysisCard, path: Path) -> Path:
    """Draw A(Z')/A(SM) with its simulation error against the mass."""
    with mpl.rc_context(_STYLE):
        figure, axes = _figure()
        mass, ratio, error = np.array(points).T
        axes.errorbar(mass, ratio, yerr=error, fmt="o-", color=_COLOURS[0], capsize=2, label="simulation")
        axes.axhline(1.0, color="black", linewidth=0.8, linestyle=":")
        axes.set_xlabel(r"$m_{Z'}$ [GeV]")
        axes.set_ylabel(r"acceptance of $Z'$ over that of SM $Z\to4\mu$")
        axes.set_ylim(bottom=0.0)
        axes.legend(loc="upper right")
        _title(axes, card, "acceptance ratio")
        save_figure(figure, [path])
    return path


def coupling_figure(
    curves: Sequence[CouplingCurve],
    published: PublishedLimit | None,
    card: AnalysisCard,
    cl: float,
    path: Path,
) -> Path:
    """Draw the excluded couplings: observed with simulation error, expected band, published limits.

    `cl` is the confidence level of the curves.
    """
    with mpl.rc_context(_STYLE):
        figure, axes = _figure()
        for number, curve in enumerate(curves):
            colour, mass = _COLOURS[number % len(_COLOURS)], _array(curve.mzp_gev)
            observed, error = _array(curve.observed), _array(curve.error)
            style = "-" if number == 0 else "--"
            if number == 0:
                low, high = _array(curve.expected_low), _array(curve.expected_high)
                axes.fill_between(mass, low, high, color="#9fc5e8", alpha=0.6, label="expected, 68 %", lw=0)
            if np.isnan(observed).any():  # a count to observe is published at some masses, or nowhere
                axes.plot(mass, _array(curve.expected), style, color=colour, label=f"expected, {curve.name}")
                if not np.isnan(observed).all():
                    name = f"observed, {curve.name}"
                    axes.errorbar(mass, observed, yerr=error, fmt="o", ms=5, color=colour, label=name)
                continue
            if number == 0:
                axes.plot(mass, _array(curve.expected), ":", color=colour, label=f"expected, {curve.name}")
            axes.plot(mass, observed, style, color=colour, label=f"observed, {curve.name}")
            axes.fill_between(
                mass,
                observed - error,
                observed + error,
                color=colour,
                alpha=0.35,
                lw=0,
                label="its simulation error" if number == 0 else None,
            )
        values = [v for curve in curves for v in (*curve.observed, *curve.expected) if v is not None]
        masses = [mass for curve in curves for mass in curve.mzp_gev]
        if published is not None:
            inside = (published.mzp_gev > 0.9 * min(masses)) & (published.mzp_gev < 1.1 * max(masses))
            dense = np.count_nonzero(inside) > _DENSE
            known = published.mzp_gev[inside]
            points: dict[str, Any] = {"color": "black", "ms": 4, "mfc": "none", "lw": 0.8}
            seen = "-" if dense else "s"
            axes.plot(known, published.observed[inside], seen, **points, label=f"{published.kind}, observed")
            if published.expected is not None:
                drawn = "--" if dense else "o"
                label = f"{published.kind}, expected"
                axes.plot(known, published.expected[inside], drawn, **points, label=label)
        axes.set_yscale("log")
        _masses(axes, 0.93 * min(masses), 1.07 * max(masses))
        axes.set_ylim(min(values) / 2.0, max(values) * 2.0)
        axes.set_ylabel(f"excluded $g'$ ({level_text(cl)})")
        axes.legend(loc="upper left")
        _title(axes, card, "excluded coupling")
        save_figure(figure, [path])
    return path


def ratio_figure(
    masses: Sequence[float],
    points: Sequence[tuple[float, float]],
    published: PublishedLimit,
    card: AnalysisCard,
    path: Path,
) -> Path:
    """Draw the expected coupling over the published one, with the published 68 % band."""
    with mpl.rc_context(_STYLE):
        figure, axes = _figure()
        mass = np.array(masses)
        ratio, error = np.array(points).T
        if published.band is not None and published.expected is not None:
            low, high = (edge / published.expected for edge in published.band)
            axes.fill_between(
                published.mzp_gev, low, high, color="#d9d9d9", lw=0, label="published 68 % band"
            )
        axes.axhspan(0.8, 1.2, color="#9fc5e8", alpha=0.4, lw=0, label="± 20 %")
        axes.errorbar(mass, ratio, yerr=error, fmt="o", color=_COLOURS[0], capsize=2, label="this program")
        axes.axhline(1.0, color="black", linewidth=0.8, linestyle=":")
        _masses(axes, 0.93 * float(mass.min()), 1.07 * float(mass.max()))
        axes.set_ylim(0.6, 1.5)
        axes.set_ylabel(r"expected $g'$ over published")
        axes.legend(loc="upper left")
        _title(axes, card, "expected limit over the published one")
        save_figure(figure, [path])
    return path
