"""Statistics: counts and Gaussian measurements in one likelihood."""

import math

import pytest
from scipy.stats import norm

from recast.core.errors import InputError
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.measurements import MeasuredToo, limits_with_measurements


def counts(signal: float, observed: int = 55):
    region = {"observed": observed, "background": {"events": 50.0, "uncertainties": {"b": 0.1}}}
    return parse_likelihood({"regions": {"SR": region | {"signal": signal}}}).histfactory()


def gauss(mean: float, error: float):
    return lambda strength: ((strength - mean) / error) ** 2


def test_no_measurement_changes_nothing():
    alone = Asymptotic(counts(10.0))
    both = MeasuredToo(counts(10.0), lambda _: 7.0, lambda _: 0.0, 100.0)
    assert both.best == pytest.approx(alone.best, rel=1e-4)
    assert both.observed_limit(0.05) == pytest.approx(alone.observed_limit(0.05), rel=1e-6)
    assert both.expected_limits(0.05) == pytest.approx(alone.expected_limits(0.05), rel=1e-9)


@pytest.mark.parametrize("mean", [0.0, 0.3, 1.1])
def test_a_measurement_alone_has_the_limit_of_a_gaussian(mean):
    weak = counts(1e-4)
    found = limits_with_measurements(weak, gauss(mean, 0.4), gauss(0.0, 0.4), 1e3)
    # CLs of x = mean with error s: Phi((x - mu)/s)/Phi(x/s) = 0.05
    cls = norm.cdf((mean - found.observed) / 0.4) / norm.cdf(mean / 0.4)
    assert cls == pytest.approx(0.05, rel=2e-3)
    assert found.expected[2] == pytest.approx(0.4 * norm.ppf(1 - 0.025), rel=2e-3)


def test_two_equal_experiments_are_one_with_half_the_variance():
    # a count with so many events that it is Gaussian: error 10.0/1000 on the strength
    region = {"observed": 1_000_000, "background": 1e6, "signal": 1e5}
    model = parse_likelihood({"regions": {"SR": region}}).histfactory()
    alone = limits_with_measurements(model, lambda _: 0.0, lambda _: 0.0, 1e3).expected[2]
    both = limits_with_measurements(model, gauss(0, 0.01), gauss(0, 0.01), 1e3).expected[2]
    assert both == pytest.approx(alone / math.sqrt(2), rel=2e-3)


def test_the_strength_that_both_prefer_lies_between():
    found = MeasuredToo(counts(10.0, observed=50), gauss(2.0, 0.5), gauss(0.0, 0.5), 100.0)
    assert 0.0 < found.best < 2.0
    before, here, after = (found._fitted(found.best * f, asimov=False) for f in (0.999, 1.0, 1.001))
    assert here < min(before, after)


def test_an_expectation_that_is_not_that_of_no_signal_is_refused():
    with pytest.raises(InputError, match="not 0 without a signal"):
        limits_with_measurements(counts(1.0), gauss(1, 1), gauss(1, 1), 10.0)


@pytest.mark.parametrize("mean", [1.03, 1.06, 1.09, 1.12])
@pytest.mark.parametrize("error", [0.1, 0.01])
def test_the_strength_that_a_measurement_prefers_is_found_wherever_it_lies(mean, error):
    found = MeasuredToo(counts(1e-6), gauss(mean, error), gauss(0.0, error), 1e4)
    assert found.best == pytest.approx(mean, rel=1e-5)
    # x = mean with error s, far from 0: Phi((x - mu)/s) = 0.05 (1007.1727, eq. 61 and 65)
    assert found.observed_limit(0.05) == pytest.approx(mean + error * norm.ppf(0.95), rel=1e-4)
