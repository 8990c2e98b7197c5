"""Generate: the warm-up: learns channel mixture, grids and maxima the same for any number of workers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.core.parallel import Workers
from recast.core.seeds import stream
from recast.generate.base import GeneratorSettings, Process
from recast.generate.bound import largest_weights, with_enough_points
from recast.generate.integrand import load_integrand
from recast.generate.phase_space.grid import AdaptiveGrid
from recast.generate.tuning import GRID_AXES, GRID_BINS, Tuning
from recast.model.base import Point

__all__ = ["Estimate", "Job", "Plan", "learn_peaks", "plan", "tune"]

Real = npt.NDArray[np.float64]

_CHUNK = 8192
"""Points of one task."""
_MIXTURE_ROUNDS, _GRID_ROUNDS = 3, 5
_PEAK_TASKS = 6
"""Tasks for the peaks. Together 115 000 points give nearly the efficiency of unweighting of 590 000."""
_PLAN_TASKS = 1
"""Tasks for the mean size of the weights where the peaks are known: it is found to 1 or 2 %."""
_DAMPING = 0.4
"""Rounds of one task are noisy: 0.7 makes efficiencies of 0.06 to 0.08 where this makes 0.10."""
_SMALLEST_SHARE, _SMALLEST_PEAK_SHARE, _SMALLEST_FINAL_SHARE = 0.01, 0.04, 0.002
"""No family is drawn less often than this, so that a narrow peak that the pilots missed is still found."""


@dataclass(frozen=True)
class Job:
    """What worker processes need to know."""

    process: Process
    point: Point
    settings: GeneratorSettings
    seed: int
    label: str
    """Name of the sample: random streams are keyed by it."""


@dataclass(frozen=True)
class _Task:
    job: Job
    tuning: Tuning
    counts: npt.NDArray[np.intp]
    labels: tuple[str | int, ...]


@dataclass(frozen=True)
class _Pilot:
    """What is learnt from: sizes of weights, and where they came from."""

    tried: npt.NDArray[np.intp]
    family: npt.NDArray[np.intp]
    weight: Real
    size: Real
    bins: npt.NDArray[np.int8]


@dataclass(frozen=True)
class Estimate:
    """A cross section from points that do not depend on it; its parts are unbiased."""

    tried: int
    positive_pb: float
    negative_pb: float
    variance_pb2: float
    """Of positive less negative."""

    def plus(self, other: Estimate) -> Estimate:
        """Return the mean of two independent estimates, weighted by their numbers of points.

        Such weights, unlike those by the errors found, leave it unbiased.
        """
        tried = self.tried + other.tried
        a, b = self.tried / tried, other.tried / tried
        return Estimate(
            tried,
            a * self.positive_pb + b * other.positive_pb,
            a * self.negative_pb + b * other.negative_pb,
            a**2 * self.variance_pb2 + b**2 * other.variance_pb2,
        )


@dataclass(frozen=True)
class Plan:
    """How events are drawn: a tuning and the sizes of the weights at hand."""

    tuning: Tuning
    share: Real
    """Probability of drawing from each family; adds up to one."""
    bound_pb: float
    """A point of family k survives unweighting with probability size/(share[k] bound_pb)."""
    efficiency: float
    """Share of the points that is expected to survive."""
    estimate: Estimate
    """The cross section of the points that it was made of."""


def _pilot(task: _Task) -> _Pilot:
    job = task.job
    integrand = load_integrand(job.process, job.point, job.settings)
    points = integrand.draw(task.counts, stream(job.seed, job.label, *task.labels), task.tuning)
    return _Pilot(
        points.tried, points.family, points.columns.sum(axis=0), points.size, points.bins.astype(np.int8)
    )


def tune(job: Job, workers: Workers, tasks: int = 1) -> Tuning:
    """Learn the mixture of channels and their grids; the peaks are left open.

    Parameters
    ----------
    job
        The process at its point.
    workers
        Processes that evaluate pilot points; the result does not depend on their number.
    tasks
        Tasks of 8192 points of each of the eight rounds.

    Raises
    ------
    RunError
        If no pilot point has a weight: the cuts leave nothing.
    """
    integrand = load_integrand(job.process, job.point, job.settings)
    tuning = Tuning.start(len(integrand.family_sizes))
    for turn in range(_MIXTURE_ROUNDS):
        pilot = _run(job, tuning, workers, range(tasks), ("mixture", turn))
        if not pilot.size.any():
            raise _nothing(job, int(pilot.tried.sum()))
        tuning = _learn_mixture(pilot, tuning, integrand.family_sizes)
    for turn in range(_GRID_ROUNDS):
        tuning = _learn_grids(_run(job, tuning, workers, range(tasks), ("grids", turn)), tuning)
    return tuning


def learn_peaks(job: Job, tuning: Tuning, workers: Workers) -> Plan:
    """Learn the peaks of the weights; return a plan whose tuning has them and the shares that follow."""
    even = tuning.replace(share=_with_floor(tuning.share, _SMALLEST_PEAK_SHARE))
    first = _run(job, even, workers, range(_PEAK_TASKS), ("peaks", 0))

    def more(pilot: _Pilot, tasks: range) -> _Pilot:
        return _together([pilot, _run(job, even, workers, tasks, ("peaks", 0))])

    def learn(pilot: _Pilot) -> tuple[Real, bool]:
        return largest_weights(pilot.size, pilot.family, pilot.tried, job.settings.above_bound)

    pilot, maxima = with_enough_points(first, _PEAK_TASKS, more, learn)
    means = _means(pilot, pilot.size)
    peaks = np.divide(maxima, means, out=np.ones_like(means), where=means > 0)
    share = _with_floor(maxima, _SMALLEST_FINAL_SHARE)
    return _planned(tuning.replace(peaks=peaks, share=share), means, first)


def plan(job: Job, tuning: Tuning, workers: Workers) -> Plan:
    """Return the plan of a tuning that was learnt elsewhere: the sizes of the weights are measured.

    Raises
    ------
    InputError
        If it is the tuning of other channels, or has no peaks.
    RunError
        If no point has a weight: the cuts leave nothing.
    """
    integrand = load_integrand(job.process, job.point, job.settings)
    try:
        tuning.check(len(integrand.family_sizes))
        if not tuning.peaks.any():
            raise ValueError("it has no peaks")
    except ValueError as error:
        raise InputError(
            f"this tuning is not one of {job.process.name} ({job.process.contribution}): {error}",
            where="tuning",
            mend="Share it between jobs of one BuiltinGenerator.tuning_key.",
        ) from error
    pilot = _run(job, tuning, workers, range(_PLAN_TASKS), ("plan", 0))
    if not pilot.size.any():
        raise _nothing(job, int(pilot.tried.sum()))
    return _planned(tuning, _means(pilot, pilot.size), pilot)


def _planned(tuning: Tuning, means: Real, counted: _Pilot) -> Plan:
    """Return the plan; `counted` are points whose number did not depend on their weights."""
    maxima = tuning.peaks * means
    share = _with_floor(maxima, _SMALLEST_FINAL_SHARE)
    bound = float((maxima / share).max())
    return Plan(tuning, share, bound, float(means.sum()) / bound, _estimate(counted))


def _estimate(pilot: _Pilot) -> Estimate:
    total = _means(pilot, pilot.weight)
    variance = (_means(pilot, pilot.weight**2) - total**2) / np.maximum(pilot.tried - 1, 1)
    size, value = float(_means(pilot, pilot.size).sum()), float(total.sum())
    return Estimate(int(pilot.tried.sum()), (size + value) / 2.0, (size - value) / 2.0, float(variance.sum()))


def _nothing(job: Job, tried: int) -> RunError:
    return RunError(
        f"none of {tried} points tried has a weight inside the generator cuts",
        where=f"{job.process.name} ({job.process.contribution})",
        mend="Loosen the cuts: m4l window, mll_min_gev, pt_min_gev, eta_max.",
    )


def _run(job: Job, tuning: Tuning, workers: Workers, tasks: range, labels: tuple[str, int]) -> _Pilot:
    counts = np.ceil(tuning.share * _CHUNK).astype(np.intp)
    queue = (_Task(job, tuning, counts, ("warm-up", *labels, number)) for number in tasks)
    return _together(list(workers.imap(_pilot, queue)))


def _together(pilots: list[_Pilot]) -> _Pilot:
    return _Pilot(
        np.sum([pilot.tried for pilot in pilots], axis=0),
        np.concatenate([pilot.family for pilot in pilots]),
        np.concatenate([pilot.weight for pilot in pilots]),
        np.concatenate([pilot.size for pilot in pilots]),
        np.concatenate([pilot.bins for pilot in pilots], axis=1),
    )


def _means(pilot: _Pilot, values: Real) -> Real:
    """Return the mean of `values` over all points tried in each family, those outside the cuts being zero."""
    sums = np.bincount(pilot.family, weights=values, minlength=len(pilot.tried))
    return np.asarray(sums / pilot.tried)


def _with_floor(size: Real, smallest: float) -> Real:
    share = size / size.sum()
    share = np.maximum(share, min(smallest, 0.5 / len(share)))
    return np.asarray(share / share.sum())


def _learn_mixture(pilot: _Pilot, tuning: Tuning, family_sizes: npt.NDArray[np.intp]) -> Tuning:
    """Kleiss and Pittau, hep-ph/9405257: weight alpha -> alpha sqrt(W), W the variance seen by the channel.

    For weights that carry the factor alpha, as ours do, this is the root of their mean square.
    """
    alpha = _with_floor(np.sqrt(_means(pilot, pilot.size**2)), 1e-3)
    return tuning.replace(mixture=alpha / family_sizes)


def _learn_grids(pilot: _Pilot, tuning: Tuning) -> Tuning:
    square = pilot.size**2
    grids = []
    for family, edges in enumerate(tuning.grids):
        grid = AdaptiveGrid(GRID_AXES, GRID_BINS)
        grid.edges = edges.copy()
        chosen = pilot.family == family
        grid.adapt(pilot.bins[:, chosen].astype(np.intp), square[chosen], damping=_DAMPING)
        grids.append(grid.edges)
    share = _with_floor(np.sqrt(_means(pilot, square)), _SMALLEST_SHARE)
    return tuning.replace(grids=np.array(grids), share=share)
