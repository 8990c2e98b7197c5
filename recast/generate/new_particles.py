"""Generate: particles that Pythia does not know: this model's, and those of QNUMBERS blocks."""

from __future__ import annotations

from fractions import Fraction

from recast.core.slha import QuantumNumbers, Slha
from recast.model.ufo.fields import PARTICLES

__all__ = ["MODEL_PARTICLES", "definition", "new_particles", "pythia_colour"]

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
