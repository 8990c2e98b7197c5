"""Model: three-body decays through one virtual Z' to leptons, as an integral over its virtuality."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.model.two_body import fermion_to_vector, scalar_to_vectors

__all__ = ["quark_to_fermions_off_shell", "scalar_to_vector_fermions"]

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
