"""Each cut of the CMS Z' -> 4 mu search at its edge, both sides, and its moving window."""

import math
import pickle

import numpy as np
import pytest

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import load_analysis
from recast.core.blocks import validated
from recast.core.errors import InputError
from recast.events.record import with_photons
from recast.pipeline.closure.setup import patched

PI = math.pi
NAMES = ("acceptance", "identified", "isolated", "trigger", "pt", "pairs", "m1", "m2", "all_ossf", "m4mu")
STEPS = {name: place for place, name in enumerate(NAMES, start=1)}
GOOD = [(13, 25.0, 0, 0.0), (-13, 25.0, 0, PI), (13, 20.0, 0, PI / 2), (-13, 20.0, 0, -PI / 2)]


@pytest.fixture
def make(make):
    """Records with the photons above 0.5 GeV."""
    return lambda events: with_photons(make(events), 0.5)


@pytest.fixture(scope="module")
def cms():
    return load_analysis("cms_2018_zprime_4mu")


@pytest.fixture(scope="module")
def exact(cms):
    """The analysis with muons measured exactly and found always."""
    return patched(cms, {"objects": {"muon": {"efficiencies": [], "resolution": None}}})


@pytest.fixture
def passes(make, exact, draws):
    def check(event, step):
        reached = int(exact.select(make([event]), draws).depth[0])
        assert reached >= STEPS[step] - 1, f"stopped before the cut on {step}"
        return reached >= STEPS[step]

    return check


def opening(mass, pt1, pt2):
    return math.acos(1 - mass**2 / (2 * pt1 * pt2))


def changed(position, lepton):
    return [lepton if i == position else old for i, old in enumerate(GOOD)]


def test_good_event(make, exact, draws):
    selection = exact.select(make([GOOD]), draws)
    assert selection.passed.tolist() == [True]
    assert list(selection.regions) == ["4mu"]  # no window without a mass
    assert selection.observables["m1_gev"] == pytest.approx([50.0], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([40.0], abs=2e-3)


@pytest.mark.parametrize(
    ("lepton", "fine"),
    [
        ((-13, 5.01, 0, -PI / 2), True),
        ((-13, 4.99, 0, -PI / 2), False),
        ((-13, 20.0, 2.39, -PI / 2), True),
        ((-13, 20.0, -2.41, -PI / 2), False),
        ((-11, 20.0, 0, -PI / 2), False),
    ],
)
def test_acceptance(passes, lepton, fine):
    assert passes(changed(3, lepton), "acceptance") is fine


@pytest.mark.parametrize(("track_pt", "fine"), [(6.98, True), (7.02, False)])
def test_isolation(passes, track_pt, fine):
    # 0.35 of 20 GeV, Delta R = 0.29; one just outside of 0.3 never counts
    assert passes([*GOOD, (211, track_pt, 0.29, PI / 2)], "isolated") is fine
    assert passes([*GOOD, (211, track_pt, 0.31, PI / 2)], "isolated")


def test_muons_that_share_a_cone(passes):
    angle = opening(8.0, 30.0, 25.0)
    assert angle < 0.3
    event = [(13, 30.0, 0, 0.0), (-13, 25.0, 0, angle), (13, 20.0, 0, PI), (-13, 25.0, 0, PI - 1.5)]
    assert passes(event, "isolated")
    assert not passes([*event, (211, 11.0, 0, angle / 2)], "isolated")


@pytest.mark.parametrize(
    ("momenta", "fine"),
    [((20.1, 10.1, 6, 6), True), ((19.9, 10.1, 6, 6), False), ((20.1, 9.9, 6, 6), False)],
)
def test_leading_momenta(passes, momenta, fine):
    event = [(pid, pt, eta, phi) for (pid, _, eta, phi), pt in zip(GOOD, momenta, strict=True)]
    assert passes(event, "pt") is fine


@pytest.mark.parametrize(("distance", "fine"), [(0.021, True), (0.019, False)])
def test_delta_r(passes, distance, fine):
    event = [(13, 30.0, 0, 0.0), (-13, 25.0, 0, PI), (13, 20.0, distance, 0.0), (-13, 20.0, 0, -PI / 2)]
    assert passes(event, "pairs") is fine


@pytest.mark.parametrize(
    ("pids", "fine"), [((13, -13, 13, -13), True), ((13, 13, 13, -13), False), ((13, 13, 13, 13), False)]
)
def test_charges(passes, pids, fine):
    assert passes([(pid, *rest) for pid, (_, *rest) in zip(pids, GOOD, strict=True)], "pairs") is fine


@pytest.mark.parametrize(("mass", "fine"), [(12.05, True), (11.95, False)])
def test_m1(passes, mass, fine):
    # all four close together, so that no pair is heavier than the one of this mass
    wide, narrow = opening(mass, 30, 25), opening(6.0, 20, 20)
    event = [
        (13, 30.0, 0, 0.0),
        (-13, 25.0, 0, wide),
        (13, 20.0, 0, 0.03),
        (-13, 20.0, 0, 0.03 + narrow),
    ]
    assert passes(event, "m1") is fine


@pytest.mark.parametrize(("mass", "fine"), [(4.02, True), (3.98, False)])
def test_every_pair(passes, mass, fine):
    event = [
        (13, 25.0, 0, 0.0),
        (-13, 24.0, 0, PI),
        (-13, 20.0, 0, opening(mass, 25, 20)),
        (13, 18.0, 0, PI + 0.9),
    ]
    assert passes(event, "all_ossf") is fine


@pytest.mark.parametrize(
    ("scale", "fine"),
    [(80.05 / 90, True), (79.95 / 90, False), (99.95 / 90, True), (100.05 / 90, False)],
)
def test_m4mu(passes, scale, fine):
    assert passes([(pid, pt * scale, eta, phi) for pid, pt, eta, phi in GOOD], "m4mu") is fine


def test_five_muons_the_best_four_are_taken(make, exact, draws):
    # the pair nearest to mZ first, then the harder of the two that are left for the other one
    pair = [(13, 30.0, 0, 0.0), (-13, 30.0, 0, PI), (13, 15.0, 0, PI / 2), (-13, 15.0, 0, -PI / 2)]
    selection = exact.select(make([[*pair, (13, 18.0, 0, PI / 2 + 0.3)]]), draws)
    assert selection.passed.tolist() == [True]
    assert selection.observables["m1_gev"] == pytest.approx([60.0], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([32.497], abs=2e-3)
    # a muon that makes a pair nearer to mZ takes the place of another
    nearer = [(13, 25.0, 0, 0.1), (-13, 25.0, 0, PI), (13, 14.0, 0, PI / 2), (-13, 14.0, 0, -PI / 2)]
    selection = exact.select(make([[*nearer, (13, 36.0, 0, 0.0)]]), draws)
    assert selection.passed.tolist() == [True]
    assert selection.observables["m1_gev"] == pytest.approx([60.0], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([27.75], abs=1e-2)
    # a soft one changes nothing
    pair = [(13, 32.0, 0, 0.0), (-13, 32.0, 0, PI), (13, 12.0, 0, PI / 2), (-13, 12.0, 0, -PI / 2)]
    soft = (13, 5.5, 1.0, 2.0)
    selection = exact.select(make([[*pair, soft]]), draws)
    assert selection.passed.tolist() == [True]
    assert selection.observables["m1_gev"] == pytest.approx([64.0], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([24.0], abs=2e-3)


def test_identical_masses_and_order(make, exact, draws):
    event = [(13, 22.5, 0, 0.0), (-13, 22.5, 0, PI), (13, 22.5, 0, PI / 2), (-13, 22.5, 0, -PI / 2)]
    selection = exact.select(make([event, event[::-1]]), draws)
    assert selection.passed.all()
    assert np.ptp(selection.observables["m1_gev"]) == 0


@pytest.mark.parametrize(
    ("mass", "inside"),
    [
        (50.0 / 0.9805, True),
        (50.0 / 0.9795, False),
        (50.0 / 1.0195, True),
        (50.0 / 1.0205, False),
        (40.0 / 0.9805, True),
        (40.0 / 0.9795, False),
        (40.0 / 1.0195, True),
        (40.0 / 1.0205, False),
        (45.0, False),
    ],
)
def test_window(make, exact, draws, mass, inside):
    # pairs of 50 and 40 GeV; the window is 2 % of the mass of the Z' to each side of it
    implementation = type(exact.implementation)(exact.card, mass)
    selection = implementation.select(make([GOOD]), draws)
    assert selection.regions["window"].tolist() == [inside]
    assert selection.regions["4mu"].tolist() == [True]


@pytest.mark.parametrize(("mass", "inside"), [(40.0, True), (50.0, True), (44.0, False), (42.0, False)])
def test_pair_of_the_window(make, exact, draws, mass, inside):
    # pairs of 50 and 40 GeV
    implementation = type(exact.implementation)(exact.card, mass)
    assert implementation.select(make([GOOD]), draws).regions["window"].tolist() == [inside]


@pytest.mark.parametrize(("switch", "inside"), [(39.9, False), (40.1, True)])
def test_the_second_pair_counts_below_the_switch_alone(exact, make, draws, switch, inside):
    card = patched(exact, {"cuts": {"window_m1_from_gev": {"value": switch}}}).card
    implementation = type(exact.implementation)(card, 40.0)
    assert implementation.select(make([GOOD]), draws).regions["window"].tolist() == [inside]
    implementation = type(exact.implementation)(
        patched(exact, {"cuts": {"window_m1_from_gev": {"value": switch + 10.0}}}).card, 50.0
    )
    assert implementation.select(make([GOOD]), draws).regions["window"].tolist() == [not inside]


def test_photons_are_in_the_masses_and_in_no_other_cut(make, exact, draws):
    photon = (22, 6.0, 0, 0.1)
    plain = exact.select(make([GOOD]), draws).observables
    found = exact.select(make([[*GOOD, photon]]), draws)
    assert found.passed.tolist() == [True]
    # 50 GeV, and 6 GeV at 0.1 beside one muon
    expected = math.sqrt(2 * 25 * 6 * (1 - math.cos(0.1)) + 2 * 25 * 6 * (1 + math.cos(0.1)) + 50.0**2)
    assert found.observables["m1_gev"] == pytest.approx([expected], abs=3e-3)
    assert found.observables["m2_gev"] == pytest.approx(plain["m2_gev"])
    assert found.observables["m4l_gev"][0] > plain["m4l_gev"][0] + 5.0
    # without the photon m4mu is 78 GeV
    soft = [(pid, pt * 78 / 90, eta, phi) for pid, pt, eta, phi in GOOD]
    assert not exact.select(make([soft]), draws).passed[0]
    assert exact.select(make([[*soft, photon]]), draws).passed[0]
    none = patched(exact, {"objects": {"recovery": None}})
    assert not none.select(make([[*soft, photon]]), draws).passed[0]


def test_photons_do_not_lift_a_pair_above_the_least_mass(make, exact, draws):
    event = [
        (13, 25.0, 0, 0.0),
        (-13, 24.0, 0, PI),
        (-13, 20.0, 0, opening(3.98, 25, 20)),
        (13, 18.0, 0, PI + 0.9),
    ]
    photon = (22, 8.0, 0.2, 0.0)
    selection = exact.select(make([[*event, photon]]), draws)
    assert int(selection.depth[0]) == STEPS["all_ossf"] - 1


def test_records_without_photons_are_refused(exact, draws, make):
    events = make([GOOD])
    bare = events[[name for name in events.fields if name != "photon_pt_min"]]
    with pytest.raises(InputError, match="the events hold no photons, which the analysis adds to leptons"):
        exact.select(bare, draws)


def test_counts_of_windows(cms):
    data = cms.card.dataset()
    assert [(item.mass_gev, item.observed) for item in data.windows] == [(5.0, 13), (15.0, 6), (70.0, 35)]
    assert data.window(15.0).expected == 7.7
    assert data.window(15.1) is None
    content = cms.card.model_dump(mode="python")
    twice = dict(content["datasets"]["run2"], windows=[*content["datasets"]["run2"]["windows"]] * 2)
    with pytest.raises(InputError, match="the mass of a window stands twice"):
        validated(AnalysisCard, content | {"datasets": {"run2": twice}}, "card")
    with pytest.raises(InputError, match="a data set has counts of windows, but there is no mass_window"):
        validated(AnalysisCard, content | {"mass_window": None}, "card")


def test_at_a_mass(cms):
    there = cms.at(30.0)
    assert there.mass_gev == 30.0
    assert there.fingerprint != cms.fingerprint
    assert there.at(40.0).fingerprint == cms.at(40.0).fingerprint
    again = pickle.loads(pickle.dumps(there))
    assert (again.mass_gev, again.fingerprint) == (30.0, there.fingerprint)
    with pytest.raises(InputError, match=r"no search at 4 GeV.*5 to 70 GeV"):
        cms.at(4.0)
    with pytest.raises(InputError, match="no mass window"):
        load_analysis("atlas_2013_z4l").at(30.0)


def test_card_numbers(cms):
    assert cms.card.region("4mu").observed == 441
    assert cms.card.region("4mu").expected == 423.0
    assert cms.card.dataset().luminosity_fb(13000.0) == 77.3
    with pytest.raises(InputError, match="no published numbers"):
        cms.card.region("window")
