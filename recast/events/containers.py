"""Events: full events as named columns, and back: what recast's Parquet and ROOT files have in common.

Momenta and vertices are stored in single precision (relative 6e-8), those of parton events (LHE) in double.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.full import FullEvents
from recast.events.graph import first_circle, first_incoming

__all__ = ["EVENT", "PARTICLE", "VERTEX", "from_columns", "to_columns"]

EVENT = ("number", "cross_section_pb", "cross_section_error_pb")
PARTICLE = ("pid", "status", "px", "py", "pz", "e", "mass", "production", "end")
VERTEX = ("status", "x", "y", "z", "t")

Columns = dict[str, npt.NDArray[Any]]


def to_columns(events: FullEvents) -> tuple[Columns, Columns, Columns]:
    """Return the columns of events, particles and vertices; weights are left out."""
    real = np.float64 if events.event_extras else np.float32
    event: Columns = {
        "number": events.number,
        "cross_section_pb": events.cross_section_pb[:, 0],
        "cross_section_error_pb": events.cross_section_pb[:, 1],
    }
    particle = {name: getattr(events, name) for name in PARTICLE} | events.particle_extras
    vertex = {"status": events.vertex_status} | dict(
        zip("xyzt", np.asarray(events.position).reshape(-1, 4).T, strict=True)
    )
    for columns in (particle, vertex):
        for name, values in columns.items():
            kind = real if values.dtype.kind == "f" else values.dtype
            columns[name] = np.ascontiguousarray(values, kind)
    return event | events.event_extras, particle, vertex


def from_columns(
    names: tuple[str, ...],
    weights: npt.NDArray[np.float64],
    event: Columns,
    particle: tuple[npt.NDArray[np.int64], Columns],
    vertex: tuple[npt.NDArray[np.int64], Columns],
    where: str,
) -> FullEvents:
    """Return full events.

    Parameters
    ----------
    names, weights
        Names and values of the weights, shapes (W,) and (N, W).
    event
        Columns of events.
    particle, vertex
        Number in each event, and columns.
    where
        File, for error messages.

    Raises
    ------
    InputError
        If a column is missing, or an index points outside its event.
    """
    counts, particles = particle
    vertex_counts, vertices = vertex
    for group, needed, found in (
        ("event", EVENT, event),
        ("particle", PARTICLE, particles),
        ("vertex", VERTEX, vertices),
    ):
        if missing := [name for name in needed if name not in found]:
            raise InputError(f"it has no {group} column {', '.join(missing)}", where=where)
    limit = np.repeat(vertex_counts, counts)
    for name in ("production", "end"):
        bad = np.flatnonzero((particles[name] < -1) | (particles[name] >= limit))
        if bad.size:
            index = int(np.searchsorted(np.cumsum(counts), bad[0], side="right"))
            raise InputError(
                f"a particle of event {event['number'][index]} points to a vertex that does not exist",
                where=where,
                mend="Make it again.",
            )
    columns: dict[str, Any] = {name: particles[name] for name in PARTICLE}
    events = FullEvents(
        weight_names=names,
        number=event["number"],
        weights=weights,
        cross_section_pb=np.stack([event["cross_section_pb"], event["cross_section_error_pb"]], axis=1),
        counts=counts,
        vertex_counts=vertex_counts,
        **columns,
        vertex_status=vertices["status"],
        position=np.stack([vertices[name] for name in "xyzt"], axis=1),
        first_in=first_incoming(particles["end"], counts, vertex_counts),
        particle_extras={name: values for name, values in particles.items() if name not in PARTICLE},
        event_extras={name: values for name, values in event.items() if name not in EVENT},
    )
    circle = int(first_circle(events.production, events.end, counts, vertex_counts))
    if circle >= 0:
        raise InputError(f"the ancestry of event {events.number[circle]} runs in a circle", where=where)
    return events
