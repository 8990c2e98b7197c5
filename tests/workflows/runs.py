"""Small runs as subprocesses, for the tests of this folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
BREAKING = Path(__file__).parent / "breaking_generator"
SAME = ("results.json", "exclusion.csv", "exclusion.png", "report.html", "provenance.json", "references.bib")
"""Files that equal runs write with equal bytes."""
NO_GIT = "/nowhere"
"""The revision stands in the results: someone who commits meanwhile must not change them."""
SMALL = {
    "name": "small",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [20, 30]},
    "generate": {"events": 500, "events_sm": 500, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l"},
}


def write_card(folder: Path, content: dict, name: str = "card.yaml") -> Path:
    path = folder / name
    path.write_text(yaml.safe_dump(content))
    return path


def environment(breaks_at: str = "", **more: str) -> dict[str, str]:
    """Return the environment of a run; `breaks_at` are masses at which the generator breaks on purpose."""
    paths = [str(BREAKING)] if breaks_at else []
    paths += [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    ours = {"PYTHONPATH": os.pathsep.join(paths), "RECAST_TEST_BREAKS_AT": breaks_at, "GIT_DIR": NO_GIT}
    return os.environ | ours | more


def recast(*words: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "recast.cli.main", *map(str, words)]
    return subprocess.run(
        command, env=env or environment(), capture_output=True, text=True, check=False, cwd=ROOT
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in SAME}


def one_energy_analysis(folder: Path) -> Path:
    """Write the ATLAS analysis with 8 TeV alone into a folder: half the samples, half the time."""
    source, target = ROOT / "analyses" / "atlas_2013_z4l", folder / "one_energy"
    target.mkdir()
    for name in ("analysis.py", "analysis.yaml"):
        shutil.copy(source / name, target / name)
    card = yaml.safe_load((target / "analysis.yaml").read_text())
    for data in card["datasets"].values():
        data["luminosities"] = [item for item in data["luminosities"] if item["sqrt_s_gev"] == 8000.0]
    (target / "analysis.yaml").write_text(yaml.safe_dump(card))
    return target


def quick_card(folder: Path, *masses: float, **changes: object) -> dict:
    """Return a card of few events at one energy."""
    return SMALL | {
        "name": "quick",
        "model": "lmu_ltau",
        "scan": {"mzp_gev": list(masses)},
        "generate": SMALL["generate"] | {"events": 300, "events_sm": 300},
        "analysis": {"name": str(one_energy_analysis(folder))},
        **changes,
    }
