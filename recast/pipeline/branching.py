"""Pipeline: the limit on branching ratios at one mass: signal, background, projections."""

from __future__ import annotations

import dataclasses

from recast.analysis.uncertainties import Uncertainty, combined
from recast.cards import RunCard
from recast.exclusion.branching import branching_limits
from recast.exclusion.coupling import CouplingLimit, no_limit
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.scaling import CurvePoint
from recast.generate.base import Contribution
from recast.model.point import ModelPoint
from recast.pipeline.excluded import MassResult, reference_point
from recast.pipeline.expected import Expected
from recast.pipeline.search import Search
from recast.pipeline.simulate import Simulation, Simulator

__all__ = ["BranchingScanner", "rate_limits"]


class BranchingScanner:
    """Finds the limit on branching ratios at each mass for one card: the rate is linear in them."""

    def __init__(self, card: RunCard, simulator: Simulator, search: Search) -> None:
        self._card, self._simulator, self._search = card, simulator, search

    def exclude(self, mzp_gev: float) -> MassResult:
        """Return the limit at a mass."""
        point = reference_point(self._card, mzp_gev)
        expected = self._search.at(mzp_gev)
        signal = self._signal(point, expected.window_gev)
        limits, expected, parts = rate_limits(self._simulator, signal, expected)
        observed = self._observed(point, mzp_gev) if not expected.observed_published else limits.observed
        limits = dataclasses.replace(limits, observed=observed)
        acceptance = signal.events.scaled(1.0 / signal.generated)
        numbers: dict[str, float | None] = {
            "acceptance": acceptance.value,
            "acceptance_error": acceptance.error,
            "events_at_br_1": signal.events.value,
            "events_relative_error": expected.counts.signal_relative_error,
            "background": expected.background,
            "background_error": expected.counts.background_error,
        }
        futures, projections = [], {}
        for item in self._card.projections:
            futures.append(self._signal(point, expected.window_gev, {item.sqrt_s_gev: item.luminosity_fb}))
            future = self._search.projected(mzp_gev, item)
            found, _, _ = rate_limits(self._simulator, futures[-1], future, item.sqrt_s_gev)
            projections[item.name] = found.expected[2]
        published = expected.observed_published
        row = ExclusionRow(scanned, LimitSource.RATE, limits, published, projections, numbers)
        return MassResult(
            mzp_gev, signal, signal.events, limits, None, None, tuple(futures), row, expected, parts
        )

    def _signal(
        self, point: ModelPoint, window_gev: float | None, data: dict[float, float] | None = None
    ) -> Simulation:
        events = self._card.generate.events
        return self._simulator.run(
            point, Contribution.SIGNAL, events, window_gev=window_gev, luminosities_fb=data
        )

    def _observed(self, point: ModelPoint, mzp_gev: float) -> CouplingLimit:
        """Return the limit from a published count that covers the window; no limit without one."""
        expected = self._search.observed_at(mzp_gev)
        if expected is None:
            return no_limit("no observed count is published here")
        limits, _, _ = rate_limits(self._simulator, self._signal(point, None), expected)
        return limits.observed


def rate_limits(
    simulator: Simulator, signal: Simulation, expected: Expected, sqrt_s_gev: float | None = None
) -> tuple[CurvePoint, Expected, tuple[Uncertainty, ...]]:
    """Return the limits on what the rate of a signal is linear in.

    Parameters
    ----------
    simulator
        Of the card.
    signal
        At a branching ratio of 1.
    expected
        What is expected without it.
    sqrt_s_gev
        Energy at which the cross section's error is taken; the largest part of the data if None.

    Returns
    -------
    The limits, `expected` with the signal's error in it, and the uncertainties of the signal.
    """
    card, least = simulator.card, simulator.card.limit.least_events
    events = signal.events.scaled(card.analysis.k_factor)
    if events.value < least or events.value <= 0:
        return branching_limits(events, expected.counts, least), expected, ()
    luminosities = simulator.luminosities_fb
    energy = sqrt_s_gev or max(luminosities, key=lambda item: luminosities[item])
    sigma, source = simulator.reaction.normalisation_error(energy)
    luminosity, own = simulator.luminosity_relative_error, events.relative_error
    parts = (
        Uncertainty("simulation", own, own, "finite number of events"),
        Uncertainty("luminosity", luminosity, luminosity, "of the data set"),
        Uncertainty("cross section", sigma, sigma, source),
    )
    expected = expected.with_signal_error(combined(parts).symmetric)
    return branching_limits(events, expected.counts, least), expected, parts
