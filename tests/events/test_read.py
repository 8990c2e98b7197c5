import bz2
import gzip
import lzma
from pathlib import Path

import awkward as ak
import numpy as np
import pytest
from event_files import read_events
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError
from recast.events.formats import EventFormat
from recast.events.full import linked_events
from recast.events.options import ReadOptions
from recast.events.parquet.slim import parquet_writer
from recast.events.readers import READERS, Reader, begins_with, detect_format, open_partons
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


@given(st.lists(st.lists(st.tuples(*[st.floats(-1e3, 1e3)] * 3, st.floats(0, 10)), max_size=4), min_size=1))
def test_events_of_columns_are_on_their_mass_shell_and_have_no_ancestry(particles):
    flat = np.array([row for event in particles for row in event]).reshape(-1, 4)
    columns = dict(zip(("px", "py", "pz", "mass"), flat.T, strict=True))
    columns |= {"pid": np.full(len(flat), 13), "status": np.ones(len(flat))}
    counts = np.array([len(event) for event in particles])
    events = linked_events(counts, columns, np.ones(len(counts)), where="test", before=7)
    assert events.e**2 == pytest.approx((flat**2).sum(axis=1))
    assert events.number.tolist() == list(range(7, 7 + len(counts)))
    assert (events.mothers() == -1).all()
    assert events.is_sound()


def test_a_mother_that_is_not_in_its_event_is_refused():
    one = {name: np.zeros(2) for name in ("px", "py", "pz", "mass", "pid", "status")}
    for first in (2, -2):
        with pytest.raises(InputError, match=r"x: a mother of event 5 is not in its event"):
            linked_events(
                np.array([2]), one, np.ones(1),
                mothers=(np.array([-1, first]), np.array([-1, -1])), where="x", before=5,
            )  # fmt: skip


def test_two_plugins_that_claim_a_file_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(READERS, "_items", dict(READERS._items))
    for name in ("one", "two"):
        READERS.register(name, Reader(name, begins_with(b"mine")))
    path = tmp_path / "x"
    path.write_text("mine")
    with pytest.raises(InputError, match=r"x: several event readers claim it: one, two\."):
        detect_format(path)
    path.write_text("mine <LesHouchesEvents")  # recast's own come first
    assert detect_format(path) is EventFormat.LHE


def test_a_reader_that_opens_nothing_and_what_is_no_reader_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(READERS, "_items", dict(READERS._items))
    READERS.register("empty", Reader("empty", begins_with(b"mine")))
    path = tmp_path / "x"
    path.write_text("mine")
    with pytest.raises(InputError, match=r'x: the event reader "empty" opens nothing'):
        read_events(path)
    with pytest.raises(InputError, match=r"wrong is no recast.events.readers.Reader but of type int"):
        READERS.register("wrong", 3)


def _fails(*_):
    raise ZeroDivisionError("x")


@pytest.mark.parametrize(
    ("place", "opened"),
    [(_fails, None), (begins_with(b"mine"), _fails), (begins_with(b"mine"), lambda *_: 3)],
)
def test_a_reader_of_a_plugin_that_fails_is_named(tmp_path, monkeypatch, place, opened):
    monkeypatch.setattr(READERS, "_items", dict(READERS._items))
    monkeypatch.setattr(READERS, "_makers", dict(READERS._makers))
    READERS.register("broken", Reader("broken", place, opened))
    path = tmp_path / "x"
    path.write_text("mine")
    with pytest.raises(RunError, match='event reader "broken": it fails with '):
        read_events(path)


def test_other_files_than_partons_are_refused_for_the_shower():
    with (
        pytest.raises(InputError, match=r"root: it is ROOT\. Give parton events, such as LHE\."),
        open_partons(DATA / "hepmc3_tree_3.0.0.root", ReadOptions()),
    ):
        pass
