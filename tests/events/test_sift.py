"""Broken events: refused by default, left out and listed on request, in every format."""

import dataclasses
import json

import numpy as np
import pytest
from event_files import read_events
from full_events import EVENT2, EVENT3, lhe, random_events, read_full, text2, text3, written

from recast.cli.main import main
from recast.core.errors import InputError
from recast.events.convert import Target, convert
from recast.events.hepmc.writer import WEIGHT_NAME, write_hepmc3
from recast.events.options import BadEvents, ReadOptions
from recast.events.parquet.full import write_parquet_full
from recast.events.partons import parton_sample, read_parton_file
from recast.events.root.full import RootKind, write_root_full

MEND = "Make or fetch it again, or leave such events out with --skip-bad-events."


def skip(word):
    return ReadOptions(bad_events=BadEvents.from_word(word))


def faults(form):
    """Return what can be wrong with one event: name, text and what stands in its place."""
    if form == "lhe":
        line = b"-13 1 1 2 0 0 -45.5 0 0 45.5 0 0 9"
        return {
            "negative": (line, b"-13 1 1 2 0 0 -45.5 0 0 -45.5 0 0 9"),
            "nan": (line, b"-13 1 1 2 0 0 nan 0 0 45.5 0 0 9"),
            "imbalance": (line, b"-13 1 1 2 0 0 -15.5 0 0 15.5 0 0 9"),
        }
    start = b"P 7 6 -13 " if form == "hepmc3" else b"P 10007 -13 "
    return {
        "negative": (start + b"-20.0 -20.0 -10.0 45.0", start + b"-20.0 -20.0 -10.0 -45.0"),
        "nan": (start + b"-20.0", start + b"nan"),
        "imbalance": (start + b"-20.0", start + b"-80.0"),
    }


def content(form, bad=(), count=10, kind="negative"):
    """Return a file of `count` events, those at `bad` broken."""
    old, new = faults(form)[kind]
    if form == "lhe":
        text = lhe(*[2.0] * count)
        parts = text.split(b"</event>\n")
    else:
        event = {"hepmc3": EVENT3, "hepmc2": EVENT2}[form]
        make = {"hepmc3": text3, "hepmc2": text2}[form]
        mark = b"\nE "
        text = make(*range(count), event=event)
        parts = text.split(mark)
    offset = 0 if form == "lhe" else 1
    for index in bad:
        assert old in parts[index + offset]
        parts[index + offset] = parts[index + offset].replace(old, new)
    return (b"</event>\n" if form == "lhe" else b"\nE ").join(parts)


FORMS = ["lhe", "hepmc3", "hepmc2"]
NAMES = {"lhe": "x.lhe", "hepmc3": "x.hepmc3", "hepmc2": "x.hepmc2"}


@pytest.mark.parametrize("kind", ["negative", "nan"])
@pytest.mark.parametrize("form", FORMS)
def test_one_broken_event_is_refused_unless_it_may_be_left_out(tmp_path, form, kind):
    path = written(tmp_path, content(form, bad=[3], kind=kind), NAMES[form])
    with pytest.raises(InputError) as caught:
        read_full(path)
    assert "of event 3 (4. in the file)" in str(caught.value)
    assert str(caught.value).endswith(MEND)
    whole, _ = read_full(written(tmp_path, content(form), "whole"))
    events, notes = read_full(path, skip("1"))
    assert notes[:1] == ["1 of 10 events are broken and left out; the cross section stays that of the file"]
    assert notes[1].startswith("left out: a ")
    assert "event 3 (4. in the file)" in notes[1]
    rest = whole.select(np.arange(10) != 3)
    for name in (
        "number",
        "weights",
        "counts",
        "vertex_counts",
        "pid",
        "px",
        "e",
        "production",
        "end",
        "first_in",
    ):
        assert np.array_equal(getattr(events, name), getattr(rest, name)), name
    one, two = read_events(path, options=skip("1")), read_events(tmp_path / "whole", options=skip("0"))
    assert one[1].cross_section_pb == two[1].cross_section_pb
    assert one[1].n_events == 9
    assert np.sum(one[0].weight.to_numpy()) == pytest.approx(one[1].cross_section_pb)


@pytest.mark.parametrize("form", FORMS)
def test_a_momentum_imbalance_is_noted_or_left_out(tmp_path, form):
    path = written(tmp_path, content(form, bad=[2], kind="imbalance"), NAMES[form])
    events, notes = read_full(path)
    assert len(events) == 10
    if form == "lhe":
        assert notes == [
            "the final particles of 1 of 10 events do not have the momentum of the incoming partons to 0.01"
        ]
    events, notes = read_full(path, skip("1"))
    assert events.number.tolist() == [0, 1, 3, 4, 5, 6, 7, 8, 9]
    assert "event 2 (3. in the file)" in notes[1]


@pytest.mark.parametrize(
    ("limit", "bad", "fits"),
    [
        ("1", [0], True),
        ("1", [0, 9], False),
        ("2", [0, 9], True),
        ("10%", [4], True),
        ("10 %", [4, 5], False),
        ("20%", [4, 5], True),
        ("9.9%", [4], False),
        ("10", range(10), False),
        ("100%", range(10), False),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_the_limit_is_a_number_or_a_share_and_never_the_whole_file(tmp_path, form, limit, bad, fits):
    path = written(tmp_path, content(form, bad=bad), NAMES[form])
    if fits:
        events, notes = read_full(path, skip(limit))
        assert len(events) == 10 - len(bad)
        assert len(notes) == 1 + len(bad)
        return
    with pytest.raises(
        InputError,
        match=r"events are broken, more than the .* allows; the first|all 10 events are broken; the first",
    ):
        read_full(path, skip(limit))


def test_many_are_counted_and_ten_are_listed(tmp_path):
    path = written(tmp_path, content("lhe", bad=range(25), count=40), "x.lhe")
    _, notes = read_full(path, skip("25"))
    assert len(notes) == 12
    assert notes[-1] == "left out: 15 more"


@pytest.mark.parametrize("target", [Target.PARQUET, Target.ROOT, Target.RNTUPLE])
def test_columns_are_sifted_too(tmp_path, target):
    events = random_events(5, 20)
    broken = events.e.copy()
    row = int(np.flatnonzero((events.status == 1) & (events.event_of == 7))[0])
    broken[row] = -5.0
    bad = dataclasses.replace(events, e=broken)
    path = tmp_path / "x"
    if target is Target.PARQUET:
        write_parquet_full(path, {}, [bad])
    else:
        kind = RootKind.TTREE if target is Target.ROOT else RootKind.RNTUPLE
        write_root_full(path, kind, {}, [bad])
    with pytest.raises(InputError, match=r"\(8\. in the file\) has energy -5 GeV"):
        read_full(path)
    # hand-made events do not balance, which is no reason to leave them all out
    events, notes = read_full(path, skip("1"))
    assert len(events) == 19
    assert any("(8. in the file) has energy -5 GeV" in note for note in notes)


def test_an_own_file_may_not_lose_its_balance(tmp_path):
    events = dataclasses.replace(random_events(5, 3), weight_names=(WEIGHT_NAME,))
    events = dataclasses.replace(events, weights=events.weights[:, :1])
    path = tmp_path / "own.hepmc3"
    write_hepmc3(path, ("a", "b", "c"), [events])
    with pytest.raises(InputError, match=r"of event 1 .* The file is damaged"):
        read_full(path)


def test_the_shower_leaves_the_same_events_out(tmp_path):
    path = written(tmp_path, content("lhe", bad=[3]), "x.lhe")
    with pytest.raises(InputError, match=r"event 3 \(4\. in the file\)"):
        read_parton_file(path)
    file, sample, notes = parton_sample(read_parton_file(path, skip("1")), path, ReadOptions())
    assert file.table.event.tolist() == [0, 1, 2, 4, 5, 6, 7, 8, 9]  # the seeds of the others stay
    assert (sample.n_events, sample.cross_section_pb) == (9, 2.0)
    assert file.table.weight.sum() == pytest.approx(2.0)
    assert "broken" in notes[0]


def test_convert_leaves_them_out(tmp_path):
    path = written(tmp_path, content("hepmc3", bad=[3]), "x.hepmc3")
    result = convert([path], tmp_path / "y.parquet", Target.PARQUET, skip("1"))
    assert result.n_events == 9
    assert len(result.notes) == 2


@pytest.mark.parametrize("word", ["-1", "x", "101%", "-2%", "1.5", "nan%", "", "%"])
def test_a_limit_that_is_none(word):
    with pytest.raises(InputError, match=r"--skip-bad-events is .*Give a number of events, such as 3"):
        BadEvents.from_word(word)


def test_the_command(tmp_path, capsys):
    path = written(tmp_path, content("lhe", bad=[3]), "x.lhe")

    def run(*words):
        with pytest.raises(SystemExit) as caught:
            main(["analyse", "atlas_2013_z4l", str(path), "--json", "--no-cache", *words])
        return caught.value.code, *capsys.readouterr()

    status, out, err = run()
    assert (status, out) == (2, "")
    assert "--skip-bad-events" in err
    status, out, err = run("--skip-bad-events", "1%")
    assert status == 2
    status, out, err = run("--skip-bad-events", "10%")
    assert status == 0
    found = json.loads(out)["files"][0]
    assert found["cross_section_pb"] == 2.0
    assert any(note.startswith("left out:") for note in found["notes"])


def test_a_file_that_never_balances_can_still_lose_one_event(tmp_path):
    """Beams without the remnants of the protons: programs write such files."""
    text = text3(*range(20)).replace(b"50.0 50.0 0.938 4", b"4000.0 4000.0 0.938 4")
    parts = text.split(b"\nE ")
    parts[5] = parts[5].replace(b"P 7 6 -13 -20.0", b"P 7 6 -13 nan")
    path = written(tmp_path, b"\nE ".join(parts), "x.hepmc3")
    events, notes = read_full(path, skip("1"))
    assert len(events) == 19
    assert notes[0] == "the final particles of 19 of 20 events do not have the energy of the beams to 0.01"
    assert notes[1].startswith("1 of 20 events are broken")


def test_a_run_of_a_joined_file_does_not_vanish(tmp_path):
    path = written(tmp_path, content("lhe", count=40) + content("lhe", bad=[0, 1], count=2), "x.lhe")
    with pytest.raises(InputError, match=r"all events of run 2 of 2 are broken; the first: "):
        read_full(path, skip("2"))
