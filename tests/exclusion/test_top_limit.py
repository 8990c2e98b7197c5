"""Limits on a branching ratio: closed forms, no_limit, bad input; the model's prediction; the CSV."""

import csv
import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError
from recast.exclusion.top_curve import TopPoint, write_top_curve
from recast.exclusion.top_limit import SignalRate, branching_limit
from recast.exclusion.top_prediction import (
    PredictionCurve,
    RightHanded,
    c9_prediction,
    right_handed_prediction,
)

MASSES = [10.0, 60.0, 150.0]


def test_no_background_and_no_event_give_three_events():
    limit = branching_limit(SignalRate(1000.0, 0.0, 0.0), 0.0, 0.0, observed=0)
    assert limit.observed == pytest.approx(-np.log(0.05) / 1000, rel=1e-12)
    assert limit.expected == pytest.approx((limit.observed,) * 5, rel=1e-12)
    assert limit.reason == ""


def test_one_event_over_three():
    limit = branching_limit(SignalRate(16000.0, 0.0, 0.0), 3.2, 0.0, observed=1)
    # CLs: exp(-s) (1 + b + s)/(1 + b) = 0.05
    s = limit.observed * 16000
    assert np.exp(-s) * (1 + 3.2 + s) / (1 + 3.2) == pytest.approx(0.05, rel=1e-6)
    assert limit.observed < limit.median


@given(st.floats(0.01, 0.5), st.floats(0.01, 0.5))
def test_errors_never_help(background_error, signal_error):
    sharp = branching_limit(SignalRate(5000.0, 0.0, 0.0), 2.0, 0.0, observed=2)
    blurred = branching_limit(SignalRate(5000.0, 0.0, signal_error), 2.0, 2.0 * background_error, observed=2)
    assert blurred.observed >= sharp.observed * (1 - 1e-9)


@pytest.mark.parametrize("events", [0.0, 2.99])
def test_too_few_events_at_br_one(events):
    limit = branching_limit(SignalRate(events, 0.1, 0.06), 3.2, 1.3, observed=1)
    assert limit.observed is None
    assert set(limit.expected) == {None}
    assert limit.reason.startswith("no_limit: ")
    assert "fewer than 3" in limit.reason


def test_a_branching_ratio_above_one_is_no_limit():
    limit = branching_limit(SignalRate(3.5, 0.1, 0.0), 20.0, 1.0, observed=25)
    assert limit.observed is None
    assert limit.reason == "no_limit: a branching ratio above 1 would be needed"


def test_negative_numbers_are_refused():
    with pytest.raises(InputError, match="none may be negative"):
        branching_limit(SignalRate(10.0, 0.0, 0.0), -1.0, 0.0)


def test_printed_is_four_times_derived():
    printed, derived = c9_prediction(MASSES, 1800.0, "unit_yukawas")
    assert printed.values == pytest.approx(4 * derived.values)
    # "few 1e-7" of 1403.1269 for BR(t -> Z' c), a third of it with muons
    assert printed.values[0] == pytest.approx(2.6e-7 / 3, rel=0.15)
    right = right_handed_prediction(MASSES, RightHanded(1000.0, 1.0, 750.0))
    assert [item.name for item in right] == [
        "right_handed_printed",
        "right_handed_derived",
        "right_handed_exact",
    ]


def test_the_exact_width_settles_the_prefactor():
    """Deep in the region where (24) holds, the exact width is the derived formula."""
    _, derived, exact = right_handed_prediction(MASSES, RightHanded(2e4, 1.0, 500.0))
    assert exact.values == pytest.approx(derived.values, rel=0.02)


def test_an_unknown_sector_is_refused():
    with pytest.raises(InputError, match='unknown quark sector "papr"'):
        c9_prediction(MASSES, 1800.0, "papr")
    with pytest.raises(InputError, match="not perturbative"):
        c9_prediction(MASSES, 10.0, "paper")


def point(mass, events=1000.0):
    limit = branching_limit(SignalRate(events, 10.0, 0.06), 0.5, 0.2)
    return TopPoint(mass, (0.05, 0.002), limit, None, (limit,), {"ttz": 0.5}, ())


def test_the_table_has_a_word_where_there_is_no_limit(tmp_path):
    line = PredictionCurve("model", "a line", np.array([1e-7, 2e-7]))
    path = write_top_curve([point(10.0), point(170.0, 1.0)], ["14TeV_300fb"], [line], tmp_path / "a.csv")
    first, second = csv.DictReader(path.read_text().splitlines())
    assert float(first["br_expected_median"]) == pytest.approx(3.3e-3, rel=0.3)
    assert second["br_expected_median"] == second["br_expected_14TeV_300fb"] == "no_limit"
    assert second["remark"].startswith("no_limit: 1 events expected at BR = 1")
    assert (first["br_observed"], first["model"], second["model"]) == ("", "1e-07", "2e-07")
    assert not {"nan", "inf"} & set(path.read_text().replace("\n", ",").split(","))


def test_a_number_that_is_none_is_not_written(tmp_path):
    bad = dataclasses.replace(point(10.0), acceptance=(float("nan"), 0.0))
    with pytest.raises(RunError, match="a cell of the curve is nan"):
        write_top_curve([bad], ["a"], [], tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []
