"""`recast check`: a table, one JSON object, a CSV file; whatever is wrong in one line."""

import csv
import io
import json
import sys

import pytest

from recast.cli.main import main
from recast.exclusion.check import source_names


def run(capsys, *words):
    with pytest.raises(SystemExit) as caught:
        main(["check", *map(str, words)])
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


def answer(capsys, *words):
    status, out, err = run(capsys, *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_one_point_in_words(capsys):
    content = answer(capsys, "mzp_gev=30", "coupling=0.02", "--model", "le_lmu")
    (point,) = content["points"]
    assert (point["model"], point["parameters"]) == ("le_lmu", {"mzp_gev": 30.0, "gp": 0.02})
    assert point["verdict"] == "not excluded"
    assert {item["source"] for item in point["findings"]} == set(source_names())
    assert content["counts"] == {"excluded": 0, "not excluded": 1, "not covered": 0}
    assert (content["data"], content["quark_sector"]) == ("current", "none")
    by = next(item for item in content["sources"] if item["name"] == point["by"])
    assert by["cl"] == point["cl"] == 0.95
    assert point["error"] > 0
    assert 0 < point["cls_observed"] < 1


def test_the_table_says_by_whom_and_at_which_level(capsys):
    status, out, _ = run(capsys, "mzp_gev=20", "coupling=0.03")
    assert status == 0
    text = " ".join(out.split())
    assert "lmu_ltau, mzp_gev = 20, gp = 0.03 excluded atlas_4mu 95 % CL, one-sided, digitised" in text
    assert "cms_4mu 95 % CL, one-sided, as published" in text
    assert "babar_4mu 90 % CL, one-sided, digitised - - not covered published from" in text
    assert "decides nothing" in text
    assert "excluded: 1, not excluded: 0, not covered: 0" in text


def test_a_point_outside_every_curve(capsys):
    content = answer(capsys, "mzp_gev=1e5", "coupling=0.001", "--against", "cms_4mu,babar_4mu")
    (point,) = content["points"]
    assert (point["verdict"], point["by"], point["ratio"]) == ("not covered", None, None)
    _, out, _ = run(capsys, "mzp_gev=1e5", "coupling=0.001", "--against", "cms_4mu")
    assert "not covered" in out
    assert "allowed" not in out


def test_a_file_from_standard_input_to_csv(capsys, monkeypatch, tmp_path):
    points = b"name,mzp_gev,gp\nx,20,0.03\ny,1e5,1e-3\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(points)))
    out = tmp_path / "out.csv"
    status, _, err = run(capsys, "-", "--out", out, "--against", "trident,cms_4mu", "--all")
    assert status == 0
    assert str(out) in err.replace("\n", "")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row["name"], row["verdict"], row["by"]) for row in rows] == [
        ("x", "excluded", "cms_4mu"),
        ("y", "not excluded", "trident"),
    ]


def test_long_lists_have_no_table(capsys, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("mzp_gev,gp\n" + "20,0.03\n" * 201)
    status, out, _ = run(capsys, path, "--against", "cms_4mu")
    assert status == 0
    assert "excluded: 201" in out
    assert len(out.splitlines()) == 3


def test_against_none_needs_results(capsys):
    (point,) = answer(capsys, "mzp_gev=20", "gp=0.03", "--against", "none")["points"]
    assert point["verdict"] == "not covered"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "no points given"),
        (["mzp_gev=-3", "gp=0.1"], "arguments, column mzp_gev: -3 is out of range"),
        (["mzp_gev=nan", "gp=0.1"], "arguments, column mzp_gev: nan is not a finite number"),
        (["mzp_gev=30"], "arguments: no value of gp (or coupling)"),
        (["mzp_gev=30", "gp=0.1", "--model", "lmu"], 'unknown model "lmu"'),
        (["mzp_gev=30", "gp=0.1", "--against", "tridnt"], 'unknown source "tridnt". Did you mean "trident"'),
        (["mzp_gev=30", "gp=0.1", "--data", "2015"], 'unknown data set "2015"'),
        (["mzp_gev=30", "gp=0.1", "--quarks", "papr"], 'unknown quark sector "papr"'),
        (["mzp_gev=30", "gp=0.1", "--results", "absent"], "absent/results.json: no such file"),
        (["mzp_gev=30", "gp=0.1", "--out", "a.txt"], "--out a.txt: the table is CSV"),
        (["mzp_gev=30", "gp=0.1", "--most", "3"], "--most is for --simulate. Add --simulate."),
        (["absent.csv"], "absent.csv: no such file"),
    ],
)
def test_bad_input_is_one_line(capsys, words, message):
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert "internal error" not in err


def test_too_many_points_to_simulate(capsys, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("mzp_gev,gp\n" + "".join(f"{20 + n},0.03\n" for n in range(11)))
    status, _, err = run(capsys, path, "--simulate", "--most", "10", "--work", tmp_path / "work")
    assert status == 2
    assert "--simulate: 11 masses would be simulated, more than --most 10" in err
    assert not (tmp_path / "work").exists()
