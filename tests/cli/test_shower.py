"""`recast shower` and `recast analyse` say what becomes of undecayed particles."""

import json

import pytest
from full_events import LHE
from undecayed_file import write_undecayed

from recast.cli.main import main

TO_MUONS = "BLOCK MASS\n 32 30.0\nDECAY 32 1.0e-03\n 1.0 2 13 -13\n"
NOTE = "Z'0 (32): decayed by the table in its header, isotropically"


def _run(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(item) for item in arguments])
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


def test_the_table_that_is_used_is_told(tmp_path, capsys):
    path = write_undecayed(tmp_path / "x.lhe", TO_MUONS)
    status, out, err = _run(capsys, "shower", path, "--profile", "parton", "--jobs", 1, "--json")
    assert status == 0
    assert json.loads(out)["notes"] == [NOTE]
    assert NOTE in err


@pytest.mark.parametrize(
    ("slha", "word"), [("", "no table (DECAY 32)"), (TO_MUONS.replace("1.0 2", "0.989 2"), "add up to 0.989")]
)
def test_what_cannot_be_decayed_is_bad_input(tmp_path, capsys, slha, word):
    path = write_undecayed(tmp_path / "x.lhe", slha)
    status, _, err = _run(capsys, "shower", path, "--profile", "parton")
    assert status == 2
    assert word in err
    assert len(err.strip().splitlines()) == 1


def test_a_filter_is_refused(tmp_path, capsys):
    path = write_undecayed(tmp_path / "x.lhe", TO_MUONS)
    status, _, err = _run(capsys, "shower", path, "--profile", "parton", "--filter", "atlas_2013_z4l")
    assert status == 2
    assert "the filter judges leptons of the file, but Pythia decays Z'0 (32)" in err


def test_an_analysis_of_partons_says_what_it_does_not_see(tmp_path, capsys):
    path = write_undecayed(tmp_path / "x.lhe", TO_MUONS)
    _, _, err = _run(capsys, "analyse", "atlas_2013_z4l", path, "--no-cache", "--json")
    assert "PDG 32 is final in its events, though it decays" in err
    stable = write_undecayed(tmp_path / "y.lhe", "", 52, pair=True)
    assert "PDG" not in _run(capsys, "analyse", "atlas_2013_z4l", stable, "--no-cache", "--json")[2]


def test_the_weight_of_choice_is_showered(tmp_path, capsys):
    path = tmp_path / "x.lhe"
    path.write_bytes(LHE)
    found = {}
    for name in (None, "up", "down"):
        chosen = ["--weight", name] if name else []
        out = tmp_path / f"{name}.parquet"
        status, _, err = _run(capsys, "shower", path, "--profile", "parton", "--out", out, *chosen)
        assert status == 0, err
        assert ("--weight NAME takes another" in err) == (name is None)
        sample = json.loads((tmp_path / f"{out.name}.sample.json").read_text())
        assert sample["provenance"].get("weight") == name
        found[name] = sample["cross_section_pb"]
    # the sums of weights are 1.0, 1.15 and 0.85
    assert found["up"] == pytest.approx(1.15 * found[None], rel=1e-9)
    assert found["down"] == pytest.approx(0.85 * found[None], rel=1e-9)
    status, _, err = _run(capsys, "shower", path, "--weight", "upp")
    assert status == 2
    assert 'the file has no weight "upp"' in err
    assert 'Did you mean "up"' in err


@pytest.mark.parametrize(
    ("analysis", "lowest"), [(None, 15.0), ("atlas_2024_w3mu", 20.0 / (1.0 + 4.0 * 0.145))]
)
def test_a_record_for_an_analysis_holds_what_that_reads(tmp_path, capsys, analysis, lowest):
    path, chosen = tmp_path / "x.lhe", ["--filter", analysis] if analysis else []
    path.write_bytes(LHE)
    status, _, err = _run(capsys, "shower", path, "--profile", "no-mpi-jets", "--jobs", 1, *chosen)
    assert status == 0, err
    shower = json.loads((tmp_path / "x.parquet.sample.json").read_text())["provenance"]["shower"]
    (radius, other) = shower["profile"]["slim"]["jets"]
    assert radius["pt_min_gev"] == other["pt_min_gev"] == pytest.approx(lowest)
