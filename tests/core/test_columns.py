"""Columns that grow: the same arrays from memory and from files, of which nothing stays."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.columns import Columns
from recast.core.errors import PlaceError


def parts(sizes):
    rng = np.random.default_rng(3)
    return [
        {"x": rng.random(n), "momenta": rng.random((n, 2, 4)), "code": rng.integers(-9, 9, (n, 3), np.int32)}
        for n in sizes
    ]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=8), st.sampled_from([0, 500, 10**9]))
def test_memory_and_files_hold_the_same(sizes, in_memory):
    given_ = parts(sizes)
    with Columns(in_memory) as columns:
        for part in given_:
            columns.append(part)
        found = columns.arrays()
    for name, column in found.items():
        expected = np.concatenate([part[name] for part in given_])
        assert column.dtype == expected.dtype
        assert np.array_equal(column, expected)
        column[...] = 0  # as of an array of its own


def test_no_file_has_a_name_and_no_handle_stays(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    handles = Path("/proc/self/fd")
    before = len(list(handles.glob("*")))
    with Columns(0) as columns:
        columns.append(parts([5])[0])
        assert not list(tmp_path.iterdir())
        assert len(columns.arrays()["x"]) == 5
    assert len(list(handles.glob("*"))) == before


def test_a_place_that_cannot_be_written_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with (
        Columns(0) as columns,
        pytest.raises(PlaceError, match="cannot write into folder .*gone.*Set TMPDIR to a folder with room"),
    ):
        columns.append(parts([5])[0])


@pytest.mark.parametrize("other", [np.ones(2, np.float32), np.ones((2, 3))])
def test_columns_of_two_kinds_are_no_bytes_in_one_file(other):
    with Columns(0) as columns, pytest.raises(ValueError, match="column x"):
        columns.append({"x": np.ones(2)})
        columns.append({"x": other})
