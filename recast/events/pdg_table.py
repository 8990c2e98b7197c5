"""Events: properties of particles by PDG code for compiled kernels, the numbers of `recast.events.pdg`."""

from __future__ import annotations

import threading
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel
from recast.core.slha import QuantumNumbers
from recast.events.pdg import kinds

__all__ = ["CHARGED", "COLOURED", "HADRON", "PARTON", "PdgTable", "row_of", "rows_of", "table_for"]

CHARGED, HADRON, PARTON, COLOURED = 1, 2, 4, 8
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


@kernel
def rows_of(pid: npt.NDArray[np.integer[Any]], table: PdgTable) -> npt.NDArray[np.int64]:
    """Return the row of each code, shape (N,)."""
    result = np.empty(len(pid), np.int64)
    for index in range(len(pid)):
        result[index] = row_of(pid[index], table)
    return result


def _table(codes: npt.NDArray[np.int64], particles: tuple[QuantumNumbers, ...]) -> PdgTable:
    found = kinds(codes, particles)
    flags = CHARGED * found.charged + HADRON * found.hadron + PARTON * found.parton
    flags = flags + COLOURED * found.coloured
    direct = np.full(2 * _SMALL + 1, -1, np.int64)
    small = np.flatnonzero(np.abs(codes) <= _SMALL)
    direct[codes[small] + _SMALL] = small
    return PdgTable(direct, codes, flags.astype(np.uint8), found.mass.astype(np.float64))


_known: dict[tuple[QuantumNumbers, ...], PdgTable] = {}
_lock = threading.Lock()


def table_for(pid: npt.NDArray[np.integer[Any]], particles: tuple[QuantumNumbers, ...] = ()) -> PdgTable:
    """Return a table that knows all codes of `pid`; `particles` are those that the file defines.

    It grows with the codes that are met, one table for each set of particles.
    """
    table = _known.get(particles) or _table(np.array([22], np.int64), particles)
    while len(new := _unknown(pid, table)):
        with _lock:
            before = _known.get(particles, table)
            table = _known[particles] = _table(np.unique(np.concatenate([before.codes, new])), particles)
    return table
