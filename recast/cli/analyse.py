"""Cli: `recast analyse`: cutflow and yields of an analysis from event files of any format."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from recast.analysis.card import AnalysisCard
from recast.analysis.files import FileYields, analyse_files
from recast.analysis.loader import LoadedAnalysis, load_analysis
from recast.analysis.run import AnalysisResult
from recast.analysis.yields import NONE_SELECTED, Yield
from recast.cli.common import (
    ShowProgress,
    cross_section_option,
    jobs_option,
    json_option,
    output,
    print_json,
    refuse_given,
    seed_option,
    show_notes,
    table_of,
)
from recast.cli.event_options import (
    bad_events_option,
    branch_map_option,
    cache_option,
    dressing_option,
    keep_complete_option,
    sqrt_s_option,
    weight_option,
)
from recast.core.levels import level_text
from recast.events.options import BadEvents, Completeness, ReadOptions
from recast.events.patterns import expanded, refuse_same_names
from recast.events.root.branch_map import load_branch_map
from recast.events.stream import Caching
from recast.generate.made_cuts import check_made
from recast.generate.profiles import record_thresholds

if TYPE_CHECKING:  # it loads the whole pipeline
    from recast.pipeline.signal_limit import SignalLimit

__all__ = ["analyse_command"]


@click.command("analyse")
@click.argument("name")
@click.argument("files", nargs=-1, required=True)
@click.option("--dataset", help="Data set of the analysis; its default if absent.")
@click.option("--mass", type=float, help="Mass of the Z' [GeV], for an analysis with a mass window.")
@click.option("--merge", is_flag=True, help="Take all files for parts of one sample.")
@click.option(
    "--limit",
    "with_limit",
    is_flag=True,
    help="Add the yields of all files and compare them with the published counts: CLs and limits.",
)
@click.option(
    "--plots",
    type=click.Path(path_type=Path),
    help="Folder for pictures of the cutflow and of each distribution.",
)
@click.option(
    "--method",
    default="cls",
    show_default=True,
    help="Of --limit: cls, poisson, paper, or a plug-in.",
)
@click.option("--cl", type=float, show_default="0.95", help="Level of --limit.")
@cross_section_option
@sqrt_s_option
@weight_option
@dressing_option
@branch_map_option
@keep_complete_option
@bad_events_option
@cache_option
@seed_option
@jobs_option
@json_option
def analyse_command(
    name: str,
    files: tuple[str, ...],
    dataset: str | None,
    mass: float | None,
    merge: bool,
    with_limit: bool,
    plots: Path | None,
    method: str,
    cl: float | None,
    cross_section: float | None,
    sqrt_s: float | None,
    weight: str | None,
    dress: float | None,
    branch_map: str | None,
    keep_complete: bool,
    bad_events: BadEvents,
    cached: bool,
    seed: int,
    jobs: int,
    as_json: bool,
) -> None:
    """Apply analysis NAME (or the folder of one's own) to each event file.

    FILES are HepMC, LHE, ROOT or Parquet, plain or compressed; patterns are expanded and "-" is HepMC or LHE
    on standard input.
    """
    analysis = load_analysis(name) if mass is None else load_analysis(name).at(mass)
    analysis.card.dataset(dataset)
    if with_limit:
        _check_limit(analysis.card, dataset, method, cl, mass)
    else:
        refuse_given(("method", "cl"), "is for --limit", "Add --limit.")
    paths = expanded(files)
    if with_limit and not merge:
        refuse_same_names(paths)
    options = ReadOptions(
        cross_section_pb=cross_section,
        sqrt_s_gev=sqrt_s,
        completeness=Completeness.KEEP_COMPLETE if keep_complete else Completeness.REQUIRED,
        weight=weight,
        dressing_cone=dress,
        branch_map=load_branch_map(branch_map) if branch_map else None,
        bad_events=bad_events,
    )
    kept = record_thresholds(analysis.card)
    with ShowProgress() as progress:
        found = analyse_files(
            analysis,
            [paths] if merge else [[path] for path in paths],
            options,
            dataset=dataset,
            kept=kept,
            seed=seed,
            jobs=jobs,
            progress=progress,
            caching=Caching.KEEP if cached else Caching.NONE,
            made=partial(check_made, analysis.card),
        )
    for item in found:
        show_notes(item.label, item.notes)
    results = [item.result for item in found]
    limit = _limit(results, analysis, dataset, method, cl) if with_limit else None
    pictures = _pictures(found, analysis.card, dataset, plots) if plots is not None else []
    if as_json:
        listed = [item.as_dict() for item in found]
        print_json({"files": listed} | ({"limit": limit.as_dict()} if limit else {}))
        return
    console = output()
    for item in found:
        _print(console, item)
    if limit is not None:
        _print_limit(console, limit)
    for path in pictures:
        console.print(str(path))


def _check_limit(
    card: AnalysisCard, dataset: str | None, method: str, cl: float | None, mass_gev: float | None
) -> None:
    """Refuse what no event can mend before the first one is read."""
    from recast.pipeline.signal_limit import counted_regions  # noqa: PLC0415 - loads the whole pipeline
    from recast.statistics.counting import CONFIDENCE_LEVEL, excluded_count  # noqa: PLC0415 - loads scipy

    counted_regions(card, dataset, mass_gev)
    excluded_count(method, 1, 1.0, cl=CONFIDENCE_LEVEL if cl is None else cl)


def _limit(
    results: list[AnalysisResult],
    analysis: LoadedAnalysis,
    dataset: str | None,
    method: str,
    cl: float | None,
) -> SignalLimit:
    from recast.pipeline.signal_limit import signal_limit  # noqa: PLC0415 - loads the whole pipeline
    from recast.statistics.counting import CONFIDENCE_LEVEL  # noqa: PLC0415 - loads scipy

    level = CONFIDENCE_LEVEL if cl is None else cl
    found = signal_limit(results, analysis.card, dataset, method, level, mass_gev=analysis.mass_gev)
    show_notes("limit", found.notes)
    return found


def _pictures(found: list[FileYields], card: AnalysisCard, dataset: str | None, folder: Path) -> list[Path]:
    from recast.pipeline.pictures import draw_files, published_bins  # noqa: PLC0415 - loads matplotlib

    return draw_files(found, folder, published_bins(card, dataset))


def _print_limit(console: Console, found: SignalLimit) -> None:
    first = found.regions[0].limits
    level = f"{level_text(first.cl)}, {first.method}"
    console.print(
        f"\n{found.analysis}, data set {found.dataset}, {level}; the signal is on top of what is expected"
    )
    numbers = (
        "signal",
        "observed",
        "expected",
        "CLs",
        "CLs expected",
        "limit on signal/this",
        "expected limit",
    )
    table = table_of("region", *numbers, "excluded", numbers=numbers)
    for item in found.regions:
        limits, confidence = item.limits, item.confidence
        background = f"{limits.background:g}"
        background += f" ± {limits.background_error:.3g}" if limits.background_error else ""
        table.add_row(
            item.region,
            f"{item.signal.value:.4g} ± {item.signal.error:.2g}",
            str(limits.observed_events),
            background,
            f"{confidence.observed:.3g}",
            f"{confidence.expected[2]:.3g}",
            *(
                "-" if value is None else f"{value:.3g}"
                for value in (item.strength_observed, item.strength_expected[2])
            ),
            "yes" if item.excluded else "no",
        )
    console.print(table)
    verdict = "excluded" if found.best.excluded else "not excluded"
    console.print(f"best region by the expected limit: {found.best.region}; there the signal is {verdict}")
    for region, reason in found.skipped.items():
        console.print(f"{region}: {reason}")


def _print(console: Console, item: FileYields) -> None:
    result = item.result
    console.print(
        f"{item.label}: {result.process}, {result.sqrt_s_gev / 1000:g} TeV, "
        f"{result.cross_section_pb:.5g} ± {result.cross_section_error_pb:.1g} pb"
    )
    numbers = ("events", "cross section [fb]", "of all", "of previous")
    table = table_of("cut", *numbers, numbers=numbers)
    for row in result.cutflow.to_json():
        shares = [f"{row[key]:.4f}" if row[key] is not None else "" for key in ("of_all", "of_previous")]
        table.add_row(row["step"], str(row["n_raw"]), f"{1000 * row['sum_weights_pb']:.5g}", *shares)
    console.print(table)
    for region in result.regions:
        selected, events = item.cross_section_fb(region), item.events(region)
        text = f"{region}: {_number(selected)} fb"
        if events is not None:
            text += f", {_number(events)} events in {item.luminosity_fb:g}/fb"
        if selected.bound is not None:
            text += f" (95 % CL: no event is selected, {NONE_SELECTED:.3f} of the root mean square weight)"
        console.print(text)


def _number(item: Yield) -> str:
    return f"{item.value:.4g} ± {item.error:.2g}" if item.bound is None else f"below {item.bound:.3g}"
