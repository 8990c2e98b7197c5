"""Generate: the warm-up: learns channel mixture, grids and maxima the same for any number of workers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import RunError
from recast.core.parallel import Workers
from recast.core.seeds import stream
from recast.generate.base import GeneratorSettings, Process
from recast.generate.integrand import GRID_AXES, GRID_BINS, Tuning, load_integrand
from recast.generate.phase_space.grid import AdaptiveGrid
from recast.model.base import Point

__all__ = ["Job", "bound", "tune"]

Real = npt.NDArray[np.float64]

_CHUNK = 8192
"""Points of one task."""
_MIXTURE_ROUNDS, _GRID_ROUNDS = 3, 5
_BOUND_TASKS = 48
_DAMPING = 0.7
_SMALLEST_SHARE, _SMALLEST_FINAL_SHARE = 0.01, 0.002
"""No family is drawn less often than this, so that a narrow peak that the pilots missed is still found."""
_ABOVE = 2e-4
"""Share of unweighted events that the pilots' maxima leave above themselves."""
_MARGIN = 1.25
"""Factor on the maxima, since the pilots are few in the tails."""


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
    """What is learnt from: weights, where they came from, and the quarks' class."""

    tried: npt.NDArray[np.intp]
    family: npt.NDArray[np.intp]
    weight: Real
    bins: npt.NDArray[np.int8]
    plain: Real
    quark: npt.NDArray[np.int8]
    """Position of its class among those of the integrand."""


def _pilot(task: _Task) -> _Pilot:
    job = task.job
    integrand = load_integrand(job.process, job.point, job.settings)
    points = integrand.draw(task.counts, stream(job.seed, job.label, *task.labels), task.tuning)
    quark = integrand.class_of_column[points.column].astype(np.int8)
    bins = points.bins.astype(np.int8)
    return _Pilot(points.tried, points.family, points.weight, bins, points.plain, quark)


def tune(job: Job, workers: Workers, points: int) -> Tuning:
    """Learn the mixture of channels and their grids; the bound is left open.

    Parameters
    ----------
    job
        The process at its point.
    workers
        Processes that evaluate pilot points; the result does not depend on their number.
    points
        Pilot points to use, roughly; at least one task for each of the rounds.

    Raises
    ------
    RunError
        If no pilot point has a weight: the cuts leave nothing.
    """
    integrand = load_integrand(job.process, job.point, job.settings)
    tasks = max(1, round(points / ((_MIXTURE_ROUNDS + _GRID_ROUNDS) * _CHUNK)))
    tuning = Tuning.start(len(integrand.family_sizes), len(integrand.classes))
    for turn in range(_MIXTURE_ROUNDS):
        pilot = _run(job, tuning, workers, tasks, ("mixture", turn))
        if not pilot.weight.any():
            raise RunError(
                f"none of {int(pilot.tried.sum())} points tried has a weight inside the generator cuts",
                where=f"{job.process.name} ({job.process.contribution})",
                mend="Loosen the cuts: m4l window, mll_min_gev, pt_min_gev, eta_max.",
            )
        tuning = _learn_mixture(pilot, tuning, integrand.family_sizes)
    for turn in range(_GRID_ROUNDS):
        tuning = _learn_grids(_run(job, tuning, workers, tasks, ("grids", turn)), tuning)
    return tuning


def bound(job: Job, tuning: Tuning, workers: Workers) -> tuple[Tuning, float]:
    """Set the bound of the unweighting; return also the share of points expected to survive it."""
    pilot = _run(job, tuning, workers, _BOUND_TASKS, ("bound", 0))
    absolute = float(_means(pilot, np.abs(pilot.weight)).sum())
    tuning = _learn_bound(pilot, tuning)
    return tuning, absolute / tuning.bound_pb


def _run(job: Job, tuning: Tuning, workers: Workers, tasks: int, labels: tuple[str, int]) -> _Pilot:
    counts = np.ceil(tuning.share * _CHUNK).astype(np.intp)
    queue = (_Task(job, tuning, counts, ("warm-up", *labels, number)) for number in range(tasks))
    return _together(list(workers.imap(_pilot, queue)))


def _together(pilots: list[_Pilot]) -> _Pilot:
    return _Pilot(
        np.sum([pilot.tried for pilot in pilots], axis=0),
        np.concatenate([pilot.family for pilot in pilots]),
        np.concatenate([pilot.weight for pilot in pilots]),
        np.concatenate([pilot.bins for pilot in pilots], axis=1),
        np.concatenate([pilot.plain for pilot in pilots]),
        np.concatenate([pilot.quark for pilot in pilots]),
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
    alpha = _with_floor(np.sqrt(_means(pilot, pilot.weight**2)), 1e-3)
    means = []
    for number in range(len(tuning.class_weights)):
        chosen = pilot.quark == number
        count = _means(pilot, chosen.astype(float)).sum()
        means.append(float(_means(pilot, pilot.plain * chosen).sum() / count) if count > 0 else 0.0)
    weights = tuple(max(mean / max(means), 0.05) for mean in means)
    return dataclasses.replace(tuning, mixture=alpha / family_sizes, class_weights=weights)


def _learn_grids(pilot: _Pilot, tuning: Tuning) -> Tuning:
    square = pilot.weight**2
    grids = []
    for family, edges in enumerate(tuning.grids):
        grid = AdaptiveGrid(GRID_AXES, GRID_BINS)
        grid.edges = edges.copy()
        chosen = pilot.family == family
        grid.adapt(pilot.bins[:, chosen].astype(np.intp), square[chosen], damping=_DAMPING)
        grids.append(grid.edges)
    share = _with_floor(np.sqrt(_means(pilot, square)), _SMALLEST_SHARE)
    return dataclasses.replace(tuning, grids=np.array(grids), share=share)


def _learn_bound(pilot: _Pilot, tuning: Tuning) -> Tuning:
    """Choose each family's largest weight so that events above it are a share _ABOVE of all events.

    Families are then drawn in proportion to their largest weights, which makes the acceptance largest. A
    family's events are E[|w|]/bound of all points and those above its maximum m are P(|w| > m) m/bound.
    """
    size = np.abs(pilot.weight)
    maxima = np.zeros(len(tuning.share))
    for family, tried in enumerate(pilot.tried):
        ordered = np.sort(size[pilot.family == family])[::-1]
        if ordered.size:
            above = np.arange(ordered.size) * ordered / tried
            too_many = above > _ABOVE * ordered.sum() / tried
            last = int(np.argmax(too_many)) - 1 if too_many.any() else ordered.size - 1
            maxima[family] = ordered[last]
    share = _with_floor(maxima, _SMALLEST_FINAL_SHARE)
    return dataclasses.replace(tuning, share=share, bound_pb=_MARGIN * float((maxima / share).max()))
