"""Model: widths and branching ratios: of a Z' with any charges in closed form, and of a model point."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.special import spence

from recast.core.errors import InputError
from recast.inputs.constants import boson_values, fermion_masses
from recast.inputs.electroweak import ElectroweakScheme
from recast.model.charges import CHARGED_LEPTONS, LMU_LTAU, NEUTRINOS, QUARKS, BosonCharges, Charges
from recast.model.decays import decays, total_width
from recast.model.point import ModelPoint
from recast.model.two_body import vector_to_vector_scalar, vector_to_w_pair

__all__ = [
    "three_body_function",
    "width_summary",
    "z_to_mumu_tree_width",
    "z_to_mumuzp_ratio",
    "zp_lepton_width",
    "zp_leptonic_width",
    "zp_neutrino_width",
    "zp_partial_widths",
    "zp_total_width",
    "zp_width_gev",
]

FloatArray = npt.NDArray[np.float64]

_CROSSOVER = 0.4
_AT_ONCE = 4096
"""Ratios of masses that are integrated at a time."""
_HADRONS_FROM_GEV = 2.0
"""Below, hadrons are resonances and no quark pairs."""
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
    """Total width of the Z' of Lmu-Ltau: mu mu, tau tau and two neutrinos [GeV]; g'^2 m/(4 pi) far above."""
    return zp_total_width(mzp_gev, gp, LMU_LTAU)


def zp_partial_widths(mzp_gev: npt.ArrayLike, gp: npt.ArrayLike, charges: Charges) -> dict[str, FloatArray]:
    """Return the widths [GeV] of Z' -> f f-bar by fermion, of those with a charge, of W+ W- and of Z h.

    N_c g'^2 m/(12 pi) sqrt(1 - 4 r) [V^2 (1 + 2 r) + A^2 (1 - 4 r)], r = m_f^2/m^2, and q_L^2 g'^2 m/(24 pi)
    for a neutrino, at tree level; zero at and below threshold. Hadrons are quark pairs with the masses of
    `fermion_masses`. W+ W- (`vector_to_w_pair`) and Z h (`vector_to_vector_scalar`) need mixing.

    Raises
    ------
    InputError
        If quarks have charges and mZ' is below 2 GeV, where hadrons are resonances.
    """
    mass, coupling = np.asarray(mzp_gev, dtype=float), np.asarray(gp, dtype=float)
    known = fermion_masses()
    if charges.couples(*QUARKS) and np.any(mass < _HADRONS_FROM_GEV):
        raise InputError(
            f"mZ' = {mass.min():g} GeV: quarks have charges, and below {_HADRONS_FROM_GEV:g} GeV the width "
            "into hadrons is not that of quark pairs",
            where="width of the Z'",
            mend="Choose a heavier Z', or a model without charges of quarks.",
        )
    found = {}
    for name in (*CHARGED_LEPTONS, *QUARKS):
        if charges.couples(name):
            colours = 3.0 if name in QUARKS else 1.0
            vector, axial = charges.vector(name), charges.axial(name)
            open_ = np.clip(1.0 - 4.0 * (known[name] / mass) ** 2, 0.0, None)
            axial_part = axial**2 * coupling**2 * mass / (12.0 * math.pi) * open_**1.5
            width = vector**2 * zp_lepton_width(mass, coupling, known[name]) + axial_part
            found[name] = np.asarray(colours * width)
    for name in NEUTRINOS:
        if charges.couples(name):
            found[name] = np.asarray(charges.left(name) ** 2 * zp_neutrino_width(mass, coupling))
    if charges.bosons is not None:
        found |= _boson_widths(mass, coupling, charges.bosons)
    return found


def _boson_widths(mass: FloatArray, coupling: FloatArray, bosons: BosonCharges) -> dict[str, FloatArray]:
    higgs = bosons.mz_gev * (bosons.w3 - bosons.hypercharge)
    return {
        "W+ W-": vector_to_w_pair(mass, bosons.mw_gev, coupling * bosons.w3),
        "Z h": vector_to_vector_scalar(mass, bosons.mz_gev, boson_values()["mh_gev"], coupling * higgs),
    }


def zp_total_width(mzp_gev: npt.ArrayLike, gp: npt.ArrayLike, charges: Charges) -> FloatArray:
    """Return the total width of a Z' [GeV]: `zp_partial_widths`, summed; errors as there."""
    found = zp_partial_widths(mzp_gev, gp, charges)
    neutrinos = sum((found[name] for name in NEUTRINOS if name in found), np.zeros(()))
    charged = sum((width for name, width in found.items() if name not in NEUTRINOS), np.zeros(()))
    return np.asarray(charged + neutrinos)


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
    found = _closed_form(np.minimum(ratio, _CROSSOVER))
    near = ratio >= _CROSSOVER
    if np.any(near):
        distinct, where = np.unique(np.minimum(ratio[near], 1.0), return_inverse=True)
        parts = np.array_split(distinct, -(-distinct.size // _AT_ONCE))
        found[near] = np.concatenate([_near_threshold(part) for part in parts])[where]
    return found


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


def zp_width_gev(point: ModelPoint) -> float:
    """Return the total width of the Z' [GeV]: mu mu, tau tau, two neutrinos, and quarks if there are any."""
    if point.quarks is not None:
        return float(total_width(decays([point]).tables["Zp"])[0])
    return float(zp_leptonic_width(point.mzp_gev, point.gp))


def width_summary(point: ModelPoint) -> dict[str, float]:
    """Return widths [GeV] and branching ratios of the point.

    Branching ratios of the Z' are those of g' -> 0 when g' = 0. The width of Z -> mu mu Z' is the measured
    leptonic width of the Z times the tree-level ratio; `gamma_z_mumuzp_tree_gev` is the same with the
    tree-level width of the point's electroweak scheme, as a generator would find it. A point with quarks
    has its other channels of the Z' in `gamma_zp_other_gev`; kinetic mixing is not part of Z -> mu mu Z'.
    """
    if point.quarks is not None:
        return _with_quarks(point)
    unit = point.gp**2
    mass, masses = point.mzp_gev, fermion_masses()
    total = float(zp_leptonic_width(mass, 1.0))
    muon, tau = (float(zp_lepton_width(mass, 1.0, masses[name])) for name in ("mu", "tau"))
    neutrinos = 2.0 * float(zp_neutrino_width(mass, 1.0))
    return {
        "gamma_zp_gev": unit * total,
        "gamma_zp_over_mzp": unit * total / mass,
        "gamma_zp_mumu_gev": unit * muon,
        "gamma_zp_tautau_gev": unit * tau,
        "gamma_zp_nunu_gev": unit * neutrinos,
        "br_zp_mumu": muon / total,
        "br_zp_tautau": tau / total,
        "br_zp_nunu": neutrinos / total,
        **_z_widths(point),
    }


def _z_widths(point: ModelPoint) -> dict[str, float]:
    scheme = point.electroweak
    ratio = float(z_to_mumuzp_ratio(point.mzp_gev, point.gp, scheme.mz_gev))
    gamma = boson_values()["gamma_z_ll_gev"] * ratio
    return {
        "gamma_z_mumuzp_gev": gamma,
        "br_z_mumuzp": gamma / scheme.gamma_z_gev,
        "gamma_z_mumuzp_tree_gev": z_to_mumu_tree_width(scheme) * ratio,
    }


def _with_quarks(point: ModelPoint) -> dict[str, float]:
    table = decays([point]).tables["Zp"]
    total = float(total_width(table)[0])
    parts = {
        "mumu": float(table["mu-", "mu+"][0]),
        "tautau": float(table["ta-", "ta+"][0]),
        "nunu": sum(float(table[name, f"{name}~"][0]) for name in ("ve", "vm", "vt")),
    }
    parts["other"] = total - sum(parts.values())
    return {
        "gamma_zp_gev": total,
        "gamma_zp_over_mzp": total / point.mzp_gev,
        **{f"gamma_zp_{name}_gev": value for name, value in parts.items()},
        **{f"br_zp_{name}": value / total for name, value in parts.items()},
        **_z_widths(point),
    }
