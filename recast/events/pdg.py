"""Events: charge, colour, visibility, mass and kind of particles by PDG identity code, looked up on columns.

The one place that knows what a code means, for tracks, jets, missing momentum and origins alike. Asked in
this order: the particles that the file itself defines (BLOCK QNUMBERS of its header); the rules of the PDG's
Monte Carlo numbering scheme (Review of Particle Physics) that the package `particle` does not follow;
`particle`, whose tables the masses are from. Compiled kernels take the same numbers as tables.
"""

from __future__ import annotations

import functools
import math
import threading
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from particle import InvalidParticle, Particle, ParticleNotFound, pdgid

from recast.core.compiled import Number, kernel
from recast.core.slha import QuantumNumbers

__all__ = [
    "CHARGED",
    "COLOURED",
    "HADRON",
    "PARTON",
    "Kinds",
    "PdgTable",
    "is_standard",
    "kinds",
    "row_of",
    "rows_of",
    "table_for",
]

_STANDARD = frozenset({*range(1, 7), *range(11, 17), *range(21, 26)})
_PHOTON, _GLUON, _LEPTOQUARK = 22, 21, 42
_UNDECAYED = frozenset({23, 25})
"""Z and Higgs boson: neutral, but they are seen by what they decay to."""
_DARK_MATTER = range(51, 61)
"""The range for dark matter: neutral and invisible. `particle` 1.1.0 gives 52, 53 and 54 a charge."""
_INTERNAL = range(81, 101)
"""Clusters, strings and the like, the generators' own."""
_PARTONS = frozenset({*range(1, 9), 9, _GLUON})
_BOTTOM, _CHARM = 5, 4
_EXTRA = 10_000_000  # from here on nuclei and exotic hadrons


class Kinds(NamedTuple):
    """Properties of particles, one array element each."""

    charged: npt.NDArray[np.bool_]
    """Electric charge is not zero."""
    mass: npt.NDArray[np.float64]
    """PDG mass [GeV]; NaN where the tables have none."""
    hadron: npt.NDArray[np.bool_]
    """Colourless bound state of quarks, nuclei included."""
    parton: npt.NDArray[np.bool_]
    """Quark, gluon or diquark: what hadrons are made of."""
    coloured: npt.NDArray[np.bool_]
    """Feels the strong force as it stands: partons, and new particles with colour."""
    visible: npt.NDArray[np.bool_]
    """A detector sees it, or what it decays to; the momentum of the others is missing."""
    heavy: npt.NDArray[np.int8]
    """5 or 4 for hadrons with bottom or charm, 0 for all else."""


class _Digits(NamedTuple):
    """What the digits n n_r n_L n_q1 n_q2 n_q3 n_J of a code say."""

    family: int
    """The digit n: 0 for the Standard Model, 1 and 2 supersymmetry, 3 technicolour, 4 composites, ..."""
    hidden: bool
    """Of a Hidden Valley (n = 4, n_r = 9)."""
    fundamental: int
    """Code of the like particle of the Standard Model, 0 for a composite."""


def _digits(aid: int) -> _Digits:
    if aid >= _EXTRA:
        return _Digits(0, False, 0)
    family, radial = aid // 1_000_000, aid // 100_000 % 10
    return _Digits(family, (family, radial) == (4, 9), aid % 10_000 if aid % 10_000 <= 100 else 0)


def _is_hadron(aid: int) -> bool:
    """Whether a code is of a hadron or nucleus; families of new particles have none but R-hadrons."""
    if aid >= _EXTRA or _digits(aid).family in (0, 9) or pdgid.is_Rhadron(aid):
        return bool(pdgid.is_hadron(aid) or pdgid.is_nucleus(aid))
    return False


def _is_diquark(aid: int) -> bool:
    return aid < _EXTRA and _digits(aid).family == 0 and bool(pdgid.is_diquark(aid))


def is_standard(pid: int) -> bool:
    """Whether a code is of a particle of the Standard Model, hadrons and diquarks included."""
    aid = abs(pid)
    return aid in _STANDARD or _is_diquark(aid) or (_digits(aid).family in (0, 9) and _is_hadron(aid))


def _is_charged(aid: int) -> bool:
    family, hidden, fundamental = _digits(aid)
    if aid in _DARK_MATTER:
        return False
    if hidden and not fundamental:
        return False  # bound states of a Hidden Valley's own force
    if family == 9 and fundamental and aid < 9_900_000:
        return False  # no family: numbers that say nothing (FeynRules counts from 9000001)
    return bool(pdgid.three_charge(aid))


def _is_coloured(aid: int, parton: bool) -> bool:
    family, hidden, fundamental = _digits(aid)
    if parton or aid == _LEPTOQUARK:
        return True
    new = family in range(1, 9) and fundamental in _PARTONS
    return new and not (hidden and fundamental == _GLUON)


@functools.cache
def _properties(pid: int, own: QuantumNumbers | None) -> tuple[bool, float, bool, bool, bool, bool, int]:
    aid = abs(pid)
    try:
        mass_mev = Particle.from_pdgid(pid).mass
    except (ParticleNotFound, InvalidParticle):
        mass_mev = None
    mass = math.nan if mass_mev is None else mass_mev / 1000.0
    if own is not None and not is_standard(pid):
        charged, coloured = own.charge3 != 0, own.colour != 1
        return charged, mass, False, False, coloured, charged or coloured, 0
    hadron = _is_hadron(aid)
    parton = aid in _PARTONS or _is_diquark(aid)
    charged, coloured = _is_charged(aid), _is_coloured(aid, parton)
    seen = charged or coloured or hadron or aid == _PHOTON
    heavy = 0
    if hadron:
        heavy = _BOTTOM if pdgid.has_bottom(pid) else _CHARM if pdgid.has_charm(pid) else 0
    return charged, mass, hadron, parton, coloured, seen or aid in _UNDECAYED or aid in _INTERNAL, heavy


def kinds(pid: npt.ArrayLike, particles: tuple[QuantumNumbers, ...] = ()) -> Kinds:
    """Look up particles by PDG identity code.

    What is neither charged nor coloured, no hadron and no photon is invisible, codes that nobody knows
    included. The Standard Model's own particles are never those of the file.

    Parameters
    ----------
    pid
        Codes, shape (N,).
    particles
        Those that the file defines.

    Returns
    -------
    Arrays of shape (N,).
    """
    codes, index = np.unique(np.asarray(pid), return_inverse=True)
    own = {particle.pdg: particle for particle in particles}
    rows: list[Any] = [_properties(int(code), own.get(abs(int(code)))) for code in codes]
    columns = zip(*rows, strict=True) if rows else ((),) * len(Kinds._fields)
    types = (bool, np.float64, bool, bool, bool, bool, np.int8)
    return Kinds(*(np.asarray(column, kind)[index] for column, kind in zip(columns, types, strict=True)))


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
