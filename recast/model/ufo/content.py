"""Model: which part of the full model a UFO contains; a slim UFO is the same Lagrangian with fewer fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from recast.core.errors import InputError, did_you_mean

__all__ = ["SCALAR", "Contents", "Support", "UFOContent"]

_QUARKS = frozenset("udscb")
_LEPTONS = frozenset({"e-", "mu-", "ta-", "ve", "vm", "vt"})
_HEAVY = frozenset({"U1", "U2", "D1", "D2"})
_GOLDSTONES = frozenset({"G0", "G+", "GZp"})
_UNITARY = _QUARKS | _LEPTONS | _HEAVY | {"t", "a", "Z", "Zp", "W+", "g", "H", "phi"}
_ALL = _UNITARY | _GOLDSTONES
_LIGHT = frozenset({"MU", "MD", "MS", "MC", "MB", "Me", "MM"})


@dataclass(frozen=True, slots=True)
class Support:
    """A fermion with charges under the Z' that are parameters of the UFO, or the number 1 or -1."""

    fermion: str
    """Name, of `recast.model.charges.FERMIONS`."""
    vector: bool = True
    axial: bool = False
    unit: int = 0
    """1 or -1: the vector charge is that number and no parameter."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A choice of fields and of the parameters that are exactly zero."""

    particles: frozenset[str]
    """Names of the particles (not of the antiparticles)."""
    massless: frozenset[str] = frozenset()
    """Names of masses that are zero."""
    mixing: bool = False
    """Whether quarks and neutral bosons mix: rotation, CKM and effective blocks, kinetic mixing."""
    tabulated: bool = False
    """Whether mixing enters as numbers of the card (block TABLE) and not through closed expressions."""
    charges: tuple[Support, ...] | None = None
    """Fermions whose charges are parameters; None: the numbers of Lmu-Ltau, quarks through their mixing."""
    bosons: bool = False
    """Whether W and Higgs boson couple to the Z' with parameters, those of `BosonCharges`."""
    yukawas: tuple[str, ...] = ()
    """Fermions with a coupling -yphi phi f-bar f of a scalar alone; without them phi is that of the U(1)'."""
    label: str = "slim"
    """Name of the content, in the header of the UFO and in messages."""

    def __post_init__(self) -> None:
        unknown = sorted(self.particles - _ALL)
        if unknown:
            raise InputError(
                f'unknown particle "{unknown[0]}"', where="content", mend=did_you_mean(unknown[0], _ALL)
            )

    @classmethod
    def four_leptons(cls, charges: tuple[Support, ...]) -> Contents:
        """Return neutral currents of massless u d s c b, e, mu, of tau and of the neutrinos.

        For q q~ > 4 leptons. The gluon is there because MadGraph's proton wants it.
        """
        fields = _QUARKS | _LEPTONS | {"a", "Z", "Zp", "g"}
        return cls(fields, massless=_LIGHT, charges=charges, label="four lepton")

    @classmethod
    def zprime(cls, charges: tuple[Support, ...], *, bosons: bool = False) -> Contents:
        """Return the Standard Model, u d s c e mu massless, with a Z' of these charges."""
        fields = _UNITARY - _HEAVY - {"phi"}
        return cls(fields, massless=_LIGHT - {"MB"}, charges=charges, bosons=bosons, label="Z'")


class UFOContent(Enum):
    """The named contents."""

    FULL = Contents(_UNITARY | _GOLDSTONES, mixing=True, label="full")
    """Everything: Standard Model, Z', phi, vector-like quarks, Goldstone bosons for the Feynman gauge."""
    UNITARY = Contents(_UNITARY, mixing=True, tabulated=True, label="unitary")
    """Everything but the Goldstone bosons, mixing as numbers of the card: for pyAmpliCol, whose symbolic
    algebra does not get through the closed expressions of the full UFO."""
    FOUR_LEPTON = Contents.four_leptons(
        tuple(
            Support(name, unit=unit) for name, unit in (("mu", 1), ("tau", -1), ("nu_mu", 1), ("nu_tau", -1))
        )
    )
    """Neutral currents for q q~ > 4 leptons, with the charges of Lmu-Ltau."""


SCALAR = Contents(
    _QUARKS | {"e-", "mu-", "a", "Z", "g", "phi"},
    massless=_LIGHT,
    charges=(),
    yukawas=("mu-",),
    label="scalar",
)
"""Another Lagrangian: neutral currents of quarks, electrons and muons, and a scalar that couples to muons."""
