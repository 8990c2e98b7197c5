"""LHE files as full events: round trips, other people's files, and what is cut off, damaged or hostile."""

import gzip
import re
from pathlib import Path

import numpy as np
import pytest
from backports import zstd
from event_files import read_events
from full_events import KEEP, LHE, message, read_full, read_or_refused, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events import source
from recast.events.convert import Target, convert
from recast.events.options import ReadOptions
from recast.events.stream import stream_events

MADGRAPH = Path(__file__).resolve().parents[1] / "data" / "madgraph" / "dimuon_100.lhe.gz"
MEND = "Make or fetch it again."
FIRST = "event 0 (1. in the file)"
MEND_OR_SKIP = "Make or fetch it again, or leave such events out with --skip-bad-events."
PACKERS = {"plain": bytes, "gz": gzip.compress, "zst": zstd.compress}
HEAD, TAIL = LHE[: LHE.index(b"<event>")], b"</LesHouchesEvents>\n"
EVENT = LHE[LHE.index(b"<event>") : LHE.index(b"</event>") + 9]


def test_every_column(tmp_path):
    events, notes = read_full(written(tmp_path, LHE, "x.lhe"))
    assert notes == []
    assert events.weight_names == ("XWGTUP", "up", "down")
    assert events.weights.tolist() == [[1.5, 1.75, 1.25], [-0.5, -0.6, -0.4]]
    assert events.cross_section_pb.tolist() == [[2.0, 0.1]] * 2
    assert events.counts.tolist() == [5, 4]
    assert events.pid.tolist() == [2, -2, 23, 13, -13, 2, -2, 13, -13]
    assert events.status.tolist() == [21, 21, 2, 1, 1, 21, 21, 1, 1]
    assert events.mothers().tolist() == [-1, -1, 0, 2, 2, -1, -1, 5, 5]
    assert events.particle_extras["colour"].tolist() == [501, 0, 0, 0, 0, 501, 0, 0, 0]
    assert events.event_extras["scale_gev"].tolist() == [91.0, 91.0]


@pytest.mark.parametrize("packer", sorted(PACKERS))
def test_all_targets_keep_a_parton_file(tmp_path, packer):
    path = written(tmp_path, PACKERS[packer](LHE), "x.lhe")
    events, _ = read_full(path)
    kept = ("px", "py", "pz", "e", "mass", "pid", "status", "counts", "weights", "cross_section_pb")
    for name in ("a.lhe", "a.lhe.gz", "a.parquet", "a.root"):
        convert([path], tmp_path / name, Target(name.split(".")[1]))
        back, _ = read_full(tmp_path / name)
        for column in kept:
            assert getattr(back, column).tolist() == getattr(events, column).tolist(), (name, column)
        assert back.mothers().tolist() == events.mothers().tolist()
        assert back.weight_names == events.weight_names
        # and from there to LHE again
        convert([tmp_path / name], tmp_path / "b.lhe", Target.LHE)
        again, _ = read_full(tmp_path / "b.lhe")
        for column, values in events.particle_extras.items():
            assert again.particle_extras[column].tolist() == values.tolist()
        assert again.px.tolist() == events.px.tolist()


def test_a_file_of_madgraph(tmp_path):
    events, _ = read_full(MADGRAPH)
    text = gzip.decompress(MADGRAPH.read_bytes())
    assert len(events) == text.count(b"<event>")
    stated = sum(float(line.split()[0]) for line in re.findall(rb"<event>\s*\n(.*)\n", text))
    assert len(events.pid) == stated
    assert (events.e[events.status == 1].sum()) == pytest.approx(
        events.e[events.status == 21].sum(), rel=1e-8
    )
    convert([MADGRAPH], tmp_path / "x.lhe", Target.LHE)
    back, _ = read_full(tmp_path / "x.lhe")
    assert back.px.tolist() == events.px.tolist()
    assert back.weights.tolist() == events.weights.tolist()
    ours, theirs = read_events(tmp_path / "x.lhe")[1], read_events(MADGRAPH)[1]
    assert ours.cross_section_pb == pytest.approx(theirs.cross_section_pb, rel=1e-12)


@pytest.mark.parametrize("packer", sorted(PACKERS))
def test_a_cut_file_is_refused_and_its_whole_events_are_offered(tmp_path, packer):
    rng = np.random.default_rng(1)
    lines = [EVENT.replace(b"91.0", b"%.17e" % rng.uniform(50, 90)) for _ in range(2500)]
    content = PACKERS[packer](HEAD + b"".join(lines) + TAIL)
    path = written(tmp_path, content[: int(0.7 * len(content))], "cut.lhe")
    text = message(tmp_path, path.read_bytes(), "cut.lhe")
    found = re.fullmatch(
        r"cut\.lhe: damaged or cut off after (\d+) whole events \((.*)\)\. Make or fetch it again, or use "
        r"the whole events before the cut with --keep-complete\.",
        text,
    )
    assert found, text
    if packer != "plain":
        assert found.group(2) == f"the {'gzip' if packer == 'gz' else 'zstd'} data end too early"
    events, notes = read_full(path, KEEP)
    assert len(events) == int(found.group(1)) > 1000
    assert notes == [
        f"damaged or cut off after {len(events)} whole events ({found.group(2)}); these are used"
    ]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(1, len(LHE) - 22))
def test_wherever_a_file_is_cut_no_half_event_is_used(tmp_path, size):
    path = written(tmp_path, LHE[:size], "x.lhe")
    with pytest.raises(InputError):
        read_full(path)
    try:
        events, _ = read_full(path, KEEP)
    except InputError as error:
        assert str(error).startswith(str(path))  # noqa: PT017
    else:
        assert events.counts.tolist() == [5, 4][: len(events)]


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(LHE)), st.integers(0, 5), st.binary(max_size=6)), min_size=1, max_size=4
    )
)
def test_any_change_of_the_text_is_read_or_refused_in_one_line(tmp_path, edits):
    content = bytearray(LHE)
    for at, removed, added in edits:
        content[at : at + removed] = added
    path = written(tmp_path, bytes(content), "x.lhe")
    read_or_refused(path, ReadOptions(), KEEP)


CASES = [
    (
        b"13 1 3 3 0 0 45.0 ",
        b"13 1 3 3 0 0 nan ",
        f"a momentum of {FIRST} is not finite (px). {MEND_OR_SKIP}",
    ),
    (
        b"13 1 3 3 0 0 45.0 ",
        b"13 1 3 3 0 0 -inf ",
        f"a momentum of {FIRST} is not finite (px). {MEND_OR_SKIP}",
    ),
    (
        b"13 1 3 3 0 0 45.0 ",
        b"13 1 3 3 0 0 ***** ",
        f"a momentum of {FIRST} is not finite (px). {MEND_OR_SKIP}",
    ),
    (
        b"13 1 3 3 0 0 45.0 0 ",
        b"13 1 3 3 0 0 45.0****** ",
        f"a momentum of {FIRST} is not finite (px). {MEND_OR_SKIP}",
    ),
    (
        b"13 1 3 3 0 0 45.0 ",
        b"13 1 3 3 0 ***** 45.0 ",
        f"a momentum of {FIRST} is not finite (e). {MEND_OR_SKIP}",
    ),
    (
        b"13 1 3 3 0 0 45.0 ",
        b"99999999999 1 3 3 0 0 45.0 ",
        f"a momentum of {FIRST} is not finite (e). {MEND_OR_SKIP}",
    ),
    (
        b"13 1 3 3 0 0 45.0 ",
        b"13.5 1 3 3 0 0 45.0 ",
        f"a momentum of {FIRST} is not finite (e). {MEND_OR_SKIP}",
    ),
    (b"45.25 0 0 1\n", b"45.25 0 nan 1\n", f"a momentum of {FIRST} is not finite (e). {MEND_OR_SKIP}"),
    (b"45.25 0 0 1\n", b"45.25 ***** 0 1\n", f"a mass of {FIRST} is not finite (mass). {MEND_OR_SKIP}"),
    (
        b"4.75 45.25 0 0 1\n",
        b"4.75 -45.25 0 0 1\n",
        f"a final or beam particle of {FIRST} has energy -45.25 GeV. {MEND_OR_SKIP}",
    ),
    (b"5 1 1.5 91.0", b"5 1 nan 91.0", f"the weight of {FIRST} is nan. {MEND_OR_SKIP}"),
    (b"5 1 1.5 91.0", b"5 1 1.5 *****", f"the weight of {FIRST} is nan. {MEND_OR_SKIP}"),
    (b'<wgt id="up">1.75', b'<wgt id="up">inf', f"the weight of {FIRST} is nan. {MEND_OR_SKIP}"),
    (b'<wgt id="up">1.75', b'<wgt id="up">1.75 2', f"the weight of {FIRST} is nan. {MEND_OR_SKIP}"),
    (b'<wgt id="up">1.75', b'<wgt id="up">', f"the weight of {FIRST} is nan. {MEND_OR_SKIP}"),
    (b'<wgt id="up">1.75</wgt>', b'<wgt id="up"/>', f"the weight of {FIRST} is nan. {MEND_OR_SKIP}"),
    (b"5 1 1.5", b"1000000000 1 1.5", f"event 0 states 1000000000 particles (NUP) and holds 5. {MEND}", 25),
    (b"5 1 1.5", b"4 1 1.5", f"event 0 states 4 particles (NUP) and holds 5. {MEND}", 25),
    (b"4 1 -0.5", b"5 1 -0.5", f"event 1 states 5 particles (NUP) and holds 4. {MEND}", 36),
    (b"5 1 1.5", b"-5 1 1.5", f"event 0 states -5 particles (NUP) and holds 5. {MEND}", 25),
    (b"5 1 1.5", b"** 1 1.5", f"event 0: its first line is not six numbers. {MEND}", 15),
    (b"5 1 1.5 91.0", b"5 1 1.5", f"event 0: its first line is not six numbers. {MEND}", 15),
    (b"5 1 1.5", b"<scales/>5 1 1.5", f"event 0: its first line is not six numbers. {MEND}", 15),
    (
        b"13 1 3 3 0 0 45.0 ",
        b"13 1 3 3 0 0 ",
        f"event 0: the line of a particle has 12 numbers, not 13. {MEND}",
        19,
    ),
    (b"13 1 3 3 0 0 45.0 ", b"** 13\n", f"event 0: the line of a particle has 2 numbers, not 13. {MEND}", 19),
    (b"</event>", b"", f"event 0 does not end (</event> is missing). {MEND}", 14),
    (b"<event>", b"<evant>", f"an event ends that did not begin (<event> is missing). {MEND}", 25),
    (b"<event>", b"<eventgroup><event>", "groups of events (<eventgroup>), whose weights belong", 14),
    (b"</init>", b"</init><init>", f"a second <init> block. {MEND}", 13),
    (b'<wgt id="up">', b"<wgt>", f"event 0: a weight (<wgt>) has no id. {MEND}", 22),
    (b'<wgt id="up">', b'<wgt id="down">', f'event 0: the weight "down" stands twice. {MEND}', 14),
    (b'<wgt id="up">', b'<wgt id="XWGTUP">', f'event 0: the weight "XWGTUP" stands twice. {MEND}', 14),
    (b'up">-0.6', b'down">-0.6', f'event 1: the weight "down" stands twice. {MEND}', 34),
    (b'up">-0.6', b'left">-0.6', f'event 1 has other weights than the first one ("left" is new). {MEND}', 33),
    (b"2.0 0.1 2.0 1", b"2.0 0.1 2.0", "line 1 of the processes in its <init> block is not four numbers", 12),
    (b"-4 1\n", b"-4 2\n", f"its <init> block states 2 processes (NPRUP) and holds 1. {MEND}", 11),
    (b"-4 1\n", b"-4 0\n", f"its <init> block states 0 processes (NPRUP) and holds 1. {MEND}", 11),
    (b"2212 2212", b"2212 x", f"the first line of its <init> block is not ten numbers. {MEND}", 11),
    (b"4000 4000", b"4000 nan", f"the first line of its <init> block is not ten numbers. {MEND}", 11),
    (b"<init>\n", b"<init></init>\n", f"its <init> block is empty. {MEND}", 10),
    (b"<init>\n", b"<inith>\n", f"its <init> block is missing before the events. {MEND}", 14),
    (b"</init>\n", b"</inith>\n", f"its <init> block does not end. {MEND}", 14),
    (
        b"<header>\n",
        b"<header><!--\n",
        f"a comment or CDATA does not end before </LesHouchesEvents>. {MEND}",
        2,
    ),
    (
        b"</LesHouchesEvents>\n",
        b"</LesHouchesEvents>\n1 2\n",
        "something follows </LesHouchesEvents>. Files can",
        38,
    ),
    (
        b"</LesHouchesEvents>\n",
        b"</LesHouchesEvents></event>",
        "something follows </LesHouchesEvents>. Files can",
        37,
    ),
    (b"13 1 3 3 0 0", b"13 1 9 9 0 0", f"a mother of event 0 is not in its event. {MEND}"),
    (b"13 1 3 3 0 0", b"13 1 -3 3 0 0", f"a mother of event 0 is not in its event. {MEND}"),
    (
        b'<wgt id="down">-0.4</wgt>\n',
        b"",
        f'event 1 has other weights than the first one ("down" is missing). {MEND}',
        35,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_damage_is_named(tmp_path, case):
    old, new, expected, *line = case
    assert LHE.count(old) >= 1
    content = LHE.replace(old, new, 1)
    if b"<!--" in new:
        content = content.replace(b"</LesHouchesEvents>", b"</LesHouchesEvents> -->")
    found = message(tmp_path, content, "x.lhe")
    assert found.startswith(f"x.lhe{f', line {line[0]}' if line else ''}: {expected}")


def test_a_particle_may_stand_before_its_mother(tmp_path):
    lines = EVENT.splitlines(keepends=True)
    turned = b"".join([*lines[:4], lines[5], lines[4], *lines[6:]])  # the muon before its Z
    turned = turned.replace(b"13 1 3 3 0 0 45.0", b"13 1 4 4 0 0 45.0").replace(b"-13 1 3 3", b"-13 1 4 4")
    events, _ = read_full(written(tmp_path, HEAD + turned + TAIL, "x.lhe"))
    assert events.pid[events.mothers()[2]] == 23
    convert([tmp_path / "x.lhe"], tmp_path / "y.hepmc3", Target.HEPMC3)
    back, _ = read_full(tmp_path / "y.hepmc3")
    assert back.pid[back.mothers()[back.pid == 13]].tolist() == [23]


def test_a_mother_that_comes_from_the_other_one_is_no_circle(tmp_path):
    events, _ = read_full(written(tmp_path, LHE.replace(b"-13 1 3 3 0 0", b"-13 1 3 4 0 0", 1), "x.lhe"))
    assert events.mothers().tolist()[:5] == [-1, -1, 0, 2, 2]
    assert events.end.tolist()[3] == -1


def test_thousands_of_incoming_partons(tmp_path):
    n = 3000
    lines = b"".join(b"21 -1 0 0 1 1 0 0 1 1 0 0 9\n" for _ in range(n))
    event = b"<event>\n%d 1 1.0 91.0 0 0\n" % (n + 1) + lines + b"23 1 1 %d 0 0 0 0 9 9 0 0 9\n</event>\n" % n
    head = HEAD.replace(b'<weight id="up"></weight>\n<weight id="down"></weight>\n', b"")
    events, _ = read_full(written(tmp_path, head + event + TAIL, "x.lhe"))
    assert events.counts.tolist() == [n + 1]
    assert events.mothers()[-1] == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEAD + TAIL, f"x.lhe: the file holds no events. {MEND}"),
        (LHE.replace(b"LesHouchesEvents", b"HouchesEvents"), "x.lhe: not an event file of a known format."),
        (
            LHE[: LHE.index(b"</LesHouches")],
            "x.lhe: damaged or cut off after 2 whole events (the line </LesHouchesEvents> is missing",
        ),
        (
            LHE[:60],
            "x.lhe: damaged or cut off after 0 whole events (the header or the <init> block does not end)",
        ),
        (
            HEAD.replace(b"</init>", b"<eventfiles>\n<eventfile name='x.plhe'/>\n</eventfiles>\n</init>")
            + TAIL,
            "x.lhe: its events stand in files of their own (<eventfiles>). Put their content before",
        ),
    ],
)
def test_what_is_no_whole_file(tmp_path, content, expected):
    assert message(tmp_path, content, "x.lhe").startswith(expected.removesuffix(f" {MEND}"))


def test_a_decompression_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "_SMALL", 1 << 20)
    for packer in ("gz", "zst"):
        found = message(tmp_path, PACKERS[packer](HEAD + b"\n" * (1 << 25)), "x.lhe")
        assert "data expand more than 300-fold: not events" in found


def test_a_missing_cross_section_is_asked_for(tmp_path):
    path = written(
        tmp_path,
        LHE.replace(b"2.0 0.1 2.0 1", b"0.0 0.0 2.0 1")
        .replace(b" -4 1", b" -3 1")
        .replace(b"5 1 1.5 91.0", b"5 1 1.0 91.0")
        .replace(b"4 1 -0.5 91.0", b"4 1 1.0 91.0"),
        "x.lhe",
    )
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert str(caught.value) == (
        f"{path}: the stated cross section, 0 +- 0 pb, is a placeholder. State it: --cross-section, in pb."
    )
    events, sample = read_events(path, cross_section_pb=3.0)
    assert sample.cross_section_pb == 3.0
    assert sum(events.weight.to_list()) == pytest.approx(3.0)


def test_weights_may_be_zero_or_negative_but_not_cancel(tmp_path):
    path = written(tmp_path, LHE, "x.lhe")
    events, _ = read_events(path, options=ReadOptions(weight="up"))
    assert events.weight.to_list() == pytest.approx([1.75 / 2.0, -0.6 / 2.0])
    path = written(tmp_path, LHE.replace(b'"up">1.75', b'"up">0.6'), "z.lhe")
    with pytest.raises(InputError, match=r'z\.lhe: the weights "up" add up to 0\.0\. Choose another one'):
        read_events(path, options=ReadOptions(weight="up"))


def test_event_numbers_are_positions(tmp_path):
    with stream_events(written(tmp_path, LHE, "x.lhe")) as stream:
        assert [number for part in stream.chunks() for number in part.event.to_list()] == [0, 1]


@pytest.mark.parametrize("mothers", [b"4 4", b"5 5"])
def test_a_particle_may_be_its_own_ancestor(tmp_path, mothers):
    text = LHE.replace(b"13 1 3 3 0 0", b"13 1 " + mothers + b" 0 0", 1)
    text = text.replace(b"-13 1 3 3 0 0", b"-13 1 4 4 0 0", 1)
    events, notes = read_full(written(tmp_path, text, "x.lhe"))
    assert events.counts.tolist() == [5, 4]
    assert notes[0].startswith("in 1 of 2 events particles are their own ancestors (cycles)")
    assert read_events(tmp_path / "x.lhe")[0].particles.origin.to_list() == [[0, 0], [1, 1]]
