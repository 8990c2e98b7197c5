"""Events: full events in a ROOT file of recast's own, as a TTree or an RNTuple named "events".

TTree branches are `event_*`, `weights`, `particle_*` (counted by `nparticle`) and `vertex_*` (`nvertex`);
an RNTuple has the fields `event_*`, `weights`, and the collections `particle` and `vertex`. Facts of the
file stand in a string named "recast".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import uproot

from recast.core.atomic import atomic_path, to_json
from recast.core.errors import InputError
from recast.events.containers import Columns, from_columns, to_columns
from recast.events.full import FullEvents
from recast.events.full_file import FullFile
from recast.events.sample import Sample

__all__ = ["FACTS", "RootKind", "flat_column", "open_root_full", "write_root_full"]

FACTS = "recast"
"""Key of the facts in the file."""
_TREE = "events"
_CHUNK = 500
_MEND = "Make or fetch it again."


class RootKind(StrEnum):
    """Containers of a ROOT file."""

    TTREE = "root"
    RNTUPLE = "rntuple"


def _arrays(events: FullEvents) -> dict[str, Any]:
    event, particle, vertex = to_columns(events)
    arrays: dict[str, Any] = {f"event_{name}": values for name, values in event.items()}
    arrays["weights"] = ak.from_regular(ak.Array(events.weights))
    arrays["particle"] = ak.unflatten(ak.zip(particle), events.counts)
    arrays["vertex"] = ak.unflatten(ak.zip(vertex), events.vertex_counts)
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
    written = 0
    with (
        atomic_path(target) as temporary,
        uproot.recreate(temporary, compression=uproot.LZ4(1)) as file,
    ):
        tree = None
        for chunk in chunks:
            for piece in chunk.pieces(_CHUNK):
                arrays = _arrays(piece)
                if tree is None:
                    types = {
                        name: values.type if isinstance(values, ak.Array) else values.dtype
                        for name, values in arrays.items()
                    }
                    names = chunk.weight_names
                    make = file.mktree if kind is RootKind.TTREE else file.mkrntuple
                    tree = make(_TREE, types if kind is RootKind.TTREE else arrays)
                    if kind is RootKind.RNTUPLE:
                        continue
                tree.extend(arrays)
            written += len(chunk)
        if tree is None:
            raise InputError("there are no events to write", where=str(target))
        file[FACTS] = to_json({"full": {"weight_names": list(names), **facts}})
    return written


def flat_column(array: Any) -> tuple[npt.NDArray[np.int64], npt.NDArray[Any]]:
    """Return lengths and values of an array of lists, in the byte order of the machine."""
    lengths = np.asarray(ak.num(array), np.int64)
    values = np.asarray(ak.flatten(array))
    return lengths, values.astype(values.dtype.newbyteorder("="), copy=False)


def _groups(tree: Any, start: int, stop: int) -> tuple[Columns, dict[str, Any], Any]:
    """Return columns of events, the lists of particle and vertex columns, and the weights."""
    event: Columns = {}
    lists: dict[str, Any] = {}
    weights = None
    if isinstance(tree, uproot.behaviors.RNTuple.HasFields):
        arrays = tree.arrays(entry_start=start, entry_stop=stop)
        for name in arrays.fields:
            if name == "weights":
                weights = arrays[name]
            elif name in ("particle", "vertex"):
                lists |= {f"{name}_{key}": arrays[name, key] for key in arrays[name].fields}
            elif name.startswith("event_"):
                event[name.removeprefix("event_")] = np.asarray(arrays[name])
        return event, lists, weights
    for name, branch in tree.items():
        if name == "weights" or name.startswith(("event_", "particle_", "vertex_")):
            array = branch.array(entry_start=start, entry_stop=stop)
            if name == "weights":
                weights = array
            elif name.startswith("event_"):
                values = np.asarray(array)
                event[name.removeprefix("event_")] = values.astype(values.dtype.newbyteorder("="))
            else:
                lists[name] = array
    return event, lists, weights


def _events(tree: Any, start: int, stop: int, names: tuple[str, ...], where: str) -> FullEvents:
    event, lists, weights = _groups(tree, start, stop)
    groups: dict[str, Columns] = {"particle": {}, "vertex": {}}
    counts: dict[str, npt.NDArray[np.int64]] = {}
    for name, array in lists.items():
        kind, _, rest = name.partition("_")
        lengths, groups[kind][rest] = flat_column(array)
        if not np.array_equal(counts.setdefault(kind, lengths), lengths):
            raise InputError(f"the lists of {kind} columns differ in length", where=where)
    if weights is None or len(counts) != 2:
        raise InputError("it lacks weights, particles or vertices", where=where, mend=_MEND)
    numbers, values = flat_column(weights)
    if not (numbers == len(names)).all():
        raise InputError(f"an event does not have {len(names)} weights", where=where, mend=_MEND)
    return from_columns(
        names,
        values.reshape(len(numbers), -1),
        event,
        (counts["particle"], groups["particle"]),
        (counts["vertex"], groups["vertex"]),
        where,
    )


def open_root_full(file: Any, where: str) -> FullFile:
    """Read the full events of an open ROOT file written by `write_root_full`.

    Raises
    ------
    InputError
        If it is damaged; while the chunks are read, if numbers are not finite.
    """
    facts = dict(json.loads(str(file[FACTS]))["full"])
    names = tuple(facts.pop("weight_names"))

    def chunks() -> Iterator[FullEvents]:
        tree = file[_TREE]
        for start in range(0, tree.num_entries, _CHUNK):
            events = _events(tree, start, min(start + _CHUNK, tree.num_entries), names, where)
            events.check(where, start)
            yield events

    own = bool(facts.pop("own", False))
    described = facts.pop("sample", None)
    sample = Sample(**(described | {"path": Path(where)})) if described else None
    return FullFile(where, chunks(), own=own, facts=facts, sample=sample)
