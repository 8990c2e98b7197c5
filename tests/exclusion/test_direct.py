"""Exclusion: direct evaluation finds the coupling in few simulations, bounded and deterministic."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError
from recast.exclusion.coupling import LargestCoupling
from recast.exclusion.direct import Evaluation, _reaches, direct_limit
from recast.exclusion.scaling import scaled_limit
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits

COUNTS = count_limits(CountMethod.PAPER, 77, 78.0)
FAR = LargestCoupling(3.0, "far away")


def _model(two, four, error=0.0):
    """Signal two g^2 + four g^4, events."""

    def evaluate(gp):
        return Evaluation(gp, 78.0 + two * gp**2 + four * gp**4, error)

    return evaluate


def _root(two, four, target=16.0):
    square = (-two + math.sqrt(two**2 + 4 * four * target)) / (2 * four) if four else target / two
    return math.sqrt(square)


@given(st.floats(-1, 3), st.floats(-1, 3), st.floats(0.2, 5.0))
def test_finds_the_coupling_of_a_mixed_power(log_two, log_four, start_over_root):
    two, four = 10**log_two * 16, 10**log_four * 16
    root = _root(two, four)
    result = direct_limit(
        _model(two, four), COUNTS, start=start_over_root * root, largest=LargestCoupling(9.0, "far")
    )
    assert result.converged
    assert len(result.evaluations) <= 6
    # half an event of sixteen, over a slope of at least two, and interpolated besides
    assert result.limits.observed.value == pytest.approx(root, rel=0.01)


def test_a_pure_square_needs_two_simulations_and_agrees_with_scaling():
    result = direct_limit(_model(1600.0, 0.0, error=0.1), COUNTS, start=0.07, largest=FAR)
    scaled = scaled_limit(_Signal(1600 * 0.05**2, 0.1), 0.05, 16.0)
    assert len(result.evaluations) == 2
    assert result.limits.observed.value == pytest.approx(scaled.value, rel=1e-9)
    assert result.slope == pytest.approx(2.0)
    median = scaled_limit(_Signal(1600 * 0.05**2, 0.1), 0.05, 17.0)
    assert result.limits.expected[2].value == pytest.approx(median.value, rel=1e-9)
    assert result.limits.expected[0].status == "no_limit"


class _Signal:
    def __init__(self, value, error):
        self.value, self.error, self.bound = value, error, None


def test_it_stops_at_the_simulation_error():
    result = direct_limit(_model(1600.0, 0.0, error=3.0), COUNTS, start=0.092, largest=FAR)
    assert len(result.evaluations) == 1
    assert result.converged
    assert result.limits.observed.value == pytest.approx(0.1, rel=1e-9)
    expected = 0.5 * 3.0 / (1600 * 0.092**2)
    assert result.limits.observed.error == pytest.approx(0.1 * expected, rel=1e-9)


def test_the_error_covers_the_noise():
    """200 noisy searches: the pulls from the true coupling have unit width."""
    root = _root(800.0, 40000.0)
    pulls = []
    for trial in range(200):
        rng = np.random.Generator(np.random.Philox(key=trial))

        def evaluate(gp, rng=rng):
            signal = 800.0 * gp**2 + 40000.0 * gp**4
            return Evaluation(gp, 78.0 + signal * (1 + rng.normal(0, 0.03)), 0.03 * signal)

        found = direct_limit(evaluate, COUNTS, start=1.15 * root, largest=FAR, tolerance=0.1).limits.observed
        pulls.append((found.value - root) / found.error)
    assert abs(np.mean(pulls)) < 0.5
    assert 0.5 < np.std(pulls) < 1.5


@pytest.mark.parametrize(("two", "four"), [(-20.0, 40.0), (-30.0, 45.0), (3.0, 20.0)])
@pytest.mark.parametrize("start", [0.8, 0.9, 1.121, 2.0])
def test_negative_interference_is_solved_and_limits_rise_with_the_count(two, four, start):
    result = direct_limit(_model(two, four, error=0.4), COUNTS, start=start, largest=FAR)
    found = result.limits.observed
    # the model is exact here: one evaluation within its error may end the search, two enclose the limit
    assert abs(found.value - _root(two, four)) < max(2 * found.error, 0.005)
    _, low1, median, high1, high2 = (limit.value for limit in result.limits.expected)
    assert low1 < median < high1 < high2


def test_a_known_simulation_gives_the_slope_that_one_evaluation_lacks():
    known = [Evaluation(0.05, 78.0 + 800 * 0.05**2 + 40000 * 0.05**4, 0.01)]
    root = _root(800.0, 40000.0)
    result = direct_limit(_model(800.0, 40000.0, error=0.3), COUNTS, start=root, largest=FAR, known=known)
    assert len(result.evaluations) == 1
    for index, count in enumerate(COUNTS.expected):
        limit = result.limits.expected[index]
        if limit.value is not None:
            assert limit.value == pytest.approx(_root(800.0, 40000.0, count - 78.0), rel=1e-9)


def test_no_limit_below_the_largest_coupling():
    calls = []

    def evaluate(gp):
        calls.append(gp)
        return Evaluation(gp, 78.0 + 2.0 * gp**2, 0.01)

    result = direct_limit(evaluate, COUNTS, start=0.5, largest=LargestCoupling(1.1, "the width is large"))
    assert result.limits.observed.value is None
    assert "the width is large" in result.limits.observed.reason
    assert max(calls) <= 1.1
    assert len(calls) == len(set(calls))


def test_no_signal_at_all():
    result = direct_limit(
        lambda gp: Evaluation(gp, 77.0, 0.2), COUNTS, start=0.1, largest=LargestCoupling(1.0, "x")
    )
    assert result.limits.observed.reason.startswith("no signal above the background up to coupling = 1")
    assert len(result.evaluations) <= 6


def test_a_signal_that_stays_without_the_coupling_excludes_all_of_them():
    """Kinetic mixing that is fixed makes events at any g': no edge, but not "nothing is excluded" either."""
    result = direct_limit(
        lambda gp: Evaluation(gp, 110.0 + 800.0 * gp**2, 2.0), COUNTS, start=0.05, largest=FAR
    )
    observed = result.limits.observed
    assert observed.value == min(item.coupling for item in result.evaluations) < 0.05
    assert observed.reason.startswith("the signal does not vanish with coupling: all 6 couplings tried")
    assert result.limits.expected[2].value == observed.value


def test_a_short_budget_without_a_bracket_is_no_limit():
    result = direct_limit(_model(0.0, 1.0, error=1e-3), COUNTS, start=0.1, largest=FAR, max_evaluations=1)
    assert result.limits.observed.reason == "not found in 1 evaluations, coupling from 0.1 to 0.1"
    assert not result.converged


def test_a_short_budget_from_above_is_no_limit_either():
    far = LargestCoupling(9.0, "far")
    result = direct_limit(_model(0.0, 1.0, error=1e-3), COUNTS, start=9.0, largest=far, max_evaluations=1)
    assert result.limits.observed.reason == "not found in 1 evaluations, coupling from 9 to 9"


def test_a_short_budget_with_a_bracket_has_a_larger_error():
    result = direct_limit(_model(0.0, 1.0, error=1e-3), COUNTS, start=0.1, largest=FAR, max_evaluations=2)
    assert not result.converged
    # evaluations at 0.1 and 3: interpolated to 2, an error of log(81/16)/4 for the unknown slope
    assert result.limits.observed.value == pytest.approx(2.0, rel=1e-6)
    unknown = 2.0 * math.log(81 / 16) / 4
    # and that of the line through both at x = g^2 of 0.01 and 9: their errors, and how far two powers part
    low = 5.0 / 8.99 * math.hypot(1e-3 / 0.01, 0.01 * 0.1 * math.log(0.01 / 4.0) ** 2)
    high = 3.99 / 8.99 * math.hypot(1e-3 / 9.0, 9.0 * 0.1 * math.log(9.0 / 4.0) ** 2)
    line = 4.0 * math.hypot(low, high) / 8.0 / 4.0
    assert result.limits.observed.error == pytest.approx(math.hypot(unknown, line), rel=1e-4)


def test_background_excluded_already_needs_no_simulation():
    low = count_limits(CountMethod.POISSON, 55, 78.0)
    result = direct_limit(lambda gp: 1 / 0, low, start=0.1, largest=FAR)  # noqa: ARG005
    assert result.evaluations == ()
    assert result.limits.observed.reason == "the expectation without signal is excluded already"


def test_repeats_bit_for_bit():
    first, second = (direct_limit(_model(3.0, 90.0, 0.02), COUNTS, start=0.2, largest=FAR) for _ in range(2))
    assert first == second
    assert first.as_dict() == second.as_dict()


def test_bad_input():
    with pytest.raises(InputError, match="first coupling is 0"):
        direct_limit(_model(1.0, 0.0), COUNTS, start=0.0, largest=FAR)
    with pytest.raises(InputError, match="positive tolerance"):
        direct_limit(_model(1.0, 0.0), COUNTS, start=0.1, largest=FAR, tolerance=0.0)
    with pytest.raises(RunError, match=r"evaluation at coupling = 0.1: the prediction is nan"):
        direct_limit(lambda gp: Evaluation(gp, math.nan, 0.0), COUNTS, start=0.1, largest=FAR)


def test_noise_between_two_near_couplings_is_no_slope():
    """Few events, by chance high, just above many events just below: the error was a fourth of the truth."""
    known = [
        Evaluation(0.05, 78.154, 0.03),
        Evaluation(0.467, 85.5, 0.8),
        Evaluation(0.595, 95.4, 1.0),
        Evaluation(0.934, 170.0, 4.0),
    ]
    made = Evaluation(0.586, 93.1, 0.31)
    found = direct_limit(lambda _: made, COUNTS, start=0.586, largest=FAR, known=known, tolerance=1.0)
    assert 2.0 < found.slope < 4.5
    observed = found.limits.observed
    assert 0.2 * 0.31 / 15.1 < observed.error / observed.value < 0.5 * 0.31 / 15.1


@given(st.floats(0.5, 2.0), st.floats(1.5, 3.9))
def test_reweighted_simulations_need_no_others_near_the_limit(start, power):
    """Each knows its slope: the root of the last is the limit, its error that of the last."""
    made = []

    def evaluate(gp):
        signal = 16.0 * gp**power
        made.append(gp)
        return Evaluation(gp, 78.0 + signal, 0.02 * signal, power, sample=1.0)

    result = direct_limit(evaluate, COUNTS, start=start, largest=FAR, tolerance=1e-3)
    found = result.limits.observed
    assert result.converged
    assert len(made) <= 5
    assert found.value == pytest.approx(1.0, rel=5e-3)
    assert found.error == pytest.approx(0.02 / power, rel=0.15)
    assert result.slope == pytest.approx(power, rel=0.15)


def test_reweighted_errors_have_unit_pulls():
    """A noisy pilot far away and one sample whose events are reweighted: the pulls have unit width."""
    pulls = []
    for trial in range(300):
        rng = np.random.Generator(np.random.Philox(key=trial))
        common = 1 + rng.normal(0, 0.02)

        def evaluate(gp, common=common):
            one, two = 800.0 * gp**2, 40000.0 * gp**4
            slope = (2 * one + 4 * two) / (one + two)
            return Evaluation(gp, 78.0 + common * (one + two), 0.02 * (one + two), slope, sample=0.11)

        far = evaluate(0.05)
        noisy = Evaluation(0.05, far.predicted + rng.normal(0, 0.2), 0.2)
        found = direct_limit(evaluate, COUNTS, start=0.11, largest=FAR, known=[noisy]).limits.observed
        pulls.append((found.value - _root(800.0, 40000.0)) / found.error)
    assert abs(np.mean(pulls)) < 0.2
    assert 0.85 < np.std(pulls) < 1.15


def test_independent_reweighted_simulations_are_averaged():
    """A pilot and a larger sample, each with its slope: unit pulls, and an error below that of the larger."""
    pulls, errors = [], []
    for trial in range(300):
        rng = np.random.Generator(np.random.Philox(key=trial))
        scale = {0.1: 1 + rng.normal(0, 0.04), 0.11: 1 + rng.normal(0, 0.03)}

        def evaluate(gp, sample, scale=scale):
            one, two = 800.0 * gp**2, 40000.0 * gp**4
            relative = 0.03 if sample == 0.11 else 0.04
            slope = (2 * one + 4 * two) / (one + two)
            signal = scale[sample] * (one + two)
            return Evaluation(gp, 78.0 + signal, relative * signal, slope, sample)

        found = direct_limit(
            lambda gp, evaluate=evaluate: evaluate(gp, 0.11),
            COUNTS,
            start=0.11,
            largest=FAR,
            known=[evaluate(0.1, 0.1)],
        )
        observed = found.limits.observed
        pulls.append((observed.value - _root(800.0, 40000.0)) / observed.error)
        errors.append(observed.error / observed.value * found.slope)
    assert abs(np.mean(pulls)) < 0.2
    assert 0.85 < np.std(pulls) < 1.15
    assert np.mean(errors) == pytest.approx(0.024, rel=0.05)


def test_a_band_that_is_not_reached_says_what_was_tried():
    """s = 2000 g^2 - 50000 g^4 has at most 20 events; beyond that no power law is known."""

    def evaluate(gp):
        x = gp**2
        signal = 2000.0 * x - 50000.0 * x**2
        slope = (4000.0 * x - 200000.0 * x**2) / signal
        return Evaluation(gp, 78.0 + signal, 0.01, slope)

    limits = direct_limit(evaluate, COUNTS, start=0.1, largest=FAR).limits
    assert limits.observed.value is not None
    highest = limits.expected[4]
    assert highest.value is None
    assert re.fullmatch(
        r"[\d.]+ events of signal are not reached: coupling up to 0.1\d* was tried", highest.reason
    )


def test_a_signal_that_falls_with_the_coupling_has_no_limit_and_says_so():
    """Kinetic mixing and coupling cancel at 0.055: what is excluded lies below 0.018, not above."""

    def evaluate(gp):
        signal = 91.0 * (1.0 - gp / 0.055) ** 2
        slope = 2.0 * gp / (gp - 0.055)
        return Evaluation(gp, 78.0 + signal, 0.05 * signal + 0.1, slope)

    for start in (0.005, 0.018, 0.04):
        found = direct_limit(evaluate, COUNTS, start=start, largest=FAR, known=[evaluate(0.05)])
        limit = found.limits.observed
        assert (limit.value, limit.open) == (None, True)
        assert re.search("the signal falls with|does not rise", limit.reason), limit.reason
        assert limit.excludes(0.001) is limit.excludes(0.05) is None


@pytest.mark.parametrize("above", [True, False])
def test_a_coupling_that_contradicts_the_limit_is_named(above):
    """Signals without slopes: a coupling above that is allowed, or one below that is excluded."""
    other = Evaluation(0.3 if above else 0.02, 79.0 if above else 120.0, 1.0)
    found = direct_limit(_model(1600.0, 0.0, error=0.1), COUNTS, start=0.09, largest=FAR, known=[other])
    limit = found.limits.observed
    assert limit.open
    words = "0.3 is not excluded" if above else "0.02 is excluded as well"
    assert f"{words}: the signal does not rise" in limit.reason


def test_what_is_not_known_is_not_told_as_allowed():
    """Too few evaluations, a background that is excluded, the smallest of couplings that all are."""
    far = direct_limit(_model(1600.0, 0.0), COUNTS, start=3e-4, largest=FAR, max_evaluations=1)
    assert far.limits.observed.excludes(0.05) is None
    excluded = count_limits(CountMethod.PAPER, 40, 78.0)
    nothing = direct_limit(_model(1600.0, 0.0), excluded, start=0.1, largest=FAR)
    assert nothing.limits.observed.excludes(0.05) is None

    def constant(gp):
        return Evaluation(gp, 160.0 + gp, 1.0)

    smallest = direct_limit(constant, COUNTS, start=0.1, largest=FAR, max_evaluations=3).limits.observed
    assert smallest.open
    assert [smallest.excludes(smallest.value * k) for k in (0.5, 1.0, 2.0)] == [None, True, True]
    allowed = direct_limit(_model(0.01, 0.0), COUNTS, start=0.1, largest=FAR).limits.observed
    assert (allowed.value, allowed.open, allowed.excludes(1.0)) == (None, False, False)


@pytest.mark.parametrize(("predicted", "near"), [(77.97, False), (96.0, True)])
def test_a_simulation_without_signal_confirms_no_limit(predicted, near):
    """Its signal is below 0, which leaves it out of the limit: it says nothing of it."""
    far = Evaluation(0.5, 78.0 + 64.0, 1.0, 2.0)
    at = Evaluation(0.25, predicted, 5.0, 2.0)
    assert _reaches([far], [far, at], 78.0, 16.0) is near


def _counted(rng, signal, mean):
    """A simulation of which about `mean` events are selected, as many as chance has it."""

    def evaluate(gp):
        number, expected = rng.poisson(mean(gp)), mean(gp)
        weight = signal(gp) / expected
        bound = None if number else 3.0 * weight
        error = math.sqrt(number) * weight
        return Evaluation(gp, 78.0 + number * weight, error, selected=number, bound=bound)

    return evaluate


@pytest.mark.parametrize(("two", "four"), [(800.0, 0.0), (3400.0, 7e4), (0.0, 6.4e5)])
@pytest.mark.parametrize(
    ("mean", "least", "most"),
    [(0.5, 0, 0), (3, 0, 1), (8, 0, 100), (12, 0, 100), (30, 93, 100), (300, 100, 100)],
)
@pytest.mark.parametrize("start", [0.09, 1.2])
def test_few_events_give_a_right_limit_or_none(two, four, mean, least, most, start):
    """The search from far above took the slope and the error there for those at the limit."""
    root = _root(two, four)
    pulls = []
    for trial in range(100):
        rng = np.random.Generator(np.random.Philox(key=trial))
        evaluate = _counted(
            rng, lambda gp: two * gp**2 + four * gp**4, lambda gp: mean * max(gp / root, 1.0) ** 0.7
        )
        known = [evaluate(0.05)]
        result = direct_limit(evaluate, COUNTS, start=start, largest=LargestCoupling(1.2, "x"), known=known)
        found = result.limits.observed
        if found.value is None:
            assert found.open
            assert result.few is not None or "not found" in found.reason or "would be" in found.reason
            continue
        pulls.append(math.log(found.value / root) / (found.error / found.value))
    assert least <= len(pulls) <= most
    assert np.abs(pulls).max(initial=0.0) < 4.0
    # with as many as are needed the error is larger, as by chance there may be more than are expected
    assert not pulls or (abs(np.mean(pulls)) < 1.0 and np.std(pulls) < 1.3)
    assert least == 0 or (abs(np.mean(pulls)) < 0.5 and np.std(pulls) > 0.6)


def test_a_simulation_beside_the_limit_that_predicts_something_else_is_named():
    """One that knows its slope gave the limit alone, whatever another at the limit had."""
    slope = Evaluation(0.095, 78.0 + 16.0 * 0.95**2, 0.2, 2.0, selected=400)
    other = Evaluation(0.11, 79.0, 0.4, selected=400)
    found = direct_limit(lambda _: slope, COUNTS, start=0.095, largest=FAR, known=[other])
    assert not found.converged
    assert re.search(
        r"but the simulation at coupling = 0.11 predicts 79 ± 0.4 ev", found.limits.observed.reason
    )


def test_slopes_of_far_couplings_give_no_limit_beside_nearer_ones():
    """A slope at 1 was followed down to 0.05, past what was simulated at 0.1."""
    far = Evaluation(1.0, 78.0 + 6e4, 6000.0, 3.6, selected=400)
    near = Evaluation(0.1, 78.0 + 16.0, 1.0, selected=400)
    found = direct_limit(lambda _: near, COUNTS, start=0.1, largest=FAR, known=[far])
    assert found.limits.observed.value == pytest.approx(0.1, rel=0.02)
    assert found.limits.observed.error / 0.1 > 0.5 * (1.0 / 16.0) / 4.0
    assert 2.0 <= found.slope <= 4.0


def test_no_slope_above_four_without_interference():
    """A near point with a large error below a far one: powers of 5 to 8 made the errors too small."""
    far = Evaluation(0.2, 78.0 + 350.0, 40.0, selected=400)
    near = Evaluation(0.1, 78.0 + 15.0, 7.0, selected=30)
    found = direct_limit(lambda _: near, COUNTS, start=0.1, largest=FAR, known=[far])
    assert found.slope == pytest.approx(4.0)
    assert found.limits.observed.error > 0.0


@pytest.mark.parametrize(("bound", "allowed"), [(0.1, True), (400.0, False)])
def test_no_event_at_the_largest_coupling_is_no_limit_only_where_it_could_not_be_excluded(bound, allowed):
    nothing = Evaluation(3.0, 78.0, 0.0, selected=0, bound=bound)
    found = direct_limit(lambda _: nothing, COUNTS, start=3.0, largest=FAR)
    limit = found.limits.observed
    assert (limit.open, found.few) == ((False, None) if allowed else (True, 3.0))
    assert (
        "no signal above" if allowed else "too few events are selected near the limit: 0 "
    ) in limit.reason
