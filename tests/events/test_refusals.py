"""Choices that would change a yield without a word are refused, by text."""

import gzip

import pytest
from event_files import read_events

from recast.core.errors import InputError
from recast.events.convert import Target, convert
from recast.events.options import Completeness, ReadOptions
from recast.events.parquet.slim import parquet_writer
from recast.events.root.branch_map import load_branch_map
from recast.generate.profiles import shower_profile

LHE = """<LesHouchesEvents version="3.0">
<header></header>
<init>
2212 2212 4000 4000 0 0 0 0 -4 1
1.0 0.1 1.0 1
</init>
{events}</LesHouchesEvents>
"""
EVENT = """<event>
4 1 1.0 91.0 0.0078 0.118
2 -1 0 0 501 0 0 0 45.5 45.5 0 0 9
-2 -1 0 0 0 501 0 0 -45.5 45.5 0 0 9
13 1 1 2 0 0 45.5 0 0 45.5 0 0 9
-13 1 1 2 0 0 -45.5 0 0 45.5 0 0 9
</event>
"""


@pytest.fixture
def lhe(tmp_path):
    path = tmp_path / "partons.lhe.gz"
    path.write_bytes(gzip.compress(LHE.format(events=3 * EVENT).encode()))
    return path


def test_partons_are_read_and_give_no_jets(lhe):
    assert len(read_events(lhe)[0]) == 3
    jets = shower_profile("full-jets").slimming
    message = r"partons\.lhe\.gz: the analysis needs jets and missing momentum, which cannot be made"
    with pytest.raises(InputError, match=message):
        read_events(lhe, slimming=jets)


def test_own_weights_belong_to_the_whole_file():
    own = ReadOptions(completeness=Completeness.KEEP_COMPLETE)
    own.check_source(False, False, "foreign.hepmc")
    ReadOptions().check_source(True, False, "own.hepmc")
    with pytest.raises(InputError, match=r"own\.hepmc: its weights add up to the cross section of the whole"):
        own.check_source(True, False, "own.hepmc")


def test_a_branch_map_without_both_objects_gives_no_jets():
    jets = shower_profile("full-jets").slimming
    options = ReadOptions(slimming=jets, branch_map=load_branch_map("nanoaod-muon"))
    with pytest.raises(
        InputError, match="jets and missing momentum, which cannot be made of these particles"
    ):
        options.check_source(False, False, "nano.root")


def test_files_with_the_same_init_block_are_joined(lhe, tmp_path):
    other = tmp_path / "more.lhe.gz"
    other.write_bytes(gzip.compress(gzip.decompress(lhe.read_bytes()) + b"# of another seed\n"))
    result = convert([lhe, other], tmp_path / "joined.lhe", Target.LHE)
    assert result.n_events == 6
    text = (tmp_path / "joined.lhe").read_text()
    assert text.count("<init>") == 1
    events, sample = read_events(tmp_path / "joined.lhe")
    assert (len(events), sample.cross_section_pb) == (6, 1.0)
    # two estimates of the same number: its error is smaller
    assert sample.cross_section_error_pb == pytest.approx(0.1 / 2**0.5)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("1.0 0.1 1.0 1\n", "1.0 0.1 1.0 2\n"),
            r"its processes \(LPRUP\): \[2\], that of the first file: \[1\]",
        ),
        (
            ("4000 4000", "6500 6500"),
            "its beams are 2212 and 2212, 6500 and 6500 GeV, those of the first file 2212",
        ),
        (("2212 2212", "2212 -2212"), "its beams are 2212 and -2212"),
        ((" -4 1\n", " 3 1\n"), "its IDWTUP: 3, that of the first file: -4"),
    ],
)
def test_files_of_other_processes_are_not_joined(lhe, tmp_path, change, message):
    other = tmp_path / "more.lhe"
    text = gzip.decompress(lhe.read_bytes()).decode()
    assert change[0] in text
    other.write_text(text.replace(*change))
    for target in (Target.LHE, Target.HEPMC3, Target.PARQUET):
        with pytest.raises(InputError, match=rf"more\.lhe: {message}"):
            convert([lhe, other], tmp_path / "joined", target)
        assert not (tmp_path / "joined").exists()


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ({"weight": "nominal"}, "--weight"),
        ({"dressing_cone": 0.1}, "--dress"),
        ({"sqrt_s_gev": 8000.0}, "--sqrt-s"),
    ],
)
def test_choices_for_full_events_are_refused_for_slim_ones(make_slim, choice, name):
    with pytest.raises(
        InputError, match=f"{name} is for files of full events; this one is recast's event record"
    ):
        read_events(make_slim(), options=ReadOptions(**choice))


@pytest.fixture
def make_slim(tmp_path, lhe):
    def make():
        events, sample = read_events(lhe)
        path = tmp_path / "slim.parquet"
        with parquet_writer(path) as writer:
            writer.add(events)
            writer.finish({"sample": sample.to_json()})
        return path

    return make
