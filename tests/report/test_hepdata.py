"""Report: the HEPData submission passes HEPData's own validator, and says '-' where there is no limit."""

import json
import shutil
import warnings

import pytest
import yaml

from recast.cards import parse_card
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.pipeline.run import run_card
from recast.report.figure_table import Curve, FigureCurves
from recast.report.hepdata import write_hepdata

AXES = ("mzp_gev", "gp")
FIGURE = FigureCurves(
    "fig",
    "Data set 2014.",
    (
        Curve("trident", "region", "nu", "95 % CL", "above", "2014", AXES, ((10.0, 0.01), (20.0, 0.02))),
        Curve("tau_preferred", "band", "tau", "1σ", "", "2014", AXES, ((10.0, 0.1, 0.2), (20.0, 0.2, 0.3))),
        Curve("collider", "simulated", "s", "95 % CL", "above", "simulated", AXES, ((10.0, 0.01, 0.001),)),
        Curve("nothing", "line", "nothing", "no CL", "", "", AXES, ()),
    ),
)


def validate(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the validator uses parts of jsonschema that will go
        from hepdata_validator.full_submission_validator import FullSubmissionValidator

        validator = FullSubmissionValidator()
        valid = validator.validate(directory=str(folder))
    return valid, {file: [str(item) for item in found] for file, found in validator.get_messages().items()}


def load(folder):
    documents = list(yaml.safe_load_all((folder / "submission.yaml").read_text(encoding="utf-8")))
    return {item["name"]: yaml.safe_load((folder / item["data_file"]).read_text()) for item in documents[1:]}


def test_further_files_are_resources_of_the_submission(results, tmp_path):
    (tmp_path / "likelihood_a.json").write_text("{}", encoding="utf-8")
    write_hepdata(results, [FIGURE], tmp_path, {"likelihood_a.json": "a likelihood"})
    head = next(yaml.safe_load_all((tmp_path / "submission.yaml").read_text(encoding="utf-8")))
    assert head["additional_resources"] == [{"location": "likelihood_a.json", "description": "a likelihood"}]
    assert validate(tmp_path)[0]


def test_names_that_are_cut_off_stay_apart(results, tmp_path):
    first, *rest = FIGURE.curves
    long = FigureCurves("f" * 63, FIGURE.caption, (first, *rest))
    write_hepdata(results, [long], tmp_path)
    names = [
        item["name"] for item in list(yaml.safe_load_all((tmp_path / "submission.yaml").read_text()))[1:]
    ]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) == 64
    valid, messages = validate(tmp_path)
    assert valid, messages


def test_the_submission_is_valid(results, tmp_path):
    write_hepdata(results, [FIGURE], tmp_path)
    valid, messages = validate(tmp_path)
    assert valid, messages


def test_several_processes_are_several_reactions_and_a_projection_is_called_so(results, tmp_path):
    text = "p p > mu+ mu- mu+ vm; p p > mu- mu+ mu- vm~"
    facts = results["facts"] | {"kind": "projection"}
    write_hepdata(results | {"process": text, "facts": facts}, [], tmp_path)
    head, table, *_ = yaml.safe_load_all((tmp_path / "submission.yaml").read_text(encoding="utf-8"))
    found = {item["name"]: item["values"] for item in table["keywords"]}
    assert found["reactions"] == ["P P --> MU+ MU- MU+ VM X", "P P --> MU- MU+ MU- VMBAR X"]
    assert "A projection, not a result of an experiment." in head["comment"]
    assert validate(tmp_path)[0]


def test_a_broken_submission_is_noticed(results, tmp_path):
    write_hepdata(results, [FIGURE], tmp_path)
    (tmp_path / "table_001.yaml").write_text("independent_variables: []\n")
    assert not validate(tmp_path)[0]


def test_limits_have_errors_and_bands_and_masses_without_a_limit_a_dash(results, tmp_path):
    write_hepdata(results, [], tmp_path)
    table = load(tmp_path)["Limits"]
    observed, expected = table["dependent_variables"]
    assert [item["value"] for item in table["independent_variables"][0]["values"]] == [30.0, 90.0]
    assert observed["values"] == [
        {"value": 0.02, "errors": [{"symerror": 0.0002, "label": "simulation"}]},
        {"value": "-"},
    ]
    one, two = expected["values"][0]["errors"]
    assert one == {
        "asymerror": {"plus": pytest.approx(0.004), "minus": pytest.approx(-0.004)},
        "label": "1 sigma",
    }
    assert two["asymerror"]["plus"] == pytest.approx(0.008)
    low = load(tmp_path)["Low-energy bounds on the coupling"]["dependent_variables"][0]
    assert {"name": "CL", "value": "95 % CL, two-sided"} in low["qualifiers"]
    assert [item["value"] for item in low["values"]] == [0.04, "-"]


def test_couplings_excluded_on_the_other_side_are_a_column(results, tmp_path):
    results["curve"]["constraints"][0]["points"][0]["gp_opposite"] = 0.001
    write_hepdata(results, [FIGURE], tmp_path)
    first, other = load(tmp_path)["Low-energy bounds on the coupling"]["dependent_variables"]
    assert [item["value"] for item in first["values"]] == [0.04, "-"]
    assert [item["value"] for item in other["values"]] == [0.001, "-"]
    assert {"name": "EXCLUDES", "value": "below"} in other["qualifiers"]


def test_couplings_that_are_allowed_again_are_columns(results, tmp_path):
    results["curve"]["constraints"][0]["points"][0]["gp_allowed_again"] = [[0.05, 0.06]]
    write_hepdata(results, [FIGURE], tmp_path)
    first, low, high = load(tmp_path)["Low-energy bounds on the coupling"]["dependent_variables"]
    assert [item["value"] for item in first["values"]] == [0.04, "-"]
    assert low["header"]["name"].endswith("trident, allowed again from")
    assert [[item["value"] for item in end["values"]] for end in (low, high)] == [[0.05, "-"], [0.06, "-"]]
    assert validate(tmp_path)[0]


def test_lines_of_figures_are_tables_with_their_level(results, tmp_path):
    write_hepdata(results, [FIGURE], tmp_path)
    tables = load(tmp_path)
    assert "fig: nothing" not in tables
    (line,) = tables["fig: trident"]["dependent_variables"]
    assert {"name": "LEVEL", "value": "95 % CL"} in line["qualifiers"]
    assert {"name": "EXCLUDES", "value": "above"} in line["qualifiers"]
    low, high = tables["fig: tau_preferred"]["dependent_variables"]
    assert [item["value"] for item in high["values"]] == [0.2, 0.3]
    assert low["header"]["name"] == "g', lower edge"
    (simulated,) = tables["fig: collider"]["dependent_variables"]
    assert simulated["values"][0]["errors"] == [{"symerror": 0.001, "label": "simulation"}]


def test_tables_of_an_earlier_run_do_not_stay(results, tmp_path):
    write_hepdata(results, [FIGURE], tmp_path)
    more = {path.name for path in tmp_path.iterdir()}
    write_hepdata(results, [], tmp_path)
    fewer = {path.name for path in tmp_path.iterdir()}
    assert fewer < more
    assert validate(tmp_path)[0]


def test_a_value_whose_errors_are_all_zero_has_none(results, tmp_path):
    row = results["curve"]["rows"][0]
    row["observed"]["error"] = None
    for name in row["expected"]:
        row["expected"][name]["value"] = 0.02
    empty = results["standard_model"]["samples"][0]["cutflow"][1]
    empty.update(n_raw=0, sum_weights_pb=0.0, sum_squared_weights_pb2=0.0)
    exact = Curve("exact", "simulated", "s", "95 % CL", "above", "", AXES, ((10.0, 0.01, 0.0),))
    write_hepdata(results, [FigureCurves("fig", "", (exact,))], tmp_path)
    tables = load(tmp_path)
    observed, expected = tables["Limits"]["dependent_variables"]
    assert observed["values"][0] == expected["values"][0] == {"value": 0.02}
    sections = tables["Cutflow, Standard Model, 8 TeV"]["dependent_variables"][0]["values"]
    assert "errors" in sections[0]
    assert sections[1] == {"value": 0.0}
    assert tables["fig: exact"]["dependent_variables"][0]["values"] == [{"value": 0.01}]
    assert validate(tmp_path)[0], validate(tmp_path)[1]
    # one band may be empty beside another
    row["expected"]["plus_2sigma"]["value"] = 0.03
    write_hepdata(results, [], tmp_path)
    (value, _) = load(tmp_path)["Limits"]["dependent_variables"][1]["values"]
    assert [error["asymerror"]["plus"] for error in value["errors"]] == [0.0, pytest.approx(0.01)]
    assert validate(tmp_path)[0], validate(tmp_path)[1]


@pytest.mark.slow
def test_a_run_with_empty_steps_and_bands_that_coincide_is_valid(tmp_path):
    """Few events, so that cuts leave none, and 0.001 expected ones, so that all quantiles are those of 0."""
    own = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), own, ignore=shutil.ignore_patterns("closure"))
    card = own / "analysis.yaml"
    text = card.read_text()
    for old, new in (
        ("observed: 77", "observed: 0"),
        ("expected: 78.0", "expected: 0.001"),
        (
            "value_fb: 4.6",
            "value_fb: 0.1",
        ),  # one event of the signal at 7 TeV, of positive weight with this seed
    ):
        assert old in text
        text = text.replace(old, new)
    card.write_text(text)
    content = {
        "name": "few",
        "seed": 8,
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [30]},
        "generate": {"events": 40, "events_sm": 200, "matrix_element": "helicity"},
        "shower": {"profile": "no-mpi"},
        "analysis": {"name": str(own), "normalisation": "absolute"},
        "limit": {"method": "poisson"},
        "figures": [
            {"name": "plane", "kind": "coupling", "mzp_gev": [10, 100], "gp": [0.005, 0.5]}
            | {"regions": ["trident"], "collider": True}
        ],
    }
    out = tmp_path / "out"
    run_card(parse_card(content), out, jobs=1, progress=Silent())
    results = json.loads((out / "results.json").read_text())
    (row,) = results["curve"]["rows"]
    assert len({limit["value"] for limit in row["expected"].values()}) == 1
    samples = results["points"][0]["reference"]["samples"]
    assert any(step["n_raw"] == 0 for sample in samples for step in sample["cutflow"])
    assert validate(out / "hepdata")[0], validate(out / "hepdata")[1]
    # the same run with a limit whose simulation error is not known
    row["observed"]["error"] = None
    exact = Curve("collider", "simulated", "s", "95 % CL", "above", "", AXES, ((30.0, 0.01, 0.0),))
    likelihoods = {path.name: "a likelihood" for path in (out / "hepdata").glob("likelihood_*.json")}
    write_hepdata(results, [FigureCurves("plane", "", (exact,))], out / "hepdata", likelihoods)
    assert validate(out / "hepdata")[0], validate(out / "hepdata")[1]
