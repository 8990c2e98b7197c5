import bz2
import gzip
import lzma
from pathlib import Path

import awkward as ak
import numpy as np
import pytest
from event_files import read_events

from recast.core.errors import InputError
from recast.events.formats import EventFormat
from recast.events.parquet.slim import parquet_writer
from recast.events.readers import detect_format
from recast.events.record import Origin, make_events

DATA = Path(__file__).resolve().parents[1] / "data" / "events"


def test_lhe_as_events():
    events, sample = read_events(DATA / "four_muons_sm.lhe.gz")
    assert (sample.name, sample.n_events, sample.sqrt_s_gev) == ("four_muons_sm", 160, 8000.0)
    assert sample.cross_section_pb == pytest.approx(0.03783285287059)
    assert ak.sum(events.weight) == pytest.approx(0.0378, rel=0.01)
    assert ak.all(np.abs(events.particles.pid) == 13)
    assert ak.all(events.particles.origin == int(Origin.PROMPT))
    scaled, other = read_events(DATA / "four_muons_sm.lhe.gz", cross_section_pb=2.0)
    assert (ak.sum(scaled.weight), other.cross_section_pb) == (pytest.approx(2.0), 2.0)


def test_muons_from_a_zprime_are_prompt():
    events, _ = read_events(DATA / "four_muons_zp50.lhe.gz")
    assert ak.all(events.particles.origin == int(Origin.PROMPT))


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_the_format_is_told_by_content_and_not_by_name(tmp_path, pack):
    path = tmp_path / "events.root"
    path.write_bytes(pack(gzip.decompress((DATA / "four_muons_sm.lhe.gz").read_bytes())))
    assert detect_format(path) is EventFormat.LHE


def parquet_file(path):
    columns = {name: np.array([value]) for name, value in _MUON.items()}
    events = make_events([7], [0.25], [1], columns, where="test")
    facts = {
        "name": "s",
        "process": "p p > x",
        "contribution": "sm",
        "sqrt_s_gev": 8000.0,
        "path": "elsewhere.parquet",
        "n_events": 4,
        "cross_section_pb": 1.0,
        "cross_section_error_pb": 0.1,
        "provenance": {},
    }
    with parquet_writer(path) as writer:
        writer.add(events)
        writer.finish({"sample": facts})
    return path


_MUON = {"px": 1.5, "py": 0.0, "pz": 0.0, "mass": 0.1, "pid": 13, "origin": 1}


def test_parquet_carries_its_own_sample(tmp_path):
    path = parquet_file(tmp_path / "moved.parquet")
    events, sample = read_events(path)
    assert (sample.path, sample.n_events, sample.cross_section_pb) == (path, 4, 1.0)
    assert events.weight.to_list() == [0.25]
    events, sample = read_events(path, cross_section_pb=2.0)
    assert (events.weight.to_list(), sample.cross_section_pb) == ([0.5], 2.0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"the file is empty\. Make or fetch it again"),
        (b"hello", r"not an event file of a known format\. Known: HepMC3"),
        (b"\x1f\x8b broken", "the gzip data end too early"),
    ],
)
def test_other_files_are_refused(tmp_path, content, message):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(InputError, match=rf"x: {message}"):
        read_events(path)


def test_missing_files_and_folders_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"absent: cannot be read \(No such file"):
        read_events(tmp_path / "absent")
    with pytest.raises(InputError, match=r"cannot be read \(Is a directory"):
        read_events(tmp_path)
