"""Momenta of massless particles, flat in phase space (Kleiss, Stirling, Ellis, CPC 40 (1986) 359)."""

import numpy as np

__all__ = ["rambo"]


def rambo(rng: np.random.Generator, n: int, energy: float, count: int) -> np.ndarray:
    """Return partons along z and n particles, shape (count, 2 + n, 4), in their rest frame."""
    cosine, phi = 2 * rng.random((count, n)) - 1, 2 * np.pi * rng.random((count, n))
    e = -np.log(rng.random((count, n)) * rng.random((count, n)))
    sine = np.sqrt(1 - cosine**2)
    q = np.stack([e, e * sine * np.cos(phi), e * sine * np.sin(phi), e * cosine], axis=-1)
    total = q.sum(axis=1)
    mass = np.sqrt(total[:, 0] ** 2 - (total[:, 1:] ** 2).sum(axis=1))
    b, gamma, x = -total[:, 1:] / mass[:, None], total[:, 0] / mass, energy / mass
    along = (q[:, :, 1:] * b[:, None]).sum(axis=-1)
    p = np.zeros((count, 2 + n, 4))
    p[:, 2:, 0] = x[:, None] * (gamma[:, None] * q[:, :, 0] + along)
    stretched = along[..., None] * b[:, None] / (1 + gamma)[:, None, None]
    p[:, 2:, 1:] = x[:, None, None] * (q[:, :, 1:] + b[:, None] * q[:, :, :1] + stretched)
    p[:, :2, 0] = energy / 2
    p[:, 0, 3], p[:, 1, 3] = energy / 2, -energy / 2
    return p
