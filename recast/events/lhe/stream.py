"""Events: the runs of a Les Houches file and their events, a bounded number of bytes at a time.

Format: hep-ph/0109068 (the common block) and hep-ph/0609017 (the file), with the weights of version 3. Files
may be joined: each begins with <LesHouchesEvents> and is a run of its own.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.ahead import read_ahead
from recast.events.lhe.head import Head, HeadError, LheInit, head_of, plain_text, run_start
from recast.events.lhe.text import (
    LheColumns,
    LheResult,
    Stop,
    WeightTable,
    empty_columns,
    parse_lhe,
    weight_table,
)
from recast.events.options import Completeness
from recast.events.source import Source
from recast.events.weights import XWGTUP

__all__ = ["LheChunk", "LheReader"]

_BLOCK = 1 << 20
_PIECE = 2 << 20
_LARGEST = 256 << 20
_MEND = "Make or fetch it again."
_KEEP = "Make or fetch it again, or use the whole events before the cut with --keep-complete."
_NO_END = "the line </LesHouchesEvents> is missing at its end"
_NO_INIT = "the header or the <init> block does not end"
_SEVERAL = "Write each event by itself, without <eventgroup>."

_TEXTS = {
    Stop.EVENT_LINE: "event {event}: its first line is not six numbers",
    Stop.PARTICLE_LINE: "event {event}: the line of a particle has {first} numbers, not 13",
    Stop.N_PARTICLES: "event {event} states {first} particles (NUP) and holds {second}",
    Stop.OPEN_EVENT: "event {event} does not end (</event> is missing)",
    Stop.STRAY_END: "an event ends that did not begin (<event> is missing)",
    Stop.GROUP: "groups of events (<eventgroup>), whose weights belong together, are not read",
    Stop.OPEN_RUN: "a second <LesHouchesEvents> before the end of the first (</LesHouchesEvents> is missing)",
    Stop.SECOND_INIT: "a second <init> block",
    Stop.NO_ID: "event {event}: a weight (<wgt>) has no id",
    Stop.NEW_WEIGHT: 'event {event} has other weights than the first one ("{name}" is new)',
    Stop.WEIGHT_TWICE: 'event {event}: the weight "{name}" stands twice',
    Stop.WEIGHT_MISSING: 'event {event} has other weights than the first one ("{name}" is missing)',
    Stop.N_VALUES: "event {event} has other weights than the first one ({first} in <weights>, not {second})",
}


@dataclass(frozen=True, slots=True)
class LheChunk:
    """N events with M particles in all, of one run; columns as rows of the arrays."""

    run: int
    """Number of the run, from 0."""
    weights: npt.NDArray[np.float64]
    """XWGTUP and the weights of the file, shape (N, W)."""
    header: npt.NDArray[np.float64]
    """Process code, scale [GeV], alpha_QED, alpha_s: shape (4, N)."""
    counts: npt.NDArray[np.int64]
    """Number of particles, shape (N,)."""
    codes: npt.NDArray[np.int32]
    """PDG code, status, first and second mother (from 1), colour, anticolour: shape (6, M)."""
    momenta: npt.NDArray[np.float64]
    """px, py, pz, E, mass [GeV], lifetime [mm], spin: shape (7, M)."""


class _Text:
    """The text of a file, from the byte that is next on."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._blocks: Generator[bytes, None, None] = read_ahead(_blocks(source))
        self._lines = 0  # before `content`
        self.content = b""

    def more(self) -> bool:
        """Read on, at least as many bytes as there are; false at the end of the file."""
        size = len(self.content)
        if size > _LARGEST:
            raise InputError(
                f"a header or an event of more than {_LARGEST >> 20} MB",
                where=self.where(0),
                mend="Is it a Les Houches file at all?",
            )
        parts, wanted = [self.content], max(_PIECE, 2 * size)
        for block in self._blocks:
            parts.append(block)
            size += len(block)
            if size >= wanted:
                break
        grown = len(parts) > 1
        self.content = b"".join(parts)
        return grown

    def drop(self, count: int) -> None:
        """Leave the next bytes out."""
        self._lines += self.content.count(b"\n", 0, count)
        self.content = self.content[count:]

    def where(self, at: int) -> str:
        """Return the name of the file and the line of a position."""
        return f"{self._source.name}, line {self._lines + self.content.count(bytes([10]), 0, at) + 1}"

    def close(self) -> None:
        """Read no more."""
        self._blocks.close()


def _blocks(source: Source) -> Iterator[bytes]:
    while block := source.read(_BLOCK):
        yield block


@parses_words
@dataclass(slots=True)
class LheReader:
    """Reads an open source; what is known of a run is complete when its first chunk is out."""

    source: Source
    completeness: Completeness = Completeness.REQUIRED
    runs: list[LheInit] = field(default_factory=list)
    weight_names: tuple[str, ...] = (XWGTUP,)
    """The same for all runs."""
    notes: list[str] = field(default_factory=list)
    _found: int = 0
    _named: bool = False  # whether `weight_names` are known
    _both: int = 0

    def chunks(self) -> Generator[LheChunk, None, None]:
        """Yield the events.

        Numbers that cannot be read become NaN, codes 0 with an energy of NaN, and the weight of an event is
        NaN if another number of its first line cannot be read: nothing is refused for them here.

        Raises
        ------
        InputError
            If the file is cut off or holds no events, if an event does not hold the particles that it states
            or the weights of the first one, or if something follows the end.
        """
        empty: list[int] = []
        text = _Text(self.source)
        try:
            while (head := self._head(text)) is not None:
                self.runs.append(head.init)
                before = self._found
                if not (yield from self._events(text, head)):
                    break
                if self._found == before and head.elsewhere:
                    raise InputError(
                        "its events stand in files of their own (<eventfiles>)",
                        where=self.source.name,
                        mend="Put their content before </LesHouchesEvents>.",
                    )
                if self._found == before:
                    empty.append(len(self.runs))
        finally:
            text.close()
        if not self._found:
            raise InputError("the file holds no events", where=self.source.name, mend=_MEND)
        if empty:
            self.notes.append(
                f"of its {len(self.runs)} joined files these hold no events: {', '.join(map(str, empty))}"
            )
        if self._both:
            self.notes.append(
                f"{self._both} of {self._found} events have weights with names (<wgt>) and without "
                "(<weights>): those with names are used"
            )

    def _head(self, text: _Text) -> Head | None:
        """Take the text up to the events of the next run; None if there is none, or it is cut off."""
        first = not self.runs
        try:
            while (start := run_start(text.content, first)) is None or start < 0:
                if not text.more():
                    if start is None or self.source.broken is not None:
                        self._cut(_NO_INIT)
                    return None
            text.drop(start)
            while (head := head_of(text.content)) is None:
                if not text.more():
                    self._cut(_NO_INIT)
                    return None
        except HeadError as fault:
            raise InputError(str(fault), where=text.where(fault.at), mend=fault.mend) from fault
        text.drop(head.end)
        return head

    def _cut(self, cause: str) -> None:
        """Judge a file that ends too early."""
        cut = f"damaged or cut off after {self._found} whole events ({self.source.broken or cause})"
        if self.completeness is Completeness.REQUIRED or not self._found:
            raise InputError(cut, where=self.source.name, mend=_KEEP if self._found else _MEND)
        self.notes.append(f"{cut}; these are used")

    def _events(self, text: _Text, head: Head) -> Generator[LheChunk, None, bool]:
        """Yield the events of a run; returns whether it was whole."""
        table: WeightTable | None = None
        while True:
            columns, result = _parsed(text.content, table)
            if result.events:
                yield _chunk(columns, result, len(self.runs) - 1)
                self._found += result.events
                self._both += result.both
            if result.stop > Stop.SURVEYED:
                raise self._refused(text, result, table)
            if result.stop == Stop.SURVEYED:
                table = self._table(text, head, columns, result)
            text.drop(result.used)
            if result.stop == Stop.RUN_END:
                return True
            if result.stop == Stop.MORE and not text.more():
                self._cut(_NO_END)
                return False

    def _table(self, text: _Text, head: Head, columns: LheColumns, survey: LheResult) -> WeightTable:
        """Return the weights of a run from those of its first event; the names of the first run are kept."""
        named, count = survey.first > 0, survey.first or survey.second
        raw = [text.content[begin:end] for begin, end in columns.spans[: survey.first].tolist()]
        names = [plain_text(name) for name in raw]
        if not named:
            declared = head.weights
            fit = len(declared) == count and len(set(declared)) == count and XWGTUP not in declared
            names = list(declared) if fit else [str(index + 1) for index in range(count)]
        event, where = self._found, text.where(survey.at)
        twice = next((name for name, known in zip(names, _before(names), strict=True) if known), None)
        if twice is not None:
            raise InputError(f'event {event}: the weight "{twice}" stands twice', where=where, mend=_MEND)
        if not self._named:
            self.weight_names, self._named = (XWGTUP, *names), True
        slots = {name: slot for slot, name in enumerate(self.weight_names[1:])}
        if set(names) != set(slots):
            odd = next(name for name in (*names, *slots) if (name in slots) != (name in set(names)))
            raise InputError(
                f"the weights of the run that begins with event {event} are not those of the first run "
                f'("{odd}" is {"missing" if odd in slots else "new"})',
                where=where,
                mend="Join only files that hold the same weights.",
            )
        return weight_table(raw if named else None, [slots[name] for name in names])

    def _refused(self, text: _Text, result: LheResult, table: WeightTable | None) -> InputError:
        stop, name = Stop(result.stop), ""
        if stop in (Stop.NEW_WEIGHT, Stop.WEIGHT_TWICE):
            name = plain_text(text.content[result.first : result.second])
        elif stop is Stop.WEIGHT_MISSING and table is not None:
            name = self.weight_names[1 + int(table.slots[result.first])]
        words = _TEXTS[stop].format(event=self._found, first=result.first, second=result.second, name=name)
        mend = _SEVERAL if stop is Stop.GROUP else _MEND
        return InputError(words, where=text.where(result.at), mend=mend)


def _before(names: list[str]) -> Iterator[bool]:
    """Yield whether each name was there before, or is that of the nominal weight."""
    known = {XWGTUP}
    for name in names:
        yield name in known
        known.add(name)


def _parsed(content: bytes, table: WeightTable | None) -> tuple[LheColumns, LheResult]:
    survey = table is None
    known = weight_table(None, []) if table is None else table
    columns = empty_columns(len(content), known, survey=survey)
    return columns, parse_lhe(np.frombuffer(content, np.uint8), columns, known, survey)


def _chunk(columns: LheColumns, result: LheResult, run: int) -> LheChunk:
    """Return the events that were found; numbers are copied out of the larger columns."""
    n, m = result.events, result.particles
    width = len(columns.seen) + 1
    return LheChunk(
        run,
        columns.weights[: n * width].reshape(n, width).copy(),
        columns.header[:, :n].copy(),
        columns.counts[:n].copy(),
        columns.codes[:, :m].copy(),
        columns.momenta[:, :m].copy(),
    )
