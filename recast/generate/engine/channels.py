"""Generate: the channels of a process: how its diagrams become chains of maps, and the tables of the kernels.

A channel is a binary tree of the outgoing particles, one for all diagrams that differ in nothing but the
maps' names. Its density is with respect to the Lorentz-invariant phase-space element dPhi_n at fixed mass of
the whole (Byckling and Kajantie, Particle kinematics). The resonances of the whole are in `spectrum_edges`.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.generate.engine.diagrams import Diagram, HardProcess, Propagator, Subprocess

__all__ = ["Channel", "Channels", "Map", "Node", "Program", "spectrum_edges"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.int64]

FLAT, POWER, RESONANCE, SIDES = 0, 1, 2, 3
"""Kinds of maps: 1; 1/(s + a); Breit-Wigner; its root: the sides of a peak, as interference has."""
_MASS, _DECAY, _TRANSFER = 0, 1, 2
_NARROW = 1e-3
"""Resonances of a smaller width over mass get a channel for their sides, which no other channel covers."""
_REGULATOR = 1e-2
"""Mass, over the smallest of the whole, that keeps 1/s and 1/|t| finite where nothing else does."""
_REACH = 10.0
"""A resonance further than so many widths from where a mass can be is none."""
_SPECTRUM_BINS = 512
_FINE = 1 << 14
_STEEP = 20.0


@dataclass(frozen=True, slots=True)
class Map:
    """Density of a squared mass: a kind and its two numbers (a; or M^2 and M Gamma) [GeV^2]."""

    kind: int
    first: float = 0.0
    second: float = 0.0


@dataclass(frozen=True, slots=True)
class Node:
    """Some outgoing particles that decay in two sets; all sets are bit masks, the first particle is bit 0."""

    legs: int
    first: int
    second: int
    """The children; a momentum transfer is the momentum of leg 1 less the second and all that went before."""
    map: Map | None
    """Of the squared mass; None for the whole."""
    before: int = -1
    """All particles between leg 1 and this node on a t-channel chain; -1 for an isotropic decay."""
    regulator: float = 0.0
    """Square of the mass that the momentum transfer -t is added to [GeV^2]."""

    def permuted(self, order: Sequence[int]) -> Node:
        """Return the node with particle k called order[k]; children of an isotropic decay in order."""
        first, second = _move(self.first, order), _move(self.second, order)
        if self.before < 0:
            first, second = min(first, second), max(first, second)
        before = self.before if self.before < 0 else _move(self.before, order)
        return dataclasses.replace(
            self, legs=_move(self.legs, order), first=first, second=second, before=before
        )


@dataclass(frozen=True, slots=True)
class Channel:
    """A tree of nodes, children before parents, and the order in which their masses are drawn."""

    nodes: tuple[Node, ...]
    order: tuple[int, ...]

    def permuted(self, order: Sequence[int]) -> Channel:
        """Return the channel with particle k called order[k]."""
        return Channel(
            tuple(node.permuted(order) for node in self.nodes),
            tuple(_move(legs, order) for legs in self.order),
        )

    def key(self) -> tuple[frozenset[Node], tuple[int, ...]]:
        """Return what makes the density: the order of nodes beside each other does not."""
        return frozenset(self.nodes), self.order


@dataclass(frozen=True, slots=True)
class Program:
    """Tables that `kernels.draw` reads to draw from a channel."""

    mass_terms: Integer
    nodes: Integer


def spectrum_edges(
    low: float,
    high: float,
    peaks: Iterable[tuple[float, float]],
    thresholds: Iterable[float] = (),
    luminosity: Callable[[Real], Real] = np.ones_like,
) -> Real:
    """Return edges of bins of equal probability of a squared mass.

    One part in four is 1/s, one is luminosity/s^2 from each threshold on, and two are luminosity times the
    Breit-Wigners of resonances.

    Parameters
    ----------
    low, high
        Bounds of s [GeV^2].
    peaks
        Mass and width of each resonance [GeV]; those out of reach are left out.
    thresholds
        Masses [GeV] where particles that decay can be made; the lower bound is one in any case.
    luminosity
        Of masses [GeV], in any unit.
    """
    inside = [
        (m, w)
        for m, w in peaks
        if w > 0 and low < (m + _REACH * w) ** 2 and max(m - _REACH * w, 0) ** 2 < high
    ]
    # nodes dense on the peaks and on a logarithmic scale
    dense = []
    for m, w in inside:
        start, end = np.arctan((np.array([low, high]) - m**2) / (m * w))
        dense.append(m**2 + m * w * np.tan(np.linspace(start, end, _FINE)))
    nodes = np.unique(np.clip(np.concatenate([*dense, np.geomspace(low, high, _FINE)]), low, high))
    partons = luminosity(np.sqrt(nodes))
    falling = partons / nodes**2
    # thresholds are as smooth as widths and cuts make them
    opened = [falling / (1.0 + (m**2 / nodes) ** _STEEP) for m in thresholds if low < m**2 < high]
    resonant = [partons / ((nodes - m**2) ** 2 + (m * w) ** 2) for m, w in inside]
    below = _cumulative([1.0 / nodes], nodes)
    below = below + _cumulative([falling, *opened], nodes) + 2.0 * _cumulative(resonant, nodes)
    below /= below[-1]
    edges: Real = np.interp(np.linspace(0.0, 1.0, _SPECTRUM_BINS + 1), below, nodes)
    edges[0], edges[-1] = low, high
    return edges


def _cumulative(shapes: Sequence[Real], nodes: Real) -> Real:
    """Return the mean of the normalised integrals of the shapes up to each node; zero without one."""
    result = np.zeros_like(nodes)
    for shape in shapes:
        steps = (shape[1:] + shape[:-1]) / 2.0 * np.diff(nodes)
        total = steps.sum()
        if np.isfinite(total) and total > 0.0:
            result[1:] += np.cumsum(steps) / total / len(shapes)
    return result


class Channels:
    """The channels of sub-processes with the same masses, in families that identical particles turn into.

    Members of a family share grid and weight: points are drawn from the first and permuted.

    Parameters
    ----------
    process
        Gives the bounds of masses that its cuts leave.
    subprocesses
        Those whose channels these are.
    sqrt_s_gev
        Energy of the collider.

    Raises
    ------
    InputError
        If there are fewer than 2 or more than 4 outgoing particles, a sub-process without diagrams, diagrams
        that are no trees, or no energy for the process.
    """

    def __init__(self, process: HardProcess, subprocesses: Sequence[Subprocess], sqrt_s_gev: float) -> None:
        first = subprocesses[0]
        self.masses = np.array(first.masses_gev)
        """Of the outgoing particles [GeV]."""
        self._n = len(self.masses)
        if not 2 <= self._n <= 4:
            raise InputError(
                f"{self._n} outgoing particles", where="process", mend="The embedded engine takes 2 to 4."
            )
        self._full = (1 << self._n) - 1
        self._process = process
        self._low = self._smallest(self._full)
        self._high = min(sqrt_s_gev, process.largest(self._full << 2))
        if not self._low < self._high:
            raise InputError(
                f"no energy is left for the process: its mass is above {self._low:g} and below "
                f"{self._high:g} GeV",
                where="process",
                mend="Raise the energy of the collider, or loosen the cuts on masses.",
            )
        if not self._low > 0.0:
            raise InputError(
                "the cuts leave all masses of the massless outgoing particles down to zero",
                where="cuts",
                mend="Ask for a smallest mass or transverse momentum.",
            )
        self.permutations = _exchanges(first.final)
        """Exchanges of identical particles, the identity first."""
        self.families: list[list[Channel]] = []
        """Channels; the first member of each family is the one points are drawn from."""
        self._collect(subprocesses)
        self.members = [
            (number, channel) for number, family in enumerate(self.families) for channel in family
        ]
        """Every channel with the number of its family."""
        self._compile()

    @property
    def mass_bounds(self) -> tuple[float, float]:
        """Smallest and largest mass of the whole [GeV]."""
        return self._low, self._high

    def _smallest(self, legs: int) -> float:
        own = float(sum(self.masses[k] for k in range(self._n) if legs >> k & 1))
        return max(own, self._process.smallest(legs << 2)) if legs.bit_count() > 1 else own

    def _collect(self, subprocesses: Sequence[Subprocess]) -> None:
        seen: set[object] = set()
        for subprocess in subprocesses:
            if not subprocess.diagrams:
                names = " ".join(map(str, (*subprocess.initial, *subprocess.final)))
                raise InputError(f"no diagrams for the particles {names}", where="process")
            for diagram in subprocess.diagrams:
                for channel in _with_sides(self._channel(diagram)):
                    if channel.key() in seen:
                        continue
                    family: list[Channel] = []
                    for order in self.permutations:
                        member = channel.permuted(order)
                        if member.key() not in seen:
                            seen.add(member.key())
                            family.append(member)
                    self.families.append(family)

    def _channel(self, diagram: Diagram) -> Channel:
        inner = {line.legs >> 2: line for line in diagram.propagators if not line.legs & 2}
        chain = sorted(
            (line for line in diagram.propagators if line.legs & 2), key=lambda line: line.legs.bit_count()
        )
        ends = [0, *(line.legs >> 2 for line in chain), self._full]
        nodes: list[Node] = []
        for before, taken in itertools.pairwise(ends):
            if before & ~taken or before == taken:
                raise InputError("the lines of a diagram are not those of a tree", where="process")
            nodes += self._subtree(taken ^ before, inner)
        # the chain of momentum transfers, from the end of leg 0 back to leg 1
        for before, line in reversed(list(zip(ends, chain, strict=False))):
            rest = self._full ^ before
            taken = (line.legs >> 2) ^ before
            regulator = max(line.mass_gev**2, (_REGULATOR * self._low) ** 2)
            nodes.append(Node(rest, rest ^ taken, taken, self._open_map(rest, flat=False), before, regulator))
        order = sorted((node for node in nodes if node.legs != self._full), key=_priority)
        return Channel(tuple(nodes), tuple(node.legs for node in order))

    def _subtree(self, legs: int, inner: dict[int, Propagator]) -> list[Node]:
        """Return the nodes of a set of particles: children first; vertices of many lines are split in two."""
        if legs.bit_count() < 2:
            return []
        parts: list[int] = []
        rest = legs
        for part in sorted(inner, key=lambda part: -part.bit_count()):
            if part != legs and not part & ~legs and not part & ~rest:
                parts.append(part)
                rest ^= part
        if any(part & legs and part & ~legs and legs & ~part for part in inner):
            raise InputError("the lines of a diagram are not those of a tree", where="process")
        parts += [1 << k for k in range(self._n) if rest >> k & 1]
        line = inner.get(legs)
        own = self._line_map(legs, line) if line else self._open_map(legs, flat=True)
        nodes: list[Node] = []
        for part in parts:
            nodes += self._subtree(part, inner)
        one = parts[0]
        for two in parts[1:-1]:
            nodes.append(Node(one | two, min(one, two), max(one, two), self._open_map(one | two, flat=True)))
            one |= two
        return [*nodes, Node(legs, min(one, parts[-1]), max(one, parts[-1]), own)]

    def _open_map(self, legs: int, *, flat: bool) -> Map | None:
        """Return the map of a mass without a line of its own."""
        if legs == self._full:
            return None
        return Map(FLAT) if flat else Map(POWER, (_REGULATOR * self._low) ** 2)

    def _line_map(self, legs: int, line: Propagator) -> Map | None:
        if legs == self._full:
            return None
        mass, width = line.mass_gev, line.width_gev
        low, high = self._smallest(legs), self._high - self._smallest(self._full ^ legs)
        if mass > 0.0 and width > 0.0 and low < mass + _REACH * width and mass - _REACH * width < high:
            return Map(RESONANCE, mass**2, mass * width)
        if mass > high:
            return Map(FLAT)
        if low > mass * (1.0 + 1e-6):
            return Map(POWER, -(mass**2))
        return Map(POWER, 0.0 if low > 0.0 else (_REGULATOR * self._low) ** 2)

    def _compile(self) -> None:
        norms: dict[tuple[tuple[int, ...], tuple[float, ...]], int] = {}
        terms: dict[tuple[tuple[int, ...], tuple[float, ...]], int] = {}
        rows, used_t = [], set()
        self.programs: list[Program] = []
        """For each family: how its first member is drawn."""
        for family in self.families:
            for number, channel in enumerate(family):
                row, program = self._program(channel, norms, terms)
                rows.append(row)
                used_t |= {n.before | n.second for n in channel.nodes if n.before >= 0}
                if number == 0:
                    self.programs.append(program)
        self.masses2 = self.masses**2
        """Squared masses of the outgoing particles [GeV^2]."""
        self._norm_ints = np.array([key[0] for key in norms], np.int64).reshape(len(norms), 5)
        self._norm_floats = np.array([key[1] for key in norms], float).reshape(len(norms), 6)
        self._term_ints = np.array([key[0] for key in terms], np.int64)
        self._term_floats = np.array([key[1] for key in terms], float)
        self._factors = np.array(rows, np.int64)
        self._family_of_member = np.array([family for family, _ in self.members])
        self._used_t = np.array(sorted(used_t), np.int64)

    def _program(
        self,
        channel: Channel,
        norms: dict[tuple[tuple[int, ...], tuple[float, ...]], int],
        terms: dict[tuple[tuple[int, ...], tuple[float, ...]], int],
    ) -> tuple[list[int], Program]:
        by_legs = {node.legs: node for node in channel.nodes}
        factors, mass_terms = [], []
        done = [1 << k for k in range(self._n)]
        for legs in channel.order:
            shape = by_legs[legs].map
            assert shape is not None  # noqa: S101 - only the whole has none
            inside, inside_mass = self._known(legs, done)
            above = min(
                (other for other in [*done, self._full] if other != legs and not legs & ~other),
                key=int.bit_count,
            )
            beside, beside_mass = self._known(above ^ legs, done)
            ints = (shape.kind, inside, above, beside, 0)
            floats = (
                self._smallest(legs) ** 2,
                inside_mass,
                beside_mass,
                min(self._process.largest(legs << 2), 1e150) ** 2,
                shape.first,
                shape.second,
            )
            norm = norms.setdefault((ints, floats), len(norms))
            mass_terms.append((legs, norm))
            term = (_MASS, norm, legs, shape.kind, 0), (shape.first, shape.second)
            factors.append(terms.setdefault(term, len(terms)))
            done.append(legs)
        rows = []
        axis = 2 + len(channel.order)
        for node in channel.nodes:
            norm, target = -1, 0
            if node.before >= 0:
                target = node.before | node.second
                ints = (-1, node.legs, node.second, node.first, node.before)
                norm = norms.setdefault((ints, (0.0, 0.0, 0.0, 0.0, node.regulator, 0.0)), len(norms))
                term = (_TRANSFER, norm, target, 0, 0), (node.regulator, 0.0)
            else:
                children = sorted((node.first, node.second))
                term = (_DECAY, -1, node.legs, children[0], children[1]), (0.0, 0.0)
            factors.append(terms.setdefault(term, len(terms)))
            chained = node.before >= 0 and by_legs[node.first].before >= 0 if node.first in by_legs else False
            whole = node.legs == self._full
            rows.append(
                (
                    node.legs,
                    node.first,
                    node.second,
                    norm,
                    target,
                    int(chained),
                    axis,
                    self.axes if whole else axis + 1,
                )
            )
            axis += 1 if whole else 2
        return factors, Program(
            np.array(mass_terms, np.int64).reshape(len(mass_terms), 2), np.array(rows, np.int64)
        )

    def _known(self, legs: int, done: list[int]) -> tuple[int, float]:
        """Return the largest composite set inside `legs` of known mass, and the least mass of the others."""
        parts = [part for part in done if part.bit_count() > 1 and not part & ~legs]
        best = max(parts, key=int.bit_count, default=0)
        return best, self._smallest(legs ^ best)

    def thresholds(self) -> list[float]:
        """Return the masses of the whole [GeV] above which resonances of the channels are made together."""
        found = set()
        for first, *_ in self.families:
            peaks = {n.legs: math.sqrt(n.map.first) for n in first.nodes if n.map and n.map.kind == RESONANCE}
            outer = [
                legs for legs in peaks if not any(legs != other and not legs & ~other for other in peaks)
            ]
            if outer:
                found.add(sum(peaks[legs] for legs in outer) + self._smallest(self._full ^ sum(outer)))
        return sorted(found)

    @property
    def axes(self) -> int:
        """Axes of the adaptive grids: mass, rapidity and the channel's, without the azimuth of the whole."""
        return 3 * self._n - 3

    def draw(
        self, family: int, u: Real, grid: Real, spectrum: Real, sqrt_s_gev: float
    ) -> tuple[Real, Real, Real, Real, npt.NDArray[np.int8]]:
        """Draw points from the first member of a family.

        Parameters
        ----------
        family
            Number of the family.
        u
            Uniform numbers, shape (axes + 1, N).
        grid
            Edges of the adaptive grid, shape (axes, bins + 1).
        spectrum
            See `spectrum_edges`.
        sqrt_s_gev
            Energy of the collider.

        Returns
        -------
        Momenta (N, n, 4) in the rest frame, squared mass, rapidity, ds dy/du (0 where no point exists), and
        the bins of the grid (axes, N).
        """
        from recast.generate.engine import kernels  # noqa: PLC0415 - loads numba

        count = u.shape[1]
        momenta = np.zeros((count, self._n, 4))
        whole, rapidity, jacobian = np.empty(count), np.empty(count), np.empty(count)
        bins = np.empty((self.axes, count), np.int8)
        program = self.programs[family]
        kernels.draw(
            u,
            grid,
            spectrum,
            sqrt_s_gev**2,
            self.masses2,
            program.mass_terms,
            program.nodes,
            self._norm_ints,
            self._norm_floats,
            momenta,
            whole,
            rapidity,
            jacobian,
            bins,
        )
        return momenta, whole, rapidity, jacobian, bins

    def densities(self, momenta: Real, whole: Real) -> Real:
        """Return the density of every member du/dPhi_n [GeV^(4-2n)] at points in the rest frame.

        Parameters
        ----------
        momenta, whole
            Shape (N, n, 4) and squared mass of the whole, inside the cuts.

        Returns
        -------
        Shape (N, members).
        """
        return self._densities(momenta, whole, np.arange(len(self.members)))

    def family_densities(self, momenta: Real, whole: Real) -> Real:
        """Return the densities of the members of each family summed, shape (N, families)."""
        return self._densities(momenta, whole, self._family_of_member)

    def _densities(self, momenta: Real, whole: Real, columns: npt.NDArray[np.intp]) -> Real:
        from recast.generate.engine import kernels  # noqa: PLC0415 - loads numba

        result = np.zeros((int(columns.max()) + 1, len(whole)))
        kernels.densities(
            momenta,
            whole,
            columns,
            self.masses2,
            self._used_t,
            self._norm_ints,
            self._norm_floats,
            self._term_ints,
            self._term_floats,
            self._factors,
            result,
        )
        return result.T


def _move(legs: int, order: Sequence[int]) -> int:
    return sum(1 << order[k] for k in range(len(order)) if legs >> k & 1)


def _with_sides(channel: Channel) -> list[Channel]:
    """Return the channel, and those with the sides of its narrow resonances."""
    options = []
    for node in channel.nodes:
        one = [node]
        if node.map and node.map.kind == RESONANCE and node.map.second < _NARROW * node.map.first:
            one.append(dataclasses.replace(node, map=dataclasses.replace(node.map, kind=SIDES)))
        options.append(one)
    return [Channel(nodes, channel.order) for nodes in itertools.product(*options)]


def _priority(node: Node) -> tuple[int, int]:
    """Return the order in which masses are drawn: resonances from the outside in, others outwards."""
    assert node.map is not None  # noqa: S101 - the whole is not drawn
    size = node.legs.bit_count()
    return (0, -size) if node.map.kind in (RESONANCE, SIDES) else (1, size)


def _exchanges(final: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the permutations of outgoing particles that leave the PDG codes as they are."""
    everything = itertools.permutations(range(len(final)))
    return [order for order in everything if all(final[a] == final[k] for k, a in enumerate(order))]
