"""Generate: tree diagrams of a process from the vertices of a UFO, by recursion over sets of legs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from recast.generate.engine.diagrams import Diagram, Propagator
from recast.model.ufo.formula import Value
from recast.model.ufo.reader import Cell, ForeignVertex
from recast.model.ufo.working_copy import partitions
from recast.model.whole import WholeUFO

__all__ = ["WEIGHTED", "Diagrams", "Feynman", "Tree"]

WEIGHTED = "WEIGHTED"
"""The coupling order that counts all others, each by its hierarchy."""
_GHOST = -1
_TRIALITY = {3: 1, -3: -1, 6: 2, -6: -2}
_DIGITS = 10
"""Digits to which couplings must agree for matrix elements to be taken for equal."""


Tree = frozenset[tuple[int, tuple[int, ...]]]
"""Vertices: the number of each, and the external legs (bit mask) beyond each of its slots."""


@dataclass(frozen=True, slots=True)
class Diagrams:
    """The diagrams of one sub-process, and what tells equal matrix elements."""

    diagrams: tuple[Diagram, ...]
    orders: frozenset[tuple[int, ...]]
    """Coupling orders of the diagrams, in the order of `Feynman.orders`."""
    vertices: frozenset[int]
    """Numbers of the vertices in them."""
    trees: tuple[tuple[Tree, ...], ...]
    """For each diagram how it is made of vertices."""
    signature: frozenset[Any]
    """Equal for two sub-processes whose amplitudes are the same expression in momenta and spins."""
    exchanged: frozenset[Any]
    """The signature with the partons exchanged."""


_Tree = tuple[frozenset[tuple[int, str]], Tree, frozenset[tuple[int, ...]]]
"""Propagators (legs, field), vertices (number, legs beyond each slot), and the orders that it can have."""


class Feynman:
    """Feynman rules of a UFO at a point: what is zero there is left out, in unitary gauge.

    Parameters
    ----------
    whole
        The UFO with its numbers.
    values
        Values of the couplings for which vertices count.
    massless
        PDG codes of particles whose mass is taken as zero.
    """

    def __init__(
        self, whole: WholeUFO, values: Mapping[str, Value], massless: frozenset[int] = frozenset()
    ) -> None:
        self.whole = whole
        ufo = whole.ufo
        self.orders = tuple(ufo.orders)
        """Names of the coupling orders."""
        self.particles = {name: item for item in ufo.particles for name in (item.name, item.antiname)}
        self.anti = {
            name: item.antiname if name == item.name else item.name for name, item in self.particles.items()
        }
        self.codes = {
            name: item.pdg if name == item.name else -item.pdg for name, item in self.particles.items()
        }
        self._names = {code: name for name, code in self.codes.items()}
        self._names |= {-item.pdg: item.name for item in ufo.particles if item.self_conjugate}
        self.masses = {
            name: 0.0 if abs(item.pdg) in massless else whole.mass(item)
            for name, item in self.particles.items()
        }
        self.widths = {
            name: 0.0 if abs(item.pdg) in massless else whole.width(item)
            for name, item in self.particles.items()
        }
        self.vertices: list[tuple[ForeignVertex, tuple[int, ...]]] = []
        """Vertices, each of one set of coupling orders, with these orders."""
        unseen = {name for name, item in self.particles.items() if item.goldstone or item.spin == _GHOST}
        for vertex in ufo.vertices:
            if not unseen & set(vertex.particles):
                self._add(vertex, values)
        self._by_fields: dict[tuple[str, ...], list[tuple[str, int, int]]] = {}
        for number, (vertex, _) in enumerate(self.vertices):
            for slot, last in enumerate(vertex.particles):
                key = tuple(sorted(vertex.particles[:slot] + vertex.particles[slot + 1 :]))
                entry = (self.anti[last], number, slot)
                known = self._by_fields.setdefault(key, [])
                if all(item[:2] != entry[:2] for item in known):
                    known.append(entry)
        self._sizes = sorted({len(key) for key in self._by_fields})
        kinds = [self._kind(vertex, orders) for vertex, orders in self.vertices]
        self._kinds = [kinds.index(kind) for kind in kinds]

    def _add(self, vertex: ForeignVertex, values: Mapping[str, Value]) -> None:
        cells: dict[tuple[int, ...], list[Cell]] = {}
        for cell in vertex.cells:
            if values[cell.coupling] != 0:
                powers = self.whole.ufo.powers[cell.coupling]
                cells.setdefault(tuple(powers.get(name, 0) for name in self.orders), []).append(cell)
        for orders, kept in cells.items():
            self.vertices.append((ForeignVertex(vertex.name, vertex.particles, tuple(kept)), orders))

    def name(self, code: int) -> str:
        """Return the name of a particle by its PDG code."""
        return self._names[code]

    def strength(self, number: int) -> float:
        """Return the sum of the squared couplings of a vertex."""
        values = self.whole.values
        return float(sum(abs(complex(values[cell.coupling])) ** 2 for cell in self.vertices[number][0].cells))

    def weight(self, orders: Sequence[int]) -> int:
        """Return WEIGHTED of coupling orders."""
        found = self.whole.ufo.orders
        return sum(number * found[name].hierarchy for name, number in zip(self.orders, orders, strict=True))

    def _slot(self, name: str) -> tuple[Any, ...]:
        item = self.particles[name]
        return item.spin, item.color, self.masses[name], self.widths[name], name == item.name

    def _kind(self, vertex: ForeignVertex, orders: tuple[int, ...]) -> tuple[Any, ...]:
        """Return all that an amplitude takes from a vertex, but for the names of its particles."""
        numbers = (self.whole.values, self.whole.standard)
        cells = sorted(
            (
                cell.color,
                self.whole.ufo.structures[cell.lorentz][1],
                *(f"{complex(values[cell.coupling]):.{_DIGITS}e}" for values in numbers),
            )
            for cell in vertex.cells
        )
        return tuple(self._slot(name) for name in vertex.particles), tuple(cells), orders

    def allowed(self, initial: tuple[int, int], final: Sequence[int]) -> bool:
        """Return whether electric charge and triality are conserved: a quick test before diagrams."""
        legs = [
            (1 if self.codes[name] == self.particles[name].pdg else -1, self.particles[name])
            for name in self._legs(initial, final)
        ]
        charge = sum(sign * Fraction(item.charge) for sign, item in legs)
        colour = sum(sign * _TRIALITY.get(item.color, 0) for sign, item in legs)
        return charge == 0 and colour % 3 == 0

    def lightest(self, initial: tuple[int, int], final: Sequence[int]) -> int | None:
        """Return the smallest WEIGHTED of a diagram; None where there is none."""
        legs = self._legs(initial, final)
        found: dict[int, dict[str, int]] = {1 << k: {name: 0} for k, name in enumerate(legs) if k}
        weights = [self.weight(orders) for _, orders in self.vertices]

        def splits(subset: int) -> Iterator[tuple[tuple[str, ...], int]]:
            for size in self._sizes:
                for parts in partitions(subset, size):
                    for choice in itertools.product(*(found.get(part, {}).items() for part in parts)):
                        yield tuple(sorted(name for name, _ in choice)), sum(w for _, w in choice)

        whole = (1 << len(legs)) - 2
        for subset in _subsets(whole):
            fields: dict[str, int] = {}
            for key, weight in splits(subset):
                for field, number, _ in self._by_fields.get(key, ()):
                    total = weight + weights[number]
                    if total < fields.get(field, total + 1):
                        fields[field] = total
            found[subset] = fields
        return found[whole].get(self.anti[legs[0]])

    def diagrams(
        self, initial: tuple[int, int], final: Sequence[int], limits: Mapping[str, int]
    ) -> Diagrams | None:
        """Return the diagrams of a sub-process; None where there is none.

        Parameters
        ----------
        initial, final
            PDG codes.
        limits
            Largest coupling orders of a diagram, by name; WEIGHTED may be one of them.
        """
        legs = self._legs(initial, final)
        every = (1 << len(legs)) - 1
        most = tuple(limits.get(name, 99) for name in self.orders)
        heaviest = limits.get(WEIGHTED, 10**6)

        def allowed(orders: tuple[int, ...]) -> bool:
            return all(a <= b for a, b in zip(orders, most, strict=True)) and self.weight(orders) <= heaviest

        nothing = (0,) * len(self.orders)
        trees: dict[int, dict[str, list[_Tree]]] = {
            1 << k: {name: [(frozenset(), frozenset(), frozenset([nothing]))]}
            for k, name in enumerate(legs)
            if k
        }
        for subset in _subsets(every - 1):
            last = subset == every - 1
            grown: dict[str, list[_Tree]] = {}
            for size in self._sizes:
                for parts in partitions(subset, size):
                    for names in itertools.product(*(trees.get(part, {}) for part in parts)):
                        for field, number, slot in self._by_fields.get(tuple(sorted(names)), ()):
                            if last and field != self.anti[legs[0]]:
                                continue
                            vertex, powers = self.vertices[number]
                            beyond = _beyond(vertex.particles, slot, names, parts, every ^ subset)
                            for below in itertools.product(
                                *(trees[part][name] for part, name in zip(parts, names, strict=True))
                            ):
                                tree = _join(below, (number, beyond), powers, allowed)
                                if tree is not None:
                                    own = frozenset() if last else frozenset([(subset, field)])
                                    grown.setdefault(field, []).append((tree[0] | own, *tree[1:]))
            trees[subset] = grown
        found = trees[every - 1].get(self.anti[legs[0]], [])
        return self._collected(found, legs) if found else None

    def _collected(self, found: list[_Tree], legs: list[str]) -> Diagrams:
        def propagator(subset: int, field: str) -> Propagator:
            return Propagator(subset, self.codes[field], self.masses[field], self.widths[field])

        distinct: dict[tuple[tuple[int, str], ...], list[Tree]] = {}
        for tree in found:
            distinct.setdefault(tuple(sorted(tree[0])), []).append(tree[1])
        outside = (
            tuple(self._slot(name) for name in legs),
            tuple(
                tuple(sorted(k for k, other in enumerate(legs) if k > 1 and other == name))
                for name in legs[2:]
            ),
        )
        exchanged = ((outside[0][1], outside[0][0], *outside[0][2:]), outside[1])
        plain = frozenset(frozenset((self._kinds[n], masks) for n, masks in tree[1]) for tree in found)
        swapped = frozenset(
            frozenset((self._kinds[n], tuple(map(_exchanged, masks))) for n, masks in tree[1])
            for tree in found
        )
        return Diagrams(
            tuple(Diagram(tuple(propagator(*line) for line in item)) for item in distinct),
            frozenset(orders for tree in found for orders in tree[2]),
            frozenset(number for tree in found for number, _ in tree[1]),
            tuple(map(tuple, distinct.values())),
            frozenset([(outside, plain)]),
            frozenset([(exchanged, swapped)]),
        )

    def _legs(self, initial: tuple[int, int], final: Sequence[int]) -> list[str]:
        """Return the names of all legs, taken as outgoing."""
        return [self.anti[self.name(code)] for code in initial] + [self.name(code) for code in final]


def _subsets(whole: int) -> Iterator[int]:
    """Yield the subsets of a set of bits with more than one element, smaller ones first."""
    found = [subset for subset in range(1, whole + 1) if subset & ~whole == 0 and subset.bit_count() > 1]
    yield from sorted(found, key=lambda subset: (subset.bit_count(), subset))


def _beyond(
    particles: tuple[str, ...], slot: int, names: tuple[str, ...], parts: tuple[int, ...], parent: int
) -> tuple[int, ...]:
    """Return the external legs beyond each slot of a vertex; equal particles in order of their legs."""
    waiting: dict[str, list[int]] = {}
    for name, part in zip((particles[slot], *names), (parent, *parts), strict=True):
        waiting.setdefault(name, []).append(part)
    for listed in waiting.values():
        listed.sort(reverse=True)
    return tuple(waiting[name].pop() for name in particles)


def _join(
    below: Sequence[_Tree], vertex: tuple[int, tuple[int, ...]], powers: tuple[int, ...], allowed: Any
) -> _Tree | None:
    totals = {powers}
    for tree in below:
        totals = {
            tuple(a + b for a, b in zip(one, other, strict=True)) for one in totals for other in tree[2]
        }
    kept = frozenset(filter(allowed, totals))
    if not kept:
        return None
    lines = frozenset().union(*(tree[0] for tree in below))
    vertices = frozenset([vertex]).union(*(tree[1] for tree in below))
    return lines, vertices, kept


def _exchanged(legs: int) -> int:
    """Return a set of legs with the partons exchanged."""
    return legs & ~3 | (legs & 1) << 1 | (legs >> 1) & 1
