"""Core: the arrays of .npz files; none may state more numbers than the file has bytes for."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.reading import DAMAGE

__all__ = ["arrays_of"]

_HEADERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


def arrays_of(content: bytes) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a file that `numpy.savez` wrote, by name; pickles are refused.

    Raises
    ------
    ValueError
        If it is no such file, is compressed, or states more than it holds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            members = file.infolist()
            if sum(member.file_size for member in members) > len(content):
                raise ValueError("its arrays are larger than the file")
            for member in members:
                with file.open(member) as stream:
                    shape, _, kind = _HEADERS[np.lib.format.read_magic(stream)](stream)
                if math.prod(shape) * kind.itemsize > member.file_size:
                    raise ValueError(f"{member.filename} states {math.prod(shape)} numbers")
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (*DAMAGE, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(f"no arrays can be read from it: {error}") from error
