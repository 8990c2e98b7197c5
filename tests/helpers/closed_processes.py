"""Processes of the general engine whose cross sections are known in closed form or by quadrature."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from recast.generate.engine.diagrams import Diagram, Propagator, Subprocess

__all__ = ["ClosedProcess", "ClosedRecipe", "exchange", "line", "momentum_transfer", "pair_mass2"]


def _legs(particles: str) -> int:
    return sum(1 << (int(k) + 1) for k in particles)


def line(particles: str, mass: float = 0.0, width: float = 0.0) -> Propagator:
    """Return an s-channel line of outgoing particles, as "12" for the first two."""
    return Propagator(_legs(particles), 23 if mass else 22, mass, width)


def exchange(particles: str, mass: float = 0.0) -> Propagator:
    """Return the t-channel line that leaves these particles beside leg 1."""
    return Propagator(_legs(particles) | 2, 24 if mass else 1, mass, 0.0)


def pair_mass2(p: np.ndarray, particles: str) -> np.ndarray:
    """Return the squared mass of outgoing particles, p of shape (N, 2 + n, 4)."""
    total = sum(p[:, int(k) + 1] for k in particles)
    return total[:, 0] ** 2 - (total[:, 1:] ** 2).sum(axis=1)


def momentum_transfer(p: np.ndarray, particles: str) -> np.ndarray:
    """Return -(p1 - particles)^2 of the leg that moves along -z."""
    total = p[:, 1] - sum(p[:, int(k) + 1] for k in particles)
    return -(total[:, 0] ** 2) + (total[:, 1:] ** 2).sum(axis=1)


@dataclass(frozen=True)
class ClosedProcess:
    """Partons with x f(x) = 1, a given |M|^2 and cuts on pT and the masses."""

    diagrams: tuple[Diagram, ...]
    masses: tuple[float, ...]
    squared: Callable[[np.ndarray], np.ndarray]
    low: float
    high: float = math.inf
    pt_min: float = 0.0
    pair_min: float = 0.0
    """Smallest mass of every pair."""
    pdgs: tuple[int, ...] = ()

    @property
    def subprocesses(self) -> tuple[Subprocess, ...]:
        pdgs = self.pdgs or tuple(range(11, 11 + len(self.masses)))
        return (Subprocess((2, -2), pdgs, self.masses, self.diagrams, group=7, swapped=False),)

    def square(self, group: int, momenta: np.ndarray) -> np.ndarray:
        assert group == 7
        return self.squared(momenta)

    def luminosities(self, x1: np.ndarray, x2: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, ...]:
        assert (x1 <= 1).all()
        assert (x2 <= 1).all()
        return np.ones((len(scale), 1)), np.zeros((len(scale), 1))

    def inside(self, momenta: np.ndarray) -> np.ndarray:
        names = "".join(str(k + 1) for k in range(len(self.masses)))
        mass = np.sqrt(np.maximum(pair_mass2(momenta, names), 0.0))
        result = (mass >= self.low * (1 - 1e-9)) & (mass <= self.high * (1 + 1e-9))
        if self.pt_min:
            result &= (np.hypot(momenta[:, 2:, 1], momenta[:, 2:, 2]) >= self.pt_min).all(axis=1)
        if self.pair_min:
            for a in names:
                for b in names[: int(a) - 1]:
                    result &= pair_mass2(momenta, a + b) >= self.pair_min**2
        return result

    def smallest(self, legs: int) -> float:
        return self.low if legs == (1 << (2 + len(self.masses))) - 4 else self.pair_min

    def largest(self, legs: int) -> float:
        return self.high if legs == (1 << (2 + len(self.masses))) - 4 else math.inf


@dataclass(frozen=True)
class ClosedRecipe:
    """Hands a process to the engine."""

    process: ClosedProcess
    name: str = "closed"

    def load(self) -> ClosedProcess:
        return self.process
