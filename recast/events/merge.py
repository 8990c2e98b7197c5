"""Events: several files of one process as one sample."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import awkward as ak

from recast.events.collect import rescaled
from recast.events.event_stream import EventStream
from recast.events.join import check_same, combined, shares
from recast.events.weights import order_of

__all__ = ["merged"]


def merged(streams: Sequence[EventStream]) -> EventStream:
    """Return the events of several files of the same process, one file after the other, numbered anew.

    Each file estimates the same cross section; the estimates are averaged with the numbers of events, and
    the weights of all files together add up to the average.

    Raises
    ------
    InputError
        As `recast.events.join.combined`: if energies, beams, processes, weights or cross sections
        differ.
    """
    if len(streams) == 1:
        return streams[0]
    samples = [stream.sample for stream in streams]
    first = samples[0]
    where = [str(sample.path) for sample in samples]
    parts = shares([sample.n_events for sample in samples], where[0])
    known = [(stream.run, name) for stream, name in zip(streams, where, strict=True) if stream.run]
    if known:
        check_same([run for run, _ in known], [name for _, name in known])
    for stream, name in zip(streams, where, strict=True):
        if stream.names and streams[0].names:
            order_of(stream.names, streams[0].names, name)
    sample = combined(samples, where)

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
    return EventStream(sample, notes, chunks, streams[0].run, streams[0].names)
