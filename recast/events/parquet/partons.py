"""Events: parton events in Parquet: the columns of a parton table, lists of particles, facts as metadata."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from recast.core.atomic import to_json
from recast.core.errors import InputError, raise_lack
from recast.events.beside import event_path
from recast.events.parquet.facts import METADATA_KEY, new_parquet, open_parquet, parquet_facts
from recast.events.parton_table import PIECE, PartonTable

__all__ = ["PARTONS", "parton_columns", "write_parton_columns"]

PARTONS = "partons"
"""Key of the facts of parton events in the metadata."""
_HEADER = ("weight", "scale_gev", "alpha_qed", "alpha_s")
_CODES = ("pid", "status", "mother1", "mother2", "colour", "anticolour")
_MOMENTA = ("px", "py", "pz", "e", "mass", "lifetime_mm", "spin")


def write_parton_columns(
    target: Path, run: dict[str, Any], tables: Iterable[PartonTable], provenance: dict[str, Any]
) -> None:
    """Write events atomically, every bit of their numbers; their order stands for the event numbers.

    Parameters
    ----------
    target
        The file.
    run
        Init block and param card as `FullFile.runs` has them: `lhe` (`recast.events.lhe.full.lhe_facts`) and
        `slha`.
    tables
        The events, one table or more; `weight` is XWGTUP [pb].
    provenance
        What made them, JSON-serialisable.
    """
    facts = {PARTONS: run, "provenance": provenance}
    with event_path(target) as temporary:
        first = next(given := iter(tables))
        schema = _arrow(first.empty()).schema
        with new_parquet(temporary, schema, compression="zstd", use_dictionary=False) as writer:
            for piece in itertools.chain.from_iterable(
                table.pieces(PIECE) for table in itertools.chain([first], given)
            ):
                writer.write_table(_arrow(piece))
            writer.add_key_value_metadata({METADATA_KEY: to_json(facts)})


def _arrow(table: PartonTable) -> pa.Table:
    edges = pa.array(np.concatenate([[0], np.cumsum(table.counts)]).astype(np.int32))
    columns = dict(zip(_HEADER, (table.weight, *table.header.T), strict=True))
    rows = zip((*_CODES, *_MOMENTA), (*table.codes.T, *table.momenta.T), strict=True)
    lists = {name: pa.ListArray.from_arrays(edges, pa.array(np.ascontiguousarray(row))) for name, row in rows}
    return pa.table({name: pa.array(np.ascontiguousarray(row)) for name, row in columns.items()} | lists)


def parton_columns(path: Path) -> tuple[dict[str, Any], Iterator[PartonTable]]:
    """Return the run of a file of `write_parton_columns`, and its events in pieces.

    Raises
    ------
    InputError
        If it is missing, damaged or holds other events; while the events are read, if columns are damaged.
    """
    where = str(path)
    run = parquet_facts(path).get(PARTONS)
    if run is None:
        raise InputError("a Parquet file, but not of parton events", where=where)

    def pieces() -> Iterator[PartonTable]:
        before = 0
        with open_parquet(path) as file:
            for group in range(file.num_row_groups):
                try:
                    table = _table(file.read_row_group(group), before)
                except (OSError, pa.ArrowException, KeyError, ValueError) as error:
                    raise_lack(error)
                    raise InputError(f"damaged ({error})", where=where, mend="Make it again.") from error
                yield table
                before += len(table)

    return run, pieces()


def _numbers(array: pa.Array) -> npt.NDArray[Any]:
    """Return the numbers of an array without a copy (its own `to_numpy` loads pandas, half a second)."""
    if array.null_count:
        raise ValueError("a number is missing")
    kind = np.dtype(array.type.to_pandas_dtype())
    if not len(array):
        return np.empty(0, kind)
    return np.frombuffer(array.buffers()[1], kind, len(array), array.offset * kind.itemsize)


def _table(table: pa.Table, before: int) -> PartonTable:
    columns = {name: table[name].combine_chunks() for name in (*_HEADER, *_CODES, *_MOMENTA)}
    lists = [columns[name] for name in (*_CODES, *_MOMENTA)]
    counts = np.diff(_numbers(lists[0].offsets)).astype(np.int64)
    if any((np.diff(_numbers(column.offsets)) != counts).any() for column in lists):
        raise ValueError("lists of one event differ in length")
    weight, *header = (_numbers(columns[name]) for name in _HEADER)
    codes, momenta = (
        np.stack([_numbers(columns[name].flatten()) for name in names], axis=1)
        for names in (_CODES, _MOMENTA)
    )
    number = np.arange(before, before + len(weight))
    return PartonTable(number, weight, np.stack(header, axis=1), counts, codes, momenta)
