"""Cli: `recast shower`: an LHE file through Pythia 8."""

from __future__ import annotations

from pathlib import Path

import click

from recast.analysis.loader import load_analysis
from recast.cli.common import (
    ShowProgress,
    cross_section_option,
    jobs_option,
    json_option,
    print_json,
    seed_option,
    show_notes,
)
from recast.cli.event_options import bad_events_option
from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.events.options import BadEvents, ReadOptions
from recast.events.partons import parton_file, parton_sample
from recast.events.readers import open_partons
from recast.events.sample import stem
from recast.generate.shower import output_paths, shower

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
@click.option("--filter", "analysis", help="Leave out events that cannot pass this analysis.")
@cross_section_option
@bad_events_option
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
    seed: int,
    jobs: int,
    as_json: bool,
) -> None:
    """Shower the events of FILE (LHE, plain or .gz, of any generator)."""
    chosen = formats.split(",")
    target = out or file.with_name(f"{stem(file)}.parquet")
    paths = output_paths(target, chosen)
    if any(path.resolve() == file.resolve() for path in paths.values()):
        raise InputError("the output would replace the input", where=str(file), mend="Choose another --out.")
    card = load_analysis(analysis).card if analysis else None
    event_filter = card.parton_filter if card else None
    options = ReadOptions(cross_section_pb=cross_section, bad_events=bad_events)
    with open_partons(file, options) as opened:
        partons, sample, notes = parton_sample(parton_file(opened, file, options), file, options)
    show_notes(str(file), notes)
    with workers(jobs) as pool, ShowProgress() as progress:
        result = shower(
            sample,
            profile,
            seed,
            target,
            event_filter=event_filter,
            workers=pool,
            progress=progress,
            write=chosen,
            file=partons,
        )
    facts = result.provenance["shower"]
    of_shower = facts.get("notes", [])
    show_notes(str(file), of_shower)
    if as_json:
        files = [str(path) for path in paths.values()]
        told = {"counts": facts["counts"], "notes": [*notes, *of_shower]}
        print_json({"files": files, "profile": profile} | told)
    else:
        for path in paths.values():
            click.echo(str(path))
