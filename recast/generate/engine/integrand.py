"""Generate: the differential cross section on the channels: random numbers in, weighted points out."""

from __future__ import annotations

import dataclasses
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
from recast.generate.engine.tuning import MASS_BINS, Tuning

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
    mass_bin: Integer
    """Bin of the mixture."""
    weight: Real
    """Integrand over density of the family, signed [pb]; its means over `tried` add up to sigma."""
    pdf_change: Real
    """Size of what negative PDF values, which are set to zero, would change [pb]; an estimate."""
    laboratory: Real
    """Partons and outgoing particles in the laboratory, shape (N, 2 + n, 4) [GeV]."""
    scale: Real
    """Factorisation scale [GeV]."""
    column: Integer
    """Number of the sub-process."""
    kind: Integer
    """Class of the sub-process (`Integrand.class_of_column`)."""
    chance: Real
    """Chance of each class, shape (N, classes)."""
    bins: npt.NDArray[np.int8]
    """Bins of the adaptive grid, shape (axes, N)."""

    @classmethod
    def together(cls, parts: list[Points]) -> Points:
        """Return the points of several sets of channels as one."""
        flat = [item.name for item in dataclasses.fields(cls) if item.name not in ("tried", "bins")]
        joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in flat}
        bins = np.concatenate([part.bins for part in parts], axis=1)
        return cls(tried=parts[0].tried, bins=bins, **joined)


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
            self._spectra.append(self._spectrum(channels, chosen))
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
        self._groups = groups
        self._group_of_column = np.array([groups.index(one.group) for one in columns])
        self._swapped = np.array([one.swapped for one in columns])
        self.class_of_column = 2 * self._group_of_column + self._swapped
        """Class of each sub-process: its group, and whether it is swapped."""
        self.pids = np.array([(*one.initial, *one.final) for one in columns])
        """PDG codes, shape (sub-processes, 2 + n)."""

    def _spectrum(self, channels: Channels, chosen: list[int]) -> Real:
        low, high = channels.mass_bounds

        def central(mass: Real) -> Real:
            x = mass / self.sqrt_s_gev
            scale = self.scale.factor * (mass if self.scale.fixed_gev is None else self.scale.fixed_gev)
            luminosities, _ = self.process.luminosities(x, x, np.broadcast_to(scale, x.shape))
            return np.asarray(luminosities[:, chosen].sum(axis=1))

        peaks = _whole_peaks([self.process.subprocesses[k] for k in chosen])
        return spectrum_edges(low**2, high**2, peaks, channels.thresholds(), central)

    def start(self) -> Tuning:
        """Return the tuning before any warm-up."""
        return Tuning.start(len(self.families), self.axes, 2 * len(self._groups))

    def draw(self, counts: Integer, rng: np.random.Generator, tuning: Tuning) -> Points:
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
        points = Points.together(parts)
        bad = int((~np.isfinite(points.weight)).sum())
        if bad:
            raise RunError(
                f"{bad} weights are not finite numbers",
                where=self.name,
                mend="Tighten the cuts on massless particles, or report this model point.",
            )
        return points

    def _draw_set(self, number: int, counts: Integer, rng: np.random.Generator, tuning: Tuning) -> Points:
        """Draw points of the families of one set and evaluate those inside the cuts."""
        from recast.generate.engine import kernels  # noqa: PLC0415 - loads numba

        channels = self.sets[number]
        here = self.set_of_family == number
        chosen = [k for k in np.flatnonzero(here) if counts[k]]
        drawn = []
        for one in chosen:
            u = rng.random((self.axes + 1, int(counts[one])))
            local = self.families[one][1]
            drawn.append(channels.draw(local, u, tuning.grids[one], self._spectra[number], self.sqrt_s_gev))
        families = np.repeat(chosen, [len(one[1]) for one in drawn])
        momenta, whole, rapidity, jacobian = (np.concatenate([one[k] for one in drawn]) for k in range(4))
        if len(channels.permutations) > 1:
            # a family is drawn through its first member: identical particles are exchanged at random
            order = np.array(channels.permutations)
            order = order[rng.integers(len(order), size=len(whole))]
            momenta = np.take_along_axis(momenta, order[:, :, None], axis=1)
        laboratory = np.empty((len(whole), 2 + momenta.shape[1], 4))
        kernels.laboratory(momenta, whole, rapidity, channels.masses2, laboratory)
        inside = np.flatnonzero((jacobian > 0) & self.process.inside(laboratory))
        family, momenta, whole = families[inside], momenta[inside], whole[inside]
        laboratory = laboratory[inside]
        # the chance of sub-process c in family k is luminosity x weight[k, c]/total[k]; as any family may
        # give a point and a sub-process, their density is the sum of density x chance over the families
        weights = tuning.class_weights[:, self.class_of_column] * self._allowed[self.set_of_family]
        scale = self.scale.at(np.sqrt(whole), laboratory)
        x1, x2 = (np.minimum(2.0 * laboratory[:, k, 0] / self.sqrt_s_gev, 1.0) for k in (0, 1))
        luminosities, changed = self.process.luminosities(x1, x2, scale)
        chance = luminosities * weights[family]
        cumulative = np.cumsum(chance, axis=1)
        # where all luminosities are zero, so is the weight; what negative ones would give is looked at
        some = cumulative[:, -1] > 0.0
        change = np.cumsum(changed * weights[family], axis=1)
        looked = np.where(some[:, None], cumulative, change)
        u = rng.random(len(whole)) * looked[:, -1]
        column = np.minimum((u[:, None] >= looked).sum(axis=1), len(self.pids) - 1)
        column[looked[:, -1] == 0.0] = np.flatnonzero(self._allowed[number])[0]
        total = np.maximum(np.where(some[:, None], luminosities, changed) @ weights[here].T, 1e-300)
        density = channels.family_densities(momenta, whole) * weights[here][:, column].T / total
        spectrum = self._spectra[number]
        mass_bin = np.searchsorted(spectrum[:: len(spectrum) // MASS_BINS][1:-1], whole, side="right")
        factor = (looked[:, -1] > 0.0) * self.family_sizes[family] * tuning.mixture[family, mass_bin]
        factor /= np.maximum((density * tuning.mixture[here][:, mass_bin].T).sum(axis=1), 1e-300)
        # d sigma = x1 f(x1) x2 f(x2) |M|^2/(2 s) ds/s dy dPhi_n
        whole_weight = (
            PB_GEV2 / 2.0 * factor * jacobian[inside] / whole**2 * self._square(momenta, whole, column)
        )
        # the weights of the classes stand for |M|^2, in which the sub-processes differ
        pdf_change = np.abs(whole_weight) * change[:, -1] / np.maximum(looked[:, -1], 1e-300)
        weight = np.where(some, whole_weight, 0.0)
        classes = np.arange(tuning.class_weights.shape[1]) == self.class_of_column[:, None]
        chance = chance @ classes / np.maximum(cumulative[:, -1:], 1e-300)
        bins = np.concatenate([one[4] for one in drawn], axis=1)[:, inside]
        kind = self.class_of_column[column]
        return Points(
            counts, family, mass_bin, weight, pdf_change, laboratory, scale, column, kind, chance, bins
        )

    def _square(self, momenta: Real, whole: Real, column: Integer) -> Real:
        half = np.sqrt(whole) / 2.0
        along = np.where(self._swapped[column], -half, half)
        everything = np.zeros((len(whole), 2 + momenta.shape[1], 4))
        everything[:, 2:] = momenta
        everything[:, :2, 0] = half[:, None]
        everything[:, 0, 3], everything[:, 1, 3] = along, -along
        group = self._group_of_column[column]
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
