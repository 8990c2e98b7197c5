"""Core: compiled kernels: numba's decorator with its cache in the user's cache folder.

Modules with kernels are imported only where events are read or selected: numba takes half a second to
load.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.core.compiler_lock import global_compiler_lock

from recast.core.atomic import naming_target
from recast.core.cache import cache_folder, content_key
from recast.core.errors import PlaceError
from recast.core.locks import folder_lock

__all__ = ["Number", "kernel", "part", "source_key"]

F = TypeVar("F", bound=Callable[..., Any])

Number = Any
"""A number inside a kernel, where Python's and numpy's types are the same."""


def _choose_cache() -> None:
    """Let machine code be kept beside other cached things, as an installed package may be read-only.

    Numba's cache does not tell code with bounds checks from code without: it gets a folder of its own.
    """
    if not os.environ.get("NUMBA_CACHE_DIR"):
        checked = numba.config.BOUNDSCHECK  # type: ignore[attr-defined]
        folder = cache_folder() / ("numba-checked" if checked else "numba")
        numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]


def source_key(module: Path, package: Path) -> str:
    """Return a short hash of what machine code of a module is made of.

    Numba sees a change of the module alone, by time and size of its file: not one of the functions and
    constants that a kernel takes from other modules. It then writes the new list of what is kept before
    the new code: a process that is killed in between, or a full disk, would leave old code under a new name.
    Types are held by module and name. So code of another source or package gets a folder of its own.

    Parameters
    ----------
    module
        File of the module.
    package
        Folder of a package: of a module in it, all modules with kernels count, those that they import, and
        the names of all classes; of another one its own file alone.
    """
    if not module.is_relative_to(package):
        return content_key([module.read_text(encoding="utf-8"), _stamp(module)])
    return _package_key(package)


@functools.cache
def _package_key(package: Path) -> str:
    """Return the hash of a package, whose files are read once in a process."""
    paths = sorted(package.rglob("*.py"))
    texts = {path.relative_to(package).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    kernels = {name for name, text in texts.items() if _KERNELS.search(text)}
    words = {word.replace(".", "/") for name in kernels for word in _IMPORTS.findall(texts[name])}
    # of a package that is named, all its modules: one of them may be what is imported
    used = kernels | {name for name in texts if {name.removesuffix(".py"), name.rpartition("/")[0]} & words}
    return content_key(
        [
            [[name, *_CLASS.findall(text)] for name, text in texts.items()],
            [[name, texts[name]] for name in sorted(used)],
            [_stamp(package / name) for name in sorted(kernels)],
        ]
    )


def _stamp(path: Path) -> list[int]:
    """Return what numba tells versions of a file by."""
    facts = path.stat()
    return [facts.st_mtime_ns, facts.st_size]


_PACKAGE = Path(__file__).parents[1]
_CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
_KERNELS = re.compile(r"^from recast\.core\.compiled import", re.MULTILINE)
_IMPORTS = re.compile(r"^from recast\.([\w.]+) import", re.MULTILINE)
_choose_cache()


def kernel(function: F) -> F:
    """Compile `function` when it is first called; the result is cached over processes.

    NUMBA_DISABLE_JIT=1 leaves it interpreted (for coverage), NUMBA_BOUNDSCHECK=1 checks every index.
    """
    with _kept_by_source(Path(function.__code__.co_filename)):
        compiled: Any = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    if not numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        compiled.compile = _by_one_process(compiled)
    return compiled  # type: ignore[no-any-return]


@contextlib.contextmanager
def _kept_by_source(module: Path) -> Iterator[None]:
    """Let machine code of the module be kept by what it is made of."""
    with _moving:
        before = numba.config.CACHE_DIR  # type: ignore[attr-defined]
        with contextlib.suppress(OSError):  # no file: of an interactive session
            folder = Path(before) / source_key(module, _PACKAGE)
            numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            numba.config.CACHE_DIR = before  # type: ignore[attr-defined]


_moving = threading.Lock()


def _by_one_process(dispatcher: Any) -> Callable[[Any], Any]:
    """Return the dispatcher's method `compile`, where of several processes that want it one compiles.

    The others wait for its machine code: a fresh cache cost as much processor time as there were workers.
    """
    compile_or_load = dispatcher.compile
    name = f"{dispatcher.py_func.__module__.rpartition('.')[2]}.{dispatcher.py_func.__qualname__}"

    def compile_once(signature: Any) -> Any:
        folder = Path(dispatcher.stats.cache_path)
        # numba's own lock first, so that threads take the locks in one order
        with global_compiler_lock, contextlib.ExitStack() as held:
            if not any(folder.glob(f"{name}-*.nbi")):
                with contextlib.suppress(OSError, PlaceError):
                    folder.mkdir(parents=True, exist_ok=True)
                    held.enter_context(folder_lock(folder, name))
                    for left in folder.glob(f"{name}-*.tmp.*"):  # of a process that was killed
                        left.unlink()
            with naming_target(folder):  # which keeps the machine code
                return compile_or_load(signature)

    return compile_once


def part(function: F) -> F:
    """Compile `function` as a part of the kernels of its module, which are what is cached.

    Where a kernel has many parts, most of the time of compiling it went into machine code of each by itself.
    """
    compiled: Any = numba.njit(nogil=True, error_model="numpy")(function)
    return compiled  # type: ignore[no-any-return]
