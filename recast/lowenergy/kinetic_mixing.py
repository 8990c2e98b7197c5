"""Lowenergy: kinetic mixing of Z' and hypercharge: the model's, or (15) of arXiv:1403.1269, from loops."""

from __future__ import annotations

import math
from enum import Enum

import numpy as np
import numpy.typing as npt

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
from recast.lowenergy.forms import Form, forms_for
from recast.lowenergy.quarks import quarks_of

__all__ = ["KINETIC_MIXING", "NAME", "Prefactor", "induced_kinetic_mixing", "predict"]


class Prefactor(Enum):
    """Coefficient of g' g1/(16 pi^2) log(mQ^2 mD^2/mU^4)."""

    PRINTED = 2.0 / 9.0
    """As eq. (15)."""
    DERIVED = 4.0 / 3.0
    """Sum over the Dirac states: (4/3) N_c Y Q' log m^2 with N_c = 3 and two components of Q."""


@parses_words
def induced_kinetic_mixing(
    gp: npt.ArrayLike,
    g1: npt.ArrayLike,
    mq_gev: npt.ArrayLike,
    mu_gev: npt.ArrayLike,
    md_gev: npt.ArrayLike,
    prefactor: Prefactor = Prefactor.DERIVED,
) -> FloatArray:
    """Return epsilon of -(epsilon/2) Z'^{ab} B_{ab} at scales below the vector-like quarks.

    epsilon = c g' g1/(16 pi^2) log(mQ^2 mD^2/mU^4), in the printed sign convention of Z' (D = d + i g' Z')
    with the usual one of B (D = d - i g1 Y B). With D = d - i g' Q' Z', the convention of eq. (3) and of
    the model file, epsilon is the negative of this. The logarithm is finite because
    sum N_c Y Q' = 3 (2 (1/6) (+1) + (-1/3)(-1) + (2/3)(-1)) = 0.
    """
    mq, mu, md = (np.asarray(value, dtype=float) for value in (mq_gev, mu_gev, md_gev))
    log = 2.0 * (np.log(mq) + np.log(md) - 2.0 * np.log(mu))
    product = np.asarray(gp, dtype=float) * np.asarray(g1, dtype=float)
    return np.asarray(prefactor.value * product * log / (16.0 * math.pi**2))


NAME = "kinetic_mixing"


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return |epsilon|, dimensionless, shape of the point: the model's if it has one, else that of (15).

    0 where the model has other charges than gauged Lmu-Ltau and no mixing, as at a coupling of 0 that is one.

    c g' g1/(16 pi^2) |ln(mQ^2 mD^2/mU^4)|, c = 2/9 printed and 4/3 derived; g1 = e/cos(theta_W) at mZ.
    """
    mass, coupling = coordinates(point)
    given = mixing_of(point)
    if np.any(given) or not has_default_charges(charges_of(point)):
        shape = np.broadcast_shapes(mass.shape, coupling.shape, given.shape)
        return np.array(np.broadcast_to(np.abs(given), shape))
    quarks = quarks_of(point)
    constants = lowenergy_inputs(NAME, data).constants
    g1 = math.sqrt(4.0 * math.pi / constants["inverse_alpha"] / (1.0 - constants["sin2_theta_w"]))
    form = (getattr(point, "forms", None) or forms_for(data)).kinetic_mixing
    prefactor = Prefactor.PRINTED if form is Form.PRINTED else Prefactor.DERIVED
    epsilon = np.abs(
        induced_kinetic_mixing(coupling, g1, quarks.mq_gev, quarks.mu_gev, quarks.md_gev, prefactor)
    )
    return np.array(np.broadcast_to(epsilon, np.broadcast_shapes(epsilon.shape, mass.shape)))


class _KineticMixing(Limit):
    """The limit holds for any model; where none gives epsilon, it is that of the vector-like quarks."""

    def unsuitable(self, point: Point) -> str:
        """Return why there is no prediction: no epsilon of the model, and none of the vector-like quarks."""
        return "" if np.any(mixing_of(point)) else about_quarks(point)


KINETIC_MIXING = _KineticMixing(
    name=NAME,
    title="kinetic mixing",
    quantity="|epsilon| [1]",
    predict=predict,
    largest="largest_mixing",
    valid_from_gev=1.0,  # the limit was derived for 1 GeV to 1 TeV (abstract of 1006.0973)
    valid_to_gev=1000.0,
    needs_quarks=True,
    style=Style("#808080", dashes=(0, (6.0, 2.0))),
)
