"""Core: reads small text files and JSON; what is wrong with a file is one `InputError` that names it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from recast.core.errors import InputError

__all__ = ["read_json", "read_text", "trusting"]

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
    try:
        content = bytearray()
        with Path(path).open("rb") as stream:
            while len(content) <= largest and (block := stream.read(_BLOCK)):
                content += block
        if len(content) > largest:
            raise InputError(f"more than {largest} bytes, not a file of this kind", where=str(path))
        return content.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), mend=mend) from error
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 text (byte {error.start})", where=str(path), mend="Save it as UTF-8."
        ) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=str(path)) from error


def read_json(path: Path, *, mend: str = "") -> Any:
    """Return the content of a JSON file; NaN and infinities, which JSON does not have, are refused.

    Raises
    ------
    InputError
        As `read_text`, and if the file is not JSON.
    """
    text = read_text(path, mend=mend, largest=_LARGEST_JSON)
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise InputError("not JSON (nested too deeply)", where=str(path)) from None
    except ValueError as error:
        raise InputError(f"not JSON ({error})", where=str(path)) from error


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
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError) as error:
        what = f"no {error}" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
        raise InputError(f"damaged ({what})", where=str(place), mend=mend) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
