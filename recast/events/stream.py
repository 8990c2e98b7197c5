"""Events: the event record of any file in chunks, with bounded memory, and a cache of parsed files.

Full events are slimmed into a Parquet file first, as their weights can only be normalised when all are known.
That file is kept in the user's cache under the hash of the content, for text files; others are read anew.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import shutil
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import awkward as ak

from recast.core.atomic import scratch_folder
from recast.core.cache import cache_folder, cached_folder
from recast.core.progress import Progress, Silent
from recast.core.sources import program
from recast.core.words import parses_words
from recast.events.event_stream import Collector, EventStream, rescaled
from recast.events.full import batched
from recast.events.options import ReadOptions
from recast.events.parquet.facts import parquet_facts
from recast.events.parquet.slim import iterate_parquet, parquet_writer
from recast.events.particles import described_particles, particle_facts
from recast.events.readers import READERS, detect_format, open_full
from recast.events.record import empty_events
from recast.events.source import STANDARD_INPUT
from recast.events.totals import Totals, factors_of, totals_sample

__all__ = ["Caching", "parse_file", "stream_events"]

_KIND = "events"
_PARSER = 8  # to be raised when the same file would give other events, or other facts of them
_FILE = "events.parquet"
_FACTS = "parsed"
_LARGEST_CACHE = 10 * 2**30


class Caching(StrEnum):
    """Whether parsed text files are kept."""

    KEEP = "keep"
    NONE = "none"


def parse_file(
    path: Path, options: ReadOptions, target: Path, jobs: int = 1, progress: Progress | None = None
) -> Totals:
    """Read a file of full events and write its event record, with weights as in the file.

    Parameters
    ----------
    path
        The file, or "-".
    options
        Choices.
    target
        Parquet file to write; the totals are part of its facts.
    jobs
        Threads that parse text.
    progress
        Is told the number of events.

    Raises
    ------
    InputError
        As `open_full`.
    """
    shown = progress or Silent()
    task = f"read {path.name}"
    shown.start(task)
    start = time.perf_counter()
    empty = empty_events(jets=options.has_jets, photon_pt_min_gev=options.thresholds.photon_pt_min_gev)
    with open_full(path, options, jobs) as file, parquet_writer(target, empty) as writer:
        collector = Collector(file, options)
        for chunk in batched(file.chunks):
            writer.add(collector.add(chunk))
            shown.advance(task, len(chunk))
        totals = collector.totals()
        writer.finish({_FACTS: dataclasses.asdict(totals)})
    rate = totals.n_events / max(time.perf_counter() - start, 1e-9)
    shown.finish(task, f"{totals.n_events} events, {rate:.0f}/s")
    return totals


def _description(path: Path, options: ReadOptions, form: str) -> dict[str, Any]:
    outside = READERS.modules(form)
    with path.open("rb") as stream:
        content = hashlib.file_digest(stream, "sha256").hexdigest()
    return {
        "content": content,
        "parser": _PARSER,
        "slimming": dataclasses.asdict(options.thresholds),
        "completeness": options.completeness.value,
        "weight": options.weight,
        "dressing_cone": options.dressing_cone,
        "bad_events": str(options.bad_events),
        "sqrt_s_gev": options.sqrt_s_gev,
        "branch_map": options.branch_map.model_dump(mode="json") if options.branch_map else None,
        "particles": particle_facts(described_particles(path)),
    } | ({"reader": [form, program().key(outside)]} if outside else {})


def _prune(folder: Path, keep: Path) -> None:
    """Remove the parsed files that were used least recently where all take more than 10 GB."""
    found = []
    for path in folder.glob(f"{_KIND}-*"):
        with contextlib.suppress(OSError):
            found.append((path.stat().st_mtime, (path / _FILE).stat().st_size, path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= _LARGEST_CACHE:
            return
        if path != keep:
            shutil.rmtree(path, ignore_errors=True)
            total -= size


@contextlib.contextmanager
def _parsed(
    path: Path, form: str | None, options: ReadOptions, jobs: int, progress: Progress | None, caching: Caching
) -> Iterator[tuple[Path, Totals]]:
    """Yield the Parquet file of the event record and the totals; the file may end with the block."""
    if caching is Caching.KEEP and form is not None and READERS[form].open_text is not None:

        def build(folder: Path) -> None:
            parse_file(path, options, folder / _FILE, jobs, progress)

        folder = cached_folder(_KIND, _description(path, options, form), build)
        with contextlib.suppress(OSError):
            folder.touch()
        _prune(cache_folder(), folder)
        yield folder / _FILE, Totals.from_json(parquet_facts(folder / _FILE)[_FACTS])
        return
    with scratch_folder("events") as scratch:
        target = scratch / _FILE
        yield target, parse_file(path, options, target, jobs, progress)


@contextlib.contextmanager
@parses_words
def stream_events(
    path: Path,
    options: ReadOptions | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    caching: Caching = Caching.NONE,
) -> Iterator[EventStream]:
    """Open an event file of any known format (`recast.events.readers`): the one way to its event record.

    Parameters
    ----------
    path
        The file, or "-" for text on standard input.
    options
        Choices.
    jobs
        Threads that parse text.
    progress
        Is told the number of events that were read.
    caching
        Whether parsed text files are kept in the user's cache folder.

    Raises
    ------
    InputError
        If the file is missing, empty, damaged, cut off or of an unknown format, holds no events or numbers
        that are not finite, or states no cross section.
    """
    chosen = options or ReadOptions()
    path = Path(path)
    form = None if str(path) == STANDARD_INPUT else detect_format(path)
    if form is not None and (opened := READERS[form].open_record) is not None:
        stream = opened(path, chosen)
        if stream is not None:
            yield stream
            return
    with _parsed(path, form, chosen, jobs, progress, caching) as (record, totals):
        sample, factors, notes = totals_sample(totals, path, chosen)

        def chunks() -> Iterator[ak.Array]:
            first = 0
            for part in iterate_parquet(record):
                factor = factors_of(totals, factors, first, len(part))
                yield rescaled(part, factor, first if totals.renumber else None)
                first += len(part)

        yield EventStream(sample, (*totals.notes, *notes), chunks, totals.runs[0], totals.names)
