"""Core: the errors a user may see, each one line that says what, where and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["InputError", "RecastError", "RunError", "did_you_mean"]


class RecastError(Exception):
    """Base of all errors raised on purpose.

    Parameters
    ----------
    what
        What is wrong, with the offending value.
    where
        File, key, line or event; empty when `what` already says it.
    mend
        What the user can do about it.
    """

    exit_status = 1

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(what, where, mend)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        text = f"{text.rstrip('.')}. {self.mend}" if self.mend else text
        return " ".join(text.split())

    def __reduce__(self) -> tuple[object, ...]:
        # worker processes hand errors back by pickle: keyword arguments need help
        return (_rebuild, (type(self), self.what, self.where, self.mend))


class InputError(RecastError):
    """The user's input is wrong; nothing was run (exit status 2)."""

    exit_status = 2


class RunError(RecastError):
    """The input was fine, but a step failed (exit status 1)."""

    exit_status = 1


def _rebuild(kind: type[RecastError], what: str, where: str, mend: str) -> RecastError:
    return kind(what, where=where, mend=mend)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return 'Did you mean "x"? ' for the nearest known word, and the full list otherwise."""
    options = sorted(known)
    near = difflib.get_close_matches(word, options, n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(options)}."
