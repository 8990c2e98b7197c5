"""Events: the one columnar event record; every reader and the shower hand out exactly this.

Schema (an awkward array, one element an event)::

    event:     uint64    number of the event in its sample, counted from 0 over filtered events too
    weight:    float64   [pb]; the sum over the whole sample, filtered events included, is its cross section
    particles: var * Momentum4D[px, py, pz: float32 [GeV], mass: float32 [GeV], pid: int32, origin: int8]

Shower profiles with photons have those among `particles`, and a column that tells of it::

    photon_pt_min: float32  [GeV]; photons above this pT are in the record

Particles are final-state and stand in order of decreasing pT, so that equal events are equal arrays.
Shower profiles with jets add two columns (`recast.events.jets`)::

    jets:    var * Momentum4D[px, py, pz, mass, radius: float32, flavour: int8, constituents: int16]
    missing: {px, py, sum_et: float32}

Showers for a control variate add two others (`recast.events.recoil`)::

    recoil: {x, y, z: float64}
    member: var * bool

`mass` is the PDG mass. float32 holds momenta to 6e-8; invariant masses of boosted systems need
`double_precision` first.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import vector

from recast.core.errors import InputError
from recast.events.jets import empty_jets, typed_jets, with_jets

__all__ = [
    "PARTICLE_FIELDS",
    "Origin",
    "double_precision",
    "empty_events",
    "make_events",
    "with_behavior",
    "with_photons",
    "with_recoil",
]

vector.register_awkward()

PARTICLE_FIELDS: dict[str, type[np.generic]] = {
    "px": np.float32,
    "py": np.float32,
    "pz": np.float32,
    "mass": np.float32,
    "pid": np.int32,
    "origin": np.int8,
}
"""Fields of a particle and their types, in order."""


class Origin(IntEnum):
    """Where a particle comes from (awkward compares with `int(Origin.PROMPT)`, not with the member itself).

    The tau or hadron nearest to the hard process decides: a muon from B -> tau -> mu is HADRON, a pion
    from tau -> rho -> pi is TAU.
    """

    UNKNOWN = 0
    """The file does not say."""
    PROMPT = 1
    """No hadron and no tau among the ancestors: from W, Z, Z', H or the hard process itself, radiation and
    copies in between allowed."""
    TAU = 2
    """From a tau that does not come from a hadron."""
    HADRON = 3
    """From a hadron, or itself a hadron made in fragmentation."""


def make_events(
    event: npt.ArrayLike,
    weight: npt.ArrayLike,
    counts: npt.ArrayLike,
    columns: dict[str, npt.NDArray[Any]],
    *,
    where: str,
) -> ak.Array:
    """Build the event record from flat columns; the only place where types are cast.

    Parameters
    ----------
    event, weight, counts
        Event numbers, weights [pb] and numbers of particles, shape (N,).
    columns
        The fields of `PARTICLE_FIELDS`, each of shape (sum of counts,), in the order of the record.
    where
        File or sample, for error messages.

    Raises
    ------
    InputError
        If a weight, momentum or mass is not finite.
    """
    events = np.asarray(event, np.uint64)
    weights = np.asarray(weight, np.float64)
    lengths = np.asarray(counts, np.int64)
    bad = np.flatnonzero(~np.isfinite(weights))
    if bad.size:
        raise InputError(f"the weight of event {events[bad[0]]} is {weights[bad[0]]}", where=where)
    cast = {name: np.asarray(columns[name], kind) for name, kind in PARTICLE_FIELDS.items()}
    for name in ("px", "py", "pz", "mass"):
        bad = np.flatnonzero(~np.isfinite(cast[name]))
        if bad.size:
            number = events[np.searchsorted(np.cumsum(lengths), bad[0], side="right")]
            raise InputError(f"{name} of a particle of event {number} is {cast[name][bad[0]]}", where=where)
    particles = ak.unflatten(ak.zip(cast, with_name="Momentum4D"), lengths)
    record = ak.zip({"event": events, "weight": weights, "particles": particles}, depth_limit=1)
    return ak.Array(record)


def with_behavior(events: ak.Array, *, where: str) -> ak.Array:
    """Check that `events` (read from a file) has the schema above and give it its vector behaviour.

    Raises
    ------
    InputError
        If a field is missing.
    """
    needed = {"event", "weight", "particles"}
    fields = set(ak.fields(events))
    missing = needed - fields
    if not missing:
        missing = set(PARTICLE_FIELDS) - set(ak.fields(events["particles"]))
    if missing:
        raise InputError(
            f"it has no column {', '.join(sorted(missing))}",
            where=where,
            mend="Give a file written by recast shower.",
        )
    particles = events["particles"]
    flat = {name: ak.to_numpy(ak.flatten(particles[name])) for name in PARTICLE_FIELDS}
    counts = ak.to_numpy(ak.num(particles["px"]))
    plain = make_events(
        ak.to_numpy(events["event"]), ak.to_numpy(events["weight"]), counts, flat, where=where
    )
    if {"recoil", "member"} <= fields:
        velocity = np.stack([ak.to_numpy(events["recoil"][axis]) for axis in "xyz"], axis=1)
        member = ak.unflatten(ak.to_numpy(ak.flatten(events["member"])).astype(np.bool_), counts)
        plain = with_recoil(plain, member, velocity)
    if "photon_pt_min" in fields:
        plain = with_photons(plain, ak.to_numpy(events["photon_pt_min"]))
    if not {"jets", "missing"} <= fields:
        return plain
    return with_jets(plain, *typed_jets(events["jets"], events["missing"], where=where))


def with_recoil(events: ak.Array, member: ak.Array, velocity: npt.NDArray[np.float64]) -> ak.Array:
    """Return the events with the columns `member` and `recoil`, of velocities of shape (N, 3)."""
    recoil = ak.zip({axis: np.asarray(velocity[:, place], np.float64) for place, axis in enumerate("xyz")})
    fields = {name: events[name] for name in ak.fields(events)}
    return ak.Array(ak.zip(fields | {"recoil": recoil, "member": member}, depth_limit=1))


def with_photons(events: ak.Array, pt_min_gev: npt.ArrayLike) -> ak.Array:
    """Return the events with a column that says which photons they hold: those above a pT [GeV]."""
    column = np.array(np.broadcast_to(np.asarray(pt_min_gev, np.float32), len(events)))
    fields = {name: events[name] for name in ak.fields(events)}
    return ak.Array(ak.zip(fields | {"photon_pt_min": column}, depth_limit=1))


def empty_events(
    *, jets: bool = False, recoil: bool = False, photon_pt_min_gev: float | None = None
) -> ak.Array:
    """Return a record of no events, on request with the columns of jets, of the recoil and of photons."""
    columns = {name: np.empty(0, kind) for name, kind in PARTICLE_FIELDS.items()}
    events = make_events([], [], [], columns, where="no events")
    if recoil:
        member = ak.unflatten(np.empty(0, np.bool_), np.empty(0, np.int64))
        events = with_recoil(events, member, np.empty((0, 3)))
    if photon_pt_min_gev is not None:
        events = with_photons(events, photon_pt_min_gev)
    return with_jets(events, *empty_jets(0)) if jets else events


def double_precision(particles: ak.Array) -> ak.Array:
    """Return the same particles with px, py, pz and mass as float64, for invariant masses."""
    fields = {
        name: ak.values_astype(particles[name], np.float64) if kind is np.float32 else particles[name]
        for name, kind in PARTICLE_FIELDS.items()
    }
    return ak.zip(fields, with_name="Momentum4D")
