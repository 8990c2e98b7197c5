"""Sherpa's Comix against the embedded generator: the same process and cuts, in one run (-m benchmark -s).

RECAST_SHERPA names the program, such as site-packages/bin/Sherpa of the wheel sherpa-mc on CPython 3.12.
"""

import os
import resource
import shutil
import statistics
import subprocess
import time
from pathlib import Path

import pytest

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.model.zprime import ZPrimePoint

SHERPA = os.environ.get("RECAST_SHERPA", "")
COUNT, REPEATS, AIM = 10_000, 5, 25.0

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not SHERPA, reason="RECAST_SHERPA does not name a Sherpa"),
]


def comix_seconds(folder: Path) -> float:
    shutil.copy(Path(__file__).with_name("comix.yaml"), folder / "Sherpa.yaml")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([SHERPA], check=True, capture_output=True, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = next(folder.glob("events*")).read_text(encoding="utf-8")
    assert text.count("</event>") == COUNT
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_ten_thousand_four_muon_events(tmp_path, capsys):
    theirs = comix_seconds(tmp_path)
    generator = BuiltinGenerator(GeneratorSettings())
    process = Process(FinalState.FOUR_MUONS, Contribution.SM, 8000.0)
    point = ZPrimePoint(30.0, 0.0)
    ours = []
    with workers(1) as pool:
        generator.integrate(process, point, 1, 1000, pool)  # compilers are not what is measured
        for seed in range(REPEATS):
            start = time.process_time()
            path = tmp_path / f"{seed}.lhe.gz"
            generator.generate(process, point, COUNT, seed, path, workers=pool, progress=Silent())
            ours.append(time.process_time() - start)
    ratio = theirs / statistics.median(ours)
    with capsys.disabled():
        print(
            f"\n{COUNT} events p p > 4 mu, 8 TeV, of processor time: Comix {theirs:.1f} s with integration, "
            f"embedded {statistics.median(ours):.2f} s ({min(ours):.2f} to {max(ours):.2f}) with warm-up and "
            f"LHE file; ratio {ratio:.0f}"
        )
    assert ratio >= AIM
