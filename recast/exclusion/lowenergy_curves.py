"""Exclusion: low-energy constraints at the points of a scan, with their preferred bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import published_limit
from recast.lowenergy.base import Info
from recast.lowenergy.bounds import Bound, BoundPoint, bound, preferred_band
from recast.lowenergy.forms import Forms
from recast.lowenergy.published import PUBLISHED
from recast.lowenergy.quarks import Quarks
from recast.model.base import Model
from recast.model.scan_point import ScanPoint

__all__ = ["ConstraintCurve", "constraint_curves", "fine_masses", "scan_constraints", "with_published"]


@dataclass(frozen=True, slots=True)
class ConstraintCurve:
    """One constraint at a list of points."""

    bound: Bound
    preferred: tuple[tuple[float, float] | None, ...] | None
    """Couplings (low, high) that the data prefer; None if the data set names no such band."""
    points: tuple[ScanPoint, ...]
    """The points, one for each of `bound.points`."""

    @property
    def info(self) -> Info:
        """What the constraint is."""
        return self.bound.info

    @property
    def x(self) -> list[float]:
        """The values of the first parameter of the points."""
        return [point.pairs[0][1] for point in self.points]

    @property
    def sides(self) -> tuple[ConstraintCurve, ...]:
        """Itself, and what it excludes on the other side of the couplings (`Bound.opposite`), if it does."""
        other = self.bound.opposite
        return (self,) if other is None else (self, replace(self, bound=other, preferred=None))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        content = self.bound.as_dict()
        for plain, point in zip(content["points"], self.points, strict=True):
            plain["parameters"] = dict(point)
        if self.preferred is not None:
            for point, band in zip(content["points"], self.preferred, strict=True):
                point["gp_preferred"] = None if band is None else list(band)
        return content


@parses_words
def constraint_curves(
    names: Sequence[str],
    masses_gev: Sequence[float],
    data: DataSet,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> tuple[ConstraintCurve, ...]:
    """Return the constraints `names` at the given masses [GeV]; other arguments as in `bound`."""
    mass = model.mass if model else "mzp_gev"
    points = [ScanPoint.of({mass: value}) for value in masses_gev]
    return scan_constraints(names, points, data, quarks, forms, model, values)


@parses_words
def scan_constraints(
    names: Sequence[str],
    points: Sequence[ScanPoint],
    data: DataSet,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> tuple[ConstraintCurve, ...]:
    """Return the constraints `names` at the points of a scan over any parameters of a model.

    `values` are those of parameters that are not scanned, the mass among them where it is not; other
    arguments as in `bound`.
    """
    if not points:
        return ()
    mass = model.mass if model else "mzp_gev"
    # masses with the same other parameters are solved for together
    groups: dict[tuple[tuple[str, float], ...], list[int]] = {}
    for index, point in enumerate(points):
        groups.setdefault(tuple(pair for pair in point.pairs if pair[0] != mass), []).append(index)
    found = []
    for name in names:
        rows: dict[int, BoundPoint] = {}
        bands: dict[int, tuple[float, float] | None] = {}
        for others, members in groups.items():
            rest = {key: value for key, value in (values or {}).items() if key != mass} | dict(others)
            masses = [{**(values or {}), **points[index]}[mass] for index in members]
            edge = bound(name, masses, data, quarks, forms, model, rest)
            preferred = preferred_band(name, masses, data, model, rest)
            rows |= dict(zip(members, edge.points, strict=True))
            bands |= {} if preferred is None else dict(zip(members, preferred, strict=True))
        order = range(len(points))
        whole = replace(edge, points=tuple(rows[index] for index in order))
        band = tuple(bands[index] for index in order) if bands else None
        found.append(ConstraintCurve(whole, band, tuple(points)))
    return tuple(found)


def with_published(
    names: Sequence[str], points: Sequence[Mapping[str, float]], mass: str
) -> list[Mapping[str, float]]:
    """Return points, and between those that differ in the mass alone the masses of published limits.

    Between its points a published limit is a line (in the logarithms), so that nothing of it is left out.

    Parameters
    ----------
    names
        Of the constraints.
    points
        Values of one or two parameters, in rising order.
    mass
        Name of the mass among them; without it the points are as they are.
    """
    nodes = [published_limit(name).nodes_gev for name in names if name in PUBLISHED]
    if not nodes or not points or mass not in points[0]:
        return list(points)
    place = list(points[0]).index(mass)
    rows: dict[tuple[float, ...], list[float]] = {}
    for point in points:
        values = tuple(point.values())
        rows.setdefault((*values[:place], *values[place + 1 :]), []).append(values[place])
    published = np.unique(np.concatenate(nodes))
    found = set()
    for others, masses in rows.items():
        inside = published[(published > masses[0]) & (published < masses[-1])]
        apart = [one for one in inside if not np.isclose(one, masses, rtol=1e-9, atol=0.0).any()]
        for one in (*masses, *map(float, apart)):
            found.add((*others[:place], one, *others[place:]))
    return [dict(zip(points[0], values, strict=True)) for values in sorted(found)]


def fine_masses(low_gev: float, high_gev: float, count: int = 121) -> list[float]:
    """Return masses evenly spaced in the logarithm, both ends included, to draw smooth curves [GeV]."""
    return [float(mass) for mass in np.geomspace(low_gev, high_gev, count)]
