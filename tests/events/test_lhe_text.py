"""LHE text as generators write it: what is read, whatever stands around it, and the same as pylhe reads."""

import gzip
import io
import warnings
from pathlib import Path

import numpy as np
import pylhe
import pytest
from full_events import LHE, message, read_full, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.full import concatenate
from recast.events.lhe import stream as lhe_stream
from recast.events.lhe.full import open_lhe
from recast.events.lhe.writer import write_full_lhe
from recast.events.options import Completeness, ReadOptions
from recast.events.source import Source

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = sorted(DATA.glob("*/*.lhe.gz"))
HEAD, TAIL = LHE[: LHE.index(b"<event>")], b"</LesHouchesEvents>\n"
EVENTS = LHE[len(HEAD) : -len(TAIL)]
FIRST = EVENTS[: EVENTS.index(b"</event>") + 9]
RWGT = FIRST[FIRST.index(b"<rwgt>") : FIRST.index(b"</event>")]
INIT = HEAD[HEAD.index(b"<init>") :]
START = b'<LesHouchesEvents version="3.0">\n'
BARE = START + INIT + EVENTS.replace(RWGT, b"").replace(EVENTS[EVENTS.rindex(b"<rwgt>") : -9], b"") + TAIL
KEEP = ReadOptions(completeness=Completeness.KEEP_COMPLETE)


def opened(content, completeness=Completeness.REQUIRED):
    """Return the events of a text and its file, without the checks of numbers."""
    file = open_lhe(Source(io.BytesIO(content), "x.lhe"), completeness)
    return concatenate(list(file.chunks)), file


def same(events, expected):
    assert events.weight_names == expected.weight_names
    for name in ("weights", "counts", "pid", "status", "px", "py", "pz", "e", "mass", "production", "end"):
        assert np.array_equal(getattr(events, name), getattr(expected, name)), name
    for name in ("particle_extras", "event_extras"):
        mine, theirs = getattr(events, name), getattr(expected, name)
        assert all(np.array_equal(mine[key], values) for key, values in theirs.items())


@pytest.fixture(scope="module")
def usual():
    return opened(LHE)[0]


# what stands in the header, before it and in comments means nothing
HARMLESS = {
    "run card": LHE.replace(b"<header>", b"<header>\nset a & b ; pt < 5 && x <y> <\n"),
    "terminal colours": LHE.replace(b"<header>", b"<header>\n\x1b[1;31m#* WARNING *\x1b[1;0m\n"),
    "latin-1": LHE.replace(b"<header>", b"<header>\n/home/Ren\xe9/\x00\x0b\xff\n"),
    "dashes": LHE.replace(START, START + b"<!--\nlhe.input -- a -- b --\n-->\n"),
    "events in a comment": LHE.replace(START, START + b"<!--\n<init>\n1 2\n</init>\n" + FIRST + b"-->\n"),
    "events in the header": LHE.replace(b"</header>", b"<init>\n1\n</init>\n" + FIRST + b"</header>"),
    "end in CDATA": LHE.replace(b"<header>", b"<header>\n<MGRunCard><![CDATA[</header><init>]]></MGRunCard>"),
    "end in a comment": LHE.replace(b"<header>", b"<header>\n<!-- </header><init> -->"),
    "end in a line of #": LHE.replace(b"<header>", b"<header>\n # </header> <!-- <init>\n"),
    "init in a line of #": LHE.replace(b"<header>", b"# <init> <header>\n<header>"),
    "two headers": LHE.replace(b"<init>", b"<header/><header>\n<init>\n</header>\n<init>"),
    "init by name": LHE.replace(b"<header>", b"<header>\n<initial>\n<init_card>\n</initial>"),
    "attributes": LHE.replace(b"<header>", b"<header a='b'>").replace(b"<init>", b'<init version="1">'),
    "blanks in tags": LHE.replace(b"</init>", b"</init >").replace(b"</event>", b"  </event\t>"),
    "declarations": b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <LesHouchesEvents> -->\n' + LHE,
    "entities": LHE.replace(START, b'<!DOCTYPE a [<!ENTITY b "c">]>\n' + START),
    "comment in init": LHE.replace(b"</init>", b"# made by\n\n# a generator\n</init>"),
    "comments in init": LHE.replace(b"<init>\n", b"<init>\n# beams\n\n<!-- 1 2 3 4 -->\n"),
    "generator": LHE.replace(
        b"</init>", b"<generator name='a' version='1'>cite\n1 2 3 4</generator>\n</init>"
    ),
    "text in init": LHE.replace(b"</init>", b"Just some text\n</init>"),
    "numbers in init": LHE.replace(b"2.0 0.1 2.0 1\n", b"2.D0 1.0d-1 2. 1.0 66 # more\n"),
    "whole numbers": LHE.replace(b"4000 4000 0 0 0 0 -4 1\n", b"4d3 4.e+3 0 0 0 0 -4.0 1.0\n"),
    "init in one line": LHE.replace(b"<init>\n", b"<init>").replace(b"</header>\n", b"</header>"),
    "text between events": LHE.replace(b"<event>", b"a < b & 1 2 3\n<event>").replace(TAIL, b"end\n" + TAIL),
    "comments between events": LHE.replace(b"<event>", b"#<event>\n<!-- <event> </event> --> <event>"),
    "CDATA between events": LHE.replace(b"<event>", b"<![CDATA[<event>]]><![cdata[</event>]]>\n<event>"),
    "other tags": LHE.replace(b"<event>", b"<extra a='b'>1 2</extra>\n<event>"),
    "attributes of events": LHE.replace(b"<event>", b"<event npLO=' -1 ' a=\"b > c\" d='>'>"),
    "quotes that do not end": LHE.replace(b"<event>", b"<event a='b>"),
    "event in one line": LHE.replace(b"<event>\n", b"<event>"),
    "no line end": LHE.replace(b"0 0 9\n<rwgt>", b"0 0 9<rwgt>").replace(b"-1\n<rwgt>", b"-1<rwgt>"),
    "lines of #": LHE.replace(b"<rwgt>", b"#aMCatNLO 1 <event> <!--\n # pdf 1 2\n<rwgt>"),
    "# among particles": LHE.replace(b"13 1 ", b"\n # 1 2 3\n<!-- 1\n2 -->\n13 1 ", 1),
    "# before the end": LHE.replace(b"</event>", b"#pdf 1 2</event>"),
    "more numbers": LHE.replace(b"0 0 9\n", b"0 0 9 77 x\n").replace(b"0.118\n", b"0.118 1 2\n"),
    "tags in events": LHE.replace(
        b"<rwgt>",
        b"""<mgrwt>
<rscale>  2 0.24E+02</rscale>
<pdfrwt beam="1">  1 21 0.1</pdfrwt>
</mgrwt>
<clustering>
<clus scale="   90.308">  4  5 -1 -1</clus>
</clustering>
<scales muf="90.1"> text 1 </scales>
<rwgt>""",
    ),
    "text behind tags": LHE.replace(b"</event>", b"\x00\xff 1 2 a < b\n</event>"),
    "CDATA in events": LHE.replace(b"<rwgt>", b"<![CDATA[</event><rwgt>]]>\n<rwgt>"),
    "weights in a comment": LHE.replace(b"<rwgt>", b"<!--<rwgt><wgt id='z'>1</wgt></rwgt>--><rwgt>"),
    "apostrophes": LHE.replace(b'<wgt id="up">', b"<wgt  a='id=1 id=2'\tid = 'up' >"),
    "no quotes": LHE.replace(b'<wgt id="up">', b"<wgt id=up>").replace(b'"down"', b"down"),
    "one line of weights": LHE.replace(b"</wgt>\n", b"</wgt>"),
    "lines of weights": LHE.replace(b'">', b'">\n').replace(b"</wgt>", b"\n</wgt>"),
    "other order": LHE.replace(
        b'<wgt id="up">-0.6</wgt>\n<wgt id="down">-0.4</wgt>',
        b'<wgt id="down">-0.4</wgt><wgt id="up">-0.6</wgt>',
    ),
    "other names": LHE.replace(b'<weight id="up"></weight>\n', b""),
    "Windows": LHE.replace(b"\n", b"\r\n"),
    "no last line end": LHE[:-1],
    "blanks at the end": LHE + b"\n \t\r\n\0\0\0",
    "POWHEG": LHE + b" #Random number generator exit values: 1 2 3\n",
    "comment at the end": LHE + b"<!-- <LesHouchesEvents> -->\n#",
    "Fortran": LHE.replace(b"45.25 0", b"4.525D+01 .0d0").replace(b"91.0 ", b"0.91d2 "),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_means_nothing(usual, name):
    content = HARMLESS[name]
    assert content != LHE
    events, file = opened(content)
    same(events, usual)
    assert file.notes == []
    assert file.runs == [{"lhe": file.facts["lhe"], "slha": ""}]
    assert file.facts["lhe"] == {
        "beams": [2212, 2212],
        "energies_gev": [4000.0, 4000.0],
        "strategy": -4,
        "processes": [[2.0, 0.1, 2.0, 1]],
    }


@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("size", [1, 7, 300])
def test_pieces_of_any_size_give_the_same(usual, name, size, monkeypatch):
    monkeypatch.setattr(lhe_stream, "_BLOCK", size)
    monkeypatch.setattr(lhe_stream, "_PIECE", size)
    same(opened(HARMLESS[name])[0], usual)


def test_without_a_header():
    events, _ = opened(BARE)
    assert events.weight_names == ("XWGTUP",)
    assert events.weights.tolist() == [[1.5], [-0.5]]
    assert events.cross_section_pb.tolist() == [[2.0, 0.1]] * 2


def values(*texts):
    """Return the bare file with <weights> in its events."""
    first, second = (b"<weights>%b</weights>\n</event>" % text for text in texts)
    return BARE.replace(b"</event>", first, 1)[: -len(TAIL)].rpartition(b"</event>")[0] + second + TAIL


DECLARED = b"""<initrwgt>
<weight id='a&lt;b'> x </weight>
<weightgroup name="c" >
<weight MUR="2" id="d">y</weight>
</weightgroup>
</initrwgt>
"""


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (values(b" 1 2 ", b"3\n4"), ("1", "2")),
        (
            values(b" 1 2 ", b"3\n4").replace(START, START + b"<header>" + DECLARED + b"</header>"),
            ("a<b", "d"),
        ),
        (values(b" 1 2 ", b"3\n4").replace(b"</init>", DECLARED + b"</init>"), ("a<b", "d")),
        (values(b" 1 2 ", b"3\n4").replace(START, START + b"<!--" + DECLARED + b"-->"), ("1", "2")),
        (
            values(b" 1 <!-- 9 --> 2 ", b"#\n3\n4").replace(b"</init>", DECLARED[:-12] + b"</init>"),
            ("1", "2"),
        ),
        (
            values(b" 1 2 ", b"3\n4").replace(b"</init>", DECLARED.replace(b'"d"', b"d") + b"</init>"),
            ("a<b", "d"),
        ),
    ],
)
def test_values_without_names(content, names):
    events, _ = opened(content)
    assert events.weight_names == ("XWGTUP", *names)
    assert events.weights.tolist() == [[1.5, 1.0, 2.0], [-0.5, 3.0, 4.0]]


def test_as_many_names_as_values():
    events, _ = opened(values(b"1 2 3", b"4 x 6").replace(b"</init>", DECLARED + b"</init>"))
    assert events.weight_names == ("XWGTUP", "1", "2", "3")
    assert events.weights[0].tolist() == [1.5, 1.0, 2.0, 3.0]
    assert np.isnan(events.weights[1]).tolist() == [False, False, True, False]


def test_other_numbers_of_values_are_refused(tmp_path):
    expected = "x.lhe, line 22: event 1 has other weights than the first one (3 in <weights>, not 2). "
    assert message(tmp_path, values(b"1 2", b"1 2 3"), "x.lhe").startswith(expected)
    found = message(tmp_path, values(b"", b"<wgt id='a'>1</wgt>"), "x.lhe")
    assert found.startswith('x.lhe, line 21: event 1 has other weights than the first one ("a" is new). ')


def test_values_beside_names_are_left_out(usual):
    events, file = opened(LHE.replace(b"<rwgt>", b"<weights> 7 8 9 </weights>\n<rwgt>", 1))
    same(events, usual)
    assert file.notes == [
        "1 of 2 events have weights with names (<wgt>) and without (<weights>): those with names are used"
    ]


def test_names_are_decoded_and_in_one_line():
    names = {b'"up"': b'"&amp;a&quot;&lt;\'&#233;&#x41;&c;"', b'"down"': b"'x\ny\xc3\xa9\x1b\" '"}
    content = LHE
    for old, new in names.items():
        content = content.replace(old, new)
    assert opened(content)[0].weight_names == (
        "XWGTUP",
        "&a\"<'éA&c;",
        'xyé" '.replace("xy", "x y").replace("é", "é "),
    )


def test_many_weights_in_any_order():
    rng = np.random.default_rng(1)
    names = [f"w{index}" for index in range(300)]
    expected = rng.normal(size=(5, 300))
    parts = [START, INIT]
    bare = FIRST.replace(RWGT, b"")
    for row in expected:
        order = rng.permutation(300) if len(parts) > 2 else range(300)
        lines = "".join(f"<wgt id='{names[slot]}'>{row[slot]:.17g}</wgt>\n" for slot in order)
        parts.append(bare.replace(b"</event>", f"<rwgt>\n{lines}</rwgt>\n</event>".encode()))
    events, _ = opened(b"".join([*parts, TAIL]))
    assert events.weight_names == ("XWGTUP", *names)
    assert events.weights[:, 1:].tolist() == expected.tolist()


SLHA = b"<slha>\nBLOCK MASS # a &amp; b\n 32 30.0\n</slha>\n"


def test_the_param_card_is_handed_on():
    card = "\nBLOCK MASS # a & b\n 32 30.0\n"
    for text in (SLHA, SLHA.replace(b"<slha>", b"<slha version='1'>"), b"<!-- <slha>x</slha> -->" + SLHA):
        assert opened(LHE.replace(b"<header>", b"<header>" + text))[1].runs[0]["slha"] == card
    text = SLHA.replace(b"<slha>", b"<slha><![CDATA[").replace(b"</slha>", b"]]></slha>")
    assert opened(LHE.replace(b"<header>", b"<header>" + text))[1].runs[0]["slha"] == card.replace(
        "&", "&amp;"
    )
    assert opened(LHE.replace(b"<header>", b"<header>" + SLHA[:-9]))[1].runs[0]["slha"] == ""


def test_numbers_that_cannot_be_read_do_not_end_the_file():
    events, _ = opened(
        LHE.replace(b"13 1 3 3 0 0 45.0 0", b"x 1 3 3 99999999999 0 ***** 0", 1).replace(
            b'down">-0.4', b'down">***'
        )
    )
    assert events.pid.tolist()[3] == 0
    assert events.particle_extras["colour"].tolist()[3] == 0
    assert np.flatnonzero(np.isnan(events.px)).tolist() == np.flatnonzero(np.isnan(events.e)).tolist() == [3]
    assert np.isnan(events.weights).tolist() == [[False] * 3, [False, False, True]]
    joined = b"13 1 3 3 0 0 45.0-0.1E+01*****   45.25 0 0 1"
    events, _ = opened(LHE.replace(b"13 1 3 3 0 0 45.0 0 4.75 45.25 0 0 1", joined, 1))
    assert [bool(np.isnan(getattr(events, name)[3])) for name in ("px", "py", "e", "mass")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_cross_section_that_is_no_number():
    events, file = opened(LHE.replace(b"2.0 0.1 2.0 1", b"***** nan 2.0 1"))
    assert np.isnan(events.cross_section_pb).all()
    events, file = opened(LHE.replace(b"2.0 0.1 2.0 1\n", b""))  # as GiBUU's files
    assert file.facts["lhe"]["processes"] == []
    assert events.cross_section_pb.tolist() == [[0.0, 0.0]] * 2


def test_no_particles():
    content = LHE.replace(FIRST, b"<event>\n0 1 1.5 91.0 0.0078 0.118\n" + RWGT + b"</event>\n")
    events, _ = opened(content)
    assert events.counts.tolist() == [0, 4]
    assert events.weights[0].tolist() == [1.5, 1.75, 1.25]


OTHER = LHE.replace(b"2.0 0.1 2.0 1", b"3.0 0.4 3.0 2").replace(b"4000 4000", b"6500 6500")
OTHER = OTHER.replace(b"<header>", b"<header>" + SLHA).replace(FIRST, FIRST * 3)
TURNED = OTHER.replace(b'"up"', b'"x"').replace(b'"down"', b'"up"').replace(b'"x"', b'"down"')


@pytest.mark.parametrize(
    "between", [b"", b"\n\0 # text\n<!-- text -->\n<?xml version='1.0'?>\n", b"\xef\xbb\xbf"]
)
@pytest.mark.parametrize("size", [1, 300, 1 << 20])
def test_joined_files_are_runs(usual, monkeypatch, between, size):
    monkeypatch.setattr(lhe_stream, "_BLOCK", size)
    monkeypatch.setattr(lhe_stream, "_PIECE", size)
    file = open_lhe(Source(io.BytesIO(LHE + between + TURNED + between + LHE), "x.lhe"))
    parts = list(file.chunks)
    runs = [concatenate([part for part in parts if part.run == run]) for run in range(3)]
    assert sum(map(len, runs)) == sum(map(len, parts))
    assert [part.run for part in parts] == sorted(part.run for part in parts)
    assert [len(run) for run in runs] == [2, 4, 2]
    same(runs[0], usual)
    same(runs[2], usual)
    assert runs[1].weight_names == ("XWGTUP", "up", "down")
    assert runs[1].weights.tolist() == [[1.5, 1.25, 1.75]] * 3 + [[-0.5, -0.4, -0.6]]
    assert runs[1].cross_section_pb.tolist() == [[3.0, 0.4]] * 4
    assert [number for run in runs for number in run.number.tolist()] == list(range(8))
    assert [run["slha"] for run in file.runs] == ["", "\nBLOCK MASS # a & b\n 32 30.0\n", ""]
    assert [run["lhe"]["energies_gev"][0] for run in file.runs] == [4000.0, 6500.0, 4000.0]
    assert file.facts["lhe"] == file.runs[0]["lhe"]


def test_joined_compressed_files(tmp_path, usual):
    events, _ = read_full(written(tmp_path, gzip.compress(LHE) + gzip.compress(LHE), "x.lhe.gz"))
    same(events.take(0, 2), usual)
    assert len(events) == 4


def test_joined_files_with_values_in_another_order():
    one = values(b"1 2", b"3 4").replace(b"</init>", DECLARED + b"</init>")
    two = values(b"2 1", b"4 3").replace(
        b"</init>", b"<initrwgt><weight id='d'/><weight id='a&lt;b'/></initrwgt>\n</init>"
    )
    events, _ = opened(one + two)
    assert events.weight_names == ("XWGTUP", "a<b", "d")
    assert events.weights[:, 1:].tolist() == [[1, 2], [3, 4]] * 2


@pytest.mark.parametrize(
    ("other", "odd"),
    [
        (LHE.replace(b'"up"', b'"left"'), '("left" is new)'),
        (BARE, '("up" is missing)'),
        (values(b"1 2", b"3 4"), '("1" is new)'),
    ],
)
def test_joined_files_with_other_weights_are_refused(tmp_path, other, odd):
    found = message(tmp_path, LHE + other, "x.lhe")
    line = 37 + (LHE + other)[len(LHE) :].split(b"<event>")[0].count(b"\n") + 1
    assert found == (
        f"x.lhe, line {line}: the weights of the run that begins with event 2 are not those of the first run "
        f"{odd}. Join only files that hold the same weights."
    )


@pytest.mark.parametrize("cut", [LHE[:40], LHE[: len(HEAD) + 20], LHE[:-30], LHE[:5], b"<!--", b"<?xml "])
def test_a_second_file_may_be_cut_off(tmp_path, usual, cut):
    content = LHE + cut
    assert (
        "damaged or cut off after 2 whole events (" in message(tmp_path, content, "x.lhe") or cut == LHE[:-30]
    )
    with pytest.raises(InputError, match="use the whole events before the cut with --keep-complete"):
        read_full(written(tmp_path, content, "x.lhe"))
    events, notes = read_full(tmp_path / "x.lhe", KEEP)
    same(events.take(0, 2), usual)
    assert len(events) == (3 if cut == LHE[:-30] else 2)
    assert notes[0].startswith(f"damaged or cut off after {len(events)} whole events (")


def test_a_first_file_that_was_cut_off_is_refused(tmp_path):
    found = message(tmp_path, LHE[: -len(TAIL)] + LHE, "x.lhe", KEEP)
    assert found.startswith("x.lhe, line 37: a second <LesHouchesEvents> before the end of the first (</LesH")
    found = message(tmp_path, LHE[: -len(TAIL) - 20] + LHE, "x.lhe", KEEP)
    assert found.startswith("x.lhe, line 26: event 1 does not end (</event> is missing). ")


def test_joined_files_without_events(usual):
    events, file = opened(HEAD + TAIL + LHE + HEAD + TAIL)
    same(events, usual)
    assert events.run == 1
    assert len(file.runs) == 3
    assert file.notes == ["of its 3 joined files these hold no events: 1, 3"]


def test_the_end_of_compressed_data_counts(tmp_path):
    content = gzip.compress(LHE)
    found = message(tmp_path, content[:-4], "x.lhe")
    assert "damaged or cut off after 2 whole events (the gzip data end too early)" in found
    assert len(read_full(tmp_path / "x.lhe", KEEP)[0]) == 2


def with_pylhe(content):
    """Return what pylhe finds, in the order of our columns."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        file = pylhe.LHEFile.frombuffer(io.BytesIO(content))
        events = list(file.events)
    particles = [particle for event in events for particle in event.particles]
    codes = [(p.id, p.status, p.mother1, p.mother2, p.color1, p.color2) for p in particles]
    momenta = [(p.px, p.py, p.pz, p.e, p.m, p.lifetime, p.spin) for p in particles]
    header = [(e.eventinfo.pid, e.eventinfo.scale, e.eventinfo.aqed, e.eventinfo.aqcd) for e in events]
    return (
        ("XWGTUP", *events[0].weights),
        [[e.eventinfo.weight, *(e.weights[name] for name in events[0].weights)] for e in events],
        header,
        codes,
        momenta,
    )


def with_ours(content):
    reader = lhe_stream.LheReader(Source(io.BytesIO(content), "x.lhe"))
    chunks = list(reader.chunks())
    columns = (
        np.concatenate([getattr(chunk, name) for chunk in chunks], axis=axis)
        for name, axis in (("header", 1), ("codes", 1), ("momenta", 1))
    )
    header, codes, momenta = ([tuple(row) for row in column.T.tolist()] for column in columns)
    weights = [row for chunk in chunks for row in chunk.weights.tolist()]
    return reader.weight_names, weights, header, codes, momenta


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_of_generators_are_what_pylhe_reads(path):
    content = gzip.decompress(path.read_bytes())
    assert with_ours(content) == with_pylhe(content)


# larger ones may become infinite, smaller ones zero
numbers = st.just(0.0) | st.floats(1e-200, 1e280) | st.floats(-1e280, -1e-200)
forms = st.sampled_from(["%r", "%.10E", "%+.16e", "%22.8E"])
small = st.integers(-9_999_999, 9_999_999)


@st.composite
def files(draw):
    names = draw(st.lists(st.text("abc &<>\"'é", min_size=1, max_size=4), max_size=3, unique=True))
    form, quote = draw(forms), draw(st.sampled_from("'\""))
    escapes = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}
    ids = ["".join(escapes.get(letter, letter) for letter in name) for name in names]
    texts = []
    for _ in range(draw(st.integers(1, 3))):
        count = draw(st.integers(0, 4))
        real = draw(
            st.lists(numbers, min_size=5 + 7 * count + len(names), max_size=5 + 7 * count + len(names))
        )
        words = [form % value for value in real]
        lines = [f" {count} 661 {' '.join(words[:4])}"]
        for row in range(count):
            codes = draw(st.lists(small, min_size=2, max_size=2))
            first = draw(st.integers(0, row))
            mothers = (first, draw(st.sampled_from([0, 1, 2] if first == 1 < row else [0, first])))
            lines.append(" ".join(map(str, [*codes, *mothers, 501, 0, *words[5 + 7 * row : 12 + 7 * row]])))
        lines += draw(st.sampled_from([[], ["#pdf 1 2"], ["<scales muf='1'>2</scales>"]]))
        if ids:
            rows = [
                f"<wgt id={quote}{name}{quote}> {word} </wgt>"
                for name, word in zip(ids, words[-len(ids) :], strict=True)
            ]
            lines += ["<rwgt>", *draw(st.permutations(rows) if texts else st.just(rows)), "</rwgt>"]
        texts.append("<event>\n" + "\n".join(lines) + "\n</event>\n")
    return START + INIT + "".join(texts).encode() + TAIL


@settings(deadline=None, max_examples=150)
@given(files())
def test_any_file_is_what_pylhe_reads(content):
    ours, theirs = with_ours(content), with_pylhe(content)
    assert ours[0] == theirs[0]
    for mine, other in zip(ours[1:], theirs[1:], strict=True):
        for rows in zip(mine, other, strict=True):
            for value, expected in zip(*rows, strict=True):
                assert value == expected


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_what_is_written_reads_back(tmp_path, content):
    events, file = opened(content)
    events.particle_extras["lifetime_mm"][:] = 0.5  # written with fewer digits
    events.particle_extras["spin"][:] = -9.0
    for name in ("scale_gev", "alpha_qed", "alpha_s"):
        events.event_extras[name][:] = 91.25
    write_full_lhe(tmp_path / "y.lhe", file.facts["lhe"], [events])
    back, other = opened((tmp_path / "y.lhe").read_bytes())
    same(back, events)
    assert other.runs == file.runs


@settings(deadline=None, max_examples=200)
@given(files(), st.data())
def test_a_file_that_is_cut_anywhere(content, data):
    size = data.draw(st.integers(len(START), len(content) - len(TAIL) + 17))
    whole = content[:size].count(b"</event>")
    if not whole:
        with pytest.raises(InputError, match="damaged or cut off after 0 whole events"):
            opened(content[:size], Completeness.KEEP_COMPLETE)
        return
    with pytest.raises(InputError, match=f"damaged or cut off after {whole} whole events"):
        opened(content[:size])
    events, _ = opened(content[:size], Completeness.KEEP_COMPLETE)
    assert len(events) == whole
    same(events, opened(content)[0].take(0, whole))
