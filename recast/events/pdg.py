"""Events: charge, colour, visibility, mass and kind of particles by PDG identity code, looked up on columns.

The one place that knows what a code means, for tracks, jets, missing momentum and origins alike. Asked in
this order: the particles that the file itself defines (BLOCK QNUMBERS of its header); the rules of the PDG's
Monte Carlo numbering scheme (Review of Particle Physics) that the package `particle` does not follow;
`particle`, whose tables the masses are from.
"""

from __future__ import annotations

import functools
import math
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from particle import InvalidParticle, Particle, ParticleNotFound, pdgid

from recast.core.slha import QuantumNumbers

__all__ = ["Kinds", "is_standard", "kinds"]

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
