"""Cli: `recast scan`: a run card over values given on the command line, refined where the limit bends."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

from recast.cards import RunCard, parse_card, with_model
from recast.cards_old import translated
from recast.cli.common import jobs_option, json_option, notice
from recast.cli.run import keep_failed_option, model_option, simulate, wait_option
from recast.core.errors import InputError
from recast.core.yaml import load_yaml
from recast.model.registry import DEFAULT_MODEL, load_model

__all__ = ["scan"]

_COMPARISON = "compare_direct_at_gev"


@click.command()
@click.argument("card", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the results [results/NAME-scan].")
@click.option(
    "--over",
    multiple=True,
    help="NAME=V1,V2,... or NAME=LOW:HIGH:POINTS[:linear]: a parameter and its values instead of the card's "
    "scan; once or twice.",
)
@click.option("--mass", type=float, multiple=True, help="Mass of the mediator [GeV]; repeat.")
@click.option("--grid", help="LOW:HIGH:POINTS: masses evenly spaced in the logarithm [GeV].")
@click.option("--refine", type=float, help="Add points until the coupling is interpolated so well, as 0.02.")
@click.option("--most", type=int, default=60, show_default=True, help="Most points with --refine.")
@click.option("--update", is_flag=True, help="Replace the results of another card in the same folder.")
@model_option
@keep_failed_option
@wait_option
@jobs_option
@json_option
def scan(
    card: Path,
    out: Path | None,
    over: tuple[str, ...],
    mass: tuple[float, ...],
    grid: str | None,
    refine: float | None,
    most: int,
    update: bool,
    model: str | None,
    keep_failed: bool,
    wait: float,
    jobs: int,
    as_json: bool,
) -> None:
    """Run CARD over other values of one or two parameters; steps that were made before are reused.

    The same as `recast run` of a card with this scan: points are shared among --jobs processes, and one
    that fails stops no other. The card's exclusion.compare_direct_at_gev counts where it is among them.
    """
    content = with_model(load_yaml(card), model)
    axes = chosen_axes(over, mass, grid)
    chosen, note = scan_card(content, card, axes, refine, most)
    if note:
        notice(note)
    folder = out or Path("results") / f"{chosen.name}-scan"
    simulate(chosen, folder, jobs, update, keep_failed, wait, as_json)


def _axis(text: str) -> tuple[str, Any]:
    """Return parameter and values of NAME=V1,V2,... or NAME=LOW:HIGH:POINTS[:linear], as in a card."""
    name, equals, values = text.partition("=")
    try:
        if not (name and equals):
            raise ValueError
        if ":" not in values:
            return name, [float(value) for value in values.split(",")]
        low, high, points, *scale = values.split(":")
        block: dict[str, Any] = {"range": [float(low), float(high)], "points": int(points)}
        return name, block | ({"scale": scale[0]} if scale else {})
    except ValueError:
        raise InputError(
            f'"{text}" is neither NAME=VALUE,VALUE,... nor NAME=LOW:HIGH:POINTS',
            mend="Such as mzp_gev=5:80:12 or charges.mu=0:3:7:linear.",
        ) from None


_MASS = ""
"""Stands for the name of the model's mass, which only the card tells."""


def chosen_axes(over: tuple[str, ...], masses: tuple[float, ...], grid: str | None) -> dict[str, Any]:
    """Return the scan of the command line, empty if there is none."""
    if masses and grid:
        raise InputError("--mass and --grid exclude each other", mend="Give one of them.")
    axes = dict(_axis(text) for text in over)
    if len(axes) < len(over):
        raise InputError("--over names a parameter twice", mend="Give all its values at once.")
    if masses:
        axes[_MASS] = list(masses)
    if grid:
        try:
            axes[_MASS] = _axis(f"mass={grid}")[1] if grid.count(":") == 2 else _axis("")
        except InputError:
            raise InputError(
                f'--grid "{grid}" is not LOW:HIGH:POINTS', mend="Such as --grid 5:80:12."
            ) from None
    return axes


def scan_card(
    content: Any, path: Path, axes: dict[str, Any], refine: float | None, most: int
) -> tuple[RunCard, str]:
    """Return the run card with the scan of the command line, and what the user should know, "" if nothing.

    Raises
    ------
    InputError
        If the card has no model points, or the scan cannot be made of it.
    """
    if not isinstance(content, dict) or "model" not in content or "kind" in content:
        raise InputError(
            "a scan needs a run card with a model and an analysis",
            where=str(path),
            mend="Use recast run for it.",
        )
    changed = translated(content, str(path), notice)
    if axes:
        block = changed["model"]
        name = block if isinstance(block, str) else (block or {}).get("name", DEFAULT_MODEL)
        changed["scan"] = {(key or load_model(str(name)).mass): values for key, values in axes.items()}
    if refine is not None:
        changed["refine"] = {"tolerance": refine, "most_points": most}
    chosen = _without_comparison(changed) if axes else None

    def parsed(what: dict[str, Any]) -> RunCard:
        return parse_card(what, str(path), folder=path.parent)

    if chosen is None:
        return parsed(changed), ""
    card, compared = parsed(chosen), changed["exclusion"][_COMPARISON]
    if compared in (point.get(card.model.load().mass) for point in card.points()):
        return parsed(changed), ""
    return card, f"no direct comparison at {compared:g} GeV, which is not among the masses"


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
