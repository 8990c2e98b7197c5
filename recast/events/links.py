"""Events: vertices of full events from the mothers of each particle."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel
from recast.core.errors import InputError

__all__ = ["Links", "link_mothers"]


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
