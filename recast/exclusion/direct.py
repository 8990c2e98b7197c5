"""Exclusion: the excluded coupling by direct evaluation, each a new simulation, so that only a few are made.

Near the limit the signal is s = a g^2 + b g^4: resonance and interference go as g^2, off-shell exchange as
g^4, and the interference may be negative. A simulation that is reweighted to a coupling nearby gives a and b
alone; of those that are not, two or more fix them, by weighted least squares.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from recast.core.errors import InputError, RunError
from recast.exclusion.coupling import LargestCoupling, ParameterLimit, no_limit, unknown_limit
from recast.exclusion.scaling import CurvePoint
from recast.statistics.expected import CountLimits

__all__ = ["DirectResult", "Evaluation", "direct_limit"]

_SLOPES = (2.0, 4.0)
_STEP_WITHOUT_SIGNAL = 2.0
_NEAR = 1.3
"""Couplings closer than this factor that enclose the limit: the two powers hold between them."""
_CURVATURE = 0.1
"""How fast two powers that hold at one x = g^2 part from the signal at another, relative, times ln^2 of the
ratio of both: it decides which evaluations count for a limit, and is the error of those far from it."""
_EXACT = 1e-3
"""A difference of signals that is far below any error of a simulation."""
_CLEAR = 2.0
"""Standard deviations from which on a simulation says that a signal falls."""
_STEPS = 3
"""Iterations of the limit around which evaluations are weighted."""
_FEWEST = 10.0
"""Selected events from which on a simulation counts for a limit: the error of fewer says too little."""
_MANY = 30.0
"""Selected events from which on their number is not taken for chance; with `_FEWEST`, errors are half as
large again, as fewer may have been expected, and in between in proportion. Both, and the half, are from toys
of this search (`test_few_events_give_a_right_limit_or_none`): at 8 expected events mean pulls were -0.8 to
-1.3 without them, one of 4.4."""
_APART = 4.0
"""Standard deviations beyond which a simulation near a limit contradicts it."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One simulation: the predicted total count at a coupling."""

    coupling: float
    predicted: float
    """Events, background included."""
    error: float
    """Simulation error, events."""
    slope: float | None = None
    """d log(signal)/d log(coupling) on the same events; None where they were not reweighted."""
    sample: float | None = None
    """Coupling at which the events were made; None: here. Equal ones have fully correlated errors."""
    selected: float | None = None
    """Simulated events selected, or equally weighted ones where they tell more; None: not known, enough."""
    bound: float | None = None
    """Where none was selected, how much larger `predicted` may be [events, 95 % CL]."""

    @property
    def enough(self) -> bool:
        """Whether its value and error are known well enough for a limit."""
        return self.selected is None or self.selected >= _FEWEST

    @property
    def doubt(self) -> float:
        """Factor on the error of a number of selected events that may be large by chance."""
        if self.selected is None:
            return 1.0
        return 1.0 + 0.5 * min(max((_MANY - self.selected) / (_MANY - _FEWEST), 0.0), 1.0)

    def as_dict(self) -> dict[str, float | None]:
        """Return plain values."""
        return {
            "coupling": self.coupling,
            "predicted": self.predicted,
            "error": self.error,
            "slope": self.slope,
            "selected": self.selected,
        }


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
    few: float | None = None
    """Where the limit may be, if too few events are selected near it; else None."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "evaluations": [item.as_dict() for item in self.evaluations],
            "converged": self.converged,
            "slope": self.slope,
        }


def direct_limit(
    evaluate: Callable[[float], Evaluation],
    counts: CountLimits,
    *,
    start: float,
    largest: LargestCoupling,
    tolerance: float = 0.5,
    max_evaluations: int = 6,
    known: Sequence[Evaluation] = (),
) -> DirectResult:
    """Find the coupling whose predicted count is the excluded one.

    Parameters
    ----------
    evaluate
        Takes a coupling, returns the prediction there.
    counts
        Excluded counts of the experiment.
    start
        First coupling, such as the scaled limit.
    largest
        No coupling above is evaluated; if its prediction is not excluded there is no limit.
    tolerance
        Stop when the prediction is this close to the excluded count [events], or closer than its error, when
        two evaluations within a factor of 1.3 enclose it, or when one that knows its slope is within 5 %.
    max_evaluations
        Most simulations made.
    known
        Simulations that were made before, such as that of the reference coupling.

    Notes
    -----
    Deterministic for a deterministic `evaluate`. The limits follow from s = a g^2 + b g^4. An evaluation
    that knows its slope fixes both powers; the limits of independent ones are averaged. Otherwise
    they are fitted to all evaluations, those far from the limit with less weight; the error is that which
    the simulation errors, and how fast two powers part from the signal, have in the fit. A power below 2 or
    above 4 takes interference: where the errors allow none, it is 2 or 4. Simulations with fewer than ten
    selected events guide the search only; without one near the limit that has as many, and where one near
    it contradicts it, there is no limit, with the reason. When the budget ends early, the difference between
    pure powers 2 and 4 is added; a limit that was not enclosed by then is none. Where something else than
    the coupling makes the signal (kinetic mixing that is fixed), and all couplings tried are excluded, it
    is the smallest of them, with the reason beside it. Where a simulation says that the signal falls with
    the coupling (the mixing and the coupling cancel), what is excluded does not begin at a coupling:
    there is no limit.
    """
    if not (math.isfinite(start) and start > 0):
        raise InputError(f"the first coupling is {start}; it must be greater than 0")
    if not tolerance > 0 or max_evaluations < 1:
        raise InputError("direct evaluation needs a positive tolerance and at least one evaluation")
    target = counts.observed - counts.background
    if target <= 0:
        nothing = unknown_limit("the expectation without signal is excluded already")
        return DirectResult(CurvePoint(nothing, (nothing,) * 5), (), True, None)
    trace: list[Evaluation] = []
    coupling = min(start, largest.value)
    converged = False
    while len(trace) < max_evaluations:
        trace.append(_evaluated(evaluate, coupling, largest.symbol))
        gap = abs(trace[-1].predicted - counts.observed)
        converged = (
            gap <= max(tolerance, trace[-1].error)
            or _bracketed(trace, counts.observed)
            or _reaches([*known, *trace], trace, counts.background, target)
        )
        proposal = _next([*known, *trace], trace, counts.background, target, largest.value)
        if converged or any(item.coupling == proposal for item in trace):
            break
        coupling = proposal
    return _result(trace, known, counts, largest, converged, tolerance)


def _reaches(
    made: Sequence[Evaluation], trace: Sequence[Evaluation], background: float, target: float
) -> bool:
    """Return whether the limit is known from slopes, and one of `trace` lies so near that it is exact."""
    crossing = _alone(_signals(made, background), target)
    near = [item for item in trace if item.slope is not None and item.predicted > background]
    return crossing is not None and any(_parted(crossing.x, item.coupling**2) < _EXACT for item in near)


def _bracketed(trace: list[Evaluation], count: float) -> bool:
    """Return whether two evaluations so near that a power law holds between them enclose the count."""
    below = [item.coupling for item in trace if item.predicted < count]
    above = [item.coupling for item in trace if item.predicted >= count]
    return bool(below and above) and max(below) < min(above) <= _NEAR * max(below)


def _evaluated(evaluate: Callable[[float], Evaluation], coupling: float, symbol: str) -> Evaluation:
    made = evaluate(coupling)
    slope = 0.0 if made.slope is None else made.slope
    if not all(map(math.isfinite, (made.predicted, made.error, slope))) or made.error < 0:
        raise RunError(
            f"the prediction is {made.predicted} +- {made.error} events",
            where=f"evaluation at {symbol} = {coupling:.6g}",
        )
    return made


@dataclass(frozen=True, slots=True)
class _Signal:
    """A signal: x = g^2, y = s/x and the error of y; b where the slope is known."""

    coupling: float
    x: float
    y: float
    error: float
    b: float | None
    sample: float

    @property
    def signal(self) -> float:
        return self.x * self.y


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Where s = a x + b x^2 is the signal looked for."""

    x: float
    rise: float
    """ds/dx."""
    error: float
    """Of s, from the simulation."""


def _signals(evaluations: Sequence[Evaluation], background: float) -> list[_Signal]:
    """Return the signals of the evaluations by rising coupling, each coupling once."""
    found = []
    for item in {item.coupling: item for item in evaluations}.values():
        x = item.coupling**2
        y = (item.predicted - background) / x
        b = (item.slope - _SLOPES[0]) * y / (2.0 * x) if item.slope is not None else None
        sample = item.coupling if item.sample is None else item.sample
        found.append(_Signal(item.coupling, x, y, item.error * item.doubt / x, b, sample))
    return sorted(found, key=lambda item: item.coupling)


def _root(a: float, b: float, signal: float) -> tuple[float, float] | None:
    """Return x where a rising a x + b x^2 is `signal`, and the rise there."""
    square = a**2 + 4.0 * b * signal
    if square <= 0 or a + math.sqrt(square) <= 0:
        return None
    rise = math.sqrt(square)
    return 2.0 * signal / (a + rise), rise


def _parted(x: float, other: float) -> float:
    """Return the relative difference of signals at two x that agree in value and slope at one."""
    return _CURVATURE * math.log(x / other) ** 2


def _alone(points: Sequence[_Signal], signal: float) -> _Crossing | None:
    """Return the crossing by the evaluations that know their slope: a mean by errors."""
    best: dict[float, tuple[float, _Crossing]] = {}
    for point in points:
        if point.b is None or point.y <= 0:
            continue
        root = _root(point.y - point.b * point.x, point.b, signal)
        if root is None:
            continue
        relative = point.error / point.y
        found = math.hypot(relative, _parted(root[0], point.x)), _Crossing(*root, relative * signal)
        if point.sample not in best or found[0] < best[point.sample][0]:
            best[point.sample] = found
    if not best:
        return None
    total, crossings = zip(*best.values(), strict=True)
    weight = 1.0 / np.maximum(total, _EXACT) ** 2
    weight /= weight.sum()
    x, rise, error = np.array([(item.x, item.rise, item.error) for item in crossings]).T
    # the rise is that of the best one; errors of x add up
    steepness = float(rise[np.argmax(weight)])
    spread = float(np.linalg.norm(weight * error / rise))
    return _Crossing(float(math.exp(weight @ np.log(x))), steepness, spread * steepness)


def _together(points: Sequence[_Signal], signal: float) -> _Crossing | None:
    """Return the crossing by a fit to all evaluations."""
    x, y, error = np.array([(point.x, point.y, point.error) for point in points]).T
    center = float(x[np.argmin(np.abs(np.log(np.maximum(x * y, 1e-300) / signal)))])
    crossing = None
    for _ in range(_STEPS):
        spread = np.hypot(error, np.abs(y) * _CURVATURE * np.log(x / center) ** 2)
        weight = 1.0 / np.maximum(spread, 1e-4 * np.abs(y).max()) ** 2
        mean = float(np.average(x, weights=weight))
        moments = weight * (x - mean)
        width = float(moments @ (x - mean))
        slopes = moments / width if len(x) > 1 else np.zeros(1)
        b = float(slopes @ y)
        # the fitted y at any x is a sum of the y that were seen
        even = weight / weight.sum()
        a = float(even @ y) - b * mean
        # without interference the power is 2 to 4
        if b < 0 and -b < _CLEAR * float(np.linalg.norm(slopes * spread)):
            a, b = float(even @ y), 0.0
        elif a < 0 and -a < _CLEAR * float(np.linalg.norm((even - slopes * mean) * spread)):
            a, b = 0.0, float(weight @ (x * y)) / float(weight @ x**2)
        root = _root(a, b, signal)
        if root is None:
            return None
        shares = even + slopes * (root[0] - mean)
        # near ones are two powers
        known = np.where(np.abs(np.log(x / center)) > 2.0 * math.log(_NEAR), spread, error)
        crossing = _Crossing(*root, root[0] * float(np.linalg.norm(shares * known)))
        center = root[0]
    return crossing


def _solve(points: Sequence[_Signal], signal: float) -> tuple[float, float, float] | None:
    """Return (g, its error, d log s/d log g) where the signal is `signal`, or None."""
    if not points or max(point.signal for point in points) <= 0:
        return None
    found = _alone(points, signal) or _together(points, signal)
    if found is None:
        return None
    coupling = math.sqrt(found.x)
    return coupling, found.error / found.rise / (2.0 * coupling), 2.0 * found.x * found.rise / signal


def _local(points: list[_Signal], signal: float) -> list[_Signal]:
    """Return evaluations without their slopes where no slope is known near the limit that slopes give."""
    found = _alone(points, signal)
    known = [point for point in points if point.b is not None and point.y > 0]
    if found is None or any(_is_near(point.coupling, math.sqrt(found.x)) for point in known):
        return points
    return [replace(point, b=None) for point in points]


def _is_near(coupling: float, limit: float) -> bool:
    return abs(math.log(coupling / limit)) <= math.log(_NEAR)


def _few(made: Sequence[Evaluation], limit: float, symbol: str) -> str:
    """Return why too few events are selected near a limit; empty where enough are."""
    nearest = min(made, key=lambda item: abs(math.log(item.coupling / limit)))
    near = [item for item in made if _is_near(item.coupling, limit)] or [nearest]
    if any(item.enough for item in near):
        return ""
    best = max(near, key=lambda item: item.selected or 0.0)
    return (
        f"too few events are selected near the limit: {best.selected:.2g} at {symbol} = {best.coupling:.3g}, "
        f"{_FEWEST:g} are needed: raise generate.events (or events_direct), or lower target_error"
    )


def _allowed(item: Evaluation, count: float) -> bool:
    """Return whether a simulation is below a count by more than its errors, however few events it has."""
    return item.predicted + max(_CLEAR * item.error, item.bound or 0.0) < count


def _contradicts(
    made: Sequence[Evaluation],
    found: tuple[float, float, float],
    background: float,
    signal: float,
    symbol: str,
    tolerance: float,
) -> str:
    """Return which simulation near a limit predicts something else there; else empty."""
    limit, error, slope = found
    for item in made:
        if not _is_near(item.coupling, limit):
            continue
        # both powers from the value and the slope at the limit
        ratio = (item.coupling / limit) ** 2
        quartic = (slope - _SLOPES[0]) / 2.0
        expected = signal * ratio * (1.0 - quartic + quartic * ratio)
        own = math.hypot(item.error, signal * slope * error / limit)
        away = _parted(ratio, 1.0) * abs(expected)
        if abs(item.predicted - background - expected) > _APART * own + away + tolerance:
            return (
                f"{limit:.3g} would be the limit, but the simulation at {symbol} = {item.coupling:.3g} "
                f"predicts {item.predicted:.4g} ± {item.error:.2g} events in place of "
                f"{background + expected:.4g}"
            )
    return ""


def _next(
    made: list[Evaluation], trace: list[Evaluation], background: float, target: float, largest: float
) -> float:
    found = _solve(_signals(made, background), target)
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


def _falls(made: Sequence[Evaluation], limit: float, background: float, count: float, symbol: str) -> str:
    """Return which simulation says that not the couplings above a limit are excluded; else empty."""
    for item in sorted(made, key=lambda item: item.coupling):
        clear = _CLEAR * item.error
        at = f"{symbol} = {item.coupling:.3g}"
        if item.slope is not None and item.slope <= 0 and item.predicted - clear > background:
            return f"the signal falls with {symbol} at {at}: what is excluded does not begin at a coupling"
        if item.coupling > _NEAR * limit and item.predicted + clear < count:
            return f"{limit:.3g} would be the limit, but {at} is not excluded: the signal does not rise"
        if item.coupling * _NEAR < limit and item.predicted - clear > count:
            return f"{limit:.3g} would be the limit, but {at} is excluded as well: the signal does not rise"
    return ""


def _result(
    trace: list[Evaluation],
    known: Sequence[Evaluation],
    counts: CountLimits,
    largest: LargestCoupling,
    converged: bool,
    tolerance: float,
) -> DirectResult:
    made = [*known, *trace]
    target = counts.observed - counts.background
    sound = [item for item in made if item.enough]
    points = _local(_signals(sound, counts.background), target)
    tried = sorted(item.coupling for item in trace)

    top = max(trace, key=lambda item: item.coupling)

    def nowhere(reason: ParameterLimit, few: float | None = None) -> DirectResult:
        return DirectResult(CurvePoint(reason, (reason,) * 5), tuple(trace), False, None, few)

    def at(count: float) -> ParameterLimit:
        signal = count - counts.background
        if signal <= 0 or (not sound and not _allowed(top, count)):
            return unknown_limit(few if signal > 0 else "the expectation without signal is excluded already")
        if everywhere and min(point.signal for point in points) > signal:
            return lowest
        found = _solve(points, signal)
        if found is None:
            if tried[-1] < largest.value:
                tested = f"{largest.symbol} up to {tried[-1]:.3g} was tried"
                return unknown_limit(f"{signal:.3g} events of signal are not reached: {tested}")
            return no_limit(f"no signal above the background up to {largest.symbol} = {tried[-1]:.3g}")
        if falls := _falls(sound, found[0], counts.background, count, largest.symbol):
            return unknown_limit(falls)
        return ParameterLimit(found[0], found[1]).within(largest)

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
        open=True,
    )
    best = min(trace, key=lambda item: abs(item.predicted - counts.observed)).coupling
    if everywhere:
        place = tried[0]
    elif solved is not None:
        place = min(solved[0], largest.value)
    else:
        place = best if top.predicted >= counts.observed else top.coupling
    few = _few(made, place, largest.symbol)
    if few and bracketed and (closer := _few(made, best, largest.symbol)):
        # what few or far events extrapolate to is farther off than the coupling that was found
        place, few = best, closer
    if few and not (place >= largest.value and _allowed(top, counts.observed)):
        return nowhere(unknown_limit(few), place)
    if solved is not None and not everywhere:
        against = _contradicts(sound, solved, counts.background, target, largest.symbol, tolerance)
        if against:
            return nowhere(unknown_limit(against))
    if solved is not None and not (converged or bracketed or reached or everywhere):
        nothing = unknown_limit(
            f"not found in {len(trace)} evaluations, {largest.symbol} from {tried[0]:.3g} to {tried[-1]:.3g}"
        )
        return nowhere(nothing)
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
