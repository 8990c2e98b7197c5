"""Results of the library as text: a small table in print, one line where Python shows them."""

import dataclasses
import sys
import traceback
from pathlib import Path

import pytest
from matplotlib.figure import Figure

import recast
from recast.api import results
from recast.api.results import Result
from recast.core.errors import InputError
from recast.core.text_table import text_table
from recast.events.sample import Sample

EVENTS = Path(__file__).parent / "data" / "events" / "four_muons_zp50.lhe.gz"


def made():
    """One result of each kind that takes no run."""
    points = [{"mzp_gev": 10.0 + n, "coupling": 0.02} for n in range(25)]
    sample = Sample("a-sample", "4mu", "signal", 8000.0, Path("a.lhe"), 10, 0.25, 0.01, {})
    return {
        "Limit": recast.limit(observed=77, background=78.0),
        "Bound": recast.bound("trident", mzp_gev=[10, 30]),
        "Verdicts": recast.check(points, against=["trident"], data="2014"),
        "Yields": recast.analyse("atlas_2013_z4l", EVENTS, jobs=1),
        "Events": results.Events(sample, (Path("a.lhe"),)),
        "Cost": recast.run("quickstart", dry_run=True),
    }


def test_every_result_is_one_line_and_a_small_table():
    found = made()
    kinds = {item.__name__ for item in vars(results).values() if isinstance(item, type)}
    mine = {
        name
        for name in kinds
        if issubclass(getattr(results, name, int), Result)
        and dataclasses.is_dataclass(getattr(results, name, None))
    }
    assert set(found) == mine - {"Curve"}
    for name, item in found.items():
        assert repr(item).startswith(f"<{name} ")
        assert "\n" not in repr(item)
        assert len(repr(item)) < 160
        head, *lines = str(item).splitlines()
        assert repr(item) == f"<{name} {head}>"
        assert len(lines) == 1 + min(20, len(item.rows())) + (len(item.rows()) > 20)
        assert "(" not in lines[0]


def test_the_table_of_verdicts_has_twenty_rows_and_the_number_of_others():
    head, names, *rows = str(made()["Verdicts"]).splitlines()
    assert "excluded: 5, not excluded: 20" in head
    assert names.split()[:5] == ["model", "mzp_gev", "gp", "verdict", "by"]
    assert len(rows) == 21
    assert rows[-1] == "... 5 more"


def test_numbers_have_few_digits_and_columns_without_values_are_left_out():
    rows = [
        {"a": 1 / 3, "b": None, "c": "x" * 80, "d": True},
        {"a": 12345.678, "b": None, "c": "a\nb", "d": False},
    ]
    names, first, second = text_table(rows).splitlines()
    assert names.split() == ["a", "c", "d"]
    assert first.split()[0] == "0.3333"
    assert len(first.split()[1]) == 48
    assert second.split() == ["1.235e+04", "a", "b", "False"]
    assert text_table([]) == ""


def test_a_table_without_pandas_is_one_error_without_another_behind_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(
        InputError, match=r"needs pandas\. pip install pandas, or the extra \[pandas\]"
    ) as caught:
        recast.limit(observed=77, background=78.0).to_dataframe()
    assert "ImportError" not in "".join(traceback.format_exception(caught.value))


def test_the_picture_of_verdicts_says_which_points_it_leaves_out():
    point = {"mzp_gev": 10.0, "coupling": 0.02}
    found = recast.check([point, {"model": "b_minus_l", **point}, point], against=["trident"], data="2014")
    axes = found.plot(Figure().subplots())
    assert axes.get_title() == "lmu_ltau: 2 of 3 points"
    assert recast.check([point], against=["trident"]).plot(Figure().subplots()).get_title() == ""
