"""Cli: `recast analyses list | show | new | validate | standard-curve`."""

from __future__ import annotations

import math
import shlex
from pathlib import Path
from typing import Any

import click
import yaml

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import LoadedAnalysis, list_analyses, load_analysis
from recast.analysis.new import new_analysis
from recast.cli.common import (
    ShowProgress,
    jobs_option,
    json_option,
    notice,
    output,
    print_json,
    show_notes,
    table_of,
)
from recast.core.errors import InputError
from recast.core.reading import DAMAGE, read_json
from recast.pipeline.closure import Closure, validate, validate_all
from recast.pipeline.closure.section import number
from recast.pipeline.standard_curve import standard_yields

__all__ = ["analyses"]


@click.group()
def analyses() -> None:
    """List and show the analyses."""


@analyses.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the built-in analyses and those of plug-ins."""
    loaded = []
    for name in list_analyses():
        try:
            loaded.append(load_analysis(name))
        except InputError as error:  # one that is broken hides no other
            show_notes(name, [str(error)])
    if as_json:
        print_json({"analyses": [_summary(item) for item in loaded]})
        return
    table = table_of("name", "reference", "luminosity", "regions", "status", "title")
    for item in loaded:
        facts = _summary(item)
        cells = (
            facts["name"],
            facts["reference"],
            facts["luminosity"],
            ", ".join(facts["regions"]),
            facts["validation"],
            f"{facts['experiment']}, {facts['title']}",
        )
        table.add_row(*cells)
    output().print(table)


def _summary(item: LoadedAnalysis) -> dict[str, Any]:
    card = item.card
    # the recast comes first in some cards: the experiment's own paper is the last with an arXiv number
    reference = next((r.arxiv or r.report for r in reversed(card.references) if r.texkey), None)
    return {
        "name": card.name,
        "title": card.title,
        "experiment": card.experiment,
        "reference": reference or "",
        "luminosity": _luminosity(card, card.default_dataset),
        "regions": list(card.regions),
        "status": card.status,
        "validation": _validation(item),
    }


def _luminosity(card: AnalysisCard, dataset: str) -> str:
    items = card.datasets[dataset].luminosities
    return " + ".join(f"{item.value_fb:g}/fb at {item.sqrt_s_gev / 1000:g} TeV" for item in items)


def _validation(item: LoadedAnalysis) -> str:
    """Return the card's status and how many numbers its closure compares."""
    file = item.folder / "closure" / "closure.json"
    if not file.is_file():
        return f"{item.card.status}, no closure made"
    try:
        sections = read_json(file)["sections"]
        rows = [row for section in sections for row in section["rows"] if row["ratio"] is not None]
    except (*DAMAGE, InputError):
        return f"{item.card.status}, closure damaged"
    return f"{item.card.status}, closure with {len(rows)} published numbers"


@analyses.command()
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """Show the card of analysis NAME (or of the folder of one's own)."""
    loaded = load_analysis(name)
    card = loaded.card
    if as_json:
        print_json(card.model_dump(mode="json") | {"validation_status": _validation(loaded)})
        return
    console = output()
    console.print(f"{card.name}: {card.experiment}, {card.title} ({card.status})")
    console.print(f"validation: {_validation(loaded)}")
    for reference in card.references:
        label = reference.arxiv or reference.report or ""
        console.print(f"  {reference.what}: {label} {reference.texkey or ''}")
    for key, dataset in card.datasets.items():
        mark = ", the default" if key == card.default_dataset else ""
        console.print(f"data set {key}: {dataset.title}{mark}")
        console.print(f"  luminosity: {_luminosity(card, key)}")
        for region, numbers in dataset.regions.items():
            console.print(
                f"  {region}: {numbers.observed} observed, {numbers.expected} expected ({numbers.source})"
            )
    for key, text in card.regions.items():
        console.print(f"region {key}: {text}")
    for key, space in card.phase_spaces.items():
        console.print(
            f"phase space {key}: {space.m4l_min_gev:g} < m4l < {space.m4l_max_gev:g} GeV, "
            f"m_ll > {space.mll_min_gev:g} GeV: {space.what} ({space.source})"
        )
    console.print("cuts")
    for key, item in card.cuts.items():
        console.print(f"  {key} = {item.value:g} {item.unit if item.unit != '1' else ''} ({item.source})")
    if card.not_simulated:
        console.print("not simulated")
        for text in card.not_simulated:
            console.print(f"  {text}")


@analyses.command("new")
@click.argument("name", type=click.Path(path_type=Path))
def new_command(name: Path) -> None:
    """Write a folder NAME with an analysis to start from: a card that explains every key, and its code."""
    for path in new_analysis(name):
        output().print(str(path))
    place = shlex.quote(str(name))
    notice(f"next: recast analyses show {place}, then recast analyse {place} EVENTS")


@analyses.command("validate")
@click.argument("name", required=False)
@click.option(
    "--all", "every", is_flag=True, help="All analyses that have a plan, and the page of all numbers."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the results [closure/ of the analysis; with --all the page is docs/closure.md].",
)
@click.option("--steps", type=click.Path(path_type=Path), help="Folder of the kept steps [the user's cache].")
@jobs_option
@json_option
def validate_command(
    name: str | None, every: bool, out: Path | None, steps: Path | None, jobs: int, as_json: bool
) -> None:
    """Compare analysis NAME with published numbers: simulate, and write table, data and plots.

    What is compared is stated in closure.yaml of the analysis' folder; the name standard_model is that of
    numbers which belong to no analysis. A run that was killed goes on where it was, and what was made by the
    same code and numbers is not made again.
    """
    if every == (name is not None):
        raise InputError("give the name of an analysis, or --all")
    with ShowProgress() as progress:
        if name is None:
            page, made = validate_all(out, jobs=jobs, progress=progress, steps=steps)
        else:
            page, made = None, {name: validate(name, out, jobs=jobs, progress=progress, steps=steps)}
    if as_json:
        folders = {
            key: {"folder": str(item.folder), "sections": [section.to_json() for section in item.sections]}
            for key, item in made.items()
        }
        print_json(folders[name] if name is not None else {"page": str(page), "closures": folders})
        return
    for closure in made.values():
        _show(closure)
    if page is not None:
        output().print(f"all numbers: {page}")


def _show(closure: Closure) -> None:
    console = output()
    numbers = ("here", "published", "ratio", "pull")
    table = table_of("quantity", *numbers, numbers=numbers)
    for section in closure.sections:
        for row in section.rows:
            if row.ratio is None:
                continue
            pull = "" if row.pull is None else f"{row.pull:+.2f}"
            cells = (
                row.quantity,
                number(row.value, row.error),
                number(row.published or 0.0, row.published_error),
                f"{row.ratio:.3f}",
                pull,
            )
            table.add_row(*cells)
    console.print(table)
    names = ", ".join(path.name for path in closure.files)
    console.print(f"{closure.seconds:.0f} s; in {closure.folder}: {names}")


@analyses.command("standard-curve")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("fermion")
@click.argument("changed", metavar="NAME=VALUE")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the CSV file.")
@click.option("--command", required=True, help="The command that made FOLDER, as it is to be told.")
@click.option("--title", required=True, help="What the curve is called.")
@click.option(
    "--points", type=click.IntRange(2), default=1_000_000, show_default=True, help="Of each integral."
)
def standard_curve_command(
    folder: Path, fermion: str, changed: str, out: Path, command: str, title: str, points: int
) -> None:
    """Make a shipped curve of recast check: write its CSV file and print its entry of standard.yaml.

    FOLDER holds the results of a scan over the mass; NAME=VALUE is a parameter of its model that makes the
    branching ratio to FERMION small, so that the interference with the Standard Model is seen.
    """
    name, _, text = changed.partition("=")
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (name and math.isfinite(value)):
        raise InputError(f'"{changed}" is not NAME=VALUE', mend="Such as charges.nu_tau=-4.")
    made = standard_yields(
        folder, fermion, {name: value}, title=title, command=command, points=points, tell=notice
    )
    made.write(out)
    click.echo(yaml.safe_dump({made.name: made.entry}, sort_keys=False, allow_unicode=True, width=120))
