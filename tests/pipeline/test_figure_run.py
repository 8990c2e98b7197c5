"""Cards with figures alone: `recast run` without simulation, and the shipped cards."""

import csv
import hashlib
import json
import warnings

import numpy as np
import pytest
import yaml
from PIL import Image

from recast import __version__
from recast.cards import parse_any_card
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.exclusion.plane import Axis, evaluate
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.bounds import bound
from recast.model.registry import load_model
from recast.pipeline.figures import FigureModel, computed_figures
from recast.pipeline.folder import claim
from recast.pipeline.outputs import report, run_figure_card
from recast.pipeline.pictures import draw
from recast.pipeline.results import load_results
from recast.pipeline.run import run_card

CARD = {
    "name": "small",
    "figures": [
        {
            "name": "lines",
            "kind": "coupling",
            "mzp_gev": [1, 100],
            "gp": [0.001, 1],
            "regions": ["trident", "cms_4mu"],
            "bands": ["tau"],
        },
        {
            "name": "quarks",
            "kind": "plane",
            "x": {"parameter": "mq_gev", "range": [5000, 60000], "points": 41},
            "y": {"parameter": "md_gev", "range": [5000, 60000], "points": 41},
            "fixed": {"mzp_gev": 100, "gp": 0.1},
            "quarks": "unit_yukawas",
            "bands": ["b_to_s_mumu"],
            "vphi_limit": {"levels_gev": [2500], "below": "trident"},
        },
    ],
}


def files(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.name != ".lock"
        if p.is_file()
    }


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    out = tmp_path_factory.mktemp("figures") / "out"
    run_figure_card(parse_any_card(CARD), out, progress=Silent())
    return out


def test_every_file_is_there_and_has_its_hash(finished):
    found = files(finished)
    hashes = json.loads(found["provenance.json"])["outputs_sha256"]
    assert set(hashes) == set(found) - {"provenance.json", "card.json", ".run.lock", ".use.lock"}
    for name, digest in hashes.items():
        assert hashlib.sha256(found[name]).hexdigest() == digest
    for name in ("lines", "quarks"):
        assert {f"figures/{name}.{kind}" for kind in ("png", "pdf", "csv")} <= set(found)
    assert "figures/lines_allowed.csv" in found
    assert "figures/quarks_allowed.csv" not in found


def test_a_second_run_makes_equal_files(finished, tmp_path):
    run_figure_card(parse_any_card(CARD), tmp_path / "again", progress=Silent())
    assert files(tmp_path / "again") == files(finished)


def test_plots_and_report_are_made_again_equal(finished, tmp_path):
    made = {str(path.relative_to(tmp_path)): path.read_bytes() for path in draw(finished, tmp_path)}
    before = files(finished)
    assert set(made) == {name for name in before if name.startswith("figures/")}
    assert all(before[name] == content for name, content in made.items())
    assert report(finished).read_bytes() == before["report.html"]


def test_the_lines_are_the_bounds_and_bear_their_level(finished):
    with (finished / "figures" / "lines.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    trident = [row for row in rows if row["curve"] == "trident"]
    assert {row["level"] for row in trident} == {"95 % CL, two-sided"}
    assert {row["excludes"] for row in trident} == {"above"}
    last = trident[-1]
    assert float(last["x"]) / float(last["y"]) == pytest.approx(742.8, abs=0.1)
    cms = [row for row in rows if row["curve"] == "cms_4mu"]
    assert {(row["level"], row["data"]) for row in cms} == {("95 % CL, one-sided, as published", "published")}
    band = [row for row in rows if row["curve"] == "tau_preferred"]
    assert all(float(row["y"]) < float(row["y_high"]) for row in band)


def test_what_is_left_together_names_who_ends_it(finished):
    with (finished / "figures" / "lines_allowed.csv").open() as stream:
        rows = {float(row["mzp_gev"]): row for row in csv.DictReader(stream)}
    at = min(rows, key=lambda mass: abs(mass - 20.0))
    assert rows[at]["high_by"] == "cms_4mu"
    assert rows[100.0]["high_by"] == "trident"


def test_png_and_pdf_name_version_and_card(finished):
    with Image.open(finished / "figures" / "lines.png") as image:
        assert image.text["Description"].startswith(f"recast-hep {__version__}")
        assert "card small" in image.text["Description"]
    assert b"card small" in (finished / "figures" / "lines.pdf").read_bytes()


def test_the_hepdata_folder_is_valid(finished):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the validator uses parts of jsonschema that will go
        from hepdata_validator.full_submission_validator import FullSubmissionValidator

        validator = FullSubmissionValidator()
        assert validator.validate(directory=str(finished / "hepdata")), validator.get_messages()


def test_another_card_in_the_folder_is_refused_and_replaced_on_request(finished, tmp_path):
    card = parse_any_card(CARD | {"figures": CARD["figures"][:1]})
    run_figure_card(card, tmp_path, progress=Silent())
    with pytest.raises(InputError, match=r"another card \(different: figures\)"):
        run_figure_card(parse_any_card(CARD), tmp_path, progress=Silent())
    run_figure_card(parse_any_card(CARD), tmp_path, progress=Silent(), update=True)
    assert (tmp_path / "figures" / "quarks.png").is_file()


def test_results_of_an_earlier_card_are_told(tmp_path):
    """As they stay when `--update` with a changed card is killed."""
    card = parse_any_card(CARD | {"figures": CARD["figures"][:1]})
    run_figure_card(card, tmp_path, progress=Silent())
    kept = load_results(tmp_path)
    claim(parse_any_card(CARD), tmp_path, update=True)
    with pytest.raises(InputError, match=r"earlier card \(different: figures\); the run of the newer one"):
        load_results(tmp_path)
    with pytest.raises(InputError, match="earlier card"):
        report(tmp_path)
    assert load_results(tmp_path / "results.json") == kept
    claim(card, tmp_path, update=True)
    assert load_results(tmp_path) == kept


@pytest.mark.parametrize("name", ["paper_fig2", "paper_fig3", "current"])
def test_the_shipped_cards_are_valid(name):
    card = parse_any_card(load_yaml(resource("workflows", f"{name}.yaml")))
    assert card.name == name
    assert card.figures


def test_the_shipped_current_card_runs(tmp_path):
    card = parse_any_card(load_yaml(resource("workflows", "current.yaml")))
    with pytest.warns(
        UserWarning, match="no finished run in .*(quickstart|cms_zprime_4mu|atlas_w3mu): its recast is not"
    ):
        run_figure_card(card, tmp_path, progress=Silent())
    (figure,) = json.loads((tmp_path / "results.json").read_text())["figures"]
    assert figure["levels"]["babar_4mu"] == "90 % CL, one-sided, digitised"
    assert figure["levels"]["trident"] == "95 % CL, two-sided"
    assert "b → sμμ excludes this quark sector" in figure["caption"]
    references = (tmp_path / "references.bib").read_text()
    assert "BaBar:2016sci" in references
    assert "CMS:2018yxg" in references


def test_on_the_command_line(tmp_path, capsys):
    from recast.cli.main import main

    path = tmp_path / "card.yaml"
    path.write_text(yaml.safe_dump(CARD | {"figures": CARD["figures"][:1]}))
    out = tmp_path / "out"
    for command in (["run", str(path), "--out", str(out)], ["plot", str(out)], ["report", str(out)]):
        with pytest.raises(SystemExit) as caught:
            main(command)
        assert caught.value.code == 0
    printed = capsys.readouterr().out
    assert f"{out}/figures/lines.png, .pdf, .csv" in printed
    assert f"{out}/report.html" in printed
    with pytest.raises(SystemExit) as caught:
        main(["report", str(tmp_path)])
    assert caught.value.code == 2
    assert "no such file. Is it the folder of a finished run?" in capsys.readouterr().err


RUN = {
    "name": "mine",
    "seed": 3,
    "model": {"coupling_reference": 0.05},
    "scan": {"mzp_gev": [20, 40]},
    "process": "4mu",
    "generate": {"events": 1000, "events_sm": 1000, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi"},
    "analysis": {
        "name": "atlas_2013_z4l",
        "dataset": "preliminary",
        "region": "4mu",
        "normalisation": "relative",
    },
    "low_energy": {"constraints": []},
}


def test_the_limit_of_a_finished_run_is_a_line_and_its_works_are_cited(tmp_path):
    run_card(parse_any_card(RUN), tmp_path / "mine", jobs=1, progress=Silent())
    run_card(
        parse_any_card(RUN | {"name": "other", "model": {"name": "le_lmu", "coupling_reference": 0.05}}),
        tmp_path / "other",
        jobs=1,
        progress=Silent(),
    )
    lines = CARD["figures"][0]
    recasts = [
        {"run": "mine"},
        {"run": str(tmp_path / "mine" / ".." / "mine"), "limit": "expected", "title": "ours"},
    ]
    card = parse_any_card(CARD | {"figures": [lines | {"recasts": recasts}]})
    out = tmp_path / "figures"
    run_figure_card(card, out, progress=Silent())
    limits = json.loads((tmp_path / "mine" / "results.json").read_text())["curve"]["rows"]
    with (out / "figures" / "lines.csv").open() as stream:
        rows = [row for row in csv.DictReader(stream) if row["curve"].startswith("recast_mine")]
    assert [(float(row["x"]), float(row["y"])) for row in rows] == [
        (
            pytest.approx(row["parameters"]["mzp_gev"]),
            pytest.approx(
                row["observed"]["value"] if limit == "observed" else row["expected"]["median"]["value"]
            ),
        )
        for limit in ("observed", "expected")
        for row in limits
    ]
    assert {row["level"] for row in rows} == {"95 % CL, one-sided, recast"}
    (figure,) = json.loads((out / "results.json").read_text())["figures"]
    digest = hashlib.sha256((tmp_path / "mine" / "results.json").read_bytes()).hexdigest()
    assert digest in json.dumps(figure)
    assert "ATLAS-CONF-2013-055" in (out / "references.bib").read_text()  # the work of the run's analysis
    before = files(out)
    assert report(out).read_bytes() == before["report.html"]
    made = {str(path.relative_to(tmp_path / "p")): path.read_bytes() for path in draw(out, tmp_path / "p")}
    assert all(before[name] == content for name, content in made.items())
    wrong = parse_any_card(CARD | {"figures": [lines | {"recasts": [{"run": "other"}]}]})
    with pytest.raises(InputError, match="its limits are not on gp over mzp_gev of the model lmu_ltau"):
        run_figure_card(wrong, tmp_path / "wrong", progress=Silent())
    # a figure of a run card takes runs of its own model, at the values that the card fixes
    own = RUN | {"figures": [lines | {"regions": ["trident"], "recasts": [{"run": "other"}]}]}
    (made,) = figures_of(own | {"model": "le_lmu"}, tmp_path / "own")
    assert "recast_other" in {curve.name for curve in made.curves}
    for block in ("lmu_ltau", {"name": "le_lmu", "parameters": {"charges.mu": -2}}):
        with pytest.raises(InputError, match="its limits are not on gp over mzp_gev of the model"):
            figures_of(own | {"model": block}, tmp_path / "own")


def figures_of(content, folder):
    card = parse_any_card(content)
    return computed_figures(card.figures, folder, model=FigureModel.of(card))


def at_30(curves, name):
    (curve,) = (item for item in curves if item.name == name)
    return {point[0]: point[1] for point in curve.points}[30.0]


LINES = {"name": "fig", "kind": "coupling", "mzp_gev": [30, 1000], "gp": [0.001, 2], "regions": ["trident"]}


def test_constraints_beside_the_curve_of_a_run_are_those_of_its_model(tmp_path):
    card = RUN | {
        "model": {"name": "b_minus_3lmu", "coupling_reference": 0.05},
        "scan": {"mzp_gev": [30]},
        "low_energy": {"constraints": ["trident"], "data": "current"},
        "figures": [LINES | {"data": "current", "collider": True}],
    }
    run_card(parse_any_card(card), tmp_path, jobs=1, progress=Silent())
    with (tmp_path / "exclusion.csv").open() as stream:
        (point,) = csv.DictReader(stream)
    with (tmp_path / "figures" / "fig.csv").open() as stream:
        rows = {(row["curve"], float(row["x"])): row["y"] for row in csv.DictReader(stream)}
    assert rows["trident", 30.0] == point["trident_gp_excluded"]
    assert float(rows["trident", 30.0]) == pytest.approx(0.0608 / 3, rel=1e-3)
    with (tmp_path / "figures" / "fig_allowed.csv").open() as stream:
        allowed = {float(row["mzp_gev"]): row for row in csv.DictReader(stream)}
    assert (allowed[1000.0]["high_by"], float(allowed[1000.0]["gp_high"])) == (
        "trident",
        pytest.approx(0.0608 / 3 * 1000 / 30, rel=1e-3),
    )
    (figure,) = json.loads((tmp_path / "results.json").read_text())["figures"]
    assert (figure["title"], figure["model"], figure["parameters"]) == ("B - 3Lμ", "b_minus_3lmu", {})
    assert figure["caption"].startswith("Model: B - 3Lμ. Data set current.")
    assert figure["regions"][0]["model"] == "b_minus_3lmu"
    tables = (tmp_path / "hepdata" / "submission.yaml").read_text()
    assert "A line of the figure fig, of the model B - 3Lμ." in tables
    page = (tmp_path / "report.html").read_text()
    assert figure["caption"] in page
    before = files(tmp_path)
    assert report(tmp_path).read_bytes() == before["report.html"]
    for path in draw(tmp_path, tmp_path / "again"):
        assert path.read_bytes() == before[str(path.relative_to(tmp_path / "again"))]


def test_constraints_of_a_figure_have_the_values_of_its_card(tmp_path):
    block = {"name": "lmu_ltau", "parameters": {"charges.mu": 3, "charges.nu_mu": 3, "gp": 0.1}}
    plane = {
        "name": "plane",
        "kind": "plane",
        "x": {"parameter": "mzp_gev", "range": [10, 1000], "points": 11},
        "y": {"parameter": "gp", "range": [0.001, 2], "points": 11},
        "regions": ["trident", "g_minus_2"],
    }
    lines = LINES | {"lines": ["tau_universality"]}
    made, flat = figures_of(RUN | {"model": block, "figures": [lines, plane]}, tmp_path)
    model, values = load_model("lmu_ltau"), {"charges.mu": 3.0, "charges.nu_mu": 3.0}
    for name in ("trident", "tau_universality"):
        (point,) = bound(name, 30.0, DataSet.PAPER, model=model, values=values).points
        assert at_30(made.curves, name) == point.gp_excluded
    assert made.title == "Lμ - Lτ, charges.mu = 3, charges.nu_mu = 3"
    assert made.as_dict()["parameters"] == values
    axes = (Axis("mzp_gev", np.geomspace(10, 1000, 11)), Axis("gp", np.geomspace(0.001, 2, 11)))
    want = evaluate(plane["regions"], *axes, DataSet.PAPER, values, model=model)
    for row in flat.content["regions"]:
        share = float(np.mean(want.excess[row["constraint"]] > 0))
        assert share > 0
        assert row["excluded_share"] == share
    assert flat.caption.startswith(f"Model: {made.title}. Data set 2014.")


def test_a_figure_of_le_lmu_draws_what_holds_for_it_alone(tmp_path):
    lines = LINES | {"lines": ["tau_universality", "z_couplings"]}
    (made,) = figures_of(RUN | {"model": "le_lmu", "figures": [lines]}, tmp_path)
    points = {curve.name: curve.points for curve in made.curves}
    assert points["tau_universality"] == ()
    assert points["z_couplings"][0][0] == pytest.approx(182.375, abs=1e-3)  # 2 mZ
    (point,) = bound("trident", 30.0, DataSet.PAPER, model=load_model("le_lmu")).points
    assert at_30(made.curves, "trident") == point.gp_excluded


def test_a_figure_of_the_default_model_is_the_same_with_and_without_its_name(tmp_path):
    block = load_yaml(resource("workflows", "paper_fig3.yaml"))["figures"][0]
    card = parse_any_card({"name": "x", "figures": [block | {"collider": False}]})
    (alone,) = computed_figures(card.figures, tmp_path)
    (named,) = figures_of(RUN | {"figures": [block | {"collider": False}]}, tmp_path)
    assert named.curves == alone.curves
    assert named.allowed.allowed == alone.allowed.allowed
    assert named.caption == f"Model: Lμ - Lτ. {alone.caption}"
    assert named.title == alone.title


def test_values_that_do_not_fit_into_a_title_are_in_the_caption(tmp_path):
    values = {f"axial_charges.{name}": 0.123456 for name in ("e", "mu", "tau")}
    (made,) = figures_of(RUN | {"model": {"parameters": values}, "figures": [LINES]}, tmp_path)
    assert made.title == "Lμ - Lτ"
    assert "axial_charges.tau = 0.123456. Data set" in made.caption
