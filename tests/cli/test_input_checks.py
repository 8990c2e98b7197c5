"""Inputs that would give wrong numbers or lose data are refused with one line."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from recast.cli.main import main
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.events.sample import save_sample
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.model.zprime import ZPrimePoint


def status_and_error(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    return caught.value.code, capsys.readouterr().err


@pytest.fixture(scope="module")
def lhe(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("lhe") / "run_gp0.05.lhe.gz"
    process = Process(FinalState.FOUR_MUONS, Contribution.SM, 8000.0)
    generator = BuiltinGenerator(GeneratorSettings(matrix_element="helicity"))
    with workers(1) as pool:
        point = ZPrimePoint(30.0, 0.0)
        save_sample(generator.generate(process, point, 20, 1, path, workers=pool, progress=Silent()))
    return path


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--quarks", "u,u"], 'quarks: "u" stands twice. Name each quark once.'),
        (["--energy", "inf"], "--energy is inf. It must be a finite number above 0."),
        (["--energy", "13"], "--energy is 13 GeV. Give it in GeV: 13000 for 13 TeV."),
        (["--scale-factor", "nan"], "scale_factor is nan; it must be a finite number greater than 0"),
        (
            ["--mzp", "30", "--parameter", "mzp_gev=50"],
            "--mzp and --parameter mzp_gev are the same. Leave one out.",
        ),
        (["--parameter", "charges.mu=1", "--parameter", "charges.mu=2"], "charges.mu stands twice"),
        (["--m4l", "130", "80"], "m4l_min_gev 130, m4l_max_gev 80. They need to be finite"),
    ],
)
def test_generate_refuses(capsys, tmp_path, options, message):
    out = tmp_path / "x.lhe"
    status, error = status_and_error(capsys, "generate", "--out", str(out), *options)
    assert status == 2
    assert message in error
    assert error.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("options", [[], ["--process", "tt_zpc", "--gp", "0.1"]])
def test_a_place_that_cannot_be_written_is_refused_before_the_events(capsys, tmp_path, monkeypatch, options):
    def impossible(*_, **__):
        raise AssertionError("an event was made")

    monkeypatch.setattr("recast.generate.builtin.tune", impossible)
    monkeypatch.setattr("recast.generate.top.generator.PairProduction", impossible)
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.lhe").mkdir()
    for place, message in (("file/x.lhe", "cannot write into folder"), ("folder.lhe", "it is a folder")):
        status, error = status_and_error(capsys, "generate", "--out", str(tmp_path / place), *options)
        assert status == 2
        assert message in error


@pytest.mark.parametrize("second", ["absent.lhe", "words.txt"])
def test_all_files_are_looked_at_before_the_first_is_read(capsys, lhe, tmp_path, monkeypatch, second):
    def impossible(*_, **__):
        raise AssertionError("a file was read")

    monkeypatch.setattr("recast.analysis.files.stream_events", impossible)
    (tmp_path / "words.txt").write_text("words")
    status, error = status_and_error(capsys, "analyse", "atlas_2013_z4l", str(lhe), str(tmp_path / second))
    assert status == 2
    assert second in error


@pytest.mark.parametrize("value", ["0", "nan", "inf", "-1e300", "1e300"])
@pytest.mark.parametrize("command", [["analyse", "atlas_2013_z4l"], ["shower"]])
def test_cross_section_must_be_a_number_other_than_zero(capsys, lhe, command, value):
    status, error = status_and_error(capsys, *command, str(lhe), "--cross-section", value)
    assert status == 2
    assert f"--cross-section is {float(value):g}. It must be a finite number other than 0." in error


def test_the_shower_does_not_replace_its_input(capsys, lhe):
    before = lhe.read_bytes()
    status, error = status_and_error(capsys, "shower", str(lhe), "--out", str(lhe))
    assert status == 2
    assert "the output would replace the input. Choose another --out." in error
    assert lhe.read_bytes() == before


def test_default_names_keep_dots(capsys, lhe):
    status, _ = status_and_error(capsys, "shower", str(lhe), "--profile", "parton", "--jobs", "1")
    assert status == 0
    assert (lhe.parent / "run_gp0.05.parquet").is_file()


def test_a_plain_file_cut_in_the_middle_is_refused(capsys, lhe, tmp_path):
    text = gzip.decompress(lhe.read_bytes())
    cut = tmp_path / "cut.lhe"
    cut.write_bytes(text[: len(text) // 2])
    status, error = status_and_error(capsys, "analyse", "atlas_2013_z4l", str(cut))
    assert status == 2
    assert "cut.lhe: damaged or cut off after" in error


def test_a_sample_of_which_nothing_passes_the_filter_has_zero_selected_events():
    from recast.analysis.loader import load_analysis
    from recast.analysis.run import analyse
    from recast.events.record import empty_events
    from recast.events.sample import Sample

    facts = {"shower": {"filter": {"m4l_min_gev": 80.0}}}
    sample = Sample("s", "p p > x", "sm", 8000.0, Path("x"), 50, 0.1, 0.001, facts)
    result = analyse(load_analysis("atlas_2013_z4l"), empty_events(), sample, 1)
    assert result.cutflow.steps[0][1].n_raw == 50
    assert result.cross_section("4mu").value == 0
    assert np.isfinite(result.cross_section("4mu").error)
