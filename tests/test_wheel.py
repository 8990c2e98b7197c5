"""The wheel works without the checkout: cards, analyses and workflows are inside."""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
import yaml

from recast.core.provenance import git_revision

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
BESIDE = ("coffea", "pyhf", "spey", "cabinetry")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The source distribution, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (wheel,), (source,) = folder.glob("recast_hep-*.whl"), folder.glob("recast_hep-*.tar.gz")
    return wheel, source


@pytest.fixture(scope="module")
def site(built, tmp_path_factory):
    """A folder with the installed wheel; the dependencies come from the running environment."""
    wheel, _ = built
    target = tmp_path_factory.mktemp("wheel") / "site"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True, text=True)
    return target


def run(site: Path, cwd: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(site)}
    command = [sys.executable, *arguments]
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_wheel_is_what_runs_and_holds_the_data(site, tmp_path):
    code = (
        "import recast, json; from recast.core.resources import resource, ROOTS;"
        "print(json.dumps([recast.__file__, *(str(resource(r)) for r in ROOTS)]))"
    )
    paths = json.loads(run(site, tmp_path, "-c", code))
    assert all(Path(path).is_relative_to(site) for path in paths)
    assert (site / "recast" / "_data" / "workflows" / "quickstart.yaml").is_file()
    assets = site / "recast" / "report" / "assets"
    names = {str(path.relative_to(assets)) for path in assets.rglob("*") if path.is_file()}
    library = {f"uplot/{name}" for name in ("LICENSE", "SOURCE.txt", "uPlot.iife.min.js", "uPlot.min.css")}
    assert names == {"report.css", "report.js", *library}
    templates = site / "recast" / "_data" / "workflows" / "templates"
    cards = {path.name for path in templates.iterdir() if path.is_file()}
    assert cards == {"analysis.py", "analysis.yaml", "model.yaml", "run.yaml"}
    (licences,) = site.glob("recast_hep-*.dist-info/licenses")
    assert (licences / "recast/report/assets/uplot/LICENSE").is_file()


def test_a_small_card_runs_from_the_wheel(site, tmp_path):
    card = {
        "name": "wheel",
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [40]},
        "generate": {"events": 60, "events_sm": 60, "matrix_element": "helicity"},
        "shower": {"profile": "parton"},
        "analysis": {"name": "atlas_2013_z4l"},
    }
    (tmp_path / "card.yaml").write_text(yaml.safe_dump(card))
    run(site, tmp_path, "-m", "recast.cli.main", "run", "card.yaml", "--out", "out", "--jobs", "2")
    for name in ("exclusion.csv", "exclusion.png", "exclusion.pdf", "results.json", "report.html"):
        assert (tmp_path / "out" / name).stat().st_size > 0
    made_by = json.loads((tmp_path / "out" / "provenance.json").read_text())
    assert made_by["git_revision"] == git_revision()
    assert made_by["versions"]["recast-hep"] == VERSION
    told = run(site, tmp_path, "-m", "recast", "--version")
    about = f" (git {git_revision()})" if git_revision() else ""
    assert told == f"recast, version {VERSION}{about}\n"


def test_version_changelog_and_citation_agree():
    first = re.search(r"^## \[(\d[^\]]*)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert first is not None
    assert first.groups() == (VERSION, citation["date-released"])
    assert citation["version"] == VERSION


def test_the_source_distribution_has_what_tests_and_builds_need(built):
    wheel, source = built
    top = f"recast_hep-{VERSION}"
    assert (wheel.name, source.name) == (f"{top}-py3-none-any.whl", f"{top}.tar.gz")
    with tarfile.open(source) as archive:
        names = set(archive.getnames())
        kept = json.load(archive.extractfile(f"{top}/build.json"))
    assert kept == {"git_revision": git_revision()}
    for name in ("hatch_build.py", "recast/__init__.py", "tests/test_wheel.py", "CHANGELOG.md", "Makefile"):
        assert f"{top}/{name}" in names


@pytest.mark.endurance
def test_it_is_installed_beside_other_packages_of_the_field(built, tmp_path):
    """Of a package index: some hundred megabytes, some minutes."""
    wheel, _ = built
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "-q", str(wheel), *BESIDE]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    subprocess.run([str(python), "-m", "pip", "check"], check=True, capture_output=True, text=True)
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    code = f"import recast, {', '.join(BESIDE)}; print(recast.__version__)"
    for words in (["-m", "recast", "--version"], ["-c", code]):
        told = subprocess.run(
            [str(python), *words], cwd=tmp_path, env=clean, capture_output=True, text=True, check=True
        )
        assert VERSION in told.stdout
