"""Pipeline: closure of fiducial cross sections of four leptons, all final states together, by region."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import Field

from recast.analysis.card import PhaseSpace, PublishedBins, SpectrumBlock
from recast.analysis.normalisation import Uncertainty, combined
from recast.analysis.yields import Yield, total
from recast.cards import DEFAULT_REGION, RunCard, UncertaintiesBlock
from recast.core.blocks import Block
from recast.core.errors import InputError, RunError, did_you_mean
from recast.core.seeds import derive_seed
from recast.core.words import file_words
from recast.generate.base import Contribution, FinalState, GeneratorCuts
from recast.generate.builtin import BuiltinGenerator
from recast.pipeline.closure.section import Row, Section, number
from recast.pipeline.closure.setup import PublishedNumber, Setup, merged, phase_space
from recast.pipeline.closure.theory import theory_uncertainties
from recast.pipeline.pictures import published_bins
from recast.pipeline.rates import normalisation_words, not_from_quarks
from recast.pipeline.simulate import Simulation
from recast.report.distributions import NOTE, STANDARD_MODEL, Shown, draw_spectrum
from recast.report.mathtext import plain_text
from recast.report.page import save_figure

__all__ = ["FiducialBlock", "check_fiducial", "fiducial"]

_FB_PER_PB = 1000.0


class AcceptanceShare(Block, strict=False):
    """Selected events of a region over a larger phase space at parton level."""

    region: str
    phase_space: str | PhaseSpace
    published: tuple[PublishedNumber, ...] = ()
    points: int = 100_000
    """Phase-space points of the larger cross section, for each final state."""


class PublishedSpectrum(Block, strict=False):
    """A distribution of the analysis' card that has published cross sections."""

    region: str
    name: str


class FiducialBlock(Block, strict=False):
    """Final states, statistics, regions."""

    final_states: dict[FinalState, int] = Field(min_length=1)
    """Events of each; theory's uncertainties are those of the first one."""
    profile: str = "full"
    cuts: dict[str, float] = Field(default_factory=dict)
    """Generator cuts."""
    run: dict[str, Any] = Field(default_factory=dict)
    """Keys of the run card that change: `generate.quarks`, or `analysis` with its rates at higher order."""
    regions: dict[str, tuple[PublishedNumber, ...]] = Field(min_length=1)
    """Published cross sections [fb] by region; of the first one the uncertainties of theory are found."""
    spectra: tuple[PublishedSpectrum, ...] = ()
    """Distributions, bin by bin."""
    acceptance: tuple[AcceptanceShare, ...] = ()
    uncertainties: UncertaintiesBlock = UncertaintiesBlock()
    note: str = ""
    """What the published numbers hold that is not simulated."""


def check_fiducial(setup: Setup, block: FiducialBlock) -> None:
    """Refuse unknown regions and phase spaces, data of several energies, cuts and profiles that do not go."""
    if len(setup.analysis.card.dataset().luminosities) != 1:
        raise InputError("a cross section is at one energy; the data set has several")
    card = _card(setup, block, 1).model_copy(update={"uncertainties": block.uncertainties})
    regions = [item.region for item in block.acceptance] + [item.region for item in block.spectra]
    setup.check(card, [*block.regions, *regions])
    for spectrum in block.spectra:
        _published(setup, spectrum)
    for item in block.acceptance:
        phase_space(setup, item.phase_space)


def _published(setup: Setup, item: PublishedSpectrum) -> tuple[SpectrumBlock, PublishedBins]:
    """Return the distribution, and what was published of it."""
    known = setup.analysis.card.spectra
    if item.name not in known:
        raise InputError(
            f'the analysis has no distribution "{item.name}"', mend=did_you_mean(item.name, known)
        )
    for bins in known[item.name].published:
        if bins.region == item.region and bins.quantity == "differential_fb":
            return known[item.name], bins
    raise InputError(f"no published cross section of {item.name} in {item.region}", where="spectra")


def _card(setup: Setup, block: FiducialBlock, events: int, *changes: dict[str, Any]) -> RunCard:
    content: dict[str, Any] = {
        "generate": {"events_sm": events, "cuts": dict(block.cuts)},
        "shower": {"profile": block.profile, "control_variate": False},
        "analysis": {"region": next(iter(block.regions), DEFAULT_REGION)},
    }
    for change in (block.run, *changes):
        content = merged(content, change)
    return setup.card(**content)


_LOWEST: dict[str, Any] = {"analysis": {"rates": {"order": "lo"}}}


def _simulated(setup: Setup, block: FiducialBlock, *changes: dict[str, Any]) -> dict[FinalState, Simulation]:
    return {
        state: setup.simulate_sm(setup.simulator(_card(setup, block, events, *changes), state))
        for state, events in block.final_states.items()
    }


def fiducial(setup: Setup, title: str, block: FiducialBlock) -> Section:
    """Return the cross section of each region beside the published ones, at the order of the rates."""
    simulations = _simulated(setup, block)
    state, first = next(iter(simulations.items()))
    simulator = setup.simulator(_card(setup, block, 1), state)
    theory = theory_uncertainties(simulator, first, next(iter(block.regions)), block.uncertainties)
    order = "lowest order"
    if simulator.rates is not None:
        order = "NLO" if simulator.rates.beyond == 1.0 else "NNLO"
    further = math.prod(factor.value for factor in not_from_quarks(simulator).values())
    energy = first.results[0].sqrt_s_gev
    rows, data = [], {}
    for region, numbers in block.regions.items():
        found = _selected(simulations, region).scaled(further)
        parts = [Uncertainty("simulation", found.relative_error, found.relative_error), *theory]
        whole = combined(parts)
        data[region] = {
            "value_fb": found.value,
            "uncertainties": [part.to_json() for part in (*parts, whole)],
        }
        rows += [
            Row(
                f"fiducial sigma({region}), {energy / 1000:g} TeV, {order}, beside {item.what}",
                found.value,
                whole.symmetric * found.value,
                "fb",
                item.value,
                item.error,
                item.source,
                f"error: total; simulation {found.relative_error:.1%}",
            )
            for item in numbers
        ]
    if block.acceptance:
        lowest = simulations if simulator.rates is None else _simulated(setup, block, _LOWEST)
        rows += [row for item in block.acceptance for row in _acceptance(setup, block, lowest, item)]
    rows += [row for item in block.spectra for row in _bins(setup, simulations, item, further, theory, order)]
    figures = [_picture(setup, simulations, item) for item in block.spectra]
    shifts = "; ".join(f"{part.name} -{part.down:.1%} +{part.up:.1%}" for part in theory)
    words = "" if simulator.rates is None else f", {normalisation_words(simulator.card)}"
    text = f"{block.note} {order[0].upper()}{order[1:]}{words}. Uncertainties of {state}: {shifts}."
    return Section(title, tuple(rows), (text.strip(), _cutflows(simulations)), tuple(figures), data)


def _bins(
    setup: Setup,
    simulations: Mapping[FinalState, Simulation],
    item: PublishedSpectrum,
    further: float,
    theory: Sequence[Uncertainty],
    order: str,
) -> list[Row]:
    """Return the cross section of each bin beside the published one; its errors of theory are the block's."""
    spectrum, published = _published(setup, item)
    found = [simulation.results[0].spectra[item.region][item.name] for simulation in simulations.values()]
    values = _FB_PER_PB * further * np.sum([one.values for one in found], axis=0)
    errors = _FB_PER_PB * further * np.sqrt(np.sum([one.errors**2 for one in found], axis=0))
    words = plain_text(spectrum.label)
    rows = []
    bins = zip(
        itertools.pairwise(spectrum.edges),
        values,
        errors,
        *published.events(spectrum.edges, 1.0),
        strict=True,
    )
    for (low, high), value, error, known, spread in bins:
        if value <= 0:
            raise RunError(
                f"no event in {low:g} < {words} < {high:g}", where=item.region, mend="Make more events."
            )
        simulation = Uncertainty("simulation", error / value, error / value)
        rows.append(
            Row(
                f"sigma({item.region}), {low:g} < {words} < {high:g} {spectrum.unit}, {order}",
                float(value),
                combined([simulation, *theory]).symmetric * float(value),
                "fb",
                known,
                spread,
                published.source,
                f"error: total; simulation {error / value:.1%}",
            )
        )
    return rows


def _picture(setup: Setup, simulations: Mapping[FinalState, Simulation], item: PublishedSpectrum) -> Path:
    """Draw a distribution as events of the data set, without the factors of the rates."""
    card = setup.analysis.card
    luminosity = card.dataset().luminosities[0].value_fb
    samples = [one.results[0].to_json() | {"luminosity_fb": luminosity} for one in simulations.values()]
    shown = [Shown("Standard Model", samples, STANDARD_MODEL)]
    figure = draw_spectrum((item.region, item.name), shown, published_bins(card, None), NOTE)
    path = setup.out / f"{file_words([(item.region, item.name)])[0]}.png"
    return save_figure(figure, [path])[0]


def _selected(simulations: Mapping[FinalState, Simulation], region: str) -> Yield:
    """Return the cross section of a region [fb], all final states together."""
    return total(item.results[0].cross_section(region).scaled(_FB_PER_PB) for item in simulations.values())


def _acceptance(
    setup: Setup, block: FiducialBlock, simulations: Mapping[FinalState, Simulation], item: AcceptanceShare
) -> list[Row]:
    """Return the share of the events of a larger phase space that a region has."""
    space = phase_space(setup, item.phase_space)
    cuts = GeneratorCuts(space.m4l_min_gev, space.m4l_max_gev, space.mll_min_gev)
    parts = []
    for state, simulation in simulations.items():
        simulator = setup.simulator(_card(setup, block, 1, _LOWEST), state)
        generator = BuiltinGenerator(dataclasses.replace(simulator.generator_settings, cuts=cuts))
        process = simulator.process(Contribution.SM, simulation.results[0].sqrt_s_gev)
        seed = derive_seed(setup.seed, "acceptance", simulation.results[0].sample, bits=63)
        parts.append(simulator.integrate(generator, process, simulation.point, item.points, seed))
    whole, error = sum(value for value, _ in parts), math.hypot(*(error for _, error in parts))
    found = _selected(simulations, item.region).scaled(1.0 / (_FB_PER_PB * whole))
    spread = found.value * math.hypot(found.relative_error, error / whole)
    return [
        Row(
            f"acceptance of {item.region}, beside {known.what}",
            found.value,
            spread,
            published=known.value,
            published_error=known.error,
            source=known.source,
            note=f"over partons of {space.m4l_min_gev:g} < m4l < {space.m4l_max_gev:g} GeV, every pair above "
            f"{space.mll_min_gev:g} GeV",
        )
        for known in item.published
    ]


def _cutflows(simulations: Mapping[FinalState, Simulation]) -> str:
    """Return the cutflow of each final state [fb]."""
    flows = {state: item.results[0].cutflow.steps for state, item in simulations.items()}
    head = " | ".join(f"{state} [fb]" for state in flows)
    lines = [f"| cut | {head} |", "| --- " * (1 + len(flows)) + "|"]
    for steps in zip(*flows.values(), strict=True):
        cells = (number(_FB_PER_PB * float(tally.sum_weights)) for _, tally in steps)
        lines.append(f"| {steps[0][0].replace('|', chr(92) + '|')} | {' | '.join(cells)} |")
    return "\n".join(lines)
