"""Events: the event record in a Parquet file, written in row groups, with the sample's facts as metadata."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import awkward as ak
import pyarrow as pa
import pyarrow.parquet as pq

from recast.core.atomic import to_json
from recast.core.errors import InputError, raise_lack
from recast.events.beside import event_path
from recast.events.parquet.facts import METADATA_KEY, new_parquet, open_parquet, parquet_facts
from recast.events.record import empty_events, with_behavior

__all__ = [
    "ParquetWriter",
    "is_slim",
    "iterate_parquet",
    "parquet_writer",
    "read_parquet",
]

_ROW_GROUP = 5000


def _table(events: ak.Array) -> pa.Table:
    return ak.to_arrow_table(events, extensionarray=False, list_to32=True)


class ParquetWriter:
    """Collects events and writes them in row groups of equal size, whatever the size of the pieces."""

    def __init__(self, writer: pq.ParquetWriter, empty: ak.Array) -> None:
        self._writer = writer
        self._empty = empty
        self._waiting: list[ak.Array] = []
        self._n_waiting = 0

    def add(self, events: ak.Array) -> None:
        """Append events."""
        self._waiting.append(events)
        self._n_waiting += len(events)
        if self._n_waiting >= _ROW_GROUP:
            self._write(whole=True)

    def _write(self, *, whole: bool) -> None:
        events = ak.concatenate([self._empty, *self._waiting])
        end = len(events) // _ROW_GROUP * _ROW_GROUP if whole else len(events)
        for start in range(0, end, _ROW_GROUP):
            self._writer.write_table(_table(ak.to_packed(events[start : min(start + _ROW_GROUP, end)])))
        rest = ak.to_packed(events[end:])
        self._waiting, self._n_waiting = [rest], len(rest)

    def finish(self, facts: dict[str, Any]) -> None:
        """Write what is left, and `facts` (JSON-serialisable) into the metadata."""
        self._write(whole=False)
        self._writer.add_key_value_metadata({METADATA_KEY: to_json(facts)})


@contextlib.contextmanager
def parquet_writer(path: Path, empty: ak.Array | None = None) -> Iterator[ParquetWriter]:
    """Open `path` for writing; the file appears when the block ends without an error (zstd, atomic).

    `empty` is a record of no events with the columns that are to come; those of particles by default.
    """
    template = empty_events() if empty is None else empty
    with (
        event_path(path) as temporary,
        new_parquet(temporary, _table(template).schema, compression="zstd") as writer,
    ):
        yield ParquetWriter(writer, template)


def is_slim(path: Path) -> bool:
    """Whether a Parquet file of recast's holds the event record, not full events or partons."""
    return not {"full", "partons"} & parquet_facts(path).keys()


def iterate_parquet(path: Path) -> Iterator[ak.Array]:
    """Yield the event record of a Parquet file, a row group at a time, at least one record.

    Raises
    ------
    InputError
        As `read_parquet`.
    """
    with open_parquet(path) as file:
        groups = file.num_row_groups
        for group in range(groups):
            try:
                table = file.read_row_group(group)
            except (OSError, pa.ArrowException, ValueError) as error:
                raise_lack(error)
                raise InputError(f"damaged ({error})", where=str(path), mend="Make it again.") from error
            yield with_behavior(ak.from_arrow(table), where=str(path))
    if not groups:
        yield read_parquet(path)


def read_parquet(path: Path) -> ak.Array:
    """Return the event record of a Parquet file.

    Raises
    ------
    InputError
        If the file is missing, damaged, holds other columns, or numbers that are not finite.
    """
    with open_parquet(path) as file:
        try:
            table = file.read()
        except (OSError, pa.ArrowException, ValueError) as error:
            raise_lack(error)
            raise InputError(f"damaged ({error})", where=str(path), mend="Make it again.") from error
    return with_behavior(ak.from_arrow(table), where=str(path))
