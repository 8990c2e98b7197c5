import awkward as ak
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.record import Origin
from recast.events.slimming import FullRecord, slim
from recast.events.thresholds import Slimming, default_slimming

THRESHOLDS = Slimming(track_pt_min_gev=0.9, track_eta_max=3.5, lepton_pt_min_gev=1.0)
BEAM, MID, FINAL = "beam", "mid", "final"


def record(*events, weight=0.5):
    """Events as lists of (pid, kind, mother index or -1, (px, py, pz))."""
    rows = [row for event in events for row in event]
    counts = np.array([len(event) for event in events])
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    mother = np.array([row[2] for row in rows])
    momenta = np.array([row[3] for row in rows], float)
    return FullRecord(
        event=np.arange(len(events)),
        weight=np.full(len(events), weight),
        counts=counts,
        px=momenta[:, 0],
        py=momenta[:, 1],
        pz=momenta[:, 2],
        mass=np.full(len(rows), 7.0),
        pid=np.array([row[0] for row in rows], np.int32),
        final=np.array([row[1] == FINAL for row in rows]),
        beam=np.array([row[1] == BEAM for row in rows]),
        mother=np.where(mother >= 0, mother + starts, -1),
    )


def chain(*pids, momentum=(30.0, 0.0, 0.0)):
    """A proton, then each particle the mother of the next; the last one is final."""
    rows = [(2212, BEAM, -1, (0.0, 0.0, 4000.0))]
    rows += [(pid, MID, index, momentum) for index, pid in enumerate(pids)]
    last = rows.pop()
    return [*rows, (last[0], FINAL, *last[2:])]


def origin_of(event):
    found = slim(record(event), THRESHOLDS, where="here").particles.origin.to_list()
    assert len(found[0]) == 1
    return Origin(found[0][0])


@pytest.mark.parametrize(
    ("pids", "origin"),
    [
        ((2, 23, 13, 13), Origin.PROMPT),  # Z -> mu, through a copy after radiation
        ((2, 23, 32, 13), Origin.PROMPT),
        ((2, 13), Origin.PROMPT),  # straight from the quarks
        ((2, 23, 13, 22, 11), Origin.PROMPT),  # a photon from a muon splits
        ((2, 23, 15, 13), Origin.TAU),
        ((2, 24, 15, 213, 211), Origin.TAU),  # tau -> rho -> pi
        ((21, 5, 511, 13), Origin.HADRON),
        ((21, 5, 511, 15, 13), Origin.HADRON),  # B -> tau -> mu
        ((21, 5, 511, 411, 13), Origin.HADRON),
        ((21, 211), Origin.HADRON),  # made in fragmentation
        ((2, 23, 22, 111, 11), Origin.HADRON),
    ],
)
def test_origin(pids, origin):
    assert origin_of(chain(*pids)) is origin


def test_a_lepton_without_mother_is_of_unknown_origin():
    assert origin_of([(13, FINAL, -1, (30.0, 0.0, 0.0))]) is Origin.UNKNOWN


def test_a_hadron_without_mother_is_a_hadron():
    assert origin_of([(211, FINAL, -1, (30.0, 0.0, 0.0))]) is Origin.HADRON


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 100])
@pytest.mark.parametrize("above", [0, 1, 5])
def test_a_lepton_whose_ancestors_run_into_a_cycle_is_of_unknown_origin(size, above):
    cycle = [(15, MID, (index + 1) % size, (0.0, 0.0, 1.0)) for index in range(size)]
    line = [(23, MID, size + index - 1, (0.0, 0.0, 1.0)) for index in range(above)]
    event = [*cycle, *line, (13, FINAL, size + above - 1, (30.0, 0.0, 0.0))]
    assert origin_of(event) is Origin.UNKNOWN
    assert origin_of([(13, FINAL, 0, (30.0, 0.0, 0.0))]) is Origin.UNKNOWN
    # above a quark nothing changes the answer
    event[-1] = (2, MID, size + above - 1, (0.0, 0.0, 1.0))
    assert origin_of([*event, (13, FINAL, size + above, (30.0, 0.0, 0.0))]) is Origin.PROMPT


@pytest.mark.parametrize(
    ("pid", "momentum", "kept"),
    [
        (211, (0.91, 0.0, 0.0), True),
        (211, (0.89, 0.0, 0.0), False),
        (211, (1.0, 0.0, np.sinh(3.49)), True),
        (211, (1.0, 0.0, np.sinh(3.51)), False),
        (211, (0.0, 0.0, 50.0), False),
        (13, (1.01, 0.0, 0.0), True),
        (13, (0.95, 0.0, 0.0), True),  # as a track
        (13, (0.95, 0.0, np.sinh(4.0)), False),
        (11, (1.01, 0.0, 1.01 * np.sinh(6.0)), True),
        (22, (30.0, 0.0, 0.0), False),
        (130, (30.0, 0.0, 0.0), False),
        (12, (30.0, 0.0, 0.0), False),
        (2, (30.0, 0.0, 0.0), False),  # a quark, when hadronisation is off
        (2101, (30.0, 0.0, 0.0), False),
    ],
)
def test_thresholds(pid, momentum, kept):
    event = [(pid, FINAL, -1, momentum)]
    assert ak.num(slim(record(event), THRESHOLDS, where="here").particles).to_list() == [int(kept)]


def test_masses_are_looked_up_and_only_unknown_particles_keep_the_generators():
    event = [(13, FINAL, -1, (3, 0, 0)), (9000005, FINAL, -1, (2, 0, 0))]
    masses = slim(record(event), THRESHOLDS, where="here").particles.mass.to_list()[0]
    assert masses[0] == pytest.approx(0.10565837)
    assert masses[1:] in ([], [7.0])  # kept only if the tables know its charge


def test_no_event_vanishes():
    event = chain(2, 23, 13)
    found = slim(record(event, [(22, FINAL, -1, (1, 0, 0))], event), THRESHOLDS, where="here")
    assert ak.num(found.particles).to_list() == [1, 0, 1]
    assert found.event.to_list() == [0, 1, 2]
    assert found.weight.to_list() == [0.5, 0.5, 0.5]


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(6)), st.integers(0, 2**32 - 1))
def test_the_order_of_particles_in_the_source_does_not_matter(order, seed):
    rng = np.random.default_rng(seed)
    momenta = rng.choice([-3.0, -2.0, 2.0, 3.0], (6, 3))  # many equal pT
    event = [
        (pid, FINAL, -1, tuple(p)) for pid, p in zip([13, -13, 211, 211, -211, 11], momenta, strict=True)
    ]
    shuffled = [event[index] for index in order]
    first, second = (slim(record(e), THRESHOLDS, where="here") for e in (event, shuffled))
    assert first.to_list() == second.to_list()


def test_a_momentum_that_is_not_finite_is_refused_with_its_event():
    bad = [(13, FINAL, -1, (np.nan, 0, 0))]
    with pytest.raises(InputError, match="file f: a momentum of event 1 is not finite"):
        slim(record(chain(2, 23, 13), bad), THRESHOLDS, where="file f")


def test_the_default_thresholds_are_those_of_the_profiles():
    assert default_slimming() == THRESHOLDS


def test_wrong_thresholds_are_refused():
    with pytest.raises(InputError, match="thresholds must not be negative"):
        Slimming(-1.0, 3.5, 1.0)
    with pytest.raises(InputError, match=r"card: not a slimming entry .* It needs track_pt_min_gev"):
        Slimming.from_dict({"pt": 1.0}, where="card")
