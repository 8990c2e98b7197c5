"""Events: what compiled code finds out on the graph of particles and vertices of full events."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel, part
from recast.core.errors import InputError

__all__ = [
    "Links",
    "bad_rows",
    "check_links",
    "count_cycles",
    "final_energy",
    "first_bad",
    "first_incoming",
    "first_mothers",
    "is_ordered",
    "link_mothers",
    "listed_vertices",
    "mothers_first",
    "rising_vertices",
]

Integer = npt.NDArray[np.integer[Any]]
Real = npt.NDArray[np.floating[Any]]

_FINAL, _BEAM = 1, 4


@kernel
def is_ordered(production: Integer, end: Integer, n_vertices: int) -> bool:
    """Whether every particle of an event stands after all its mothers (then there is no cycle)."""
    made = np.zeros(n_vertices, np.bool_)  # vertices that have daughters already
    for particle in range(len(end)):
        if production[particle] >= 0:
            made[production[particle]] = True
        if end[particle] >= 0 and made[end[particle]]:
            return False
    return True


@kernel
def mothers_first(production: Integer, end: Integer, n_vertices: int) -> tuple[npt.NDArray[np.int64], int]:
    """Return the particles of an event, mothers before daughters, and how many of them stand so.

    Generation by generation, and within one in the order of the event. Particles that are their own
    ancestors, and all below them, stand last, in the order of the event.
    """
    count = len(end)
    missing = np.zeros(n_vertices + 1, np.int64)  # mothers that still have to come
    starts = np.zeros(n_vertices + 2, np.int64)
    for particle in range(count):
        if end[particle] >= 0:
            missing[end[particle]] += 1
        starts[production[particle] + 2] += 1
    for vertex in range(n_vertices + 1):
        starts[vertex + 1] += starts[vertex]
    # daughters of each vertex; those of no vertex come first
    fill = starts[:-1].copy()
    daughters = np.empty(count, np.int64)
    for particle in range(count):
        slot = production[particle] + 1
        daughters[fill[slot]] = particle
        fill[slot] += 1
    order = np.empty(count, np.int64)
    found = 0
    for index in range(starts[1]):
        order[found] = daughters[index]
        found += 1
    for vertex in range(n_vertices):
        if missing[vertex] == 0:
            for index in range(starts[vertex + 1], starts[vertex + 2]):
                order[found] = daughters[index]
                found += 1
    at = 0
    while at < found:
        vertex = end[order[at]]
        at += 1
        if vertex < 0:
            continue
        missing[vertex] -= 1
        if missing[vertex] == 0:
            for index in range(starts[vertex + 1], starts[vertex + 2]):
                order[found] = daughters[index]
                found += 1
    placed = found
    if placed < count:
        for particle in range(count):
            if production[particle] >= 0 and missing[production[particle]] > 0:
                order[found] = particle
                found += 1
    return order, placed


@part
def _extremes(production: Integer, end: Integer) -> tuple[Number, Number, bool]:
    """Return the lowest and the highest link, and whether a particle ends in no later vertex than its own.

    Without branches and in the links' own type, so that it runs on several numbers at once.
    """
    lowest = highest = np.int32(-1)
    falling = np.int32(0)
    for index in range(len(production)):
        made, ended = production[index], end[index]
        lowest, highest = min(lowest, made, ended), max(highest, made, ended)
        falling |= np.int32((ended >= 0) & (made >= ended))
    return lowest, highest, falling != 0


@kernel
def count_cycles(production: Integer, end: Integer, counts: Integer, vertex_counts: Integer) -> int:
    """Return the number of events in which a particle is its own ancestor."""
    found = 0
    particle = np.int64(0)
    for event in range(len(counts)):
        last = particle + counts[event]
        made, ended = production[particle:last], end[particle:last]
        # vertices numbered like `rising_vertices` need no closer look
        if _extremes(made, ended)[2] and not is_ordered(made, ended, vertex_counts[event]):
            found += mothers_first(made, ended, vertex_counts[event])[1] < counts[event]
        particle = last
    return found


@kernel
def first_mothers(
    production: Integer, first_in: Integer, counts: Integer, vertex_counts: Integer
) -> npt.NDArray[np.int64]:
    """Return the position (over all events) of each particle's first mother, -1 for none."""
    mother = np.full(len(production), -1, np.int64)
    particle, vertex = np.int64(0), np.int64(0)
    for event in range(len(counts)):
        for index in range(particle, particle + counts[event]):
            if production[index] >= 0:
                first = first_in[vertex + production[index]]
                if first >= 0:
                    mother[index] = particle + first
        particle += counts[event]
        vertex += vertex_counts[event]
    return mother


@kernel
def first_incoming(end: Integer, counts: Integer, vertex_counts: Integer) -> npt.NDArray[np.int32]:
    """Return the index (in the event) of the first incoming particle of each vertex, -1 for none."""
    first_in = np.full(np.sum(vertex_counts), -1, np.int32)
    particle, vertex = np.int64(0), np.int64(0)
    for event in range(len(counts)):
        for index in range(counts[event]):
            ended = end[particle + index]
            if ended >= 0 and first_in[vertex + ended] < 0:
                first_in[vertex + ended] = index
        particle += counts[event]
        vertex += vertex_counts[event]
    return first_in


@kernel
def check_links(
    production: Integer, end: Integer, counts: Integer, vertex_counts: Integer
) -> tuple[npt.NDArray[np.int32], int, bool]:
    """Return `first_incoming`, of links that may come from anywhere, and what is wrong with them.

    The second is the first event with a particle that points to a vertex outside the event, -1 for none; the
    third whether all particles end in later vertices than they come from (`rising_vertices`).
    """
    total = np.sum(vertex_counts)
    first_in = np.full(total + 1, -1, np.int32)  # the last one is of particles that end nowhere
    particle, vertex = np.int64(0), np.int64(0)
    rising = True
    for event in range(len(counts)):
        limit = vertex_counts[event]
        last = particle + counts[event]
        lowest, highest, falling = _extremes(production[particle:last], end[particle:last])
        if lowest < -1 or highest >= limit:
            return first_in[:total], event, False
        rising = rising and not falling
        for index in range(counts[event] - 1, -1, -1):
            ended = end[particle + index]
            first_in[vertex + ended if ended >= 0 else total] = index
        particle = last
        vertex += limit
    return first_in[:total], -1, rising


@kernel
def listed_vertices(
    index: Integer, status: Integer, position: tuple[Real, ...], counts: Integer, vertex_counts: Integer
) -> tuple[npt.NDArray[np.int32], Real, int]:
    """Return status and position of all vertices, zero of those that are not listed, shapes (V,) and (V, 4).

    `position` holds x, y, z and t of those that are. The third result is the first event that lists a vertex
    outside the event, -1 for none.
    """
    total = np.sum(vertex_counts)
    all_status = np.zeros(total, np.int32)
    all_position = np.zeros((total, 4), position[0].dtype)
    row, vertex = np.int64(0), np.int64(0)
    for event in range(len(counts)):
        for _ in range(counts[event]):
            if index[row] < 0 or index[row] >= vertex_counts[event]:
                return all_status, all_position, event
            slot = vertex + index[row]
            all_status[slot] = status[row]
            for axis in range(4):
                all_position[slot, axis] = position[axis][row]
            row += 1
        vertex += vertex_counts[event]
    return all_status, all_position, -1


@kernel
def rising_vertices(
    production: Integer, end: Integer, counts: Integer, vertex_counts: Integer
) -> npt.NDArray[np.int64]:
    """Return numbers of the vertices of each event: particles end in a later one than they come from.

    Vertices of cycles, and those below them, come last, in the order of the event. Shape (V,).
    """
    number = np.empty(np.sum(vertex_counts), np.int64)
    particle, vertex = np.int64(0), np.int64(0)
    for event in range(len(counts)):
        last, limit = particle + counts[event], vertex_counts[event]
        missing = np.zeros(limit, np.int64)  # mothers that still have to come
        rising = True
        for index in range(particle, last):
            if end[index] >= 0:
                missing[end[index]] += 1
                rising = rising and production[index] < end[index]
        given = 0
        for local in range(limit):
            if rising:
                number[vertex + local] = local
            elif missing[local] == 0:
                number[vertex + local] = given
                given += 1
        if not rising:
            order, placed = mothers_first(production[particle:last], end[particle:last], limit)
            for index in order[:placed]:
                local = end[particle + index]
                if local >= 0:
                    missing[local] -= 1
                    if missing[local] == 0:
                        number[vertex + local] = given
                        given += 1
            for local in range(limit):
                if missing[local] > 0:
                    number[vertex + local] = given
                    given += 1
        particle = last
        vertex += limit
    return number


@part
def _is_bad(px: Number, py: Number, pz: Number, e: Number, mass: Number, status: Number) -> bool:
    # differences of infinite or undefined numbers are not zero
    zero = (px - px) + (py - py) + (pz - pz) + (e - e) + (mass - mass)
    return bool((zero != 0.0) | ((e < 0.0) & ((status == _FINAL) | (status == _BEAM))))


@kernel
def first_bad(px: Real, py: Real, pz: Real, e: Real, mass: Real, status: Integer) -> int:
    """Return the first particle with a number that is not finite or, if final or a beam, negative energy."""
    any_bad = False
    for i in range(len(px)):  # without branches, so that it runs on several numbers at once
        any_bad |= _is_bad(px[i], py[i], pz[i], e[i], mass[i], status[i])
    if any_bad:
        for i in range(len(px)):
            if _is_bad(px[i], py[i], pz[i], e[i], mass[i], status[i]):
                return i
    return -1


@kernel
def bad_rows(px: Real, py: Real, pz: Real, e: Real, mass: Real, status: Integer) -> npt.NDArray[np.int64]:
    """Return all particles that `first_bad` looks for."""
    found = np.empty(len(px), np.int64)
    count = 0
    for i in range(len(px)):
        if _is_bad(px[i], py[i], pz[i], e[i], mass[i], status[i]):
            found[count] = i
            count += 1
    return found[:count]


@kernel
def final_energy(e: Real, status: Integer) -> float:
    """Return the energy of all final particles."""
    sums = np.zeros(1024)  # many sums side by side: the processor adds several at once, in a fixed order
    for start in range(0, len(e), len(sums)):
        stop = min(start + len(sums), len(e))
        energies, codes = e[start:stop], status[start:stop]
        for index in range(len(energies)):
            sums[index] += np.float64(energies[index]) if codes[index] == _FINAL else 0.0
    total = 0.0
    for one in sums:
        total += one
    return total


class Links(NamedTuple):
    """How particles and vertices hang together, as in `recast.events.full.FullEvents`."""

    production: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    first_in: npt.NDArray[np.int32]
    vertex_counts: npt.NDArray[np.int64]


@kernel
def _link(
    counts: npt.NDArray[np.int64],
    one: npt.NDArray[np.int64],
    two: npt.NDArray[np.int64],
    production: npt.NDArray[np.int32],
    end: npt.NDArray[np.int32],
    first_in: npt.NDArray[np.int32],
    vertex_counts: npt.NDArray[np.int64],
) -> int:
    """Make one vertex for each set of mothers; returns the number of vertices.

    A second mother that comes from the first one does not end together with it.
    """
    first = np.int64(0)
    vertices = 0
    for event in range(len(counts)):
        begin = vertices
        for index in range(first, first + counts[event]):
            mother, other = one[index], two[index]
            if mother < 0:
                mother = other
            if mother < 0:
                continue
            if end[first + mother] < 0:
                end[first + mother] = vertices - begin
                first_in[vertices] = mother
                vertices += 1
            if other > mother and end[first + other] < 0 and production[first + other] != end[first + mother]:
                end[first + other] = end[first + mother]
            production[index] = end[first + mother]
        vertex_counts[event] = vertices - begin
        first += counts[event]
    return vertices


def link_mothers(
    counts: npt.NDArray[np.int64],
    first: npt.NDArray[np.integer[Any]],
    second: npt.NDArray[np.integer[Any]],
    *,
    where: str,
    before: int,
) -> Links:
    """Return the vertices of events.

    Parameters
    ----------
    counts
        Particles of each event, shape (N,).
    first, second
        Indices (in the event) of the first and the second mother of each particle, -1 for none, shape (M,).
    where, before
        File and number of events before these, for error messages.

    Raises
    ------
    InputError
        If a mother is not in its event.
    """
    limit = np.repeat(counts, counts)
    for mothers in (first, second):
        bad = np.flatnonzero((mothers < -1) | (mothers >= limit))
        if bad.size:
            event = before + int(np.searchsorted(np.cumsum(counts), bad[0], side="right"))
            raise InputError(
                f"a mother of event {event} is not in its event", where=where, mend="Make or fetch it again."
            )
    total = len(first)
    production, end = np.full(total, -1, np.int32), np.full(total, -1, np.int32)
    first_in, vertex_counts = np.empty(total, np.int32), np.empty(len(counts), np.int64)
    one, two = np.asarray(first, np.int64), np.asarray(second, np.int64)
    vertices = _link(counts, one, two, production, end, first_in, vertex_counts)
    return Links(production, end, first_in[:vertices].copy(), vertex_counts)
