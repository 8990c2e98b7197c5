"""Statistics: limits on the strength of a signal from a likelihood, exact, by asymptotic formulae or by toys.

The strength is what the signal's events are multiplied with; the one that was predicted is 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.exact import Exact
from recast.statistics.expected import BAND_NAMES
from recast.statistics.histfactory import HistFactory
from recast.statistics.likelihood import Likelihood
from recast.statistics.toys import Toys

__all__ = [
    "ASYMPTOTIC_EVENTS",
    "DEFAULT_TOYS",
    "FEWEST_TOYS",
    "MOST_TOYS",
    "Calculator",
    "StrengthLimits",
    "TestedStrength",
    "five",
    "rounded",
    "sensitive_events",
    "strength_limits",
]

ASYMPTOTIC_EVENTS = 10.0
"""Expected events below which toys are drawn, see `sensitive_events`."""
DEFAULT_TOYS = 2000
"""Pseudo-experiments of each hypothesis."""
FEWEST_TOYS, MOST_TOYS = 100, 1_000_000
"""Pseudo-experiments that may be asked for."""
_FURTHEST = 1e12
"""Largest strength that is tested."""
_SHARE = 0.9
_DIGITS = 9

Five = tuple[float, float, float, float, float]


class Calculator(StrEnum):
    """How CLs follows from a likelihood."""

    AUTO = "auto"
    """Toys where fewer than `ASYMPTOTIC_EVENTS` are expected, asymptotic elsewhere."""
    ASYMPTOTIC = "asymptotic"
    """Distributions of q~ for large counts (1007.1727)."""
    TOYS = "toys"
    """Pseudo-experiments."""
    EXACT = "exact"
    """One count without nuisances that signal and background share: sums of probabilities."""


@dataclass(frozen=True, slots=True)
class TestedStrength:
    """CLs of one strength."""

    strength: float
    observed: float
    """Excluded at the confidence level 1 - CLs."""
    expected: Five
    """At -2 to +2 standard deviations of the background."""
    error: float = 0.0
    """Of `observed`, from the number of toys."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "strength": self.strength,
            "cls_observed": self.observed,
            "cls_observed_error": self.error,
            "cls_expected": dict(zip(BAND_NAMES, self.expected, strict=True)),
        }


@parses_words
@dataclass(frozen=True, slots=True)
class StrengthLimits:
    """Upper limits on the strength of a signal."""

    calculator: Calculator
    """Never `auto`: what was done."""
    cl: float
    observed: float
    expected: Five
    """At -2 to +2 standard deviations of the background."""
    observed_error: float = 0.0
    """From the number of toys."""
    sensitive_events: float = 0.0
    """Background events that decide between asymptotic formulae and toys."""
    toys: int = 0
    """Pseudo-experiments of each hypothesis; 0 without."""
    seed: int = 0
    tested: tuple[TestedStrength, ...] = field(default=())

    @property
    def notes(self) -> tuple[str, ...]:
        """How the limits were found, in sentences."""
        events = f"{self.sensitive_events:.3g} background events carry the sensitivity"
        least = f"{ASYMPTOTIC_EVENTS:g}"
        match self.calculator:
            case Calculator.TOYS:
                return (f"CLs from {self.toys} toys of each hypothesis, seed {self.seed}: {events}",)
            case Calculator.ASYMPTOTIC if self.sensitive_events < ASYMPTOTIC_EVENTS:
                return (f"asymptotic CLs, but {events}: with fewer than {least} toys may differ much",)
            case Calculator.ASYMPTOTIC:
                return (f"asymptotic CLs: {events}, {least} are enough",)
        return ("exact CLs of one count, its uncertainties integrated out",)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "calculator": str(self.calculator),
            "cl": self.cl,
            "strength_excluded_observed": self.observed,
            "strength_excluded_observed_error": self.observed_error,
            "strength_excluded_expected": dict(zip(BAND_NAMES, self.expected, strict=True)),
            "sensitive_events": self.sensitive_events,
            "toys": self.toys,
            "seed": self.seed,
            "tested": [item.as_dict() for item in self.tested],
        }


def rounded(value: float) -> float:
    """Return a number to nine digits: fits agree to that, whatever library of linear algebra is there."""
    return float(f"{value:.{_DIGITS}g}")


def sensitive_events(model: HistFactory) -> float:
    """Return the background events of the bins that carry 90 % of the sensitivity.

    The sensitivity of a bin is s^2/b; bins are taken from the most sensitive one on.

    Examples
    --------
    A second bin with much background does not make a small count large:

    >>> from recast.statistics.histfactory import HistFactory
    >>> mu = [{"name": "mu", "type": "normfactor", "data": None}]
    >>> samples = [
    ...     {"name": "signal", "data": [3.0, 3.0], "modifiers": mu},
    ...     {"name": "background", "data": [0.5, 1000.0], "modifiers": []},
    ... ]
    >>> sensitive_events(HistFactory([{"name": "SR", "samples": samples}], {"SR": [0, 1000]}))
    0.5
    """
    signal, background = model.parts()
    power = np.where(signal > 0, signal**2 / np.maximum(background, 1e-300), 0.0)
    if not np.any(power > 0):
        raise InputError("no bin has a signal: there is nothing to limit", where=model.where)
    order = np.argsort(-power, kind="stable")
    share = np.cumsum(power[order]) / power.sum()
    return float(background[order[: int(np.argmax(share >= _SHARE)) + 1]].sum())


@parses_words
def strength_limits(
    given: Likelihood | HistFactory,
    *,
    cl: float = 0.95,
    calculator: Calculator = Calculator.AUTO,
    toys: int = DEFAULT_TOYS,
    seed: int = 1,
    tests: Iterable[float] = (),
) -> StrengthLimits:
    """Return observed and expected CLs limits on the strength of a signal.

    Parameters
    ----------
    given
        The likelihood; its observed counts are the data.
    cl
        Confidence level.
    calculator
        By default exact for a region whose signal and background share no nuisance, alone; toys where the
        bins that carry the sensitivity expect fewer than 10 background events; asymptotic elsewhere.
    toys
        Pseudo-experiments of each hypothesis.
    seed
        Of the pseudo-experiments.
    tests
        Strengths whose CLs is wanted.

    Raises
    ------
    InputError
        If no bin has a signal, or a number is out of range.
    RunError
        If a fit does not converge or no strength is excluded.
    """
    if not (math.isfinite(cl) and 0.0 < cl < 1.0):
        raise InputError(f"confidence level {cl} is not between 0 and 1")
    if not FEWEST_TOYS <= toys <= MOST_TOYS:
        few = toys < FEWEST_TOYS
        raise InputError(
            f"{toys} toys are too {'few' if few else 'many'}", mend=f"Take {FEWEST_TOYS} to {MOST_TOYS}."
        )
    wanted = [float(item) for item in tests]
    for item in wanted:
        if not 0 <= item <= _FURTHEST:
            raise InputError(f"strength {item} is not 0 or greater, or more than {_FURTHEST:g}")
    chosen, events, found = _calculation(given, calculator, toys, seed)
    observed, error, expected = found.limits(cl)
    drawn = (toys, seed) if chosen is Calculator.TOYS else (0, 0)
    tested = tuple(_tested(found, item) for item in wanted)
    return StrengthLimits(
        chosen, cl, rounded(observed), five(expected), rounded(error), events, *drawn, tested
    )


class _Calculation(Protocol):
    """What each calculator knows of a likelihood."""

    def observed(self, strength: float) -> float: ...

    def expected(self, strength: float) -> tuple[float, ...]: ...

    def error(self, strength: float) -> float: ...

    def limits(self, cl: float) -> tuple[float, float, tuple[float, ...]]: ...


def _calculation(
    given: Likelihood | HistFactory, calculator: Calculator, toys: int, seed: int
) -> tuple[Calculator, float, _Calculation]:
    """Return the calculator that is taken, the background events that carry the sensitivity, and itself."""
    if isinstance(given, Likelihood):
        exact = calculator is Calculator.EXACT or (calculator is Calculator.AUTO and given.is_one_count)
        if exact:
            count = Exact(given)
            return Calculator.EXACT, count.background, count
        given = given.histfactory()
    if calculator is Calculator.EXACT:
        raise InputError(
            "exact limits are for one count, given as a region",
            where=given.where,
            mend="Choose asymptotic or toys.",
        )
    events = sensitive_events(given)
    if calculator is Calculator.AUTO:
        calculator = Calculator.TOYS if events < ASYMPTOTIC_EVENTS else Calculator.ASYMPTOTIC
    if calculator is Calculator.TOYS:
        return calculator, events, Toys(given, toys, seed)
    return calculator, events, Asymptotic(given)


def _tested(found: _Calculation, strength: float) -> TestedStrength:
    if strength == 0:  # both hypotheses are one
        return TestedStrength(0.0, 1.0, (1.0, 1.0, 1.0, 1.0, 1.0))
    return TestedStrength(
        strength,
        rounded(found.observed(strength)),
        five(found.expected(strength)),
        rounded(found.error(strength)),
    )


def five(values: Iterable[float]) -> Five:
    """Return five numbers, each `rounded`."""
    low2, low1, median, high1, high2 = (rounded(item) for item in values)
    return low2, low1, median, high1, high2
