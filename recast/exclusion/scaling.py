"""Exclusion: the excluded coupling by scaling one simulated signal with g^2, and when that is exact.

For a narrow on-shell mediator with fixed branching fractions the rate goes as g^2, and so does its
interference with the Standard Model: s(g) = s_ref (g/g_ref)^2. In a branching ratio the rate is linear.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from recast.core.errors import InputError
from recast.exclusion.coupling import LargestCoupling, ParameterLimit, no_limit, unknown_limit
from recast.statistics.expected import CountLimits

__all__ = [
    "LEAST_EVENTS",
    "RESOLVED_SIGMAS",
    "CurvePoint",
    "ScalingCheck",
    "ScalingVerdict",
    "SignalYield",
    "branching_limit",
    "branching_limits",
    "check_points",
    "scaled_limit",
    "scaled_limits",
]

RESOLVED_SIGMAS = 3.0
_CHECK_POINTS = 30_000
"""Phase-space points of each parton-level integral of the scaling check with `_CHECK_TOLERANCE`."""
_CHECK_TOLERANCE = 0.03
_LEAST_CHECK_POINTS, _MOST_CHECK_POINTS = 10_000, 100_000


class SignalYield(Protocol):
    """Expected events of new physics, interference included, and their simulation error.

    With the `relative` normalisation the error includes that of the Standard Model sample.
    """

    @property
    def value(self) -> float:
        """Events."""

    @property
    def error(self) -> float:
        """Standard deviation, events."""

    @property
    def bound(self) -> float | None:
        """Where no simulated event was selected, what it may be at 95 % CL, events; else None."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Observed and expected limits at one point; `expected` is in the order of `BAND_SIGMAS`."""

    observed: ParameterLimit
    expected: tuple[ParameterLimit, ParameterLimit, ParameterLimit, ParameterLimit, ParameterLimit]

    def with_relative_error(self, relative: float) -> CurvePoint:
        """Return the same with an independent relative error added to those of all couplings."""
        low2, low1, median, high1, high2 = (item.with_relative_error(relative) for item in self.expected)
        return CurvePoint(self.observed.with_relative_error(relative), (low2, low1, median, high1, high2))


def scaled_limit(signal: SignalYield, reference: float, allowed: float) -> ParameterLimit:
    """Return g_ref sqrt(allowed/s_ref) with the error g (ds/s)/2.

    Parameters
    ----------
    signal
        Expected signal events at `reference`.
    reference
        The coupling of the simulation.
    allowed
        Largest signal that is not excluded: excluded count minus background, events.

    Notes
    -----
    There is no limit if nothing is allowed (the background alone is excluded), or if the signal is not
    three standard deviations above zero: its square root would mean nothing.
    """
    if not (math.isfinite(reference) and reference > 0):
        raise InputError(f"the reference coupling is {reference}; it must be greater than 0")
    if not (math.isfinite(signal.value) and math.isfinite(signal.error) and math.isfinite(allowed)):
        raise InputError("signal, its error or the allowed signal is not finite", where="scaling")
    if allowed <= 0:
        return unknown_limit("the expectation without signal is excluded already")
    if signal.bound is not None:
        return unknown_limit(
            f"no simulated signal event is selected: below {signal.bound:.2g} events at 95 % CL"
        )
    if signal.value <= RESOLVED_SIGMAS * signal.error or signal.value <= 0:
        return unknown_limit(
            f"the simulated signal {signal.value:.3g} +- {signal.error:.2g} events is not above zero"
        )
    coupling = reference * math.sqrt(allowed / signal.value)
    return ParameterLimit(coupling, 0.5 * coupling * signal.error / signal.value)


def scaled_limits(
    signal: SignalYield, reference: float, counts: CountLimits, largest: LargestCoupling
) -> CurvePoint:
    """Return the observed limit and the expected band for one point (see `scaled_limit`).

    A limit above the largest coupling becomes no limit.
    """

    def at(count: float) -> ParameterLimit:
        return scaled_limit(signal, reference, count - counts.background).within(largest)

    low2, low1, median, high1, high2 = counts.expected
    return CurvePoint(at(counts.observed), (at(low2), at(low1), at(median), at(high1), at(high2)))


class ScalingVerdict(StrEnum):
    """Whether scaling may be used."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDED = "undecided"
    """The ratio is not known well enough; treat as invalid."""


@dataclass(frozen=True, slots=True)
class ScalingCheck:
    """Scaling is valid where R = [sigma(g_excl)/sigma(g_ref)] (g_ref/g_excl)^2 is 1 within a tolerance.

    The cross sections are parton-level signal cross sections (interference included) inside the generator's
    cuts, with the width of the mediator computed at each coupling.
    """

    ratio: float
    error: float
    """Standard deviation of `ratio`."""
    tolerance: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(number) for number in (self.ratio, self.error, self.tolerance)):
            raise InputError("ratio, error or tolerance is not finite", where="scaling check")
        if self.error < 0 or self.tolerance <= 0:
            raise InputError("the error is negative or the tolerance not positive", where="scaling check")

    @property
    def verdict(self) -> ScalingVerdict:
        """Valid if |R - 1| < tolerance; undecided if the error of R is larger than the tolerance."""
        if self.error >= self.tolerance:
            return ScalingVerdict.UNDECIDED
        inside = abs(self.ratio - 1.0) < self.tolerance
        return ScalingVerdict.VALID if inside else ScalingVerdict.INVALID

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "ratio": self.ratio,
            "error": self.error,
            "tolerance": self.tolerance,
            "verdict": str(self.verdict),
        }


def check_points(tolerance: float) -> int:
    """Return how many phase-space points show scaling within `tolerance`: as the inverse of its square."""
    wanted = _CHECK_POINTS * (_CHECK_TOLERANCE / tolerance) ** 2
    return int(min(max(round(wanted), _LEAST_CHECK_POINTS), _MOST_CHECK_POINTS))


LEAST_EVENTS = 3.0
"""With fewer signal events at a branching ratio of 1 nothing could be seen."""
_LARGEST = 1.0


def branching_limit(events: float, allowed: float, least_events: float = LEAST_EVENTS) -> ParameterLimit:
    """Return the limit on a branching ratio, or the reason why there is none.

    Parameters
    ----------
    events
        Expected signal at a branching ratio of 1.
    allowed
        Largest signal that is not excluded: excluded count minus background, events.
    least_events
        With fewer signal events there is no limit.

    Examples
    --------
    >>> branching_limit(1000.0, 3.0).value
    0.003
    """
    if events < 0:
        raise InputError(f"{events:g} signal events", where="limit on a branching ratio")
    if events < least_events:
        return no_limit(f"{events:.2g} events expected at BR = 1, fewer than {least_events:g}")
    if allowed <= 0:
        return unknown_limit("the expectation without signal is excluded already")
    if allowed > _LARGEST * events:
        return no_limit("a branching ratio above 1 would be needed")
    return ParameterLimit(allowed / events)


def branching_limits(
    signal: SignalYield, counts: CountLimits, least_events: float = LEAST_EVENTS
) -> CurvePoint:
    """Return the observed limit and the expected band (see `branching_limit`).

    The errors of signal and background are those of `counts`: none is left beside the limits.
    """

    def at(count: float) -> ParameterLimit:
        return branching_limit(signal.value, count - counts.background, least_events)

    low2, low1, median, high1, high2 = counts.expected
    return CurvePoint(at(counts.observed), (at(low2), at(low1), at(median), at(high1), at(high2)))
