"""CMS 1808.03684: the expected limit on g' at each published mass, and the events behind it."""

import json

import pytest

from recast.cards import parse_card
from recast.core.progress import Silent
from recast.inputs.published_limits import published_limit
from recast.pipeline.run import run_card


@pytest.fixture
def sections(closure_page):
    return closure_page("cms_2018_zprime_4mu")


def test_shipped_closure_page_within_20_percent(sections):
    rows = sections["limit on g' beside the published one"]["rows"]
    compared = [row for row in rows if "outside" not in row["note"]]
    assert len(compared) == 2 * (11 + 3)  # 5 to 70 GeV, and the three with counts; twice
    for row in compared:
        assert row["ratio"] == pytest.approx(1.0, abs=0.2), row["quantity"]


def test_shipped_closure_page_with_the_signal_of_the_published_limit(sections):
    rows = sections["limit on g' beside the published one"]["rows"]
    same = [row for row in rows if "signal at lowest order" in row["quantity"]]
    for row in same:
        mass = float(row["quantity"].split(" GeV")[0].split()[-1])
        if mass < 70.0:  # there interference and width change the rate, which the published limit scales
            error = (row["error"] ** 2 + (row["published_error"] or 0.0) ** 2) ** 0.5
            assert abs(row["ratio"] - 1.0) < 0.05 + 2.0 * error, row["quantity"]


def test_shipped_closure_page_windows(sections):
    rows = sections["background in the windows with published counts"]["rows"]
    assert [row["published"] for row in rows] == [9.2, 7.7, 34.9]
    for row in rows:
        assert abs(row["pull"]) < 1.5, row["quantity"]


def test_shipped_closure_page_signal(sections):
    rows = sections["cross sections of the experiment's signal samples"]["rows"]
    assert len(rows) == 10
    for row in rows[:6]:  # those with two digits or more
        assert row["ratio"] == pytest.approx(1.0, abs=0.1), row["quantity"]


def test_shipped_closure_page_events(sections):
    rows = {row["quantity"]: row for row in sections["expected events"]["rows"]}
    found = rows["4mu, run2, lowest order"]
    assert found["published"] == 423.0
    assert found["ratio"] == pytest.approx(1.0, abs=0.2)


@pytest.mark.slow
def test_expected_limit_from_scratch(tmp_path):
    # a mass of each kind: in the second pair and in the first one
    published = published_limit("cms_4mu")
    masses = [15.0, 20.004, 50.082]
    card = parse_card(
        {
            "name": "cms",
            "seed": 3,
            "model": {"mzp_gev": masses, "gp_reference": 0.02},
            "generate": {
                "events": 2500,
                "events_sm": 12000,
                "matrix_element": "helicity",
                "cuts": {"m4l_min_gev": 75, "mll_min_gev": 3},
            },
            "shower": {"profile": "no-mpi"},
            "analysis": {"name": "cms_2018_zprime_4mu", "region": "window"},
            "limit": {"method": "cls"},
            "low_energy": {"constraints": []},
        }
    )
    outcome = run_card(card, tmp_path / "run", jobs=2, progress=Silent())
    for result in outcome.results:
        mass = result.point["mzp_gev"]
        ratio = result.row.limits.expected[2].value / published.expected_at(mass)
        # the background in the window has a simulation error of a quarter here, the limit of about 8 %
        assert ratio == pytest.approx(1.0, abs=0.25)
        assert result.expected.window_gev == mass
        # a count is published at 15 GeV alone: nothing else is called observed
        counted = mass == 15.0
        assert result.expected.observed_published is counted
        assert (result.row.limits.observed.value is not None) is counted
        assert not counted or result.expected.counts.observed_events == 6
    made = json.loads((tmp_path / "run" / "results.json").read_text())["standard_model"]
    assert made["selected_events"]["value"] == pytest.approx(423.0, rel=0.2)
