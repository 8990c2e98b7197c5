"""Core: Lorentz boosts, of numbers, of arrays and, compiled, inside kernels.

A boost is its four-velocity (ux, uy, uz, gamma): the momentum of a particle at rest that is boosted, over its
mass. Unlike the velocity it keeps all digits near the speed of light.
"""

from __future__ import annotations

from typing import Any

__all__ = ["boost_between", "boosted"]

Number = Any
"""A number or an array; all those of a call of one shape, or broadcast."""
Four = tuple[Number, Number, Number, Number]


def boosted(
    x: Number, y: Number, z: Number, energy: Number, ux: Number, uy: Number, uz: Number, gamma: Number
) -> Four:
    """Return the four-momentum (px, py, pz, E) after a boost.

    p' = p + u (u.p/(1 + gamma) + E), E' = gamma E + u.p; Byckling and Kajantie, Particle Kinematics, II.1.
    """
    along = ux * x + uy * y + uz * z
    shift = along / (1.0 + gamma) + energy
    return x + shift * ux, y + shift * uy, z + shift * uz, gamma * energy + along


def boost_between(
    x: Number, y: Number, z: Number, energy: Number, x2: Number, y2: Number, z2: Number, energy2: Number
) -> Four:
    """Return the boost without rotation that takes one momentum to another of the same mass.

    It is along their difference: with h = (p2 - p)/(E2 + E), u = 2 h/(1 - h^2), gamma = (1 + h^2)/(1 - h^2)
    (RotBstMatrix::bst of Pythia).
    """
    total = energy + energy2
    hx, hy, hz = (x2 - x) / total, (y2 - y) / total, (z2 - z) / total
    square = hx * hx + hy * hy + hz * hz
    factor = 2.0 / (1.0 - square)
    return factor * hx, factor * hy, factor * hz, (1.0 + square) / (1.0 - square)
