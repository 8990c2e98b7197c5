"""Lowenergy: rare decays relative to the Standard Model, without a limit: B -> X_s mu mu, B and K -> nu nu.

The Z' couples to nu_mu and nu_tau with opposite signs: the linear terms of the neutrino modes cancel.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.inputs.constants import ckm_matrix
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.b_to_s_mumu import PAIR, standard_unit
from recast.lowenergy.base import FloatArray, Point, Quantity, coordinates
from recast.lowenergy.quarks import couplings_of

__all__ = ["HIGH_Q2", "LOW_Q2", "RARE_DECAYS", "b_to_nunu_shifts", "k_to_pi_nunu_shift", "xs_mumu_shift"]

_BLOCK = "predictions"
_KAON_PAIR = "sd"
LOW_Q2 = (1.0, 6.0)
"""Usual range of q^2 below the J/psi [GeV^2]."""
HIGH_Q2 = (14.4, 22.8)
"""From above the psi' to the end, m_b^2 [GeV^2]."""
_CHARGES = (0.0, 1.0, -1.0)
"""Q' of the three neutrinos."""


@parses_words
def xs_mumu_shift(
    c9: npt.ArrayLike, c9_prime: npt.ArrayLike, data: DataSet, q2: tuple[float, float] = LOW_Q2
) -> FloatArray:
    """Return BR/BR_SM - 1 in a range of q^2 [GeV^2] for coefficients in the usual normalisation.

    d Gamma/ds ~ (1-s)^2 [(1+2s)(|C9|^2 + |C9'|^2 + |C10|^2) + 4 (1+2/s) C7^2 + 12 C7 Re C9], s = q^2/m_b^2;
    C9' does not interfere for m_s = 0. Corrections and the q^2 dependence of C9 are left out.
    """
    known = {name: item.value for name, item in lowenergy_inputs(_BLOCK, data).measurements.items()}
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
def b_to_nunu_shifts(
    c9: npt.ArrayLike, c9_prime: npt.ArrayLike, data: DataSet
) -> tuple[FloatArray, FloatArray]:
    """Return BR/BR_SM - 1 of B -> K nu nu and B -> K* nu nu, coefficients in the usual normalisation.

    A vector current of muons with C9 comes with C_L = Q' C9/2 of left-handed neutrinos; in the Standard
    Model C_L = -X_t/sin^2(theta_W). K: mean of |1 + l + r|^2; K*: mean of |1 + l|^2 + |r|^2 -
    kappa Re(1 + l) r^* (arXiv:1409.4557), l and r relative to the Standard Model's C_L.
    """
    known = lowenergy_inputs(_BLOCK, data)
    standard = -known.measurements["x_t"].value / known.constants["sin2_theta_w"]
    kappa = known.measurements["kappa_kstar"].value
    kaon, vector = [], []
    for charge in _CHARGES:
        left, right = (0.5 * charge * np.asarray(value) / standard for value in (c9, c9_prime))
        kaon.append(np.abs(1.0 + left + right) ** 2)
        mixed = kappa * np.real((1.0 + left) * np.conj(right))
        vector.append(np.abs(1.0 + left) ** 2 + np.abs(right) ** 2 - mixed)
    return np.asarray(sum(kaon) / 3.0 - 1.0), np.asarray(sum(vector) / 3.0 - 1.0)


@parses_words
def k_to_pi_nunu_shift(shift: npt.ArrayLike, data: DataSet) -> FloatArray:
    """Return BR/BR_SM - 1 when nu_mu gets +shift and nu_tau -shift (complex) on top of lambda_t X_t.

    BR ~ sum over neutrinos of |lambda_t X/lambda^5 + Re lambda_c/lambda P_c|^2 (arXiv:1503.02693), with
    lambda_i = V_is^* V_id. The linear terms of the two cancel.
    """
    known = {name: item.value for name, item in lowenergy_inputs(_BLOCK, data).measurements.items()}
    v = ckm_matrix()
    cabibbo = abs(v[0, 1])
    charm, top = (np.conj(v[i, 1]) * v[i, 0] for i in (1, 2))
    standard = top * known["x_t"] / cabibbo**5 + charm.real / cabibbo * known["p_c"]
    extra = np.asarray(shift) / cabibbo**5
    total = sum(np.abs(standard + sign * extra) ** 2 for sign in _CHARGES)
    return np.asarray(total / (3.0 * abs(standard) ** 2) - 1.0)


def _where_coupled(point: Point, shift: npt.ArrayLike) -> FloatArray:
    """Return a shift in the shape of the point, 0 for g' = 0."""
    mass, coupling = coordinates(point)
    return np.where((coupling > 0) & (mass > 0), shift, 0.0)


@parses_words
def _xs_mumu(point: Point, data: DataSet) -> FloatArray:
    left, right = (value / standard_unit(data) for value in couplings_of(point, PAIR, data))
    return _where_coupled(point, xs_mumu_shift(left, right, data))


@parses_words
def _k_nunu(point: Point, data: DataSet) -> FloatArray:
    left, right = (value / standard_unit(data) for value in couplings_of(point, PAIR, data))
    return _where_coupled(point, b_to_nunu_shifts(left, right, data)[0])


@parses_words
def _kstar_nunu(point: Point, data: DataSet) -> FloatArray:
    left, right = (value / standard_unit(data) for value in couplings_of(point, PAIR, data))
    return _where_coupled(point, b_to_nunu_shifts(left, right, data)[1])


@parses_words
def _k_to_pi_nunu(point: Point, data: DataSet) -> FloatArray:
    # the vector current sees Y_Qs^* Y_Qd/(2 mQ^2) - Y_Ds^* Y_Dd/(2 mD^2), in units of
    # 4 G_F/sqrt2 alpha/(2 pi sin^2(theta_W))
    constants = lowenergy_inputs(_BLOCK, data).constants
    unit = 4.0 * constants["fermi_constant"] / math.sqrt(2.0)
    unit /= 2.0 * math.pi * constants["inverse_alpha"] * constants["sin2_theta_w"]
    left, right = couplings_of(point, _KAON_PAIR, data)
    return _where_coupled(point, k_to_pi_nunu_shift((left + right) / unit, data))


RARE_DECAYS = tuple(
    Quantity(
        name=name,
        title=title,
        quantity="BR/BR_SM - 1 [1]",
        predict=predict,
        block=_BLOCK,
        taken=taken,
        valid_from_gev=10.0,
        needs_quarks=True,
        pair=pair,
    )
    for name, title, predict, taken, pair in (
        ("b_to_xs_mumu", "B → Xs μμ, 1-6 GeV²", _xs_mumu, ("c9", "x_t"), PAIR),
        ("b_to_k_nunu", "B → K νν", _k_nunu, ("x_t",), PAIR),
        ("b_to_kstar_nunu", "B → K* νν", _kstar_nunu, ("x_t", "kappa_kstar"), PAIR),
        ("k_to_pi_nunu", "K⁺ → π⁺ νν", _k_to_pi_nunu, ("x_t", "p_c"), _KAON_PAIR),
    )
)
"""Section III of arXiv:1403.1269."""
