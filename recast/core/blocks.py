"""Core: blocks of YAML cards: frozen and strict; the first thing wrong in one is explained in one line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from recast.core.errors import InputError, did_you_mean
from recast.core.registry import Registry

__all__ = [
    "STATISTICS",
    "STRENGTH",
    "WINDOW",
    "Block",
    "Charge",
    "Count",
    "Finite",
    "Name",
    "Nuisance",
    "Positive",
    "blocks_of",
    "card_name",
    "one_of",
    "validated",
]

WINDOW = "window"
"""Name of the region that moves with the mass, in cards of runs and of analyses."""
STRENGTH, STATISTICS = "mu", "mc_stat"
"""Names of parameters of likelihoods: the strength of the signal; what those of the simulation begin with."""
_FRACTION = re.compile(r"[-+]?\d{1,9} ?/ ?\d{1,9}", re.ASCII)


def _fraction(given: Any) -> Any:
    """Return the number that a fraction is; anything else as it is."""
    if not isinstance(given, str) or not _FRACTION.fullmatch(given):
        return given
    above, below = map(float, given.split("/"))
    return above / below if below else given


Count = Annotated[int, Field(gt=0)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Charge = Annotated[float, BeforeValidator(_fraction), Field(allow_inf_nan=False)]
"""A number, or a fraction such as 1/3, which YAML reads as a text."""
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_NAME_WORDS = "Take letters, digits, dots, - and _, a letter or digit first, at most 64 signs."
Name = Annotated[str, Field(pattern=_NAME)]
"""Short name that may stand in a file name."""


def _nuisance(name: str) -> str:
    """Return the name of a nuisance, which is that of no other parameter of a likelihood."""
    if not name.strip():
        raise ValueError("a nuisance has no name")
    if name == STRENGTH or name.startswith(f"{STATISTICS}_"):
        also = "the strength of the signal" if name == STRENGTH else "an error of the simulation"
        raise ValueError(f'nuisance "{name}" has two meanings: it is the name of {also}. Rename it')
    return name


Nuisance = Annotated[str, AfterValidator(_nuisance)]
"""Name of a nuisance of a likelihood."""
_LISTS = ("tuple_type", "list_type")
_GLUED = re.compile(r"[\s{}\[\]:]")
"""Signs of a key that are left where YAML saw no colon."""
_NUMBER = re.compile(r"[-+]?\d+(\.\d*)?([eE][-+]?\d+)?", re.ASCII)
_OPTION = re.compile(r"[a-z-]+\[.*\]")
"""How a path of pydantic names one of several types of a value."""
_WORDS = (
    (r"tuple", "list"),
    (r"Tuple", "List"),
    (r"dictionary( or (object to extract fields from|instance of \w+))?", "mapping"),
    (r"Dictionary", "Mapping"),
)
"""Words of YAML for those of pydantic, which are patterns."""


class Block(BaseModel):
    """Base of all blocks: frozen, strict, no unknown keys; the docstring under a field describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


def one_of(registry: Registry[Any]) -> AfterValidator:
    """Return the check that a text is a name of a registry: like a `Literal`, with the names of plug-ins."""

    def check(name: str) -> str:
        if name not in registry:
            raise PydanticCustomError("literal_error", "unknown", {"expected": ", ".join(registry)})
        registry.word(name)  # a broken plug-in is said at once
        return name

    return AfterValidator(check)


B = TypeVar("B", bound=BaseModel)


def validated(block: type[B], content: Any, where: str, what: str = "a card") -> B:
    """Return the content of a card as a block.

    Parameters
    ----------
    block
        The class of the block.
    content
        Plain values, as `recast.core.yaml` reads them.
    where
        The place that errors name.
    what
        What `content` should be, such as "a run card".

    Raises
    ------
    InputError
        Names the key, the value and the nearest valid key or value.

    Examples
    --------
    >>> class Axis(Block):
    ...     points: Count
    >>> validated(Axis, {"point": 3}, "card.yaml")
    Traceback (most recent call last):
        ...
    recast.core.errors.InputError: card.yaml: unknown key "point". Did you mean "points"?
    """
    if not isinstance(content, dict):
        raise InputError(f"{what} is a mapping of keys to values", where=where)
    try:
        return block.model_validate(content)
    except ValidationError as error:
        raise _explained(error, where, block, content) from error
    except InputError as error:  # of a check that says itself what is wrong
        place = f"{where}, {error.where}" if error.where else where
        raise InputError(error.what, where=place, mend=error.mend) from error


def card_name(block: type[BaseModel], name: str) -> str:
    """Return a name that a card of this class may have.

    Raises
    ------
    InputError
        If it may not.
    """
    field = block.model_fields["name"]
    annotation: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        made: str = TypeAdapter(annotation).validate_python(name)
    except ValidationError as error:
        raise InputError(f'"{name}" can be no name of a card', mend=_NAME_WORDS) from error
    return made


def _explained(error: ValidationError, where: str, block: type[BaseModel], content: Any) -> InputError:
    # an unknown key often leaves a needed one missing: it is the one to name
    problems = error.errors()
    problem: Any = min(problems, key=_rank)
    path = problem["loc"]
    if problem["type"] != "extra_forbidden":
        path = _without_options(path)
        if problem["type"] != "missing":
            path = _of_the_card(path, content)
    shown, holder = _place(block, path)
    key, given = ".".join(shown), problem.get("input")
    match problem["type"]:
        case "extra_forbidden":
            known = list(holder.model_fields) if holder is not None else []
            glued = "A colon, or the space behind it, is missing: KEY: VALUE."
            mend = glued if _GLUED.search(shown[-1]) else did_you_mean(shown[-1], known)
            return InputError(f'unknown key "{key}"', where=where, mend=mend)
        case "missing":
            return _missing(
                [_key(block, item["loc"]) for item in problems if item["type"] == "missing"], where
            )
        case "literal_error":
            mend = did_you_mean(str(given), _listed(problem["ctx"]["expected"]))
            lists = [item for item in problems if item["type"] in _LISTS and item["input"] == given]
            if lists and (hint := _hint(lists[0], given)):
                mend = f"{mend} {hint}"
            return InputError(f"{key} is {given!r}", where=where, mend=mend)
        case "union_tag_invalid" | "union_tag_not_found":
            kind = given.get("kind") if isinstance(given, dict) else given
            known = [tag for option in blocks_of(_annotation(holder, shown)) for tag in _tags(option)]
            return InputError(f"{key}.kind is {kind!r}", where=where, mend=did_you_mean(str(kind), known))
        case "value_error":
            text = problem["msg"].removeprefix("Value error, ")
            return InputError(f"{key}: {text}" if key else text, where=where)
    value = given if not isinstance(given, float) or math.isfinite(given) else str(given)
    mend = problem["msg"]
    for theirs, ours in _WORDS:
        mend = re.sub(theirs, ours, mend)
    return InputError(f"{key} is {value!r}", where=where, mend=_hint(problem, given) or f"{mend}.")


def _hint(problem: Any, given: Any) -> str:
    """Return how a value is written that has the wrong type or signs; empty where nothing simple mends it."""
    simple = isinstance(given, str | int | float) and not isinstance(given, bool)
    whole = isinstance(given, float) and given.is_integer()
    quoted = isinstance(given, str) and _NUMBER.fullmatch(given) is not None
    match problem["type"]:
        case "string_pattern_mismatch" if problem["ctx"]["pattern"] == _NAME:
            hint = _NAME_WORDS
        case "tuple_type" | "list_type" if simple:
            hint = f"Write a list: [{given}]."
        case "int_type" | "int_from_float" if whole:
            hint = f"Write a whole number: {int(given)}."
        case "int_type" | "float_type" if quoted:
            hint = f"Write it without quotes: {given}."
        case "bool_type":
            hint = "Write true or false."
        case "string_type" if simple and isinstance(given, int):
            hint = f'Write it in quotes: "{given}".'
        case _:
            hint = ""
    return hint


def _without_options(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(step for step in path if not _OPTION.fullmatch(str(step)))


def _of_the_card(path: tuple[str | int, ...], content: Any) -> tuple[str | int, ...]:
    """Return a path without the name of a type at its end, which pydantic adds where several are possible."""
    for step in path[:-1]:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):  # the kind of a block
            continue
    there = path[-1:] and (
        path[-1] in content
        if isinstance(content, dict)
        else isinstance(content, list | tuple) and type(path[-1]) is int
    )
    return path if there else path[:-1]


def _key(block: type[BaseModel], path: tuple[str | int, ...]) -> str:
    return ".".join(_place(block, _without_options(path))[0])


def _missing(keys: list[str], where: str) -> InputError:
    """Return the error that names all keys that are missing."""
    keys = list(dict.fromkeys(keys))
    if len(keys) == 1:
        return InputError(f'the key "{keys[0]}" is missing', where=where, mend=f"Add {keys[0]} to the card.")
    named = ", ".join(f'"{key}"' for key in keys)
    return InputError(f"the keys {named} are missing", where=where, mend="Add them to the card.")


def _rank(problem: Any) -> int:
    """Return 0 for what tells most; 2 for a word that something else than a text was not."""
    if problem["type"] == "extra_forbidden":
        return 0
    return 2 if problem["type"] == "literal_error" and not isinstance(problem["input"], str) else 1


def _listed(text: str) -> list[str]:
    """Return the words that pydantic lists as 'a', 'b' or 'c'."""
    return [word.strip("' ") for word in text.replace(" or ", ",").split(",")]


def _place(block: type[BaseModel], path: tuple[str | int, ...]) -> tuple[list[str], type[BaseModel] | None]:
    """Return the steps of a path as they stand in the card, and the block that the last of them is in.

    Pydantic's path has the kind of a block beside them, where several are possible.
    """
    shown: list[str] = []
    holder: type[BaseModel] | None = None
    here: list[type[BaseModel]] = [block]
    for place, step in enumerate(path):
        chosen = [option for option in here if step in _tags(option)]
        if len(here) > 1 and chosen:
            here = chosen
            continue
        shown.append(str(step))
        if isinstance(step, int):
            continue  # of a list: its elements are `here` already
        if place < len(path) - 1 and here and step not in here[0].model_fields:
            continue  # a key of a mapping: its values are `here` already
        holder = here[0] if here else None
        field = holder.model_fields.get(step) if holder is not None else None
        here = list(blocks_of(field.annotation)) if field is not None else []
    return shown, holder


def _annotation(holder: type[BaseModel] | None, shown: list[str]) -> Any:
    name = next((step for step in reversed(shown) if not step.isdigit()), "")
    return holder.model_fields[name].annotation if holder is not None else None


def blocks_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the blocks that a type names: itself, of a union, of the elements of a list or a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from blocks_of(part)


def _tags(block: type[BaseModel]) -> tuple[str, ...]:
    """Return the kinds by which a block is told from others in its place."""
    field = block.model_fields.get("kind")
    return get_args(field.annotation) if field is not None else ()
