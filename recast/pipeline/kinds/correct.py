"""Pipeline: the kept step of corrected rates: parton events with the weights of a higher order."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np

from recast.events.lhe.writer import HeaderInfo, write_partons
from recast.events.partons import read_sample
from recast.events.sample import Sample, load_sample, save_sample
from recast.generate.rate_factor import RateCorrection, rate_factors

__all__ = ["RATES", "make", "read"]

RATES = "rates"
"""Key of what was done in the provenance of the sample."""
_EVENTS = "events.parquet"


def make(folder: Path, *, partons: Sample, correction: RateCorrection, generated_with: str) -> None:
    """Write the events of a sample with weights times their factors, as `rate_factors`.

    The relative error of the cross section is that of the lowest order: what factors of so many events add to
    it is in their squared weights, from which errors of yields are.
    """
    file = read_sample(partons)
    factors = rate_factors(file.table, file.sqrt_s_gev, generated_with, correction)
    old, weight = file.table.weight, file.table.weight * factors
    size, count = np.abs(weight).sum(), len(weight)
    mean, square = (
        float(np.average(values, weights=np.abs(old))) for values in (np.abs(factors), factors**2)
    )
    spread = math.sqrt(max(square - mean**2, 0.0))
    facts = partons.provenance | {
        RATES: {
            **correction.describe(),
            "order": correction.order,
            "lowest_order_pb": partons.cross_section_pb,
            "factor_mean": mean,
            "factor_spread": spread,
            "effective_share": float(size**2 / (count * (weight**2).sum())),
        }
    }
    sigma, error = float(weight.sum()), partons.cross_section_error_pb * mean
    header = HeaderInfo(
        file.sqrt_s_gev,
        sigma,
        error,
        float(np.abs(weight).max() * count),
        facts,
        file.slha.removeprefix("\n"),
    )
    table = dataclasses.replace(file.table, weight=weight * count)
    out = write_partons(folder / _EVENTS, header, [table])
    save_sample(
        dataclasses.replace(
            partons,
            path=out,
            cross_section_pb=sigma,
            cross_section_error_pb=error,
            provenance=facts,
        )
    )


def read(folder: Path) -> Sample:
    """Return the sample of a finished step."""
    return load_sample(folder / _EVENTS)
