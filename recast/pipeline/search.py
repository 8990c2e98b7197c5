"""Pipeline: what a search expects without a Z' at a mass: one region for all masses, or a moving window."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any, Protocol

from recast.analysis.expectation import expected_yield
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.normalisation import Normalisation, parse_normalisation
from recast.analysis.yields import Yield
from recast.cards import RunCard
from recast.core.errors import InputError, RunError
from recast.exclusion.coupling import no_limit
from recast.exclusion.scaling import CurvePoint
from recast.generate.base import Contribution
from recast.pipeline.simulate import Simulation, Simulator
from recast.statistics.counting import CountMethod, parse_method
from recast.statistics.expected import CountLimits, count_limits

__all__ = ["WINDOW", "Expected", "Search", "check_search", "prepare_search"]

WINDOW = "window"
"""Name of the region that moves with the mass."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected at one mass without a Z', and what a signal is normalised to."""

    background: float
    """Events without a signal."""
    counts: CountLimits
    simulated: float
    """Expected events of the simulated process, to which `sm` corresponds."""
    sm: Yield
    """The same as simulated, with its error."""
    window_gev: float | None = None
    """Mass of the window; None where the region is the same for all masses."""
    observed_published: bool = True
    """False: no count is published here, the expected one stands for the observed one."""

    def with_signal_error(self, relative: float) -> Expected:
        """Return the same with an uncertain signal in the limits, where their method has room for it."""
        old = self.counts
        if relative <= 0 or old.method is not CountMethod.CLS:
            return self
        counts = count_limits(
            old.method,
            old.observed_events,
            old.background,
            background_error=old.background_error,
            signal_relative_error=relative,
            cl=old.cl,
        )
        return dataclasses.replace(self, counts=counts)

    def published_only(self, limits: CurvePoint) -> CurvePoint:
        """Return the limits without an observed one where no count was published to observe."""
        if self.observed_published:
            return limits
        return dataclasses.replace(limits, observed=no_limit("no observed count is published here"))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return self.counts.as_dict() | {
            "observed_published": self.observed_published,
            "window_gev": self.window_gev,
        }


class Search(Protocol):
    """Tells what is expected at a mass."""

    region: str
    """Region of the limit."""
    normalising_region: str
    """Region of the Standard Model that a signal is normalised to."""

    def at(self, mzp_gev: float) -> Expected:
        """Return the expectation at a mass [GeV]."""


def check_search(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse a region that cannot set a limit, and masses that the analysis does not cover."""
    block = card.analysis
    if block.region == WINDOW and analysis.card.mass_window is not None:
        for mass in card.model.mzp_gev:
            analysis.at(mass)
        region, name = analysis.card.region(analysis.card.mass_window.normalised_to, block.dataset), WINDOW
    else:
        region, name = analysis.card.region(block.region, block.dataset), block.region
    if region.expected is None or (region.observed is None and name != WINDOW):
        raise InputError(
            f'region "{name}" has no observed and expected events to set a limit with',
            where=f"analysis {analysis.name}",
        )


def prepare_search(card: RunCard, analysis: LoadedAnalysis, simulator: Simulator, sm: Simulation) -> Search:
    """Return the search of a card that `check_search` accepts; `sm` is the simulated Standard Model."""
    if card.analysis.region == WINDOW:
        return _MovingWindow(card, analysis, simulator, sm)
    return _FixedRegion(card, analysis, sm)


class _FixedRegion:
    def __init__(self, card: RunCard, analysis: LoadedAnalysis, sm: Simulation) -> None:
        self.region = self.normalising_region = card.analysis.region
        numbers = analysis.card.region(card.analysis.region, card.analysis.dataset)
        if numbers.observed is None or numbers.expected is None:
            raise RunError(f'region "{self.region}" sets no limit', where=analysis.name)
        counts = count_limits(parse_method(card.limit.method), numbers.observed, numbers.expected)
        self._expected = Expected(numbers.expected, counts, numbers.expected, sm.events)

    def at(self, mzp_gev: float) -> Expected:
        """Return the same for every mass."""
        del mzp_gev
        return self._expected


class _MovingWindow:
    """Background and signal from the region that the window is part of.

    background = N_exp (SM in the window)/(SM in the region): muons that are not of the simulated process are
    a fraction f of N_exp with the same shape. A signal is normalised to (1 - f) N_exp.
    `absolute`: background = K (SM in the window)/(1 - f), and the signal K times its simulated yield.
    """

    def __init__(self, card: RunCard, analysis: LoadedAnalysis, simulator: Simulator, sm: Simulation) -> None:
        window = analysis.card.mass_window
        if window is None:
            raise RunError("it has no mass window", where=analysis.name)
        self.region, self.normalising_region = WINDOW, window.normalised_to
        self._card, self._analysis, self._simulator, self._sm = card, analysis, simulator, sm
        self._window = window

    def at(self, mzp_gev: float) -> Expected:
        """Return the expectation in the window at a mass."""
        block, window = self._card.analysis, self._window
        numbers = self._analysis.card.region(window.normalised_to, block.dataset)
        sm = self._simulator.run(
            self._sm.point, Contribution.SM, self._card.generate.events_sm, window_gev=mzp_gev
        )
        inside, whole = (
            expected_yield(sm.results, self._analysis.card, region, block.dataset)
            for region in (WINDOW, window.normalised_to)
        )
        if inside.value <= 0 or numbers.expected is None:
            raise RunError(
                f"no Standard Model event in the window at {mzp_gev:g} GeV",
                where=f"analysis {self._analysis.name}",
                mend="Simulate more Standard Model events (generate.events_sm).",
            )
        other = numbers.background_fraction or 0.0
        if parse_normalisation(block.normalisation) is Normalisation.ABSOLUTE:
            background = block.k_factor * inside.value / (1.0 - other)
            simulated = block.k_factor * whole.value
        else:
            background = numbers.expected * inside.value / whole.value
            simulated = (1.0 - other) * numbers.expected
        relative = math.hypot(window.background_relative_error.value, inside.relative_error)
        method = parse_method(self._card.limit.method)
        error = relative * background if method is CountMethod.CLS else 0.0
        counts = count_limits(method, round(background), background, background_error=error)
        return Expected(background, counts, simulated, whole, mzp_gev, observed_published=False)
