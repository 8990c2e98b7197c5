"""Report: reads BibTeX of a user: entries with their keys and fields; macros are not followed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recast.core.errors import InputError

__all__ = ["KEY", "BibEntry", "parse_bibtex"]

KEY = re.compile(r"[^\s{}()\",#%~\\=']+")
"""A citation key."""
_KIND = re.compile(r"@\s*([A-Za-z]+)\s*([({])")
_FIELD = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]*)\s*=\s*")
_BARE = re.compile(r"[A-Za-z0-9.:+-]+")
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry."""

    key: str
    kind: str
    """article, misc, ... in small letters."""
    fields: Mapping[str, str]
    """By name in small letters, without the outer braces or quotation marks."""
    text: str
    """The entry as it stands in the file."""


def parse_bibtex(text: str, where: str) -> dict[str, BibEntry]:
    """Return the entries of a BibTeX file by their keys; text between entries is a comment.

    Raises
    ------
    InputError
        If braces do not balance, a key stands twice or cannot be one, an entry is not a list of
        `name = value`, or a macro is defined. Names the line.
    """
    found: dict[str, BibEntry] = {}
    place = 0
    while (start := text.find("@", place)) >= 0:
        line = f"{where}, line {text.count(chr(10), 0, start) + 1}"
        match = _KIND.match(text, start)
        if match is None:
            raise InputError("an @ that begins no entry", where=line, mend="Write @article{key, ...}.")
        kind, end = match[1].lower(), _end(text, match.end(), match[2], line)
        place = end + 1
        if kind == "comment":
            continue
        if kind in ("string", "preamble"):
            raise InputError(f"@{kind} is not followed", where=line, mend="Write its text into the entries.")
        entry = _entry(kind, text[match.end() : end], text[start:place], line)
        if entry.key in found:
            raise InputError(f'the key "{entry.key}" stands twice', where=line)
        found[entry.key] = entry
    return found


def _end(text: str, begin: int, opening: str, where: str) -> int:
    """Return the position of what closes the entry."""
    depth = 0
    for position in range(begin, len(text)):
        letter = text[position]
        if depth == 0 and letter == _CLOSING[opening]:
            return position
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            break
    raise InputError("its braces do not balance", where=where)


def _entry(kind: str, body: str, text: str, where: str) -> BibEntry:
    key, comma, rest = body.partition(",")
    key = key.strip()
    if not KEY.fullmatch(key):
        raise InputError(f'"{key}" is no key', where=where, mend="Write @article{key, ...}.")
    fields: dict[str, str] = {}
    while comma and rest.strip():
        match = _FIELD.match(rest)
        if match is None:
            raise InputError(f'{key}: "{rest.strip()[:30]}" is no field', where=where, mend=_FIELD_MEND)
        name, rest = match[1].lower(), rest[match.end() :]
        fields[name], rest = _value(rest, f"{where}: {key}, {name}")
        comma, rest = rest[:1], rest[1:]
        if comma not in (",", ""):
            raise InputError("no comma after its value", where=f"{where}: {key}, {name}")
    if not fields:
        raise InputError(f"{key} has no field", where=where, mend=_FIELD_MEND)
    return BibEntry(key, kind, fields, text)


_FIELD_MEND = "Write name = {value}, one after the other with commas."


def _value(text: str, where: str) -> tuple[str, str]:
    """Return a value, parts of it joined by #, and what follows it."""
    parts = []
    while True:
        text = text.lstrip()
        if text[:1] == "{":
            end = _end(text, 1, "{", where)
            part, text = text[1:end], text[end + 1 :]
        elif text[:1] == '"':
            end = _quote(text, where)
            part, text = text[1:end], text[end + 1 :]
        else:
            match = _BARE.match(text)
            if match is None:
                raise InputError("no value", where=where, mend=_FIELD_MEND)
            part, text = match[0], text[match.end() :]
        parts.append(part)
        text = text.lstrip()
        if text[:1] != "#":
            return " ".join("".join(parts).split()), text
        text = text[1:]


def _quote(text: str, where: str) -> int:
    """Return the position of the quotation mark that ends a value."""
    depth = 0
    for position in range(1, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if text[position] == '"' and depth == 0:
            return position
    raise InputError("its quotation marks do not balance", where=where)
