"""Statistics: expected limits and bands are exact quantiles of the background-only count."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from recast.core.errors import InputError
from recast.statistics.counting import CountMethod, excluded_count
from recast.statistics.expected import BAND_SIGMAS, count_limits, expected_counts

EXACT = [method for method in CountMethod if method is not CountMethod.CLS_ASYMPTOTIC]
"""Those whose bands are limits at whole counts."""


@given(st.floats(0.1, 500.0), st.sampled_from(EXACT))
def test_bands_are_limits_at_background_quantiles(background, method):
    bands = expected_counts(method, background)
    assert np.all(np.diff(bands) >= 0)
    for sigma, limit in zip(BAND_SIGMAS, bands, strict=True):
        tail = stats.norm.cdf(sigma)
        count = int(stats.poisson.ppf(tail, background))
        assert stats.poisson.cdf(count, background) >= tail > stats.poisson.cdf(count - 1, background)
        assert limit == excluded_count(method, count, background)


def test_bands_widen_with_the_background_error():
    sharp = expected_counts(CountMethod.CLS, 78.0)
    blurred = expected_counts(CountMethod.CLS, 78.0, background_error=10.0)
    assert np.all(blurred > sharp)
    assert blurred[4] - blurred[0] > sharp[4] - sharp[0]


def test_arrays_keep_their_shape():
    assert expected_counts(CountMethod.POISSON, np.full((2, 3), 5.0)).shape == (5, 2, 3)


def test_limits_as_plain_values():
    content = json.loads(json.dumps(count_limits(CountMethod.CLS, 77, 78.0).as_dict(), allow_nan=False))
    assert content["excluded_count_observed"] == pytest.approx(96.3693, abs=1e-4)
    assert list(content["excluded_count_expected"]) == [
        "minus_2sigma",
        "minus_1sigma",
        "median",
        "plus_1sigma",
        "plus_2sigma",
    ]


@pytest.mark.parametrize(
    ("background", "message"),
    [
        (-1.0, "background is -1; it must be 0 or greater"),
        (float("inf"), "background is not finite"),
        (float("nan"), "background is not finite"),
    ],
)
def test_a_background_that_is_no_number_of_events_is_refused(background, message):
    with pytest.raises(InputError, match=message):
        expected_counts(CountMethod.CLS, background)


DOCUMENTED = {
    CountMethod.PAPER: (76, 85, 95, 104, 114),
    CountMethod.POISSON: (75.49, 84.31, 94.17, 103.98, 113.75),
    CountMethod.CLS: (88.26, 91.56, 97.09, 104.74, 113.86),
    CountMethod.CLS_ASYMPTOTIC: (87.66, 91.14, 96.61, 104.63, 114.89),
}


@pytest.mark.parametrize("method", list(CountMethod))
def test_documented_bands(method):
    assert expected_counts(method, 78.0) == pytest.approx(DOCUMENTED[method], abs=0.006)


def test_documented_alternatives():
    """The table of docs/statistics.md, each reading from its own definition."""
    n, one, two = 77.0, stats.norm.ppf(0.95), stats.norm.ppf(0.975)

    def fall(mu):
        return 2.0 * (mu - n - n * np.log(mu / n))

    assert fall(92.35) == pytest.approx(one**2, abs=0.003)
    assert fall(95.50) == pytest.approx(two**2, abs=0.003)
    middle = 0.5 * (special.gammaincc(n, 92.55) + special.gammaincc(n + 1, 92.55))
    assert middle == pytest.approx(0.05, abs=1e-4)
    assert (92.85 - n) / np.sqrt(92.85) == pytest.approx(one, abs=1e-3)
    assert stats.gamma.ppf(0.95, n + 1) == pytest.approx(93.07, abs=0.005)
    assert special.gammainccinv(n + 1, 0.025) == pytest.approx(96.24, abs=0.005)
    assert excluded_count(CountMethod.CLS, 77, 78, background_error=5.0) == pytest.approx(98.62, abs=0.005)


@pytest.mark.parametrize("error", [1e-300, 1e-8, 1e-6, 1e-4])
def test_a_vanishing_uncertainty_changes_nothing(error):
    plain = count_limits(CountMethod.CLS, 77, 78.0)
    for name in ("background_error", "signal_relative_error"):
        blurred = count_limits(CountMethod.CLS, 77, 78.0, **{name: error})
        assert blurred.observed == pytest.approx(plain.observed, rel=1e-7)
        assert blurred.expected == pytest.approx(plain.expected, rel=1e-7)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"observed": 10**400}, "observed is not finite"),
        ({"observed": 10**12}, r"observed is 1e\+12; it must be at most 1e\+09"),
        ({"background": 1e15}, r"background is 1e\+15; it must be at most 1e\+09"),
        ({"background_error": 1e300}, r"background_error is 1e\+300; it must be at most 1e\+09"),
        ({"observed": 10**8, "background": 1e8, "background_error": 1.0}, r"at most 1e\+06 events"),
        ({"observed": 0, "background": 1e-300, "background_error": 1.0}, "times the background"),
    ],
)
def test_counts_beyond_the_digits_are_refused(arguments, message):
    given = {"observed": 77, "background": 78.0} | arguments
    with pytest.raises(InputError, match=message):
        count_limits(CountMethod.CLS, given.pop("observed"), given.pop("background"), **given)


NOTHING = {method: -np.log(0.05) for method in CountMethod} | {CountMethod.PAPER: 3.0}


@pytest.mark.parametrize("method", EXACT)
def test_no_background_has_exact_limits_and_bands_that_coincide(method):
    limits = count_limits(method, 0, 0.0)
    assert limits.observed == pytest.approx(NOTHING[method], rel=1e-12)
    assert limits.expected == pytest.approx((NOTHING[method],) * 5, rel=1e-12)
    assert limits.notes == ()
    # three events over nothing: the textbook's 7.75
    assert count_limits(method, 3, 0.0).observed == pytest.approx(
        7.7537 if method != "paper" else 8.0, abs=1e-4
    )


@given(st.integers(0, 20), st.floats(0.01, 5.0))
def test_an_error_of_no_background_changes_nothing(observed, error):
    limits = count_limits(CountMethod.CLS, observed, 0.0, background_error=error)
    sharp = count_limits(CountMethod.CLS, observed, 0.0)
    assert limits.observed == sharp.observed
    assert limits.expected == sharp.expected
    (note,) = limits.notes
    assert "changes nothing" in note
    # and it is where limits of ever smaller backgrounds go
    small = count_limits(CountMethod.CLS, observed, 1e-7, background_error=error)
    assert small.observed == pytest.approx(limits.observed, rel=1e-5)


def test_the_limit_of_a_thousandth_of_an_event_with_an_error():
    """As without any: 2.997 with the nominal background in it."""
    limits = count_limits(CountMethod.CLS, 0, 0.001, background_error=0.5)
    assert limits.observed == pytest.approx(0.001 - np.log(0.05), rel=1e-9)
    assert limits.expected == pytest.approx((limits.observed,) * 5, rel=1e-9)


@pytest.mark.parametrize("background", [1e-12, 1e-20, 1e-200])
def test_next_to_no_background_with_an_error(background):
    found = float(excluded_count(CountMethod.CLS, 1, background, background_error=background))
    assert found == pytest.approx(4.743864518390578, rel=1e-9)


def test_a_signal_error_without_background():
    """CLs of no event is P(0 | s) of a negative binomial: (1 + s d^2)^(-1/d^2) = 0.05."""
    found = count_limits(CountMethod.CLS, 0, 0.0, signal_relative_error=0.2)
    assert found.observed == pytest.approx((0.05**-0.04 - 1.0) / 0.04, rel=1e-9)


@pytest.mark.parametrize(
    ("method", "observed", "noted"), [("paper", 0, 1), ("poisson", 60, 1), ("cls", 60, 0)]
)
def test_a_background_that_is_excluded_alone_is_noted(method, observed, noted):
    notes = count_limits(method, observed, 78.0).notes
    assert len(notes) == noted
    assert all(f"with {observed} observed events the background of 78 alone is excluded" in t for t in notes)
