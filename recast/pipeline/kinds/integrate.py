"""Pipeline: the kept step of a parton-level cross section."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recast.core.atomic import write_json
from recast.core.parallel import Workers
from recast.core.registry import guarded_code
from recast.generate.base import Generator
from recast.model.base import Point
from recast.pipeline.kinds.result import RESULT, read_result

__all__ = ["make", "read"]


def make(
    folder: Path,
    *,
    generator: Generator,
    process: Any,
    point: Point,
    n_points: int,
    seed: int,
    workers: Workers,
) -> None:
    """Integrate over `n_points` points of the phase space."""
    with guarded_code(generator):
        value, error = generator.integrate(process, point, seed, n_points, workers=workers)
    write_json(folder / RESULT, [value, error])


def read(folder: Path) -> tuple[float, float]:
    """Return the cross section and its error [pb] of a finished step."""
    value, error = read_result(folder)
    return float(value), float(error)
