"""Events: the number of values of each column, from the footer of a Parquet file.

pyarrow tells it as well, but ends the process where the statistics of a damaged footer do not fit. The footer
is a Thrift structure in the compact protocol (Apache Thrift, doc/specs/thrift-compact-protocol.md; Apache
Parquet, parquet.thrift), of which three fields are followed and all others are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

__all__ = ["counts_of_groups"]

_MAGIC = b"PAR1"
_TAIL = 8  # bytes: length of the footer, and the magic number
_DEEPEST = 32  # structures in structures: a footer has eight
_SHORT_LIST = 15  # from this length on it stands in bytes of its own
_WIDEST = 10  # bytes of a whole number


class _Kind(IntEnum):
    """Types of the compact protocol."""

    TRUE = 1
    FALSE = 2
    BYTE = 3
    I16 = 4
    I32 = 5
    I64 = 6
    DOUBLE = 7
    BINARY = 8
    LIST = 9
    SET = 10
    MAP = 11
    STRUCT = 12
    UUID = 13


_FIXED = {_Kind.BYTE: 1, _Kind.DOUBLE: 8, _Kind.UUID: 16}
_NUMBERS = (_Kind.I16, _Kind.I32, _Kind.I64)

# fields of parquet.thrift
_ROW_GROUPS = 4  # of FileMetaData
_COLUMNS = 1  # of RowGroup
_COLUMN = 3  # of ColumnChunk
_VALUES = 5  # of ColumnMetaData


class _Reader:
    """A place in the bytes of a structure."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, count: int) -> None:
        """Go on by a number of bytes."""
        if count > len(self.content) - self.place:
            raise ValueError("it ends in the middle")
        self.place += count

    def byte(self) -> int:
        """Return the next byte."""
        self.take(1)
        return self.content[self.place - 1]

    def whole(self) -> int:
        """Return a number without a sign."""
        number = 0
        for shift in range(0, 7 * _WIDEST, 7):
            part = self.byte()
            number |= (part & 0x7F) << shift
            if part < 0x80:
                return number
        raise ValueError("a number that is too long")

    def signed(self) -> int:
        """Return a number with a sign."""
        number = self.whole()
        return (number >> 1) ^ -(number & 1)

    def fields(self) -> Iterator[tuple[int, int]]:
        """Yield number and type of the fields of a structure; whoever iterates reads or skips each."""
        number = 0
        while head := self.byte():
            step = head >> 4
            number = number + step if step else self.signed()
            yield number, head & 0x0F

    def items(self) -> tuple[int, int]:
        """Return number and type of the items of a list that begins here."""
        head = self.byte()
        count = head >> 4
        if count == _SHORT_LIST:
            count = self.whole()
        self._room(count)
        return count, head & 0x0F

    def structures(self, kind: int) -> range:
        """Return the numbers of a list of structures that begins here."""
        if kind != _Kind.LIST:
            raise ValueError(f"type {kind} in the place of a list")
        count, inner = self.items()
        if count and inner != _Kind.STRUCT:
            raise ValueError(f"type {inner} in the place of a structure")
        return range(count)

    def _room(self, count: int) -> None:
        if count > len(self.content) - self.place:  # each takes a byte at least
            raise ValueError(f"{count} items in {len(self.content) - self.place} bytes")

    def skip(self, kind: int, depth: int = 0) -> None:
        """Go on behind a value of a field."""
        if kind not in (_Kind.TRUE, _Kind.FALSE):
            self._skip(kind, depth)

    def _skip(self, kind: int, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        if kind in _NUMBERS:
            self.whole()
        elif kind == _Kind.BINARY:
            self.take(self.whole())
        elif kind in _FIXED:
            self.take(_FIXED[_Kind(kind)])
        elif kind == _Kind.STRUCT:
            for _, inner in self.fields():
                self.skip(inner, depth + 1)
        elif kind in (_Kind.LIST, _Kind.SET):
            count, inner = self.items()
            for _ in range(count):
                self._item(inner, depth + 1)
        elif kind == _Kind.MAP:
            if count := self.whole():
                self._room(count)
                head = self.byte()
                for _ in range(count):
                    self._item(head >> 4, depth + 1)
                    self._item(head & 0x0F, depth + 1)
        else:
            raise ValueError(f"no type {kind}")

    def _item(self, kind: int, depth: int) -> None:
        if kind in (_Kind.TRUE, _Kind.FALSE):  # in a list, not in a field, it has a byte
            self.take(1)
        else:
            self._skip(kind, depth)


def counts_of_groups(path: Path) -> list[int]:
    """Return the largest number of values of a column of each row group of a Parquet file.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If its footer is damaged.
    """
    reader = _Reader(_footer(path))
    groups = []
    for field, kind in reader.fields():
        if field == _ROW_GROUPS:
            groups += [_largest(reader) for _ in reader.structures(kind)]
        else:
            reader.skip(kind)
    return groups


def _footer(path: Path) -> bytes:
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        if size < _TAIL:
            raise ValueError("it is too short")
        stream.seek(size - _TAIL)
        tail = stream.read(_TAIL)
        length = int.from_bytes(tail[:4], "little")
        if tail[4:] != _MAGIC or length > size - _TAIL:
            raise ValueError("no footer")
        stream.seek(size - _TAIL - length)
        return stream.read(length)


def _largest(reader: _Reader) -> int:
    """Return the largest number of values of a column of the row group that begins here."""
    largest = 0
    for field, kind in reader.fields():
        if field == _COLUMNS:
            largest = max((_values(reader) for _ in reader.structures(kind)), default=0)
        else:
            reader.skip(kind)
    return largest


def _values(reader: _Reader) -> int:
    """Return the number of values of the column that begins here."""
    found = None
    for field, kind in reader.fields():
        if field != _COLUMN or kind != _Kind.STRUCT:
            reader.skip(kind)
            continue
        for inner, what in reader.fields():
            if inner == _VALUES and what == _Kind.I64:
                found = reader.signed()
            else:
                reader.skip(what)
    if found is None or found < 0:
        raise ValueError("a column without its number of values")
    return found
