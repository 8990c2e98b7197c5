"""Model: a UFO of some vertices with a number for every coupling, mass and width, whatever the model."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from recast.model.ufo.elements import ExternalParameter, Lagrangian, Lorentz, Term, Vertex
from recast.model.ufo.expression import symbol
from recast.model.ufo.formula import Value
from recast.model.ufo.reader import UFO, ForeignVertex
from recast.model.ufo.working_copy import plain_structure, standard_names
from recast.model.ufo.writer import cached_files, lagrangian_files

__all__ = ["NumericCopy", "numeric_copy"]

_ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class NumericCopy:
    """A UFO whose couplings are external parameters: no reader of it has an expression to misread.

    Its text depends on the vertices and on which masses, widths and parts of couplings vanish, not on the
    point, so that compiled matrix elements serve a scan.
    """

    lagrangian: Lagrangian
    names: Mapping[str, str]
    """Names of the particles in the copy: those of the Standard Model have their usual ones."""
    couplings: Mapping[str, tuple[str, ...]]
    """Parameters, real and imaginary part, of each coupling; empty for a part that vanishes."""
    numbers: Mapping[str, float]
    """Masses and widths by the name of the parameter."""

    def folder(self) -> Path:
        """Return its folder in the user's cache."""
        return cached_files(lagrangian_files(self.lagrangian, "A UFO with numbers"))

    def values(self, values: Mapping[str, Value]) -> dict[str, float]:
        """Return its external parameters for values of the couplings."""
        found = dict(self.numbers)
        for coupling, (real, imaginary) in self.couplings.items():
            value = complex(values[coupling])
            found |= {name: part for name, part in ((real, value.real), (imaginary, value.imag)) if name}
        return found


def numeric_copy(
    ufo: UFO,
    vertices: Iterable[tuple[ForeignVertex, Mapping[str, int]]],
    values: Iterable[Mapping[str, Value]],
    masses: Mapping[str, float],
    widths: Mapping[str, float],
) -> NumericCopy:
    """Return the copy.

    Parameters
    ----------
    ufo
        The model.
    vertices
        What the copy has, with its coupling orders.
    values
        Values that the couplings shall have: a part is left out where it vanishes in all of them.
    masses, widths
        Of each particle by name [GeV].
    """
    kept = list(vertices)
    several = list(values)
    names = standard_names(ufo)
    lagrangian, numbers = Lagrangian(), dict[str, float]()
    used = {name for vertex, _ in kept for name in vertex.particles}
    for item in ufo.particles:
        if {item.name, item.antiname} & used:
            own = {}
            for kind, block, table in (("mass", "MASS", masses), ("width", "DECAY", widths)):
                own[kind] = "ZERO"
                if table[item.name]:
                    name = own[kind] = f"{kind[0].upper()}{len(lagrangian.externals) + 1}"
                    numbers[name] = table[item.name]
                    lagrangian.externals.append(
                        ExternalParameter(name, _generic(len(numbers)), block, (abs(item.pdg),), name)
                    )
            lagrangian.particles.append(
                replace(
                    item,
                    name=names[item.name],
                    antiname=names[item.antiname],
                    mass=own["mass"],
                    width=own["width"],
                )
            )
    couplings: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(cell.coupling for vertex, _ in kept for cell in vertex.cells):
        found = [complex(item[name]) for item in several]
        size = max(map(abs, found))
        parts = []
        for letter, part in (("R", [item.real for item in found]), ("I", [item.imag for item in found])):
            live = max(map(abs, part)) > _ROUNDING * size
            parts.append(f"{letter}{len(couplings) + 1}" if live else "")
            if live:
                number = len(lagrangian.externals) + 1
                lagrangian.externals.append(
                    ExternalParameter(parts[-1], _generic(number), "TABLE", (number,), parts[-1])
                )
        couplings[name] = tuple(parts)
    for vertex, powers in kept:
        order = tuple((name, number) for name, number in powers.items() if number)
        terms = tuple(
            Term(cell.color, cell.lorentz, symbol(_text(couplings[cell.coupling]))) for cell in vertex.cells
        )
        lagrangian.vertices.append(Vertex(tuple(names[name] for name in vertex.particles), terms, order))
    for name in dict.fromkeys(cell.lorentz for vertex, _ in kept for cell in vertex.cells):
        spins, text = ufo.structures[name]
        lagrangian.structures[name] = Lorentz(name, spins, plain_structure(text))
    return NumericCopy(lagrangian, names, couplings, numbers)


def _generic(number: int) -> float:
    """Return a default that no other parameter has: a compiler merges equal numbers."""
    return 1.0 + 0.1 * math.sin(number)


def _text(parts: tuple[str, ...]) -> str:
    real, imaginary = parts
    return " + ".join(text for text in (real, imaginary and f"complex(0,1)*{imaginary}") if text)
