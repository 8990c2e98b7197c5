"""Points of q q~ -> four leptons for tests: two pairs of chosen or random mass, isotropic."""

import numpy as np

__all__ = ["boosted", "four_leptons", "rotated"]


def _isotropic(rng, n):
    cosine, phi = rng.uniform(-1, 1, n), rng.uniform(0, 2 * np.pi, n)
    sine = np.sqrt(1 - cosine**2)
    return np.stack([sine * np.cos(phi), sine * np.sin(phi), cosine], axis=1)


def _massless_pair(rng, parent, mass):
    """Decay each `parent` (N, 4) of mass `mass` (N,) into two massless particles."""
    n = len(parent)
    along = _isotropic(rng, n)
    rest = mass[:, None] / 2 * np.concatenate([np.ones((n, 1)), along], axis=1)
    first = boosted(rest, parent[:, 1:] / parent[:, :1])
    first[:, 0] = np.sqrt((first[:, 1:] ** 2).sum(axis=1))
    second = parent - first
    second[:, 0] = np.sqrt((second[:, 1:] ** 2).sum(axis=1))
    return first, second


def boosted(p, beta):
    """Boost p (..., 4) from a frame that moves with velocity `beta` (..., 3)."""
    p, beta = np.asarray(p, float), np.asarray(beta, float)
    gamma = 1 / np.sqrt(1 - (beta**2).sum(axis=-1, keepdims=True))
    along = (beta * p[..., 1:]).sum(axis=-1, keepdims=True)
    energy = gamma * (p[..., :1] + along)
    return np.concatenate(
        [energy, p[..., 1:] + beta * (gamma**2 / (gamma + 1) * along + gamma * p[..., :1])], axis=-1
    )


def rotated(p, angle, axis):
    """Rotate p (..., 4) by `angle` around `axis` (3,)."""
    axis = np.asarray(axis, float) / np.linalg.norm(axis)
    v = np.asarray(p, float)[..., 1:]
    turned = v * np.cos(angle) + np.cross(axis, v) * np.sin(angle)
    turned = turned + np.multiply.outer(v @ axis, axis) * (1 - np.cos(angle))
    return np.concatenate([np.asarray(p, float)[..., :1], turned], axis=-1)


def four_leptons(rng, m4l, m_first=None, m_second=None):
    """Return (N, 6, 4) momenta in the centre-of-mass frame for four-lepton masses m4l (N,).

    The pairs are rows (2, 3) and (4, 5); a pair mass that is not given is uniform between 4 GeV and what
    is left over, so that all of phase space is covered.
    """
    m4l = np.asarray(m4l, float)
    n = len(m4l)
    if m_first is None:
        m_first = rng.uniform(4, m4l - 4 if m_second is None else m4l - m_second, n)
    m_first = np.broadcast_to(np.asarray(m_first, float), n)
    m_second = rng.uniform(4, m4l - m_first, n) if m_second is None else np.broadcast_to(m_second, n)
    e_first = (m4l**2 + m_first**2 - m_second**2) / (2 * m4l)
    momentum = np.sqrt(e_first**2 - m_first**2)[:, None] * _isotropic(rng, n)
    first = np.concatenate([e_first[:, None], momentum], axis=1)
    second = np.concatenate([(m4l - e_first)[:, None], -momentum], axis=1)
    leptons = np.stack(
        [*_massless_pair(rng, first, m_first), *_massless_pair(rng, second, np.asarray(m_second))], axis=1
    )
    half = leptons[..., 0].sum(axis=1) / 2
    zero = np.zeros(n)
    beams = np.stack(
        [np.stack([half, zero, zero, half], axis=1), np.stack([half, zero, zero, -half], axis=1)], axis=1
    )
    return np.concatenate([beams, leptons], axis=1)
