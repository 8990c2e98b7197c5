"""Events: cuts the stream of a HepMC text file into pieces of whole events, and judges how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recast.core.errors import InputError
from recast.events.source import Source

__all__ = ["EVENT_MARK", "Piece", "pieces"]

EVENT_MARK = b"\nE "
_BLOCK = 1 << 20
_PIECE = 2 << 20  # larger ones, and what is made of them, do not stay in the memory of the process
_LARGEST_EVENT = 256 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of whole events; the first one begins with the header of the file."""

    text: bytes
    last: bool = False
    """Whether the file ends here."""
    cut: str | None = None
    """Of the last piece: why the file is known to end too early."""


def pieces(source: Source, footer: bytes, size: int = _PIECE) -> Iterator[Piece]:
    """Yield the text of a file in pieces of about `size` bytes that end before an event line.

    The last piece has the footer taken off. If the file ends without it, `cut` says so, and a line that is
    not complete is taken off instead.

    Raises
    ------
    InputError
        If one event takes more than 256 MB, or the file is a decompression bomb.
    """
    passed = 0
    parts: list[bytes] = []
    waiting, enough = 0, size
    while block := source.read(_BLOCK):
        parts.append(block)
        waiting += len(block)
        if waiting < enough:
            continue
        text = b"".join(parts)
        end = text.rfind(EVENT_MARK) + 1
        if end > 0:
            yield Piece(text[:end])
            passed += end
        elif waiting > _LARGEST_EVENT:
            raise InputError(
                f"an event of more than {_LARGEST_EVENT >> 20} MB",
                where=f"{source.name}, after {passed} bytes of text",
                mend="Is it HepMC text at all?",
            )
        parts = [text[end:]]
        waiting = len(parts[0])
        enough = max(size, 2 * waiting)  # bounds the copying where an event is large
    text = b"".join(parts)
    body = text.rstrip()
    if source.broken is not None:
        yield Piece(text[: text.rfind(b"\n") + 1], last=True, cut=source.broken)
    elif body.endswith(footer):
        yield Piece(body[: -len(footer)], last=True)
    else:
        cut = f"the line {footer.decode()} is missing at its end"
        yield Piece(text[: text.rfind(b"\n") + 1], last=True, cut=cut)
