"""The compiled parsers of HepMC text against hand-made events and pyhepmc."""

import io

import numpy as np
import pyhepmc
import pytest
from event_files import read_events
from full_events import (
    EVENT3,
    FOOTER3,
    HEADER3,
    PACKERS,
    TEXTS,
    family,
    our_columns,
    pyhepmc_columns,
    random_events,
    read_full,
    text3,
    written,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.events.convert import Target, convert
from recast.events.hepmc import read as hepmc_read
from recast.events.hepmc.writer import write_hepmc3

FORMS = sorted(TEXTS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("packer", sorted(PACKERS))
def test_every_column(tmp_path, form, packer):
    events, notes = read_full(written(tmp_path, PACKERS[packer](TEXTS[form](7, 9))))
    assert notes == []
    assert events.number.tolist() == [7, 9]
    assert events.weight_names == ("nominal", "second")
    assert events.weights.tolist() == [[2.5, 7.0]] * 2
    assert events.cross_section_pb.tolist() == [[4.0, 0.5]] * 2
    first = events.take(0, 1)
    assert sorted(first.pid.tolist()) == [-13, -13, 13, 22, 23, 2212, 2212]
    muon = int(np.flatnonzero(first.pid == 13)[0])
    assert [getattr(first, name)[muon] for name in ("px", "py", "pz", "e", "mass", "status")] == [
        30.0,
        20.0,
        10.0,
        45.0,
        0.105658,
        1,
    ]
    assert first.position[first.production[muon]].tolist() == [0.1, 0.2, 0.3, 0.4]
    z = int(np.flatnonzero(first.pid == 23)[0])
    assert first.mothers()[muon] == z
    last = int(np.flatnonzero((first.pid == -13) & (first.status == 1))[0])
    assert first.pid[first.mothers()[last]] == -13
    assert first.pid[first.mothers()[z]] == 2212
    assert events.energies()[0].tolist() == [100.0, 100.0]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_as_pyhepmc(tmp_path, form):
    content = TEXTS[form](1, 2)
    events, _ = read_full(written(tmp_path, content))
    assert our_columns(events) == pyhepmc_columns(content, form)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
def test_what_pyhepmc_writes_and_reads_is_what_we_read_and_write(tmp_path, seed):
    events = random_events(seed)
    path = tmp_path / "ours.hepmc3"
    write_hepmc3(path, ("a", "b", "c"), events.pieces(3))
    theirs = pyhepmc_columns(path.read_bytes(), "hepmc3")
    back, _ = read_full(path)
    assert our_columns(back) == theirs == our_columns(events)
    assert back.weights.tolist() == events.weights.tolist()
    assert back.cross_section_pb.tolist() == events.cross_section_pb.tolist()
    assert family(back) == family(events)
    for form in FORMS:
        buffer = io.BytesIO()
        with pyhepmc.open(path) as source_file, pyhepmc.open(buffer, "w", format=form) as file:
            for event in source_file:
                file.write(event)
        rewritten = tmp_path / "theirs"
        rewritten.write_bytes(buffer.getvalue())
        again, _ = read_full(rewritten)
        assert our_columns(again) == theirs
        assert again.weights.tolist() == events.weights.tolist()
        # for HepMC2's writer a vertex without a position has that of the vertices before it
        stated, found = (
            np.unique(np.round(one.position[(one.position != 0).any(axis=1)], 9), axis=0)
            for one in (events, again)
        )
        assert np.array_equal(found, stated)


@pytest.mark.parametrize("form", FORMS)
def test_units_are_converted(tmp_path, form):
    content = TEXTS[form](1)
    gev, _ = read_full(written(tmp_path, content))
    mev, _ = read_full(written(tmp_path, content.replace(b"U GEV MM", b"U MEV CM")))
    assert mev.px.tolist() == pytest.approx((gev.px / 1000.0).tolist(), rel=1e-15)
    assert mev.position.ravel().tolist() == pytest.approx((gev.position.ravel() * 10.0).tolist(), rel=1e-15)


def test_a_particle_may_stand_before_its_mother(tmp_path):
    lines = EVENT3.splitlines(keepends=True)
    turned = b"".join(lines[:4] + lines[:3:-1])
    straight, _ = read_full(written(tmp_path, text3(1)))
    backward, _ = read_full(written(tmp_path, text3(1, event=turned)))
    assert family(backward) == family(straight)
    assert read_events(tmp_path / "x.hepmc", cross_section_pb=1.0)[0].particles.origin.to_list() == [[1, 1]]
    convert([tmp_path / "x.hepmc"], tmp_path / "y.hepmc3", Target.HEPMC3)
    assert family(read_full(tmp_path / "y.hepmc3")[0]) == family(straight)


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("form", FORMS)
def test_pieces_and_threads_change_nothing(tmp_path, monkeypatch, form, jobs):
    content = TEXTS[form](*range(50))
    whole, _ = read_full(written(tmp_path, content))
    monkeypatch.setattr(hepmc_read, "_BLOCK", 301)
    monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (700,))
    split, _ = read_full(written(tmp_path, content), jobs=jobs)
    assert split.number.tolist() == list(range(50))
    for name in ("px", "weights", "production", "end", "first_in", "position", "counts"):
        assert np.array_equal(getattr(split, name), getattr(whole, name))


@pytest.mark.parametrize("packer", sorted(PACKERS))
def test_joined_files_are_one(tmp_path, packer):
    pack = PACKERS[packer]
    events, _ = read_full(written(tmp_path, pack(text3(1, 2)) + pack(text3(3))))
    assert events.number.tolist() == [1, 2, 3]


def test_thousands_of_incoming_particles(tmp_path):
    n = 5000
    lines = b"".join(b"P %d 0 22 1.0 0.0 0.0 1.0 0.0 2\n" % (index + 1) for index in range(n))
    ids = ",".join(map(str, range(1, n + 1))).encode()
    event = b"E 1 1 %d\nU GEV MM\n" % (n + 1) + lines + b"V -1 0 [" + ids + b"]\n"
    event += b"P %d -1 23 5000.0 0.0 0.0 5000.0 0.0 1\n" % (n + 1)
    events, _ = read_full(written(tmp_path, HEADER3 + event + FOOTER3))
    assert (events.end == 0).sum() == n
    assert events.mothers()[-1] == 0
