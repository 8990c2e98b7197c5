"""An own analysis and an own model are kept with the run; no link leads out of their folders."""

import json
import os
import shutil
from pathlib import Path

import pytest

from recast.analysis.new import new_analysis
from recast.cards import parse_card
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.model.new import new_model
from recast.model.registry import load_model
from recast.pipeline.archive import archive_inputs, archive_notes, replaced_notes, with_kept_model
from recast.pipeline.run import run_card

SHIPPED = resource("analyses", "atlas_2013_z4l")


def test_what_ships_is_not_copied(tmp_path):
    assert archive_inputs("lmu_ltau", {"analysis": SHIPPED}, tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def test_own_files_are_copied_and_their_hash_is_that_of_the_contents(tmp_path):
    new_analysis(tmp_path / "mine")
    card = new_model(tmp_path / "model")
    (tmp_path / "mine" / "tables").mkdir()
    (tmp_path / "mine" / "tables" / "eff.csv").write_text("1,2\n")
    (tmp_path / "mine" / ".git").mkdir()
    (tmp_path / "mine" / ".git" / "config").write_text("secret")
    found = archive_inputs(str(card), {"analysis": tmp_path / "mine"}, tmp_path / "out")
    copy = tmp_path / "out" / found["analysis"]["folder"]
    names = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())
    assert names == ["analysis.py", "analysis.yaml", "tables/eff.csv"]
    assert found["analysis"]["files"] == 3
    assert (tmp_path / "out" / "inputs" / "model" / "model.yaml").read_bytes() == card.read_bytes()
    again = archive_inputs(str(card), {"analysis": copy}, tmp_path / "other")
    assert again["analysis"]["sha256"] == found["analysis"]["sha256"]
    (copy / "tables" / "eff.csv").write_text("1,3\n")
    changed = archive_inputs(str(card), {"analysis": copy}, tmp_path / "other")
    assert changed["analysis"]["sha256"] != found["analysis"]["sha256"]
    assert (tmp_path / "other" / "inputs" / "analysis" / "tables" / "eff.csv").read_text() == "1,3\n"
    assert replaced_notes(changed, tmp_path / "other") == ()  # no results there yet
    (tmp_path / "other" / "provenance.json").write_text(json.dumps({"inputs": again}))
    told = f"analysis is not that of the results in {tmp_path / 'other'}, which are replaced"
    assert replaced_notes(changed, tmp_path / "other") == (told,)
    assert replaced_notes(again, tmp_path / "other") == ()


def test_a_ufo_goes_with_its_card(tmp_path):
    (tmp_path / "own" / "Some_UFO").mkdir(parents=True)
    (tmp_path / "own" / "Some_UFO" / "particles.py").write_text("x = 1\n")
    card = tmp_path / "own" / "card.yaml"
    card.write_text("family: ufo\nufo: Some_UFO\n")
    found = archive_inputs(str(card), {}, tmp_path / "out")
    assert found["model"]["files"] == 2
    assert (tmp_path / "out" / "inputs" / "model" / "Some_UFO" / "particles.py").is_file()


def test_a_ufo_above_its_card_stays_in_the_copy(tmp_path):
    own = tmp_path / "Some_UFO"
    (own / "cards").mkdir(parents=True)
    (own / "particles.py").write_text("x = 1\n")
    card = own / "cards" / "card.yaml"
    card.write_text("family: ufo\nufo: ..\n")
    archive_inputs(str(card), {}, tmp_path / "out")
    copy = tmp_path / "out" / "inputs" / "model"
    names = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())
    assert names == ["Some_UFO/cards/card.yaml", "Some_UFO/particles.py", "card.yaml"]
    assert [path.name for path in (tmp_path / "out" / "inputs").iterdir()] == ["model"]


def test_analyses_of_a_combination_take_no_place_of_the_model(tmp_path):
    new_analysis(tmp_path / "mine")
    card = new_model(tmp_path / "own")
    found = archive_inputs(str(card), {"analyses/model": tmp_path / "mine"}, tmp_path / "out")
    assert {name: entry["folder"] for name, entry in found.items()} == {
        "analyses/model": "inputs/analyses/model",
        "model": "inputs/model",
    }
    assert (tmp_path / "out" / "inputs" / "analyses" / "model" / "analysis.py").is_file()
    assert (tmp_path / "out" / "inputs" / "model" / "own.yaml").is_file()


@pytest.mark.filterwarnings("ignore:the UFO .* is Python code:UserWarning")
@pytest.mark.parametrize("gone", ["own/card.yaml", "ufo x"])
@pytest.mark.parametrize("block", [True, False])
def test_a_run_is_read_with_its_copy_where_the_own_model_is_gone(tmp_path, gone, block):
    """The copy names the UFO beside it, wherever the card had it."""
    shutil.copytree(resource("mc_cards", "ufo", "scalar_phi"), tmp_path / "ufo x")
    card = tmp_path / "own" / "card.yaml"
    card.parent.mkdir()
    text = resource("mc_cards", "models", "scalar_phi.yaml").read_text()
    card.write_text(text.replace("ufo: ../ufo/scalar_phi", "ufo: '../ufo x'"))
    archive_inputs(str(card), {}, tmp_path / "out")
    given = {"model": {"name": str(card), "parameters": {}} if block else str(card), "seed": 1}
    where = str(tmp_path / "out" / "results.json")
    assert with_kept_model(given, where) == given
    changed = tmp_path / gone
    changed = changed / "parameters.py" if changed.is_dir() else changed
    whole = changed.read_text()
    changed.write_text(whole + "# another\n")  # results are of the model as it was, what is to be made is not
    assert with_kept_model(given, where) != given
    assert with_kept_model(given, where, as_run=False) == given
    changed.write_text(whole)
    assert with_kept_model(given, where) == given
    (tmp_path / gone).rename(tmp_path / "elsewhere")
    found = with_kept_model(given, where)["model"]
    kept = found["name"] if block else found
    assert kept == str(tmp_path / "out" / "inputs" / "model" / "card.yaml")
    assert load_model(kept) == load_model("scalar_phi")
    assert with_kept_model({"model": "lmu_ltau"}, where) == {"model": "lmu_ltau"}
    assert with_kept_model([], where) == []


@pytest.mark.filterwarnings("ignore:the UFO .* is Python code:UserWarning")
def test_a_link_that_is_not_copied_is_no_change(tmp_path):
    shutil.copytree(resource("mc_cards", "ufo", "scalar_phi"), tmp_path / "ufo x")
    (tmp_path / "notes.py").write_text("# elsewhere\n")
    (tmp_path / "ufo x" / "notes.py").symlink_to(tmp_path / "notes.py")
    card = tmp_path / "card.yaml"
    text = resource("mc_cards", "models", "scalar_phi.yaml").read_text()
    card.write_text(text.replace("ufo: ../ufo/scalar_phi", "ufo: 'ufo x'"))
    found = archive_inputs(str(card), {}, tmp_path / "out")
    assert found["model"]["left_out"] == ["ufo x/notes.py"]
    given, where = {"model": str(card)}, str(tmp_path / "out" / "results.json")
    assert with_kept_model(given, where) == given
    (tmp_path / "ufo x" / "vertices.py").unlink()
    assert with_kept_model(given, where) != given


def test_no_link_leads_out(tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("secret")
    new_analysis(tmp_path / "mine")
    (tmp_path / "mine" / "folder").symlink_to(tmp_path / "secret")
    (tmp_path / "mine" / "file").symlink_to(tmp_path / "secret" / "key")
    (tmp_path / "mine" / "inside.py").symlink_to("analysis.py")
    os.mkfifo(tmp_path / "mine" / "pipe")
    found = archive_inputs("lmu_ltau", {"analysis": tmp_path / "mine"}, tmp_path / "out")
    assert found["analysis"]["left_out"] == ["file", "folder"]
    copy = tmp_path / "out" / "inputs" / "analysis"
    assert sorted(path.name for path in copy.iterdir()) == ["analysis.py", "analysis.yaml", "inside.py"]
    assert not (copy / "inside.py").is_symlink()
    assert "leads out of its folder" in " ".join(archive_notes(found))


def test_a_copy_replaces_a_link_and_not_what_it_leads_to(tmp_path):
    new_analysis(tmp_path / "mine")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_text("precious")
    (tmp_path / "out" / "inputs").mkdir(parents=True)
    (tmp_path / "out" / "inputs" / "analysis").symlink_to(tmp_path / "precious")
    archive_inputs("lmu_ltau", {"analysis": tmp_path / "mine"}, tmp_path / "out")
    assert (tmp_path / "precious" / "file").read_text() == "precious"
    assert (tmp_path / "out" / "inputs" / "analysis" / "analysis.py").is_file()


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_FILES"])
def test_a_large_folder_is_not_copied_and_said(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(f"recast.pipeline.archive.{limit}", 1)
    new_analysis(tmp_path / "mine")
    found = archive_inputs("lmu_ltau", {"analysis": tmp_path / "mine"}, tmp_path / "out")
    assert set(found["analysis"]) == {"not_archived"}
    assert "not kept with the run" in archive_notes(found)[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_run_has_its_inputs_in_its_folder(tmp_path):
    new_analysis(tmp_path / "mine")
    content = {
        "name": "kept",
        "model": str(new_model(tmp_path / "model")),
        "scan": {"mzp_gev": [30]},
        "generate": {"events": 100, "events_sm": 100},
        "shower": {"profile": "parton"},
        "analysis": {"name": str(tmp_path / "mine"), "region": "signal"},
    }
    run_card(parse_card(content), tmp_path / "out", jobs=1, progress=Silent())
    inputs = json.loads((tmp_path / "out" / "results.json").read_text())["provenance"]["inputs"]
    assert {name: Path(entry["folder"]).name for name, entry in inputs.items()} == {
        "analysis": "analysis",
        "model": "model",
    }
    for entry in inputs.values():
        assert (tmp_path / "out" / entry["folder"]).is_dir()
    assert json.loads((tmp_path / "out" / "provenance.json").read_text())["inputs"] == inputs
