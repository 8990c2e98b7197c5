"""One shower serves every azimuth of a resonance: what that rests on, with Pythia itself."""

import awkward as ak
import numpy as np
import pytest
from scipy.stats import chi2

from recast.analysis.loader import load_analysis
from recast.core.boosts import boosted
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.detector.draws import Draws
from recast.events.parquet.slim import read_parquet
from recast.events.parton_table import PartonTable
from recast.events.partons import read_partons
from recast.events.recoil import one_resonance, turned, with_members
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.profiles import shower_profile
from recast.generate.pythia import block_seeds, engine
from recast.generate.shower import shower
from recast.generate.shower_worker import full_record
from recast.model.zprime import ZPrimePoint

EVENTS, TURNS = 1500, 8


@pytest.fixture(scope="module")
def partons(tmp_path_factory):
    process = Process(FinalState.FOUR_MUONS, Contribution.SIGNAL, 8000.0)
    generator = BuiltinGenerator(GeneratorSettings(matrix_element="helicity"))
    out = tmp_path_factory.mktemp("partons") / "partons.parquet"
    return generator.generate(
        process, ZPrimePoint(30.0, 0.05), EVENTS, 1, out, workers=serial(), progress=Silent()
    )


@pytest.fixture(scope="module")
def showered(partons, tmp_path_factory):
    out = tmp_path_factory.mktemp("showered") / "events.parquet"
    return shower(partons, "no-mpi", 1, out, workers=serial(), progress=Silent(), thinning=np.ones(EVENTS))


def test_what_comes_from_the_resonance_has_its_momentum_before_radiation(partons):
    table = next(read_partons(partons).pieces(200))
    pythia = engine(shower_profile("no-mpi").settings, (4000.0, 4000.0), None)
    made = pythia.shower(table, block_seeds(1, "x", table.event))
    accepted = table.select(made.accepted)
    record = with_members(full_record(made.batch, accepted), accepted)
    chosen = one_resonance(accepted)
    assert 0.9 < chosen.mean() < 1.0
    starts = np.repeat(np.arange(len(accepted)), record.counts)
    assert np.array_equal(np.unique(starts[record.member]), np.flatnonzero(chosen))
    # no hadron, and all hard leptons, of these events
    left = record.member & record.final
    assert set(np.unique(np.abs(record.pid[left])).tolist()) <= {11, 13, 22}
    assert (np.bincount(starts[left & (np.abs(record.pid) == 13)], minlength=len(accepted)) >= 4)[
        chosen
    ].all()

    def total(rows, columns):
        return np.stack([np.bincount(rows, column, len(accepted)) for column in columns], axis=1)

    energy = np.sqrt(record.px**2 + record.py**2 + record.pz**2 + record.mass**2)
    after = total(starts[left], (c[left] for c in (record.px, record.py, record.pz, energy)))
    final = accepted.codes[:, 1] == 1
    owner = np.repeat(np.arange(len(accepted)), accepted.counts)[final]
    before = total(owner, accepted.momenta[final, :4].T)
    velocity = record.recoil
    gamma = 1.0 / np.sqrt(1.0 - (velocity**2).sum(axis=1))
    moved = np.stack(boosted(*before.T, *(gamma * velocity.T), gamma)[:3], axis=1)
    assert moved[chosen] == pytest.approx(after[chosen, :3], abs=1e-6)
    assert (velocity[~chosen] == 0).all()


def test_every_azimuth_is_as_likely(showered):
    events = read_parquet(showered.path)
    events = events[ak.to_numpy(ak.any(events["member"], axis=1))]
    assert len(events) > 0.9 * EVENTS
    atlas, draws = load_analysis("atlas_2013_z4l"), Draws(1, "x")
    every = turned(events, [2 * np.pi * k / TURNS for k in range(TURNS)])
    selected = atlas.select(every, draws).regions["4mu"].reshape(TURNS, -1)
    assert (selected.all(axis=0) != selected.any(axis=0)).mean() > 0.1
    found, mean = selected.sum(axis=1), selected.mean(axis=0)
    # yields of the azimuths share their events: what differs has a covariance of its own
    spread = selected - mean
    variance = (spread**2).sum() / (TURNS - 1)
    assert chi2.sf(((found - found.mean()) ** 2).sum() / variance, TURNS - 1) > 1e-3


def test_a_turn_keeps_masses_and_can_be_taken_back(showered):
    events = read_parquet(showered.path)[:300]
    there = turned(events, [1.0])
    back = turned(there, [-1.0])
    for name in ("px", "py", "pz"):
        one, two = (ak.to_numpy(ak.flatten(item.particles[name])) for item in (events, back))
        assert two == pytest.approx(one, abs=2e-5, rel=1e-5)
        others = (ak.to_numpy(ak.flatten(item.particles[name][~item.member])) for item in (events, there))
        assert np.array_equal(*others)
    masses = [
        ak.to_numpy((ak.sum(p.energy, axis=1)) ** 2 - sum(ak.sum(p[name], axis=1) ** 2 for name in "xyz"))
        for p in (_plain(item.particles[item.member]) for item in (events, there))
    ]
    assert masses[1] == pytest.approx(masses[0], rel=1e-3, abs=0.1)


def _plain(particles):
    columns = {name: ak.values_astype(particles["p" + name], np.float64) for name in "xyz"}
    mass = ak.values_astype(particles.mass, np.float64)
    energy = np.sqrt(columns["x"] ** 2 + columns["y"] ** 2 + columns["z"] ** 2 + mass**2)
    return ak.zip(columns | {"energy": energy})


def test_soft_leptons_are_kept_where_a_turn_may_make_them_hard(showered):
    events = read_parquet(showered.path)
    pt = np.hypot(events.particles.px, events.particles.py)
    assert ak.any(pt[events["member"]] < 0.9)
    assert not ak.any(pt[~events["member"]] < 0.9)


def test_turned_events_have_the_order_of_the_record(showered):
    """Hardest first, as slimming leaves them; each particle keeps its code, mass and whether it is turned."""
    events = read_parquet(showered.path)
    every = turned(events, [0.0, 1.0, 2.5])
    pt = np.hypot(*(ak.values_astype(every.particles[name], np.float64) for name in ("px", "py")))
    assert ak.all(pt[:, :-1] >= pt[:, 1:])
    # as they stand they have this order: what turns changes it
    first = every[: len(events)]
    assert np.array_equal(*(ak.to_numpy(ak.flatten(item.particles.pid)) for item in (first, events)))
    turned_once = every[len(events) : 2 * len(events)]
    assert ak.any(turned_once.particles.pid != events.particles.pid)
    muons = np.abs(events.particles.pid) == 13
    for part in (events, turned_once):
        muon = np.abs(part.particles.pid) == 13
        assert ak.all(np.abs(part.particles.mass[muon] - 0.10566) < 1e-5)
        assert ak.all(ak.sum(muon & part.member, axis=1) == ak.sum(muons & events.member, axis=1))
    counted = [ak.to_numpy(ak.sum(item.member, axis=1)) for item in (events, turned_once)]
    assert np.array_equal(*counted)


INCOMING = [(2, -1, 0, 0, 501, 0), (-2, -1, 0, 0, 0, 501)]
MUONS = [(-13, 1, 3, 3, 0, 0), (13, 1, 3, 3, 0, 0)]
Z = (23, 2, 1, 2, 0, 0)
PROCESSES = {
    "Z > mu mu": (True, [Z, *MUONS]),
    "Z > Z' mu mu, Z' > mu mu": (
        True,
        [Z, *MUONS, (32, 2, 3, 3, 0, 0), *[(c, 1, 6, 6, 0, 0) for c in (13, -13)]],
    ),
    "Z > mu mu, one mother": (True, [Z, *[(c, 1, 3, 0, 0, 0) for c in (13, -13)]]),
    "mu mu": (False, [(13, 1, 1, 2, 0, 0), (-13, 1, 1, 2, 0, 0)]),
    "Z Z": (
        False,
        [Z, Z, *MUONS, *[(c, 1, 4, 4, 0, 0) for c in (13, -13)]],
    ),
    "Z and a stable Z'": (False, [Z, (32, 1, 1, 2, 0, 0), *MUONS]),
    "Z and a jet": (False, [Z, (21, 1, 1, 2, 501, 502), *MUONS]),
    "Z and a jet of one mother": (False, [Z, *MUONS, (21, 1, 1, 0, 501, 502)]),
    "Z and a photon without mothers": (False, [Z, *MUONS, (22, 1, 0, 0, 0, 0)]),
    "Z behind its muons": (False, [(13, 1, 5, 5, 0, 0), (-13, 1, 5, 5, 0, 0), Z]),
    "an undecayed Z": (False, [(23, 1, 1, 2, 0, 0)]),
    "t > W b": (False, [(6, 2, 1, 2, 501, 0), (24, 1, 3, 3, 0, 0), (5, 1, 3, 3, 501, 0)]),
    "a documented Z": (False, [(23, 3, 1, 2, 0, 0), *MUONS]),
    "nothing": (False, []),
}


def test_one_resonance_is_one_alone():
    """Of each kind, in one table: what stands before and after an event does not matter."""
    rows = [[*INCOMING, *event] for _, event in PROCESSES.values()]
    counts = np.array([len(row) for row in rows])
    codes = np.array([line for row in rows for line in row], np.int32)
    count = len(rows)
    table = PartonTable(
        np.arange(count), np.ones(count), np.zeros((count, 3)), counts, codes, np.zeros((len(codes), 7))
    )
    found = dict(zip(PROCESSES, one_resonance(table).tolist(), strict=True))
    assert found == {name: wanted for name, (wanted, _) in PROCESSES.items()}


def test_no_event_and_no_particle_are_turned_to_none(showered):
    """A sample of which nothing is left after the filter: the columns are empty and cannot be written."""
    events = read_parquet(showered.path)
    assert len(turned(events[:0], [0.5, 1.0])) == 0
    bare = events[ak.num(events["particles"], axis=1) == 0]
    assert len(turned(bare, [0.5])) == len(bare)


def test_the_sample_states_the_stages_of_the_filter_that_were_at_work(partons, tmp_path):
    """An event that fails in the shower as it stands may pass when it is turned: that stage is off."""
    wanted, few = load_analysis("atlas_2013_z4l").card.parton_filter, np.zeros(EVENTS)
    few[:20] = 1.0
    with_turns = shower(
        partons,
        "no-mpi",
        1,
        tmp_path / "x.parquet",
        workers=serial(),
        progress=Silent(),
        thinning=few,
        event_filter=wanted,
    )
    assert wanted.after_radiation is not None
    stated = with_turns.provenance["shower"]["filter"]
    assert stated == wanted.describe() | {"after_radiation": None}
    assert with_turns.provenance["shower"]["counts"]["vetoed"] == 0
