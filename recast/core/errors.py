"""Core: the errors a user may see, each one line that says what, where and how to mend it."""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import re
from collections.abc import Iterable, Iterator

__all__ = [
    "InputError",
    "PlaceError",
    "RecastError",
    "RunError",
    "WorkerError",
    "did_you_mean",
    "lack_of",
    "mend_of",
    "naming",
    "one_line",
    "raise_lack",
    "what_lacks",
]

_PREFIX = 3
"""Letters from which on a word is taken for the beginning of others."""
_LONGEST = 400  # characters of what is wrong; a value of a card may be a list of a million numbers


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
        what = self.what if len(self.what) <= _LONGEST else f"{self.what[:_LONGEST]}…"
        text = f"{self.where}: {what}" if self.where else what
        text = f"{text.rstrip('.')}. {self.mend}" if self.mend else text
        return one_line(text)

    def __reduce__(self) -> tuple[object, ...]:
        # worker processes hand errors back by pickle: keyword arguments need help
        return (_rebuild, (type(self), self.what, self.where, self.mend))


class InputError(RecastError):
    """The user's input is wrong; nothing was run (exit status 2)."""

    exit_status = 2


class RunError(RecastError):
    """The input was fine, but a step failed (exit status 1)."""

    exit_status = 1


class PlaceError(InputError):
    """A folder cannot be used: whatever the model point, so that a scan stops at it."""


class WorkerError(RunError):
    """A worker process died: it says nothing of the model point, so that a scan stops at it."""


_ROOM = "Make room, and run the same command again (finished steps are kept)."
_FILES = "Allow more open files (ulimit -n), or use fewer --jobs."
_MEMORY = "Use fewer --jobs or fewer events, or allow more memory (ulimit -v); finished steps are kept."
_LACKS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "Allow larger files (ulimit -f), and run the same command again (finished steps are kept).",
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.ENOMEM: _MEMORY,
    errno.EAGAIN: "Allow more processes (ulimit -u), or use fewer --jobs.",
}
"""What a machine may lack, and what helps."""
_SIGNS = (os.strerror(errno.EMFILE), os.strerror(errno.ENOMEM), "failed to map segment", "new thread")
"""In the messages of libraries that cannot be loaded, and of threads that cannot begin."""


_BUFFER = re.compile(r"alloc of size (\d+) failed")


def lack_of(error: BaseException) -> BaseException | None:
    """Return the error by which the machine says that it lacks memory, room, files or processes, or None.

    Other errors may lie around it, of which it is the first: it says nothing of a model point or of a file.
    """
    looked: BaseException | None = error
    found = None
    while looked is not None:
        if mend_of(looked):
            found = looked
        looked = looked.__cause__ or (None if looked.__suppress_context__ else looked.__context__)
    return found


def raise_lack(error: BaseException) -> None:
    """Raise an error again by which the machine says what it lacks: neither code nor file is to blame.

    A file that states sizes beyond any memory is damaged: that stays what it is.
    """
    lack = lack_of(error)
    if lack is not None and _bytes_wanted(lack) < _whole_memory():
        raise error


def _bytes_wanted(lack: BaseException) -> int:
    """Return the size for which there is no memory, where numpy or Arrow say it, else 0."""
    stated = _BUFFER.search(str(lack))
    return int(getattr(lack, "_total_size", 0) or (stated.group(1) if stated else 0))


def _whole_memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def what_lacks(lack: BaseException) -> str:
    """Return what the machine said, without what a library adds to it."""
    if isinstance(lack, MemoryError):
        return "out of memory"
    if isinstance(lack, OSError) and lack.errno:
        return f"{lack.filename}: {lack.strerror}" if lack.filename else str(lack.strerror)
    lines = [line for text in str(lack).splitlines() for line in text.split(". ")]
    return next((line for line in reversed(lines) if any(sign in line for sign in _SIGNS)), str(lack)).strip()


def mend_of(error: BaseException) -> str:
    """Return what helps against something that the machine lacks; empty if it is another error."""
    if isinstance(error, OSError) and error.errno:
        return _LACKS.get(error.errno, "")
    if isinstance(error, MemoryError):
        return _MEMORY
    if isinstance(error, RecursionError) or not isinstance(error, ImportError | OSError | RuntimeError):
        return ""
    said = str(error)
    signs = {_SIGNS[0]: _FILES, _SIGNS[1]: _MEMORY, _SIGNS[2]: _MEMORY, _SIGNS[3]: _LACKS[errno.EAGAIN]}
    return next((mend for sign, mend in signs.items() if sign in said), "")


def one_line(text: str) -> str:
    """Return a text on one line, with escapes for characters that would steer a terminal."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode()
        for sign in " ".join(text.split())
    )


def _rebuild(kind: type[RecastError], what: str, where: str, mend: str) -> RecastError:
    return kind(what, where=where, mend=mend)


@contextlib.contextmanager
def naming(place: str) -> Iterator[None]:
    """Let an `InputError` that is raised inside say the file that asked for it, where it does not yet.

    One about a folder (`PlaceError`) passes as it is.

    Examples
    --------
    >>> with naming("card.yaml"):
    ...     raise InputError("no region", where="analysis x")
    Traceback (most recent call last):
    recast.core.errors.InputError: card.yaml, analysis x: no region
    """
    try:
        yield
    except InputError as error:
        if type(error) is InputError and not error.where.startswith(place):
            error.where = f"{place}, {error.where}" if error.where else place
            error.args = (error.what, error.where, error.mend)
        raise


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return 'Did you mean "x"?' for the nearest known word; the words that begin so, or all, otherwise.

    Examples
    --------
    >>> did_you_mean("mass", ["mzp_gev", "mass_gev"])
    'Did you mean "mass_gev"?'
    >>> did_you_mean("atlas", ["atlas_4mu", "cms_4mu", "atlas_2013_z4l"])
    'Names that begin so: atlas_2013_z4l, atlas_4mu.'
    """
    options = sorted(known)
    begin = [name for name in options if name.lower().startswith(word.lower())]
    if len(word) >= _PREFIX and len(begin) > 1:
        return f"Names that begin so: {', '.join(begin)}."
    if len(word) >= _PREFIX and begin:
        return f'Did you mean "{begin[0]}"?'
    near = difflib.get_close_matches(word, options, n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(options)}."
