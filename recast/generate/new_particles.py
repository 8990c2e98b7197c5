"""Generate: particles that Pythia does not know: this model's, and those of QNUMBERS blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from recast.core.errors import InputError
from recast.model.ufo.fields import PARTICLES

__all__ = ["MODEL_PARTICLES", "NewParticle", "new_particles"]

_COLOURS = {1: 0, 3: 1, -3: -1, 8: 2}
"""Pythia's number for each representation."""
_BLOCK = re.compile(
    r"^\s*block\s+qnumbers\s+(\S+)[^\n]*\n((?:[ \t]*(?:#[^\n]*)?\n|[ \t]+[^\n]*\n?)*)", re.I | re.M
)
_ENTRY = re.compile(r"^\s+(\d+)\s+(\S+)", re.M)
_OUTSIDE_PDG = 1_000_000


@dataclass(frozen=True, slots=True)
class NewParticle:
    """Quantum numbers of a particle, as BLOCK QNUMBERS gives them (arXiv:0712.3311)."""

    pdg: int
    charge3: int
    """Three times the electric charge."""
    spin_states: int
    """2 s + 1."""
    colour: int
    """1, 3, -3 or 8."""
    self_conjugate: bool

    def settings(self) -> tuple[str, ...]:
        """Return Pythia's settings: it only hands the particle on; mass and decay are those of the events."""
        anti = "void" if self.self_conjugate else f"new{self.pdg}bar"
        numbers = f"{self.spin_states} {self.charge3} {_COLOURS[self.colour]}"
        # the last two, mass and width [GeV], are not used
        lines = (f"new = new{self.pdg} {anti} {numbers} 1000. 1.", "isResonance = off", "mayDecay = off")
        return tuple(f"{self.pdg}:{line}" for line in lines)


MODEL_PARTICLES = tuple(
    NewParticle(
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


def new_particles(slha: str, where: str) -> tuple[NewParticle, ...]:
    """Return the model's particles and those that a param card defines in QNUMBERS blocks, by PDG code.

    pyslha keeps one QNUMBERS block of a card; therefore they are read here.

    Raises
    ------
    InputError
        If a block is no set of the four integers, or has another colour than 1, 3, -3 and 8.
    """
    found = {particle.pdg: particle for particle in MODEL_PARTICLES}
    for code, body in _BLOCK.findall(slha):
        try:
            numbers = {int(key): int(value) for key, value in _ENTRY.findall(body)}
            particle = NewParticle(int(code), numbers[1], numbers[2], numbers[3], numbers[4] == 0)
        except (ValueError, KeyError):
            particle = None
        if particle is None or particle.colour not in _COLOURS or particle.pdg <= 0:
            raise InputError(
                f"BLOCK QNUMBERS {code} in its header is not four integers",
                where=where,
                mend="Give 1 (three times the charge), 2 (2 s + 1), 3 (colour 1, 3, -3 or 8) and 4 (0 or 1).",
            )
        found[particle.pdg] = particle
    return tuple(found[code] for code in sorted(found))
