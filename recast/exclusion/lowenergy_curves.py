"""Exclusion: low-energy constraints as curves in the (mZ', g') plane, with their preferred bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Info
from recast.lowenergy.bounds import Bound, bound, preferred_band
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import Quarks
from recast.model.base import Model

__all__ = ["ConstraintCurve", "constraint_curves", "fine_masses"]


@dataclass(frozen=True, slots=True)
class ConstraintCurve:
    """One constraint at a list of masses."""

    bound: Bound
    preferred: tuple[tuple[float, float] | None, ...] | None
    """Couplings (low, high) that the data prefer; None if the data set names no such band."""

    @property
    def info(self) -> Info:
        """What the constraint is."""
        return self.bound.info

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        content = self.bound.as_dict()
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
    found = []
    for name in names:
        bands = preferred_band(name, masses_gev, data, model, values)
        edge = bound(name, masses_gev, data, quarks, forms, model, values)
        found.append(ConstraintCurve(edge, None if bands is None else tuple(bands)))
    return tuple(found)


def fine_masses(low_gev: float, high_gev: float, count: int = 121) -> list[float]:
    """Return masses evenly spaced in the logarithm, both ends included, to draw smooth curves [GeV]."""
    return [float(mass) for mass in np.geomspace(low_gev, high_gev, count)]
