"""Lowenergy: kinetic mixing of Z' and hypercharge from the vector-like quarks, (15) of arXiv:1403.1269."""

from __future__ import annotations

import math

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Info, Point, coordinates, references
from recast.lowenergy.forms import Form, forms_for
from recast.lowenergy.quarks import quarks_of
from recast.model.kinetic_mixing import Prefactor, induced_kinetic_mixing

__all__ = ["NAME", "VALID_FROM_GEV", "chi2", "compared", "excess", "info", "predict"]

NAME = "kinetic_mixing"
VALID_FROM_GEV = 1.0
"""The limit was derived for 1 GeV to 1 TeV [GeV]."""


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return |epsilon| = c g' g1/(16 pi^2) |ln(mQ^2 mD^2/mU^4)|, c = 2/9 printed and 4/3 derived.

    Dimensionless, shape of the point; g1 = e/cos(theta_W) at mZ.
    """
    mass, coupling = coordinates(point)
    quarks = quarks_of(point)
    constants = lowenergy_inputs(NAME, data).constants
    g1 = math.sqrt(4.0 * math.pi / constants["inverse_alpha"] / (1.0 - constants["sin2_theta_w"]))
    form = (getattr(point, "forms", None) or forms_for(data)).kinetic_mixing
    prefactor = Prefactor.PRINTED if form is Form.PRINTED else Prefactor.DERIVED
    epsilon = np.abs(
        induced_kinetic_mixing(coupling, g1, quarks.mq_gev, quarks.mu_gev, quarks.md_gev, prefactor)
    )
    return np.array(np.broadcast_to(epsilon, np.broadcast_shapes(epsilon.shape, mass.shape)))


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return zeros: the limit is stated without a confidence level."""
    return np.zeros_like(predict(point, data))


@parses_words
def compared(point: Point, data: DataSet) -> FloatArray:
    """Return the prediction itself."""
    return predict(point, data)


@parses_words
def excess(point: Point, data: DataSet) -> FloatArray:
    """Return |epsilon| minus its limit."""
    return compared(point, data) - lowenergy_inputs(NAME, data).measurements["largest_mixing"].value


@parses_words
def info(data: DataSet) -> Info:
    """Return what the constraint is ((15) of arXiv:1403.1269)."""
    inputs = lowenergy_inputs(NAME, data)
    return Info(
        name=NAME,
        title="kinetic mixing",
        quantity="|epsilon| [1]",
        data=data,
        cl=inputs.criterion.cl,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=("Altmannshofer:2014cfa",)),
        allowed_below=inputs.measurements["largest_mixing"].value,
        excluded_above=inputs.measurements["largest_mixing"].value,
        valid_from_gev=VALID_FROM_GEV,
        needs_quarks=True,
    )
