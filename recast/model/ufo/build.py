"""Model: builds the Lagrangian of a content from its sectors."""

from __future__ import annotations

import re
from functools import lru_cache

from recast.core.words import parses_words
from recast.model.ufo.content import Contents, UFOContent
from recast.model.ufo.elements import Lagrangian, Term, Vertex
from recast.model.ufo.expression import symbol
from recast.model.ufo.externals import add_externals
from recast.model.ufo.fermions import (
    add_charged_currents,
    add_neutral_currents,
    add_yukawas,
    diagonal,
    lepton_families,
)
from recast.model.ufo.fields import add_particles
from recast.model.ufo.gauge import add_electroweak_bosons, add_strong
from recast.model.ufo.parameters import add_internals
from recast.model.ufo.quarks import quark_families
from recast.model.ufo.scalars import add_scalars
from recast.model.ufo.tabulate import tabulate

__all__ = ["build_lagrangian", "fields_and_externals"]

_HEAVY = ("U1", "U2", "D1", "D2")


@lru_cache(maxsize=4)
@parses_words
def fields_and_externals(content: UFOContent | Contents) -> Lagrangian:
    """Return particles and external parameters of a content, without vertices; do not modify them."""
    contents = content.value if isinstance(content, UFOContent) else content
    lagrangian = Lagrangian()
    add_particles(lagrangian, contents)
    add_externals(lagrangian, contents)
    return lagrangian


@lru_cache(maxsize=4)
@parses_words
def build_lagrangian(content: UFOContent | Contents) -> Lagrangian:
    """Return particles, parameters and vertices of a content; do not modify what is returned."""
    contents = content.value if isinstance(content, UFOContent) else content
    lagrangian = Lagrangian()
    add_particles(lagrangian, contents)
    add_externals(lagrangian, contents)
    gauge = add_internals(lagrangian, contents)
    neutrinos, leptons = lepton_families(contents)
    up, down, left, right = quark_families(lagrangian, contents)
    for family in (neutrinos, leptons, up, down):
        add_neutral_currents(lagrangian, family, gauge)
        add_yukawas(lagrangian, family, gauge, contents)
    unity, none = diagonal((1, 1, 1)), diagonal((0, 0, 0))
    add_charged_currents(lagrangian, neutrinos, leptons, unity, none, gauge)
    add_charged_currents(lagrangian, up, down, left, right, gauge)
    add_strong(lagrangian)
    add_electroweak_bosons(lagrangian, gauge)
    add_scalars(lagrangian, gauge, contents)
    if contents.mixing:
        lagrangian.vertices = [_switchable(lagrangian, vertex) for vertex in lagrangian.vertices]
    if isinstance(content, Contents):
        _drop_unused(lagrangian)
    if contents.tabulated:
        tabulate(lagrangian)
        _drop_unused(lagrangian)
    return lagrangian


def _drop_unused(lagrangian: Lagrangian) -> None:
    """Keep the parameters that couplings, masses and widths are made of, for a fast slim UFO."""
    needed = {name for item in lagrangian.particles for name in (item.mass, item.width)}
    for vertex in lagrangian.vertices:
        for term in vertex.terms:
            needed |= term.coupling.symbols()
    for internal in reversed(lagrangian.internals):
        if internal.name in needed:
            needed |= set(re.findall(r"[A-Za-z_]\w*", internal.value))
    lagrangian.internals = [item for item in lagrangian.internals if item.name in needed]
    lagrangian.externals = [item for item in lagrangian.externals if item.name in needed]


def _switchable(lagrangian: Lagrangian, vertex: Vertex) -> Vertex:
    """Multiply a vertex of vector-like quarks by kVLQ: with 0, a restriction card removes them."""
    if not any(lagrangian.particle(name).name in _HEAVY for name in vertex.particles):
        return vertex
    terms = (Term(term.color, term.lorentz, term.coupling * symbol("kVLQ")) for term in vertex.terms)
    return Vertex(vertex.particles, tuple(terms), vertex.order)
