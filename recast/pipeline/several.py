"""Pipeline: limits from several regions, or from an experiment's likelihood, for a simulated signal."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, Self

from recast.analysis.card import AnalysisCard, RegionNumbers
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.normalisation import Normalisation, parse_normalisation
from recast.analysis.yields import Yield, total
from recast.cards import RunCard
from recast.core.errors import InputError, RunError
from recast.core.reading import read_json
from recast.core.seeds import derive_seed
from recast.pipeline.simulate import Simulation
from recast.pipeline.uncertainties import expectation_nuisance, luminosity_nuisances
from recast.statistics.expected import CountLimits
from recast.statistics.histfactory import HistFactory
from recast.statistics.hs3 import from_hs3, interests, is_hs3
from recast.statistics.likelihood import Component, Likelihood, Region, log_normal, together
from recast.statistics.strength import Calculator, StrengthLimits, strength_limits
from recast.statistics.workspace import (
    require_channels,
    require_removed,
    validate_workspace,
    with_signal,
    workspace_model,
)

__all__ = ["PublishedModel", "RegionsModel", "Several", "as_counts", "load_published", "region_yield"]

_FB_PER_PB = 1000.0
_COMPATIBLE = 2.0
"""Errors of the simulation within which a negative signal is none."""
_TRIED = 0.1
"""Relative errors of the signal with which a likelihood is tried."""
_NOTHING = 0.01
"""Part of the significance of all regions below which a negative signal is none."""


class Several(Protocol):
    """What several regions expect and saw, and what they exclude of a signal."""

    regions: tuple[str, ...]
    background: float
    """Events of all regions without a signal."""
    observed: int

    @property
    def reference(self) -> Yield:
        """Events of the Standard Model that signals are normalised to, all regions together."""

    def simulated(self, simulation: Simulation) -> Yield:
        """Return the selected events of a simulation in all regions."""

    def with_theory(self, theory: Mapping[str, Mapping[str, float]]) -> Several:
        """Return the same with relative changes of the signal, with signs, by region and nuisance."""

    def signal(self, simulation: Simulation) -> Yield:
        """Return the signal of a simulation in all regions, normalised."""

    def limits(self, simulation: Simulation) -> StrengthLimits:
        """Return the limits on the strength of that signal."""

    def describe(self, simulation: Simulation) -> dict[str, Any]:
        """Return plain values of which `recast export` makes the likelihood again."""


def region_yield(
    simulation: Simulation, region: str, luminosities_fb: Mapping[float, float], factor: float = 1.0
) -> Yield:
    """Return the events of a region, all energies together."""
    return total(
        result.cross_section(region).scaled(_FB_PER_PB * luminosities_fb[result.sqrt_s_gev] * factor)
        for result in simulation.results
    )


def as_counts(several: Several, limits: StrengthLimits, signal: Yield) -> CountLimits:
    """Return limits on a strength as excluded counts of all regions together, for this signal."""
    background, events = several.background, signal.value
    low2, low1, median, high1, high2 = (background + item * events for item in limits.expected)
    return CountLimits(
        "cls",
        limits.cl,
        several.observed,
        background,
        0.0,
        0.0,
        background + limits.observed * events,
        (low2, low1, median, high1, high2),
    )


class _Common:
    """What both kinds share: card, luminosities, nuisances of a signal."""

    regions: tuple[str, ...]
    _theory: Mapping[str, Mapping[str, float]] = MappingProxyType({})

    def simulated(self, simulation: Simulation) -> Yield:
        """Return the selected events of a simulation in all regions."""
        return total(region_yield(simulation, region, self._luminosities) for region in self.regions)

    def __init__(self, card: RunCard, analysis: LoadedAnalysis) -> None:
        self._card, self._analysis = card, analysis.card
        data = analysis.card.dataset(card.analysis.dataset)
        self._luminosities = {item.sqrt_s_gev: item.value_fb for item in data.luminosities}
        self._dataset = analysis.card.data_name(card.analysis.dataset)

    def _luminosity(self, simulation: Simulation, *regions: str) -> dict[str, float]:
        """Return the relative errors of the signal in regions from the luminosities, by nuisance."""
        return luminosity_nuisances(self._analysis, self._card.analysis.dataset, simulation, *regions)

    def with_theory(self, theory: Mapping[str, Mapping[str, float]]) -> Self:
        """Return the same with relative changes of the signal, with signs, by region and nuisance."""
        made = copy.copy(self)
        made._theory = theory
        return made

    @property
    def _seed(self) -> int:
        return derive_seed(self._card.seed, "toys", bits=63)


class RegionsModel(_Common):
    """Regions with published counts, each normalised by itself.

    `relative`: the signal of a region is N_exp S/SM, and shares the uncertainty of N_exp with the background.
    `absolute`: it is L K sigma epsilon, with the errors of the luminosities and of the analysis' card.
    """

    def __init__(
        self, card: RunCard, analysis: LoadedAnalysis, regions: tuple[str, ...], sm: Simulation
    ) -> None:
        super().__init__(card, analysis)
        self.regions, self._sm = regions, sm
        self._relative = parse_normalisation(card.analysis.normalisation) is Normalisation.RELATIVE
        self._numbers: dict[str, RegionNumbers] = {
            name: analysis.card.region(name, card.analysis.dataset) for name in regions
        }
        self.background = math.fsum(item.expected or 0.0 for item in self._numbers.values())
        self.observed = sum(item.observed or 0 for item in self._numbers.values())

    @property
    def reference(self) -> Yield:
        """Events of the Standard Model in all regions."""
        return self.simulated(self._sm)

    def _scaled(self, simulation: Simulation, region: str) -> Yield:
        """Return the normalised signal of a region."""
        events = region_yield(simulation, region, self._luminosities)
        if not self._relative:
            return events.scaled(self._card.analysis.factor)
        reference = region_yield(self._sm, region, self._luminosities)
        if reference.value <= 0:
            raise RunError(
                f'no Standard Model event in region "{region}"',
                where=f"analysis {self._analysis.name}",
                mend="Simulate more of them (generate.events_sm), or use normalisation: absolute.",
            )
        found = events.scaled((self._numbers[region].expected or 0.0) / reference.value)
        error = math.hypot(found.error, found.value * reference.relative_error)
        return Yield(found.value, error, found.n_raw, found.n_effective, found.bound)

    def signal(self, simulation: Simulation) -> Yield:
        """Return the signal in all regions."""
        return total(self._scaled(simulation, region) for region in self.regions)

    def _background_errors(self, region: str) -> dict[str, float]:
        return self._numbers[region].relative_errors(
            expectation_nuisance(self._analysis, self._card.analysis.dataset, region)
        )

    def likelihood(self, simulation: Simulation) -> Likelihood:
        """Return the likelihood of the regions with the signal of a simulation.

        Where interference makes a signal negative in a region it cannot be one of Poisson counts. A negative
        number that the simulation cannot tell from none, or that is nothing beside other regions, is none.
        """
        regions = {}
        scaled = {name: self._scaled(simulation, name) for name in self.regions}
        spreads = {name: math.sqrt(max(self._numbers[name].expected or 0.0, 1.0)) for name in self.regions}
        whole = math.hypot(*(max(item.value, 0.0) / spreads[name] for name, item in scaled.items()))
        for name, found in scaled.items():
            numbers = self._numbers[name]
            place = f'region "{name}"', f"analysis {self._analysis.name}"
            events = _not_negative(found, _NOTHING * whole * spreads[name], *place)
            errors = self._background_errors(name)
            mine = dict(errors) if self._relative else self._luminosity(simulation, name)
            mine = together(mine, self._analysis.experimental, self._theory.get(name, {}))
            regions[name] = Region(
                observed=numbers.observed or 0,
                signal=_component(events.value, mine, events.error),
                backgrounds={"background": _component(numbers.expected or 0.0, errors)},
                data=self._dataset,
            )
        return Likelihood(name=self._analysis.name, regions=regions)

    def limits(self, simulation: Simulation) -> StrengthLimits:
        """Return the limits on the strength of a signal."""
        block = self._card.limit
        return strength_limits(
            self.likelihood(simulation),
            cl=block.cl,
            calculator=block.calculator,
            toys=block.toys,
            seed=self._seed,
        )

    def describe(self, simulation: Simulation) -> dict[str, Any]:
        """Return the likelihood as plain values."""
        return {"kind": "regions", "content": self.likelihood(simulation).model_dump(mode="json")}


def _not_negative(events: Yield, nothing: float, name: str, where: str) -> Yield:
    """Return a signal, without events where it is negative within its error or within what is nothing."""
    if events.value >= 0:
        return events
    if -events.value > max(_COMPATIBLE * events.error, nothing):
        raise RunError(
            f"the signal is {events.value:.3g} +- {events.error:.2g} events in {name}: interference wins",
            where=where,
            mend="Leave this region out.",
        )
    return replace(events, value=0.0)


def _component(events: float, errors: Mapping[str, float], simulation_error: float = 0.0) -> Component:
    return Component(
        events=events,
        uncertainties={name: log_normal(value) for name, value in errors.items() if value},
        simulation_error=simulation_error,
    )


def load_published(card: AnalysisCard, folder: Path) -> tuple[dict[str, Any], str]:
    """Return the workspace in the folder of an analysis, checked, and its path; none of its code is run.

    Raises
    ------
    InputError
        If the card names none, it is missing or not valid, or the map of its channels does not fit.
    """
    block = card.likelihood
    if block is None:
        raise InputError(
            "it has no likelihood",
            where=f"analysis {card.name}",
            mend="Add a block `likelihood` to its card, or choose another background.",
        )
    path = folder / block.file
    content = read_json(path, mend="It is named by `likelihood` of the analysis' card.")
    if is_hs3(content):
        found = from_hs3(content, str(path), block.measurement)
        require_removed(found, block.remove, set(interests(content, block.measurement)), str(path))
        content = found
    else:
        validate_workspace(content, str(path))
    require_channels(content, block.channels, f"analysis {card.name}, likelihood.channels")
    if block.luminosity is not None:
        _require_luminosity(content, block.luminosity, f"analysis {card.name}, likelihood.luminosity")
    return content, str(path)


def _require_luminosity(content: Mapping[str, Any], name: str, where: str) -> None:
    """Refuse a luminosity that is none of a workspace, and say which it has."""
    modifiers = [
        item for channel in content["channels"] for part in channel["samples"] for item in part["modifiers"]
    ]
    known = sorted({item["name"] for item in modifiers if item["type"] == "lumi"})
    if name in known:
        return
    mend = (
        "Leave it out: the signal has the luminosity's error of the data set, which moves with what the file "
        "calls as its `nuisance`."
    )
    if known:
        mend = (
            f"Take {' or '.join(known)}: so a factor of HS3 with a normal constraint is called, as in pyhf."
        )
    raise InputError(f'the likelihood has no modifier "{name}" of type lumi', where=where, mend=mend)


class PublishedModel(_Common):
    """The likelihood of the experiment, with the signal in its channels; no background is simulated."""

    def __init__(self, card: RunCard, analysis: LoadedAnalysis) -> None:
        super().__init__(card, analysis)
        content, self._where = load_published(analysis.card, analysis.folder)
        block = analysis.card.likelihood
        if block is None:
            raise RunError("it has no likelihood", where=analysis.name)
        self._block, self._content = block, content
        self.regions = analysis.card.likelihood_regions()
        # with all that a signal will have, so that a name with two meanings is told before the simulation
        ones = {name: [(1.0, _TRIED)] * len(bins) for name, bins in block.channels.items()}
        data = analysis.card.dataset(card.analysis.dataset)
        own = () if block.luminosity is not None else data.luminosities
        names = [*analysis.card.experimental, *(item.name_of(analysis.card) for item in own)]
        model = self._model(ones, {name: log_normal(_TRIED) for name in names})
        signal, events = model.parts()
        self.background = float(events[signal > 0].sum())
        """Expected events of the bins with a signal, all parameters at their starts."""
        self.observed = round(float(model.data.counts[0, signal > 0].sum()))

    @property
    def reference(self) -> Yield:
        """None are simulated: the likelihood has them."""
        return Yield(self.background, 0.0, 0, 0.0)

    def _model(
        self, signal: Mapping[str, list[tuple[float, float]]], errors: Mapping[str, tuple[float, float]]
    ) -> HistFactory:
        return workspace_model(self.workspace(signal, errors), self._where)

    def workspace(
        self, signal: Mapping[str, list[tuple[float, float]]], errors: Mapping[str, tuple[float, float]]
    ) -> dict[str, Any]:
        """Return the experiment's workspace with a signal in its channels."""
        lumi = self._block.luminosity
        return with_signal(
            self._content,
            signal,
            uncertainties=errors,
            modifiers=[{"name": lumi, "type": "lumi", "data": None}] if lumi else [],
            removed=self._block.remove,
            measurement=self._block.measurement,
            where=self._where,
        )

    def _parts(
        self, simulation: Simulation
    ) -> tuple[dict[str, list[tuple[float, float]]], dict[str, tuple[float, float]]]:
        found: dict[str, list[tuple[float, float]]] = {}
        for channel, bins in self._block.channels.items():
            yields = [
                _not_negative(self._yield(simulation, region), 0.0, f'channel "{channel}"', self._where)
                for region in bins
            ]
            found[channel] = [(item.value, item.error) for item in yields]
        own = {} if self._block.luminosity is not None else self._luminosity(simulation, *self.regions)
        errors = together(self._analysis.experimental, own)
        return found, {name: log_normal(value) for name, value in errors.items() if value > 0}

    def _yield(self, simulation: Simulation, region: str) -> Yield:
        return region_yield(simulation, region, self._luminosities, self._card.analysis.factor)

    def signal(self, simulation: Simulation) -> Yield:
        """Return the signal in all channels."""
        return total(
            self._yield(simulation, region) for bins in self._block.channels.values() for region in bins
        )

    def limits(self, simulation: Simulation) -> StrengthLimits:
        """Return the limits on the strength of a signal."""
        block = self._card.limit
        return strength_limits(
            self._model(*self._parts(simulation)),
            cl=block.cl,
            calculator=Calculator(block.calculator),
            toys=block.toys,
            seed=self._seed,
        )

    def describe(self, simulation: Simulation) -> dict[str, Any]:
        """Return what is patched into the workspace."""
        signal, errors = self._parts(simulation)
        return {
            "kind": "published",
            "file": self._block.file,
            "signal": {name: [list(item) for item in bins] for name, bins in signal.items()},
            "uncertainties": {name: list(item) for name, item in errors.items()},
        }
