"""Events: the bytes of an event file, compressed or not; read with bounded memory, from standard input too.

The end of a damaged or cut-off stream is an ordinary value (`Source.broken`) and not an exception, as all
bytes before it are still wanted.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from isal import igzip_lib

from recast.core.errors import InputError
from recast.events.beside import event_path

# in the standard library from Python 3.14; before that a package which pyhepmc brings along
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["STANDARD_INPUT", "Source", "open_source", "packed_file"]

STANDARD_INPUT = "-"
"""The name that stands for standard input."""

_MAGIC: dict[bytes, tuple[str, Callable[[], Any]]] = {
    b"\x1f\x8b": ("gzip", lambda: igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)),
    b"\x28\xb5\x2f\xfd": ("zstd", zstd.ZstdDecompressor),
    b"BZh": ("bzip2", bz2.BZ2Decompressor),
    b"\xfd7zXZ": ("xz", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)),
}
_XZ_MEMORY = 1 << 28
"""Bytes that reading xz may take: 65 MB at its highest level; a header may state 4 GB."""
_BLOCK = 1 << 20
_LARGEST_EXPANSION = 300
"""Event text shrinks to a third or a tenth; deflate can do 1032 at most, on text without content."""
_SMALL = 1 << 26
"""Bytes below which the expansion is nobody's concern."""
_ERRORS: tuple[Any, ...] = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    igzip_lib.IsalError,
    zstd.ZstdError,
    lzma.LZMAError,
)


class Source:
    """A readable stream of plain bytes."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.name = name
        """File name for messages."""
        self.broken: str | None = None
        """Why the stream ended early, once it has."""
        self._stream = stream
        self._packed = b""  # read and not yet given to the decompressor
        self._plain = b""  # looked at by `peek` and not yet read
        self._make: Callable[[], Any] | None = None
        self._decompressor: Any = None
        self._taken = self._given = 0
        self._open()

    def _raw(self) -> bytes:
        data = self._stream.read(_BLOCK)
        self._taken += len(data)
        return data

    def _open(self) -> None:
        while len(self._packed) < 6 and (data := self._raw()):
            self._packed += data
        for magic, (_, make) in _MAGIC.items():
            if self._packed.startswith(magic):
                self._make, self._decompressor = make, make()
                self._kind = _MAGIC[magic][0]

    def peek(self, size: int) -> bytes:
        """Return up to `size` bytes without taking them from the stream."""
        while len(self._plain) < size and (data := self._next(size)):
            self._plain += data
        return self._plain[:size]

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end; `broken` then says whether the end came too early."""
        if self._plain:
            data, self._plain = self._plain[:size], self._plain[size:]
            return data
        return self._next(size)

    def _next(self, size: int) -> bytes:
        if self.broken is not None:
            return b""
        try:
            if self._make is None:
                data, self._packed = self._packed or self._raw(), b""
                if len(data) > size:
                    data, self._packed = data[:size], data[size:]
                return data
            data = self._expanded(size)
        except _ERRORS as error:
            self.broken = f"damaged {self._kind if self._make else 'file'}: {error}"
            return b""
        self._given += len(data)
        if self._given > max(_SMALL, _LARGEST_EXPANSION * self._taken):
            self.broken = None
            raise InputError(
                f"the {self._kind} data expand more than {_LARGEST_EXPANSION}-fold: not events",
                where=self.name,
                mend="Make or fetch it again.",
            )
        return data

    def _expanded(self, size: int) -> bytes:
        while True:
            if self._decompressor.eof:
                # several compressed files may be joined to one; gzip may be followed by zeros
                rest = (self._decompressor.unused_data + self._packed).lstrip(b"\0")
                while not rest and (rest := self._raw()):
                    rest = rest.lstrip(b"\0")
                if not rest:
                    return b""
                self._packed, self._decompressor = rest, self._make()  # type: ignore[misc]
            packed = b""
            if self._decompressor.needs_input:
                packed, self._packed = self._packed or self._raw(), b""
                if not packed:
                    self.broken = f"the {self._kind} data end too early"
                    return b""
            data: bytes = self._decompressor.decompress(packed, size)
            if data:
                return data


@contextlib.contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a file, or standard input for the path "-", decompressed if its first bytes say so.

    Gzip, zstd, bzip2 and xz are known. At most as many bytes as asked for are decompressed at a time.

    Raises
    ------
    InputError
        If it is missing, a folder, unreadable or empty; when read, if it is a decompression bomb.
    """
    if str(path) == STANDARD_INPUT:
        source = Source(sys.stdin.buffer, "standard input")
        _refuse_empty(source)
        yield source
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    with stream:
        try:
            source = Source(stream, str(path))
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
        _refuse_empty(source)
        yield source


def _refuse_empty(source: Source) -> None:
    if not source.peek(1) and source.broken is None:
        raise InputError("the file is empty", where=source.name, mend="Make or fetch it again.")


@contextlib.contextmanager
def packed_file(target: Path, *, level: int = 4) -> Iterator[Any]:
    """Open a file for writing bytes, compressed if its name ends with .gz or .zst; atomic, no time stamp.

    `level` is that of gzip.
    """
    with event_path(target) as temporary, temporary.open("wb") as raw:
        if target.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=level, mtime=0) as packed:
                yield packed
        elif target.suffix == ".zst":
            with zstd.ZstdFile(raw, "wb") as packed:
                yield packed
        else:
            yield raw
