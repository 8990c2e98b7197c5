"""Generate: four-vectors of decay chains: boosts along z and rotations, and invariants of massless momenta.

Vectors are tuples (E, x, y, z) of arrays, which is faster than one array with a last axis of four.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Vector", "boost_z", "kallen", "pair_masses2", "rotate", "unit_pair"]

Real = npt.NDArray[np.float64]
Vector = tuple[Real, Real, Real, Real]


def kallen(a: Real, b: Real, c: Real) -> Real:
    """Return sqrt((a - b - c)^2 - 4 b c); zero where rounding makes the radicand negative."""
    return np.sqrt(np.maximum((a - b - c) ** 2 - 4.0 * b * c, 0.0))


def unit_pair(energy: Real, cosine: Real, phi: Real) -> tuple[Vector, Vector]:
    """Return two back-to-back massless vectors of this energy; the first points to (cosine, phi)."""
    sine = np.sqrt(np.maximum((1.0 - cosine) * (1.0 + cosine), 0.0))
    x, y, z = energy * sine * np.cos(phi), energy * sine * np.sin(phi), energy * cosine
    return (energy, x, y, z), (energy, -x, -y, -z)


def boost_z(vector: Vector, gamma: Real, gamma_beta: Real) -> Vector:
    """Boost along +z."""
    e, x, y, z = vector
    return gamma * e + gamma_beta * z, x, y, gamma * z + gamma_beta * e


def rotate(vectors: list[Vector], cosine: Real, phi: Real) -> list[Vector]:
    """Rotate so that the z axis turns to the direction (cosine, phi)."""
    sine = np.sqrt(np.maximum((1.0 - cosine) * (1.0 + cosine), 0.0))
    cp, sp = np.cos(phi), np.sin(phi)
    result: list[Vector] = []
    for e, x, y, z in vectors:
        forward = cosine * x + sine * z
        result.append((e, cp * forward - sp * y, sp * forward + cp * y, cosine * z - sine * x))
    return result


def pair_masses2(leptons: Real) -> dict[tuple[int, int], Real]:
    """Return 2 p_i.p_j of all pairs i < j; `leptons` has shape (N, n, 4), massless.

    The form (|a| b - |b| a)^2/(|a||b|) has no cancellation for nearly parallel momenta.
    """
    e, x, y, z = (np.ascontiguousarray(leptons[:, :, k].T) for k in range(4))
    count = leptons.shape[1]
    result: dict[tuple[int, int], Real] = {}
    for i in range(count):
        for j in range(i + 1, count):
            total = (e[i] * x[j] - e[j] * x[i]) ** 2
            total += (e[i] * y[j] - e[j] * y[i]) ** 2
            total += (e[i] * z[j] - e[j] * z[i]) ** 2
            result[i, j] = total / (e[i] * e[j])
    return result
