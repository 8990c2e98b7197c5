"""One shower serves every azimuth of a resonance: what that rests on, with Pythia itself."""

import awkward as ak
import numpy as np
import pytest
from scipy.stats import chi2

from recast.analysis.loader import load_analysis
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.detector.draws import Draws
from recast.events.parquet.slim import read_parquet
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
    along = (velocity * before[:, :3]).sum(axis=1)
    shift = gamma * (gamma / (1.0 + gamma) * along + before[:, 3])
    moved = before[:, :3] + shift[:, None] * velocity
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
    member = events["member"]
    for name in ("px", "py", "pz"):
        one, two = (ak.to_numpy(ak.flatten(item.particles[name])) for item in (events, back))
        assert two == pytest.approx(one, abs=2e-5, rel=1e-5)
        others = (ak.to_numpy(ak.flatten(item.particles[name][~member])) for item in (events, there))
        assert np.array_equal(*others)
    masses = [
        ak.to_numpy((ak.sum(p.energy, axis=1)) ** 2 - sum(ak.sum(p[name], axis=1) ** 2 for name in "xyz"))
        for p in (_plain(item.particles[member]) for item in (events, there))
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


def test_no_event_and_no_particle_are_turned_to_none(showered):
    """A sample of which nothing is left after the filter: the columns are empty and cannot be written."""
    events = read_parquet(showered.path)
    assert len(turned(events[:0], [0.5, 1.0])) == 0
    bare = events[ak.num(events["particles"], axis=1) == 0]
    assert len(turned(bare, [0.5])) == len(bare)
