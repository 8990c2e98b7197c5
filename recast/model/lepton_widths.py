"""Model: widths of the leptonic model in closed form: Z' -> l l, Z' -> nu nu, Z -> mu mu Z'; vectorised."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.special import spence

from recast.inputs.electroweak import ElectroweakScheme
from recast.inputs.fermions import fermion_masses

__all__ = [
    "three_body_function",
    "z_to_mumu_tree_width",
    "z_to_mumuzp_ratio",
    "zp_lepton_width",
    "zp_leptonic_width",
    "zp_neutrino_width",
]

FloatArray = npt.NDArray[np.float64]

_CROSSOVER = 0.4
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(24)
_NODES, _WEIGHTS = 0.5 * (_NODES + 1.0), 0.5 * _WEIGHTS


def zp_lepton_width(mzp_gev: npt.ArrayLike, gp: npt.ArrayLike, lepton_mass_gev: npt.ArrayLike) -> FloatArray:
    """Width of Z' -> l+ l- with vector coupling g' [GeV]: g'^2 m/(12 pi) sqrt(1 - 4 r) (1 + 2 r).

    Zero at and below the threshold m = 2 m_l. Arguments broadcast.
    """
    mass, coupling = np.asarray(mzp_gev, dtype=float), np.asarray(gp, dtype=float)
    r = (np.asarray(lepton_mass_gev, dtype=float) / mass) ** 2
    phase_space = np.sqrt(np.clip(1.0 - 4.0 * r, 0.0, None))
    return np.asarray(coupling**2 * mass / (12.0 * math.pi) * phase_space * (1.0 + 2.0 * r))


def zp_neutrino_width(mzp_gev: npt.ArrayLike, gp: npt.ArrayLike) -> FloatArray:
    """Width of Z' -> nu nu-bar for one left-handed massless neutrino [GeV]: g'^2 m/(24 pi)."""
    return np.asarray(np.asarray(gp, dtype=float) ** 2 * np.asarray(mzp_gev, dtype=float) / (24.0 * math.pi))


def zp_leptonic_width(mzp_gev: npt.ArrayLike, gp: npt.ArrayLike) -> FloatArray:
    """Total leptonic width: mu mu, tau tau and two neutrinos [GeV]; g'^2 m/(4 pi) far above threshold."""
    masses = fermion_masses()
    charged = zp_lepton_width(mzp_gev, gp, masses["mu"]) + zp_lepton_width(mzp_gev, gp, masses["tau"])
    return np.asarray(charged + 2.0 * zp_neutrino_width(mzp_gev, gp))


def three_body_function(e: npt.ArrayLike) -> FloatArray:
    r"""Return F(e) of Gamma(Z -> mu mu Z') = Gamma(Z -> mu mu) (g'^2/8 pi^2) F(e), e = mZ'^2/mZ^2.

    F = 5(1-e^2) + (3+4e+3e^2) ln e + (1+e)^2 [ln^2 e - 4 ln e ln(1+e) - 4 Li2(-e) - pi^2/3] for massless
    muons. Close to e = 1, where F -> (1-e)^5/10 and the terms cancel, the same integral over the Dalitz
    plane is done by Gauss-Legendre quadrature with the factor (1-e)^5 taken out. Zero for e >= 1.

    Raises
    ------
    ValueError
        If e is not positive.
    """
    ratio = np.asarray(e, dtype=float)
    if not np.all(ratio > 0):
        raise ValueError("the mass ratio must be positive")
    low = np.minimum(ratio, _CROSSOVER)
    return np.asarray(np.where(ratio < _CROSSOVER, _closed_form(low), _near_threshold(ratio)))


def _closed_form(e: FloatArray) -> FloatArray:
    log = np.log(e)
    bracket = log**2 - 4.0 * log * np.log1p(e) - 4.0 * spence(1.0 + e) - math.pi**2 / 3.0
    return np.asarray(5.0 * (1.0 - e**2) + (3.0 + 4.0 * e + 3.0 * e**2) * log + (1.0 + e) ** 2 * bracket)


def _near_threshold(e: FloatArray) -> FloatArray:
    # (mu Z') masses squared over mZ^2 are 1 - d u and 1 - d u'; the mu mu mass squared is d^2 w, d = 1 - e
    d = np.clip(1.0 - e, 0.0, 1.0 - _CROSSOVER)[..., np.newaxis, np.newaxis]
    u = _NODES[:, np.newaxis]
    w_max = u * (1.0 - u) / (1.0 - d * u)
    w = w_max * _NODES
    other = 1.0 - u + d * w
    p, q = u * other, u**2 + other**2
    numerator = (
        2.0 * (w + p)
        - 4.0 * d * w
        - 2.0 * (d * w) ** 2
        + d * (2.0 * d * w - d * w * q + 2.0 * (d * w) ** 2 - 2.0 * p + 2.0 * d * w * p)
        + d**2 * p * (q - 2.0 * d * w)
    )
    integrand = numerator / ((1.0 - d * u) * (1.0 - d * other)) ** 2 * w_max
    integral = np.einsum("...ij,i,j->...", integrand, _WEIGHTS, _WEIGHTS)
    return np.asarray(d[..., 0, 0] ** 5 * integral)


def z_to_mumu_tree_width(scheme: ElectroweakScheme) -> float:
    """Tree-level width of Z -> mu mu for massless muons in the scheme [GeV]."""
    vector = -0.5 + 2.0 * scheme.sin2_theta_w
    prefactor = scheme.fermi_constant * scheme.mz_gev**3 / (6.0 * math.sqrt(2.0) * math.pi)
    return prefactor * (vector**2 + 0.25)


def z_to_mumuzp_ratio(mzp_gev: npt.ArrayLike, gp: npt.ArrayLike, mz_gev: float) -> FloatArray:
    """Return Gamma(Z -> mu mu Z')/Gamma(Z -> mu mu) = (g'^2/8 pi^2) F(mZ'^2/mZ^2) for massless muons."""
    coupling = np.asarray(gp, dtype=float) ** 2 / (8.0 * math.pi**2)
    return np.asarray(coupling * three_body_function((np.asarray(mzp_gev, dtype=float) / mz_gev) ** 2))
