"""The workflow on a real Slurm of one node: the same bytes as on one machine, whatever is killed meanwhile.

The card is workflows/quickstart.yaml, with fewer events and masses unless RECAST_TEST_SLURM=whole.
"""

import json
import os
import signal
import subprocess
import time

import pytest
import yaml
from runs import ROOT, contents, environment, recast, write_card
from scale import Scan, cleaned_beside, dry_card, dry_environment, killed_and_started_again
from slurm_cluster import Cluster, missing
from snakemake_runs import command

pytestmark = [pytest.mark.slurm, pytest.mark.slow, pytest.mark.timeout(0)]

_QUICK = (
    "--slurm-status-command",
    "squeue",
    "--slurm-init-seconds-before-status-checks",
    "3",
    "--seconds-between-status-checks",
    "3",
    "--latency-wait",
    "10",
)


_started: list[subprocess.Popen[bytes]] = []


@pytest.fixture(scope="module")
def cluster():
    absent = missing()
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)} (Debian: apt-get install slurmctld slurmd munge)")
    made = Cluster()
    try:
        made.start()
        yield made
    finally:
        for process in _started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        made.stop()


def quickstart() -> dict:
    card = yaml.safe_load((ROOT / "workflows" / "quickstart.yaml").read_text())
    if os.environ.get("RECAST_TEST_SLURM") != "whole":
        card["scan"] = {"mzp_gev": [20, 30]}
        del card["generate"]["target_error"]
        card["generate"] |= {
            "events": 400,
            "events_direct": 400,
            "events_sm": 400,
        }
        card["exclusion"] = {"max_evaluations": 2}
    return card


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The folder of the card and what one worker makes of it."""
    folder = tmp_path_factory.mktemp("slurm")
    card = write_card(folder, quickstart())
    done = recast("run", card, "--out", folder / "one", "--jobs", 1)
    assert done.returncode == 0, done.stderr
    return folder, contents(folder / "one")


class Workflow:
    """A workflow on the cluster, in the background."""

    def __init__(self, cluster: Cluster, folder, out: str) -> None:
        self.cluster, self.out = cluster, folder / out
        self.log = folder / f"{out}.log"
        (folder / f"work-{out}").mkdir(exist_ok=True)
        env = environment() | {key: cluster.environment[key] for key in ("SLURM_CONF", "PATH")}
        options = {"card": folder / "card.yaml", "out": self.out, "points_per_job": 1, "threads": 1}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command("slurm", *_QUICK, **options),
                cwd=folder / f"work-{out}",
                env=env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        _started.append(self.process)

    def until(self, ready) -> None:
        while not ready():
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            time.sleep(0.2)

    def until_busy(self, kind: str = "generate") -> str:
        """Wait until a job is at work on a step of a kind; return the job's number."""
        self.until(lambda: self.cluster.jobs() and list((self.out / "steps").glob(f"*/.part-{kind}-*")))
        return self.cluster.jobs()[0]

    def finish(self) -> None:
        assert self.process.wait() == 0, self.log.read_text()[-5000:]


def test_two_local_workers_make_the_same_files(local):
    folder, expected = local
    done = recast("run", folder / "card.yaml", "--out", folder / "two", "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert contents(folder / "two") == expected


def test_slurm_makes_the_same_files(cluster, local):
    folder, expected = local
    workflow = Workflow(cluster, folder, "whole")
    workflow.finish()
    assert contents(workflow.out) == expected


def test_a_killed_job_is_tried_again(cluster, local):
    folder, expected = local
    workflow = Workflow(cluster, folder, "job-killed")
    cluster.run("scancel", "-f", "--signal=KILL", workflow.until_busy())
    workflow.finish()
    assert "Trying to restart" in workflow.log.read_text()
    assert contents(workflow.out) == expected


def test_a_drained_node_holds_the_jobs_until_it_is_back(cluster, local):
    folder, expected = local
    workflow = Workflow(cluster, folder, "drained")
    workflow.until_busy("shower")
    cluster.run("scontrol", "update", f"NodeName={cluster.host}", "State=DRAIN", "Reason=test")
    workflow.until(lambda: not cluster.jobs() and cluster.jobs("PENDING"))
    assert not (workflow.out / "results.json").exists()
    cluster.run("scontrol", "update", f"NodeName={cluster.host}", "State=RESUME")
    workflow.finish()
    assert contents(workflow.out) == expected


def test_a_node_that_goes_down_loses_no_finished_step(cluster, local):
    folder, expected = local
    workflow = Workflow(cluster, folder, "down")
    workflow.until_busy()
    cluster.run("scontrol", "update", f"NodeName={cluster.host}", "State=DOWN", "Reason=test")
    workflow.until(lambda: cluster.jobs("PENDING"))  # Slurm queues them again, for two minutes later
    if "down" in cluster.run("sinfo", "-h", "-o", "%T"):  # slurmd may have registered again by itself
        cluster.run("scontrol", "update", f"NodeName={cluster.host}", "State=RESUME")
    workflow.finish()
    assert contents(workflow.out) == expected


def test_a_killed_workflow_goes_on_when_it_is_started_again(cluster, local):
    folder, expected = local
    workflow = Workflow(cluster, folder, "workflow-killed")
    workflow.until_busy()
    os.killpg(workflow.process.pid, signal.SIGKILL)
    workflow.process.wait()
    # its job is still running: the new workflow submits the same work, which waits for the lock of the step
    assert cluster.jobs()
    again = Workflow(cluster, folder, "workflow-killed")
    again.finish()
    assert contents(again.out) == expected


def test_a_scan_that_is_killed_and_cleaned_meanwhile_ends_whole(cluster, tmp_path):
    scan = Scan(dry_card(tmp_path / "dry", "lmu_ltau", 8), 4, dry_environment(tmp_path, cluster.environment))
    process, _ = killed_and_started_again(scan, cluster, 6)
    counts = cleaned_beside(scan, process)
    assert counts["cleaned"] + counts["refused"] > 0
    said = recast("status", scan.out, "--json", env=scan.env)
    assert json.loads(said.stdout)["counts"]["done"] == 9
