"""Cli: `recast export`: what a run found in the formats of other programs."""

from __future__ import annotations

from pathlib import Path

import click

from recast.cli.common import json_option, print_json, show_notes

__all__ = ["export"]


class _Formats(click.Group):
    """Formats; that of histograms is loaded when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), "yoda"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != "yoda":
            return super().get_command(ctx, cmd_name)
        from recast.cli.export_yoda import yoda_command  # noqa: PLC0415 - loads the readers of events

        return yoda_command


@click.group(cls=_Formats)
def export() -> None:
    """Write likelihoods of a finished run for pyhf or as HS3, histograms of an analysis for YODA."""


def _likelihoods(folder: Path, form: str, out: Path | None, as_json: bool) -> None:
    from recast.pipeline.export import export_likelihoods  # noqa: PLC0415 - loads the pipeline

    made = export_likelihoods(folder, form, out or folder / "export" / form)  # type: ignore[arg-type]
    if as_json:
        print_json({"files": [str(path) for path in made.files], "notes": list(made.notes)})
        return
    show_notes("export", made.notes)
    for path in made.files:
        click.echo(str(path))


_folder = click.argument("folder", type=click.Path(path_type=Path))
_out = click.option(
    "--out", type=click.Path(path_type=Path), help="Where the files go; FOLDER/export/FORMAT if absent."
)


@export.command(name="pyhf")
@_folder
@_out
@json_option
def pyhf_command(folder: Path, out: Path | None, as_json: bool) -> None:
    """Write a workspace of pyhf for each point of the run in FOLDER, and background and patches of a scan."""
    _likelihoods(folder, "pyhf", out, as_json)


@export.command(name="hs3")
@_folder
@_out
@json_option
def hs3_command(folder: Path, out: Path | None, as_json: bool) -> None:
    """Write HS3 JSON for each point of the run in FOLDER."""
    _likelihoods(folder, "hs3", out, as_json)
