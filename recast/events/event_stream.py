"""Events: the event record in chunks: of full events, of a file that holds it, or of several files."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.reading import DAMAGE, damage_text, trusting
from recast.events.distinct import refuse_equal, refuse_same
from recast.events.full import FullEvents
from recast.events.jets import jet_columns, with_jets
from recast.events.join import check_same, combined, joined, shares
from recast.events.normalisation import RunTotals
from recast.events.options import ReadOptions
from recast.events.origin import FullRecord, dress, full_record
from recast.events.parquet.facts import parquet_facts
from recast.events.parquet.slim import is_slim, iterate_parquet
from recast.events.particles import file_particles, note_undecayed
from recast.events.sample import Sample
from recast.events.slimming import slim
from recast.events.thresholds import Slimming
from recast.events.totals import Choosing
from recast.events.weights import order_of

__all__ = ["Collector", "EventStream", "merged", "open_slim", "rescaled"]


class Collector(Choosing):
    """Slims the chunks of a file and keeps the totals."""

    def add(self, events: FullEvents) -> ak.Array:
        """Return the record of some events, with weights as in the file."""
        if not self._numbers:
            self._options.check_source(self._file.own, "lhe" in self._file.facts, self._file.where)
        weight = self.count(events)
        note_undecayed(self._file, events)
        slimmed = self._slimmed(full_record(events, weight, file_particles(self._file, events.run)))
        if events.objects:
            slimmed = with_jets(slimmed, events.objects["jets"], events.objects["missing"])
        return ak.to_packed(slimmed)

    def _slimmed(self, record: FullRecord) -> ak.Array:
        thresholds, cone, where = self._options.thresholds, self._options.dressing_cone, self._file.where
        if cone is None:
            return slim(record, thresholds, where=where)
        tracks = dataclasses.replace(thresholds, jets=())
        slimmed = slim(dress(record, cone), tracks, where=where)
        if not thresholds.jets:
            return slimmed
        # of the bare record: photons that went to a lepton would count twice
        return with_jets(slimmed, *jet_columns(record, thresholds.jets))


def rescaled(events: ak.Array, factor: float | npt.NDArray[np.float64], first: int | None) -> ak.Array:
    """Return events with weights times `factor` (of all, or of each), numbered from `first` on request."""
    if not (isinstance(factor, float) and factor == 1.0):
        events = ak.with_field(events, ak.to_numpy(events.weight) * factor, "weight")
    if first is not None:
        numbers = np.arange(first, first + len(events), dtype=np.uint64)
        events = ak.with_field(events, numbers, "event")
    return events


@dataclass(frozen=True, slots=True)
class EventStream:
    """The events of a file."""

    sample: Sample
    notes: tuple[str, ...]
    """What the user should know of the file, one line each."""
    chunks: Callable[[], Iterator[ak.Array]]
    """Starts to go through the event record, some thousand events at a time."""
    run: RunTotals | None = None
    """What is known of the beams and processes of its first run, of files of full events."""
    names: tuple[str, ...] = ()
    """Of the weights, likewise."""
    kept: Slimming | None = None
    """Thresholds of an event record that was made before, where it states them."""


def open_slim(path: Path, options: ReadOptions) -> EventStream | None:
    """Open the event record in a Parquet file; None where the file holds full events.

    Raises
    ------
    InputError
        If the file is damaged, or a choice is for full events.
    """
    if not is_slim(path):
        return None
    given = {
        "--weight": options.weight,
        "--dress": options.dressing_cone,
        "--sqrt-s": options.sqrt_s_gev,
        "--branch-map": options.branch_map,
    }
    for name, value in given.items():
        if value is not None:
            raise InputError(
                f"{name} is for files of full events; this one is recast's event record",
                where=str(path),
                mend="Leave it out.",
            )
    try:
        stated = Sample.from_json(parquet_facts(path)["sample"], path)
    except DAMAGE as error:
        raise InputError(
            f"its description is damaged ({damage_text(error)})", where=str(path), mend="Make it again."
        ) from error
    sample, factor = stated, 1.0
    if options.cross_section_pb is not None:
        # weights add up to the stated cross section over the whole sample, filtered events included
        factor = stated.factor_to(options.cross_section_pb)
        sample = stated.with_cross_section(options.cross_section_pb)

    def chunks() -> Iterator[ak.Array]:
        for part in iterate_parquet(path):
            yield rescaled(part, factor, None)

    profile = (stated.provenance.get("shower") or {}).get("profile") or {}
    with trusting(f"{path}: thresholds of the record", mend="Shower the events again."):
        kept = Slimming.from_dict(profile["slim"], where=str(path)) if "slim" in profile else None
    return EventStream(sample, (), chunks, kept=kept)


def merged(streams: Sequence[EventStream]) -> EventStream:
    """Return the events of several files of the same process, one file after the other, numbered anew.

    Each file estimates the same cross section; the estimates are averaged with the numbers of events, and
    the weights of all files together add up to the average. A file that kept none of the events that were
    generated for it counts with their number.

    Raises
    ------
    InputError
        As `recast.events.join.combined`: if energies, beams, processes, weights or cross sections
        differ; and if two files are equal, or none holds events.
    """
    filled = [stream for stream in streams if stream.run is None or stream.run.n_events]
    if not filled:
        raise InputError(
            "the file holds no events" if len(streams) == 1 else "none of the files holds events",
            where=str(streams[0].sample.path),
            mend="Merge it with the other files of its sample." if len(streams) == 1 else "",
        )
    if len(streams) == 1:
        return streams[0]
    samples = [stream.sample for stream in streams]
    refuse_equal(sample.path for sample in samples)
    refuse_same(samples)
    where = [str(sample.path) for sample in samples]
    parts = shares([sample.n_events for sample in samples], where[0])
    known = [(stream.run, str(stream.sample.path)) for stream in filled if stream.run]
    if known:
        check_same([run for run, _ in known], [name for _, name in known])
    for stream in filled:
        if stream.names and filled[0].names:
            order_of(stream.names, filled[0].names, str(stream.sample.path))
    sample = combined(samples, where)

    def chunks() -> Iterator[ak.Array]:
        before = 0
        for stream, part_of_all in zip(streams, parts, strict=True):
            start = before
            for part in stream.chunks():
                yield rescaled(part, part_of_all, start)
                start += len(part)
            before += stream.sample.n_events

    sample = joined(sample, samples)
    notes = tuple(f"{stream.sample.path.name}: {note}" for stream in streams for note in stream.notes)
    return EventStream(sample, notes, chunks, filled[0].run, filled[0].names)
