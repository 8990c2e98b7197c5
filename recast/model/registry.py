"""Model: the models by name: shipped cards and those of plug-ins; one's own card by its path."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.reading import read_text, user_path
from recast.core.registry import Registry, shipped_path
from recast.core.resources import resource
from recast.core.yaml import parse_yaml
from recast.model.base import Model

__all__ = ["DEFAULT_MODEL", "load_model", "model_names", "model_path", "placed_model"]

DEFAULT_MODEL = "lmu_ltau"


@functools.cache
def _cards() -> Registry[Path]:
    """Return the shipped cards and those of plug-ins, by name."""

    def shipped(name: str, item: Any) -> Path:
        return shipped_path(f"{name}.yaml", item)

    found: Registry[Path] = Registry("recast.models", "model", shipped)
    for path in sorted(resource("mc_cards", "models").glob("*.yaml")):
        found.register(path.stem, path)
    return found


def model_names() -> list[str]:
    """Return the names of the shipped models, then of those of plug-ins (entry points `recast.models`)."""
    return _cards().names()


def load_model(name: str) -> Model:
    """Return a model by the name of a shipped card or of one of a plug-in, or by the path of a card.

    Raises
    ------
    InputError
        If there is no such card, or it is wrong.

    Examples
    --------
    >>> load_model("b_minus_l").charges({}).vector("e")
    -1.0
    """
    path = model_path(name)
    return _loaded(path, *(() if name in _cards() else _state(path)))


@functools.lru_cache(maxsize=32)
def _loaded(path: Path, *_state: object) -> Model:
    """Read a model once in a process, a user's anew when its files or the working folder have changed."""
    from recast.model.model_card import read_model  # noqa: PLC0415 - loads pydantic and all that makes a UFO

    return read_model(path)


def ufo_of(card: Path) -> Path | None:
    """Return the folder of the UFO that a model card names, None without; errors as in `read_text`."""
    ufo = _ufo_in(read_text(card), str(card))
    return None if ufo is None else card.parent / user_path(ufo)


@functools.lru_cache(maxsize=32)
def _ufo_in(text: str, where: str) -> str | None:
    content = parse_yaml(text, where)
    ufo = content.get("ufo") if isinstance(content, dict) else None
    return ufo if isinstance(ufo, str) else None


def _state(card: Path) -> tuple[object, ...]:
    """Return what tells versions of a user's card, and of the UFO that it may name beside it."""
    try:
        text = card.read_bytes()
        folder = ufo_of(card)
        files = sorted(folder.glob("*.*")) if folder is not None else []
        stamps = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    except (InputError, OSError, ValueError):
        return (card.absolute(),)  # reading it says what is wrong
    return card.absolute(), text, tuple(stamps)


def placed_model(name: str, folder: Path | None) -> str:
    """Return a model as a file in a folder names it: paths of cards start there; others stay as they are."""
    if folder is None or not name.endswith((".yaml", ".yml")):
        return name
    return str((folder / user_path(name)).absolute())


def model_path(name: str) -> Path:
    """Return the card of a shipped model, of one of a plug-in, or the path that is given; errors as there."""
    if name in _cards():
        return _cards()[name]
    path = user_path(name)
    if path.suffix not in (".yaml", ".yml"):
        raise InputError(
            f'unknown model "{name}"', mend=f"{did_you_mean(name, model_names())} Or give the path of a card."
        )
    if path.stem in _cards() and not path.exists():
        raise InputError("no such file", where=name, mend=f"This model has a name: {path.stem}")
    return path
