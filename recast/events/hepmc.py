"""Events: HepMC2 and HepMC3 text files (plain or compressed) as full events, parsed by compiled kernels.

Decompression, parsing and what follows run in threads of their own; the order of events never changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.ahead import in_order
from recast.events.formats import EventFormat
from recast.events.full import FullEvents
from recast.events.full_file import FullFile
from recast.events.graph import first_circle
from recast.events.hepmc2_text import parse_hepmc2
from recast.events.hepmc3_text import parse_hepmc3
from recast.events.hepmc_columns import empty_columns, full_events, problem_text
from recast.events.hepmc_split import EVENT_MARK, Piece, pieces
from recast.events.hepmc_writer import WEIGHT_NAME
from recast.events.options import Completeness
from recast.events.source import Source
from recast.events.tokens import words_of

__all__ = ["open_hepmc"]

_FOOTERS = {
    EventFormat.HEPMC3: b"HepMC::Asciiv3-END_EVENT_LISTING",
    EventFormat.HEPMC2: b"HepMC::IO_GenEvent-END_EVENT_LISTING",
}
_MEND = "Make or fetch it again."
_KEEP = "Make or fetch it again, or use the whole events before the cut with --keep-complete."
# final-state energies against beam energies; showers conserve them to 1e-5, six written digits to 1e-4
_ENERGY_TOLERANCE = 1e-2


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What was found in a piece."""

    events: FullEvents
    lines: int
    """Lines of the piece before its end, or before the one with the problem."""
    names: tuple[str, ...] | None
    """Names of the weights; only of the first piece."""
    cut: str | None
    """Why the file ends here, too early."""
    problem: str | None
    """What is wrong with the event after `events`."""
    circle: int
    """Event whose ancestry runs in a circle, -1 for none."""


def _header_names(header: bytes) -> tuple[str, ...]:
    """Return the weight names of the header of an Asciiv3 file."""
    found = re.search(rb"^W (.*)$", header, re.MULTILINE)
    if found is None:
        return ()
    text = found.group(1).decode("utf-8", "replace").rstrip("\r")
    return tuple(name.replace("\\\\", "\\") for name in text.split("\\|"))


def _event_names(text: bytes) -> tuple[str, ...]:
    """Return the weight names of the first event of a HepMC2 file."""
    found = re.search(rb"^N \d+ (.*)$", text[: 1 << 20], re.MULTILINE)
    names = re.findall(rb'"([^"]*)"', found.group(1)) if found else []
    return tuple(name.decode("utf-8", "replace") for name in names)


def _parse(piece: Piece, form: EventFormat, first: bool) -> _Parsed:
    text, lines = piece.text, 0
    names = None
    if first:
        begin = text.find(EVENT_MARK) + 1 or len(text)
        header = text[:begin]
        names = _header_names(header) if form is EventFormat.HEPMC3 else _event_names(text[begin:])
        lines = header.count(b"\n")
        text = text[begin:]
    columns = empty_columns(len(text))
    parser = parse_hepmc3 if form is EventFormat.HEPMC3 else parse_hepmc2
    result = parser(np.frombuffer(text, np.uint8), words_of(text), columns)
    events = full_events(columns, result, names or ())
    problem = problem_text(result.problem, result.first, result.second) if result.problem else None
    if piece.cut is not None and form is EventFormat.HEPMC2 and problem is None and len(events):
        # the last event may have lost particles: HepMC2 does not state how many there are
        events = events.take(0, len(events) - 1)
    return _Parsed(
        events,
        lines + result.lines,
        names,
        piece.cut,
        problem,
        int(first_circle(events.production, events.end, events.counts, events.vertex_counts)),
    )


class _Reader:
    """Goes through the pieces of a file and judges them."""

    def __init__(self, source: Source, form: EventFormat, completeness: Completeness, jobs: int) -> None:
        self._source, self._form, self._completeness, self._jobs = source, form, completeness, jobs
        self.file = FullFile(source.name, self._chunks())
        self._found = self._lines = 0
        self._names: tuple[str, ...] = ()
        self._unbalanced = 0

    def _chunks(self) -> Iterator[FullEvents]:
        form = self._form

        def parse(numbered: tuple[int, Piece]) -> _Parsed:
            return _parse(numbered[1], form, numbered[0] == 0)

        for parsed in in_order(parse, enumerate(pieces(self._source, _FOOTERS[form])), self._jobs):
            if parsed.names is not None:
                self.file.own = parsed.names == (WEIGHT_NAME,)
            events = parsed.events
            if parsed.circle >= 0:
                raise InputError(
                    f"the ancestry of event {events.number[parsed.circle]} "
                    f"({self._found + parsed.circle + 1}. in the file) runs in a circle",
                    where=self.file.where,
                    mend=_MEND,
                )
            if len(events):
                yield self._checked(events)
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
        if self._unbalanced:
            self.file.notes.append(
                f"the final particles of {self._unbalanced} of {self._found} events do not have the energy "
                f"of the beams to {_ENERGY_TOLERANCE:g}"
            )

    def _checked(self, events: FullEvents) -> FullEvents:
        if self._found and len(self._names) != events.weights.shape[1]:
            raise InputError(
                f"the {self._found + 1}. event has {events.weights.shape[1]} weights, "
                f"those before it {len(self._names)}",
                where=self.file.where,
                mend=_MEND,
            )
        if not self._found:
            self._names = events.weight_names
        elif events.weight_names != self._names:
            events = _renamed(events, self._names)
        events.check(self.file.where, self._found)
        final, beams = events.energies()
        wrong = (beams > 0) & ~(np.abs(final - beams) <= _ENERGY_TOLERANCE * beams)
        if self.file.own and wrong.any():
            bad = int(np.argmax(wrong))
            raise InputError(
                f"the final particles of event {events.number[bad]} have {final[bad]:g} GeV, "
                f"its beams {beams[bad]:g} GeV",
                where=self.file.where,
                mend=f"The file is damaged. {_MEND}",
            )
        self._unbalanced += int(wrong.sum())
        self._found += len(events)
        return events

    def _judge_cut(self, parsed: _Parsed) -> None:
        line = self._lines + parsed.lines + (1 if parsed.problem else 0)
        cause = f"cut off after {self._found} whole events, in line {line} or after it ({parsed.cut})"
        if self._completeness is Completeness.REQUIRED or not self._found:
            # the weights of an own file belong to the whole of it
            offered = self._found and not self.file.own
            raise InputError(cause, where=self.file.where, mend=_KEEP if offered else _MEND)
        self.file.notes.append(f"{cause}; these are used")


def _renamed(events: FullEvents, names: tuple[str, ...]) -> FullEvents:
    fields = {name: getattr(events, name) for name in events.__slots__}
    return FullEvents(**(fields | {"weight_names": names}))


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
    The full events. Particles of HepMC2 that belong to no vertex are kept.

    Raises
    ------
    InputError
        While the chunks are read: if the text is damaged, cut off or holds no events, if numbers are not
        finite, if the ancestry of an event runs in a circle; in files of recast's own, if the energies of
        the final particles are not those of the beams (for files of others that is a note).
    """
    return _Reader(source, form, completeness, jobs).file
