"""Core: random streams that depend on the seed and on what is drawn, never on order or on workers.

`stream` gives one numpy generator per purpose. `uniforms` gives one number per (event, object) from the
counter-based generator of `recast.core.philox`, so that splitting or filtering a sample changes no draw.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

__all__ = ["derive_seed", "stream", "uniforms"]


def derive_seed(seed: int, *labels: str | int, bits: int = 64) -> int:
    """Return a seed of `bits` bits for the purpose named by `labels` (SHA-256 of both)."""
    text = "\x1f".join([str(int(seed)), *map(str, labels)])
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest, "little") & ((1 << bits) - 1)


def stream(seed: int, *labels: str | int) -> np.random.Generator:
    """Return the numpy generator (Philox) that belongs to `seed` and `labels`."""
    return np.random.Generator(np.random.Philox(key=derive_seed(seed, *labels, bits=128)))


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
    from recast.core.philox import uniform_numbers  # noqa: PLC0415 - loads numba

    mixed = derive_seed(seed, label)
    key = np.array([mixed & 0xFFFFFFFF, mixed >> 32], np.uint64)
    events, objects = np.broadcast_arrays(np.asarray(event, np.uint64), np.asarray(obj, np.uint64))
    numbers = uniform_numbers(events.ravel(), objects.ravel(), np.uint64(draw), key)
    return numbers.reshape(events.shape)
