"""Events: full events as flat columns (particles, the vertices that link them, weights), and files of them.

It is what readers of complete generator records hand out, a bounded number of events at a time, and what
`recast convert` writes. Units: GeV, mm, pb. Indices are local to their event and start at 0.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RecastError, raise_lack
from recast.events.graph import bad_rows, first_bad, first_mothers, link_mothers
from recast.events.sample import Sample

__all__ = [
    "BEAM",
    "FINAL",
    "FullEvents",
    "FullFile",
    "batched",
    "closing_events",
    "concatenate",
    "guarded",
    "linked_events",
]

FINAL, BEAM = 1, 4
"""HepMC's status codes of final-state particles and of beams."""

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.integer[Any]]

_BATCH = 300_000
"""Particles after which a batch is full."""

_EVENT = ("number", "weights", "cross_section_pb")
_PARTICLE = ("pid", "status", "px", "py", "pz", "e", "mass", "production", "end")
_VERTEX = ("vertex_status", "position", "first_in")


@dataclass(frozen=True, slots=True)
class FullEvents:
    """N events with M particles and V vertices in all.

    Every particle is produced in at most one vertex and ends in at most one, which holds the whole ancestry.
    """

    weight_names: tuple[str, ...]
    """Names of the W weights; may be empty strings."""
    number: npt.NDArray[np.int64]
    """Event numbers as in the file, shape (N,)."""
    weights: Real
    """As in the file, shape (N, W), W at least 1; `recast.events.weights.nominal` finds the nominal one."""
    cross_section_pb: Real
    """Cross section of the nominal weight and its error as stated with each event, NaN if not: (N, 2)."""
    counts: npt.NDArray[np.int64]
    """Particles of each event, shape (N,)."""
    vertex_counts: npt.NDArray[np.int64]
    """Vertices of each event, shape (N,)."""
    pid: Integer
    """PDG codes, shape (M,), as the following."""
    status: Integer
    """1 final, 2 decayed, 4 beam, others the generator's own."""
    px: npt.NDArray[np.floating[Any]]
    """Momentum [GeV]."""
    py: npt.NDArray[np.floating[Any]]
    pz: npt.NDArray[np.floating[Any]]
    e: npt.NDArray[np.floating[Any]]
    mass: npt.NDArray[np.floating[Any]]
    """Generated mass [GeV], which may be negative for space-like particles."""
    production: Integer
    """Index of the production vertex in the event, -1 for none."""
    end: Integer
    """Index of the end vertex in the event, -1 for none."""
    vertex_status: Integer
    """Status of vertices, shape (V,)."""
    position: npt.NDArray[np.floating[Any]]
    """(x, y, z, ct) of vertices [mm], shape (V, 4); zero where not stated."""
    first_in: Integer
    """Index of the first incoming particle of each vertex in its event, -1 for none, shape (V,)."""
    particle_extras: dict[str, npt.NDArray[Any]] = field(default_factory=dict)
    """Further columns of particles, such as the colours of an LHE file, each of shape (M,)."""
    event_extras: dict[str, npt.NDArray[Any]] = field(default_factory=dict)
    """Further columns of events, such as the scale of an LHE file, each of shape (N,)."""
    objects: dict[str, ak.Array] = field(default_factory=dict)
    """`jets` and `missing` of the event record, where the file holds them, N events each."""
    weight_cross_sections_pb: Real | None = None
    """Cross section and its error for each weight, where the file states them, shape (N, W, 2)."""
    run: int = 0
    """Which run of the generator the events are of: files that were joined hold several, from 0."""
    rising: bool = False
    """Whether all particles are known to end in later vertices than they come from: no cycles then."""

    def __len__(self) -> int:
        return len(self.number)

    @property
    def starts(self) -> npt.NDArray[np.int64]:
        """Position of each event's first particle, shape (N,)."""
        return np.cumsum(self.counts) - self.counts

    @property
    def vertex_starts(self) -> npt.NDArray[np.int64]:
        """Position of each event's first vertex, shape (N,)."""
        return np.cumsum(self.vertex_counts) - self.vertex_counts

    @property
    def event_of(self) -> npt.NDArray[np.int64]:
        """Event of each particle, counted from 0, shape (M,)."""
        return np.repeat(np.arange(len(self)), self.counts)

    def mothers(self) -> npt.NDArray[np.int64]:
        """Return the position (over all events) of each particle's first mother, -1 for none, shape (M,)."""
        result: npt.NDArray[np.int64] = first_mothers(
            self.production, self.first_in, self.counts, self.vertex_counts
        )
        return result

    def energies(self) -> tuple[Real, Real]:
        """Return the energy [GeV] of the final particles and of the beams of each event, shapes (N,)."""
        event = self.event_of
        return tuple(  # type: ignore[return-value]
            np.bincount(event[chosen], weights=self.e[chosen], minlength=len(self))
            for chosen in (self.status == FINAL, self.status == BEAM)
        )

    def take(self, first: int, last: int) -> FullEvents:
        """Return the events `first` to `last` - 1."""
        edges = np.concatenate([[0], np.cumsum(self.counts)])
        vertex_edges = np.concatenate([[0], np.cumsum(self.vertex_counts)])
        return self._chosen(
            slice(first, last),
            slice(int(edges[first]), int(edges[last])),
            slice(int(vertex_edges[first]), int(vertex_edges[last])),
        )

    def select(self, mask: npt.NDArray[np.bool_]) -> FullEvents:
        """Return the events where `mask`, shape (N,), is true."""
        return self._chosen(mask, np.repeat(mask, self.counts), np.repeat(mask, self.vertex_counts))

    def _chosen(self, events: Any, particles: Any, vertices: Any) -> FullEvents:
        """Return the events, particles and vertices that slices or masks choose."""
        names = dict.fromkeys((*_EVENT, "counts", "vertex_counts"), events)
        names |= dict.fromkeys(_PARTICLE, particles) | dict.fromkeys(_VERTEX, vertices)
        each = self.weight_cross_sections_pb
        return dataclasses.replace(
            self,
            **{name: getattr(self, name)[rows] for name, rows in names.items()},
            particle_extras={name: values[particles] for name, values in self.particle_extras.items()},
            event_extras={name: values[events] for name, values in self.event_extras.items()},
            objects={name: values[events] for name, values in self.objects.items()},
            weight_cross_sections_pb=None if each is None else each[events],
        )

    def with_weights(self, names: Sequence[str], order: Sequence[int]) -> FullEvents:
        """Return the events with their weights in another order: a column of today for each name."""
        stated = self.weight_cross_sections_pb
        return dataclasses.replace(
            self,
            weight_names=tuple(names),
            weights=self.weights[:, order],
            weight_cross_sections_pb=None if stated is None else stated[:, order],
        )

    def pieces(self, size: int) -> Iterator[FullEvents]:
        """Yield the events in order, `size` at a time."""
        for start in range(0, len(self), size):
            yield self.take(start, min(start + size, len(self)))

    def is_sound(self) -> bool:
        """Whether all numbers are finite and no final particle or beam has negative energy."""
        return bool(
            np.isfinite(self.weights).all()
            and first_bad(self.px, self.py, self.pz, self.e, self.mass, self.status) < 0
            and np.isfinite(self.position).all()
        )

    def broken(self) -> npt.NDArray[np.bool_]:
        """Return which events are not sound (`is_sound`), shape (N,)."""
        bad = np.asarray(~np.isfinite(self.weights).all(axis=1))
        rows = bad_rows(self.px, self.py, self.pz, self.e, self.mass, self.status)
        bad[self.event_of[rows]] = True
        vertices = ~np.isfinite(self.position).all(axis=1)
        bad[np.repeat(np.arange(len(self)), self.vertex_counts)[vertices]] = True
        return bad

    def check(self, where: str, before: int = 0, mend: str = "Make or fetch it again.") -> None:
        """Refuse numbers that must not travel further.

        Parameters
        ----------
        where
            File, for error messages.
        before
            Number of events in the file before these.
        mend
            What the user can do.

        Raises
        ------
        InputError
            If a weight, a momentum or a vertex is not finite, or a final particle or beam has negative
            energy.
        """
        if (error := self.complaint(where, before, mend)) is not None:
            raise error

    def complaint(self, where: str, before: int = 0, mend: str = "") -> InputError | None:
        """Return the error of the first event that is not sound; arguments as of `check`."""
        bad = np.flatnonzero(~np.isfinite(self.weights).all(axis=1))
        if bad.size:
            values = self.weights[bad[0]]
            return InputError(
                f"the weight of event {self.number[bad[0]]} ({before + bad[0] + 1}. in the file) is "
                f"{values[~np.isfinite(values)][0]}",
                where=where,
                mend=mend,
            )
        row = first_bad(self.px, self.py, self.pz, self.e, self.mass, self.status)
        if row >= 0:
            event = int(np.searchsorted(np.cumsum(self.counts), row, side="right"))
            number = f"{self.number[event]} ({before + event + 1}. in the file)"
            text = f"a final or beam particle of event {number} has energy {self.e[row]:g} GeV"
            for name in ("px", "py", "pz", "e", "mass"):
                if not np.isfinite(getattr(self, name)[row]):
                    what = "a mass" if name == "mass" else "a momentum"
                    text = f"{what} of event {number} is not finite ({name})"
                    break
            return InputError(text, where=where, mend=mend)
        if not np.isfinite(self.position).all():
            row = int(np.flatnonzero(~np.isfinite(self.position).all(axis=1))[0])
            event = int(np.searchsorted(np.cumsum(self.vertex_counts), row, side="right"))
            text = f"a vertex of event {self.number[event]} ({before + event + 1}. in the file) is not finite"
            return InputError(text, where=where, mend=mend)
        return None


def concatenate(parts: Sequence[FullEvents]) -> FullEvents:
    """Return the events of all `parts` (at least one) in order; run, weights and extras must be the same."""
    first = parts[0]
    if len(parts) == 1:
        return first
    names = (*_EVENT, *_PARTICLE, *_VERTEX, "counts", "vertex_counts")
    each = [part.weight_cross_sections_pb for part in parts]
    if any(values is not None for values in each):
        each = [
            np.full((*part.weights.shape, 2), np.nan) if values is None else values
            for part, values in zip(parts, each, strict=True)
        ]
    stated = [values for values in each if values is not None]
    return FullEvents(
        weight_names=first.weight_names,
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in names},
        particle_extras={
            name: np.concatenate([part.particle_extras[name] for part in parts])
            for name in first.particle_extras
        },
        event_extras={
            name: np.concatenate([part.event_extras[name] for part in parts]) for name in first.event_extras
        },
        objects={name: ak.concatenate([part.objects[name] for part in parts]) for name in first.objects},
        weight_cross_sections_pb=np.concatenate(stated) if stated else None,
        run=first.run,
        rising=all(part.rising for part in parts),
    )


def batched(chunks: Iterable[FullEvents]) -> Iterator[FullEvents]:
    """Yield the events in order, small chunks joined to larger ones: what follows has its cost for each.

    Events of different runs stay apart.
    """
    waiting: list[FullEvents] = []
    for chunk in chunks:
        if waiting and waiting[0].run != chunk.run:
            yield concatenate(waiting)
            waiting = []
        waiting.append(chunk)
        if sum(len(part.pid) for part in waiting) >= _BATCH:
            yield concatenate(waiting)
            waiting = []
    if waiting:
        yield concatenate(waiting)


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
    links = link_mothers(counts, first, second, where=where, before=before)
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


@contextlib.contextmanager
def closing_events(chunks: Iterator[FullEvents]) -> Iterator[Iterator[FullEvents]]:
    """Yield the events; what makes them ends with the block, also where only a part was taken.

    Readers have threads; left to the collector of garbage, they would end in whatever thread it runs in.
    """
    try:
        yield chunks
    finally:
        if isinstance(chunks, Generator):
            chunks.close()


def guarded(chunks: Iterator[FullEvents], where: str) -> Iterator[FullEvents]:
    """Yield the events; whatever a library raises on damaged bytes becomes an `InputError`."""
    found = 0
    try:
        for events in chunks:
            found += len(events)
            yield events
    except RecastError:
        raise
    except Exception as error:
        raise_lack(error)
        raise InputError(
            f"damaged after {found} events ({type(error).__name__}: {error})",
            where=where,
            mend="Make or fetch it again.",
        ) from error


@dataclass(slots=True)
class FullFile:
    """Full events of a file, a bounded number at a time."""

    where: str
    """Name of the file, for messages."""
    chunks: Iterator[FullEvents]
    """The events; can be gone through once. `recast.events.readers.open_full` checks and closes them."""
    notes: list[str] = field(default_factory=list)
    """What the user should know; complete after the last chunk."""
    own: bool = False
    """Whether the weights are in pb and add up to the cross section, as recast writes them."""
    maybe_own: bool = False
    """Whether it may be such a file of an older recast, which the sum of its weights tells
    (`recast.events.totals`)."""
    left_out: list[float] = field(default_factory=list)
    """First weight of each broken event that was left out, as it stands."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Further facts of the file as plain values, such as the init block of an LHE file ("lhe"); known with
    the first chunk."""
    runs: list[dict[str, Any]] = field(default_factory=list)
    """Facts of each run of the generator, in order: files that were joined hold several. Of LHE files "lhe",
    its init block, and "slha", the param card in its header (empty if there is none); of others nothing.
    Known with the first chunk of the run."""
    sample: Sample | None = None
    """The sample, where the file says what it is."""
    generated: tuple[str, float, float] | None = None
    """Where a file states of which generated events its own were taken: the name of the place, the sum of
    their weights, their number."""
