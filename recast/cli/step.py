"""Cli: `recast step`: one stage of a scan; what the rules of workflows/Snakefile call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recast.cards import RunCard, load_card
from recast.cards_shipped import card_path
from recast.cli.common import ShowProgress, jobs_option, json_option, notice, output, print_json
from recast.core.errors import InputError
from recast.core.yaml import load_yaml
from recast.model.scan_point import ScanPoint
from recast.pipeline.stages import Stage, plan_card, run_stage

__all__ = ["step"]

_card = click.argument("card", type=click.Path(path_type=Path))
_out = click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the scan.")
_seed = click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Seed instead of the card's.")


@click.group()
def step() -> None:
    """Take some points of CARD through one stage; `recast run` in the same folder then finds them made.

    Begin with `recast step plan`. Jobs of one scan share its folder and may run at the same time, on any
    machine that sees it.
    """


@step.command()
@_card
@_out
@_seed
@click.option("--update", is_flag=True, help="Accept a folder that holds another card.")
@json_option
def plan(card: Path, out: Path, seed: int | None, update: bool, as_json: bool) -> None:
    """Make --out the folder of CARD and list what is to be done."""
    card = card_path(card)
    content = load_yaml(card)
    simulated = isinstance(content, dict) and "kind" not in content and "model" in content
    if not simulated:
        # figures alone and rare top decays: one job
        plain = {"name": str(content.get("name", card.stem)) if isinstance(content, dict) else card.stem}
        whole: dict[str, Any] = plain | {"key": "", "points": []}
    else:
        found = plan_card(_load(card, seed), out, update=update)
        whole = {"name": found.name, "key": found.key, "points": [_word(point) for point in found.points]}
    if as_json:
        print_json(whole)
        return
    output().print(f"{whole['name']}: {len(whole['points'])} points, and what they share")
    for word in whole["points"]:
        output().print(f"  {word}")


def _word(point: ScanPoint) -> str:
    """Return a point as --point takes it, with all digits."""
    return ",".join(f"{name}={value!r}" for name, value in point.items())


def _point(text: str, card: RunCard) -> ScanPoint:
    """Return the point of a word: its number in the plan, counted from 1, or NAME=VALUE,..."""
    points = card.points()
    if text.isdecimal():
        if not 1 <= int(text) <= len(points):
            raise InputError(f"the card has no point {text}", where="--point", mend=f"It has {len(points)}.")
        return points[int(text) - 1]
    try:
        pairs = [pair.split("=") for pair in text.split(",")]
        given = {name: float(value) for name, value in pairs}
        return ScanPoint.of({name: given[name] for name in card.scan if name in given} | given)
    except ValueError:
        raise InputError(
            f'"{text}" is neither a number of the plan nor NAME=VALUE[,NAME=VALUE]',
            where="--point",
            mend=f"Such as {_word(points[0])}.",
        ) from None


def _stage(stage: Stage, text: str) -> None:
    @step.command(name=str(stage), help=text)
    @_card
    @_out
    @_seed
    @click.option(
        "--point", multiple=True, help="A point: its number in the plan, or NAME=VALUE,...; repeat."
    )
    @click.option("--mass", type=float, multiple=True, help="The older form of --point, for masses [GeV].")
    @click.option("--standard-model", is_flag=True, help="What the points share: the Standard Model samples.")
    @jobs_option
    def command(
        card: Path,
        out: Path,
        seed: int | None,
        point: tuple[str, ...],
        mass: tuple[float, ...],
        standard_model: bool,
        jobs: int,
    ) -> None:
        if standard_model == bool(point or mass):
            raise InputError("give either --point or --standard-model", where=f"recast step {stage}")
        parsed = _load(card, seed)
        points = [_point(text, parsed) for text in point]
        if mass:
            name = parsed.model.load().mass
            notice(f"--mass is now --point {name}=...; it works for one more minor version")
            points += [ScanPoint.of({name: value}) for value in mass]
        with ShowProgress() as progress:
            chosen = None if standard_model else points
            failures = run_stage(stage, parsed, out, chosen, jobs=jobs, progress=progress)
        for item in failures:
            notice(f"{item.point} failed: {item.reason}")
        shared = parsed.analysis.shared_record
        what = shared if standard_model else f"{len(points) - len(failures)} of {len(points)} points"
        output().print(f"{stage}: {what} made")


_stage(Stage.SAMPLES, "Parton events. A point that fails is recorded and stops no other.")
_stage(Stage.SHOWER, "Shower the parton events.")
_stage(Stage.ANALYSES, "Apply the analysis to the showered events.")
_stage(Stage.LIMITS, "Find the excluded couplings, with the simulations that they need besides.")


def _load(card: Path, seed: int | None) -> RunCard:
    parsed = load_card(card, notice=notice)
    return parsed if seed is None else parsed.model_copy(update={"seed": seed})
