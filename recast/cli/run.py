"""Cli: `recast run`: the whole pipeline."""

from __future__ import annotations

import shlex
import time
from pathlib import Path

import click

from recast.cards import CombinationCard, FigureCard, RunCard, card_schema, parse_any_card, with_model
from recast.cards_new import new_card
from recast.cards_shipped import card_path, shipped_cards
from recast.cli.common import ShowProgress, jobs_option, json_option, notice, output, print_json, table_of
from recast.cli.trust_option import no_code_option
from recast.core.errors import InputError, RunError, naming
from recast.core.yaml import load_yaml
from recast.exclusion.coupling import ParameterLimit
from recast.pipeline.combination import run_any_card
from recast.pipeline.forecast import Forecast, forecast
from recast.pipeline.outputs import run_figure_card
from recast.pipeline.run import RunOutcome
from recast.report.mathtext import symbol_text

__all__ = ["keep_failed_option", "model_option", "run", "simulate", "wait_option"]

keep_failed_option = click.option(
    "--keep-failed",
    is_flag=True,
    help="Take points that failed before as failed, without another attempt, and end without an error.",
)
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0, 1e7),
    default=0.0,
    show_default=True,
    help="How long to wait for another run in the folder [s].",
)
model_option = click.option(
    "--model",
    help="Name of a model, or path of its card, instead of the run card's; with its own reference coupling.",
)


@click.command()
@click.argument("card", type=click.Path(path_type=Path), required=False)
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the results [results/NAME].")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Seed instead of the card's.")
@click.option("--update", is_flag=True, help="Replace the results of another card in the same folder.")
@click.option("--schema", is_flag=True, help="Print the JSON schema of the card and stop.")
@click.option(
    "--new", is_flag=True, help="Write CARD, a run card to start from with every key explained, and stop."
)
@click.option(
    "--dry-run", is_flag=True, help="Say what would be made, what is kept, and what it costs; make nothing."
)
@model_option
@no_code_option
@keep_failed_option
@wait_option
@jobs_option
@json_option
def run(
    card: Path | None,
    out: Path | None,
    seed: int | None,
    update: bool,
    schema: bool,
    new: bool,
    dry_run: bool,
    model: str | None,
    keep_failed: bool,
    wait: float,
    jobs: int,
    as_json: bool,
) -> None:
    """Run the pipeline of CARD: simulate, select, set limits, draw the exclusion curve.

    CARD is the path of a card, or the name of one that ships with recast, such as quickstart.
    """
    if schema:
        print_json(card_schema())
        return
    if card is None:
        if new:
            raise InputError("no card given to write", mend="Try: recast run --new card.yaml")
        raise InputError(
            "no card given",
            mend=f"Try: recast run quickstart, of the shipped cards {', '.join(shipped_cards())}; or "
            "recast run --new card.yaml for one of your own.",
        )
    if new:
        path = new_card(card)
        output().print(str(path))
        place = shlex.quote(str(path))
        notice(f"next: recast run {place} --dry-run (what it makes and costs), then recast run {place}")
        return
    card = card_path(card)
    content = with_model(load_yaml(card), model)
    parsed = parse_any_card(content, str(card), folder=card.parent, notice=notice)
    folder = out or Path("results") / parsed.name
    if seed is not None and not isinstance(parsed, FigureCard):
        parsed = parsed.model_copy(update={"seed": seed})
    if dry_run:
        with naming(str(card)):
            found = forecast(parsed, folder, jobs=jobs, update=update)
        _forecast(found, as_json)
        return
    if isinstance(parsed, FigureCard):
        _figures(parsed, folder, update, as_json)
        return
    with naming(str(card)):
        simulate(parsed, folder, jobs, update, keep_failed, wait, as_json)


def simulate(
    card: RunCard | CombinationCard,
    folder: Path,
    jobs: int,
    update: bool,
    keep_failed: bool,
    wait_s: float,
    as_json: bool,
) -> None:
    """Run a card and print its limits; failed points end the command with status 1 unless they are kept."""
    start = time.perf_counter()
    with ShowProgress() as progress:
        outcome = run_any_card(
            card, folder, jobs=jobs, progress=progress, update=update, keep_failed=keep_failed, wait_s=wait_s
        )
    if as_json:
        failures = [{"parameters": dict(item.point), "reason": item.reason} for item in outcome.failures]
        content = {"folder": str(folder), "curve": outcome.curve.as_dict(), "failures": failures}
        print_json(content | {"notes": list(outcome.notes)})
    else:
        _report(card, outcome, time.perf_counter() - start)
    if outcome.failures and not keep_failed:
        first = outcome.failures[0]
        raise RunError(
            f"{len(outcome.failures)} of {len(outcome.curve.rows)} model points failed; the first, "
            f"{first.point}: {first.reason}",
            mend=f"The others are in {folder}. Run again to try once more; --keep-failed accepts it.",
        )


def _forecast(found: Forecast, as_json: bool) -> None:
    if as_json:
        print_json(found.as_dict())
        return
    console = output()
    numbers = ("kept", "to make", "events", "seconds", "MB")
    table = table_of("step", *numbers, "cost from", numbers=numbers, title=f"{found.name}: steps")
    for item in found.steps:
        costs = (
            (f"{item.events}", f"{item.cpu_s:.1f}", f"{item.size_mb:.1f}") if item.to_make else ("", "", "")
        )
        table.add_row(item.kind, f"{item.kept}", f"{item.to_make}", *costs, item.cost_from)
    console.print(table)
    console.print(
        f"\n{found.points} points, {found.points_done} of them done; {found.cpu_s:.0f} s of processor time, "
        f"at least {found.wall_s:.0f} s with {found.jobs} processes, {found.size_mb:.1f} MB in {found.folder}"
    )
    for note in found.notes:
        console.print(f"not in it: {note}")


def _figures(card: FigureCard, folder: Path, update: bool, as_json: bool) -> None:
    with ShowProgress() as progress:
        outcome = run_figure_card(card, folder, progress=progress, update=update)
    files = [f"{outcome.folder}/figures/{name}" for name in outcome.figures]
    if as_json:
        print_json({"folder": str(outcome.folder), "figures": list(outcome.figures)})
        return
    for name in files:
        output().print(f"{name}.png, .pdf, .csv")
    output().print(f"{outcome.folder}/report.html")


def _limit(limit: ParameterLimit | None) -> str:
    if limit is None or limit.value is None:
        return "no limit"
    return f"{limit.value:.4g}" + (f" ± {limit.error:.2g}" if limit.error else "")


def _report(card: RunCard | CombinationCard, outcome: RunOutcome, seconds: float) -> None:
    console = output()
    if outcome.expectation is not None:
        console.print(outcome.expectation.table())
        for item in outcome.further:
            console.print(item.summary())
        console.print()
    curve = outcome.curve
    symbol = symbol_text(curve.coupling.as_dict())
    axes = [symbol_text(axis.as_dict()) for axis in curve.axes]
    projections = list(dict.fromkeys(name for row in curve.rows for name in row.projections))
    limits = [f"{symbol} observed", *("expected", *projections)]
    numbers = (*axes, *limits)
    table = table_of(*numbers, "from", "remark", numbers=numbers, title=f"{card.name}: limits")
    for row in curve.rows:
        expected = (row.limits.expected[2], *(row.projections.get(name) for name in projections))
        table.add_row(
            *(f"{value:g}" for value in row.point.values()),
            _limit(row.limits.observed),
            *map(_limit, expected),
            str(row.source),
            row.limits.observed.reason,
        )
    console.print(table)
    if outcome.timings:
        console.print()
        numbers = ("events", "seconds", "events/s")
        times = table_of("step", *numbers, numbers=numbers, title="where the time went")
        for kind, entry in sorted(outcome.timings.items(), key=lambda item: -item[1]["seconds"]):
            rate = entry["events"] / entry["seconds"] if entry["seconds"] else 0.0
            times.add_row(kind, f"{entry['events']:.0f}", f"{entry['seconds']:.1f}", f"{rate:.0f}")
        console.print(times)
    figures = "figures, " if card.figures else ""
    console.print(
        f"\n{seconds:.0f} s; results in {outcome.folder}: report.html, exclusion.png, .pdf, .csv, "
        f"results.json, {figures}hepdata"
    )
