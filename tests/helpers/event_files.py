"""An event file of any format as one record and its sample."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import awkward as ak

from recast.events.options import ReadOptions
from recast.events.sample import Sample
from recast.events.stream import stream_events


def read_events(
    path: Path, *, options: ReadOptions | None = None, jobs: int = 1, **choices: object
) -> tuple[ak.Array, Sample]:
    """Return the events and the sample of `stream_events`; `choices` are fields of the options."""
    options = dataclasses.replace(options or ReadOptions(), **choices)
    with stream_events(path, options, jobs=jobs) as stream:
        return ak.concatenate(list(stream.chunks())), stream.sample
