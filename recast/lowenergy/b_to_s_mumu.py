"""Lowenergy: C9 and C9' of b -> s mu mu, (16) and (17) of arXiv:1403.1269, against fits and R_K, R_K*.

To leading order in vPhi/m they depend on the quark sector alone: in the (mZ', g') plane the constraint is all
or nothing then.
"""

from __future__ import annotations

import functools
import math
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Limit, Point, Style, chi2_quantile, coordinates
from recast.lowenergy.quarks import Quarks, couplings_of, scale_gev

__all__ = [
    "B_TO_S_MUMU",
    "NAME",
    "PAIR",
    "coefficients",
    "mass_scale_gev",
    "predict",
    "ratios",
    "standard_unit",
]

ComplexArray = npt.NDArray[np.complex128]

NAME = "b_to_s_mumu"
PAIR = "sb"
"""Flavours of the quark current."""


def coefficients(quarks: Quarks) -> tuple[ComplexArray, ComplexArray]:
    """Return C9 and C9' of (1) [GeV^-2], leading order: Y_Qs^* Y_Qb/(2 mQ^2) and -Y_Ds^* Y_Db/(2 mD^2)."""
    return quarks.leading(PAIR)


@parses_words
def standard_unit(data: DataSet) -> float:
    """Return 4 G_F/sqrt2 |V_ts V_tb| alpha/(4 pi) [GeV^-2]: C9 of (1) over it is the usual C9."""
    constants = lowenergy_inputs(NAME, data).constants
    fermi = 4.0 * constants["fermi_constant"] / math.sqrt(2.0)
    return fermi * constants["vts_vtb"] / (4.0 * math.pi * constants["inverse_alpha_b"])


def mass_scale_gev(product: float) -> float:
    """Return the vector-like mass of (17) for |Re(Y_b Y_s^*)| = product and |C9| = (35 TeV)^-2 [GeV]."""
    return scale_gev() * math.sqrt(product / 2.0)


@functools.cache
def _polynomials() -> dict[str, Any]:
    content: dict[str, Any] = load_yaml(Path(str(files("recast.inputs").joinpath("b_to_s_ratios.yaml"))))
    return content


def ratios(c9: npt.ArrayLike, c9_prime: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return R_K and R_K* (1.1 to 6 GeV^2) for real coefficients in the usual normalisation, muons only."""
    left, right = np.asarray(c9, dtype=np.float64), np.asarray(c9_prime, dtype=np.float64)
    terms = (left, right, left**2, right**2, left * right)
    found = _polynomials()
    r_k, r_kstar = (
        1.0 + sum(a * term for a, term in zip(found[name], terms, strict=True)) for name in ("r_k", "r_kstar")
    )
    return np.asarray(r_k), np.asarray(r_kstar)


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return Re C9 in units of (35 TeV)^-2, shape of the point; 0 for g' = 0, the Standard Model."""
    return _real_parts(point, data)[0]


def _real_parts(point: Point, data: DataSet) -> tuple[FloatArray, FloatArray]:
    mass, coupling = coordinates(point)
    on = (coupling > 0) & (mass > 0)
    left, right = couplings_of(point, PAIR, data)
    return np.where(on, left.real * scale_gev() ** 2, 0.0), np.where(on, right.real * scale_gev() ** 2, 0.0)


class _BToSMuMu(Limit):
    """The chi2 of two numbers: C9 and C9' (2014) or R_K and R_K* (current)."""

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the sum of two squared pulls."""
        known = lowenergy_inputs(NAME, data).measurements
        left, right = _real_parts(point, data)
        if data is DataSet.PAPER:
            found = {"c9": left, "c9_prime": right}
        else:
            unit = scale_gev() ** -2 / standard_unit(data)
            found = dict(zip(("r_k", "r_kstar"), ratios(left * unit, right * unit), strict=True))
        pulls = [((value - known[name].value) / known[name].error) ** 2 for name, value in found.items()]
        return np.asarray(sum(pulls))

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return chi2; NaN for g' = 0, which the rule leaves alone."""
        _, coupling = coordinates(point)
        return np.where(coupling > 0, self.chi2(point, data), np.nan)

    @parses_words
    def excess(self, point: Point, data: DataSet) -> FloatArray:
        """Return chi2 minus its quantile for two degrees of freedom; g' = 0 is never excluded.

        The Standard Model itself is 3.9 sigma off in the 2014 fit.
        """
        _, coupling = coordinates(point)
        value = self._where_said(point, data, self.chi2(point, data) - self._excluded_above(data))
        return np.where(coupling > 0, value, np.minimum(value, -1.0))

    def _excluded_above(self, data: DataSet) -> float:
        cl = self._criterion(data).cl
        if cl is None:
            raise InputError("the rule has no confidence level", where=self.name, mend="Give cl.")
        return chi2_quantile(cl, 2)

    def _allowed_below(self, data: DataSet, point: Point | None) -> None:  # noqa: ARG002 - two numbers
        return None

    def _references(self, data: DataSet) -> tuple[str, ...]:
        formula, *measured = super()._references(data)
        if data is DataSet.PAPER:
            return (formula, *measured)
        return tuple(dict.fromkeys((formula, _polynomials()["reference"], *measured)))


B_TO_S_MUMU = _BToSMuMu(
    name=NAME,
    title="b → sμμ",
    quantity="Re C9 [(35 TeV)^-2]",
    predict=predict,
    # momentum exchange is neglected: the Z' is heavy compared with the B meson (footnote 1)
    valid_from_gev=10.0,
    needs_quarks=True,
    pair=PAIR,
    compares="χ²",
    style=Style("#332288", band="#7a6fc0"),
)
"""(2), (16) of arXiv:1403.1269."""
