"""Model: the whole UFO of a point with its numbers: what matrix elements of any process are made from."""

from __future__ import annotations

import cmath
from collections.abc import Mapping
from dataclasses import dataclass

from recast.core.errors import InputError
from recast.core.resources import resource
from recast.model.base import Point
from recast.model.card_values import card_values
from recast.model.point import ModelPoint
from recast.model.ufo.elements import Particle
from recast.model.ufo.formula import Value
from recast.model.ufo.reader import UFO, read_ufo

__all__ = ["WholeUFO", "whole_ufo"]

_NEAR_ZERO = 1e-5
"""Part of the coupling at which the Standard Model is evaluated where a coupling is not finite at zero."""
_VANISHES = 1e-3
"""What falls below this part of its size at such a coupling is zero without new physics."""


@dataclass(frozen=True, eq=False)
class WholeUFO:
    """A UFO with the values of everything in it at a point."""

    ufo: UFO
    values: Mapping[str, Value]
    """Parameters and couplings."""
    standard: Mapping[str, Value]
    """The same without new physics, at the same masses and widths."""
    mediator: Particle
    width_gev: float
    """Total width of the mediator [GeV]."""

    def mass(self, item: Particle) -> float:
        """Return the mass of a particle [GeV]."""
        return self._number(item, item.mass)

    def width(self, item: Particle) -> float:
        """Return the total width of a particle [GeV]."""
        return self.width_gev if item == self.mediator else self._number(item, item.width)

    def _number(self, item: Particle, name: str) -> float:
        value = abs(complex(self.values[name]))
        if not cmath.isfinite(value):
            raise InputError(f"{name} of {item.name} is not a number of GeV there", where=self.ufo.where)
        return value

    @classmethod
    def at(
        cls, ufo: UFO, externals: Mapping[str, float], coupling: str, mediator: int | str, width_gev: float
    ) -> WholeUFO:
        """Return the UFO at values of its external parameters.

        Parameters
        ----------
        ufo, externals
            The model and all its external parameters.
        coupling
            The external parameter that counts new physics.
        mediator, width_gev
            PDG code or name of the new particle, and its width [GeV].
        """
        values = ufo.values(externals)
        standard = ufo.values({**externals, coupling: 0.0})
        if not all(cmath.isfinite(standard[name]) for name in ufo.couplings):
            g = externals[coupling]
            standard = ufo.values({**externals, coupling: _NEAR_ZERO * (g or 1.0)})
            size = values if g else ufo.values({**externals, coupling: 1.0})
            gone = {name: 0.0 for name in ufo.couplings if abs(standard[name]) < _VANISHES * abs(size[name])}
            standard = {**standard, **gone}
        if externals[coupling] == 0:
            values = standard
        return cls(ufo, values, standard, ufo.particle(mediator), width_gev)


def whole_ufo(point: Point | ModelPoint) -> WholeUFO:
    """Return the whole UFO of a point, that of the Lagrangian with vector-like quarks for a `ModelPoint`.

    Raises
    ------
    InputError
        As the properties of the point.
    """
    if not isinstance(point, ModelPoint):
        found, externals = point.whole()
        ufo = found if isinstance(found, UFO) else read_ufo(found)
        new = point.mediator
        return WholeUFO.at(ufo, externals, point.coupling_name, new.pdg, new.width_gev)
    values = card_values(point)
    if point.quarks is None:
        raise InputError("the point has no vector-like quarks", mend="Take a point of the model lmu_ltau.")
    ufo = read_ufo(resource("mc_cards", "ufo", "LmuLtau_VLQ"))
    externals = {name: values[name] for name in ufo.externals}
    return WholeUFO.at(ufo, externals, "gp", "Zp", values["WZp"])
