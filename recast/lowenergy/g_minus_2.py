"""Lowenergy: the one-loop shift of the muon's anomalous magnetic moment by the Z', at any mass."""

from __future__ import annotations

import functools
import math

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Measured, Point, Style, charges_of, coordinates

__all__ = ["G_MINUS_2", "NAME", "axial_loop", "loop", "predict"]

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


def axial_loop(mass_ratio_squared: FloatArray) -> FloatArray:
    """Return the same of an axial coupling, negative, to a relative 1e-8; any shape.

    - int_0^1 dz [2 z (1-z) (3+z) + 4 (1-z)^3/r] / ((1-z)^2 + r z): the term 1/r is that of the Goldstone
    boson. -> -10/(3 r) for r -> infinity, -2/r for r -> 0. (Leveille, Nucl. Phys. B 137 (1978) 63, neutral
    vector boson; Jegerlehner, Nyffeler, arXiv:0902.3360, section 7.)
    """
    z, weight = _nodes()
    ratio = np.asarray(mass_ratio_squared, dtype=np.float64)[..., np.newaxis]
    one_minus = 1.0 - z
    kernel = 2.0 * z * one_minus * (3.0 + z) + 4.0 * one_minus**3 / ratio
    value: FloatArray = -np.sum(weight * kernel / (one_minus**2 + ratio * z), axis=-1)
    return value


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return Delta a_mu = (g'^2/8 pi^2) [V^2 I + A^2 I_A](mZ'^2/m_mu^2), dimensionless, shape of the point.

    V and A are the muon's charges. For mZ' >> m_mu and gauged Lmu-Ltau this is (26) of arXiv:1403.1269,
    m_mu^2/(12 pi^2 vPhi^2).
    """
    mass, coupling = coordinates(point)
    charges = charges_of(point)
    muon = lowenergy_inputs(NAME, data).constants["muon_mass_gev"]
    # a plane repeats its masses: each needs its integral once
    masses, where = np.unique(mass, return_inverse=True)
    ratios = (masses / muon) ** 2
    value = coupling**2 / (8.0 * math.pi**2) * loop(ratios)[where].reshape(mass.shape)
    value = value * np.square(charges.vector("mu"))
    if np.any(charges.axial("mu")):
        integral = axial_loop(ratios)[where].reshape(mass.shape)
        value = value + coupling**2 / (8.0 * math.pi**2) * integral * np.square(charges.axial("mu"))
    return np.asarray(value)


@parses_words
def _shift(data: DataSet) -> tuple[float, float]:
    """Return measured minus Standard Model Delta a_mu and its standard deviation."""
    measured = lowenergy_inputs(NAME, data).measurements
    if "shift" in measured:
        return measured["shift"].value, measured["shift"].error
    experiment, theory = measured["experiment"], measured["standard_model"]
    return experiment.value - theory.value, math.hypot(experiment.error, theory.error)


G_MINUS_2 = Measured(
    name=NAME,
    title="muon g-2",
    quantity="Delta a_mu [1]",
    predict=predict,
    measured=_shift,
    style=Style("#56b4e9", band="#56b4e9"),
)
"""2014: the 5 sigma line of the paper; current: an upper limit (a lower one for a negative shift)."""
