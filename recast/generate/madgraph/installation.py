"""Generate: finds MadGraph5_aMC@NLO and what it needs (compiler, make, Python), and states its version.

Searched in this order: the card's path, the environment variable MG5_PATH, the command mg5_aMC on PATH.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.version import InvalidVersion, Version

from recast.core.errors import InputError, RunError
from recast.core.reading import user_path

__all__ = ["PATH_VARIABLE", "SUPPORTED", "MadGraph", "find_madgraph", "missing_tools", "require_tools"]

PATH_VARIABLE = "MG5_PATH"
SUPPORTED = SpecifierSet(">=3.5,<3.6")
"""Versions whose cards, commands and logs this driver knows (tested with 3.5.7)."""

_COMMAND = "mg5_aMC"
_MEND = f"Unpack MadGraph5_aMC@NLO 3.5 and set {PATH_VARIABLE}=FOLDER, or generate.madgraph.path in the card."
_TOOLS = {
    "gfortran": "Install it (Debian: apt-get install gfortran).",
    "make": "Install it (Debian: apt-get install make).",
}


@dataclass(frozen=True, slots=True)
class MadGraph:
    """An installation of MadGraph5_aMC@NLO."""

    folder: Path
    """Its top folder, which holds bin/mg5_aMC."""
    version: str
    """The version that its file VERSION states."""

    @property
    def executable(self) -> Path:
        """The command-line program."""
        return self.folder / "bin" / _COMMAND


def find_madgraph(path: Path | None = None) -> MadGraph:
    """Return the installation.

    Parameters
    ----------
    path
        Top folder or program, from the card or the command line; it comes before everything else.

    Raises
    ------
    InputError
        If none is found, the place given holds none, or its version is not one of `SUPPORTED`.
    """
    place, source = _place(path)
    if place is None:
        raise InputError("MadGraph5_aMC@NLO was not found", mend=_MEND)
    folder = _top_folder(user_path(place))
    if not (folder / "bin" / _COMMAND).is_file() or not (folder / "VERSION").is_file():
        raise InputError(
            f"{place} is no MadGraph5_aMC@NLO (bin/{_COMMAND} is missing)", where=source, mend=_MEND
        )
    found = _version(folder)
    if not SUPPORTED.contains(found):
        raise InputError(
            f"MadGraph5_aMC@NLO {found} at {folder} is not supported",
            where=source,
            mend=f"Use a version {SUPPORTED} (3.5.7 is tested).",
        )
    return MadGraph(folder.resolve(), found)


def _place(path: Path | None) -> tuple[str | None, str]:
    if path is not None:
        return str(path), "path of MadGraph"
    if os.environ.get(PATH_VARIABLE):
        return os.environ[PATH_VARIABLE], PATH_VARIABLE
    return shutil.which(_COMMAND), "PATH"


def _top_folder(place: Path) -> Path:
    # a program found on PATH is often a link into the installation
    return place.resolve().parents[1] if place.is_file() and place.name == _COMMAND else place


def _version(folder: Path) -> str:
    try:
        text = (folder / "VERSION").read_text(encoding="utf-8")
        match = re.search(r"^version\s*=\s*(\S+)", text, re.MULTILINE)
        return str(Version(match[1] if match else ""))
    except (OSError, UnicodeDecodeError, InvalidVersion) as error:
        raise InputError("states no version", where=str(folder / "VERSION"), mend=_MEND) from error


def missing_tools() -> dict[str, str]:
    """Return what MadGraph needs and is not there, each with the command that mends it."""
    missing = {name: mend for name, mend in _TOOLS.items() if shutil.which(name) is None}
    if importlib.util.find_spec("six") is None:
        missing["the Python package six"] = f"{sys.executable} -m pip install six"
    return missing


def require_tools() -> None:
    """Raise a `RunError` that names the first missing tool."""
    for name, mend in missing_tools().items():
        raise RunError(f"MadGraph needs {name}, which is missing", mend=mend)
