"""Cli: `recast status`: what became of the points of a run."""

from __future__ import annotations

import math
from pathlib import Path

import click
from rich.table import Table

from recast.cli.common import json_option, output, print_json
from recast.pipeline.state import PointState
from recast.pipeline.status import Timing, read_status, read_timing

__all__ = ["status"]


_LISTED = 200
"""Points up to which all of them are listed."""
_QUIET = (PointState.DONE, PointState.WAITING)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--timing", is_flag=True, help="What its steps cost, and the longest chain of them.")
@click.option("--disk", is_flag=True, help="The size of kept steps, and those of other versions.")
@click.option("--all", "listed", is_flag=True, help=f"List every point, where there are more than {_LISTED}.")
@json_option
def status(folder: Path, timing: bool, disk: bool, listed: bool, as_json: bool) -> None:
    """Say which points of the run in FOLDER are done, running, waiting, or failed and why."""
    found = read_status(folder, disk=disk)
    if as_json:
        print_json(found.as_dict() | ({"timing": read_timing(folder).as_dict()} if timing else {}))
        return
    console = output()
    table = Table(box=None, pad_edge=False)
    for title in ("point", "state", "result, reason or last stage"):
        table.add_column(title, justify="left")
    whole = listed or len(found.points) <= _LISTED
    shown = [record for record in found.points if whole or record.state not in _QUIET]
    for record in shown:
        table.add_row(record.name, str(record.state), record.note)
    if shown:
        console.print(table)
        console.print()
    if len(shown) < len(found.points):
        console.print(f"{len(found.points) - len(shown)} done or waiting points are not listed (--all)")
    counts = [f"{found.count(state)} {state}" for state in PointState if found.count(state)]
    console.print(f"{found.name}: {', '.join(counts) or 'no points'}")
    kinds = ", ".join(f"{number} {kind}" for kind, number in found.steps.items())
    size = "" if found.bytes_kept is None else f"; {found.bytes_kept / 1e6:.1f} MB"
    console.print(f"kept steps: {kinds or 'none'}{size}")
    if found.unfinished:
        console.print(f"{found.unfinished} half-made steps (recast clean removes those of dead processes)")
    if found.other_versions:
        console.print(
            f"{found.other_versions} kept steps were made by another version and are not used "
            "(recast clean --what unused)"
        )
    if timing:
        _print_timing(read_timing(folder))
    console.print("results written" if found.results else "results not yet written (recast run)")


def _print_timing(found: Timing) -> None:
    console, total = output(), found.total_s or math.inf
    for title, rows in (("processor time", found.seconds.items()), ("longest chain of steps", found.path)):
        table = Table(box=None, pad_edge=False, title=title, title_justify="left")
        table.add_column("step", justify="left")
        for column in ("seconds", "of all"):
            table.add_column(column, justify="right")
        together = sum(seconds for _, seconds in rows)
        for name, seconds in (*rows, ("together", together)):
            table.add_row(name, f"{seconds:.2f}", f"{seconds / total:.1%}")
        console.print()
        console.print(table)
    if found.peak_mb is not None:
        console.print(f"\nlargest memory of a worker process: {found.peak_mb:.0f} MB")
    if found.unknown:
        console.print(f"{found.unknown} steps have no record of their time")
