"""The fiducial cuts of ATLAS 2103.01918 at their edges, both sides, on hand-made events."""

import math

import pytest

from recast.analysis.loader import load_analysis
from recast.core.errors import InputError

PI = math.pi
STEPS = {"acceptance": 1, "pt": 2, "pairs": 3, "all_ossf": 4, "isolated": 5}
GOOD = [(13, 25.0, 0, 0.0), (-13, 25.0, 0, PI), (13, 20.0, 0, PI / 2), (-13, 20.0, 0, -PI / 2)]


@pytest.fixture
def passes(make_with_photons, draws):
    analysis = load_analysis("atlas_2021_m4l")

    def check(event, step):
        reached = int(analysis.select(make_with_photons([event]), draws).depth[0])
        assert reached >= STEPS[step] - 1, f"stopped before the cut on {step}"
        return reached >= STEPS[step]

    return check


def changed(position, lepton):
    return [lepton if i == position else old for i, old in enumerate(GOOD)]


def opening(mass, pt1, pt2):
    return math.acos(1 - mass**2 / (2 * pt1 * pt2))


@pytest.mark.parametrize(
    ("lepton", "fine"),
    [
        ((-13, 5.01, 0, -PI / 2), True),
        ((-13, 4.99, 0, -PI / 2), False),
        ((-13, 20.0, 2.69, -PI / 2), True),
        ((-13, 20.0, 2.71, -PI / 2), False),
    ],
)
def test_acceptance(passes, lepton, fine):
    assert passes(changed(3, lepton), "acceptance") is fine


@pytest.mark.parametrize(
    ("momenta", "fine"),
    [((20.1, 10.1, 6, 6), True), ((19.9, 10.1, 6, 6), False), ((20.1, 9.9, 6, 6), False)],
)
def test_leading_momenta(passes, momenta, fine):
    event = [(pid, pt, eta, phi) for (pid, _, eta, phi), pt in zip(GOOD, momenta, strict=True)]
    assert passes(event, "pt") is fine


@pytest.mark.parametrize(("distance", "fine"), [(0.051, True), (0.049, False)])
def test_delta_r(passes, distance, fine):
    event = [(13, 30.0, 0, 0.0), (-13, 25.0, 0, PI), (13, 20.0, distance, 0.0), (-13, 20.0, 0, -PI / 2)]
    assert passes(event, "pairs") is fine


@pytest.mark.parametrize(("mass", "fine"), [(5.02, True), (4.98, False)])
def test_every_pair(passes, mass, fine):
    event = [
        (13, 22.0, 0, 0.0),
        (-13, 24.0, 0, PI),
        (-13, 20.0, 0, opening(mass, 22, 20)),
        (13, 18.0, 0, PI + 0.9),
    ]
    assert passes(event, "all_ossf") is fine


@pytest.mark.parametrize(("track_pt", "fine"), [(3.19, True), (3.21, False)])
def test_isolation(passes, track_pt, fine):
    # 0.16 of 20 GeV
    assert passes([*GOOD, (211, track_pt, 0.29, PI / 2)], "isolated") is fine


def test_a_fifth_lepton_is_taken_out_of_the_cone(passes):
    # an electron of 8 GeV beside the third muon would spoil it if it counted as a track
    assert passes([*GOOD, (11, 8.0, 0.1, PI / 2)], "isolated")
    # below 7 GeV it is no lepton of the analysis, and counts
    assert not passes([*GOOD, (11, 6.0, 0.1, PI / 2)], "isolated")


def test_isolation_of_a_lepton_outside_the_four_does_not_matter(passes):
    assert passes([*GOOD, (13, 6.0, 2.0, 1.0), (211, 5.0, 2.0, 1.05)], "isolated")


def at_mass(m4l):
    return [(pid, pt * m4l / 90, eta, phi) for pid, pt, eta, phi in GOOD]


@pytest.mark.parametrize(
    ("m4l", "expected"),
    [
        (59.9, {"4l_offshell"}),
        (60.1, {"4l_z"}),
        (85.9, {"4l_z"}),
        (86.1, {"4l_z", "4mu", "4l"}),
        (95.9, {"4l_z", "4mu", "4l"}),
        (96.1, {"4l_z"}),
        (99.9, {"4l_z"}),
        (100.1, {"4l_offshell"}),
        (119.9, {"4l_offshell"}),
        (120.1, {"4l_higgs"}),
        (129.9, {"4l_higgs"}),
        (130.1, {"4l_offshell"}),
        (179.9, {"4l_offshell"}),
        (180.1, {"4l_onshell"}),
        (1999.0, {"4l_onshell"}),
        (2001.0, set()),
    ],
)
def test_regions_of_table_2(make_with_photons, draws, m4l, expected):
    # 60 GeV needs harder leptons than the event of GOOD has: the cut on the leading one is 20 GeV
    event = at_mass(m4l)
    if m4l < 80:
        event = [(pid, pt, eta, phi) for (pid, _, eta, phi), pt in zip(GOOD, pts(m4l), strict=True)]
    regions = load_analysis("atlas_2021_m4l").select(make_with_photons([event]), draws).regions
    assert {name for name, mask in regions.items() if mask[0]} == expected | {"4l_full"}


def pts(m4l):
    """Two back-to-back pairs whose masses add up to m4l, the leptons of the first above 20 GeV."""
    first = 21.0
    return [first, first, m4l / 2 - first, m4l / 2 - first]


def test_electrons_have_their_photons_and_muons_have_not(make_with_photons, draws):
    analysis = load_analysis("atlas_2021_m4l")
    for flavour, dressed in ((11, True), (13, False)):
        event = [(math.copysign(flavour, pid), pt, eta, phi) for pid, pt, eta, phi in GOOD]
        photon = (22, 2.0, 0.05, 0.0)
        found = analysis.select(make_with_photons([[*event, photon]]), draws).observables["m4l_gev"][0]
        assert (found > 91.0) == dressed


def test_a_record_without_photons_is_refused(make, draws):
    with pytest.raises(InputError, match="the events hold no photons, which the analysis adds to leptons"):
        load_analysis("atlas_2021_m4l").select(make([GOOD]), draws)


def test_channels(selects_channels):
    selects_channels("atlas_2021_m4l", GOOD)
