"""Cli: `recast plot`: draws the plots of a finished run again."""

from __future__ import annotations

from pathlib import Path

import click

from recast.pipeline.outputs import draw

__all__ = ["plot"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the files go; the same folder if absent.")
def plot(folder: Path, out: Path | None) -> None:
    """Draw exclusion.png, exclusion.pdf and the figures of the card from the results.json in FOLDER."""
    for path in draw(folder, out or folder):
        click.echo(str(path))
