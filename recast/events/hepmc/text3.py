"""Events: compiled parser of HepMC3 text (Asciiv3), from bytes straight into flat columns.

The grammar is that of the HepMC3 library's ReaderAscii and WriterAscii (arXiv:1912.08005): lines E (event), U
(units), W (weights), A (attributes), V (vertices with their incoming particles), P (particles with the vertex
or the one mother that they come from). Particles may stand before their mothers.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel, part
from recast.events.hepmc.columns import RUN, Columns, Problem, Result
from recast.events.tokens import Words, after_line, integer, line_end, real, real_17, skip_token, space

__all__ = ["VERSION", "begin_run", "parse_hepmc3", "starts_with", "units"]

Text = npt.NDArray[np.uint8]

_E, _U, _W, _A, _V, _P, _T, _H = (ord(letter) for letter in "EUWAVPTH")
_M, _G, _C = ord("M"), ord("G"), ord("C")
_NEWLINE, _RETURN, _BLANK, _OPEN, _CLOSE, _COMMA, _AT = 10, 13, 32, ord("["), ord("]"), ord(","), ord("@")
_CROSS_SECTION = np.frombuffer(b"GenCrossSection ", np.uint8)
VERSION = np.frombuffer(b"HepMC::Version", np.uint8)
_HEADER = np.frombuffer(b"HepMC::Asciiv3-START_EVENT_LISTING", np.uint8)
_FOOTER = np.frombuffer(b"HepMC::Asciiv3-END_EVENT_LISTING", np.uint8)

_EVENT_LINE, _UNITS, _WEIGHTS = int(Problem.EVENT_LINE), int(Problem.UNITS), int(Problem.WEIGHTS)
_BAD_CROSS_SECTION, _VERTEX_LINE = int(Problem.CROSS_SECTION), int(Problem.VERTEX_LINE)
_PARTICLE_LINE, _OUTSIDE = int(Problem.PARTICLE_LINE), int(Problem.OUTSIDE)
_LINE_KIND, _OTHER_FORMAT = int(Problem.LINE_KIND), int(Problem.OTHER_FORMAT)
_PARTICLE_ID, _PARTICLE_TWICE = int(Problem.PARTICLE_ID), int(Problem.PARTICLE_TWICE)
_VERTEX_ID, _VERTEX_TWICE = int(Problem.VERTEX_ID), int(Problem.VERTEX_TWICE)
_N_PARTICLES, _N_VERTICES = int(Problem.N_PARTICLES), int(Problem.N_VERTICES)
_NO_INCOMING, _NO_MOTHER = int(Problem.NO_INCOMING), int(Problem.NO_MOTHER)
_NO_VERTEX, _TWO_ENDS, _N_WEIGHTS = int(Problem.NO_VERTEX), int(Problem.TWO_ENDS), int(Problem.N_WEIGHTS)


@kernel
def starts_with(text: Text, at: int, end: int, word: Text) -> bool:
    """Whether the text goes on with a word."""
    index = 0
    while index < len(word) and at + index < end and text[at + index] == word[index]:
        index += 1
    return index == len(word)


@kernel
def begin_run(out: Columns, event: int) -> None:
    """Let a run of the generator begin with an event, not yet with names."""
    out.news[event] = RUN
    out.names[event, 0] = out.names[event, 1] = -1


@kernel
def units(text: Text, at: int, end: int) -> tuple[float, float]:
    """Return the factors to GeV and mm of a line of units, negative if it has others."""
    at = space(text, at, end)
    momentum, length = -1.0, -1.0
    if at + 3 <= end and text[at + 1] == _E and text[at + 2] == _V:
        if text[at] == _G:
            momentum = 1.0
        elif text[at] == _M:
            momentum = 1e-3
    at = space(text, at + 3, end)
    if at + 2 <= end and text[at + 1] == _M:
        if text[at] == _M:
            length = 1.0
        elif text[at] == _C:
            length = 10.0
    return momentum, length


@part
def _weights(text: Text, at: int, end: int, out: npt.NDArray[np.float64], filled: int) -> tuple[int, int]:
    """Read the numbers that are left on the line; returns how many, and the position or -1."""
    count = 0
    while True:
        after = line_end(text, at, end)
        if after >= 0:
            return count, after
        value, at = real(text, at, end)
        if at < 0 or filled + count >= len(out):
            return count, -1
        out[filled + count] = value
        count += 1


@part
def _stated_cross_section(text: Text, at: int, end: int) -> int:
    """Return the position after '0 GenCrossSection ', -1 if the attribute is another one."""
    owner, at = integer(text, at, end)
    if at < 0 or owner != 0:
        return -1
    at = space(text, at, end)
    return at + len(_CROSS_SECTION) if starts_with(text, at, end, _CROSS_SECTION) else -1


@part
def _further(text: Text, at: int, end: int, out: npt.NDArray[np.float64], filled: int) -> int:
    """Read the values of the other weights, after two numbers of events, each with its error.

    They go to the end of `out`, before `filled` others, in reverse. Older libraries write fewer numbers.
    Returns how many there are, -1 if they cannot be read.
    """
    count = 0
    place = len(out) - 2 * filled
    for _ in range(2):
        after = skip_token(text, at, end)
        at = after if after >= 0 else at
    while line_end(text, at, end) < 0:
        value, at = real(text, at, end)
        place -= 2
        if at < 0 or place < 0:
            return -1
        error = 0.0
        if line_end(text, at, end) < 0:
            error, at = real(text, at, end)
            if at < 0:
                return -1
        out[place + 1] = value
        out[place] = error
        count += 1
    return count


@part
def _finish(
    out: Columns, event: int, particle: int, vertex: int, last_particle: int, last_vertex: int, entries: int
) -> tuple[int, int, int, int]:
    """Link particles and vertices of an event; returns problem, its numbers, and the new `last_vertex`."""
    half = len(out.seen) // 2
    stamp = event + 1
    count = last_particle - particle
    for index in range(vertex, last_vertex):
        out.first_in[index] = -1
    for index in range(particle, last_particle):
        out.end[index] = -1
    for entry in range(entries):
        owner, reference = out.incoming[entry, 0], out.incoming[entry, 1]
        if reference < 1 or reference >= half or out.seen[reference] != stamp:
            return _NO_INCOMING, reference, 0, last_vertex
        local = out.slot[reference]
        ended = out.end[particle + local]
        if ended >= 0 and ended != owner:
            return _TWO_ENDS, reference, 0, last_vertex
        out.end[particle + local] = owner
        first = out.first_in[vertex + owner]
        if first < 0 or local < first:
            out.first_in[vertex + owner] = local
    for index in range(particle, last_particle):
        reference = out.parent[index]
        if reference == 0:
            out.production[index] = -1
        elif reference < 0:
            if -reference >= half or out.seen[half - reference] != stamp:
                return _NO_VERTEX, reference, 0, last_vertex
            out.production[index] = out.slot[half - reference]
        else:
            if reference >= half or out.seen[reference] != stamp:
                return _NO_MOTHER, reference, 0, last_vertex
            local = out.slot[reference]
            if out.end[particle + local] < 0:  # a vertex that is not written, as it has one mother only
                out.end[particle + local] = last_vertex - vertex
                out.vertex_status[last_vertex] = 0
                out.position[last_vertex, :] = 0.0
                out.first_in[last_vertex] = local
                last_vertex += 1
            out.production[index] = out.end[particle + local]
    claimed, claimed_vertices = out.counts[event], out.vertex_counts[event]
    if claimed != count:
        return _N_PARTICLES, claimed, count, last_vertex
    if claimed_vertices != last_vertex - vertex:
        return _N_VERTICES, claimed_vertices, last_vertex - vertex, last_vertex
    return 0, 0, 0, last_vertex


@part
def _run_line(text: Text, at: int, end: int, out: Columns, event: int, names: bool) -> int:
    """Read a line that describes the run which begins with an event; returns the position after it."""
    after = after_line(text, at, end)
    if out.news[event] == 0:
        begin_run(out, event)
    if names:
        out.names[event, 0], out.names[event, 1] = at, after
    return after


@kernel
def parse_hepmc3(text: Text, words: Words, out: Columns) -> Result:
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
    half = len(out.seen) // 2
    at = 0
    event = -1  # the one being read
    begin = begin_lines = 0  # position of its line and lines before it
    particle = vertex = 0  # the first of the event
    particles = vertices = entries = 0
    n_weights = -1
    weights = 0  # filled
    run = True  # between files and before the first event
    weighed = False
    further = 0  # cross sections after the first one, of the events before
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
        if kind == _H:  # header or footer of files that were joined
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
        if kind == _P:
            if event < 0 or run:
                return Result(_OUTSIDE, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
            name, at = integer(text, at, end)
            mother, at = integer(text, at, end)
            pid, at = integer(text, at, end)
            for row in range(5):
                value, at = real_17(text, words, at, end)
                out.momentum[row, particles] = value * momentum_unit
            state, at = integer(text, at, end)
            at = line_end(text, at, end)
            if at < 0 or abs(pid) > 2147483647 or abs(state) > 2147483647:
                return Result(_PARTICLE_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            if name < 1 or name >= half:
                return Result(_PARTICLE_ID, line, name, 0, event, particle, vertex, n_weights, lines)
            if out.seen[name] == event + 1:
                return Result(_PARTICLE_TWICE, line, name, 0, event, particle, vertex, n_weights, lines)
            out.seen[name] = event + 1
            out.slot[name] = particles - particle
            out.parent[particles] = mother
            out.pid[particles] = pid
            out.status[particles] = state
            particles += 1
        elif kind == _V:
            if event < 0 or run:
                return Result(_OUTSIDE, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
            name, at = integer(text, at, end)
            state, at = integer(text, at, end)
            at = space(text, at, end)
            if at < 0 or at >= end or text[at] != _OPEN or abs(state) > 2147483647:
                return Result(_VERTEX_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            at = space(text, at + 1, end)
            while at >= 0 and at < end and text[at] != _CLOSE:
                reference, at = integer(text, at, end)
                if at < 0 or entries >= len(out.incoming):
                    at = -1
                    break
                out.incoming[entries, 0] = vertices - vertex
                out.incoming[entries, 1] = reference
                entries += 1
                at = space(text, at, end)
                if at < end and text[at] == _COMMA:
                    at += 1
                elif at < end and text[at] != _CLOSE:
                    at = -1
            if at < 0 or at >= end:
                return Result(_VERTEX_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            at = space(text, at + 1, end)
            out.position[vertices, :] = 0.0
            if at < end and text[at] == _AT:
                at += 1
                for row in range(4):
                    value, at = real(text, at, end)
                    out.position[vertices, row] = value * length_unit
            at = line_end(text, at, end)
            if at < 0:
                return Result(_VERTEX_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            if name > -1 or -name >= half:
                return Result(_VERTEX_ID, line, name, 0, event, particle, vertex, n_weights, lines)
            if out.seen[half - name] == event + 1:
                return Result(_VERTEX_TWICE, line, name, 0, event, particle, vertex, n_weights, lines)
            out.seen[half - name] = event + 1
            out.slot[half - name] = vertices - vertex
            out.vertex_status[vertices] = state
            vertices += 1
        elif kind == _E:
            if event >= 0:
                problem, first, second, vertices = _finish(
                    out, event, particle, vertex, particles, vertices, entries
                )
                if problem:
                    return Result(
                        problem, begin, first, second, event, particle, vertex, n_weights, begin_lines
                    )
                out.counts[event] = particles - particle
                out.vertex_counts[event] = vertices - vertex
                if not weighed:
                    problem, n_weights = _unit_weight(out, weights, n_weights)
                    if problem:
                        return Result(
                            problem, begin, 0, n_weights, event, particle, vertex, n_weights, begin_lines
                        )
                    weights += 1
                further += out.n_further[event]
            event += 1
            begin, begin_lines = line, lines
            particle, vertex, entries = particles, vertices, 0
            run = weighed = False
            out.n_further[event] = 0
            momentum_unit = length_unit = 1.0
            number, at = integer(text, at, end)
            n_vertices, at = integer(text, at, end)
            n_particles, at = integer(text, at, end)
            at = space(text, at, end)
            # the shift of the whole event is not needed: vertices hold absolute positions
            shifted = 0 <= at < end and text[at] == _AT
            at = after_line(text, at, end) if shifted else line_end(text, at, end)
            if at < 0:
                return Result(_EVENT_LINE, line, 0, 0, event, particle, vertex, n_weights, lines)
            out.number[event] = number
            out.counts[event] = n_particles
            out.vertex_counts[event] = n_vertices
            out.cross_section_pb[event, :] = np.nan
        elif kind == _U:
            if event < 0 or run:
                return Result(_OUTSIDE, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
            momentum_unit, length_unit = units(text, at, end)
            if momentum_unit < 0 or length_unit < 0:
                return Result(_UNITS, line, 0, 0, event, particle, vertex, n_weights, lines)
            at = after_line(text, at, end)
        elif kind == _W and not run and not weighed:
            count, at = _weights(text, at, end, out.weights, weights)
            if at < 0 or count == 0:
                return Result(_WEIGHTS, line, 0, 0, event, particle, vertex, n_weights, lines)
            if n_weights >= 0 and count != n_weights:
                return Result(_N_WEIGHTS, line, count, n_weights, event, particle, vertex, n_weights, lines)
            n_weights = count
            weights += count
            weighed = True
        elif kind == _A:
            if not run and particles == particle and vertices == vertex:
                after = _stated_cross_section(text, at, end)
                if after >= 0:
                    value, after = real(text, after, end)
                    error, after = real(text, after, end)
                    if after < 0:
                        return Result(
                            _BAD_CROSS_SECTION, line, 0, 0, event, particle, vertex, n_weights, lines
                        )
                    out.cross_section_pb[event, 0] = value
                    out.cross_section_pb[event, 1] = error
                    count = _further(text, after, end, out.weights, further)
                    if count < 0:
                        return Result(
                            _BAD_CROSS_SECTION, line, 0, 0, event, particle, vertex, n_weights, lines
                        )
                    out.n_further[event] = count
            at = after_line(text, at, end)
        elif kind == _T or kind == _W:  # of the run; they may stand without a header
            run = True
            at = _run_line(text, at, end, out, event + 1, kind == _W)
        else:
            return Result(_LINE_KIND, line, 0, 0, max(event, 0), particle, vertex, n_weights, lines)
    if event >= 0:
        problem, first, second, vertices = _finish(out, event, particle, vertex, particles, vertices, entries)
        if problem:
            return Result(problem, begin, first, second, event, particle, vertex, n_weights, begin_lines)
        out.counts[event] = particles - particle
        out.vertex_counts[event] = vertices - vertex
        if not weighed:
            problem, n_weights = _unit_weight(out, weights, n_weights)
            if problem:
                return Result(problem, begin, 0, n_weights, event, particle, vertex, n_weights, begin_lines)
    return Result(0, end, 0, 0, event + 1, particles, vertices, n_weights, lines + step)


@part
def _unit_weight(out: Columns, weights: int, n_weights: int) -> tuple[int, int]:
    """Give an event without weights the weight 1; returns problem and the number of weights."""
    if n_weights > 1:
        return _N_WEIGHTS, n_weights
    out.weights[weights] = 1.0
    return 0, 1
