"""Full events through every format that recast writes: what comes back, and damaged files."""

import itertools
import json
import re
from concurrent.futures import ThreadPoolExecutor

import awkward as ak
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import uproot
from full_events import KEEP, bare_event, family, message, random_events, read_full
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.containers import Lists, from_columns, groups, to_columns
from recast.events.full import FINAL, FullEvents, concatenate
from recast.events.hepmc.writer import write_hepmc3
from recast.events.options import ReadOptions
from recast.events.parquet import facts
from recast.events.parquet import full as parquet_full
from recast.events.parquet.facts import METADATA_KEY, parquet_facts
from recast.events.parquet.full import write_parquet_full
from recast.events.readers import open_full
from recast.events.root import full as root_full
from recast.events.root.file import SharedFile
from recast.events.root.full import FACTS, RootKind, write_root_full

WRITERS = {
    "x.parquet": lambda path, events: write_parquet_full(path, {}, events),
    "x.root": lambda path, events: write_root_full(path, RootKind.TTREE, {}, events),
    "y.root": lambda path, events: write_root_full(path, RootKind.RNTUPLE, {}, events),
    "x.hepmc3": lambda path, events: write_hepmc3(path, ("a", "b", "c"), events),
    "x.hepmc3.gz": lambda path, events: write_hepmc3(path, ("a", "b", "c"), events),
    "x.hepmc3.zst": lambda path, events: write_hepmc3(path, ("a", "b", "c"), events),
}
BINARY = ["x.parquet", "x.root", "y.root"]


@pytest.mark.parametrize("name", sorted(WRITERS))
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), weights=st.integers(1, 3))
def test_what_is_written_comes_back(tmp_path, name, seed, weights):
    events = random_events(seed, weights=weights)
    if weights == 2:
        events = concatenate([events, bare_event(), random_events(seed + 1)])
    path = tmp_path / name
    WRITERS[name](path, events.pieces(3))
    back, _ = read_full(path)
    assert back.number.tolist() == events.number.tolist()
    assert back.weight_names == events.weight_names
    assert back.weights.tolist() == events.weights.tolist()
    np.testing.assert_array_equal(back.cross_section_pb, events.cross_section_pb)
    assert family(back) == family(events)
    if name not in BINARY:  # text holds all digits
        assert np.sort(back.e).tolist() == np.sort(events.e).tolist()


@pytest.mark.parametrize("name", BINARY)
def test_vertices_with_nothing_but_a_status_or_no_particles_stay(tmp_path, name):
    events = random_events(4)
    status = np.array(events.vertex_status)
    status[3] = 7
    fields = {key: getattr(events, key) for key in events.__slots__}
    counts = events.vertex_counts.copy()
    counts[-1] += 2  # two that no particle belongs to
    fields |= {
        "vertex_counts": counts,
        "vertex_status": np.append(status, [0, 0]).astype(np.int32),
        "position": np.vstack([events.position, np.zeros((2, 4))]),
        "first_in": np.append(events.first_in, [-1, -1]).astype(np.int32),
    }
    path = tmp_path / name
    WRITERS[name](path, [FullEvents(**fields)])
    back, _ = read_full(path)
    assert back.vertex_counts.tolist() == counts.tolist()
    assert (back.vertex_status == 7).sum() == 1
    assert family(back) == family(events)


@pytest.mark.parametrize("name", BINARY)
def test_groups_do_not_show(tmp_path, name, monkeypatch):
    monkeypatch.setattr(parquet_full, "_GROUP", 7)
    monkeypatch.setattr(root_full, "_GROUPS", dict.fromkeys(RootKind, 7))
    events = random_events(5, 40)
    WRITERS[name](tmp_path / name, events.pieces(16))
    back, _ = read_full(tmp_path / name)
    assert back.number.tolist() == events.number.tolist()
    assert family(back) == family(events)
    monkeypatch.setattr("recast.events.root.full._LARGEST", 3)
    assert family(read_full(tmp_path / name)[0]) == family(events)


@pytest.mark.parametrize("sizes", [(1, 2, 3, 4, 5), (3, 3, 3, 1, 3, 3, 3, 3), (9, 1), (2, 2, 2, 2, 2, 2, 5)])
def test_row_groups_of_any_length_come_in_order(tmp_path, monkeypatch, sizes):
    events = random_events(5, 40)
    edges = np.cumsum([0, *sizes])
    parts = [events.take(first, last) for first, last in itertools.pairwise(edges)]
    monkeypatch.setattr(parquet_full, "groups", lambda chunks, _: chunks)
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, parts)
    with open_full(path, ReadOptions()) as file:
        found = list(file.chunks)
    assert [len(part) for part in found] == list(sizes)
    assert family(concatenate(found)) == family(concatenate(parts))


def test_small_chunks_are_joined_to_groups():
    events = random_events(5, 40)
    found = list(groups([*events.pieces(3), events.take(0, 0)], 7))
    assert [len(group) for group in found] == [7, 7, 7, 7, 7, 5]
    assert family(concatenate(found)) == family(events)


def shorter(columns, name):
    return columns | {name: columns[name][:-1]}


def uneven(lists):
    """Return lists whose lengths add up to their number by an overflow only."""
    counts = lists.counts.copy()
    counts[:] = 2**62
    return Lists(counts, {name: values[:0] for name, values in lists.columns.items()})


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("event", lambda columns: shorter(columns, "n_vertices")),
        ("particle", lambda lists: Lists(lists.counts, shorter(lists.columns, "end"))),
        ("vertex", lambda lists: Lists(lists.counts, shorter(lists.columns, "index"))),
        ("vertex", lambda lists: Lists(lists.counts[:-1], lists.columns)),
        ("particle", uneven),
    ],
)
def test_columns_that_do_not_belong_together_are_refused(kind, change):
    events = random_events(5, 4)
    parts = dict(zip(("event", "particle", "vertex"), to_columns(events), strict=True))
    parts[kind] = change(parts[kind])
    parts["weights"] = Lists(np.full(len(events), 2), {"": events.weights.ravel()})
    with pytest.raises(InputError, match=f"^here: the {kind} columns differ in length"):
        from_columns(events.weight_names, parts.pop("event"), parts, where="here")


@pytest.mark.parametrize("name", BINARY)
def test_facts_and_extra_columns_stay(tmp_path, name):
    events = random_events(6)
    fields = {key: getattr(events, key) for key in events.__slots__}
    fields |= {
        "particle_extras": {"spin": np.arange(len(events.pid), dtype=np.float64)},
        "event_extras": {"scale_gev": np.linspace(1.0, 2.0, len(events))},
    }
    WRITERS[name](tmp_path / name, [FullEvents(**fields)])
    back, _ = read_full(tmp_path / name)
    assert back.particle_extras["spin"].tolist() == fields["particle_extras"]["spin"].tolist()
    assert back.event_extras["scale_gev"].tolist() == fields["event_extras"]["scale_gev"].tolist()
    assert back.px.tolist() == events.px.tolist()  # double precision, as these are parton events


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_nothing_is_not_written(tmp_path, name):
    with pytest.raises(InputError, match=rf"{re.escape(name)}: there are no events to write"):
        WRITERS[name](tmp_path / name, [])
    assert list(tmp_path.iterdir()) == []


def test_other_programs_read_the_lists(tmp_path):
    events = random_events(7)
    for name in BINARY:
        WRITERS[name](tmp_path / name, [events])
    table = ak.from_parquet(tmp_path / "x.parquet")
    with uproot.open(tmp_path / "x.root") as tree, uproot.open(tmp_path / "y.root") as ntuple:
        px = [
            table["particle", "px"].to_list(),
            tree["events"]["particle_px"].array().to_list(),
            ntuple["events"].arrays()["particle", "px"].to_list(),
        ]
    assert px[0] == px[1] == px[2]
    assert np.concatenate(px[0]).tolist() == events.px.astype(np.float32).tolist()


@pytest.mark.parametrize("name", BINARY)
def test_a_truncated_file_is_refused_whatever_is_chosen(tmp_path, name):
    path = tmp_path / name
    WRITERS[name](path, [random_events(8)])
    content = path.read_bytes()
    for size in range(0, len(content), max(len(content) // 40, 1)):
        for options in (None, KEEP):
            found = message(tmp_path, content[:size], name, options)
            assert re.match(rf"{re.escape(name)}: (the file is empty|not a|damaged|cut off: )", found), found


@pytest.mark.parametrize("name", BINARY)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_changed_bytes_are_read_or_refused_in_one_line(tmp_path, name, data):
    path = tmp_path / name
    if not path.exists():
        WRITERS[name](path, [random_events(8)])
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    changed = tmp_path / f"changed-{name}"
    changed.write_bytes(content)
    refusal = ""
    try:
        events, _ = read_full(changed)
    except InputError as error:
        refusal = str(error)
        assert "\n" not in refusal
        assert refusal.startswith(str(changed))
    else:
        assert np.isfinite(events.e).all()


def rewritten(path, change):
    """Write a Parquet file of full events again with its columns changed."""
    table = pq.read_table(path)
    metadata = {METADATA_KEY: pq.read_metadata(path).metadata[METADATA_KEY.encode()]}
    pq.write_table(change(table).replace_schema_metadata(metadata), path)


def with_lists(table, name, offsets, content):
    array = pa.ListArray.from_arrays(offsets, content)
    return table.set_column(table.column_names.index(name), name, array)


def with_fields(table, name, change):
    """Change the dictionary of the fields of a column of lists of records."""
    column = table[name].combine_chunks()
    content = column.flatten()
    fields = change(dict(zip((each.name for each in content.type), content.flatten(), strict=True)))
    records = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    return with_lists(table, name, column.offsets, records)


def replaced(table, name, function):
    """Change the values of a column of lists, or of a field of its records ("particle.px")."""
    name, _, field = name.partition(".")

    def new(array):
        return pa.array(function(array.to_numpy().copy()))

    if field:
        return with_fields(table, name, lambda fields: fields | {field: new(fields[field])})
    column = table[name].combine_chunks()
    return with_lists(table, name, column.offsets, new(column.flatten()))


def poke(index, value):
    def function(values):
        values[index] = value
        return values

    return function


CASES = [
    ("particle.px", poke(0, np.nan), r"a momentum of event 1 \(1\. in the file\) is not finite \(px\)"),
    ("particle.e", poke(0, -np.inf), r"a momentum of event 1 \(1\. in the file\) is not finite \(e\)"),
    (
        "particle.e",
        poke(1, -5.0),
        r"a final or beam particle of event 1 \(1\. in the file\) has energy -5 GeV",
    ),
    ("weights", poke(0, np.nan), r"the weight of event 1 \(1\. in the file\) is nan"),
    ("particle.end", poke(0, 10**9), "a particle of event 1 points to a vertex that does not exist"),
    ("particle.production", poke(0, -2), "a particle of event 1 points to a vertex that does not exist"),
    ("vertex.index", poke(0, 10**9), "event 1 lists a vertex that does not exist"),
]


@pytest.mark.parametrize(("column", "change", "expected"), CASES)
def test_what_a_parquet_file_must_not_hold(tmp_path, column, change, expected):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(9)])
    rewritten(path, lambda table: replaced(table, column, change))
    with pytest.raises(InputError, match=rf"x\.parquet: {expected}\. Make or fetch it again"):
        read_full(path)


def test_empty_values_of_a_parquet_file_are_refused(tmp_path):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(9)])

    def with_a_gap(fields):
        return fields | {"status": pa.array([None, *fields["status"].to_pylist()[1:]], pa.int32())}

    rewritten(path, lambda table: with_fields(table, "particle", with_a_gap))
    with pytest.raises(
        InputError, match=r"damaged after 0 events \(ValueError: particle\.status has empty values\)"
    ):
        read_full(path)


def test_columns_of_other_kinds_are_named(tmp_path):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(9)])
    rewritten(path, lambda table: table.rename_columns({"particle": "particles"}))
    with pytest.raises(InputError, match=r"x\.parquet: it lacks particle\. Make or fetch it again"):
        read_full(path)


def test_threads_read_a_shared_file_each_at_its_own_position(tmp_path):
    path = tmp_path / "numbers"
    path.write_bytes(np.arange(100_000, dtype=np.int32).tobytes())

    def blocks(first):
        found = []
        for number in range(first, 100_000, 500):
            file.seek(4 * number)
            found.append((number, int(np.frombuffer(file.read(4), np.int32)[0])))
        return found

    with SharedFile(path) as file, ThreadPoolExecutor(4) as pool:
        assert all(number == value for part in pool.map(blocks, range(40)) for number, value in part)
        with pytest.raises(ValueError, match="counted from the beginning"):
            file.seek(0, 2)
        file.seek(4 * 99_999)
        assert len(file.read()) == 4
        assert file.read(4) == b""
        file.seek(0)
        assert len(file.read(10**15)) == 400_000


def test_a_billion_vertices_are_not_believed(tmp_path):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(9)])
    claimed = pa.array(np.full(4, 10**9, np.int32))
    rewritten(path, lambda table: table.set_column(1, "event_n_vertices", claimed))
    with pytest.raises(InputError, match=r"event 1 states 1000000000 vertices for \d+ particles"):
        read_full(path)


def test_a_billion_particles_in_a_small_file_are_not_read(tmp_path, monkeypatch):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(9)])
    count = 1_000_000

    def blown_up(table):
        kind = table["particle"].type.value_type
        zeros = [pa.array(np.zeros(4 * count, each.type.to_pandas_dtype())) for each in kind]
        offsets = pa.array(np.arange(5, dtype=np.int32) * count)
        records = pa.StructArray.from_arrays(zeros, [each.name for each in kind])
        return with_lists(table, "particle", offsets, records)

    rewritten(path, blown_up)
    assert path.stat().st_size < 100_000
    monkeypatch.setattr(facts, "_LARGEST_GROUP", 3 * count)  # the real one would take 2 GB here
    with pytest.raises(
        InputError, match="a row group states 4000000 values of a column, more than 3000000. Write it with"
    ):
        read_full(path)


def test_missing_columns_are_named(tmp_path):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(9)])

    def without_two(fields):
        return {name: values for name, values in fields.items() if name not in ("mass", "e")}

    rewritten(path, lambda table: with_fields(table, "particle", without_two))
    with pytest.raises(InputError, match=r"x\.parquet: it has no particle column e, mass"):
        read_full(path)


def test_count_and_energy_are_compared_when_a_file_is_read(tmp_path):
    path = tmp_path / "x.parquet"
    events = random_events(10)
    WRITERS["x.parquet"](path, [events])
    totals = parquet_facts(path)["full"]["totals"]
    final = events.e.astype(np.float32)[events.status == FINAL]
    assert totals == {"n_events": 4, "final_energy_gev": pytest.approx(final.sum(dtype=float), rel=1e-12)}
    rewritten(path, lambda table: table.slice(0, 3))
    with pytest.raises(
        InputError, match=r"it holds 3 events with \S+ GeV and states 4 with \S+ GeV. The file is"
    ):
        read_full(path)
    WRITERS["x.parquet"](path, [events])
    position = int(np.flatnonzero(events.status == FINAL)[0])
    rewritten(path, lambda table: replaced(table, "particle.e", poke(position, 7.0)))
    with pytest.raises(
        InputError, match="it holds 4 events with .* and states 4 with .* The file is damaged"
    ):
        read_full(path)


@pytest.mark.parametrize("name", ["x.root", "y.root"])
def test_count_and_energy_are_compared_in_root_files(tmp_path, name):
    path = tmp_path / name
    WRITERS[name](path, [random_events(10)])
    with uproot.update(path) as file:
        content = json.loads(str(file[FACTS]))
        content["full"]["totals"]["n_events"] = 5
        del file[f"{FACTS};1"]
        file[FACTS] = json.dumps(content)
    with pytest.raises(InputError, match="it holds 4 events with .* and states 5 with"):
        read_full(path)


def test_a_parquet_file_without_events_is_refused(tmp_path):
    path = tmp_path / "x.parquet"
    WRITERS["x.parquet"](path, [random_events(10)])
    rewritten(path, lambda table: table.slice(0, 0))
    with pytest.raises(InputError, match=r"x\.parquet: the file holds no events"):
        read_full(path)


def test_parquet_files_of_others_are_refused(tmp_path):
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"a": [1]}), path)
    with pytest.raises(InputError, match="a Parquet file, but not of recast events"):
        read_full(path)
    table = pa.table({"a": [1]}).replace_schema_metadata({METADATA_KEY: '{"full": {"weight_names": [""]}}'})
    pq.write_table(table, path)
    with pytest.raises(InputError, match="its description is damaged \\('totals'\\)"):
        read_full(path)
