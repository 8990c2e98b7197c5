"""Failed points, more points and the Snakefile on small real runs."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest
from runs import contents, environment, quick_card, recast, write_card
from snakemake_runs import SNAKEFILE, snakemake

from recast.cards import parse_card
from recast.core.progress import Silent
from recast.pipeline.run import run_card

pytestmark = pytest.mark.slow

REASON = "internal error (FloatingPointError: broken on purpose)"


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A run of two points, one of which breaks the generator: its folder, card file, content, and outcome."""
    folder = tmp_path_factory.mktemp("broken")
    content = quick_card(folder, 25, 30)
    card, out = write_card(folder, content), folder / "out"
    done = recast("run", card, "--out", out, "--jobs", 2, env=environment(breaks_at="25"))
    return folder, card, content, done


def test_a_failing_point_stops_no_other_and_the_curve_says_where_it_is_missing(broken):
    folder, _, _, done = broken
    out = folder / "out"
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"recast: 1 of 2 model points failed; the first, mzp_gev = 25: {REASON}. The others are in {out}. "
        "Run again to try once more; --keep-failed accepts it."
    )
    results = json.loads((out / "results.json").read_text())
    assert results["failures"] == [{"parameters": {"mzp_gev": 25.0}, "reason": REASON}]
    assert [point["parameters"]["mzp_gev"] for point in results["points"]] == [30.0]
    row = (out / "exclusion.csv").read_text().splitlines()[1]
    assert row.startswith(f"25,,,,,,,,failed,failed,failed: {REASON},")
    assert f"failed: {REASON}" in (out / "report.html").read_text()
    status = recast("status", out)
    assert f"mzp25           failed  {REASON}" in status.stdout


def execute(content: dict, out, **options):
    return run_card(parse_card(content), out, jobs=1, progress=Silent(), **options)


def test_only_what_is_new_is_run(broken, tmp_path):
    folder, _, content, _ = broken
    out = tmp_path / "copy"
    shutil.copytree(folder / "out", out)
    kept = execute(content, out, keep_failed=True)
    assert kept.timings == {}
    assert [item.reason for item in kept.failures] == [REASON]
    # without the defect the failed point is made, and nothing else
    mended = execute(content, out)
    assert mended.failures == ()
    assert mended.timings["generate"]["events"] == mended.timings["shower"]["events"] == 300
    more = execute(content | {"model": "lmu_ltau", "scan": {"mzp_gev": [25, 30, 35]}}, out, update=True)
    assert more.timings["generate"]["events"] == 300
    # another analysis: it is applied to the events that were made
    other = tmp_path / "other"
    shutil.copytree(folder / "one_energy", other)
    code = other / "analysis.py"
    code.write_text(code.read_text() + "# a comment\n")
    assert execute(content | {"analysis": {"name": str(other)}}, out, update=True).timings == {}
    code.write_text(code.read_text() + "ANOTHER = True\n")
    again = execute(content | {"analysis": {"name": str(other)}}, out, update=True)
    assert set(again.timings) == {"analyse"}


def test_snakemake_makes_the_files_of_the_local_run(broken, tmp_path):
    pytest.importorskip("snakemake", reason="not installed: pip install '.[workflow]'")
    folder, card, _, _ = broken
    done = snakemake(
        "local",
        "--cores",
        1,
        folder=tmp_path,
        env=environment(breaks_at="25"),
        card=card,
        out=tmp_path / "out",
        threads=1,
    )
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "out") == contents(folder / "out")
    # files of nodes whose clocks differ by weeks
    for number, path in enumerate(sorted((tmp_path / "out").rglob("*"))):
        moment = time.time() + (-1) ** number * 1e6
        os.utime(path, (moment, moment))
    again = snakemake("local", "--cores", 1, folder=tmp_path, card=card, out=tmp_path / "out", threads=1)
    assert "Nothing to be done" in again.stderr + again.stdout


def test_the_snakefile_refuses_what_recast_refuses(tmp_path):
    pytest.importorskip("snakemake", reason="not installed: pip install '.[workflow]'")
    done = snakemake("local", "-n", folder=tmp_path, card=tmp_path / "absent.yaml")
    assert done.returncode == 1
    assert "absent.yaml: no such file" in done.stderr + done.stdout
    bare = [sys.executable, "-m", "snakemake", "-n", "--cores", "1", "-s", str(SNAKEFILE)]
    done = subprocess.run(bare, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment())
    assert "no card given: add --config card=" in done.stderr + done.stdout


@pytest.mark.endurance
def test_two_workers_refine_to_the_same_bytes(tmp_path):
    card = write_card(tmp_path, quick_card(tmp_path, 25, 35, 60, refine={"tolerance": 0.1, "most_points": 4}))
    for jobs in (1, 2):
        done = recast("run", card, "--out", tmp_path / str(jobs), "--jobs", jobs)
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    points = json.loads((tmp_path / "1" / "results.json").read_text())["points"]
    assert len(points) == 4
