"""Model: tells whether a folder is a UFO, without running what is in it."""

from __future__ import annotations

from pathlib import Path

from recast.core.errors import InputError
from recast.core.python_code import module_tree
from recast.core.reading import read_text

__all__ = ["require_python3", "require_ufo"]

_MODULES = "__init__ object_library particles parameters couplings lorentz vertices coupling_orders"
_FILES = tuple(f"{module}.py" for module in _MODULES.split())


def require_ufo(folder: Path, where: str = "UFO") -> Path:
    """Return `folder` if it is a UFO, in whatever Python.

    Raises
    ------
    InputError
        If it is no folder or lacks one of the files of a UFO.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder", where=where)
    for name in _FILES:
        if not (folder / name).is_file():
            raise InputError(
                f"{folder} is no UFO: {name} is missing",
                where="" if where == "UFO" else where,
                mend="Write one with recast model export-ufo.",
            )
    return folder


def require_python3(folder: Path) -> Path:
    """Return `folder` if it is a UFO in Python 3, which MadGraph takes as it is.

    Raises
    ------
    InputError
        If it is no UFO, or a file is not valid Python 3.
    """
    for name in _FILES:
        path = require_ufo(folder) / name
        try:
            module_tree(read_text(path))
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # the last two: nested deeply
            raise InputError(
                f"{path} is not valid Python 3", mend="Convert the UFO with MadGraph's convert model."
            ) from error
    return folder
