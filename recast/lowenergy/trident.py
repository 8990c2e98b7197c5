"""Lowenergy: neutrino trident production nu N -> nu mu mu N over its Standard Model value, heavy Z'."""

from __future__ import annotations

import math

import numpy as np

from recast.core.errors import InputError
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Info, Point, coordinates, references
from recast.lowenergy.base import excess as outside

__all__ = ["NAME", "VALID_FROM_GEV", "average", "chi2", "excess", "info", "predict"]

NAME = "trident"
VALID_FROM_GEV = 10.0
"""The four-fermion form (34) holds for mZ' >~ 10 GeV (arXiv:1403.1269, footnote 4) [GeV]."""


def predict(point: Point, data: DataSet) -> FloatArray:
    """Return sigma/sigma_SM of (34) in arXiv:1403.1269, dimensionless, shape of the point.

    (1 + (1 + 4 s^2 + 2 v^2 g'^2/mZ'^2)^2) / (1 + (1 + 4 s^2)^2), v^2 = 1/(sqrt2 G_F).
    """
    mass, coupling = coordinates(point)
    if np.any(mass < VALID_FROM_GEV):
        raise InputError(
            f"mZ' = {float(mass.min()):g} GeV is below {VALID_FROM_GEV:g} GeV",
            where="trident",
            mend="The four-fermion formula (34) does not hold there.",
        )
    constants = lowenergy_inputs(NAME, data).constants
    vector = 1.0 + 4.0 * constants["sin2_theta_w"]
    strength = 2.0 / (math.sqrt(2.0) * constants["fermi_constant"]) * (coupling / mass) ** 2
    value: FloatArray = (1.0 + (vector + strength) ** 2) / (1.0 + vector**2)
    return value


def average(data: DataSet) -> tuple[float, float]:
    """Return the weighted average of the experiments and its error ((38), not rounded)."""
    measured = lowenergy_inputs(NAME, data).measurements.values()
    weights = [1.0 / item.error**2 for item in measured]
    mean = sum(w * item.value for w, item in zip(weights, measured, strict=True)) / sum(weights)
    return mean, 1.0 / math.sqrt(sum(weights))


def _pull(point: Point, data: DataSet) -> FloatArray:
    mean, error = average(data)
    return (predict(point, data) - mean) / error


def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return the squared pull from the average of the experiments."""
    return _pull(point, data) ** 2


def excess(point: Point, data: DataSet) -> FloatArray:
    """Return the pull beyond the limit of the data set, in standard deviations."""
    return outside(_pull(point, data), lowenergy_inputs(NAME, data).criterion)


def info(data: DataSet) -> Info:
    """Return what the constraint is ((39) of arXiv:1403.1269)."""
    inputs = lowenergy_inputs(NAME, data)
    mean, error = average(data)
    return Info(
        name=NAME,
        title="neutrino trident",
        quantity="sigma/sigma_SM [1]",
        data=data,
        cl=inputs.criterion.cl,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=("Altmannshofer:2014cfa",)),
        allowed_below=mean + (inputs.criterion.sigmas or 0.0) * error,
        valid_from_gev=VALID_FROM_GEV,
    )
