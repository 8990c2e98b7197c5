"""Pipeline: what the published counts of an analysis say of selected events of any model, made anywhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recast.analysis.card import AnalysisCard, RegionNumbers, WindowNumbers
from recast.analysis.expectation import expected_yield
from recast.analysis.run import AnalysisResult
from recast.analysis.yields import Yield
from recast.core.blocks import WINDOW
from recast.core.errors import InputError
from recast.generate.base import Contribution
from recast.statistics.confidence import SignalConfidence, signal_confidence
from recast.statistics.counting import CONFIDENCE_LEVEL, METHODS, CountMethod, parse_method
from recast.statistics.expected import (
    BAND_NAMES,
    CountLimits,
    count_limits,
    errors_without_effect,
    taken_as_independent,
)

__all__ = ["RegionLimit", "SignalLimit", "counted_regions", "signal_limit"]

Numbers = RegionNumbers | WindowNumbers
"""Published counts of a region, or of the window at one mass."""


@dataclass(frozen=True, slots=True)
class RegionLimit:
    """The limit of one region."""

    region: str
    signal: Yield
    """Expected signal at the luminosities of the data set, all energies, with its simulation error."""
    signal_relative_error: float
    """Simulation, luminosity and what the card states; in the limit where the method has room for it."""
    source: str
    """Of the published counts."""
    limits: CountLimits
    confidence: SignalConfidence
    strength_observed: float | None
    """Largest factor on the signal that is not excluded, of the observed count; None without a limit."""
    strength_expected: tuple[float | None, ...]
    """The same of the background alone, in the order of `BAND_SIGMAS`."""

    @property
    def excluded(self) -> bool:
        """Whether the signal is excluded at the level of the limit."""
        return self.confidence.excluded

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "region": self.region,
            "signal_events": self.signal.to_json(),
            "signal_relative_error": self.signal_relative_error,
            "source": self.source,
            **self.limits.as_dict(),
            **self.confidence.as_dict(),
            "strength_observed": self.strength_observed,
            "strength_expected": dict(zip(BAND_NAMES, self.strength_expected, strict=True)),
        }


@dataclass(frozen=True, slots=True)
class SignalLimit:
    """What the regions of an analysis say of a signal; they are not combined."""

    analysis: str
    dataset: str
    regions: tuple[RegionLimit, ...]
    skipped: dict[str, str]
    """Regions that set no limit, and why."""
    notes: tuple[str, ...]

    @property
    def best(self) -> RegionLimit:
        """The region with the strongest expected limit: chosen without a look at the observed count."""
        return min(self.regions, key=lambda item: item.strength_expected[2] or math.inf)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "analysis": self.analysis,
            "dataset": self.dataset,
            "best_region": self.best.region,
            "excluded": self.best.excluded,
            "regions": [item.as_dict() for item in self.regions],
            "skipped": self.skipped,
            "notes": list(self.notes),
        }


def signal_limit(
    results: Sequence[AnalysisResult],
    card: AnalysisCard,
    dataset: str | None = None,
    method: str = CountMethod.CLS,
    cl: float = CONFIDENCE_LEVEL,
    *,
    mass_gev: float | None = None,
) -> SignalLimit:
    """Return the limits that the published counts of an analysis set on a signal.

    Parameters
    ----------
    results
        The analysis of the signal, one result for each sample; samples of one energy add up. Every energy of
        the data set needs one.
    card, dataset
        The analysis and its data set; the default one for None.
    method, cl
        How the limits are set (`recast.statistics.counting.METHODS`), and their confidence level.
    mass_gev
        Mass of the resonance [GeV] at which the analysis took its window; None without one.

    Notes
    -----
    The events are taken for new physics on top of the published expectation, which has the error that was
    published with it. The signal has the errors of simulation and luminosity, and those that the card
    states (`experimental`).

    Raises
    ------
    InputError
        If no region has a published count and expectation, an energy of the data set has no sample, or a
        sample says that it is the Standard Model, which is in the expectation.
    """
    for result in results:
        if result.contribution == Contribution.SM:
            raise InputError(
                "holds events of the Standard Model, which the published expectation has already",
                where=f"sample {result.sample}",
                mend="Leave it out: a limit takes new physics on top of the expectation.",
            )
    counted = counted_regions(card, dataset, mass_gev)
    data, found = card.dataset(dataset), []
    regions = dict.fromkeys((*card.regions, *(key for result in results for key in result.regions)))
    skipped = {name: _not_counted(name, card, mass_gev) for name in regions if name not in counted}
    luminosity = sum(item.value_fb * (item.relative_error or 0.0) for item in data.luminosities) / sum(
        item.value_fb for item in data.luminosities
    )
    own = math.hypot(luminosity, *card.experimental.values())
    for region, numbers in counted.items():
        if mass_gev is not None and not all(region in result.regions for result in results):
            skipped[region] = "it is not selected with a mass; leave the mass out for its limit"
            continue
        signal = expected_yield(results, card, region, dataset)
        if signal.value <= 0:
            bound = "" if signal.bound is None else f", below {signal.bound:.3g} events at 95 % CL"
            skipped[region] = f"no signal above zero is selected{bound}"
            continue
        found.append(_of_region(region, numbers, signal, own, method, cl))
    if not found:
        listed = "; ".join(f"{region}: {skipped[region]}" for region in counted)
        raise InputError(f"no region sets a limit: {listed}", where=f"analysis {card.name}")
    name = dataset or card.default_dataset
    notes = list(_notes(results, found))
    for item in found:
        shared = card.shared_nuisances(item.region, dataset, luminosity=True)
        if shared and METHODS[parse_method(method)].takes_errors:
            notes.append(f"{item.region}: {taken_as_independent(shared)}")
    return SignalLimit(card.name, name, tuple(found), skipped, tuple(notes))


def counted_regions(
    card: AnalysisCard, dataset: str | None = None, mass_gev: float | None = None
) -> dict[str, Numbers]:
    """Return the regions of a data set with a published count and expectation, the window at a mass too.

    Raises
    ------
    InputError
        If there is none.
    """
    data = card.dataset(dataset)
    found: dict[str, Numbers] = {}
    for region, numbers in data.regions.items():
        if numbers.observed is not None and numbers.expected is not None:
            found[region] = numbers
    window = None if mass_gev is None else data.window(mass_gev)
    if window is not None:
        found[WINDOW] = window
    if not found:
        raise InputError(
            f"no count and expectation were published for {', '.join(card.regions)} in the data set "
            f"{dataset or card.default_dataset}",
            where=f"analysis {card.name}",
            mend="Leave --limit out, or choose another --dataset.",
        )
    return found


def _not_counted(region: str, card: AnalysisCard, mass_gev: float | None) -> str:
    """Return why a region without published numbers sets no limit."""
    if region != WINDOW or card.mass_window is None:
        return "no count and expectation were published"
    if mass_gev is None:
        return "it is selected with a mass only"
    return f"no count and expectation were published at {mass_gev:g} GeV"


def _of_region(
    region: str,
    numbers: Numbers,
    signal: Yield,
    own: float,
    method: str,
    cl: float,
) -> RegionLimit:
    room = METHODS[parse_method(method)].takes_errors
    relative = math.hypot(signal.relative_error, own)
    limits = count_limits(
        method,
        numbers.observed or 0,
        numbers.expected or 0.0,
        background_error=numbers.error if room else 0.0,
        signal_relative_error=relative if room else 0.0,
        cl=cl,
    )

    def strength(count: float) -> float | None:
        allowed = count - limits.background
        return allowed / signal.value if allowed > 0 else None

    return RegionLimit(
        region,
        signal,
        relative,
        numbers.source,
        limits,
        signal_confidence(limits, signal.value),
        strength(limits.observed),
        tuple(strength(count) for count in limits.expected),
    )


def _notes(results: Sequence[AnalysisResult], found: Sequence[RegionLimit]) -> tuple[str, ...]:
    """Say which samples were added or hold the Standard Model, and which error changes nothing."""
    notes = [
        f"{item.region}: {note}"
        for item in found
        for note in errors_without_effect(item.limits.background, item.limits.background_error)
    ]
    whole = dict.fromkeys(item.sample for item in results if item.contribution == Contribution.FULL)
    if whole:
        notes.append(
            f"of contribution full ({', '.join(whole)}): what the Standard Model makes of this process "
            "counts as signal, though the expectation has it; generate --contribution signal leaves it out"
        )
    for energy in sorted({result.sqrt_s_gev for result in results}):
        names = [result.sample for result in results if result.sqrt_s_gev == energy]
        if len(names) > 1:
            notes.append(
                f"{len(names)} samples at {energy / 1000:g} TeV are added as different processes "
                f"({', '.join(names)}); --merge takes files for parts of one sample"
            )
    return tuple(notes)
