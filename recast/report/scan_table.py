"""Report: the drawn lines of the exclusion plot as numbers: limits, bands, constraints, what is left."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_hex

from recast.core.levels import level_text
from recast.exclusion.boundary import excluded_area
from recast.exclusion.collider_bound import COLLIDER_STYLE, observed_bound
from recast.exclusion.curve import ExclusionCurve, LimitSource
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.exclusion.plane import Axis
from recast.inputs.lowenergy import DataSet, Sided
from recast.lowenergy.base import Style
from recast.lowenergy.bounds import AllowedCouplings, allowed_couplings
from recast.report.caption import RunFacts
from recast.report.figure_table import Curve, areas, bound_points, constraint_edges, contours, preferred_curve
from recast.report.layers import (
    BAND_EDGES,
    EXPECTED_COLOURS,
    PROJECTION_STYLES,
    band_title,
    collider_titles,
    constraint_label,
    further_title,
    preferred_label,
)
from recast.report.scan_plot import LIMIT_COLOURS, limit_norm, margin_table

__all__ = ["allowed_rows", "compared_title", "plane_points", "scan_curves", "scan_plane_curves"]

_BLACK = Style("#000000")
_DASHED = Style("#000000", dashes=(0, (5.0, 2.5)))


def scan_curves(
    curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts
) -> tuple[Curve, ...]:
    """Return the lines of the exclusion plot against one parameter; arguments as in `draw_exclusion`."""
    axes, level = (curve.axes[0].name, curve.coupling.name), f"{level_text(facts.cl)}, {facts.kind}"
    observed, expected = collider_titles(curve, facts)
    found = []

    def add(name: str, role: str, label: str, style: Style, *columns: Sequence[float | None]) -> None:
        add_rows(name, role, label, style, zip(curve.x, *columns, strict=True))

    def add_rows(
        name: str, role: str, label: str, style: Style, rows: Iterable[tuple[float | None, ...]]
    ) -> None:
        points, breaks = bound_points(rows)
        if points:
            excludes = "" if role == "band" else "above"
            words = (name, role, label, level, excludes, "simulated")
            found.append(Curve(*words, axes, points, breaks, (), style))

    limits = [row.limits for row in curve.rows]
    seen = [(x, limit.value, limit.error or 0.0) for x, limit in curve.line()]
    add_rows("observed", "simulated", observed, _BLACK, seen)
    add("expected", "expected", expected, _DASHED, [item.expected[2].value for item in limits])
    for sigma, edges in BAND_EDGES.items():
        colour, sides = EXPECTED_COLOURS[sigma], [[it.expected[k].value for it in limits] for k in edges]
        add(f"expected_{sigma}_sigma", "band", band_title(facts, sigma), Style(colour, colour), *sides)
    names = dict.fromkeys(name for row in curve.rows for name in row.projections)
    for name, look in zip(names, itertools.cycle(PROJECTION_STYLES)):
        some = [row.projections[name].value if name in row.projections else None for row in curve.rows]
        add(f"expected_{name}", "expected", further_title(name, facts), look, some)
    for line in curve.lines:
        values = (
            (x, float(value) if value > 0 else None) for x, value in zip(curve.x, line.values, strict=True)
        )
        points, breaks = bound_points(values)
        style = Style(line.colour, dashes=(0, (5.0, 2.5)) if line.dashes != "-" else "-")
        words = (line.name, "prediction", line.title, "prediction, no CL", "", "the model")
        found.append(Curve(*words, axes, points, breaks, (), style))
    for item in constraints:
        role = "region" if item.info.decides else "line"
        found += constraint_edges(item, axes, role)
        band = preferred_curve(item, axes)
        if band is not None:
            found.append(replace(band, label=preferred_label(item.info)))
    return tuple(found)


def allowed_rows(
    curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts
) -> tuple[AllowedCouplings, ...]:
    """Return what the observed limit and the constraints leave together, one row a point of the constraints.

    Without constraints the points are those of the curve. Priors and what is not confirmed exclude nothing.
    Each counts at its own level; the expected limit stands in where counts were not published throughout.
    `mzp_gev` of a row is the value of the scanned parameter.
    """
    bounds = [item.bound for item in constraints if item.info.decides]
    xs = constraints[0].x if constraints else curve.x
    data = bounds[0].info.data if bounds else DataSet.PAPER
    bounds = [
        replace(item, points=tuple(replace(p, mzp_gev=x) for p, x in zip(item.points, xs, strict=True)))
        for item in bounds
    ]
    rows = tuple(
        replace(row, limits=replace(row.limits, observed=limit))
        for row, limit in zip(curve.rows, curve.compared, strict=True)
    )
    joined = replace(curve, rows=rows, constraints=(), windows=False)
    seen = observed_bound(joined, xs, data, facts.analysis, facts.cl)
    return tuple(allowed_couplings([*bounds, seen]))


def compared_title(curve: ExclusionCurve, facts: RunFacts) -> str:
    """Return the limit that `allowed_rows` takes in words."""
    return collider_titles(curve, facts)[0 if curve.observed else 1]


def plane_points(curve: ExclusionCurve) -> tuple[tuple[tuple[float, ...], ...], tuple[str, ...]]:
    """Return (x, y, limit, error) of the points of a plane with a limit, and their colours, #rrggbb."""
    rows = [row for row in curve.rows if row.headline.value is not None]
    values = [row.headline.value or 0.0 for row in rows]
    if not rows:
        return (), ()
    norm, colours = limit_norm(values), mpl.colormaps[LIMIT_COLOURS]
    points = tuple(
        (*(value for _, value in row.point.pairs), limit, row.headline.error or 0.0)
        for row, limit in zip(rows, values, strict=True)
    )
    return points, tuple(to_hex(colours(norm(value))) for value in values)


def scan_plane_curves(
    curve: ExclusionCurve, constraints: Sequence[ConstraintCurve], facts: RunFacts
) -> tuple[Curve, ...]:
    """Return what is drawn on a plane of two scanned parameters; arguments as in `draw_scan_plane`."""
    x, y = curve.axes
    axes, level = (x.name, y.name), f"{level_text(facts.cl)}, {facts.kind}"
    found = []
    for name, failed, label in (("no_limit", False, "no limit"), ("failed", True, "failed")):
        places = [
            tuple(value for _, value in row.point.pairs)
            for row in curve.rows
            if row.headline.value is None and (row.source is LimitSource.FAILED) == failed
        ]
        if places:
            style = Style("#8c8c8c")
            found.append(Curve(name, name, label, "", "", "simulated", axes, tuple(places), style=style))
    if curve.fixed_coupling is None:
        return tuple(found)
    coupling = f"{curve.coupling.name} = {curve.fixed_coupling:g}"
    rings = tuple(tuple(ring) for ring in excluded_area(curve))
    if rings:
        words = ("excluded", "region", f"{facts.analysis}: {coupling} excluded", level, "", "simulated")
        found.append(Curve(*words, axes, (), (), (), COLLIDER_STYLE, rings))
    for item in constraints:
        xs, ys, table = margin_table(item, curve.fixed_coupling)
        if min(len(xs), len(ys)) < 2:  # one value of a parameter: no edge on a plane
            continue
        grid = Axis(x.name, np.array(xs)), Axis(y.name, np.array(ys))
        info, lines = item.info, contours(*grid, table, 0.0)
        prior = info.sided is Sided.THEORY
        inside = () if prior else areas(*grid, table, 0.0, np.inf)
        joined = [(float(a), float(b)) for line in lines for a, b in line]
        breaks = tuple(itertools.accumulate(len(line) for line in lines))[:-1]
        role = "line" if prior else "region"
        words = (info.name, role, constraint_label(info), info.level, "", str(info.data))
        if joined or inside:
            found.append(Curve(*words, axes, tuple(joined), breaks, info.references, info.style, inside))
    return tuple(found)
