"""Exclusion: the limit on a branching ratio from a counting experiment whose signal is linear in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError
from recast.statistics.counting import CountMethod, excluded_count
from recast.statistics.expected import BAND_NAMES, expected_counts

__all__ = ["BranchingLimit", "SignalRate", "branching_limit"]

_LARGEST = 1.0


@dataclass(frozen=True, slots=True)
class SignalRate:
    """Selected signal events at a branching ratio of 1."""

    events: float
    simulation_error: float
    """From the finite number of simulated events [events]."""
    relative_error: float
    """Luminosity and cross section, relative."""

    @property
    def relative(self) -> float:
        """All errors, relative; 0 for no events."""
        if self.events <= 0:
            return 0.0
        own = self.simulation_error / self.events
        return float((own**2 + self.relative_error**2) ** 0.5)


@dataclass(frozen=True, slots=True)
class BranchingLimit:
    """Limits on the branching ratio at 95 % CL; None with a reason where there is none."""

    signal: SignalRate
    background: float
    background_error: float
    observed_events: int | None
    """None: no count is published, and there is no observed limit."""
    observed: float | None
    expected: tuple[float | None, ...]
    """At the background-only quantiles of -2 to +2 standard deviations."""
    reason: str
    """Why a limit is missing; empty if none is."""

    @property
    def median(self) -> float | None:
        """The expected limit."""
        return self.expected[len(self.expected) // 2]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "events_at_br_1": self.signal.events,
            "events_simulation_error": self.signal.simulation_error,
            "events_relative_error": self.signal.relative,
            "background": self.background,
            "background_error": self.background_error,
            "observed_events": self.observed_events,
            "br_observed": self.observed,
            "br_expected": dict(zip(BAND_NAMES, self.expected, strict=True)),
            "no_limit": self.reason,
        }


def branching_limit(
    signal: SignalRate,
    background: float,
    background_error: float,
    *,
    observed: int | None = None,
    least_events: float = 3.0,
) -> BranchingLimit:
    """Return the CLs limits on a branching ratio (uncertainties integrated out).

    Parameters
    ----------
    signal
        Events at a branching ratio of 1.
    background, background_error
        Events without a signal, and their standard deviation.
    observed
        Observed events, or None.
    least_events
        With fewer signal events at a branching ratio of 1 there is no limit: nothing could be seen.

    Raises
    ------
    InputError
        If a number is negative.
    """
    if background < 0 or background_error < 0 or signal.events < 0:
        raise InputError(
            f"signal {signal.events:g}, background {background:g} +- {background_error:g} events: "
            "none may be negative",
            where="limit on a branching ratio",
        )
    bands: tuple[float | None, ...] = (None,) * len(BAND_NAMES)
    if signal.events < least_events:
        reason = f"no_limit: {signal.events:.2g} events expected at BR = 1, fewer than {least_events:g}"
        return BranchingLimit(signal, background, background_error, observed, None, bands, reason)
    errors = {"background_error": background_error, "signal_relative_error": signal.relative}
    counts = expected_counts(CountMethod.CLS, background, **errors)
    expected = [(float(count) - background) / signal.events for count in counts]
    seen = None
    if observed is not None:
        count = excluded_count(CountMethod.CLS, observed, background, **errors)
        seen = (float(count) - background) / signal.events
    reason = "" if max(expected) <= _LARGEST else "no_limit: a branching ratio above 1 would be needed"
    return BranchingLimit(
        signal,
        background,
        background_error,
        observed,
        seen if seen is None or seen <= _LARGEST else None,
        tuple(value if value <= _LARGEST else None for value in expected),
        reason,
    )
