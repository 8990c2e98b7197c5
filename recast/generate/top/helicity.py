"""Generate: t -> q V: rates of the three helicities of V, and the decay of V to leptons, in closed form.

For an unpolarised top quark and V q-bar gamma^mu (gL P_L + gR P_R) t, with S = |gL|^2 + |gR|^2,
D = |gL|^2 - |gR|^2, R = Re(gL gR^*), momentum p and energy E of the quark in the top's rest frame:
H_0 = 2 S mt (2 p^2 mt/mV^2 + E) - 4 mt mq R, H_-+ = 2 S mt E +- 2 D mt p - 4 mt mq R. The sum is the squared
matrix element of `recast.model.two_body.fermion_to_vector` (there averaged over the top's spin).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.model.two_body import momentum

__all__ = ["HelicityRates", "decay_rate", "helicity_fractions", "helicity_rates", "sample_cosine"]

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HelicityRates:
    """Squared matrix elements summed over the quark's and the top's spin [GeV^2], couplings included."""

    minus: Real
    zero: Real
    plus: Real

    @property
    def total(self) -> Real:
        """Sum of the three."""
        return self.minus + self.zero + self.plus


def helicity_rates(
    top_gev: npt.ArrayLike, quark_gev: float, boson_gev: npt.ArrayLike, left: complex, right: complex
) -> HelicityRates:
    """Return the rates of t -> q V by helicity of V; for t~ they are those of the opposite helicities.

    Parameters
    ----------
    top_gev, boson_gev
        Masses, arrays that broadcast; closed decays give zero.
    """
    mt, mv = np.asarray(top_gev, float), np.asarray(boson_gev, float)
    p = momentum(mt, quark_gev, mv)
    energy = np.sqrt(p**2 + quark_gev**2)
    s, d = abs(left) ** 2 + abs(right) ** 2, abs(left) ** 2 - abs(right) ** 2
    mixed = 4.0 * mt * quark_gev * (left * complex(right).conjugate()).real
    open_ = p > 0

    def kept(values: Real) -> Real:
        return np.where(open_, np.maximum(values, 0.0), 0.0)

    return HelicityRates(
        minus=kept(2.0 * mt * (s * energy + d * p) - mixed),
        zero=kept(2.0 * s * mt * (2.0 * p**2 * mt / mv**2 + energy) - mixed),
        plus=kept(2.0 * mt * (s * energy - d * p) - mixed),
    )


def helicity_fractions(
    top_gev: float, quark_gev: float, boson_gev: float, left: complex, right: complex
) -> tuple[float, float, float]:
    """Return the fractions of helicity -1, 0 and +1 of V in t -> q V (in t~ decays: +1, 0, -1).

    For mq = 0: F_0 = mt^2/(mt^2 + 2 mV^2), the rest in the helicity of the current's chirality.
    """
    rates = helicity_rates(top_gev, quark_gev, boson_gev, left, right)
    total = float(rates.total)
    return float(rates.minus) / total, float(rates.zero) / total, float(rates.plus) / total


def decay_rate(
    top_gev: npt.ArrayLike, quark_gev: float, boson_gev: npt.ArrayLike, left: complex, right: complex
) -> Real:
    """Return the width of t -> q V [GeV], in the masses' shape."""
    mt = np.asarray(top_gev, float)
    p = momentum(mt, quark_gev, np.asarray(boson_gev, float))
    squared = helicity_rates(top_gev, quark_gev, boson_gev, left, right).total / 2.0
    return np.asarray(p * squared / (8.0 * np.pi * mt**2))


def sample_cosine(
    u: Real, which: Real, rates: HelicityRates, lepton_left: float, lepton_right: float
) -> Real:
    """Return cos(theta*) of the antilepton (t decay) or lepton (t~ decay), exactly and without rejection.

    The angle is that between the lepton in V's rest frame and V's direction in the top's rest frame.
    Helicity 0 gives 3/4 sin^2, helicity -+1 with a left-handed lepton current 3/8 (1 -+ cos)^2.

    Parameters
    ----------
    u, which
        Uniform numbers in [0, 1), shape (N,): the first for the angle, the second for the helicity.
    rates
        Of shape (N,).
    lepton_left, lepton_right
        vL and vR of the lepton current.
    """
    ll, rr = lepton_left**2, lepton_right**2
    backward = (rates.minus * ll + rates.plus * rr) / (ll + rr)  # (1 - cos)^2
    total = rates.total
    middle = 2.0 * np.sin(np.arcsin(2.0 * u - 1.0) / 3.0)  # 2 + 3 c - c^3 = 4 u
    peaked = 2.0 * np.cbrt(u) - 1.0  # 3/8 (1 + c)^2
    share = which * total
    cosine = np.where(share < rates.zero, middle, np.where(share < rates.zero + backward, -peaked, peaked))
    return np.clip(cosine, -1.0, 1.0)
