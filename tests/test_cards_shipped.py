"""Run cards that ship with recast: found by name in any folder, named where a path leads nowhere."""

import json

import pytest
from click.testing import CliRunner

import recast
from recast.cards import parse_any_card
from recast.cards_shipped import card_path, shipped_cards
from recast.cli.main import cli
from recast.core.errors import InputError
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.model.registry import load_model


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run(*words):
    return CliRunner().invoke(cli, list(words), catch_exceptions=False)


def test_every_shipped_card_has_a_name_and_is_one():
    assert "quickstart" in shipped_cards()
    for name, path in shipped_cards().items():
        assert card_path(name) == path == resource("workflows", f"{name}.yaml")
        assert parse_any_card(load_yaml(path), str(path), folder=path.parent).name


def test_a_shipped_card_runs_by_its_name_in_any_folder():
    found = json.loads(run("run", "quickstart", "--dry-run", "--json").output)
    assert found["name"] == "quickstart"
    assert found["points"] == 8
    cost = recast.run("quickstart", dry_run=True)
    assert cost.to_dict() == found
    plan = json.loads(run("step", "plan", "quickstart", "--out", "results/q", "--json").output)
    assert len(plan["points"]) == 8


def test_a_file_of_the_users_own_comes_first_and_a_folder_does_not(tmp_path):
    (tmp_path / "quickstart").mkdir()
    assert card_path("quickstart") == resource("workflows", "quickstart.yaml")
    (tmp_path / "current").write_text("name: mine\n")
    assert card_path("current").resolve() == (tmp_path / "current").resolve()


@pytest.mark.parametrize("command", [["run"], ["scan"], ["step", "plan", "--out", "results"]])
@pytest.mark.parametrize(
    ("card", "message"),
    [
        ("workflows/quickstart.yaml", r"no such file\. This card ships with recast: recast run quickstart"),
        ("workflows/mine.yaml", r"no such file\. The command recast run --new card\.yaml .* quickstart"),
        ("quikstart", r'no shipped card of this name\. Did you mean "quickstart"\? .* given by its path'),
    ],
)
def test_a_card_that_is_nowhere_names_what_there_is(command, card, message):
    with pytest.raises(InputError, match=message):
        run(*command, card)


def test_no_card_names_the_shipped_ones_and_how_to_write_one():
    with pytest.raises(InputError, match=r"no card given\. Try: recast run quickstart, .*--new card\.yaml"):
        run("run", "--model", "mine")
    with pytest.raises(InputError, match=r"Try: recast run --new card\.yaml"):
        run("run", "--new")


def test_the_path_of_a_shipped_model_names_the_model():
    with pytest.raises(InputError, match=r"b_minus_l\.yaml: no such file\. This model has a name: b_minus_l"):
        load_model("mc_cards/models/b_minus_l.yaml")


@pytest.mark.parametrize("command", [["run"], ["run", "--dry-run"], ["scan", "--mass", "20"]])
def test_an_unknown_region_names_the_file_and_the_key(tmp_path, command):
    (tmp_path / "mine.yaml").write_text(
        "name: x\nmodel: lmu_ltau\nscan: {mzp_gev: [30]}\nanalysis: {name: atlas_2013_z4l, region: 4m}\n"
    )
    message = (
        r'^mine\.yaml, analysis\.region, analysis atlas_2013_z4l: unknown region "4m"\. Did you mean "4mu"'
    )
    with pytest.raises(InputError, match=message):
        run(*command, "mine.yaml")
    with pytest.raises(InputError, match=message):
        recast.run("mine.yaml", dry_run=True)
