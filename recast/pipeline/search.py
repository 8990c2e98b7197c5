"""Pipeline: what a search expects without new physics: in one region for all masses, or a moving window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from recast.analysis.card import RegionNumbers
from recast.analysis.expectation import expected_yield
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.normalisation import Normalisation, Uncertainty, combined, parse_normalisation
from recast.analysis.templates import load_templates
from recast.analysis.yields import Yield
from recast.cards import Projection, RunCard, UncertaintiesBlock
from recast.core.blocks import WINDOW
from recast.core.errors import InputError, RunError, naming
from recast.generate.base import Contribution
from recast.generate.processes import find_process
from recast.model.base import Point
from recast.model.standard_model import standard_model_point
from recast.pipeline.expected import Expected
from recast.pipeline.points import ModelPoints
from recast.pipeline.several import PublishedModel, RegionsModel, Several
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.uncertainties import (
    expectation_nuisance,
    luminosity_nuisances,
    own_name,
    varied_yield,
    yield_uncertainties,
)
from recast.statistics.counting import METHODS, CountMethod
from recast.statistics.expected import CountLimits, count_limits
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import DEFAULT_TOYS, Calculator

__all__ = [
    "Search",
    "check_search",
    "prepare_search",
    "scanned_masses",
    "varied_background",
]


class Search(Protocol):
    """Tells what is expected at a mass."""

    region: str
    """Region of the limit."""
    normalising_region: str
    """Region of the Standard Model that a signal is normalised to."""

    def at(self, mass_gev: float) -> Expected:
        """Return the expectation at a mass of the mediator [GeV]."""

    def published(self) -> Expected | None:
        """Return the expectation of the published region beside that of the limit; None without one."""
        return None

    def observed_at(self, mass_gev: float) -> Expected | None:
        """Return `published` where its count covers the search at a mass [GeV]; None elsewhere."""
        del mass_gev
        return None

    def projected(self, mass_gev: float, projection: Projection) -> Expected:
        """Return the expectation for a future data set; `check_search` knows who has one."""
        raise RunError("it cannot be projected", where=f"{projection.name}, {mass_gev:g} GeV")


class _Counted(Search):
    """One count a mass, of which more data have more."""

    _card: RunCard
    _analysis: LoadedAnalysis

    def projected(self, mass_gev: float, projection: Projection) -> Expected:
        """Return the expectation with events in proportion to the luminosity, at the energy of the data."""
        (data,) = self._analysis.card.dataset(self._card.analysis.dataset).luminosities
        factor = projection.luminosity_fb / data.value_fb
        return self.at(mass_gev).projected({data.sqrt_s_gev: projection.luminosity_fb}, factor)


def scanned_masses(card: RunCard) -> list[float]:
    """Return the masses of the mediator in a scan [GeV], each once, in rising order."""
    points = ModelPoints.of(card)
    return sorted({points.mass(point) for point in card.points()})


def check_search(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse a region that cannot set a limit, masses that the analysis does not cover, other backgrounds."""
    block, window = card.analysis, analysis.card.mass_window
    if card.limit.regions is not None or block.background_source == "likelihood":
        if card.projections:
            raise InputError("several regions are not projected", where="projections", mend="Leave them out.")
        _check_several(card, analysis)
        return
    if card.limit.calculator is not Calculator.AUTO or card.limit.toys != DEFAULT_TOYS:
        raise InputError(
            "calculator and toys are for several regions", where="limit", mend="Name them in limit.regions."
        )
    moving = block.region == WINDOW and window is not None
    if moving and window is not None:
        for mass in scanned_masses(card):
            analysis.at(mass)
    else:
        analysis.card.region(block.region, block.dataset)
    source = card.analysis.background_source
    if (source == "published") == moving:
        raise InputError(
            f"analysis.background: {source} is not for "
            + ("a region that moves with the mass" if moving else f'the region "{block.region}"'),
            mend="Choose simulated or templates." if moving else "Choose published.",
        )
    if source == "templates":
        _check_templates(card, analysis)
        return
    _check_projections(card, analysis)
    if moving and window is not None:
        _check_expectation(card, analysis, window.normalised_to)
        return
    region = analysis.card.region(block.region, block.dataset)
    if region.expected is None or region.observed is None:
        raise InputError(
            f'region "{block.region}" has no observed and expected events to set a limit with',
            where=f"analysis {analysis.name}",
        )
    _check_expectation(card, analysis, block.region)
    _published_limits(card, region)


def _check_projections(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse future data of another energy than the data set's, whose background nothing tells."""
    energies = [item.sqrt_s_gev for item in analysis.card.dataset(card.analysis.dataset).luminosities]
    for item in card.projections:
        if [item.sqrt_s_gev] != energies:
            at = " and ".join(f"{energy / 1000:g}" for energy in energies)
            raise InputError(
                f"the background is known at {at} TeV, not at {item.sqrt_s_gev / 1000:g} TeV alone",
                where=f"projections, {item.name}",
                mend=f"Take sqrt_s_gev: {energies[0]:g}." if len(energies) == 1 else "Leave them out.",
            )


def _check_expectation(card: RunCard, analysis: LoadedAnalysis, region: str) -> None:
    """Refuse a relative normalisation to an expectation that is zero or not published.

    A window that is normalised to one of which nothing is of the simulated process has no background.
    """
    found, where = analysis.card.find_region(region, card.analysis.dataset), f"analysis {analysis.name}"
    if card.analysis.region == WINDOW and found is not None and found.background_fraction == 1:
        raise InputError(
            f'background_fraction of the region "{region}" is 1: nothing is left of the simulated process',
            where=where,
            mend="It is the part that is of other processes.",
        )
    if parse_normalisation(card.analysis.normalisation) is Normalisation.ABSOLUTE:
        return
    if found is None or found.expected == 0:
        events = "has no published expectation" if found is None else "expects 0 events"
        raise InputError(
            f'region "{region}" {events}, to which nothing can be relative',
            where=where,
            mend="Use normalisation: absolute.",
        )


def _check_several(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse regions that set no limit together, and a likelihood that is not there or does not fit."""
    block, published = card.analysis, card.analysis.background_source == "likelihood"
    if card.parameter_of_interest != "coupling":
        raise InputError("several regions set limits on couplings only", where="limit")
    if published:
        if card.uncertainties is not None:
            raise InputError(
                "variations are for regions with published backgrounds",
                where="uncertainties",
                mend="Leave the block out.",
            )
        if block.normalisation != "absolute" or card.limit.method != "cls":
            raise InputError(
                "background: likelihood needs normalisation: absolute and limit.method: cls", where="analysis"
            )
        if card.limit.regions is not None:
            raise InputError(
                "the regions of a likelihood are those of its channels",
                where="limit.regions",
                mend="Leave it out.",
            )
        PublishedModel(card, analysis)  # refuses what does not fit together
        return
    if block.background_source != "published" or block.region == WINDOW:
        raise InputError(
            "several regions have published backgrounds", where="limit.regions", mend="Name fixed regions."
        )
    regions = analysis.card.limit_regions(card.limit.regions, block.dataset)
    for region in regions:
        _check_expectation(card, analysis, region)
    _check_counts(card, analysis, regions)


def _check_counts(card: RunCard, analysis: LoadedAnalysis, regions: Sequence[str]) -> None:
    """Refuse published numbers and errors that a likelihood of several regions cannot have."""
    dataset, content = card.analysis.dataset, {}
    for name in regions:
        numbers = analysis.card.region(name, dataset)
        errors = numbers.relative_errors(expectation_nuisance(analysis.card, dataset, name))
        background = {"events": numbers.expected or 0.0, "uncertainties": errors}
        signal = {"events": 0.0, "uncertainties": dict(analysis.card.experimental)}
        content[name] = {"observed": numbers.observed, "signal": signal, "background": background}
    parse_likelihood({"regions": content}, f"analysis {analysis.name}, published numbers")


def _check_templates(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse windows beyond the templates, projections they lack, and methods without uncertainties."""
    if analysis.card.mass_window is not None:
        _check_same_background(card, analysis, analysis.card.mass_window.normalised_to)
    if card.analysis.normalisation != "absolute" or card.limit.method != "cls":
        raise InputError(
            "background: templates needs normalisation: absolute and limit.method: cls", where="analysis"
        )
    reference = analysis.card.reference_result
    if reference is not None:
        with naming(f"analysis {analysis.name}, reference_result"):
            find_process(reference.process)
    templates = load_templates(analysis.folder)
    for mass in scanned_masses(card):
        for energy in (None, *(item.sqrt_s_gev for item in card.projections)):
            templates.window(*analysis.card.window_edges(mass), energy)


def _check_same_background(card: RunCard, analysis: LoadedAnalysis, region: str) -> None:
    """Refuse templates normalised to another background than the card has as published, or another error."""
    numbers, templates = analysis.card.region(region, card.analysis.dataset), load_templates(analysis.folder)
    made = (templates.published, templates.published * templates.published_relative_error)
    stated = (numbers.expected or 0.0, numbers.error)
    if not all(math.isclose(a, b, rel_tol=1e-6) for a, b in zip(made, stated, strict=True)):
        raise InputError(
            f"the templates are normalised to {made[0]:g} ± {made[1]:g} events, the card has "
            f'{stated[0]:g} ± {stated[1]:g} for "{region}"',
            where=f"analysis {analysis.name}",
            mend="State the same expected and expected_error in both.",
        )


def _published_limits(card: RunCard, numbers: RegionNumbers) -> CountLimits:
    """Return the excluded counts of a region from its published numbers alone."""
    method = card.limit.method
    expected = numbers.expected or 0.0
    parts = _published_normalisation(numbers, "")
    error = combined(parts).symmetric * expected if METHODS[method].takes_errors else 0.0
    return count_limits(method, numbers.observed or 0, expected, background_error=error, cl=card.limit.cl)


def prepare_search(
    card: RunCard, analysis: LoadedAnalysis, simulator: Simulator, sm: Simulation | None
) -> Search:
    """Return the search of a card that `check_search` accepts.

    `sm` is the simulated Standard Model, None where the background is not normalised to it.
    """
    if card.analysis.background_source == "templates":
        return _Templates(card, analysis)
    if card.analysis.background_source == "likelihood":
        return _SeveralRegions(PublishedModel(card, analysis), None, card.limit.cl)
    if sm is None:
        raise RunError("there is no simulation of the Standard Model", where=analysis.name)
    if card.analysis.region == WINDOW:
        return _MovingWindow(card, analysis, simulator, sm)
    if card.limit.regions is not None:
        regions = analysis.card.limit_regions(card.limit.regions, card.analysis.dataset)
        return _SeveralRegions(RegionsModel(card, analysis, regions, sm), sm, card.limit.cl)
    return _FixedRegion(card, analysis, sm)


class _FixedRegion(_Counted):
    def __init__(self, card: RunCard, analysis: LoadedAnalysis, sm: Simulation) -> None:
        self._card, self._analysis = card, analysis
        self.region = self.normalising_region = card.analysis.region
        numbers = analysis.card.region(card.analysis.region, card.analysis.dataset)
        if numbers.observed is None or numbers.expected is None:
            raise RunError(f'region "{self.region}" sets no limit', where=analysis.name)
        rest = expectation_nuisance(analysis.card, card.analysis.dataset, self.region)
        counts, parts = _published_limits(card, numbers), _published_normalisation(numbers, rest)
        relative = parse_normalisation(card.analysis.normalisation) is Normalisation.RELATIVE
        self._expected = Expected(
            numbers.expected,
            counts,
            numbers.expected,
            sm.events,
            background_uncertainties=parts,
            normalisation=parts if relative else (),
        )

    def at(self, mass_gev: float) -> Expected:
        """Return the same for every mass."""
        del mass_gev
        return self._expected


class _SeveralRegions(Search):
    """Regions in one likelihood; the excluded counts follow from the shape of a signal over them."""

    def __init__(self, several: Several, sm: Simulation | None, cl: float) -> None:
        self.region = self.normalising_region = several.regions[0]
        counts = count_limits(CountMethod.CLS, several.observed, several.background, cl=cl)
        events = sm.events if sm is not None else Yield(several.background, 0.0, 0, 0.0)
        self._expected = Expected(several.background, counts, several.background, events, several=several)

    def at(self, mass_gev: float) -> Expected:
        """Return the same for every mass."""
        del mass_gev
        return self._expected


class _MovingWindow(_Counted):
    """Background and signal from the region that the window is part of.

    background = N_exp (SM in the window)/(SM in the region): muons that are not of the simulated process are
    a fraction f of N_exp with the same shape. A signal is normalised to (1 - f) N_exp.
    `absolute`: background = K (SM in the window)/(1 - f), and the signal K times its simulated yield. Without
    a published expectation f is 0 and the limit an expected one.
    The uncertainty of N_exp is one of the background and one of the signal; the limit takes the two as
    independent. `absolute` has that of the simulation in its place (`uncertainties` of the card).
    """

    def __init__(self, card: RunCard, analysis: LoadedAnalysis, simulator: Simulator, sm: Simulation) -> None:
        window = analysis.card.mass_window
        if window is None:
            raise RunError("it has no mass window", where=analysis.name)
        self.region, self.normalising_region = WINDOW, window.normalised_to
        self._card, self._analysis, self._simulator, self._sm = card, analysis, simulator, sm
        self._window = window

    def at(self, mass_gev: float) -> Expected:
        """Return the expectation in the window at a mass."""
        block, window = self._card.analysis, self._window
        numbers = self._analysis.card.find_region(window.normalised_to, block.dataset)
        sm = self._simulator.run(self._sm.point, Contribution.SM, self._sm.requested, window_gev=mass_gev)
        inside, whole = (
            expected_yield(sm.results, self._analysis.card, region, block.dataset)
            for region in (WINDOW, window.normalised_to)
        )
        if inside.value <= 0:
            raise RunError(
                f"no Standard Model event in the window at {mass_gev:g} GeV",
                where=f"analysis {self._analysis.name}",
                mend="Simulate more Standard Model events (generate.events_sm).",
            )
        other = (numbers and numbers.background_fraction) or 0.0
        share = inside.value / whole.value
        title, stated = "published expectation", window.background_relative_error
        if numbers is None:
            title = "background of the analysis"
        rest = f"{title.replace(' ', '_')}_{own_name(self._analysis.card, block.dataset)}"
        parts_of_it = _shares(numbers, rest, stated.value)
        published = Uncertainty(title, stated.value, stated.value, stated.source, parts_of_it)
        if parse_normalisation(block.normalisation) is Normalisation.ABSOLUTE:
            background = block.factor * inside.value / (1.0 - other)
            simulated = block.factor * whole.value
            simulation = inside.relative_error
            parts = self._absolute(sm, mass_gev) or (published, _simulation(simulation))
            normalisation: tuple[Uncertainty, ...] = ()  # its parts are those of a signal itself
        elif numbers is None or numbers.expected is None:
            raise RunError(f'region "{window.normalised_to}" has no expectation', where=self._analysis.name)
        else:
            background = numbers.expected * share
            simulated = (1.0 - other) * numbers.expected
            # the events inside are a part of the whole
            variance = inside.relative_error**2 * (1.0 - 2.0 * share) + whole.relative_error**2
            simulation = math.sqrt(max(variance, 0.0))
            parts = (published, _simulation(simulation))
            normalisation = _published_normalisation(numbers, rest)
        method = self._card.limit.method
        error = combined(parts).symmetric * background if METHODS[method].takes_errors else 0.0
        seen = self._analysis.card.dataset(block.dataset).window(mass_gev)
        counts = count_limits(
            method,
            round(background) if seen is None else seen.observed,
            background,
            background_error=error,
            cl=self._card.limit.cl,
        )
        return Expected(
            background,
            counts,
            simulated,
            whole,
            mass_gev,
            observed_published=seen is not None,
            background_uncertainties=parts,
            background_simulation_error=simulation,
            normalisation=normalisation,
        )

    def _absolute(self, sm: Simulation, mass_gev: float) -> tuple[Uncertainty, ...]:
        """Return the uncertainties of the simulated background; none where the card asks for none."""
        block = self._card.uncertainties
        if block is None:
            return ()
        varied = varied_yield(
            self._simulator, sm, WINDOW, block, varied_background(block), window_gev=mass_gev
        )
        named = luminosity_nuisances(self._analysis.card, self._card.analysis.dataset, sm, WINDOW)
        return yield_uncertainties(varied, self._simulator.luminosity_relative_error, named)


class _Templates(Search):
    """A window whose background is in the analysis' folder, normalised to that of the published region."""

    def __init__(self, card: RunCard, analysis: LoadedAnalysis) -> None:
        window = analysis.card.mass_window
        if window is None:
            raise RunError("it has no mass window", where=analysis.name)
        self.region, self.normalising_region = WINDOW, window.normalised_to
        self._card, self._analysis = card, analysis
        self._templates = load_templates(analysis.folder)

    def at(self, mass_gev: float) -> Expected:
        """Return the expectation in the window at a mass."""
        return self._scaled(mass_gev, None, 1.0)

    def projected(self, mass_gev: float, projection: Projection) -> Expected:
        """Return it for a future data set: value and error grow with cross sections and luminosity."""
        luminosities = self._analysis.card.dataset(self._card.analysis.dataset).luminosities
        factor = projection.luminosity_fb / sum(item.value_fb for item in luminosities)
        return self._scaled(mass_gev, projection.sqrt_s_gev, factor)

    def _scaled(self, mass_gev: float, sqrt_s_gev: float | None, factor: float) -> Expected:
        found = self._templates.window(*self._analysis.card.window_edges(mass_gev), sqrt_s_gev)
        value, error = found.value * factor, found.error * factor
        counts = count_limits(
            CountMethod.CLS, round(value), value, background_error=error, cl=self._card.limit.cl
        )
        return Expected(
            value,
            counts,
            value,
            Yield(value, 0.0, 0, 0.0),
            mass_gev,
            observed_published=False,
            background_uncertainties=found.uncertainties,
            background_simulation_error=found.simulation_error / found.value if found.value > 0 else 0.0,
            by_process={name: part * factor for name, part in found.by_process.items()},
        )

    def observed_at(self, mass_gev: float) -> Expected | None:
        """Return the published region's expectation where the whole window lies inside it."""
        return self.published() if self._analysis.card.is_observed(mass_gev) else None

    def published(self) -> Expected | None:
        """Return the expectation of the published region; None where no count was published."""
        numbers = self._analysis.card.region(self.normalising_region, self._card.analysis.dataset)
        if numbers.observed is None:
            return None
        value, relative = self._templates.published, self._templates.published_relative_error
        counts = count_limits(
            CountMethod.CLS,
            numbers.observed,
            value,
            background_error=value * relative,
            cl=self._card.limit.cl,
        )
        part = Uncertainty("published background", relative, relative, numbers.source)
        return Expected(value, counts, value, Yield(value, 0.0, 0, 0.0), background_uncertainties=(part,))


def varied_background(block: UncertaintiesBlock) -> Point | None:
    """Return the Standard Model in the scheme that a card compares with; None where it names none."""
    return None if block.scheme is None else standard_model_point(block.scheme)


def _simulation(relative: float) -> Uncertainty:
    return Uncertainty("simulation", relative, relative, "finite number of events")


def _published_normalisation(numbers: RegionNumbers, rest: str) -> tuple[Uncertainty, ...]:
    """Return the uncertainty of the published expectation that a signal is normalised to, if it is known.

    `rest` is the nuisance of what the parts of the error leave of it.
    """
    if not (numbers.expected and numbers.error):
        return ()
    relative = numbers.error / numbers.expected
    parts = _shares(numbers, rest, relative)
    return (Uncertainty("published expectation", relative, relative, numbers.source, parts),)


def _shares(numbers: RegionNumbers | None, rest: str, relative: float) -> tuple[tuple[str, float], ...]:
    """Return a relative error by nuisance, in the proportions of that of a published expectation."""
    parts = numbers.relative_errors(rest) if numbers else {}
    whole = math.hypot(*parts.values())
    return tuple((name, relative * (value / whole)) for name, value in parts.items()) or ((rest, relative),)
