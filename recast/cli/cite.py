"""Cli: `recast cite`: what to cite for a run."""

from __future__ import annotations

from pathlib import Path

import click

from recast.core.errors import InputError
from recast.report.references import bibtex, references_for

__all__ = ["cite"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def cite(folder: Path | None) -> None:
    """Print BibTeX entries for the run in FOLDER; without it, what every use cites."""
    if folder is None:
        click.echo(bibtex(references_for(["model:ufo"])), nl=False)
        return
    file = folder / "references.bib"
    if not file.is_file():
        raise InputError(
            "no references.bib in it", where=str(folder), mend="Is it the folder of a finished run?"
        )
    click.echo(file.read_text(encoding="utf-8"), nl=False)
