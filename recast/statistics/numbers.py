"""Statistics: numbers of a likelihood as they are given, checked where they come in."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["LARGEST_EVENTS", "LARGEST_FACTOR", "numbers"]

LARGEST_EVENTS = 1e9
"""Events, as for one count: -2 log L of more has lost its digits."""
LARGEST_FACTOR = 1e6
"""Of a yield at one standard deviation."""


def numbers(
    given: Any,
    what: str,
    where: str,
    *,
    low: float = -LARGEST_EVENTS,
    high: float = LARGEST_EVENTS,
    mend: str = "",
) -> npt.NDArray[np.float64]:
    """Return numbers as an array of one dimension.

    Parameters
    ----------
    given
        A number or numbers.
    what, where
        What errors call them, and where they stand.
    low, high
        Ends of the range that is allowed.
    mend
        What helps.

    Raises
    ------
    InputError
        For what is no number, not finite or out of range, with the first such value.
    """
    items = np.ravel(np.asarray(given, dtype=object))
    found = np.empty(len(items))
    for i, item in enumerate(items):
        try:
            found[i] = np.nan if isinstance(item, bool | str) else float(item)
        except (OverflowError, TypeError, ValueError):
            found[i] = np.nan
        if not low <= found[i] <= high:
            raise InputError(
                f"{what} is {str(item)[:20]}; it must be a number of {low:g} to {high:g}",
                where=where,
                mend=mend,
            )
    return found
