"""Lowenergy: the decays of the Z to leptons and neutrinos, changed by a Z', against LEP.

The loop joins fermions of one helicity: delta g_L/g_L = Q_L^2 K, delta g_R/g_R = Q_R^2 K. For equal charges
vector and axial couplings shift by the same factor, so that only widths carry information. Below mZ the
decays Z -> l l Z' and Z -> nu nu Z' are of the same order and cancel the large logarithms of K: the derived
form has both, the printed one, as (32) and (33), the loop alone.
"""

from __future__ import annotations

import functools
import math
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.constants import physical_constants
from scipy.special import spence

from recast.core.words import parses_words
from recast.inputs.constants import fermion_masses
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.inputs.z_pole import z_pole
from recast.lowenergy.base import (
    FloatArray,
    Info,
    Limit,
    Plane,
    Point,
    Style,
    charges_of,
    coordinates,
    mixing_of,
)
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.lowenergy.tau import box, charged_current, unequal_doublet
from recast.model.charges import CHARGED_LEPTONS, LMU_LTAU, NEUTRINOS, QUARKS, Charges
from recast.model.widths import three_body_function

__all__ = ["NAME", "Z_COUPLINGS", "best_shift", "loop", "observables", "predict"]

NAME = "z_couplings"

ComplexArray = npt.NDArray[np.complex128]

_SERIES_FROM = 4.0
_TERMS = np.arange(1, 41)
_HBARC2_NB = (physical_constants["reduced Planck constant times c in MeV fm"][0] * 1e-3) ** 2 * 1e7
"""(hbar c)^2 in GeV^2 nb: 1 fm^2 = 1e7 nb."""


def loop(mass_ratio_squared: npt.ArrayLike) -> ComplexArray:
    """Return the loop function K(w), w = mZ'^2/mZ^2, of (32) in arXiv:1403.1269. Any shape.

    K = -7/2 - 2w - (2w + 3) ln(-w) + 2 (1 + w)^2 [Li2(1 + 1/w) - pi^2/6], ln(-w) = ln w + i pi. With
    u = 1/w it is  -7/2 - 2w + (ln w + i pi) c - 2 (1 + w)^2 Li2(-u),  c = 2 (1 + w)^2 ln(1 + u) - 2w - 3,
    which cancels heavily for large w; from w = 4 on the series in u is summed instead. Massless leptons.
    """
    w = np.asarray(mass_ratio_squared, dtype=np.float64)
    large = w > _SERIES_FROM
    low = np.where(large, 1.0, w)
    square = 2.0 * (1.0 + low) ** 2
    slope_low = square * np.log1p(1.0 / low) - 2.0 * low - 3.0
    rest_low = -3.5 - 2.0 * low - square * spence(1.0 + 1.0 / low)
    u = 1.0 / np.where(large, w, _SERIES_FROM)
    powers = u[..., np.newaxis] ** _TERMS
    slope_high, rest_high = powers @ _coefficients(1), powers @ _coefficients(2)
    slope = np.where(large, slope_high, slope_low)
    rest = np.where(large, rest_high, rest_low)
    result: ComplexArray = rest + (np.log(w) + 1j * math.pi) * slope
    return result


@functools.cache
def _coefficients(power: int) -> FloatArray:
    """Return the coefficients of u^k, k >= 1, in 2 (1 + 1/u)^2 sum_n (-1)^(n+1) u^n/n^power."""
    n = np.arange(1, _TERMS[-1] + 3)
    a = (-1.0) ** (n + 1) / n.astype(np.float64) ** power
    return 2.0 * (a[2:] + 2.0 * a[1:-1] + a[:-2])


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return the relative shift of a coupling whose fermion has charge 1; shape of the point.

    Printed: |1 + g'^2/(16 pi^2) K| - 1. Derived: half the relative change of the width with the decays that
    radiate a Z', to first order, g'^2/(16 pi^2) (Re K + F). The Standard Model predictions it is compared
    with are taken as exact.
    """
    shift = _shift(point, data)
    return np.abs(1.0 + shift) - 1.0 if _form(point, data) is Form.PRINTED else shift.real


def _form(point: Point | None, data: DataSet) -> Form:
    forms: Forms = getattr(point, "forms", None) or forms_for(data)
    return forms.z_couplings


def _shift(point: Point, data: DataSet) -> ComplexArray:
    mass, coupling = coordinates(point)
    ratio = (mass / lowenergy_inputs(NAME, data).constants["mz_gev"]) ** 2
    value = loop(ratio)
    if _form(point, data) is Form.DERIVED:  # 2 Re K/(16 pi^2) + F/(8 pi^2) of the width
        value = (value.real + three_body_function(ratio)).astype(np.complex128)
    shift: ComplexArray = coupling**2 / (16.0 * math.pi**2) * value
    return shift


def _squares(charges: Charges) -> tuple[Any, ...]:
    """Return the squares of the charges: left- and right-handed e, mu, tau, and the sum of the neutrinos'."""
    sides = (side(name) for name in CHARGED_LEPTONS for side in (charges.left, charges.right))
    return (*map(np.square, sides), sum(np.square(charges.left(name)) for name in NEUTRINOS))


_DEFAULT = tuple(float(value) for value in _squares(LMU_LTAU))


@parses_words
def observables(
    shift: npt.ArrayLike,
    data: DataSet,
    squares: tuple[Any, ...] = _DEFAULT,
    fermi: npt.ArrayLike = 0.0,
    form: Form = Form.PRINTED,
) -> FloatArray:
    """Return Gamma_Z [GeV], sigma_had [nb], R_e, R_mu, R_tau for a (complex) shift of the couplings.

    Parameters
    ----------
    shift
        Relative shift of a coupling of unit charge.
    data
        The named set.
    squares
        Squares of the charges of e_L, e_R, mu_L, mu_R, tau_L, tau_R, and the sum of the neutrinos'; those of
        gauged Lmu-Ltau by default. Arrays that broadcast with `shift`.
    fermi
        Relative difference of the Fermi constant to that of mu -> e nu nu, from which the predictions start.
    form
        Widths by |1 + Q^2 shift|^2 (printed), or by 1 + 2 Q^2 Re(shift), to first order, as the real decays
        are known (derived).

    Returns
    -------
    FloatArray
        Shape (*shape of shift, 5). Couplings shift by Q^2 shift a helicity, those of the neutrinos on average
        by sum(Q^2) shift/3 ((32), (33) of arXiv:1403.1269); sigma_had = 12 pi Gamma_e
        Gamma_had/(mZ Gamma_Z)^2. Another Fermi constant changes rates and sin^2(theta_W), at tree level.
    """
    inputs = lowenergy_inputs(NAME, data)
    known = {name: item.value for name, item in inputs.measurements.items()}
    invisible = 3.0 * known["gamma_nu_gev"]
    r_light, r_tau = known["r_light"], known["r_tau"]
    hadrons = (known["gamma_z_gev"] - invisible) / (1.0 + 2.0 / r_light + 1.0 / r_tau)
    s2 = inputs.constants["sin2_theta_w"]
    right = s2**2 / (s2**2 + (0.5 - s2) ** 2)
    value = np.asarray(shift, dtype=np.complex128)
    rate = 1.0 + np.asarray(fermi, dtype=np.float64)
    turned = -s2 * (1.0 - s2) / (1.0 - 2.0 * s2) * (rate - 1.0)  # of sin^2(theta_W)
    charged = []
    for left2, right2 in zip(squares[:6:2], squares[1:6:2], strict=True):
        low, high = (_factor(square * value, form) for square in (left2, right2))
        charged.append((low + right * (high - low)) * (rate + _slope(s2, ((-0.5, -1.0),)) * turned))
    e, mu, tau = charged
    neutral = _factor(squares[6] * value / 3.0, form) * rate
    hadronic = rate + _slope(s2, ((0.5, 2 / 3),) * 2 + ((-0.5, -1 / 3),) * 3) * turned
    electron = hadrons / r_light * e
    others = mu * hadrons * (1.0 / r_light + 1.0 / r_tau) + (tau - mu) * hadrons / r_tau
    total = hadrons * hadronic + electron + others + neutral * invisible
    sigma = 12.0 * math.pi * electron * hadrons * hadronic / (inputs.constants["mz_gev"] * total) ** 2
    sigma = sigma * _HBARC2_NB
    columns = [total, sigma, r_light * hadronic / e, r_light * hadronic / mu, r_tau * hadronic / tau]
    return np.stack(np.broadcast_arrays(*columns), axis=-1)


def _factor(shift: ComplexArray, form: Form) -> FloatArray:
    """Return the factor of a width whose coupling shifts."""
    return np.abs(1.0 + shift) ** 2 if form is Form.PRINTED else 1.0 + 2.0 * shift.real


def _slope(s2: float, fermions: tuple[tuple[float, float], ...]) -> float:
    """Return d ln sum(g_L^2 + g_R^2)/d sin^2(theta_W) of fermions with (T3, Q)."""
    couplings = [(t3 - q * s2, -q * s2, -q) for t3, q in fermions]
    size = sum(left**2 + right**2 for left, right, _ in couplings)
    return sum(2.0 * (left + right) * step for left, right, step in couplings) / size


def _chi2(
    shift: npt.ArrayLike, data: DataSet, squares: tuple[Any, ...], fermi: npt.ArrayLike, form: Form
) -> FloatArray:
    return _distance2(observables(shift, data, squares, fermi, form) - z_pole(data).values, data)


def _distance2(distance: FloatArray, data: DataSet) -> FloatArray:
    value: FloatArray = np.einsum("...i,ij,...j->...", distance, z_pole(data).inverse_covariance, distance)
    return value


@functools.lru_cache(maxsize=4096)
@parses_words
def best_shift(
    data: DataSet,
    squares: tuple[float, ...] = _DEFAULT,
    fermi_ratio: float = 0.0,
    form: Form = Form.PRINTED,
) -> tuple[float, float]:
    """Return the real shift that fits LEP best, and its chi2; other arguments as in `observables`.

    `fermi_ratio` is the change of the Fermi constant over the shift.
    """
    from scipy.optimize import minimize_scalar  # noqa: PLC0415 - takes a tenth of a second, here only

    edge = 0.02 / max(*squares[:6], squares[6] / 3.0, abs(fermi_ratio), 1e-3)

    def chi2(shift: float) -> float:
        return float(_chi2(shift, data, squares, fermi_ratio * shift, form))

    found = minimize_scalar(chi2, bounds=(-edge, edge), method="bounded", options={"xatol": 1e-10})
    return float(found.x), float(found.fun)


def _directions(point: Point, data: DataSet) -> tuple[tuple[Any, ...], Any]:
    """Return the squares of the charges, and the change of the Fermi constant over the real shift."""
    charges = charges_of(point)
    product = np.asarray(charges.left("mu")) * charges.left("e")
    if not np.any(product):
        return _squares(charges), 0.0
    unit = Plane(coordinates(point)[0], np.ones(()), forms=getattr(point, "forms", None))
    return _squares(charges), 0.5 * product * box(unit, data) / _shift(unit, data).real


def _refuses(point: Point) -> str:
    charges = charges_of(point)
    if np.any(mixing_of(point)):
        return "kinetic mixing changes the Z at tree level"
    if charges.couples(*QUARKS):
        return "charges of quarks shift the Z's hadronic width"
    left, right = (
        sum(np.asarray(side(name)) for name in CHARGED_LEPTONS) for side in (charges.left, charges.right)
    )
    neutrinos = sum(np.asarray(charges.left(name)) for name in NEUTRINOS)
    if np.any(np.abs(left - neutrinos) > 1e-9) or np.any(np.abs(left + neutrinos + 2.0 * right) > 1e-9):
        return "loops of its charges mix Z and Z', with a divergence"
    if broken := unequal_doublet(point, "e", "mu"):  # of the decay that the Fermi constant is taken from
        return broken
    return charged_current(point) if charges.couples("e") else ""


_COUNTED = {
    Form.PRINTED: "virtual Z' alone, without Z -> l l Z' and Z -> nu nu Z'",
    Form.DERIVED: "with Z -> l l Z' and Z -> nu nu Z', counted as Z -> l l or nu nu however the Z' decays",
}
"""What the widths contain."""


class _ZCouplings(Limit):
    """Five correlated measurements: the rise of chi2 above its minimum in the direction of the model."""

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the chi2 of the five correlated Z-pole measurements."""
        shift = _shift(point, data)
        squares, ratio = _directions(point, data)
        return _chi2(shift, data, squares, ratio * shift.real, _form(point, data))

    @parses_words
    def expected_chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the chi2 of the five, had they been measured as the Standard Model predicts them."""
        shift = _shift(point, data)
        squares, ratio = _directions(point, data)
        predicted = observables(shift, data, squares, ratio * shift.real, _form(point, data))
        return _distance2(predicted - observables(0.0, data, squares), data)

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return chi2 - best chi2."""
        squares, ratio = _directions(point, data)
        rows = np.stack(np.broadcast_arrays(*squares, ratio), axis=-1)
        distinct, where = np.unique(rows.reshape(-1, 8), axis=0, return_inverse=True)
        form = _form(point, data)
        best = [best_shift(data, tuple(map(float, row[:7])), float(row[7]), form)[1] for row in distinct]
        return np.asarray(self.chi2(point, data) - np.asarray(best)[where.reshape(rows.shape[:-1])])

    def valid_from(self, point: Point | None) -> float:
        """Return the smallest mass [GeV]: 2 mZ for a charged electron, 2 m of leptons with axial charges.

        Below 2 mZ e e -> Z' is part of what LEP counted; below 2 m the longitudinal Z', whose coupling to the
        lepton is 2 A g' m/mZ', is not small beside what is kept for massless leptons.
        """
        if point is None:
            return 0.0
        charges, masses = charges_of(point), fermion_masses()
        if charges.couples("e"):
            return 2.0 * lowenergy_inputs(NAME, DataSet.PAPER).constants["mz_gev"]
        return max(2.0 * masses[name] if np.any(charges.axial(name)) else 0.0 for name in CHARGED_LEPTONS)

    @parses_words
    def info(self, data: DataSet, point: Point | None = None) -> Info:
        """Return what it is; the rule says which decays count."""
        known = Limit.info(self, data, point)
        return replace(known, rule=f"{known.rule}; {_COUNTED[_form(point, data)]}")

    def _excluded_above(self, data: DataSet) -> float:
        """Return (standard deviations of the confidence level)^2."""
        return (self._criterion(data).sigmas or 0.0) ** 2

    def _allowed_below(self, data: DataSet, point: Point | None) -> float | None:
        squares = _DEFAULT if point is None else _squares(charges_of(point))
        if any(np.ndim(value) for value in squares) or any(squares[:2]):
            return None
        squares = tuple(map(float, squares))
        if not any(squares):
            return None
        form = _form(point, data)
        best, chi2_best = best_shift(data, squares, form=form)
        # the fit is close to quadratic: one step out to the upper edge, for information
        curvature = (float(_chi2(best + 1e-4, data, squares, 0.0, form)) - chi2_best) / 1e-8
        return best + math.sqrt(self._excluded_above(data) / curvature)

    def _references(self, data: DataSet) -> tuple[str, ...]:
        measured = (item.reference for item in self._measurements(data).values())
        return tuple(dict.fromkeys((*self.formula, z_pole(data).reference, *measured)))


Z_COUPLINGS = _ZCouplings(
    name=NAME,
    title="Z → ℓℓ, νν",
    quantity="delta g/g [1]",
    predict=predict,
    refuses=_refuses,
    compares="Δχ²",
    style=Style("#444444", strength=0.35),
)
"""(32)-(33) of arXiv:1403.1269."""
