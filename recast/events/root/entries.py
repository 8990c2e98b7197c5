"""Events: how many events a ROOT file holds, and in which steps they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recast.core.errors import InputError

__all__ = ["check_pages", "steps"]

_LARGEST = 1000
_BYTES = 32 << 20
"""In the file; three times as much in memory."""
_PER_BYTE = 8
"""No event is smaller than a bit, whatever its compression."""
_PER_PAGE_BYTE = 8 * 300
"""LZ4 shrinks to 1/255 at most, deflate and zstd do not go much further on numbers."""


def steps(tree: Any, where: str) -> Iterator[tuple[int, int]]:
    """Return first event and the one after the last of each step.

    Raises
    ------
    InputError
        If the file states more events than fit into it, or a page of an RNTuple more numbers.
    """
    size, entries = Path(where).stat().st_size, int(tree.num_entries)
    if not 0 <= entries <= _PER_BYTE * size:
        raise InputError(
            f"it states {entries} events in {size} bytes", where=where, mend="Make or fetch it again."
        )
    if hasattr(tree, "ntuple"):
        check_pages(tree.ntuple, where)
    step = max(min(_LARGEST, entries * _BYTES // size), 1)
    return ((start, min(start + step, entries)) for start in range(0, entries, step))


def check_pages(ntuple: Any, where: str) -> None:
    """Refuse an RNTuple with a page that states more numbers than fit into it (`InputError`)."""
    for columns in ntuple.page_link_list:
        for column in columns:
            for page in column.pages:
                claimed, size = int(page.num_elements), int(page.locator.num_bytes)
                if claimed > _PER_PAGE_BYTE * (size + 8):
                    raise InputError(
                        f"it states {claimed} numbers in {size} bytes",
                        where=where,
                        mend="Make or fetch it again.",
                    )
