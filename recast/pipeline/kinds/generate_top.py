"""Pipeline: the kept step of parton events with a rare top decay: an LHE file and its sample."""

from __future__ import annotations

from pathlib import Path

from recast.core.progress import Progress
from recast.events.sample import Sample, load_sample, save_sample
from recast.generate.top.generator import TopGenerator
from recast.generate.top.process import TopProcess

__all__ = ["make", "read"]

_EVENTS = "events.lhe.gz"


def make(
    folder: Path,
    *,
    generator: TopGenerator,
    process: TopProcess,
    n_events: int,
    seed: int,
    name: str,
    progress: Progress,
) -> None:
    """Generate `n_events` events into a folder; `name` is the sample's."""
    target = folder / _EVENTS
    save_sample(generator.generate(process, n_events, seed, target, name=name, progress=progress))


def read(folder: Path) -> Sample:
    """Return the sample of a finished step."""
    return load_sample(folder / _EVENTS)
