"""Lowenergy: how a finite Z' mass changes neutrino trident production, with equivalent photons.

nu gamma -> nu mu mu by a vector current is deep inelastic scattering off a real photon, whose structure
functions are known with massive muons. The Z' propagator multiplies the amplitude by mZ'^2/(mZ'^2 + |t|).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.constants import physical_constants
from scipy.interpolate import CubicSpline
from scipy.special import spherical_jn

from recast.core.yaml import load_yaml

__all__ = [
    "Target",
    "form_factor",
    "photon_structure_functions",
    "propagator_ratios",
    "tabulated_ratios",
    "target",
    "vector_cross_section",
]

FloatArray = npt.NDArray[np.float64]

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


def vector_cross_section(s: float, muon_mass: float) -> float:
    """Return sigma(nu gamma -> nu mu mu) of the vector current over G_F^2 C_V^2 alpha [GeV^2].

    For s >> m_mu^2 it tends to s/(9 pi^2) (ln(s/m_mu^2) - 8/3), from the integral over x and y.
    """
    edges = np.asarray([1e-10 * muon_mass**2, s - 4.0 * muon_mass**2])
    q2, weight = _log_nodes(edges[0], edges[1], 200)
    return float(np.sum(weight * _spectrum(np.full_like(q2, s), q2, muon_mass)))


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
