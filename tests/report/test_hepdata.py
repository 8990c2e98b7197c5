"""Report: the HEPData submission passes HEPData's own validator, and says '-' where there is no limit."""

import warnings

import pytest
import yaml

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


def test_the_submission_is_valid(results, tmp_path):
    write_hepdata(results, [FIGURE], tmp_path)
    valid, messages = validate(tmp_path)
    assert valid, messages


def test_a_broken_submission_is_noticed(results, tmp_path):
    write_hepdata(results, [FIGURE], tmp_path)
    (tmp_path / "table_001.yaml").write_text("independent_variables: []\n")
    assert not validate(tmp_path)[0]


def test_limits_have_errors_and_bands_and_masses_without_a_limit_a_dash(results, tmp_path):
    write_hepdata(results, [], tmp_path)
    table = load(tmp_path)["Limits on the coupling"]
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
