"""Exclusion: published limits of direct searches as constraints, each with its own confidence level."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.inputs.lowenergy import Criterion, DataSet
from recast.inputs.published_limits import PublishedLimit, published_limit, published_names
from recast.lowenergy.base import (
    FloatArray,
    Limit,
    Plane,
    Point,
    Style,
    charges_of,
    coordinates,
    has_default_charges,
    largest_of,
    model_plane,
)
from recast.lowenergy.bounds import Bound, BoundPoint
from recast.lowenergy.registry import observable
from recast.model.base import Model

__all__ = ["PUBLISHED", "PublishedConstraint", "constraint", "published_bound"]

PUBLISHED = published_names()
"""Names of the limits."""


@parses_words
def published_bound(
    name: str,
    mzp_gev: npt.ArrayLike,
    data: DataSet,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> Bound:
    """Return the observed limit `name` at masses [GeV], scalar or 1-d; `data` is the set it is shown with.

    Interpolated in the logarithms of mass and coupling between neighbours; no limit beyond the ends, nor for
    another model than that of the publication.
    """
    limit = published_limit(name)
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    low, high = limit.mzp_gev[0], limit.mzp_gev[-1]
    item = PublishedConstraint(name)
    silent = item.unsuitable(model_plane(masses, np.zeros(1), model=model, values=values))
    points = []
    for mass, value in zip(masses, _interpolated(limit, masses), strict=True):
        known = np.isfinite(value) and not silent
        reason = "" if known else silent or f"published from {low:g} to {high:g} GeV"
        points.append(BoundPoint(float(mass), float(value) if known else None, reason))
    return Bound(item.info(data), tuple(points), model=model.name if model else "", largest=largest_of(model))


def _interpolated(limit: PublishedLimit, masses: FloatArray) -> FloatArray:
    """Return the observed limit at masses [GeV], NaN outside the published range, any shape."""
    nodes = np.log(limit.mzp_gev)
    values = np.interp(np.log(masses), nodes, np.log(limit.observed), left=np.nan, right=np.nan)
    return np.asarray(np.exp(values))


class PublishedConstraint(Limit):
    """A published limit as an observable; the data set is ignored."""

    def __init__(self, name: str) -> None:
        limit = published_limit(name)

        def predict(point: Point, data: DataSet) -> FloatArray:  # noqa: ARG001 - one signature for all
            """Return g' over the observed limit, shape of the point; NaN outside the published range."""
            mass, coupling = coordinates(point)
            return np.asarray(coupling / _interpolated(limit, mass))

        super().__init__(
            name=limit.name,
            title=limit.title,
            quantity="g'/g'_limit [1]",
            predict=parses_words(predict),
            formula=(limit.reference,),
            refuses=_not_its_model,
            published=True,
            style=Style(limit.colour),
        )

    def _criterion(self, data: DataSet) -> Criterion:  # noqa: ARG002
        limit = published_limit(self.name)
        return Criterion(limit.sided, None, limit.cl, limit.source)

    def _references(self, data: DataSet) -> tuple[str, ...]:  # noqa: ARG002
        return self.formula


def _not_its_model(point: Point) -> str:
    same = has_default_charges(charges_of(point))
    return "" if same else "it was published for other charges"


def constraint(name: str) -> Limit:
    """Return the observable or published limit called `name`; an unknown name is an `InputError`."""
    return PublishedConstraint(name) if name in PUBLISHED else observable(name)
