"""Cli: `recast clean`: removes what a run's folder does not need."""

from __future__ import annotations

from pathlib import Path

import click

from recast.cli.common import json_option, output, print_json
from recast.pipeline.status import Leftovers, clean

__all__ = ["clean_command"]


@click.command(name="clean")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--what",
    type=click.Choice([str(item) for item in Leftovers]),
    default=str(Leftovers.UNFINISHED),
    show_default=True,
    help="unfinished: what dead processes left; unused: steps of other cards and versions besides; "
    "steps: all kept steps (results stay).",
)
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@json_option
def clean_command(folder: Path, what: str, dry_run: bool, as_json: bool) -> None:
    """Remove what the run in FOLDER left and does not need; results always stay."""
    found = clean(folder, Leftovers(what), only_list=dry_run)
    names = [str(path.relative_to(folder)) for path in found]
    if as_json:
        print_json({"folder": str(folder), "removed": [] if dry_run else names, "would_remove": names})
        return
    for name in names:
        output().print(name)
    output().print(f"{len(names)} {'would be removed' if dry_run else 'removed'}")
