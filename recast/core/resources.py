"""Core: finds mc_cards, analyses, workflows and CITATION.cff, in a checkout or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path

from recast.core.errors import RunError

__all__ = ["ROOTS", "resource"]

ROOTS = ("mc_cards", "analyses", "workflows", "CITATION.cff")
_PACKAGE = Path(__file__).resolve().parents[1]


def resource(root: str, *parts: str) -> Path:
    """Return the path of a file or folder that ships with recast.

    Parameters
    ----------
    root
        One of `ROOTS`.
    parts
        The rest of the path; it need not exist below an existing root.
    """
    if root not in ROOTS:
        raise ValueError(f"unknown resource root {root!r}")
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / root).exists():
            return base.joinpath(root, *parts)
    raise RunError(
        f"{root}, which ships with recast, is missing",
        mend="Install recast-hep again: pip install --force-reinstall recast-hep",
    )
