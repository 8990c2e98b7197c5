"""Pipeline: the kept step of a warm-up: what a generator learns of phase space, for several samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recast.core.parallel import Workers
from recast.core.registry import guarded_code
from recast.model.base import Point

__all__ = ["make", "read"]

_TUNING = "tuning.npz"


def make(folder: Path, *, generator: Any, process: Any, point: Point, seed: int, workers: Workers) -> None:
    """Let a generator that has tunings make one."""
    with guarded_code(generator):
        generator.tune(process, point, seed, workers).save(folder / _TUNING)


def read(folder: Path) -> Path:
    """Return the file of a finished step."""
    return folder / _TUNING
