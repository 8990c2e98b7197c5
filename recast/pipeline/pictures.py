"""Pipeline: pictures of a finished run or of analysed files: limits, cutflows, distributions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from recast.analysis.card import AnalysisCard
from recast.analysis.files import FileYields
from recast.analysis.loader import analysis_card
from recast.cards import CombinationCard, RunCard, parse_any_card
from recast.cards_figures import CouplingFigureBlock
from recast.core.atomic import make_folder
from recast.core.errors import InputError, did_you_mean
from recast.core.words import file_words, parses_words
from recast.exclusion.check import CheckResult
from recast.exclusion.curve import ScanAxis
from recast.exclusion.findings import Verdict
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.lowenergy.bounds import Bound
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import with_kept_model
from recast.pipeline.figures import FigureModel, make_figures
from recast.pipeline.kept import MEMBERS
from recast.pipeline.results import Simulated, checked_results
from recast.report.distributions import (
    NOTE,
    STANDARD_MODEL,
    Published,
    Shown,
    draw_cutflow,
    draw_cutflow_lines,
    draw_spectrum,
    draw_spectrum_lines,
    summed_spectra,
)
from recast.report.layers import draw_constraint, drawn_range
from recast.report.mathtext import reference_text
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import Entry, finish, label_axes, made_by_text, save_figure

__all__ = [
    "Picture",
    "draw",
    "draw_bound",
    "draw_files",
    "draw_verdicts",
    "draw_yields",
    "file_samples",
    "published_bins",
]

_ENDS = (".png", ".pdf")
_MOST = 6
"""Points of a scan in one picture, unless they are named."""
_PLOTS = "plots"
"""Sub-folder of a run for pictures that differ from those of the run."""


class Picture(StrEnum):
    """What is drawn."""

    CURVE = "curve"
    """Limits against one parameter: the exclusion plot, and figures of kind coupling."""
    PLANE = "plane"
    """Limits on a plane of two parameters: the scan of two, and figures of kind plane."""
    CUTFLOW = "cutflow"
    SPECTRUM = "spectrum"


@parses_words
def draw(
    folder: Path,
    out: Path | None = None,
    what: Picture | None = None,
    options: PlotOptions = DEFAULT,
    figure: str | None = None,
    at: Sequence[float] = (),
) -> list[Path]:
    """Draw pictures of a finished run from its results.json; return the files.

    Parameters
    ----------
    folder
        Of the run. One with several analyses has the cutflows and distributions of each.
    out
        Where the files go. By default the folder itself, whose plots are made again; its sub-folder `plots`
        for pictures that the run does not leave: anything chosen, cutflows, distributions.
    what
        All plots of limits if None.
    options
        Size, texts, ranges, curves.
    figure
        One picture alone: exclusion, the name of a figure; or those of a distribution, a region, an analysis.
    at
        Values of the first scanned parameter: the points of cutflows and distributions; up to six by default.

    Raises
    ------
    InputError
        If the folder has no results, they are damaged, or there is no such picture, curve or point.
    """
    of_events = what in (Picture.CUTFLOW, Picture.SPECTRUM)
    if at and not of_events:
        raise InputError("points are chosen for a cutflow or a spectrum alone", where="at")
    with checked_results(folder) as (content, where):
        made_by = made_by_text(content["provenance"])
        simulated = Simulated.read(content, where)
        chosen = of_events or options.changes or figure is not None
        place = out or (folder / _PLOTS if chosen else folder)
        if of_events:
            if simulated is None:
                raise InputError("it has figures alone, no simulated events", where=where)
            made = _of_run(content, simulated, Path(where).parent, what, at, options)
            if not made:
                raise InputError(
                    "no distributions are declared", where="spectrum", mend="Add spectra to analysis.yaml."
                )
            return _save(made, place, made_by, figure)
        return _limits(content, where, simulated, place, what, options, figure)


def _limits(
    content: Mapping[str, Any],
    where: str,
    simulated: Simulated | None,
    out: Path,
    what: Picture | None,
    options: PlotOptions,
    figure: str | None,
) -> list[Path]:
    """Draw the exclusion plot and the figures of the card that are asked for."""
    card = parse_any_card(with_kept_model(content["provenance"]["card"], where), where)
    kinds = {
        block.name: Picture.CURVE if isinstance(block, CouplingFigureBlock) else Picture.PLANE
        for block in card.figures
    }
    if simulated is not None:
        kinds["exclusion"] = Picture.PLANE if len(simulated.curve.axes) == 2 else Picture.CURVE
    names = [name for name, kind in kinds.items() if what in (None, kind)]
    if not names:
        raise InputError(f"this run has no {what}", where=where, mend=did_you_mean("", set(kinds.values())))
    if figure is not None:
        if figure not in names:
            raise InputError(f'no picture "{figure}"', where=where, mend=did_you_mean(figure, names))
        names = [figure]
    make_folder(out)
    made: list[Path] = []
    if simulated is not None and "exclusion" in names:
        made += simulated.draw(dict(content["provenance"]), out, options=options)
    blocks = [block for block in card.figures if block.name in names]
    collider, model = (simulated.collider, FigureModel.of(simulated.card)) if simulated else (None, None)
    made_by = made_by_text(content["provenance"])
    figures = make_figures(blocks, out, made_by, collider, options, Path(where).parent, model)
    return made + [out / name for item in figures for name in item.files]


Drawings = dict[tuple[str, ...], Callable[[], Figure]]
"""What draws a picture, by the words of its name."""


def _of_run(
    content: Mapping[str, Any],
    simulated: Simulated,
    folder: Path,
    what: Picture | None,
    at: Sequence[float],
    options: PlotOptions,
) -> Drawings:
    """Return what draws cutflow or distributions of a run, or of each run of a combination."""
    if not isinstance(simulated.card, CombinationCard):
        shown, caption = _shown(content, simulated, at)
        return _of_events(what, shown, _published(simulated), caption, options)
    made: Drawings = {}
    for member in simulated.card.members():
        own = folder / MEMBERS / member.name
        with checked_results(own) as (part, where):
            found = _of_run(part, Simulated.of(part, where), own, what, at, options)
        made |= {(kind, member.name, *rest): drawing for (kind, *rest), drawing in found.items()}
    return made


def _shown(content: Mapping[str, Any], simulated: Simulated, at: Sequence[float]) -> tuple[list[Shown], str]:
    """Return the samples of the Standard Model and of points of the scan, and the caption."""
    points = content["points"]
    axis = simulated.curve.axes[0].name
    chosen = list(range(len(points)))
    for value in at:
        if not any(np.isclose(point["parameters"][axis], value, rtol=1e-9) for point in points):
            known = ", ".join(dict.fromkeys(f"{point['parameters'][axis]:g}" for point in points))
            raise InputError(f"no point at {axis} = {value:g}", where="at", mend=f"Known: {known}.")
    if at:
        chosen = [k for k in chosen if np.isclose(points[k]["parameters"][axis], at, rtol=1e-9).any()]
    elif len(points) > _MOST:
        chosen = sorted({round(place) for place in np.linspace(0, len(points) - 1, _MOST)})
    background = content.get("standard_model") or {}
    shown = (
        [Shown("Standard Model", background["samples"], STANDARD_MODEL)] if background.get("samples") else []
    )
    shown += [Shown(reference_text(content, points[k]), points[k]["reference"]["samples"]) for k in chosen]
    if not any(look.samples for look in shown):
        raise InputError("it keeps no simulated events", mend="recast status FOLDER tells what failed.")
    some = f"{len(chosen)} of {len(points)} points. " if len(chosen) < len(points) else ""
    return shown, f"{simulated.facts.summary()} {some}{NOTE} Made with recast {simulated.facts.version}."


def _published(simulated: Simulated) -> list[Published]:
    card = simulated.card
    if not isinstance(card, RunCard):
        return []
    return published_bins(analysis_card(card.analysis.name), card.analysis.dataset)


def published_bins(card: AnalysisCard, dataset: str | None) -> list[Published]:
    """Return the published distributions that the card of an analysis declares; those of its data set."""
    chosen = dataset or card.default_dataset
    luminosity = sum(item.value_fb for item in card.datasets[chosen].luminosities)
    return [
        Published(
            item.region,
            name,
            f"{card.experiment} {item.title}".strip(),
            block.edges,
            *item.events(block.edges, luminosity),
        )
        for name, block in card.spectra.items()
        for item in block.published
        if item.dataset in (None, chosen)
    ]


def _of_events(
    what: Picture | None,
    shown: Sequence[Shown],
    published: Sequence[Published],
    caption: str,
    options: PlotOptions,
) -> Drawings:
    """Return what draws the cutflow, or each distribution of each region."""
    if what is Picture.CUTFLOW:
        return {("cutflow",): partial(draw_cutflow, shown, caption, options)}
    sums = (item for look in shown for item in summed_spectra(look.samples))
    places = dict.fromkeys((item.region, item.name) for item in sums)
    return {
        ("spectrum", region, name): partial(draw_spectrum, (region, name), shown, published, caption, options)
        for region, name in places
    }


def _named(made: Drawings, figure: str | None) -> Drawings:
    """Return the pictures with a word in their names, or with a last part of it: a whole one is a file's."""
    if figure is None:
        return made
    found = {
        words: drawing
        for words, drawing in made.items()
        if figure in {*words, *("_".join(words[k:]) for k in range(len(words)))}
    }
    if not found:
        names = ["_".join(words) for words in made]
        raise InputError(f'no picture "{figure}"', where="figure", mend=did_you_mean(figure, names))
    return found


def _save(made: Drawings, out: Path, made_by: str, figure: str | None = None) -> list[Path]:
    """Write the pictures, or those that `figure` names; their names do not depend on which."""
    make_folder(out)
    paths: list[Path] = []
    chosen = _named(made, figure)
    for words, name in zip(made, file_words(list(made)), strict=True):
        if words in chosen:
            paths += save_figure(made[words](), [out / f"{name}{end}" for end in _ENDS], made_by)
    return paths


def file_samples(items: Sequence[FileYields]) -> list[Shown]:
    """Return analysed files as pictures take them."""
    return [
        Shown(item.label, [item.result.to_json() | {"luminosity_fb": item.luminosity_fb}]) for item in items
    ]


def draw_files(
    items: Sequence[FileYields],
    out: Path,
    published: Sequence[Published] = (),
    options: PlotOptions = DEFAULT,
) -> list[Path]:
    """Write cutflow and distributions of analysed files into a folder; return the files.

    Files of an energy for which the data set has no luminosity have no distribution of events.
    """
    shown = file_samples(items)
    with_events = [look for look in shown if look.samples[0]["luminosity_fb"] is not None]
    caption = f"Analysis {items[0].result.analysis}. {NOTE}"
    made = _of_events(Picture.CUTFLOW, shown, (), caption, options)
    if any(item["spectra"] for look in with_events for item in look.samples):
        made |= _of_events(Picture.SPECTRUM, with_events, published, caption, options)
    return _save(made, out, f"analysis {items[0].result.analysis}")


def draw_yields(
    items: Sequence[FileYields],
    spectrum: str | None = None,
    published: Sequence[Published] = (),
    axes: Axes | None = None,
    options: PlotOptions = DEFAULT,
) -> Axes:
    """Draw the cutflow of analysed files, or a distribution named REGION/NAME, into axes.

    Raises
    ------
    InputError
        If there is no such distribution, or no luminosity for it.
    """
    shown = file_samples(items)
    if spectrum is None:
        target = _axes(axes, options)
        finish(target, draw_cutflow_lines(target, shown, options), options)
        return target
    known = {f"{item.region}/{item.name}" for look in shown for item in summed_spectra(look.samples)}
    if spectrum not in known:
        raise InputError(
            f'no distribution "{spectrum}"', where="spectrum", mend=did_you_mean(spectrum, known)
        )
    if any(item.luminosity_fb is None for item in items):
        raise InputError("the data set has no luminosity at the energy of the files", where="spectrum")
    region, _, name = spectrum.partition("/")
    target = _axes(axes, options)
    finish(target, draw_spectrum_lines(target, (region, name), shown, published, options), options)
    return target


def draw_bound(bound: Bound, axes: Axes | None = None, options: PlotOptions = DEFAULT) -> Axes:
    """Draw the edge of a low-energy constraint against the mass into axes, the excluded side shaded."""
    masses = [item.mzp_gev for item in bound.points]
    edges = bound.edges
    target = _axes(axes, options)
    target.set_xscale("log")
    target.set_yscale("log")
    target.set_xlim(*options.range_of("x", drawn_range(sorted(masses)), logarithmic=True))
    own = (0.3 * min(edges), 3.0 * max(edges))
    target.set_ylim(*options.range_of("y", own, logarithmic=True))
    points = tuple(ScanPoint.of({"mzp_gev": mass}) for mass in masses)
    entries = draw_constraint(target, ConstraintCurve(bound, None, points))
    label_axes(target, "$m_{Z'}$ [GeV]", "excluded coupling")
    finish(target, entries, options)
    return target


_VERDICTS: dict[Verdict, dict[str, Any]] = {
    Verdict.EXCLUDED: {"marker": "x", "color": "#c0392b"},
    Verdict.NOT_EXCLUDED: {"marker": "o", "facecolors": "none", "edgecolors": "#1f4e79"},
    Verdict.NOT_COVERED: {"marker": "+", "color": "#888888"},
}


def draw_verdicts(result: CheckResult, axes: Axes | None = None, options: PlotOptions = DEFAULT) -> Axes:
    """Draw checked points of the first model into axes: mass and coupling, a marker for each verdict.

    `options.only` takes the verdicts and `near_edge`, rings about points whose verdict an error may turn.

    Raises
    ------
    InputError
        If there is no point.
    """
    if not len(result):
        raise InputError("no point to draw", where="verdicts")
    options.check_names((*map(str, Verdict), "near_edge"), "verdicts")
    table = result.points.tables[0]
    model, x, y = table.model, table.mass, table.coupling
    items = [result.summary(row) for row in table.rows.tolist()]
    target = _axes(axes, options)
    target.set_xscale("log")
    target.set_yscale("log")
    entries: list[Entry] = []
    for verdict, style in _VERDICTS.items():
        mask = np.array([item.verdict is verdict for item in items])
        if mask.any() and options.wants(str(verdict)):
            entries.append((target.scatter(x[mask], y[mask], s=40.0, zorder=3, **style), str(verdict)))
    near = np.array([item.near_edge for item in items])
    if near.any() and options.wants("near_edge"):
        ring: dict[str, Any] = {"s": 150.0, "facecolors": "none", "edgecolors": "#000000", "linewidths": 0.8}
        entries.append((target.scatter(x[near], y[near], **ring), "an error may turn it"))
    target.set_xlim(*options.range_of("x", target.get_xlim(), logarithmic=True))
    target.set_ylim(*options.range_of("y", target.get_ylim(), logarithmic=True))
    label_axes(target, *(ScanAxis.of(model.parameters[name]).label for name in (model.mass, model.coupling)))
    if len(table.rows) < len(result):
        target.set_title(f"{model.name}: {len(table.rows)} of {len(result)} points")
    finish(target, entries, options)
    return target


def _axes(axes: Axes | None, options: PlotOptions) -> Axes:
    if axes is not None:
        return axes
    import matplotlib.pyplot as plt  # noqa: PLC0415 - of notebooks, which show its figures

    made: Axes = plt.subplots(figsize=options.size or (7.0, 6.0), layout="constrained")[1]
    return made
