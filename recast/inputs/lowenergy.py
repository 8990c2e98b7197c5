"""Inputs: low-energy constants, measurements and rules of exclusion, read from lowenergy.yaml.

Two named sets, "2014" and "current"; every number carries its source, every rule its confidence level.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

from scipy.special import ndtr, ndtri

from recast.core.errors import InputError
from recast.core.words import parse_word, parses_words
from recast.core.yaml import load_yaml

__all__ = ["Criterion", "DataSet", "Inputs", "Measurement", "Sided", "lowenergy_inputs", "parse_data_set"]


class DataSet(StrEnum):
    """Named sets of measurements and constants."""

    PAPER = "2014"
    """As in arXiv:1403.1269."""
    CURRENT = "current"
    """Today's."""


class Sided(StrEnum):
    """Which kind of interval a confidence level belongs to."""

    ONE = "one"
    TWO = "two"
    THEORY = "theory"
    """A prior on the model: no confidence level."""
    STATED = "stated"
    """A limit as its source states it, without a confidence level."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number with its standard deviation and where it comes from."""

    value: float
    error: float
    source: str
    reference: str
    """INSPIRE key."""
    confirmed: bool = True
    """Whether the source was read; `status: unconfirmed` in the file says no."""


@parses_words
@dataclass(frozen=True, slots=True)
class Criterion:
    """The rule of exclusion of one observable in one set."""

    sided: Sided
    sigmas: float | None
    """Standard deviations from the measurement at which exclusion begins; None without a level."""
    cl: float | None
    """The same as a confidence level."""
    source: str
    in_sigmas: bool = False
    """Whether the source gives standard deviations, not a level."""


@parses_words
@dataclass(frozen=True, slots=True)
class Inputs:
    """What one observable needs from one set."""

    observable: str
    data: DataSet
    measurements: Mapping[str, Measurement]
    criterion: Criterion
    preferred_sigmas: float | None
    """Half-width of the preferred band in standard deviations, if the set has one."""
    constants: Mapping[str, float]
    experiments: tuple[str, ...] = ()
    """Whose measurements they are, for legends."""


def parse_data_set(name: str) -> DataSet:
    """Return the set called `name`; an unknown name is an `InputError`."""
    return parse_word(DataSet, name)


@functools.cache
@parses_words
def lowenergy_inputs(observable: str, data: DataSet, path: Path | None = None) -> Inputs:
    """Return constants, measurements and rule of `observable` in the set `data`.

    Parameters
    ----------
    observable
        Name of a block of the file.
    data
        The named set.
    path
        Another file of the same form; the shipped one by default, and its constants where it has none.

    Raises
    ------
    InputError
        If a block, a number, a source, a reference or a confidence level is missing or out of range.
    """
    place = "lowenergy.yaml" if path is None else str(path)
    content = _read(path)
    constants_of = content if "constants" in content else _read(None)
    try:
        blocks = content["observables"]
        block = blocks[observable][data]
        if "same_as" in block:
            block = blocks[observable][block["same_as"]]
        constants = {
            name: _number(_entry(item, place), "value", f"{place}: constants: {data}: {name}")
            for name, item in _constants(constants_of["constants"], data).items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError(f"no block {error} for {observable}, data set {data}", where=place) from None
    where = f"{place}: {observable}: {data}"
    measurements = {
        name: Measurement(
            value=_number(item, "value", f"{where}: {name}"),
            error=_number(item, "error", f"{where}: {name}", smallest=0.0),
            source=_text(item, "source", f"{where}: {name}"),
            reference=_text(item, "reference", f"{where}: {name}"),
            confirmed=_confirmed(item, f"{where}: {name}"),
        )
        for name, item in _mapping(block, "measurements", where).items()
    }
    preferred = block.get("preferred")
    return Inputs(
        observable,
        data,
        measurements,
        _criterion(_mapping(block, "criterion", where), where),
        None if preferred is None else _number(preferred, "sigmas", f"{where}: preferred", smallest=0.0),
        constants,
        _experiments(block, where),
    )


@functools.cache
def _shipped(name: str) -> Any:
    return load_yaml(Path(str(files("recast.inputs").joinpath(name))))


def _read(path: Path | None) -> Mapping[str, Any]:
    content = _shipped("lowenergy.yaml") if path is None else load_yaml(path)
    if not isinstance(content, dict):
        raise InputError("not a mapping of constants and observables", where=str(path))
    return content


def _constants(block: Mapping[str, Any], data: DataSet) -> Mapping[str, Any]:
    """Return the constants of a set and those of both sets."""
    return {**block.get("both", {}), **block[data]}


def _entry(item: Any, place: str) -> Any:
    """Return the entry itself, or the one in another file of this folder that its `from` names."""
    if not isinstance(item, Mapping) or "from" not in item:
        return item
    try:
        name, path = item["from"]["file"], item["from"]["path"]
        found = _shipped(name)
        for key in path:
            found = found[key]
    except (KeyError, TypeError) as error:
        raise InputError(f"no such entry: {item['from']!r} ({error})", where=place) from None
    return found


def _experiments(block: Mapping[str, Any], where: str) -> tuple[str, ...]:
    names = block.get("experiments", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise InputError(f"experiments is {names!r}", where=where, mend="Give a list of names.")
    return tuple(names)


def _confirmed(item: Any, where: str) -> bool:
    status = item.get("status", "confirmed")
    if status not in ("confirmed", "unconfirmed"):
        raise InputError(f'status is "{status}"', where=where, mend="Known: unconfirmed.")
    return bool(status == "confirmed")


def _criterion(block: Mapping[str, Any], where: str) -> Criterion:
    where = f"{where}: criterion"
    source = _text(block, "source", where)
    if block.get("kind") in (Sided.THEORY, Sided.STATED):
        return Criterion(Sided(block["kind"]), None, None, source)
    sided = _text(block, "sided", where)
    if sided not in (Sided.ONE, Sided.TWO):
        raise InputError(f'sided is "{sided}"', where=where, mend="Known: one, two.")
    tails = 2.0 if sided == Sided.TWO else 1.0
    if "sigmas" in block:
        sigmas = _number(block, "sigmas", where, smallest=0.0)
        return Criterion(Sided(sided), sigmas, 1.0 - tails * float(ndtr(-sigmas)), source, True)
    if "cl" not in block:
        raise InputError("no confidence level", where=where, mend="Give cl or sigmas.")
    cl = _number(block, "cl", where)
    if not 0.0 < cl < 1.0:
        raise InputError(f"confidence level {cl:g} is not between 0 and 1", where=where)
    return Criterion(Sided(sided), -float(ndtri((1.0 - cl) / tails)), cl, source)


def _mapping(block: Any, key: str, where: str) -> Mapping[str, Any]:
    found = block.get(key) if isinstance(block, Mapping) else None
    if not isinstance(found, Mapping) or not found:
        raise InputError(f"no {key}", where=where)
    return found


def _text(block: Any, key: str, where: str) -> str:
    found = block.get(key) if isinstance(block, Mapping) else None
    if not isinstance(found, str) or not found.strip():
        raise InputError(f"no {key}", where=where)
    return found


def _number(block: Any, key: str, where: str, smallest: float = -math.inf) -> float:
    found = block.get(key) if isinstance(block, Mapping) else None
    if isinstance(found, int | float) and not isinstance(found, bool):
        number = float(found)
        if math.isfinite(number) and number >= smallest:
            return number
    raise InputError(f"{key} is {found!r}, not a usable number", where=where)
