"""Pipeline: uncertainties of simulated yields by reweighting: scale, PDF set, electroweak scheme."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from recast.analysis.card import AnalysisCard
from recast.analysis.normalisation import Uncertainty, envelope
from recast.cards import UncertaintiesBlock
from recast.generate.rate_factor import RateCorrection
from recast.inputs.rates import nnlo_over_nlo, pdf_member_error
from recast.model.base import Point
from recast.pipeline.kinds import vary
from recast.pipeline.simulate import Simulation, Simulator

__all__ = [
    "THEORY",
    "VariedYield",
    "expectation_nuisance",
    "experimental_uncertainties",
    "luminosity_nuisances",
    "luminosity_uncertainty",
    "own_name",
    "ratio_uncertainties",
    "stated_uncertainties",
    "theory_by_region",
    "varied_yield",
    "yield_uncertainties",
]

THEORY = {"scale": "factorisation scale", "pdf": "PDF set", "scheme": "electroweak scheme"}
"""Kinds of variations and what their uncertainties are called; they move all analyses together. At a
corrected rate `scale` is that of both scales."""
NO_NUISANCE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class VariedYield:
    """A number of events under every variation."""

    events: Mapping[str, float]
    """By name of the variation; `nominal` is the simulation itself."""
    relative_error: float
    """Of the simulation."""
    stated: tuple[Uncertainty, ...] = ()
    """What is not varied but known from elsewhere."""

    def group(self, kind: str) -> dict[str, float]:
        """Return the variations of one kind: `scale`, `pdf` or `scheme`."""
        return {
            name.split(":", 1)[1]: value for name, value in self.events.items() if name.startswith(kind + ":")
        }


def varied_yield(
    simulator: Simulator,
    simulation: Simulation,
    region: str,
    block: UncertaintiesBlock,
    other: Point | None,
    *,
    window_gev: float | None = None,
) -> VariedYield:
    """Return the events of a region under the variations of `block`, all energies together (kept steps).

    `other` is the simulated point in the scheme that the block compares with, None where it names none.
    """
    analysis = simulator.analysis if window_gev is None else simulator.analysis.at(window_gev)
    variations = vary.Variations(**block.model_dump())
    totals: dict[str, float] = {}
    errors = 0.0
    for result, showered, partons in zip(
        simulation.results, simulation.samples, simulation.partons, strict=True
    ):
        process: Any = simulator.process(simulation.contribution, result.sqrt_s_gev)
        luminosity = 1000.0 * simulator.luminosities_fb[result.sqrt_s_gev]

        build = partial(
            vary.make,
            analysis=analysis,
            region=region,
            showered=showered,
            partons=partons,
            process=process,
            point=simulation.point,
            other=other,
            settings=simulator.generator_settings,
            variations=variations,
            seed=simulator.card.seed,
            rates=simulator.rates,
        )
        description, uses, packages = simulator.steps.selection(analysis, showered)
        description |= {
            "partons": partons.path.parent.name,
            "region": region,
            "variations": block.model_dump(mode="json"),
        }
        folder = simulator.steps.make(
            "vary",
            result.sample,
            showered.n_events,
            description,
            build,
            (*uses, type(simulation.point).__module__),
            packages,
        )
        sums = vary.read(folder)
        for name, value in sums.items():
            totals[name] = totals.get(name, 0.0) + luminosity * value
        errors += (luminosity * result.cross_section(region).error) ** 2
    nominal = totals[vary.NOMINAL]
    relative = math.sqrt(errors) / abs(nominal) if nominal else math.inf
    return VariedYield(totals, relative, stated_uncertainties(simulator.rates))


def stated_uncertainties(rates: RateCorrection | None) -> tuple[Uncertainty, ...]:
    """Return the uncertainties of corrected rates that are taken from elsewhere; none at lowest order."""
    if rates is None:
        return ()
    members, beyond = pdf_member_error(), nnlo_over_nlo()
    found = [_of_theory("PDF members", members.value, members.source)]
    if rates.beyond != 1.0:
        found.append(_of_theory("NNLO over NLO", beyond.error / beyond.value, beyond.source))
    return tuple(found)


def _of_theory(name: str, relative: float, source: str) -> Uncertainty:
    return Uncertainty(name, relative, relative, source, ((name.replace(" ", "_"), relative),))


def yield_uncertainties(
    varied: VariedYield, luminosity_relative_error: float, luminosity: Mapping[str, float] = NO_NUISANCE
) -> tuple[Uncertainty, ...]:
    """Return the uncertainties of a number of events; `luminosity` as of `luminosity_uncertainty`."""
    parts = _uncertainties(varied.events, varied.relative_error, luminosity_relative_error)
    last = luminosity_uncertainty(luminosity_relative_error, luminosity)
    return (*parts[:-1], *varied.stated, last)


def luminosity_uncertainty(relative: float, nuisances: Mapping[str, float] = NO_NUISANCE) -> Uncertainty:
    """Return the uncertainty of the luminosity of the data set; `nuisances` from `luminosity_nuisances`."""
    return Uncertainty("luminosity", relative, relative, "of the data set", tuple(nuisances.items()))


def luminosity_nuisances(
    card: AnalysisCard, dataset: str | None, simulation: Simulation, *regions: str
) -> dict[str, float]:
    """Return the relative changes of simulated events by the luminosities of a data set, by nuisance.

    Parameters
    ----------
    card, dataset
        The analysis and its data set; the default one for None.
    simulation, regions
        The events, and the regions that they are in, together.

    Returns
    -------
    Changes at +1 standard deviation; none where the data set has no luminosity at the events' energy.
    """
    parts: dict[float, float] = {}
    known = {item.sqrt_s_gev: item for item in card.dataset(dataset).luminosities}
    for result in simulation.results:
        if (item := known.get(result.sqrt_s_gev)) is not None:
            events = sum(abs(result.cross_section(region).value) for region in regions)
            parts[item.sqrt_s_gev] = events * item.value_fb
    whole = sum(parts.values())
    found: dict[str, float] = {}
    for energy, part in parts.items():
        item = known[energy]
        if whole and item.relative_error:
            name = item.name_of(card)
            found[name] = found.get(name, 0.0) + item.relative_error * part / whole
    return found


def expectation_nuisance(card: AnalysisCard, dataset: str | None, region: str) -> str:
    """Return the nuisance of what `uncertainties` leave of the error of a region's published expectation."""
    return f"expectation_{own_name(card, dataset)}_{region}"


def own_name(card: AnalysisCard, dataset: str | None) -> str:
    """Return what the nuisances are called after that are the own ones of an analysis and a data set.

    That is the name of the analysis, with that of the data set where this is not the default one.
    """
    return card.name if dataset in (None, card.default_dataset) else f"{card.name}_{dataset}"


def experimental_uncertainties(card: AnalysisCard) -> tuple[Uncertainty, ...]:
    """Return the uncertainties of a signal that the card of its analysis states (`experimental`)."""
    return tuple(
        Uncertainty(name, value, value, f"of the analysis {card.name}", ((name, value),))
        for name, value in card.experimental.items()
        if value
    )


def ratio_uncertainties(signal: VariedYield, reference: VariedYield) -> tuple[Uncertainty, ...]:
    """Return the uncertainties of signal/reference, both varied together; the luminosity cancels."""
    values = {name: value / reference.events[name] for name, value in signal.events.items()}
    error = math.hypot(signal.relative_error, reference.relative_error)
    return _uncertainties(values, error, 0.0)


def theory_by_region(
    values: Mapping[str, Mapping[str, float]], stated: Sequence[Uncertainty] = ()
) -> dict[str, dict[str, float]]:
    """Return the relative change of each region by the uncertainty of the theory, with its sign.

    Parameters
    ----------
    values
        By region, then by variation (as `VariedYield.events`): signal events, or their ratio to a reference.
    stated
        Uncertainties of all regions alike (`VariedYield.stated`).

    Notes
    -----
    One nuisance moves all regions together, so that of each kind one variation is taken for all: the one that
    changes any one of them most.
    """
    found: dict[str, dict[str, float]] = {region: {} for region in values}
    changes = {
        region: {name: value / events[vary.NOMINAL] - 1.0 for name, value in events.items()}
        for region, events in values.items()
        if events[vary.NOMINAL] > 0
    }
    for kind, title in THEORY.items():
        names = {name for item in changes.values() for name in item if name.startswith(f"{kind}:")}
        if not names:
            continue
        largest = max(sorted(names), key=lambda name: max(abs(item[name]) for item in changes.values()))
        for region, item in changes.items():
            found[region][title.replace(" ", "_")] = item[largest]
    for part in stated:
        for region in changes:
            found[region][part.name.replace(" ", "_")] = part.symmetric
    return found


def _uncertainties(
    values: Mapping[str, float], simulation: float, luminosity: float
) -> tuple[Uncertainty, ...]:
    nominal = values[vary.NOMINAL]
    parts = [Uncertainty("simulation", simulation, simulation, "finite number of events")]
    varied = VariedYield(values, simulation)
    for kind, title in THEORY.items():
        group = varied.group(kind)
        if group:
            parts.append(envelope(title, nominal, group))
    parts.append(luminosity_uncertainty(luminosity))
    return tuple(parts)
