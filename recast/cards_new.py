"""Cards: a run card to start from, which runs as it is."""

from __future__ import annotations

from pathlib import Path

from recast.cards import RunCard
from recast.core.blocks import card_name
from recast.core.templates import filled, write_new

__all__ = ["new_card"]


def new_card(path: Path) -> Path:
    """Write a run card that explains every key; its name is that of the file.

    Raises
    ------
    InputError
        If something is there, or the name of the file can be no name of a card.

    Examples
    --------
    >>> new_card(Path("mine.yaml"))  # doctest: +SKIP
    PosixPath('mine.yaml')
    """
    return write_new(path, filled(RunCard, "run.yaml", name=card_name(RunCard, path.stem)))
