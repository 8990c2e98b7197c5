"""The main job against an older build, at errors not above its own, in one run (-m benchmark -s).

RECAST_OLD_CHECKOUT names a checkout of build d734837 with its virtual environment in .venv (`make env`). Each
build runs its own workflows/quickstart.yaml. A small card before it compiles what is compiled once.
"""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

OLD = os.environ.get("RECAST_OLD_CHECKOUT", "")
ROOT = Path(__file__).resolve().parents[2]
SECONDS = ROOT / "tests" / "helpers" / "processor_seconds.py"
SMALL = {
    "old": {"events": 500, "events_direct": 500, "events_sm": 500},
    "new": {"target_error": 0.2},
}
AIM, JOBS = 8.0, 2
RATE_AIM = 4.0
RATE = """
import sys, time
from pathlib import Path
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
try:
    from recast.model.zprime import ZPrimePoint
except ImportError:
    from recast.model.point import ModelPoint as ZPrimePoint
out, contribution, coupling = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
process = Process(FinalState.FOUR_MUONS, Contribution(contribution), 8000.0)
point, generator = ZPrimePoint(30.0, coupling), BuiltinGenerator(GeneratorSettings())
with workers(1) as pool:
    generator.generate(process, point, 100, 2, out, workers=pool, progress=Silent())
    spent = []
    for seed in range(5):
        start = time.process_time()
        generator.generate(process, point, 10_000, seed, out, workers=pool, progress=Silent())
        spent.append(time.process_time() - start)
print(sorted(spent)[2])
"""
"""Processor seconds of 10 000 unweighted events, warm-up and LHE file included: the median of five seeds."""
SIGMAS = 3.0

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not OLD, reason="RECAST_OLD_CHECKOUT does not name a checkout"),
]


def place(which: str) -> tuple[Path, Path, dict[str, str]]:
    """The folder of a build, that of its programs, and the environment to run them in."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if which == "old":
        return Path(OLD), Path(OLD) / ".venv" / "bin", environment
    return ROOT, Path(sys.prefix) / "bin", environment | {"PYTHONPATH": str(ROOT)}


def run(which: str, card: Path, out: Path) -> tuple[float, float]:
    """Processor seconds and seconds by the clock of a card."""
    root, programs, environment = place(which)
    command = [
        sys.executable,
        str(SECONDS),
        str(programs / "recast"),
        "run",
        str(card),
        "--out",
        str(out),
        "--jobs",
        str(JOBS),
    ]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return float(done.stdout.split()[-1]), time.perf_counter() - start


def limits(out: Path) -> dict[float, tuple[float, float]]:
    """The coupling and its error, by mass; points without a limit are left out."""
    with (out / "exclusion.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["gp_excluded_observed"]]
    return {
        float(row["mzp_gev"]): (float(row["gp_excluded_observed"]), float(row["gp_excluded_observed_error"]))
        for row in rows
    }


def test_the_quickstart_at_equal_errors(tmp_path, capsys):
    seconds, clock, found = {}, {}, {}
    for which, root in (("old", Path(OLD)), ("new", ROOT)):
        card = root / "workflows" / "quickstart.yaml"
        content = yaml.safe_load(card.read_text(encoding="utf-8"))
        small = tmp_path / f"{which}.yaml"
        masses = content["model"] if which == "old" else content["scan"]
        masses["mzp_gev"] = [30]
        content["exclusion"].pop("compare_direct_at_gev")
        content["generate"] |= SMALL[which]
        small.write_text(yaml.safe_dump(content), encoding="utf-8")
        run(which, small, tmp_path / f"{which}-small")
        seconds[which], clock[which] = run(which, card, tmp_path / which)
        found[which] = limits(tmp_path / which)
    with capsys.disabled():
        print(f"\nload {os.getloadavg()[0]:.1f}, {JOBS} processes")
        for mass, (value, error) in found["old"].items():
            new, new_error = found["new"].get(mass, (float("nan"), float("nan")))
            print(
                f"{mass:4.0f} GeV: g' = {value:.5g} +- {error / value:.2%} before, "
                f"{new:.5g} +- {new_error / new:.2%} now"
            )
        for name, one in (("processor time", seconds), ("clock", clock)):
            print(f"{name}: {one['old']:.0f} s before, {one['new']:.0f} s now, {one['old'] / one['new']:.2f}")
    assert found["new"].keys() == found["old"].keys()
    for mass, (value, error) in found["old"].items():
        new, new_error = found["new"][mass]
        assert new_error / new <= error / value
        assert abs(new - value) < SIGMAS * (error**2 + new_error**2) ** 0.5
    assert seconds["old"] / seconds["new"] >= AIM


@pytest.mark.parametrize(("contribution", "coupling"), [("sm", 0.0), ("signal", 0.05)])
def test_ten_thousand_unweighted_events(tmp_path, capsys, contribution, coupling):
    seconds = {}
    for which in ("old", "new"):
        root, programs, environment = place(which)
        command = [
            str(programs / "python"),
            "-c",
            RATE,
            str(tmp_path / "x.lhe.gz"),
            contribution,
            str(coupling),
        ]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        seconds[which] = float(done.stdout.split()[-1])
    ratio = seconds["old"] / seconds["new"]
    with capsys.disabled():
        print(
            f"\n4mu {contribution}: {seconds['old']:.2f} s of processor time before, "
            f"{seconds['new']:.2f} s now, {ratio:.1f}"
        )
    assert ratio >= RATE_AIM
