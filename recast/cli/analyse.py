"""Cli: `recast analyse`: cutflow and yields of an analysis from event files of any format."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click
from rich.console import Console

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import load_analysis
from recast.analysis.run import AnalysisResult, analyse
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
    expanded,
    keep_complete_option,
    kept_of,
    sqrt_s_option,
    weight_option,
)
from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.events.event_stream import merged
from recast.events.options import BadEvents, Completeness, ReadOptions
from recast.events.root.branch_map import load_branch_map
from recast.events.stream import Caching, stream_events

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
        _check_limit(analysis.card, dataset, method, cl)
    else:
        refuse_given(("method", "cl"), "is for --limit", "Add --limit.")
    paths = expanded(files)
    if cross_section is not None and len(paths) > 1 and not merge:
        raise InputError(
            "--cross-section goes with one file", mend="Analyse the files one by one, or --merge them."
        )
    if dress is not None and analysis.card.needs_photons:
        raise InputError(
            f"the analysis {analysis.name} adds photons to leptons itself",
            where="--dress",
            mend="Leave it out.",
        )
    options = ReadOptions(
        slimming=kept_of(analysis.card),
        cross_section_pb=cross_section,
        sqrt_s_gev=sqrt_s,
        completeness=Completeness.KEEP_COMPLETE if keep_complete else Completeness.REQUIRED,
        weight=weight,
        dressing_cone=dress,
        branch_map=load_branch_map(branch_map) if branch_map else None,
        bad_events=bad_events,
    )
    caching = Caching.KEEP if cached else Caching.NONE
    results, notes = [], []
    groups = [paths] if merge else [[path] for path in paths]
    with workers(jobs) as pool, ShowProgress() as progress:
        for group in groups:
            with ExitStack() as stack:
                streams = [
                    stack.enter_context(
                        stream_events(path, options, jobs=jobs, progress=progress, caching=caching)
                    )
                    for path in group
                ]
                stream = merged(streams)
                results.append(analyse(analysis, stream.chunks(), stream.sample, seed, pool))
            notes.append(list(stream.notes))
    names = [" ".join(map(str, group)) for group in groups]
    for label, result, found in zip(names, results, notes, strict=True):
        found.extend(_without_luminosity(result, analysis.card, dataset))
        show_notes(label, found)
    limit = _limit(results, analysis.card, dataset, method, cl) if with_limit else None
    if as_json:
        listed = [
            _as_dict(result, analysis.card, dataset) | {"notes": found}
            for result, found in zip(results, notes, strict=True)
        ]
        print_json({"files": listed} | ({"limit": limit.as_dict()} if limit else {}))
        return
    console = output()
    for label, result in zip(names, results, strict=True):
        _print(console, label, result, analysis.card, dataset)
    if limit is not None:
        _print_limit(console, limit)


def _check_limit(card: AnalysisCard, dataset: str | None, method: str, cl: float | None) -> None:
    """Refuse what no event can mend before the first one is read."""
    from recast.pipeline.signal_limit import counted_regions  # noqa: PLC0415 - loads the whole pipeline
    from recast.statistics.counting import CONFIDENCE_LEVEL, excluded_count  # noqa: PLC0415 - loads scipy

    counted_regions(card, dataset)
    excluded_count(method, 1, 1.0, cl=CONFIDENCE_LEVEL if cl is None else cl)


def _limit(
    results: list[AnalysisResult], card: AnalysisCard, dataset: str | None, method: str, cl: float | None
) -> SignalLimit:
    from recast.pipeline.signal_limit import signal_limit  # noqa: PLC0415 - loads the whole pipeline
    from recast.statistics.counting import CONFIDENCE_LEVEL  # noqa: PLC0415 - loads scipy

    found = signal_limit(results, card, dataset, method, CONFIDENCE_LEVEL if cl is None else cl)
    show_notes("limit", found.notes)
    return found


def _print_limit(console: Console, found: SignalLimit) -> None:
    first = found.regions[0].limits
    level = f"{100 * first.cl:g} % CL, {first.method}"
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


def _luminosity_fb(card: AnalysisCard, dataset: str | None, sqrt_s_gev: float) -> float | None:
    for item in card.dataset(dataset).luminosities:
        if abs(item.sqrt_s_gev - sqrt_s_gev) < 1e-6 * sqrt_s_gev:
            return item.value_fb
    return None


def _without_luminosity(result: AnalysisResult, card: AnalysisCard, dataset: str | None) -> list[str]:
    """Say why there is no number of events: the data set has no luminosity at the energy of the file."""
    if _luminosity_fb(card, dataset, result.sqrt_s_gev) is not None:
        return []
    known = ", ".join(f"{item.sqrt_s_gev / 1000:g}" for item in card.dataset(dataset).luminosities)
    name, energy = dataset or card.default_dataset, f"{result.sqrt_s_gev / 1000:g}"
    return [f"no number of events: data set {name} has no luminosity at {energy} TeV (it is of {known} TeV)"]


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
    console: Console, file: str, result: AnalysisResult, card: AnalysisCard, dataset: str | None
) -> None:
    console.print(
        f"{file}: {result.process}, {result.sqrt_s_gev / 1000:g} TeV, "
        f"{result.cross_section_pb:.5g} ± {result.cross_section_error_pb:.1g} pb"
    )
    numbers = ("events", "cross section [fb]", "of all", "of previous")
    table = table_of("cut", *numbers, numbers=numbers)
    for row in result.cutflow.to_json():
        shares = [f"{row[key]:.4f}" if row[key] is not None else "" for key in ("of_all", "of_previous")]
        table.add_row(row["step"], str(row["n_raw"]), f"{1000 * row['sum_weights_pb']:.5g}", *shares)
    console.print(table)
    luminosity = _luminosity_fb(card, dataset, result.sqrt_s_gev)
    for region in result.regions:
        selected = result.cross_section(region).scaled(1000.0)
        text = f"{region}: {_number(selected)} fb"
        if luminosity:
            events = selected.scaled(luminosity)
            text += f", {_number(events)} events in {luminosity:g}/fb"
        if selected.bound is not None:
            text += f" (95 % CL: no event is selected, {NONE_SELECTED:.3f} of the root mean square weight)"
        console.print(text)


def _number(item: Yield) -> str:
    return f"{item.value:.4g} ± {item.error:.2g}" if item.bound is None else f"below {item.bound:.3g}"
