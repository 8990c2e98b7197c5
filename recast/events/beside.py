"""Events: event files and the description beside each: written such that no other file's stands beside it.

A description states the size and the hash of the file that it belongs to: other events under the same name,
of whatever program, are then told from those that it describes.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recast.core.atomic import atomic_path
from recast.core.errors import InputError

__all__ = ["MARK", "check_mark", "description_path", "event_path", "is_marked", "mark_of"]

MARK = "file"
"""Key, in a description, of what says which file it belongs to."""


def description_path(path: Path) -> Path:
    """Return where the description of an event file stands."""
    return path.with_name(path.name + ".sample.json")


@contextlib.contextmanager
def event_path(target: Path) -> Iterator[Path]:
    """Yield a temporary path as `recast.core.atomic.atomic_path`, for a file of events.

    The description of what `target` held before is removed before the new file takes its place: whenever the
    program ends, no events stand beside the description of others.
    """
    with atomic_path(target) as temporary:
        yield temporary
        description_path(Path(target)).unlink(missing_ok=True)


def mark_of(path: Path) -> dict[str, Any]:
    """Return what tells an event file from others: its size and hash, of which reading takes far longer."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return {"bytes": stream.tell(), "sha256": digest.hexdigest()}


def is_marked(description: Any) -> bool:
    """Return whether a description states its file; older ones do not, or by its ends alone."""
    mark = description.get(MARK) if isinstance(description, dict) else None
    return isinstance(mark, dict) and "sha256" in mark


def check_mark(path: Path, mark: Any) -> None:
    """Refuse a description that was written for another file than the one that it stands beside.

    Parameters
    ----------
    path
        The event file.
    mark
        What the description says of it (`mark_of`).

    Raises
    ------
    InputError
        If the file is another one; one that is missing is left to its reader.
    """
    if path.is_file() and mark != mark_of(path):
        name = description_path(path).name
        raise InputError(
            f"its sample description {name} was written for another file",
            where=str(path),
            mend=f"Remove {name} if these are other events, else put back the file that it belongs to.",
        )
