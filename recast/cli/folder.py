"""Cli: what is done with the folder of a finished run: `recast clean`, `plot`, `report` and `cite`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from recast.cli.common import json_option, output, print_json
from recast.core.reading import read_text
from recast.pipeline.status import Leftovers, clean
from recast.report.references import bibtex, references_for

__all__ = ["cite", "clean_command", "plot", "report_command"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_folder = click.argument("folder", type=click.Path(path_type=Path))


@click.command(name="clean")
@_folder
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


def _pair(name: str, words: str) -> Callable[[_Command], _Command]:
    return click.option(name, nargs=2, type=float, help=words)


@click.command()
@_folder
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where the files go; if absent the same folder, or plots in it for what the run does not leave.",
)
@click.option(
    "--what",
    help="curve or plane: limits; cutflow; spectrum: distributions. All limits if absent.",
)
@click.option(
    "--figure",
    help="One picture alone: exclusion, the name of a figure; or those of a distribution, a region or an "
    "analysis.",
)
@click.option(
    "--at",
    multiple=True,
    type=float,
    help="Value of the first scanned parameter: a point of cutflow or spectrum; repeat it for more.",
)
@click.option(
    "--only", multiple=True, help="Name of a curve to draw, as in the CSV file; repeat it for more."
)
@_pair("--size", "Width and height of the axes [inches].")
@click.option("--title", help="Text above.")
@click.option("--caption", help='Text below in place of the own one; "" for none.')
@click.option(
    "--legend",
    default="above",
    show_default=True,
    help='above, none, or inside the axes: "upper left", best.',
)
@click.option("--xlabel", help="Text beside x.")
@click.option("--ylabel", help="Text beside y.")
@_pair("--xrange", "Ends of x.")
@_pair("--yrange", "Ends of y.")
def plot(folder: Path, out: Path | None, **choices: Any) -> None:
    """Draw pictures of the run in FOLDER from its results.json.

    By default exclusion.png, exclusion.pdf and the figures of the card.
    """
    from recast.api.verbs import plot as draw  # noqa: PLC0415 - loads matplotlib

    for path in draw(folder, out, **choices):
        click.echo(str(path))


@click.command()
@_folder
def report_command(folder: Path) -> None:
    """Write report.html from results.json and the plots in FOLDER."""
    from recast.pipeline.outputs import report  # noqa: PLC0415 - loads matplotlib

    click.echo(str(report(folder)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def cite(folder: Path | None) -> None:
    """Print BibTeX entries for the run in FOLDER; without it, what every use cites."""
    if folder is None:
        click.echo(bibtex(references_for(["model:ufo"])), nl=False)
        return
    text = read_text(folder / "references.bib", mend="Is it the folder of a finished run?")
    click.echo(text, nl=False)
