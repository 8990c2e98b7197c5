"""Events: several files of one process as one sample."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import awkward as ak

from recast.events.collect import rescaled
from recast.events.join import combined, shares
from recast.events.stream import EventStream

__all__ = ["merged"]


def merged(streams: Sequence[EventStream]) -> EventStream:
    """Return the events of several files of the same process, one file after the other, numbered anew.

    Each file estimates the same cross section; the estimates are averaged with the numbers of events, and
    the weights of all files together add up to the average.

    Raises
    ------
    InputError
        As `recast.events.join.combined`: if energies, processes or cross sections differ.
    """
    if len(streams) == 1:
        return streams[0]
    samples = [stream.sample for stream in streams]
    first = samples[0]
    where = [str(sample.path) for sample in samples]
    parts = shares([sample.n_events for sample in samples], where[0])
    sample = combined(samples, [stream.processes for stream in streams], where)

    def chunks() -> Iterator[ak.Array]:
        before = 0
        for stream, part_of_all in zip(streams, parts, strict=True):
            start = before
            for part in stream.chunks():
                yield rescaled(part, part_of_all, start)
                start += len(part)
            before += stream.sample.n_events

    provenance = {"merged": [{"name": item.name, "provenance": item.provenance} for item in samples]}
    sample = dataclasses.replace(sample, name=f"{first.name}+{len(streams) - 1}", provenance=provenance)
    notes = tuple(f"{stream.sample.path.name}: {note}" for stream in streams for note in stream.notes)
    return EventStream(sample, notes, chunks, streams[0].processes)
