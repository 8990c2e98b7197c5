"""Events: converts full events between formats; what was written is read again and compared."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from recast import __version__
from recast.core.errors import InputError, RunError
from recast.core.progress import Progress, Silent
from recast.core.words import parse_word, parses_words
from recast.events.full import FINAL, FullEvents
from recast.events.full_file import FullFile
from recast.events.hepmc2_writer import write_hepmc2
from recast.events.hepmc3_writer import write_hepmc3
from recast.events.lhe_full import write_full_lhe
from recast.events.open_full import open_full
from recast.events.options import Completeness, ReadOptions
from recast.events.parquet_full import write_parquet_full
from recast.events.root_full import RootKind, write_root_full
from recast.events.sample import load_sample

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
        raise InputError(
            "recast's own files cannot be joined: each holds the whole cross section",
            where=where,
            mend="Convert them one by one, and analyse them with recast analyse --merge.",
        )
    if file.own and options.completeness is Completeness.KEEP_COMPLETE:
        options.check_source(True, False, where)


def _facts(files: list[FullFile], sources: list[Path]) -> dict[str, Any]:
    """Return the facts of the first file; with several, those that every file of its format has."""
    first = files[0]
    facts: dict[str, Any] = {"own": first.own} | first.facts
    if len(files) == 1 and first.own:
        sample = first.sample
        beside = sources[0].with_name(sources[0].name + ".sample.json")
        if sample is None and beside.is_file():
            sample = load_sample(sources[0])
        if sample is not None:
            facts["sample"] = sample.to_json()
    return facts


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
        return write_full_lhe(path, facts["lhe"], chunks)
    kind = RootKind.TTREE if target is Target.ROOT else RootKind.RNTUPLE
    return write_root_full(path, kind, facts, chunks)


def _chained(
    files: list[FullFile],
    where: list[str],
    shown: Progress,
    task: str,
    head: list[FullEvents],
    options: ReadOptions,
) -> Iterator[FullEvents]:
    names: tuple[str, ...] | None = None
    before = 0
    for number, file in enumerate(files):
        found = 0
        for chunk in [*head, *file.chunks] if number == 0 else file.chunks:
            if names is not None and (
                len(chunk.weight_names) != len(names) or (number and chunk.weight_names != names)
            ):
                raise InputError("its weights are not those of the first file", where=where[number])
            if not found:  # what the weights are is known with the first chunk
                _check(file, where[number], len(files) > 1, options)
            names = chunk.weight_names
            found += len(chunk)
            shown.advance(task, len(chunk))
            yield _numbered(chunk, before + found - len(chunk)) if len(files) > 1 else chunk
        before += found


def _numbered(chunk: FullEvents, first: int) -> FullEvents:
    fields = {name: getattr(chunk, name) for name in chunk.__slots__}
    return FullEvents(**(fields | {"number": np.arange(first, first + len(chunk))}))


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
        If a source is bad, or cannot be expressed in the format.
    RunError
        If what was written does not read back with the same number of events and sum of energies.
    """
    chosen, shown = options or ReadOptions(), progress or Silent()
    if any(source.exists() and path.exists() and source.samefile(path) for source in sources):
        raise InputError("the output would replace an input", where=str(path), mend="Choose another name.")
    task = f"convert to {path.name}"
    shown.start(task)
    start = time.perf_counter()
    tally = _Tally()
    with ExitStack() as stack:
        files = [stack.enter_context(open_full(source, chosen, jobs)) for source in sources]
        head = [chunk for chunk in [next(files[0].chunks, None)] if chunk is not None]
        where = [str(source) for source in sources]
        if target is Target.LHE and len(files) > 1:
            raise InputError(
                "several files have no common LHE header", where=where[1], mend="Convert them one by one."
            )
        facts = _facts(files, sources)
        _write(target, path, facts, tally.watch(_chained(files, where, shown, task, head, chosen)))
        notes = tuple(note for file in files for note in file.notes)
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
    seconds = max(time.perf_counter() - start, 1e-9)
    shown.finish(task, f"{tally.n_events} events, {tally.n_events / seconds:.0f}/s with the check")
    return Conversion(tally.n_events, tally.energy_gev, notes)
