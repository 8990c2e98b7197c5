"""Generate: the differential cross section on the channels: random numbers in, weighted points out."""

from __future__ import annotations

import functools
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy import constants

from recast.core.errors import InputError, RunError
from recast.generate.engine.channels import Channels, spectrum_edges
from recast.generate.engine.diagrams import HardProcess, Propagator, Subprocess
from recast.generate.engine.tuning import Tuning

__all__ = ["PB_GEV2", "Integrand", "Job", "Points", "Recipe", "Scale", "load_integrand"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.intp]

PB_GEV2 = (constants.hbar * constants.c / constants.e * 1e-9) ** 2 * 1e40
"""(hbar c)^2 [pb GeV^2]."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of factorisation and renormalisation."""

    factor: float = 1.0
    """Times the mass of the outgoing particles, half the sum of their transverse masses, or a fixed one."""
    fixed_gev: float | None = None
    transverse: bool = False

    def at(self, mass_gev: Real, momenta: Real) -> Real:
        """Return the scale [GeV] for the mass and the laboratory momenta of an event, (N, 2 + n, 4)."""
        if self.fixed_gev is not None:
            return np.full_like(mass_gev, self.factor * self.fixed_gev)
        if not self.transverse:
            return self.factor * mass_gev
        squares = momenta[:, 2:, 0] ** 2 - momenta[:, 2:, 3] ** 2
        return np.asarray(self.factor / 2.0 * np.sqrt(np.maximum(squares, 0.0)).sum(axis=1))


class Recipe(Hashable, Protocol):
    """What a worker process makes the process from; it can be pickled, and equal ones have equal hashes."""

    @property
    def name(self) -> str:
        """The process, for messages."""
        ...

    def load(self) -> HardProcess:
        """Return the process at its model point."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What worker processes need to know."""

    recipe: Recipe
    sqrt_s_gev: float
    seed: int
    label: str
    """Name of the sample: random streams are keyed by it."""
    scale: Scale = Scale()


@dataclass(frozen=True, slots=True)
class Points:
    """Points inside the cuts; those outside count in `tried` only."""

    tried: Integer
    """Points drawn from each family, shape (families,)."""
    family: Integer
    """Family of each point, shape (N,)."""
    weight: Real
    """Integrand over density of the family, signed [pb]; its means over `tried` add up to sigma."""
    laboratory: Real
    """Partons and outgoing particles in the laboratory, shape (N, 2 + n, 4) [GeV]."""
    scale: Real
    """Factorisation scale [GeV]."""
    column: Integer
    """Number of the sub-process."""
    bins: npt.NDArray[np.int8]
    """Bins of the adaptive grid, shape (axes, N)."""
    plain: Real
    """|weight| without luminosity, to learn the groups' weights from."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Points of one set of channels inside the cuts."""

    family: Integer
    momenta: Real
    laboratory: Real
    whole: Real
    jacobian: Real
    """ds dy dPhi_n over the density of the point [GeV^(2n-2)]."""
    bins: npt.NDArray[np.int8]


class Integrand:
    """d sigma of a process on its channels, summed over its sub-processes.

    Parameters
    ----------
    process
        Sub-processes, |M|^2, luminosities and cuts.
    sqrt_s_gev
        Energy of the collider.
    scale
        The factorisation scale.
    name
        The process, for messages.

    Raises
    ------
    InputError
        If a sub-process has no diagrams, or the cuts leave no energy or an open divergence (see `Channels`).
    """

    def __init__(
        self, process: HardProcess, sqrt_s_gev: float, scale: Scale = Scale(), name: str = "process"
    ) -> None:
        self.process, self.sqrt_s_gev, self.scale, self.name = process, sqrt_s_gev, scale, name
        columns = process.subprocesses
        if not columns:
            raise InputError("no sub-process of protons", where=name)
        # sub-processes with the same masses and identical particles share channels
        sets: dict[object, list[int]] = {}
        for number, one in enumerate(columns):
            alike = tuple(one.final.index(pdg) for pdg in one.final)
            sets.setdefault((one.masses_gev, alike), []).append(number)
        self.sets: list[Channels] = []
        """Channels of sub-processes with equal masses and identical particles."""
        self.families: list[tuple[int, int]] = []
        """For each family: its set and its number there."""
        allowed = []
        self._spectra = []
        for chosen in sets.values():
            channels = Channels(process, [columns[k] for k in chosen], sqrt_s_gev)
            low, high = channels.mass_bounds
            self._spectra.append(spectrum_edges(low**2, high**2, _whole_peaks([columns[k] for k in chosen])))
            self.families += [(len(self.sets), k) for k in range(len(channels.families))]
            allowed.append(np.isin(np.arange(len(columns)), chosen))
            self.sets.append(channels)
        if len({channels.axes for channels in self.sets}) > 1:
            raise InputError("sub-processes with different numbers of outgoing particles", where=name)
        self.axes = self.sets[0].axes
        self.set_of_family = np.array([number for number, _ in self.families])
        self.family_sizes = np.array([len(self.sets[s].families[k]) for s, k in self.families])
        """Members of each family."""
        self._allowed = np.array(allowed)
        groups = sorted({one.group for one in columns})
        self.group_of_column = np.array([groups.index(one.group) for one in columns])
        """Position of the group of each sub-process in the tuning's weights."""
        self._groups = groups
        self._swapped = np.array([one.swapped for one in columns])
        self.pids = np.array([(*one.initial, *one.final) for one in columns])
        """PDG codes, shape (sub-processes, 2 + n)."""

    def start(self) -> Tuning:
        """Return the tuning before any warm-up."""
        return Tuning.start(len(self.families), self.axes, len(self._groups))

    def draw(self, counts: npt.NDArray[np.integer], rng: np.random.Generator, tuning: Tuning) -> Points:
        """Draw `counts[k]` points from each family k and evaluate those inside the cuts.

        Raises
        ------
        RunError
            If |M|^2 or a luminosity is not a finite number.
        """
        parts = [
            self._draw_set(number, counts, rng, tuning)
            for number in range(len(self.sets))
            if counts[self.set_of_family == number].any()
        ]
        family = np.concatenate([part.family for part in parts])
        momenta, laboratory, whole, jacobian = (
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("momenta", "laboratory", "whole", "jacobian")
        )
        scale = self.scale.at(np.sqrt(whole), laboratory)
        column, flux = self._choose(family, laboratory, scale, rng.random(len(whole)), tuning)
        plain = jacobian * self._square(momenta, whole, column)
        # d sigma = x1 f(x1) x2 f(x2) |M|^2/(2 s) ds/s dy dPhi_n
        plain *= PB_GEV2 / (2.0 * whole**2)
        weight = plain * flux
        if not np.isfinite(weight).all():
            raise RunError(
                f"{int((~np.isfinite(weight)).sum())} weights are not finite numbers",
                where=self.name,
                mend="Tighten the cuts on massless particles, or report this model point.",
            )
        return Points(
            np.asarray(counts, np.intp),
            family,
            weight,
            laboratory,
            scale,
            column,
            np.concatenate([part.bins for part in parts], axis=1),
            np.abs(plain),
        )

    def _draw_set(
        self, number: int, counts: npt.NDArray[np.integer], rng: np.random.Generator, tuning: Tuning
    ) -> _Drawn:
        """Draw points of the families of one set and keep those inside the cuts."""
        from recast.generate.engine import kernels  # noqa: PLC0415 - loads numba

        channels = self.sets[number]
        chosen = [k for k in np.flatnonzero(self.set_of_family == number) if counts[k]]
        drawn = []
        for one in chosen:
            u = rng.random((self.axes + 1, int(counts[one])))
            local = self.families[one][1]
            drawn.append(channels.draw(local, u, tuning.grids[one], self._spectra[number], self.sqrt_s_gev))
        family = np.repeat(chosen, [len(one[1]) for one in drawn])
        momenta, whole, rapidity, jacobian = (np.concatenate([one[k] for one in drawn]) for k in range(4))
        if len(channels.permutations) > 1:
            # a family is drawn through its first member: identical particles are exchanged at random
            order = np.array(channels.permutations)
            order = order[rng.integers(len(order), size=len(whole))]
            momenta = np.take_along_axis(momenta, order[:, :, None], axis=1)
        laboratory = np.empty((len(whole), 2 + momenta.shape[1], 4))
        kernels.laboratory(momenta, whole, rapidity, channels.masses2, laboratory)
        inside = np.flatnonzero((jacobian > 0) & self.process.inside(laboratory))
        family, momenta, whole = family[inside], momenta[inside], whole[inside]
        density = channels.total_density(momenta, whole, tuning.mixture[self.set_of_family == number])
        weight = self.family_sizes[family] * tuning.mixture[family] / density
        bins = np.concatenate([one[4] for one in drawn], axis=1)[:, inside]
        return _Drawn(family, momenta, laboratory[inside], whole, jacobian[inside] * weight, bins)

    def _choose(
        self, family: Integer, laboratory: Real, scale: Real, u: Real, tuning: Tuning
    ) -> tuple[Integer, Real]:
        """Draw a sub-process for each point; return it and luminosity over probability."""
        beam = self.sqrt_s_gev / 2.0
        x1, x2 = (np.minimum(laboratory[:, k, 0] / beam, 1.0) for k in (0, 1))
        luminosities = self.process.luminosities(x1, x2, scale)
        weights = tuning.group_weights[:, self.group_of_column] * self._allowed[self.set_of_family]
        cumulative = np.cumsum(luminosities * weights[family], axis=1)
        total = cumulative[:, -1]
        chosen = (u[:, None] * total[:, None] >= cumulative).sum(axis=1)
        # where all luminosities are zero, the weight is: any sub-process of the set will do
        some = np.argmax(weights > 0, axis=1)[family]
        chosen = np.where(total > 0, np.minimum(chosen, cumulative.shape[1] - 1), some)
        return chosen, total / weights[family, chosen]

    def _square(self, momenta: Real, whole: Real, column: Integer) -> Real:
        half = np.sqrt(whole) / 2.0
        along = np.where(self._swapped[column], -half, half)
        everything = np.zeros((len(whole), 2 + momenta.shape[1], 4))
        everything[:, 2:] = momenta
        everything[:, :2, 0] = half[:, None]
        everything[:, 0, 3], everything[:, 1, 3] = along, -along
        group = self.group_of_column[column]
        result = np.empty(len(whole))
        for number, name in enumerate(self._groups):
            chosen = np.flatnonzero(group == number)
            if chosen.size:
                result[chosen] = self.process.square(name, everything[chosen])
        return result


def _whole_peaks(subprocesses: list[Subprocess]) -> list[tuple[float, float]]:
    lines: set[Propagator] = set()
    for one in subprocesses:
        everything = ((1 << len(one.final)) - 1) << 2
        for diagram in one.diagrams:
            lines |= {line for line in diagram.propagators if line.legs == everything}
    return sorted({(line.mass_gev, line.width_gev) for line in lines if line.width_gev > 0})


@functools.lru_cache(maxsize=4)
def load_integrand(job: Job) -> Integrand:
    """Return the integrand of a job, built once in each worker process."""
    return Integrand(job.recipe.load(), job.sqrt_s_gev, job.scale, job.recipe.name)
