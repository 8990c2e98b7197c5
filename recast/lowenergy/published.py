"""Lowenergy: limits that direct searches published, as constraints, each with its own confidence level."""

from __future__ import annotations

import numpy as np

from recast.core.words import parses_words
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.lowenergy import Criterion, DataSet
from recast.inputs.published_limits import InUnitsOf, PublishedLimit, published_limit, published_names
from recast.lowenergy.base import (
    FloatArray,
    Limit,
    Point,
    Style,
    charges_of,
    coordinates,
    has_charges_of,
    has_default_charges,
    model_plane,
)
from recast.model.registry import load_model

__all__ = ["PUBLISHED", "PublishedConstraint"]

PUBLISHED = published_names()
"""Names of the limits."""


class PublishedConstraint(Limit):
    """A published limit as an observable; the data set is ignored.

    Interpolated in the logarithms of mass and coupling between neighbours; nothing is said beyond the ends,
    nor for another model than that of the publication. Of a closed region the couplings between both edges
    are excluded.

    Examples
    --------
    >>> limit = PublishedConstraint("cms_4mu")
    >>> limit.valid_from(None), limit.valid_to(None)
    (4.99987, 70.3027)
    """

    def __init__(self, name: str) -> None:
        limit = published_limit(name)

        def predict(point: Point, data: DataSet) -> FloatArray:  # noqa: ARG001 - one signature for all
            """Return how far inside the excluded couplings: above 1; NaN outside the published range."""
            mass, coupling = coordinates(point)
            value = coupling * _unit(limit, point)
            ratio = value / limit.observed_at(mass)
            if limit.upper is None:
                return np.asarray(ratio)
            with np.errstate(divide="ignore"):
                return np.asarray(np.minimum(ratio, limit.upper_at(mass) / value))

        low, high = limit.ends_gev
        super().__init__(
            name=limit.name,
            title=limit.title,
            quantity=_QUANTITIES[limit.units, limit.upper is None],
            predict=parses_words(predict),
            formula=(limit.reference,) if limit.reference else (),
            valid_from_gev=low,
            valid_to_gev=high,
            refuses=lambda point: _not_its_model(limit, point),
            kind=limit.kind,
            unconfirmed=limit.unconfirmed,
            style=Style(limit.colour, dashes=(0, limit.dashes) if limit.dashes else "-"),
        )

    def edges(self, point: Point) -> tuple[FloatArray, FloatArray]:
        """Return its smallest excluded couplings and those from which all are allowed, infinite if open."""
        limit, mass = published_limit(self.name), coordinates(point)[0]
        unit = _unit(limit, point)
        return np.asarray(limit.observed_at(mass) / unit), np.asarray(limit.upper_at(mass) / unit)

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


_QUANTITIES = {
    (InUnitsOf.COUPLING, True): "g'/g'_limit [1]",
    (InUnitsOf.COUPLING, False): "min(g'/g'_low, g'_high/g') [1]",
    (InUnitsOf.ELECTRIC_CHARGE, True): "ε/ε_limit [1]",
    (InUnitsOf.ELECTRIC_CHARGE, False): "min(ε/ε_low, ε_high/ε) [1]",
}


def _unit(limit: PublishedLimit, point: Point) -> FloatArray:
    """Return what the curve is a limit on, at a coupling of 1."""
    if limit.units is InUnitsOf.COUPLING:
        return np.asarray(1.0)
    charge = np.asarray(charges_of(point).vector("e"), dtype=np.float64)
    return np.asarray(np.abs(charge) / electroweak_scheme("gmu").e)


def _not_its_model(limit: PublishedLimit, point: Point) -> str:
    charges = charges_of(point)
    if not limit.model:
        same = has_default_charges(charges)
    else:
        same = has_charges_of(model_plane(1.0, 0.1, model=load_model(limit.model)).charges, charges)
    return "" if same else "it was published for other charges"
