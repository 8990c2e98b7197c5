"""Model: reads model cards: shipped ones by name, one's own by path; families of models are registered."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.registry import Registry, shipped_path
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.model.base import Model
from recast.model.charges import charges_from_tables
from recast.model.zprime import ZPrime

__all__ = ["DEFAULT_MODEL", "load_model", "model_names", "parse_model", "read_model"]

DEFAULT_MODEL = "lmu_ltau"
Builder = Callable[[dict[str, Any], str, Path], Model]
"""Takes the content of a card, its place for messages, and the folder that its paths start from."""


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


@functools.lru_cache(maxsize=32)
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
    if name in _cards():
        return read_model(_cards()[name])
    path = Path(name).expanduser()
    if path.suffix not in (".yaml", ".yml"):
        raise InputError(
            f'unknown model "{name}"', mend=f"{did_you_mean(name, model_names())} Or give the path of a card."
        )
    return read_model(path)


def read_model(path: Path) -> Model:
    """Return the model of a card; errors as in `load_model`."""
    return parse_model(load_yaml(path), str(path), path.parent)


def parse_model(content: Any, where: str = "model", folder: Path | None = None) -> Model:
    """Return the model that the content of a card describes; errors as in `load_model`."""
    if not isinstance(content, dict):
        raise InputError("a model card is a mapping of keys to values", where=where)
    family = content.get("family")
    if family not in _FAMILIES:
        mend = did_you_mean(str(family), _FAMILIES)
        raise InputError(f"family is {family!r}", where=where, mend=mend)
    return _FAMILIES[family](
        {key: value for key, value in content.items() if key != "family"}, where, folder or Path()
    )


_ZPRIME_KEYS = (
    "name", "title", "charges", "axial_charges", "kinetic_mixing", "coupling", "coupling_reference",
    "notes", "references",
)  # fmt: skip


def _zprime(content: dict[str, Any], where: str, folder: Path) -> Model:
    del folder  # nothing of it is a path
    for key in content:
        if key not in _ZPRIME_KEYS:
            raise InputError(f'unknown key "{key}"', where=where, mend=did_you_mean(str(key), _ZPRIME_KEYS))
    vector, axial = (_table(content, key, where) for key in ("charges", "axial_charges"))
    name = _text(content, "name", where)
    return ZPrime(
        name=name,
        title=_text(content, "title", where, name),
        base_charges=charges_from_tables(vector, axial, where),
        kinetic_mixing=_number(content, "kinetic_mixing", where, 0.0),
        coupling=_text(content, "coupling", where, "gp"),
        coupling_reference=_number(content, "coupling_reference", where, 0.05),
        notes=_texts(content, "notes", where),
        references=_texts(content, "references", where),
    )


def _table(content: dict[str, Any], key: str, where: str) -> dict[str, float]:
    table = content.get(key) or {}
    if not isinstance(table, dict):
        raise InputError(f"{key} is {table!r}, not a mapping of fermions to numbers", where=where)
    return table


def _text(content: dict[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = content.get(key, default)
    if not isinstance(value, str) or not value:
        raise InputError(f"{key} is {value!r}, not a text", where=where)
    return value


def _texts(content: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = content.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(f"{key} is {value!r}, not a list of texts", where=where)
    return tuple(value)


def _number(content: dict[str, Any], key: str, where: str, default: float) -> float:
    value = content.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{key} is {value!r}, not a number", where=where)
    return float(value)


_FAMILIES: dict[str, Builder] = {"zprime": _zprime}
