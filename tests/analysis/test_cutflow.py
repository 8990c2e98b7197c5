import json
from fractions import Fraction

import numpy as np
import pytest

from recast.analysis.cutflow import Cutflow, SelectionBuilder, Tally
from recast.core.errors import RunError


def selection():
    builder = SelectionBuilder(np.array([1.0, 2.0, 4.0, -8.0]))
    builder.cut("first", np.array([True, False, True, True]))
    assert builder.rows.tolist() == [0, 2, 3]
    builder.cut("second", np.array([False, True, True]))
    return builder.finish({"all": np.array([True, True]), "last": np.array([False, True])})


def test_cutflow_counts_and_weights():
    flow = selection().cutflow
    rows = [(n, t.n_raw, float(t.sum_weights), float(t.sum_squared_weights)) for n, t in flow.steps]
    assert rows == [("events read", 4, -1.0, 85.0), ("first", 3, -3.0, 81.0), ("second", 2, -4.0, 80.0)]
    assert flow["first"].n_raw == 3
    with pytest.raises(KeyError):
        flow["third"]


def test_regions_are_masks_over_all_events():
    result = selection()
    assert result.regions["last"].tolist() == [False, False, False, True]
    assert result.tallies["all"] == Tally(2, Fraction(-4), Fraction(80))
    assert result.passed.tolist() == [False, False, True, True]


def test_cutflows_add_up():
    flow = selection().cutflow
    assert (flow + flow)["second"] == Tally(4, Fraction(-8), Fraction(160))
    other = Cutflow((("events read", Tally()),))
    with pytest.raises(RunError, match="adding two cutflows: the steps differ"):
        flow + other


def test_json_round_trip():
    content = json.loads(json.dumps(selection().cutflow.to_json()))
    assert [row["step"] for row in content] == ["events read", "first", "second"]
    assert content[2]["of_all"] == pytest.approx(4.0)
    assert content[2]["of_previous"] == pytest.approx(4 / 3)
    assert Cutflow.from_json(content) == selection().cutflow


def test_a_decision_for_each_event_is_needed():
    builder = SelectionBuilder(np.ones(3))
    with pytest.raises(ValueError, match="cut 'x': .* decisions for"):
        builder.cut("x", np.array([True]))


def test_no_events():
    builder = SelectionBuilder(np.zeros(0))
    builder.cut("x", np.zeros(0, bool))
    result = builder.finish({"r": np.zeros(0, bool)})
    assert [t.n_raw for _, t in result.cutflow.steps] == [0, 0]
    assert result.cutflow.to_json()[1]["of_all"] is None


def test_numbers_are_no_decisions():
    """They would be taken as positions of events."""
    builder = SelectionBuilder(np.ones(3))
    for numbers in (np.array([1, 0, 2]), np.array([True, False, True]) * 1, np.array([1.0, 0.0, 1.0])):
        with pytest.raises(ValueError, match=r"cut 'two': numbers of type .* in the place of decisions"):
            builder.cut("two", numbers)
    with pytest.raises(ValueError, match="region 'a': numbers of type int64 in the place of decisions"):
        builder.finish({"a": np.array([0, 1, 1])})
    assert builder.rows.tolist() == [0, 1, 2]
