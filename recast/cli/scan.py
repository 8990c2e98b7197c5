"""Cli: `recast scan`: a run card over values given on the command line, refined where the limit bends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recast.cards import with_model
from recast.cards_scan import MASS, MOST_POINTS, scan_card
from recast.cards_shipped import card_path
from recast.cli.common import jobs_option, json_option, notice
from recast.cli.run import keep_failed_option, model_option, simulate, wait_option
from recast.core.errors import InputError, naming
from recast.core.yaml import load_yaml

__all__ = ["scan"]


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
@click.option("--most", type=int, default=MOST_POINTS, show_default=True, help="Most points with --refine.")
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
    card = card_path(card)
    content = with_model(load_yaml(card), model)
    axes = chosen_axes(over, mass, grid)
    chosen = scan_card(content, str(card), axes, folder=card.parent, refine=refine, most=most, notice=notice)
    folder = out or Path("results") / f"{chosen.name}-scan"
    with naming(str(card)):
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


def chosen_axes(over: tuple[str, ...], masses: tuple[float, ...], grid: str | None) -> dict[str, Any]:
    """Return the scan of the command line, empty if there is none."""
    if masses and grid:
        raise InputError("--mass and --grid exclude each other", mend="Give one of them.")
    axes = dict(_axis(text) for text in over)
    if len(axes) < len(over):
        raise InputError("--over names a parameter twice", mend="Give all its values at once.")
    if masses:
        axes[MASS] = list(masses)
    if grid:
        try:
            axes[MASS] = _axis(f"mass={grid}")[1] if grid.count(":") == 2 else _axis("")
        except InputError:
            raise InputError(
                f'--grid "{grid}" is not LOW:HIGH:POINTS', mend="Such as --grid 5:80:12."
            ) from None
    return axes
