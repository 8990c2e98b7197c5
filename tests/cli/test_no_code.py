"""`--no-code`: nothing from outside the package runs; what is data goes on as before."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recast.core.errors import InputError
from recast.core.registry import Registry
from recast.core.trust import NO_CODE, code_is_refused, no_code
from recast.generate.madgraph.model_names import read_names
from recast.model.registry import load_model
from recast.model.ufo.reader import read_ufo

ROOT = Path(__file__).resolve().parents[2]
TOUCH = "import pathlib\npathlib.Path({mark!r}).touch()\n"

CARD = """
name: mine
model: {{name: lmu_ltau, coupling_reference: 0.05}}
scan: {{mzp_gev: [30]}}
process: 4mu
generate: {{events: 100, events_sm: 100}}
analysis: {{name: {analysis}}}
"""


def recast(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "recast", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def mark(tmp_path):
    """Return a file that the code from outside makes, where it runs."""
    return tmp_path / "it ran"


@pytest.fixture
def card(tmp_path, mark):
    """Return a run card with an analysis of one's own."""
    shipped = ROOT / "analyses" / "atlas_2013_z4l"
    folder = tmp_path / "mine"
    folder.mkdir()
    code = (shipped / "analysis.py").read_text(encoding="utf-8")
    code = code.replace("from __future__ import annotations\n", "")
    (folder / "analysis.py").write_text(TOUCH.format(mark=str(mark)) + code, encoding="utf-8")
    (folder / "analysis.yaml").write_text((shipped / "analysis.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "card.yaml"
    path.write_text(CARD.format(analysis=folder))
    return path


@pytest.mark.parametrize("words", [("run", "--no-code"), ("--no-code", "run"), ("run",)])
def test_an_analysis_of_ones_own_does_not_run(words, card, mark, tmp_path):
    environment = {} if "--no-code" in words else {NO_CODE: "1"}
    done = recast(*words, card, "--out", tmp_path / "out", "--dry-run", **environment)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "is Python code from outside recast, which is refused here" in done.stderr
    assert str(tmp_path / "mine" / "analysis.py") in done.stderr
    assert not mark.exists()


def test_without_the_option_it_runs(card, mark, tmp_path):
    assert recast("run", card, "--out", tmp_path / "out", "--dry-run").returncode == 0
    assert mark.exists()


def test_shipped_analyses_and_models_are_no_code_from_outside(tmp_path):
    path = tmp_path / "card.yaml"
    path.write_text(CARD.format(analysis="atlas_2013_z4l"))
    done = recast("run", "--no-code", path, "--out", tmp_path / "out", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert recast("--no-code", "models", "show", "scalar_phi").returncode == 0


@pytest.mark.filterwarnings("ignore:the UFO .* is Python code")
def test_a_ufo_is_refused_before_what_was_kept_of_it(tmp_path):
    point = load_model("lmu_ltau").point({"mzp_gev": 30.0, "gp": 0.1})
    folder = tmp_path / "Model_UFO"
    subprocess.run(["cp", "-r", str(point.ufo()), str(folder)], check=True)
    read_ufo(folder)
    for reader in (read_ufo, read_names):  # names are those for MadGraph, which runs the UFO
        with no_code(), pytest.raises(InputError, match="the UFO is Python code from outside"):
            reader(folder)
    assert read_ufo(folder) is not None


def test_a_plug_in_is_refused_and_shipped_entries_are_not(monkeypatch):
    class Point:
        name, module, value, group, dist = "theirs", "theirs.module", "theirs.module", "recast.things", None

        def load(self):
            raise AssertionError("it was loaded")

    monkeypatch.setattr("recast.core.registry.entry_points", lambda group: [Point()])  # noqa: ARG005
    things = Registry("recast.things", "thing")
    things.register("ours", 3)
    with no_code():
        assert things["ours"] == 3
        with pytest.raises(InputError, match='thing "theirs" is Python code from outside'):
            things["theirs"]


def test_it_ends_with_the_block(monkeypatch):
    monkeypatch.delenv(NO_CODE, raising=False)
    with no_code():
        assert code_is_refused()
        with no_code():
            pass
        assert code_is_refused()
    assert not code_is_refused()
    monkeypatch.setenv(NO_CODE, "0")
    assert not code_is_refused()


def test_no_file_is_unpickled_and_no_shell_is_started():
    """All of recast's code is looked at: data become code nowhere but where a UFO and an analysis are run."""
    forbidden = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
    for path in sorted((ROOT / "recast").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert forbidden.isdisjoint(item.name.split(".")[0] for item in node.names), path
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] not in forbidden, path
            elif isinstance(node, ast.keyword) and node.arg in ("shell", "allow_pickle"):
                assert isinstance(node.value, ast.Constant), path
                assert not node.value.value, path
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in {("os", "system"), ("os", "popen")}, path
                if node.value.id == "yaml" and path.name != "yaml.py":  # which has a safe loader of its own
                    assert node.attr not in {"load", "load_all", "unsafe_load", "full_load"}, path


def test_code_runs_in_few_modules():
    """`eval` and `exec` stand where a UFO's code and formulae are read, and nowhere else."""
    found = {
        path.relative_to(ROOT / "recast").as_posix()
        for path in (ROOT / "recast").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec")
    }
    assert found == {"model/ufo/build.py", "model/ufo/foreign_worker.py", "model/ufo/formula.py"}


@pytest.mark.slow
def test_results_that_name_an_analysis_run_none_of_its_code(card, mark, tmp_path):
    out = tmp_path / "out"
    made = recast("run", card, "--out", out, "--jobs", "1")
    assert (made.returncode, mark.exists()) == (0, True), made.stderr
    mark.unlink()
    points = tmp_path / "points.csv"
    points.write_text("mzp_gev,coupling\n30,0.1\n")
    for words in (
        ("combine", out, out),
        ("plot", out, "--out", tmp_path / "drawn"),
        ("report", out),
        ("export", "pyhf", out, "--out", tmp_path / "pyhf"),
        ("export", "hs3", out, "--out", tmp_path / "hs3"),
        ("cite", out),
        ("status", out),
        ("clean", out, "--what", "unused"),
        ("check", points, "--results", out, "--against", "none"),
    ):
        said = recast(*words)
        assert "Traceback" not in said.stderr, said.stderr
        assert "No such option" not in said.stderr, said.stderr
        assert not mark.exists(), words
