"""CLs at a signal is the other side of the limit: 1 - cl exactly at the excluded signal."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from recast.core.errors import InputError, RunError
from recast.statistics.confidence import cls_value, expected_cls, signal_confidence
from recast.statistics.expected import count_limits

COUNTS = st.integers(0, 200)
MEANS = st.floats(0.1, 200.0)
LEVELS = st.floats(0.5, 0.99)


@settings(max_examples=60, deadline=None)
@given(COUNTS, MEANS, LEVELS)
def test_cls_is_one_minus_the_level_at_the_limit(observed, background, cl):
    if special.gammaincc(observed + 1.0, background) < 1e-200:
        return
    limits = count_limits("cls", observed, background, cl=cl)
    found = signal_confidence(limits, limits.observed - background)
    assert found.observed == pytest.approx(1.0 - cl, rel=1e-7)


@settings(max_examples=30, deadline=None)
@given(COUNTS, MEANS, st.floats(0.01, 0.3), st.floats(0.01, 0.3))
def test_the_same_with_errors_of_background_and_signal(observed, background, relative, blur):
    if special.gammaincc(observed + 1.0, background) < 1e-100:
        return
    error = relative * background
    limits = count_limits("cls", observed, background, background_error=error, signal_relative_error=blur)
    found = signal_confidence(limits, limits.observed - background)
    assert found.observed == pytest.approx(0.05, rel=1e-6)
    for count, value in zip(limits.expected, found.expected, strict=True):
        at = signal_confidence(limits, count - background)
        assert min(abs(item - 0.05) for item in at.expected) < 1e-6
        assert 0.0 <= value <= 1.0


@settings(max_examples=40, deadline=None)
@given(COUNTS, MEANS, st.lists(st.floats(0.0, 300.0), min_size=2, max_size=5))
def test_cls_falls_with_the_signal_from_one(observed, background, signals):
    if special.gammaincc(observed + 1.0, background) < 1e-200:
        return
    values = cls_value(observed, background, np.sort(signals))
    assert np.all(np.diff(values) <= 1e-12)
    assert float(cls_value(observed, background, 0.0)) == pytest.approx(1.0)


def test_without_a_background_it_is_the_poisson_probability():
    assert float(cls_value(0, 0.0, 3.0)) == pytest.approx(np.exp(-3.0))
    found = signal_confidence(count_limits("poisson", 2, 0.0), 5.0)
    assert found.p_value == pytest.approx(np.exp(-5.0) * (1 + 5 + 12.5))


def test_the_p_value_is_that_of_signal_and_background():
    limits = count_limits("poisson", 77, 78.0)
    found = signal_confidence(limits, limits.observed - 78.0)
    assert found.p_value == pytest.approx(0.05, rel=1e-9)
    assert not signal_confidence(limits, limits.observed - 78.0 - 1e-6).excluded
    assert signal_confidence(limits, limits.observed - 78.0 + 1e-6).excluded


def test_expected_values_fall_with_fewer_events():
    values = expected_cls(78.0, np.array([5.0, 20.0]))
    assert values.shape == (5, 2)
    assert np.all(np.diff(values, axis=0) >= 0)
    assert expected_cls(78.0, 20.0, sigmas=(0.0,)) == pytest.approx(values[2, 1])


def test_bad_input():
    with pytest.raises(InputError, match="signal is -1; it must be 0 or greater"):
        cls_value(77, 78.0, -1.0)
    with pytest.raises(InputError, match="signal is not finite"):
        cls_value(77, 78.0, np.nan)
    with pytest.raises(RunError, match="impossible for this background"):
        cls_value(0, 1000.0, 1.0)
