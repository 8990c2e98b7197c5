"""Model: `ModelPoint`, the parameters of the Lagrangian, validated and frozen."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from recast.core.errors import InputError
from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme

__all__ = ["ModelPoint"]


@dataclass(frozen=True, slots=True)
class ModelPoint:
    """A point of the gauged Lmu-Ltau model (1403.1269, section II).

    Raises
    ------
    InputError
        If the mass or the coupling is not a finite number, or the mass is not positive, or the coupling
        is negative.
    """

    mzp_gev: float
    """Mass of the Z' [GeV]."""
    gp: float
    """U(1)' gauge coupling g'; zero is the Standard Model."""
    electroweak: ElectroweakScheme = field(default_factory=lambda: electroweak_scheme("gmu"))
    """Electroweak inputs of the simulation."""

    def __post_init__(self) -> None:
        for name, positive in (("mzp_gev", True), ("gp", False)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
                raise InputError(f"{name} is {value!r}, not a finite number", where="model point")
            if value < 0 or (positive and value == 0):
                bound = "greater than 0" if positive else "0 or greater"
                raise InputError(f"{name} is {value:g}; it must be {bound}", where="model point")

    @property
    def vphi_gev(self) -> float:
        """Vacuum expectation value of Phi, mZ'/g' [GeV]; infinite for g' = 0."""
        return self.mzp_gev / self.gp if self.gp else math.inf

    def describe(self) -> dict[str, Any]:
        """Return the point as plain values, for provenance and cache keys."""
        return {"mzp_gev": float(self.mzp_gev), "gp": float(self.gp), "electroweak": self.electroweak.name}
