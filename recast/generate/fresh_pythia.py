"""Generator: a new Pythia, which says nothing where it cannot open its tables."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import pythia8mc

__all__ = ["fresh_pythia"]

_FILES = 4
"""Files that it reads at one time, with some room: one is enough for 8.3."""


def fresh_pythia() -> Any:
    """Return a Pythia with its own settings and particles, without a banner.

    Raises
    ------
    OSError
        If too few files may be open: it would have no settings, or fail later without a reason.
    """
    with contextlib.ExitStack() as stack:
        for _ in range(_FILES):
            stack.enter_context(Path(os.devnull).open("rb"))
    return pythia8mc.Pythia("", False)
