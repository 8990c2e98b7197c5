"""Generate: a quark and an antiquark become a system without colour, at next-to-leading order of QCD.

Such a system (lepton pair, four leptons) is corrected as a virtual boson of its mass M and rapidity Y: gluons
couple to the incoming line alone. In the MS-bar scheme, per pair of flavours, with l = ln(M^2/mu_F^2), F the
momentum distributions, alpha_s at mu_R and

    d sigma/dM^2 dY ~ N = F_q(x1) F_q~(x2) + alpha_s/(2 pi) D,    x1, x2 = M/sqrt(S) exp(+-Y),

D has the virtual part, the emission of a gluon and a gluon that becomes a quark pair. Of a parton system with
z = M^2/s^ and t^ = -s^ (1 - z) y these are

    q q~: C_F {(1 + z^2)/(1 - z) ([1/y]_+ + [1/(1 - y)]_+) - 2 (1 - z)}, and at y = 0 and at y = 1
          C_F {2 (1 + z^2) [ln(1 - z)/(1 - z)]_+ + l [(1 + z^2)/(1 - z)]_+ - (1 + z^2)/(1 - z) ln z + 1 - z},
    q g:  T_R {P [1/y]_+ + 2 z (1 - z) + (1 - z)^2 y}, P = z^2 + (1 - z)^2, and at y = 0
          T_R {P (l + ln((1 - z)^2/z)) + 2 z (1 - z)},
    virtual: C_F (2 pi^2/3 - 8) at z = 1.

Integrated over y they are those of Altarelli, Ellis, Martinelli (Nucl. Phys. B157 (1979) 461); in rapidity
they are in Anastasiou, Dixon, Melnikov, Petriello (hep-ph/0312266).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from recast.generate.pdf import PdfSet

__all__ = ["annihilation", "inclusive_annihilation"]

Real = npt.NDArray[np.float64]

_CF, _TR = 4.0 / 3.0, 0.5
_GLUON = 21
_VIRTUAL = 2.0 * math.pi**2 / 3.0 - 8.0
_RAPIDITY_NODES = 24
_MASS_NODES = 48


@lru_cache(maxsize=8)
def _unit_rule(nodes: int) -> tuple[Real, Real]:
    """Return points and weights of the Gauss-Legendre rule from 0 to 1."""
    x, w = np.polynomial.legendre.leggauss(nodes)
    return (x + 1.0) / 2.0, w / 2.0


def _towards_one(lowest: float, nodes: int) -> tuple[Real, Real]:
    """Return points and weights of a rule from `lowest` to 1, dense at 1 and even in the logarithm below."""
    s, w = _unit_rule(nodes)
    reach = -math.log(lowest)
    z = np.exp(-reach * s**2)
    return z, 2.0 * reach * s * z * w


def _summed(weight: Real, values: Real) -> Real:
    """Return the weighted sum over the first axis; not by BLAS, whose last bit depends on its threads."""
    return np.asarray(np.einsum("z,zp->p", weight, values))


@dataclass(frozen=True, slots=True)
class _Flux:
    """Products of the momentum distributions of two protons, both orientations of the pairs together."""

    pdf: PdfSet
    quarks: list[int]
    antiquarks: list[int]
    gluon: int
    scale_gev: float

    @classmethod
    def of(cls, pdf: PdfSet, pairs: Sequence[tuple[int, int]], scale_gev: float) -> _Flux:
        columns = [[pdf.column(pair[side]) for pair in pairs] for side in (0, 1)]
        return cls(pdf, columns[0], columns[1], pdf.column(_GLUON), scale_gev)

    def at(self, x: Real) -> Real:
        """Return x f(x) of all partons, zero from x = 1 on, shape (*x.shape, partons)."""
        flat = np.ravel(x)
        values = np.zeros((len(flat), len(self.pdf.pids)))
        inside = flat < 1.0
        values[inside] = self.pdf.xf(flat[inside], self.scale_gev)
        return values.reshape(*np.shape(x), -1)

    def annihilating(self, one: Real, two: Real) -> Real:
        """Return q(x1) q~(x2) + q~(x1) q(x2) of each pair, on the last axis."""
        q, a = self.quarks, self.antiquarks
        return np.asarray(one[..., q] * two[..., a] + one[..., a] * two[..., q])

    def with_gluon(self, quark: Real, gluon: Real) -> Real:
        """Return (q + q~)(x) g(x') of each pair, on the last axis."""
        return np.asarray((quark[..., self.quarks] + quark[..., self.antiquarks]) * gluon[..., [self.gluon]])


def _collinear(z: Real, log_scale: float) -> tuple[Real, Real, Real]:
    """Return the functions of z at y = 0.

    Those of q q~, of (1 + z^2) times the flux with a plus prescription and of the flux as it is; that of q g.
    """
    soft = np.log1p(-z)
    plus = (2.0 * soft + log_scale) / (1.0 - z)
    regular = -(1.0 + z**2) / (1.0 - z) * np.log(z) + 1.0 - z
    split = z**2 + (1.0 - z) ** 2
    gluon = split * (log_scale + 2.0 * soft - np.log(z)) + 2.0 * z * (1.0 - z)
    return plus, regular, gluon


def _below(lowest: float, log_scale: float) -> float:
    """Return what the plus prescription takes off between 0 and `lowest`, of (1 + z^2) flux at z = 1."""
    soft = math.log1p(-lowest)
    return soft**2 + log_scale * soft


def annihilation(
    pdf: PdfSet,
    pairs: Sequence[tuple[int, int]],
    mass_gev: float,
    rapidity: float,
    sqrt_s_gev: float,
    scale_gev: float,
    *,
    nodes: tuple[int, int] = (_MASS_NODES, _RAPIDITY_NODES),
) -> tuple[Real, Real]:
    """Return the rate of annihilation at a mass and rapidity at lowest order, and its correction.

    Parameters
    ----------
    pdf
        PDF set.
    pairs
        PDG codes of quark and antiquark; both orientations count.
    mass_gev, rapidity
        Of the system without colour.
    sqrt_s_gev
        Energy of the protons.
    scale_gev
        Factorisation scale.
    nodes
        Points of the rules in z and in the rapidity of the parton system.

    Returns
    -------
    F_q(x1) F_q~(x2) + F_q~(x1) F_q(x2), and D in units of alpha_s/(2 pi): shape (pairs,).

    Raises
    ------
    InputError
        As `PdfSet.xf`, and for a parton that the set has not.

    Examples
    --------
    >>> from recast.generate.pdf import load_pdf
    >>> pdf = load_pdf("NNPDF31_nlo_as_0118_luxqed")
    >>> lowest, correction = annihilation(pdf, [(2, -2)], 91.19, 0.0, 13000.0, 91.19)
    >>> round(float(1 + 0.118 / 6.2832 * correction[0] / lowest[0]), 3)
    1.171
    """
    flux = _Flux.of(pdf, pairs, scale_gev)
    tau, log_scale = (mass_gev / sqrt_s_gev) ** 2, 2.0 * math.log(mass_gev / scale_gev)
    ends = math.sqrt(tau) * math.exp(rapidity), math.sqrt(tau) * math.exp(-rapidity)
    fixed = [flux.at(np.array(x)) for x in ends]
    lowest = flux.annihilating(*fixed)
    correction = _CF * (_VIRTUAL + 3.0 * log_scale) * lowest
    for side in (0, 1):  # the parton of this side stays, that of the other loses the fraction 1 - z
        other = ends[1 - side]
        z, w = _towards_one(other, nodes[0])
        moved = flux.at(other / z)
        plus, regular, gluon = _collinear(z, log_scale)
        pair = flux.annihilating(fixed[side], moved)
        subtracted = (1.0 + z**2)[:, None] * pair - 2.0 * lowest
        correction += _CF * (_summed(w * plus, subtracted) + _summed(w * regular, pair))
        correction += 2.0 * _CF * _below(other, log_scale) * lowest
        correction += _TR * _summed(w * gluon, flux.with_gluon(fixed[side], moved))
    return lowest, correction + _between(flux, tau, rapidity, ends, fixed, nodes)


def _between(
    flux: _Flux,
    tau: float,
    rapidity: float,
    ends: tuple[float, float],
    fixed: list[Real],
    nodes: tuple[int, int],
) -> Real:
    """Return the part of the correction with 0 < y < 1.

    The integration is over v = ln((z + (1 - z) y)/(1 - (1 - z) y)), in which x1 and x2 are exponentials.
    """
    z, w = _towards_one(tau, nodes[0])
    half = -0.5 * np.log(tau / z)
    low = np.maximum(np.log(z), -2.0 * (half + rapidity))
    high = np.minimum(-np.log(z), 2.0 * (half - rapidity))
    open_ = high > low
    z, w, low, high = z[open_], w[open_], low[open_], high[open_]
    s, ws = _unit_rule(nodes[1])
    v = low[:, None] + (high - low)[:, None] * s
    grow, column = np.exp(v), z[:, None]
    y = (grow - column) / ((1.0 - column) * (1.0 + grow))
    rest = (1.0 - grow * column) / ((1.0 - column) * (1.0 + grow))  # 1 - y
    dy = (high - low)[:, None] * ws * grow * (1.0 + column) / ((1.0 - column) * (1.0 + grow) ** 2)
    root = np.sqrt(tau / column)
    one = flux.at(np.minimum(root * np.exp(rapidity + v / 2.0), 1.0))
    two = flux.at(np.minimum(root * np.exp(-rapidity - v / 2.0), 1.0))
    # at y = 0 and y = 1; the logarithms are what the subtraction leaves outside the limits of y
    moved_one, moved_two = flux.at(ends[0] / z), flux.at(ends[1] / z)
    edge = np.log((np.exp(high) - z) / ((1.0 - z) * (1.0 + np.exp(high))))[:, None]
    rest_edge = np.log((1.0 - np.exp(low) * z) / ((1.0 - z) * (1.0 + np.exp(low))))[:, None]

    def over(weight: Real, inside: Real, at_end: Real, outside: Real) -> Real:
        return np.asarray(np.einsum("zv,zvp->zp", weight, inside - at_end[:, None, :]) + at_end * outside)

    pair = flux.annihilating(one, two)
    singular = over(dy / y, pair, flux.annihilating(fixed[0], moved_two), edge)
    singular += over(dy / rest, pair, flux.annihilating(moved_one, fixed[1]), rest_edge)
    quarks = ((1.0 + z**2) / (1.0 - z))[:, None] * singular
    quarks -= 2.0 * (1.0 - z)[:, None] * np.einsum("zv,zvp->zp", dy, pair)
    second, first = flux.with_gluon(one, two), flux.with_gluon(two, one)
    singular = over(dy / y, second, flux.with_gluon(fixed[0], moved_two), edge)
    singular += over(dy / rest, first, flux.with_gluon(fixed[1], moved_one), rest_edge)
    gluons = (z**2 + (1.0 - z) ** 2)[:, None] * singular
    for regular, inside in ((y, second), (rest, first)):
        weight = dy * (2.0 * column * (1.0 - column) + (1.0 - column) ** 2 * regular)
        gluons += np.einsum("zv,zvp->zp", weight, inside)
    return _summed(w, _CF * quarks + _TR * gluons)


def inclusive_annihilation(
    pdf: PdfSet,
    pairs: Sequence[tuple[int, int]],
    mass_gev: float,
    sqrt_s_gev: float,
    scale_gev: float,
    *,
    nodes: tuple[int, int] = (60, 80),
) -> tuple[Real, Real]:
    """Return the integrals over rapidity of what `annihilation` returns, from the formulae without rapidity.

    `nodes` are those of the rules in z and in ln x; the other parameters and errors are those of
    `annihilation`.

    Examples
    --------
    >>> from recast.generate.pdf import load_pdf
    >>> pdf = load_pdf("NNPDF31_nlo_as_0118_luxqed")
    >>> lowest, correction = inclusive_annihilation(pdf, [(2, -2)], 91.19, 13000.0, 91.19)
    >>> round(float(1 + 0.118 / 6.2832 * correction[0] / lowest[0]), 3)
    1.167
    """
    flux = _Flux.of(pdf, pairs, scale_gev)
    tau, log_scale = (mass_gev / sqrt_s_gev) ** 2, 2.0 * math.log(mass_gev / scale_gev)
    t, wt = _unit_rule(nodes[1])

    def integrals(product: Real) -> tuple[Real, Real]:
        log = np.log(product)[:, None]
        one, two = flux.at(np.exp(log * t)), flux.at(np.minimum(np.exp(log * (1.0 - t)), 1.0))
        gluons = flux.with_gluon(one, two) + flux.with_gluon(two, one)
        weight, pair = -log * wt, flux.annihilating(one, two)
        return np.einsum("zv,zvp->zp", weight, pair), np.einsum("zv,zvp->zp", weight, gluons)

    lowest = integrals(np.array([tau]))[0][0]
    z, w = _towards_one(tau, nodes[0])
    pair, gluons = integrals(tau / z)
    plus, regular, gluon = _collinear(z, log_scale)
    subtracted = (1.0 + z**2)[:, None] * pair - 2.0 * lowest
    # both ends; what lies between them integrates to -2 (1 - z), and to 1/2 + z - 3 z^2/2 with a gluon
    correction = _CF * (_VIRTUAL + 3.0 * log_scale + 4.0 * _below(tau, log_scale)) * lowest
    correction += 2.0 * _CF * (_summed(w * plus, subtracted) + _summed(w * (regular - 1.0 + z), pair))
    correction += _TR * _summed(w * (gluon + 0.5 + z - 1.5 * z**2), gluons)
    return lowest, correction
