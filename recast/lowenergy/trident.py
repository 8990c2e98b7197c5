"""Lowenergy: neutrino trident production nu N -> nu mu mu N over its Standard Model value.

A finite Z' mass enters with equivalent photons: nu gamma -> nu mu mu by a vector current is deep inelastic
scattering off a real photon, whose structure functions are known with massive muons. The Z' propagator
multiplies the amplitude by mZ'^2/(mZ'^2 + |t|).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.constants import physical_constants
from scipy.special import spherical_jn

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Measured, Point, Style, charges_of, coordinates

if TYPE_CHECKING:
    from scipy.interpolate import CubicSpline

__all__ = [
    "CCFR",
    "CHARM_II",
    "CONTACT_FROM_GEV",
    "TRIDENT",
    "VALID_FROM_GEV",
    "Target",
    "form_factor",
    "photon_structure_functions",
    "predict",
    "predict_experiment",
    "propagator_ratios",
    "tabulated_ratios",
    "target",
]


_FM = 1e3 / physical_constants["reduced Planck constant times c in MeV fm"][0]
"""One fermi in 1/GeV."""
_NODES = 48
_TABLE_GEV = (1e-3, 1e2)
_TABLE_POINTS = 161


@dataclass(frozen=True, slots=True)
class Target:
    """A neutrino beam and the nuclei it meets."""

    energy_gev: float
    nuclei: tuple[tuple[int, int, float], ...]
    """(charge, mass number, number of atoms) of each."""


@functools.cache
def target(experiment: str) -> Target:
    """Return beam and nuclei of 'ccfr', 'nutev' or 'charm_ii' (recast/inputs/trident_targets.yaml)."""
    entry = load_yaml(Path(str(files("recast.inputs").joinpath("trident_targets.yaml"))))[experiment]
    nuclei = tuple((int(item["z"]), int(item["a"]), float(item["atoms"])) for item in entry["nuclei"])
    return Target(float(entry["energy_gev"]), nuclei)


def form_factor(momentum_gev: FloatArray, mass_number: int) -> FloatArray:
    """Return Helm's form factor, 1 at zero momentum (Lewin, Smith, Astropart. Phys. 6 (1996) 87)."""
    skin = 0.9 * _FM
    c = (1.23 * mass_number ** (1.0 / 3.0) - 0.60) * _FM
    radius = math.sqrt(c**2 + 7.0 / 3.0 * (math.pi * 0.52 * _FM) ** 2 - 5.0 * skin**2)
    x = np.maximum(np.asarray(momentum_gev, dtype=np.float64) * radius, 1e-6)
    value: FloatArray = 3.0 * spherical_jn(1, x) / x * np.exp(-0.5 * (x * skin / radius) ** 2)
    return value


def photon_structure_functions(
    x: FloatArray, q2: FloatArray, muon_mass: float
) -> tuple[FloatArray, FloatArray]:
    """Return (2 x F1, F2) of a real photon for a muon pair, over alpha, arrays of one shape.

    Lowest order with massive muons (Budnev et al., Phys. Rept. 15 (1975) 181); zero below threshold.
    F2 -> Q^2 sigma(gamma gamma -> mu mu)/(4 pi^2 alpha^2) for Q^2 -> 0.
    """
    ratio = muon_mass**2 / q2
    beta = np.sqrt(np.maximum(1.0 - 4.0 * ratio * x / (1.0 - x), 0.0))
    log = 2.0 * np.arctanh(np.minimum(beta, 1.0 - 1e-16))
    first = (x**2 + (1.0 - x) ** 2 + 4.0 * x * (1.0 - 3.0 * x) * ratio - 8.0 * x**2 * ratio**2) * log
    second = beta * (-1.0 + 8.0 * x * (1.0 - x) - 4.0 * x * (1.0 - x) * ratio)
    f2 = x / math.pi * (first + second)
    longitudinal = 4.0 * x**2 / math.pi * ((1.0 - x) * beta - 2.0 * x * ratio * log)
    return f2 - longitudinal, f2


def _log_nodes(low: FloatArray, high: FloatArray, count: int) -> tuple[FloatArray, FloatArray]:
    """Return Gauss-Legendre nodes in the logarithm, and weights times node, on a last axis."""
    node, weight = np.polynomial.legendre.leggauss(count)
    span = np.log(high / low)[..., np.newaxis]
    points = low[..., np.newaxis] * np.exp(0.5 * (node + 1.0) * span)
    return points, 0.5 * weight * span * points


def _spectrum(s: FloatArray, q2: FloatArray, muon_mass: float) -> FloatArray:
    """Return d sigma/dQ^2 of nu gamma -> nu mu mu over G_F^2 C_V^2 alpha, arrays of one shape.

    d sigma/dx dy = (G_F^2 C_V^2 s/2 pi) [x y^2 F1 + (1 - y) F2], Q^2 = x y s.
    """
    low = (q2 + 4.0 * muon_mass**2) / s
    open_ = low < 1.0
    y, weight = _log_nodes(np.where(open_, low, 0.5), np.ones_like(low), _NODES)
    big_q2, big_s = (
        np.broadcast_to(q2, low.shape)[..., np.newaxis],
        np.broadcast_to(s, low.shape)[..., np.newaxis],
    )
    x = big_q2 / (y * big_s)
    inside = x < 1.0
    two_x_f1, f2 = photon_structure_functions(np.where(inside, x, 0.5), big_q2, muon_mass)
    kernel = (0.5 * y**2 * two_x_f1 + (1.0 - y) * f2) / (2.0 * math.pi * y) * inside
    total: FloatArray = np.sum(weight * kernel, axis=-1) * open_
    return total


def _photon_flux(s: FloatArray, beam: Target) -> FloatArray:
    """Return sum Z^2 int dq^2/q^2 F^2(q^2) from q = s/(2 E), the equivalent photons per ds/s, shape of s."""
    q_min = s / (2.0 * beam.energy_gev)
    top = np.maximum(1.0, 1.001 * q_min)  # GeV: the form factor has ended long before
    q, weight = _log_nodes(q_min, top, 160)
    flux = np.zeros_like(s)
    for charge, mass_number, atoms in beam.nuclei:
        flux += atoms * charge**2 * np.sum(weight * 2.0 / q * form_factor(q, mass_number) ** 2, axis=-1)
    return flux


@functools.cache
def _momentum_transfers(experiment: str, muon_mass: float) -> tuple[FloatArray, FloatArray]:
    """Return |t| nodes [GeV^2] and the normalised share of the vector cross section at each."""
    beam = target(experiment)
    threshold = 4.0 * muon_mass**2
    s, s_weight = _log_nodes(np.asarray(1.0001 * threshold), np.asarray(2.0 * beam.energy_gev), 64)
    flux = s_weight / s * _photon_flux(s, beam)
    q2, q2_weight = _log_nodes(np.asarray(1e-8 * threshold), np.asarray(s[-1]), 96)
    grid_s, grid_q2 = np.meshgrid(s, q2, indexing="ij")
    table = _spectrum(grid_s, grid_q2, muon_mass)
    share = q2_weight * (flux @ table)
    return q2, share / share.sum()


def propagator_ratios(
    mzp_gev: npt.ArrayLike, experiment: str, muon_mass: float
) -> tuple[FloatArray, FloatArray]:
    """Return the averages of P and P^2, P = mZ'^2/(mZ'^2 + |t|), over vector-current trident events.

    They multiply the coefficients of g'^2 and g'^4 of the contact limit (34) of arXiv:1403.1269; both are 1
    for mZ' -> infinity. Shape of `mzp_gev` [GeV].
    """
    t, share = _momentum_transfers(experiment, muon_mass)
    square = np.asarray(mzp_gev, dtype=np.float64)[..., np.newaxis] ** 2
    factor = square / (square + t)
    return factor @ share, factor**2 @ share


@functools.cache
def _table(experiment: str, muon_mass: float) -> CubicSpline:
    """Return the logarithms of both ratios as a spline in the logarithm of the mass."""
    from scipy.interpolate import CubicSpline  # noqa: PLC0415 - takes a fifth of a second, here only

    masses = np.geomspace(*_TABLE_GEV, _TABLE_POINTS)
    ratios = np.stack(propagator_ratios(masses, experiment, muon_mass), axis=-1)
    return CubicSpline(np.log(masses), np.log(ratios))


def tabulated_ratios(
    mzp_gev: npt.ArrayLike, experiment: str, muon_mass: float
) -> tuple[FloatArray, FloatArray]:
    """Return `propagator_ratios` interpolated in a table made once, to a relative 1e-6 from 1 MeV to 100 GeV.

    Masses outside are refused with a `ValueError`: callers use the contact limit above.
    """
    mass = np.asarray(mzp_gev, dtype=np.float64)
    if np.any(mass < _TABLE_GEV[0]) or np.any(mass > _TABLE_GEV[1]):
        raise ValueError(f"masses outside the table of {_TABLE_GEV} GeV")
    found = np.exp(_table(experiment, muon_mass)(np.log(mass)))
    return found[..., 0], found[..., 1]


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
    (`recast.lowenergy.trident`); for an axial one, whose events differ by m_mu, there is none.
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
        style=Style("#d55e00", dashes=(0, dashes)),
    )


CCFR = _one("ccfr", "CCFR", (6.0, 1.5))
CHARM_II = _one("charm_ii", "CHARM-II", (6.0, 1.5, 1.2, 1.5))
TRIDENT = _Trident(
    name="trident",
    title="neutrino trident",
    predict=predict,
    shared=(*CCFR.shared, *CHARM_II.shared),
    style=Style("#d55e00"),
)
"""(39) of arXiv:1403.1269."""
