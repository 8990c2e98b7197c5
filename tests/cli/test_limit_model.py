"""Cli: `recast limit MODEL`: regions in YAML, workspaces of pyhf, HS3, from files and standard input."""

import io
import json

import pytest
from workspaces import everything

from recast.cli.combine import combine
from recast.cli.limit import limit
from recast.cli.main import main
from recast.statistics.hs3 import to_hs3
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import DEFAULT_TOYS, Calculator
from recast.statistics.workspace import workspace_digest

pytestmark = pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")

REGIONS = """
regions:
  SR1:
    observed: 12
    background: {events: 10, uncertainties: {lumi: 0.03, zz: 0.2}}
    signal: {events: 6, uncertainties: {lumi: 0.03}, simulation_error: 0.3}
  SR2: {observed: 3, background: {events: 4, uncertainties: {lumi: 0.03, zz: 0.2}}, signal: 3}
"""


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(["limit", *arguments])
    shown = capsys.readouterr()
    return stop.value.code or 0, shown.out, shown.err


def test_regions_workspace_and_hs3_have_one_limit(capsys, tmp_path, monkeypatch):
    yaml = tmp_path / "regions.yaml"
    yaml.write_text(REGIONS, encoding="utf-8")
    status, out, err = run(capsys, str(yaml), "--mu", "1", "--mu", "2", "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert found["calculator"] == "asymptotic"
    assert [item["strength"] for item in found["tested"]] == [1.0, 2.0]
    assert found["tested"][0]["cls_observed"] == pytest.approx(0.0858, abs=2e-3)
    import yaml as reader

    workspace = parse_likelihood(reader.safe_load(REGIONS)).workspace()
    for content in (workspace, to_hs3(workspace)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(content).encode())))
        status, out, _ = run(capsys, "-", "--json")
        assert status == 0
        other = json.loads(out)
        assert other["strength_excluded_observed"] == pytest.approx(
            found["strength_excluded_observed"], rel=1e-6
        )


def test_the_options_are_those_of_the_library():
    """They are words, as the library loads what the help does not need."""
    choices = {}
    for command in (limit, combine):
        options = {item.name: item for item in command.params}
        assert options["toys"].default == DEFAULT_TOYS
        assert options["calculator"].default == Calculator.AUTO
        choices[command.name] = set(options["calculator"].type.choices)
    assert choices["limit"] == set(map(str, Calculator))
    assert choices["combine"] == set(map(str, Calculator)) - {str(Calculator.EXACT)}


def test_a_level_is_not_rounded_to_100_percent(capsys, tmp_path):
    path = tmp_path / "regions.yaml"
    path.write_text(REGIONS, encoding="utf-8")
    _, out, _ = run(capsys, str(path), "--cl", "0.997")
    lines = out.splitlines()
    assert lines[0] == "2 bins, 4 parameters (regions), 99.7 % CL"
    assert [line[:23].strip() for line in lines[2:6]] == [
        "observed",
        "expected",
        "68 % of experiments",
        "95 % of experiments",
    ]
    assert lines[4].count(" to ") == lines[5].count(" to ") == 1


def test_the_table_says_how(capsys, tmp_path):
    path = tmp_path / "regions.yaml"
    path.write_text(REGIONS, encoding="utf-8")
    status, out, err = run(capsys, str(path), "--mu", "2")
    assert status == 0
    assert "upper limits on mu" in out
    assert "CLs at mu = 2: 0.001" in out
    assert "(excluded)" in out
    assert "note limit: asymptotic CLs: 14 background events carry the sensitivity, 10 are enough" in err
    status, out, err = run(capsys, str(path), "--calculator", "toys", "--toys", "100", "--seed", "4")
    assert "CLs from 100 toys of each hypothesis, seed 4" in err


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["FILE", "--observed", "3"], "--observed is for one count. A MODEL says it itself."),
        (["--mu", "1", "--observed", "3", "--background", "1"], "--mu is for a MODEL."),
        (["--background", "1"], "--observed is missing. Give it, or the file of a likelihood."),
        (["nothing.json"], "nothing.json: no such file"),
        (["FILE", "--patch", "nothing.json"], "nothing.json: no such file"),
        (["FILE", "--mu", "-1"], "strength -1.0 is not 0 or greater"),
        (["FILE", "--measurement", "m"], "measurements are for workspaces of pyhf and HS3"),
    ],
)
def test_bad_input_is_one_line(capsys, tmp_path, arguments, text):
    path = tmp_path / "regions.yaml"
    path.write_text(REGIONS, encoding="utf-8")
    status, out, err = run(capsys, *(str(path) if word == "FILE" else word for word in arguments))
    assert status == 2
    assert text in err
    assert out == ""
    assert err.count("\n") == 1


def test_a_patch_set_of_another_workspace_is_refused(capsys, tmp_path):
    content = everything()
    members = [{"metadata": {"name": "point", "values": [1]}, "patch": []}]
    bundle = {"metadata": {"digests": {"sha256": workspace_digest(content)}}, "patches": members}
    patches, path, other = (tmp_path / f"{name}.json" for name in ("patchset", "background", "other"))
    patches.write_text(json.dumps(bundle))
    path.write_text(json.dumps(content, indent=3))
    content["observations"][0]["data"][0] += 1
    other.write_text(json.dumps(content))
    assert run(capsys, str(path), "--patch", f"{patches}:point")[0] == 0
    status, out, err = run(capsys, str(other), "--patch", f"{patches}:point")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{patches}: it is for another workspace than {other}: its digest (sha256) " in err


def test_a_workspace_that_does_not_validate_is_one_line(capsys, tmp_path):
    content = everything()
    content["channels"][0]["samples"][0]["data"] = "many"
    path = tmp_path / "workspace.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    status, _, err = run(capsys, str(path))
    assert status == 2
    assert "no valid workspace at channels[0].samples[0].data" in err
    assert err.count("\n") == 1
