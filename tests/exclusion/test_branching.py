"""Limits on a branching ratio: closed forms, no limit, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.analysis.yields import Yield
from recast.core.errors import InputError
from recast.exclusion.scaling import branching_limit, branching_limits
from recast.statistics.expected import count_limits


def limits(events, observed, background, background_error=0.0, signal_error=0.0):
    counts = count_limits(
        "cls", observed, background, background_error=background_error, signal_relative_error=signal_error
    )
    return branching_limits(Yield(events, 0.0, 100, 100.0), counts)


def test_no_background_and_no_event_give_three_events():
    found = limits(1000.0, 0, 0.0)
    assert found.observed.value == pytest.approx(-np.log(0.05) / 1000, rel=1e-12)
    assert [item.value for item in found.expected] == pytest.approx([found.observed.value] * 5, rel=1e-12)


def test_one_event_over_three():
    found = limits(16000.0, 1, 3.2)
    # CLs: exp(-s) (1 + b + s)/(1 + b) = 0.05
    s = found.observed.value * 16000
    assert np.exp(-s) * (1 + 3.2 + s) / (1 + 3.2) == pytest.approx(0.05, rel=1e-6)
    assert found.observed.value < found.expected[2].value


@given(st.floats(0.01, 0.5), st.floats(0.01, 0.5))
def test_errors_never_help(background_error, signal_error):
    sharp = limits(5000.0, 2, 2.0)
    blurred = limits(5000.0, 2, 2.0, 2.0 * background_error, signal_error)
    assert blurred.observed.value >= sharp.observed.value * (1 - 1e-9)


@pytest.mark.parametrize("events", [0.0, 2.99])
def test_too_few_events_at_br_one(events):
    found = limits(events, 1, 3.2, 1.3)
    assert {item.value for item in (found.observed, *found.expected)} == {None}
    assert "fewer than 3" in found.observed.reason


def test_a_branching_ratio_above_one_is_no_limit():
    assert limits(3.5, 25, 20.0, 1.0).observed.reason == "a branching ratio above 1 would be needed"
    assert branching_limit(4.0, 4.0).value == 1.0


def test_a_background_that_is_excluded_itself_allows_nothing():
    assert "excluded already" in branching_limit(100.0, -0.5).reason


def test_negative_numbers_are_refused():
    with pytest.raises(InputError, match="-1 signal events"):
        branching_limit(-1.0, 3.0)
