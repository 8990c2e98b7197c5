"""Exclusion: scaled limits, their errors, the criterion of validity and the largest coupling."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError
from recast.exclusion.coupling import ParameterLimit, largest_coupling, no_limit
from recast.exclusion.scaling import (
    ScalingCheck,
    ScalingVerdict,
    check_points,
    scaled_limit,
    scaled_limits,
)
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits

WIDE = largest_coupling(lambda gp: gp**2 / (4 * math.pi), symbol="g'", mediator="Z'")


def _signal(value, error=0.0):
    return SimpleNamespace(value=value, error=error, bound=None)


@given(st.floats(0.1, 1e4), st.floats(1e-4, 1.0), st.floats(0.1, 1e3), st.floats(0.0, 0.2))
def test_the_scaled_signal_is_the_allowed_one(value, reference, allowed, relative):
    limit = scaled_limit(_signal(value, relative * value), reference, allowed)
    assert value * (limit.value / reference) ** 2 == pytest.approx(allowed, rel=1e-12)
    assert limit.error / limit.value == pytest.approx(relative / 2, rel=1e-9, abs=1e-15)


def test_the_error_is_the_spread_of_repeated_simulations():
    rng = np.random.Generator(np.random.Philox(key=7))
    values = rng.normal(40.0, 1.0, 4000)
    spread = np.std([scaled_limit(_signal(value, 1.0), 0.05, 16.0).value for value in values])
    assert scaled_limit(_signal(40.0, 1.0), 0.05, 16.0).error == pytest.approx(spread, rel=0.05)


def test_nothing_allowed_or_no_signal_is_no_limit():
    assert (
        scaled_limit(_signal(10.0), 0.1, -1.0).reason == "the expectation without signal is excluded already"
    )
    for value, error in ((2.0, 1.0), (0.0, 0.0), (-3.0, 0.1)):
        limit = scaled_limit(_signal(value, error), 0.1, 16.0)
        assert (limit.value, limit.status) == (None, "no_limit")
        assert "is not above zero" in limit.reason


def test_no_selected_signal_event_is_said_with_its_bound():
    signal = SimpleNamespace(value=0.0, error=0.0, bound=2.1)
    assert scaled_limit(signal, 0.1, 16.0).reason == (
        "no simulated signal event is selected: below 2.1 events at 95 % CL"
    )


def test_limits_of_the_paper():
    points = scaled_limits(_signal(32.0, 0.64), 0.05, count_limits(CountMethod.PAPER, 77, 78.0), WIDE)
    assert points.observed.value == pytest.approx(0.05 * math.sqrt(16 / 32))
    assert points.observed.error == pytest.approx(0.01 * points.observed.value)
    assert points.expected[2].value == pytest.approx(0.05 * math.sqrt(17 / 32))
    # 2 sigma down, 76 may be predicted, fewer than the 78 expected
    assert points.expected[0].status == "no_limit"
    strong = [limit.value for limit in points.expected[1:]]
    assert strong == sorted(strong)


def test_a_limit_beyond_the_largest_coupling_is_no_limit():
    points = scaled_limits(_signal(0.2, 0.0), 0.2, count_limits(CountMethod.CLS, 77, 78.0), WIDE)
    assert points.observed.value is None
    assert points.observed.reason == (
        "the excluded g' would be 1.92, where the width of the Z' is above 0.1 of its mass"
    )


def test_largest_coupling():
    assert WIDE.value == pytest.approx(math.sqrt(0.4 * math.pi), rel=1e-9)
    narrow = largest_coupling(lambda gp: 1e-3 * gp)
    assert narrow.value == pytest.approx(math.sqrt(4 * math.pi))
    assert "no longer perturbative" in narrow.reason


@pytest.mark.parametrize(
    ("ratio", "error", "verdict"),
    [(1.01, 0.005, "valid"), (0.96, 0.005, "invalid"), (1.04, 0.005, "invalid"), (1.0, 0.05, "undecided")],
)
def test_when_scaling_is_valid(ratio, error, verdict):
    check = ScalingCheck(ratio, error, 0.03)
    assert check.verdict is ScalingVerdict(verdict)
    assert check.as_dict()["verdict"] == verdict


@pytest.mark.parametrize(
    "numbers", [(math.nan, 0.0, 0.1), (1.0, -0.1, 0.1), (1.0, 0.1, 0.0), (1.0, math.inf, 0.1)]
)
def test_a_bad_check_is_refused(numbers):
    with pytest.raises(InputError, match="scaling check"):
        ScalingCheck(*numbers)


def test_bad_signals_are_refused():
    with pytest.raises(InputError, match="reference coupling is 0"):
        scaled_limit(_signal(1.0), 0.0, 16.0)
    with pytest.raises(InputError, match="not finite"):
        scaled_limit(_signal(math.nan), 0.1, 16.0)


def test_a_limit_is_a_number_or_a_reason():
    with pytest.raises(RunError, match="either a value or a reason"):
        ParameterLimit(None)
    with pytest.raises(RunError, match="is nan"):
        ParameterLimit(math.nan, 0.0)
    for limit in (no_limit("why"), ParameterLimit(0.1, 0.0, "what to know of it")):
        assert ParameterLimit.from_dict(limit.as_dict()) == limit
        assert limit.with_relative_error(0.1).reason == limit.reason


@pytest.mark.parametrize(
    ("tolerance", "points"), [(0.01, 100_000), (0.03, 30_000), (0.04, 16_875), (0.5, 10_000)]
)
def test_a_wide_tolerance_needs_fewer_points(tolerance, points):
    assert check_points(tolerance) == points
