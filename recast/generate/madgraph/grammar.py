"""Generate: an allow-list grammar for processes: only particles, operators and orders reach MadGraph.

    process  := core { "," core | "," "(" process ")" } [ "@" number ]
    core     := names ">" names [ ">" names ] { ("/" | "$" | "$$") names } { order }
    order    := ORDER [ "^2" ] ("=" | "==" | "<=" | ">") number

The text that is sent is put together again from the tokens that were understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recast.core.errors import InputError, did_you_mean
from recast.generate.madgraph.model_names import ModelNames

__all__ = ["Definition", "checked_definition", "checked_process", "resonances"]

_LONGEST = 400
_DEEPEST = 6
_MOST_NAMES = 40
_TOKEN = re.compile(
    r"\s+|(?P<order>[A-Za-z][A-Za-z0-9]*(?:\^2)?\s*(?:==|<=|=|>)\s*\d{1,2}(?![0-9A-Za-z]))"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*[~+\-]*)|(?P<number>\d{1,3})|(?P<sign>\$\$|[>,()/$@])"
)
_ALLOWED = re.compile(r"[A-Za-z0-9_~+\-^=<>,()/$@ ]*")
_WORD = re.compile(r"[a-z][a-z0-9_]{0,15}[~+\-]?")


@dataclass(frozen=True, slots=True)
class Definition:
    """A multiparticle label and what it stands for."""

    label: str
    members: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.label} = {' '.join(self.members)}"


def checked_definition(text: str, names: ModelNames) -> Definition:
    """Return the definition `label = names`.

    Raises
    ------
    InputError
        If the label is no plain word, or a member is not in the model.
    """
    _characters(text, "definition")
    label, equals, members = text.partition("=")
    label = names.spelling(label.strip())
    if not equals or not _WORD.fullmatch(label) or label in names.particles:
        raise InputError(
            f'"{text}" is no definition', where="define", mend='Write it as "label = name name ...".'
        )
    chosen = tuple(names.spelling(member) for member in members.split())
    if not chosen or len(chosen) > _MOST_NAMES:
        raise InputError(f'"{text}" defines nothing, or too much', where="define")
    for member in chosen:
        _known(member, names, "define")
    return Definition(label, chosen)


def checked_process(text: str, names: ModelNames) -> str:
    """Return the process in MadGraph's notation, put together from the tokens of `text`.

    Raises
    ------
    InputError
        Names the first character, particle, order or place that the grammar does not allow.
    """
    _characters(text, "process")
    parser = _Parser(_tokens(text), names)
    result = parser.process(0)
    if parser.kind == "@":
        parser.advance()
        result += f" @{parser.take('number')}"
    parser.end()
    return result


def resonances(process: str) -> set[str]:
    """Return the names of the particles that a checked process decays: one before `>` in a decay."""
    found = set()
    for part in re.split(r"[,()]", process)[1:]:
        before = part.split(">")[0].split()
        if ">" in part and len(before) == 1:
            found.add(before[0])
    return found


def _characters(text: str, where: str) -> None:
    if len(text) > _LONGEST:
        raise InputError(f"longer than {_LONGEST} characters", where=where)
    if not _ALLOWED.fullmatch(text):
        bad = next(letter for letter in text if not _ALLOWED.fullmatch(letter))
        raise InputError(
            f"the character {bad!r} is not allowed",
            where=where,
            mend='A process is made of particle names, "> , ( ) / $ @" and coupling orders.',
        )


def _tokens(text: str) -> list[tuple[str, str]]:
    found, place = [], 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise InputError(f'cannot be read from "{text[place : place + 20]}" on', where="process")
        kind = match.lastgroup
        if kind == "sign":
            found.append((match["sign"], match["sign"]))
        elif kind is not None:
            found.append((kind, match[kind]))
        place = match.end()
    return found


def _known(name: str, names: ModelNames, where: str) -> str:
    known = {*names.particles, *names.multiparticles}
    if name not in known:
        raise InputError(f'the model has no particle "{name}"', where=where, mend=did_you_mean(name, known))
    return name


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[tuple[str, str]], names: ModelNames) -> None:
        self._tokens = [*tokens, ("end", "the end")]
        self._place = 0
        self._names = names

    @property
    def kind(self) -> str:
        return self._tokens[self._place][0]

    def advance(self) -> str:
        text = self._tokens[self._place][1]
        self._place += 1
        return text

    def take(self, kind: str) -> str:
        if self.kind != kind:
            raise InputError(
                f'"{kind}" is expected in place of "{self._tokens[self._place][1]}"', where="process"
            )
        return self.advance()

    def end(self) -> None:
        if self.kind != "end":
            raise InputError(f'"{self._tokens[self._place][1]}" is not expected there', where="process")

    def process(self, depth: int) -> str:
        if depth > _DEEPEST:
            raise InputError("parentheses are nested too deeply", where="process")
        parts = [self._core()]
        while self.kind == ",":
            self.advance()
            if self.kind == "(":
                self.advance()
                parts.append(f"({self.process(depth + 1)})")
                self.take(")")
            else:
                parts.append(self._core())
        return ", ".join(parts)

    def _core(self) -> str:
        text = self._particles()
        self.take(">")
        text += f" > {self._particles()}"
        if self.kind == ">":
            self.advance()
            text += f" > {self._particles()}"
        while self.kind in ("/", "$", "$$"):
            text += f" {self.advance()} {self._particles()}"
        while self.kind == "order":
            text += f" {self._order(self.advance())}"
        return text

    def _particles(self) -> str:
        chosen = []
        while self.kind == "name":
            chosen.append(_known(self._names.spelling(self.advance()), self._names, "process"))
        if not chosen:
            raise InputError(
                f'a particle is expected in place of "{self._tokens[self._place][1]}"', where="process"
            )
        return " ".join(chosen)

    def _order(self, text: str) -> str:
        match = re.fullmatch(r"([A-Za-z0-9]+)(\^2)?\s*(==|<=|=|>)\s*(\d+)", text)
        assert match is not None  # noqa: S101 - the tokens' expression is the same
        known = self._names.orders | {"WEIGHTED"}
        if match[1] not in known:
            raise InputError(
                f'the model has no coupling order "{match[1]}"',
                where="process",
                mend=did_you_mean(match[1], known),
            )
        if match[3] == ">" and not match[2]:
            raise InputError(f'"{match[1]}>" is not an order', where="process", mend=f"Write {match[1]}^2>N.")
        return f"{match[1]}{match[2] or ''}{match[3]}{match[4]}"
