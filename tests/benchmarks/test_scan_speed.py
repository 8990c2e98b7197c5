"""How a scan gains from a second processor, and what the engine itself costs a point (-m benchmark -s).

Other work on the machine spoils a ratio of wall times, but hardly the processor seconds of each process.
"""

import json
import math
import multiprocessing
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from recast.cards import load_card, parse_card
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.pipeline.run import prepare_generator, run_card
from recast.pipeline.status import read_timing

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "workflows"))
from dry import dry_scan

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


class Watch:
    """Wall seconds, and processor seconds of this process and of each of its workers."""

    def __enter__(self) -> "Watch":
        self._start, self._own = time.perf_counter(), time.process_time()
        self._workers: dict[int, float] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self.wall = time.perf_counter() - self._start
        self.own = time.process_time() - self._own
        self.workers = sorted(self._workers.values(), reverse=True)
        # main process and workers are at work at the same time, on as many processors as there are workers
        total, count = self.own + sum(self.workers), max(len(self.workers), 1)
        self.longest = max(total / count, self.own, *self.workers)

    def _look(self) -> None:
        tick = os.sysconf("SC_CLK_TCK")
        while not self._done.wait(0.2):
            for child in multiprocessing.active_children():
                try:
                    words = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                self._workers[child.pid] = (int(words[11]) + int(words[12])) / tick

    def __str__(self) -> str:
        workers = ", ".join(f"{seconds:.1f}" for seconds in self.workers) or "none"
        return f"{self.wall:.1f} s; processors: main {self.own:.1f} s, workers {workers} s"


def test_the_quickstart_on_two_processors(tmp_path, capsys):
    content = load_card(resource("workflows", "quickstart.yaml")).model_dump(mode="json")
    part = float(os.environ.get("RECAST_BENCHMARK_PART", "1"))
    content["generate"]["target_error"] /= math.sqrt(part)
    card = parse_card(json.loads(json.dumps(content)))
    prepare_generator(card, card.points(), Silent())  # compilers are not what is measured
    watches = {}
    for jobs in (1, 2):
        with Watch() as watches[jobs]:
            run_card(card, tmp_path / str(jobs), jobs=jobs, progress=Silent())
        with capsys.disabled():
            print(f"\n{jobs} processes: {watches[jobs]}; load {os.getloadavg()[0]:.1f}")
    timing = read_timing(tmp_path / "2")
    clock, processors = watches[1].wall / watches[2].wall, watches[1].longest / watches[2].longest
    with capsys.disabled():
        print(f"{clock:.2f} times as fast by the clock, {processors:.2f} by processor seconds")
        share = timing.path_s / timing.total_s
        print(f"longest chain {timing.path_s:.1f} of {timing.total_s:.1f} s ({share:.1%})")
        print(f"largest worker {timing.peak_mb:.0f} MB")
    assert (tmp_path / "1" / "results.json").read_bytes() == (tmp_path / "2" / "results.json").read_bytes()
    assert timing.path_s < timing.total_s / 10
    assert timing.peak_mb < 350
    if os.getloadavg()[0] < 3:  # else the clock tells of other work
        assert clock >= 1.85


def test_a_thousand_dry_points(tmp_path, capsys):
    for jobs in (1, 2):
        with Watch() as watch:
            assert len(dry_scan(tmp_path / str(jobs), 1000, jobs=jobs)) == 1000
        with capsys.disabled():
            print(f"\n1000 points, {jobs} processes: {watch}; load {os.getloadavg()[0]:.1f}")
