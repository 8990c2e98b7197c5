"""Core: whether Python code from outside the package may run: analyses, UFO models and plug-ins."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from recast.core.cache import cache_folder
from recast.core.errors import InputError
from recast.core.resources import resource

__all__ = ["NO_CODE", "code_is_refused", "is_shipped", "no_code", "require_trust"]

NO_CODE = "RECAST_NO_CODE"
"""Environment variable; with another value than 0, code from outside is refused, in worker processes too."""


def code_is_refused() -> bool:
    """Return whether code from outside the package is refused in this process.

    Examples
    --------
    >>> with no_code():
    ...     code_is_refused()
    True
    """
    return os.environ.get(NO_CODE, "0") not in ("", "0")


@contextlib.contextmanager
def no_code() -> Iterator[None]:
    """Refuse code from outside the package, in this process and those it starts."""
    before = os.environ.get(NO_CODE)
    os.environ[NO_CODE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[NO_CODE]
        else:
            os.environ[NO_CODE] = before


def is_shipped(path: Path, *place: str) -> bool:
    """Return whether a path is in a folder that ships with the package, or in the user's cache."""
    ours = (resource(*place).resolve(), cache_folder().resolve())
    return any(path.resolve().is_relative_to(folder) for folder in ours)


def require_trust(what: str, where: str) -> None:
    """Let code from outside the package pass, unless it is refused.

    Parameters
    ----------
    what
        What the code is, such as "the analysis mine".
    where
        The file, folder or entry point.

    Raises
    ------
    InputError
        If code from outside is refused.
    """
    if code_is_refused():
        raise InputError(
            f"{what} is Python code from outside recast, which is refused here",
            where=where,
            mend=f"Without --no-code (and {NO_CODE}) it runs: do so if you trust its authors.",
        )
