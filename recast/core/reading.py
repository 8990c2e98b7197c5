"""Core: reads small text files and JSON; what is wrong with a file is one `InputError` that names it."""

from __future__ import annotations

import contextlib
import csv
import json
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NoReturn

from recast.core.errors import InputError

__all__ = [
    "DAMAGE",
    "MOST_DIGITS",
    "damage_text",
    "parse_json",
    "read_bytes",
    "read_json",
    "read_rows",
    "read_standard_input",
    "read_text",
    "trusting",
    "user_path",
]

DAMAGE = (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
"""What values raise that lack something, or are of another type or size than what takes them expects."""
MOST_DIGITS = 300
"""Digits of a whole number in a file, which a double then still holds."""
_LARGEST_TEXT = 16 * 1024 * 1024  # bytes; a card, a point or a bibliography has some kilobytes
_LARGEST_JSON = 1024 * 1024 * 1024
_BLOCK = 1024 * 1024
"""Bytes of one read: room for the largest file is not taken for a small one."""


def read_text(path: Path, *, mend: str = "", largest: int = _LARGEST_TEXT) -> str:
    """Return the text of a UTF-8 file.

    Parameters
    ----------
    path
        The file; a pipe is read as well.
    mend
        What to do when there is no such file.
    largest
        Bytes from which on the file is refused, so that a wrong path (/dev/zero) does not fill the memory.

    Raises
    ------
    InputError
        If there is no such file, it is a folder, too large, not UTF-8, or cannot be read.
    """
    return _decoded(read_bytes(path, mend=mend, largest=largest), str(path))


def read_bytes(path: Path, *, mend: str = "", largest: int = _LARGEST_JSON) -> bytes:
    """Return the content of a file; arguments and errors as of `read_text`."""
    try:
        with Path(path).open("rb") as stream:
            return _content(stream, str(path), largest)
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), mend=mend) from error
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", where=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=str(path)) from error
    except ValueError as error:  # a null character
        raise InputError(f"is no path ({error})", where=str(path)) from error


_LONGEST_NAME, _LONGEST_PATH, _SHOWN = 255, 4095, 80
"""Bytes in a name and in a path, and characters of one that a line shows."""


def user_path(name: str | Path) -> Path:
    """Return the path that a user wrote, with ~ for a home folder.

    Raises
    ------
    InputError
        If there can be none of that name.
    """
    try:
        path = Path(name).expanduser()
        longest = max(len(os.fsencode(part)) for part in (*path.parts, ""))
        whole = len(os.fsencode(path))
    except (RuntimeError, ValueError) as error:  # no such user, or no characters of a name
        raise InputError(f"is no path ({error})", where=str(name)[:_SHOWN]) from error
    if "\0" in str(path):
        raise InputError("is no path (it has a null character)", where=str(name)[:_SHOWN])
    if longest > _LONGEST_NAME or whole > _LONGEST_PATH:
        raise InputError("is no path (it is too long)", where=f"{str(name)[:_SHOWN]}...")
    return path


def read_standard_input(largest: int = _LARGEST_TEXT) -> str:
    """Return the text on standard input; errors as of `read_text`."""
    return _decoded(_content(sys.stdin.buffer, "standard input", largest), "standard input")


def _content(stream: IO[bytes], where: str, largest: int) -> bytes:
    content = bytearray()
    while len(content) <= largest and (block := stream.read(_BLOCK)):
        content += block
    if len(content) > largest:
        raise InputError(f"more than {largest} bytes, not a file of this kind", where=where)
    return bytes(content)


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 text (byte {error.start})", where=where, mend="Save it as UTF-8."
        ) from error


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names in its header; # begins a comment.

    Raises
    ------
    InputError
        As `read_text`, or if the file is not CSV.
    """
    lines = [line for line in read_text(path).splitlines() if line.strip() and not line.startswith("#")]
    try:
        return list(csv.DictReader(lines))
    except csv.Error as error:
        raise InputError(f"not CSV ({error})", where=str(path)) from error


def read_json(path: Path, *, mend: str = "") -> Any:
    """Return the content of a JSON file; NaN and infinities, which JSON does not have, are refused.

    Raises
    ------
    InputError
        As `read_text`, and if the file is not JSON.
    """
    return parse_json(read_text(path, mend=mend, largest=_LARGEST_JSON), str(path))


def parse_json(text: str, where: str) -> Any:
    """Return the content of JSON text; numbers that a double does not hold are refused as NaN is.

    Raises
    ------
    InputError
        If it is not JSON.
    """
    try:
        return _JSON.decode(text)
    except RecursionError:
        raise InputError("not JSON (nested too deeply)", where=where) from None
    except ValueError as error:
        raise InputError(f"not JSON ({error})", where=where) from error


@contextlib.contextmanager
def trusting(place: Path | str, *, mend: str = "") -> Iterator[None]:
    """Use values that a program wrote, and turn what they lack or have of another type into an `InputError`.

    Parameters
    ----------
    place
        The file or the object that the error names.
    mend
        What to do about it.

    Examples
    --------
    >>> with trusting("a.json"):
    ...     {}["cl"]
    Traceback (most recent call last):
    recast.core.errors.InputError: a.json: damaged (no 'cl')
    """
    try:
        yield
    except DAMAGE as error:
        raise InputError(f"damaged ({damage_text(error)})", where=str(place), mend=mend) from error


def damage_text(error: BaseException) -> str:
    """Return what is wrong with values, of one of the errors `DAMAGE`.

    Examples
    --------
    >>> damage_text(KeyError("cl")), damage_text(ValueError("x is no number"))
    ("no 'cl'", 'ValueError: x is no number')
    """
    return f"no {error}" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError(f"a whole number of {len(text)} digits")
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:40]} is too large")
    return number


_JSON = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite, parse_int=_whole)
