"""`recast convert`: every pair of formats, several files, and what is checked on the way."""

import dataclasses
import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from event_files import read_events
from full_events import EVENT3, FOOTER3, HEADER3, LHE, family, random_events, read_full, text2, text3, written

from recast.cli.main import main
from recast.core.errors import InputError, RunError
from recast.events import convert as module
from recast.events.convert import Target, convert, target_of
from recast.events.event_stream import merged
from recast.events.hepmc.writer import write_hepmc3
from recast.events.lhe.writer import HeaderInfo, write_partons
from recast.events.partons import read_parton_file
from recast.events.stream import stream_events

SM = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_sm.lhe.gz"


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(list(map(str, arguments)))
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


@pytest.mark.parametrize("source", ["x.hepmc3", "x.root", "y.root", "x.parquet"])
def test_every_pair_of_formats(tmp_path, source):
    events = random_events(21, 6)
    first = tmp_path / "first.hepmc3"
    write_hepmc3(first, ("a", "b", "c"), [events])
    path = tmp_path / source
    kinds = {
        "x.hepmc3": Target.HEPMC3,
        "x.root": Target.ROOT,
        "y.root": Target.RNTUPLE,
        "x.parquet": Target.PARQUET,
    }
    convert([first], path, kinds[source])
    for name, target in kinds.items():
        result = convert([path], tmp_path / f"to-{name}", target)
        assert result.n_events == 6
        assert result.energy_gev == pytest.approx(events.energies()[0].sum(), rel=1e-6)
        back, _ = read_full(tmp_path / f"to-{name}")
        assert family(back) == family(events)
        assert back.weights.tolist() == events.weights.tolist()
        assert back.cross_section_pb.tolist() == events.cross_section_pb.tolist()


def test_the_command(tmp_path, capsys):
    path = written(tmp_path, text2(1, 2), "in.dat")
    out = tmp_path / "out.parquet"
    status, text, err = run(capsys, "convert", path, out, "--json", "--jobs", 2)
    assert status == 0
    assert json.loads(text) == {
        "file": str(out),
        "format": "parquet",
        "n_events": 2,
        "final_energy_gev": pytest.approx(200.0),
        "notes": [],
    }
    assert "2 events" in err
    assert "/s" in err
    for name in ("a.hepmc3.gz", "b.hepmc3.zst"):
        assert run(capsys, "convert", out, tmp_path / name)[0] == 0
        assert family(read_full(tmp_path / name)[0]) == family(read_full(path)[0])


def test_several_files_and_patterns(tmp_path, capsys):
    for number in range(3):
        written(tmp_path, text3(7, 8 + number), f"part{number}.hepmc")
    out = tmp_path / "all.root"
    status, text, _ = run(capsys, "convert", tmp_path / "part*.hepmc", out, "--json")
    assert (status, json.loads(text)["n_events"]) == (0, 6)
    assert read_full(out)[0].number.tolist() == list(range(6))
    status, _, err = run(capsys, "convert", tmp_path / "nothing*.hepmc", out)
    assert (status, err.strip()) == (
        2,
        f"recast: {tmp_path}/nothing*.hepmc: no file matches. Is the folder right?",
    )


def test_the_same_events_twice_are_refused(tmp_path):
    """As a file named twice, as a copy, or as one that is compressed: they would count as independent."""
    one = written(tmp_path, text3(1, 2), "one.hepmc")
    copy = written(tmp_path, text3(1, 2), "copy.hepmc")
    packed = written(tmp_path, gzip.compress(text3(1, 2)), "one.gz")
    other = written(tmp_path, text3(1, 3), "other.hepmc")
    target = (tmp_path / "x.parquet", Target.PARQUET)
    with pytest.raises(InputError, match=r"one\.hepmc: it is named twice\. Name the events once"):
        convert([one, other, one], *target)
    for again in (copy, packed):
        words = rf"{again.name}: it holds the same events as .*one\.hepmc\. Name"
        with pytest.raises(InputError, match=words):
            convert([one, other, again], *target)
        with (
            pytest.raises(InputError, match=words),
            stream_events(one) as first,
            stream_events(again) as second,
        ):
            merged([first, second])
    assert convert([one, other], *target).n_events == 4


def test_several_files_need_the_same_weights(tmp_path):
    one = written(tmp_path, text3(1), "one.hepmc")
    two = written(tmp_path, text3(2, names=b"nominal\\|third"), "two.hepmc")
    with pytest.raises(InputError, match=r"two\.hepmc: its weights are not those of the first file"):
        convert([one, two], tmp_path / "x.parquet", Target.PARQUET)
    assert not (tmp_path / "x.parquet").exists()


def test_a_cut_file_is_converted_on_request_and_that_is_said(tmp_path, capsys):
    path = written(tmp_path, text3(1, 2, 3)[:-200], "cut.hepmc")
    out = tmp_path / "x.parquet"
    status, _, err = run(capsys, "convert", path, out)
    assert status == 2
    assert "cut off after 2 whole events" in err
    assert err.strip().endswith("or use the whole events before the cut with --keep-complete.")
    assert not out.exists()
    status, text, err = run(capsys, "convert", path, out, "--keep-complete", "--json")
    assert status == 0
    assert json.loads(text)["n_events"] == 2
    assert "cut off after 2 whole events" in json.loads(text)["notes"][0]
    assert "note" in err


def test_columns_of_partons_are_exported_as_text_with_every_bit(tmp_path):
    source = read_parton_file(SM)
    card = "BLOCK MASS\n 9000005 10.0\n"
    header = HeaderInfo(8000.0, 0.03783285287059, 5.4e-5, 0.05, {}, card)
    columns = write_partons(tmp_path / "x.parquet", header, [source.table])
    convert([columns], tmp_path / "x.lhe.gz", Target.LHE)
    text, back = read_parton_file(tmp_path / "x.lhe.gz"), read_parton_file(columns)
    assert len(back.table) == len(source.table)
    for field in dataclasses.fields(source.table):
        for table in (text.table, back.table):
            assert (getattr(table, field.name) == getattr(source.table, field.name)).all()
    assert card in text.slha
    assert dataclasses.replace(text, table=back.table, totals=back.totals) == back


def test_events_of_hadrons_do_not_fit_into_lhe(tmp_path):
    path = written(tmp_path, text3(1))
    with pytest.raises(
        InputError, match=r"x\.lhe: only parton events that came from an LHE file can be written"
    ):
        convert([path], tmp_path / "x.lhe", Target.LHE)
    assert not (tmp_path / "x.lhe").exists()


def test_an_input_is_not_replaced(tmp_path):
    path = written(tmp_path, text3(1))
    with pytest.raises(InputError, match="the output would replace an input"):
        convert([path], path, Target.HEPMC3)
    assert path.read_bytes() == text3(1)


def test_what_does_not_read_back_is_removed(tmp_path, monkeypatch):
    path = written(tmp_path, text3(1, 2))

    def one_short(target, facts, chunks):
        return write_hepmc3(target, ("a", "b", "c"), [next(iter(chunks)).take(0, 1)])

    monkeypatch.setattr(module, "write_parquet_full", one_short)
    with pytest.raises(RunError, match=r"2 events with 200 GeV were written, 1 with 100 GeV read back"):
        convert([path], tmp_path / "x.parquet", Target.PARQUET)
    assert not (tmp_path / "x.parquet").exists()


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("a.hepmc3.gz", None, Target.HEPMC3),
        ("a.root", "rntuple", Target.RNTUPLE),
        ("a.hepmc2.gz", None, Target.HEPMC2),
        ("a.lhe.gz", None, Target.LHE),
    ],
)
def test_the_format_by_name_or_word(tmp_path, name, word, expected):
    assert target_of(tmp_path / name, word) is expected


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(InputError, match='unknown format "rot". Did you mean "root"'):
        target_of(tmp_path / "x", "rot")
    with pytest.raises(InputError, match=r"x\.txt: the name does not say the format"):
        target_of(tmp_path / "x.txt")


def test_energies_of_one_event_that_do_not_add_up_are_noted_on_the_way(tmp_path):
    event = EVENT3.replace(b"10.0 45.0 0.105658 1\nP 6", b"10.0 55.0 0.105658 1\nP 6").replace(b"{n}", b"1")
    path = written(tmp_path, HEADER3 + b"W nominal\\|second\n" + event + FOOTER3)
    result = convert([path], tmp_path / "x.root", Target.ROOT)
    assert result.notes == (
        "the final particles of 1 of 1 events do not have the energy of the beams to 0.01",
    )


def test_partons_keep_what_their_weights_mean(tmp_path):
    path = written(tmp_path, LHE, "x.lhe")
    convert([path], tmp_path / "x.parquet", Target.PARQUET)
    one, two = read_events(path), read_events(tmp_path / "x.parquet")
    assert two[1].cross_section_pb == one[1].cross_section_pb
    np.testing.assert_array_equal(two[0].weight.to_numpy(), one[0].weight.to_numpy())
