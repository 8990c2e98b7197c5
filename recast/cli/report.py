"""Cli: `recast report`: writes the HTML page of a finished run again."""

from __future__ import annotations

from pathlib import Path

import click

from recast.pipeline.outputs import report

__all__ = ["report_command"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def report_command(folder: Path) -> None:
    """Write report.html from results.json and the plots in FOLDER."""
    click.echo(str(report(folder)))
