"""Core: compiled kernels: numba's decorator with its cache in the user's cache folder.

Modules with kernels are imported only where events are read or selected: numba takes half a second to
load.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

from recast.core.cache import cache_folder, content_key

__all__ = ["Number", "kernel", "names_of_classes"]

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
    return compiled  # type: ignore[no-any-return]
