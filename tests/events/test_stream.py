"""Streams of events: chunks, threads, the cache of parsed text, standard input, merged files, dressing."""

import gzip
import io
import sys
import threading

import awkward as ak
import numpy as np
import pytest
from event_files import read_events
from full_events import TEXTS, random_events, text3, written

from recast.core.cache import cache_folder
from recast.core.errors import InputError
from recast.events.ahead import in_order, in_turn, read_ahead
from recast.events.event_stream import merged
from recast.events.hepmc import read as hepmc_read
from recast.events.hepmc.writer import write_hepmc3
from recast.events.options import Completeness, ReadOptions
from recast.events.parquet.slim import parquet_writer
from recast.events.stream import Caching, stream_events
from recast.generate.profiles import shower_profile


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    return lambda: sorted(path.name for path in cache_folder().glob("events-*"))


def whole(path, options=None, **others):
    with stream_events(path, options, **others) as stream:
        return ak.concatenate(list(stream.chunks())), stream.sample, stream.notes


@pytest.mark.parametrize("form", sorted(TEXTS))
def test_threads_and_pieces_change_nothing(tmp_path, monkeypatch, form):
    path = written(tmp_path, gzip.compress(TEXTS[form](*range(200))))
    first, sample, _ = whole(path)
    monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (3000,))
    monkeypatch.setattr(hepmc_read, "_BLOCK", 1000)
    for jobs in (1, 2):
        events, other, _ = whole(path, jobs=jobs)
        assert events.to_list() == first.to_list()
        assert other == sample
        assert read_events(path, jobs=jobs)[0].to_list() == first.to_list()


def test_parsed_text_is_kept_by_content(tmp_path, cache):
    path = written(tmp_path, text3(1, 2))
    first, _, _ = whole(path, caching=Caching.KEEP)
    assert len(cache()) == 1
    # the same content under another name, with nothing left to parse
    moved = written(tmp_path, text3(1, 2), "moved.dat")
    again, sample, _ = whole(moved, caching=Caching.KEEP)
    assert (again.to_list(), sample.name, len(cache())) == (first.to_list(), "moved", 1)
    # choices that change the events, or another content, are other entries
    whole(path, ReadOptions(dressing_cone=0.1), caching=Caching.KEEP)
    whole(written(tmp_path, text3(1, 3)), caching=Caching.KEEP)
    assert len(cache()) == 3
    # the cross section is no part of what is kept
    scaled, _, _ = whole(moved, ReadOptions(cross_section_pb=40.0), caching=Caching.KEEP)
    assert scaled.weight.to_list() == [10 * value for value in first.weight.to_list()]
    assert len(cache()) == 3


def test_the_cache_is_used(tmp_path, cache, monkeypatch):
    path = written(tmp_path, text3(1, 2))
    first, _, _ = whole(path, caching=Caching.KEEP)

    def refuse(*_):
        raise AssertionError("parsed again")

    monkeypatch.setattr("recast.events.stream.parse_file", refuse)
    assert whole(path, caching=Caching.KEEP)[0].to_list() == first.to_list()
    with pytest.raises(AssertionError, match="parsed again"):
        whole(path)


def test_notes_of_a_cut_file_stay_in_the_cache(tmp_path, cache):
    path = written(tmp_path, text3(1, 2, 3)[:-200])
    keep = ReadOptions(completeness=Completeness.KEEP_COMPLETE)
    notes = [whole(path, keep, caching=Caching.KEEP)[2] for _ in range(2)]
    assert notes[0] == notes[1]
    assert notes[0][0].startswith("cut off after 2 whole events")
    with pytest.raises(InputError, match="cut off after 2 whole events"):
        whole(path, caching=Caching.KEEP)


def test_nothing_of_a_bad_file_is_kept(tmp_path, cache):
    path = written(tmp_path, text3(1, 2)[:-200])
    with pytest.raises(InputError):
        whole(path, caching=Caching.KEEP)
    assert cache() == []


def test_standard_input_is_not_kept(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text3(1, 2))))
    events, sample, _ = whole("-", caching=Caching.KEEP)
    assert (events.event.to_list(), sample.name, cache()) == ([1, 2], "standard-input", [])


def test_binary_files_cannot_come_by_standard_input(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"PAR1" + bytes(100))))
    with pytest.raises(InputError, match="parquet cannot be read from standard input"):
        whole("-")


def test_merged_files_are_one_sample(tmp_path):
    one = written(tmp_path, text3(1, 2, 3), "a.hepmc")
    other = text3(1).replace(b"4.0000000000000000e+00 5.0e-01", b"5.0 5.0e-01")
    two = written(tmp_path, other, "b.hepmc")
    with stream_events(one) as first, stream_events(two) as second:
        both = merged([first, second])
        events = ak.concatenate(list(both.chunks()))
    assert both.sample.n_events == 4
    assert both.sample.cross_section_pb == pytest.approx((3 * 4.0 + 5.0) / 4)
    assert both.sample.cross_section_error_pb == pytest.approx(np.hypot(3 * 0.5, 0.5) / 4)
    assert ak.sum(events.weight) == pytest.approx(both.sample.cross_section_pb)
    assert events.event.to_list() == [0, 1, 2, 3]


def test_files_of_other_processes_are_not_merged(tmp_path):
    one = written(tmp_path, text3(1), "a.hepmc")
    far = text3(1).replace(b"4.0000000000000000e+00 5.0e-01", b"90.0 5.0e-01")
    for content, expected in (
        (far, "its cross section is 4 pb, that of all files 47 pb"),
        (
            text3(1).replace(b"50.0 50.0 0.938 4", b"60.0 60.0 0.938 4"),
            "its beams are .* 60 and 60 GeV, those of the first",
        ),
    ):
        two = written(tmp_path, content, "b.hepmc")
        with (
            stream_events(one) as first,
            stream_events(two) as second,
            pytest.raises(InputError, match=expected),
        ):
            merged([first, second])


def radiation(*, far):
    """Text of an event with a muon, a photon at its side and one that is `far` away."""
    z = far * 10.0
    return b"""E {n} 1 6
U GEV MM
W 1.0 1.0
A 0 GenCrossSection 4.0 0.5 -1 -1
P 1 0 2212 0.0 0.0 50.0 50.0 0.938 4
P 2 0 2212 0.0 0.0 -50.0 50.0 0.938 4
V -1 0 [1,2]
P 3 -1 13 30.0 0.0 0.0 30.000186 0.105658 1
P 4 -1 22 5.0 0.1 0.0 5.001 0.0 1
P 5 -1 22 10.0 0.0 %f %f 0.0 1
P 6 -1 22 0.0 0.0 %f %f 0.0 1
""" % (z, np.hypot(10.0, z), 65 - np.hypot(10.0, z), 65 - np.hypot(10.0, z))


def test_photons_near_a_muon_are_added_on_request(tmp_path):
    path = written(tmp_path, text3(1, event=radiation(far=1.0)))
    bare = read_events(path)[0].particles[0]
    dressed = read_events(path, options=ReadOptions(dressing_cone=0.1))[0].particles[0]
    assert bare.px.to_list() == [30.0]
    assert dressed.px.to_list() == [35.0]
    assert dressed.py[0] == pytest.approx(0.1)
    energy = np.sqrt(30.0**2 + 0.1056583755**2) + np.hypot(5.0, 0.1)
    assert dressed.mass[0] == pytest.approx(np.sqrt(energy**2 - 35.0**2 - 0.1**2), rel=1e-4)
    wide = read_events(path, options=ReadOptions(dressing_cone=2.0))[0].particles[0]
    assert wide.px.to_list() == [45.0]


def test_jets_are_those_of_the_bare_event(tmp_path):
    """A photon that went to a muon is not in a jet twice."""
    path = written(tmp_path, text3(1, event=radiation(far=0.0)))
    jets = shower_profile("full-jets").slimming
    plain = read_events(path, options=ReadOptions(slimming=jets))[0]
    dressed = read_events(path, options=ReadOptions(slimming=jets, dressing_cone=0.1))[0]
    assert plain.particles.px.to_list() == [[30.0]]
    assert dressed.particles.px.to_list() == [[45.0]]
    assert dressed.jets.to_list() == plain.jets.to_list()
    assert plain.jets.px[0][0] == pytest.approx(45.0)
    assert dressed.missing.to_list() == plain.missing.to_list()


def test_photons_of_hadrons_dress_nothing(tmp_path):
    event = (
        radiation(far=1.0)
        .replace(b"E {n} 1 6", b"E {n} 2 7")
        .replace(b"P 4 -1 22", b"P 7 -1 111 5.0 0.1 0.0 5.001 0.135 2\nP 4 7 22")
    )
    path = written(tmp_path, text3(1, event=event))
    dressed = read_events(path, options=ReadOptions(dressing_cone=0.1))[0].particles[0]
    assert dressed.px.to_list() == [30.0]


@pytest.mark.parametrize("cone", [0.0, -1.0, float("nan")])
def test_a_cone_that_is_none_is_refused(tmp_path, cone):
    path = written(tmp_path, text3(1))
    with pytest.raises(InputError, match="the cone of the dressing is"):
        read_events(path, options=ReadOptions(dressing_cone=cone))


def test_items_come_in_order_and_errors_after_those_before(tmp_path):
    assert list(in_order(lambda value: value * value, range(50), 3)) == [value**2 for value in range(50)]

    def broken():
        yield 1
        raise ValueError("no more")

    found = []
    with pytest.raises(ValueError, match="no more"):
        for item in read_ahead(broken()):
            found.append(item)
    assert found == [1]
    stream = read_ahead(iter(range(10**9)))  # is left early
    assert next(stream) == 0
    stream.close()


@pytest.mark.parametrize("n_items", [0, 1, 6, 7, 8])
def test_streams_take_turns(n_items):
    assert list(in_turn([range(n_items)[k::3] for k in range(3)])) == list(range(n_items))


def test_the_error_of_a_stream_comes_in_its_turn():
    def broken():
        yield 1
        raise ValueError("no more")

    found = []
    with pytest.raises(ValueError, match="no more"):
        for item in in_turn([iter(range(0, 100, 2)), broken()]):
            found.append(item)
    assert found == [0, 1, 2]
    stream = in_turn([iter(range(10**9)), iter(range(10**9))])  # is left early
    assert [next(stream) for _ in range(3)] == [0, 0, 1]
    stream.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "read ahead"]


def test_memory_is_bounded_by_pieces(tmp_path, monkeypatch):
    events = random_events(3, 300)
    path = tmp_path / "x.hepmc3"
    write_hepmc3(path, ("a", "b", "c"), [events])
    monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (20_000,))
    monkeypatch.setattr(hepmc_read, "_BLOCK", 5_000)
    with (
        stream_events(path, ReadOptions(sqrt_s_gev=8000.0)) as stream,
        parquet_writer(tmp_path / "y") as writer,
    ):
        for chunk in stream.chunks():
            assert len(chunk) <= 5000
            writer.add(chunk)
        writer.finish({})
        assert stream.sample.n_events == 300
