"""Events: several files of one process as one sample."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence

import awkward as ak

from recast.core.errors import InputError
from recast.events.collect import rescaled
from recast.events.stream import EventStream

__all__ = ["merged"]


def merged(streams: Sequence[EventStream]) -> EventStream:
    """Return the events of several files of the same process, one file after the other, numbered anew.

    Each file estimates the same cross section; the estimates are averaged with the numbers of events, and
    the weights of all files together add up to the average.

    Raises
    ------
    InputError
        If the energies differ, or cross sections that state an error differ by more than five of them.
    """
    if len(streams) == 1:
        return streams[0]
    samples = [stream.sample for stream in streams]
    first = samples[0]
    total = sum(sample.n_events for sample in samples)
    if not total:
        raise InputError("the files hold no events", where=str(first.path))
    value = sum(sample.n_events * sample.cross_section_pb for sample in samples) / total
    error = math.hypot(*(sample.n_events * sample.cross_section_error_pb for sample in samples)) / total
    for sample in samples:
        if not math.isclose(sample.sqrt_s_gev, first.sqrt_s_gev, rel_tol=1e-6):
            raise InputError(
                f"its beams have {sample.sqrt_s_gev:g} GeV, those of the first file {first.sqrt_s_gev:g} GeV",
                where=str(sample.path),
                mend="Merge files of one process only.",
            )
        spread = math.hypot(sample.cross_section_error_pb, error)
        if spread > 0 and abs(sample.cross_section_pb - value) > 5.0 * spread:
            raise InputError(
                f"its cross section is {sample.cross_section_pb:g} pb, that of all files {value:g} pb",
                where=str(sample.path),
                mend="Merge files of one process only.",
            )

    def chunks() -> Iterator[ak.Array]:
        before = 0
        for stream in streams:
            start = before
            for part in stream.chunks():
                yield rescaled(part, stream.sample.n_events / total, start)
                start += len(part)
            before += stream.sample.n_events

    name = f"{first.name}+{len(streams) - 1}"
    provenance = {"merged": [{"name": item.name, "provenance": item.provenance} for item in samples]}
    sample = dataclasses.replace(
        first,
        name=name,
        n_events=total,
        cross_section_pb=value,
        cross_section_error_pb=error,
        provenance=provenance,
    )
    notes = tuple(f"{stream.sample.path.name}: {note}" for stream in streams for note in stream.notes)
    return EventStream(sample, notes, chunks)
