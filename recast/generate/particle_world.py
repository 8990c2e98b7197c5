"""Generate: what Pythia, the model and the header of the parton events know of particles, in one place."""

from __future__ import annotations

import functools
import math
from fractions import Fraction
from typing import Any

from recast.core.errors import InputError
from recast.core.slha import QuantumNumbers, Slha, slha_number
from recast.events.pdg import is_standard
from recast.generate.fresh_pythia import fresh_pythia
from recast.model.ufo.fields import PARTICLES

__all__ = ["MODEL_PARTICLES", "ParticleWorld", "definition", "new_particles", "pythia_colour"]

_COLOURS = {1: 0, 3: 1, -3: -1, 6: 3, -6: -3, 8: 2}
"""Pythia's number for each representation."""
_OUTSIDE_PDG = 1_000_000
_UNUSED = "1000. 1."
"""Mass and width [GeV] of a particle that comes with the events, and has theirs."""

MODEL_PARTICLES = tuple(
    QuantumNumbers(
        particle.pdg,
        int(3 * Fraction(particle.charge)),
        particle.spin,
        particle.color,
        particle.self_conjugate,
    )
    for particle in PARTICLES
    if particle.pdg > _OUTSIDE_PDG
)
"""The vector-like quarks and phi."""


def new_particles(card: Slha) -> dict[int, QuantumNumbers]:
    """Return the model's particles and those that a param card defines in QNUMBERS blocks, by PDG code.

    Raises
    ------
    InputError
        As `Slha.quantum_numbers`.
    """
    found = {particle.pdg: particle for particle in MODEL_PARTICLES} | card.quantum_numbers()
    return {code: found[code] for code in sorted(found)}


def pythia_colour(particle: QuantumNumbers) -> int:
    """Return Pythia's number for the colour of a particle."""
    return _COLOURS[particle.colour]


def definition(particle: QuantumNumbers, mass_gev: float | None = None) -> tuple[str, ...]:
    """Return Pythia's settings for a particle that it only hands on, as it does not decay.

    Parameters
    ----------
    particle
        What it is.
    mass_gev
        Its mass [GeV], where Pythia may have to make it.
    """
    code = particle.pdg
    anti = "void" if particle.self_conjugate else f"new{code}bar"
    numbers = f"{particle.spin_states} {particle.charge3} {pythia_colour(particle)}"
    made = _UNUSED if mass_gev is None else f"{mass_gev!r} 0."
    lines = (f"new = new{code} {anti} {numbers} {made}", "isResonance = off", "mayDecay = off")
    return tuple(f"{code}:{line}" for line in lines)


@functools.cache
def _pythia() -> Any:
    """Return a Pythia that is asked for its particles alone: it reads them for a fifth of a second."""
    return fresh_pythia()


class ParticleWorld:
    """Names, masses and charges by PDG code.

    Parameters
    ----------
    card
        The param card of the header.
    masses
        Masses [GeV] of particles in the events.
    """

    def __init__(self, card: Slha, masses: dict[int, float]) -> None:
        self.card = card
        self.data: Any = _pythia().particleData
        self.particles = new_particles(card)
        self.defined = {code for code in self.particles if not self.data.isParticle(code)}
        """Codes that Pythia has to be told of: unknown to it, or met and known as something else."""
        self._masses = masses

    def _has(self, code: int, item: QuantumNumbers) -> bool:
        """Whether Pythia's particle is the same."""
        return bool(
            self.data.chargeType(code) == item.charge3
            and abs(self.data.colType(code)) == abs(pythia_colour(item))
            and self.data.hasAnti(code) != item.self_conjugate
        )

    def need(self, code: int) -> None:
        """Refuse a code that nobody knows, and a particle of the Standard Model that the header redefines."""
        if code not in self.particles and not self.data.isParticle(code):
            raise InputError(
                f"Pythia does not know the particle with PDG code {code}",
                where=self.card.where,
                mend=f"Put BLOCK QNUMBERS {code} into the <slha> of its header, as MadGraph does.",
            )
        known = self.particles.get(code)
        if known is None or code in self.defined or self._has(code, known):
            return
        self.defined.add(code)
        if is_standard(code):
            raise InputError(
                f"BLOCK QNUMBERS {code} in its header is not the particle of the Standard Model",
                where=self.card.where,
                mend="Give the new particle a code of its own.",
            )

    def label(self, code: int) -> str:
        """Return Pythia's name and the code."""
        name = self.data.name(code) if self.data.isParticle(code) and code not in self.defined else "PDG"
        return f"{name} {code}" if name == "PDG" else f"{name} ({code})"

    def charge3(self, code: int) -> int:
        """Return three times the charge of a particle or antiparticle."""
        known = self.particles.get(abs(code))
        if known is not None:
            return known.charge3 if code > 0 else -known.charge3
        return int(self.data.chargeType(code))

    def exists(self, code: int) -> bool:
        """Whether the particle, or antiparticle, exists."""
        known = self.particles.get(abs(code))
        if known is not None:
            return code > 0 or not known.self_conjugate
        return bool(self.data.isParticle(code))

    def header_mass(self, code: int) -> float | None:
        """Return the mass of a new particle [GeV] in the header, None if it has none."""
        text = self.card.blocks.get("MASS", {}).get((code,))
        if text is None or is_standard(code):
            return None
        mass = abs(slha_number(text))
        if not math.isfinite(mass) or f"MASS {code}" in self.card.repeated:
            raise InputError(
                f"MASS {code} in its header is {text!r}, or stands there twice", where=self.card.where
            )
        return mass

    def mass(self, code: int) -> float:
        """Return the mass [GeV]: of the header, of the events, of Pythia for the Standard Model.

        Raises
        ------
        InputError
            If none of them has it.
        """
        code = abs(code)
        found = self.header_mass(code)
        if found is None and is_standard(code):
            found = float(self.data.m0(code))
        if found is None:
            found = self._masses.get(code)
        if found is None:
            raise InputError(
                f"the mass of {self.label(code)} is missing",
                where=self.card.where,
                mend=f"Put {code} into BLOCK MASS of the <slha> of its header.",
            )
        return found

    def width(self, code: int) -> float:
        """Return the width [GeV] of a product: of the header, or of Pythia for the Standard Model."""
        table = self.card.decays.get(abs(code))
        if table is None or is_standard(code):
            return float(self.data.mWidth(abs(code))) if is_standard(code) else 0.0
        return abs(slha_number(table.width))
