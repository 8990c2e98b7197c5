"""The wheel works without the checkout: cards, analyses and workflows are inside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with the installed wheel; the dependencies come from the running environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (wheel,) = folder.glob("recast_hep-*.whl")
    target = folder / "site"
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
    assert json.loads((tmp_path / "out" / "provenance.json").read_text())["git_revision"] is None
