"""Analysis: expected numbers of events with their simulation error, added over samples and energies."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError

__all__ = ["NONE_SELECTED", "Yield", "total"]

NONE_SELECTED = -math.log(0.05)
"""Largest mean of a Poisson count that is 0, at 95 % CL: 2.996 events."""
_STORED = ("value", "error", "n_raw", "n_effective")


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
    bound: float | None = None
    """Where no simulated event was selected, how far from `value` the true number may be, one-sided 95 % CL:
    `NONE_SELECTED` events of root mean square weight, the largest of several samples. Or None."""

    def __post_init__(self) -> None:
        for name in ("value", "error", "n_effective"):
            if not math.isfinite(getattr(self, name)):
                raise InputError(f"{name} is {getattr(self, name)}", where="yield")
        if self.error < 0 or self.n_raw < 0 or self.n_effective < 0:
            raise InputError("negative error or number of events", where="yield")
        if self.bound is not None and not (math.isfinite(self.bound) and self.bound >= 0):
            raise InputError(f"bound is {self.bound}", where="yield")

    @property
    def relative_error(self) -> float:
        """error/|value|; infinite for a vanishing value."""
        return self.error / abs(self.value) if self.value else math.inf

    def scaled(self, factor: float) -> Yield:
        """Return the yield times a number without error, such as a luminosity or (g'/g'_ref)^2."""
        bound = None if self.bound is None else self.bound * abs(factor)
        return Yield(self.value * factor, self.error * abs(factor), self.n_raw, self.n_effective, bound)

    def __add__(self, other: Yield) -> Yield:
        value = self.value + other.value
        # sum w^2 of each part follows from its value and n_effective
        squares = sum(y.value**2 / y.n_effective for y in (self, other) if y.n_effective)
        return Yield(
            value,
            math.hypot(self.error, other.error),
            self.n_raw + other.n_raw,
            value**2 / squares if squares else 0.0,
            self._common_bound(other),
        )

    def _common_bound(self, other: Yield) -> float | None:
        """Return the bound of a sum: of Poisson counts that are all 0, one alone may be `NONE_SELECTED`."""
        bounds = [item.bound for item in (self, other) if item.bound is not None]
        return max(bounds) if bounds and not self.n_raw + other.n_raw else None

    def text(self, digits: int) -> str:
        """Return number and error; the bound in place of an error where no simulated event was selected."""
        if self.bound is None:
            return f"{self.value:.{digits}g} ± {self.error:.3g}"
        return f"{self.value:.{digits}g} (no event selected, below {self.value + self.bound:.3g} at 95 % CL)"

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        content = {name: getattr(self, name) for name in _STORED}
        return content if self.bound is None else content | {"bound_95cl": self.bound}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Yield:
        """Inverse of `to_json`."""
        return cls(**{name: content[name] for name in _STORED}, bound=content.get("bound_95cl"))


def total(yields: Iterable[Yield]) -> Yield:
    """Return the sum of independent yields."""
    result = Yield(0.0, 0.0, 0, 0.0)
    for item in yields:
        result = result + item
    return result
