"""Events: compiled parser of the events of Les Houches files, from bytes straight into flat columns.

The grammar is that of hep-ph/0609017 with the weights of version 3 (arXiv:1405.1067). It is no XML parser: as
in Pythia, only the tags of events and weights mean something, "&" and "<" may stand anywhere, and lines that
begin with "#" are comments, as is what stands in <!-- --> and <![CDATA[ ]]>.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel, part
from recast.events.tokens import fortran_real, integer, real, skip_token

__all__ = ["LheColumns", "LheResult", "Stop", "WeightTable", "empty_columns", "parse_lhe", "weight_table"]

Text = npt.NDArray[np.uint8]


class Stop(IntEnum):
    """Why the parser stopped; from `EVENT_LINE` on, what is wrong."""

    MORE = 0
    """The text is used up."""
    RUN_END = 1
    """At </LesHouchesEvents>."""
    SURVEYED = 2
    """The weights of the first event are known."""
    EVENT_LINE = 3
    PARTICLE_LINE = 4
    N_PARTICLES = 5
    OPEN_EVENT = 6
    STRAY_END = 7
    GROUP = 8
    OPEN_RUN = 9
    SECOND_INIT = 10
    NO_ID = 11
    NEW_WEIGHT = 12
    WEIGHT_TWICE = 13
    WEIGHT_MISSING = 14
    N_VALUES = 15


_MORE, _RUN_END, _SURVEYED = int(Stop.MORE), int(Stop.RUN_END), int(Stop.SURVEYED)
_EVENT_LINE, _PARTICLE_LINE = int(Stop.EVENT_LINE), int(Stop.PARTICLE_LINE)
_N_PARTICLES = int(Stop.N_PARTICLES)
_OPEN_EVENT, _STRAY_END, _GROUP = int(Stop.OPEN_EVENT), int(Stop.STRAY_END), int(Stop.GROUP)
_OPEN_RUN, _SECOND_INIT = int(Stop.OPEN_RUN), int(Stop.SECOND_INIT)
_NO_ID, _NEW_WEIGHT, _WEIGHT_TWICE = int(Stop.NO_ID), int(Stop.NEW_WEIGHT), int(Stop.WEIGHT_TWICE)
_WEIGHT_MISSING, _N_VALUES = int(Stop.WEIGHT_MISSING), int(Stop.N_VALUES)
_DONE = -1  # of one event

# what stands at a "<"
_UNDECIDED = -1  # the text ends too early to say
_PLAIN, _OTHER, _COMMENT, _CDATA, _EVENT, _EVENT_END = 0, 1, 2, 3, 4, 5
_GROUP_TAG, _RUN, _RUN_TAG_END, _INIT, _WGT, _VALUES = 6, 7, 8, 9, 10, 11

_EVENT_NAME, _EVENT_END_NAME = (np.frombuffer(name, np.uint8) for name in (b"event", b"/event"))
_GROUP_NAME = np.frombuffer(b"eventgroup", np.uint8)
_RUN_NAME = np.frombuffer(b"LesHouchesEvents", np.uint8)
_RUN_END_NAME = np.frombuffer(b"/LesHouchesEvents", np.uint8)
_INIT_NAME, _WGT_NAME = np.frombuffer(b"init", np.uint8), np.frombuffer(b"wgt", np.uint8)
_VALUES_NAME = np.frombuffer(b"weights", np.uint8)
_COMMENT_NAME, _COMMENT_END = np.frombuffer(b"!--", np.uint8), np.frombuffer(b"-->", np.uint8)
_CDATA_NAME, _CDATA_NAME_LOWER = (np.frombuffer(name, np.uint8) for name in (b"![CDATA[", b"![cdata["))
_CDATA_END = np.frombuffer(b"]]>", np.uint8)

_NEWLINE, _SPACE, _HASH, _LESS, _GREATER, _SLASH, _EQUALS = 10, 32, 35, 60, 62, 47, 61
_BANG, _QUOTE, _APOSTROPHE = 33, 34, 39
_LOWER_E, _LOWER_W, _LOWER_I, _UPPER_L = 101, 119, 105, 76
_LOWER_D, _UPPER_A, _UPPER_Z, _LOWER_A, _LOWER_Z = 100, 65, 90, 97, 122

_LARGEST = 2147483647
_CODES, _REALS = 6, 7
_HEADER = 4
_ENERGY, _LIFETIME = 3, 5  # rows of the momenta
_FEWEST = 7  # words of a particle line, some of which have run into each other

# what the text of an event is taken for
_FIRST_LINE, _PARTICLES, _ANYTHING, _LIST, _ONE = 0, 1, 2, 3, 4


class WeightTable(NamedTuple):
    """The weights that each event of a run has besides XWGTUP."""

    named: int
    """1 if they stand in <wgt> tags, 0 if in <weights> (or nowhere)."""
    letters: Text
    """Names as they stand in the text, joined."""
    edges: npt.NDArray[np.int64]
    """Where each name begins, and the end of the last one, shape (W + 1,)."""
    slots: npt.NDArray[np.int64]
    """Column of each name (of each value in <weights>), from 0, shape (W,)."""
    places: npt.NDArray[np.int64]
    """Hash table of the names."""


class LheColumns(NamedTuple):
    """Flat columns, each with room for all that a text can hold; memory is taken when they are filled."""

    weights: npt.NDArray[np.float64]
    """XWGTUP and the other weights of one event after the other."""
    header: npt.NDArray[np.float64]
    """Process, scale, alpha_QED, alpha_s: shape (4, N)."""
    counts: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int32]
    """PDG code, status, first and second mother (from 1), colour, anticolour: shape (6, M)."""
    momenta: npt.NDArray[np.float64]
    """px, py, pz, e, mass, lifetime, spin: shape (7, M)."""
    seen: npt.NDArray[np.int64]
    """Event in which each weight was last seen, from 1; for the parser's own use."""
    spans: npt.NDArray[np.int64]
    """Where the names of the first event's weights begin and end, shape (K, 2); filled by a survey."""


class LheResult(NamedTuple):
    """Where the parser stopped."""

    stop: int
    used: int
    """Bytes that need not be looked at again."""
    at: int
    """Position of the problem."""
    first: int
    """Numbers for the text of the problem; of a survey, how many <wgt> tags and values in <weights>."""
    second: int
    events: int
    """Whole events."""
    particles: int
    both: int
    """Events with <weights> besides <wgt> tags."""


def empty_columns(size: int, table: WeightTable, *, survey: bool = False) -> LheColumns:
    """Return columns for any text of `size` bytes."""
    # no event is shorter than 18 bytes, no line of a particle than 14, no weight than 2
    events, particles, weights = size // 18 + 2, size // 14 + 2, len(table.slots)
    return LheColumns(
        weights=np.empty(size // 2 + events + weights + 2, np.float64),
        header=np.empty((_HEADER, events), np.float64),
        counts=np.empty(events, np.int64),
        codes=np.empty((_CODES, particles), np.int32),
        momenta=np.empty((_REALS, particles), np.float64),
        seen=np.zeros(weights, np.int64),
        spans=np.empty((size // 4 + 1 if survey else 0, 2), np.int64),
    )


@part
def _hash(text: Text, begin: int, end: int, size: int) -> int:
    value = np.int64(0)
    for index in range(begin, end):
        value = (value * 257 + np.int64(text[index])) % _LARGEST
    return int(value % size)


@kernel
def _placed(letters: Text, edges: npt.NDArray[np.int64], places: npt.NDArray[np.int64]) -> None:
    for name in range(len(edges) - 1):
        place = _hash(letters, edges[name], edges[name + 1], len(places))
        while places[place] >= 0:
            place = (place + 1) % len(places)
        places[place] = name


def weight_table(names: list[bytes] | None, slots: list[int]) -> WeightTable:
    """Return the table of a run's weights.

    Parameters
    ----------
    names
        Names as they stand in the text, each once; None if the weights stand in <weights>.
    slots
        Column of each weight, from 0.
    """
    letters = b"".join(names or [])
    edges = np.cumsum([0, *map(len, names or [])]).astype(np.int64)
    places = np.full(2 * len(slots) + 1, -1, np.int64)
    text = np.frombuffer(letters or b" ", np.uint8)
    _placed(text, edges, places)
    return WeightTable(int(names is not None), text, edges, np.array(slots, np.int64), places)


@part
def _begins(text: Text, at: int, end: int, word: Text) -> int:
    """Whether `word` stands at a position: 1 or 0, or -1 if the text ends before that can be said."""
    for index in range(len(word)):
        if at + index >= end:
            return _UNDECIDED
        if text[at + index] != word[index]:
            return 0
    return 1


@part
def _named(text: Text, at: int, end: int, name: Text) -> int:
    """Whether the "<" at a position begins a tag of this name: as `_begins`."""
    found = _begins(text, at + 1, end, name)
    if found != 1:
        return found
    after = at + 1 + len(name)
    if after >= end:
        return _UNDECIDED
    return 1 if text[after] <= _SPACE or text[after] == _GREATER or text[after] == _SLASH else 0


@part
def _tag(text: Text, at: int, end: int) -> int:
    """Return what the "<" at a position begins."""
    if at + 1 >= end:
        return _UNDECIDED
    first = text[at + 1]
    name, kind, other, other_kind = _EVENT_NAME, _EVENT, _GROUP_NAME, _GROUP_TAG
    if first == _SLASH:
        name, kind, other, other_kind = _EVENT_END_NAME, _EVENT_END, _RUN_END_NAME, _RUN_TAG_END
    elif first == _LOWER_W:
        name, kind, other, other_kind = _WGT_NAME, _WGT, _VALUES_NAME, _VALUES
    elif first == _LOWER_I or first == _UPPER_L:
        name, kind, other, other_kind = _INIT_NAME, _INIT, _RUN_NAME, _RUN
    elif first == _BANG:
        comment = _begins(text, at + 1, end, _COMMENT_NAME)
        if comment != 0:
            return _COMMENT if comment == 1 else _UNDECIDED
        upper, lower = _begins(text, at + 1, end, _CDATA_NAME), _begins(text, at + 1, end, _CDATA_NAME_LOWER)
        if upper == 1 or lower == 1:
            return _CDATA
        return _UNDECIDED if upper != 0 or lower != 0 else _PLAIN
    elif first != _LOWER_E:
        letter = _UPPER_A <= first <= _UPPER_Z or _LOWER_A <= first <= _LOWER_Z
        return _OTHER if letter else _PLAIN
    one, two = _named(text, at, end, name), _named(text, at, end, other)
    if one == 1:
        return kind
    if two == 1:
        return other_kind
    return _UNDECIDED if one != 0 or two != 0 else _OTHER


@part
def _past(text: Text, at: int, end: int, mark: Text) -> int:
    """Return the position after the next `mark`, -1 if there is none."""
    last = end - len(mark)
    while at <= last:
        if text[at] == mark[0] and _begins(text, at, end, mark) == 1:
            return at + len(mark)
        at += 1
    return -1


@part
def _past_tag(text: Text, at: int, end: int) -> int:
    """Return the position after the ">" of the tag that begins at a position, -1 if the text ends before it.

    A ">" in the quotes of an attribute is none, unless the quotes do not end before the next "<".
    """
    quote = 0
    quoted = -1
    before = 0  # the last byte that is not blank
    at += 1
    while at < end:
        byte = text[at]
        if quote == 0:
            if byte == _GREATER:
                return at + 1
            if before == _EQUALS and (byte == _QUOTE or byte == _APOSTROPHE):
                quote = int(byte)
        elif byte == quote:
            quote = 0
        elif byte == _GREATER and quoted < 0:
            quoted = at + 1
        elif byte == _LESS and quoted >= 0:
            return quoted
        if byte > _SPACE:
            before = int(byte)
        at += 1
    return -1


@part
def _id(text: Text, at: int, end: int) -> tuple[int, int]:
    """Return where the value of the attribute `id` of the tag that ends at `end` begins and ends, or -1.

    Its value may stand in quotes of either kind, or in none.
    """
    quote = 0
    while at + 2 < end:
        byte = text[at]
        at += 1
        if quote != 0:
            if byte == quote:
                quote = 0
            continue
        if byte == _QUOTE or byte == _APOSTROPHE:
            quote = int(byte)
        if byte > _SPACE or text[at] != _LOWER_I or text[at + 1] != _LOWER_D:
            continue
        begin = at + 2
        while begin < end and text[begin] <= _SPACE:
            begin += 1
        if begin >= end or text[begin] != _EQUALS:
            continue
        begin += 1
        while begin < end and text[begin] <= _SPACE:
            begin += 1
        stop = begin
        if begin < end and (text[begin] == _QUOTE or text[begin] == _APOSTROPHE):
            begin += 1
            stop = begin
            while stop < end and text[stop] != text[begin - 1]:
                stop += 1
        else:
            while stop < end and text[stop] > _SPACE and text[stop] != _SLASH:
                stop += 1
        return begin, stop
    return -1, -1


@part
def _found(text: Text, begin: int, end: int, guess: int, table: WeightTable) -> int:
    """Return the number of the name that stands in the text, -1 if it is unknown; `guess` is tried first."""
    names = len(table.edges) - 1
    if names == 0:
        return -1
    size = end - begin
    place = -1
    name = guess
    while name >= 0:
        start = table.edges[name]
        if table.edges[name + 1] - start == size:
            same = 0
            while same < size and table.letters[start + same] == text[begin + same]:
                same += 1
            if same == size:
                return name
        place = _hash(text, begin, end, len(table.places)) if place < 0 else (place + 1) % len(table.places)
        name = table.places[place]
    return -1


@part
def _number(text: Text, at: int, end: int) -> tuple[Number, int]:
    """Read a number, NaN if the word is none; position -1 if there is no word."""
    value, after = fortran_real(text, at, end)
    if after >= 0:
        return value, after
    return np.nan, skip_token(text, at, end)


@part
def _code(text: Text, at: int, end: int) -> tuple[Number, bool, int]:
    """Read a whole number of 32 bits, with whether the word is one; position -1 if there is no word."""
    value, after = integer(text, at, end)
    if after >= 0 and (after >= end or text[after] <= _SPACE):
        whole = bool(-_LARGEST <= value <= _LARGEST)
        return (value if whole else np.int64(0)), whole, after
    other, after = _number(text, at, end)  # some write 1.0 for 1
    if after < 0 or not abs(other) <= _LARGEST or other != np.floor(other):
        return np.int64(0), False, after
    return np.int64(other), True, after


@part
def _first_line(text: Text, at: int, end: int, out: LheColumns, event: int, weight: int) -> tuple[int, bool]:
    """Read the first line of an event; returns the number of particles and whether it could be read.

    Numbers that are none become NaN; so does XWGTUP then, as the event cannot be used.
    """
    n_particles, whole, at = _code(text, at, end)
    if at < 0 or not whole:
        return 0, False
    good = True
    for column in range(5):
        value, after = _number(text, at, end) if at >= 0 else (np.nan, -1)
        if after < 0 and good:
            return 0, False  # numbers are missing, and none has run into the next one
        good = good and bool(np.isfinite(value))
        if column == 1:
            out.weights[weight] = value
        else:
            out.header[column - (column > 1), event] = value
        at = after
    if not good:
        out.weights[weight] = np.nan
    return int(n_particles), True


@part
def _particle(
    text: Text, at: int, end: int, codes: npt.NDArray[np.int32], momenta: npt.NDArray[np.float64], row: int
) -> int:
    """Read the line of a particle into a row; returns how many words it lacks.

    Numbers that are none become NaN, codes 0 with an energy of NaN, as has a particle without a lifetime or a
    spin. Nothing is lacking where some of at least seven words are no numbers: those of Fortran run into each
    other where they do not fit.
    """
    good = True
    seen = True  # that something is wrong, once momentum and mass are looked at
    found = 0
    for column in range(_CODES):
        value, after = integer(text, at, end)
        if after < 0 or (after < end and text[after] > _SPACE) or not -_LARGEST <= value <= _LARGEST:
            value, whole, after = _code(text, at, end)
            if after < 0:
                return _CODES + _REALS - found
            if not whole:
                good = seen = False
        codes[column, row] = value
        found += 1
        at = after
    for column in range(_REALS):
        number, after = real(text, at, end)
        if after < 0:
            number, after = _number(text, at, end)
            if after < 0:
                break
        momenta[column, row] = number
        if number - number != 0.0:  # not finite
            good = False
            seen = seen and column < _LIFETIME
        found += 1
        at = after
    if good:
        return _CODES + _REALS - found
    for column in range(found - _CODES, _REALS):
        momenta[column, row] = np.nan
    if not seen or found < _CODES + _REALS:
        momenta[_ENERGY, row] = np.nan
    return 0 if found >= _FEWEST else _CODES + _REALS - found


@part
def _comment_line(text: Text, at: int, end: int) -> int:
    """Return the position of the end of the line, or of </event> before it; -1 if the text ends."""
    while at < end and text[at] != _NEWLINE:
        if text[at] == _LESS and _named(text, at, end, _EVENT_END_NAME) == 1:
            return at
        at += 1
    return at if at < end else -1


@part
def _event(
    text: Text, at: int, out: LheColumns, event: int, row: int, table: WeightTable, survey: bool
) -> tuple[int, int, int, int, int, int]:
    """Read an event from behind its tag.

    Returns stop, position, two numbers (as of `LheResult`), the next row, and 1 for weights of both kinds.
    """
    end = len(text)
    others = len(table.slots)
    weight = event * (others + 1) if not survey else 0
    stamp = event + 1
    begin = at
    mode = _FIRST_LINE
    stated = held = 0
    wgts = values = lists = 0
    name = -1
    slot = 0
    while True:
        while at < end and text[at] <= _SPACE:
            at += 1
        if at >= end:
            return _MORE, at, 0, 0, row, 0
        kind = _PLAIN
        if text[at] == _HASH:
            at = _comment_line(text, at, end)
            if at < 0:
                return _MORE, at, 0, 0, row, 0
            continue
        if text[at] == _LESS:
            kind = _tag(text, at, end)
            if kind == _UNDECIDED:
                return _MORE, at, 0, 0, row, 0
        if kind == _PLAIN:
            stop = at + 1
            while stop < end and text[stop] != _NEWLINE:
                if text[stop] == _LESS and _tag(text, stop, end) != _PLAIN:
                    break
                stop += 1
            if stop >= end:
                return _MORE, at, 0, 0, row, 0
            if mode == _FIRST_LINE:
                stated, whole = _first_line(text, at, stop, out, event, weight)
                if not whole:
                    return _EVENT_LINE, at, 0, 0, row, 0
                mode = _PARTICLES
            elif mode == _PARTICLES:
                if held < stated:
                    lacking = _particle(text, at, stop, out.codes, out.momenta, row + held)
                    if lacking:
                        return _PARTICLE_LINE, at, _CODES + _REALS - lacking, 0, row, 0
                held += 1
            elif mode == _LIST:
                while True:
                    value, after = _number(text, at, stop)
                    if after < 0:
                        break
                    at = after
                    if not survey and not table.named and values < others:
                        out.weights[weight + 1 + table.slots[values]] = value
                    values += 1
            elif mode == _ONE:
                value, after = _number(text, at, stop)
                if not survey and after >= 0 and skip_token(text, after, stop) < 0:
                    out.weights[weight + 1 + slot] = value
                mode = _ANYTHING
            at = stop
            continue
        if kind == _COMMENT or kind == _CDATA:
            at = _past(text, at + 4, end, _COMMENT_END if kind == _COMMENT else _CDATA_END)
            if at < 0:
                return _MORE, at, 0, 0, row, 0
            continue
        if kind == _EVENT_END:
            break
        if kind == _EVENT or kind == _RUN or kind == _RUN_TAG_END:
            return _OPEN_EVENT, begin, 0, 0, row, 0
        if mode == _FIRST_LINE:
            return _EVENT_LINE, at, 0, 0, row, 0
        mode = _ANYTHING
        if kind == _VALUES or kind == _WGT:
            after = _past_tag(text, at, end)
            if after < 0:
                return _MORE, at, 0, 0, row, 0
            if kind == _VALUES:
                lists += 1
                mode = _LIST if text[after - 2] != _SLASH else _ANYTHING
            elif survey or table.named:
                first, last = _id(text, at, after - 1)
                if first < 0:
                    return _NO_ID, at, 0, 0, row, 0
                mode = _ONE if text[after - 2] != _SLASH else _ANYTHING
                if survey:
                    out.spans[wgts, 0], out.spans[wgts, 1] = first, last
                else:
                    name = _found(text, first, last, name + 1 if name + 1 < others else 0, table)
                    if name < 0:
                        return _NEW_WEIGHT, at, first, last, row, 0
                    slot = table.slots[name]
                    if out.seen[slot] == stamp:
                        return _WEIGHT_TWICE, at, first, last, row, 0
                    out.seen[slot] = stamp
                    out.weights[weight + 1 + slot] = np.nan
                wgts += 1
            else:
                first, last = _id(text, at, after - 1)
                return (_NO_ID if first < 0 else _NEW_WEIGHT), at, first, last, row, 0
            at = after
        else:
            at += 1
    after = _past_tag(text, at, end)
    if after < 0:
        return _MORE, at, 0, 0, row, 0
    if mode == _FIRST_LINE:
        return _EVENT_LINE, at, 0, 0, row, 0
    if held != stated:
        return _N_PARTICLES, at, stated, held, row, 0
    if survey:
        return _DONE, after, wgts, values, row, 0
    if table.named and wgts != others:
        for missing in range(others):
            if out.seen[table.slots[missing]] != stamp:
                return _WEIGHT_MISSING, at, missing, 0, row, 0
    if not table.named and values != others:
        return _N_VALUES, at, values, others, row, 0
    out.counts[event] = held
    return _DONE, after, 0, 0, row + held, int(table.named and lists > 0)


@kernel
def parse_lhe(text: Text, out: LheColumns, table: WeightTable, survey: bool) -> LheResult:
    """Parse the whole events of a text.

    Parameters
    ----------
    text
        Bytes that begin between two events, at the start of a line or behind a tag.
    out
        Columns with room for the text (`empty_columns`).
    table
        The weights of each event.
    survey
        Stop after the first event, and look only which weights it has.

    Returns
    -------
    Where it stopped; what stands after `used` has to be given again, with the text that follows.
    """
    end = len(text)
    at = used = 0
    events = row = both = 0
    fresh = True  # nothing but blanks since the start of the line or the last tag
    while at < end:
        byte = text[at]
        if byte == _NEWLINE:
            at += 1
            used = at
            fresh = True
            continue
        if byte == _HASH and fresh:
            while at < end and text[at] != _NEWLINE:
                at += 1
            continue
        if byte != _LESS:
            fresh = fresh and byte <= _SPACE
            at += 1
            continue
        kind = _tag(text, at, end)
        if kind == _UNDECIDED:
            break
        fresh = False
        if kind == _PLAIN or kind == _OTHER or kind == _WGT or kind == _VALUES:
            at += 1
            continue
        if kind == _COMMENT or kind == _CDATA:
            after = _past(text, at + 4, end, _COMMENT_END if kind == _COMMENT else _CDATA_END)
            if after < 0:
                break
            at = after
        else:
            after = _past_tag(text, at, end)
            if after < 0:
                break
            if kind == _RUN_TAG_END:
                return LheResult(_RUN_END, after, at, 0, 0, events, row, both)
            if kind == _EVENT:
                if out.weights.size < (events + 1) * (len(table.slots) + 1) or events >= len(out.counts):
                    break  # there cannot be a whole event any more
                stop, place, first, second, row, twice = _event(text, after, out, events, row, table, survey)
                if stop == _MORE:
                    break
                if stop != _DONE:
                    return LheResult(stop, used, place, first, second, events, row, both)
                if survey:
                    return LheResult(_SURVEYED, used, at, first, second, 0, 0, 0)
                events += 1
                both += twice
                at = place
            else:
                problem = _SECOND_INIT
                if kind == _EVENT_END:
                    problem = _STRAY_END
                elif kind == _GROUP_TAG:
                    problem = _GROUP
                elif kind == _RUN:
                    problem = _OPEN_RUN
                return LheResult(problem, used, at, 0, 0, events, row, both)
        used = at
        fresh = True
    return LheResult(_MORE, used, at, 0, 0, events, row, both)
