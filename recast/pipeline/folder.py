"""Pipeline: the folder of a run: one run at a time, and one card, are at home in it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import Timeout
from pydantic import BaseModel

from recast.core.atomic import to_json, write_json
from recast.core.errors import InputError
from recast.core.locks import folder_lock, use_lock
from recast.core.reading import read_json

__all__ = [
    "RUN_LOCK",
    "USE_LOCK",
    "check_claim",
    "claim",
    "claimed_card",
    "in_use",
    "only_run",
    "require_claimed",
    "same_card",
]

_CARD = "card.json"


RUN_LOCK = "run"
"""Lock of the one run that may write the results of a folder."""
USE_LOCK = "use"
"""Lock of all that write into a folder, which is held alone by what cleans it; its file stays."""
_BUSY = "a run is at work in this folder"
_NO_CARD = (
    "Is it the folder of a run or of a scan? A scan in steps begins with: recast step plan CARD --out FOLDER."
)
_MOMENT_S = 0.3
"""Longer than `recast status` holds a lock to see whether it is free."""


@contextlib.contextmanager
def in_use(out: Path, *, alone: bool = False) -> Iterator[None]:
    """Use the folder together with others; or alone, to remove what nobody uses: else an `InputError`."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(use_lock(out, USE_LOCK, alone=alone))
        except BlockingIOError:
            raise InputError(_BUSY, where=str(out), mend="Wait for it, or end it.") from None
        yield


@contextlib.contextmanager
def only_run(out: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold the folder's lock; another run in it, after a wait of `wait_s`, is an `InputError`."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(in_use(out))
        try:
            stack.enter_context(folder_lock(out, RUN_LOCK, max(wait_s, _MOMENT_S)))
        except Timeout:
            raise InputError(
                "another run is at work in this folder",
                where=str(out),
                mend="Wait for it, or choose another --out.",
            ) from None
        yield


def claim(card: BaseModel, out: Path, update: bool) -> None:
    """Write the card into the folder; a different one that is already there is refused."""
    if not check_claim(card, out, update):
        write_json(out / _CARD, _plain(card))


def check_claim(card: BaseModel, out: Path, update: bool) -> bool:
    """Refuse a folder with another card; return whether this very card is in it. Nothing is written."""
    content = _plain(card)
    file = out / _CARD
    if file.is_file() and not update:
        try:
            earlier = read_json(file)
        except InputError as error:
            raise InputError(
                error.what, where=str(file), mend="Choose another --out or add --update."
            ) from error
        if earlier == content:
            return True
        changed = sorted(_differences(earlier, content))
        if changed and _something_made(out):
            raise InputError(
                f"this folder holds the results of another card (different: {', '.join(changed)})",
                where=str(out),
                mend="Choose another --out, or add --update to replace them (steps that still fit are kept).",
            )
    return False


def _something_made(out: Path) -> bool:
    """Return whether anything but the card and locks is in a folder: a run that is refused leaves these."""
    files = (path for path in out.rglob("*") if not path.is_dir())
    return any(path != out / _CARD and not path.name.startswith(".") for path in files)


def claimed_card(out: Path) -> Any:
    """Return the content of the card at home in a folder."""
    return read_json(out / _CARD, mend=_NO_CARD)


def require_claimed(card: Any, out: Path) -> None:
    """Refuse results of another card than the one at home in the folder: its run was not finished."""
    file = out / _CARD
    changed = sorted(_differences(read_json(file), card)) if file.is_file() else []
    if changed:
        raise InputError(
            f"these results are of an earlier card (different: {', '.join(changed)}); the run of the newer "
            "one was not finished",
            where=str(out),
            mend="Start it again, with --update.",
        )


def same_card(card: BaseModel, out: Path) -> None:
    """Refuse a card that is not the one at home in the folder: it was changed since the scan began."""
    changed = sorted(_differences(claimed_card(out), _plain(card)))
    if changed:
        raise InputError(
            f"the card was changed since the scan in this folder began (different: {', '.join(changed)})",
            where=str(out),
            mend="Restore it, or begin again with --update (steps that still fit are kept) or another --out.",
        )


def _plain(card: BaseModel) -> Any:
    return json.loads(to_json(card.model_dump(mode="json")))


def _differences(a: Any, b: Any, path: str = "") -> set[str]:
    if isinstance(a, dict) and isinstance(b, dict):
        found: set[str] = set()
        for key in a.keys() | b.keys():
            found |= _differences(a.get(key), b.get(key), f"{path}.{key}" if path else key)
        return found
    return set() if a == b else {path or "card"}
