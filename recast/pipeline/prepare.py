"""Pipeline: what the end of a run needs, made before its first event, so that what is wrong is said then.

Everything that card and analysis decide is here: a run that has begun fails for its simulation alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from recast.analysis.keys import selection_key
from recast.analysis.loader import LoadedAnalysis
from recast.cards import RunCard
from recast.core.atomic import check_place
from recast.core.blocks import WINDOW
from recast.core.cache import cache_folder, cached_folder
from recast.core.errors import InputError, RunError, naming
from recast.core.sources import program
from recast.core.version import __version__
from recast.generate.matrix_elements import matrix_element_name
from recast.generate.profiles import ShowerProfile, shower_profile
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.registry import observable
from recast.model.base import Point
from recast.pipeline.figures import FigureModel, figure_notes, figure_references
from recast.pipeline.kinds import rehearse
from recast.pipeline.lowenergy import drawn_constraints
from recast.pipeline.points import ModelPoints
from recast.pipeline.rates import check_rates, normalisation_words
from recast.pipeline.search import check_search, scanned_masses
from recast.pipeline.simulate import limit_regions, profile_of, signal_masses
from recast.report.caption import RunFacts
from recast.report.mathtext import drawing_problem, plain_text
from recast.report.references import Citations, analysis_works, cited, known_references

__all__ = [
    "Prepared",
    "check_drawable",
    "check_generator",
    "check_places",
    "check_selection",
    "cite_analysis",
    "prepare_run",
    "whole_region",
]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the outputs of a run say beside its numbers."""

    facts: RunFacts
    citations: Citations
    notes: tuple[str, ...] = ()
    """What a user must be told of it, in sentences."""


def prepare_run(card: RunCard, analysis: LoadedAnalysis, *, kept: Path | None = None) -> Prepared:
    """Return what the outputs of a run card say beside its numbers; nothing is simulated.

    Parameters
    ----------
    card, analysis
        The card and its analysis.
    kept
        Where what `check_selection` found is kept; the user's cache by default.

    Raises
    ------
    InputError
        If anything that the card or the analysis asks for is unknown, contradicts another part, cannot be
        drawn or cited, or if the code of the analysis fails on no events.
    """
    if card.analysis.region not in (WINDOW, *analysis.card.regions):
        with naming("analysis.region"):
            analysis.card.region(card.analysis.region)
    check_search(card, analysis)
    profile = profile_of(card, analysis)
    points = ModelPoints.of(card)
    made = [points.at(point, points.reference(point)) for point in card.points()]
    check_generator(card, analysis, made, [str(point) for point in card.points()])
    for axis in (*points.axes(card), points.limit_axis(card)):
        check_drawable(axis.label, f"model {points.model.name}, {axis.name}", "Change its tex.")
    drawn = drawn_constraints(card)
    constraints = [observable(name).info(DataSet(card.low_energy.data)) for name in drawn.names]
    own, known = points.model.references, known_references()
    notes = tuple(
        f"the model names the work {key}, which is not in references.bib: cite it yourself"
        for key in own
        if key not in known
    )
    notes += _window_notes(card, analysis) + _projection_notes(card) + figure_notes(card)
    keys = [key for key in own if key in known]
    keys += [key for info in constraints for key in info.references]
    keys += [key for line in card.lines() for key in line.references]
    keys += figure_references(card.figures, FigureModel.of(card))
    facts = _facts(card, analysis)
    for text in (facts.analysis, facts.caption()):
        check_drawable(text, f"analysis {analysis.name}")
    for name, spectrum in analysis.card.spectra.items():
        for text in (spectrum.label, *(item.title for item in spectrum.published)):
            check_drawable(text, f"analysis {analysis.name}, spectra.{name}", "Change label or title.")
    citations = cite_analysis(analysis, _features(card, made), keys)
    masses = _window_masses(card)[:1]
    together = limit_regions(card, analysis)
    if together:
        check_selection(analysis, profile, together, (), kept)
    elif card.analysis.background_source == "templates":  # the published region is selected without a window
        check_selection(analysis, profile, [card.analysis.region], masses, kept)
        check_selection(analysis, profile, [whole_region(card, analysis)], (), kept)
    else:
        both = [card.analysis.region, whole_region(card, analysis)]
        check_selection(analysis, profile, both, masses, kept)
    return Prepared(facts, citations, notes)


def whole_region(card: RunCard, analysis: LoadedAnalysis) -> str:
    """Return the region whose expectation is published: that of the card, or the one a window is part of."""
    window = analysis.card.mass_window
    together = limit_regions(card, analysis)
    if together:
        return together[0]
    return window.normalised_to if window and card.analysis.region == WINDOW else card.analysis.region


def _window_masses(card: RunCard) -> Sequence[float]:
    return scanned_masses(card) if card.analysis.region == WINDOW else ()


def _window_notes(card: RunCard, analysis: LoadedAnalysis) -> tuple[str, ...]:
    """Say which events are made where the analysis does not state which masses it selects."""
    words = card.reaction().cuts_in_words(card.settings())
    if not words or signal_masses(card, analysis) is not None:
        return ()
    text = f"generate.cuts make {words}: what lies beyond is missing in "
    if analysis.card.signal_window:
        names = limit_regions(card, analysis) or (card.analysis.region,)
        return (text + f"{', '.join(names)} of {analysis.name}, where other masses are selected as well",)
    return (
        text + f"the regions of {analysis.name}, which states no signal_window that the cuts could be "
        "compared with",
    )


def _projection_notes(card: RunCard) -> tuple[str, ...]:
    """Say what a future data set of the same collisions takes over from today's."""
    if not card.projections or card.analysis.background_source == "templates":
        return ()
    names = ", ".join(item.name for item in card.projections)
    text = f"projections ({names}): events in proportion to the luminosity; relative uncertainties, triggers "
    return (text + "and pile-up as today",)


def check_generator(
    card: RunCard, analysis: LoadedAnalysis, points: Sequence[Any], places: Sequence[str] = ()
) -> None:
    """Refuse settings of the generator, those of variations included, and points that make no event.

    `places` are the points in words.
    """
    reaction, settings, varied = card.reaction(), card.settings(), card.uncertainties
    reaction.generator(card.generate.backend, settings, card.generate.madgraph.options())
    check_rates(card)
    window = signal_masses(card, analysis)
    if window is not None:
        reaction.check_window(settings, window, analysis.name)
    energies = [item.sqrt_s_gev for item in analysis.card.dataset(card.analysis.dataset).luminosities]
    energies += [item.sqrt_s_gev for item in card.projections]
    at = list(zip(points, places or [""] * len(points), strict=True))
    if card.parameter_of_interest == "coupling" and card.analysis.simulates_background:
        at.append((ModelPoints.of(card).standard_model(card), "in the Standard Model"))
    for point, place in at:
        for energy in dict.fromkeys(energies):
            try:
                reaction.check(settings, energy, point)
            except InputError as error:
                where = ", ".join(filter(None, (error.where, place)))
                raise InputError(error.what, where=where, mend=error.mend) from error
    if varied is None:
        return
    others = [
        dataclasses.replace(settings, scale_factor=settings.scale_factor * factor)
        for factor in varied.scale_factors
    ]
    others += [dataclasses.replace(settings, pdf_set=name) for name in varied.pdf_sets]
    for other in others:
        try:
            reaction.check(other, energies[0], ModelPoints.of(card).standard_model(card))
        except InputError as error:
            where = f"uncertainties, {error.where}" if error.where else "uncertainties"
            raise InputError(error.what, where=where, mend=error.mend) from error


def _facts(card: RunCard, analysis: LoadedAnalysis) -> RunFacts:
    block = card.analysis
    together = limit_regions(card, analysis)
    counts: tuple[int | None, float | None] = (None, None)
    if block.background_source != "likelihood" and block.region != WINDOW:
        names = together or (whole_region(card, analysis),)
        found = [analysis.card.region(name, block.dataset) for name in names]
        if all(item.observed is not None and item.expected is not None for item in found):
            counts = sum(item.observed or 0 for item in found), sum(item.expected or 0.0 for item in found)
    region = " + ".join(together) if together else block.region
    return RunFacts(
        analysis=" ".join(f"{analysis.card.experiment} {analysis.card.title}, {region}".split()),
        observed_events=counts[0],  # a window has counts of its own at each mass
        expected_events=counts[1],
        shower_profile=profile_of(card, analysis).name,
        statistics_method=card.limit.method,
        cl=card.limit.cl,
        normalisation=normalisation_words(card),
        events_per_mass=card.generate.events,
        target_error=card.generate.target_error,
        version=__version__,
        model=plain_text(ModelPoints.of(card).model.title),
        experiment=analysis.card.experiment,
        kind=str(_kind(card, analysis)),
    )


def _kind(card: RunCard, analysis: LoadedAnalysis) -> CurveKind:
    """Return what the curve of a run is: a projection where no count and no expectation are published."""
    dataset = card.analysis.dataset
    numbers = analysis.card.find_region(whole_region(card, analysis), dataset)
    published = numbers is not None or bool(analysis.card.dataset(dataset).windows)
    return CurveKind.RECAST if published or card.analysis.region != WINDOW else CurveKind.PROJECTION


def _features(card: RunCard, points: Sequence[Point]) -> list[str]:
    reaction, block = card.reaction(), card.generate
    ufo: list[str] = []
    if "matrix_element" in reaction.options:
        names = {matrix_element_name(block.matrix_element, point) for point in points}
        ufo = [*(f"matrix_element:{name}" for name in sorted(names)), "model:ufo"]
    rates = card.rate_correction()
    corrected = ["rates:nlo", f"pdf:{rates.pdf_set}"] if rates else []
    jets = ["jets:fastjet"] if shower_profile(card.shower.profile).slimming.jets else []
    return [
        f"generator:{block.backend}",
        f"pdf:{block.pdf_set}",
        f"statistics:{card.limit.method}",
        "shower:pythia8",
        "format:lhe",
        *ufo,
        *corrected,
        *jets,
        *reaction.features,
    ]


def cite_analysis(analysis: LoadedAnalysis, features: Iterable[str], keys: Iterable[str] = ()) -> Citations:
    """Return what a run cites: works of the analysis, of what it used, and `keys`; errors as in `cited`."""
    own, works = analysis_works(analysis.card.references, analysis.folder)
    return cited(features, [*own, *keys], works)


def check_drawable(text: str, where: str, mend: str = "Change title, region or source there.") -> None:
    """Refuse words of a card, a model or an analysis that a plot cannot show: an `InputError`."""
    problem = drawing_problem(text)
    if problem:
        raise InputError(f'"{text}": {problem}', where=where, mend=mend)


def check_places(folder: Path, names: Iterable[str]) -> None:
    """Refuse outputs of a run that could not be written in the end: an `InputError`.

    Parameters
    ----------
    folder
        Of the run; it and its sub-folders are made.
    names
        Files with their paths in it.
    """
    for name in names:
        check_place(folder / name)


def check_selection(
    analysis: LoadedAnalysis,
    profile: ShowerProfile,
    regions: Iterable[str],
    masses_gev: Sequence[float],
    kept: Path | None = None,
) -> None:
    """Apply an analysis to no events, as they come from a shower profile, and look for regions.

    What was found is kept in the user's cache, so that it takes a second once for each analysis.

    Parameters
    ----------
    analysis
        The analysis.
    profile
        Profile of the shower.
    regions
        Regions that the selection must have.
    masses_gev
        Masses at which its window is put; none: it is taken as it is.
    kept
        Another folder than the user's cache.

    Raises
    ------
    InputError
        If its code raises, or makes no such region or no observable of a distribution.
    """
    jets, photons = bool(profile.slimming.jets), profile.slimming.photon_pt_min_gev
    key = selection_key(analysis.folder)
    for mass in masses_gev or (None,):
        placed = analysis if mass is None else analysis.at(mass)
        content = {
            "analysis": key.digest,
            "spectra": key.spectra,
            "window": mass is not None,
            "jets": jets,
            "photon_pt_min_gev": photons,
            **program().key([rehearse.__name__, *key.modules], key.packages),
        }
        try:
            build = partial(rehearse.make, analysis=placed, jets=jets, photon_pt_min_gev=photons)
            found = rehearse.read(cached_folder("selection", content, build, base=kept or cache_folder()))
        except RunError as error:
            raise InputError(f"on no events, {error.what}", where=error.where, mend=error.mend) from error
        placed.require_regions(found, regions)
