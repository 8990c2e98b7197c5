"""Core: columns of numbers that grow piece by piece, in memory and beyond a size in files without a name."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import IO, Any, Self

import numpy as np
import numpy.typing as npt

from recast.core.atomic import temporary_place, writing_into

__all__ = ["Columns"]

_IN_MEMORY = 64 * 2**20
"""Bytes that are kept in memory."""
_MEND = "Set TMPDIR to a folder with room."


class Columns:
    """Arrays that are appended to; what they hold in the end is mapped from files if it is large.

    The files are in the place for temporary files and have no name, so that nothing of them can stay. They
    are open to the end of the block.

    Parameters
    ----------
    in_memory
        Bytes up to which no file is made.

    Examples
    --------
    >>> import numpy as np
    >>> with Columns() as columns:
    ...     columns.append({"x": np.ones(2)})
    ...     columns.append({"x": np.zeros(1)})
    ...     found = columns.arrays()
    >>> found["x"].tolist()
    [1.0, 1.0, 0.0]
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._in_memory, self._bytes = in_memory, 0
        self._parts: dict[str, list[npt.NDArray[Any]]] = {}
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def append(self, rows: Mapping[str, npt.NDArray[Any]]) -> None:
        """Append arrays of some rows, each of shape (rows, ...), to the columns of these names.

        Raises
        ------
        PlaceError
            If a file cannot be written.
        ValueError
            If they are not of the type and shape of those before them.
        """
        for name, values in rows.items():
            self._parts.setdefault(name, []).append(values)
            self._bytes += values.nbytes
        if self._bytes > self._in_memory:
            self._spill()

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the columns, each of shape (all rows, ...); nothing can be appended after it.

        Raises
        ------
        PlaceError
            If a file cannot be written or mapped.
        """
        if not self._files:
            return {name: np.concatenate(parts) for name, parts in self._parts.items()}
        self._spill()
        found: dict[str, npt.NDArray[Any]] = {}
        for name, file in self._files.items():
            like = self._parts[name][0]
            with writing_into(temporary_place(), _MEND):
                size = file.tell()
                rows = size // max(like.dtype.itemsize * int(np.prod(like.shape[1:])), 1)
                shape = (rows, *like.shape[1:])
                # copied where it is written to, so that it is an array like any other
                found[name] = np.asarray(np.memmap(file, like.dtype, "c", shape=shape)) if size else like
        return found

    def _spill(self) -> None:
        """Write what is in memory into the files; an empty part of each column stays, for its kind."""
        for name, parts in self._parts.items():
            like = parts[0][:0]
            with writing_into(temporary_place(), _MEND):
                if name not in self._files:
                    self._files[name] = tempfile.TemporaryFile(dir=temporary_place())  # noqa: SIM115
                for part in parts:
                    if (part.dtype, part.shape[1:]) != (like.dtype, like.shape[1:]):
                        raise ValueError(
                            f"column {name}: {part.dtype} {part.shape} after {like.dtype} {like.shape}"
                        )
                    self._files[name].write(np.ascontiguousarray(part).data)
                self._files[name].flush()
            self._parts[name] = [like]
        self._bytes = 0
