"""Cli: `recast convert`: full events from one format into another."""

from __future__ import annotations

from pathlib import Path

import click

from recast.cli.common import (
    ShowProgress,
    cross_section_option,
    jobs_option,
    json_option,
    print_json,
    show_notes,
)
from recast.cli.event_options import bad_events_option, branch_map_option, keep_complete_option
from recast.events.convert import Target, convert, target_of
from recast.events.options import BadEvents, Completeness, ReadOptions
from recast.events.patterns import expanded
from recast.events.root.branch_map import load_branch_map

__all__ = ["convert_command"]


@click.command("convert")
@click.argument("files", nargs=-1, required=True)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format", "word", help=f"Of {', '.join(Target)}; by the name of OUT if absent (.root is a TTree)."
)
@cross_section_option
@branch_map_option
@keep_complete_option
@bad_events_option
@jobs_option
@json_option
def convert_command(
    files: tuple[str, ...],
    out: Path,
    word: str | None,
    cross_section: float | None,
    branch_map: str | None,
    keep_complete: bool,
    bad_events: BadEvents,
    jobs: int,
    as_json: bool,
) -> None:
    """Convert FILES (HepMC, LHE, ROOT, Parquet; "-" is standard input) into the one file OUT.

    Particles, ancestry, weights and cross section are kept. OUT is read again and compared.
    """
    options = ReadOptions(
        cross_section_pb=cross_section,
        bad_events=bad_events,
        completeness=Completeness.KEEP_COMPLETE if keep_complete else Completeness.REQUIRED,
        branch_map=load_branch_map(branch_map) if branch_map else None,
    )
    sources = expanded(files)
    target = target_of(out, word)
    with ShowProgress() as progress:
        result = convert(sources, out, target, options, jobs=jobs, progress=progress)
    show_notes(str(out), result.notes)
    if as_json:
        print_json(
            {
                "file": str(out),
                "format": str(target),
                "n_events": result.n_events,
                "final_energy_gev": result.energy_gev,
                "notes": list(result.notes),
            }
        )
    else:
        click.echo(str(out))
