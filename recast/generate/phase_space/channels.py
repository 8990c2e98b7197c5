"""Generate: the channels of four-lepton phase space: how a point is drawn from one, and its density in each.

Two topologies, each with a squared-mass map per pair (photon, Z, new particle): a cascade l (l' V) of the
s-channel boson, and two pairs V V' from the exchange of the quark. A channel's density is with respect to the
Lorentz invariant phase-space element dPhi_4 of the four leptons at fixed m4l.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.generate.phase_space.maps import (
    MassMap,
    Vector,
    angle_density,
    boost_z,
    kallen,
    rotate,
    sample_angle,
    unit_pair,
)

__all__ = ["AXES", "Cascade", "Channel", "Channels", "Shape", "TwoPairs"]

Real = npt.NDArray[np.float64]
Pair = tuple[int, int]

AXES = 8
"""Uniform numbers that a channel turns into a phase-space point; the last is the azimuth about the beam."""
_FLAT = (2.0 * math.pi) ** 2 * (8.0 * math.pi) ** 3


class Shape(StrEnum):
    """Which propagator the squared mass of a pair follows."""

    PHOTON = "photon"
    Z = "z"
    NEW = "new"
    """The new particle of the point."""
    NEW_SIDES = "new_sides"


@parses_words
@dataclass(frozen=True, slots=True)
class Cascade:
    """s-channel boson -> spectator + (emitter + pair): the pair is radiated by the line of the emitter."""

    pair: Pair
    emitter: int
    spectator: int
    shape: Shape


@parses_words
@dataclass(frozen=True, slots=True)
class TwoPairs:
    """Quark exchange: first pair + second pair, masses drawn in this order."""

    first: Pair
    second: Pair
    shapes: tuple[Shape, Shape]


Channel = Cascade | TwoPairs


def _permuted(channel: Channel, order: tuple[int, ...]) -> Channel:
    def pair(old: Pair) -> Pair:
        return order[old[0]], order[old[1]]

    if isinstance(channel, Cascade):
        return Cascade(pair(channel.pair), order[channel.emitter], order[channel.spectator], channel.shape)
    return TwoPairs(pair(channel.first), pair(channel.second), channel.shapes)


class Channels:
    """All channels of a final state, grouped into families that identical leptons turn into each other.

    Leptons are numbered 0 to 3: antilepton, lepton, antilepton, lepton.

    Parameters
    ----------
    identical
        Whether both antileptons and both leptons are identical (4mu, 4e) or not (2e2mu).
    maps
        The map of each shape in use; `Shape.PHOTON` always.
    two_pair_shapes
        Shapes of the bosons that couple to quarks.
    mll_min_gev
        Cut on the mass of every opposite-sign same-flavour pair [GeV].
    """

    @parses_words
    def __init__(
        self,
        *,
        identical: bool,
        maps: dict[Shape, MassMap],
        two_pair_shapes: tuple[Shape, ...],
        mll_min_gev: float,
    ) -> None:
        self.identical = identical
        self.maps = maps
        self._cut = mll_min_gev
        self.pairs: list[Pair] = [(0, 1), (2, 3), (0, 3), (2, 1)] if identical else [(0, 1), (2, 3)]
        """Opposite-sign same-flavour pairs, (antilepton, lepton)."""
        self.permutations: list[tuple[int, ...]] = (
            [(0, 1, 2, 3), (2, 1, 0, 3), (0, 3, 2, 1), (2, 3, 0, 1)] if identical else [(0, 1, 2, 3)]
        )
        """Exchanges of identical leptons, the identity first."""
        self.families: list[list[Channel]] = []
        """Channels in families; the first member of each is the one points are drawn from."""
        starts = [(0, 1)] if identical else [(0, 1), (2, 3)]
        candidates: list[Channel] = []
        for pair, shape in itertools.product(starts, maps):
            rest = tuple(k for k in range(4) if k not in pair)
            candidates += [Cascade(pair, a, b, shape) for a, b in (rest, rest[::-1])]
        for pair in starts:
            other = (2, 3) if pair == (0, 1) else (0, 1)
            candidates += [
                TwoPairs(pair, other, (a, b)) for a, b in itertools.product(two_pair_shapes, repeat=2)
            ]
        seen: set[Channel] = set()
        for channel in candidates:
            family = list(dict.fromkeys(_permuted(channel, order) for order in self.permutations))
            if channel not in seen:
                self.families.append(family)
                seen.update(family)
        self.members: list[tuple[int, Channel]] = [
            (number, channel) for number, family in enumerate(self.families) for channel in family
        ]
        """Every channel with the number of its family."""

    def sample(self, family: int, u: Real, s: Real) -> Real:
        """Draw points from the first member of a family.

        Parameters
        ----------
        family
            Number of the family.
        u
            Uniform numbers, shape (AXES, N).
        s
            Squared four-lepton mass [GeV^2], shape (N,).

        Returns
        -------
        Lepton momenta in the four-lepton rest frame, shape (N, 4, 4), beam along z.
        """
        channel = self.families[family][0]
        if isinstance(channel, Cascade):
            vectors = self._sample_cascade(channel, u, s)
        else:
            vectors = self._sample_two_pairs(channel, u, s)
        result = np.empty((len(s), 4, 4))
        for row, (e, x, y, z) in vectors.items():
            for column, component in enumerate((e, x, y, z)):
                result[:, row, column] = component
        # massless to the last digit: the energies follow the momenta
        result[:, :, 0] = np.sqrt((result[:, :, 1:] ** 2).sum(axis=2))
        return result

    def _sample_cascade(self, channel: Cascade, u: Real, s: Real) -> dict[int, Vector]:
        root = np.sqrt(s)
        s_pair = self.maps[channel.shape].sample(u[0], *self._pair_bounds(root))
        low, high = self._triple_bounds(s, s_pair)
        s_triple = low * (high / low) ** u[1]
        c1, c2, c3 = 2.0 * u[2] - 1.0, 2.0 * u[3] - 1.0, 2.0 * u[4] - 1.0
        phi2, phi3, phi1 = (2.0 * math.pi * u[k] for k in (5, 6, 7))
        root_pair, root_triple = np.sqrt(s_pair), np.sqrt(s_triple)
        first, second = unit_pair(root_pair / 2.0, c3, phi3)
        across = 2.0 * root_triple * root_pair
        boost = ((s_triple + s_pair) / across, (s_triple - s_pair) / across)
        momentum = (s_triple - s_pair) / (2.0 * root_triple)
        zero = np.zeros_like(s)
        emitter: Vector = (momentum, zero, zero, -momentum)
        vectors = rotate([boost_z(first, *boost), boost_z(second, *boost), emitter], c2, phi2)
        across = 2.0 * root * root_triple
        boost = ((s + s_triple) / across, (s - s_triple) / across)
        momentum = (s - s_triple) / (2.0 * root)
        spectator: Vector = (momentum, zero, zero, -momentum)
        vectors = rotate([*(boost_z(v, *boost) for v in vectors), spectator], c1, phi1)
        rows = (*channel.pair, channel.emitter, channel.spectator)
        return dict(zip(rows, vectors, strict=True))

    def _sample_two_pairs(self, channel: TwoPairs, u: Real, s: Real) -> dict[int, Vector]:
        root = np.sqrt(s)
        s1 = self.maps[channel.shapes[0]].sample(u[0], *self._pair_bounds(root))
        s2 = self.maps[channel.shapes[1]].sample(u[1], self._cut**2, (root - np.sqrt(s1)) ** 2)
        reach = kallen(s, s1, s2)
        c1 = sample_angle(u[2], reach / (s - s1 - s2))
        vectors: list[Vector] = []
        for mass2, other, axis, forward in ((s1, s2, 3, 1.0), (s2, s1, 4, -1.0)):
            mass = np.sqrt(mass2)
            across = 2.0 * root * mass
            boost = ((s + mass2 - other) / across, forward * reach / across)
            pair = unit_pair(mass / 2.0, 2.0 * u[axis] - 1.0, 2.0 * math.pi * u[axis + 2])
            vectors += [boost_z(v, *boost) for v in pair]
        return dict(
            zip((*channel.first, *channel.second), rotate(vectors, c1, 2.0 * math.pi * u[7]), strict=True)
        )

    def _pair_bounds(self, root: Real) -> tuple[float, Real]:
        return self._cut**2, (root - self._cut) ** 2

    def _triple_bounds(self, s: Real, s_pair: Real) -> tuple[Real, Real]:
        # the cut on the pairs that emitter and spectator form narrows the range
        if self.identical:
            return s_pair + self._cut**2, s - 2.0 * self._cut**2
        return s_pair, s - self._cut**2

    def densities(self, leptons: Real, s: Real, masses2: dict[Pair, Real]) -> Real:
        """Return the densities of all members at points inside the cuts.

        Parameters
        ----------
        leptons
            Shape (N, 4, 4), in the four-lepton rest frame.
        s
            Squared four-lepton mass, shape (N,).
        masses2
            The result of `pair_masses2(leptons)`.

        Returns
        -------
        Shape (len(members), N), du/dPhi_4 [GeV^-4].
        """
        root = np.sqrt(s)
        bounds = self._pair_bounds(root)
        # members share their factors
        pair_density: dict[tuple[Pair, Shape], Real] = {}
        other_density: dict[tuple[Pair, Shape], Real] = {}
        line_density: dict[tuple[Pair, int], Real] = {}
        angles: dict[Pair, tuple[Real, Real]] = {}

        def first_density(pair: Pair, shape: Shape) -> Real:
            if (pair, shape) not in pair_density:
                pair_density[pair, shape] = self.maps[shape].density(masses2[_sorted(pair)], *bounds)
            return pair_density[pair, shape]

        def second_density(channel: TwoPairs) -> Real:
            # what is left beside the first pair, which has all but the leptons of the second
            key = (channel.second, channel.shapes[1])
            if key not in other_density:
                s1, s2 = masses2[_sorted(channel.first)], masses2[_sorted(channel.second)]
                left = (root - np.sqrt(s1)) ** 2
                other_density[key] = self.maps[channel.shapes[1]].density(s2, self._cut**2, left)
            return other_density[key]

        result = np.empty((len(self.members), len(s)))
        for row, (_, channel) in enumerate(self.members):
            if isinstance(channel, Cascade):
                line = (channel.pair, channel.emitter)
                if line not in line_density:
                    s_pair = masses2[_sorted(channel.pair)]
                    line_density[line] = self._line_density(channel, s, s_pair, masses2)
                result[row] = first_density(channel.pair, channel.shape) * line_density[line]
            else:
                if channel.first not in angles:
                    angles[channel.first] = self._angle(channel, leptons, s, root, masses2)
                angle, reach = angles[channel.first]
                density = first_density(channel.first, channel.shapes[0]) * second_density(channel)
                result[row] = _FLAT * 2.0 * density * angle * s / reach
        return result

    def _line_density(self, channel: Cascade, s: Real, s_pair: Real, masses2: dict[Pair, Real]) -> Real:
        s_triple = s_pair + sum(masses2[_sorted((channel.emitter, k))] for k in channel.pair)
        low, high = self._triple_bounds(s, s_pair)
        density = 1.0 / (s_triple * np.log(high / low))
        result: Real = _FLAT * density / ((1.0 - s_triple / s) * (1.0 - s_pair / s_triple))
        return result

    @staticmethod
    def _angle(
        channel: TwoPairs, leptons: Real, s: Real, root: Real, masses2: dict[Pair, Real]
    ) -> tuple[Real, Real]:
        """Return the density of the angle of two pairs, and the root of the Kallen function."""
        s1, s2 = masses2[_sorted(channel.first)], masses2[_sorted(channel.second)]
        reach = kallen(s, s1, s2)
        along = leptons[:, channel.first[0], 3] + leptons[:, channel.first[1], 3]
        return angle_density(2.0 * root * along / reach, reach / (s - s1 - s2)), reach

    def inside(self, masses2: dict[Pair, Real]) -> npt.NDArray[np.bool_]:
        """Return which points pass the cut on all opposite-sign same-flavour pairs."""
        lowest = np.minimum.reduce([masses2[_sorted(pair)] for pair in self.pairs])
        result: npt.NDArray[np.bool_] = lowest >= self._cut**2
        return result


def _sorted(pair: Pair) -> Pair:
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])
