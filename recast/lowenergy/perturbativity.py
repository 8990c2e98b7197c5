"""Lowenergy: the prior that g' stays perturbative up to the Planck scale; not a measurement."""

from __future__ import annotations

import math

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Info, Point, coordinates, references

__all__ = ["NAME", "chi2", "compared", "coupling_with_pole_at", "excess", "info", "predict"]

NAME = "perturbativity"


_LEPTONS = 6
"""Weyl fermions of unit charge: muon and tau, their right-handed partners, two neutrinos."""
_QUARKS = 24
"""Those of Q (two flavours), D and U, with colour and both chiralities."""


def coupling_with_pole_at(pole_gev: float, heavy_gev: float, mzp_gev: float) -> float:
    """Return the g'(mZ') whose one-loop running has its pole at `pole_gev`, heavy quarks from `heavy_gev`.

    d g'/d ln mu = g'^3/(16 pi^2) (2/3 sum over Weyl fermions + 1/3 for Phi), all charges 1. Masses [GeV].
    """
    light, full = (2.0 / 3.0 * states + 1.0 / 3.0 for states in (_LEPTONS, _LEPTONS + _QUARKS))
    logs = light * math.log(heavy_gev / mzp_gev) + full * math.log(pole_gev / heavy_gev)
    return math.sqrt(8.0 * math.pi**2 / logs)


def _largest(data: DataSet) -> float:
    return lowenergy_inputs(NAME, data).measurements["largest_coupling"].value


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return g' over its largest value (arXiv:1403.1269, below (21)), dimensionless, shape of the point."""
    mass, coupling = coordinates(point)
    return np.broadcast_to(coupling / _largest(data), np.broadcast_shapes(mass.shape, coupling.shape))


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return zeros: a prior is no measurement and adds nothing to a fit."""
    return np.zeros_like(predict(point, data))


@parses_words
def compared(point: Point, data: DataSet) -> FloatArray:
    """Return the prediction itself."""
    return predict(point, data)


@parses_words
def excess(point: Point, data: DataSet) -> FloatArray:
    """Return predict - 1."""
    return compared(point, data) - 1.0


@parses_words
def info(data: DataSet) -> Info:
    """Return what the prior is; it has no confidence level."""
    inputs = lowenergy_inputs(NAME, data)
    return Info(
        name=NAME,
        title="perturbative to the Planck scale",
        quantity="g'/g'_max [1]",
        data=data,
        cl=None,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=()),
        allowed_below=1.0,
        excluded_above=1.0,
        assumes_quarks=True,
    )
