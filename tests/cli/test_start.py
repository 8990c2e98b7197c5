"""What the short commands load: nothing heavy that they do not use."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from recast import __version__
from recast.core.provenance import git_revision

EVENTS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_zp50.lhe.gz"
COMMANDS = {
    "limit": ["limit", "--observed", "77", "--background", "78"],
    "lowenergy": ["lowenergy", "--mzp", "30", "--gp", "0.05"],
    "check": ["check", "mzp_gev=30", "coupling=0.05"],
    "analyse": ["analyse", "atlas_2013_z4l", str(EVENTS), "--no-cache", "--jobs", "2"],
}
FIGURES = {"matplotlib", "mplhep", "jinja2"}
EVENT_FILES = {"numba", "awkward", "vector", "particle", "fastjet", "pyarrow", "pyhepmc", "isal", "uproot"}
UNUSED = {
    "limit": FIGURES | EVENT_FILES | {"pydantic", "scipy.stats", "scipy.optimize"},
    "lowenergy": FIGURES | EVENT_FILES | {"pydantic", "scipy.stats", "recast.model.ufo"},
    "check": FIGURES | EVENT_FILES | {"scipy.stats", "recast.pipeline"},
    "analyse": FIGURES | {"uproot", "pythia8mc", "pyamplicol", "scipy.stats", "scipy.special"},
}
RUN = """
import json, sys
from recast.cli.main import main
if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SystemExit as end:
        print(json.dumps({"status": end.code, "modules": sorted(sys.modules)}))
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_short_command_loads_nothing_heavy_that_it_does_not_use(name):
    done = subprocess.run(
        [sys.executable, "-c", RUN, *COMMANDS[name]], check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["status"] == 0
    assert not UNUSED[name] & set(found["modules"])


def test_the_modules_that_are_looked_for_exist():
    """A name with a typo would be loaded by nothing."""
    names = sorted(set().union(*UNUSED.values()))
    code = f"import importlib.util as u; print([n for n in {names} if u.find_spec(n) is None])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_module_is_the_command():
    found = subprocess.run(
        [sys.executable, "-m", "recast", "--version"], capture_output=True, text=True, check=True
    )
    revision = git_revision()
    about = f" (git {revision})" if revision else ""
    assert found.stdout == f"recast, version {__version__}{about}\n"
