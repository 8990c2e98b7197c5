"""Cards: a run card over other values of one or two parameters than its own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recast.cards import RunCard, Tell, ignored, parse_card
from recast.cards_old import translated
from recast.core.errors import InputError
from recast.model.registry import DEFAULT_MODEL, load_model

__all__ = ["MASS", "MOST_POINTS", "scan_card"]

MASS = ""
"""Stands for the name of the model's mass, which only the card tells."""
MOST_POINTS = 60
"""Of a refined scan, where nothing else is said."""
_COMPARISON = "compare_direct_at_gev"


def scan_card(
    content: Any,
    where: str,
    axes: Mapping[str, Any],
    *,
    folder: Path | None = None,
    refine: float | None = None,
    most: int = MOST_POINTS,
    notice: Tell = ignored,
) -> RunCard:
    """Return a run card with another scan; a direct comparison stays where its mass is among the points.

    Parameters
    ----------
    content
        Plain values of a run card.
    where, folder, notice
        As for `recast.cards.parse_card`; what the user should know is told as well.
    axes
        Parameters and their values as in `scan` of a card, `MASS` for that of the model; the card's if empty.
    refine
        Relative error of the coupling between points, to which points are added; the card's if None.
    most
        Most points of a refined scan.

    Raises
    ------
    InputError
        If the card has no model points, or the scan cannot be made of it.
    """
    if not isinstance(content, dict) or "model" not in content or "kind" in content:
        raise InputError(
            "a scan needs a run card with a model and an analysis", where=where, mend="Use recast run for it."
        )
    changed = translated(content, where, notice)
    if axes:
        block = changed["model"]
        name = block if isinstance(block, str) else (block or {}).get("name", DEFAULT_MODEL)
        mass = load_model(str(name)).mass if MASS in axes else MASS
        if mass and mass in axes:
            raise InputError(f"{mass} is given twice", where=where, mend="Give all its values at once.")
        changed["scan"] = {(key or mass): values for key, values in axes.items()}
    if refine is not None:
        changed["refine"] = {"tolerance": refine, "most_points": most}
    chosen = _without_comparison(changed) if axes else None

    def parsed(what: dict[str, Any]) -> RunCard:
        return parse_card(what, where, folder=folder)

    if chosen is None:
        return parsed(changed)
    card, compared = parsed(chosen), changed["exclusion"][_COMPARISON]
    if compared in (point.get(card.model.load().mass) for point in card.points()):
        return parsed(changed)
    notice(f"no direct comparison at {compared:g} GeV, which is not among the masses")
    return card


def _without_comparison(content: dict[str, Any]) -> dict[str, Any] | None:
    """Return a card without the mass of its direct comparison; None if it states no mass there."""
    block = content.get("exclusion")
    if not isinstance(block, dict):
        return None
    value = block.get(_COMPARISON)
    if not (type(value) is int or type(value) is float) or not 0 < value < math.inf:
        return None
    rest = {key: value for key, value in block.items() if key != _COMPARISON}
    return content | {"exclusion": rest}
