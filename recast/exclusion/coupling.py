"""Exclusion: a limit on a parameter of interest, or the reason why there is none; where couplings end."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from recast.core.errors import InputError, RunError
from recast.inputs import constants

__all__ = [
    "LargestCoupling",
    "ParameterLimit",
    "is_quotable",
    "largest_coupling",
    "no_limit",
    "not_observed",
    "perturbative_end",
    "unknown_limit",
]


@dataclass(frozen=True, slots=True)
class ParameterLimit:
    """What is excluded at one point, a coupling or a branching ratio; or no limit, with the reason.

    Raises
    ------
    RunError
        If a number is not finite, or neither number nor reason is given.
    """

    value: float | None
    error: float | None = None
    """Standard deviation of `value` from the finite number of simulated events."""
    reason: str = ""
    """Why there is no limit; beside a limit, what a reader must know of it."""
    open: bool = False
    """Whether it is not known what is excluded: of all couplings, or of those below `value`."""

    def __post_init__(self) -> None:
        if self.value is None and not self.reason:
            raise RunError("a limit needs either a value or a reason", where="exclusion")
        for number in (self.value, self.error):
            if number is not None and not (math.isfinite(number) and number >= 0):
                raise RunError(f"a limit or its error is {number}", where="exclusion")

    @property
    def status(self) -> str:
        """'ok' or 'no_limit'."""
        return "no_limit" if self.value is None else "ok"

    def excludes(self, coupling: float) -> bool | None:
        """Return whether a coupling is excluded; None where it is not known."""
        if self.value is not None and coupling >= self.value:
            return True
        return None if self.open else False

    def within(self, largest: LargestCoupling) -> ParameterLimit:
        """Return the limit itself, or no limit where it lies beyond the largest coupling."""
        if self.value is None or self.value <= largest.value:
            return self
        return no_limit(f"the excluded {largest.symbol} would be {self.value:.3g}, where {largest.reason}")

    def with_relative_error(self, relative: float) -> ParameterLimit:
        """Return the same with an independent relative error added in quadrature."""
        if self.value is None:
            return self
        return replace(self, error=math.hypot(self.error or 0.0, relative * self.value))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values; None where there is no limit."""
        return {
            "value": self.value,
            "error": self.error,
            "status": self.status,
            "reason": self.reason,
            "open": self.open,
        }

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> ParameterLimit:
        """Inverse of `as_dict`."""
        return cls(content["value"], content["error"], content["reason"], content.get("open", False))


def no_limit(reason: str) -> ParameterLimit:
    """Return the absence of a limit: nothing is excluded of the couplings for which limits are quoted."""
    return ParameterLimit(None, None, reason)


def unknown_limit(reason: str) -> ParameterLimit:
    """Return the absence of a limit where it is not known what is excluded."""
    return ParameterLimit(None, None, reason, open=True)


def not_observed() -> ParameterLimit:
    """Return the absence of an observed limit where no count was published."""
    return unknown_limit("no observed count is published here")


@dataclass(frozen=True, slots=True)
class LargestCoupling:
    """The coupling at one point above which no limit is quoted."""

    value: float
    reason: str
    symbol: str = "coupling"
    """What messages call the coupling."""


def perturbative_end(unit: str) -> float:
    """Return sqrt(4 pi) for a coupling without a unit.

    inf for others, such as one over TeV, of which the size says nothing by itself.
    """
    return constants.largest_coupling() if unit == "1" else math.inf


def is_quotable(
    coupling: float, width_over_mass: Callable[[float], float], end: float = math.inf, unit: str = "1"
) -> bool:
    """Return whether limits are quoted up to a coupling, without solving for the largest one of them.

    Arguments are as of `largest_coupling`.
    """
    if coupling > min(end, perturbative_end(unit)):
        return False
    return width_over_mass(coupling) <= constants.validity()["width_over_mass"]


def largest_coupling(
    width_over_mass: Callable[[float], float],
    *,
    symbol: str = "coupling",
    mediator: str = "mediator",
    start: float = 0.0,
    end: float = math.inf,
    unit: str = "1",
) -> LargestCoupling:
    """Return the largest coupling for which limits are quoted: below sqrt(4 pi) and a narrow mediator.

    Parameters
    ----------
    width_over_mass
        Width over mass of the mediator as a rising function of the coupling.
    symbol, mediator
        What messages call the coupling and the particle.
    start, end
        The smallest and largest value that the model takes; the end is finite where the coupling has a unit.
        At a coupling of 0 itself no width is asked for: charges are in its units.
    unit
        Of the coupling; sqrt(4 pi) bounds one of unit 1 alone.

    Raises
    ------
    InputError
        If the mediator is too broad at the weakest coupling.

    Notes
    -----
    The thresholds, with their reasons, are in recast/inputs/validity.yaml.
    """
    largest = perturbative_end(unit)
    reason = f"{symbol} is above {largest:.3g} and no longer perturbative"
    if end < largest:
        largest, reason = end, f"{symbol} is above {end:.3g}, the largest that the model takes"
    widest = constants.validity()["width_over_mass"]
    weakest = max(start, constants.validity()["smallest_coupling"])
    if width_over_mass(weakest) > widest:
        raise InputError(
            f"the width of the {mediator} is above {widest:g} of its mass at every {symbol}",
            where="largest coupling",
            mend="No limit is quoted for such a mediator: leave the point out.",
        )
    if width_over_mass(largest) > widest:
        from scipy.optimize import brentq  # noqa: PLC0415 - takes a tenth of a second, here only

        largest = float(brentq(lambda value: width_over_mass(value) - widest, weakest, largest, xtol=1e-12))
        reason = f"the width of the {mediator} is above {widest:g} of its mass"
    return LargestCoupling(largest, reason, symbol)
