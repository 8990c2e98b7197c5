"""Events: recast's Parquet files of any kind: opened, and their facts, which stand in the metadata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from recast.core.errors import InputError, raise_lack
from recast.core.reading import parse_json

__all__ = ["METADATA_KEY", "check_group", "new_parquet", "open_parquet", "parquet_facts"]

_LARGEST_GROUP = 50_000_000  # values of a column: 2 GB of full events

METADATA_KEY = "recast"
"""Key of recast's facts in the metadata of a Parquet file."""


def open_parquet(path: Path) -> pq.ParquetFile:
    """Open a Parquet file; use it as a context manager.

    Raises
    ------
    InputError
        If it is missing or damaged.
    """
    try:
        return pq.ParquetFile(path)
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path)) from error
    except (OSError, pa.ArrowException, ValueError) as error:
        raise_lack(error)
        raise InputError(
            "not a whole Parquet file", where=str(path), mend="Was it cut off while copying? Make it again."
        ) from error


def new_parquet(path: Path, schema: pa.Schema, **options: Any) -> pq.ParquetWriter:
    """Open a new Parquet file to write; use it as a context manager.

    The extremes of columns, which nobody asks for, are left out: where those of a damaged footer do not fit
    their type pyarrow ends the process (so it does with the sizes of lists, which it always writes).
    """
    return pq.ParquetWriter(path, schema, write_statistics=False, **options)


def check_group(group: Any, where: str) -> None:
    """Refuse a row group that would fill the memory: some encodings shrink a repeated number to nothing."""
    largest = max(group.column(index).num_values for index in range(group.num_columns))
    if largest > _LARGEST_GROUP:
        raise InputError(
            f"a row group states {largest} values of a column, more than {_LARGEST_GROUP}",
            where=where,
            mend="Write it with smaller row groups.",
        )


def parquet_facts(path: Path) -> dict[str, Any]:
    """Return the facts that `ParquetWriter.finish` stored.

    Raises
    ------
    InputError
        If the file is missing, damaged or not written by recast.
    """
    with open_parquet(path) as file:
        metadata = file.metadata.metadata or {}
    if METADATA_KEY.encode() not in metadata:
        raise InputError(
            "a Parquet file, but not of recast events", where=str(path), mend="Make it with recast shower."
        )
    try:
        content = parse_json(metadata[METADATA_KEY.encode()].decode(), "facts")
    except (InputError, UnicodeDecodeError) as error:
        what = error.what if isinstance(error, InputError) else error
        raise InputError(
            f"its description is damaged ({what})", where=str(path), mend="Make it again."
        ) from error
    if not isinstance(content, dict):
        raise InputError("its description is damaged", where=str(path), mend="Make it again.")
    return content
