"""Pipeline: the kept step of corrected rates: parton events with the weights of a higher order."""

from __future__ import annotations

import dataclasses
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
    """Write the events of a sample with weights times their factors, as `rate_factors`."""
    file = read_sample(partons)
    factors = rate_factors(file.table, file.sqrt_s_gev, generated_with, correction)
    old, weight = file.table.weight, file.table.weight * factors
    size, count = np.abs(weight).sum(), len(weight)
    facts = partons.provenance | {
        RATES: {
            **correction.describe(),
            "lowest_order_pb": partons.cross_section_pb,
            "factor_mean": float(size / np.abs(old).sum()),
            "factor_spread": float(np.sqrt((np.abs(old) * factors**2).sum() / np.abs(old).sum())),
            "effective_share": float(size**2 / (count * (weight**2).sum())),
        }
    }
    sigma, growth = float(weight.sum()), float(size / np.abs(old).sum())
    error = partons.cross_section_error_pb * growth
    header = HeaderInfo(
        file.sqrt_s_gev,
        sigma,
        error,
        float(np.abs(weight).max() * count),
        facts,
        file.slha.removeprefix("\n"),
    )
    table = dataclasses.replace(file.table, weight=weight * count)
    out = write_partons(folder / _EVENTS, header, table)
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
