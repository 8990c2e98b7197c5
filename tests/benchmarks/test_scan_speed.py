"""How a scan gains from a second processor, and what the engine itself costs a point."""

import json
import os
import resource
import sys
import time
from pathlib import Path

import pytest

from recast.cards import load_card, parse_card
from recast.core.progress import Silent
from recast.core.resources import resource as shipped
from recast.generate.matrix_elements import prepare_matrix_element
from recast.pipeline import run_card

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "workflows"))
from dry import dry_scan

pytestmark = pytest.mark.benchmark

MASSES = [5.5, 6.5, 8, 10, 15, 20, 30, 40, 45, 50, 60, 70]


def timed(function) -> tuple[float, float]:
    """Return wall and processor seconds, those of children included."""

    def used() -> float:
        both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(item.ru_utime + item.ru_stime for item in both)

    wall, processor = time.perf_counter(), used()
    function()
    return time.perf_counter() - wall, used() - processor


def test_fig_3_on_two_processors(tmp_path, capsys):
    content = load_card(shipped("workflows", "paper_fig3.yaml")).model_dump(mode="json")
    content["model"]["mzp_gev"] = MASSES
    content["generate"] |= {"events": 3000, "events_direct": 3000, "events_sm": 3000}
    content["figures"] = []
    card = parse_card(json.loads(json.dumps(content)))
    prepare_matrix_element(card.generate.matrix_element)
    found = {}
    for jobs in (1, 2):
        out = tmp_path / str(jobs)

        def run(jobs=jobs, out=out) -> None:
            run_card(card, out, jobs=jobs, progress=Silent())

        found[jobs] = timed(run)
    with capsys.disabled():
        for jobs, (wall, processor) in found.items():
            print(f"\n{jobs} processes: {wall:.0f} s, {processor:.0f} s of processors")
        load = os.getloadavg()[1]
        print(f"{found[1][0] / found[2][0]:.2f} times as fast; load of the machine {load:.1f}")
    assert (tmp_path / "1" / "results.json").read_bytes() == (tmp_path / "2" / "results.json").read_bytes()


def test_a_thousand_dry_points(tmp_path, capsys):
    for jobs in (1, 2):

        def run(jobs=jobs) -> None:
            assert len(dry_scan(tmp_path / str(jobs), 1000, jobs=jobs)) == 1000

        wall, processor = timed(run)
        with capsys.disabled():
            print(f"\n{jobs} processes: {wall:.1f} ms a point, {processor:.1f} ms of processors")
