"""Cli: `recast scan`: a run card over masses given on the command line, refined where the curve bends."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

from recast.cards import RunCard, parse_card
from recast.cli.common import jobs_option, json_option
from recast.cli.run import simulate
from recast.cli.scan_options import keep_failed_option, wait_option
from recast.core.errors import InputError
from recast.core.yaml import load_yaml

__all__ = ["scan"]

_COMPARISON = "compare_direct_at_gev"


@click.command()
@click.argument("card", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the results [results/NAME-scan].")
@click.option("--mass", type=float, multiple=True, help="Mass of the Z' [GeV] instead of the card's; repeat.")
@click.option("--grid", help="LOW:HIGH:POINTS: masses evenly spaced in the logarithm [GeV].")
@click.option("--refine", type=float, help="Add masses until g' is interpolated this well, such as 0.02.")
@click.option("--most", type=int, default=60, show_default=True, help="Most masses with --refine.")
@click.option("--update", is_flag=True, help="Replace the results of another card in the same folder.")
@keep_failed_option
@wait_option
@jobs_option
@json_option
def scan(
    card: Path,
    out: Path | None,
    mass: tuple[float, ...],
    grid: str | None,
    refine: float | None,
    most: int,
    update: bool,
    keep_failed: bool,
    wait: float,
    jobs: int,
    as_json: bool,
) -> None:
    """Run CARD over a list or a grid of masses; steps that were made before are reused.

    The same as `recast run` of a card with these masses: points are shared among --jobs processes, and one
    that fails stops no other. The card's exclusion.compare_direct_at_gev counts where it is among them.
    """
    chosen, note = scan_card(load_yaml(card), str(card), mass, grid, refine, most)
    if note:
        click.echo(f"recast: {note}", err=True)
    folder = out or Path("results") / f"{chosen.name}-scan"
    simulate(chosen, folder, jobs, update, keep_failed, wait, as_json)


def scan_card(
    content: Any, where: str, masses: tuple[float, ...], grid: str | None, refine: float | None, most: int
) -> tuple[RunCard, str]:
    """Return the run card with the masses of the command line, and what the user should know, "" if nothing.

    Raises
    ------
    InputError
        If the card has no model points, or masses and grid contradict each other or cannot be read.
    """
    if not isinstance(content, dict) or not isinstance(content.get("model"), dict) or "kind" in content:
        raise InputError(
            "a scan needs a run card with a model and an analysis", where=where, mend="Use recast run for it."
        )
    changed = dict(content)
    if masses and grid:
        raise InputError("--mass and --grid exclude each other", mend="Give one of them.")
    if masses:
        changed["model"] = content["model"] | {"mzp_gev": list(masses)}
    if grid:
        changed["model"] = content["model"] | {"mzp_gev": _grid(grid)}
    if refine is not None:
        changed["scan"] = {"tolerance": refine, "most_points": most}
    chosen = _without_comparison(changed) if masses or grid else None
    if chosen is None:
        return parse_card(changed, where), ""
    parsed, compared = parse_card(chosen, where), changed["exclusion"][_COMPARISON]
    if compared in parsed.model.mzp_gev:
        return parse_card(changed, where), ""
    return parsed, f"no direct comparison at {compared:g} GeV, which is not among the masses"


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


def _grid(text: str) -> dict[str, Any]:
    try:
        low, high, points = text.split(":")
        return {"range": [float(low), float(high)], "points": int(points)}
    except ValueError:
        raise InputError(f'--grid "{text}" is not LOW:HIGH:POINTS', mend="Such as --grid 5:80:12.") from None
