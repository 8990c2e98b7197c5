"""Cli: `recast export yoda`: histograms of an analysis from event files, with its published counts."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click
import numpy as np

from recast.analysis.cutflow import Cutflow
from recast.analysis.files import require_whole
from recast.analysis.loader import load_analysis
from recast.cli.common import (
    ShowProgress,
    cross_section_option,
    json_option,
    print_json,
    seed_option,
    show_notes,
)
from recast.cli.event_options import sqrt_s_option, weight_option
from recast.core.atomic import write_text
from recast.core.errors import InputError
from recast.core.words import file_words
from recast.detector.draws import Draws
from recast.events.event_stream import merged
from recast.events.options import ReadOptions
from recast.events.patterns import expanded
from recast.events.stream import Caching, stream_events
from recast.generate.made_cuts import check_made
from recast.generate.profiles import record_thresholds
from recast.report.yoda import cutflow_text, histogram, histogram_text, reference_text

__all__ = ["yoda_command"]


@click.command(name="yoda")
@click.argument("name")
@click.argument("files", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), help="The file; NAME.yoda if absent.")
@click.option("--dataset", help="Data set of the analysis; its default if absent.")
@cross_section_option
@sqrt_s_option
@weight_option
@seed_option
@json_option
def yoda_command(
    name: str,
    files: tuple[str, ...],
    out: Path | None,
    dataset: str | None,
    cross_section: float | None,
    sqrt_s: float | None,
    weight: str | None,
    seed: int,
    as_json: bool,
) -> None:
    """Write the cutflow and the observables of analysis NAME, of the events in FILES, as YODA text.

    FILES are parts of one sample. Weights are in pb; the published counts of the regions are under /REF.
    """
    analysis = load_analysis(name)
    reference = reference_text(analysis.card, dataset)
    kept = record_thresholds(analysis.card)
    options = ReadOptions(slimming=kept, cross_section_pb=cross_section, sqrt_s_gev=sqrt_s, weight=weight)
    found: dict[str, list[np.ndarray]] = {}
    weights: list[np.ndarray] = []
    total: Cutflow | None = None
    with ShowProgress() as progress, ExitStack() as stack:
        streams = [
            stack.enter_context(stream_events(path, options, jobs=1, progress=progress, caching=Caching.NONE))
            for path in expanded(files)
        ]
        notes: dict[str, None] = {}
        for item in streams:
            require_whole(analysis, item)
            notes |= dict.fromkeys(check_made(analysis.card, item.sample))
        stream = merged(streams)
        draws = Draws(seed, stream.sample.name)
        for chunk in stream.chunks():
            selection = analysis.select(chunk, draws)
            total = selection.cutflow if total is None else total + selection.cutflow
            weights.append(np.asarray(selection.weight[selection.passed], np.float64))
            for key, values in selection.observables.items():
                found.setdefault(key, []).append(np.asarray(values, np.float64))
    if total is None:
        raise InputError("no events", where=" ".join(files))
    whole = np.concatenate(weights)
    text = cutflow_text(analysis.name, total)
    names = file_words([("cutflow",), *((key.removesuffix("_gev"),) for key in found)])[1:]
    for (key, parts), word in zip(found.items(), names, strict=True):
        title = key.removesuffix("_gev") + (" [GeV]" if key.endswith("_gev") else "")
        values = np.concatenate(parts)
        known = np.isfinite(values)
        if not known.all():
            told = f"have no {key} and are not in its histogram"
            notes[f"{np.count_nonzero(~known)} of {len(known)} events {told}"] = None
        text += histogram_text(analysis.name, histogram(word, title, values[known], whole[known]))
    show_notes(name, [*stream.notes, *notes])
    path = write_text(out or Path(f"{analysis.name}.yoda"), text + reference)
    if as_json:
        print_json({"files": [str(path)], "histograms": ["cutflow", *names]})
        return
    click.echo(str(path))
