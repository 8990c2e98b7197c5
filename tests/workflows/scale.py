"""A large scan with a dry generator through Snakemake on a Slurm of one node, killed half way; by hand.

    python tests/workflows/scale.py FOLDER MASSES POINTS_PER_JOB [MODEL...]

Every model has a card and a workflow of its own, one after the other. The first workflow and its jobs are
killed and started again; `recast clean` is called again and again beside the second. Events are those of one
file (dry_generator); showers, selections, limits, records and locks are real. What was measured is printed.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from runs import ROOT, environment, quick_card, recast, write_card
from slurm_cluster import Cluster
from snakemake_runs import command

QUICK = (
    "--slurm-status-command",
    "squeue",
    "--slurm-init-seconds-before-status-checks",
    "3",
    "--seconds-between-status-checks",
    "5",
    "--latency-wait",
    "10",
)
MODELS = ("lmu_ltau", "muon_only", "le_lmu")


def dry_environment(folder: Path, clients: dict[str, str] | None = None) -> dict[str, str]:
    """Return the environment in which the generator is dry; its events are made first."""
    events = folder / "events.lhe"
    if not events.exists():
        words = ("generate", "--gp", 0.05, "--mass", 30, "--events", 20, "--seed", 1, "--out", events)
        done = recast(*words)
        assert done.returncode == 0, done.stderr
    paths = [str(Path(__file__).parent / "dry_generator"), str(ROOT)]
    taken = {key: clients[key] for key in ("SLURM_CONF", "PATH")} if clients else {}
    return environment(RECAST_TEST_EVENTS=str(events)) | {"PYTHONPATH": os.pathsep.join(paths)} | taken


def dry_card(folder: Path, model: str, masses: int) -> Path:
    """Write a card of so many masses from 6 to 70 GeV."""
    folder.mkdir(parents=True)
    grid = {"range": [6, 70], "points": masses, "scale": "log"}
    card = quick_card(folder, generate={"events": 20, "events_sm": 20, "matrix_element": "helicity"})
    card |= {"name": model, "model": model, "scan": {"mzp_gev": grid}, "exclusion": {"max_evaluations": 2}}
    return write_card(folder, card | {"shower": {"profile": "parton", "control_variate": False}})


class Scan:
    """A workflow of one card."""

    def __init__(self, card: Path, per_job: int, env: dict[str, str]) -> None:
        self.card, self.out, self.env, self.per_job = card, card.parent / "out", env, per_job
        self.log = card.parent / "log"

    def start(self) -> subprocess.Popen[bytes]:
        options = {"card": self.card, "out": self.out, "points_per_job": self.per_job, "threads": 1}
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command("slurm", *QUICK, **options),
                cwd=self.card.parent,
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def finished(self) -> int:
        """Return the number of finished steps."""
        return sum(1 for _ in (self.out / "steps").glob("[0-9a-f][0-9a-f]/[a-z]*/complete.json"))

    def end(self, process: subprocess.Popen[bytes]) -> None:
        assert process.wait() == 0, self.log.read_text()[-3000:]


def _until(ready, process: subprocess.Popen[bytes]) -> None:
    while not ready():
        assert process.poll() is None, "the workflow has ended"
        time.sleep(0.5)


def killed_and_started_again(
    scan: Scan, cluster: Cluster, half: int
) -> tuple[subprocess.Popen[bytes], dict[str, Any]]:
    """Kill a workflow and its jobs when so many steps are made; return the one that was started again."""
    process = scan.start()
    _until(lambda: scan.finished() >= half, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    while cluster.jobs("PENDING") or cluster.jobs("RUNNING"):
        for state, how in (("PENDING", ()), ("RUNNING", ("-f", "--signal=KILL"))):
            for job in cluster.jobs(state):
                with contextlib.suppress(subprocess.CalledProcessError):  # it has ended meanwhile
                    cluster.run("scancel", *how, job)
        time.sleep(0.5)
    made, begin = scan.finished(), time.monotonic()
    process = scan.start()
    _until(lambda: cluster.jobs("RUNNING"), process)
    first_job = time.monotonic() - begin
    _until(lambda: scan.finished() > made, process)
    return process, {
        "steps at the kill": made,
        "first job [s]": first_job,
        "first step [s]": time.monotonic() - begin,
    }


def cleaned_beside(scan: Scan, process: subprocess.Popen[bytes]) -> dict[str, int]:
    """Clean the folder again and again until the workflow has ended; return how often it was refused."""
    counts, wrong = {"cleaned": 0, "refused": 0}, list[str]()

    def work() -> None:
        while process.poll() is None:
            if (scan.out / "card.json").exists():
                done = recast("clean", scan.out, "--what", "unused", env=scan.env)
                if done.returncode and "at work in this folder" not in done.stderr:
                    wrong.append(done.stderr)
                counts["refused" if done.returncode else "cleaned"] += 1
            time.sleep(2.0)

    thread = threading.Thread(target=work)
    thread.start()
    scan.end(process)
    thread.join()
    assert not wrong, wrong
    return counts


def measured(scan: Scan) -> dict[str, Any]:
    """Return what lies in the folder and what `recast status` takes."""
    files = folders = most = 0
    for _, inner, names in os.walk(scan.out):
        files, folders, most = files + len(names), folders + len(inner), max(most, len(names) + len(inner))
    du = subprocess.run(["du", "-sk", scan.out], capture_output=True, text=True, check=True).stdout
    begin = time.monotonic()
    said = recast("status", scan.out, "--json", "--timing", env=scan.env)
    first = time.monotonic() - begin
    begin = time.monotonic()
    recast("status", scan.out, env=scan.env)
    status = json.loads(said.stdout)
    timing = status["timing"]
    return {
        "points": status["counts"],
        "steps": sum(status["steps"].values()),
        "files": files,
        "folders": folders,
        "most in a folder": most,
        "MB on disk": int(du.split()[0]) / 1024,
        "steps [processor s]": timing["total_s"],
        "largest worker [MB]": timing["peak_worker_mb"],
        "status with timing [s]": first,
        "status [s]": time.monotonic() - begin,
    }


def scale(folder: Path, masses: int, per_job: int, models: tuple[str, ...]) -> None:
    cluster = Cluster()
    cluster.start()
    try:
        env = dry_environment(folder, cluster.environment)
        for number, model in enumerate(models):
            scan = Scan(dry_card(folder / model, model, masses), per_job, env)
            begin, more = time.monotonic(), {}
            if number == 0:
                process, more = killed_and_started_again(scan, cluster, 3 * masses // 2)
            else:
                process = scan.start()
            if number == 1:
                more = cleaned_beside(scan, process)
            scan.end(process)
            facts = {"clock [s]": time.monotonic() - begin} | more | measured(scan)
            print(json.dumps({model: facts}, indent=1), flush=True)  # noqa: T201
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    scale(place.resolve(), int(sys.argv[2]), int(sys.argv[3]), tuple(sys.argv[4:]) or MODELS)
