"""Cli: `recast status`: what became of the points of a run."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from recast.cli.common import json_option, output, print_json
from recast.pipeline.state import PointState
from recast.pipeline.status import read_status

__all__ = ["status"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
def status(folder: Path, as_json: bool) -> None:
    """Say which points of the run in FOLDER are done, running, waiting, or failed and why."""
    found = read_status(folder)
    if as_json:
        print_json(found.as_dict())
        return
    console = output()
    table = Table(box=None, pad_edge=False)
    for title in ("point", "state", "result, reason or last stage"):
        table.add_column(title, justify="left")
    for record in found.points:
        table.add_row(record.name, str(record.state), record.note)
    if found.points:
        console.print(table)
        console.print()
    counts = [f"{found.count(state)} {state}" for state in PointState if found.count(state)]
    console.print(f"{found.name}: {', '.join(counts) or 'no points'}")
    kinds = ", ".join(f"{number} {kind}" for kind, number in found.steps.items())
    console.print(f"kept steps: {kinds or 'none'}; {found.bytes_kept / 1e6:.1f} MB")
    if found.unfinished:
        console.print(f"{found.unfinished} half-made steps (recast clean removes those of dead processes)")
    if found.other_versions:
        console.print(
            f"{found.other_versions} kept steps were made by another version and are not used "
            "(recast clean --what unused)"
        )
    console.print("results written" if found.results else "results not yet written (recast run)")
