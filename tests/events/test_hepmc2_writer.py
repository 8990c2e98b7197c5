"""HepMC2 text written from columns: read back here and by pyhepmc."""

import gzip

import numpy as np
import pyhepmc
import pytest
from full_events import bare_event, family, random_events, read_full

from recast.core.errors import InputError, RunError
from recast.events.convert import Target, convert
from recast.events.full import FINAL
from recast.events.hepmc.writer import write_hepmc2
from recast.events.parquet.full import write_parquet_full

TOOL = ("a", "b", "c")


@pytest.mark.parametrize("name", ["x.hepmc2", "x.hepmc2.gz", "x.hepmc2.zst"])
@pytest.mark.parametrize("weights", [1, 3])
def test_what_is_written_comes_back(tmp_path, name, weights):
    events = random_events(3, 7, weights=weights)
    assert write_hepmc2(tmp_path / name, TOOL, events.pieces(3)) == 7
    back, _ = read_full(tmp_path / name)
    assert back.number.tolist() == events.number.tolist()
    assert back.weight_names == events.weight_names
    assert back.weights.tolist() == events.weights.tolist()
    assert back.cross_section_pb.tolist() == events.cross_section_pb.tolist()
    for column in ("e", "mass"):
        assert np.sort(getattr(back, column)).tolist() == np.sort(getattr(events, column)).tolist()
    placed = 0
    for one, other in zip(family(back), family(events), strict=True):
        assert [row[:2] for row in one] == [row[:2] for row in other]
        for (*_, found), (*_, place) in zip(one, other, strict=True):
            if place is not None and any(place):
                assert found == place
                placed += 1
    assert placed > 10


def test_pyhepmc_reads_the_same_events(tmp_path):
    events = random_events(4, 5)
    path = tmp_path / "x.hepmc2"
    write_hepmc2(path, TOOL, [events])
    with pyhepmc.open(path, format="hepmc2") as file:
        theirs = [(one.event_number, one.weights, one.numpy.particles) for one in file]
    assert [number for number, *_ in theirs] == events.number.tolist()
    assert [weights for _, weights, _ in theirs] == events.weights.tolist()
    assert [len(particles.e) for *_, particles in theirs] == events.counts.tolist()
    energies = [particles.e[particles.status == FINAL].sum() for *_, particles in theirs]
    assert energies == pytest.approx(events.energies()[0], rel=1e-12)


def test_conversion_there_and_back(tmp_path):
    events = random_events(5, 6)
    source, path, again = (tmp_path / name for name in ("x.parquet", "x.hepmc2.gz", "y.parquet"))
    write_parquet_full(source, {}, [events])
    there, back = convert([source], path, Target.HEPMC2), convert([path], again, Target.PARQUET)
    assert there.n_events == back.n_events == 6
    assert there.energy_gev == pytest.approx(events.energies()[0].sum(), rel=1e-6)
    assert back.energy_gev == pytest.approx(there.energy_gev, rel=1e-6)
    with gzip.open(path) as text:
        assert b"HepMC::IO_GenEvent-START_EVENT_LISTING" in text.read(100)


def test_a_particle_of_no_vertex_has_no_place(tmp_path):
    write_parquet_full(tmp_path / "x.parquet", {}, [bare_event()])
    with pytest.raises(RunError, match="1 events with 5 GeV were written, 1 with 0 GeV read back"):
        convert([tmp_path / "x.parquet"], tmp_path / "x.hepmc2", Target.HEPMC2)
    assert not (tmp_path / "x.hepmc2").exists()


def test_nothing_is_not_written(tmp_path):
    with pytest.raises(InputError, match="there are no events to write"):
        write_hepmc2(tmp_path / "x.hepmc2", TOOL, [])
    assert list(tmp_path.iterdir()) == []
