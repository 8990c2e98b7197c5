"""Core: compiled kernels: numba's decorator with its cache in the user's cache folder.

Modules with kernels are imported only where events are read or selected: numba takes half a second to
load.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.core.compiler_lock import global_compiler_lock

from recast.core.cache import cache_folder, content_key
from recast.core.errors import PlaceError
from recast.core.locks import folder_lock

__all__ = ["Number", "kernel", "names_of_classes", "part"]

F = TypeVar("F", bound=Callable[..., Any])

Number = Any
"""A number inside a kernel, where Python's and numpy's types are the same."""


def _choose_cache() -> None:
    """Let machine code be kept beside other cached things, as an installed package may be read-only.

    Numba's cache does not tell code with bounds checks from code without: it gets a folder of its own. It
    holds types by module and name, and fails where one has moved: other names of classes, another folder.
    """
    if not os.environ.get("NUMBA_CACHE_DIR"):
        checked = numba.config.BOUNDSCHECK  # type: ignore[attr-defined]
        folder = cache_folder() / ("numba-checked" if checked else "numba") / names_of_classes(_PACKAGE)
        numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]


def names_of_classes(folder: Path) -> str:
    """Return a short hash of the names of all modules in a folder and of the classes in them."""
    found = [
        [path.relative_to(folder).as_posix(), *_CLASS.findall(path.read_text(encoding="utf-8"))]
        for path in sorted(folder.rglob("*.py"))
    ]
    return content_key(found)


_PACKAGE = Path(__file__).parents[1]
_CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
_choose_cache()


def kernel(function: F) -> F:
    """Compile `function` when it is first called; the result is cached over processes.

    NUMBA_DISABLE_JIT=1 leaves it interpreted (for coverage), NUMBA_BOUNDSCHECK=1 checks every index.
    """
    compiled: Any = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    if not numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        compiled.compile = _by_one_process(compiled)
    return compiled  # type: ignore[no-any-return]


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
            return compile_or_load(signature)

    return compile_once


def part(function: F) -> F:
    """Compile `function` as a part of the kernels of its module, which are what is cached.

    Where a kernel has many parts, most of the time of compiling it went into machine code of each by itself.
    """
    compiled: Any = numba.njit(nogil=True, error_model="numpy")(function)
    return compiled  # type: ignore[no-any-return]
