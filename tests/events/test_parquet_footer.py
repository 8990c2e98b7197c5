"""The number of values of each row group is read as pyarrow does, and damage is a `ValueError`."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.events.parquet.footer import counts_of_groups


def written(path, *, rows=50, group=7, columns=3, metadata=None, statistics=True):
    lists = pa.array([[float(k)] * (k % 5) for k in range(rows)], pa.list_(pa.float64()))
    structures = pa.array([[{"a": k, "b": "x" * (k % 20)}] * (k % 3) for k in range(rows)])
    flat = {f"c{k}": pa.array(np.arange(rows) > k) for k in range(columns)}
    table = pa.table({**flat, "lists": lists, "structures": structures}).replace_schema_metadata(metadata)
    pq.write_table(table, path, row_group_size=group, write_statistics=statistics)
    return path


def by_pyarrow(path):
    found = pq.read_metadata(path)
    groups = [found.row_group(k) for k in range(found.num_row_groups)]
    return [max(group.column(k).num_values for k in range(group.num_columns)) for group in groups]


@given(
    rows=st.integers(0, 120),
    group=st.integers(1, 60),
    columns=st.integers(1, 30),
    metadata=st.dictionaries(st.text("abc", min_size=1), st.text(), max_size=20),
    statistics=st.booleans(),
)
def test_counts_are_those_of_pyarrow(tmp_path_factory, rows, group, columns, metadata, statistics):
    path = tmp_path_factory.mktemp("footer") / "x.parquet"
    written(path, rows=rows, group=group, columns=columns, metadata=metadata, statistics=statistics)
    assert counts_of_groups(path) == by_pyarrow(path)


@given(data=st.data())
def test_damage_is_told_or_read_over(tmp_path_factory, data):
    path = written(tmp_path_factory.mktemp("footer") / "x.parquet")
    content = bytearray(path.read_bytes())
    length = int.from_bytes(content[-8:-4], "little")
    for _ in range(data.draw(st.integers(1, 4))):
        content[len(content) - 8 - data.draw(st.integers(1, length))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content))
    try:
        counts = counts_of_groups(path)
    except ValueError:
        return
    assert all(count >= 0 for count in counts)


@pytest.mark.parametrize(
    ("footer", "what"),
    [
        (b"", "ends in the middle"),
        (b"\x49\xfc\xff\xff\xff\xff\x0f", "items in 0 bytes"),
        (b"\x46\x02\x00", "type 6 in the place of a list"),
        (b"\x49\x15\x02\x00", "type 5 in the place of a structure"),
        (b"\x1c" * 40, "nested too deeply"),
        (b"\x16" + b"\xff" * 11, "too long"),
        (b"\x1e\x00", "no type 14"),
        (b"\x49\x1c\x19\x1c\x00\x00\x00", "without its number of values"),
        (b"\x49\x1c\x19\x1c\x3c\x56\x01\x00\x00\x00\x00", "without its number of values"),  # -1 of them
    ],
)
def test_what_is_no_footer_is_refused(tmp_path, footer, what):
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1")
    with pytest.raises(ValueError, match=what):
        counts_of_groups(path)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1\xff\xff\x00\x00PAR1", b"PAR1\x00\x00\x00\x00PARE"])
def test_a_file_without_a_footer_is_refused(tmp_path, content):
    path = tmp_path / "x.parquet"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"too short|no footer"):
        counts_of_groups(path)
