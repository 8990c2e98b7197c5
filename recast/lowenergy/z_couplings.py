"""Lowenergy: the couplings of the Z to muons, taus and their neutrinos, shifted by a Z' loop, against LEP.

Vector and axial couplings shift by the same factor, so that only widths carry information.
"""

from __future__ import annotations

import functools
import math

import numpy as np
import numpy.typing as npt
from scipy.constants import physical_constants
from scipy.optimize import minimize_scalar
from scipy.special import spence

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.inputs.z_pole import z_pole
from recast.lowenergy.base import FloatArray, Info, Point, coordinates, references, sigmas_of

__all__ = ["NAME", "best_shift", "chi2", "compared", "excess", "info", "loop", "observables", "predict"]

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
    """Return |1 + g'^2/(16 pi^2) K| - 1, the relative shift of the muon and tau couplings.

    Shape of the point. The Standard Model predictions it is compared with are taken as exact.
    """
    return np.abs(1.0 + _shift(point, data)) - 1.0


def _shift(point: Point, data: DataSet) -> ComplexArray:
    mass, coupling = coordinates(point)
    mz = lowenergy_inputs(NAME, data).constants["mz_gev"]
    value: ComplexArray = coupling**2 / (16.0 * math.pi**2) * loop((mass / mz) ** 2)
    return value


@parses_words
def observables(shift: npt.ArrayLike, data: DataSet) -> FloatArray:
    """Return Gamma_Z [GeV], sigma_had [nb], R_e, R_mu, R_tau for a (complex) shift of the couplings.

    Muon and tau widths change by |1 + shift|^2, those of the neutrinos on average by |1 + 2 shift/3|^2
    ((32), (33)); sigma_had = 12 pi Gamma_e Gamma_had/(mZ Gamma_Z)^2. Shape (*shape of shift, 5).
    """
    inputs = lowenergy_inputs(NAME, data)
    known = {name: item.value for name, item in inputs.measurements.items()}
    invisible = 3.0 * known["gamma_nu_gev"]
    r_light, r_tau = known["r_light"], known["r_tau"]
    hadrons = (known["gamma_z_gev"] - invisible) / (1.0 + 2.0 / r_light + 1.0 / r_tau)
    electron = hadrons / r_light
    value = np.asarray(shift, dtype=np.complex128)
    charged = np.abs(1.0 + value) ** 2
    neutral = np.abs(1.0 + 2.0 * value / 3.0) ** 2
    total = hadrons + electron + charged * hadrons * (1.0 / r_light + 1.0 / r_tau) + neutral * invisible
    sigma = 12.0 * math.pi * electron * hadrons / (inputs.constants["mz_gev"] * total) ** 2 * _HBARC2_NB
    columns = [total, sigma, np.full_like(total, r_light), r_light / charged, r_tau / charged]
    return np.stack(columns, axis=-1)


def _chi2(shift: npt.ArrayLike, data: DataSet) -> FloatArray:
    measured = z_pole(data)
    distance = observables(shift, data) - measured.values
    value: FloatArray = np.einsum("...i,ij,...j->...", distance, measured.inverse_covariance, distance)
    return value


@functools.cache
@parses_words
def best_shift(data: DataSet) -> tuple[float, float]:
    """Return the real shift that fits LEP best, and its chi2."""
    found = minimize_scalar(lambda shift: float(_chi2(shift, data)), bounds=(-0.02, 0.02), method="bounded",
                            options={"xatol": 1e-10})  # fmt: skip
    return float(found.x), float(found.fun)


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return the chi2 of the five correlated Z-pole measurements."""
    return _chi2(_shift(point, data), data)


@parses_words
def compared(point: Point, data: DataSet) -> FloatArray:
    """Return chi2 - best chi2."""
    return chi2(point, data) - best_shift(data)[1]


@parses_words
def excess(point: Point, data: DataSet) -> FloatArray:
    """Return chi2 - best chi2 - (standard deviations of the confidence level)^2."""
    return compared(point, data) - sigmas_of(lowenergy_inputs(NAME, data).criterion) ** 2


@parses_words
def info(data: DataSet) -> Info:
    """Return what the constraint is ((32)-(33) of arXiv:1403.1269)."""
    inputs = lowenergy_inputs(NAME, data)
    best, chi2_best = best_shift(data)
    sigmas = inputs.criterion.sigmas or 0.0
    # the fit is close to quadratic: one step out to the upper edge, for information
    curvature = (float(_chi2(best + 1e-4, data)) - chi2_best) / 1e-8
    return Info(
        name=NAME,
        title="Z → ℓℓ, νν",
        quantity="delta g/g [1]",
        data=data,
        cl=inputs.criterion.cl,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=("Altmannshofer:2014cfa", z_pole(data).reference)),
        allowed_below=best + sigmas / math.sqrt(curvature),
        compares="Δχ²",
        excluded_above=sigmas**2,
    )
