"""Events: any event file to the event record and its sample, in memory; the format is told by the content."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import awkward as ak

from recast.events.collect import Collector, rescaled
from recast.events.formats import EventFormat, detect_format
from recast.events.full import batched
from recast.events.open_full import open_full
from recast.events.options import ReadOptions
from recast.events.parquet.slim import is_slim
from recast.events.record import empty_events
from recast.events.sample import Sample
from recast.events.slimming import Slimming
from recast.events.source import STANDARD_INPUT
from recast.events.stream import stream_events
from recast.events.totals import factors_of, totals_sample

__all__ = ["read_events"]


def read_events(
    path: Path,
    *,
    slimming: Slimming | None = None,
    cross_section_pb: float | None = None,
    options: ReadOptions | None = None,
    jobs: int = 1,
) -> tuple[ak.Array, Sample]:
    """Read an event file of any known format (`recast.events.formats.EventFormat`) into memory.

    `recast.events.stream.stream_events` does the same in chunks.

    Parameters
    ----------
    path
        The file, or "-" for HepMC text on standard input.
    slimming
        Thresholds for formats that hold all particles; those of the shower profiles by default.
    cross_section_pb
        Replaces the cross section that the file or its sample description states [pb].
    options
        Further choices; `slimming` and `cross_section_pb` replace what is in them.
    jobs
        Threads that parse text.

    Returns
    -------
    Event record (see `recast.events.record`) and sample.

    Raises
    ------
    InputError
        If the file is missing, empty, damaged, cut off or of an unknown format, or holds no events or numbers
        that are not finite.
    """
    path = Path(path)
    chosen = options or ReadOptions()
    if slimming is not None:
        chosen = dataclasses.replace(chosen, slimming=slimming)
    if cross_section_pb is not None:
        chosen = dataclasses.replace(chosen, cross_section_pb=cross_section_pb)
    form = None if str(path) == STANDARD_INPUT else detect_format(path)
    if form is EventFormat.PARQUET and is_slim(path):
        with stream_events(path, chosen) as stream:
            return ak.concatenate(list(stream.chunks())), stream.sample
    with open_full(path, chosen, jobs) as file:
        collector = Collector(file, chosen)
        parts = [collector.add(chunk) for chunk in batched(file.chunks)]
        totals = collector.totals()
    sample, factors, _ = totals_sample(totals, path, chosen)
    events = ak.concatenate([empty_events(jets=chosen.has_jets), *parts])
    factor = factors_of(totals, factors, 0, len(events))
    return rescaled(events, factor, 0 if totals.renumber else None), sample
