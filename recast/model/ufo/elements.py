"""Model: what a UFO consists of (particles, parameters, couplings, Lorentz structures, vertices)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from recast.model.ufo.expression import Expression, I

__all__ = ["ExternalParameter", "InternalParameter", "Lagrangian", "Lorentz", "Particle", "Term", "Vertex"]


@dataclass(frozen=True, slots=True)
class Particle:
    """A field and its quanta; `name` equals `antiname` for a self-conjugate one."""

    pdg: int
    name: str
    antiname: str
    spin: int
    """2 s + 1."""
    color: int
    mass: str
    """Name of the mass parameter, 'ZERO' for none."""
    width: str
    charge: str
    """Electric charge as Python text, such as '2/3'."""
    tex: str
    antitex: str
    goldstone: bool = False

    @property
    def self_conjugate(self) -> bool:
        """Whether the particle is its own antiparticle."""
        return self.name == self.antiname

    def field_symbol(self, name: str) -> str:
        """Return a Python name for the particle's name `name`."""
        plain = name.replace("+", "__plus__").replace("-", "__minus__").replace("~", "__tilde__")
        return re.sub(r"^(?=\d)|\W", "_", plain)


@dataclass(frozen=True, slots=True)
class ExternalParameter:
    """A number of the param card; a pair of them (real, imaginary) where the parameter is complex."""

    name: str
    value: float
    block: str
    code: tuple[int, ...]
    tex: str


@dataclass(frozen=True, slots=True)
class InternalParameter:
    """A number computed from others by a closed expression, in the order of definition."""

    name: str
    value: str
    tex: str
    kind: str = "real"


@dataclass(frozen=True, slots=True)
class Lorentz:
    """A Lorentz structure in UFO notation."""

    name: str
    spins: tuple[int, ...]
    structure: str


@dataclass(frozen=True, slots=True)
class Term:
    """One colour and Lorentz structure of a vertex with its coefficient (the coupling as UFO wants it)."""

    color: str
    lorentz: str
    coupling: Expression


@dataclass(frozen=True, slots=True)
class Vertex:
    """An interaction: the names of the outgoing quanta and its terms, all of one coupling order."""

    particles: tuple[str, ...]
    terms: tuple[Term, ...]
    order: tuple[tuple[str, int], ...]
    name: str = ""
    """That of the UFO it comes from, so that a message can name it; numbered if empty."""


@dataclass(slots=True)
class Lagrangian:
    """All that a generator needs; filled by the sectors, written by `recast.model.ufo.writer`.

    A vertex lists the outgoing quanta: for the field psi-bar the fermion, for psi the antifermion, for
    W+ the W-. A derivative on a field is then +i times the UFO's momentum P of its slot.
    """

    particles: list[Particle] = field(default_factory=list)
    externals: list[ExternalParameter] = field(default_factory=list)
    internals: list[InternalParameter] = field(default_factory=list)
    vertices: list[Vertex] = field(default_factory=list)
    real: set[str] = field(default_factory=set)
    """Names of the real parameters, needed for complex conjugation."""
    structures: dict[str, Lorentz] = field(default_factory=dict)
    """Lorentz structures by name, beside those of `recast.model.ufo.writer`."""

    def has(self, *names: str) -> bool:
        """Return whether all these particles are part of the content."""
        known = {name for item in self.particles for name in (item.name, item.antiname)}
        return all(name in known for name in names)

    def particle(self, name: str) -> Particle:
        """Return the particle whose name or antiname is `name`."""
        return next(item for item in self.particles if name in (item.name, item.antiname))

    def add(
        self,
        particles: Iterable[str],
        lorentz: Iterable[tuple[str, Expression]],
        order: dict[str, int],
        color: str = "1",
    ) -> None:
        """Add a vertex with the terms `lorentz` (structure, coefficient in L), dropping what vanishes.

        The coefficient is that of the Lagrangian with symmetry factors taken out; the coupling is i times
        it. Nothing is added when a particle is not in the content or all coefficients vanish.
        """
        names = tuple(particles)
        terms = tuple(Term(color, structure, I * value) for structure, value in lorentz if value)
        if terms and self.has(*names):
            self.vertices.append(Vertex(names, terms, tuple(sorted(order.items()))))
