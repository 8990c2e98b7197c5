"""The asymptotic CLs of one count: against the likelihood of pyhf's kind, and in closed forms."""

import numpy as np
import pytest
from scipy.special import ndtri

from recast.statistics.asymptotic import Asymptotic
from recast.statistics.counting import CountMethod, excluded_count
from recast.statistics.expected import count_limits, expected_counts
from recast.statistics.histfactory import HistFactory

METHOD = CountMethod.CLS_ASYMPTOTIC


def likelihood(seen, background, error):
    """One bin; the background has a constraint as of a Poisson count, as here."""
    constraint = [{"name": "b", "type": "shapesys", "data": [error]}] if error else []
    samples = [
        {"name": "s", "data": [1.0], "modifiers": [{"name": "mu", "type": "normfactor", "data": None}]},
        {"name": "b", "data": [background], "modifiers": constraint},
    ]
    return Asymptotic(HistFactory([{"name": "c", "samples": samples}], {"c": [seen]}))


@pytest.mark.parametrize(
    ("seen", "background", "error"), [(13, 9.2, 0.7), (6, 7.7, 0.6), (35, 34.9, 2.8), (77, 78.0, 0.0)]
)
def test_the_same_as_the_likelihood(seen, background, error):
    limits = count_limits(METHOD, seen, background, background_error=error)
    whole = likelihood(seen, background, error)
    assert limits.observed - background == pytest.approx(whole.observed_limit(0.05), rel=1e-4)


def test_the_expected_limit_is_that_of_the_background_as_data():
    whole = likelihood(9.2, 9.2, 0.7)
    bands = expected_counts(METHOD, 9.2, background_error=0.7) - 9.2
    assert bands == pytest.approx(whole.expected_limits(0.05), rel=1e-4)


def test_large_counts_are_gaussian():
    # s = sigma (z - inverse Phi) for CLs: 1 - alpha/2 of a Gaussian at n = b
    limits = count_limits(METHOD, 10**6, 1e6)
    assert limits.observed - 1e6 == pytest.approx(1e3 * -ndtri(0.025), rel=2e-3)


def test_errors_weaken_the_limit():
    plain = excluded_count(METHOD, 9, 9.0)
    background = excluded_count(METHOD, 9, 9.0, background_error=1.5)
    both = excluded_count(METHOD, 9, 9.0, background_error=1.5, signal_relative_error=0.2)
    assert plain < background < both
    tiny = excluded_count(METHOD, 9, 9.0, background_error=1e-4, signal_relative_error=1e-4)
    assert tiny == pytest.approx(plain, rel=1e-6)


def test_no_events_and_no_background():
    # q~ = 2 s for the data and the Asimov data: 2 (1 - Phi(sqrt(2 s))) = 0.05
    assert excluded_count(METHOD, 0, 0.0) == pytest.approx(ndtri(0.975) ** 2 / 2)
    assert excluded_count(METHOD, 0, 3.0, background_error=0.3) > 3.0
    assert np.all(np.diff(expected_counts(METHOD, 3.0, background_error=0.3)) > 0)


@pytest.mark.parametrize("background", [0.0, 5e-324, 1e-200, 1e-12])
def test_next_to_no_background(background):
    errors = {"background_error": background, "signal_relative_error": 0.1}
    for given in ({}, errors):
        limits = [float(excluded_count(METHOD, n, background, **given)) for n in (0, 1, 2)]
        assert limits[0] == pytest.approx(1.92, abs=0.08)
        assert limits[0] < limits[1] < limits[2]


def test_the_expected_limit_has_no_steps():
    backgrounds = np.linspace(7.0, 10.0, 31)
    smooth = np.diff(expected_counts(METHOD, backgrounds)[2] - backgrounds)
    counted = np.diff(expected_counts(CountMethod.CLS, backgrounds)[2] - backgrounds)
    assert np.all((smooth > 0) & (smooth < 0.05))
    assert counted.max() > 0.5
