"""Generate: two-body decays and boosts on arrays of four-momenta (E, px, py, pz) [GeV]."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.boosts import boosted
from recast.model.two_body import momentum

__all__ = ["around_axis", "boost", "direction", "two_body"]

Real = npt.NDArray[np.float64]


def direction(cosine: Real, phi: Real) -> Real:
    """Return unit vectors, shape (N, 3)."""
    sine = np.sqrt(np.maximum(1.0 - cosine**2, 0.0))
    return np.stack([sine * np.cos(phi), sine * np.sin(phi), cosine], axis=-1)


def around_axis(axis: Real, cosine: Real, phi: Real) -> Real:
    """Return unit vectors at an angle to `axis` (unit vectors, shape (N, 3)) and azimuth phi around it."""
    # the coordinate axis farthest from `axis` spans the plane
    helper = np.zeros_like(axis)
    np.put_along_axis(helper, np.argmin(np.abs(axis), axis=1)[:, None], 1.0, axis=1)
    first = np.cross(axis, helper)
    first /= np.linalg.norm(first, axis=1)[:, None]
    second = np.cross(axis, first)
    local = direction(cosine, phi)
    return local[:, :1] * first + local[:, 1:2] * second + local[:, 2:] * axis


def two_body(parent: Real, first: npt.ArrayLike, second: npt.ArrayLike, way: Real) -> tuple[Real, Real]:
    """Return the momenta of both products in the parent's rest frame, the first along `way`."""
    p = momentum(parent, first, second)
    a, b = np.broadcast_to(first, p.shape), np.broadcast_to(second, p.shape)
    vector = p[:, None] * way
    return (
        np.concatenate([np.sqrt(p**2 + a**2)[:, None], vector], axis=1),
        np.concatenate([np.sqrt(p**2 + b**2)[:, None], -vector], axis=1),
    )


def boost(momenta: Real, frame: Real) -> Real:
    """Return momenta given in the rest frame of `frame` in the frame where that is measured.

    Parameters
    ----------
    momenta, frame
        Shape (N, 4); `frame` is massive.
    """
    mass = np.sqrt(frame[:, 0] ** 2 - (frame[:, 1:] ** 2).sum(axis=1))
    gamma, ux, uy, uz = frame.T / mass
    energy, px, py, pz = momenta.T
    px, py, pz, energy = boosted(px, py, pz, energy, ux, uy, uz, gamma)
    return np.stack([energy, px, py, pz], axis=1)
