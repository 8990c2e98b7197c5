"""Pipeline: the kept step of a control variate: what the partons of a sample tell of a selection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from recast.analysis.control import Control, ControlTask, control
from recast.analysis.loader import LoadedAnalysis
from recast.core.arrays import arrays_of
from recast.core.atomic import atomic_path
from recast.core.parallel import Workers
from recast.core.reading import read_bytes
from recast.detector.draws import Draws
from recast.events.parton_filter import PartonFilter
from recast.events.partons import PartonFile
from recast.events.sample import Sample

__all__ = ["make", "read"]

_FILE = "control.npz"
_CHUNK = 4000
"""Events of a task: bounds the memory."""


def make(
    folder: Path,
    *,
    analysis: LoadedAnalysis,
    partons: Sample,
    read: Callable[[], PartonFile],
    seed: int,
    event_filter: PartonFilter | None,
    workers: Workers,
) -> None:
    """Write the control variate of all events of a sample, which `read` hands out."""
    draws, table = Draws(seed, partons.name), read().table
    tasks = (ControlTask(analysis, piece, draws, event_filter) for piece in table.pieces(_CHUNK))
    parts = list(workers.imap(control, tasks))
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(part, name) for part in parts]) for name in ("weight", "allowed")
    }
    for name in parts[0].regions:
        columns[f"region {name}"] = np.concatenate([part.regions[name] for part in parts])
    with atomic_path(folder / _FILE) as path, path.open("wb") as stream:
        np.savez(stream, **columns)


def read(folder: Path) -> Control:
    """Return the control variate of a finished step."""
    content = arrays_of(read_bytes(folder / _FILE))
    regions = {name[7:]: values for name, values in content.items() if name.startswith("region ")}
    return Control(content["weight"], content["allowed"], regions)
