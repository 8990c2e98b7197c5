"""MadGraph against the embedded generator: the same events, in one run (-m "benchmark and madgraph" -s)."""

import resource
import time
from pathlib import Path

import pytest

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

COUNT = 2000
PDF = "NNPDF23_lo_as_0130_qed"


def _missing() -> str:
    try:
        find_madgraph()
    except InputError as error:
        return str(error)
    return ", ".join(missing_tools())


def _clock() -> tuple[float, float]:
    """Return processor time of this process and of all that it started and waited for, and wall time [s]."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both), time.perf_counter()


@pytest.mark.benchmark
@pytest.mark.madgraph
@pytest.mark.skipif(bool(_missing()), reason=_missing())
@pytest.mark.parametrize(("contribution", "gp", "quarks"), [("sm", 0.0, "udsc"), ("signal", 0.05, "u")])
def test_speed_of_both_generators(tmp_path: Path, contribution: str, gp: float, quarks: str) -> None:
    settings = GeneratorSettings(pdf_set=PDF)
    process = Process(FinalState.FOUR_MUONS, Contribution(contribution), 8000.0, tuple(quarks))
    point = ZPrimePoint(30.0, gp)
    generators = {"madgraph": MadGraphGenerator(settings), "builtin": BuiltinGenerator(settings)}
    spent, samples = {}, {}
    with workers(1) as pool:
        # process folder and matrix element are compiled and kept outside the measurement
        generators["builtin"].integrate(process, point, 1, 1000, pool)
        recipe, log = four_lepton_recipe(process, point), tmp_path / "log"
        process_folder(find_madgraph(), recipe, log=log, time_limit=TimeLimit(3600.0))
        for name, events in (("madgraph", COUNT), ("builtin", COUNT)):
            before = _clock()
            samples[name] = generators[name].generate(
                process, point, events, 1, tmp_path / f"{name}.lhe.gz", workers=pool, progress=Silent()
            )
            spent[name] = [after - start for after, start in zip(_clock(), before, strict=True)]
    rates = {name: [COUNT / seconds for seconds in values] for name, values in spent.items()}
    ratio = [spent["madgraph"][kind] / spent["builtin"][kind] for kind in (0, 1)]
    theirs_per_s, ours_per_s = rates["madgraph"], rates["builtin"]
    print(
        f"\n4mu {contribution} ({quarks}), {COUNT} events, one core: MadGraph {theirs_per_s[0]:.1f}, "
        f"embedded {ours_per_s[0]:.0f} events/s of processor time ({theirs_per_s[1]:.1f} and "
        f"{ours_per_s[1]:.0f} by the clock); ratio {ratio[0]:.1f} ({ratio[1]:.1f} by the clock)"
    )
    ours, theirs = samples["builtin"], samples["madgraph"]
    assert ours.n_events == theirs.n_events == COUNT
    assert theirs.cross_section_pb == pytest.approx(ours.cross_section_pb, rel=0.06)
