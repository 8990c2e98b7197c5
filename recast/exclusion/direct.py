"""Exclusion: the excluded coupling by direct evaluation, each a new simulation, so that only a few are made.

Near the limit the signal is s = a g^2 + b g^4: resonance and interference go as g^2, off-shell exchange as
g^4, and the interference may be negative. Two evaluations fix a and b.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from recast.core.errors import InputError, RunError
from recast.exclusion.coupling import LargestCoupling, ParameterLimit, no_limit
from recast.exclusion.scaling import CurvePoint
from recast.statistics.expected import CountLimits

__all__ = ["DirectResult", "Evaluation", "direct_limit"]

_SLOPES = (2.0, 4.0)
_STEP_WITHOUT_SIGNAL = 2.0
_NEAR = 1.3
"""Couplings closer than this factor that enclose the limit: the two powers hold between them."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One simulation: the predicted total count at a coupling."""

    coupling: float
    predicted: float
    """Events, background included."""
    error: float
    """Simulation error, events."""

    def as_dict(self) -> dict[str, float]:
        """Return plain values."""
        return {"coupling": self.coupling, "predicted": self.predicted, "error": self.error}


@dataclass(frozen=True, slots=True)
class DirectResult:
    """Limits by direct evaluation and how they were found."""

    limits: CurvePoint
    evaluations: tuple[Evaluation, ...]
    converged: bool
    """The last evaluation agrees with the excluded count within tolerance or simulation error, or two near
    ones enclose it."""
    slope: float | None
    """d log s/d log g at the observed limit; None without one."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "evaluations": [item.as_dict() for item in self.evaluations],
            "converged": self.converged,
            "slope": self.slope,
        }


def direct_limit(
    evaluate: Callable[[float], tuple[float, float]],
    counts: CountLimits,
    *,
    start: float,
    largest: LargestCoupling,
    tolerance: float = 0.5,
    max_evaluations: int = 6,
    known: Sequence[Evaluation] = (),
    same_events: Callable[[float, float], bool] | None = None,
) -> DirectResult:
    """Find the coupling whose predicted count is the excluded one.

    Parameters
    ----------
    evaluate
        Takes a coupling, returns the predicted count (background included) and its simulation error, events.
    counts
        Excluded counts of the experiment.
    start
        First coupling, such as the scaled limit.
    largest
        No coupling above is evaluated; if its prediction is not excluded there is no limit.
    tolerance
        Stop when the prediction is this close to the excluded count [events], or closer than its error, or
        when two evaluations within a factor of 1.3 enclose it.
    max_evaluations
        Most simulations made.
    known
        Simulations that were made before, such as that of the reference coupling.
    same_events
        Whether two couplings were evaluated on the same events, reweighted: their errors are then fully
        correlated. Absent: no two are.

    Notes
    -----
    Deterministic for a deterministic `evaluate`. The limits follow from s = a g^2 + b g^4 through the two
    evaluations that enclose them, or through the two nearest ones; the errors are propagated from the
    simulation errors of these two. When the budget ends early, the difference between pure powers 2 and 4 is
    added; a limit that was not enclosed by then is none. Where something else than the coupling makes the
    signal (kinetic mixing that is fixed), and all couplings tried are excluded, it is the smallest of them,
    with the reason beside it.
    """
    if not (math.isfinite(start) and start > 0):
        raise InputError(f"the first coupling is {start}; it must be greater than 0")
    if not tolerance > 0 or max_evaluations < 1:
        raise InputError("direct evaluation needs a positive tolerance and at least one evaluation")
    target = counts.observed - counts.background
    if target <= 0:
        nothing = no_limit("the expectation without signal is excluded already")
        return DirectResult(CurvePoint(nothing, (nothing,) * 5), (), True, None)
    trace: list[Evaluation] = []
    coupling = min(start, largest.value)
    converged = False
    while len(trace) < max_evaluations:
        trace.append(_evaluated(evaluate, coupling, largest.symbol))
        gap = abs(trace[-1].predicted - counts.observed)
        converged = gap <= max(tolerance, trace[-1].error) or _bracketed(trace, counts.observed)
        proposal = _next([*known, *trace], trace, counts.background, target, largest.value)
        if converged or any(item.coupling == proposal for item in trace):
            break
        coupling = proposal
    return _result(trace, known, counts, largest, converged, same_events)


def _bracketed(trace: list[Evaluation], count: float) -> bool:
    """Return whether two evaluations so near that a power law holds between them enclose the count."""
    below = [item.coupling for item in trace if item.predicted < count]
    above = [item.coupling for item in trace if item.predicted >= count]
    return bool(below and above) and max(below) < min(above) <= _NEAR * max(below)


def _evaluated(evaluate: Callable[[float], tuple[float, float]], coupling: float, symbol: str) -> Evaluation:
    predicted, error = evaluate(coupling)
    if not (math.isfinite(predicted) and math.isfinite(error) and error >= 0):
        raise RunError(
            f"the prediction is {predicted} +- {error} events",
            where=f"evaluation at {symbol} = {coupling:.6g}",
        )
    return Evaluation(coupling, float(predicted), float(error))


@dataclass(frozen=True, slots=True)
class _Point:
    """A signal: x = g^2, y = s/x and the error of y."""

    coupling: float
    x: float
    y: float
    error: float

    @property
    def signal(self) -> float:
        return self.x * self.y


def _points(evaluations: Sequence[Evaluation], background: float) -> list[_Point]:
    """Return the signals of the evaluations by rising coupling, each coupling once."""
    by_coupling = {item.coupling: item for item in evaluations}
    return [
        _Point(g, g**2, (item.predicted - background) / g**2, item.error / g**2)
        for g, item in sorted(by_coupling.items())
    ]


def _pair(points: list[_Point], signal: float) -> tuple[_Point, _Point]:
    for low, high in pairwise(points):
        if low.signal < signal <= high.signal:
            return low, high
    return (points[-2], points[-1]) if points[-1].signal < signal else (points[0], points[1])


def _solve(
    points: list[_Point],
    signal: float,
    same_events: Callable[[float, float], bool] | None = None,
) -> tuple[float, float, float] | None:
    """Return (g, its error, d log s/d log g) where a rising s = a x + b x^2 is `signal`, or None."""
    if not points or max(point.signal for point in points) <= 0:
        return None
    low, high = _pair(points, signal) if len(points) > 1 else (points[0], points[0])
    b = (high.y - low.y) / (high.x - low.x) if high.x > low.x else 0.0
    a = low.y - b * low.x
    square = a**2 + 4.0 * b * signal
    if square <= 0 or a + math.sqrt(square) <= 0:
        return None
    rise = math.sqrt(square)  # ds/dx at the root
    x = 2.0 * signal / (a + rise)
    share = (x - low.x) / (high.x - low.x) if high.x > low.x else 1.0
    errors = (1.0 - share) * low.error, share * high.error
    together = same_events is not None and same_events(low.coupling, high.coupling)
    error = x * (abs(sum(errors)) if together else math.hypot(*errors))
    coupling = math.sqrt(x)
    return coupling, error / rise / (2.0 * coupling), 2.0 * x * rise / signal


def _next(
    made: list[Evaluation], trace: list[Evaluation], background: float, target: float, largest: float
) -> float:
    found = _solve(_points(made, background), target)
    proposal = found[0] if found else max(item.coupling for item in trace) * _STEP_WITHOUT_SIGNAL
    below = [item.coupling for item in trace if item.predicted - background < target]
    above = [item.coupling for item in trace if item.predicted - background >= target]
    # noise may throw the proposal out of a known bracket: halve it in the logarithm instead
    if below and above and max(below) < min(above) and not max(below) < proposal < min(above):
        proposal = math.sqrt(max(below) * min(above))
    return min(proposal, largest)


def _stays(trace: list[Evaluation], counts: CountLimits) -> bool:
    """Return whether all are excluded by a signal that falls slower than g: something else makes it too."""
    low, high = (pick(trace, key=lambda item: item.coupling) for pick in (min, max))
    if low.coupling == high.coupling or any(item.predicted < counts.observed for item in trace):
        return False
    ratio = (high.predicted - counts.background) / (low.predicted - counts.background)
    return ratio < high.coupling / low.coupling


def _result(
    trace: list[Evaluation],
    known: Sequence[Evaluation],
    counts: CountLimits,
    largest: LargestCoupling,
    converged: bool,
    same_events: Callable[[float, float], bool] | None,
) -> DirectResult:
    points = _points([*known, *trace], counts.background)
    tried = sorted(item.coupling for item in trace)

    def at(count: float) -> ParameterLimit:
        signal = count - counts.background
        if signal <= 0:
            return no_limit("the expectation without signal is excluded already")
        if everywhere and min(point.signal for point in points) > signal:
            return lowest
        found = _solve(points, signal, same_events)
        if found is None:
            return no_limit(f"no signal above the background up to {largest.symbol} = {tried[-1]:.3g}")
        return ParameterLimit(found[0], found[1]).within(largest)

    target = counts.observed - counts.background
    solved = _solve(points, target)
    # an extrapolation may say "beyond the largest coupling" only if a simulation was made there
    reached = any(item.coupling >= largest.value and item.predicted < counts.observed for item in trace)
    bracketed = len({item.predicted >= counts.observed for item in trace}) > 1
    everywhere = not (converged or bracketed or reached) and _stays(trace, counts)
    lowest = ParameterLimit(
        tried[0],
        0.0,
        f"the signal does not vanish with {largest.symbol}: all {len(trace)} couplings tried are excluded, "
        "this is the smallest",
    )
    if solved is not None and not (converged or bracketed or reached or everywhere):
        nothing = no_limit(
            f"not found in {len(trace)} evaluations, {largest.symbol} from {tried[0]:.3g} to {tried[-1]:.3g}"
        )
        return DirectResult(CurvePoint(nothing, (nothing,) * 5), tuple(trace), False, None)
    low2, low1, median, high1, high2 = (at(count) for count in counts.expected)
    observed = at(counts.observed)
    if observed.value is not None and observed.error is not None and not (converged or everywhere):
        # how far pure powers 2 and 4 part between the nearest evaluation and the limit
        left = min(abs(math.log(point.signal / target)) for point in points if point.signal > 0)
        spread = observed.value * left * (1.0 / _SLOPES[0] - 1.0 / _SLOPES[1])
        observed = ParameterLimit(observed.value, math.hypot(observed.error, spread))
    slope = solved[2] if solved is not None and observed.value is not None and not everywhere else None
    return DirectResult(
        CurvePoint(observed, (low2, low1, median, high1, high2)), tuple(trace), converged, slope
    )
