"""Events: full events in a ROOT file of recast's own, as a TTree or an RNTuple named "events".

TTree branches are `event_*`, `weights`, `particle_*` (counted by `nparticle`) and `vertex_*` (`nvertex`);
an RNTuple has the fields `event_*`, `weights`, and the collections `particle` and `vertex`. Facts of the
file stand in a string named "recast".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import uproot

from recast.core.atomic import atomic_path, to_json
from recast.core.errors import InputError
from recast.events.ahead import read_ahead
from recast.events.containers import (
    Columns,
    Lists,
    Totals,
    facts_of,
    from_columns,
    full_file,
    groups,
    to_columns,
)
from recast.events.full import FullEvents
from recast.events.full_file import FullFile
from recast.events.root_entries import steps

__all__ = ["FACTS", "RootKind", "flat_column", "open_root_full", "write_root_full"]

FACTS = "recast"
"""Key of the facts in the file."""
_TREE = "events"
_MEND = "Make or fetch it again."


class RootKind(StrEnum):
    """Containers of a ROOT file."""

    TTREE = "root"
    RNTUPLE = "rntuple"


# uproot reads the cluster after the ones that are asked for as well: small clusters of an RNTuple
_GROUPS = {RootKind.TTREE: 1000, RootKind.RNTUPLE: 500}


def _arrays(events: FullEvents) -> dict[str, Any]:
    event, particle, vertex = to_columns(events)
    arrays: dict[str, Any] = {f"event_{name}": values for name, values in event.items()}
    arrays["weights"] = ak.from_regular(ak.Array(events.weights))
    for kind, (counts, columns) in (("particle", particle), ("vertex", vertex)):
        arrays[kind] = ak.unflatten(ak.zip(columns), counts)
    return arrays


def write_root_full(target: Path, kind: RootKind, facts: dict[str, Any], chunks: Iterable[FullEvents]) -> int:
    """Write full events atomically; returns their number.

    Parameters
    ----------
    target
        The file.
    kind
        Container.
    facts
        Facts of the file (JSON-serialisable).
    chunks
        The events, at least one.
    """
    totals = Totals()
    with (
        atomic_path(target) as temporary,
        uproot.recreate(temporary, compression=uproot.LZ4(1)) as file,
    ):
        tree = None
        for events in groups(chunks, _GROUPS[kind]):
            arrays = _arrays(events)
            totals.add(events, stored=False)
            if tree is None:
                types = {
                    name: values.type if isinstance(values, ak.Array) else values.dtype
                    for name, values in arrays.items()
                }
                names = events.weight_names
                make = file.mktree if kind is RootKind.TTREE else file.mkrntuple
                tree = make(_TREE, types if kind is RootKind.TTREE else arrays)
                if kind is RootKind.RNTUPLE:
                    continue
            tree.extend(arrays)
        if tree is None:
            raise InputError("there are no events to write", where=str(target))
        file[FACTS] = to_json(facts_of(facts, names, totals))
    return totals.n_events


def flat_column(array: Any) -> tuple[npt.NDArray[np.int64], npt.NDArray[Any]]:
    """Return lengths and values of an array of lists, in the byte order of the machine."""
    lengths, columns = flat_columns(array)
    return lengths, columns[""]


def flat_columns(array: Any) -> tuple[npt.NDArray[np.int64], dict[str, npt.NDArray[Any]]]:
    """Return lengths of an array of lists, and the values of each field; "" is the name of the only one.

    It looks into the array's layout, which takes a tenth of the time of awkward's own functions.
    """
    layout = array.layout
    if not isinstance(layout, ak.contents.ListOffsetArray):
        layout = ak.to_packed(array).layout.to_ListOffsetArray64(True)
    edges = np.asarray(layout.offsets, np.int64)
    inner = layout.content
    parts = dict(zip(inner.fields, inner.contents, strict=True)) if inner.is_record else {"": inner}
    columns = {}
    for name, part in parts.items():
        plain = part.data if isinstance(part, ak.contents.NumpyArray) else ak.to_numpy(part)
        values = np.asarray(plain)[edges[0] : edges[-1]]
        columns[name] = values.astype(values.dtype.newbyteorder("="), copy=False)
    return np.diff(edges), columns


@dataclass(slots=True)
class _Raw:
    """Some events as they stand in the file."""

    event: Columns
    particle: Lists
    vertex: Lists
    weights: Any


def _names(tree: Any) -> list[str]:
    """Return the fields or branches that are read."""
    known = tree.keys(recursive=False)
    return [
        name
        for name in known
        if name in ("weights", "particle", "vertex") or name.startswith(("event_", "particle_", "vertex_"))
    ]


def _raw(tree: Any, names: list[str], start: int, stop: int, where: str) -> _Raw:
    """Read events `start` to `stop` - 1."""
    event: Columns = {}
    columns: dict[str, Columns] = {"particle": {}, "vertex": {}}
    counts: dict[str, npt.NDArray[np.int64]] = {}
    weights = None
    if isinstance(tree, uproot.behaviors.RNTuple.HasFields):
        together = tree.arrays(names, entry_start=start, entry_stop=stop)
        arrays = {name: together[name] for name in together.fields}
    else:
        arrays = {name: tree[name].array(entry_start=start, entry_stop=stop) for name in names}
    for name, array in arrays.items():
        kind, _, rest = name.partition("_")
        if name == "weights":
            weights = array
        elif kind == "event":
            values = np.asarray(array)
            event[rest] = values.astype(values.dtype.newbyteorder("="), copy=False)
        else:
            lengths, found = flat_columns(array)
            # an RNTuple's arrays are views of more than what was asked for
            kept = found if rest else {field: np.array(values) for field, values in found.items()}
            columns[kind] |= {rest or field: values for field, values in kept.items()}
            if not np.array_equal(counts.setdefault(kind, lengths), lengths):
                raise InputError(f"the lists of {kind} columns differ in length", where=where, mend=_MEND)
    if weights is None or len(counts) != 2:
        raise InputError("it lacks weights, particles or vertices", where=where, mend=_MEND)
    particle, vertex = (Lists(counts[kind], columns[kind]) for kind in ("particle", "vertex"))
    return _Raw(event, particle, vertex, weights)


def _events(raw: _Raw, names: tuple[str, ...], where: str) -> FullEvents:
    numbers, values = flat_column(raw.weights)
    if not (numbers == len(names)).all():
        raise InputError(f"an event does not have {len(names)} weights", where=where, mend=_MEND)
    weights = values.reshape(len(numbers), len(names))
    return from_columns(names, weights, raw.event, raw.particle, raw.vertex, where)


def open_root_full(file: Any, where: str) -> FullFile:
    """Read the full events of an open ROOT file written by `write_root_full`.

    Raises
    ------
    InputError
        If it is damaged; while the chunks are read, if numbers are not finite.
    """

    def chunks(names: tuple[str, ...]) -> Iterator[FullEvents]:
        tree = file[_TREE]
        known = _names(tree)
        parts = (_raw(tree, known, start, stop, where) for start, stop in steps(tree, where))
        for raw in read_ahead(parts, depth=1):
            yield _events(raw, names, where)

    return full_file(Path(where), json.loads(str(file[FACTS])), chunks)
