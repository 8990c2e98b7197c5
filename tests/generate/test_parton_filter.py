import json
import math
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

import recast
from recast.analysis.loader import load_analysis
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.events.parton_filter import AfterRadiation, PartonFilter
from recast.events.parton_table import PartonTable
from recast.generate.event_file import shower_file

EVENTS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_zp50.lhe.gz"


def table(*events):
    """Events as lists of (pid, px, py, pz), massless, after two incoming quarks and a Z."""
    codes, momenta, counts = [], [], []
    for event in events:
        rows = [(2, -1, 0, 0, 0, 900.0), (-2, -1, 0, 0, 0, -900.0), (23, 2, 1, 2, 3, 4)]
        for pid, status, *_ in rows:
            codes.append((pid, status, 0, 0, 0, 0))
            momenta.append((500.0, 0.0, 0.0, 900.0, 0.0, 0.0, 9.0))
        for pid, px, py, pz in event:
            codes.append((pid, 1, 3, 3, 0, 0))
            momenta.append((px, py, pz, math.hypot(px, py, pz), 0.0, 0.0, 9.0))
        counts.append(3 + len(event))
    n = len(events)
    return PartonTable(
        np.arange(n),
        np.ones(n),
        np.zeros((n, 3)),
        np.array(counts),
        np.array(codes, np.int32),
        np.array(momenta),
    )


def square(energy, *, third=13, scale=1.0):
    """Four leptons at right angles: m4l = 4 E, opposite neighbours have m = sqrt(2) E."""
    e = energy
    return [(13, e, 0, 0), (-13, 0, e * scale, 0), (third, -e, 0, 0), (-third, 0, -e * scale, 0)]


def mask(conditions, *events):
    return PartonFilter(**conditions).mask(table(*events)).tolist()


def test_without_conditions_everything_passes():
    assert mask({}, square(20), [], [(13, 1, 0, 0)]) == [True, True, True]


def test_mass_of_all_leptons():
    events = [square(19.99), square(20.01), square(30)]
    assert mask({"m4l_min_gev": 80.0}, *events) == [False, True, True]
    assert mask({"m4l_min_gev": 80.0, "m4l_max_gev": 100.0}, *events) == [False, True, False]


def test_every_opposite_sign_same_flavour_pair_counts():
    close = [(13, 30, 0, 0), (-13, 30, 4, 0), (13, -30, 0, 0), (-13, 0, 0, 30)]
    mass = math.sqrt(2 * (30 * math.hypot(30, 4) - 900))
    assert mask({"mll_min_gev": mass - 0.01}, close) == [True]
    assert mask({"mll_min_gev": mass + 0.01}, close) == [False]
    same_sign = [(13, 30, 0, 0), (13, 30, 4, 0), (-13, -30, 0, 0), (-13, 0, 0, 30)]
    other_flavour = [(13, 30, 0, 0), (-11, 30, 4, 0), (-13, -30, 0, 0), (11, 0, 0, 30)]
    assert mask({"mll_min_gev": mass + 0.01}, same_sign, other_flavour) == [True, True]


def test_number_of_leptons_inside_limits():
    conditions = {"leptons_min": 3, "lepton_pt_min_gev": 5.0, "lepton_abs_eta_max": 2.5}
    near, soft = (13, 6, 0, 0), (-13, 4, 0, 0)
    forward = (-13, 6, 0, 6 * math.sinh(2.6))
    assert mask(conditions, [near] * 3, [near] * 2 + [soft], [near] * 2 + [forward], [near] * 3 + [soft]) == [
        True,
        False,
        False,
        True,
    ]


def test_taus_are_leptons_and_neutrinos_are_not():
    assert mask({"m4l_min_gev": 70.0}, square(20, third=15), square(20, third=14)) == [True, False]


LATER = AfterRadiation(
    scale_gev=4.0, pt_min_gev=(17.0, 12.0, 6.0, 0.0), abs_eta_max=3.2, eta_tested_above_gev=3.0, source="test"
)


def after(*pt_and_eta):
    return LATER.passes([(pt, 0.0, pt * math.sinh(eta)) for pt, eta in pt_and_eta])


@pytest.mark.parametrize(
    ("leptons", "passes"),
    [
        (((1.0, 0), (7.0, 0), (13.0, 0), (18.0, 0)), True),
        (((1.0, 0), (7.0, 0), (13.0, 0), (16.9, 0)), False),
        (((1.0, 0), (7.0, 0), (11.9, 0), (18.0, 0)), False),
        (((1.0, 0), (5.9, 0), (13.0, 0), (18.0, 0)), False),
        (((1.0, 5.0), (7.0, 0), (13.0, 0), (18.0, 0)), True),  # |eta| of soft leptons is not tested
        (((3.1, 3.19), (7.0, 0), (13.0, 0), (18.0, 0)), True),
        (((3.1, -3.21), (7.0, 0), (13.0, 0), (18.0, 0)), False),
        (((7.0, 0), (13.0, 0), (18.0, 0)), False),
        (((3.5, 5.0), (7.0, 0), (13.0, 0), (18.0, 0), (19.0, 0)), True),  # a fifth one does no harm
    ],
)
def test_conditions_after_hard_radiation(leptons, passes):
    assert after(*leptons) is passes


def test_the_filter_of_a_card_is_plain_values_and_back():
    content = {
        "m4l_min_gev": 80.0,
        "after_radiation": {"scale_gev": 4, "pt_min_gev": [17, 12], "abs_eta_max": 3.2, "source": "here"},
        "source": "there",
    }
    built = PartonFilter.model_validate(content)
    assert built.m4l_min_gev == 80.0
    assert built.after_radiation.pt_min_gev == (17.0, 12.0)
    assert PartonFilter.model_validate(built.describe()) == built


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"m4l_min": 80.0}, "m4l_min\n.*not permitted"),
        ({"m4l_min_gev": "high"}, "m4l_min_gev\n.*valid number"),
        ({"mll_min_gev": -1.0}, "mll_min_gev\n.*greater than or equal to 0"),
        ({"after_radiation": {"scale": 4.0}}, "after_radiation.scale\n.*not permitted"),
        ({"after_radiation": {"scale_gev": 4.0}}, "after_radiation.pt_min_gev\n.*required"),
        ({"after_radiation": LATER.model_dump() | {"pt_min_gev": [1, 2]}}, "pt_min_gev must not increase"),
        ({"after_radiation": LATER.model_dump() | {"scale_gev": 0.0}}, "scale_gev\n.*greater than 0"),
        ({"after_radiation": LATER.model_dump() | {"source": ""}}, "source\n.*at least 3"),
    ],
)
def test_wrong_entries_are_refused(content, message):
    with pytest.raises(ValidationError, match=message):
        PartonFilter.model_validate(content)


AFTER = {"scale_gev": 4.0, "pt_min_gev": [20.0, 10.0], "abs_eta_max": 2.7, "source": "a test"}


@pytest.mark.parametrize(
    ("applied", "wanted", "covers"),
    [
        ({}, None, True),
        ({"m4l_min_gev": 70}, None, False),
        ({"m4l_min_gev": 70}, {"m4l_min_gev": 80}, True),
        ({"m4l_min_gev": 80}, {"m4l_min_gev": 70}, False),
        ({"m4l_max_gev": 130}, {}, False),
        ({"m4l_max_gev": 130}, {"m4l_max_gev": 100}, True),
        ({"mll_min_gev": 4}, {"mll_min_gev": 5}, True),
        ({"mll_min_gev": 6}, {"mll_min_gev": 5}, False),
        ({"leptons_min": 3, "lepton_pt_min_gev": 5}, {"leptons_min": 4, "lepton_pt_min_gev": 7}, True),
        ({"leptons_min": 4, "lepton_pt_min_gev": 5}, {"leptons_min": 3, "lepton_pt_min_gev": 7}, False),
        ({"leptons_min": 3, "lepton_abs_eta_max": 2.5}, {"leptons_min": 3}, False),
        ({"leptons_min": 3}, {"leptons_min": 3, "lepton_abs_eta_max": 2.5}, True),
        ({"after_radiation": AFTER}, {}, False),
        ({"after_radiation": AFTER}, {"after_radiation": AFTER | {"source": "other words"}}, True),
        ({"after_radiation": AFTER}, {"after_radiation": AFTER | {"pt_min_gev": [20.0, 10.0, 5.0]}}, True),
        ({"after_radiation": AFTER}, {"after_radiation": AFTER | {"pt_min_gev": [20.0, 8.0]}}, False),
        ({"after_radiation": AFTER}, {"after_radiation": AFTER | {"abs_eta_max": 2.9}}, False),
        ({"after_radiation": AFTER}, {"after_radiation": AFTER | {"scale_gev": 2.0}}, False),
    ],
)
def test_a_filter_covers_what_is_harder(applied, wanted, covers):
    other = None if wanted is None else PartonFilter(**wanted)
    assert PartonFilter(**applied).covers(other) is covers
    again = PartonFilter.model_validate(json.loads(json.dumps(PartonFilter(**applied).describe())))
    assert again.covers(other) is covers


@pytest.mark.slow
def test_events_that_a_harder_filter_left_out_are_missed_in_no_other_analysis(tmp_path):
    """Showered for one analysis and given to another, whose own filter lets more pass."""
    card = load_analysis("atlas_2013_z4l").card
    for name, lowest in (("same", card.parton_filter.m4l_min_gev), ("harder", 110.0)):
        made = card.parton_filter.model_copy(update={"m4l_min_gev": lowest})
        path = tmp_path / f"{name}.parquet"
        chosen = {"seed": 1, "jobs": 1, "progress": Silent()}
        shower_file(EVENTS, "parton", path, event_filter=made, **chosen)
        if name == "same":
            assert recast.analyse("atlas_2013_z4l", path).samples
            continue
        text = "showered with a filter that leaves out events which may pass atlas_2013_z4l"
        with pytest.raises(InputError, match=text):
            recast.analyse("atlas_2013_z4l", path)
