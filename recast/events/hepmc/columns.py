"""Events: the arrays that the compiled HepMC parsers fill, and what they can find wrong with a text."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.events.full import FullEvents

__all__ = [
    "NAMES",
    "RUN",
    "Columns",
    "Problem",
    "Result",
    "empty_columns",
    "full_events",
    "problem_text",
    "unnamed",
    "weight_cross_sections",
]


class Problem(IntEnum):
    """What a parser stopped at; `problem_text` puts it into words."""

    NONE = 0
    LINE_KIND = 1
    EVENT_LINE = 2
    UNITS = 3
    WEIGHTS = 4
    CROSS_SECTION = 5
    VERTEX_LINE = 6
    PARTICLE_LINE = 7
    OUTSIDE = 8
    PARTICLE_ID = 9
    PARTICLE_TWICE = 10
    VERTEX_ID = 11
    VERTEX_TWICE = 12
    N_PARTICLES = 13
    N_VERTICES = 14
    NO_INCOMING = 15
    NO_MOTHER = 16
    NO_VERTEX = 17
    TWO_ENDS = 18
    N_OUTGOING = 19
    N_WEIGHTS = 20
    NAMES = 21
    OTHER_FORMAT = 22


_TEXTS = {
    Problem.LINE_KIND: "a line of unknown kind",
    Problem.EVENT_LINE: "the event line (E) cannot be read",
    Problem.UNITS: "the units (U) are not MEV or GEV with MM or CM",
    Problem.WEIGHTS: "the weights (W) cannot be read",
    Problem.CROSS_SECTION: "the cross section cannot be read",
    Problem.VERTEX_LINE: "the vertex line (V) cannot be read",
    Problem.PARTICLE_LINE: "the particle line (P) cannot be read",
    Problem.OUTSIDE: "a line of particles or vertices stands outside an event",
    Problem.PARTICLE_ID: "particle {0}: there are not as many particles",
    Problem.PARTICLE_TWICE: "particle {0} stands twice",
    Problem.VERTEX_ID: "vertex {0}: there are not as many vertices",
    Problem.VERTEX_TWICE: "vertex {0} stands twice",
    Problem.N_PARTICLES: "it states {0} particles and holds {1}",
    Problem.N_VERTICES: "it states {0} vertices and holds {1}",
    Problem.NO_INCOMING: "the incoming particle {0} of a vertex does not exist",
    Problem.NO_MOTHER: "the mother {0} of a particle does not exist",
    Problem.NO_VERTEX: "the vertex {0} of a particle does not exist",
    Problem.TWO_ENDS: "particle {0} ends in two vertices",
    Problem.N_OUTGOING: "a vertex states {0} particles and holds {1}",
    Problem.N_WEIGHTS: "it has {0} weights, those before it {1}",
    Problem.NAMES: "the names of the weights (N) cannot be read",
    Problem.OTHER_FORMAT: "what follows is of another format, and only files of one format can be joined",
}


def problem_text(problem: int, first: int, second: int) -> str:
    """Return the cause in words."""
    return _TEXTS[Problem(problem)].format(first, second)


RUN, NAMES = 1, 2
"""What is new with an event: a run of the generator, or other names than those of the event before."""


class Columns(NamedTuple):
    """Flat columns, each with room for all that a text can hold; memory is taken when they are filled."""

    number: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    cross_section_pb: npt.NDArray[np.float64]
    counts: npt.NDArray[np.int64]
    vertex_counts: npt.NDArray[np.int64]
    pid: npt.NDArray[np.int32]
    status: npt.NDArray[np.int32]
    momentum: npt.NDArray[np.float64]
    """px, py, pz, e, mass: shape (5, M)."""
    production: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    vertex_status: npt.NDArray[np.int32]
    position: npt.NDArray[np.float64]
    first_in: npt.NDArray[np.int32]
    n_further: npt.NDArray[np.int64]
    """Cross sections of each event after its first; with their errors they fill `weights` from its end."""
    news: npt.NDArray[np.int8]
    """`RUN` and `NAMES` of each event; one more than there are for a header after the last one."""
    names: npt.NDArray[np.int64]
    """Begin and end of the names of weights with each event, -1 for none, shape (N, 2). Those of HepMC3 stand
    with the first event of a run only."""
    # what one event needs, reused by the next
    parent: npt.NDArray[np.int64]
    """Reference of each particle to its production, or end, as it stands in the text."""
    seen: npt.NDArray[np.int64]
    """Event in which an identifier was last seen; for particles, and from `half` for vertices."""
    slot: npt.NDArray[np.int64]
    """Index in the event of the particle or vertex with an identifier."""
    incoming: npt.NDArray[np.int64]
    """Pairs of vertex (index) and incoming particle (identifier), shape (K, 2)."""


class Result(NamedTuple):
    """Where a parser stopped."""

    problem: int
    at: int
    """Position of the line."""
    first: int
    """Numbers for the text of the problem."""
    second: int
    events: int
    """Whole events before it."""
    particles: int
    vertices: int
    n_weights: int
    """Weights of an event, -1 if there was none."""
    lines: int
    """Lines before `at`, a HepMC2 line of names counted as one."""


def empty_columns(size: int) -> Columns:
    """Return columns for any text of `size` bytes: no line that counts is shorter than 8 bytes."""
    room = size // 8 + 2
    return Columns(
        number=np.empty(room, np.int64),
        weights=np.empty(size // 2 + room, np.float64),
        cross_section_pb=np.empty((room, 2), np.float64),
        counts=np.empty(room, np.int64),
        vertex_counts=np.empty(room, np.int64),
        pid=np.empty(room, np.int32),
        status=np.empty(room, np.int32),
        momentum=np.empty((5, room), np.float64),
        production=np.empty(room, np.int32),
        end=np.empty(room, np.int32),
        vertex_status=np.empty(room, np.int32),
        position=np.empty((room, 4), np.float64),
        first_in=np.empty(room, np.int32),
        n_further=np.empty(room, np.int64),
        news=np.zeros(room, np.int8),
        names=np.empty((room, 2), np.int64),
        parent=np.empty(room, np.int64),
        seen=np.zeros(4 * room, np.int64),
        slot=np.empty(4 * room, np.int64),
        incoming=np.empty((size // 2 + room, 2), np.int64),
    )


def unnamed(count: int) -> tuple[str, ...]:
    """Return the names of weights that have none: their positions, the first one empty."""
    return tuple(str(index) if index else "" for index in range(count))


def weight_cross_sections(
    first: npt.NDArray[np.float64],
    further: npt.NDArray[np.float64],
    counts: npt.NDArray[np.int64],
    n_weights: int,
) -> npt.NDArray[np.float64] | None:
    """Return the cross sections of each weight and their errors [pb], NaN where not stated.

    HepMC3 gives every weight the same value where its user states only one, and zero where that comes from
    HepMC2: neither says anything of the other weights.

    Parameters
    ----------
    first
        The first value of each event and its error, shape (N, 2).
    further
        The values that stand after it, of all events, shape (K, 2).
    counts
        How many of them each event has, shape (N,).
    n_weights
        Number of weights, W.

    Returns
    -------
    Shape (N, W, 2), NaN throughout for events which state one value; None if all do.
    """
    if not counts.any():
        return None
    used = np.minimum(counts, n_weights - 1)
    event = np.repeat(np.arange(len(counts)), used)
    place = np.arange(len(event)) - np.repeat(np.cumsum(used) - used, used)
    result = np.full((len(counts), n_weights, 2), np.nan)
    result[:, 0] = first
    result[event, 1 + place] = further[np.repeat(np.cumsum(counts) - counts, used) + place]
    result[(result == 0.0).all(axis=2)] = np.nan
    value = result[:, :, 0]
    result[~(~np.isnan(value) & (value != first[:, :1])).any(axis=1)] = np.nan
    return None if np.isnan(result).all() else result


def full_events(columns: Columns, result: Result) -> FullEvents:
    """Return the whole events that a parser found; numbers are copied out of the larger columns.

    The weights do not have their names yet, nor is the stated cross section that of the nominal one.
    """
    n, m, v, w = result.events, result.particles, result.vertices, max(result.n_weights, 1)
    px, py, pz, e, mass = (np.array(row[:m]) for row in columns.momentum)
    values: dict[str, Any] = {
        "number": columns.number[:n],
        "weights": columns.weights[: n * w].reshape(n, w),
        "cross_section_pb": columns.cross_section_pb[:n],
        "counts": columns.counts[:n],
        "vertex_counts": columns.vertex_counts[:n],
        "pid": columns.pid[:m],
        "status": columns.status[:m],
        "production": columns.production[:m],
        "end": columns.end[:m],
        "vertex_status": columns.vertex_status[:v],
        "position": columns.position[:v],
        "first_in": columns.first_in[:v],
    }
    copies: dict[str, Any] = {name: np.array(column) for name, column in values.items()}
    further = columns.weights[::-1][: 2 * int(columns.n_further[:n].sum())].reshape(-1, 2)
    each = weight_cross_sections(columns.cross_section_pb[:n], further, columns.n_further[:n], w)
    return FullEvents(
        unnamed(w), px=px, py=py, pz=pz, e=e, mass=mass, weight_cross_sections_pb=each, **copies
    )
