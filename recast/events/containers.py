"""Events: full events as named columns, and back: what recast's Parquet and ROOT files have in common.

Momenta and vertices are stored in single precision (relative 6e-8), those of parton events (LHE) in double.
Vertices are numbered so that particles end in a later one than they come from, other than in cycles; only
those with a position or a status are listed, with their number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.reading import DAMAGE
from recast.events.full import FullEvents, FullFile, concatenate
from recast.events.graph import check_links, final_energy, listed_vertices, rising_vertices
from recast.events.sample import Sample

__all__ = ["Columns", "Lists", "Totals", "facts_of", "from_columns", "full_file", "groups", "to_columns"]

_EVENT = ("number", "n_vertices", "cross_section_pb", "cross_section_error_pb")
_PARTICLE = ("pid", "status", "px", "py", "pz", "e", "mass", "production", "end")
_VERTEX = ("index", "status", "x", "y", "z", "t")

Columns = dict[str, npt.NDArray[Any]]

_MEND = "Make or fetch it again."
_SAME = 1e-9  # sums of the same numbers in another order
_GROUP_PARTICLES = 2000
"""Mean number of particles of an event above which groups are smaller."""


class Lists(NamedTuple):
    """Columns of lists."""

    counts: npt.NDArray[np.int64]
    """Length of each event's list, shape (N,)."""
    columns: Columns
    """Values, shape (sum of counts,) each."""


@dataclass(slots=True)
class Totals:
    """What a file holds in all; stands among its facts, and is compared when it was read."""

    n_events: int = 0
    final_energy_gev: float = 0.0
    """Of all final particles of all events, as they are stored."""

    def add(self, events: FullEvents, *, stored: bool = True) -> None:
        """Count events in; `stored` says that they come from the file."""
        self.n_events += len(events)
        energy = events.e if stored or is_double(events) else np.asarray(events.e, np.float32)
        self.final_energy_gev += float(final_energy(energy, events.status))


def facts_of(facts: dict[str, Any], names: Iterable[str], totals: Totals) -> dict[str, Any]:
    """Return what a file says of itself (JSON-serialisable): the user's facts, names of weights, totals."""
    return {"full": {"weight_names": list(names), "totals": asdict(totals), **facts}}


def full_file(
    path: Path, content: Any, chunks: Callable[[tuple[str, ...]], Iterator[FullEvents]]
) -> FullFile:
    """Return an open file.

    Parameters
    ----------
    path
        The file.
    content
        What it says of itself, see `facts_of`.
    chunks
        Reads the events, given the names of the weights; the events are checked here.

    Raises
    ------
    InputError
        If the file does not say what it has to; while the events are read, as `FullEvents.check`, or if there
        are none, or not as many or with other energies than the file states.
    """
    where = str(path)
    try:
        facts = dict(content["full"])
        names = tuple(facts.pop("weight_names"))
        stated = Totals(**facts.pop("totals"))
        described = facts.pop("sample", None)
        sample = Sample.from_json(described, path) if described else None
        if not names or not all(isinstance(name, str) for name in names):
            raise TypeError("names of weights")
        if type(stated.n_events) is not int or not math.isfinite(stated.final_energy_gev):
            raise TypeError("totals")
    except DAMAGE as error:
        raise InputError(f"its description is damaged ({error})", where=where, mend=_MEND) from error
    own = bool(facts.pop("own", False))
    return FullFile(where, _checked(chunks(names), stated, where), own=own, facts=facts, sample=sample)


def _checked(chunks: Iterator[FullEvents], stated: Totals, where: str) -> Iterator[FullEvents]:
    found = Totals()
    for events in chunks:
        found.add(events)
        yield events
    if not found.n_events:
        raise InputError("the file holds no events", where=where, mend=_MEND)
    if found.n_events != stated.n_events or not math.isclose(
        found.final_energy_gev, stated.final_energy_gev, rel_tol=_SAME
    ):
        raise InputError(
            f"it holds {found.n_events} events with {found.final_energy_gev:.12g} GeV and states "
            f"{stated.n_events} with {stated.final_energy_gev:.12g} GeV",
            where=where,
            mend=f"The file is damaged. {_MEND}",
        )


def groups(chunks: Iterable[FullEvents], size: int) -> Iterator[FullEvents]:
    """Yield the events in groups of `size`, of large events fewer: what a reader decodes at once."""
    waiting: list[FullEvents] = []
    for chunk in chunks:
        waiting.append(chunk)
        n_events, n_particles = sum(map(len, waiting)), sum(len(part.pid) for part in waiting)
        mean = n_particles / max(n_events, 1)
        full = max(int(size * min(1.0, _GROUP_PARTICLES / max(mean, 1.0))), 1)
        if n_events < full:
            continue
        events = concatenate(waiting)
        whole = n_events - n_events % full
        yield from events.take(0, whole).pieces(full)
        waiting = [events.take(whole, n_events)]
    if any(map(len, waiting)):
        yield concatenate(waiting)


def is_double(events: FullEvents) -> bool:
    """Whether momenta are stored in double precision: those of parton events."""
    return bool(events.event_extras)


def to_columns(events: FullEvents) -> tuple[Columns, Lists, Lists]:
    """Return the columns of events, particles and listed vertices; weights are left out."""
    real = np.float64 if is_double(events) else np.float32
    event: Columns = {
        "number": events.number,
        "n_vertices": events.vertex_counts.astype(np.int32),
        "cross_section_pb": events.cross_section_pb[:, 0],
        "cross_section_error_pb": events.cross_section_pb[:, 1],
    }
    number = rising_vertices(events.production, events.end, events.counts, events.vertex_counts)
    first = np.repeat(events.vertex_starts, events.counts)
    particle = {name: getattr(events, name) for name in _PARTICLE} | events.particle_extras
    for name in ("production", "end"):
        linked = particle[name] >= 0
        moved = np.full(len(linked), -1, np.int32)
        moved[linked] = number[first[linked] + particle[name][linked]]
        particle[name] = moved
    counts, vertex = _listed(events, number, first)
    for columns in (particle, vertex):
        for name, values in columns.items():
            kind = real if values.dtype.kind == "f" else values.dtype
            columns[name] = np.ascontiguousarray(values, kind)
    return event | events.event_extras, Lists(events.counts, particle), Lists(counts, vertex)


def _listed(
    events: FullEvents, number: npt.NDArray[np.int64], first: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], Columns]:
    """Return how many vertices of each event are listed, and their columns in the order of their numbers."""
    position = np.asarray(events.position).reshape(-1, 4)
    alone = np.ones(len(number), np.bool_)  # those without particles cannot be told from the links
    for links in (events.production, events.end):
        linked = links >= 0
        alone[first[linked] + links[linked]] = False
    chosen = (position != 0.0).any(axis=1) | (events.vertex_status != 0) | alone
    owner = np.repeat(np.arange(len(events)), events.vertex_counts)[chosen]
    order = np.lexsort((number[chosen], owner))
    rows = np.flatnonzero(chosen)[order]
    columns: Columns = {"index": number[rows].astype(np.int32), "status": events.vertex_status[rows]}
    columns |= dict(zip("xyzt", position[rows].T, strict=True))
    return np.bincount(owner, minlength=len(events)), columns


def from_columns(
    names: tuple[str, ...], event: Columns, lists: Mapping[str, Lists], where: str
) -> FullEvents:
    """Return full events.

    Parameters
    ----------
    names
        Of the weights, shape (W,).
    event
        Columns of events.
    lists
        `particle`, `vertex`, and `weights`, whose only column has no name.
    where
        File, for error messages.

    Raises
    ------
    InputError
        If a column is missing or too short, or an index points outside its event.
    """
    if absent := {"weights", "particle", "vertex"} - set(lists):
        raise InputError(f"it lacks {', '.join(sorted(absent))}", where=where, mend=_MEND)
    (counts, columns), particle, vertex = lists["weights"], lists["particle"], lists["vertex"]
    if not (counts == len(names)).all():
        raise InputError(f"an event does not have {len(names)} weights", where=where, mend=_MEND)
    weights = columns[""].reshape(len(counts), len(names))
    for group, needed, found in (
        ("event", _EVENT, event),
        ("particle", _PARTICLE, particle.columns),
        ("vertex", _VERTEX, vertex.columns),
    ):
        if missing := [name for name in needed if name not in found]:
            raise InputError(f"it has no {group} column {', '.join(missing)}", where=where, mend=_MEND)
    _check_lengths(len(weights), event, particle, vertex, where)
    vertex_counts = np.asarray(event["n_vertices"], np.int64)
    wrong = np.flatnonzero((vertex_counts < 0) | (vertex_counts > 2 * particle.counts + vertex.counts))
    if wrong.size:
        raise InputError(
            f"event {event['number'][wrong[0]]} states {vertex_counts[wrong[0]]} vertices for "
            f"{particle.counts[wrong[0]]} particles",
            where=where,
            mend=_MEND,
        )
    status, position, unknown = listed_vertices(
        vertex.columns["index"],
        vertex.columns["status"],
        tuple(vertex.columns[axis] for axis in "xyzt"),
        vertex.counts,
        vertex_counts,
    )
    links = particle.columns["production"], particle.columns["end"]
    first_in, outside, rising = check_links(*links, particle.counts, vertex_counts)
    for bad, text in (
        (unknown, "event {} lists a vertex that does not exist"),
        (outside, "a particle of event {} points to a vertex that does not exist"),
    ):
        if bad >= 0:
            raise InputError(text.format(event["number"][bad]), where=where, mend=_MEND)
    particles: dict[str, Any] = {name: particle.columns[name] for name in _PARTICLE}
    return FullEvents(
        weight_names=names,
        number=event["number"],
        weights=weights,
        cross_section_pb=np.stack([event["cross_section_pb"], event["cross_section_error_pb"]], axis=1),
        counts=particle.counts,
        vertex_counts=vertex_counts,
        **particles,
        vertex_status=status,
        position=position,
        first_in=first_in,
        particle_extras={name: values for name, values in particle.columns.items() if name not in _PARTICLE},
        event_extras={name: values for name, values in event.items() if name not in _EVENT},
        rising=bool(rising),
    )


def _check_lengths(n_events: int, event: Columns, particle: Lists, vertex: Lists, where: str) -> None:
    """Refuse columns that do not belong together: compiled code reads them without further checks."""
    for kind, length, counts, columns in (
        ("event", n_events, np.ones(n_events, np.int64), event),
        ("particle", particle.counts.sum(), particle.counts, particle.columns),
        ("vertex", vertex.counts.sum(), vertex.counts, vertex.columns),
    ):
        lengths = {values.shape for values in columns.values()}
        sane = ((counts >= 0) & (counts <= length)).all()
        if len(counts) != n_events or not sane or lengths != {(length,)}:
            raise InputError(f"the {kind} columns differ in length", where=where, mend=_MEND)
