"""Exclusion: published limits of direct searches at given masses, each with its own confidence level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.inputs.published_limits import PublishedLimit, published_limit, published_names
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import BoundPoint

__all__ = ["PUBLISHED", "PublishedBound", "published_bound"]

PUBLISHED = published_names()
"""Names of the limits."""


@dataclass(frozen=True, slots=True)
class PublishedBound:
    """A published limit at chosen masses: couplings above are excluded at the level of the source."""

    source: PublishedLimit
    points: tuple[BoundPoint, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values in the form of `recast.lowenergy.bounds.Bound.as_dict`."""
        return {
            "constraint": self.source.name,
            "data": "published",
            "cl": self.source.cl,
            "sided": str(self.source.sided),
            "level": self.source.level,
            "excludes": "above",
            "rule": self.source.source,
            "references": [self.source.reference],
            "points": [
                {"mzp_gev": item.mzp_gev, "gp_excluded": item.gp_excluded}
                | ({"reason": item.reason} if item.reason else {})
                for item in self.points
            ],
        }


def published_bound(name: str, mzp_gev: npt.ArrayLike) -> PublishedBound:
    """Return the observed limit `name` at masses [GeV], scalar or 1-d.

    Interpolated in the logarithms of mass and coupling between neighbours; no limit beyond the ends.
    """
    limit = published_limit(name)
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    low, high = limit.mzp_gev[0], limit.mzp_gev[-1]
    values = np.exp(np.interp(np.log(masses), np.log(limit.mzp_gev), np.log(limit.observed)))
    points = []
    for mass, value in zip(masses, values, strict=True):
        if low <= mass <= high:
            points.append(BoundPoint(float(mass), float(value)))
        else:
            points.append(BoundPoint(float(mass), None, f"published from {low:g} to {high:g} GeV"))
    return PublishedBound(limit, tuple(points))
