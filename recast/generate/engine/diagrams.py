"""Generate: what the phase-space engine needs to know of a process: diagrams, sub-processes, |M|^2, cuts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Diagram", "HardProcess", "Propagator", "Subprocess"]

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Propagator:
    """A line inside a diagram."""

    legs: int
    """Bit mask of the external legs on the side without leg 0; 0 and 1 come in, 2, 3, ... go out in order.

    Without bit 1 the line is an s-channel one, its momentum the sum of those legs (all outgoing: the whole
    process); with bit 1 a t-channel one, its momentum that of leg 1 less the sum of the others.
    """
    pdg: int
    mass_gev: float
    width_gev: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """A tree diagram by its lines; a vertex of four lines just lacks one."""

    propagators: tuple[Propagator, ...]


@dataclass(frozen=True, slots=True)
class Subprocess:
    """Two partons to some particles."""

    initial: tuple[int, int]
    """PDG codes, the parton along +z first."""
    final: tuple[int, ...]
    """PDG codes."""
    masses_gev: tuple[float, ...]
    """Of the outgoing particles [GeV]."""
    diagrams: tuple[Diagram, ...]
    group: int
    """Sub-processes of one group have the same |M|^2 and masses; their initial partons may differ."""
    swapped: bool
    """Whether the partons are exchanged between the beams with respect to the group's representative."""


class HardProcess(Protocol):
    """A process at a model point with its cuts: all that the engine integrates."""

    @property
    def subprocesses(self) -> tuple[Subprocess, ...]:
        """The sub-processes, columns of `luminosities`."""
        ...

    def square(self, group: int, momenta: Real) -> Real:
        """Return |M|^2 averaged over initial and summed over final spins and colours [GeV^(4-2n)].

        Parameters
        ----------
        group
            Number of a group of sub-processes.
        momenta
            Shape (N, 2 + n, 4), (E, px, py, pz) [GeV] in the partons' rest frame; the rows are those of the
            group's representative: a sub-process with `swapped` hands its first parton in row 1.

        Returns
        -------
        Shape (N,), with the factor for identical particles; signed where it is a part of |M|^2.
        """
        ...

    def luminosities(self, x1: Real, x2: Real, scale: Real) -> tuple[Real, Real]:
        """Return x1 f(x1) x2 f(x2) of each sub-process at the scale [GeV], shape (N, sub-processes).

        The second result, of the same shape, is by how much each would change if negative densities were not
        set to zero.
        """
        ...

    def inside(self, momenta: Real) -> npt.NDArray[np.bool_]:
        """Return which points, momenta in the laboratory of shape (N, 2 + n, 4), pass the cuts."""
        ...

    def smallest(self, legs: int) -> float:
        """Return a lower bound of the mass of a set of outgoing legs (bit mask as in `Propagator`) [GeV]."""
        ...

    def largest(self, legs: int) -> float:
        """Return an upper bound of the mass of a set of outgoing legs [GeV]; inf where there is none."""
        ...
