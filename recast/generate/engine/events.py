"""Generate: warm-up, cross sections and events of a job in batches, the same for any number of workers."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.core.parallel import Workers
from recast.core.seeds import stream
from recast.generate.bound import with_enough_points
from recast.generate.collection import Batch, collected, normalised
from recast.generate.engine.integrand import Job, Points, load_integrand
from recast.generate.engine.tuning import Pilot, Tuning, learn_bound, learn_grids, learn_mixture

__all__ = ["BATCH_POINTS", "Events", "Tally", "WeightedEvents", "tune", "unweighted", "weighted"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.intp]

BATCH_POINTS = 8192
"""Points of one batch; the events depend on it."""
_ROUND_POINTS = 16384
"""Points of a round of the warm-up."""
_MIXTURE_ROUNDS, _GRID_ROUNDS, _BOUND_BATCHES = 3, 5, 6


@dataclass(frozen=True)
class _Task:
    job: Job
    tuning: Tuning
    counts: Integer
    labels: tuple[str | int, ...]
    bound_pb: float = math.inf


@dataclass(frozen=True)
class Tally:
    """Sums over points by family; each family's mean is an integral, and their sum is sigma.

    Points of several batches are added: a family is weighted by points. This is without bias, since no number
    of points depends on their own weights.
    """

    tried: Integer
    positive_pb: Real
    negative_pb: Real
    squares_pb2: Real
    pdf_change_pb: Real
    """What negative PDF values, which are set to zero, would change; an estimate."""

    @classmethod
    def of(cls, points: Points | Pilot) -> Self:
        """Return the sums of these points."""
        weight, tried = points.weight, points.tried

        def sums(values: Real) -> Real:
            return np.bincount(points.family, weights=values, minlength=len(tried)).astype(float)

        up, down = np.maximum(weight, 0.0), np.maximum(-weight, 0.0)
        return cls(tried, sums(up), sums(down), sums(weight**2), sums(points.pdf_change))

    def __add__(self, other: Tally) -> Tally:
        pairs = zip(dataclasses.astuple(self), dataclasses.astuple(other), strict=True)
        return Tally(*(a + b for a, b in pairs))

    def parts_pb(self) -> tuple[float, float]:
        """Return the sizes of the positive and the negative part of the cross section [pb]."""
        tried = np.maximum(self.tried, 1)
        return float((self.positive_pb / tried).sum()), float((self.negative_pb / tried).sum())

    @property
    def negative_pdf_share(self) -> float:
        """How far negative PDF values, which are set to zero, would change the sum of sizes of the parts."""
        changed = float((self.pdf_change_pb / np.maximum(self.tried, 1)).sum())
        return changed / (sum(self.parts_pb()) or 1.0)

    def cross_section_pb(self) -> tuple[float, float]:
        """Return the cross section and its standard error [pb]."""
        tried = np.maximum(self.tried, 2)
        mean = (self.positive_pb - self.negative_pb) / np.maximum(self.tried, 1)
        variance = np.maximum(self.squares_pb2 / tried - mean**2, 0.0) / (tried - 1)
        return float(mean.sum()), math.sqrt(float(variance.sum()))


@dataclass(frozen=True)
class WeightedEvents:
    """Weighted points inside the cuts, for integrals and histograms at parton level."""

    momenta: Real
    """(E, px, py, pz) in the laboratory [GeV], shape (N, 2 + n, 4); the parton along +z first."""
    pids: npt.NDArray[np.intp]
    """PDG codes, shape (N, 2 + n)."""
    weights: Real
    """Signed weights [pb]; their sum is the cross section."""
    scales: Real
    """Factorisation scale [GeV]."""
    tally: Tally


@dataclass(frozen=True)
class Events:
    """Unweighted events."""

    momenta: Real
    """(E, px, py, pz) in the laboratory [GeV], shape (N, 2 + n, 4); the parton along +z first."""
    pids: npt.NDArray[np.intp]
    """PDG codes, shape (N, 2 + n)."""
    weights: Real
    """Signed weights [pb], equal in size but for those above the bound; their mean is the cross section."""
    scales: Real
    """Factorisation scale [GeV]."""
    tally: Tally
    """All points that were tried after the warm-up, those of the bound among them."""
    accepted: int
    """Events found; those beyond the number asked for are dropped."""
    points: int
    """Points they were found in, without those of the bound."""
    above: int
    """Events with a weight above the bound."""
    lost_pb: float
    """What cutting weights above the bound would lose [pb]."""


def tune(job: Job, workers: Workers) -> Tuning:
    """Learn the mixture of channels and their grids: eight rounds of points.

    Parameters
    ----------
    job
        The process, its seed and the collider.
    workers
        Processes that evaluate points; the result does not depend on their number.

    Raises
    ------
    InputError
        See `Integrand`.
    RunError
        If no point has a weight: the cuts leave nothing.
    """
    integrand = load_integrand(job)
    tuning = integrand.start()
    for turn in range(_MIXTURE_ROUNDS):
        pilot = _pilots(job, tuning, workers, ("mixture", turn))
        if not pilot.weight.any():
            raise RunError(
                f"none of {int(pilot.tried.sum())} points tried has a weight inside the cuts",
                where=job.recipe.name,
                mend="Loosen the cuts.",
            )
        tuning = learn_mixture(pilot, tuning, integrand.family_sizes)
    for turn in range(_GRID_ROUNDS):
        tuning = learn_grids(_pilots(job, tuning, workers, ("grids", turn)), tuning)
    return tuning


def weighted(job: Job, tuning: Tuning, n_points: int, workers: Workers) -> WeightedEvents:
    """Return weighted points, at least `n_points` drawn.

    Raises
    ------
    InputError
        If `n_points` is not positive, or the tuning is one of other channels.
    """
    if n_points <= 0:
        raise InputError(f"{n_points} points asked for", mend="Ask for at least one.")
    tuning.require_fit(load_integrand(job).start())
    counts = _counts(tuning.share)
    batches = range(-(-n_points // int(counts.sum())))
    parts = list(workers.imap(_weighted, (_Task(job, tuning, counts, ("weighted", k)) for k in batches)))
    momenta, pids, weights, scales, family = (
        np.concatenate(column) for column in zip(*(part[:-1] for part in parts), strict=True)
    )
    tally = _total([part[-1] for part in parts])
    return WeightedEvents(momenta, pids, weights / tally.tried[family], scales, tally)


def unweighted(
    job: Job,
    tuning: Tuning,
    n_events: int,
    workers: Workers,
    advance: Callable[[int], object] = int,
) -> Events:
    """Return `n_events` unweighted events.

    Parameters
    ----------
    job, tuning, workers
        The process, what the warm-up learnt (there or elsewhere), and the processes that work.
    n_events
        How many.
    advance
        Called with the number of new events.

    Raises
    ------
    InputError
        If `n_events` is not positive, or the tuning is one of other channels.
    RunError
        If no point passes the cuts, or far fewer events are found than foretold.
    """
    if n_events <= 0:
        raise InputError(f"{n_events} events asked for", mend="Ask for at least one.")
    tuning.require_fit(load_integrand(job).start())
    counts = _counts(tuning.share)

    def drawn(which: range) -> Pilot:
        queue = (_Task(job, tuning, counts, ("bound", k)) for k in which)
        return Pilot.together(list(workers.imap(_pilot, queue)))

    pilot = drawn(range(_BOUND_BATCHES))
    if not pilot.weight.any():
        raise RunError(
            f"none of {int(pilot.tried.sum())} points tried has a weight inside the cuts",
            where=job.recipe.name,
            mend="Loosen the cuts.",
        )
    tally = Tally.of(pilot)
    _, (share, bound_pb) = with_enough_points(
        pilot, _BOUND_BATCHES, lambda before, which: Pilot.together([before, drawn(which)]), learn_bound
    )
    chosen = dataclasses.replace(tuning, share=share)
    batch_counts = _counts(share)
    efficiency = sum(tally.parts_pb()) / bound_pb
    tasks = (_Task(job, chosen, batch_counts, ("events", k), bound_pb) for k in itertools.count())
    foretold = int(batch_counts.sum()), efficiency
    made = collected(workers, _unweighted, tasks, n_events, foretold, advance, job.recipe.name)
    tally = _total([tally, *made.tallies])
    momenta, pids, relative, scales = (made.events[name] for name in ("momenta", "pids", "weights", "scales"))
    above = np.abs(relative) > 1.0
    weights = normalised(relative, *tally.parts_pb())
    lost = float((np.abs(weights[above]) * (1.0 - 1.0 / np.abs(relative[above]))).sum()) / n_events
    points = len(made.tallies) * foretold[0]
    return Events(momenta, pids, weights, scales, tally, made.accepted, points, int(above.sum()), lost)


def _counts(share: Real, points: int = BATCH_POINTS) -> Integer:
    return np.ceil(share * points).astype(np.intp)


def _total(tallies: list[Tally]) -> Tally:
    return sum(tallies[1:], start=tallies[0])


def _pilots(job: Job, tuning: Tuning, workers: Workers, labels: tuple[str, int]) -> Pilot:
    task = _Task(job, tuning, _counts(tuning.share, _ROUND_POINTS), ("warm-up", *labels))
    return Pilot.together(list(workers.imap(_pilot, [task])))


def _pilot(task: _Task) -> Pilot:
    integrand = load_integrand(task.job)
    points = integrand.draw(task.counts, stream(task.job.seed, task.job.label, *task.labels), task.tuning)
    names = (field.name for field in dataclasses.fields(Pilot))
    return Pilot(**{name: getattr(points, name) for name in names})


def _weighted(
    task: _Task,
) -> tuple[Real, npt.NDArray[np.intp], Real, Real, Integer, Tally]:
    integrand = load_integrand(task.job)
    points = integrand.draw(task.counts, stream(task.job.seed, task.job.label, *task.labels), task.tuning)
    tally = Tally.of(points)
    pids = integrand.pids[points.column]
    return points.laboratory, pids, points.weight, points.scale, points.family, tally


def _unweighted(task: _Task) -> Batch[Tally]:
    integrand = load_integrand(task.job)
    rng = stream(task.job.seed, task.job.label, *task.labels)
    points = integrand.draw(task.counts, rng, task.tuning)
    share = task.counts / task.counts.sum()
    ratio = np.abs(points.weight) / (share[points.family] * task.bound_pb)
    accepted = rng.permutation(np.flatnonzero(rng.random(len(ratio)) < ratio))
    events = {
        "momenta": points.laboratory[accepted],
        "pids": integrand.pids[points.column[accepted]],
        "weights": np.sign(points.weight[accepted]) * np.maximum(ratio[accepted], 1.0),
        "scales": points.scale[accepted],
    }
    return Batch(Tally.of(points), events)
