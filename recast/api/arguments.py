"""Api: arguments of public functions whose types are wrong are errors of the input, in one place."""

from __future__ import annotations

import functools
import inspect
import numbers
import operator
import os
import types
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from recast.core.errors import InputError

__all__ = ["checks_arguments"]

C = TypeVar("C", bound=Callable[..., Any])
_Taken = Callable[[Any], Any]


def checks_arguments(function: C) -> C:
    """Let a function see numbers, texts and paths, and sequences of them, as its annotations say.

    Numbers of NumPy become Python's, whole ones may be given as floats. Anything else is an `InputError`.
    Arguments whose annotation has other types are left to the function.
    """
    signature = inspect.signature(function)
    parameters = signature.parameters

    @functools.cache
    def takers() -> dict[str, tuple[_Taken, str]]:
        hints = typing.get_type_hints(function)
        known = {name: (_taker(hints[name]), _words(hints[name])) for name in parameters if name in hints}
        return {name: (taker, words) for name, (taker, words) in known.items() if taker is not None}

    def taken(name: str, value: Any) -> Any:
        if name not in takers():
            return value
        taker, words = takers()[name]
        try:
            return taker(value)
        except (TypeError, ValueError):
            plain = value is None or isinstance(value, str | int | float)
            shown = f"{value!r:.60}" if plain else f"of type {type(value).__name__}"
            what = f"{name} is {shown}, not {words}"
            raise InputError(what, where=f"recast.{function.__name__}") from None

    @functools.wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        given = signature.bind(*args, **kwargs)
        for name, value in given.arguments.items():
            if parameters[name].kind is inspect.Parameter.VAR_POSITIONAL:
                given.arguments[name] = tuple(taken(name, item) for item in value)
            else:
                given.arguments[name] = taken(name, value)
        return function(*given.args, **given.kwargs)

    return cast(C, checked)


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        raise TypeError
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return operator.index(value)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError
    return float(value)


def _truth(value: Any) -> bool:
    if isinstance(value, int) and value not in (0, 1):
        raise TypeError
    return bool(operator.index(value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _path(value: Any) -> Any:
    if not isinstance(value, os.PathLike):
        raise TypeError
    return Path(value)


def _nothing(value: Any) -> None:
    if value is not None:
        raise TypeError


_PLAIN: dict[Any, tuple[_Taken, str]] = {
    bool: (_truth, "True or False"),
    int: (_integer, "a whole number"),
    float: (_number, "a number"),
    str: (_text, "a text"),
    Path: (_path, "a path"),
    types.NoneType: (_nothing, ""),
}


def _taker(hint: Any) -> _Taken | None:
    """Return what takes a value of an annotation; None where it has other types."""
    if hint in _PLAIN:
        return _PLAIN[hint][0]
    parts = typing.get_args(hint)
    inner = [_taker(part) for part in parts if part is not Ellipsis]
    if not parts or None in inner:
        return None
    known = cast(list[_Taken], inner)
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return functools.partial(_any, known)
    if origin is tuple and Ellipsis not in parts:
        return functools.partial(_each, known)
    if origin in (Sequence, list, tuple):
        return functools.partial(_all, known[0])
    return None


def _any(takers: Sequence[_Taken], value: Any) -> Any:
    for taker in takers:
        try:
            return taker(value)
        except (TypeError, ValueError):
            continue
    raise TypeError


def _all(taker: _Taken, values: Any) -> Any:
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise TypeError
    return [taker(value) for value in values]


def _each(takers: Sequence[_Taken], values: Any) -> Any:
    return tuple(taker(value) for taker, value in zip(takers, values, strict=True))


def _words(hint: Any) -> str:
    """Return what a value of an annotation is."""
    if hint in _PLAIN:
        return _PLAIN[hint][1]
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and Ellipsis not in parts:
        return f"{len(parts)} numbers" if all(part is float for part in parts) else "a tuple"
    found = [_words(part) for part in parts if part is not Ellipsis]
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return " or ".join(filter(None, dict.fromkeys(found)))
    return "a list of them" if found else ""
