"""Events: kernels on the graph of one event: mothers before daughters, and the search for circles."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from recast.events.compiled import kernel

__all__ = ["first_circle", "is_ordered", "mothers_first"]

Integer = npt.NDArray[np.integer[Any]]


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
