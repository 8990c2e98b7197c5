"""Parton events whose header asks for more than an ordinary shower are told, or refused."""

import gzip
from pathlib import Path

import pytest

from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.events.convert import Target, convert
from recast.events.lhe.matching import expected_matching, matching_words
from recast.events.options import ReadOptions
from recast.events.stream import stream_events
from recast.generate.event_file import shower_file

EVENTS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_zp50.lhe.gz"


def with_header(path, words):
    text = gzip.decompress(EVENTS.read_bytes()).decode()
    assert text.count("</header>") == 1
    path.write_text(text.replace("</header>", f"<MGRunCard>\n{words}\n</MGRunCard>\n</header>"))
    return path


def showered(path):
    return shower_file(path, "no-mpi", path.with_suffix(".parquet"), seed=1, jobs=1, progress=Silent())


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (" 1 = ickkw ! 0 no matching, 1 MLM", "merged"),
        ("  3\t= ickkw", "merged"),
        ("0 = ickkw", None),
        (" 30.0 = ktdurham ! CKKW-L", "merged"),
        ("0.5 = ptlund", "merged"),
        (" 2d1\t = ktdurham", "merged"),
        ("-1.0 = ktdurham", None),
        ("0.0 = ptlund", None),
        ("# 1 MLM = ickkw", None),
        ("  'PYTHIA8' = parton_shower", "subtracted"),
        ("HERWIG6   = parton_shower ! x", "subtracted"),
        ("file generated with POWHEG-BOX-V2", "powheg"),
        ("# see comparison-with-POWHEG.txt", None),
        ("p p > z [QCD]", None),
    ],
)
def test_words_of_a_header(words, kind):
    found = matching_words(f"<header>\n{words}\n</header>".encode())
    assert expected_matching(found) == kind
    assert (found == "") == (kind is None)


@pytest.mark.slow
def test_jets_that_need_matching_are_refused_by_the_shower_and_told_by_the_reader(tmp_path):
    path = with_header(tmp_path / "a.lhe", " 1 = ickkw ! 0 no matching, 1 MLM")
    copy = tmp_path / "copy.lhe"
    told = "until a shower with matching vetoes some events"
    assert [note for note in convert([path], copy, Target.LHE).notes if told in note]
    for file in (path, copy):
        with pytest.raises(InputError, match=r"need a shower with matching \(run card in its header\)"):
            showered(file)
        with stream_events(file, ReadOptions()) as stream:
            assert sum(map(len, stream.chunks())) > 0
        assert [note for note in stream.notes if told in note]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("PYTHIA8 = parton_shower", "less the first emission of one shower"),
        ("made by POWHEG", "harder than theirs are not vetoed"),
        ("0 = ickkw", None),
    ],
)
def test_other_matching_is_told(tmp_path, words, told):
    notes = showered(with_header(tmp_path / "a.lhe", words)).notes
    assert [told in note for note in notes] == ([True] if told else [])


@pytest.mark.slow
@pytest.mark.parametrize(("lifetime", "told"), [("0.", False), ("9.", False), ("3000.", True)])
def test_decays_far_from_the_beams_are_told(tmp_path, lifetime, told):
    """Of the resonances in the events, whose VTIMUP MadGraph's time_of_flight writes."""
    lines = gzip.decompress(EVENTS.read_bytes()).decode().splitlines()
    decayed = [
        number for number, line in enumerate(lines) if line.split()[1:2] == ["2"] and len(line.split()) == 13
    ]
    for number in decayed:
        words = lines[number].split()
        lines[number] = " ".join([*words[:11], lifetime, words[12]])
    path = tmp_path / "a.lhe"
    path.write_text("\n".join(lines) + "\n")
    assert decayed
    notes = showered(path).notes
    assert any("c tau of single decays is above 10 mm" in note for note in notes) == told
    with stream_events(path, ReadOptions()) as stream:
        assert sum(map(len, stream.chunks())) > 0
    assert (
        any("more than 10 mm from the beams, which count as prompt" in note for note in stream.notes) == told
    )
