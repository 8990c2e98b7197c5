"""Cli: `recast cite`: what to cite for a run."""

from __future__ import annotations

from pathlib import Path

import click

from recast.core.reading import read_text
from recast.report.references import bibtex, references_for

__all__ = ["cite"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def cite(folder: Path | None) -> None:
    """Print BibTeX entries for the run in FOLDER; without it, what every use cites."""
    if folder is None:
        click.echo(bibtex(references_for(["model:ufo"])), nl=False)
        return
    text = read_text(folder / "references.bib", mend="Is it the folder of a finished run?")
    click.echo(text, nl=False)
