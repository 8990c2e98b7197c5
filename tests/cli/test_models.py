"""`recast models`: what a user sees of the models."""

import json
import shutil

import pytest
from click.testing import CliRunner

from recast.cli.main import cli
from recast.core.errors import InputError
from recast.core.resources import resource
from recast.model.registry import load_model, model_names


def _run(*words):
    return CliRunner().invoke(cli, ["models", *words], catch_exceptions=False).output


def test_the_list_has_every_shipped_model():
    found = json.loads(_run("list", "--json"))["models"]
    assert [item["name"] for item in found] == model_names()
    assert "scalar_phi" in _run("list")


def test_a_model_is_shown_with_its_width_at_a_point():
    found = json.loads(_run("show", "scalar_phi", "-p", "mphi_gev=30", "-p", "yphi=0.05", "--json"))
    assert found["point"]["pdg"] == 6000025
    assert found["point"]["width_gev"] == pytest.approx(0.00298396, rel=1e-5)
    assert found["parameters"]["yphi"]["default"] == 0.05
    text = _run("show", "muon_only", "-p", "mzp_gev=30")
    assert "anomalous" in text
    assert "zp (32): mass 30 GeV, width" in text


def test_a_card_is_printed_as_it_is():
    assert _run("card", "muon_only").startswith("# A Z' that couples to muons alone.\nfamily: zprime\n")


@pytest.mark.parametrize("name", model_names())
def test_a_printed_card_is_the_model_wherever_it_is_put(tmp_path, name):
    (tmp_path / "mine.yaml").write_text(_run("card", name))
    assert load_model(str(tmp_path / "mine.yaml")) == load_model(name)


@pytest.mark.filterwarnings("ignore:the UFO .* is Python code:UserWarning")
@pytest.mark.parametrize("written", ['ufo: "{}"', "'ufo': '{}'", "ufo:\n  {}", "ufo:   {}   # here"])
def test_the_ufo_of_a_printed_card_is_found_however_it_is_written(tmp_path, written):
    place = tmp_path / "of it"
    shutil.copytree(resource("mc_cards", "ufo", "scalar_phi"), place / "ufo x")
    text = resource("mc_cards", "models", "scalar_phi.yaml").read_text()
    line = next(line for line in text.splitlines() if line.startswith("ufo:"))
    (place / "card.yaml").write_text(text.replace(line, written.format("ufo x")))
    (tmp_path / "mine.yaml").write_text(_run("card", str(place / "card.yaml")))
    assert load_model(str(tmp_path / "mine.yaml")) == load_model("scalar_phi")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "muon_onyl"], 'unknown model "muon_onyl"'),
        (["show", "scalar_phi", "-p", "mphi=30"], 'no parameter "mphi"'),
        (["show", "scalar_phi", "-p", "mphi_gev"], '"mphi_gev" is not NAME=NUMBER'),
        (["show", "scalar_phi", "-p", "mphi_gev=x"], '"mphi_gev=x" is not NAME=NUMBER'),
        (["show", "scalar_phi", "-p", "mphi_gev=3", "-p", "mphi_gev=4"], "mphi_gev stands twice"),
        (["card", "nothing.yaml"], "nothing.yaml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_name_is_one_line(words, message):
    with pytest.raises(InputError, match=message):
        _run(*words)


def test_charges_that_break_a_doublet_are_told(tmp_path):
    card = tmp_path / "mine.yaml"
    card.write_text("family: zprime\nname: mine\ncharges: {mu: 1, nu_mu: 1, tau: -2}\n")
    assert "note: mine: the left-handed tau has the charge -2" in _run("show", str(card))
    assert len(json.loads(_run("show", str(card), "--json"))["notes"]) == 1
    assert _run("show", "muon_only").count("SU(2)_L") == 1


def test_branching_ratios_are_shown_at_a_mass_or_without_one():
    assert "at gp = 0.05, mzp_gev = 30" in _run("show", "lmu_ltau")
    found = json.loads(_run("show", "lmu_ltau", "--json"))["point"]
    assert found["values"] == {"gp": 0.05, "mzp_gev": 30.0}
    shares = found["branching_ratios"]
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares["mu mu~"] == pytest.approx(1 / 3, rel=2e-2)
    assert "branching ratios: mu mu~ 0.3333, tau tau~ 0.3333, nu_mu nu_mu~ 0.1667" in _run("show", "lmu_ltau")
    light = json.loads(_run("show", "lmu_ltau", "-p", "mzp_gev=1", "--json"))["point"]["branching_ratios"]
    assert "tau tau~" not in light
    assert "branching ratios: mu mu~ 0.4998" in _run("show", "lmu_ltau", "-p", "mzp_gev=1")


@pytest.mark.parametrize("name", model_names())
def test_every_model_is_shown_at_a_point(name):
    point = json.loads(_run("show", name, "--json"))["point"]
    assert point["width_gev"] > 0
    total = sum(point["branching_ratios"].values())  # nothing where a card gives the width as an expression
    assert total == pytest.approx(1.0) or not point["branching_ratios"]


@pytest.mark.parametrize(("coupling", "wide"), [("0.05", False), ("1.1", False), ("5", True)])
def test_a_broad_mediator_is_told(coupling, wide):
    found = json.loads(_run("show", "lmu_ltau", "-p", f"gp={coupling}", "--json"))
    assert any("of its mass: above 0.1" in note for note in found["notes"]) == wide
