"""Pipeline: the folder of a run: one run at a time, and one card, are at home in it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import BaseModel

from recast.core.atomic import to_json, write_json
from recast.core.errors import InputError
from recast.core.reading import read_json

__all__ = ["claim", "only_run"]

_CARD = "card.json"


@contextlib.contextmanager
def only_run(out: Path) -> Iterator[None]:
    """Hold the folder's lock; another run in it is an `InputError`."""
    lock = FileLock(out / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise InputError(
            "another run is at work in this folder",
            where=str(out),
            mend="Wait for it, or choose another --out.",
        ) from None
    try:
        yield
    finally:
        lock.release()


def claim(card: BaseModel, out: Path, update: bool) -> None:
    """Write the card into the folder; a different one that is already there is refused."""
    content = json.loads(to_json(card.model_dump(mode="json")))
    file = out / _CARD
    if file.is_file() and not update:
        try:
            earlier = read_json(file)
        except InputError as error:
            raise InputError(
                error.what, where=str(file), mend="Choose another --out or add --update."
            ) from error
        changed = sorted(_differences(earlier, content))
        if changed:
            raise InputError(
                f"this folder holds the results of another card (different: {', '.join(changed)})",
                where=str(out),
                mend="Choose another --out, or add --update to replace them (steps that still fit are kept).",
            )
    write_json(file, content)


def _differences(a: Any, b: Any, path: str = "") -> set[str]:
    if isinstance(a, dict) and isinstance(b, dict):
        found: set[str] = set()
        for key in a.keys() | b.keys():
            found |= _differences(a.get(key), b.get(key), f"{path}.{key}" if path else key)
        return found
    return set() if a == b else {path or "card"}
