"""Cli: `recast plot`: draws the exclusion plot of a finished run again."""

from __future__ import annotations

from pathlib import Path

import click

from recast.core.atomic import make_folder
from recast.pipeline.results import draw, load_results

__all__ = ["plot"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the files go; the same folder if absent.")
def plot(folder: Path, out: Path | None) -> None:
    """Draw exclusion.png and exclusion.pdf from the results.json in FOLDER."""
    content = load_results(folder)
    for path in draw(content, make_folder(out or folder)):
        click.echo(str(path))
