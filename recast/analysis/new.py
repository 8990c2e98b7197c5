"""Analysis: a folder to start one's own analysis from, which runs as it is."""

from __future__ import annotations

from pathlib import Path

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import CARD, CODE
from recast.core.atomic import atomic_folder, make_folder
from recast.core.blocks import card_name
from recast.core.reading import read_text
from recast.core.templates import filled, refuse_existing, template

__all__ = ["new_analysis"]


def new_analysis(folder: Path) -> list[Path]:
    """Write the folder of an analysis, called like it, with a card that explains every key and its code.

    Raises
    ------
    InputError
        If something is there, or the last part of the path can be no name.

    Examples
    --------
    >>> [path.name for path in new_analysis(Path("mine"))]  # doctest: +SKIP
    ['analysis.yaml', 'analysis.py']
    """
    refuse_existing(folder)
    card = filled(AnalysisCard, CARD, name=card_name(AnalysisCard, folder.name))
    make_folder(folder.parent)
    with atomic_folder(folder) as made:
        (made / CARD).write_text(card, encoding="utf-8")
        (made / CODE).write_text(read_text(template(CODE)), encoding="utf-8")
    return [folder / CARD, folder / CODE]
