"""Fiducial cuts of ATLAS 1902.05892 and 1509.07844 at their edges, both sides, on hand-made events."""

import math

import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.core.errors import InputError
from recast.events.record import empty_events

PI = math.pi
STEPS = ("acceptance", "number", "pt", "pairs", "m1", "m2", "delta_r", "all_ossf", "pair_pt")
BOTH = ("atlas_2015_m4l", "atlas_2019_m4l")
GOOD = [(13, 32.0, 0.1, 0.0), (-13, 28.0, 0, PI), (13, 13.0, 0.2, PI / 2), (-13, 10.5, 0, -PI / 2)]
"""A pair of 60 GeV and one of 23.4 GeV, each with some pT."""


@pytest.fixture
def select(make_with_photons, draws):
    return lambda name, event: load_analysis(name).select(make_with_photons([event]), draws)


@pytest.fixture
def passes(select):
    def check(name, event, step):
        reached = int(select(name, event).depth[0])
        place = STEPS.index(step)
        assert reached >= place, f"stopped before the cut on {step}"
        return reached > place

    return check


def changed(position, lepton):
    return [lepton if i == position else old for i, old in enumerate(GOOD)]


def of_momenta(*momenta):
    return [(pid, pt, eta, phi) for (pid, _, eta, phi), pt in zip(GOOD, momenta, strict=True)]


@pytest.mark.parametrize(
    ("name", "lepton", "fine"),
    [
        ("atlas_2015_m4l", (-13, 6.01, 0, -PI / 2), True),
        ("atlas_2015_m4l", (-13, 5.99, 0, -PI / 2), False),
        ("atlas_2019_m4l", (-13, 5.01, 0, -PI / 2), True),
        ("atlas_2019_m4l", (-13, 4.99, 0, -PI / 2), False),
        ("atlas_2015_m4l", (-13, 10.5, 2.69, -PI / 2), True),
        ("atlas_2019_m4l", (-13, 10.5, 2.71, -PI / 2), False),
        ("atlas_2015_m4l", (-11, 10.5, 2.49, -PI / 2), True),
        ("atlas_2019_m4l", (-11, 10.5, 2.48, -PI / 2), False),
        ("atlas_2019_m4l", (-11, 6.99, 0, -PI / 2), False),
    ],
)
def test_acceptance(passes, name, lepton, fine):
    assert passes(name, changed(3, lepton), "acceptance") is fine


def test_a_fifth_lepton(passes):
    event = [*GOOD, (13, 8.0, -1.0, 2.5)]
    assert not passes("atlas_2015_m4l", event, "number")
    assert passes("atlas_2019_m4l", event, "number")


@pytest.mark.parametrize(
    ("name", "momenta", "fine"),
    [
        ("atlas_2015_m4l", (20.1, 15.1, 8.1, 7.0), True),
        ("atlas_2015_m4l", (20.1, 15.1, 7.9, 7.0), False),
        ("atlas_2019_m4l", (20.1, 15.1, 10.1, 7.0), True),
        ("atlas_2019_m4l", (20.1, 15.1, 9.9, 7.0), False),
        ("atlas_2019_m4l", (20.1, 14.9, 12.0, 7.0), False),
        ("atlas_2015_m4l", (19.9, 15.1, 12.0, 7.0), False),
    ],
)
def test_momenta(passes, name, momenta, fine):
    assert passes(name, of_momenta(*momenta), "pt") is fine


def test_an_electron_needs_more_to_be_the_third(passes):
    mixed = [(13, 32.0, 0.1, 0.0), (-13, 28.0, 0, PI), (11, 9.0, 0.2, PI / 2), (-11, 7.5, 0, -PI / 2)]
    assert not passes("atlas_2015_m4l", mixed, "pt")
    assert passes("atlas_2015_m4l", [*mixed[:2], (11, 10.1, 0.2, PI / 2), mixed[3]], "pt")
    # two muons and an electron of 9 GeV: the fourth lepton, a muon above 8 GeV, is the third that passes
    third = [(13, 32.0, 0.1, 0.0), (-11, 28.0, 0, PI), (11, 9.0, 0.2, PI / 2), (-13, 8.5, 0, -PI / 2)]
    assert passes("atlas_2015_m4l", third, "pt")


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(("mass", "fine"), [(50.2, True), (49.8, False)])
def test_first_pair(passes, name, mass, fine):
    scale = mass / 60.0
    assert passes(name, of_momenta(32.0 * scale, 28.0 * scale, 13.0, 10.5), "m1") is fine


def test_second_pair(passes, select):
    assert passes("atlas_2015_m4l", GOOD, "m2")
    near = [(13, 32.0, 0.1, 0.0), (-13, 28.0, 0, PI), (13, 13.0, 0.2, PI / 2), (-13, 10.5, 0, PI / 2 + 0.9)]
    mass = select("atlas_2019_m4l", near).observables["m2_gev"]
    assert 9 < mass[0] < 12  # enough in 2019 at this m4l, not in 2015
    assert not passes("atlas_2015_m4l", near, "m2")


@pytest.mark.parametrize(
    ("m4l", "least"), [(80, 5), (99, 5), (105, 8.5), (110, 12), (140, 12), (165, 31), (190, 50), (500, 50)]
)
def test_least_mass_of_the_second_pair_rises(m4l, least):
    found = load_analysis("atlas_2019_m4l").implementation.least_m2_gev(np.array([float(m4l)]))
    assert found.tolist() == pytest.approx([least])


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    ("flavour", "distance", "fine"),
    [(13, 0.11, True), (13, 0.09, False), (11, 0.21, True), (11, 0.19, False)],
)
def test_delta_r(passes, name, flavour, distance, fine):
    close = [*GOOD[:2], (flavour, 13.0, 0.1 + distance, 0.0), (-flavour, 10.5, 0, -PI / 2)]
    assert passes(name, close, "delta_r") is fine


@pytest.mark.parametrize(("pt", "fine"), [((32.0, 29.9), True), ((32.0, 30.1), False)])
def test_pt_of_a_pair(passes, pt, fine):
    first, second = pt
    flat = [(13, first, 0.0, 0.0), (-13, second, 0.0, PI), (13, 13.0, 0, PI / 2), (-13, 10.5, 0, -PI / 2)]
    assert passes("atlas_2015_m4l", flat, "pair_pt") is fine


@pytest.mark.parametrize("name", BOTH)
def test_channels(selects_channels, name):
    selects_channels(name, GOOD)


def test_a_photon_is_added_inside_the_cone(select):
    for name, cone in (("atlas_2015_m4l", 0.1), ("atlas_2019_m4l", 0.005)):
        alone = select(name, GOOD).observables["m4l_gev"][0]
        for distance, more in ((0.9 * cone, True), (1.1 * cone, False)):
            found = select(name, [*GOOD, (22, 3.0, 0.1 + distance, 0.0)]).observables["m4l_gev"][0]
            assert bool(found > alone + 0.5) is more


@pytest.mark.parametrize("name", BOTH)
def test_an_empty_record_and_one_without_photons(make, draws, name):
    analysis = load_analysis(name)
    assert analysis.select(empty_events(photon_pt_min_gev=0.5), draws).regions["4l"].tolist() == []
    with pytest.raises(InputError, match="the events hold no photons, which the analysis adds to leptons"):
        analysis.select(make([GOOD]), draws)
