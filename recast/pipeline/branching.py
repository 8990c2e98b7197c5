"""Pipeline: limits on branching ratios: at a point of a scan, and of a published result to compare with."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from recast.analysis.card import ReferenceResult
from recast.analysis.normalisation import Uncertainty, combined
from recast.cards import RunCard
from recast.exclusion.coupling import ParameterLimit, not_observed
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.scaling import CurvePoint, branching_limits
from recast.generate.base import Contribution
from recast.model.scan_point import ScanPoint
from recast.pipeline.effort import Effort
from recast.pipeline.excluded import PointResult
from recast.pipeline.expected import Expected
from recast.pipeline.points import ModelPoints
from recast.pipeline.search import Search
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.uncertainties import experimental_uncertainties, luminosity_uncertainty
from recast.statistics.expected import BAND_NAMES

__all__ = ["BranchingScanner", "Reference", "rate_limits", "reference_limit"]

_UNIT = 1.0
"""The branching ratio of the simulated signal."""
_LINEAR = 1.0
"""d log(signal)/d log(branching ratio)."""


class BranchingScanner:
    """Finds the limit on branching ratios at each point for one card: the rate is linear in them."""

    def __init__(self, card: RunCard, simulator: Simulator, search: Search, effort: Effort) -> None:
        self._card, self._simulator, self._search, self._effort = card, simulator, search, effort
        self._points = ModelPoints.of(card)

    def exclude(self, point: ScanPoint) -> PointResult:
        """Return the limit at a point."""
        mass = self._points.mass(point)
        expected = self._search.at(mass)
        pilot = self._signal(point, expected.window_gev, self._effort.first)
        events = self._effort.enough(pilot, pilot.events, _LINEAR, 0.0)
        signal = self._signal(point, expected.window_gev, events)
        limits, expected, parts = rate_limits(self._simulator, signal, expected)
        counted = signal.events.scaled(self._card.analysis.factor)
        if not expected.observed_published:
            limits = dataclasses.replace(limits, observed=self._observed(point, mass, events))
        futures, projections = [], {}
        for item in self._card.projections:
            data = {item.sqrt_s_gev: item.luminosity_fb}
            futures.append(self._signal(point, expected.window_gev, events, data))
            future = self._search.projected(mass, item)
            found, _, _ = rate_limits(self._simulator, futures[-1], future, item.sqrt_s_gev)
            projections[item.name] = found.expected[2]
        acceptance = signal.events.scaled(1.0 / signal.generated)
        numbers = {
            "acceptance": acceptance.value,
            "acceptance_error": acceptance.error,
            "events_at_br_1": counted.value,
            "events_relative_error": expected.counts.signal_relative_error,
            "background": expected.background,
            "background_error": expected.counts.background_error,
        }
        published = expected.observed_published
        row = ExclusionRow(point, LimitSource.RATE, limits, published, projections, numbers)
        return PointResult(
            point, signal, _UNIT, counted, limits, None, None, tuple(futures), row, expected, parts
        )

    def _signal(
        self,
        point: ScanPoint,
        window_gev: float | None,
        events: int,
        data: dict[float, float] | None = None,
    ) -> Simulation:
        coupling = self._points.reference(point)
        return self._simulator.run(
            self._points.at(point, coupling),
            Contribution.SIGNAL,
            events,
            label=self._points.label(point, coupling),
            window_gev=window_gev,
            luminosities_fb=data,
        )

    def _observed(self, point: ScanPoint, mass_gev: float, events: int) -> ParameterLimit:
        """Return the limit from a published count that covers the window; no limit without one."""
        expected = self._search.observed_at(mass_gev)
        if expected is None:
            return not_observed()
        return rate_limits(self._simulator, self._signal(point, None, events), expected)[0].observed


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
        Energy at which the cross section's error is taken; that of most of the data if None.

    Returns
    -------
    The limits, `expected` with the signal's error in it, and the uncertainties of the signal.
    """
    card, least = simulator.card, simulator.card.limit.least_events
    events = signal.events.scaled(card.analysis.factor)
    if events.value < least or events.value <= 0:
        return branching_limits(events, expected.counts, least), expected, ()
    luminosities = simulator.luminosities_fb
    energy = sqrt_s_gev or max(luminosities, key=lambda item: luminosities[item])
    sigma, source = simulator.reaction.normalisation_error(energy)
    luminosity, own = simulator.luminosity_relative_error, events.relative_error
    parts = (
        Uncertainty("simulation", own, own, "finite number of events"),
        luminosity_uncertainty(luminosity),
        Uncertainty("cross section", sigma, sigma, source),
        *experimental_uncertainties(simulator.analysis.card),
    )
    expected = expected.with_signal_error(combined(parts).symmetric)
    return branching_limits(events, expected.counts, least), expected, parts


@dataclass(frozen=True, slots=True)
class Reference:
    """A limit that the experiment published as well, made by this program."""

    what: str
    simulation: Simulation
    limits: CurvePoint
    """On `what`."""
    published: dict[str, float]
    """Numbers that the experiment states, by name."""

    def in_words(self) -> str:
        """Return the limits in a few words."""
        observed, median = (
            "no limit" if limit.value is None else f"{limit.value:.3g}"
            for limit in (self.limits.observed, self.limits.expected[2])
        )
        return f"{self.what} < {observed} (expected {median})"

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "what": self.what,
            "observed": self.limits.observed.as_dict(),
            "expected": {
                name: limit.as_dict() for name, limit in zip(BAND_NAMES, self.limits.expected, strict=True)
            },
            "published": self.published,
            "simulation": self.simulation.as_dict(),
        }


def reference_limit(
    simulator: Simulator, block: ReferenceResult, simulation: Simulation, expected: Expected
) -> Reference:
    """Return the limit of an analysis' reference result from its simulation, at branching ratios of 1."""
    limits, _, _ = rate_limits(simulator, simulation, expected)
    low2, low1, median, high1, high2 = (_divided(item, block.divided_by.value) for item in limits.expected)
    limits = CurvePoint(_divided(limits.observed, block.divided_by.value), (low2, low1, median, high1, high2))
    published = {item.name: item.value for item in simulator.analysis.card.validation}
    return Reference(block.what, simulation, limits, published)


def _divided(limit: ParameterLimit, factor: float) -> ParameterLimit:
    return limit if limit.value is None else ParameterLimit(limit.value / factor)
