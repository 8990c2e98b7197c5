"""Events: HepMC2 and HepMC3 text files (plain or compressed) as full events, parsed by compiled kernels.

The stream is cut into pieces of whole events; decompression, parsing and what follows run in threads of their
own; the order of events never changes.
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.ahead import in_order
from recast.events.formats import EventFormat
from recast.events.full import FullEvents, FullFile
from recast.events.hepmc.columns import NAMES, RUN, Columns, Problem, empty_columns, full_events, problem_text
from recast.events.hepmc.names import WeightNames, hepmc2_names, hepmc3_names
from recast.events.hepmc.text2 import parse_hepmc2
from recast.events.hepmc.text3 import parse_hepmc3
from recast.events.hepmc.writer import FOOTERS, OLD_MARK, OLD_WEIGHT_NAME, WEIGHT_NAME
from recast.events.options import Completeness
from recast.events.source import Source
from recast.events.tokens import words_of

__all__ = ["Piece", "open_hepmc", "pieces"]

_EVENT_MARK = b"\nE "
_BLOCK = 1 << 20
_PIECE = 2 << 20  # larger ones, and what is made of them, do not stay in the memory of the process
_LARGEST_EVENT = 256 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of whole events; the first one begins with the header of the file."""

    text: bytes
    last: bool = False
    """Whether the file ends here."""
    cut: str | None = None
    """Of the last piece: why the file is known to end too early."""


def pieces(source: Source, footer: bytes, size: int = _PIECE) -> Iterator[Piece]:
    """Yield the text of a file in pieces of about `size` bytes that end before an event line.

    The last piece has the footer taken off. If the file ends without it, `cut` says so, and a line that is
    not complete is taken off instead.

    Raises
    ------
    InputError
        If one event takes more than 256 MB, or the file is a decompression bomb.
    """
    passed = 0
    parts: list[bytes] = []
    waiting, enough = 0, size
    while block := source.read(_BLOCK):
        parts.append(block)
        waiting += len(block)
        if waiting < enough:
            continue
        text = b"".join(parts)
        end = text.rfind(_EVENT_MARK) + 1
        if end > 0:
            yield Piece(text[:end])
            passed += end
        elif waiting > _LARGEST_EVENT:
            raise InputError(
                f"an event of more than {_LARGEST_EVENT >> 20} MB",
                where=f"{source.name}, after {passed} bytes of text",
                mend="Is it HepMC text at all?",
            )
        parts = [text[end:]]
        waiting = len(parts[0])
        enough = max(size, 2 * waiting)  # bounds the copying where an event is large
    text = b"".join(parts)
    body = text.rstrip()
    if source.broken is not None:
        yield Piece(text[: text.rfind(b"\n") + 1], last=True, cut=source.broken)
    elif body.endswith(footer):
        yield Piece(body[: -len(footer)], last=True)
    else:
        cut = f"the line {footer.decode()} is missing at its end"
        yield Piece(text[: text.rfind(b"\n") + 1], last=True, cut=cut)


_READ = {EventFormat.HEPMC3: hepmc3_names, EventFormat.HEPMC2: hepmc2_names}
_MEND = "Make or fetch it again."
_KEEP = "Make or fetch it again, or use the whole events before the cut with --keep-complete."


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What was found in a piece."""

    events: FullEvents
    lines: int
    """Lines of the piece before its end, or before the one with the problem."""
    names: list[tuple[int, bytes | None]]
    """Lines that name the weights, None for none, with the first event that each is of."""
    runs: list[int]
    """Events with which a run of the generator begins; their number if one does with the next piece."""
    cut: str | None
    """Why the file ends here, too early."""
    problem: str | None
    """What is wrong with the event after `events`."""
    marked: bool = False
    """Whether the header of the file says that recast made it."""


def _header_names(header: bytes) -> bytes | None:
    """Return the names of weights in what stands before the first event of an Asciiv3 file."""
    found = re.findall(rb"^W (.*)$", header[max(header.rfind(b"\nHepMC::Asciiv3-START"), 0) :], re.MULTILINE)
    return found[-1] if found else None


def _names(text: bytes, columns: Columns, form: EventFormat, count: int) -> list[tuple[int, bytes | None]]:
    """Return the lines of a text that name the weights of events other than those before."""
    if form is EventFormat.HEPMC3:
        other = columns.news[: count + 1] != 0
    else:
        # the first event of a piece is looked at in any case, one without names only after one that has them
        other = (columns.news[:count] & NAMES) != 0
        unnamed = columns.names[:count, 0] < 0
        other[1:] &= ~(unnamed[1:] & unnamed[:-1])
    chosen = np.flatnonzero(other)
    rows = zip(chosen.tolist(), columns.names[chosen].tolist(), strict=True)
    return [(first, text[begin:end] if begin >= 0 else None) for first, (begin, end) in rows]


def _parse(piece: Piece, form: EventFormat, first: bool) -> _Parsed:
    text, lines = piece.text, 0
    header = b""
    if first:
        begin = text.find(_EVENT_MARK) + 1 or len(text)
        header = text[:begin]
        lines = header.count(b"\n")
        text = text[begin:]
    columns = empty_columns(len(text))
    parser = parse_hepmc3 if form is EventFormat.HEPMC3 else parse_hepmc2
    result = parser(np.frombuffer(text, np.uint8), words_of(text), columns)
    names = _names(text, columns, form, result.events)
    runs = np.flatnonzero(columns.news[: result.events + 1] & RUN).tolist()
    if first and form is EventFormat.HEPMC3:
        names.insert(0, (0, _header_names(header)))
    passed = result.lines
    if form is EventFormat.HEPMC2 and any(line is not None and line.count(b"\n") > 1 for _, line in names):
        passed = text.count(b"\n", 0, result.at)
    events = full_events(columns, result)
    problem = problem_text(result.problem, result.first, result.second) if result.problem else None
    if piece.cut is not None and form is EventFormat.HEPMC2 and problem is None and len(events):
        # the last event may have lost particles: HepMC2 does not state how many there are
        events = events.take(0, len(events) - 1)
    # the last line of a file of another format is no cut
    cut = None if result.problem == Problem.OTHER_FORMAT else piece.cut
    marked = any(line.startswith(b"T ") and line.endswith(OLD_MARK) for line in header.splitlines())
    return _Parsed(events, lines + passed, names, runs, cut, problem, marked)


class _Reader:
    """Goes through the pieces of a file and judges them."""

    def __init__(self, source: Source, form: EventFormat, completeness: Completeness, jobs: int) -> None:
        self._source, self._form, self._completeness, self._jobs = source, form, completeness, jobs
        self.file = FullFile(source.name, self._chunks())
        self._found = self._lines = 0
        self._marked = False  # whether the header says that recast made the file
        self._begins = True  # whether the next event is the first of a run
        self._weights = WeightNames(_READ[form], source.name)

    def _chunks(self) -> Iterator[FullEvents]:
        form = self._form

        def parse(numbered: tuple[int, Piece]) -> _Parsed:
            return _parse(numbered[1], form, numbered[0] == 0)

        parse_all = in_order(parse, enumerate(pieces(self._source, FOOTERS[form])), self._jobs)
        with contextlib.closing(parse_all) as stream:  # its threads end with the events
            for parsed in stream:
                events = self._weights.ordered(parsed.events, parsed.names, self._found)
                self._marked = self._marked or parsed.marked
                yield from self._of_runs(events, parsed.runs)
                self._found += len(events)
                if parsed.problem is not None and parsed.cut is None:
                    raise InputError(
                        f"{self._found + 1}. event in the file: {parsed.problem}",
                        where=f"{self.file.where}, line {self._lines + parsed.lines + 1}",
                        mend=_MEND,
                    )
                if parsed.cut is not None:
                    self._judge_cut(parsed)
                self._lines += parsed.lines
        if not self._found:
            raise InputError("the file holds no events", where=self.file.where, mend=_MEND)
        self.file.notes.extend(self._weights.notes)

    def _of_runs(self, events: FullEvents, begins: list[int]) -> Iterator[FullEvents]:
        """Yield the events of each run of the generator; the facts of runs and file are known with them."""
        count = len(events)
        inside = [first for first in begins if 0 < first < count]
        for first, last in itertools.pairwise([0, *inside, count]):
            if first == last:
                continue
            if self._begins or first in begins:
                self.file.runs.append({})
                self._begins = False
            names = self._weights.names
            older = names == (OLD_WEIGHT_NAME,)
            self.file.own = names == (WEIGHT_NAME,) or (older and self._marked)
            self.file.maybe_own = older and not self._marked
            part = events if not inside else events.take(first, last)
            yield dataclasses.replace(part, run=len(self.file.runs) - 1)
        self._begins = self._begins or count in begins

    def _judge_cut(self, parsed: _Parsed) -> None:
        line = self._lines + parsed.lines + (1 if parsed.problem else 0)
        cause = f"cut off after {self._found} whole events, in line {line} or after it ({parsed.cut})"
        if self._completeness is Completeness.REQUIRED or not self._found:
            # the weights of an own file belong to the whole of it
            offered = self._found and not self.file.own
            raise InputError(cause, where=self.file.where, mend=_KEEP if offered else _MEND)
        self.file.notes.append(f"{cause}; these are used")


@parses_words
def open_hepmc(
    source: Source, form: EventFormat, completeness: Completeness = Completeness.REQUIRED, jobs: int = 1
) -> FullFile:
    """Read HepMC text.

    Parameters
    ----------
    source
        The text.
    form
        HEPMC3 or HEPMC2.
    completeness
        Whether the whole events of a file that was cut off are used.
    jobs
        Threads that parse, besides those that decompress and go on with the events.

    Returns
    -------
    The full events. Particles of HepMC2 that belong to no vertex are kept. Files that were joined are several
    runs; the weights of all events stand in the order of the names of the first one.

    Raises
    ------
    InputError
        While the chunks are read: if the text is damaged, cut off or holds no events, or if events have other
        weights than the first one.
    """
    return _Reader(source, form, completeness, jobs).file
