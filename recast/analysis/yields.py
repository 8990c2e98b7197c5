"""Analysis: expected numbers of events with their simulation error, added over samples and energies."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError

__all__ = ["Yield", "total"]


@dataclass(frozen=True, slots=True)
class Yield:
    """An expected number of events.

    Yields of different samples are statistically independent: errors add in quadrature.
    """

    value: float
    error: float
    """Simulation error: finite number of events and error of the cross section."""
    n_raw: int
    """Number of simulated events behind it."""
    n_effective: float
    """Number of equally weighted events of the same relative error, (sum w)^2 / sum w^2."""

    def __post_init__(self) -> None:
        for name in ("value", "error", "n_effective"):
            if not math.isfinite(getattr(self, name)):
                raise InputError(f"{name} is {getattr(self, name)}", where="yield")
        if self.error < 0 or self.n_raw < 0 or self.n_effective < 0:
            raise InputError("negative error or number of events", where="yield")

    @property
    def relative_error(self) -> float:
        """error/|value|; infinite for a vanishing value."""
        return self.error / abs(self.value) if self.value else math.inf

    def scaled(self, factor: float) -> Yield:
        """Return the yield times a number without error, such as a luminosity or (g'/g'_ref)^2."""
        return Yield(self.value * factor, self.error * abs(factor), self.n_raw, self.n_effective)

    def __add__(self, other: Yield) -> Yield:
        value = self.value + other.value
        # sum w^2 of each part follows from its value and n_effective
        squares = sum(y.value**2 / y.n_effective for y in (self, other) if y.n_effective)
        return Yield(
            value,
            math.hypot(self.error, other.error),
            self.n_raw + other.n_raw,
            value**2 / squares if squares else 0.0,
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "value": self.value,
            "error": self.error,
            "n_raw": self.n_raw,
            "n_effective": self.n_effective,
        }

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Yield:
        """Inverse of `to_json`."""
        return cls(**content)


def total(yields: Iterable[Yield]) -> Yield:
    """Return the sum of independent yields."""
    result = Yield(0.0, 0.0, 0, 0.0)
    for item in yields:
        result = result + item
    return result
