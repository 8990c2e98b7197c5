"""Core: the user's cache of things that are slow to make, keyed by content, safe under concurrent runs."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
from filelock import FileLock

from recast.core.atomic import atomic_folder, make_folder, to_json, write_json

__all__ = ["cache_folder", "cached_folder", "content_key", "hash_files"]

_DONE = "complete.json"


def cache_folder() -> Path:
    """Return the cache folder: RECAST_CACHE_DIR if set, else the platform's user cache."""
    chosen = os.environ.get("RECAST_CACHE_DIR")
    return make_folder(Path(chosen) if chosen else Path(platformdirs.user_cache_dir("recast-hep")))


def content_key(content: Any) -> str:
    """Return 20 hex digits that identify a JSON-serialisable description."""
    return hashlib.sha256(to_json(content).encode()).hexdigest()[:20]


def hash_files(folder: Path, patterns: tuple[str, ...] = ("**/*",)) -> str:
    """Return the SHA-256 of names and contents of the files in `folder`, compiled Python left out."""
    digest = hashlib.sha256()
    found = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    for path in sorted(found):
        if "__pycache__" in path.parts or path.suffix == ".pyc":
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
        Parent folder; the user's cache by default.
    """
    parent = make_folder(base) if base is not None else cache_folder()
    target = parent / f"{kind}-{content_key(description)}"
    if (target / _DONE).is_file():
        return target
    with FileLock(parent / f".{target.name}.lock"):
        if (target / _DONE).is_file():
            return target
        # nobody else builds this folder under the lock: what lacks the marker is left of a dead process
        for left in (target, *parent.glob(f".part-{target.name}-*")):
            if left.exists():
                shutil.rmtree(left)
        with atomic_folder(target) as temporary:
            build(temporary)
            write_json(temporary / _DONE, description)
    return target
