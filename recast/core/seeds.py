"""Core: random streams that depend on the seed and on what is drawn, never on order or on workers.

`stream` gives one numpy generator per purpose. `uniforms` gives one number per (event, object) from the
counter-based Philox4x32-10 generator (Salmon et al., SC11), so that splitting or filtering a sample
changes no draw.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["derive_seed", "philox4x32", "stream", "uniforms"]

_MULTIPLIERS = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
_WEYL = (0x9E3779B9, 0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)


def derive_seed(seed: int, *labels: str | int, bits: int = 64) -> int:
    """Return a seed of `bits` bits for the purpose named by `labels` (SHA-256 of both)."""
    text = "\x1f".join([str(int(seed)), *map(str, labels)])
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest, "little") & ((1 << bits) - 1)


def stream(seed: int, *labels: str | int) -> np.random.Generator:
    """Return the numpy generator (Philox) that belongs to `seed` and `labels`."""
    return np.random.Generator(np.random.Philox(key=derive_seed(seed, *labels, bits=128)))


def philox4x32(counter: npt.NDArray[np.uint64], key: tuple[int, int]) -> npt.NDArray[np.uint64]:
    """Philox4x32-10 on an array of counters.

    Parameters
    ----------
    counter
        Shape (4, N), values below 2**32.
    key
        Two 32-bit words.

    Returns
    -------
    Shape (4, N), values below 2**32.
    """
    c0, c1, c2, c3 = (np.asarray(row, dtype=np.uint64) for row in counter)
    k0, k1 = key
    for _ in range(10):
        p0, p1 = _MULTIPLIERS[0] * c0, _MULTIPLIERS[1] * c2
        c0, c1, c2, c3 = (
            (p1 >> np.uint64(32)) ^ c1 ^ np.uint64(k0),
            p1 & _LOW,
            (p0 >> np.uint64(32)) ^ c3 ^ np.uint64(k1),
            p0 & _LOW,
        )
        k0, k1 = (k0 + _WEYL[0]) & 0xFFFFFFFF, (k1 + _WEYL[1]) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3])


def uniforms(
    seed: int, label: str, event: npt.ArrayLike, obj: npt.ArrayLike = 0, draw: int = 0
) -> npt.NDArray[np.float64]:
    """Uniform numbers in [0, 1), one for each (event, object, draw).

    Parameters
    ----------
    seed, label
        The run's seed and the name of the sample and purpose.
    event, obj
        Event numbers (below 2**64) and object indices (below 2**32), broadcast together.
    draw
        Index of the draw for the same object (below 2**32).
    """
    mixed = derive_seed(seed, label)
    events, objects = np.broadcast_arrays(np.asarray(event, np.uint64), np.asarray(obj, np.uint64))
    counter = np.stack(
        [
            events.ravel() & _LOW,
            events.ravel() >> np.uint64(32),
            objects.ravel() & _LOW,
            np.full(events.size, draw, np.uint64),
        ]
    )
    words: Any = philox4x32(counter, (mixed & 0xFFFFFFFF, mixed >> 32))
    # 53 random bits, as numpy's own generators do
    high, low = words[0] >> np.uint64(5), words[1] >> np.uint64(6)
    result: npt.NDArray[np.float64] = (high * 67108864.0 + low) / 9007199254740992.0
    return result.reshape(events.shape)
