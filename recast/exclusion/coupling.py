"""Exclusion: a limit on the coupling, or the reason why there is none; and where couplings end."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scipy.optimize import brentq

from recast.core.errors import RunError
from recast.inputs import validity

__all__ = ["CouplingLimit", "LargestCoupling", "largest_coupling", "no_limit"]


@dataclass(frozen=True, slots=True)
class CouplingLimit:
    """The excluded g' at one mass with its simulation error; or no limit, with the reason.

    Raises
    ------
    RunError
        If a number is not finite, or both or neither of number and reason are given.
    """

    gp: float | None
    error: float | None = None
    """Standard deviation of `gp` from the finite number of simulated events."""
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.gp is None) != bool(self.reason):
            raise RunError("a coupling limit needs either a value or a reason", where="exclusion")
        for number in (self.gp, self.error):
            if number is not None and not (math.isfinite(number) and number >= 0):
                raise RunError(f"a coupling limit or its error is {number}", where="exclusion")

    @property
    def status(self) -> str:
        """'ok' or 'no_limit'."""
        return "no_limit" if self.gp is None else "ok"

    def within(self, largest: LargestCoupling) -> CouplingLimit:
        """Return the limit itself, or no limit where it lies beyond the largest coupling."""
        if self.gp is None or self.gp <= largest.gp:
            return self
        return no_limit(f"the excluded g' would be {self.gp:.3g}, where {largest.reason}")

    def with_relative_error(self, relative: float) -> CouplingLimit:
        """Return the same with an independent relative error added in quadrature."""
        if self.gp is None:
            return self
        return CouplingLimit(self.gp, math.hypot(self.error or 0.0, relative * self.gp))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values; None where there is no limit."""
        return {"gp": self.gp, "error": self.error, "status": self.status, "reason": self.reason}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> CouplingLimit:
        """Inverse of `as_dict`."""
        return cls(content["gp"], content["error"], content["reason"])


def no_limit(reason: str) -> CouplingLimit:
    """Return the absence of a limit."""
    return CouplingLimit(None, None, reason)


@dataclass(frozen=True, slots=True)
class LargestCoupling:
    """The coupling at one mass above which no limit is quoted."""

    gp: float
    reason: str


def largest_coupling(width_over_mass: Callable[[float], float]) -> LargestCoupling:
    """Return the largest g' for which limits are quoted: below sqrt(4 pi) and a narrow Z'.

    Parameters
    ----------
    width_over_mass
        Gamma_Z'/mZ' as a rising function of g' at the mass in question (0 at g' = 0).

    Notes
    -----
    The thresholds, with their reasons, are in recast/inputs/validity.yaml.
    """
    largest = validity.largest_coupling()
    widest = validity.validity()["width_over_mass"]
    if width_over_mass(largest) <= widest:
        return LargestCoupling(largest, f"g' is above {largest:.3g} and no longer perturbative")
    edge = brentq(lambda gp: width_over_mass(gp) - widest, 0.0, largest, xtol=1e-12)
    return LargestCoupling(float(edge), f"the width of the Z' is above {widest:g} of its mass")
