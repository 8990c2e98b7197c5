"""Cli: `recast analyse`: cutflow and yields of an analysis from event files of any format."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import load_analysis
from recast.analysis.run import AnalysisResult, analyse
from recast.cli.common import cross_section_option, jobs_option, json_option, output, print_json, seed_option
from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.events.read import read_events

__all__ = ["analyse_command"]


@click.command("analyse")
@click.argument("name")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--dataset", help="Data set of the analysis; its default if absent.")
@click.option("--mass", type=float, help="Mass of the Z' [GeV], for an analysis with a mass window.")
@cross_section_option
@seed_option
@jobs_option
@json_option
def analyse_command(
    name: str,
    files: tuple[Path, ...],
    dataset: str | None,
    mass: float | None,
    cross_section: float | None,
    seed: int,
    jobs: int,
    as_json: bool,
) -> None:
    """Apply analysis NAME (or the folder of one's own) to each event file."""
    analysis = load_analysis(name) if mass is None else load_analysis(name).at(mass)
    analysis.card.dataset(dataset)
    if cross_section is not None and len(files) > 1:
        raise InputError("--cross-section goes with one file", mend="Analyse the files one by one.")
    results = []
    with workers(jobs) as pool:
        for file in files:
            events, sample = read_events(file, cross_section_pb=cross_section)
            results.append(analyse(analysis, events, sample, seed, pool))
    if as_json:
        print_json({"files": [_as_dict(r, analysis.card, dataset) for r in results]})
        return
    console = output()
    for file, result in zip(files, results, strict=True):
        _print(console, file, result, analysis.card, dataset)


def _luminosity_fb(card: AnalysisCard, dataset: str | None, sqrt_s_gev: float) -> float | None:
    for item in card.dataset(dataset).luminosities:
        if abs(item.sqrt_s_gev - sqrt_s_gev) < 1e-6 * sqrt_s_gev:
            return item.value_fb
    return None


def _as_dict(result: AnalysisResult, card: AnalysisCard, dataset: str | None) -> dict[str, object]:
    luminosity = _luminosity_fb(card, dataset, result.sqrt_s_gev)
    regions = {}
    for region in result.regions:
        selected = result.cross_section(region)
        regions[region] = {
            "cross_section_fb": selected.scaled(1000.0).to_json(),
            "events": selected.scaled(1000.0 * luminosity).to_json() if luminosity else None,
        }
    return result.to_json() | {"luminosity_fb": luminosity, "yields": regions}


def _print(
    console: Console, file: Path, result: AnalysisResult, card: AnalysisCard, dataset: str | None
) -> None:
    console.print(
        f"{file}: {result.process}, {result.sqrt_s_gev / 1000:g} TeV, "
        f"{result.cross_section_pb:.5g} ± {result.cross_section_error_pb:.1g} pb",
        highlight=False,
        markup=False,
    )
    table = Table(box=None, pad_edge=False)
    for title in ("cut", "events", r"cross section \[fb]", "of all", "of previous"):
        table.add_column(title, justify="left" if title == "cut" else "right")
    for row in result.cutflow.to_json():
        shares = [f"{row[key]:.4f}" if row[key] is not None else "" for key in ("of_all", "of_previous")]
        table.add_row(escape(row["step"]), str(row["n_raw"]), f"{1000 * row['sum_weights_pb']:.5g}", *shares)
    console.print(table)
    luminosity = _luminosity_fb(card, dataset, result.sqrt_s_gev)
    for region in result.regions:
        selected = result.cross_section(region).scaled(1000.0)
        text = f"{region}: {selected.value:.4g} ± {selected.error:.2g} fb"
        if luminosity:
            events = selected.scaled(luminosity)
            text += f", {events.value:.4g} ± {events.error:.2g} events in {luminosity:g}/fb"
        console.print(text, highlight=False, markup=False)
