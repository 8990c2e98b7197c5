"""Cards: the run cards that ship with recast, found by name wherever a card is given by its path."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from recast.core.errors import InputError, did_you_mean
from recast.core.resources import resource

__all__ = ["card_path", "shipped_cards"]

_NEW = "recast run --new card.yaml writes one to start from."


@functools.cache
def shipped_cards() -> dict[str, Path]:
    """Return the files of the shipped run cards by their names, in the order of these."""
    return {path.stem: path for path in sorted(resource("workflows").glob("*.yaml"))}


def card_path(given: str | Path) -> Path:
    """Return the file of a run card: its path, or that of a shipped card where this is its name.

    A file of the user's own comes first, a folder of the same name does not.

    Raises
    ------
    InputError
        If there is neither; it says what to give instead.

    Examples
    --------
    >>> card_path("quickstart").name
    'quickstart.yaml'
    >>> card_path("a/current.yaml")
    Traceback (most recent call last):
    recast.core.errors.InputError: a/current.yaml: no such file. This card ships with recast: ...
    """
    path, known = Path(given), shipped_cards()
    if path.exists() and not path.is_dir():
        return path
    if str(path) in known:
        return known[str(path)]
    if os.path.lexists(path):
        return path  # what reads it says what is wrong with it
    if path.name == str(path) and not path.suffix:
        raise InputError(
            f'there is no file "{path}" and no shipped card of this name',
            mend=f"{did_you_mean(str(path), known)} A card of your own is given by its path; {_NEW}",
        )
    if path.suffix in (".yaml", ".yml") and path.stem in known:
        mend = f"This card ships with recast: recast run {path.stem}"
    else:
        mend = f"The command {_NEW} Shipped cards, by name: {', '.join(known)}."
    raise InputError("no such file", where=str(path), mend=mend)
