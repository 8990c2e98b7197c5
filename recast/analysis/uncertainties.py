"""Analysis: named relative uncertainties of a predicted number, and how they add up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError

__all__ = ["Uncertainty", "combined", "envelope"]


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """One source of uncertainty of a number."""

    name: str
    down: float
    """Largest relative decrease, as a positive number."""
    up: float
    """Largest relative increase."""
    note: str = ""
    """What was varied."""

    def __post_init__(self) -> None:
        for value in (self.down, self.up):
            if not (math.isfinite(value) and value >= 0):
                raise InputError(f"{value} is not a relative uncertainty", where=self.name)

    @property
    def symmetric(self) -> float:
        """The larger of the two sides."""
        return max(self.down, self.up)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {"name": self.name, "down": self.down, "up": self.up, "note": self.note}


def envelope(name: str, nominal: float, varied: Mapping[str, float]) -> Uncertainty:
    """Return the uncertainty that spans all varied values of a number.

    Raises
    ------
    InputError
        If the nominal value is zero: nothing is relative to it.
    """
    if nominal == 0:
        raise InputError("the nominal value is zero", where=f"uncertainty {name}")
    shifts = [value / nominal - 1.0 for value in varied.values()]
    note = ", ".join(f"{key} {shift:+.2%}" for key, shift in zip(varied, shifts, strict=True))
    return Uncertainty(name, max([0.0, *(-shift for shift in shifts)]), max([0.0, *shifts]), note)


def combined(parts: Iterable[Uncertainty], name: str = "total") -> Uncertainty:
    """Return independent uncertainties added in quadrature, each side by itself."""
    found = list(parts)
    return Uncertainty(
        name, math.hypot(*(item.down for item in found)), math.hypot(*(item.up for item in found))
    )
