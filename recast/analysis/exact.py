"""Analysis: sums of floats without rounding, so that neither order nor chunking changes them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt

__all__ = ["exact_sums"]

_MANTISSA = 53
_HALF = 27


def exact_sums(
    values: npt.NDArray[np.float64], groups: npt.NDArray[np.int64], n_groups: int
) -> list[Fraction]:
    """Return the exact sum of the values of each group.

    Parameters
    ----------
    values
        Finite numbers, shape (N,), N below 2**26.
    groups
        Group of each value, 0 to n_groups - 1, shape (N,).

    Notes
    -----
    A double is an integer mantissa times a power of two. Mantissas of one exponent are added as two halves,
    whose sums stay below 2**53 and are therefore exact in `numpy.bincount`.
    """
    totals = [Fraction(0)] * n_groups
    if len(values) == 0:
        return totals
    fraction, exponent = np.frexp(values)
    mantissa = (fraction * 2.0**_MANTISSA).astype(np.int64)
    high = mantissa >> _HALF
    low = mantissa - (high << _HALF)
    powers, index = np.unique(exponent, return_inverse=True)
    cell = groups * len(powers) + index
    size = n_groups * len(powers)
    highs = np.bincount(cell, weights=high, minlength=size).reshape(n_groups, -1)
    lows = np.bincount(cell, weights=low, minlength=size).reshape(n_groups, -1)
    for column, power in enumerate(powers):
        scale = Fraction(2) ** (int(power) - _MANTISSA)
        for group in range(n_groups):
            whole = (int(highs[group, column]) << _HALF) + int(lows[group, column])
            if whole:
                totals[group] += whole * scale
    return totals
