"""Pipeline: simulates a list of points: a run card for each model and set of charges, over its masses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from recast.cards import RunCard, parse_card
from recast.cards_shipped import card_path
from recast.core.cache import content_key
from recast.core.errors import InputError
from recast.core.progress import Progress
from recast.core.reading import user_path
from recast.core.yaml import load_yaml
from recast.model.base import Model
from recast.model.point_list import ModelTable, PointList
from recast.model.scan_point import point_name
from recast.pipeline.kept import STEPS
from recast.pipeline.run import run_card

__all__ = ["simulate_points", "simulated_cards"]

_CARD = "quickstart"
"""The card that is taken where none is given, of the shipped ones."""
_ITS_OWN = ("model", "scan", "low_energy", "figures", "refine", "predictions", "projections")
"""Blocks of a card that its points replace, or that simulated points do not need."""
_DIGITS = 12
_PLACE = "points"
_WORDS, _KEY = 48, 12
"""Signs of a name in words, and of its key; a name of a card has 64."""
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]")


def simulated_cards(points: PointList, card: Path | None = None) -> dict[str, RunCard]:
    """Return the run cards that simulate a list of points, by the names of their folders.

    Parameters
    ----------
    points
        The points; those that differ in their coupling alone are simulated once.
    card
        A run card, of which model, masses, constraints and figures are replaced; the quickstart's if None.

    Raises
    ------
    InputError
        If the card cannot be run with these points.
    """
    path = card_path(card or _CARD)
    content = load_yaml(path)
    if not isinstance(content, dict) or "analysis" not in content:
        raise InputError("it is no run card with an analysis", where=str(path))
    common = {key: value for key, value in content.items() if key not in _ITS_OWN}
    scheme = content["model"].get("electroweak_scheme") if isinstance(content.get("model"), dict) else None
    common["low_energy"] = {"constraints": []}
    if isinstance(common.get("exclusion"), dict):
        common["exclusion"] = {k: v for k, v in common["exclusion"].items() if k != "compare_direct_at_gev"}
    cards: dict[str, RunCard] = {}
    for table in points.tables:
        name = points.models[int(table.rows[0])]
        for others, places in table.others():
            masses = sorted({float(f"{mass:.{_DIGITS}g}") for mass in table.mass[places]})
            changed = _changed(table, others)
            block: dict[str, Any] = {"name": _whole(name), "parameters": changed}
            block |= {} if scheme is None else {"electroweak_scheme": scheme}
            made = common | {"name": _PLACE, "model": block, "scan": {table.model.mass: masses}}
            parsed = parse_card(made, str(path), folder=path.parent)
            title = _title(table.model, changed, parsed)
            cards[title] = parsed.model_copy(update={"name": title})
    return cards


def _title(model: Model, changed: dict[str, float], card: RunCard) -> str:
    """Return model and parameters in a word, and a key of all that is simulated: no two cards share it."""
    words = _NOT_IN_NAMES.sub("", "-".join(filter(None, (model.name, point_name(changed)))))
    key = content_key({"model": model.describe(), "card": card.model_dump(mode="json")})
    return f"{words[:_WORDS]}-{key[:_KEY]}"


def _whole(name: str) -> str:
    """Return the name of a model; the path of a card made whole, as cards take it from their own folder."""
    return str(user_path(name).absolute()) if name.endswith((".yaml", ".yml")) else name


def _changed(table: ModelTable, others: dict[str, float]) -> dict[str, float]:
    """Return the parameters that are not at the defaults of the model."""
    known = table.model.parameters
    return {name: value for name, value in others.items() if value != known[name].default}


def simulate_points(
    points: PointList,
    card: Path | None,
    work: Path,
    *,
    most: int,
    jobs: int,
    progress: Progress,
) -> list[Path]:
    """Run the pipeline at the points of a list, and return the folders of the results.

    Parameters
    ----------
    points, card
        As in `simulated_cards`.
    work
        A folder for the runs; finished steps in it are reused.
    most
        Most masses that are simulated, all models together.
    jobs, progress
        As in `recast.pipeline.run.run_card`.

    Raises
    ------
    InputError
        If there are more masses, or as `simulated_cards` and `run_card`.
    """
    cards = simulated_cards(points, card)
    masses = sum(len(card.points()) for card in cards.values())
    if masses > most:
        raise InputError(
            f"{masses} masses would be simulated, more than --most {most}",
            where="--simulate",
            mend="Give fewer points, or raise it.",
        )
    folders = []
    for name, item in cards.items():
        run_card(
            item,
            work / name,
            jobs=jobs,
            progress=progress,
            update=True,
            steps=work / STEPS,  # models share the Standard Model
            keep_failed=True,
        )
        folders.append(work / name)
    return folders
