"""Core: words of cards, commands and callers turned into members of enums, in one place."""

from __future__ import annotations

import functools
import inspect
import itertools
import re
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar, cast

from recast.core.errors import InputError, did_you_mean

__all__ = ["file_words", "parse_word", "parses_words"]

E = TypeVar("E", bound=Enum)
C = TypeVar("C", bound=Callable[..., Any])

_Parser = Callable[[Any], Any]


def file_words(names: Sequence[Sequence[str]]) -> list[str]:
    """Return names of files, or of what else must differ, from any words; no part of a name is a folder.

    Equal ones are numbered.

    Examples
    --------
    >>> file_words([("spectrum", "e/mu", "m"), ("a", "b_c"), ("a_b", "c"), ("..", "x")])
    ['spectrum_e_mu_m', 'a_b_c', 'a_b_c_2', '.._x']
    """
    found: list[str] = []
    taken: set[str] = set()
    for words in names:
        name = "_".join(re.sub(r"[^\w.+~-]", "_", word) for word in words)
        several = itertools.chain([name], (f"{name}_{number}" for number in itertools.count(2)))
        found.append(next(item for item in several if item.lower() not in taken))
        taken.add(found[-1].lower())
    return found


def parse_word(kind: type[E], value: object, what: str = "", *, where: str = "") -> E:
    """Return the member of `kind` that `value` is or names.

    Parameters
    ----------
    kind
        The enum. Its words are its values where they are strings, and its names in small letters elsewhere.
    value
        A word or a member.
    what
        What the words are, for the error; the name of the enum in plain words if empty.
    where
        Where the word stands, for the error.

    Raises
    ------
    InputError
        If it is neither, with the nearest word.
    """
    if isinstance(value, kind):
        return value
    words = {item.value if isinstance(item.value, str) else item.name.lower(): item for item in kind}
    word = str(value) if isinstance(value, int) else value  # data=2014
    if isinstance(word, str) and word in words:
        return words[word]
    given = f'"{value}"' if isinstance(value, str) else repr(value)
    raise InputError(
        f"unknown {what or _noun(kind)} {given}", where=where, mend=did_you_mean(str(value), words)
    )


def parses_words(item: C) -> C:
    """Let a function, or the constructor of a class, take words in place of members of enums.

    Every argument whose annotation names an enum, alone, beside other types or inside a sequence or mapping,
    goes through `parse_word` before the function sees it, so that its body may compare members by identity.
    An argument that may be a `str` as well is left to the function.
    Put it next to `def` (below `functools.cache`, whose keys are the same for word and member), and above
    `dataclass`.
    """
    if isinstance(item, type):
        item.__init__ = _parsing(item.__init__)  # type: ignore[misc]
        return cast(C, item)
    return cast(C, _parsing(item))


def _parsing(function: Callable[..., Any]) -> Callable[..., Any]:
    names = list(inspect.signature(function).parameters)

    @functools.cache
    def parsers() -> list[tuple[int, str, _Parser]]:
        # at the first call: annotations may name what is defined further down
        hints = typing.get_type_hints(function)
        known = ((place, name, _parser(hints.get(name))) for place, name in enumerate(names))
        return [(place, name, parser) for place, name, parser in known if parser is not None]

    @functools.wraps(function)
    def parsed(*args: Any, **kwargs: Any) -> Any:
        given = list(args)
        for place, name, parser in parsers():
            if place < len(given):
                given[place] = parser(given[place])
            elif name in kwargs:
                kwargs[name] = parser(kwargs[name])
        return function(*given, **kwargs)

    return parsed


def _parser(hint: Any) -> _Parser | None:
    """Return what turns the words of an argument of this annotation into members; None without an enum."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return functools.partial(parse_word, hint)
    parts = typing.get_args(hint)
    inner = [_parser(part) for part in parts]
    found = [item for item in inner if item is not None]
    if not found:
        return None
    origin = typing.get_origin(hint)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return functools.partial(_mapping, *(item or _same for item in inner))
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return functools.partial(_sequence, found[0])
    if str in parts:
        return None
    others = tuple(part for part, item in zip(parts, inner, strict=True) if item is None)
    return functools.partial(_either, found[0], tuple(typing.get_origin(part) or part for part in others))


def _same(value: Any) -> Any:
    return value


def _either(parser: _Parser, others: tuple[type, ...], value: Any) -> Any:
    return value if isinstance(value, others) else parser(value)


def _sequence(parser: _Parser, values: Any) -> Any:
    if isinstance(values, str) or not isinstance(values, Sequence):
        return (parser(values),)
    kind = list if isinstance(values, list) else tuple
    return kind(parser(value) for value in values)


def _mapping(of_key: _Parser, of_value: _Parser, values: Any) -> Any:
    if not isinstance(values, Mapping):
        return of_key(values)
    return {of_key(key): of_value(value) for key, value in values.items()}


def _noun(kind: type[Enum]) -> str:
    """Return the name of an enum in plain words: DataSet is a data set."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]*", kind.__name__)
    return " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts)
