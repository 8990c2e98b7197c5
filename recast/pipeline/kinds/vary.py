"""Pipeline: the kept step of variations: the selected cross section under other scales, PDFs, schemes.

Selected events are joined to their hard processes by number. The PDFs of the shower, and the acceptance
through them, stay as they are.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recast.analysis.loader import LoadedAnalysis
from recast.core.atomic import write_json
from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.events.parquet.slim import read_parquet
from recast.events.partons import read_partons
from recast.events.sample import Sample
from recast.generate.base import GeneratorSettings, Process
from recast.generate.rate_factor import RateCorrection, rate_factors
from recast.generate.reweighting import hard_events, luminosity_ratio, matrix_element_ratio
from recast.model.base import Point
from recast.pipeline.kinds.result import RESULT, read_result

__all__ = ["NOMINAL", "Variations", "make", "read"]

NOMINAL = "nominal"
"""Name of the simulation itself."""


@dataclass(frozen=True, slots=True)
class Variations:
    """What is varied: the fields of `recast.cards.UncertaintiesBlock`."""

    scale_factors: tuple[float, ...]
    pdf_sets: tuple[str, ...]
    scheme: str | None


def make(
    folder: Path,
    *,
    analysis: LoadedAnalysis,
    region: str,
    showered: Sample,
    partons: Sample,
    process: Process,
    point: Point,
    other: Point | None,
    settings: GeneratorSettings,
    variations: Variations,
    seed: int,
    rates: RateCorrection | None = None,
) -> None:
    """Sum the weights of a region's events under each variation; `other` is the point in its scheme.

    With corrected `rates` their scales and PDF sets are varied, those of the lowest order cancel.
    """
    events = read_parquet(showered.path)
    selection = analysis.select(events, Draws(seed, showered.name))
    if region not in selection.regions:
        raise InputError(f'no region "{region}"', where=f"analysis {analysis.name}")
    mask = selection.regions[region]
    numbers = np.asarray(events["event"], np.int64)[mask]
    weights = selection.weight[mask]
    table = read_partons(partons)
    table = table.select(np.isin(table.event, numbers))
    hard = hard_events(table, process)
    place = np.searchsorted(hard.event, numbers)
    sums = {NOMINAL: float(weights.sum())}

    def add(name: str, ratio: np.ndarray) -> None:
        sums[name] = float((weights * ratio[place]).sum())

    def luminosity(new: GeneratorSettings) -> np.ndarray:
        return luminosity_ratio(hard, process, settings, new)

    if rates is not None:
        nominal = rate_factors(table, partons.sqrt_s_gev, settings.pdf_set, rates)
        for name, correction in rates.varied(variations.scale_factors, variations.pdf_sets).items():
            add(name, rate_factors(table, partons.sqrt_s_gev, settings.pdf_set, correction) / nominal)
    else:
        for factor in variations.scale_factors:
            new = dataclasses.replace(settings, scale_factor=settings.scale_factor * factor)
            add(f"scale:{factor:g}", luminosity(new))
        for name in variations.pdf_sets:
            if name != settings.pdf_set:
                add(f"pdf:{name}", luminosity(dataclasses.replace(settings, pdf_set=name)))
    if other is not None and variations.scheme != point.electroweak.name:
        add(f"scheme:{variations.scheme}", matrix_element_ratio(hard, process, point, other))
    write_json(folder / RESULT, sums)


def read(folder: Path) -> dict[str, float]:
    """Return the selected cross section [pb] of a finished step, by name of the variation."""
    found: dict[str, float] = read_result(folder)
    return found
