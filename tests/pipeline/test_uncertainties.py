"""Uncertainties of the signal: how they combine, and that they reach the limit."""

import math

import pytest

from recast.exclusion.coupling import CouplingLimit
from recast.exclusion.scaling import CurvePoint
from recast.pipeline.search import Expected
from recast.pipeline.uncertainties import VariedYield, ratio_uncertainties, yield_uncertainties
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits


def expected(method=CountMethod.CLS, **change):
    counts = count_limits(method, 8, 7.7, background_error=0.6 if method is CountMethod.CLS else 0.0)
    return Expected(7.7, counts, 7.7, None, **change)


def test_an_uncertain_signal_raises_the_cls_limit_as_the_statistics_say():
    plain, wider = expected().counts, expected().with_signal_error(0.3).counts
    assert wider == count_limits(CountMethod.CLS, 8, 7.7, background_error=0.6, signal_relative_error=0.3)
    assert wider.observed > plain.observed
    assert all(b > a for a, b in zip(plain.expected, wider.expected, strict=True))


@pytest.mark.parametrize("method", [CountMethod.PAPER, CountMethod.POISSON])
def test_methods_without_room_for_it_are_left_alone(method):
    assert expected(method).with_signal_error(0.3) == expected(method)


def test_common_factors_cancel_in_a_ratio():
    """Signal and reference that move alike leave a ratio without uncertainty; those that do not, theirs."""
    names = {"nominal": 1.0, "scale:0.5": 0.9, "scale:2": 1.1}
    signal = VariedYield({key: 5.0 * value for key, value in names.items()}, 0.03)
    reference = VariedYield({key: 70.0 * value for key, value in names.items()}, 0.04)
    alike = {item.name: item for item in ratio_uncertainties(signal, reference)}
    alone = {item.name: item for item in yield_uncertainties(signal, 0.02)}
    assert alike["simulation"].symmetric == pytest.approx(math.hypot(0.03, 0.04))
    assert alone["simulation"].symmetric == pytest.approx(0.03)
    assert alike["factorisation scale"].symmetric == pytest.approx(0.0, abs=1e-12)
    assert alone["factorisation scale"].symmetric == pytest.approx(0.1)
    assert "luminosity" in alone
    assert alone["luminosity"].symmetric == pytest.approx(0.02)


def test_no_observed_limit_where_no_count_is_published():
    limits = CurvePoint(CouplingLimit(0.01, 0.001), (CouplingLimit(0.02, 0.001),) * 5)
    assert expected().published_only(limits) == limits
    kept = expected(observed_published=False).published_only(limits)
    assert kept.observed.gp is None
    assert kept.observed.reason == "no observed count is published here"
    assert kept.expected == limits.expected
