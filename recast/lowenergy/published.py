"""Lowenergy: limits that direct searches published, as constraints, each with its own confidence level."""

from __future__ import annotations

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import Criterion, DataSet
from recast.inputs.published_limits import published_limit, published_names
from recast.lowenergy.base import (
    FloatArray,
    Limit,
    Point,
    Style,
    charges_of,
    coordinates,
    has_default_charges,
)

__all__ = ["PUBLISHED", "PublishedConstraint"]

PUBLISHED = published_names()
"""Names of the limits."""


class PublishedConstraint(Limit):
    """A published limit as an observable; the data set is ignored.

    Interpolated in the logarithms of mass and coupling between neighbours; nothing is said beyond the ends,
    nor for another model than that of the publication.

    Examples
    --------
    >>> limit = PublishedConstraint("cms_4mu")
    >>> limit.valid_from(None), limit.valid_to(None)
    (4.99987, 70.3027)
    """

    def __init__(self, name: str) -> None:
        limit = published_limit(name)

        def predict(point: Point, data: DataSet) -> FloatArray:  # noqa: ARG001 - one signature for all
            """Return g' over the observed limit, shape of the point; NaN outside the published range."""
            mass, coupling = coordinates(point)
            return np.asarray(coupling / limit.observed_at(mass))

        super().__init__(
            name=limit.name,
            title=limit.title,
            quantity="g'/g'_limit [1]",
            predict=parses_words(predict),
            formula=(limit.reference,),
            valid_from_gev=float(limit.mzp_gev[0]),
            valid_to_gev=float(limit.mzp_gev[-1]),
            refuses=_not_its_model,
            kind=limit.kind,
            style=Style(limit.colour),
        )

    def _criterion(self, data: DataSet) -> Criterion:  # noqa: ARG002
        limit = published_limit(self.name)
        return Criterion(limit.sided, None, limit.cl, limit.source)

    def _references(self, data: DataSet) -> tuple[str, ...]:  # noqa: ARG002
        return self.formula

    def _experiments(self, data: DataSet) -> tuple[str, ...]:  # noqa: ARG002 - in the title
        return ()

    def outside(self, mzp_gev: float, point: Point | None) -> str:
        """Return that a mass is not in the published range; empty where it is."""
        low, high = self.valid_from(point), self.valid_to(point)
        return "" if low <= mzp_gev <= high else f"published from {low:g} to {high:g} GeV"


def _not_its_model(point: Point) -> str:
    same = has_default_charges(charges_of(point))
    return "" if same else "it was published for other charges"
