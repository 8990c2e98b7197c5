"""Core: the user's cache of things that are slow to make, keyed by content, safe under concurrent runs."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs

from recast.core.atomic import atomic_folder, make_folder, to_json
from recast.core.errors import InputError, PlaceError, mend_of
from recast.core.locks import folder_lock

__all__ = [
    "DONE",
    "cache_folder",
    "cached_folder",
    "content_key",
    "files_below",
    "hash_files",
    "is_finished",
    "kept_name",
]

DONE = "complete.json"
"""Marker of a finished folder: what it was made of."""


def cache_folder() -> Path:
    """Return the cache folder: RECAST_CACHE_DIR if set, else the platform's user cache."""
    chosen = os.environ.get("RECAST_CACHE_DIR")
    try:
        return make_folder(Path(chosen) if chosen else Path(platformdirs.user_cache_dir("recast-hep")))
    except PlaceError as error:
        mend = "Make room there, or set RECAST_CACHE_DIR to a folder that you can write."
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno not in (errno.ENOSPC, errno.EDQUOT):
            mend = mend_of(cause) or mend
        raise PlaceError(error.what, where="cache", mend=mend) from error


def content_key(content: Any) -> str:
    """Return 20 hex digits that identify a JSON-serialisable description."""
    return hashlib.sha256(to_json(content).encode()).hexdigest()[:20]


def kept_name(kind: str, description: dict[str, Any]) -> str:
    """Return the name of the folder that `cached_folder` makes for a description."""
    return f"{kind}-{content_key(description)}"


_MOST_FILES = 10_000
"""More are in no folder of an analysis or a UFO: a link leads too far."""


def files_below(folder: Path, text: str = "") -> list[Path]:
    """Return the files in a folder and in those that links in it lead to, sorted.

    Hidden ones are left out, unless `text`, such as that of the code beside them, has their name.

    Raises
    ------
    InputError
        If a folder cannot be read, or there are more than 10 000 files.
    """
    found: list[Path] = []
    seen = set[str]()

    def visit(place: Path) -> None:
        if (real := os.path.realpath(place)) in seen:
            return
        seen.add(real)
        for path in sorted(place.iterdir()):
            if path.name.startswith((".", "__pycache__")) and path.name not in text:
                continue
            if path.is_dir():
                visit(path)
            elif path.is_file():
                found.append(path)
                if len(found) > _MOST_FILES:
                    raise InputError(
                        f"more than {_MOST_FILES} files", where=str(folder), mend="Does a link lead too far?"
                    )

    try:
        visit(folder)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(folder)) from error
    return sorted(found)


def hash_files(folder: Path, patterns: tuple[str, ...] = ()) -> str:
    """Return the SHA-256 of names and contents of the files in `folder`, compiled Python left out.

    Those of `files_below`; with `patterns` those directly in it that have such a name.
    """
    digest = hashlib.sha256()
    named = (path for pattern in patterns for path in folder.glob(pattern) if path.is_file())
    for path in sorted(set(named if patterns else files_below(folder))):
        if path.suffix == ".pyc":
            continue
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def cached_folder(
    kind: str, description: dict[str, Any], build: Callable[[Path], None], *, base: Path | None = None
) -> Path:
    """Return the folder that `build` makes for `description`, building it at most once.

    Parameters
    ----------
    kind
        Name of the sort of content, the first part of the folder's name.
    description
        Everything the content depends on (JSON-serialisable); its hash is the key.
    build
        Called with an empty temporary folder to fill. It runs under an inter-process lock, which the
        operating system frees when a process dies. A folder counts as finished only when it was renamed
        into place with its marker file, so that a killed build leaves nothing that looks finished.
    base
        Parent folder; the user's cache by default. Users may share one if it is writable for all of them.

    Raises
    ------
    PlaceError
        If the folder cannot be written, or holds an unfinished folder that only another user can remove.
    """
    parent = make_folder(base) if base is not None else cache_folder()
    target = parent / kept_name(kind, description)
    if is_finished(target):
        return target
    with folder_lock(parent, target.name):
        if is_finished(target):
            return target
        # nobody else builds this folder under the lock: what lacks the marker is left of a dead process
        for left in (target, _unfinished_folder(target)):
            if left.exists():
                _remove(left)
        with atomic_folder(target, _unfinished_folder(target)) as temporary:
            build(temporary)
            # last, and after the data are on the disk; an empty one, after a loss of power, does not count
            (temporary / DONE).write_text(to_json(description), encoding="utf-8")
    return target


def _unfinished_folder(target: Path) -> Path:
    """Return the folder in which a kept folder is being made."""
    return target.with_name(f".part-{target.name}")


def is_finished(folder: Path | str) -> bool:
    """Return whether a kept folder was made to the end."""
    try:
        return os.stat(f"{folder}/{DONE}").st_size > 0  # noqa: PTH116 - half the time of a Path
    except OSError:
        return False


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise PlaceError(
            f"unfinished and cannot be removed ({error.strerror})",
            where=str(folder),
            mend="Ask its owner to remove it, or use another folder (RECAST_CACHE_DIR for the cache).",
        ) from error
