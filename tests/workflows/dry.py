"""A dry generator, for the tests alone: points without physics that cost only what the engine itself does.

Each point makes the kept steps that a real one makes (two energies of generation, shower and analysis, two
integrals) with one number in each, under the same locks and records.
"""

import functools
from dataclasses import dataclass
from pathlib import Path

from recast.core.atomic import make_folder, write_json
from recast.core.errors import RunError
from recast.core.parallel import serial, workers
from recast.core.progress import Silent
from recast.generate.profiles import shower_profile
from recast.model.scan_point import ScanPoint
from recast.pipeline.kinds.result import read_result
from recast.pipeline.scan import Answer, attempt
from recast.pipeline.state import Ledger
from recast.pipeline.steps import Steps

_STEPS = ("generate", "shower", "analyse", "generate", "shower", "analyse", "integrate", "integrate")


@dataclass(frozen=True)
class DryPoint:
    folder: Path
    mzp_gev: float
    broken: bool


@functools.cache
def _steps(folder: Path) -> Steps:
    return Steps(folder / "steps", 1, shower_profile("no-mpi"), None, serial(), Silent())


def solve_dry(point: DryPoint) -> Answer[float]:
    steps = _steps(point.folder)

    def work() -> float:
        total = 0.0
        for number, kind in enumerate(_STEPS):
            if point.broken and number == 3:
                raise RunError("broken on purpose", where="dry generator")
            made = steps.make(
                kind,
                f"{point.mzp_gev:g}-{number}",
                1,
                {"number": number, "mass": point.mzp_gev},
                lambda folder: write_json(folder / "result.json", point.mzp_gev) and None,
            )
            total += read_result(made)
        return total

    return attempt(
        Ledger(point.folder / "state", "dry"), ScanPoint.of({"mzp_gev": point.mzp_gev}), steps, work, str
    )


def dry_scan(folder: Path, count: int, *, jobs: int, broken: tuple[int, ...] = ()) -> list[Answer[float]]:
    """Return the answers of `count` points, through the pool of the engine."""
    make_folder(folder / "steps")
    make_folder(folder / "state")
    points = [DryPoint(folder, float(number + 1), number + 1 in broken) for number in range(count)]
    with workers(jobs) as pool:
        return list(pool.imap(solve_dry, points))
