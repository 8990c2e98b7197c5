"""Photons beside leptons: each rule of the recovery at its edge, dressing before cuts, records without."""

import dataclasses
import math

import numpy as np
import pytest

from recast.analysis.card import parse_card
from recast.analysis.kinematics import four_momenta, invariant_mass, recovered_momenta
from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.leptons import find_leptons, flatten_events
from recast.detector.objects import DetectorModel, Dressing, IsolationCut, LeptonCuts, PhotonRecovery
from recast.detector.photons import with_recovered_photons
from recast.events.record import make_events, with_photons

RULE = PhotonRecovery(2.0, 2.4, 0.5, 0.012, 0.3, 1.8)
MODEL = DetectorModel((LeptonCuts(13, 5.0, 2.4),), IsolationCut(0.3, 0.9, 2.7, 0.35))
MASSES = {13: 0.105658, 22: 0.0}


def record(event, threshold=0.5, origins=None):
    pid, pt, eta, phi = (np.array(column, float) for column in zip(*event, strict=True))
    columns = {
        "px": pt * np.cos(phi),
        "py": pt * np.sin(phi),
        "pz": pt * np.sinh(eta),
        "mass": [MASSES.get(abs(int(code)), 0.1396) for code in pid],
        "pid": pid,
        "origin": np.ones(len(pid)) if origins is None else origins,
    }
    made = make_events([0], [1.0], [len(event)], columns, where="test")
    return made if threshold is None else with_photons(made, threshold)


def found(event, rule=RULE, **choices):
    flat = flatten_events(record(event, **choices))
    leptons, _ = find_leptons(flat, MODEL, Draws(1, "s"), at_least=1)
    return with_recovered_photons(flat, leptons, rule)


def pt_of(leptons):
    return np.hypot(leptons.photon_px, leptons.photon_py)[0].tolist()


MUONS = [(13, 30.0, 0.0, 0.0), (-13, 20.0, 0.0, 2.0)]


@pytest.mark.parametrize(
    ("photon", "taken"),
    [
        ((22, 10.0, 0.1, 0.0), True),
        ((22, 2.01, 0.04, 0.0), True),
        ((22, 1.99, 0.04, 0.0), False),
        ((22, 20.0, 0.49, 0.0), True),
        ((22, 20.0, 0.51, 0.0), False),
        ((22, 5.0, 0.299, 0.0), True),  # 0.012 of 25 is 0.3
        ((22, 5.0, 0.301, 0.0), False),
    ],
)
def test_each_rule(photon, taken):
    assert pt_of(found([*MUONS, photon])) == pytest.approx([photon[1] if taken else 0.0, 0.0], rel=1e-6)


@pytest.mark.parametrize(("eta", "taken"), [(2.39, True), (2.41, False)])
def test_acceptance(eta, taken):
    muons = [(13, 30.0, 2.35, 0.0), MUONS[1]]
    assert (pt_of(found([*muons, (22, 10.0, eta, 0.0)]))[0] > 0) is taken


def test_a_photon_goes_to_the_nearest_lepton_also_through_the_cut_in_azimuth():
    muons = [(13, 30.0, 0.0, math.pi - 0.1), (-13, 20.0, 0.0, -math.pi + 0.3)]
    assert pt_of(found([*muons, (22, 10.0, 0.0, -math.pi + 0.05)])) == pytest.approx([10.0, 0.0])
    assert pt_of(found([*muons, (22, 10.0, 0.0, -math.pi + 0.15)])) == pytest.approx([0.0, 10.0])


def test_a_lepton_has_the_photon_of_the_smallest_distance_over_squared_pt():
    # 0.1/25 = 0.004 against 0.05/9 = 0.0056; the other one is in the isolation cone, 0.6 of it
    photons = [(22, 5.0, 0.1, 0.0), (22, 3.0, -0.05, 0.0)]
    assert pt_of(found([*MUONS, *photons])) == pytest.approx([5.0, 0.0])
    assert pt_of(found([*MUONS, *photons[::-1]])) == pytest.approx([5.0, 0.0])


@pytest.mark.parametrize(
    ("near", "taken"),
    [
        ((211, 17.9, 0.39, 0.0), True),
        ((211, 18.1, 0.39, 0.0), False),
        ((211, 18.1, 0.41, 0.0), True),  # out of the cone
        ((-11, 90.0, 0.2, 0.0), True),  # leptons do not count
    ],
)
def test_isolation(near, taken):
    assert (pt_of(found([*MUONS, (22, 10.0, 0.1, 0.0), near]))[0] > 0) is taken


def test_leptons_that_are_not_there_have_none():
    flat = flatten_events(record([*MUONS, (22, 10.0, 0.1, 0.0)]))
    leptons, _ = find_leptons(flat, MODEL, Draws(1, "s"), at_least=1)
    alone = leptons.where(np.array([[False, True]]))
    assert pt_of(with_recovered_photons(flat, alone, RULE)) == [0.0, 0.0]


def test_momenta_of_leptons_do_not_change_and_masses_do():
    event = [(13, 30.0, 0.0, 0.0), (-13, 30.0, 0.0, math.pi), (22, 10.0, 0.0, 0.0)]
    leptons = found(event)
    assert leptons.pt[0].tolist() == pytest.approx([30.0, 30.0])
    assert invariant_mass(four_momenta(leptons).sum(axis=1)) == pytest.approx([60.0], abs=1e-3)
    assert invariant_mass(recovered_momenta(leptons).sum(axis=1)) == pytest.approx([2 * 1200**0.5], abs=1e-3)
    # they ride along when leptons are chosen
    swapped = leptons.each(np.array([[1, 0]]))
    assert pt_of(swapped) == pt_of(leptons)[::-1]
    assert pt_of(leptons.take(np.array([True]))) == pt_of(leptons)


def test_no_rule_and_no_photon():
    assert pt_of(found([*MUONS, (22, 10.0, 0.1, 0.0)], None)) == [0.0, 0.0]
    assert pt_of(found(MUONS)) == [0.0, 0.0]
    assert pt_of(found(MUONS, None, threshold=None)) == [0.0, 0.0]


def test_records_without_the_photons_are_refused():
    with pytest.raises(InputError, match="the events hold no photons, which the analysis adds to leptons"):
        found(MUONS, threshold=None)
    with pytest.raises(InputError, match="photons above 3 GeV, the analysis adds softer ones, above 2 GeV"):
        found(MUONS, threshold=3.0)


def test_dressed_leptons_meet_the_cuts():
    dressing = dataclasses.replace(MODEL, dressing=Dressing(0.1))
    event = [(13, 30.0, 0.0, 0.0), (-13, 4.5, 0.0, 2.0), (22, 1.0, 0.05, 2.0), (22, 9.0, 0.15, 2.0)]

    def dressed(model, **choices):
        return find_leptons(flatten_events(record(event, **choices)), model, Draws(1, "s"), at_least=1)

    assert dressed(MODEL)[1].tolist() == [1]
    leptons, counts = dressed(dressing)
    assert counts.tolist() == [2]
    assert leptons.pt[0].tolist() == pytest.approx([30.0, 5.5], rel=1e-5)
    # photons of hadrons take no part
    assert dressed(dressing, origins=[1, 1, 3, 1])[1].tolist() == [1]
    with pytest.raises(InputError, match="the events hold no photons"):
        dressed(dressing, threshold=None)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: Dressing(0.0), "the cone of the dressing is 0"),
        (lambda: dataclasses.replace(RULE, cone=-1.0), "a number is not above 0"),
    ],
)
def test_bad_rules(make, what):
    with pytest.raises(InputError, match=what):
        make()


def number(value):
    return {"value": value, "source": "test"}


def card(**objects):
    isolation = {name: number(1.0) for name in ("cone", "track_pt_min_gev", "track_abs_eta_max", "max_ratio")}
    muon = {"pt_min_gev": number(5.0), "abs_eta_max": number(2.4)}
    luminosity = {"sqrt_s_gev": 8000.0, "value_fb": 1.0, "source": "test"}
    return parse_card(
        {
            "name": "mine",
            "title": "t",
            "experiment": "e",
            "regions": {"r": "r"},
            "default_dataset": "d",
            "datasets": {"d": {"title": "d", "luminosities": [luminosity]}},
            "objects": {"muon": muon, "isolation": isolation, **objects},
            "cuts": {},
        },
        "mine",
    )


def test_object_definitions_of_a_card():
    recovery = {name: number(getattr(RULE, name)) for name in PhotonRecovery.__slots__}
    assert card(recovery=recovery).detector().recovery == RULE
    assert card(recovery=recovery).needs_photons
    assert card(dressing={"cone": number(0.1)}).detector().dressing == Dressing(0.1)
    assert not card().needs_photons
    with pytest.raises(InputError, match="dressing and recovery would count photons twice"):
        card(recovery=recovery, dressing={"cone": number(0.1)})
    with pytest.raises(InputError, match="a number is not above 0"):
        card(recovery=recovery | {"cone": number(0.0)})
