"""Lowenergy: neutrino trident production nu N -> nu mu mu N over its Standard Model value."""

from __future__ import annotations

import math

import numpy as np

from recast.core.errors import InputError
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
from recast.lowenergy.functions import weighted_average
from recast.lowenergy.trident_photon import tabulated_ratios

__all__ = [
    "CONTACT_FROM_GEV",
    "NAME",
    "VALID_FROM_GEV",
    "average",
    "chi2",
    "compared",
    "excess",
    "experiments",
    "info",
    "predict",
    "predict_experiment",
]

NAME = "trident"
CONTACT_FROM_GEV = 10.0
"""From here on the four-fermion form (34) is used (arXiv:1403.1269, footnote 4) [GeV].

Just below, the finite mass lowers the coefficient of g'^2 by 3 % for CCFR and 0.6 % for CHARM-II, so that the
bound steps by 1.4 % (2014) at this mass.
"""
VALID_FROM_GEV = 1e-3
"""The quadrature over momentum transfers is checked down to this mass [GeV]."""


@parses_words
def experiments(data: DataSet) -> tuple[str, ...]:
    """Return the names of the experiments in the average."""
    return tuple(lowenergy_inputs(NAME, data).measurements)


@parses_words
def predict_experiment(point: Point, data: DataSet, experiment: str) -> FloatArray:
    """Return sigma/sigma_SM for one experiment's beam and target, dimensionless, shape of the point.

    (34) of arXiv:1403.1269: [1 + (V + X)^2]/[1 + V^2], V = 1 + 4 s^2, X = 2 v^2 g'^2/mZ'^2.
    Below 10 GeV the coefficients of g'^2 and g'^4 are multiplied by the averages of P and P^2 over the
    momentum transfers (`recast.lowenergy.trident_photon`).
    """
    mass, coupling = coordinates(point)
    if np.any(mass < VALID_FROM_GEV):
        raise InputError(
            f"mZ' = {float(mass.min()):g} GeV is below {VALID_FROM_GEV:g} GeV",
            where="trident",
            mend="The momentum transfers are not resolved there.",
        )
    constants = lowenergy_inputs(NAME, data).constants
    vector = 1.0 + 4.0 * constants["sin2_theta_w"]
    strength = 2.0 / (math.sqrt(2.0) * constants["fermi_constant"]) * (coupling / mass) ** 2
    light = mass < CONTACT_FROM_GEV
    once = twice = np.ones_like(mass)
    if np.any(light):
        inside = np.minimum(mass, CONTACT_FROM_GEV)
        ratios = tabulated_ratios(inside, experiment, constants["muon_mass_gev"])
        once, twice = (np.where(light, ratio, 1.0) for ratio in ratios)
    return 1.0 + (2.0 * vector * strength * once + strength**2 * twice) / (1.0 + vector**2)


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return sigma/sigma_SM averaged over the experiments with the weights of their measurements.

    Dimensionless, shape of the point; from 10 GeV on it is the same for all experiments.
    """
    measured = lowenergy_inputs(NAME, data).measurements
    mass, _ = coordinates(point)
    if np.all(mass >= CONTACT_FROM_GEV):
        return predict_experiment(point, data, experiments(data)[0])
    weights = {name: 1.0 / item.error**2 for name, item in measured.items()}
    parts = [weight * predict_experiment(point, data, name) for name, weight in weights.items()]
    value: FloatArray = np.sum(parts, axis=0) / sum(weights.values())
    return value


@parses_words
def average(data: DataSet) -> tuple[float, float]:
    """Return the weighted average of the experiments and its error ((38), not rounded)."""
    return weighted_average(lowenergy_inputs(NAME, data).measurements.values())


def _pull(point: Point, data: DataSet) -> FloatArray:
    mean, error = average(data)
    return (predict(point, data) - mean) / error


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return the squared pull from the average of the experiments."""
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
        references=references(inputs, formula=("Altmannshofer:2014cfa", "Altmannshofer:2014pba")),
        allowed_below=mean + (inputs.criterion.sigmas or 0.0) * error,
        valid_from_gev=VALID_FROM_GEV,
        compares=outside_in_words(inputs.criterion),
        excluded_above=inputs.criterion.sigmas,
    )
