"""Lowenergy: the inclusive rate of B -> X_s mu mu relative to the Standard Model, at lowest order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.b_to_s_mumu import coefficients, standard_unit
from recast.lowenergy.base import FloatArray, Info, Point, coordinates
from recast.lowenergy.prediction import inputs_for, prediction_info
from recast.lowenergy.quarks import quarks_of

__all__ = ["HIGH_Q2", "LOW_Q2", "NAME", "info", "predict", "relative_shift"]

NAME = "b_to_xs_mumu"
LOW_Q2 = (1.0, 6.0)
"""Usual range of q^2 below the J/psi [GeV^2]."""
HIGH_Q2 = (14.4, 22.8)
"""From above the psi' to the end, m_b^2 [GeV^2]."""


@parses_words
def relative_shift(
    c9: npt.ArrayLike, c9_prime: npt.ArrayLike, data: DataSet, q2: tuple[float, float] = LOW_Q2
) -> FloatArray:
    """Return BR/BR_SM - 1 in a range of q^2 [GeV^2] for coefficients in the usual normalisation.

    d Gamma/ds ~ (1-s)^2 [(1+2s)(|C9|^2 + |C9'|^2 + |C10|^2) + 4 (1+2/s) C7^2 + 12 C7 Re C9], s = q^2/m_b^2;
    C9' does not interfere for m_s = 0. Corrections and the q^2 dependence of C9 are left out.
    """
    known = {name: item.value for name, item in inputs_for(data).measurements.items()}
    node, weight = np.polynomial.legendre.leggauss(24)
    low, high = (min(edge / known["b_pole_mass_gev"] ** 2, 1.0) for edge in q2)
    s = 0.5 * (low + high) + 0.5 * (high - low) * node
    flux = weight * (1.0 - s) ** 2
    c7, c9_sm, c10 = known["c7"], known["c9"], known["c10"]
    vector, mixed = np.sum(flux * (1.0 + 2.0 * s)), 12.0 * c7 * np.sum(flux)
    photon = 4.0 * c7**2 * np.sum(flux * (1.0 + 2.0 / s))
    total = vector * (c9_sm**2 + c10**2) + photon + mixed * c9_sm
    new, flipped = np.asarray(c9), np.asarray(c9_prime)
    change = vector * (np.abs(c9_sm + new) ** 2 - c9_sm**2 + np.abs(flipped) ** 2) + mixed * np.real(new)
    return np.asarray(change / total, dtype=np.float64)


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return BR/BR_SM - 1 for 1 < q^2 < 6 GeV^2, shape of the point; 0 for g' = 0."""
    mass, coupling = coordinates(point)
    left, right = (value / standard_unit(data) for value in coefficients(quarks_of(point)))
    return np.where((coupling > 0) & (mass > 0), relative_shift(left, right, data), 0.0)


@parses_words
def info(data: DataSet) -> Info:
    """Return what the prediction is (section III of arXiv:1403.1269: about -20 %)."""
    return prediction_info(NAME, "B → Xs μμ, 1-6 GeV²", "BR/BR_SM - 1 [1]", data, needs=("c9", "x_t"))
