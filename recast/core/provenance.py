"""Core: what produced a file: versions, git revision, card and seed."""

from __future__ import annotations

import functools
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from recast.core.reading import read_json
from recast.core.version import __version__

__all__ = ["git_revision", "provenance"]

_PACKAGES = ("numpy", "scipy", "awkward", "pyamplicol", "pythia8mc", "pyhepmc", "uproot", "vector")


_BUILD = "build.json"
"""What a wheel keeps of the checkout that it was built from (`hatch_build.py`)."""


@functools.cache
def git_revision() -> str | None:
    """Return the revision that recast is of, with '+' if it was changed; None if it is not known.

    It is that of the checkout which recast runs from, or the one that its wheel was built from.
    """
    package = Path(__file__).resolve().parents[1]
    root, kept = package.parent, package / "_data" / _BUILD
    if kept.is_file():
        found = read_json(kept)["git_revision"]
        return None if found is None else str(found)
    if not (root / ".git").exists():
        return None
    try:
        command = ["git", "-C", str(root)]
        revision = subprocess.run(  # noqa: S603 - fixed arguments, no user input
            [*command, "rev-parse", "HEAD"], capture_output=True, text=True, check=True, timeout=20
        ).stdout.strip()
        dirty = subprocess.run(  # noqa: S603 - the same
            [*command, "status", "--porcelain", "--untracked-files=no"],
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return revision + ("+" if dirty else "")


@functools.cache
def _versions() -> dict[str, str]:
    found = {"recast-hep": __version__, "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def provenance(**facts: Any) -> dict[str, Any]:
    """Return versions, platform and git revision with the caller's own facts (card, seed, inputs).

    The result holds no clock time and no host name, so that equal runs write equal files.
    """
    return {
        "versions": dict(_versions()),
        "git_revision": git_revision(),
        "platform": f"{platform.system()}-{platform.machine()}",
        **facts,
    }
