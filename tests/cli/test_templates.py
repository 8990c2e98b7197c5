"""Templates: what `new` writes runs as it is, explains every key, and takes no other's place."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import load_analysis
from recast.cards import RunCard, load_card
from recast.cli.main import cli
from recast.core.blocks import Block
from recast.core.errors import InputError
from recast.core.templates import commented, template
from recast.core.yaml import load_yaml, parse_yaml
from recast.model.model_card import ZPrimeCard
from recast.model.registry import load_model

EVENTS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_sm.lhe.gz"


def recast(*words):
    return CliRunner().invoke(cli, list(map(str, words)), catch_exceptions=False)


def test_a_new_model_has_a_width(tmp_path):
    assert recast("models", "new", tmp_path / "mine").stdout.strip() == str(tmp_path / "mine.yaml")
    told = recast("models", "show", tmp_path / "mine.yaml", "-p", "mzp_gev=30", "-p", "gp=0.02").output
    assert told.startswith("mine: my model")
    assert "mass 30 GeV, width" in told
    point = load_model(str(tmp_path / "mine.yaml")).point({"mzp_gev": 30.0, "gp": 0.02})
    assert point.mediator.width_gev > 0.0


def test_a_new_analysis_analyses_events(tmp_path):
    recast("analyses", "new", tmp_path / "mine")
    assert recast("analyses", "show", tmp_path / "mine").output.startswith("mine: Example, four muons")
    told = recast("analyse", tmp_path / "mine", EVENTS, "--json", "--jobs", "1")
    assert told.exit_code == 0
    (sample,) = parse_yaml(told.stdout, "told")["files"]
    steps = [row["n_raw"] for row in sample["cutflow"]]
    assert steps[0] >= 100
    assert steps == sorted(steps, reverse=True)
    assert 0 < steps[-1] < steps[0]
    assert set(sample["spectra"]["signal"]) == {"m4l"}


def test_a_new_card_can_be_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    recast("run", "--new", "mine.yaml")
    assert load_card(Path("mine.yaml")).name == "mine"
    told = recast("run", "--dry-run", "mine.yaml")
    assert told.exit_code == 0
    assert "7 points, 0 of them done" in told.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.yaml"]


@pytest.mark.parametrize(
    ("block", "file"), [(RunCard, "run.yaml"), (AnalysisCard, "analysis.yaml"), (ZPrimeCard, "model.yaml")]
)
def test_every_key_stands_in_a_template_once_with_its_description(block, file):
    values = load_yaml(template(file))
    text = commented(block, values)
    assert parse_yaml(text, file) == values
    lines = text.splitlines()
    for name, field in block.model_fields.items():
        (number,) = [n for n, line in enumerate(lines) if line.removeprefix("# ").startswith(f"{name}:")]
        assert lines[number].startswith("# ") == (name not in values)
        first = " ".join((field.description or "").split())[:30]
        assert first in " ".join(line.removeprefix("# ") for line in lines[max(0, number - 6) : number])


def test_a_template_without_a_needed_key_is_a_fault_of_ours():
    class Axis(Block):
        points: int

    with pytest.raises(ValueError, match="no points, which Axis needs"):
        commented(Axis, {})


@pytest.mark.parametrize("words", [("models", "new"), ("analyses", "new"), ("run", "--new")])
def test_what_is_there_is_not_overwritten(tmp_path, words):
    place = tmp_path / "mine.yaml"
    place.write_text("precious")
    with pytest.raises(InputError, match=r"mine\.yaml: it is there already"):
        recast(*words, place)
    assert place.read_text() == "precious"


@pytest.mark.parametrize("words", [("models", "new"), ("analyses", "new"), ("run", "--new")])
def test_what_can_be_no_name_is_one_line(tmp_path, words):
    with pytest.raises(InputError, match="can be no name"):
        recast(*words, tmp_path / "my own.yaml")
    assert list(tmp_path.iterdir()) == []


def test_all_missing_keys_of_an_analysis_are_named_at_once(tmp_path):
    recast("analyses", "new", tmp_path / "mine")
    card = tmp_path / "mine" / "analysis.yaml"
    text = card.read_text()
    card.write_text("\n".join(line for line in text.splitlines() if not line.startswith(("title", "exper"))))
    with pytest.raises(InputError, match='the keys "title", "experiment" are missing'):
        load_analysis(tmp_path / "mine")
    card.write_text(text.replace("  mz_gev:", "  m_gev:").replace("  pair_min_gev:", "  pair_gev:"))
    with pytest.raises(InputError, match="the cuts mz_gev, pair_min_gev are missing"):
        load_analysis(tmp_path / "mine")


def test_all_missing_keys_of_a_run_card_are_named_at_once(tmp_path):
    (tmp_path / "card.yaml").write_text("model: lmu_ltau\n")
    with pytest.raises(InputError, match='the keys "name", "scan", "analysis" are missing'):
        recast("run", tmp_path / "card.yaml")


@pytest.mark.parametrize(
    ("words", "path", "commands"),
    [
        (("run", "--new"), "a.yaml", ["recast run a.yaml --dry-run", "recast run a.yaml"]),
        (("models", "new"), "b", ["recast models show b.yaml", "recast run quickstart --model b.yaml"]),
        (("analyses", "new"), "c", ["recast analyses show c", "recast analyse c EVENTS"]),
    ],
)
def test_what_is_new_says_what_comes_next(tmp_path, monkeypatch, words, path, commands):
    monkeypatch.chdir(tmp_path)
    told = recast(*words, path)
    (line,) = told.stderr.splitlines()
    assert line.startswith("recast: next: ")
    for command in commands:
        assert command in line
        assert command not in told.stdout
