"""Model: tree-level widths of two-body decays for general couplings; everything broadcasts.

Each function returns GeV, zero at and below threshold. Couplings are those of the Lagrangian: vectors
V psi-bar_j gamma (gL P_L + gR P_R) psi_i, scalars S psi-bar_j (cL P_L + cR P_R) psi_i, `c` of (c) S V V'.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = [
    "fermion_to_scalar",
    "fermion_to_vector",
    "momentum",
    "scalar_to_fermions",
    "scalar_to_vectors",
    "vector_to_fermions",
    "vector_to_vector_scalar",
    "vector_to_w_pair",
]

FloatArray = npt.NDArray[np.float64]
Couplings = npt.NDArray[np.complex128] | npt.NDArray[np.float64]


def momentum(parent: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike) -> FloatArray:
    """Return the momentum of the products in the parent's rest frame [GeV]; zero when closed."""
    m, a, b = (np.asarray(value, dtype=float) for value in (parent, first, second))
    positive = np.where(m > 0, m, 1.0)
    product = (m - a - b) * (m + a + b) * (m - a + b) * (m + a - b)
    return np.where((m > a + b) & (m > 0), np.sqrt(np.clip(product, 0.0, None)) / (2.0 * positive), 0.0)


def _rate(parent: FloatArray, first: FloatArray, second: FloatArray, squared: FloatArray) -> FloatArray:
    """Return p |M|^2/(8 pi m^2) for the spin-averaged |M|^2."""
    p = momentum(parent, first, second)
    safe = np.where(p > 0, parent, 1.0)
    return np.where(p > 0, p * squared / (8.0 * np.pi * safe**2), 0.0)


def fermion_to_vector(
    parent: FloatArray, daughter: FloatArray, vector: npt.ArrayLike, left: Couplings, right: Couplings
) -> FloatArray:
    """Width of psi_i -> psi_j V."""
    mv = np.asarray(vector, dtype=float)
    a, b, v = parent**2, daughter**2, mv**2
    strength, mixed = _strengths(left, right)
    squared = strength * (a + b - 2.0 * v + (a - b) ** 2 / v) - 12.0 * parent * daughter * mixed
    return _rate(parent, daughter, mv, 0.5 * squared)


def fermion_to_scalar(
    parent: FloatArray, daughter: FloatArray, scalar: npt.ArrayLike, left: Couplings, right: Couplings
) -> FloatArray:
    """Width of psi_i -> psi_j S."""
    ms = np.asarray(scalar, dtype=float)
    strength, mixed = _strengths(left, right)
    squared = strength * (parent**2 + daughter**2 - ms**2) + 4.0 * parent * daughter * mixed
    return _rate(parent, daughter, ms, 0.5 * squared)


def vector_to_fermions(
    vector: npt.ArrayLike,
    first: FloatArray,
    second: FloatArray,
    left: Couplings,
    right: Couplings,
    colors: int = 1,
) -> FloatArray:
    """Width of V -> psi_i psi-bar_j, summed over `colors`."""
    mv = np.asarray(vector, dtype=float)
    a, b, v = first**2, second**2, mv**2
    strength, mixed = _strengths(left, right)
    squared = strength * (2.0 * v - a - b - (a - b) ** 2 / v) + 12.0 * first * second * mixed
    return _rate(mv, first, second, colors * squared / 3.0)


def scalar_to_fermions(
    scalar: npt.ArrayLike,
    first: FloatArray,
    second: FloatArray,
    left: Couplings,
    right: Couplings,
    colors: int = 1,
) -> FloatArray:
    """Width of S -> psi_i psi-bar_j, summed over `colors`."""
    ms = np.asarray(scalar, dtype=float)
    strength, mixed = _strengths(left, right)
    squared = strength * (ms**2 - first**2 - second**2) - 4.0 * first * second * mixed
    return _rate(ms, first, second, colors * squared)


def scalar_to_vectors(
    scalar: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, coupling: npt.ArrayLike
) -> FloatArray:
    """Width of S -> V V' for the vertex c g_{mu nu}; divide by 2 for identical vectors."""
    m, a, b = (np.asarray(value, dtype=float) for value in (scalar, first, second))
    squared = 2.0 + ((m**2 - a**2 - b**2) / (2.0 * a * b)) ** 2
    return _rate(m, a, b, np.asarray(coupling, dtype=float) ** 2 * squared)


def vector_to_vector_scalar(
    parent: npt.ArrayLike, vector: npt.ArrayLike, scalar: npt.ArrayLike, coupling: npt.ArrayLike
) -> FloatArray:
    """Width of V -> V' S for the vertex c g_{mu nu}."""
    m, a, s = (np.asarray(value, dtype=float) for value in (parent, vector, scalar))
    squared = 2.0 + ((m**2 + a**2 - s**2) / (2.0 * m * a)) ** 2
    return _rate(m, a, s, np.asarray(coupling, dtype=float) ** 2 * squared / 3.0)


def vector_to_w_pair(vector: npt.ArrayLike, mw: npt.ArrayLike, coupling: npt.ArrayLike) -> FloatArray:
    """Width of V -> W+ W- with `coupling` times the vertex of three gauge bosons; the Z has g cos(theta_W).

    Derived here: the vertex summed over polarisations (tests/model/test_zprime.py). MadGraph's widths of a
    Z' that mixes are the same (docs/models.md).
    """
    m, w = np.asarray(vector, dtype=float), np.asarray(mw, dtype=float)
    x = (w / m) ** 2
    factor = np.clip(1.0 - 4.0 * x, 0.0, None) ** 1.5 * (1.0 + 20.0 * x + 12.0 * x**2) / x**2
    return np.asarray(np.asarray(coupling, dtype=float) ** 2 * m * factor / (192.0 * np.pi))


def _strengths(left: Couplings, right: Couplings) -> tuple[FloatArray, FloatArray]:
    """Return |gL|^2 + |gR|^2 and Re(gL gR*)."""
    return np.abs(left) ** 2 + np.abs(right) ** 2, np.real(left * np.conj(right))
