"""Report: the exclusion plot, PNG and PDF, with the same bytes for the same numbers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.report.caption import RunFacts, missing_masses
from recast.report.layers import draw_collider, draw_constraint
from recast.report.page import RC, arrange, label_log_axis, new_figure, save_figure

__all__ = ["draw_exclusion", "drawn_range", "write_exclusion_plot"]

_PREFERRED = ("#c9a0dc", "#6fa8dc", "#93c47d", "#f6b26b", "#a2c4c9", "#d5a6bd")
"""Preferred bands, in the order of the constraints."""
_COLOURS = ("#c0392b", "#8c8c8c", "#7d5ba6", "#b8860b", "#2e8b57", "#34495e")
"""Excluded regions, in the order of the constraints."""


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
        Low-energy constraints on a fine list of masses (`recast.exclusion.lowenergy_curves`).
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
    """Return the figure: g' against mZ' on logarithmic axes, excluded regions above the lines."""
    with mpl.rc_context(RC):
        figure, axes = new_figure()
        _limits(axes, curve, constraints)
        entries = draw_collider(axes, curve, facts)
        colours = zip(itertools.cycle(_COLOURS), itertools.cycle(_PREFERRED), constraints, strict=False)
        for colour, preferred, item in colours:
            entries += draw_constraint(axes, item, colour, preferred)
        label_log_axis(axes)
        arrange(figure, axes, entries, f"{facts.caption()} {_notes(curve)}".strip())
    return figure


def _notes(curve: ExclusionCurve) -> str:
    """Return sentences about what the lines leave out."""
    notes = missing_masses(curve, "the dashed line")
    limited = [
        row.limits for row in curve.rows if (row.limits.observed.gp or row.limits.expected[2].gp) is not None
    ]
    notes += [
        f"The expected ± {sigma}σ band is not drawn where one of its edges has no limit."
        for sigma, edges in ((1, (1, 3)), (2, (0, 4)))
        if any(limits.expected[edge].gp is None for limits in limited for edge in edges)
    ]
    return " ".join(notes)


def drawn_range(masses_gev: Sequence[float]) -> tuple[float, float]:
    """Return the range of masses [GeV] that is drawn for rising masses: about a single one some space."""
    low, high = masses_gev[0], masses_gev[-1]
    return (0.8 * low, 1.25 * high) if low == high else (low, high)


def _limits(axes: Axes, curve: ExclusionCurve, constraints: Sequence[ConstraintCurve]) -> None:
    """Set the ranges: the masses of the collider rows, and decades or parts of them around all couplings."""
    masses = [row.mzp_gev for row in curve.rows]
    low, high = drawn_range(masses)
    axes.set_xlim(low, high)
    couplings = [limit.gp for row in curve.rows for limit in (row.limits.observed, *row.limits.expected)]
    for item in constraints:
        couplings += [p.gp_excluded for p in item.bound.points if low <= p.mzp_gev <= high]
    known = [value for value in couplings if value]
    bottom, top = (min(known), max(known)) if known else (1e-3, 1.0)
    axes.set_ylim(0.6 * bottom, 1.6 * top)
