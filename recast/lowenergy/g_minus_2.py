"""Lowenergy: the one-loop shift of the muon's anomalous magnetic moment by the Z', at any mass."""

from __future__ import annotations

import functools
import math

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import (
    FloatArray,
    Info,
    Point,
    coordinates,
    outside,
    outside_in_words,
    references,
    sigmas_of,
)

__all__ = ["NAME", "chi2", "compared", "excess", "info", "loop", "predict"]

NAME = "g_minus_2"


@functools.cache
def _nodes() -> tuple[FloatArray, FloatArray]:
    # z = u^4 (35 - 84 u + 70 u^2 - 20 u^3) crowds the points at both ends, where a heavy and a light Z' peak
    u, weight = np.polynomial.legendre.leggauss(120)
    u, weight = 0.5 * (u + 1.0), 0.5 * weight
    z = u**4 * (35.0 - 84.0 * u + 70.0 * u**2 - 20.0 * u**3)
    return z, weight * 140.0 * (u * (1.0 - u)) ** 3


def loop(mass_ratio_squared: FloatArray) -> FloatArray:
    """Return I(r) = int_0^1 dz 2 z (1-z)^2 / ((1-z)^2 + r z), r = mZ'^2/m_mu^2, to a relative 1e-8.

    I -> 1 for r -> 0 and I -> 2/(3 r) for r -> infinity. Any shape.
    """
    z, weight = _nodes()
    ratio = np.asarray(mass_ratio_squared, dtype=np.float64)[..., np.newaxis]
    one_minus = (1.0 - z) ** 2
    value: FloatArray = np.sum(weight * 2.0 * z * one_minus / (one_minus + ratio * z), axis=-1)
    return value


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return Delta a_mu = (g'^2/8 pi^2) I(mZ'^2/m_mu^2), dimensionless, shape of the point.

    For mZ' >> m_mu this is (26) of arXiv:1403.1269, m_mu^2/(12 pi^2 vPhi^2).
    """
    mass, coupling = coordinates(point)
    muon = lowenergy_inputs(NAME, data).constants["muon_mass_gev"]
    # a plane repeats its masses: each needs its integral once
    masses, where = np.unique(mass, return_inverse=True)
    integral = loop((masses / muon) ** 2)[where].reshape(mass.shape)
    value: FloatArray = coupling**2 / (8.0 * math.pi**2) * integral
    return value


def _shift(data: DataSet) -> tuple[float, float]:
    """Return measured minus Standard Model Delta a_mu and its standard deviation."""
    measured = lowenergy_inputs(NAME, data).measurements
    if "shift" in measured:
        return measured["shift"].value, measured["shift"].error
    experiment, theory = measured["experiment"], measured["standard_model"]
    return experiment.value - theory.value, math.hypot(experiment.error, theory.error)


def _pull(point: Point, data: DataSet) -> FloatArray:
    central, error = _shift(data)
    return (predict(point, data) - central) / error


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return the squared pull of Delta a_mu."""
    return _pull(point, data) ** 2


@parses_words
def compared(point: Point, data: DataSet) -> FloatArray:
    """Return the pull, or its size where the limit of the data set is two-sided, in standard deviations."""
    return outside(_pull(point, data), lowenergy_inputs(NAME, data).criterion)


@parses_words
def excess(point: Point, data: DataSet) -> FloatArray:
    """Return the pull beyond the limit of the data set, in standard deviations."""
    return compared(point, data) - sigmas_of(lowenergy_inputs(NAME, data).criterion)


@parses_words
def info(data: DataSet) -> Info:
    """Return what the constraint is (2014: the 5 sigma line of the paper; current: an upper limit)."""
    inputs = lowenergy_inputs(NAME, data)
    central, error = _shift(data)
    band = inputs.preferred_sigmas
    return Info(
        name=NAME,
        title="muon g-2",
        quantity="Delta a_mu [1]",
        data=data,
        cl=inputs.criterion.cl,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=("Altmannshofer:2014cfa",)),
        allowed_below=central + (inputs.criterion.sigmas or 0.0) * error,
        preferred=None if band is None else (central - band * error, central + band * error),
        preferred_sigmas=band,
        sigmas=inputs.criterion.sigmas if data is DataSet.PAPER else None,
        compares=outside_in_words(inputs.criterion),
        excluded_above=inputs.criterion.sigmas,
    )
