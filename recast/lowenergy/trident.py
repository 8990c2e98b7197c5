"""Lowenergy: neutrino trident production nu N -> nu mu mu N over its Standard Model value."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Measured, Point, Style, charges_of, coordinates
from recast.lowenergy.trident_photon import tabulated_ratios

__all__ = [
    "CCFR",
    "CHARM_II",
    "CONTACT_FROM_GEV",
    "TRIDENT",
    "VALID_FROM_GEV",
    "predict",
    "predict_experiment",
]

CONTACT_FROM_GEV = 10.0
"""From here on the four-fermion form (34) is used (arXiv:1403.1269, footnote 4) [GeV].

Just below, the finite mass lowers the coefficient of g'^2 by 3 % for CCFR and 0.6 % for CHARM-II, so that the
bound steps by 1.4 % (2014) at this mass.
"""
VALID_FROM_GEV = 1e-3
"""The quadrature over momentum transfers is checked down to this mass [GeV]."""


@parses_words
def predict_experiment(point: Point, data: DataSet, experiment: str) -> FloatArray:
    """Return sigma/sigma_SM for one experiment's beam and target, dimensionless, shape of the point.

    The neutrino is a nu_mu, with charge q; the muon has V and A of gamma^mu (V + A gamma5). (34) of
    arXiv:1403.1269 (arXiv:1406.2332, (4)) becomes [(1 - q A X)^2 + (C + q V X)^2]/[1 + C^2], C = 1 + 4 s^2,
    X = 2 v^2 g'^2/mZ'^2: g_V and g_A of arXiv:1902.08579, (2.4), times 2. Below 10 GeV the coefficients of X
    and X^2 are multiplied by the averages of P and P^2 over the momentum transfers of the vector current
    (`recast.lowenergy.trident_photon`); for an axial one, whose events differ by m_mu, there is none.
    """
    mass, coupling = coordinates(point)
    charges = charges_of(point)
    neutrino = charges.left("nu_mu")
    lightest = TRIDENT.valid_from(point)
    if np.any(mass < lightest):
        raise InputError(
            f"mZ' = {float(mass.min()):g} GeV is below {lightest:g} GeV",
            where="trident",
            mend="The momentum transfers are not resolved there, or not known for an axial coupling.",
        )
    constants = lowenergy_inputs("trident", data).constants
    vector = 1.0 + 4.0 * constants["sin2_theta_w"]
    strength = 2.0 / (math.sqrt(2.0) * constants["fermi_constant"]) * (coupling / mass) ** 2
    light = mass < CONTACT_FROM_GEV
    once = twice = np.ones_like(mass)
    if np.any(light):
        inside = np.minimum(mass, CONTACT_FROM_GEV)
        ratios = tabulated_ratios(inside, experiment, constants["muon_mass_gev"])
        once, twice = (np.where(light, ratio, 1.0) for ratio in ratios)
    added, turned = (strength * (neutrino * part) for part in (charges.vector("mu"), -charges.axial("mu")))
    change = 2.0 * vector * added * once + added**2 * twice
    change = change + (2.0 * turned * once + turned**2 * twice)
    return np.asarray(1.0 + change / (1.0 + vector**2))


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return sigma/sigma_SM averaged over the experiments with the weights of their measurements.

    Dimensionless, shape of the point; from 10 GeV on it is the same for all experiments.
    """
    measured = lowenergy_inputs("trident", data).measurements
    mass, _ = coordinates(point)
    if np.all(mass >= CONTACT_FROM_GEV):
        return predict_experiment(point, data, next(iter(measured)))
    weights = {name: 1.0 / item.error**2 for name, item in measured.items()}
    parts = [weight * predict_experiment(point, data, name) for name, weight in weights.items()]
    value: FloatArray = np.sum(parts, axis=0) / sum(weights.values())
    return value


@dataclass(frozen=True, kw_only=True, eq=False)
class _Trident(Measured):
    """A measurement of sigma/sigma_SM, or their average ((38), not rounded)."""

    standard: float = 1.0
    block: str = "trident"
    quantity: str = "sigma/sigma_SM [1]"
    formula: tuple[str, ...] = ("Altmannshofer:2014cfa", "Altmannshofer:2014pba")

    def valid_from(self, point: Point | None) -> float:
        """Return 1 MeV, or 10 GeV where the muon's axial coupling takes part [GeV]."""
        if point is None:
            return VALID_FROM_GEV
        charges = charges_of(point)
        axial = np.any(np.asarray(charges.left("nu_mu")) * charges.axial("mu"))
        return CONTACT_FROM_GEV if axial else VALID_FROM_GEV


def _one(experiment: str, title: str, dashes: tuple[float, ...]) -> _Trident:
    return _Trident(
        name=f"trident_{experiment}",
        title=f"neutrino trident, {title}",
        predict=functools.partial(predict_experiment, experiment=experiment),
        taken=(experiment,),
        remark=f"; {title} alone",
        shared=(f"the measurement of {title}",),
        style=Style("#c0392b", dashes=(0, dashes)),
    )


CCFR = _one("ccfr", "CCFR", (6.0, 1.5))
CHARM_II = _one("charm_ii", "CHARM-II", (6.0, 1.5, 1.2, 1.5))
TRIDENT = _Trident(
    name="trident",
    title="neutrino trident",
    predict=predict,
    shared=(*CCFR.shared, *CHARM_II.shared),
    style=Style("#c0392b"),
)
"""(39) of arXiv:1403.1269."""
