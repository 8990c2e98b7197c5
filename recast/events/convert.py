"""Events: converts full events between formats; what was written is read again and compared."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from recast.core.errors import InputError, RunError
from recast.core.progress import Progress, Silent
from recast.core.version import __version__
from recast.core.words import parse_word, parses_words
from recast.events.agreement import Agreement, agreement
from recast.events.distinct import refuse_equal, refuse_same
from recast.events.full import FINAL, FullEvents, FullFile
from recast.events.hepmc.writer import WEIGHT_NAME, write_hepmc2, write_hepmc3
from recast.events.join import combined, joined
from recast.events.lhe.writer import write_full_lhe
from recast.events.options import Completeness, ReadOptions
from recast.events.parquet.full import write_parquet_full
from recast.events.particles import PARTICLES, file_particles, particle_facts
from recast.events.readers import open_full
from recast.events.root.full import RootKind, write_root_full
from recast.events.sample import Sample, described, description_notes, save_sample
from recast.events.source import STANDARD_INPUT
from recast.events.totals import Counter, Totals, no_joining, of_read
from recast.events.weights import order_of

__all__ = ["Conversion", "Target", "convert", "target_of"]

_TOOL = ("recast", __version__, "recast convert")
_TOLERANCE = 1e-6  # single precision adds up to less


class Target(StrEnum):
    """Formats that can be written."""

    HEPMC3 = "hepmc3"
    HEPMC2 = "hepmc2"
    ROOT = "root"
    """A TTree."""
    RNTUPLE = "rntuple"
    PARQUET = "parquet"
    LHE = "lhe"


_SUFFIXES = {
    ".hepmc3": Target.HEPMC3,
    ".hepmc2": Target.HEPMC2,
    ".hepmc": Target.HEPMC3,
    ".root": Target.ROOT,
    ".parquet": Target.PARQUET,
    ".lhe": Target.LHE,
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was converted."""

    n_events: int
    energy_gev: float
    """Sum over the final particles of all events."""
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    """Counts events and adds up energies on their way."""

    n_events: int = 0
    energy_gev: float = 0.0
    weights: float = 0.0

    def watch(self, chunks: Iterable[FullEvents]) -> Iterator[FullEvents]:
        for chunk in chunks:
            self.n_events += len(chunk)
            self.energy_gev += float(np.sum(chunk.e[chunk.status == FINAL], dtype=np.float64))
            self.weights += float(np.abs(chunk.weights).sum())
            yield chunk


def target_of(path: Path, word: str | None = None) -> Target:
    """Return the format of a file to write, by a word or by its suffixes.

    Raises
    ------
    InputError
        If neither says one.
    """
    if word is not None:
        return parse_word(Target, word, "format")
    for suffix in reversed(path.suffixes):
        if suffix in _SUFFIXES:
            return _SUFFIXES[suffix]
    raise InputError(
        "the name does not say the format",
        where=str(path),
        mend=f"End it with {', '.join(_SUFFIXES)} (text also .gz or .zst), or give --format.",
    )


def _check(file: FullFile, where: str, several: bool, options: ReadOptions) -> None:
    """Refuse what would change the yield: parts of recast's own files, and several of them in one."""
    if file.own and several:
        raise no_joining(where)
    if file.own and options.completeness is Completeness.KEEP_COMPLETE:
        options.check_source(True, False, where)


def _facts(first: FullFile) -> dict[str, Any]:
    """Return the facts of the first file."""
    facts: dict[str, Any] = {"own": first.own} | first.facts
    if particles := file_particles(first):
        facts[PARTICLES] = particle_facts(particles)
    return facts


def _whole(
    known: Sequence[Sample | None], totals: Sequence[Totals], sources: Sequence[Path], options: ReadOptions
) -> Sample | None:
    """Return the sample that the events of all files are; None where nothing describes it.

    Raises
    ------
    InputError
        If only some of the files are described, or they are of several processes.
    """
    found = [item for item in known if item is not None]
    if not found:
        return None
    if len(found) < len(known):
        raise InputError(
            "it has no sample description, others that it is joined with have one",
            where=str(sources[known.index(None)]),
            mend="Convert them one by one.",
        )
    read = [of_read(item, of, options) for item, of in zip(found, totals, strict=True)]
    whole = read[0]
    if len(read) > 1:
        refuse_same(read)
        counted = [replace(item, n_events=of.n_events) for item, of in zip(read, totals, strict=True)]
        whole = joined(combined(counted, [str(source) for source in sources]), counted)
    given = options.cross_section_pb
    return whole if given is None else whole.with_cross_section(given)


def _write(target: Target, path: Path, facts: dict[str, Any], chunks: Iterator[FullEvents]) -> int:
    if target is Target.HEPMC3:
        return write_hepmc3(path, _TOOL, chunks)
    if target is Target.HEPMC2:
        return write_hepmc2(path, _TOOL, chunks)
    if target is Target.PARQUET:
        return write_parquet_full(path, facts, chunks)
    if target is Target.LHE:
        if "lhe" not in facts:
            raise InputError(
                "only parton events that came from an LHE file can be written as LHE",
                where=str(path),
                mend="Choose hepmc3, root, rntuple or parquet.",
            )
        return write_full_lhe(path, facts["lhe"], chunks, facts.get("slha", ""))
    kind = RootKind.TTREE if target is Target.ROOT else RootKind.RNTUPLE
    return write_root_full(path, kind, facts, chunks)


class _Again(Exception):  # noqa: N818 - no error: the events have to be gone through once more
    """What the events have to state is known only now."""

    def __init__(self, common: Agreement) -> None:
        super().__init__()
        self.common = common


@dataclass(slots=True)
class _Passage:
    """Goes through the events of all sources."""

    sources: list[Path]
    target: Path
    options: ReadOptions
    jobs: int
    shown: Progress
    task: str
    notes: list[str] = field(default_factory=list)
    common: Agreement | None = None
    """What all events are to state, once it is known."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Of the file to write; complete after the last event."""
    sample: Sample | None = None
    """What the events are, if they are described; known after the last event."""

    def opened(self, stack: ExitStack) -> list[FullFile]:
        """Return the sources, open as long as the stack."""
        return [stack.enter_context(open_full(source, self.options, self.jobs)) for source in self.sources]

    def chunks(self, files: list[FullFile]) -> Iterator[FullEvents]:
        """Yield the events of all sources as those of one run, numbered anew where there are several.

        Raises
        ------
        InputError
            If a file is bad, or they do not belong together (`recast.events.agreement`).
        _Again
            At the end, if the events should have stated something else.
        """
        several = len(files) > 1
        names: tuple[str, ...] | None = None
        before = 0
        totals: list[Totals] = []
        inits: list[dict[str, Any] | None] = []
        for file, source in zip(files, self.sources, strict=True):
            counter = Counter(file, self.options)
            for index, chunk in enumerate(file.chunks):
                if not index:  # what the weights are is known with the first chunk
                    _check(file, str(source), several, self.options)
                events = chunk
                if names is not None and (order := order_of(chunk.weight_names, names, str(source))):
                    events = chunk.with_weights(names, order)
                names = events.weight_names
                if file.own:  # older ones have another name
                    events = replace(events, weight_names=(WEIGHT_NAME,))
                counter.count(chunk)
                if self.common is not None and self.common.differs:
                    events = _restated(events, self.common)
                if several:
                    events = replace(events, number=np.arange(before, before + len(events)))
                before += len(events)
                self.shown.advance(self.task, len(events))
                yield replace(events, run=0)
            totals.append(counter.totals())
            if several and totals[-1].own:  # older ones are known by all their weights
                raise no_joining(str(source))
            runs = file.runs or [file.facts]
            inits.extend(run.get("lhe") for run in runs)
            self.notes.extend((*file.notes, *counter.matching_notes()))
        common = agreement(totals, self.sources, inits, self.options.cross_section_pb)
        self.notes.extend(common.notes)
        known = [file.sample or described(source) for file, source in zip(files, self.sources, strict=True)]
        self.sample = _whole(known, totals, self.sources, self.options)
        if not several:
            self.notes.extend(description_notes(self.sources[0]))
            self.facts["own"] = totals[0].own
            if totals[0].own and self.sample is not None:
                self.facts["sample"] = replace(self.sample, path=self.target).to_json()
        if common.differs and self.common is None:
            raise _Again(common)


def _restated(events: FullEvents, common: Agreement) -> FullEvents:
    stated = common.cross_section_pb or (math.nan, math.nan)
    if common.scale != 1.0:
        events = replace(events, weights=events.weights * common.scale)
    return replace(events, cross_section_pb=np.tile(stated, (len(events), 1)), weight_cross_sections_pb=None)


def _written(passage: _Passage, path: Path, target: Target) -> _Tally:
    """Go through the sources once; None of what was written stays if it has to be done again."""
    tally = _Tally()
    with ExitStack() as stack:
        files = passage.opened(stack)
        chunks = passage.chunks(files)
        head = [chunk for chunk in [next(chunks, None)] if chunk is not None]  # facts are known with it
        facts = passage.facts = _facts(files[0])
        if passage.common is not None and passage.common.lhe is not None:
            facts["lhe"] = passage.common.lhe
        elif len(files) > 1 or len(files[0].runs) > 1:
            facts.pop("lhe", None)
        if target is Target.LHE and len(files) == len(files[0].runs) == 1:
            facts["slha"] = files[0].runs[0].get("slha", "")
        _write(target, path, facts, tally.watch(itertools.chain(head, chunks)))
    return tally


def _survey(passage: _Passage) -> Agreement:
    """Go through several sources to see what they state together, without writing."""
    with ExitStack() as stack:
        files = passage.opened(stack)
        try:
            for _ in passage.chunks(files):
                pass
        except _Again as again:
            return again.common
    raise RunError("several files state nothing together", where=str(passage.sources[0]))


@parses_words
def convert(
    sources: list[Path],
    path: Path,
    target: Target,
    options: ReadOptions | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Conversion:
    """Convert the full events of one file, or of several one after the other.

    Several files, and files that were joined, are gone through twice: all events are given the average of
    their cross sections. What a sample description says of the events goes with them, beside the new file.

    Parameters
    ----------
    sources
        Files of any format that holds full events; events of several files are numbered anew.
    path, target
        File to write and its format.
    options
        Choices for reading.
    jobs
        Threads that parse text.
    progress
        Is told the number of events.

    Raises
    ------
    InputError
        If a source is bad, two are equal, several do not belong together, or they cannot be expressed in the
        format.
    RunError
        If what was written does not read back with the same number of events and sum of energies.
    """
    chosen, shown = options or ReadOptions(), progress or Silent()
    if any(source.exists() and path.exists() and source.samefile(path) for source in sources):
        raise InputError("the output would replace an input", where=str(path), mend="Choose another name.")
    refuse_equal(sources)
    task = f"convert to {path.name}"
    shown.start(task)
    start = time.perf_counter()
    passage = _Passage(sources, path, chosen, jobs, shown, task)
    try:
        if len(sources) > 1:
            raise _Again(_survey(passage))
        tally = _written(passage, path, target)
    except _Again as again:
        if any(str(source) == STANDARD_INPUT for source in sources):
            raise InputError(
                "the cross section is known only at the end of standard input, which can be read once",
                mend="Save it to a file first.",
            ) from None
        passage = _Passage(sources, path, chosen, jobs, shown, task, common=again.common)
        tally = _written(passage, path, target)
    _compare(tally, path, jobs)
    if passage.sample is not None:
        save_sample(replace(passage.sample, path=path))
    seconds = max(time.perf_counter() - start, 1e-9)
    shown.finish(task, f"{tally.n_events} events, {tally.n_events / seconds:.0f}/s with the check")
    return Conversion(tally.n_events, tally.energy_gev, tuple(passage.notes))


def _compare(tally: _Tally, path: Path, jobs: int) -> None:
    """Read what was written and compare it."""
    back = _Tally()
    with open_full(path, ReadOptions(), jobs) as again:
        for _ in back.watch(again.chunks):
            pass
    if back.n_events != tally.n_events or not all(
        math.isclose(getattr(back, name), getattr(tally, name), rel_tol=_TOLERANCE)
        for name in ("energy_gev", "weights")
    ):
        path.unlink()
        raise RunError(
            f"{tally.n_events} events with {tally.energy_gev:g} GeV were written, {back.n_events} with "
            f"{back.energy_gev:g} GeV read back",
            where=str(path),
        )
