"""Uncertainties of the signal: how they combine, and that they reach the limit."""

import dataclasses
import math

import numpy as np
import pytest

from recast.analysis.card import RegionNumbers
from recast.analysis.normalisation import Uncertainty
from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.scaling import CurvePoint
from recast.pipeline.expected import Expected, windowed_counts
from recast.pipeline.search import _shares
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
    limits = CurvePoint(ParameterLimit(0.01, 0.001), (ParameterLimit(0.02, 0.001),) * 5)
    assert expected().published_only(limits) == limits
    kept = expected(observed_published=False).published_only(limits)
    assert kept.observed.value is None
    assert kept.observed.reason == "no observed count is published here"
    assert kept.expected == limits.expected


def test_the_simulation_error_of_a_windows_background_reaches_the_coupling():
    """The allowed signal goes about as the root of a large background: g' as its fourth root."""
    counts = count_limits(CountMethod.POISSON, 4000, 4000.0)
    limits = CurvePoint(no_limit("no count"), (ParameterLimit(0.02, 0.0003),) * 5)
    window = Expected(4000.0, counts, 4000.0, None, 30.0, background_simulation_error=0.08)
    found = window.with_background_error(limits, 2.0)
    assert found.observed == limits.observed
    for item in found.expected:
        assert item.value == 0.02
        assert math.sqrt(item.error**2 - 0.0003**2) / 0.02 == pytest.approx(0.08 / 4, rel=0.15)
    # signals that rise twice as fast know the coupling twice as well
    steep = window.with_background_error(limits, 4.0).expected[2].error
    assert math.sqrt(steep**2 - 0.0003**2) / 0.02 == pytest.approx(0.08 / 8, rel=0.15)
    exact = dataclasses.replace(window, background_simulation_error=0.0)
    assert exact.with_background_error(limits, 2.0) is limits


@pytest.mark.parametrize("background", [3.2, 7.7, 35.0])
def test_the_slope_of_a_small_background_is_that_of_its_limits(background):
    """Against the spread of the limits of many backgrounds inside the error, which steps with the counts."""
    counts = count_limits(CountMethod.CLS, round(background), background, background_error=0.1 * background)
    window = Expected(background, counts, background, None, 30.0, background_simulation_error=0.3)
    limits = CurvePoint(no_limit("no count"), (ParameterLimit(1.0, 0.0),) * 5)
    error = window.with_background_error(limits, 2.0).expected[2].error
    shifts = np.linspace(-1.7, 1.7, 41)  # flat with a standard deviation of 1
    couplings = []
    for shift in shifts:
        b = background * (1 + 0.3 * shift)
        found = windowed_counts(counts, b)
        assert found.background_error / b == pytest.approx(0.1)
        couplings.append(math.sqrt(found.expected[2] - b))
    spread = np.std(couplings) / np.mean(couplings)
    assert error == pytest.approx(spread, rel=0.4)


def test_windows_of_a_run_state_the_uncertainties_of_their_background():
    parts = (
        Uncertainty("published expectation", 0.079, 0.079, "33.4 of 423"),
        Uncertainty("simulation", 0.1, 0.1),
    )
    found = expected(background_uncertainties=parts).as_dict()
    assert found["total"]["up"] == pytest.approx(math.hypot(0.079, 0.1))
    assert [item["name"] for item in found["background_uncertainties"]] == [
        "published expectation",
        "simulation",
    ]


def test_the_error_of_a_window_has_the_parts_of_the_expectation_that_it_is_of():
    content = {"expected": 100.0, "observed": 90, "expected_error": 13.0, "source": "made up"}
    numbers = RegionNumbers.model_validate(content | {"uncertainties": {"zz": 0.03, "muons": 0.04}})
    parts = dict(_shares(numbers, "rest", 0.26))
    assert parts == pytest.approx({"zz": 0.06, "muons": 0.08, "rest": 0.24})
    assert _shares(RegionNumbers.model_validate(content), "rest", 0.1) == (("rest", 0.1),)
    assert _shares(None, "rest", 0.1) == (("rest", 0.1),)


@pytest.mark.parametrize(("down", "up", "signed"), [(0.1, 0.2, 0.2), (0.2, 0.1, -0.2), (1.0, 0.1, 1.0)])
def test_the_larger_side_of_an_uncertainty_keeps_its_sign(down, up, signed):
    assert Uncertainty("scale", down, up).signed == signed
    assert "nuisances" not in Uncertainty("scale", down, up, nuisances=(("scale", up),)).to_json()
