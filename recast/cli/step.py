"""Cli: `recast step`: one stage of a scan; what the rules of workflows/Snakefile call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recast.cards import RunCard, load_card
from recast.cli.common import ShowProgress, jobs_option, json_option, notice, output, print_json
from recast.core.errors import InputError
from recast.core.yaml import load_yaml
from recast.pipeline.stages import Stage, plan_card, run_stage
from recast.pipeline.state import STANDARD_MODEL

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
    content = load_yaml(card)
    simulated = isinstance(content, dict) and "kind" not in content and "model" in content
    if not simulated:
        # figures alone and rare top decays: one job
        plain = {"name": str(content.get("name", card.stem)) if isinstance(content, dict) else card.stem}
        whole: dict[str, Any] = plain | {"key": "", "masses_gev": []}
    else:
        found = plan_card(_load(card, seed), out, update=update)
        whole = {"name": found.name, "key": found.key, "masses_gev": list(found.masses_gev)}
    if as_json:
        print_json(whole)
        return
    output().print(f"{whole['name']}: {len(whole['masses_gev'])} masses, and the Standard Model")
    for mass in whole["masses_gev"]:
        output().print(f"  {mass:g} GeV")


def _stage(stage: Stage, text: str) -> None:
    @step.command(name=str(stage), help=text)
    @_card
    @_out
    @_seed
    @click.option("--mass", type=float, multiple=True, help="Mass of the card [GeV]; repeat.")
    @click.option("--standard-model", is_flag=True, help="The Standard Model samples instead of masses.")
    @jobs_option
    def command(
        card: Path, out: Path, seed: int | None, mass: tuple[float, ...], standard_model: bool, jobs: int
    ) -> None:
        if standard_model == bool(mass):
            raise InputError("give either --mass or --standard-model", where=f"recast step {stage}")
        parsed = _load(card, seed)
        with ShowProgress() as progress:
            masses = None if standard_model else mass
            failures = run_stage(stage, parsed, out, masses, jobs=jobs, progress=progress)
        for item in failures:
            click.echo(f"recast: {item.mzp_gev:g} GeV failed: {item.reason}", err=True)
        what = STANDARD_MODEL if standard_model else f"{len(mass) - len(failures)} of {len(mass)} points"
        output().print(f"{stage}: {what} made")


_stage(Stage.SAMPLES, "Parton events. A point that fails is recorded and stops no other.")
_stage(Stage.SHOWER, "Shower the parton events.")
_stage(Stage.ANALYSES, "Apply the analysis to the showered events.")
_stage(Stage.LIMITS, "Find the excluded couplings, with the simulations that they need besides.")


def _load(card: Path, seed: int | None) -> RunCard:
    parsed = load_card(card, notice=notice)
    return parsed if seed is None else parsed.model_copy(update={"seed": seed})
