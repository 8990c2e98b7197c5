"""Exclusion: published limits of direct searches as constraints, each with its own confidence level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import PublishedLimit, published_limit, published_names
from recast.lowenergy.base import FloatArray, Info, Plane, Point, coordinates
from recast.lowenergy.bounds import Bound, BoundPoint

__all__ = ["PUBLISHED", "PublishedConstraint", "published_bound"]

PUBLISHED = published_names()
"""Names of the limits."""


@parses_words
def published_bound(name: str, mzp_gev: npt.ArrayLike, data: DataSet) -> Bound:
    """Return the observed limit `name` at masses [GeV], scalar or 1-d; `data` is the set it is shown with.

    Interpolated in the logarithms of mass and coupling between neighbours; no limit beyond the ends.
    """
    limit = published_limit(name)
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    low, high = limit.mzp_gev[0], limit.mzp_gev[-1]
    points = []
    for mass, value in zip(masses, _interpolated(limit, masses), strict=True):
        if np.isfinite(value):
            points.append(BoundPoint(float(mass), float(value)))
        else:
            points.append(BoundPoint(float(mass), None, f"published from {low:g} to {high:g} GeV"))
    return Bound(PublishedConstraint(name).info(data), tuple(points))


def _interpolated(limit: PublishedLimit, masses: FloatArray) -> FloatArray:
    """Return the observed limit at masses [GeV], NaN outside the published range, any shape."""
    nodes = np.log(limit.mzp_gev)
    values = np.interp(np.log(masses), nodes, np.log(limit.observed), left=np.nan, right=np.nan)
    return np.asarray(np.exp(values))


class PublishedConstraint:
    """A published limit with the functions of an observable; the data set is ignored."""

    def __init__(self, name: str) -> None:
        self.limit = published_limit(name)

    @parses_words
    def predict(self, point: Point, data: DataSet) -> FloatArray:  # noqa: ARG002 - one signature for all
        """Return g' over the observed limit, shape of the point; NaN outside the published range."""
        mass, coupling = coordinates(point)
        return np.asarray(coupling / _interpolated(self.limit, mass))

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return zeros: a line is no chi2."""
        return np.zeros_like(self.predict(point, data))

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return the prediction itself."""
        return self.predict(point, data)

    @parses_words
    def excess(self, point: Point, data: DataSet) -> FloatArray:
        """Return predict - 1."""
        return self.compared(point, data) - 1.0

    @parses_words
    def info(self, data: DataSet) -> Info:
        """Return what the limit is."""
        limit = self.limit
        return Info(
            name=limit.name,
            title=limit.title,
            quantity="g'/g'_limit [1]",
            data=data,
            cl=limit.cl,
            sided=limit.sided,
            rule=limit.source,
            references=(limit.reference,),
            allowed_below=1.0,
            excluded_above=1.0,
            published=True,
        )
