"""Events: compiled parser of HepMC2 text (IO_GenEvent), from bytes straight into flat columns.

The grammar is that of HepMC2's IO_GenEvent as the HepMC3 library's ReaderAsciiHepMC2 reads it: lines E (event
with its weights), N (names of the weights of the event, each between quotation marks), U (units), C (cross
section), F and H (skipped), V (vertices), each followed by its P (particles, with the barcode of the vertex
where they end).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel, part
from recast.events.hepmc.columns import NAMES, RUN, Columns, Problem, Result
from recast.events.hepmc.text3 import VERSION, begin_run, starts_with, units
from recast.events.tokens import Words, after_line, integer, line_end, real, real_17, skip_token

__all__ = ["parse_hepmc2"]

Text = npt.NDArray[np.uint8]

_E, _U, _V, _P, _H, _C, _F, _N = (ord(letter) for letter in "EUVPHCFN")
_NEWLINE, _RETURN, _BLANK, _QUOTE = 10, 13, 32, ord('"')
_HEADER = np.frombuffer(b"HepMC::IO_GenEvent-START_EVENT_LISTING", np.uint8)
_FOOTER = np.frombuffer(b"HepMC::IO_GenEvent-END_EVENT_LISTING", np.uint8)
_BEAM = 4
_LARGEST = 2147483647

_EVENT_LINE, _UNITS = int(Problem.EVENT_LINE), int(Problem.UNITS)
_BAD_CROSS_SECTION, _VERTEX_LINE = int(Problem.CROSS_SECTION), int(Problem.VERTEX_LINE)
_PARTICLE_LINE, _OUTSIDE = int(Problem.PARTICLE_LINE), int(Problem.OUTSIDE)
_LINE_KIND, _VERTEX_ID = int(Problem.LINE_KIND), int(Problem.VERTEX_ID)
_VERTEX_TWICE, _NO_VERTEX = int(Problem.VERTEX_TWICE), int(Problem.NO_VERTEX)
_N_VERTICES, _N_OUTGOING = int(Problem.N_VERTICES), int(Problem.N_OUTGOING)
_N_WEIGHTS = int(Problem.N_WEIGHTS)
_NAMES, _OTHER_FORMAT = int(Problem.NAMES), int(Problem.OTHER_FORMAT)


@part
def _after_names(text: Text, at: int, end: int) -> int:
    """Return the position after a line of names, -1 if there are not as many as it says.

    A name is what stands between two quotation marks, line breaks included.
    """
    count, at = integer(text, at, end)
    if at < 0 or count < 0:
        return -1
    marks = 2 * count
    while marks > 0:
        # no event line is part of a name: the search ends with the event
        if at >= end or (
            text[at] == _NEWLINE and at + 2 < end and text[at + 1] == _E and text[at + 2] == _BLANK
        ):
            return -1
        if text[at] == _QUOTE:
            marks -= 1
        at += 1
    return after_line(text, at, end)


@part
def _is_repeated(text: Text, words: Words, first: int, size: int, at: int, end: int) -> bool:
    """Whether `size` bytes at two positions, the first one before the second, are the same."""
    if size <= 0 or at + size > end:
        return False
    index = 0
    while index + 8 <= size:
        if words[first + index] != words[at + index]:
            return False
        index += 8
    while index < size:
        if text[first + index] != text[at + index]:
            return False
        index += 1
    return True


@part
def _find(out: Columns, barcode: int, stamp: int) -> int:
    """Return the place of a vertex in the table of barcodes: its own, or the free one where it would go."""
    size = len(out.seen)
    place = (barcode * 11400714819323) % size
    while out.seen[place] == stamp and out.incoming[place, 0] != barcode:
        place = (place + 1) % size
    return place


@part
def _finish(
    out: Columns, event: int, particle: int, vertex: int, last_particle: int, last_vertex: int
) -> tuple[int, int, int, int]:
    """Link the particles and vertices of an event; returns problem, its numbers, and the new `last_vertex`.

    Vertices without incoming or without outgoing particles are left out, as HepMC3 does; a beam that stands
    among the outgoing particles of the first sort is taken for an incoming one.
    """
    stamp = event + 1
    claimed = out.vertex_counts[event]
    if claimed != last_vertex - vertex:
        return _N_VERTICES, claimed, last_vertex - vertex, last_vertex
    n_vertices = last_vertex - vertex
    for index in range(vertex, last_vertex):
        out.first_in[index] = -1
    for index in range(particle, last_particle):
        barcode = out.parent[index]
        out.end[index] = -1
        if barcode == 0:
            continue
        place = _find(out, barcode, stamp)
        if out.seen[place] != stamp:
            return _NO_VERTEX, barcode, 0, last_vertex
        local = out.slot[place]
        out.end[index] = local
        if out.first_in[vertex + local] < 0:
            out.first_in[vertex + local] = index - particle
    # beams among the outgoing particles of a vertex without incoming ones
    outgoing = np.zeros(n_vertices, np.int64)
    bare = np.zeros(n_vertices, np.bool_)
    for local in range(n_vertices):
        bare[local] = out.first_in[vertex + local] < 0
    for index in range(particle, last_particle):
        local = out.production[index]
        if local >= 0 and bare[local] and out.status[index] == _BEAM and out.end[index] < 0:
            out.production[index] = -1
            out.end[index] = local
            if out.first_in[vertex + local] < 0:
                out.first_in[vertex + local] = index - particle
        elif local >= 0:
            outgoing[local] += 1
    kept = 0
    moved = np.full(n_vertices, -1, np.int64)
    for local in range(n_vertices):
        if out.first_in[vertex + local] >= 0 and outgoing[local] > 0:
            moved[local] = kept
            out.first_in[vertex + kept] = out.first_in[vertex + local]
            out.vertex_status[vertex + kept] = out.vertex_status[vertex + local]
            out.position[vertex + kept, :] = out.position[vertex + local, :]
            kept += 1
    if kept < n_vertices:
        for index in range(particle, last_particle):
            if out.production[index] >= 0:
                out.production[index] = moved[out.production[index]]
            if out.end[index] >= 0:
                out.end[index] = moved[out.end[index]]
    return 0, 0, 0, vertex + kept


@part
def _event_line(text: Text, at: int, end: int, out: Columns, event: int, filled: int) -> tuple[int, int]:
    """Read an event line; returns the number of weights and the position or -1."""
    number, at = integer(text, at, end)
    for _ in range(6):  # interactions, scale, two couplings, process, vertex of the hard process
        at = skip_token(text, at, end)
    n_vertices, at = integer(text, at, end)
    for _ in range(2):  # beams
        at = skip_token(text, at, end)
    n_random, at = integer(text, at, end)
    while at >= 0 and n_random > 0:
        at = skip_token(text, at, end)
        n_random -= 1
    n_weights, at = integer(text, at, end)
    count = 0
    while at >= 0 and count < n_weights:
        if filled + count >= len(out.weights):
            return count, -1
        out.weights[filled + count], at = real(text, at, end)
        count += 1
    at = line_end(text, at, end)
    out.number[event] = number
    out.vertex_counts[event] = n_vertices
    out.cross_section_pb[event, :] = np.nan
    return count, at


@kernel
def parse_hepmc2(text: Text, words: Words, out: Columns) -> Result:
    """Parse whole events.

    Parameters
    ----------
    text
        Bytes that begin at the start of a line and end after a line.
    words
        The same bytes (`recast.events.tokens.words_of`).
    out
        Columns with room for the text (`empty_columns`).

    Returns
    -------
    Where it stopped; `problem` is 0 if at the end of the text.
    """
    end = len(text)
    at = 0
    event = -1  # the one being read
    begin = begin_lines = 0  # position of its line and lines before it
    particle = vertex = 0  # the first of the event
    particles = vertices = 0
    n_weights = -1
    weights = 0  # filled
    run = True  # between files and before the first event
    owed = done = 0  # particles of the last vertex: stated and found
    barcode = 0  # of the last vertex
    vertex_line = vertex_lines = 0
    momentum_unit = length_unit = 1.0
    lines = step = 0  # before the line that is read
    while at < end:
        lines += step
        step = 1
        line = at
        kind = text[at]
        if kind == _NEWLINE or kind == _RETURN:
            step = 1 if kind == _NEWLINE else 0
            at += 1
            continue
        if kind == _H and at + 1 < end and text[at + 1] != _BLANK:
            # header or footer of files that were joined
            if starts_with(text, at, end, _HEADER):
                begin_run(out, event + 1)
            elif not starts_with(text, at, end, _FOOTER) and not starts_with(text, at, end, VERSION):
                return Result(_OTHER_FORMAT, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
            run = True
            at = after_line(text, at, end)
            continue
        if at + 1 >= end or text[at + 1] != _BLANK:
            return Result(_LINE_KIND, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
        at += 1
        if run and kind != _E:
            return Result(_OUTSIDE, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
        if (kind == _V or kind == _E) and done < owed:
            return Result(
                _N_OUTGOING, vertex_line, owed, done, event, particle, vertex, n_weights, vertex_lines
            )
        if kind == _P:
            if vertices == vertex:
                return Result(_OUTSIDE, line, 0, 0, event, particle, vertex, n_weights, lines)
            at = skip_token(text, at, end)  # its own barcode
            pid, at = integer(text, at, end)
            for row in range(5):
                value, at = real_17(text, words, at, end)
                out.momentum[row, particles] = value * momentum_unit
            state, at = integer(text, at, end)
            for _ in range(2):  # polarisation
                at = skip_token(text, at, end)
            last, at = integer(text, at, end)
            flows, at = integer(text, at, end)
            while at >= 0 and flows > 0:  # colours: an index and a code each
                at = skip_token(text, at, end)
                at = skip_token(text, at, end)
                flows -= 1
            if at >= 0 and at < end and text[at] > _BLANK:
                at = -1
            at = after_line(text, at, end)
            if at < 0 or abs(pid) > _LARGEST or abs(state) > _LARGEST:
                return Result(_PARTICLE_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            out.pid[particles] = pid
            out.status[particles] = state
            out.parent[particles] = last
            # one that ends in the vertex which it stands under has no production vertex in the record
            out.production[particles] = -1 if last == barcode else vertices - 1 - vertex
            particles += 1
            done += 1
        elif kind == _V:
            barcode, at = integer(text, at, end)
            state, at = integer(text, at, end)
            for row in range(4):
                value, at = real(text, at, end)
                out.position[vertices, row] = value * length_unit
            orphans, at = integer(text, at, end)
            outgoing, at = integer(text, at, end)
            if at >= 0 and at < end and text[at] > _BLANK:
                at = -1
            at = after_line(text, at, end)  # weights of the vertex
            if at < 0 or abs(state) > _LARGEST or orphans < 0 or outgoing < 0:
                return Result(_VERTEX_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            if barcode > -1:
                return Result(_VERTEX_ID, line, barcode, 0, event, particle, vertex, n_weights, lines)
            place = _find(out, barcode, event + 1)
            if out.seen[place] == event + 1:
                return Result(_VERTEX_TWICE, line, barcode, 0, event, particle, vertex, n_weights, lines)
            out.seen[place] = event + 1
            out.incoming[place, 0] = barcode
            out.slot[place] = vertices - vertex
            out.vertex_status[vertices] = state
            # files of Pythia 8 are known to state fewer particles than follow
            owed, done, vertex_line, vertex_lines = orphans + outgoing, 0, line, lines
            vertices += 1
        elif kind == _E:
            if event >= 0:
                problem, first, second, vertices = _finish(out, event, particle, vertex, particles, vertices)
                if problem:
                    return Result(
                        problem, begin, first, second, event, particle, vertex, n_weights, begin_lines
                    )
                out.counts[event] = particles - particle
                out.vertex_counts[event] = vertices - vertex
            event += 1
            out.names[event, 0] = out.names[event, 1] = -1
            out.news[event] |= NAMES
            out.n_further[event] = 0
            begin, begin_lines = line, lines
            particle, vertex = particles, vertices
            owed = done = barcode = 0
            run = False
            momentum_unit = length_unit = 1.0
            count, at = _event_line(text, at, end, out, event, weights)
            if at < 0:
                return Result(_EVENT_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            if count == 0:
                out.weights[weights] = 1.0
                count = 1
            if n_weights >= 0 and count != n_weights:
                return Result(_N_WEIGHTS, line, count, n_weights, event, particle, vertex, n_weights, lines)
            n_weights = count
            weights += count
        elif kind == _U:
            momentum_unit, length_unit = units(text, at, end)
            if momentum_unit < 0 or length_unit < 0:
                return Result(_UNITS, line, 0, 0, event, particle, vertex, n_weights, lines)
            at = after_line(text, at, end)
        elif kind == _C:
            value, at = real(text, at, end)
            error, at = real(text, at, end)
            if at < 0:
                return Result(_BAD_CROSS_SECTION, line, 0, 0, event, particle, vertex, n_weights, lines)
            out.cross_section_pb[event, 0] = value
            out.cross_section_pb[event, 1] = error
            at = after_line(text, at, end)
        elif kind == _N:
            before = out.names[event - 1, 0] if event > 0 else -1
            size = out.names[event - 1, 1] - before if before >= 0 else 0
            same = _is_repeated(text, words, before, size, line, end)
            out.news[event] = (out.news[event] & RUN) | (0 if same else NAMES)
            at = line + size if same else _after_names(text, at, end)
            if at < 0:
                return Result(_NAMES, line, 0, 0, event, particle, vertex, n_weights, lines)
            out.names[event, 0], out.names[event, 1] = line, at
        elif kind == _F or kind == _H:
            at = after_line(text, at, end)
        else:
            return Result(_LINE_KIND, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
    if done < owed:
        return Result(_N_OUTGOING, vertex_line, owed, done, event, particle, vertex, n_weights, vertex_lines)
    if event >= 0:
        problem, first, second, vertices = _finish(out, event, particle, vertex, particles, vertices)
        if problem:
            return Result(problem, begin, first, second, event, particle, vertex, n_weights, begin_lines)
        out.counts[event] = particles - particle
        out.vertex_counts[event] = vertices - vertex
    return Result(0, end, 0, 0, event + 1, particles, vertices, n_weights, lines + step)
