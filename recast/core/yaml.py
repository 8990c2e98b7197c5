"""Core: reads YAML safely: duplicate keys are refused, 1e-3 is a number, errors name file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from recast.core.errors import InputError
from recast.core.reading import MOST_DIGITS, read_text

__all__ = ["load_yaml", "parse_yaml", "value_place"]

_MOST_NODES = 1_000_000
"""Values of a document with every alias written out: a few lines of aliases can stand for 10^9."""
_TOO_DEEP = "nested too deeply"


class _Loader(yaml.SafeLoader):
    """SafeLoader with the numbers of YAML 1.2 and without silent overwriting of keys."""

    _composed = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        self._composed += 1
        if self._composed > _MOST_NODES:  # before the rest is read: 25 s for each million
            raise _too_many(self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        node: yaml.Node | None = super().compose_node(parent, index)
        return node

    def get_single_node(self) -> yaml.Node | None:
        node: yaml.Node | None = super().get_single_node()
        if node is not None:
            _check(node, {})
        return node

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        text = self.construct_scalar(node).replace("_", "")
        if len(text) > MOST_DIGITS:
            raise yaml.constructor.ConstructorError(
                None, None, f"a whole number of {len(text)} digits", node.start_mark
            )
        # 010 is ten in YAML 1.2, eight in PyYAML
        bases = {"0x": 16, "0o": 8}
        return int(text, bases.get(text[:2], 10))

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Write out merged mappings: the own keys of a mapping count first, then those of the first merged.

        PyYAML 6.0.4 takes another value in some of these cases than PyYAML before.
        """
        own, merged = [], []
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:merge":
                if key.tag == "tag:yaml.org,2002:value":
                    key.tag = "tag:yaml.org,2002:str"
                own.append((key, value))
                continue
            for source in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if not isinstance(source, yaml.MappingNode):
                    raise yaml.constructor.ConstructorError(
                        None,
                        None,
                        "expected a mapping or list of mappings for merging",
                        source.start_mark,
                    )
                self.flatten_mapping(source)
                merged.append(source.value)
        # the last of equal keys counts
        node.value = [pair for pairs in reversed(merged) for pair in pairs] + own


# PyYAML follows YAML 1.1, where 1e-3 (no dot) is a string, 1:30 is ninety and 2014-01-02 a date
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rpartition(":")[2] not in ("int", "float", "timestamp")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int",
    re.compile(r"^(?:[-+]?\d[\d_]*|0o[0-7]+|0x[0-9a-fA-F]+)$", re.ASCII),
    list("-+0123456789"),
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(
        r"^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)|\d[\d_]*\.\d*|\.\d+(?:[eE][-+]?\d+)?|"
        r"\.(?:inf|Inf|INF|nan|NaN|NAN))$",
        re.ASCII,
    ),
    list("-+0123456789."),
)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)


def _check(node: yaml.Node, known: dict[int, int]) -> int:
    """Return how many values a node stands for; refuse repeated keys and aliases that hold too much."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) in known:
        if not known[id(node)]:
            raise yaml.composer.ComposerError(None, None, "an alias holds itself", node.start_mark)
        return known[id(node)]
    known[id(node)] = 0
    parts = node.value
    if isinstance(node, yaml.MappingNode):
        _once(key for key, _ in node.value)
        parts = [part for pair in node.value for part in pair]
    total = 1 + sum(_check(part, known) for part in parts)
    if total > _MOST_NODES:
        raise _too_many(node.start_mark)
    known[id(node)] = total
    return total


def _too_many(mark: yaml.Mark) -> yaml.composer.ComposerError:
    return yaml.composer.ComposerError(None, None, f"more than {_MOST_NODES} values", mark)


def _once(keys: Iterable[yaml.Node]) -> None:
    seen = set()
    for key in keys:
        if isinstance(key, yaml.ScalarNode):
            if (key.tag, key.value) in seen:
                raise yaml.composer.ComposerError(
                    None, None, f'the key "{key.value}" stands twice', key.start_mark
                )
            seen.add((key.tag, key.value))


def parse_yaml(text: str, where: str) -> Any:
    """Return the content of a YAML text; `where` names it in errors.

    Raises
    ------
    InputError
        If it is not YAML, or a key stands twice, or it is nested or multiplied by aliases beyond use.
    """
    try:
        # the loader derives from SafeLoader: no Python objects are made
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem, mend = _problem(error), ""
        if "could not find expected ':'" in problem:  # seen where the next line begins
            mark = getattr(error, "context_mark", None) or mark
            mend = "A colon, or the space behind it, is missing: KEY: VALUE."
        place = f"{where}, line {mark.line + 1}" if mark else where
        raise InputError(f"not valid YAML: {problem}", where=place, mend=mend) from error
    except RecursionError:
        raise InputError(f"not valid YAML: {_TOO_DEEP}", where=where) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"not valid YAML: a value does not fit its tag ({error})", where=where, mend="Leave the tag out."
        ) from error


def _problem(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return f"the character U+{error.character:04X} at position {error.position}"
    return getattr(error, "problem", None) or str(error)


def load_yaml(path: Path) -> Any:
    """Read a YAML file (UTF-8); see `parse_yaml` and `recast.core.reading.read_text`."""
    return parse_yaml(read_text(path), str(path))


def value_place(text: str, key: str) -> tuple[int, int, str] | None:
    r"""Return where the value of a key begins and ends in the text of a mapping, and the value; None without.

    The text is one that `parse_yaml` reads.

    Examples
    --------
    >>> value_place("a: 1\nufo: '../x'  # here", "ufo")
    (10, 16, '../x')
    """
    node = yaml.compose(text, Loader=_Loader)
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key and isinstance(value, yaml.ScalarNode):
            return value.start_mark.index, value.end_mark.index, value.value
    return None
