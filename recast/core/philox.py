"""Core: the counter-based generator Philox4x32-10 (Salmon et al., SC11), compiled.

Import this module inside functions only (see `recast.core.compiled`).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel

__all__ = ["philox4x32", "uniform_numbers"]

Words = npt.NDArray[np.uint64]

_FIRST, _SECOND = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_WEYL_0, _WEYL_1 = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
_LOW, _BITS = np.uint64(0xFFFFFFFF), np.uint64(32)
_DROP_HIGH, _DROP_LOW = np.uint64(5), np.uint64(6)


@kernel
def philox4x32(
    c0: Number, c1: Number, c2: Number, c3: Number, k0: Number, k1: Number
) -> tuple[Number, Number, Number, Number]:
    """Return the four words of a counter (four words) and a key (two words); words are below 2**32."""
    for _ in range(10):
        p0, p1 = _FIRST * c0, _SECOND * c2
        c0, c1, c2, c3 = (p1 >> _BITS) ^ c1 ^ k0, p1 & _LOW, (p0 >> _BITS) ^ c3 ^ k1, p0 & _LOW
        k0, k1 = (k0 + _WEYL_0) & _LOW, (k1 + _WEYL_1) & _LOW
    return c0, c1, c2, c3


@kernel
def uniform_numbers(event: Words, obj: Words, draw: Number, key: Words) -> npt.NDArray[np.float64]:
    """Return numbers in [0, 1), of 53 bits as numpy's own generators give them.

    Parameters
    ----------
    event, obj
        Event numbers and object indices (the latter below 2**32), shape (N,).
    draw
        Index of the draw, a `numpy.uint64` below 2**32.
    key
        Two values below 2**32.
    """
    result = np.empty(len(event))
    for i in range(len(event)):
        words = philox4x32(event[i] & _LOW, event[i] >> _BITS, obj[i] & _LOW, draw, key[0], key[1])
        high, low = words[0] >> _DROP_HIGH, words[1] >> _DROP_LOW
        result[i] = (np.float64(high) * 67108864.0 + np.float64(low)) / 9007199254740992.0
    return result
