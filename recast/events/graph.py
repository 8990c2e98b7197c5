"""Events: kernels on the graph of one event: mothers before daughters, and the search for circles."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from recast.events.compiled import kernel

__all__ = ["first_bad", "first_circle", "first_incoming", "first_mothers", "is_ordered", "mothers_first"]

Integer = npt.NDArray[np.integer[Any]]
Real = npt.NDArray[np.floating[Any]]

_FINAL, _BEAM = 1, 4


@kernel
def is_ordered(production: Integer, end: Integer, n_vertices: int) -> bool:
    """Whether every particle of an event stands after all its mothers (then there is no circle)."""
    last = np.full(n_vertices, -1, np.int64)
    for particle in range(len(end)):
        if end[particle] >= 0:
            last[end[particle]] = particle
    for particle in range(len(end)):
        vertex = production[particle]
        if vertex >= 0 and last[vertex] >= particle:
            return False
    return True


@kernel
def mothers_first(production: Integer, end: Integer, n_vertices: int) -> npt.NDArray[np.int64]:
    """Return the particles of an event, mothers before daughters; those of circles are left out.

    Generation by generation, and within one in the order of the event.
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
    return order[:found]


@kernel
def first_circle(production: Integer, end: Integer, counts: Integer, vertex_counts: Integer) -> int:
    """Return the first event in which a particle is its own ancestor, -1 if there is none."""
    particle, vertex = np.int64(0), np.int64(0)
    for event in range(len(counts)):
        last = particle + counts[event]
        made, ended = production[particle:last], end[particle:last]
        if not is_ordered(made, ended, vertex_counts[event]) and (
            len(mothers_first(made, ended, vertex_counts[event])) < counts[event]
        ):
            return event
        particle = last
        vertex += vertex_counts[event]
    return -1


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
        for index in range(counts[event] - 1, -1, -1):
            if end[particle + index] >= 0:
                first_in[vertex + end[particle + index]] = index
        particle += counts[event]
        vertex += vertex_counts[event]
    return first_in


@kernel
def first_bad(px: Real, py: Real, pz: Real, e: Real, mass: Real, status: Integer) -> int:
    """Return the first particle with a number that is not finite or, if final or a beam, negative energy."""
    for index in range(len(px)):
        # differences of infinite or undefined numbers are not zero
        zero = (px[index] - px[index]) + (py[index] - py[index]) + (pz[index] - pz[index])
        zero += (e[index] - e[index]) + (mass[index] - mass[index])
        if zero != 0.0:
            return index
        if e[index] < 0.0 and (status[index] == _FINAL or status[index] == _BEAM):
            return index
    return -1
