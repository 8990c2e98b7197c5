"""Model: the Standard Model as a point: any model without its coupling."""

from __future__ import annotations

from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme
from recast.model.base import Point
from recast.model.zprime import ZPrimePoint

__all__ = ["standard_model_point"]


def standard_model_point(scheme: str | ElectroweakScheme = "gmu", mass_gev: float = 1.0) -> Point:
    """Return the point without new physics in an electroweak scheme; an unknown name is an `InputError`.

    The mass of the mediator that does not couple is part of what random numbers are keyed by, nothing else.
    """
    return ZPrimePoint(mass_gev, 0.0, electroweak_scheme(scheme) if isinstance(scheme, str) else scheme)
