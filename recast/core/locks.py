"""Core: locks between processes; the operating system frees them when a process dies, however it dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from recast.core.errors import PlaceError, mend_of

__all__ = ["folder_lock", "is_held", "is_locked", "lock_file", "use_lock"]


def lock_file(folder: Path, name: str) -> Path:
    """Return the file of the lock `name` in a folder; it stays, and means nothing, when the lock is free."""
    return folder / f".{name}.lock"


@contextlib.contextmanager
def folder_lock(folder: Path, name: str, timeout_s: float = -1.0) -> Iterator[None]:
    """Hold the lock `name` of a folder.

    Parameters
    ----------
    folder
        An existing folder. Whoever may write into it may take the lock, whoever took it first.
    name
        Name of what is locked.
    timeout_s
        Longest wait [s]; without end if negative.

    Raises
    ------
    PlaceError
        If the lock cannot be made.
    filelock.Timeout
        If the wait was too long.
    """
    lock = _lock(folder, name)
    try:
        lock.acquire(timeout=timeout_s)
    except Timeout:
        raise
    except OSError as error:
        raise _no_lock(error, folder, name) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def use_lock(folder: Path, name: str, *, alone: bool = False) -> Iterator[None]:
    """Hold the lock `name` of a folder together with others that use it, or alone.

    Parameters
    ----------
    folder, name
        As of `folder_lock`. The file stays for ever: one that is removed locks nobody out.
    alone
        Whether nobody else may hold it. Others wait until it is free.

    Raises
    ------
    PlaceError
        If the lock cannot be made.
    BlockingIOError
        If it is to be held alone, and others hold it.
    """
    try:
        handle = os.open(lock_file(folder, name), os.O_RDWR | os.O_CREAT, folder.stat().st_mode & 0o666)
    except OSError as error:
        raise _no_lock(error, folder, name) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except BlockingIOError:
            raise
        except OSError:
            pass  # no locks here: as `is_locked`
        yield
    finally:
        os.close(handle)


def _no_lock(error: OSError, folder: Path, name: str) -> PlaceError:
    return PlaceError(
        f"cannot be locked ({error.strerror})",
        where=str(lock_file(folder, name)),
        mend=mend_of(error)
        or "Is the folder shared between users? Then it must be writable for all of them "
        "(chmod -R g+w); or use a folder of your own.",
    )


def is_locked(folder: Path, name: str) -> bool:
    """Return whether a living process holds the lock `name` of a folder."""
    return is_held(lock_file(folder, name))


def is_held(path: Path) -> bool:
    """Return whether a living process has locked a file, or a folder, itself."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False  # there is none, or it is not ours to read
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False  # no locks here
    finally:
        os.close(handle)
    return False


def _lock(folder: Path, name: str) -> FileLock:
    # as writable as the folder, so that users who share it can share the lock
    return FileLock(lock_file(folder, name), mode=folder.stat().st_mode & 0o666)
