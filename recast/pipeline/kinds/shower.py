"""Pipeline: the kept step of showered events: a Parquet file and its sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.events.parton_filter import PartonFilter
from recast.events.partons import PartonFile
from recast.events.sample import Sample, load_sample
from recast.generate.profiles import ShowerProfile
from recast.generate.shower import shower

__all__ = ["make", "read"]

_EVENTS = "events.parquet"


def make(
    folder: Path,
    *,
    partons: Sample,
    read: Callable[[], PartonFile],
    profile: ShowerProfile,
    seed: int,
    event_filter: PartonFilter | None,
    workers: Workers,
    progress: Progress,
    thinning: npt.NDArray[np.float64] | None = None,
) -> None:
    """Shower a sample, which `read` hands out, with a profile; errors as `shower` of that."""
    shower(
        partons,
        profile,
        seed,
        folder / _EVENTS,
        event_filter=event_filter,
        workers=workers,
        progress=progress,
        file=read(),
        thinning=thinning,
    )


def read(folder: Path) -> Sample:
    """Return the sample of a finished step."""
    return load_sample(folder / _EVENTS)
