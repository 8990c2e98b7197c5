"""Core: cards to start from: values of a shipped card, with every key of its schema explained beside them.

The words are those of the schema and keys that are not given stand there with their defaults: a template
cannot say anything else than the program does.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from recast.core.atomic import write_text
from recast.core.blocks import blocks_of
from recast.core.errors import InputError
from recast.core.reading import read_text
from recast.core.resources import resource
from recast.core.yaml import parse_yaml

__all__ = ["commented", "filled", "refuse_existing", "template", "write_new"]

_WIDTH = 100
_FOLDER = "templates"
"""Of the values, in the resource `workflows`."""


def template(name: str) -> Path:
    """Return the path of a shipped template."""
    return resource("workflows", _FOLDER, name)


def filled(block: type[BaseModel], file: str, **values: Any) -> str:
    """Return the card of a shipped template with these values, each key explained.

    Parameters
    ----------
    block
        The class of the card.
    file
        Name of the template; the comment that it begins with is kept.
    values
        Values in place of those of the template.
    """
    path = template(file)
    text = read_text(path)
    lines = text.splitlines()
    head = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    content: dict[str, Any] = parse_yaml(text, str(path)) | values
    return "".join(f"{line}\n" for line in lines[:head]) + "\n" + commented(block, content)


def commented(block: type[BaseModel], values: Mapping[str, Any]) -> str:
    """Return values of a card as YAML: every key with its description, keys that are left out as comments.

    A block that stands in several places is explained in the first one.

    Raises
    ------
    ValueError
        If a key that is needed has no value.

    Examples
    --------
    >>> from recast.core.blocks import Block
    >>> class Axis(Block):
    ...     points: int
    ...     '''Number of values.'''
    ...     scale: str = "log"
    ...     '''Even steps of what.'''
    >>> print(commented(Axis, {"points": 3}), end="")
    # Number of values.
    points: 3
    # Even steps of what.
    # scale: log
    """
    return "".join(f"{line}\n".replace(" \n", "\n") for line in _lines(block, values, set()))


def refuse_existing(path: Path) -> None:
    """Refuse a place where something is: an `InputError`."""
    if os.path.lexists(path):
        raise InputError("it is there already", where=str(path), mend="Choose another name, or remove it.")


def write_new(path: Path, text: str) -> Path:
    """Write a text where nothing is; a place that is taken is an `InputError`."""
    refuse_existing(path)
    return write_text(path, text)


def _lines(block: type[BaseModel], values: Mapping[str, Any], seen: set[type[BaseModel]]) -> Iterator[str]:
    seen.add(block)
    for name, field in block.model_fields.items():
        inner = list(blocks_of(field.annotation))
        text = field.description or (inner[0].__doc__ if inner else "") or ""
        for line in textwrap.wrap(" ".join(text.split("\n\n")[0].split()), _WIDTH):
            yield f"# {line}"
        if name in values:
            yield from _given(name, values[name], inner, seen)
        elif field.is_required():
            raise ValueError(f"the template has no {name}, which {block.__name__} needs")
        else:
            yield from (f"# {line}" for line in _left_out(name, field, inner))


def _given(name: str, value: Any, inner: list[type[BaseModel]], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield a key with its value; that of a block, a list or a mapping of blocks is explained once."""
    block = next((item for item in inner if item not in seen), None)
    if block is None and not _is_nested(value):
        yield f"{name}: {_flow(value)}"
    elif isinstance(value, list):
        yield f"{name}:"
        for item in value:
            yield from _indented(_item(item, inner, seen), "  - ")
    elif isinstance(value, Mapping):
        yield f"{name}:"
        # the keys of a mapping are names of the user's, those of a block are its own
        own = bool(inner) and value.keys() <= inner[0].model_fields.keys()
        if own:
            yield from _indented(_item(value, inner, seen))
            return
        for key, item in value.items():
            yield from _indented(_given(key, item, inner, seen))
    else:
        yield f"{name}: {_flow(value)}"


def _item(value: Any, inner: list[type[BaseModel]], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield the lines of a block: explained the first time, then the values alone."""
    block = next((item for item in inner if value.keys() <= item.model_fields.keys()), None)
    if block is None:
        yield _flow(value)
    elif block not in seen:
        yield from _lines(block, value, seen)
    else:
        for key, item in value.items():
            field = block.model_fields[key]
            yield from _given(key, item, list(blocks_of(field.annotation)), seen)


def _left_out(name: str, field: FieldInfo, inner: list[type[BaseModel]]) -> Iterator[str]:
    """Yield a key with its default; a block that is absent with the names of its keys."""
    default = field.get_default(call_default_factory=True)
    if isinstance(default, BaseModel):
        yield f"{name}:"
        yield from _indented(_lines(type(default), {}, set()))
    elif default is None and inner:
        yield f"{name}: null  # keys: {', '.join(inner[0].model_fields)}"
    elif not default and inner:
        yield f"{name}: {_flow(default)}  # keys of each: {', '.join(inner[0].model_fields)}"
    else:
        yield f"{name}: {_flow(default)}"


def _indented(lines: Iterator[str], first: str = "  ") -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (first if not number else " " * len(first)) + line


def _is_nested(value: Any) -> bool:
    """Return whether a value has blocks in blocks, which one line would not hold."""
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return any(isinstance(item, Mapping) for item in items)


def _plain(value: Any) -> Any:
    """Return a default as plain values of YAML."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple | frozenset) else value


def _flow(value: Any) -> str:
    text = yaml.safe_dump(
        _plain(value), default_flow_style=True, width=float("inf"), allow_unicode=True, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...").strip()
