"""Model: which part of the full model a UFO contains; a slim UFO is the same Lagrangian with fewer fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Contents", "UFOContent"]

_QUARKS = frozenset("udscb")
_LEPTONS = frozenset({"e-", "mu-", "ta-"})
_NEUTRINOS = frozenset({"ve", "vm", "vt"})
_ALL = (
    _QUARKS
    | _LEPTONS
    | _NEUTRINOS
    | {"t", "a", "Z", "Zp", "W+", "g", "H", "phi", "U1", "U2", "D1", "D2", "G0", "G+", "GZp"}
)
_LIGHT = frozenset({"MU", "MD", "MS", "MC", "MB", "Me", "MM"})


@dataclass(frozen=True, slots=True)
class Contents:
    """A choice of fields and of the parameters that are exactly zero."""

    particles: frozenset[str]
    """Names of the particles (not of the antiparticles)."""
    massless: frozenset[str] = frozenset()
    """Names of masses that are zero."""
    quark_mixing: bool = False
    """Whether quarks mix (CKM matrix, vector-like quarks, effective Z' couplings), by external blocks."""
    kinetic_mixing: bool = False
    """Whether the parameter eps and its effect on the neutral currents are present."""


class UFOContent(Enum):
    """The named contents."""

    FULL = Contents(_ALL, quark_mixing=True, kinetic_mixing=True)
    """Everything: Standard Model, Z', phi, vector-like quarks, Goldstone bosons."""
    FOUR_LEPTON = Contents(_QUARKS | _LEPTONS | _NEUTRINOS | {"a", "Z", "Zp", "g"}, massless=_LIGHT)
    """Neutral currents of massless u d s c b, e, mu, of tau and of the neutrinos: for q q~ > 4 leptons.

    The gluon is there because MadGraph's proton wants it.
    """
