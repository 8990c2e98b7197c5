"""Pipeline: uncertainties of simulated yields by reweighting: scale, PDF set, electroweak scheme.

Selected events are joined to their hard processes by number. The PDFs of the shower, and the acceptance
through them, stay as they are.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.uncertainties import Uncertainty, envelope
from recast.cards import UncertaintiesBlock
from recast.core.atomic import write_json
from recast.core.errors import InputError
from recast.detector import Draws
from recast.events.parquet import read_parquet
from recast.events.partons import read_partons
from recast.events.sample import Sample
from recast.generate.base import GeneratorSettings, Process
from recast.generate.reweighting import hard_events, luminosity_ratio, matrix_element_ratio
from recast.inputs.electroweak import electroweak_scheme
from recast.model.point import ModelPoint
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.steps import read_result

__all__ = ["VariedYield", "ratio_uncertainties", "varied_yield", "yield_uncertainties"]

_NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class VariedYield:
    """A number of events under every variation."""

    events: Mapping[str, float]
    """By name of the variation; `nominal` is the simulation itself."""
    relative_error: float
    """Of the simulation."""

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
    *,
    window_gev: float | None = None,
) -> VariedYield:
    """Return the events of a region under the variations of `block`, all energies together (kept steps)."""
    analysis = simulator.analysis if window_gev is None else simulator.analysis.at(window_gev)
    totals: dict[str, float] = {}
    errors = 0.0
    for result, showered, partons in zip(
        simulation.results, simulation.samples, simulation.partons, strict=True
    ):
        process = simulator.process(simulation.contribution, result.sqrt_s_gev)
        luminosity = 1000.0 * simulator.luminosities_fb[result.sqrt_s_gev]

        def build(
            folder: Path,
            showered: Sample = showered,
            partons: Sample = partons,
            process: Process = process,
        ) -> None:
            found = _sums(simulator, analysis, region, showered, partons, process, simulation.point, block)
            write_json(folder / "result.json", found)

        description = {
            "events": showered.path.parent.name,
            "partons": partons.path.parent.name,
            "analysis": analysis.fingerprint,
            "region": region,
            "variations": block.model_dump(mode="json"),
        }
        folder = simulator.steps.make("vary", result.sample, showered.n_events, description, build)
        sums = read_result(folder)
        for name, value in sums.items():
            totals[name] = totals.get(name, 0.0) + luminosity * value
        errors += (luminosity * result.cross_section(region).error) ** 2
    nominal = totals[_NOMINAL]
    return VariedYield(totals, math.sqrt(errors) / abs(nominal) if nominal else math.inf)


def yield_uncertainties(varied: VariedYield, luminosity_relative_error: float) -> tuple[Uncertainty, ...]:
    """Return the uncertainties of a number of events."""
    return _uncertainties(varied.events, varied.relative_error, luminosity_relative_error)


def ratio_uncertainties(signal: VariedYield, reference: VariedYield) -> tuple[Uncertainty, ...]:
    """Return the uncertainties of signal/reference, both varied together; the luminosity cancels."""
    values = {name: value / reference.events[name] for name, value in signal.events.items()}
    error = math.hypot(signal.relative_error, reference.relative_error)
    return _uncertainties(values, error, 0.0)


def _uncertainties(
    values: Mapping[str, float], simulation: float, luminosity: float
) -> tuple[Uncertainty, ...]:
    nominal = values[_NOMINAL]
    parts = [Uncertainty("simulation", simulation, simulation, "finite number of events")]
    varied = VariedYield(values, simulation)
    for kind, title in (
        ("scale", "factorisation scale"),
        ("pdf", "PDF set"),
        ("scheme", "electroweak scheme"),
    ):
        group = varied.group(kind)
        if group:
            parts.append(envelope(title, nominal, group))
    parts.append(Uncertainty("luminosity", luminosity, luminosity, "of the data set"))
    return tuple(parts)


def _sums(
    simulator: Simulator,
    analysis: LoadedAnalysis,
    region: str,
    showered: Sample,
    partons: Sample,
    process: Process,
    point: ModelPoint,
    block: UncertaintiesBlock,
) -> dict[str, float]:
    """Return the selected cross section [pb] under each variation."""
    events = read_parquet(showered.path)
    selection = analysis.select(events, Draws(simulator.card.seed, showered.name))
    if region not in selection.regions:
        raise InputError(f'no region "{region}"', where=f"analysis {analysis.name}")
    mask = selection.regions[region]
    numbers = np.asarray(events["event"], np.int64)[mask]
    weights = selection.weight[mask]
    table = read_partons(partons)
    hard = hard_events(table.select(np.isin(table.event, numbers)), process)
    place = np.searchsorted(hard.event, numbers)
    settings = simulator.generator_settings
    sums = {_NOMINAL: float(weights.sum())}

    def add(name: str, ratio: np.ndarray) -> None:
        sums[name] = float((weights * ratio[place]).sum())

    def luminosity(new: GeneratorSettings) -> np.ndarray:
        return luminosity_ratio(hard, process, settings, new)

    for factor in block.scale_factors:
        new = dataclasses.replace(settings, scale_factor=settings.scale_factor * factor)
        add(f"scale:{factor:g}", luminosity(new))
    for name in block.pdf_sets:
        if name != settings.pdf_set:
            add(f"pdf:{name}", luminosity(dataclasses.replace(settings, pdf_set=name)))
    if block.scheme is not None and block.scheme != point.electroweak.name:
        other = dataclasses.replace(point, electroweak=electroweak_scheme(block.scheme))
        add(f"scheme:{block.scheme}", matrix_element_ratio(hard, process, point, other))
    return sums
