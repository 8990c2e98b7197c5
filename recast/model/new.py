"""Model: a card to start one's own model from, which runs as it is."""

from __future__ import annotations

from pathlib import Path

from recast.core.blocks import card_name
from recast.core.templates import filled, write_new
from recast.model.model_card import ZPrimeCard

__all__ = ["new_model"]


def new_model(path: Path) -> Path:
    """Write the card of a model with charges that explains every key, and return its path (.yaml is added).

    Raises
    ------
    InputError
        If something is there, or the last part of the path can be no name.

    Examples
    --------
    >>> new_model(Path("mine"))  # doctest: +SKIP
    PosixPath('mine.yaml')
    """
    place = path if path.suffix in (".yaml", ".yml") else path.with_name(f"{path.name}.yaml")
    return write_new(place, filled(ZPrimeCard, "model.yaml", name=card_name(ZPrimeCard, place.stem)))
