import awkward as ak
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recast.core.errors import InputError
from recast.events.parquet import facts
from recast.events.parquet import slim as parquet
from recast.events.parquet.facts import parquet_facts
from recast.events.parquet.slim import iterate_parquet, parquet_writer, read_parquet
from recast.events.record import empty_events, make_events


def events(first, count):
    numbers = np.arange(first, first + count)
    sizes = numbers % 3
    particles = {
        "px": np.repeat(numbers, sizes) / 3,
        "py": np.ones(sizes.sum()),
        "pz": np.zeros(sizes.sum()),
        "mass": np.full(sizes.sum(), 0.1),
        "pid": np.full(sizes.sum(), 13),
        "origin": np.ones(sizes.sum()),
    }
    return make_events(numbers, 1.0 / (numbers + 1), sizes, particles, where="test")


def write(path, pieces):
    with parquet_writer(path) as writer:
        for piece in pieces:
            writer.add(piece)
        writer.finish({"answer": 42})
    return path


def test_round_trip(tmp_path):
    path = write(tmp_path / "a.parquet", [events(0, 4), events(4, 3)])
    assert read_parquet(path).to_list() == events(0, 7).to_list()
    assert str(read_parquet(path).type) == str(events(0, 7).type)
    assert parquet_facts(path) == {"answer": 42}


def test_the_size_of_the_pieces_changes_no_byte(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_ROW_GROUP", 5)
    whole = write(tmp_path / "a.parquet", [events(0, 23)])
    split = write(tmp_path / "b.parquet", [events(0, 3), events(3, 11), events(14, 0), events(14, 9)])
    assert whole.read_bytes() == split.read_bytes()
    assert pq.ParquetFile(whole).metadata.num_row_groups == 5
    assert read_parquet(split).to_list() == events(0, 23).to_list()


def test_no_events(tmp_path):
    path = write(tmp_path / "a.parquet", [empty_events()])
    assert len(read_parquet(path)) == 0


def test_an_error_leaves_no_file(tmp_path):
    with pytest.raises(RuntimeError, match="stop"), parquet_writer(tmp_path / "a.parquet") as writer:
        writer.add(events(0, 2))
        raise RuntimeError("stop")
    assert list(tmp_path.iterdir()) == []


def test_missing_and_cut_off_files_are_named(tmp_path):
    with pytest.raises(InputError, match=r"a\.parquet: no such file"):
        read_parquet(tmp_path / "a.parquet")
    path = write(tmp_path / "b.parquet", [events(0, 50)])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"b\.parquet: not a whole Parquet file\. Was it cut off"):
        read_parquet(path)


def test_a_file_with_damaged_data_is_refused(tmp_path):
    path = write(tmp_path / "b.parquet", [events(0, 500)])
    content = bytearray(path.read_bytes())
    content[40:200] = bytes(160)
    path.write_bytes(bytes(content))
    with pytest.raises(InputError, match=r"b\.parquet: damaged"):
        read_parquet(path)


def test_a_row_group_that_would_fill_the_memory_is_not_read(tmp_path, monkeypatch):
    path = write(tmp_path / "b.parquet", [events(0, 50)])
    monkeypatch.setattr(facts, "_LARGEST_GROUP", 40)
    for read in (read_parquet, lambda path: list(iterate_parquet(path))):
        with pytest.raises(
            InputError, match=r"b\.parquet: a row group states \d+ values of a column, more than 40"
        ):
            read(path)


def test_another_programs_file_is_refused(tmp_path):
    path = tmp_path / "other.parquet"
    pq.write_table(pa.table({"x": [1.0]}), path)
    with pytest.raises(InputError, match=r"a Parquet file, but not of recast events\. Make it with"):
        parquet_facts(path)
    with pytest.raises(InputError, match="it has no column event, particles, weight"):
        read_parquet(path)


def test_numbers_that_are_not_finite_do_not_come_in(tmp_path):
    path = tmp_path / "a.parquet"
    bad = ak.with_field(events(0, 4), np.array([1.0, np.nan, 1.0, 1.0]), "weight")
    write(path, [bad])
    with pytest.raises(InputError, match=r"a\.parquet: the weight of event 1 is nan"):
        read_parquet(path)


def test_a_record_of_no_events_has_its_columns(tmp_path):
    empty = empty_events(jets=True, photon_pt_min_gev=0.5)
    path = tmp_path / "a.parquet"
    with parquet_writer(path, empty) as writer:
        writer.finish({})
    (part,) = iterate_parquet(path)
    assert (len(part), part.fields) == (0, empty.fields)
