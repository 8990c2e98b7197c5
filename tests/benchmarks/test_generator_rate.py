"""Unweighted events per second and core, and where the time goes (run with -m benchmark -s)."""

import time
from pathlib import Path

import pytest

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.model.zprime import ZPrimePoint

COUNT = 20_000


@pytest.mark.benchmark
@pytest.mark.parametrize("matrix_element", ["amplicol", "helicity"])
@pytest.mark.parametrize(
    ("contribution", "gp"), [("sm", 0.0), ("np", 0.05), ("interference", 0.05), ("full", 0.05)]
)
def test_rate(tmp_path: Path, matrix_element: str, contribution: str, gp: float) -> None:
    generator = BuiltinGenerator(GeneratorSettings(matrix_element=matrix_element))
    process = Process(FinalState.FOUR_MUONS, Contribution(contribution), 8000.0)
    with workers(1) as pool:
        # the matrix element is compiled and cached outside the measurement
        generator.integrate(process, ZPrimePoint(30.0, gp), 1, 1000, pool)
        start, clock = time.process_time(), time.perf_counter()
        sample = generator.generate(
            process, ZPrimePoint(30.0, gp), COUNT, 1, tmp_path / "x.lhe.gz", workers=pool, progress=Silent()
        )
    seconds, wall = time.process_time() - start, time.perf_counter() - clock
    facts = sample.provenance
    print(
        f"\n{matrix_element} {contribution}: {COUNT / seconds:.0f} events/s/core of processor time "
        f"(warm-up and writing included; {COUNT / wall:.0f}/s by the clock), "
        f"efficiency {facts['unweighting_efficiency']:.4f}, "
        f"above bound {facts['share_above_bound']:.2e}, largest {facts['largest_weight_over_bound']:.2f}"
    )
    if contribution == "sm":
        assert COUNT / seconds > 800
