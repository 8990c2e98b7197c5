"""Cli: `recast lowenergy`, its JSON and its errors."""

import json

import pytest
from click.testing import CliRunner

from recast.cli.lowenergy import lowenergy
from recast.core.errors import InputError


def _run(*words):
    result = CliRunner().invoke(lowenergy, words)
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_bound_as_json():
    content = json.loads(_run("--bound", "trident", "--mzp", "10,30,100", "--json"))
    assert (content["constraint"], content["data"], content["cl"], content["sided"]) == (
        "trident",
        "2014",
        0.95,
        "two",
    )
    assert [point["mzp_gev"] for point in content["points"]] == [10.0, 30.0, 100.0]
    assert content["points"][1]["gp_excluded"] == pytest.approx(0.04039, abs=5e-6)


def test_point_as_json():
    content = json.loads(_run("--mzp", "30", "--gp", "0.05", "--data", "current", "--json"))
    assert (content["mzp_gev"], content["gp"], content["data"]) == (30.0, 0.05, "current")
    rows = {row["constraint"]: row for row in content["observables"]}
    assert rows["g_minus_2"]["prediction"] == pytest.approx(2.617e-10, rel=1e-3)
    assert rows["g_minus_2"]["sided"] == "one"
    assert rows["perturbativity"]["excluded"] is False


def test_point_outside_a_validity():
    content = json.loads(_run("--mzp", "3", "--gp", "0.001", "--json"))
    row = next(row for row in content["observables"] if row["constraint"] == "tau")
    assert row["excluded"] is None
    assert row["reason"] == "the formula holds from 10 GeV"


def test_tables_for_people():
    assert "neutrino trident, data set 2014, 95 % CL, two-sided" in _run("--bound", "trident", "--mzp", "30")
    point = _run("--mzp", "30", "--gp", "0.05")
    assert "99.99994 % CL" in point
    assert "a prior, no CL" in point


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--mzp", "30"), "neither --gp nor --bound is given"),
        (("--mzp", "30,40", "--gp", "0.1"), "--gp needs a single --mzp"),
        (("--mzp", "30", "--gp", "0.1", "--bound", "trident"), "exclude each other"),
        (("--mzp", "heavy", "--gp", "0.1"), '"heavy" is not a list of numbers'),
        (("--mzp", "nan", "--gp", "0.1"), "mzp_gev is not a finite number"),
        (("--mzp", "-3", "--bound", "trident"), "mzp_gev is -3"),
        (("--mzp", "30", "--gp", "7"), "not perturbative"),
        (("--mzp", "30", "--bound", "tridnt"), 'Did you mean "trident"'),
        (("--mzp", "30", "--gp", "0.1", "--data", "2015"), 'unknown data set "2015"'),
    ],
)
def test_bad_input(words, message):
    with pytest.raises(InputError) as caught:
        _run(*words)
    assert message in str(caught.value)
