"""`recast run` of a top_zprime card: outputs, reuse, bad cards."""

import csv
import json
import shutil

import pytest
import yaml

from recast.cli.main import main
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.pipeline.top import run_top_card
from recast.pipeline.top_card import parse_top_card, top_card_schema

CARD = {
    "kind": "top_zprime",
    "name": "small",
    "seed": 3,
    "model": {"mzp_gev": [90, 30]},
    "generate": {"events": 150, "events_on_z": 150},
    "projections": [{"sqrt_s_gev": 14000, "luminosity_fb": 300}],
}


def card(**changes):
    return parse_top_card(CARD | changes)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    return run_top_card(card(), tmp_path_factory.mktemp("top") / "run", jobs=1, progress=Silent())


def test_the_shipped_card_is_valid():
    parsed = parse_top_card(load_yaml(resource("workflows", "top_zprime.yaml")))
    assert parsed.model.mzp_gev[0] == 10
    assert parsed.model.mzp_gev[-1] == 160
    assert {item.luminosity_fb for item in parsed.projections} == {300, 3000}


def test_outputs(outcome):
    names = {path.name for path in outcome.folder.iterdir()}
    expected = {"top_limits.csv", "top_limits.png", "top_limits.pdf", "results.json", "provenance.json"}
    assert expected | {"references.bib", "card.json"} <= names
    rows = list(csv.DictReader((outcome.folder / "top_limits.csv").read_text().splitlines()))
    assert [float(row["mzp_gev"]) for row in rows] == [30.0, 90.0]
    for row in rows:
        assert 0 < float(row["br_expected_14TeV_300fb"]) < 1e-3  # few events: no order of the two is asked
        assert 0 < float(row["br_expected_median"]) < 1e-3
        assert float(row["c9_printed"]) == pytest.approx(4 * float(row["c9_derived"]), rel=1e-4)
    # a published count exists where the window lies inside 78 to 102 GeV
    assert rows[0]["br_observed"] == ""
    assert 0 < float(rows[1]["br_observed"]) < 1
    content = json.loads((outcome.folder / "results.json").read_text())
    steps = [row["step"] for row in content["published_region"]["cutflow"]]
    assert steps[0] == "generated"
    assert any("78 < m(ll) < 102 GeV" in step for step in steps)
    assert "Chatrchyan:2013nwa" in (outcome.folder / "references.bib").read_text()


def test_finished_steps_are_reused_and_give_the_same(outcome):
    before = (outcome.folder / "results.json").read_bytes()
    again = run_top_card(card(), outcome.folder, jobs=1, progress=Silent())
    assert again.timings == {}
    assert (outcome.folder / "results.json").read_bytes() == before


def test_another_card_in_the_same_folder_is_refused(outcome):
    with pytest.raises(InputError, match=r"holds the results of another card.*--update"):
        run_top_card(card(seed=4), outcome.folder, jobs=1, progress=Silent())


def test_a_row_without_events_says_no_limit(tmp_path):
    """A window that nothing reaches: a copy of the analysis that asks for 400 GeV of missing momentum."""
    folder = tmp_path / "analysis"
    shutil.copytree(resource("analyses", "cms_2013_t_to_zq"), folder)
    content = yaml.safe_load((folder / "analysis.yaml").read_text())
    content["cuts"]["missing_pt_min_gev"]["value"] = 4000.0
    content["name"] = "impossible"
    (folder / "analysis.yaml").write_text(yaml.safe_dump(content))
    chosen = card(model={"mzp_gev": [30]}, analysis={"name": str(folder)}, projections=[])
    outcome = run_top_card(chosen, tmp_path / "run", jobs=1, progress=Silent())
    (row,) = csv.DictReader((outcome.folder / "top_limits.csv").read_text().splitlines())
    assert row["br_expected_median"] == "no_limit"
    assert row["remark"] == "no_limit: 0 events expected at BR = 1, fewer than 3"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"model": {"mzp_gev": [171.5]}}, "171.5 GeV is not below mt - mc = 171.227 GeV"),
        ({"model": {"mzp_gev": [4]}}, "no search at 4 GeV. It covers 8 to 171 GeV"),
        ({"shower": {"profile": "no-mpi"}}, 'the shower profile "no-mpi" keeps no jets'),
        ({"shower": {"profile": "no-mpi-jet"}}, 'Did you mean "no-mpi-jets"'),
        ({"analysis": {"name": "atlas_2013_z4l"}}, "backgrounds.yaml: no such file"),
        ({"prediction": {"sector": "papr"}}, 'unknown quark sector "papr"'),
        ({"projections": [{"sqrt_s_gev": 13000, "luminosity_fb": 1}]}, "is not known at 13000 GeV"),
    ],
)
def test_what_cannot_run_is_refused_before_any_work(changes, text, tmp_path):
    with pytest.raises(InputError) as caught:
        run_top_card(card(**changes), tmp_path / "run", jobs=1, progress=Silent())
    assert text in str(caught.value)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"modell": {}}, 'unknown key "modell". Did you mean "model"'),
        ({"model": {"mzp_gev": [30], "gpp": 1}}, 'unknown key "model.gpp". Did you mean "gp"'),
        ({"model": {"mzp_gev": [30, 30]}}, "a mass stands twice"),
        ({"model": {"mzp_gev": [30], "gp": 0}}, "model.gp"),
        ({"model": {"mzp_gev": [float("nan")]}}, "model.mzp_gev.0"),
        ({"model": {"mzp_gev": [30], "chirality": "up"}}, "model.chirality"),
        ({"projections": [{"sqrt_s_gev": 9000, "luminosity_fb": 1}]}, "Known: 7000, 8000, 13000, 14000"),
        ({"seed": -1}, "seed"),
    ],
)
def test_bad_cards(changes, text):
    with pytest.raises(InputError) as caught:
        card(**changes)
    assert text in str(caught.value)
    with pytest.raises(InputError, match='the key "model" is missing'):
        parse_top_card({"kind": "top_zprime", "name": "x"})


def test_command_line(tmp_path, capsys, outcome):
    path = tmp_path / "card.yaml"
    path.write_text(yaml.safe_dump(CARD))
    with pytest.raises(SystemExit) as ended:
        main(["run", str(path), "--out", str(outcome.folder), "--jobs", "1", "--json"])
    assert ended.value.code == 0
    content = json.loads(capsys.readouterr().out)
    assert [point["mzp_gev"] for point in content["points"]] == [30.0, 90.0]
    path.write_text(yaml.safe_dump(CARD | {"model": {"mzp_gev": [200]}}))
    with pytest.raises(SystemExit) as ended:
        main(["run", str(path), "--out", str(tmp_path / "run")])
    assert ended.value.code == 2
    assert "t -> q V is closed there" in capsys.readouterr().err
    assert "mzp_gev" in json.dumps(top_card_schema())
