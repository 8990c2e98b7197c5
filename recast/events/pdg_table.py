"""Events: properties of particles by PDG code for compiled kernels, the numbers of `recast.events.pdg`."""

from __future__ import annotations

import threading
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel
from recast.events.pdg import Kinds, kinds

__all__ = ["CHARGED", "HADRON", "PARTON", "PdgTable", "row_of", "table_for"]

CHARGED, HADRON, PARTON = 1, 2, 4
"""Bits of `PdgTable.flags`."""

_SMALL = 6000  # codes below are looked up directly


class PdgTable(NamedTuple):
    """Known codes; the properties of a code stand in the row that `row_of` returns."""

    direct: npt.NDArray[np.int64]
    """Row of each code from -6000 to 6000, -1 for unknown, shape (12001,)."""
    codes: npt.NDArray[np.int64]
    """All known codes in rising order, shape (K,), K at least 1."""
    flags: npt.NDArray[np.uint8]
    """Shape (K,)."""
    mass: npt.NDArray[np.float64]
    """PDG mass [GeV], NaN where the tables have none, shape (K,)."""


@kernel
def row_of(code: Number, table: PdgTable) -> Number:
    """Return the row of a code, -1 if it is not in the table."""
    if -_SMALL <= code <= _SMALL:
        return table.direct[code + _SMALL]
    row = np.searchsorted(table.codes, code)
    if row < len(table.codes) and table.codes[row] == code:
        return row
    return -1


@kernel
def _unknown(pid: npt.NDArray[np.integer[Any]], table: PdgTable) -> npt.NDArray[np.int64]:
    """Return codes that are not in the table; neighbours are not repeated."""
    found = np.empty(64, np.int64)
    count = 0
    for index in range(len(pid)):
        if row_of(pid[index], table) < 0 and (count == 0 or found[count - 1] != pid[index]):
            found[count] = pid[index]
            count += 1
            if count == len(found):
                break
    return found[:count]


def _table(codes: npt.NDArray[np.int64], properties: Kinds) -> PdgTable:
    flags = CHARGED * properties.charged + HADRON * properties.hadron + PARTON * properties.parton
    direct = np.full(2 * _SMALL + 1, -1, np.int64)
    small = np.flatnonzero(np.abs(codes) <= _SMALL)
    direct[codes[small] + _SMALL] = small
    return PdgTable(direct, codes, flags.astype(np.uint8), properties.mass.astype(np.float64))


_no = np.zeros(1, np.bool_)
# the photon, so that the tables of all particles, half a second of work, are loaded when they are needed
_known = _table(np.array([22], np.int64), Kinds(_no, np.zeros(1), _no, _no))
_lock = threading.Lock()


def table_for(pid: npt.NDArray[np.integer[Any]]) -> PdgTable:
    """Return a table that knows all codes of `pid`."""
    global _known  # noqa: PLW0603 - grows with the codes that are met
    while len(new := _unknown(pid, _known)):
        with _lock:
            codes = np.unique(np.concatenate([_known.codes, new]))
            _known = _table(codes, kinds(codes))
    return _known
