"""Lowenergy: the prior that g' stays perturbative up to the Planck scale; not a measurement."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.constants import physical_constants

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import (
    FloatArray,
    Limit,
    Point,
    Style,
    about_quarks,
    charges_of,
    coordinates,
    has_default_charges,
    mixing_of,
)
from recast.model.charges import FERMIONS, QUARKS, Charges

__all__ = ["NAME", "PERTURBATIVITY", "largest_coupling", "predict"]

NAME = "perturbativity"
_PLANCK_GEV = physical_constants["Planck mass energy equivalent in GeV"][0]


def largest_coupling(charges: Charges, mzp_gev: npt.ArrayLike) -> FloatArray:
    """Return the g'(mZ') whose one-loop running has its pole at the Planck mass; masses [GeV].

    From the known fermions alone, 2/3 sum N_c Q^2 over Weyl fermions; what else a complete model has lowers
    it. Infinite without charges.
    """
    weights = {name: 3.0 if name in QUARKS else 1.0 for name in FERMIONS}
    squares = sum(
        weight * (np.square(charges.left(name)) + np.square(charges.right(name)))
        for name, weight in weights.items()
    )
    logs = 2.0 / 3.0 * squares * np.log(_PLANCK_GEV / np.asarray(mzp_gev, dtype=np.float64))
    return np.asarray(np.sqrt(8.0 * math.pi**2 / np.where(logs > 0, logs, 1.0)) / (logs > 0))


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return g' over its largest value, dimensionless, shape of the point.

    0.35 for gauged Lmu-Ltau with its quarks (arXiv:1403.1269, below (21)), else `largest_coupling`.
    """
    mass, coupling = coordinates(point)
    charges = charges_of(point)
    if has_default_charges(charges):
        largest = np.asarray(lowenergy_inputs(NAME, data).measurements["largest_coupling"].value)
    else:
        largest = largest_coupling(charges, mass)
    shape = np.broadcast_shapes(mass.shape, coupling.shape, largest.shape)
    return np.array(np.broadcast_to(coupling / largest, shape))


def _refuses(point: Point) -> str:
    charges = charges_of(point)
    if has_default_charges(charges):
        return about_quarks(point)
    if np.any(mixing_of(point)):
        return "with kinetic mixing g' runs with the coupling of hypercharge"
    return "" if charges.couples(*FERMIONS) else "no fermion has a charge"


PERTURBATIVITY = Limit(
    name=NAME,
    title="perturbative to the Planck scale",
    quantity="g'/g'_max [1]",
    predict=predict,
    formula=(),
    refuses=_refuses,
    style=Style("#222222", dashes=(0, (1.0, 1.5))),
)
