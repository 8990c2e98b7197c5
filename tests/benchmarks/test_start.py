"""Start-up: seconds of short commands, and their ratio to an earlier build (run with -m benchmark -s).

RECAST_EARLIER=/path/to/checkout names the earlier build, d734837 for the aims: each command is then run of
both in turn, and the ratio of medians is held against its aim. A process of its own each time, files warm.
"""

import gzip
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import recast

pytestmark = pytest.mark.benchmark

HERE = Path(recast.__file__).resolve().parents[1]
PARTONS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_zp50.lhe.gz"
EVENTS, REPEATS = 100, 5
AIMS = {"limit": 0.5, "lowenergy": 0.6, "analyse": 0.6}
"""Largest ratio of processor times."""


def commands(folder):
    text = gzip.decompress(PARTONS.read_bytes())
    start, end = text.index(b"<event>"), text.index(b"</LesHouchesEvents>")
    events = text[start:end].split(b"<event>")[1:]
    copies = (events * EVENTS)[:EVENTS]
    path = folder / "events.lhe"
    path.write_bytes(text[:start] + b"".join(b"<event>" + event for event in copies) + text[end:])
    return {
        "limit": ["limit", "--observed", "77", "--background", "78"],
        "lowenergy": ["lowenergy", "--mzp", "30", "--gp", "0.05"],
        "analyse": ["analyse", "atlas_2013_z4l", str(path), "--no-cache"],
    }


def seconds(tree, words):
    """Return wall and processor seconds, those of its own children included."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "recast.cli.main", *words],
        check=True,
        capture_output=True,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
    )
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("name", AIMS)
def test_seconds_to_start(tmp_path, name):
    words = commands(tmp_path)[name]
    trees = {"now": HERE}
    if "RECAST_EARLIER" in os.environ:
        trees["earlier"] = Path(os.environ["RECAST_EARLIER"])
    rows = {tree: [] for tree in trees}
    for _ in range(REPEATS + 1):
        for tree, path in trees.items():
            rows[tree].append(seconds(path, words))
    medians = {}
    for tree, found in rows.items():
        wall, processor = (statistics.median(column) for column in zip(*found[1:], strict=True))
        medians[tree] = processor
        print(f"\n{name}, {tree}: {wall:.2f} s by the clock, {processor:.2f} s of processor time", end="")
    if "earlier" in medians:
        ratio = medians["now"] / medians["earlier"]
        print(f"\n{name}: {ratio:.2f} of the earlier build")
        assert ratio <= AIMS[name]
