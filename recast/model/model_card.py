"""Model: reads model cards: shipped ones by name, one's own by path; families of models are registered."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.registry import Registry, shipped_path
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.model.base import Model, Parameter
from recast.model.charges import charges_from_tables
from recast.model.ufo.reader import read_restriction, read_ufo
from recast.model.ufo_model import FreeParameter, UFOModel
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
    _known_keys(content, _ZPRIME_KEYS, where)
    vector, axial = (_table(content, key, where) for key in ("charges", "axial_charges"))
    name = _text(content, "name", where)
    return ZPrime(
        name=name,
        title=_text(content, "title", where, name),
        base_charges=charges_from_tables(vector, axial, where),
        kinetic_mixing=_number(content.get("kinetic_mixing", 0.0), "kinetic_mixing", where),
        coupling=_text(content, "coupling", where, "gp"),
        coupling_reference=_number(content.get("coupling_reference", 0.05), "coupling_reference", where),
        notes=_texts(content, "notes", where),
        references=_texts(content, "references", where),
    )


_UFO_KEYS = (
    "name", "title", "ufo", "restriction", "mediator", "mass", "coupling", "parameters", "width", "values",
    "leave_out", "notes", "references",
)  # fmt: skip
_PARAMETER_KEYS = ("name", "parameter", "range", "unit", "default", "reference", "tex")


def _ufo(content: dict[str, Any], where: str, folder: Path) -> Model:
    _known_keys(content, _UFO_KEYS, where)
    name = _text(content, "name", where)
    path = folder / Path(_text(content, "ufo", where)).expanduser()
    ufo = read_ufo(path, f"{where}: ufo")
    fixed: dict[str, float] = {}
    if content.get("restriction") is not None:
        restriction = _text(content, "restriction", where)
        file = path / f"restrict_{restriction}.dat"
        if not file.is_file():
            known = [item.stem.removeprefix("restrict_") for item in path.glob("restrict_*.dat")]
            mend = did_you_mean(restriction, known) if known else "The UFO has none; leave restriction out."
            raise InputError(f'the UFO has no restriction "{restriction}"', where=where, mend=mend)
        fixed = read_restriction(ufo, file)
    fixed |= {
        key: _number(value, f"values: {key}", where)
        for key, value in _mapping(content, "values", where).items()
    }
    mass = _parameter(content.get("mass"), f"{where}: mass", "mass_gev", "GeV")
    coupling = _parameter(content.get("coupling"), f"{where}: coupling", "coupling", "1", coupling=True)
    free = [
        _parameter(item, f"{where}: parameters: {key}", str(key), "1")
        for key, item in _mapping(content, "parameters", where).items()
    ]
    _once([item.parameter.name for item in (mass, coupling, *free)], "parameter", where)
    externals = [item.external for item in (mass, coupling, *free)]
    _once(externals, "parameter of the UFO", where)
    for external in externals:
        if external in _mapping(content, "values", where):
            raise InputError(
                f"{external} is a free parameter and has a value", where=where, mend="Leave one out."
            )
    width = content.get("width", "auto")
    model = UFOModel(
        name=name,
        title=_text(content, "title", where, name),
        given=ufo,
        mediator=str(content.get("mediator", "")),
        mass_parameter=mass,
        coupling_parameter=coupling,
        free=tuple(free),
        width=str(width),
        fixed=fixed,
        leave_out=frozenset(_texts(content, "leave_out", where)),
        notes=_texts(content, "notes", where),
        references=_texts(content, "references", where),
    )
    if not model.massive:
        return model
    massless = (
        f"{name}: {', '.join(model.massive)} have no mass in phase space and propagators; couplings keep it"
    )
    return replace(model, notes=(*model.notes, massless))


def _known_keys(content: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in content:
        if key not in known:
            raise InputError(f'unknown key "{key}"', where=where, mend=did_you_mean(str(key), known))


def _once(names: list[str], what: str, where: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"the {what} {name} is there twice", where=where, mend="Leave one out.")


def _parameter(item: Any, where: str, name: str, unit: str, *, coupling: bool = False) -> FreeParameter:
    """Return a parameter of a card: {name, parameter (in the UFO), range, unit, default, tex}."""
    if not isinstance(item, dict):
        raise InputError("a mapping with parameter (its name in the UFO) and range is needed", where=where)
    _known_keys(item, _PARAMETER_KEYS, where)
    given = item.get("range")
    if not isinstance(given, list) or len(given) != 2:
        raise InputError(
            f"range is {given!r}, not two numbers", where=where, mend="Write range: [low, high]."
        )
    low, high = (_number(value, "range", where) for value in given)
    if not low < high:
        raise InputError(f"range is {given!r}; it must rise", where=where)
    if coupling and not low >= 0:
        raise InputError(f"range is {given!r}; a coupling is not negative", where=where)
    if "reference" in item and "default" in item:
        raise InputError("reference and default mean the same", where=where, mend="Leave one out.")
    given = item.get("reference", item.get("default"))
    default = None if given is None else _number(given, "default", where)
    if coupling and not default:
        raise InputError("reference, a typical value of the coupling, is missing", where=where)
    if default is not None and not low <= default <= high:
        raise InputError(f"{default:g} is outside of the range {item['range']!r}", where=where)
    name = _text(item, "name", where, name)
    external = _text(item, "parameter", where)
    tex = _text(item, "tex", where, rf"\mathrm{{{name}}}".replace("_", r"\_"))
    return FreeParameter(Parameter(name, tex, _text(item, "unit", where, unit), low, high, default), external)


def _mapping(content: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    found = content.get(key) or {}
    if not isinstance(found, dict):
        raise InputError(f"{key} is {found!r}, not a mapping", where=where)
    return found


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


def _number(value: Any, key: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(f"{key} is {value!r}, not a number", where=where)
    return float(value)


_FAMILIES: dict[str, Builder] = {"zprime": _zprime, "ufo": _ufo}
