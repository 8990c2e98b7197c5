"""Model: all tree-level decays of W, Z', phi, t and the vector-like quarks, for many points at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.inputs.constants import boson_values, fermion_masses
from recast.model.point import ModelPoint
from recast.model.spectrum import Charges, QuarkSpectrum, quark_spectrum
from recast.model.two_body import (
    fermion_to_scalar,
    fermion_to_vector,
    scalar_to_fermions,
    scalar_to_vectors,
    vector_to_fermions,
    vector_to_vector_scalar,
    vector_to_w_pair,
)

__all__ = [
    "DOWN",
    "UP",
    "DecayTable",
    "Decays",
    "decays",
    "neutral_couplings",
    "quark_to_fermions_off_shell",
    "scalar_to_vector_fermions",
    "total_width",
]

FloatArray = npt.NDArray[np.float64]
ComplexArray = npt.NDArray[np.complex128]

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(64)
_NODES, _WEIGHTS = 0.5 * (_NODES + 1.0), 0.5 * _WEIGHTS


def _virtualities(largest: FloatArray, mzp: FloatArray, width: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return nodes in Q^2 and their weights, times 1/((Q^2 - m^2)^2 + m^2 Gamma^2), shape (n, nodes).

    The variable is the angle atan((Q^2 - m^2)/(m Gamma)), which flattens the propagator; where the pole
    is far above the end point the interval in it is short and the map is close to linear.
    """
    scale = (mzp * width)[:, np.newaxis]
    m2, end = (mzp**2)[:, np.newaxis], (largest**2)[:, np.newaxis]
    low, high = np.arctan2(-m2, scale), np.arctan2(end - m2, scale)
    # the end point is approached quadratically: the integrand vanishes like a root of the distance
    t = 1.0 - (1.0 - _NODES) ** 2
    jacobian = 2.0 * (1.0 - _NODES) * _WEIGHTS
    angle = low + (high - low) * t
    q2 = np.clip(m2 + scale * np.tan(angle), 0.0, end)
    return q2, (high - low) * jacobian / scale


def quark_to_fermions_off_shell(
    parent: FloatArray,
    daughter: FloatArray,
    mzp: FloatArray,
    width: FloatArray,
    on_shell: FloatArray,
    left: ComplexArray,
    right: ComplexArray,
) -> FloatArray:
    """Width of q_i -> q_j f f-bar through a Z' with a conserved, massless fermion current [GeV].

    d Gamma/dQ^2 = Gamma(q_i -> q_j Z'(Q^2)) Q Gamma_f(Q^2)/pi/((Q^2 - m^2)^2 + m^2 Gamma^2), where
    Q Gamma_f(Q^2) = `on_shell` Q^2/m. All arguments have shape (n,).
    """
    q2, weight = _virtualities(parent - daughter, mzp, width)
    q = np.sqrt(np.where(q2 > 0, q2, 1.0))
    gamma = fermion_to_vector(
        parent[:, np.newaxis], daughter[:, np.newaxis], q, left[:, np.newaxis], right[:, np.newaxis]
    )
    rate = np.where(q2 > 0, gamma * q2, 0.0) * (on_shell / mzp)[:, np.newaxis] / np.pi
    return np.asarray(np.sum(rate * weight, axis=-1))


def scalar_to_vector_fermions(
    scalar: FloatArray, mzp: FloatArray, width: FloatArray, on_shell: FloatArray, coupling: FloatArray
) -> FloatArray:
    """Width of phi -> Z' f f-bar for m_phi < 2 mZ', one Z' on its shell [GeV]; massless fermions."""
    q2, weight = _virtualities(scalar - mzp, mzp, width)
    q = np.sqrt(np.where(q2 > 0, q2, 1.0))
    gamma = scalar_to_vectors(scalar[:, np.newaxis], mzp[:, np.newaxis], q, coupling[:, np.newaxis])
    rate = np.where(q2 > 0, gamma * q2, 0.0) * (on_shell / mzp)[:, np.newaxis] / np.pi
    return np.asarray(np.sum(rate * weight, axis=-1))


DecayTable = dict[tuple[str, ...], FloatArray]
"""Partial widths [GeV] by the names of the products."""

UP = ("u", "c", "t", "U1", "U2")
DOWN = ("d", "s", "b", "D1", "D2")
_CHARGED = ("e", "mu", "tau")
_CHARGED_QP = (0.0, 1.0, -1.0)
_LEPTON_NAMES = (("e-", "e+"), ("mu-", "mu+"), ("ta-", "ta+"))
_NEUTRINO_NAMES = (("ve", "ve~"), ("vm", "vm~"), ("vt", "vt~"))
_TOP = 2
_ROUNDING = 1e-28


@dataclass(frozen=True, slots=True)
class Decays:
    """Decay tables by parent (W+, Zp, phi, t, D1, D2, U1, U2); arrays have the points' shape."""

    tables: dict[str, DecayTable]
    spectrum: QuarkSpectrum


def total_width(table: DecayTable) -> FloatArray:
    """Return the sum of the partial widths [GeV]."""
    return np.asarray(sum(table.values()))


def neutral_couplings(
    spectrum: QuarkSpectrum, charges: Charges, charge: float, gp: FloatArray, boson: str
) -> tuple[ComplexArray, ComplexArray]:
    """Return gL and gR, shape (..., 5, 5), of a neutral boson 'a', 'Z' or 'Zp' with quarks of one charge."""
    b = spectrum.bosons
    w3, hyper, dark = (
        np.asarray(value)[..., np.newaxis, np.newaxis]
        for value in (b.g * b.w3[boson], b.g1 * b.b[boson], gp * b.x[boson])
    )
    electric = charge * np.eye(5)
    left = w3 * charges.t3_left + hyper * (electric - charges.t3_left) + dark * charges.qp_left
    right = w3 * charges.t3_right + hyper * (electric - charges.t3_right) + dark * charges.qp_right
    return left, right


@dataclass(frozen=True, slots=True)
class _Masses:
    mz: FloatArray
    mw: FloatArray
    mzp: FloatArray
    mh: float
    mphi: FloatArray
    gp: FloatArray


def decays(points: Sequence[ModelPoint]) -> Decays:
    """Return every two-body width, and three-body ones through a Z' where the two-body one is closed.

    Raises
    ------
    InputError
        As `quark_spectrum`.
    """
    spectrum = quark_spectrum(points)
    masses = _Masses(
        mz=np.array([point.electroweak.mz_gev for point in points]),
        mw=np.array([point.electroweak.mw_gev for point in points]),
        mzp=np.array([point.mzp_gev for point in points]),
        mh=boson_values()["mh_gev"],
        mphi=np.array([point.quarks.mphi_gev for point in points if point.quarks is not None]),
        gp=np.array([point.gp for point in points]),
    )
    zp = _zp_decays(spectrum, masses)
    fermions = _fermion_decays(spectrum, masses)
    width, leptonic = total_width(zp), {pair: zp[pair] for pair in (*_LEPTON_NAMES, *_NEUTRINO_NAMES)}
    _add_top_three_body(fermions["t"], spectrum, masses, width, leptonic)
    phi = _phi_decays(spectrum, masses)
    _add_phi_three_body(phi, spectrum, masses, width, leptonic)
    tables = {"W+": _w_decays(spectrum, masses), "Zp": zp, "phi": phi, **fermions}
    _drop_rounding(tables, spectrum, masses)
    return Decays(tables, spectrum)


def _drop_rounding(tables: dict[str, DecayTable], spectrum: QuarkSpectrum, m: _Masses) -> None:
    """Set widths to zero that only the rounding of the rotations (1e-16, squared) gives."""
    parents = {"W+": m.mw, "Zp": m.mzp, "phi": m.mphi, "t": spectrum.up.masses[..., _TOP]}
    parents |= {name: spectrum.up.masses[..., UP.index(name)] for name in ("U1", "U2")}
    parents |= {name: spectrum.down.masses[..., DOWN.index(name)] for name in ("D1", "D2")}
    for parent, table in tables.items():
        for products, width in table.items():
            table[products] = np.where(width > _ROUNDING * parents[parent], width, 0.0)


def _both(spectrum: QuarkSpectrum) -> tuple[tuple[tuple[str, ...], FloatArray, Charges, float], ...]:
    return (
        (UP, spectrum.up.masses, spectrum.up_charges, 2.0 / 3.0),
        (DOWN, spectrum.down.masses, spectrum.down_charges, -1.0 / 3.0),
    )


def _zp_decays(spectrum: QuarkSpectrum, m: _Masses) -> DecayTable:
    table: DecayTable = {}
    b, known = spectrum.bosons, fermion_masses()
    w3, hyper, dark = b.g * b.w3["Zp"], b.g1 * b.b["Zp"], m.gp * b.x["Zp"]
    zero = np.zeros_like(dark)
    for name, pair, nu, qp in zip(_CHARGED, _LEPTON_NAMES, _NEUTRINO_NAMES, _CHARGED_QP, strict=True):
        mass = np.asarray(known[name])
        to_left, to_right = -0.5 * w3 - 0.5 * hyper + qp * dark, -hyper + qp * dark
        table[pair] = vector_to_fermions(m.mzp, mass, mass, to_left, to_right)
        table[nu] = vector_to_fermions(m.mzp, zero, zero, 0.5 * w3 - 0.5 * hyper + qp * dark, zero)
    for names, masses, charges, charge in _both(spectrum):
        left, right = neutral_couplings(spectrum, charges, charge, m.gp, "Zp")
        rows, columns = masses[..., :, np.newaxis], masses[..., np.newaxis, :]
        width = vector_to_fermions(m.mzp[:, np.newaxis, np.newaxis], rows, columns, left, right, colors=3)
        for i, first in enumerate(names):
            for j, second in enumerate(names):
                table[first, second + "~"] = width[..., i, j]
    table["W+", "W-"] = vector_to_w_pair(m.mzp, m.mw, b.g * b.w3["Zp"])
    lower = {v: 0.5 * (b.g1 * b.b[v] - b.g * b.w3[v]) for v in ("Z", "Zp")}
    table["Z", "H"] = vector_to_vector_scalar(m.mzp, m.mz, m.mh, 2.0 * b.vev_gev * lower["Z"] * lower["Zp"])
    phi = 2.0 * b.vphi_gev * m.gp**2 * b.x["Z"] * b.x["Zp"]
    table["Z", "phi"] = vector_to_vector_scalar(m.mzp, m.mz, m.mphi, phi)
    return table


def _w_decays(spectrum: QuarkSpectrum, m: _Masses) -> DecayTable:
    table: DecayTable = {}
    coupling, known, zero = spectrum.bosons.g / np.sqrt(2.0), fermion_masses(), np.zeros_like(m.mw)
    for name, (_, lepton), (neutrino, _) in zip(_CHARGED, _LEPTON_NAMES, _NEUTRINO_NAMES, strict=True):
        table[neutrino, lepton] = vector_to_fermions(m.mw, zero, np.asarray(known[name]), coupling, zero)
    left, right = (coupling[:, None, None] * side for side in (spectrum.w_left, spectrum.w_right))
    ups, downs = spectrum.up.masses[..., :, np.newaxis], spectrum.down.masses[..., np.newaxis, :]
    width = vector_to_fermions(m.mw[:, None, None], ups, downs, left, right, colors=3)
    for i, upper in enumerate(UP):
        for j, lower in enumerate(DOWN):
            table[upper, lower + "~"] = width[..., i, j]
    return table


def _phi_decays(spectrum: QuarkSpectrum, m: _Masses) -> DecayTable:
    b = spectrum.bosons
    table: DecayTable = {}
    dark = {v: m.gp * b.x[v] for v in ("Z", "Zp")}
    for first, second, symmetry in (("Zp", "Zp", 0.5), ("Z", "Zp", 1.0), ("Z", "Z", 0.5)):
        coupling = 2.0 * b.vphi_gev * dark[first] * dark[second]
        mass = {"Z": m.mz, "Zp": m.mzp}
        table[first, second] = symmetry * scalar_to_vectors(m.mphi, mass[first], mass[second], coupling)
    for names, masses, charges, _ in _both(spectrum):
        rows, columns = masses[..., :, np.newaxis], masses[..., np.newaxis, :]
        right = np.swapaxes(charges.phi.conj(), -1, -2)
        width = scalar_to_fermions(
            m.mphi[:, np.newaxis, np.newaxis], rows, columns, charges.phi, right, colors=3
        )
        for i, first in enumerate(names):
            for j, second in enumerate(names):
                table[first, second + "~"] = width[..., i, j]
    return table


def _fermion_decays(spectrum: QuarkSpectrum, m: _Masses) -> dict[str, DecayTable]:
    tables: dict[str, DecayTable] = {name: {} for name in ("t", "U1", "U2", "D1", "D2")}
    mass3 = {"Z": m.mz[:, None, None], "Zp": m.mzp[:, None, None], "phi": m.mphi[:, None, None]}
    for names, masses, charges, charge in _both(spectrum):
        rows, columns = masses[..., :, np.newaxis], masses[..., np.newaxis, :]
        found: dict[str, FloatArray] = {}
        for boson in ("Z", "Zp"):
            left, right = neutral_couplings(spectrum, charges, charge, m.gp, boson)
            found[boson] = fermion_to_vector(rows, columns, mass3[boson], left, right)
        for scalar, yukawa in (("H", charges.higgs), ("phi", charges.phi)):
            mass = mass3["phi"] if scalar == "phi" else np.asarray(m.mh)
            left, right = np.swapaxes(yukawa, -1, -2), yukawa.conj()
            found[scalar] = fermion_to_scalar(rows, columns, mass, left, right)
        for i, parent in enumerate(names):
            for j, daughter in enumerate(names):
                if parent in tables and i != j:
                    for boson, width in found.items():
                        tables[parent][boson, daughter] = width[..., i, j]
    scale = (spectrum.bosons.g / np.sqrt(2.0))[:, np.newaxis, np.newaxis]
    left, right = scale * spectrum.w_left, scale * spectrum.w_right
    ups, downs = spectrum.up.masses[..., :, np.newaxis], spectrum.down.masses[..., np.newaxis, :]
    mw = m.mw[:, np.newaxis, np.newaxis]
    up_width = fermion_to_vector(ups, downs, mw, left, right)
    down_width = fermion_to_vector(downs, ups, mw, left, right)
    for i, upper in enumerate(UP):
        for j, lower in enumerate(DOWN):
            if upper in tables:
                tables[upper]["W+", lower] = up_width[..., i, j]
            if lower in tables:
                tables[lower]["W-", upper] = down_width[..., i, j]
    return tables


def _add_top_three_body(
    table: DecayTable,
    spectrum: QuarkSpectrum,
    m: _Masses,
    width: FloatArray,
    leptonic: Mapping[tuple[str, str], FloatArray],
) -> None:
    """Add t -> q l l and t -> q nu nu through a virtual Z' where t -> q Z' is closed."""
    left, right = neutral_couplings(spectrum, spectrum.up_charges, 2.0 / 3.0, m.gp, "Zp")
    parent = spectrum.up.masses[..., _TOP]
    for j, daughter in enumerate(UP[:_TOP]):
        light = spectrum.up.masses[..., j]
        closed = parent <= light + m.mzp
        for pair, on_shell in leptonic.items():
            value = np.zeros_like(m.mzp)
            if np.any(closed):
                value[closed] = quark_to_fermions_off_shell(
                    parent[closed], light[closed], m.mzp[closed], width[closed], on_shell[closed],
                    left[closed, j, _TOP], right[closed, j, _TOP],
                )  # fmt: skip
            table[(daughter, *pair)] = value


def _add_phi_three_body(
    table: DecayTable,
    spectrum: QuarkSpectrum,
    m: _Masses,
    width: FloatArray,
    leptonic: Mapping[tuple[str, str], FloatArray],
) -> None:
    """Add phi -> Z' l l and phi -> Z' nu nu where phi -> Z' Z' is closed but phi -> Z' f f is open."""
    closed = (m.mphi <= 2.0 * m.mzp) & (m.mphi > m.mzp)
    coupling = 2.0 * spectrum.bosons.vphi_gev * (m.gp * spectrum.bosons.x["Zp"]) ** 2
    for pair, on_shell in leptonic.items():
        value = np.zeros_like(m.mzp)
        if np.any(closed):
            value[closed] = scalar_to_vector_fermions(
                m.mphi[closed], m.mzp[closed], width[closed], on_shell[closed], coupling[closed]
            )
        table[("Zp", *pair)] = value
