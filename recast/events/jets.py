"""Events: particle-level jets (anti-kT, fastjet), their heavy hadrons, and missing momentum of a full record.

A record may carry two more columns (see `recast.events.record`): `jets` and `missing`.
"""

from __future__ import annotations

import functools
import os
import sys
from typing import TYPE_CHECKING, Any

import awkward as ak
import fastjet
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.pdg import kinds
from recast.events.thresholds import JetDefinition

if TYPE_CHECKING:
    from recast.events.origin import FullRecord

__all__ = [
    "JET_FIELDS",
    "MISSING_FIELDS",
    "empty_jets",
    "jet_columns",
    "typed_jets",
    "with_jets",
]

Real = npt.NDArray[np.float64]

JET_FIELDS: dict[str, type[np.generic]] = {
    "px": np.float32,
    "py": np.float32,
    "pz": np.float32,
    "mass": np.float32,
    "radius": np.float32,
    "flavour": np.int8,
    "constituents": np.int16,
}
"""Fields of a jet: `flavour` is 5 or 4 if the jet holds a b (else a c) hadron, and 0 for others."""
MISSING_FIELDS: dict[str, type[np.generic]] = {"px": np.float32, "py": np.float32, "sum_et": np.float32}
"""Momentum of the invisible particles, and the sum of transverse energy of the visible ones [GeV], NaN if a
file does not state it."""
_GHOST = 1e-18


@functools.cache
def _quietly_started() -> None:
    """Let fastjet print its banner, once for each process, where it does not mix with results."""
    pair = ak.Array([[{"px": 1.0, "py": 0.0, "pz": 0.0, "E": 1.0}]], with_name="Momentum4D")
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        fastjet.ClusterSequence(pair, fastjet.JetDefinition(fastjet.antikt_algorithm, 0.4)).inclusive_jets()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def empty_jets(count: int) -> tuple[ak.Array, ak.Array]:
    """Return the columns `jets` and `missing` of `count` events without any."""
    jets = ak.zip({name: np.empty(0, kind) for name, kind in JET_FIELDS.items()}, with_name="Momentum4D")
    missing = {name: np.zeros(count, kind) for name, kind in MISSING_FIELDS.items()}
    return ak.unflatten(jets, np.zeros(count, np.int64)), ak.zip(missing)


def jet_columns(record: FullRecord, definitions: tuple[JetDefinition, ...]) -> tuple[ak.Array, ak.Array]:
    """Return `jets` (all definitions together, falling pT within each) and `missing` of a full record.

    A heavy hadron belongs to the jet that its ghost, the hadron with vanishing momentum, is clustered into
    (0802.1188). A jet of ghosts alone has no momentum and is below every threshold.
    """
    _quietly_started()
    count = record.counts.size
    owner = np.repeat(np.arange(count), record.counts)
    found = kinds(record.pid, record.particles)
    pt = np.hypot(record.px, record.py)
    seen, unseen = record.final & found.visible, record.final & ~found.visible
    energy = np.sqrt(pt**2 + np.asarray(record.pz, float) ** 2 + np.asarray(record.mass, float) ** 2)
    heavy = np.where(record.final, 0, found.heavy)
    slope = np.abs(record.pz) / np.maximum(pt, 1e-12)
    parts = [
        _cluster(record, definition, owner, (seen, heavy, slope, energy), count) for definition in definitions
    ]
    jets = ak.concatenate(parts, axis=1) if len(parts) > 1 else parts[0]
    transverse = np.where(energy > 0, energy * pt / np.maximum(np.hypot(pt, record.pz), 1e-12), 0.0)
    missing = {
        "px": np.bincount(owner, weights=record.px * unseen, minlength=count),
        "py": np.bincount(owner, weights=record.py * unseen, minlength=count),
        "sum_et": np.bincount(owner, weights=transverse * (seen & (slope < np.sinh(5.0))), minlength=count),
    }
    return jets, ak.zip({name: missing[name].astype(kind) for name, kind in MISSING_FIELDS.items()})


def _cluster(
    record: FullRecord,
    definition: JetDefinition,
    owner: npt.NDArray[np.intp],
    particles: tuple[Any, Any, Real, Real],
    count: int,
) -> ak.Array:
    seen, heavy, slope, energy = particles
    inside = slope < np.sinh(definition.abs_eta_max)
    index = np.flatnonzero((seen | (heavy > 0)) & inside & (np.hypot(record.px, record.py) > 0))
    ghost = np.where(seen[index], 1.0, _GHOST)
    inputs = ak.zip(
        {
            "px": record.px[index] * ghost,
            "py": record.py[index] * ghost,
            "pz": record.pz[index] * ghost,
            "E": energy[index] * ghost,
        },
        with_name="Momentum4D",
    )
    number = np.bincount(owner[index], minlength=count)
    flavour_of = ak.unflatten(np.where(seen[index], 0, heavy[index]).astype(np.int8), number)
    real_of = ak.unflatten(seen[index].astype(np.int16), number)
    inputs = ak.unflatten(inputs, number)
    # fastjet needs one particle at least in every event
    full = np.flatnonzero(number > 0)
    if not full.size:
        return empty_jets(count)[0]
    algorithm = fastjet.JetDefinition(fastjet.antikt_algorithm, definition.radius)
    sequence = fastjet.ClusterSequence(inputs[full], algorithm)
    found = sequence.inclusive_jets(definition.pt_min_gev)
    members = sequence.constituent_index(definition.pt_min_gev)
    sizes = ak.num(members, axis=2)
    flat = ak.flatten(members, axis=2)
    flavour = ak.max(_regroup(flavour_of[full][flat], sizes), axis=2, mask_identity=False, initial=0)
    constituents = ak.sum(_regroup(real_of[full][flat], sizes), axis=2)
    values = {name: ak.to_numpy(ak.flatten(found[name])) for name in ("px", "py", "pz", "E")}
    squared = values["E"] ** 2 - values["px"] ** 2 - values["py"] ** 2 - values["pz"] ** 2
    jets_of = np.zeros(count, np.int64)
    jets_of[full] = ak.to_numpy(ak.num(found))
    columns = {
        "px": values["px"],
        "py": values["py"],
        "pz": values["pz"],
        "mass": np.sqrt(np.maximum(squared, 0.0)),
        "radius": np.full(len(squared), definition.radius),
        "flavour": ak.to_numpy(ak.flatten(flavour)),
        "constituents": ak.to_numpy(ak.flatten(constituents)),
    }
    order = np.lexsort((-np.hypot(values["px"], values["py"]), np.repeat(np.arange(count), jets_of)))
    typed = {name: columns[name][order].astype(kind) for name, kind in JET_FIELDS.items()}
    return ak.unflatten(ak.zip(typed, with_name="Momentum4D"), jets_of)


def _regroup(values: ak.Array, sizes: ak.Array) -> ak.Array:
    """Split the values of each event into groups of `sizes`."""
    inner = ak.unflatten(ak.flatten(values), ak.to_numpy(ak.flatten(sizes)))
    return ak.unflatten(inner, ak.to_numpy(ak.num(sizes)))


def typed_jets(jets: ak.Array, missing: ak.Array, *, where: str) -> tuple[ak.Array, ak.Array]:
    """Return the columns of a file with the types of the schema.

    Raises
    ------
    InputError
        If a field is missing or a number is not finite.
    """
    for what, column, fields in (("jets", jets, JET_FIELDS), ("missing", missing, MISSING_FIELDS)):
        absent = sorted(set(fields) - set(ak.fields(column)))
        if absent:
            raise InputError(f"{what} has no {', '.join(absent)}", where=where, mend="Shower again.")
        for name, kind in fields.items():
            values = ak.to_numpy(ak.flatten(column[name], axis=None))
            if (
                np.issubdtype(kind, np.floating)
                and not (np.isfinite(values) | ((name == "sum_et") & np.isnan(values))).all()
            ):
                raise InputError(f"{name} of {what} is not finite", where=where)
    flat = {name: ak.to_numpy(ak.flatten(jets[name])).astype(kind) for name, kind in JET_FIELDS.items()}
    counts = ak.to_numpy(ak.num(jets["px"]))
    plain = {name: ak.to_numpy(missing[name]).astype(kind) for name, kind in MISSING_FIELDS.items()}
    return ak.unflatten(ak.zip(flat, with_name="Momentum4D"), counts), ak.zip(plain)


def with_jets(events: ak.Array, jets: ak.Array, missing: ak.Array) -> ak.Array:
    """Return the events with the columns `jets` and `missing`."""
    fields = {name: events[name] for name in ak.fields(events)}
    return ak.Array(ak.zip(fields | {"jets": jets, "missing": missing}, depth_limit=1))
