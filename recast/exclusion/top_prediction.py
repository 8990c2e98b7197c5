"""Exclusion: BR(t -> Z' c) BR(Z' -> mu mu) of the model, by (24) of arXiv:1403.1269 and by exact widths."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.inputs.lowenergy import DataSet
from recast.inputs.particles import fermion_masses
from recast.lowenergy.base import Plane
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import Quarks, scenario
from recast.lowenergy.top_to_zpc import predict
from recast.model.decays import DOWN, UP, neutral_couplings
from recast.model.lepton_widths import zp_lepton_width, zp_leptonic_width
from recast.model.point import ModelPoint
from recast.model.quark_sector import QuarkSector
from recast.model.spectrum import quark_spectrum
from recast.model.two_body import fermion_to_vector

__all__ = ["PredictionCurve", "RightHanded", "c9_prediction", "right_handed_prediction"]

Real = npt.NDArray[np.float64]

_DECOUPLED_GEV = 1e9
_UNIT_GP = 1.0


@dataclass(frozen=True, slots=True)
class RightHanded:
    """A free right-handed up sector."""

    mu_gev: float
    yukawa: float
    """Y_Ut = Y_Uc."""
    vphi_gev: float


@dataclass(frozen=True, slots=True)
class PredictionCurve:
    """A line of the plot."""

    name: str
    """Column name in the CSV."""
    title: str
    values: Real
    """BR(t -> Z' c) BR(Z' -> mu mu) at the masses."""


def _muons(masses_gev: Real) -> Real:
    """Return BR(Z' -> mu mu) of the leptonic Z', independent of g'."""
    width = zp_lepton_width(masses_gev, _UNIT_GP, fermion_masses()["mu"])
    return np.asarray(width / zp_leptonic_width(masses_gev, _UNIT_GP))


def _formula(masses_gev: Real, vphi_gev: float, quarks: Quarks, form: Form) -> Real:
    forms = Forms.all(form)
    values = predict(Plane(masses_gev, masses_gev / vphi_gev, quarks, forms), DataSet.PAPER)
    return np.asarray(values) * _muons(masses_gev)


def c9_prediction(masses_gev: npt.ArrayLike, vphi_gev: float, sector: str) -> tuple[PredictionCurve, ...]:
    """Return (24) as printed and as derived, for a named quark sector that explains C9.

    Raises
    ------
    InputError
        If the sector is unknown, or vPhi is so small that g' = mZ'/vPhi is not perturbative.
    """
    masses = np.asarray(masses_gev, float)
    quarks = scenario(sector)
    return tuple(
        PredictionCurve(
            f"c9_{form}",
            f"(24) {form}, C9 sector, vΦ = {vphi_gev / 1e3:g} TeV",
            _formula(masses, vphi_gev, quarks, form),
        )
        for form in (Form.PRINTED, Form.DERIVED)
    )


def right_handed_prediction(masses_gev: npt.ArrayLike, sector: RightHanded) -> tuple[PredictionCurve, ...]:
    """Return (24) printed and derived, and the exact tree-level width, for a right-handed up sector.

    The exact one has the full 5 x 5 mixing: (24) is its leading order in vPhi/mU.

    Raises
    ------
    InputError
        If the numbers are beyond what the model holds for.
    """
    masses = np.asarray(masses_gev, float)
    zero = np.zeros(3, complex)
    heavy = np.asarray(_DECOUPLED_GEV)
    yukawas = np.array([0.0, sector.yukawa, sector.yukawa], complex)
    quarks = Quarks(heavy, np.asarray(sector.mu_gev), heavy, zero, yukawas, zero)
    label = f"mU = {sector.mu_gev / 1e3:g} TeV, vΦ = {sector.vphi_gev / 1e3:g} TeV"
    lines = [
        PredictionCurve(
            f"right_handed_{form}",
            f"(24) {form}, right-handed, {label}",
            _formula(masses, sector.vphi_gev, quarks, form),
        )
        for form in (Form.PRINTED, Form.DERIVED)
    ]
    title = f"exact width, right-handed, {label}"
    return (*lines, PredictionCurve("right_handed_exact", title, _exact(masses, sector)))


def _exact(masses: Real, sector: RightHanded) -> Real:
    """Widths with the exact couplings at the measured quark masses (the mixing shifts those of the input)."""
    quarks = QuarkSector(
        _DECOUPLED_GEV, sector.mu_gev, _DECOUPLED_GEV, yu=(0j, complex(sector.yukawa), complex(sector.yukawa))
    )
    points = [
        ModelPoint(float(mass), float(mass) / sector.vphi_gev, quarks=quarks) for mass in masses.ravel()
    ]
    spectrum = quark_spectrum(points)
    gp = np.array([point.gp for point in points])
    left, right = neutral_couplings(spectrum, spectrum.up_charges, 2.0 / 3.0, gp, "Zp")
    charm, top, bottom = UP.index("c"), UP.index("t"), DOWN.index("b")
    known = fermion_masses()
    mt = np.full(len(points), known["t"])
    scheme = points[0].electroweak
    weak = scheme.e / math.sqrt(2.0 * scheme.sin2_theta_w)
    usual = fermion_to_vector(
        mt,
        np.asarray(known["b"]),
        scheme.mw_gev,
        weak * spectrum.w_left[..., top, bottom],
        weak * spectrum.w_right[..., top, bottom],
    )
    rare = fermion_to_vector(
        mt, np.asarray(known["c"]), masses.ravel(), left[..., charm, top], right[..., charm, top]
    )
    return np.asarray((rare / usual).reshape(masses.shape) * _muons(masses))
