"""Pipeline: the kept step of parton events: columns, or the LHE file of an external generator."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.registry import guarded_code
from recast.events.sample import Sample, load_sample, save_sample
from recast.generate.base import Generator
from recast.model.base import Point

__all__ = ["make", "read"]

_COLUMNS, _LHE = "events.parquet", "events.lhe.gz"


def make(
    folder: Path,
    *,
    generator: Generator,
    process: Any,
    point: Point,
    n_events: int,
    seed: int,
    name: str,
    workers: Workers,
    progress: Progress,
) -> None:
    """Generate `n_events` events into a folder; `name` is the sample's.

    The short name keys the random numbers of shower and detector.
    """
    out = folder / (_COLUMNS if getattr(generator, "writes_columns", False) else _LHE)
    with guarded_code(generator):
        sample = generator.generate(process, point, n_events, seed, out, workers=workers, progress=progress)
    save_sample(dataclasses.replace(sample, name=name))


def read(folder: Path) -> Sample:
    """Return the sample of a finished step."""
    columns = folder / _COLUMNS
    return load_sample(columns if columns.exists() else folder / _LHE)
