"""Model: builds the Lagrangian of a content from its sectors, and drops the parameters it does not use."""

from __future__ import annotations

from recast.model.ufo.content import UFOContent
from recast.model.ufo.elements import Lagrangian
from recast.model.ufo.fermions import add_neutral_currents, lepton_families, quark_families
from recast.model.ufo.fields import add_particles
from recast.model.ufo.gauge import add_electroweak_bosons, add_strong
from recast.model.ufo.parameters import add_parameters

__all__ = ["build_lagrangian"]


def build_lagrangian(content: UFOContent) -> Lagrangian:
    """Return particles, parameters and vertices of a content."""
    lagrangian = Lagrangian()
    add_particles(lagrangian, content.value)
    gauge = add_parameters(lagrangian, content.value)
    for family in (*lepton_families(), *quark_families()):
        add_neutral_currents(lagrangian, family, gauge)
    add_strong(lagrangian)
    add_electroweak_bosons(lagrangian, gauge)
    return lagrangian
