"""`recast run` of a limit on branching ratios: outputs, reuse, old cards, what cannot run."""

import csv
import json
import shutil
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
import yaml

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import load_analysis
from recast.cards import load_card, parse_card
from recast.cli.main import main
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.pipeline.export import Format, export_likelihoods, point_workspaces
from recast.pipeline.run import run_card
from recast.pipeline.search import check_search, prepare_search

SCHEMA = json.loads(files("recast.report").joinpath("results.schema.json").read_text())
CARD = {
    "name": "small",
    "seed": 3,
    "model": {"name": "lmu_ltau", "coupling_reference": 0.1},
    "scan": {"mzp_gev": [90, 30]},
    "process": "tt_zpc",
    "parameter_of_interest": "branching_ratio",
    "generate": {"events": 150, "events_reference": 150},
    "shower": {"profile": "no-mpi-jets"},
    "analysis": {
        "name": "cms_2013_t_to_zq",
        "region": "window",
        "background": "templates",
        "normalisation": "absolute",
    },
    "limit": {"method": "cls"},
    "projections": [{"sqrt_s_gev": 14000, "luminosity_fb": 300}],
    "predictions": [{"name": "c9"}, {"name": "right_handed"}],
}
OLD = {
    "kind": "top_zprime",
    "name": "small",
    "seed": 3,
    "model": {"mzp_gev": [90, 30]},
    "generate": {"events": 150, "events_on_z": 150},
    "projections": [{"sqrt_s_gev": 14000, "luminosity_fb": 300}],
}


def card(**changes):
    content = dict(CARD)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(content.get(key), dict)
        content[key] = content[key] | value if both else value
    return parse_card(content)


@pytest.mark.slow
def test_a_k_factor_is_in_the_limit_the_columns_and_the_likelihood(outcome):
    block = {"k_factor": 2.0, "k_factor_source": "a test"}
    run_card(card(analysis=block), outcome.folder.with_name("twice"), jobs=1, progress=Silent())
    found = {}
    for name in ("run", "twice"):
        content = json.loads((outcome.folder.with_name(name) / "results.json").read_text())
        point = next(item for item in content["points"] if item["parameters"]["mzp_gev"] == 30)
        found[name] = (
            1.0 / point["observed"]["value"] if point["observed"]["value"] else None,
            1.0 / point["expected"]["median"]["value"],
            point["numbers"]["events_at_br_1"],
            point["signal_events_at_reference"]["value"],
        )
        workspace = point_workspaces(content, name)
        found[name] += (sum(signal_of(next(iter(workspace)).workspace)),)
    once, twice = found.values()
    assert [b / a for a, b in zip(once, twice, strict=True) if a] == pytest.approx(
        [2.0] * len([a for a in once if a]), rel=1e-6
    )


def test_likelihoods_say_where_no_count_was_published(outcome, tmp_path):
    """Observed counts of a window are its expected ones, rounded; the background has its simulation error."""
    made = export_likelihoods(outcome.folder, Format.PYHF, tmp_path / "pyhf")
    assert any(note.startswith("no count was published at 2 points (mzp30, mzp90)") for note in made.notes)
    facts = json.loads((tmp_path / "pyhf" / "provenance.json").read_text())["points"]["mzp30"]
    assert facts["observed_counts"] == "none published: the expected ones stand for them"
    workspace = json.loads((tmp_path / "pyhf" / "mzp30.json").read_text())
    assert workspace["measurements"][0]["name"] == "small (expected counts in place of observed ones)"
    content = json.loads((outcome.folder / "results.json").read_text())
    point = next(item for item in content["points"] if item["parameters"]["mzp_gev"] == 30)
    parts = {item["name"]: item["up"] for item in point["statistics"]["background_uncertainties"]}
    (sample,) = [item for item in workspace["channels"][0]["samples"] if item["name"] == "background"]
    (error,) = [item["data"] for item in sample["modifiers"] if item["type"] in ("shapesys", "staterror")]
    assert error == [pytest.approx(parts["simulation"] * sample["data"][0])]
    about = yaml.safe_load_all((outcome.folder / "hepdata" / "submission.yaml").read_text())
    texts = [item["description"] for item in next(about)["additional_resources"]]
    assert sum("no count was published: its data is the expected one" in text for text in texts) == 2


def signal_of(workspace):
    """Return the bins of the signal of a workspace."""
    name = workspace["measurements"][0]["config"]["poi"]
    for channel in workspace["channels"]:
        for sample in channel["samples"]:
            if any(item["name"] == name for item in sample["modifiers"]):
                yield from sample["data"]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    return run_card(card(), tmp_path_factory.mktemp("rare") / "run", jobs=1, progress=Silent())


def rows(folder):
    return list(csv.DictReader((folder / "exclusion.csv").read_text().splitlines()))


def test_the_shipped_card_is_valid():
    parsed = load_card(resource("workflows", "top_zprime.yaml"))
    assert (parsed.scan["mzp_gev"][0], parsed.scan["mzp_gev"][-1]) == (10, 160)
    assert {item.luminosity_fb for item in parsed.projections} == {300, 3000}


def test_an_old_card_is_the_same_card():
    told = []
    assert parse_card(OLD, notice=told.append) == card(process={"name": "tt_zpc", "chirality": "left"})
    assert len(told) == 1
    assert "kind: top_zprime is now a run card with a process" in told[0]


def test_outputs(outcome):
    names = {path.name for path in outcome.folder.iterdir()}
    assert {"exclusion.csv", "exclusion.png", "exclusion.pdf", "report.html", "results.json"} <= names
    first, second = rows(outcome.folder)
    assert [float(row["mzp_gev"]) for row in (first, second)] == [30.0, 90.0]
    for row in (first, second):
        assert 0 < float(row["br_excluded_expected_14TeV_300fb"]) < 1e-3  # few events: any order of the two
        assert 0 < float(row["br_excluded_expected"]) < 1e-3
        assert float(row["c9_printed"]) == pytest.approx(4 * float(row["c9_derived"]), rel=1e-4)
        assert row["source"] == "rate"
    # a published count exists where the window lies inside 78 to 102 GeV
    assert first["br_excluded_observed"] == ""
    assert 0 < float(second["br_excluded_observed"]) < 1
    content = json.loads((outcome.folder / "results.json").read_text())
    jsonschema.validate(content, SCHEMA)
    steps = [row["step"] for row in content["reference_result"]["simulation"]["samples"][0]["cutflow"]]
    assert steps[0] == "generated"
    assert any("78 < m(ll) < 102 GeV" in step for step in steps)
    assert "Chatrchyan:2013nwa" in (outcome.folder / "references.bib").read_text()


def test_finished_steps_are_reused_and_give_the_same(outcome):
    before = (outcome.folder / "results.json").read_bytes()
    again = run_card(card(), outcome.folder, jobs=1, progress=Silent())
    assert again.timings == {}
    assert (outcome.folder / "results.json").read_bytes() == before


def test_every_command_works_on_the_folder(outcome, tmp_path, capsys):
    for words in (["status"], ["report"], ["plot", "--out", str(tmp_path)], ["cite"], ["clean"]):
        with pytest.raises(SystemExit) as ended:
            main([words[0], str(outcome.folder), *words[1:]])
        assert ended.value.code == 0, words
    printed = capsys.readouterr().out
    assert "mzp30" in printed
    assert "reference-result" in printed
    assert "3 done" in printed
    assert (tmp_path / "exclusion.png").read_bytes() == (outcome.folder / "exclusion.png").read_bytes()
    submission = (outcome.folder / "hepdata" / "table_001.yaml").read_text()
    assert "BR(t → Z'' c) × BR(Z'' → μμ), expected, 14TeV 300fb" in submission
    assert "P P --> T TBAR X" in (outcome.folder / "hepdata" / "submission.yaml").read_text()


def test_a_row_without_events_says_no_limit(tmp_path):
    """A window that nothing reaches: a copy of the analysis that asks for 4 TeV of missing momentum."""
    folder = tmp_path / "analysis"
    shutil.copytree(resource("analyses", "cms_2013_t_to_zq"), folder)
    content = yaml.safe_load((folder / "analysis.yaml").read_text())
    content["cuts"]["missing_pt_min_gev"]["value"] = 4000.0
    content["name"] = "impossible"
    (folder / "analysis.yaml").write_text(yaml.safe_dump(content))
    chosen = card(scan={"mzp_gev": [30]}, analysis={"name": str(folder)}, projections=[])
    made = run_card(chosen, tmp_path / "run", jobs=1, progress=Silent())
    (row,) = rows(made.folder)
    assert row["br_excluded_expected"] == ""
    assert "0 events expected at BR = 1, fewer than 3" in row["reason"]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"scan": {"mzp_gev": [171.5]}}, "no search at 171.5 GeV. It covers 8 to 171 GeV"),
        ({"scan": {"mzp_gev": [4]}}, "no search at 4 GeV. It covers 8 to 171 GeV"),
        ({"shower": {"profile": "no-mpi"}}, "jets"),
        ({"shower": {"profile": "no-mpi-jet"}}, 'Did you mean "no-mpi-jets"'),
        (
            {"analysis": {"name": "cms_2018_zprime_4mu"}, "scan": {"mzp_gev": [30]}},
            "backgrounds.yaml: no such file",
        ),
        ({"projections": [{"sqrt_s_gev": 13000, "luminosity_fb": 1}]}, "is not known at 13000 GeV"),
        ({"projections": [{"sqrt_s_gev": 9000, "luminosity_fb": 1}]}, "is not known at 9000 GeV"),
        ({"limit": {"method": "poisson"}}, "background: templates needs"),
        ({"analysis": {"background": "published"}}, "background: published is not for a region that moves"),
        ({"analysis": {"region": "on_z"}}, 'background: templates is not for the region "on_z"'),
        ({"analysis": {"background": "simulated"}}, "the background is known at 8 TeV, not at 14 TeV"),
    ],
)
def test_what_cannot_run_is_refused_before_any_work(changes, text, tmp_path):
    with pytest.raises(InputError) as caught:
        run_card(card(**changes), tmp_path / "run", jobs=1, progress=Silent())
    assert text in str(caught.value)
    assert not (tmp_path / "run").exists()


def test_a_process_to_compare_with_is_known_before_any_work():
    analysis = load_analysis("cms_2013_t_to_zq")
    block = analysis.card.reference_result.model_copy(update={"process": "tt_zd"})
    other = replace(analysis, card=analysis.card.model_copy(update={"reference_result": block}))
    check_search(card(), analysis)
    with pytest.raises(
        InputError, match=r'cms_2013_t_to_zq, reference_result, process: unknown process "tt_zd"'
    ):
        check_search(card(), other)


def test_a_region_without_a_count_has_no_observed_limit():
    """The number of its events is not 0: it is not known."""
    analysis = load_analysis("cms_2013_t_to_zq")
    content = analysis.card.model_dump()
    assert prepare_search(card(), analysis, None, None).published().counts.observed_events > 0
    for data in content["datasets"].values():
        data["regions"]["on_z"]["observed"] = None
    other = replace(analysis, card=AnalysisCard.model_validate(content))
    assert prepare_search(card(), other, None, None).published() is None


def test_a_window_has_a_part_of_the_region_that_is_of_the_process():
    analysis = load_analysis("cms_2018_zprime_4mu")
    content = analysis.card.model_dump()
    content["datasets"]["run2"]["regions"]["4mu"]["background_fraction"] = 1.0
    other = replace(analysis, card=AnalysisCard.model_validate(content))
    for normalisation in ("relative", "absolute"):
        block = {"name": "cms_2018_zprime_4mu", "region": "window", "normalisation": normalisation}
        made = parse_card(
            {"name": "a", "model": "lmu_ltau", "scan": {"mzp_gev": [30]}, "seed": 1}
            | {"analysis": block, "limit": {"method": "cls"}}
        )
        check_search(made, analysis)
        with pytest.raises(InputError, match='background_fraction of the region "4mu" is 1'):
            check_search(made, other)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"process": {"chirality": "left"}}, "the process has no name"),
        ({"process": {"name": "tt_zpc", "chirality": "up"}}, 'unknown chirality "up"'),
        ({"process": "tt_zpd"}, 'unknown process "tt_zpd". Did you mean "tt_zp'),
        ({"parameter_of_interest": "coupling"}, "events of p p > t t~"),
        (
            {"process": "4mu", "predictions": []},
            "mu+ mu- have the rate of their point",
        ),
        ({"analysis": {"normalisation": "relative"}}, "needs analysis.normalisation: absolute"),
        ({"generate": {"scale": "m4l"}}, 'unknown scale "m4l". Known: mt, transverse_mass'),
        ({"generate": {"cuts": {"mll_min_gev": 5.0}}}, "generate.cuts is not for p p > t t~"),
        ({"generate": {"quarks": ["u"]}}, 'has no option "quarks"'),
        ({"uncertainties": {}}, "cannot be reweighted"),
        ({"low_energy": {"constraints": ["trident"]}}, "low_energy.constraints is about couplings"),
        ({"exclusion": {"max_evaluations": 3}}, "exclusion is about couplings"),
        ({"model": {"parameters": {"gp": 0.1}}}, "model.parameters.gp is about couplings"),
        ({"predictions": [{"name": "c8"}]}, 'unknown line "c8". Did you mean "c9"'),
        ({"predictions": [{"name": "c9", "sector": "papr"}]}, 'unknown quark sector "papr"'),
        ({"process": "tt_zpu"}, "the limit is on BR(t -> Z' u) BR(Z' -> mu mu)"),
        ({"model": {"name": "muon_only"}}, "it is for lmu_ltau, the model is muon_only"),
        ({"projections": [{"sqrt_s_gev": 14000, "luminosity_fb": 300}] * 2}, "a projection stands twice"),
        ({"limit": {"least_events": -1}}, "limit.least_events"),
    ],
)
def test_bad_cards(changes, text):
    with pytest.raises(InputError) as caught:
        card(**changes)
    assert text in str(caught.value)


def test_a_limit_on_a_coupling_has_no_predictions():
    content = {
        "name": "x",
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [30]},
        "analysis": {"name": "atlas_2013_z4l"},
    }
    content |= {"predictions": [{"name": "c9"}]}
    with pytest.raises(InputError, match=r"predictions.0: it is BR.*, the limit is on a coupling"):
        parse_card(content)


def test_command_line(tmp_path, capsys, outcome):
    path = tmp_path / "card.yaml"
    path.write_text(yaml.safe_dump(CARD))
    with pytest.raises(SystemExit) as ended:
        main(["run", str(path), "--out", str(outcome.folder), "--jobs", "1", "--json"])
    assert ended.value.code == 0
    content = json.loads(capsys.readouterr().out)
    assert [row["parameters"]["mzp_gev"] for row in content["curve"]["rows"]] == [30.0, 90.0]
    path.write_text(yaml.safe_dump(CARD | {"scan": {"mzp_gev": [200]}}))
    with pytest.raises(SystemExit) as ended:
        main(["run", str(path), "--out", str(tmp_path / "run")])
    assert ended.value.code == 2
