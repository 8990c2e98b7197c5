"""Events: full events from particles and the mothers of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.events.full import FullEvents

__all__ = ["Links", "linked_events"]


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


def _links(
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


def linked_events(
    counts: npt.NDArray[np.int64],
    particles: Mapping[str, npt.NDArray[Any]],
    weights: npt.NDArray[np.float64],
    *,
    mothers: tuple[npt.NDArray[np.integer[Any]], npt.NDArray[np.integer[Any]]] | None = None,
    number: npt.NDArray[np.integer[Any]] | None = None,
    cross_section_pb: npt.ArrayLike = (np.nan, np.nan),
    weight_names: tuple[str, ...] = ("",),
    where: str,
    before: int = 0,
    **others: Any,
) -> FullEvents:
    """Return N full events of M particles in all, as a reader hands them out.

    Parameters
    ----------
    counts
        Particles of each event, shape (N,).
    particles
        Columns `pid`, `status` (1 final, 4 beam), `px`, `py`, `pz`, `mass` and, where there is one, `e`
        [GeV], each of shape (M,).
    weights
        Of each event, shape (N, W), W the number of `weight_names`, or (N,).
    mothers
        Indices (in the event, from 0) of the first and the second mother of each particle, -1 for none,
        shapes (M,); without ancestry if absent.
    number
        Event numbers; positions in the file if absent.
    cross_section_pb
        Cross section and its error, of all events or of each, shape (2,) or (N, 2); NaN where not stated.
    where, before
        File and number of events before these.
    others
        Further fields of `FullEvents`, such as `particle_extras` and `run`.

    Raises
    ------
    InputError
        If a mother is not in its event.

    Examples
    --------
    >>> one = {name: np.array([value]) for name, value in [("px", 3.0), ("py", 0.0), ("pz", 4.0)]}
    >>> one |= {"pid": np.array([22]), "status": np.array([1]), "mass": np.array([0.0])}
    >>> linked_events(np.array([1]), one, np.array([0.5]), where="an example").e
    array([5.])
    """
    size = len(counts)
    px, py, pz, mass = (np.asarray(particles[name], np.float64) for name in ("px", "py", "pz", "mass"))
    with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is refused later
        e = particles["e"] if "e" in particles else np.sqrt(px**2 + py**2 + pz**2 + mass**2)
    none = np.full(len(px), -1)
    first, second = (none, none) if mothers is None else mothers
    links = _links(counts, first, second, where=where, before=before)
    vertices = len(links.first_in)
    return FullEvents(
        weight_names=weight_names,
        number=np.arange(before, before + size) if number is None else np.asarray(number, np.int64),
        weights=np.asarray(weights, np.float64).reshape(size, len(weight_names)),
        cross_section_pb=np.broadcast_to(np.asarray(cross_section_pb, np.float64), (size, 2)).copy(),
        counts=counts,
        vertex_counts=links.vertex_counts,
        pid=np.asarray(particles["pid"], np.int32),
        status=np.asarray(particles["status"], np.int32),
        px=px,
        py=py,
        pz=pz,
        e=np.asarray(e, np.float64),
        mass=mass,
        production=links.production,
        end=links.end,
        vertex_status=np.zeros(vertices, np.int32),
        position=np.zeros((vertices, 4)),
        first_in=links.first_in,
        **others,
    )
