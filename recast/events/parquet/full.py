"""Events: full events in Parquet: one row an event, lists of particles and vertices, facts as metadata.

Each list holds records: its edges are then decoded once, and not once for each number of a particle.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from recast.core.atomic import to_json
from recast.core.errors import InputError
from recast.events.ahead import DECODERS, in_turn
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
from recast.events.full import FullEvents, FullFile, guarded
from recast.events.parquet.facts import METADATA_KEY, new_parquet, open_parquet, parquet_facts

__all__ = ["open_parquet_full", "write_parquet_full"]


_GROUP = 250
_PLAIN = ("px", "py", "pz", "e", "production", "end")
"""Numbers of a particle that compression would shrink little for the time that it takes to read them."""


def _records(lists: Lists) -> pa.Array:
    offsets = np.concatenate([[0], np.cumsum(lists.counts)]).astype(np.int32)
    arrays = {name: pa.array(values) for name, values in lists.columns.items()}
    fields = [pa.field(name, array.type, nullable=False) for name, array in arrays.items()]
    content = pa.StructArray.from_arrays(list(arrays.values()), fields=fields)
    kind = pa.list_(pa.field("element", content.type, nullable=False))
    return pa.ListArray.from_arrays(pa.array(offsets), content, type=kind)


def _table(events: FullEvents) -> pa.Table:
    event, particle, vertex = to_columns(events)
    edges = np.arange(len(events) + 1, dtype=np.int32) * events.weights.shape[1]
    kind = pa.list_(pa.field("element", pa.float64(), nullable=False))
    weights = pa.ListArray.from_arrays(pa.array(edges), pa.array(events.weights.ravel()), type=kind)
    arrays = {f"event_{name}": pa.array(values) for name, values in event.items()}
    arrays |= {"weights": weights, "particle": _records(particle), "vertex": _records(vertex)}
    fields = [pa.field(name, array.type, nullable=False) for name, array in arrays.items()]
    return pa.table(arrays, schema=pa.schema(fields))


def _compression(table: pa.Table) -> dict[str, str]:
    """Return how each column is compressed."""
    paths = {name: "lz4" for name in table.column_names if name.startswith("event_")}
    paths["weights.list.element"] = "lz4"
    for kind in ("particle", "vertex"):
        for each in table.schema.field(kind).type.value_type:
            plain = kind == "particle" and each.name in _PLAIN
            paths[f"{kind}.list.element.{each.name}"] = "none" if plain else "lz4"
    return paths


def write_parquet_full(target: Path, facts: dict[str, Any], chunks: Iterable[FullEvents]) -> int:
    """Write full events atomically; returns their number.

    Parameters
    ----------
    target
        The file.
    facts
        Facts of the file (JSON-serialisable), kept in the metadata.
    chunks
        The events, at least one.
    """
    totals = Totals()
    with event_path(target) as temporary:
        writer = None
        try:
            for events in groups(chunks, _GROUP):
                table = _table(events)
                if writer is None:
                    names = events.weight_names
                    # dictionaries save 5 % of the size and cost as much time
                    writer = new_parquet(
                        temporary,
                        table.schema,
                        compression=_compression(table),
                        use_dictionary=False,
                    )
                writer.write_table(table)
                totals.add(events, stored=False)
            if writer is None:
                raise InputError("there are no events to write", where=str(target))
            writer.add_key_value_metadata({METADATA_KEY: to_json(facts_of(facts, names, totals))})
        finally:
            if writer is not None:
                writer.close()
    return totals.n_events


def _flat(column: pa.ChunkedArray) -> tuple[npt.NDArray[np.int64], pa.Array]:
    """Return lengths and values of a column of lists, without a copy where that is possible."""
    array = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0)
    return np.diff(array.offsets.to_numpy()).astype(np.int64), array.flatten()


def _numbers(array: pa.Array, name: str) -> npt.NDArray[Any]:
    if array.null_count:
        raise ValueError(f"{name} has empty values")
    values: npt.NDArray[Any] = array.to_numpy(zero_copy_only=False)
    return values


def _events(table: pa.Table, names: tuple[str, ...], where: str) -> FullEvents:
    event: Columns = {
        name.removeprefix("event_"): _numbers(table[name].combine_chunks(), name)
        for name in table.column_names
        if name.startswith("event_")
    }
    lists = {}
    for kind in {"weights", "particle", "vertex"} & set(table.column_names):
        counts, content = _flat(table[kind])
        inside = [each.name for each in content.type] if kind != "weights" else [""]
        arrays = content.flatten() if kind != "weights" else [content]
        columns = zip(inside, arrays, strict=True)
        lists[kind] = Lists(counts, {name: _numbers(array, f"{kind}.{name}") for name, array in columns})
    return from_columns(names, event, lists, where)


def _stream(path: Path, names: tuple[str, ...], metadata: Any, every: slice) -> Iterator[FullEvents]:
    """Yield the events of row groups; groups of one length are read at one go, which saves a tenth."""
    where = str(path)

    def length(group: int) -> int:
        return int(metadata.row_group(group).num_rows)

    def events_of(group: int, batches: Iterator[pa.RecordBatch]) -> FullEvents:
        batch = next(batches, None)
        if batch is None:
            raise ValueError(f"row group {group} is too short")
        return _events(pa.Table.from_batches([batch]), names, where)

    with pq.ParquetFile(path, metadata=metadata, pre_buffer=False) as file:
        for size, same in itertools.groupby(range(metadata.num_row_groups)[every], length):
            if size == 0:
                continue
            groups = list(same)
            batches = file.iter_batches(batch_size=size, row_groups=groups, use_threads=False)
            for group in groups:
                yield events_of(group, batches)  # nothing here holds the last one while the next is made


def open_parquet_full(path: Path) -> FullFile:
    """Read the full events of a Parquet file written by `write_parquet_full`.

    Raises
    ------
    InputError
        If it is damaged or of others; while the chunks are read, if numbers are not finite.
    """
    where = str(path)

    def chunks(names: tuple[str, ...]) -> Iterator[FullEvents]:
        with open_parquet(path) as first:
            # a reader for each thread: the library's files are not meant for several
            streams = [
                _stream(path, names, first.metadata, slice(k, None, DECODERS)) for k in range(DECODERS)
            ]
            with contextlib.closing(in_turn(streams)) as stream:
                yield from guarded(stream, where)

    return full_file(path, parquet_facts(path), chunks)
