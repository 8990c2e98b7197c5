"""Model: a UFO as generators take it: vertices of a process, massless light fermions, and numbers."""

from __future__ import annotations

import ast
import cmath
import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from recast.core.errors import InputError
from recast.model.ufo.chirality import chirality
from recast.model.ufo.elements import ExternalParameter, Lagrangian, Lorentz, Particle, Term, Vertex
from recast.model.ufo.expression import symbol
from recast.model.ufo.fields import PARTICLES
from recast.model.ufo.formula import Value, safe_number
from recast.model.ufo.reader import UFO, ForeignVertex
from recast.model.ufo.writer import cached_files, lagrangian_files

__all__ = [
    "MASSLESS",
    "WorkingCopy",
    "partitions",
    "plain_structure",
    "process_vertices",
    "standard_names",
    "working_copy",
]

MASSLESS = frozenset({1, 2, 3, 4, 5, 11, 13})
"""PDG codes of the fermions that are massless in the phase space of the embedded generator."""
_STANDARD = {item.pdg: item for item in PARTICLES if item.pdg < 30}
_GLUON = 21
_SAME = 1e-10
_LEAVE = "Leave its vertices out (leave_out), or give other values (values)."
_NEAR_ZERO = 1e-5
_ROUNDING = 1e-12
_GHOST = -1


@dataclass(frozen=True)
class WorkingCopy:
    """The vertices of some processes, in our own notation, with numbers in the place of expressions.

    Each leg of the new particle counts 1 in the coupling order NP of a vertex, the others but two in QED. A
    coupling of the copy is a + b g, g the coupling that counts new physics. The numbers a and b, masses and
    widths are external parameters, which Python computes for each point from the UFO: no reader of the copy
    has an expression to misread (ufo-model-loader 1.0.0, which pyAmpliCol uses, loses exponents).
    """

    ufo: UFO
    lagrangian: Lagrangian
    coupling: str
    """Name of g."""
    mediator: Particle
    width: str
    """Name of its width in the copy."""
    vertices: tuple[ForeignVertex, ...]
    """The vertices that it has, as the UFO has them."""
    parts: Mapping[str, tuple[tuple[str, int, bool], ...]]
    """Parameters that each coupling of the UFO is made of: name, power of g, whether it is imaginary."""
    near_zero: float
    """The coupling at which the Standard Model is evaluated: zero, or tiny where zero is 0/0."""
    reference: float
    """A typical coupling."""

    def folder(self) -> Path:
        """Return its folder in the user's cache."""
        return cached_files(lagrangian_files(self.lagrangian, "Working copy of a UFO"))

    def values(self, externals: Mapping[str, float], width_gev: float) -> dict[str, float]:
        """Return its external parameters for values of the UFO's; the width of the mediator is given.

        Raises
        ------
        InputError
            If a coupling is not a number there, or has a part that vanishes elsewhere.
        """
        found = self.ufo.values(externals)
        none = self.ufo.values({**externals, self.coupling: self.near_zero})
        g = externals[self.coupling] or self.reference
        other = found if externals[self.coupling] else self.ufo.values({**externals, self.coupling: g})
        values: dict[str, float] = {self.coupling: externals[self.coupling], self.width: width_gev}
        for name, parts in self.parts.items():
            constant, slope = _line(complex(none[name]), complex(other[name]), g)
            total = 0j
            for part, power, imaginary in parts:
                number = slope if power else constant
                values[part] = number.imag if imaginary else number.real
                total += values[part] * g**power * (1j if imaginary else 1.0)
            if not abs(total - complex(other[name])) <= _SAME * abs(other[name]):
                raise InputError(
                    f"the coupling {name} is {complex(other[name]):.6g} there, and {total:.6g} in its copy",
                    where=self.ufo.where,
                    mend="Choose another point.",
                )
        for item in self.lagrangian.externals:
            if item.name not in values:
                values[item.name] = float(complex(found[item.name]).real)
        return values


def _line(zero: complex, value: complex, g: float) -> tuple[complex, complex]:
    """Return a and b of a + b g through the values at zero and at g; rounding errors are zero."""

    def both(at_zero: float, at_g: float) -> tuple[float, float]:
        change = at_g - at_zero
        if abs(change) <= _ROUNDING * abs(at_zero):
            return at_g, 0.0
        return (0.0 if abs(at_zero) <= _ROUNDING * abs(at_g) else at_zero), change / g

    (a, b), (c, d) = both(zero.real, value.real), both(zero.imag, value.imag)
    return complex(a, c), complex(b, d)


def process_vertices(
    ufo: UFO, processes: Iterable[tuple[int, ...]], zero: frozenset[str] = frozenset()
) -> list[ForeignVertex]:
    """Return the vertices of tree diagrams of some processes.

    Parameters
    ----------
    ufo
        The model.
    processes
        PDG codes of all external particles, taken as outgoing.
    zero
        Couplings that vanish; in unitary gauge, so that vertices of Goldstone bosons and ghosts do not count.
    """
    left_out = {
        name
        for item in ufo.particles
        if item.goldstone or item.spin == _GHOST
        for name in (item.name, item.antiname)
    }
    live = [
        vertex
        for vertex in ufo.vertices
        if not left_out & set(vertex.particles) and any(cell.coupling not in zero for cell in vertex.cells)
    ]
    anti = {
        name: other
        for item in ufo.particles
        for name, other in ((item.name, item.antiname), (item.antiname, item.name))
    }
    used: set[str] = set()
    for process in processes:
        used |= _used(live, anti, [_name(ufo, code) for code in process])
    return [vertex for vertex in live if vertex.name in used]


def _name(ufo: UFO, code: int) -> str:
    item = ufo.particle(abs(code))
    return item.name if (code > 0) == (item.pdg > 0) else item.antiname


def _used(vertices: list[ForeignVertex], anti: Mapping[str, str], legs: list[str]) -> set[str]:
    """Return names of the vertices of diagrams, by the fields that subsets of the legs can join to."""
    whole = (1 << len(legs)) - 1
    fields: dict[int, set[str]] = {1 << number: {name} for number, name in enumerate(legs)}
    by_first: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for vertex in vertices:
        for number, last in enumerate(vertex.particles):
            others = tuple(sorted(vertex.particles[:number] + vertex.particles[number + 1 :]))
            by_first.setdefault(others, []).append((anti[last], vertex.name))
    sizes = sorted({len(key) for key in by_first})

    def joined(subset: int) -> Iterator[tuple[str, ...]]:
        for size in sizes:
            for parts in partitions(subset, size):
                for choice in itertools.product(*(fields.get(part, ()) for part in parts)):
                    key = tuple(sorted(choice))
                    if key in by_first:
                        yield key

    for count in range(2, len(legs)):
        for chosen in itertools.combinations(range(len(legs)), count):
            subset = sum(1 << number for number in chosen)
            fields[subset] = {name for key in joined(subset) for name, _ in by_first[key]}
    return {
        vertex.name
        for vertex in vertices
        for parts in partitions(whole, len(vertex.particles))
        if _matches(vertex.particles, [fields.get(part, set()) for part in parts])
    }


def partitions(subset: int, size: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to split a set of bits into `size` parts that are not empty, in no order."""
    if size == 1:
        yield (subset,)
        return
    lowest = subset & -subset
    rest = subset ^ lowest
    part = rest
    while True:  # the part that has the lowest bit
        first = lowest | (rest ^ part)
        if part:
            for others in partitions(part, size - 1):
                yield (first, *others)
        if not part:
            return
        part = (part - 1) & rest


def _matches(names: tuple[str, ...], fields: list[set[str]]) -> bool:
    if not fields:
        return True
    return any(
        name in fields[0] and _matches(names[:number] + names[number + 1 :], fields[1:])
        for number, name in enumerate(names)
    )


def working_copy(
    ufo: UFO,
    values: Mapping[str, float],
    coupling: str,
    mediator: Particle,
    processes: Iterable[tuple[int, ...]],
    fixed: frozenset[str] = frozenset(),
) -> WorkingCopy:
    """Return a UFO of the vertices of some processes, with standard names of the standard particles.

    Parameters
    ----------
    ufo
        The model.
    values
        Values of its external parameters at a typical point.
    coupling
        External parameter that counts new physics.
    mediator
        The new particle.
    processes
        See `process_vertices`.
    fixed
        External parameters that keep their value: a zero among them drops what it multiplies.

    Raises
    ------
    InputError
        If a coupling cannot be computed, or needs a parameter with two definitions.
    """
    generic = dict(values)
    for number, (name, value) in enumerate(sorted(values.items())):
        if not (name in fixed and value == 0):
            generic[name] = (value or 1.0) * (1.0 + 0.001 * math.sin(number + 1.0))
    full = ufo.values(generic)
    zero = frozenset(name for name in ufo.couplings if full[name] == 0)
    kept = tuple(process_vertices(ufo, processes, zero))
    needed = list(
        dict.fromkeys(cell.coupling for item in kept for cell in item.cells if cell.coupling not in zero)
    )
    near_zero, none = 0.0, ufo.values({**generic, coupling: 0.0})
    if not all(cmath.isfinite(none[name]) for name in needed):
        near_zero = _NEAR_ZERO * generic[coupling]
        none = ufo.values({**generic, coupling: near_zero})
    parts: dict[str, tuple[tuple[str, int, bool], ...]] = {}
    for name in needed:
        _check_coupling(ufo, name, complex(full[name]), complex(none[name]))
        numbers = _line(complex(none[name]), complex(full[name]), generic[coupling])
        parts[name] = tuple(
            (f"T{power}{'RI'[imaginary]}_{name}", power, imaginary)
            for power, number in enumerate(numbers)
            for imaginary, part in ((False, number.real), (True, number.imag))
            if abs(part) > _ROUNDING * max(abs(number) for number in numbers)
        )
    lagrangian = Lagrangian()
    names = standard_names(ufo)
    width = mediator.width if mediator.width != "ZERO" else "recast_width"
    used = {name for vertex in kept for name in vertex.particles}
    for item in ufo.particles:
        if {item.name, item.antiname} & used or item.pdg == _GLUON:
            lagrangian.particles.append(_particle(item, names, width if item == mediator else None))
    lagrangian.externals = _externals(ufo, lagrangian, coupling, parts, full)
    for vertex in kept:
        order = _order(vertex, {mediator.name, mediator.antiname})
        lagrangian.vertices.append(_vertex(vertex, names, parts, coupling, order))
    # sorted: the order of a set of words differs from process to process, and with it the text of the copy
    for name in sorted({cell.lorentz for vertex in kept for cell in vertex.cells}):
        spins, text = ufo.structures[name]
        lagrangian.structures[name] = Lorentz(name, spins, plain_structure(text))
    return WorkingCopy(ufo, lagrangian, coupling, mediator, width, kept, parts, near_zero, values[coupling])


def _check_coupling(ufo: UFO, name: str, *values: complex) -> None:
    if not all(map(cmath.isfinite, values)):
        raise InputError(
            f"the coupling {name} cannot be computed: {ufo.couplings[name].text[:60]}",
            where=ufo.where,
            mend=_LEAVE,
        )
    waiting, seen = set(ufo.couplings[name].names), set()
    while waiting:
        item = waiting.pop()
        seen.add(item)
        if item in ufo.ambiguous:
            raise InputError(
                f"the parameter {item} is defined twice, differently", where=ufo.where, mend=_LEAVE
            )
        waiting |= set(ufo.internals[item].names if item in ufo.internals else ()) - seen


def _externals(
    ufo: UFO,
    lagrangian: Lagrangian,
    coupling: str,
    parts: Mapping[str, tuple[tuple[str, int, bool], ...]],
    values: Mapping[str, Value],
) -> list[ExternalParameter]:
    """Return g, masses, widths and the numbers of the couplings; defaults of the latter are all 1."""
    found = {coupling: replace(ufo.externals[coupling], value=float(complex(values[coupling]).real))}
    for block, key in (("MASS", "mass"), ("DECAY", "width")):
        for item in lagrangian.particles:
            name = getattr(item, key)
            if name != "ZERO":
                value = abs(complex(values.get(name, 1.0)))
                found.setdefault(name, ExternalParameter(name, value, block, (abs(item.pdg),), name))
    numbers = (name for item in parts.values() for name, _, _ in item)
    for number, name in enumerate(numbers, start=1):
        found[name] = ExternalParameter(name, 1.0, "TABLE", (number,), name)
    return list(found.values())


def standard_names(ufo: UFO) -> dict[str, str]:
    """Return the name of each particle in the copy: those of the Standard Model have their usual ones."""
    names: dict[str, str] = {}
    for item in ufo.particles:
        usual = _STANDARD.get(abs(item.pdg))
        if usual:
            pair = (usual.name, usual.antiname) if item.pdg == usual.pdg else (usual.antiname, usual.name)
            names |= dict(zip((item.name, item.antiname), pair, strict=True))
    taken = {name.lower() for name in names.values()}
    for item in ufo.particles:
        if item.name in names:
            continue
        for name in dict.fromkeys((item.name, item.antiname)):
            new = name
            while new.lower() in taken:
                new = f"x{new}"
            names[name] = new
            taken.add(new.lower())
    return names


def _particle(item: Particle, names: Mapping[str, str], width: str | None) -> Particle:
    massless = abs(item.pdg) in MASSLESS
    return replace(
        item,
        name=names[item.name],
        antiname=names[item.antiname],
        mass="ZERO" if massless else item.mass,
        width="ZERO" if massless else width or item.width,
    )


def _order(vertex: ForeignVertex, new: set[str]) -> tuple[tuple[str, int], ...]:
    """Return the coupling orders, counted as our own UFOs count them: those of others differ."""
    legs = len(vertex.particles) - 2
    count = min(legs, sum(name in new for name in vertex.particles))
    return tuple((name, number) for name, number in (("NP", count), ("QED", legs - count)) if number)


def _vertex(
    vertex: ForeignVertex,
    names: Mapping[str, str],
    parts: Mapping[str, tuple[tuple[str, int, bool], ...]],
    coupling: str,
    order: tuple[tuple[str, int], ...],
) -> Vertex:
    terms = []
    for cell in vertex.cells:
        if cell.coupling in parts:
            text = " + ".join(
                "*".join([*(["complex(0,1)"] if imaginary else []), name, *([coupling] if power else [])])
                for name, power, imaginary in parts[cell.coupling]
            )
            terms.append(Term(cell.color, cell.lorentz, symbol(text)))
    return Vertex(tuple(names[name] for name in vertex.particles), tuple(terms), order, vertex.name)


def plain_structure(text: str) -> str:
    """Return a Lorentz structure with plain numbers, and those of two fermions in one notation."""
    chiral = chirality(text)
    if chiral is not None:
        return chiral.text
    return re.sub(r"(?<![\w.])(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?", _number, text)


def _number(match: re.Match[str]) -> str:
    text = safe_number(ast.literal_eval(match[0]))
    return text if text.isdigit() else f"({text})"
