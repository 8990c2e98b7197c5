"""Each cut of the ATLAS Z -> 4l selection at its edge, both sides, on hand-made events."""

import math

import numpy as np
import pytest

PI = math.pi
STEPS = {
    "acceptance": 1,
    "reconstructed": 2,
    "isolated": 3,
    "trigger": 4,
    "pt": 5,
    "delta_r": 6,
    "pairs": 7,
    "m1": 8,
    "m2": 9,
    "all_ossf": 10,
    "m4l": 11,
}
# back to back in the transverse plane: m = 2 pT, 50 + 40 = 90 GeV; cross pairs have 31.6 GeV
GOOD = [(13, 25.0, 0, 0.0), (-13, 25.0, 0, PI), (13, 20.0, 0, PI / 2), (-13, 20.0, 0, -PI / 2)]


def changed(position, lepton):
    return [lepton if i == position else old for i, old in enumerate(GOOD)]


def opening(mass, pt1, pt2):
    """Return the angle in phi between two massless leptons of equal eta and this mass."""
    return math.acos(1 - mass**2 / (2 * pt1 * pt2))


@pytest.fixture
def depth(make, perfect, draws):
    return lambda event: int(perfect.select(make([event]), draws).depth[0])


@pytest.fixture
def passes(depth):
    """Return whether an event passes the named step; it must reach the one before."""

    def check(event, step):
        reached = depth(event)
        assert reached >= STEPS[step] - 1, f"stopped before the cut on {step}"
        return reached >= STEPS[step]

    return check


def test_steps_are_those_of_the_paper(make, perfect, draws):
    assert perfect.select(make([GOOD]), draws).steps == (
        "4 leptons in acceptance",
        "4 leptons reconstructed and identified",
        "exactly 4 isolated leptons",
        "trigger",
        "leading three pT > 20, 15, 8 GeV (third > 10 GeV if an electron)",
        "Delta R > 0.1 (same flavour), 0.2 (different)",
        "two opposite-sign same-flavour (OSSF) pairs",
        "OSSF pair closest to mZ: m1 > 20 GeV",
        "second OSSF pair: m2 > 5 GeV",
        "every OSSF pair: m > 5 GeV",
        "80 < m4l < 100 GeV",
    )


def test_good_event(make, perfect, draws):
    selection = perfect.select(make([GOOD]), draws)
    assert selection.passed.tolist() == [True]
    assert {name: mask.tolist() for name, mask in selection.regions.items()} == {
        "4mu": [True],
        "4e": [False],
        "2e2mu": [False],
        "4l": [True],
    }
    assert selection.observables["m4l_gev"] == pytest.approx([90.0], abs=2e-3)
    assert selection.observables["m1_gev"] == pytest.approx([50.0], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([40.0], abs=2e-3)


@pytest.mark.parametrize(
    ("position", "lepton", "fine"),
    [
        (3, (-13, 4.01, 0, -PI / 2), True),
        (3, (-13, 3.99, 0, -PI / 2), False),
        (3, (-13, 20.0, 2.69, -PI / 2), True),
        (3, (-13, 20.0, 2.71, -PI / 2), False),
        (3, (-13, 20.0, -2.71, -PI / 2), False),
        (3, (-11, 7.01, 0, -PI / 2), True),
        (3, (-11, 6.99, 0, -PI / 2), False),
        (3, (-11, 20.0, 2.46, -PI / 2), True),
        (3, (-11, 20.0, 2.48, -PI / 2), False),
    ],
)
def test_acceptance(passes, position, lepton, fine):
    assert passes(changed(position, lepton), "acceptance") is fine


@pytest.mark.parametrize(("track_pt", "fine"), [(2.99, True), (3.01, False)])
def test_isolation(passes, track_pt, fine):
    assert passes([*GOOD, (211, track_pt, 0.05, PI / 2)], "isolated") is fine


def test_muons_share_a_cone_without_harm(passes):
    # a pair of 6 GeV: Delta R = 0.19, each inside the other's cone
    angle = opening(6.0, 32.0, 31.0)
    assert angle < 0.2
    event = [(13, 32.0, 0, 0.0), (-13, 31.0, 0, angle), (13, 20.0, 0, PI), (-13, 25.0, 0, PI - 1.5)]
    assert passes(event, "isolated")
    # one track in both cones takes both muons away
    assert not passes([*event, (211, 6.0, 0, angle / 2)], "isolated")


def test_five_leptons(passes, depth):
    extra = (13, 10.0, 1.5, 2.0)
    assert not passes([*GOOD, extra], "isolated")
    # the fifth does not count if it is not isolated, too soft or too far forward
    assert passes([*GOOD, extra, (211, 5.0, 1.5, 2.0)], "isolated")
    assert passes([*GOOD, (13, 3.9, 1.5, 2.0)], "isolated")
    assert passes([*GOOD, (13, 10.0, 2.8, 2.0)], "isolated")
    assert depth([*GOOD, extra, (211, 5.0, 1.5, 2.0)]) == 11
    # three isolated ones of five are too few
    two_bad = [*GOOD, extra, (211, 9.0, 1.5, 2.0), (211, 9.0, 0, PI / 2)]
    assert not passes(two_bad, "isolated")


def test_four_good_of_five_are_used_for_every_later_cut(make, perfect, draws):
    # the hardest muon is not isolated: the other four form the Z
    event = [*GOOD, (13, 60.0, 1.5, 2.0), (211, 30.0, 1.5, 2.0)]
    selection = perfect.select(make([event]), draws)
    assert selection.observables["m4l_gev"] == pytest.approx([90.0], abs=2e-3)


@pytest.mark.parametrize(
    ("momenta", "fine"),
    [
        ((20.1, 15.1, 8.1, 5.0), True),
        ((19.9, 15.1, 8.1, 5.0), False),
        ((20.1, 14.9, 8.1, 5.0), False),
        ((20.1, 15.1, 7.9, 5.0), False),
    ],
)
def test_leading_momenta_of_muons(passes, momenta, fine):
    event = [(pid, pt, eta, phi) for (pid, _, eta, phi), pt in zip(GOOD, momenta, strict=True)]
    assert passes(event, "pt") is fine
    assert passes(event[::-1], "pt") is fine


@pytest.mark.parametrize(("third", "fine"), [(10.1, True), (9.9, False)])
def test_third_lepton_an_electron(passes, third, fine):
    event = [(13, 30.0, 0, 0.0), (-13, 25.0, 0, PI), (11, third, 0, PI / 2), (-11, 7.5, 0, -PI / 2)]
    assert passes(event, "pt") is fine


def test_third_lepton_a_muon_before_electrons(passes):
    event = [(11, 30.0, 0, 0.0), (-11, 25.0, 0, PI), (13, 8.5, 0, PI / 2), (-13, 7.5, 0, -PI / 2)]
    assert passes(event, "pt")


@pytest.mark.parametrize(
    ("flavour", "distance", "fine"),
    [(13, 0.101, True), (13, 0.099, False), (11, 0.201, True), (11, 0.199, False)],
)
def test_delta_r(passes, flavour, distance, fine):
    # the third lepton stands near the first, a muon
    event = [
        (13, 30.0, 0, 0.0),
        (-13, 25.0, 0, PI),
        (flavour, 20.0, distance, 0.0),
        (-flavour, 20.0, 0, -PI / 2),
    ]
    assert passes(event, "delta_r") is fine


@pytest.mark.parametrize(
    ("pids", "fine"),
    [
        ((13, -13, 13, -13), True),
        ((13, 13, -13, -13), True),
        ((11, -11, 13, -13), True),
        ((11, -13, 13, -11), True),
        ((11, -11, 11, -11), True),
        ((13, -13, 13, 13), False),
        ((13, 13, 13, 13), False),
        ((13, -13, 13, -11), False),
        ((13, 13, 11, 11), False),
        ((13, -13, 11, 11), False),
        ((13, -11, 13, -11), False),
    ],
)
def test_two_pairs(passes, pids, fine):
    event = [(pid, *rest) for pid, (_, *rest) in zip(pids, GOOD, strict=True)]
    assert passes(event, "pairs") is fine


@pytest.mark.parametrize(("mass", "fine"), [(20.05, True), (19.95, False)])
def test_m1(passes, mass, fine):
    # muon pair of this mass, electron pair of 12 GeV: neither is closer to mZ
    event = [
        (13, 30.0, 0, 0.0),
        (-13, 25.0, 0, opening(mass, 30, 25)),
        (11, 20.0, 0, 3.0),
        (-11, 20.0, 0, 3.0 + opening(12, 20, 20)),
    ]
    assert passes(event, "m1") is fine


@pytest.mark.parametrize(("mass", "fine"), [(5.02, True), (4.98, False)])
def test_m2(passes, mass, fine):
    event = [
        (13, 30.0, 0, 0.0),
        (-13, 25.0, 0, PI),
        (11, 20.0, 0, PI / 2),
        (-11, 20.0, 0, PI / 2 + opening(mass, 20, 20)),
    ]
    assert passes(event, "m2") is fine


@pytest.mark.parametrize(("mass", "fine"), [(5.02, True), (4.98, False)])
def test_every_pair(passes, mass, fine):
    # the light pair is not one of the two that are formed, but of the other pairing
    event = [
        (13, 22.0, 0, 0.0),
        (-13, 24.0, 0, PI),
        (-13, 20.0, 0, opening(mass, 22, 20)),
        (13, 18.0, 0, PI + 0.9),
    ]
    assert passes(event, "all_ossf") is fine


@pytest.mark.parametrize(
    ("scale", "fine"),
    [(80.05 / 90, True), (79.95 / 90, False), (99.95 / 90, True), (100.05 / 90, False)],
)
def test_m4l(passes, scale, fine):
    event = [(pid, pt * scale, eta, phi) for pid, pt, eta, phi in GOOD]
    assert passes(event, "m4l") is fine


def test_pairing_ambiguity(make, perfect, draws):
    # of the two pairings {60, 25} and {cross} the pair nearest to mZ is the one of 60 GeV
    event = [(13, 30.0, 0, 0.0), (-13, 30.0, 0, PI), (13, 12.5, 0, PI / 2), (-13, 12.5, 0, -PI / 2)]
    selection = perfect.select(make([event]), draws)
    assert selection.observables["m1_gev"] == pytest.approx([60.0], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([25.0], abs=2e-3)
    # charges exchanged: the large-mass combinations are same-sign, only the cross pairs are left
    event = [(13, 30.0, 0, 0.0), (13, 30.0, 0, PI), (-13, 12.5, 0, PI / 2), (-13, 12.5, 0, -PI / 2)]
    selection = perfect.select(make([event]), draws)
    cross = math.sqrt(2 * 30 * 12.5)
    assert selection.observables["m1_gev"] == pytest.approx([cross], abs=2e-3)
    assert selection.observables["m2_gev"] == pytest.approx([cross], abs=2e-3)


def test_pair_above_the_z_mass_may_be_nearer(make, perfect, draws):
    # 2 pT = 95 GeV is nearer to 91.19 than the cross pairs; m4l fails, the pairing is seen before
    event = [(13, 47.5, 0, 0.0), (-13, 47.5, 0, PI), (13, 12.0, 0, PI / 2), (-13, 12.0, 0, -PI / 2)]
    assert perfect.select(make([event]), draws).depth.tolist() == [10]


def test_identical_masses(make, perfect, draws):
    # four equal momenta: both pairings have the same masses
    event = [(13, 22.5, 0, 0.0), (-13, 22.5, 0, PI), (13, 22.5, 0, PI / 2), (-13, 22.5, 0, -PI / 2)]
    selection = perfect.select(make([event] * 3), draws)
    assert selection.passed.all()
    assert selection.observables["m1_gev"] == pytest.approx([45.0] * 3, abs=2e-3)
    assert np.unique(selection.observables["m1_gev"]).size == 1


def test_channels(make, perfect, draws):
    def flavours(*pids):
        return [(pid, *rest) for pid, (_, *rest) in zip(pids, GOOD, strict=True)]

    events = [GOOD, flavours(11, -11, 11, -11), flavours(11, -11, 13, -13), flavours(13, -13, 11, -11)]
    regions = perfect.select(make(events), draws).regions
    assert regions["4mu"].tolist() == [True, False, False, False]
    assert regions["4e"].tolist() == [False, True, False, False]
    assert regions["2e2mu"].tolist() == [False, False, True, True]
    assert regions["4l"].all()


def test_selection_does_not_depend_on_the_other_events(atlas, z_events, draws):
    record = z_events(600)
    whole = atlas.select(record, draws)
    order = np.random.default_rng(2).permutation(600)[:250]
    part = atlas.select(record[order], draws)
    assert np.array_equal(part.depth, whole.depth[order])
    assert 0 < whole.passed.sum() < 600


def test_card_numbers(atlas):
    assert atlas.card.region("4mu").observed == 77
    assert atlas.card.region("4mu").expected == 78.0
    preliminary, final = atlas.card.dataset("preliminary"), atlas.card.dataset("final")
    assert (preliminary.luminosity_fb(7000.0), preliminary.luminosity_fb(8000.0)) == (4.6, 20.7)
    assert (final.luminosity_fb(7000.0), final.luminosity_fb(8000.0)) == (4.5, 20.3)
