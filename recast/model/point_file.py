"""Model: reads a model point from a YAML file, with every key checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.yaml import load_yaml
from recast.inputs.electroweak import electroweak_scheme
from recast.model.point import ModelPoint, QuarkSector

__all__ = ["point_from_mapping", "read_point"]

_TOP = ("mzp_gev", "gp", "vphi_gev", "electroweak", "quarks")
_QUARKS = ("mq_gev", "mu_gev", "md_gev", "yq", "yu", "yd", "mphi_gev", "kinetic_mixing")
_NEEDED = ("mq_gev", "mu_gev", "md_gev")


def read_point(path: Path) -> ModelPoint:
    """Return the point of a YAML (or JSON) file.

    Keys: two of `mzp_gev`, `gp`, `vphi_gev`; `electroweak` (name of a scheme); `quarks` with the fields of
    `QuarkSector`, where a Yukawa coupling is a number or a pair [real, imaginary].

    Raises
    ------
    InputError
        If the file is missing, is no YAML, or has an unknown, missing or wrong entry.
    """
    return point_from_mapping(load_yaml(path), where=str(path))


def point_from_mapping(content: Any, *, where: str = "model point") -> ModelPoint:
    """Return the point described by a mapping; see `read_point`."""
    _keys(content, _TOP, where)
    name = content.get("electroweak", "gmu")
    if not isinstance(name, str):
        raise InputError(f"electroweak is {name!r}, not the name of a scheme", where=where)
    numbers = {key: _number(content.get(key), key, where) for key in ("mzp_gev", "gp", "vphi_gev")}
    quarks = content.get("quarks")
    sector = None if quarks is None else _sector(quarks, f"{where}: quarks")
    return ModelPoint.from_two(**numbers, electroweak=electroweak_scheme(name), quarks=sector)


def _keys(content: Any, known: tuple[str, ...], where: str) -> None:
    if not isinstance(content, dict):
        raise InputError("this is not a mapping of keys to values", where=where)
    for key in content:
        if key not in known:
            raise InputError(f'unknown key "{key}"', where=where, mend=did_you_mean(str(key), known))


def _number(value: Any, key: str, where: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{key} is {value!r}, not a number", where=where)
    return float(value)


def _sector(content: Any, where: str) -> QuarkSector:
    _keys(content, _QUARKS, where)
    for key in _NEEDED:
        if key not in content:
            raise InputError(f"{key} is missing", where=where)
    fields = dict(content)
    for key in ("yq", "yu", "yd"):
        if key in fields:
            values = fields[key]
            if not isinstance(values, list) or len(values) != 3:
                raise InputError(f"{key} is {values!r}, not three numbers", where=where)
            fields[key] = tuple(_complex(value, key, where) for value in values)
    return QuarkSector(**fields)


def _complex(value: Any, key: str, where: str) -> complex:
    parts = value if isinstance(value, list) else [value, 0.0]
    good = len(parts) == 2 and all(
        isinstance(part, int | float) and not isinstance(part, bool) for part in parts
    )
    if not good:
        raise InputError(f"{key} contains {value!r}, not a number or [real, imaginary]", where=where)
    return complex(parts[0], parts[1])
