"""Cli: `recast analyses list | show`."""

from __future__ import annotations

import click
from rich.table import Table

from recast.analysis.loader import list_analyses, load_analysis
from recast.cli.common import json_option, output, print_json

__all__ = ["analyses"]


@click.group()
def analyses() -> None:
    """List and show the analyses."""


@analyses.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the built-in analyses."""
    cards = [load_analysis(name).card for name in list_analyses()]
    if as_json:
        print_json({"analyses": [{"name": c.name, "title": c.title, "status": c.status} for c in cards]})
        return
    table = Table(box=None, pad_edge=False)
    for title in ("name", "experiment", "title", "regions", "status"):
        table.add_column(title)
    for card in cards:
        table.add_row(card.name, card.experiment, card.title, ", ".join(card.regions), card.status)
    output().print(table)


@analyses.command()
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """Show the card of analysis NAME (or of the folder of one's own)."""
    card = load_analysis(name).card
    if as_json:
        print_json(card.model_dump(mode="json"))
        return
    console = output()
    console.print(
        f"{card.name}: {card.experiment}, {card.title} ({card.status})", highlight=False, markup=False
    )
    for reference in card.references:
        label = reference.arxiv or reference.report or ""
        console.print(f"  {reference.what}: {label} {reference.texkey or ''}", highlight=False, markup=False)
    for key, dataset in card.datasets.items():
        mark = ", the default" if key == card.default_dataset else ""
        console.print(f"data set {key}: {dataset.title}{mark}", highlight=False, markup=False)
        for region, numbers in dataset.regions.items():
            console.print(
                f"  {region}: {numbers.observed} observed, {numbers.expected} expected ({numbers.source})",
                highlight=False,
                markup=False,
            )
    console.print("cuts", highlight=False, markup=False)
    for key, number in card.cuts.items():
        console.print(
            f"  {key} = {number.value:g} {number.unit if number.unit != '1' else ''} ({number.source})",
            highlight=False,
            markup=False,
        )
    if card.not_simulated:
        console.print("not simulated", highlight=False, markup=False)
        for text in card.not_simulated:
            console.print(f"  {text}", highlight=False, markup=False)
