"""Model: kinetic mixing of Z' and hypercharge from loops of the vector-like quarks (1403.1269, eq. 15)."""

from __future__ import annotations

import math
from enum import Enum

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words

__all__ = ["Prefactor", "induced_kinetic_mixing", "vacuum_polarisation"]

FloatArray = npt.NDArray[np.float64]


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


def vacuum_polarisation(mass_gev: float, reference_gev: float, q2_gev2: float, nodes: int = 200) -> float:
    """Return Pi(q^2; m) - Pi(q^2; m_ref) of one Dirac fermion with unit charges and unit couplings.

    Pi multiplies -(1/4) F^2: the one-loop effective Lagrangian is -(1/4)(1 + e^2 Pi) F^2 after the common
    divergence drops out of the difference, Pi = -(1/2 pi^2) int_0^1 dx x (1-x) ln(m^2 - x (1-x) q^2).
    QED: d(1/alpha)/d ln m^2 = 1/(3 pi) between two thresholds.

    Parameters
    ----------
    mass_gev, reference_gev
        Masses of the fermion and of the reference [GeV].
    q2_gev2
        Virtuality, space-like (<= 0) [GeV^2].
    nodes
        Number of Gauss-Legendre nodes.
    """
    x, weight = np.polynomial.legendre.leggauss(nodes)
    x, weight = 0.5 * (x + 1.0), 0.5 * weight
    kernel = x * (1.0 - x)
    ratio = np.log((mass_gev**2 - kernel * q2_gev2) / (reference_gev**2 - kernel * q2_gev2))
    return float(-np.sum(weight * kernel * ratio) / (2.0 * math.pi**2))
