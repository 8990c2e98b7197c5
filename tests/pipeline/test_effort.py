"""A target error decides how many events are made; near couplings share theirs."""

import math
from itertools import pairwise

import pytest

from recast.analysis.yields import Yield
from recast.cards import parse_card
from recast.core.errors import InputError, RunError
from recast.core.progress import Silent
from recast.generate.base import Contribution
from recast.model.registry import load_model
from recast.pipeline.effort import _RARE, NARROW, Effort, Shared
from recast.pipeline.run import run_card
from recast.pipeline.simulate import Simulation

CARD = {
    "name": "target",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [30]},
    "generate": {"target_error": 0.05, "matrix_element": "numpy"},
    "shower": {"profile": "no-mpi"},
    "analysis": {"name": "atlas_2013_z4l"},
    "low_energy": {"constraints": []},
}


def simulation(error, requested=4000, value=100.0):
    point = load_model("lmu_ltau").point({"mzp_gev": 30.0})
    events = Yield(value, error, 500, 500.0)
    return Simulation(point, Contribution.SIGNAL, events, (), (), requested=requested)


def effort(**changes):
    return Effort(parse_card(CARD | {"generate": CARD["generate"] | changes}, "card"), 4)


def needed(found, pilot, slope, shared, target=None):
    return found.enough(pilot, pilot.events, slope, shared, target)


def test_errors_fall_as_the_root_of_the_number_of_events():
    # 5 % of a pilot of 4000 events; 4 % are left of 2 * 5 % besides the 9.17 % of the Standard Model
    found = needed(effort(), simulation(5.0), NARROW, (0.10**2 - 0.04**2) ** 0.5)
    # 500 effective events tell the variance to 1/sqrt(500)
    assert found == pytest.approx((1 + 500**-0.5) * 4000 * (5.0 / 4.0) ** 2, rel=0.02)
    assert found == float(f"{found:.2g}")
    # a steeper signal needs fewer, and never fewer than were made
    assert needed(effort(), simulation(5.0), 4.0, 0.0) == 4000


def test_a_comparison_needs_no_more_than_its_tolerance_tells():
    # 3 % at two standard deviations: half of it, whatever less the card wants of its limits
    precise = effort(target_error=0.009)
    assert precise.compared(0.03) == 0.015
    assert needed(precise, simulation(5.0), NARROW, 0.0, 0.015) == pytest.approx(
        (0.009 / 0.015) ** 2 * needed(precise, simulation(5.0), NARROW, 0.0), rel=0.02
    )
    assert effort(target_error=0.05).compared(0.03) == 0.05


def test_an_error_that_cannot_be_met_is_one_line():
    with pytest.raises(
        RunError, match=r"target_error 0.0001 needs about 2.6e\+08 events of signal, most_events"
    ):
        needed(effort(target_error=1e-4), simulation(5.0), NARROW, 0.0)
    with pytest.raises(RunError, match="target_error 0.05 is not met.*the Standard Model alone has 0.06"):
        needed(effort(), simulation(5.0), NARROW, 0.12)
    with pytest.raises(RunError, match="needs more events than a pilot tells"):
        needed(effort(), simulation(1.0, value=0.0), NARROW, 0.0)


def test_no_simulation_has_more_events_than_the_card_allows():
    few = effort(most_events=1500)
    assert few.first == few.coarse == few.pilot_background == 1500
    asked = []

    def simulate(count):
        asked.append(count)
        return simulation(5.0 * (4000 / count) ** 0.5, count)

    # 5 % of 4000 events: 1500 have 8.2 %, and 3 % takes more than the card allows
    with pytest.raises(RunError, match="most_events is 1500"):
        effort(most_events=1500, target_error=0.03).background(simulate, lambda made: made.events)
    assert asked == [1500]
    # rounded up to two digits it would be 8100 and more
    most = 8040
    found = needed(effort(most_events=most), simulation(5.0), NARROW, (0.10**2 - 0.03607**2) ** 0.5)
    assert found == most


def test_the_standard_model_is_made_until_its_error_has_its_share():
    asked = []

    def made(count):
        asked.append(count)
        return simulation(1.0, count)

    # its share of the variance of 4 points; nothing is in the window of the first two
    wanted = 2 * 0.15 / (1 + (4 / _RARE) ** 0.5) ** 0.5
    blind = Shared(math.inf, 0.0)
    errors = iter([blind, blind, Shared(0.25, 25.0), Shared(1.1 * wanted, 1e4)])
    effort(target_error=0.15).background(made, lambda _: next(errors))
    assert asked[:3] == [12_000, 96_000, 768_000]
    assert asked[3] == pytest.approx(1.2 * 768_000 * (0.25 / wanted) ** 2, rel=0.05)
    assert len(asked) == 4  # 10 % beyond its share is made up for by the signals


def test_a_number_and_an_error_are_two_meanings():
    with pytest.raises(InputError, match="events_sm and target_error both say how many events: remove one"):
        effort(events_sm=1000)


@pytest.mark.slow
def test_the_target_is_met_in_a_window_whose_background_is_simulated(tmp_path):
    generate = {"target_error": 0.2, "cuts": {"m4l_min_gev": 75, "mll_min_gev": 3}}
    window = {
        "generate": generate,
        "analysis": {"name": "cms_2018_zprime_4mu", "region": "window"},
        "limit": {"method": "cls"},
    }
    (result,) = run_card(parse_card(CARD | window, "card"), tmp_path, jobs=1, progress=Silent()).results
    limit = result.row.limits.expected[2]
    assert limit.error / limit.value < 1.2 * 0.2
    assert result.expected.background_simulation_error > 0


@pytest.mark.slow
def test_the_target_is_met_and_no_event_is_made_where_there_is_no_limit(tmp_path):
    card = parse_card(CARD | {"scan": {"mzp_gev": [30, 70, 80]}}, "card")
    outcome = run_card(card, tmp_path, jobs=1, progress=Silent())
    narrow, wide, none = outcome.results
    for result in (narrow, wide):
        limit = result.row.limits.observed
        assert limit.error / limit.value < 0.06
    assert none.row.limits.observed.value is None
    assert all(item.requested == 4000 for item in none.simulations)
    # a coupling within 15 % of one that was simulated has no events of its own
    own = sorted(item.point.coupling for item in wide.simulations if item.reweighted_from is None)
    assert all(high / low >= 1.15 for low, high in pairwise(own))
