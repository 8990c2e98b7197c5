"""Exclusion: the content of a figure in the (mZ', g') plane: regions, lines, bands, what is left."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.exclusion.collider_bound import Crossing, collider_bound, crossings
from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve, constraint_curves, fine_masses
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import CurveKind, published_limit
from recast.lowenergy.base import Plane, model_plane
from recast.lowenergy.bounds import AllowedCouplings, Bound, allowed_couplings, bound
from recast.lowenergy.bs_mixing import BS_MIXING, VALID_FROM_GEV, vphi_limit
from recast.lowenergy.forms import Forms
from recast.lowenergy.published import PUBLISHED
from recast.lowenergy.quarks import DEFAULT_SCENARIO, Quarks, scenario
from recast.lowenergy.registry import observable
from recast.model.base import Model
from recast.model.scan_point import ScanPoint

__all__ = ["MASSES", "Collider", "CouplingFigure", "EffectLine", "coupling_figure"]

MASSES = 361
"""Masses of a line, unless fewer are asked for."""
_CROSSED = "trident"
"""The constraint whose crossings with the simulated curve are reported."""


@dataclass(frozen=True, slots=True)
class Collider:
    """The simulated curve and what it is."""

    curve: ExclusionCurve
    title: str
    cl: float
    kind: str = str(CurveKind.RECAST)
    """`CurveKind`: recast, or projection."""


@dataclass(frozen=True, slots=True)
class EffectLine:
    """The line on which the B_s mixing amplitude changes by a given part."""

    relative: float
    mzp_gev: tuple[float, ...]
    gp: tuple[float | None, ...]
    """None where a region, or the simulated curve, excludes the point, or the formula does not hold."""


@dataclass(frozen=True, slots=True)
class CouplingFigure:
    """Everything that is drawn, with what the regions leave together."""

    mzp_gev: tuple[float, float]
    gp: tuple[float, float]
    regions: tuple[ConstraintCurve, ...]
    lines: tuple[ConstraintCurve, ...]
    bands: tuple[ConstraintCurve, ...]
    effects: tuple[EffectLine, ...]
    allowed: tuple[AllowedCouplings, ...]
    """What the regions, and the simulated curve, leave: each at its own level."""
    levels: dict[str, str]
    """Confidence level of each of these, in words."""
    crossings: tuple[Crossing, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json: what is drawn and where the lines cross, not the lines."""
        return {
            "regions": [_described(item) for item in self.regions],
            "lines": [_described(item) for item in self.lines],
            "bands": [_described(item) for item in self.bands],
            "bs_effects": [line.relative for line in self.effects],
            "levels": self.levels,
            "open_up_to_gev": max((row.mzp_gev for row in self.allowed if row.is_open), default=None),
            "crossings": [item.as_dict() for item in self.crossings],
        }


def _described(item: ConstraintCurve) -> dict[str, Any]:
    content = item.as_dict()
    del content["points"]
    return content | {"preferred_sigmas": item.info.preferred_sigmas}


@parses_words
def coupling_figure(
    mzp_gev: tuple[float, float],
    gp: tuple[float, float],
    data: DataSet,
    regions: Sequence[str],
    lines: Sequence[str] = (),
    bands: Sequence[str] = (),
    effects: Sequence[float] = (),
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    collider: Collider | None = None,
    count: int = MASSES,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
    recasts: Sequence[ConstraintCurve] = (),
) -> CouplingFigure:
    """Return the content of a figure.

    Parameters
    ----------
    mzp_gev, gp
        Ranges of the axes, masses in GeV.
    data
        The named set of measurements.
    regions, lines, bands
        Names of constraints (`recast.lowenergy.registry.OBSERVABLES`).
    effects
        Relative changes of B_s mixing to draw as lines.
    quarks, forms
        As in `recast.lowenergy.bounds.bound`.
    collider
        The simulated curve, if it is part of the figure.
    count
        Number of masses.
    model, values
        As in `recast.lowenergy.bounds.bound`.
    recasts
        Further lines, as `recast_curve` makes them of the limits of other runs.

    Notes
    -----
    361 masses, evenly spaced in the logarithm, and those where a formula begins to hold; published limits at
    their own masses. What is not confirmed is drawn and leaves what the regions leave as it is.
    """
    typical = model_plane(np.asarray(mzp_gev), np.array([0.1]), quarks, forms, model, values)
    for name in (*regions, *lines, *bands):
        observable(name).require(typical)
    if effects:
        BS_MIXING.require(typical, "bs_effects")
    masses = _masses(mzp_gev, (*regions, *lines, *bands), typical, count)

    def curve(name: str) -> ConstraintCurve:
        if name in PUBLISHED:
            nodes = _inside(published_limit(name).nodes_gev, mzp_gev)
            edge = bound(name, nodes, data, model=model, values=values)
            return ConstraintCurve(edge, None, tuple(ScanPoint.of({"mzp_gev": mass}) for mass in nodes))
        return constraint_curves([name], masses, data, quarks, forms, model, values)[0]

    def edge(name: str) -> Bound:
        if name in PUBLISHED:
            return bound(name, masses, data, model=model, values=values)
        return by_name[name].bound

    by_name = {name: curve(name) for name in dict.fromkeys((*regions, *lines, *bands))}
    bounds = [found for name in regions if not (found := edge(name)).info.unconfirmed]
    levels = {item.info.name: item.info.level for item in bounds}
    met: list[Crossing] = []
    if collider is not None:
        simulated = collider_bound(collider.curve, masses, data, collider.title, collider.cl)
        bounds.append(simulated)
        if any(point.gp_excluded is not None for point in simulated.points):
            levels[simulated.info.name] = simulated.info.level
        line = bound(_CROSSED, collider.curve.x, data, quarks, forms, model, values)
        if all(point.gp_excluded is not None for point in line.points):
            every = crossings(collider.curve, _CROSSED, data, quarks, forms, model, values)
            met = [item for item in every if mzp_gev[0] <= item.mzp_gev <= mzp_gev[1]]
    allowed = tuple(allowed_couplings(bounds)) if bounds else ()
    # without an excluded region every coupling is left
    left = [[(one.low, one.high) for one in item.intervals] for item in allowed]
    left = left or [[(0.0, math.inf)]] * len(masses)
    return CouplingFigure(
        mzp_gev,
        gp,
        tuple(by_name[name] for name in regions),
        (*(by_name[name] for name in lines), *recasts),
        tuple(by_name[name] for name in bands),
        tuple(_effect(value, masses, left, data, quarks, forms) for value in effects),
        allowed,
        levels,
        tuple(met),
    )


def _masses(ends: tuple[float, float], names: Sequence[str], point: Plane, count: int) -> list[float]:
    known = [observable(name).valid_from(point) for name in names if name not in PUBLISHED]
    edges = [edge for edge in (*known, VALID_FROM_GEV) if ends[0] < edge < ends[1]]
    return sorted({*fine_masses(*ends, count), *edges})


def _inside(nodes: np.ndarray, ends: tuple[float, float]) -> list[float]:
    """Return the published masses inside the range, and those just outside it."""
    first, last = np.searchsorted(nodes, ends[0]), np.searchsorted(nodes, ends[1], side="right")
    return [float(mass) for mass in nodes[max(first - 1, 0) : last + 1]]


def _effect(
    relative: float,
    masses: Sequence[float],
    left: Sequence[Sequence[tuple[float, float]]],
    data: DataSet,
    quarks: Quarks | None,
    forms: Forms | None,
) -> EffectLine:
    sector = quarks or scenario(DEFAULT_SCENARIO)
    limits = vphi_limit(np.asarray(masses), sector, data, forms, 1.0 + relative)
    limits = np.broadcast_to(limits, len(masses))
    found: list[float | None] = []
    for mass, vphi, intervals in zip(masses, limits, left, strict=True):
        value = mass / float(vphi)
        known = mass >= VALID_FROM_GEV and np.isfinite(value)
        found.append(value if known and any(low <= value <= high for low, high in intervals) else None)
    return EffectLine(relative, tuple(masses), tuple(found))
