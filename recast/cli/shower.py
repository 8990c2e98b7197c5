"""Cli: `recast shower`: an LHE file through Pythia 8."""

from __future__ import annotations

from pathlib import Path

import click

from recast.analysis.loader import analysis_card
from recast.cli.common import (
    ShowProgress,
    cross_section_option,
    jobs_option,
    json_option,
    names_of,
    print_json,
    seed_option,
    show_notes,
)
from recast.cli.event_options import bad_events_option, weight_option
from recast.events.options import BadEvents, ReadOptions
from recast.generate.event_file import shower_file

__all__ = ["shower_command"]


@click.command("shower")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    default="full",
    show_default=True,
    help="full, no-mpi or parton, with -photons; full-jets or no-mpi-jets.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Parquet file [FILE's name with .parquet].")
@click.option(
    "--write",
    "formats",
    default="parquet",
    show_default=True,
    help="Of parquet, hepmc3, hepmc2, with commas.",
)
@click.option(
    "--filter",
    "analysis",
    help="Shower for this analysis: without events that cannot pass it, with all that it reads.",
)
@cross_section_option
@bad_events_option
@weight_option
@seed_option
@jobs_option
@json_option
def shower_command(
    file: Path,
    profile: str,
    out: Path | None,
    formats: str,
    analysis: str | None,
    cross_section: float | None,
    bad_events: BadEvents,
    weight: str | None,
    seed: int,
    jobs: int,
    as_json: bool,
) -> None:
    """Shower the events of FILE (LHE, plain or .gz, of any generator)."""
    card = analysis_card(analysis) if analysis else None
    with ShowProgress() as progress:
        made = shower_file(
            file,
            profile,
            out,
            formats=names_of(formats),
            event_filter=card.parton_filter if card else None,
            needed=card.needed if card else None,
            options=ReadOptions(cross_section_pb=cross_section, bad_events=bad_events, weight=weight),
            seed=seed,
            jobs=jobs,
            progress=progress,
        )
    notes = [*made.notes, *made.shower_notes]
    show_notes(str(file), notes)
    if as_json:
        files = [str(path) for path in made.paths]
        print_json({"files": files, "profile": profile, "counts": dict(made.counts), "notes": notes})
        return
    for path in made.paths:
        click.echo(str(path))
