"""Core: files and folders appear whole or not at all (temporary name beside the target, then rename).

What is being made is locked by its maker; the system frees the lock when a process dies, however it dies, and
the next one that writes into the folder removes what has no lock.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import json
import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recast.core.errors import InputError, PlaceError, lack_of, mend_of

__all__ = [
    "atomic_folder",
    "atomic_path",
    "check_place",
    "make_folder",
    "naming_target",
    "scratch_folder",
    "temporary_place",
    "to_json",
    "write_json",
    "write_note",
    "write_text",
    "writing_into",
]


_asked = threading.Lock()
_FILE, _FOLDER = ".part-file-", ".part-folder-"
"""How the names of what is being made begin."""
_looked_through: set[Path] = set()


def make_folder(folder: Path) -> Path:
    """Create `folder` and its parents; an unwritable place is a `PlaceError`.

    What writers that are no more have left in it is removed.
    """
    with writing_into(folder, "Choose another place with --out, or change its permissions."):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):  # without a name: nothing can stay of it
            pass
    _remove_abandoned(folder, (_FILE, _FOLDER))
    return folder


@contextlib.contextmanager
def writing_into(folder: Path, mend: str) -> Iterator[None]:
    """Make errors of the system a `PlaceError` that names the folder; `mend` is the way out of others."""
    try:
        yield
    except OSError as error:
        raise PlaceError(
            f"cannot write into folder {folder} ({error.strerror})", mend=mend_of(error) or mend
        ) from error


def check_place(target: Path) -> Path:
    """Refuse, before the work for a file, a place that it could not take after it; return the place.

    Raises
    ------
    InputError
        If it is there and no plain file (a rename would put a file in the place of a device or a pipe), or
        its folder, which is made, cannot be written.
    """
    target = Path(target)
    if os.path.lexists(target) and not target.is_file():
        kind = "a folder" if target.is_dir() else "no plain file"
        raise InputError(f"cannot be written, it is {kind}", where=str(target), mend="Choose another name.")
    make_folder(target.parent)
    return target


@contextlib.contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Yield a temporary path in the same folder; it is renamed to `target` if the block succeeds.

    The temporary name keeps the suffixes of `target`, for libraries that choose a format by them.

    Raises
    ------
    InputError
        As `check_place`.
    """
    target = check_place(target)
    with _renamed(target) as temporary:
        yield temporary
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())


@contextlib.contextmanager
def _renamed(target: Path) -> Iterator[Path]:
    suffix = "".join(target.suffixes[-2:])
    while True:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_FILE, suffix=suffix)
        if _is_ours(handle, name):
            break
        os.close(handle)
    temporary, maker = Path(name), os.getpid()
    try:
        with naming_target(target):
            yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    finally:
        if os.getpid() == maker:  # a fork that ends here is not the one that writes
            temporary.unlink(missing_ok=True)
        os.close(handle)


@contextlib.contextmanager
def atomic_folder(target: Path, temporary: Path | None = None) -> Iterator[Path]:
    """Yield a temporary folder beside `target`; it takes that name if the block succeeds.

    `temporary` is a name for it that no other process uses; a random one without it.

    When `target` exists by then (another process was first), the new folder is dropped and `target` stands.
    """
    target = Path(target)
    make_folder(target.parent)
    with contextlib.ExitStack() as stack:
        if temporary is None:
            temporary = stack.enter_context(_own_folder(target.parent, _FOLDER))
        else:
            temporary.mkdir(mode=0o700)
            stack.callback(shutil.rmtree, temporary, ignore_errors=True)
        with naming_target(target):
            yield temporary
        temporary.chmod(0o777 & ~_umask())
        with contextlib.suppress(OSError):
            temporary.rename(target)
        if not target.is_dir():
            raise InputError(f"cannot create folder {target}", mend="Is a file in its place? Remove it.")


@contextlib.contextmanager
def scratch_folder(name: str, place: Path | None = None) -> Iterator[Path]:
    """Yield an empty folder in the place for temporary files, gone after the block.

    Those of killed processes are removed by the next one that asks for one of the same name.

    Parameters
    ----------
    name
        What it is for; a part of the folder's name.
    place
        Where it is; the system's place for temporary files if None.
    """
    place, prefix = place or temporary_place(), f"recast-{name}-"
    _remove_abandoned(place, (prefix,))
    with _own_folder(place, prefix) as folder:
        yield folder


def temporary_place() -> Path:
    """Return the system's place for temporary files; a `PlaceError` if there is none."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:  # whatever it was that made every attempt fail
        raise PlaceError(
            "no place for temporary files can be written",
            mend="Make room in /tmp, set TMPDIR to a folder that you can write, or allow more open files "
            "(ulimit -n).",
        ) from error


@contextlib.contextmanager
def _own_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new folder with a random name and a lock, gone after the block if it has that name still."""
    while True:
        folder = tempfile.mkdtemp(dir=parent, prefix=prefix)
        with contextlib.suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY)
            if _is_ours(handle, folder):
                break
            os.close(handle)
    maker = os.getpid()
    try:
        yield Path(folder)
    finally:
        if os.getpid() == maker:  # multiprocessing lets a fork forget what is to be closed at the end
            shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _is_ours(handle: int, name: str) -> bool:
    """Lock what was just made; False if another process has taken it for abandoned before."""
    with contextlib.suppress(OSError):  # no locks here: nobody removes it then
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        return os.path.samestat(os.fstat(handle), Path(name).stat())
    except FileNotFoundError:
        return False


def _remove_abandoned(parent: Path, prefixes: tuple[str, ...]) -> None:
    """Remove what has no lock, looking once in the life of this process."""
    key = parent.absolute() / prefixes[0]
    if key in _looked_through:
        return
    _looked_through.add(key)
    with contextlib.suppress(OSError), os.scandir(parent) as entries:
        for path in [entry.path for entry in entries if entry.name.startswith(prefixes)]:
            with contextlib.suppress(OSError):
                _remove_unlocked(path)


def _remove_unlocked(path: str) -> None:
    """Remove a file or folder of this user if nobody has a lock on it, else an OSError."""
    facts = os.lstat(path)
    if facts.st_uid != os.geteuid():
        return
    folder = stat.S_ISDIR(facts.st_mode)
    # a shared folder of another machine (NFS) locks only what is open for writing
    handle = os.open(path, (os.O_RDONLY if folder else os.O_RDWR) | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(handle), os.lstat(path)):
            return
        if folder:
            shutil.rmtree(path, ignore_errors=True)
        else:
            Path(path).unlink()
    finally:
        os.close(handle)


def write_text(target: Path, text: str) -> Path:
    """Write `text` (UTF-8) atomically and return the path."""
    with atomic_path(Path(target)) as temporary:
        temporary.write_text(text, encoding="utf-8")
    return Path(target)


def to_json(content: Any) -> str:
    """Return standard JSON with sorted keys; NaN and infinities are refused, never written."""
    return json.dumps(content, indent=1, sort_keys=True, allow_nan=False, ensure_ascii=False) + "\n"


def write_json(target: Path, content: Any) -> Path:
    """Write `content` as JSON atomically (see `to_json`) and return the path."""
    return write_text(target, to_json(content))


def write_note(target: Path, content: Any) -> Path:
    """Write `content` as JSON atomically, but not forced onto the disk: a loss of power may damage it.

    For what can be made again and is written often, in a folder that exists.
    """
    with _renamed(Path(target)) as temporary:
        temporary.write_text(to_json(content), encoding="utf-8")
    return Path(target)


@contextlib.contextmanager
def naming_target(target: Path) -> Iterator[None]:
    """Give an error of the system without a file name that of the target: a full disk has none."""
    try:
        yield
    except OSError as error:
        for each in (error, lack_of(error)):  # closing what could not be written fails once more
            if isinstance(each, OSError) and each.filename is None and each.errno is not None:
                each.filename = str(target)
        raise


@functools.cache
def _umask() -> int:
    with _asked:  # it can only be read by setting it
        mask = os.umask(0)
        os.umask(mask)
    return mask
