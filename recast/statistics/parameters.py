"""Statistics: the parameters that modifiers of a likelihood ask for, and their constraints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.statistics.numbers import LARGEST_FACTOR, numbers

__all__ = ["ParameterSet", "parameter_sets"]

FloatArray = npt.NDArray[np.float64]

_KINDS = ("histosys", "lumi", "normfactor", "normsys", "shapefactor", "shapesys", "staterror")
_FURTHEST = 1e300
_FACTOR, _PULL = (1e-10, 10.0), (-5.0, 5.0)
_NEGLIGIBLE = 1e-100
"""Relative error of a yield that is none: it stands for more counts than a number holds."""


@dataclass(frozen=True, slots=True)
class ParameterSet:
    """One parameter, or one for each bin."""

    name: str
    constraint: str
    """normal, poisson or '' for a free one."""
    start: FloatArray
    low: FloatArray
    high: FloatArray
    fixed: npt.NDArray[np.bool_]
    auxiliary: FloatArray
    """What the auxiliary measurement gave; empty for a free one."""
    width: FloatArray
    """Deviation of a normal constraint; factor of a Poisson one."""

    def same_kind(self, other: ParameterSet) -> bool:
        """Return whether two modifiers may share this parameter."""
        return (
            self.constraint == other.constraint
            and len(self.start) == len(other.start)
            and bool(np.array_equal(self.auxiliary, other.auxiliary))
            and bool(np.array_equal(self.start, other.start))
            and bool(np.array_equal(self.width, other.width, equal_nan=True))
        )


def parameter_sets(
    channels: Sequence[Mapping[str, Any]], settings: Sequence[Mapping[str, Any]], where: str
) -> dict[str, ParameterSet]:
    """Return the parameters by name, in the order in which they are met.

    Raises
    ------
    InputError
        For a name with two meanings, an unknown modifier, numbers out of range, settings of the wrong length.
    """
    found: dict[str, ParameterSet] = {}
    squares: dict[str, dict[str, tuple[FloatArray, FloatArray]]] = {}
    for channel in channels:
        for sample in channel["samples"]:
            names = set()
            for modifier in sample["modifiers"]:
                place = f"{where}, channel {channel['name']}, sample {sample['name']}"
                key = modifier["name"], modifier["type"]
                if key in names:
                    raise InputError(f'modifier "{key[0]}" stands twice', where=place)
                names.add(key)
                item = _wanted(modifier, sample, place)
                old = found.get(item.name)
                if modifier["type"] == "staterror":
                    total = squares.setdefault(item.name, {})
                    nominal, error = np.asarray(sample["data"], float), np.asarray(modifier["data"], float)
                    before = total.get(channel["name"], (0.0 * nominal, 0.0 * error))
                    total[channel["name"]] = before[0] + nominal, before[1] + error**2
                    if old is not None and old.constraint != "normal":
                        raise _two_meanings(item.name, where)
                elif old is not None and (
                    not old.same_kind(item) or modifier["type"] == "shapesys" or item.name in squares
                ):
                    raise _two_meanings(item.name, where)
                found.setdefault(item.name, item)
    for name, by_channel in squares.items():
        found[name] = _statistical(name, list(by_channel.values()))
    own = {str(item["name"]): item for item in settings}
    return {name: _configured(item, own.get(name, {}), where) for name, item in found.items()}


def _two_meanings(name: str, where: str) -> InputError:
    return InputError(
        f'nuisance "{name}" has two meanings',
        where=where,
        mend="One name is one source with one constraint; rename one of them.",
    )


def _wanted(modifier: Mapping[str, Any], sample: Mapping[str, Any], place: str) -> ParameterSet:
    """Return the parameters that a modifier asks for."""
    name, kind = str(modifier["name"]), modifier["type"]
    data: Any = modifier.get("data")
    size = len(sample["data"])
    if kind not in _KINDS:
        raise InputError(
            f'modifier "{name}" is of the unknown type "{kind}"',
            where=place,
            mend=f"Known: {', '.join(_KINDS)}.",
        )
    if kind in ("shapesys", "staterror") and len(data or ()) != size:
        raise InputError(f'modifier "{name}" has {len(data or ())} values for {size} bins', where=place)
    if kind == "normsys":
        ends = numbers(
            [data["hi"], data["lo"]],
            f'a factor of modifier "{name}"',
            place,
            low=-LARGEST_FACTOR,
            high=LARGEST_FACTOR,
        )
        if not np.all(ends > 0):
            raise InputError(
                f'modifier "{name}" takes the yield to {ends.min():g} of itself',
                where=place,
                mend="Factors must be greater than 0: a log-normal 100 % is hi: 2, lo: 0.5.",
            )
    if kind == "histosys":
        if {len(data["hi_data"]), len(data["lo_data"])} != {size}:
            raise InputError(f'modifier "{name}" has another number of bins than its sample', where=place)
        numbers([*data["hi_data"], *data["lo_data"]], f'a yield of modifier "{name}"', place)
    one = np.ones(1)
    none = np.empty(0)
    if kind == "normfactor":
        return _set(name, "", one, (0.0, 10.0), none, none)
    if kind == "shapefactor":
        return _set(name, "", np.ones(size), (0.0, 10.0), none, none)
    if kind in ("normsys", "histosys"):
        return _set(name, "normal", 0.0 * one, _PULL, 0.0 * one, one)
    if kind == "lumi":
        return _set(name, "normal", one, (0.0, 10.0), one, np.full(1, np.nan))
    errors = numbers(data, f'an error of modifier "{name}"', place, low=0.0)
    nominal = np.asarray(sample["data"], float)
    if kind == "staterror":  # widths follow from all its samples
        return _set(name, "normal", np.ones(size), _FACTOR, np.ones(size), np.ones(size))
    valid = (nominal > 0) & (errors > _NEGLIGIBLE * nominal)
    counts = np.where(valid, (nominal / np.where(valid, errors, 1.0)) ** 2, 1.0)
    return replace(_set(name, "poisson", np.ones(size), _FACTOR, counts, counts), fixed=~valid)


def _statistical(name: str, parts: list[tuple[FloatArray, FloatArray]]) -> ParameterSet:
    """Return the factors of a `staterror`: the errors of its samples in quadrature over their sum."""
    nominal = np.concatenate([item[0] for item in parts])
    squares = np.concatenate([item[1] for item in parts])
    width = np.sqrt(squares) / np.where(nominal > 0, nominal, 1.0)
    width = np.where(nominal > 0, width, 0.0)
    fixed = width == 0
    ones = np.ones(len(width))
    return replace(_set(name, "normal", ones, _FACTOR, ones, np.where(fixed, 1.0, width)), fixed=fixed)


def _set(
    name: str,
    constraint: str,
    start: FloatArray,
    bounds: tuple[float, float],
    auxiliary: FloatArray,
    width: FloatArray,
) -> ParameterSet:
    size = len(start)
    low, high = (np.full(size, value) for value in bounds)
    return ParameterSet(
        name, constraint, start.copy(), low, high, np.zeros(size, np.bool_), auxiliary.copy(), width.copy()
    )


def _configured(item: ParameterSet, given: Mapping[str, Any], where: str) -> ParameterSet:
    """Return a set with the settings of a measurement."""
    place = f'{where}, parameter "{item.name}"'
    size = len(item.start)

    def column(key: str) -> FloatArray | None:
        values = given.get(key)
        if values is None:
            return None
        array = numbers(values, f"a number of {key}", place)
        if len(array) != size:
            raise InputError(f"{key} has {len(array)} values for {size} parameters", where=place)
        return array

    changes: dict[str, Any] = {}
    for key, field in (
        ("inits", "start"),
        ("auxdata", "auxiliary"),
        ("sigmas", "width"),
        ("factors", "width"),
    ):
        values = column(key)
        if values is not None:
            if field != "start" and not item.constraint:
                raise InputError(f"it is free and has no {key}", where=place)
            changes[field] = values
    if given.get("bounds") is not None:
        ends = numbers(given["bounds"], "a bound", place, low=-_FURTHEST, high=_FURTHEST)
        bounds = ends.reshape(-1, 2) if len(ends) == 2 * size else np.empty((0, 2))
        if len(bounds) != size or np.any(bounds[:, 0] > bounds[:, 1]):
            raise InputError("bounds do not fit", where=place)
        changes["low"], changes["high"] = bounds[:, 0].copy(), bounds[:, 1].copy()
    if given.get("fixed") is not None:
        changes["fixed"] = np.broadcast_to(np.asarray(given["fixed"], bool), size).copy()
    made = replace(item, **changes)
    if made.constraint and not np.all(made.width > 0):
        raise InputError(
            "its constraint has no width", where=place, mend="Give its sigmas in the measurement (lumi)."
        )
    return made
