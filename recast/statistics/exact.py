"""Statistics: exact CLs of one count: sums of probabilities, its uncertainties integrated out."""

from __future__ import annotations

import math

from recast.core.errors import InputError
from recast.statistics.confidence import cls_value, expected_cls
from recast.statistics.counting import CountMethod
from recast.statistics.expected import CountLimits, count_limits
from recast.statistics.likelihood import Component, Likelihood

__all__ = ["Exact"]


class Exact:
    """CLs and upper limits of a likelihood of one count (`Likelihood.is_one_count`).

    Notes
    -----
    The uncertainties of background and signal are added in quadrature, the larger side of each, and
    integrated out as gamma distributions (`recast.statistics.counting`).

    Raises
    ------
    InputError
        If signal and background share a nuisance, there is more than one region, or no signal.
    """

    def __init__(self, likelihood: Likelihood) -> None:
        if not likelihood.is_one_count:
            raise InputError(
                "exact limits are for one count whose signal and background share no nuisance",
                where=likelihood.name,
                mend="Choose asymptotic or toys.",
            )
        (region,) = likelihood.regions.values()
        self.observed_events = region.observed
        self.signal = region.signal.events
        if self.signal <= 0:
            raise InputError("no region has a signal: there is nothing to limit", where=likelihood.name)
        self.background = math.fsum(item.events for item in region.backgrounds.values())
        shared: dict[str, tuple[float, float]] = {}
        for item in region.backgrounds.values():
            for nuisance, sides in item.uncertainties.items():
                before = shared.get(nuisance, (0.0, 0.0))
                shared[nuisance] = before[0] + item.events * sides[0], before[1] + item.events * sides[1]
        alone = [item.simulation_error for item in region.backgrounds.values()]
        self.background_error = math.hypot(*map(_larger, shared.values()), *alone)
        self.signal_relative_error = _symmetric(region.signal) / self.signal

    def counts(self, cl: float) -> CountLimits:
        """Return the excluded counts."""
        return count_limits(
            CountMethod.CLS,
            self.observed_events,
            self.background,
            background_error=self.background_error,
            signal_relative_error=self.signal_relative_error,
            cl=cl,
        )

    def observed(self, strength: float) -> float:
        """Return the observed CLs of a strength."""
        found = cls_value(
            self.observed_events,
            self.background,
            strength * self.signal,
            background_error=self.background_error,
            signal_relative_error=self.signal_relative_error,
        )
        return float(found)

    def expected(self, strength: float) -> tuple[float, ...]:
        """Return the expected CLs of a strength at -2 to +2 standard deviations, the smallest first."""
        found = expected_cls(
            self.background,
            strength * self.signal,
            background_error=self.background_error,
            signal_relative_error=self.signal_relative_error,
        )
        return tuple(float(item) for item in found)

    def error(self, _strength: float) -> float:
        """Return 0: nothing is drawn."""
        return 0.0

    def limits(self, cl: float) -> tuple[float, float, tuple[float, ...]]:
        """Return the observed limit, its error (0), and the expected ones at -2 to +2 standard deviations."""
        found = self.counts(cl)
        observed, *expected = (
            (count - self.background) / self.signal for count in (found.observed, *found.expected)
        )
        return observed, 0.0, tuple(expected)


def _symmetric(item: Component) -> float:
    """Return the standard deviation of a component, the larger side of each uncertainty, in quadrature."""
    parts = [item.events * _larger(sides) for sides in item.uncertainties.values()]
    return math.hypot(item.simulation_error, *parts)


def _larger(sides: tuple[float, float]) -> float:
    """Return the larger of two changes, at -1 and +1 standard deviation: either may go up or down."""
    return max(map(abs, sides))
