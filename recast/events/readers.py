"""Events: the formats of event files, told apart by content and never by name, and what opens them.

The formats of recast and those of plug-ins (entry points of the group `recast.readers`) are registered alike.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.errors import InputError
from recast.core.registry import Registry
from recast.events.event_stream import EventStream, open_slim
from recast.events.formats import EventFormat
from recast.events.full import BEAM, FullFile, closing_events, guarded
from recast.events.hepmc.read import open_hepmc
from recast.events.lhe.full import INCOMING, open_lhe, open_parton_columns
from recast.events.options import ReadOptions
from recast.events.parquet.facts import parquet_facts
from recast.events.parquet.full import open_parquet_full
from recast.events.parquet.partons import PARTONS
from recast.events.sift import sifted
from recast.events.source import STANDARD_INPUT, Source, open_source

__all__ = [
    "READERS",
    "Reader",
    "begins_with",
    "detect_format",
    "format_of",
    "holds",
    "open_full",
    "open_partons",
]

_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one format are recognised and opened: as text, or else by their path."""

    what: str
    """The format in a few words, for errors."""
    place: Callable[[bytes], int | None]
    """Where in the first 4096 bytes, decompressed, the format shows itself; None: it is another one."""
    open_text: Callable[[Source, ReadOptions, int], FullFile] | None = None
    """Opens the bytes of a file or of standard input as full events, with a number of threads. What is parsed
    is kept in the user's cache."""
    open_path: Callable[[Path, ReadOptions], AbstractContextManager[FullFile]] | None = None
    """Opens a file as full events, where it is not read as a stream of bytes."""
    open_record: Callable[[Path, ReadOptions], EventStream | None] | None = None
    """Opens a file that holds the event record itself, with weights in pb; None of one of full events."""
    incoming: int | None = None
    """Status of what comes in, for formats whose writers are known to leave particles out: all events are
    looked at for energy that is missing. None: where broken events may be left out."""
    partons: bool = False
    """Whether it holds parton events: `runs` of the file have the key "lhe" (`recast.events.lhe.full`), and
    its events the further columns of Les Houches files."""


def begins_with(*marks: bytes) -> Callable[[bytes], int | None]:
    """Return the `place` of a format whose files begin with one of these bytes."""
    return lambda start: 0 if start.startswith(marks) else None


def holds(*marks: bytes) -> Callable[[bytes], int | None]:
    """Return the `place` of a format whose files have one of these texts near their beginning."""
    return lambda start: min((start.find(mark) for mark in marks if mark in start), default=None)


def _reader(name: str, item: Any) -> Reader:
    if not isinstance(item, Reader):
        raise InputError(f"{name} is no recast.events.readers.Reader but of type {type(item).__name__}")
    return item


READERS: Registry[Reader] = Registry("recast.readers", "event reader", _reader)
"""Formats of event files by name."""


def _hepmc(form: EventFormat, what: str, mark: bytes) -> None:
    def opened(source: Source, options: ReadOptions, jobs: int) -> FullFile:
        return open_hepmc(source, form, options.completeness, jobs)

    READERS.register(form, Reader(what, holds(mark), opened, incoming=BEAM))


def _lhe(source: Source, options: ReadOptions, _jobs: int) -> FullFile:
    return open_lhe(source, options.completeness)


@contextlib.contextmanager
def _parquet(path: Path, _options: ReadOptions) -> Iterator[FullFile]:
    yield open_parton_columns(path) if PARTONS in parquet_facts(path) else open_parquet_full(path)


def _root(path: Path, options: ReadOptions) -> AbstractContextManager[FullFile]:
    from recast.events.root.file import open_root  # noqa: PLC0415 - loads uproot

    return open_root(path, options)


_hepmc(EventFormat.HEPMC3, "HepMC3 text", b"HepMC::Asciiv3-START_EVENT_LISTING")
_hepmc(EventFormat.HEPMC2, "HepMC2 text", b"HepMC::IO_GenEvent-START_EVENT_LISTING")
READERS.register(
    EventFormat.LHE, Reader("LHE", holds(b"<LesHouchesEvents"), _lhe, incoming=INCOMING, partons=True)
)
READERS.register(EventFormat.ROOT, Reader("ROOT", begins_with(b"root"), open_path=_root))
READERS.register(
    EventFormat.PARQUET,
    Reader("recast's Parquet", begins_with(b"PAR1"), open_path=_parquet, open_record=open_slim),
)


def format_of(source: Source) -> str:
    """Return the format of an open source from its first bytes, which stay in it.

    The readers of plug-ins are asked where it is none of recast's own formats.

    Raises
    ------
    InputError
        If it is of no known format, or two plug-ins claim it.
    RunError
        If the reader of a plug-in fails.
    """
    start = source.peek(_LOOKED_AT)
    own = set(EventFormat)
    known: tuple[list[str], ...] = ([*EventFormat], [name for name in READERS if name not in own])
    for names in known:
        places = {}
        for name in names:
            with READERS.guard(name):
                places[name] = READERS[name].place(start)
        found = {name: place for name, place in places.items() if place is not None}
        first = [name for name, place in found.items() if place == min(found.values())]
        if len(first) > 1:
            raise InputError(
                f"several event readers claim it: {', '.join(first)}",
                where=source.name,
                mend="Uninstall all but one of them.",
            )
        if first:
            return first[0]
    if source.broken is not None:
        raise InputError(source.broken, where=source.name, mend="Make or fetch it again.")
    formats = f"Known: {', '.join(reader.what for reader in READERS.values())}; text may be compressed."
    other = next((line for line in start.splitlines() if b"HepMC::" in line and b"START" in line), None)
    if other is not None:
        text = other.decode("ascii", "replace")[:60]
        raise InputError(f'HepMC text of an unknown kind ("{text}")', where=source.name, mend=formats)
    raise InputError("not an event file of a known format", where=source.name, mend=formats)


def detect_format(path: Path) -> str:
    """Return the format of an event file from its first bytes, decompressed where need be.

    Raises
    ------
    InputError
        If the file is missing, empty, or of no known format.
    """
    with open_source(Path(path)) as source:
        return format_of(source)


@contextlib.contextmanager
def open_full(path: Path, options: ReadOptions, jobs: int = 1) -> Iterator[FullFile]:
    """Open a file of full events, or standard input ("-"), of any format but the slim event record.

    Parameters
    ----------
    path
        The file.
    options
        Choices.
    jobs
        Threads that parse text.

    Raises
    ------
    InputError
        If it is missing, empty, of no known format, or of one that a branch map is not for; while it is read,
        if it is damaged, or holds broken events (`recast.events.sift`).
    """
    with open_source(path) as source, _opened(source, format_of(source), path, options, jobs) as file:
        yield file


@contextlib.contextmanager
def open_partons(path: Path, options: ReadOptions) -> Iterator[FullFile]:
    """Open a file of parton events for `recast.events.partons.parton_file`; arguments as of `open_full`.

    Raises
    ------
    InputError
        As `open_full`, or if the format is not one of parton events.
    """
    with open_source(path) as source:
        name = format_of(source)
        own = name == EventFormat.PARQUET and PARTONS in parquet_facts(path)
        if not own and not (reader := READERS[name]).partons:
            raise InputError(f"it is {reader.what}", where=str(path), mend="Give parton events, such as LHE.")
        with _opened(source, name, path, options, 1) as file:
            yield file


@contextlib.contextmanager
def _opened(source: Source, name: str, path: Path, options: ReadOptions, jobs: int) -> Iterator[FullFile]:
    reader = READERS[name]
    if options.branch_map is not None and name in set(EventFormat) - {EventFormat.ROOT}:
        raise InputError(
            f"a branch map (--branch-map) is for ROOT ntuples; this is {reader.what}",
            where=str(path),
            mend="Leave it out.",
        )
    with contextlib.ExitStack() as stack, contextlib.ExitStack() as opening:
        opening.enter_context(READERS.guard(name))
        if reader.open_text is not None:
            file = reader.open_text(source, options, jobs)
        elif str(path) == STANDARD_INPUT:
            raise InputError(
                f"{name} cannot be read from standard input", mend="Only text can; give the file's name."
            )
        elif reader.open_record is not None and reader.open_record(path, ReadOptions()) is not None:
            raise InputError(
                "it holds the event record, without ancestry and neutral particles",
                where=str(path),
                mend="Give full events.",
            )
        elif reader.open_path is not None:
            file = stack.enter_context(reader.open_path(path, options))
        else:
            raise InputError(f'the event reader "{name}" opens nothing', where=str(path))
        if not isinstance(file, FullFile):
            raise TypeError(f"it opens no FullFile but {type(file).__name__}")
        opening.close()
        if READERS.modules(name):
            file.chunks = guarded(file.chunks, file.where)
        incoming = reader.incoming
        if incoming is None and options.bad_events.allowed:
            incoming = INCOMING if "lhe" in file.facts else BEAM
        file = sifted(file, options.bad_events, incoming)
        with closing_events(file.chunks):
            yield file
