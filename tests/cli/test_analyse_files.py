"""`recast analyse` on files of any format: the same numbers from each, for any number of workers."""

import gzip
import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from recast.cli.main import main
from recast.events.convert import Target, convert

LHE = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_sm.lhe.gz"
ANALYSIS = "atlas_2013_z4l"


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(["analyse", ANALYSIS, *map(str, arguments), "--json"])
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


def results(capsys, *arguments):
    status, out, err = run(capsys, *arguments)
    assert status == 0, err
    return json.loads(out)["files"]


def numbers(result):
    """Return what does not depend on the name of the file: the random numbers do."""
    return {key: result[key] for key in ("n_generated", "cross_section_pb", "sqrt_s_gev")}


@pytest.fixture
def files(tmp_path):
    """The same events in every format, with one stem: the sample's name is the key of the efficiencies."""
    paths = {"lhe": tmp_path / "four_muons_sm.lhe"}
    paths["lhe"].write_bytes(gzip.decompress(LHE.read_bytes()))
    for name, target in (
        ("hepmc3", Target.HEPMC3),
        ("hepmc3.gz", Target.HEPMC3),
        ("root", Target.ROOT),
        ("parquet", Target.PARQUET),
    ):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        paths[name] = folder / f"four_muons_sm.{name}"
        convert([LHE], paths[name], target)
    return paths


def test_all_formats_and_workers_give_the_same(files, capsys):
    (expected,) = results(capsys, LHE, "--jobs", 1)
    for name, path in files.items():
        needed = ("--sqrt-s", 8000) if name.startswith("hepmc3") else ()
        found = [results(capsys, path, "--jobs", jobs, *needed, "--no-cache")[0] for jobs in (1, 2)]
        assert found[0] == found[1]
        assert numbers(found[0]) == pytest.approx(numbers(expected), rel=1e-12)
        if not name.startswith("hepmc3"):  # which does not say that the mean weight is the cross section
            assert found[0]["regions"] == expected["regions"]
        steps = [step["n_raw"] for step in found[0]["cutflow"]]
        assert steps == [step["n_raw"] for step in expected["cutflow"]]


def test_a_pattern_and_merged_files(tmp_path, capsys):
    for number in range(3):
        text = gzip.decompress(LHE.read_bytes()) + b"# %d\n" % number
        (tmp_path / f"part{number}.lhe.gz").write_bytes(gzip.compress(text))
    found = results(capsys, tmp_path / "part*.lhe.gz")
    assert len(found) == 3
    (one,) = results(capsys, tmp_path / "part?.lhe.gz", "--merge")
    assert one["n_generated"] == 3 * found[0]["n_generated"]
    assert one["cross_section_pb"] == pytest.approx(found[0]["cross_section_pb"])
    assert [results(capsys, tmp_path / "part?.lhe.gz", "--merge", "--jobs", jobs) for jobs in (1, 2)] == [
        [one]
    ] * 2


@pytest.mark.parametrize("more", [["--merge"], []])
def test_the_same_events_twice_are_refused(tmp_path, capsys, more):
    copy = shutil.copy(LHE, tmp_path / "copy.lhe.gz")
    status, _, err = run(capsys, LHE, copy, *more)
    assert (status, err.count("\n")) == (2, 1)
    assert f"copy.lhe.gz: it holds the same events as {LHE}. Name the events once" in err


def test_standard_input(capsys, monkeypatch):
    (expected,) = results(capsys, LHE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LHE.read_bytes())))
    (found,) = results(capsys, "-")
    assert numbers(found) == numbers(expected)
    status, _, err = run(capsys, "-", LHE)
    assert (status, err) == (2, "recast: standard input (-) must be the only file\n")


def test_a_cross_section_that_a_file_lacks_is_asked_for(tmp_path, capsys):
    text = gzip.decompress(LHE.read_bytes())
    path = tmp_path / "x.hepmc3"
    convert([LHE], path, Target.HEPMC3)
    lines = [line for line in path.read_bytes().splitlines(keepends=True) if b"GenCrossSection" not in line]
    path.write_bytes(b"".join(lines))
    status, out, err = run(capsys, path, "--sqrt-s", 8000)
    assert (status, out) == (2, "")
    assert err.endswith("x.hepmc3: the file states no cross section. State it: --cross-section, in pb.\n")
    (found,) = results(capsys, path, "--sqrt-s", 8000, "--cross-section", 2.0)
    assert found["cross_section_pb"] == 2.0
    assert text.startswith(b"<LesHouches")


def test_a_cut_file_says_so(tmp_path, capsys):
    path = tmp_path / "cut.lhe.gz"
    path.write_bytes(LHE.read_bytes()[:-2000])
    status, out, err = run(capsys, path)
    assert (status, out) == (2, "")
    assert "cut.lhe.gz: damaged or cut off after" in err
    assert err.endswith("or use the whole events before the cut with --keep-complete.\n")
    assert err.count("\n") == 1
    status, out, err = run(capsys, path, "--keep-complete")
    (found,) = json.loads(out)["files"]
    assert found["n_generated"] < 160
    assert "; these are used" in found["notes"][0]
    assert "note" in err


def test_an_energy_without_luminosity_is_said(tmp_path, capsys):
    file = tmp_path / "four_muons_sm.lhe.gz"
    shutil.copy(LHE, file)
    (found,) = results(capsys, file, "--sqrt-s", "8000")
    assert found["luminosity_fb"] == 20.7
    assert [note for note in found["notes"] if "luminosity" in note] == []
    arguments = ["analyse", "cms_2018_zprime_4mu", str(file), "--sqrt-s", "8000"]
    with pytest.raises(SystemExit):
        main([*arguments, "--json"])
    captured = capsys.readouterr()
    (cms,) = json.loads(captured.out)["files"]
    note = "no number of events: data set run2 has no luminosity at 8 TeV (it is of 13 TeV)"
    assert note in cms["notes"]
    assert cms["yields"]["4mu"]["events"] is None
    with pytest.raises(SystemExit):
        main(arguments)
    captured = capsys.readouterr()
    assert note in " ".join(captured.err.split())
    assert " events in " not in captured.out


def test_an_analysis_that_adds_photons_itself_takes_no_dressed_leptons(tmp_path, capsys):
    file = tmp_path / "four_muons_sm.lhe.gz"
    shutil.copy(LHE, file)
    with pytest.raises(SystemExit) as caught:
        main(["analyse", "cms_2018_zprime_4mu", str(file), "--sqrt-s", "13000", "--dress", "0.1"])
    assert caught.value.code == 2
    message = " ".join(capsys.readouterr().err.split())
    assert "the analysis cms_2018_zprime_4mu adds photons to leptons itself. Leave it out." in message


def test_no_selected_event_is_printed_as_a_bound(tmp_path, capsys):
    file = tmp_path / "four_muons_sm.lhe.gz"
    shutil.copy(LHE, file)
    with pytest.raises(SystemExit):
        main(["analyse", ANALYSIS, str(file)])
    out = capsys.readouterr().out
    line = next(row for row in out.splitlines() if row.startswith("4e: "))  # the events are of muons
    assert line.startswith("4e: below ")
    assert line.endswith("(95 % CL: no event is selected, 2.996 of the root mean square weight)")
    assert "0 ± 0" not in out
    (found,) = results(capsys, file)
    yields = found["yields"]["4e"]
    weight = found["cross_section_pb"] / found["n_generated"]
    assert yields["cross_section_fb"]["bound_95cl"] == pytest.approx(2.9957 * 1000 * weight, rel=1e-3)
    assert yields["events"]["error"] == 0.0
