"""Pipeline: what the end of a run needs, made before its first event, so that what is wrong is said then.

Everything that card and analysis decide is here: a run that has begun fails for its simulation alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from recast import __version__
from recast.analysis.keys import selection_key
from recast.analysis.loader import LoadedAnalysis
from recast.cards import RunCard
from recast.core.atomic import check_place
from recast.core.cache import cache_folder, cached_folder
from recast.core.errors import InputError, RunError, did_you_mean
from recast.core.sources import program
from recast.generate.base import Contribution, FinalState, Process
from recast.generate.luminosity import Luminosity
from recast.generate.profiles import ShowerProfile, shower_profile
from recast.generate.registry import load_generator
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.registry import observable
from recast.pipeline.figures import figure_references
from recast.pipeline.kinds import rehearse
from recast.pipeline.lowenergy import drawn_constraints
from recast.pipeline.points import ModelPoints
from recast.pipeline.search import WINDOW, check_search, scanned_masses
from recast.report.caption import RunFacts
from recast.report.mathtext import drawing_problem
from recast.report.references import Citations, analysis_works, cited
from recast.statistics.counting import CONFIDENCE_LEVEL

__all__ = [
    "Prepared",
    "check_drawable",
    "check_places",
    "check_scales",
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


def prepare_run(card: RunCard, analysis: LoadedAnalysis) -> Prepared:
    """Return what the outputs of a run card say beside its numbers; nothing is simulated or written.

    Raises
    ------
    InputError
        If anything that the card or the analysis asks for is unknown, contradicts another part, cannot be
        drawn or cited, or if the code of the analysis fails on no events.
    """
    check_search(card, analysis)
    _check_cuts(card, analysis)
    block = card.generate
    profile = shower_profile(card.shower.profile)
    check_scales(card, analysis)
    load_generator(block.backend, block.settings(), block.madgraph.options())
    points = ModelPoints.of(card)
    for point in card.points():
        points.at(point, points.reference(point))
    drawn = drawn_constraints(card)
    constraints = [observable(name).info(DataSet(card.low_energy.data)) for name in drawn.names]
    keys = [*points.model.references, *(key for info in constraints for key in info.references)]
    keys += figure_references(card.figures)
    facts = _facts(card, analysis)
    for text in (facts.analysis, facts.caption()):
        check_drawable(text, f"analysis {analysis.name}")
    citations = cite_analysis(analysis, _features(card), keys)
    check_selection(analysis, profile, _regions(card, analysis), _window_masses(card)[:1])
    return Prepared(facts, citations)


def whole_region(card: RunCard, analysis: LoadedAnalysis) -> str:
    """Return the region whose expectation is published: that of the card, or the one a window is part of."""
    window = analysis.card.mass_window
    return window.normalised_to if window and card.analysis.region == WINDOW else card.analysis.region


def _window_masses(card: RunCard) -> Sequence[float]:
    return scanned_masses(card) if card.analysis.region == WINDOW else ()


def _regions(card: RunCard, analysis: LoadedAnalysis) -> list[str]:
    return [card.analysis.region, whole_region(card, analysis)]


def _check_cuts(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse generator cuts that bias the selection."""
    window, cuts = analysis.card.signal_window, card.generate.cuts
    if window and not (
        cuts.m4l_min_gev <= window.m4l_min_gev
        and cuts.m4l_max_gev >= window.m4l_max_gev
        and cuts.mll_min_gev < window.mll_min_gev
    ):
        raise InputError(
            f"generate.cuts are tighter than the selection of {analysis.name}",
            mend=f"Loosen them to m4l_min_gev <= {window.m4l_min_gev:g}, m4l_max_gev >= "
            f"{window.m4l_max_gev:g}, mll_min_gev < {window.mll_min_gev:g}.",
        )


def check_scales(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse PDF sets that are unknown, lack a quark or end below or above a scale, those varied included."""
    block, varied = card.generate, card.uncertainties
    energy = analysis.card.dataset(card.analysis.dataset).luminosities[0].sqrt_s_gev
    process = Process(FinalState(block.final_state), Contribution.SM, energy, tuple(block.quarks))
    nominal, masses = block.settings(), (block.cuts.m4l_min_gev, block.cuts.m4l_max_gev)
    Luminosity(process, nominal, masses)
    if varied is None:
        return
    others = [
        dataclasses.replace(nominal, scale_factor=nominal.scale_factor * factor)
        for factor in varied.scale_factors
    ]
    others += [dataclasses.replace(nominal, pdf_set=name) for name in varied.pdf_sets]
    for settings in others:
        try:
            Luminosity(process, settings, masses)
        except InputError as error:
            where = f"uncertainties, {error.where}" if error.where else "uncertainties"
            raise InputError(error.what, where=where, mend=error.mend) from error


def _facts(card: RunCard, analysis: LoadedAnalysis) -> RunFacts:
    block = card.analysis
    whole = analysis.card.region(whole_region(card, analysis), block.dataset)
    normalisation: str = block.normalisation
    if block.k_factor != 1.0:
        normalisation = f"{normalisation} with K = {block.k_factor:g} ({block.k_factor_source})"
    return RunFacts(
        analysis=" ".join(f"{analysis.card.experiment} {analysis.card.title}, {block.region}".split()),
        # a window has counts of its own at each mass
        observed_events=None if block.region == WINDOW else whole.observed,
        expected_events=None if block.region == WINDOW else whole.expected,
        shower_profile=card.shower.profile,
        statistics_method=card.limit.method,
        cl=CONFIDENCE_LEVEL,
        normalisation=normalisation,
        events_per_mass=card.generate.events,
        version=__version__,
    )


def _features(card: RunCard) -> list[str]:
    return [
        f"generator:{card.generate.backend}",
        f"matrix_element:{card.generate.matrix_element}",
        f"pdf:{card.generate.pdf_set}",
        f"statistics:{card.limit.method}",
        "shower:pythia8",
        "model:ufo",
        "format:lhe",
    ]


def cite_analysis(analysis: LoadedAnalysis, features: Iterable[str], keys: Iterable[str] = ()) -> Citations:
    """Return what a run cites: works of the analysis, of what it used, and `keys`; errors as in `cited`."""
    own, works = analysis_works(analysis.card.references, analysis.folder)
    return cited(features, [*own, *keys], works)


def check_drawable(text: str, where: str) -> None:
    """Refuse words of a card or an analysis that a plot cannot show: an `InputError`."""
    problem = drawing_problem(text)
    if problem:
        raise InputError(f'"{text}": {problem}', where=where, mend="Change title, region or source there.")


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
    analysis: LoadedAnalysis, profile: ShowerProfile, regions: Iterable[str], masses_gev: Sequence[float]
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

    Raises
    ------
    InputError
        If its code raises, or makes no such region.
    """
    jets = bool(profile.slimming.jets)
    key = selection_key(analysis.folder)
    for mass in masses_gev or (None,):
        placed = analysis if mass is None else analysis.at(mass)
        content = {
            "analysis": key.digest,
            "window": mass is not None,
            "jets": jets,
            **program().key([rehearse.__name__, *key.modules], key.packages),
        }
        try:
            build = partial(rehearse.make, analysis=placed, jets=jets)
            found = rehearse.read(cached_folder("selection", content, build, base=cache_folder()))
        except RunError as error:
            raise InputError(f"on no events, {error.what}", where=error.where, mend=error.mend) from error
        for region in regions:
            if region not in found:
                raise InputError(
                    f'its selection makes no region "{region}"',
                    where=f"analysis {analysis.name}",
                    mend=did_you_mean(region, found),
                )
