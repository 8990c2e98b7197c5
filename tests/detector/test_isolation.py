import awkward as ak
import numpy as np
import pytest

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.isolation import cone_sums, isolated
from recast.detector.leptons import find_leptons, flatten_events
from recast.detector.objects import IsolationCut

DRAWS = Draws(5, "sample")
MUON = (13, 20.0, 0.5, 3.1)


def sums(make, detector, events, at_least=1):
    flat = flatten_events(make(events))
    leptons, _ = find_leptons(flat, detector, DRAWS, at_least)
    return leptons, cone_sums(flat, leptons, detector.isolation)


@pytest.mark.parametrize(
    ("track", "counted"),
    [
        ((211, 2.0, 0.5 + 0.199, 3.1), True),
        ((211, 2.0, 0.5 + 0.201, 3.1), False),
        ((211, 2.0, 0.5 - 0.199, 3.1), True),
        ((-211, 2.0, 0.5, 3.1 - 0.199), True),
        ((-211, 2.0, 0.5, 3.1 - 0.201), False),
        ((211, 2.0, 0.5, 3.1 + 0.199 - 2 * np.pi), True),  # over the edge of phi
        ((211, 2.0, 0.5, 3.1 + 0.201 - 2 * np.pi), False),
        ((211, 2.0, 0.5 + 0.15, 3.1 + 0.15), False),
        ((211, 1.001, 0.5, 3.1), True),
        ((211, 0.999, 0.5, 3.1), False),
        ((11, 5.0, 0.5, 3.15), True),  # an electron that is not selected is a track
        ((22, 5.0, 0.5, 3.15), False),
        ((14, 5.0, 0.5, 3.15), False),
    ],
)
def test_which_tracks_count(make, model, track, counted):
    _, result = sums(make, model(), [[MUON, track]])
    assert result[0, 0] == pytest.approx(track[1] if counted else 0.0, rel=1e-6)


@pytest.mark.parametrize(("eta", "counted"), [(2.49, True), (2.51, False), (-2.49, True), (-2.51, False)])
def test_tracks_end_with_the_tracker(make, model, eta, counted):
    _, result = sums(make, model(), [[(13, 20.0, eta, 0.0), (211, 2.0, eta, 0.1)]])
    assert result[0, 0] == pytest.approx(2.0 if counted else 0.0, rel=1e-6)


def test_selected_leptons_leave_each_others_cone(make, model):
    near = [(13, 20.0, 0.0, 0.0), (-13, 10.0, 0.0, 0.12), (211, 1.5, 0.05, 0.06)]
    leptons, result = sums(make, model(), [near])
    assert result[0] == pytest.approx([1.5, 1.5], rel=1e-6)
    flat = flatten_events(make([near]))
    assert isolated(flat, leptons, model().isolation).tolist() == [[True, False]]  # 1.5 = 0.15 * 10
    # a muon below the threshold is not selected: it is a track
    _, result = sums(make, model(), [[(13, 20.0, 0.0, 0.0), (-13, 3.9, 0.0, 0.12)]])
    assert result[0, 0] == pytest.approx(3.9, rel=1e-6)
    # so is one that was not reconstructed
    leptons = leptons.where(np.array([[True, False]]))
    assert cone_sums(flat, leptons, model().isolation)[0, 0] == pytest.approx(11.5, rel=1e-6)


@pytest.mark.parametrize(("pt", "fine"), [(2.99, True), (3.01, False)])
def test_ratio_on_both_sides(make, model, pt, fine):
    flat = flatten_events(make([[MUON, (211, pt, 0.5, 3.1)]]))
    leptons, _ = find_leptons(flat, model(), DRAWS, 1)
    assert isolated(flat, leptons, model().isolation).tolist() == [[fine]]


def test_tracks_of_other_events_do_not_count(make, model):
    events = [[MUON], [MUON, (211, 2.0, 0.5, 3.1)], [(211, 4.0, 0.5, 3.1)], [MUON]]
    leptons, result = sums(make, model(), events)
    assert leptons.row.tolist() == [0, 1, 3]
    assert result[:, 0] == pytest.approx([0.0, 2.0, 0.0])


def test_against_a_loop_over_random_events(make, model):
    rng = np.random.default_rng(3)
    events = []
    for _ in range(2300):
        n = rng.integers(1, 12)
        pid = rng.choice([13, -13, 11, 211, -321, 22], n)
        events.append(
            list(
                zip(
                    pid,
                    rng.uniform(0.5, 30, n),
                    rng.uniform(-0.3, 0.4, n),
                    rng.uniform(2.9, 3.4, n),
                    strict=True,
                )
            )
        )
    record = make(events)
    leptons, result = sums(make, model(), events, at_least=2)
    checked = 0
    particles = record.particles
    px, py, pz, pid = (particles[name].to_list() for name in ("px", "py", "pz", "pid"))
    offsets = flatten_events(record).offsets
    for line, row in enumerate(leptons.row):
        lepton_indices = set(leptons.particle[line][leptons.present[line]] - offsets[row])
        for slot in range(leptons.present.shape[1]):
            expected = 0.0
            if leptons.present[line, slot]:
                for i in range(len(px[row])):
                    pt = np.hypot(px[row][i], py[row][i])
                    eta = np.arcsinh(pz[row][i] / pt)
                    phi = np.arctan2(py[row][i], px[row][i]) - leptons.phi[line, slot]
                    phi = (phi + np.pi) % (2 * np.pi) - np.pi
                    near = np.hypot(eta - leptons.eta[line, slot], phi) < 0.2
                    if near and pt > 1.0 and i not in lepton_indices and abs(pid[row][i]) != 22:
                        expected += pt
                        checked += 1
            assert result[line, slot] == pytest.approx(expected, rel=1e-9)
    assert checked > 2000


def test_more_leptons_than_bits_of_a_word(make, model):
    # forty muons along the azimuth, each with one track at its side
    muons = [(13, 50.0 - i, 0.0, -3.0 + 0.15 * i) for i in range(40)]
    tracks = [(211, 2.0 + 0.01 * i, 0.19, -3.0 + 0.15 * i) for i in range(40)]
    _, result = sums(make, model(), [muons + tracks])
    assert result[0] == pytest.approx([2.0 + 0.01 * i for i in range(40)], rel=1e-6)


def test_records_in_double_precision(make, model):
    record = make([[MUON, (211, 2.0, 0.6, 3.1), (211, 3.0, 0.5, -3.1)], [MUON]])
    wide = ak.with_field(record, ak.values_astype(record.particles, np.float64), "particles")
    flat = flatten_events(wide)
    assert flat.px.dtype == np.float64
    leptons, _ = find_leptons(flat, model(), DRAWS, 1)
    assert cone_sums(flat, leptons, model().isolation)[:, 0] == pytest.approx([5.0, 0.0], rel=1e-6)


def test_no_event_left(make, model):
    flat = flatten_events(make([[MUON]]))
    leptons, _ = find_leptons(flat, model(), DRAWS, 2)
    assert cone_sums(flat, leptons, model().isolation).shape == (0, 2)


def test_impossible_cone():
    with pytest.raises(InputError, match="the isolation cone 2.0 is not between 0 and 1.5"):
        IsolationCut(cone=2.0, track_pt_min_gev=1.0, track_abs_eta_max=2.5, max_ratio=0.15)
