"""Exclusion: the excluded g' by direct evaluation, each a new simulation, so that only a few are made.

The signal is nearly a power of g' with a slope between 2 (narrow Z') and 4 (off-shell Z'), which makes a
secant in log s against log g' converge in two or three steps.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from recast.core.errors import InputError, RunError
from recast.exclusion.coupling import CouplingLimit, LargestCoupling, no_limit
from recast.exclusion.scaling import CurvePoint
from recast.statistics.expected import CountLimits

__all__ = ["DirectResult", "Evaluation", "direct_limit"]

_SLOPES = (2.0, 4.0)
_STEP_WITHOUT_SIGNAL = 2.0
_NEAR = 1.3
"""Couplings closer than this factor: a slope that runs from 2 to 4 over a decade changes by 0.23 between
them, so that the power law misses by at most 0.4 % in g'."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One simulation: the predicted total count at a coupling."""

    gp: float
    predicted: float
    """Events, background included."""
    error: float
    """Simulation error, events."""

    def as_dict(self) -> dict[str, float]:
        """Return plain values."""
        return {"gp": self.gp, "predicted": self.predicted, "error": self.error}


@dataclass(frozen=True, slots=True)
class DirectResult:
    """Limits by direct evaluation and how they were found."""

    limits: CurvePoint
    evaluations: tuple[Evaluation, ...]
    converged: bool
    """The last evaluation agrees with the excluded count within tolerance or simulation error, or two near
    ones enclose it."""
    slope: float
    """d log s/d log g' at the observed limit."""
    clipped_slopes: int
    """How often a slope between two evaluations was outside 2..4 and moved to the edge."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "evaluations": [item.as_dict() for item in self.evaluations],
            "converged": self.converged,
            "slope": self.slope,
            "clipped_slopes": self.clipped_slopes,
        }


def direct_limit(
    evaluate: Callable[[float], tuple[float, float]],
    counts: CountLimits,
    *,
    start: float,
    largest: LargestCoupling,
    tolerance: float = 0.5,
    max_evaluations: int = 6,
) -> DirectResult:
    """Find the g' whose predicted count is the excluded one.

    Parameters
    ----------
    evaluate
        Takes g', returns the predicted count (background included) and its simulation error, events.
    counts
        Excluded counts of the experiment.
    start
        First coupling, such as the scaled limit.
    largest
        No coupling above is evaluated; if its prediction is not excluded there is no limit.
    tolerance
        Stop when the prediction is this close to the excluded count [events], or closer than its error, or
        when two evaluations within a factor of 1.3 in g' enclose it.
    max_evaluations
        Most simulations made.

    Notes
    -----
    Deterministic for a deterministic `evaluate`. The limits follow from the evaluations by interpolation in
    log s against log g' (extrapolation with the nearest slope for the expected band), the error from the
    simulation error of the nearest evaluation: dg'/g' = (ds/s)/slope. When the budget ends early, the
    difference between slopes 2 and 4 is added to it; a limit that was not bracketed by then is none.
    """
    if not (math.isfinite(start) and start > 0):
        raise InputError(f"the first coupling is {start}; it must be greater than 0")
    if not tolerance > 0 or max_evaluations < 1:
        raise InputError("direct evaluation needs a positive tolerance and at least one evaluation")
    target = counts.observed - counts.background
    if target <= 0:
        nothing = no_limit("the expectation without signal is excluded already")
        return DirectResult(CurvePoint(nothing, (nothing,) * 5), (), True, _SLOPES[0], 0)
    trace: list[Evaluation] = []
    coupling = min(start, largest.gp)
    converged = False
    while len(trace) < max_evaluations:
        trace.append(_evaluated(evaluate, coupling))
        gap = abs(trace[-1].predicted - counts.observed)
        converged = gap <= max(tolerance, trace[-1].error) or _bracketed(trace, counts.observed)
        proposal = _next(trace, counts.background, target, largest.gp)
        if converged or any(item.gp == proposal for item in trace):
            break
        coupling = proposal
    return _result(trace, counts, largest, converged)


def _bracketed(trace: list[Evaluation], count: float) -> bool:
    """Return whether two evaluations so near that a power law holds between them enclose the count."""
    below = [item.gp for item in trace if item.predicted < count]
    above = [item.gp for item in trace if item.predicted >= count]
    return bool(below and above) and max(below) < min(above) <= _NEAR * max(below)


def _evaluated(evaluate: Callable[[float], tuple[float, float]], gp: float) -> Evaluation:
    predicted, error = evaluate(gp)
    if not (math.isfinite(predicted) and math.isfinite(error) and error >= 0):
        raise RunError(
            f"the prediction is {predicted} +- {error} events", where=f"evaluation at g' = {gp:.6g}"
        )
    return Evaluation(gp, float(predicted), float(error))


def _signals(trace: list[Evaluation], background: float) -> list[tuple[float, float, float]]:
    """Return (log g', log s, ds/s) of the evaluations with a positive signal, sorted by g'."""
    rows = [(item.gp, item.predicted - background, item.error) for item in trace]
    return sorted((math.log(gp), math.log(s), ds / s) for gp, s, ds in rows if s > 0)


def _slopes(known: list[tuple[float, float, float]]) -> tuple[list[float], int]:
    """Return the slope of each interval between evaluations, moved into 2..4, and how many were moved."""
    raw = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(known)]
    kept = [min(max(value, _SLOPES[0]), _SLOPES[1]) for value in raw]
    return kept, sum(a != b for a, b in zip(raw, kept, strict=True))


def _solve(known: list[tuple[float, float, float]], signal: float) -> tuple[float, float, float]:
    """Return (g', its relative error, slope) for a signal, from at least one evaluation."""
    slopes, _ = _slopes(known)
    wanted = math.log(signal)
    nearest = min(range(len(known)), key=lambda index: abs(known[index][1] - wanted))
    x, y, relative = known[nearest]
    if not slopes:
        return math.exp(x + (wanted - y) / _SLOPES[0]), relative / _SLOPES[0], _SLOPES[0]
    # the interval on the side of the wanted signal, else the one at the end
    right = min(nearest, len(slopes) - 1)
    interval = right if wanted >= y else max(nearest - 1, 0)
    return math.exp(x + (wanted - y) / slopes[interval]), relative / slopes[interval], slopes[interval]


def _next(trace: list[Evaluation], background: float, target: float, largest: float) -> float:
    known = _signals(trace, background)
    if not known:
        return min(max(item.gp for item in trace) * _STEP_WITHOUT_SIGNAL, largest)
    proposal, _, _ = _solve(known, target)
    below = [item.gp for item in trace if item.predicted - background < target]
    above = [item.gp for item in trace if item.predicted - background >= target]
    # noise or curvature may throw the secant out of a known bracket: halve it in the logarithm instead
    if below and above and max(below) < min(above) and not max(below) < proposal < min(above):
        proposal = math.sqrt(max(below) * min(above))
    return min(proposal, largest)


def _result(
    trace: list[Evaluation], counts: CountLimits, largest: LargestCoupling, converged: bool
) -> DirectResult:
    known = _signals(trace, counts.background)
    _, clipped = _slopes(known)

    def at(count: float) -> CouplingLimit:
        signal = count - counts.background
        if signal <= 0:
            return no_limit("the expectation without signal is excluded already")
        if not known:
            return no_limit(f"no signal above the background up to g' = {max(i.gp for i in trace):.3g}")
        gp, relative, _ = _solve(known, signal)
        return CouplingLimit(gp, gp * relative).within(largest)

    target = counts.observed - counts.background
    slope = _solve(known, target)[2] if known else _SLOPES[0]
    # an extrapolation may say "beyond the largest coupling" only if a simulation was made there
    reached = any(item.gp >= largest.gp and item.predicted < counts.observed for item in trace)
    bracketed = len({item.predicted >= counts.observed for item in trace}) > 1
    if known and not (converged or bracketed or reached):
        tried = sorted(item.gp for item in trace)
        nothing = no_limit(
            f"not found in {len(trace)} evaluations, g' from {tried[0]:.3g} to {tried[-1]:.3g}"
        )
        return DirectResult(CurvePoint(nothing, (nothing,) * 5), tuple(trace), False, slope, clipped)
    low2, low1, median, high1, high2 = (at(count) for count in counts.expected)
    observed = at(counts.observed)
    if observed.gp is not None and observed.error is not None and not converged:
        # how far the two extreme slopes part between the nearest evaluation and the limit
        left = min(abs(y - math.log(target)) for _, y, _ in known)
        spread = observed.gp * left * (1.0 / _SLOPES[0] - 1.0 / _SLOPES[1])
        observed = CouplingLimit(observed.gp, math.hypot(observed.error, spread))
    points = CurvePoint(observed, (low2, low1, median, high1, high2))
    return DirectResult(points, tuple(trace), converged, slope, clipped)
