"""Names and cross sections of the weights of HepMC files: by event, by header, of files that were joined."""

import io
import itertools

import awkward as ak
import numpy as np
import pyhepmc
import pytest
from full_events import (
    EVENT2,
    EVENT3,
    FOOTER2,
    FOOTER3,
    HEADER2,
    HEADER3,
    PACKERS,
    TEXTS,
    message,
    random_events,
    read_full,
    text3,
    written,
)
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.convert import Target, convert
from recast.events.full import concatenate
from recast.events.hepmc import read as hepmc_read
from recast.events.hepmc.columns import weight_cross_sections
from recast.events.hepmc.names import WeightNames, hepmc2_names, hepmc3_names
from recast.events.hepmc.writer import hepmc3_header, write_hepmc2, write_hepmc3
from recast.events.options import ReadOptions
from recast.events.parquet.full import write_parquet_full
from recast.events.readers import open_full
from recast.events.root.hepmc import _cross_sections, _names
from recast.events.weights import nominal

TOOL = ("a", "b", "c")
FORMS = sorted(TEXTS)
HYPOTHESIS = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WEIGHTS3 = b"W 2.5000000000000000e+00 7.0"
CROSS3 = b"4.0000000000000000e+00 5.0e-01 -1 -1"


def event2(number, names, values):
    """Return a HepMC2 event with other weights; `names` are the bytes after N, None for no such line."""
    event = EVENT2.replace(b"{n}", b"%d" % number)
    event = event.replace(b"2 2.5000000000000000e+00 7.0", b"%d %s" % (len(values), numbers(values)))
    line = b"" if names is None else b"N " + names + b"\n"
    return event.replace(b'N 2 "nominal" "second"\n', line)


def numbers(values):
    return b" ".join(b"%r" % value for value in values)


def event3(number, values, stated=CROSS3):
    event = EVENT3.replace(b"{n}", b"%d" % number).replace(WEIGHTS3, b"W " + numbers(values))
    return event.replace(CROSS3, stated)


def quoted(names):
    return b"%d %s" % (len(names), b" ".join(b'"%s"' % name.encode() for name in names))


def file2(*events):
    return HEADER2 + b"".join(events) + FOOTER2


def file3(names, *events):
    head = b"" if names is None else b"W " + names + b"\n"
    return HEADER3 + head + b"T by\\|hand\\|for a test\n" + b"".join(events) + FOOTER3


def chunks_of(path, jobs=1):
    with open_full(path, ReadOptions(), jobs) as file:
        return list(file.chunks), file


def theirs(content, form):
    """Return names and weights of each event as pyhepmc reads them."""
    with pyhepmc.open(io.BytesIO(content), format=form) as file:
        return [(tuple(event.run_info.weight_names), list(event.weights)) for event in file]


def by_name(events):
    return [dict(zip(events.weight_names, row, strict=True)) for row in events.weights.tolist()]


@HYPOTHESIS
@given(data=st.data(), jobs=st.sampled_from([1, 3]), size=st.sampled_from([500, 2000, 1 << 21]))
def test_names_of_hepmc2_belong_to_their_event(tmp_path, data, jobs, size):
    count = data.draw(st.integers(1, 5))
    names = [f"w{index}" for index in range(count)]
    events, expected = [], []
    orders = data.draw(st.lists(st.permutations(range(count)), min_size=1, max_size=12))
    for number, order in enumerate(orders):
        events.append(event2(number, quoted([names[i] for i in order]), [number + 0.25 * i for i in order]))
        expected.append({name: number + 0.25 * index for index, name in enumerate(names)})
    content = file2(*events)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hepmc_read, "_BLOCK", size // 2)
        patch.setattr(hepmc_read.pieces, "__defaults__", (size,))
        found, notes = read_full(written(tmp_path, content), jobs=jobs)
    assert notes == []
    assert found.weight_names == tuple(names[i] for i in orders[0])
    assert by_name(found) == expected
    # of events that stay in memory pyhepmc gives all the names of the last one
    with pyhepmc.open(io.BytesIO(content), format="hepmc2") as file:
        pairs = [dict(zip(event.run_info.weight_names, event.weights, strict=True)) for event in file]
    assert pairs == expected


@HYPOTHESIS
@given(data=st.data())
def test_names_of_hepmc3_belong_to_their_header(tmp_path, data):
    count = data.draw(st.integers(1, 5))
    names = [f"w{index}" for index in range(count)]
    runs = data.draw(
        st.lists(st.tuples(st.permutations(range(count)), st.integers(0, 4)), min_size=1, max_size=5)
    )
    assume(any(length for _, length in runs))
    content, expected, number = b"", [], 0
    for order, length in runs:
        events = []
        for _ in range(length):
            events.append(event3(number, [number + 0.25 * i for i in order]))
            expected.append({name: number + 0.25 * index for index, name in enumerate(names)})
            number += 1
        content += file3("\\|".join(names[i] for i in order).encode(), *events)
    parts, file = chunks_of(written(tmp_path, content))
    used = [(order, length) for order, length in runs if length]
    assert parts[0].weight_names == tuple(names[i] for i in used[0][0])
    assert by_name(concatenate(parts)) == expected
    assert [(part.run, len(part)) for part in parts] == [(i, length) for i, (_, length) in enumerate(used)]
    assert file.runs == [{} for _ in used]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("packer", sorted(PACKERS))
@pytest.mark.parametrize("jobs", [1, 3])
def test_joined_files_are_runs(tmp_path, monkeypatch, form, packer, jobs):
    pack = PACKERS[packer]
    lengths = [2, 7, 0, 1, 3]
    starts = list(itertools.accumulate(lengths, initial=0))
    texts = [
        TEXTS[form](*range(start, start + length)) for start, length in zip(starts, lengths, strict=False)
    ]
    path = written(tmp_path, b"".join(pack(text) for text in texts))
    for size in (1 << 21, 700, 2000):
        monkeypatch.setattr(hepmc_read, "_BLOCK", 301)
        monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (size,))
        parts, file = chunks_of(path, jobs)
        runs = {run: sum(len(part) for part in parts if part.run == run) for run in {p.run for p in parts}}
        assert runs == {0: 2, 1: 7, 2: 1, 3: 3}
        assert concatenate(parts).number.tolist() == list(range(13))
        assert file.runs == [{}, {}, {}, {}]


def test_a_run_may_begin_without_a_header(tmp_path):
    """As HepMC3's reader has it: names after an event are those of the events that follow."""
    content = file3(b"a\\|b", event3(1, [1.0, 2.0]), b"W b\\|a\n", event3(2, [2.0, 1.0]))
    parts, file = chunks_of(written(tmp_path, content))
    assert [part.run for part in parts] == [0, 1]
    assert file.runs == [{}, {}]
    assert by_name(concatenate(parts)) == [{"a": 1.0, "b": 2.0}] * 2
    assert theirs(content, "hepmc3")[0] == (("a", "b"), [1.0, 2.0])


OTHER = "Make or fetch it again; only files with the same weights can be joined."


@pytest.mark.parametrize(
    ("names", "values", "expected"),
    [
        (
            b'2 "a" "c"',
            [1.0, 2.0],
            f'event 9 (3. in the file) has a weight "c", those before it "b" in its place. {OTHER}',
        ),
        (
            b'2 "b\n" "a"',
            [1.0, 2.0],
            f'event 9 (3. in the file) has a weight "b\\n", those before it "b" in its place. {OTHER}',
        ),
        (
            b'1 "a"',
            [1.0, 2.0],
            f"event 9 (3. in the file) does not name its weights as those before it do. {OTHER}",
        ),
        (
            None,
            [1.0, 2.0],
            f"event 9 (3. in the file) does not name its weights as those before it do. {OTHER}",
        ),
        (
            b'2 "a" "a"',
            [1.0, 2.0],
            f'event 9 (3. in the file) has a weight "a", those before it "b" in its place. {OTHER}',
        ),
    ],
)
@pytest.mark.parametrize("size", [1 << 21, 600])
def test_other_names_are_refused(tmp_path, monkeypatch, names, values, expected, size):
    monkeypatch.setattr(hepmc_read, "_BLOCK", 301)
    monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (size,))
    content = file2(
        event2(7, b'2 "a" "b"', [1.0, 2.0]),
        event2(8, b'2 "b" "a"', [1.0, 2.0]),
        event2(9, names, values),
        event2(10, names, values),
    )
    assert message(tmp_path, content) == f"x.hepmc: {expected}"


def test_names_only_after_the_first_event_are_refused(tmp_path):
    content = file2(event2(7, None, [1.0, 2.0]), event2(8, b'2 "b" "a"', [1.0, 2.0]))
    assert message(tmp_path, content) == (
        f"x.hepmc: event 8 (2. in the file) names its weights, those before it do not. {OTHER}"
    )


def test_one_weight_needs_no_names(tmp_path):
    for first, second, name in ((None, b'1 "a"', ""), (b'1 "a"', None, "a"), (None, None, "")):
        events, notes = read_full(written(tmp_path, file2(event2(7, first, [1.0]), event2(8, second, [2.0]))))
        assert events.weight_names == (name,)
        assert events.weights.tolist() == [[1.0], [2.0]]
        assert notes == []
    content = file2(event2(7, b'1 "a"', [1.0]), event2(8, b'1 "b"', [2.0]))
    assert 'has a weight "b", those before it "a"' in message(tmp_path, content)


def test_headers_of_other_names_are_refused(tmp_path):
    first = file3(b"a\\|b", event3(1, [1.0, 2.0]))
    for names, expected in (
        (b"a\\|c", 'has a weight "c", those before it "b" in its place'),
        (None, "does not name its weights as those before it do"),
        (b"a\\|b\\|c", "does not name its weights as those before it do"),
    ):
        content = first + file3(names, event3(2, [1.0, 2.0]))
        assert message(tmp_path, content) == f"x.hepmc: event 2 (2. in the file) {expected}. {OTHER}"
    content = first + file3(b"a\\|b\\|c", event3(2, [1.0, 2.0, 3.0]))
    assert "it has 3 weights, those before it 2" in message(tmp_path, content)


def test_a_name_that_stands_twice(tmp_path):
    content = file2(*(event2(n, b'3 "a" "b" "a"', [1.0, 2.0, 3.0]) for n in (1, 2)))
    events, _ = read_full(written(tmp_path, content))
    assert events.weight_names == ("a", "b", "a")
    assert events.weights.tolist() == [[1.0, 2.0, 3.0]] * 2
    content = content[: -len(FOOTER2)] + event2(3, b'3 "b" "a" "a"', [1.0, 2.0, 3.0]) + FOOTER2
    assert message(tmp_path, content) == (
        "x.hepmc: event 3 (3. in the file) has its weights in another order, and two of them have the same "
        f"name. {OTHER}"
    )


@pytest.mark.parametrize(("first", "second"), [("hepmc3", "hepmc2"), ("hepmc2", "hepmc3")])
@pytest.mark.parametrize("size", [1 << 21, 700])
def test_files_of_two_formats_cannot_be_joined(tmp_path, monkeypatch, first, second, size):
    monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (size,))
    content = TEXTS[first](1, 2) + TEXTS[second](3)
    line = TEXTS[first](1, 2).count(b"\n") + TEXTS[second]().split(b"START")[0].count(b"\n") + 1
    assert message(tmp_path, content) == (
        f"x.hepmc, line {line}: 2. event in the file: what follows is of another format, and only files of "
        "one format can be joined. Make or fetch it again."
    )


NAMES = st.lists(
    st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"]), min_size=1, max_size=8),
    min_size=1,
    max_size=4,
    unique=True,
)


def written_by_pyhepmc(names, form):
    info = pyhepmc.GenRunInfo()
    info.weight_names = names
    event = pyhepmc.GenEvent(pyhepmc.Units.GEV, pyhepmc.Units.MM)
    event.run_info = info
    vertex = pyhepmc.GenVertex((0, 0, 0, 0))
    for z in (1, -1):
        vertex.add_particle_in(pyhepmc.GenParticle((0, 0, 50 * z, 50), 2212, 4))
        vertex.add_particle_out(pyhepmc.GenParticle((50 * z, 0, 0, 50), 13, 1))
    event.add_vertex(vertex)
    event.weights = [float(index) for index in range(len(names))]
    buffer = io.BytesIO()
    with pyhepmc.open(buffer, "w", format=form) as file:
        file.write(event)
    return buffer.getvalue()


@HYPOTHESIS
@given(names=NAMES)
def test_any_names_are_read_as_pyhepmc_reads_them(tmp_path, names):
    content = written_by_pyhepmc(names, "hepmc2")
    found, notes = read_full(written(tmp_path, content))
    assert notes == []
    try:
        expected = theirs(content, "hepmc2")[0][0]
    except RuntimeError as error:  # quotation marks inside names may leave the same ones
        assert "Duplicate weight name" in str(error)  # noqa: PT017
    else:  # which calls weights without a name by their place
        assert tuple(name or str(place) for place, name in enumerate(found.weight_names)) == expected
    if not any(
        byte in b" \t\v\f" for name in names for byte in name.encode()
    ):  # where its reader ends a name
        content = written_by_pyhepmc(names, "hepmc3")
        assert read_full(written(tmp_path, content))[0].weight_names == theirs(content, "hepmc3")[0][0]
        assert content.split(b"\n")[2] == hepmc3_header(TOOL, names).split(b"\n")[2]


@HYPOTHESIS
@given(names=NAMES, breaks=st.booleans())
def test_names_that_we_write_come_back(tmp_path, names, breaks):
    names = list(dict.fromkeys(name.strip() or "x" for name in names))
    if breaks:
        names = [f"{name}\nof\\n two" for name in names]
    events = random_events(1, 2, weights=len(names))
    events = type(events)(
        **{n: getattr(events, n) for n in events.__slots__} | {"weight_names": tuple(names)}
    )
    write_hepmc3(tmp_path / "x.hepmc3", TOOL, [events])
    assert read_full(tmp_path / "x.hepmc3")[0].weight_names == tuple(names)
    if breaks or any('"' in name for name in names):
        with pytest.raises(InputError, match=r"x\.hepmc2: HepMC2 cannot hold the weight name "):
            write_hepmc2(tmp_path / "x.hepmc2", TOOL, [events])
    else:
        write_hepmc2(tmp_path / "x.hepmc2", TOOL, [events])
        assert read_full(tmp_path / "x.hepmc2")[0].weight_names == tuple(names)


def test_a_line_break_in_a_name_of_hepmc2(tmp_path):
    """HepMC2's writer puts it there; no other reader finds the end of the name."""
    content = file2(*(event2(n, b'2 "mu\nR\r\n=2" "E \n:""', [1.0, 2.0]) for n in range(3)))
    path = written(tmp_path, content)
    events, _ = read_full(path)
    assert events.weight_names == ("mu\nR\r\n=2", "E \n:")
    assert len(events) == 3
    # lines are counted right
    bad = content.replace(b"U GEV MM", b"U TEV MM", 3).replace(b"U TEV MM", b"U GEV MM", 2)
    line = bad[: bad.index(b"U TEV")].count(b"\n") + 1
    assert message(tmp_path, bad, "z").startswith(f"z, line {line}: 3. event in the file: the units")
    convert([path], tmp_path / "y.hepmc3", Target.HEPMC3)
    assert read_full(tmp_path / "y.hepmc3")[0].weight_names == events.weight_names


def test_a_line_break_in_a_name_of_hepmc3(tmp_path):
    """HepMC3's writer does not tell it from the end of a name: there are more names than weights."""
    content = written_by_pyhepmc(["mu\nR", "Weight"], "hepmc3")
    assert b"W mu\\|R\\|Weight\n" in content
    events, notes = read_full(written(tmp_path, content))
    assert events.weight_names == ("", "1")
    (note,) = notes
    assert note == (
        "the 2 weights have another number of names: they are known by their place, and the first one is "
        "taken for the nominal one"
    )


@pytest.mark.parametrize(
    ("line", "count", "names"),
    [
        (b"a b\tc", 3, ("a", "b", "c")),  # as HepMC3's reader takes it
        (b"a b\tc", 1, ("a b\tc",)),
        (b"a b\\|c", 2, ("a b", "c")),
        (b" a \\| b\r", 2, ("a", "b")),
        (b"a\\|\\|b", 3, ("a", "", "b")),
        (b"a\\|\\|b", 2, ("a", "b")),
        (b"a\\\\|b\\|c", 2, ("a\\|b", "c")),
        (b"\\a\\\\\\|b\\", 2, ("a\\", "b\\")),
        (b"\xff\\|b", 2, ("\ufffd", "b")),
        (b"", 0, ()),
        (b"a", 2, ()),
    ],
)
def test_names_of_a_header(line, count, names):
    assert hepmc3_names(line, count) == names


def test_names_of_a_line():
    assert hepmc2_names(b'N 2 "a" "b c"\n', 2) == ("a", "b c")
    assert hepmc2_names(b'N 2 "a"b" "c"\n', 2) == ("a", " ")  # as HepMC3's reader takes it
    assert hepmc2_names(b'N 2 "a" "b"\n', 3) == ()
    assert hepmc2_names(b"N x", 1) == ()


def test_many_orders_are_forgotten_and_found_again():
    events = random_events(1, 1, weights=7)
    names = WeightNames(lambda line, _: line, "here")
    for order in itertools.permutations(range(7)):
        values = np.array([order], float)
        part = type(events)(**{n: getattr(events, n) for n in events.__slots__} | {"weights": values})
        found = names.ordered(part, [(0, tuple(f"w{index}" for index in order))], 0)
        assert found.weights.tolist() == [list(range(7))]


def read3(tmp_path, names, *lines, values=(1.0, 2.0, 3.0)):
    events = [event3(number, list(values), line) for number, line in enumerate(lines)]
    return read_full(written(tmp_path, file3(names, *events)))[0]


def test_cross_sections_of_each_weight(tmp_path):
    nan = np.nan
    events = read3(
        tmp_path,
        b"A\\|Weight\\|B",
        b"10.0 0.1 100 200 20.0 0.2 30.0 0.3",
        b"10.0 0.1 -1 -1 10.0 0.1 10.0 0.1",  # what HepMC3 makes of one value
        b"10.0 0.1 -1 -1 0.0 0.0 0.0 0.0",  # what HepMC3 makes of HepMC2's value
        b"10.0 0.1",
        b"10.0 0.1 5",
        b"10.0 0.1 -1 -1 20.0",
        b"10.0 0.1 -1 -1 20.0 0.2 30.0 0.3 40.0 0.4",
        b"0 0 -1 -1 20.0 0.2 30.0 0.3",
        b"10.0 0.1 -1 -1 0.0 0.0 30.0 0.3",
    )
    one = [[nan, nan], [10.0, 0.1], [nan, nan]]
    expected = [
        [[10.0, 0.1], [20.0, 0.2], [30.0, 0.3]],
        one,
        one,
        one,
        one,
        [[10.0, 0.1], [20.0, 0.0], [nan, nan]],
        [[10.0, 0.1], [20.0, 0.2], [30.0, 0.3]],
        [[nan, nan], [20.0, 0.2], [30.0, 0.3]],
        [[10.0, 0.1], [10.0, 0.1], [30.0, 0.3]],
    ]
    assert np.array_equal(events.weight_cross_sections_pb, expected, equal_nan=True)
    nominal_one = [20.0, 10.0, 10.0, 10.0, 10.0, 20.0, 20.0, 20.0, 10.0]
    assert events.cross_section_pb[:, 0].tolist() == nominal_one


def test_one_cross_section_is_that_of_the_nominal_weight(tmp_path):
    for line in (b"10.0 0.1 -1 -1", b"10.0 0.1 9 9 10.0 0.1 10.0 0.1", b"10.0 0.1 9 9 0 0 0 0"):
        events = read3(tmp_path, b"A\\|Weight\\|B", line)
        assert events.weight_cross_sections_pb is None
        assert events.cross_section_pb.tolist() == [[10.0, 0.1]]
    # no name says which one is nominal
    events = read3(tmp_path, b"A\\|B\\|C", b"10.0 0.1 -1 -1 20.0 0.2 30.0 0.3")
    assert events.cross_section_pb.tolist() == [[10.0, 0.1]]


def test_the_last_statement_of_an_event_counts(tmp_path):
    line = b"1.0 0.1 -1 -1 2.0 0.2 3.0 0.3\nA 0 GenCrossSection 10.0 0.1 -1 -1 20.0 0.2 30.0 0.3"
    events = read3(tmp_path, b"A\\|Weight\\|B", line, line, b"5.0 0.5 -1 -1 6.0 0.6 7.0 0.7")
    assert events.weight_cross_sections_pb[:, :, 0].tolist() == [[10, 20, 30], [10, 20, 30], [5, 6, 7]]


def test_attributes_after_the_particles_belong_to_no_event(tmp_path):
    """For HepMC3's reader they are those of the run that follows."""
    content = text3(1).replace(b"A 0 GenCrossSection " + CROSS3 + b"\n", b"")
    content = content.replace(FOOTER3, b"A 0 GenCrossSection " + CROSS3 + b"\n" + FOOTER3)
    assert np.isnan(read_full(written(tmp_path, content))[0].cross_section_pb).all()
    with pyhepmc.open(io.BytesIO(content), format="hepmc3") as file:
        assert next(iter(file)).cross_section is None


@HYPOTHESIS
@given(data=st.data())
def test_cross_sections_go_with_their_names(tmp_path, data):
    count = data.draw(st.integers(2, 5))
    names = ["Weight", *(f"w{index}" for index in range(1, count))]
    value = st.floats(0.125, 1e6)
    content, expected = b"", []
    for number in range(data.draw(st.integers(1, 3))):
        order = data.draw(st.permutations(range(count)))
        rows = {name: (data.draw(value), data.draw(value)) for name in names}
        assume(len({stated for stated, _ in rows.values()}) > 1)
        pairs = [b"%r %r" % rows[names[i]] for i in order]
        event = event3(number, [float(i) for i in order], b" -1 -1 ".join([pairs[0], b" ".join(pairs[1:])]))
        content += file3("\\|".join(names[i] for i in order).encode(), event)
        expected.append(rows)
    events, _ = read_full(written(tmp_path, content))
    assert events.cross_section_pb.tolist() == [list(rows["Weight"]) for rows in expected]
    stated = [
        {name: tuple(pair) for name, pair in zip(events.weight_names, row, strict=True)}
        for row in events.weight_cross_sections_pb.tolist()
    ]
    assert stated == expected
    # written and read again, here and by pyhepmc
    path = tmp_path / "again.hepmc3"
    write_hepmc3(path, TOOL, [events])
    back, _ = read_full(path)
    assert np.array_equal(back.weight_cross_sections_pb, events.weight_cross_sections_pb)
    assert np.array_equal(back.cross_section_pb, events.cross_section_pb)
    with pyhepmc.open(path) as file:
        for event, rows in zip(file, expected, strict=True):
            cross_section = event.cross_section
            for index, name in enumerate(events.weight_names):
                found = (cross_section.xsec(index), cross_section.xsec_err(index))
                assert found == pytest.approx(rows[name], rel=1e-12)
    write_hepmc2(tmp_path / "again.hepmc2", TOOL, [events])  # which has room for one
    back, _ = read_full(tmp_path / "again.hepmc2")
    assert back.weight_cross_sections_pb is None
    assert back.cross_section_pb == pytest.approx(events.cross_section_pb)


def test_what_is_not_stated_is_not_written(tmp_path):
    events = read3(
        tmp_path,
        b"A\\|Weight\\|B",
        b"10.0 0.1 -1 -1 0.0 0.0 30.0 0.3",
        b"10.0 0.1 -1 -1",
        b"0 0 -1 -1 20.0 0.2 30.0 0.3",
    )
    write_hepmc3(tmp_path / "again.hepmc3", TOOL, [events])
    back, _ = read_full(tmp_path / "again.hepmc3")
    for name in ("weight_cross_sections_pb", "cross_section_pb"):
        assert np.array_equal(getattr(back, name), getattr(events, name), equal_nan=True)


def test_what_pyhepmc_makes_of_one_cross_section(tmp_path):
    """The same value for every weight, which is no statement about them."""
    with pyhepmc.open(io.BytesIO(text3(1, names=b"A\\|Weight")), format="hepmc3") as file:
        event = next(iter(file))
        event.cross_section = pyhepmc.GenCrossSection()
        event.cross_section.set_cross_section(10.0, 0.1, 5, 6)
        buffer = io.BytesIO()
        with pyhepmc.open(buffer, "w", format="hepmc3") as out:
            out.write(event)
    assert (
        b"GenCrossSection 1.00000000e+01 1.00000000e-01 5 6 1.00000000e+01 1.00000000e-01\n"
        in buffer.getvalue()
    )
    events, _ = read_full(written(tmp_path, buffer.getvalue()))
    assert events.weight_cross_sections_pb is None
    assert events.cross_section_pb.tolist() == [[10.0, 0.1]]


def test_an_empty_name_keeps_its_meaning(tmp_path):
    events = random_events(1, 2, weights=3)
    events = type(events)(
        **{n: getattr(events, n) for n in events.__slots__} | {"weight_names": ("MUR2", "", "b")}
    )
    assert nominal(events.weight_names) == 1
    write_parquet_full(tmp_path / "x.parquet", {}, [events])
    for target in (Target.HEPMC3, Target.HEPMC2):
        convert([tmp_path / "x.parquet"], tmp_path / "y", target)
        names = read_full(tmp_path / "y")[0].weight_names
        assert names == ("MUR2", "0", "b")
        assert nominal(names) == 1


class Branch:
    def __init__(self, values):
        self.values = ak.Array(values)

    def array(self, entry_start=None, entry_stop=None):
        return self.values[entry_start:entry_stop]


def test_names_and_cross_sections_of_a_root_tree():
    """The tree of HepMC3 repeats the run's description with each event."""
    names = [["a", "b"], ["a", "b"], ["b", "a"], ["b", "a"], [], ["a", "b"]]
    tree = {"GenRunInfo/weight_names": Branch(names)}
    assert _names(tree, 0, 2) == [(0, ("a", "b"))]
    assert _names(tree, 1, 6) == [(0, ("a", "b")), (1, ("b", "a")), (3, None), (4, ("a", "b"))]
    assert _names(tree, 4, 5) == [(0, None)]
    assert _names({}, 0, 3) == [(0, None)]
    texts = [
        ["1.0 0.1 -1 -1 2.0 0.2", "x"],
        ["1.0 0.1 -1 -1", "x"],
        ["x", "1.0 0.1"],
        ["x"],
        ["1.0 0.1 -1 -1 3.0"],
    ]
    kinds = [
        ["GenCrossSection", "mpi"],
        ["GenCrossSection", "mpi"],
        ["mpi", "GenCrossSection"],
        ["mpi"],
        ["GenCrossSection"],
    ]
    tree = {
        f"hepmc3_event/attribute_{name}": Branch(values)
        for name, values in (("id", [[0] * len(each) for each in kinds]), ("name", kinds), ("string", texts))
    }
    first, each = _cross_sections(tree, 0, 5, 2)
    nan = np.nan
    assert np.array_equal(first, [[1.0, 0.1]] * 3 + [[nan, nan], [1.0, 0.1]], equal_nan=True)
    gone = [[nan, nan], [nan, nan]]
    expected = [[[1.0, 0.1], [2.0, 0.2]], gone, gone, gone, [[1.0, 0.1], [3.0, 0.0]]]
    assert np.array_equal(each, expected, equal_nan=True)


def test_no_other_value_is_no_statement():
    first, none = np.array([[1.0, 0.1]]), np.empty((0, 2))
    assert weight_cross_sections(first, none, np.array([0]), 3) is None
    assert weight_cross_sections(first, first, np.array([1]), 1) is None
