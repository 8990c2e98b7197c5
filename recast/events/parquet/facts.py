"""Events: recast's Parquet files of any kind: opened, and their facts, which stand in the metadata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from recast.core.errors import InputError, raise_lack
from recast.core.reading import parse_json
from recast.events.parquet.footer import counts_of_groups

__all__ = ["METADATA_KEY", "new_parquet", "open_parquet", "parquet_facts"]

_LARGEST_GROUP = 50_000_000  # values of a column: 2 GB of full events

METADATA_KEY = "recast"
"""Key of recast's facts in the metadata of a Parquet file."""


def open_parquet(path: Path) -> pq.ParquetFile:
    """Open a Parquet file; use it as a context manager.

    Raises
    ------
    InputError
        If it is missing or damaged, or a row group would fill the memory.
    """
    try:
        _check_groups(path)
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

    The extremes of columns, which nobody asks for, are left out.
    """
    return pq.ParquetWriter(path, schema, write_statistics=False, **options)


def _check_groups(path: Path) -> None:
    """Refuse row groups that would fill the memory: some encodings shrink a repeated number to nothing."""
    largest = max(counts_of_groups(path), default=0)
    if largest > _LARGEST_GROUP:
        raise InputError(
            f"a row group states {largest} values of a column, more than {_LARGEST_GROUP}",
            where=str(path),
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
