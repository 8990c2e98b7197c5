"""Lowenergy: the shift of tau -> mu nu nu by box diagrams with a Z' and a W."""

from __future__ import annotations

import math

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Info, Point, coordinates, references, sigmas_of
from recast.lowenergy.functions import log_ratio

__all__ = ["NAME", "VALID_FROM_GEV", "chi2", "compared", "excess", "info", "measured_shift", "predict"]

NAME = "tau"
VALID_FROM_GEV = 10.0
"""Below, vertex corrections of order m_tau^2/mZ'^2 are no longer small [GeV]."""


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return Delta = BR/BR_SM - 1 of (28) in arXiv:1403.1269, dimensionless, shape of the point.

    Delta = 3 g'^2/(4 pi^2) ln(mW^2/mZ'^2)/(1 - mZ'^2/mW^2); positive on both sides of mZ' = mW.
    """
    mass, coupling = coordinates(point)
    if np.any(mass < VALID_FROM_GEV):
        raise InputError(
            f"mZ' = {float(mass.min()):g} GeV is below {VALID_FROM_GEV:g} GeV",
            where="tau",
            mend="Formula (28) neglects m_tau^2/mZ'^2.",
        )
    mw = lowenergy_inputs(NAME, data).constants["mw_gev"]
    value: FloatArray = 3.0 * coupling**2 / (4.0 * math.pi**2) * log_ratio((mass / mw) ** 2)
    return value


@parses_words
def measured_shift(data: DataSet) -> tuple[float, float]:
    """Return Delta from measured over predicted branching ratio, and its error ((29)-(31))."""
    measured = lowenergy_inputs(NAME, data).measurements
    ratio = measured["branching_ratio"].value / (measured["rate_per_s"].value * measured["lifetime_s"].value)
    relative = math.hypot(*(item.error / item.value for item in measured.values()))
    return ratio - 1.0, ratio * relative


def _pull(point: Point, data: DataSet) -> FloatArray:
    central, error = measured_shift(data)
    return (predict(point, data) - central) / error


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return the squared pull of Delta."""
    return _pull(point, data) ** 2


@parses_words
def compared(point: Point, data: DataSet) -> FloatArray:
    """Return the pull with its sign; the lower edge of the allowed interval excludes nothing."""
    return _pull(point, data)


@parses_words
def excess(point: Point, data: DataSet) -> FloatArray:
    """Return the pull beyond the upper edge of the allowed interval, in standard deviations.

    The lower edge is above zero in the 2014 set, where the Standard Model itself is 2.4 sigma off.
    """
    return compared(point, data) - sigmas_of(lowenergy_inputs(NAME, data).criterion)


@parses_words
def info(data: DataSet) -> Info:
    """Return what the constraint is ((31) and Fig. 3 of arXiv:1403.1269)."""
    inputs = lowenergy_inputs(NAME, data)
    central, error = measured_shift(data)
    band = inputs.preferred_sigmas
    return Info(
        name=NAME,
        title="τ → μνν",
        quantity="BR/BR_SM - 1 [1]",
        data=data,
        cl=inputs.criterion.cl,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=("Altmannshofer:2014cfa",)),
        allowed_below=central + (inputs.criterion.sigmas or 0.0) * error,
        preferred=None if band is None else (central - band * error, central + band * error),
        preferred_sigmas=band,
        valid_from_gev=VALID_FROM_GEV,
        sigmas=inputs.criterion.sigmas,
        compares="pull",
        excluded_above=inputs.criterion.sigmas,
    )
