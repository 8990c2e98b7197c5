"""MadGraph against the embedded generator: the same events, in one run (-m "benchmark and madgraph" -s)."""

import os
import time
from pathlib import Path

import pytest
from madevent_comparison import clock, compilation_apart

from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.madgraph.execute import TimeLimit
from recast.generate.madgraph.folders import process_folder
from recast.generate.madgraph.generator import MadGraphGenerator
from recast.generate.madgraph.installation import find_madgraph, missing_tools
from recast.generate.madgraph.recipes import four_lepton_recipe
from recast.model.zprime import ZPrimePoint

COUNT = 10_000
MADEVENT_COUNT = int(os.environ.get("RECAST_MADEVENT_EVENTS", COUNT))
"""MadEvent takes minutes of processor time for 1000 events."""
PDF = "NNPDF23_lo_as_0130_qed"


def _missing() -> str:
    try:
        find_madgraph()
    except InputError as error:
        return str(error)
    return ", ".join(missing_tools())


@pytest.mark.benchmark
@pytest.mark.madgraph
@pytest.mark.skipif(bool(_missing()), reason=_missing())
@pytest.mark.parametrize(("contribution", "gp"), [("sm", 0.0), ("signal", 0.05)])
def test_speed_of_both_generators(tmp_path: Path, contribution: str, gp: float) -> None:
    """p p > 4 mu at 8 TeV with the default cuts; warm-up and LHE file of the embedded generator included.

    MadEvent's are survey, refine and combine: compilation is left out on both sides.
    """
    settings = GeneratorSettings(pdf_set=PDF)
    process = Process(FinalState.FOUR_MUONS, Contribution(contribution), 8000.0, tuple("udsc"))
    point = ZPrimePoint(30.0, gp)
    generators = {"madgraph": MadGraphGenerator(settings), "builtin": BuiltinGenerator(settings)}
    counts = {"madgraph": MADEVENT_COUNT, "builtin": COUNT}
    spent, wall, samples = {}, {}, {}
    with workers(1) as pool, compilation_apart(tmp_path / "compiler") as compiling:
        generators["builtin"].generate(
            process, point, 100, 2, tmp_path / "warm.lhe.gz", workers=pool, progress=Silent()
        )
        recipe, log = four_lepton_recipe(process, point), tmp_path / "log"
        process_folder(find_madgraph(), recipe, log=log, time_limit=TimeLimit(7200.0))
        for name, events in counts.items():
            before, start = clock() - compiling(), time.perf_counter()
            samples[name] = generators[name].generate(
                process, point, events, 1, tmp_path / f"{name}.lhe.gz", workers=pool, progress=Silent()
            )
            spent[name] = clock() - compiling() - before
            wall[name] = time.perf_counter() - start
    theirs_per_s, ours_per_s = (counts[name] / spent[name] for name in counts)
    by_clock = (counts["builtin"] / wall["builtin"]) / (counts["madgraph"] / wall["madgraph"])
    ours, theirs = samples["builtin"], samples["madgraph"]
    print(
        f"\n4mu {contribution}, one core: MadEvent {theirs_per_s:.1f} ({MADEVENT_COUNT} events, "
        f"{theirs.cross_section_pb:.5g}({theirs.cross_section_error_pb:.1g}) pb), embedded {ours_per_s:.0f} "
        f"events/s of processor time ({COUNT} events, {ours.cross_section_pb:.5g}"
        f"({ours.cross_section_error_pb:.1g}) pb); ratio {ours_per_s / theirs_per_s:.0f} "
        f"({by_clock:.0f} by the clock)"
    )
    assert ours.n_events == COUNT
    assert theirs.n_events == MADEVENT_COUNT
    assert theirs.cross_section_pb == pytest.approx(ours.cross_section_pb, rel=0.06)
    assert ours_per_s >= 100.0 * theirs_per_s
