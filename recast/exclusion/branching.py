"""Exclusion: the limit on a branching ratio, in which the rate of a signal is linear."""

from __future__ import annotations

from recast.core.errors import InputError
from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.scaling import CurvePoint, SignalYield
from recast.statistics.expected import CountLimits

__all__ = ["LEAST_EVENTS", "branching_limit", "branching_limits"]

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
        return no_limit("the expectation without signal is excluded already")
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
