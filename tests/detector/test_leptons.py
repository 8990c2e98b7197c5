import dataclasses

import awkward as ak
import numpy as np
import pytest

from recast.core.errors import InputError, RunError
from recast.detector.draws import Draws
from recast.detector.leptons import find_leptons, flatten_events, reconstruct
from recast.detector.objects import BinnedTable, LeptonCuts

DRAWS = Draws(5, "sample")


def flat_table(value, name="reconstruction"):
    return BinnedTable.create(name, [0.0, np.inf], [0.0, 5.0], [[value]], "invented")


def found(make, model, events, at_least=1, **kwargs):
    flat = flatten_events(make(events, **kwargs))
    return find_leptons(flat, model, DRAWS, at_least)


@pytest.mark.parametrize(
    ("lepton", "accepted"),
    [
        ((13, 4.01, 0.0, 0.0), 1),
        ((13, 3.99, 0.0, 0.0), 0),
        ((-13, 10.0, 2.69, 0.0), 1),
        ((-13, 10.0, -2.71, 0.0), 0),
        ((11, 7.01, 0.0, 0.0), 1),
        ((11, 6.99, 0.0, 0.0), 0),
        ((-11, 10.0, -2.46, 0.0), 1),
        ((-11, 10.0, 2.48, 0.0), 0),
        ((211, 50.0, 0.0, 0.0), 0),
        ((12, 50.0, 0.0, 0.0), 0),
    ],
)
def test_acceptance_on_both_sides_of_each_edge(make, model, lepton, accepted):
    _, counts = found(make, model(), [[lepton]])
    assert counts.tolist() == [accepted]


def test_muons_that_the_resolution_lifts_above_the_threshold_are_found(make, model):
    low = BinnedTable.create("efficiency", [4.0, np.inf], [0.0, 5.0], [[1.0]], "invented")
    smear = BinnedTable.create("resolution", [4.0, np.inf], [0.0, 5.0], [[0.25]], "invented")
    muons = LeptonCuts(13, 4.0, 2.7, (low,), smear)
    chosen = dataclasses.replace(model(), leptons=(muons,))
    assert muons.true_pt_min_gev == 2.0
    flat = flatten_events(make([[(13, 3.2, 0.0, 0.0)]] * 8000))
    leptons, counts = find_leptons(flat, chosen, DRAWS, 1)
    assert counts.mean() == pytest.approx(0.1587, abs=0.015)  # one standard deviation
    assert reconstruct(leptons, flat, chosen, DRAWS).present.all()


def test_slots_ranks_and_indices(make, model):
    events = [
        [
            (13, 5.0, 0.1, 0.2),
            (-11, 9.0, 1.0, 1.0),
            (211, 30.0, 0.0, 0.0),
            (13, 20.0, -1.0, 2.0),
            (-13, 3.0, 0, 0),
        ],
        [(13, 50.0, 0.0, 0.0)],
    ]
    leptons, counts = found(make, model(), events, at_least=2)
    assert counts.tolist() == [3, 1]
    assert leptons.row.tolist() == [0]
    assert leptons.present.tolist() == [[True, True, True]]
    assert leptons.pid.tolist() == [[13, -11, 13]]
    assert leptons.pt[0] == pytest.approx([20.0, 9.0, 5.0], rel=1e-6)
    assert leptons.eta[0] == pytest.approx([-1.0, 1.0, 0.1], rel=1e-6)
    assert leptons.phi[0] == pytest.approx([2.0, 1.0, 0.2], rel=1e-6)
    # ranks run within a flavour: muons 20, 5, (3), electron 9
    assert leptons.rank.tolist() == [[0, 0, 1]]
    assert leptons.particle.tolist() == [[1, 2, 3]]


def test_a_record_in_any_order_gives_the_same_leptons(make, model):
    event = [(13, 5.0, 0.1, 0.2), (-13, 20.0, -1.0, 2.0), (211, 2.0, 0.0, 0.0), (13, 9.0, 1.0, 1.0)]
    one, _ = found(make, model(), [event])
    other, _ = found(make, model(), [event], order="given")
    for name in ("pt", "eta", "phi", "pid", "rank", "present"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_empty_record(make, model):
    record = make([[(13, 5.0, 0.0, 0.0)]])[:0]
    leptons, counts = find_leptons(flatten_events(record), model(), DRAWS, 4)
    assert len(leptons) == 0
    assert len(counts) == 0
    assert leptons.present.shape == (0, 4)


def test_sliced_records_are_flattened_correctly(make):
    record = make([[(13, 10.0 * (i + 1), 0.0, 0.0)] * (i % 3 + 1) for i in range(7)])
    flat = flatten_events(record[[5, 1, 3]])
    assert flat.event.tolist() == [5, 1, 3]
    assert np.diff(flat.offsets).tolist() == [3, 2, 1]
    assert np.hypot(flat.px, flat.py) == pytest.approx([60, 60, 60, 20, 20, 40])


def test_nan_does_not_travel(make):
    record = make([[(13, 10.0, 0.0, 0.0)]])
    broken = ak.with_field(record, ak.Array([np.nan]), "weight")
    with pytest.raises(RunError, match="event record: an event's weight is not a finite number"):
        flatten_events(broken)
    particles = ak.with_field(
        record.particles, ak.values_astype(record.particles.px * np.nan, np.float32), "px"
    )
    with pytest.raises(RunError, match="a particle's px is not a finite number"):
        flatten_events(ak.with_field(record, particles, "particles"))


def test_efficiency_is_the_frequency(make, model):
    n = 20000
    detector = model(efficiencies=(flat_table(0.8), flat_table(0.5, "identification")))
    flat = flatten_events(make([[(13, 10.0, 0.0, 0.0), (-13, 8.0, 0.0, 1.0)]] * n))
    leptons, _ = find_leptons(flat, detector, DRAWS, 2)
    seen = reconstruct(leptons, flat, detector, DRAWS).present
    sigma = np.sqrt(0.4 * 0.6 / n)
    assert seen.mean(axis=0) == pytest.approx([0.4, 0.4], abs=4 * sigma)
    # both muons of an event are drawn independently
    assert (seen[:, 0] & seen[:, 1]).mean() == pytest.approx(0.16, abs=4 * np.sqrt(0.16 * 0.84 / n))


@pytest.mark.parametrize("key", ["efficiencies", "resolution"])
def test_tables_of_one_name_would_share_their_random_numbers(model, key):
    more = (flat_table(0.7), flat_table(0.6)) if key == "efficiencies" else (flat_table(0.7),)
    other = {} if key == "efficiencies" else {"resolution": flat_table(0.1)}
    with pytest.raises(InputError, match='muons: two tables are named "reconstruction": they would be drawn'):
        model(efficiencies=more, **other)


def test_certain_efficiencies(make, model):
    events = [[(13, 10.0, 0.0, 0.0), (11, 10.0, 0.0, 1.0)]] * 50
    for value in (0.0, 1.0):
        detector = model(efficiencies=(flat_table(value),))
        flat = flatten_events(make(events))
        leptons, _ = find_leptons(flat, detector, DRAWS, 2)
        seen = reconstruct(leptons, flat, detector, DRAWS)
        muons = seen.present[np.abs(seen.pid) == 13]
        assert muons.all() == bool(value)
        assert seen.present[np.abs(seen.pid) == 11].all()


def test_draws_depend_on_event_and_rank_only(make, model):
    detector = model(efficiencies=(flat_table(0.5),))
    events = [[(13, 10.0, 0.0, 0.0), (-13, 8.0, 0.0, 1.0)]] * 400
    record = make(events, numbers=np.arange(400) + 2**40)
    order = np.random.default_rng(1).permutation(400)[:150]

    def seen(part, draws=DRAWS):
        flat = flatten_events(part)
        leptons, _ = find_leptons(flat, detector, draws, 1)
        return reconstruct(leptons, flat, detector, draws).present

    assert np.array_equal(seen(record)[order], seen(record[order]))
    assert not np.array_equal(seen(record), seen(record, Draws(6, "sample")))
    assert not np.array_equal(seen(record), seen(record, Draws(5, "other")))
    # a softer lepton more changes nothing for the harder ones
    more = make([[*event, (13, 5.0, 2.0, 2.0)] for event in events], numbers=np.arange(400) + 2**40)
    assert np.array_equal(seen(record), seen(more)[:, :2])


def test_resolution_smears_the_measured_momentum_only(make, model):
    n = 20000
    detector = model(resolution=flat_table(0.02, "resolution"))
    flat = flatten_events(make([[(13, 20.0, 0.5, 0.3)]] * n))
    leptons, _ = find_leptons(flat, detector, DRAWS, 1)
    ratio = leptons.pt / leptons.true_pt
    assert ratio.mean() == pytest.approx(1.0, abs=4 * 0.02 / np.sqrt(n))
    assert ratio.std() == pytest.approx(0.02, rel=4 / np.sqrt(2 * n))
    assert leptons.true_pt == pytest.approx(np.full((n, 1), 20.0), rel=1e-6)
    assert leptons.phi == pytest.approx(np.full((n, 1), 0.3), abs=1e-6)


def test_first_takes_the_largest_measured_momenta(make, model):
    leptons, _ = found(make, model(), [[(13, p, 0.0, p) for p in (40.0, 30.0, 20.0, 10.0, 5.0)]], at_least=5)
    chosen = leptons.where(np.array([[True, False, True, True, True]])).first(4)
    assert chosen.pt[0] == pytest.approx([40.0, 20.0, 10.0, 5.0], rel=1e-6)
    assert chosen.present.all()


def test_unknown_flavour():
    with pytest.raises(InputError, match=r"flavour 15 is neither 11 \(electron\) nor 13 \(muon\)"):
        LeptonCuts(flavour=15, pt_min_gev=1.0, abs_eta_max=2.0)
