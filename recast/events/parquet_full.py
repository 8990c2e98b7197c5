"""Events: full events in Parquet: one row an event, lists of particles and vertices, facts as metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from recast.core.atomic import atomic_path, to_json
from recast.core.errors import InputError, RecastError
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
from recast.events.parquet import METADATA_KEY, open_parquet, parquet_facts

__all__ = ["open_parquet_full", "write_parquet_full"]


_GROUP = 250
_LARGEST_GROUP = 50_000_000  # values of a column: 2 GB of full events
_RANDOM = ("particle_px", "particle_py", "particle_pz", "particle_e")


def _lists(counts: npt.NDArray[np.int64], values: npt.NDArray[Any]) -> pa.Array:
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    content = pa.array(values)
    kind = pa.list_(pa.field("element", content.type, nullable=False))
    return pa.ListArray.from_arrays(pa.array(offsets), content, type=kind)


def _table(events: FullEvents) -> pa.Table:
    event, particle, vertex = to_columns(events)
    w = events.weights.shape[1]
    arrays = {f"event_{name}": pa.array(values) for name, values in event.items()}
    arrays["weights"] = _lists(np.full(len(events), w), events.weights.ravel())
    for kind, (counts, columns) in (("particle", particle), ("vertex", vertex)):
        arrays |= {f"{kind}_{name}": _lists(counts, values) for name, values in columns.items()}
    fields = [pa.field(name, array.type, nullable=False) for name, array in arrays.items()]
    return pa.table(arrays, schema=pa.schema(fields))


def _compression(table: pa.Table) -> dict[str, str]:
    """Return how each column is compressed; momenta would not shrink, and take longer to read."""
    return {
        name if name.startswith("event_") else f"{name}.list.element": "none" if name in _RANDOM else "lz4"
        for name in table.column_names
    }


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
    with atomic_path(target) as temporary:
        writer = None
        try:
            for events in groups(chunks, _GROUP):
                table = _table(events)
                if writer is None:
                    names = events.weight_names
                    # dictionaries save 5 % of the size and cost as much time
                    writer = pq.ParquetWriter(
                        temporary, table.schema, compression=_compression(table), use_dictionary=False
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


def _flat(column: pa.ChunkedArray) -> tuple[npt.NDArray[np.int32], npt.NDArray[Any]]:
    """Return offsets and values of a column of lists, without a copy where that is possible."""
    array = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0)
    return array.offsets.to_numpy(), array.flatten().to_numpy(zero_copy_only=False)


def _events(table: pa.Table, names: tuple[str, ...], where: str) -> FullEvents:
    event: Columns = {}
    lists: dict[str, Columns] = {"particle": {}, "vertex": {}}
    offsets: dict[str, npt.NDArray[np.int32]] = {}
    weights = None
    for name in table.column_names:
        column = table[name]
        kind, _, rest = name.partition("_")
        if name == "weights":
            weights = _flat(column)
        elif kind == "event":
            event[rest] = column.to_numpy()
        elif kind in lists:
            edges, lists[kind][rest] = _flat(column)
            if not np.array_equal(offsets.setdefault(kind, edges), edges):
                raise InputError(f"the lists of {kind} columns differ in length", where=where)
    if weights is None or not (np.diff(weights[0]) == len(names)).all() or len(offsets) != 2:
        raise InputError("it lacks weights, particles or vertices", where=where, mend="Make it again.")
    particle, vertex = (
        Lists(np.diff(offsets[kind]).astype(np.int64), lists[kind]) for kind in ("particle", "vertex")
    )
    return from_columns(
        names,
        weights[1].reshape(len(table), len(names)),
        event,
        particle,
        vertex,
        where,
    )


def _check_size(group: Any, where: str) -> None:
    """Refuse a row group that would fill the memory: some encodings shrink a repeated number to nothing."""
    largest = max(group.column(index).num_values for index in range(group.num_columns))
    if largest > _LARGEST_GROUP:
        raise InputError(
            f"a row group states {largest} particles, more than {_LARGEST_GROUP}",
            where=where,
            mend="Write it with smaller row groups.",
        )


def open_parquet_full(path: Path) -> FullFile:
    """Read the full events of a Parquet file written by `write_parquet_full`.

    Raises
    ------
    InputError
        If it is damaged or of others; while the chunks are read, if numbers are not finite.
    """

    def tables() -> Iterator[pa.Table]:
        with open_parquet(path) as file:
            for group in range(file.num_row_groups):
                _check_size(file.metadata.row_group(group), str(path))
                yield file.read_row_group(group)

    def chunks(names: tuple[str, ...]) -> Iterator[FullEvents]:
        found = 0
        stream = read_ahead(tables(), depth=1)
        while True:
            try:
                table = next(stream, None)
                if table is None:
                    return
                events = _events(table, names, str(path))
            except RecastError:
                raise
            except Exception as error:  # the library raises whatever the bytes make of its readers
                raise InputError(
                    f"damaged after {found} events ({error})", where=str(path), mend="Make or fetch it again."
                ) from error
            found += len(events)
            yield events

    return full_file(path, parquet_facts(path), chunks)
