"""Events: full events in a ROOT file of recast's own, as a TTree or an RNTuple named "events".

TTree branches are `event_*`, `weights`, `particle_*` (counted by `nparticle`) and `vertex_*` (`nvertex`);
an RNTuple has the fields `event_*`, `weights`, and the collections `particle` and `vertex`. Facts of the
file stand in a string named "recast".
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import uproot

from recast.core.atomic import to_json
from recast.core.errors import InputError
from recast.core.reading import parse_json
from recast.core.words import parses_words
from recast.events.ahead import DECODERS, in_order, read_ahead
from recast.events.beside import event_path
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
from recast.events.full import FullEvents, FullFile

__all__ = ["FACTS", "RootKind", "check_pages", "flat_column", "open_root_full", "steps", "write_root_full"]

_LARGEST = 1000
_BYTES = 32 << 20
"""In the file; three times as much in memory."""
_PER_BYTE = 8
"""No event is smaller than a bit, whatever its compression."""
_PER_PAGE_BYTE = 8 * 300
"""LZ4 shrinks to 1/255 at most, deflate and zstd do not go much further on numbers."""


def steps(tree: Any, where: str) -> Iterator[tuple[int, int]]:
    """Return first event and the one after the last of each step.

    Raises
    ------
    InputError
        If the file states more events than fit into it, or a page of an RNTuple more numbers.
    """
    size, entries = Path(where).stat().st_size, int(tree.num_entries)
    if not 0 <= entries <= _PER_BYTE * size:
        raise InputError(
            f"it states {entries} events in {size} bytes", where=where, mend="Make or fetch it again."
        )
    if hasattr(tree, "ntuple"):
        check_pages(tree.ntuple, where)
    step = max(min(_LARGEST, entries * _BYTES // size), 1)
    return ((start, min(start + step, entries)) for start in range(0, entries, step))


def check_pages(ntuple: Any, where: str) -> None:
    """Refuse an RNTuple with a page that states more numbers than fit into it (`InputError`)."""
    for columns in ntuple.page_link_list:
        for column in columns:
            for page in column.pages:
                claimed, size = int(page.num_elements), int(page.locator.num_bytes)
                if claimed > _PER_PAGE_BYTE * (size + 8):
                    raise InputError(
                        f"it states {claimed} numbers in {size} bytes",
                        where=where,
                        mend="Make or fetch it again.",
                    )


FACTS = "recast"
"""Key of the facts in the file."""
_TREE = "events"
_SHRUNK = 0.95
_KINDS = ("event", "weights", "particle", "vertex")


class RootKind(StrEnum):
    """Containers of a ROOT file."""

    TTREE = "root"
    RNTUPLE = "rntuple"


class _Lz4(uproot.LZ4):  # type: ignore[misc]
    """LZ4, but what it hardly shrinks, such as momenta, is stored as it is and read in less time."""

    code_pair = (uproot.const.kLZ4, 1)

    def __init__(self) -> None:
        super().__init__(self.code_pair[1])

    def compress(self, data: Any) -> Any:
        packed = super().compress(data)
        return packed if len(packed) < _SHRUNK * len(data) else data


# events; each costs the same time whatever it holds, and a larger one takes more memory
_GROUPS = {RootKind.TTREE: 1000, RootKind.RNTUPLE: 500}


def _arrays(events: FullEvents) -> dict[str, Any]:
    event, particle, vertex = to_columns(events)
    arrays: dict[str, Any] = {f"event_{name}": values for name, values in event.items()}
    arrays["weights"] = ak.from_regular(ak.Array(events.weights))
    for kind, (counts, columns) in (("particle", particle), ("vertex", vertex)):
        arrays[kind] = ak.unflatten(ak.zip(columns), counts)
    return arrays


@parses_words
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
    with event_path(target) as temporary, uproot.recreate(temporary, compression=_Lz4()) as file:
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
    """Return lengths and values of an array of lists, in the byte order of the machine.

    It looks into the array's layout, which takes a tenth of the time of awkward's own functions.
    """
    layout = array.layout
    if not isinstance(layout, ak.contents.ListOffsetArray):
        layout = ak.to_packed(array).layout.to_ListOffsetArray64(True)
    edges = np.asarray(layout.offsets, np.int64)
    part = layout.content
    plain = part.data if isinstance(part, ak.contents.NumpyArray) else ak.to_numpy(part)
    return np.diff(edges), _native(np.asarray(plain)[edges[0] : edges[-1]])


def _native(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the values in the byte order of the machine."""
    return values.astype(values.dtype.newbyteorder("="), copy=False)


@dataclass(slots=True)
class _Raw:
    """Some events as they stand in the file, in its byte order."""

    event: Columns = field(default_factory=dict)
    lists: dict[str, Lists] = field(default_factory=dict)
    """Of particles and vertices, and the weights, whose only column has no name."""

    def to_native(self) -> None:
        """Turn all columns into the byte order of the machine, one after the other, to save memory."""
        for columns in (self.event, *(lists.columns for lists in self.lists.values())):
            for name in columns:
                columns[name] = _native(columns[name])

    def add(self, kind: str, counts: npt.NDArray[np.int64], name: str, values: npt.NDArray[Any]) -> None:
        """Add a column of lists."""
        if not np.array_equal(self.lists.setdefault(kind, Lists(counts, {})).counts, counts):
            raise ValueError(f"the lists of {kind} columns differ in length")
        self.lists[kind].columns[name] = values


def _of_tree(tree: Any, where: str) -> Iterator[_Raw]:
    """Read the events of a TTree.

    Baskets are taken as they are, which takes half the time of uproot's arrays, where each holds the same
    events of all branches, as in every file of recast's own.
    """
    branches = {name: tree[name] for name in tree.keys(recursive=False) if name.partition("_")[0] in _KINDS}
    parts = list(steps(tree, where))
    edges = [0, *(stop for _, stop in parts)]
    whole = all(list(branch.entry_offsets) == edges for branch in branches.values())
    for index, (start, stop) in enumerate(parts):
        raw = _Raw()
        for name, branch in branches.items():
            kind, _, rest = name.partition("_")
            if whole:
                counts, values = _basket(branch, index)
            elif kind == "event":
                counts, values = None, np.asarray(branch.array(entry_start=start, entry_stop=stop))
            else:
                counts, values = flat_column(branch.array(entry_start=start, entry_stop=stop))
            if counts is None:
                raw.event[rest] = values
            else:
                raw.add(kind, counts, rest, values)
        yield raw


def _basket(branch: Any, index: int) -> tuple[npt.NDArray[np.int64] | None, npt.NDArray[Any]]:
    """Return lengths, if it holds lists, and values of a basket."""
    basket, form = branch.basket(index), branch.interpretation
    if basket.byte_offsets is None:
        return None, basket.data.view(form.from_dtype)
    kind = form.content.from_dtype
    sizes = np.diff(np.asarray(basket.byte_offsets, np.int64))
    if basket.byte_offsets[0] != 0 or (sizes % kind.itemsize).any():
        raise ValueError("lists of a basket do not begin at numbers")
    return sizes // kind.itemsize, basket.data.view(kind)


def _ntuple_reader(ntuple: Any, where: str) -> Callable[[int], _Raw]:
    """Return a function that reads a cluster of an RNTuple.

    uproot's arrays hold the next cluster as well, and take one more copy.
    """
    check_pages(ntuple, where)
    fields = [ntuple.all_fields[column.field_id] for column in ntuple.column_records]
    # the values of a list of plain numbers have a field without a name of their own
    paths = [each.path or f"{each.parent.path}." for each in fields]

    def read(cluster: int) -> _Raw:
        raw = _Raw()
        columns = {
            path: ntuple.read_cluster_range(column, cluster, cluster + 1) for column, path in enumerate(paths)
        }
        for path, values in columns.items():
            kind, inside, name = path.partition(".")
            if inside:
                raw.add(kind, np.diff(columns[kind]), name, values)
            elif path.startswith("event_"):
                raw.event[path.removeprefix("event_")] = values
        return raw

    return read


def _events(raw: _Raw, names: tuple[str, ...], where: str) -> FullEvents:
    raw.to_native()
    return from_columns(names, raw.event, raw.lists, where)


def open_root_full(file: Any, where: str) -> FullFile:
    """Read the full events of an open ROOT file written by `write_root_full`.

    Raises
    ------
    InputError
        If it is damaged; while the chunks are read, if numbers are not finite.
    """

    def chunks(names: tuple[str, ...]) -> Iterator[FullEvents]:
        tree = file[_TREE]
        if isinstance(tree, uproot.behaviors.RNTuple.HasFields):
            read, clusters = _ntuple_reader(tree, where), range(len(tree.cluster_summaries))
            yield from in_order(lambda cluster: _events(read(cluster), names, where), clusters, DECODERS)
        else:
            with contextlib.closing(read_ahead(_of_tree(tree, where), depth=1)) as stream:
                for raw in stream:
                    yield _events(raw, names, where)

    return full_file(Path(where), parse_json(str(file[FACTS]), where), chunks)
