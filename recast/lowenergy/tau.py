"""Lowenergy: tau -> mu nu nu, shifted by box diagrams with a Z' and a W; alone, and over tau -> e nu nu."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import (
    FloatArray,
    Measured,
    Point,
    Style,
    charges_of,
    coordinates,
    log_ratio,
    mixing_of,
    weighted_average,
)

__all__ = [
    "TAU",
    "UNIVERSALITY",
    "VALID_FROM_GEV",
    "box",
    "charged_current",
    "predict",
    "predict_universality",
    "unequal_doublet",
]

VALID_FROM_GEV = 10.0
"""Below, vertex corrections of order m_tau^2/mZ'^2 are no longer small [GeV]."""


@parses_words
def box(point: Point, data: DataSet) -> FloatArray:
    """Return 3 g'^2/(4 pi^2) ln(mW^2/mZ'^2)/(1 - mZ'^2/mW^2), dimensionless, shape of the point.

    In l1 -> l2 nu nu a Z' joins l1 or its neutrino with l2 or its neutrino: four boxes, each with the product
    of two left-handed charges. With one charge a doublet the rate changes by -Q1 Q2 times this ((27), (28) of
    arXiv:1403.1269); vertex corrections and self-energies, with Q1^2 and Q2^2, cancel up to m_l^2/mZ'^2.
    """
    mass, coupling = coordinates(point)
    if np.any(mass < VALID_FROM_GEV):
        raise InputError(
            f"mZ' = {float(mass.min()):g} GeV is below {VALID_FROM_GEV:g} GeV",
            where="tau",
            mend="Formula (28) neglects m_tau^2/mZ'^2.",
        )
    mw = lowenergy_inputs("tau", data).constants["mw_gev"]
    value: FloatArray = 3.0 * coupling**2 / (4.0 * math.pi**2) * log_ratio((mass / mw) ** 2)
    return value


def charged_current(point: Point) -> str:
    """Return why the boxes alone do not give the charged current of leptons; empty where they do.

    It must conserve the charges: else vertex corrections do not cancel, and diverge.
    """
    if np.any(mixing_of(point)):
        return "kinetic mixing changes Z and W at tree level"
    return unequal_doublet(point, "e", "mu", "tau")


def unequal_doublet(point: Point, *leptons: str) -> str:
    """Return which of some leptons has another charge than its neutrino, as a reason; empty if none has.

    The vertex corrections of the W to it diverge.
    """
    charges = charges_of(point)
    for lepton in leptons:
        if np.any(np.asarray(charges.left(lepton)) != charges.left(f"nu_{lepton}")):
            return f"the left-handed {lepton} and nu_{lepton} have different charges"
    return ""


def _left(point: Point, *leptons: str) -> list[Any]:
    return [charges_of(point).left(name) for name in leptons]


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return Delta = BR/BR_SM - 1, dimensionless, shape of the point; positive for gauged Lmu-Ltau (28).

    -(Q_tau Q_mu - Q_mu Q_e) times `box`: the Fermi constant of the prediction is that of mu -> e nu nu, which
    has boxes as well.
    """
    electron, muon, tau = _left(point, "e", "mu", "tau")
    return np.asarray(box(point, data) * (muon * electron - tau * muon))


@parses_words
def predict_universality(point: Point, data: DataSet) -> FloatArray:
    """Return R_mu/e over its Standard Model value minus 1: -Q_tau (Q_mu - Q_e) times `box`."""
    electron, muon, tau = _left(point, "e", "mu", "tau")
    return np.asarray(box(point, data) * (tau * (electron - muon)))


@parses_words
def _shift(data: DataSet) -> tuple[float, float]:
    """Return Delta from measured over predicted branching ratio, and its error ((29)-(31))."""
    measured = lowenergy_inputs("tau", data).measurements
    ratio = measured["branching_ratio"].value / (measured["rate_per_s"].value * measured["lifetime_s"].value)
    relative = math.hypot(*(item.error / item.value for item in measured.values()))
    return ratio - 1.0, ratio * relative


@parses_words
def _universality_shift(data: DataSet) -> tuple[float, float]:
    """Return (g_mu/g_e)^2 - 1 from the average of the measurements of g_mu/g_e, and its error."""
    mean, error = weighted_average(lowenergy_inputs("tau_universality", data).measurements.values())
    return mean**2 - 1.0, 2.0 * mean * error


TAU = Measured(
    name="tau",
    title="τ → μνν",
    quantity="BR/BR_SM - 1 [1]",
    predict=predict,
    measured=_shift,
    # the lower edge is above zero in the 2014 set, where the Standard Model itself is 2.4 sigma off
    one_edge=True,
    valid_from_gev=VALID_FROM_GEV,
    refuses=charged_current,
    shared=("BR(tau -> mu nu nu)",),
    style=Style("#009e73", band="#7fceb9", dashes=(0, (4.0, 1.5))),
)
"""(31) and Fig. 3 of arXiv:1403.1269."""
UNIVERSALITY = Measured(
    name="tau_universality",
    title="τ → μνν over τ → eνν",
    quantity="R/R_SM - 1 [1]",
    predict=predict_universality,
    measured=_universality_shift,
    one_edge=True,
    valid_from_gev=VALID_FROM_GEV,
    refuses=charged_current,
    shared=("BR(tau -> mu nu nu)",),
    style=Style("#009e73", band="#7fceb9"),
)
"""The modern form of the tau constraint."""
