"""Events: bytes of event files: decompression by content, and a watch on what a HepMC parser is fed.

HepMC's own readers end without an error at damaged or cut-off events; the watch makes that visible.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pyhepmc

from recast.core.errors import InputError

# in the standard library from Python 3.14; before that a package which pyhepmc brings along
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["Watched", "first_bytes", "open_decompressed", "quiet_hepmc"]

_MAGIC: dict[bytes, str] = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}
_TAIL = 256
_EVENT = b"\nE "


def open_decompressed(path: Path) -> IO[bytes]:
    """Open a file for reading, decompressed if its first bytes say gzip, zstd, bzip2 or xz.

    Raises
    ------
    InputError
        If it is missing, a folder, unreadable or empty.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(6)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    if not start:
        raise InputError("the file is empty", where=str(path), mend="Make it again.")
    kind = next((name for magic, name in _MAGIC.items() if start.startswith(magic)), "")
    openers: dict[str, Any] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open, "zstd": zstd.open}
    opened: IO[bytes] = openers[kind](path) if kind else path.open("rb")
    return opened


def first_bytes(path: Path, size: int = 1024) -> bytes:
    """Return the first decompressed bytes of a file."""
    with open_decompressed(path) as stream:
        try:
            return stream.read(size)
        except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
            raise InputError(f"damaged ({error})", where=str(path), mend="Make or fetch it again.") from error


class Watched(io.RawIOBase):
    """A stream that counts the events that pass through it and remembers the last bytes and any error."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self.events = 0
        self.tail = b""
        self.error: Exception | None = None

    def readable(self) -> bool:
        """Tell that the stream can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Pass bytes on; an error ends the stream and is kept."""
        try:
            data = self._stream.read(len(buffer))
        except Exception as error:
            # each decompressor has errors of its own; the reader of the file shows this one
            self.error = error
            data = b""
        buffer[: len(data)] = data
        # a mark may lie across the border of two pieces
        seam = self.tail[-len(_EVENT) + 1 :]
        self.events += (seam + data).count(_EVENT)
        self.tail = (self.tail + data)[-_TAIL:]
        return len(data)

    def drain(self) -> None:
        """Read what the parser left over."""
        buffer = bytearray(1 << 16)
        while self.readinto(buffer):
            pass

    def write(self, _data: Any) -> int:
        """Refuse (the parser's interface wants this method)."""
        raise OSError("opened for reading")


@contextlib.contextmanager
def quiet_hepmc() -> Iterator[None]:
    """Keep HepMC's own messages off the standard output; recast reports what is wrong itself."""
    setup = pyhepmc.Setup
    saved = (setup.print_warnings, setup.print_errors, setup.debug_level)
    setup.print_warnings, setup.print_errors, setup.debug_level = False, False, 0
    try:
        yield
    finally:
        setup.print_warnings, setup.print_errors, setup.debug_level = saved
