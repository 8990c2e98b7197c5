"""Pipeline: the local engine: model points of a card over a process pool; one that fails stops no other."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from recast.analysis.loader import LoadedAnalysis
from recast.cards import RunCard
from recast.core.errors import PlaceError, RecastError, RunError, WorkerError
from recast.core.parallel import Workers, serial
from recast.core.progress import Progress, Silent
from recast.core.words import parses_words
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.generate.base import Contribution
from recast.pipeline.excluded import MassResult, MassScanner, background_point
from recast.pipeline.search import prepare_search
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.state import STANDARD_MODEL, Ledger, PointState, point_name
from recast.pipeline.steps import Steps

__all__ = ["Answer", "Bench", "Failure", "Timings", "attempt", "failed_row", "scan_points", "summary"]

R = TypeVar("R")
Timings = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Failure:
    """A model point that could not be computed."""

    mzp_gev: float
    reason: str
    """Why, in one line."""
    error: RecastError


@dataclass(frozen=True, slots=True)
class Answer(Generic[R]):
    """What became of one point: a result or a failure."""

    mzp_gev: float
    result: R | None
    failure: Failure | None = None
    timings: Timings = field(default_factory=dict)


@parses_words
def attempt(
    ledger: Ledger,
    mzp_gev: float,
    steps: Steps,
    work: Callable[[], R],
    note: Callable[[R], str],
    after: PointState = PointState.DONE,
) -> Answer[R]:
    """Do the work of a point and record what became of it; its failure is an answer, not an exception.

    `note` puts the result in a few words, `after` is the state that the work leaves.

    Raises
    ------
    PlaceError, WorkerError, OSError, MemoryError
        Failures of the machine: they say nothing of the point.
    """
    name, before = point_name(mzp_gev), len(steps.used)
    with ledger.working(name):
        try:
            result = work()
        except (PlaceError, WorkerError, OSError, MemoryError):
            raise
        except RecastError as error:
            failure = error
        except Exception as error:  # of a generator or an analysis; other points may do without it
            failure = RunError(f"internal error ({type(error).__name__}: {error})")
        else:
            ledger.write(name, after, note(result), steps.used[before:])
            return Answer(mzp_gev, result)
        ledger.write(name, PointState.FAILED, str(failure), steps.used[before:])
    return Answer(mzp_gev, None, Failure(mzp_gev, str(failure), failure))


class Bench:
    """What the points of a card have in common: simulator, Standard Model, search."""

    def __init__(
        self,
        card: RunCard,
        analysis: LoadedAnalysis,
        steps: Path,
        ledger: Ledger,
        pool: Workers,
        progress: Progress,
    ) -> None:
        self.card, self.analysis, self.folder, self.ledger = card, analysis, steps, ledger
        self.pool, self.progress = pool, progress
        self.simulator = Simulator(card, analysis, steps, pool, progress)

    @functools.cached_property
    def sm(self) -> Simulation:
        """The simulated Standard Model."""
        events = self.card.generate.events_sm
        return self.simulator.run(background_point(self.card), Contribution.SM, events)

    @functools.cached_property
    def scanner(self) -> MassScanner:
        """Finds the excluded coupling of a mass."""
        search = prepare_search(self.card, self.analysis, self.simulator, self.sm)
        return MassScanner(self.card, self.simulator, self.sm, search)

    def standard_model(self) -> Simulation:
        """Simulate the Standard Model and record it."""
        with self.ledger.working(STANDARD_MODEL):
            found = self.sm
            text = f"{found.events.value:.1f} +- {found.events.error:.1f} events selected"
            if found.events.bound is not None:
                text = f"no simulated event selected: below {found.events.bound:.2g} events at 95 % CL"
            self.ledger.write(STANDARD_MODEL, PointState.DONE, text, self.simulator.steps.used)
        self.progress.finish("Standard Model", text)
        return found

    def solve(self, mzp_gev: float) -> Answer[MassResult]:
        """Return the excluded coupling at a mass, or why there is none to be had."""
        scanner = self.scanner
        return attempt(self.ledger, mzp_gev, self.simulator.steps, lambda: scanner.exclude(mzp_gev), summary)


def scan_points(bench: Bench, masses_gev: Sequence[float], *, keep_failed: bool) -> list[Answer[MassResult]]:
    """Return the answers of all masses, in rising order.

    Parameters
    ----------
    bench
        Of the card, with the pool and the Standard Model in it.
    masses_gev
        Masses of the Z' [GeV].
    keep_failed
        Points that have failed before are taken as failed, without another attempt.

    Notes
    -----
    Each point is computed in one process; a single one uses the whole pool. Heavy masses come first: they
    take longest, as they are evaluated directly more often.
    """
    answers: list[Answer[MassResult]] = []
    waiting = []
    for mass in sorted(masses_gev, reverse=True):
        reason = bench.ledger.failure(point_name(mass)) if keep_failed else None
        if reason is None:
            waiting.append(mass)
        else:
            answers.append(Answer(mass, None, Failure(mass, reason, RunError(reason))))
    progress = bench.progress
    for answer in _solved(bench, waiting):
        answers.append(answer)
        bench.simulator.steps.stopwatch.add(answer.timings)
        if answer.result is not None:
            progress.finish(f"mZ' = {answer.mzp_gev:g} GeV", summary(answer.result))
        elif answer.failure is not None:
            progress.finish(f"mZ' = {answer.mzp_gev:g} GeV", f"failed: {answer.failure.reason}")
    return sorted(answers, key=lambda item: item.mzp_gev)


@dataclass(frozen=True, slots=True)
class _Task:
    card: RunCard
    analysis: LoadedAnalysis
    steps: Path
    ledger: Ledger
    mzp_gev: float


def _solved(bench: Bench, masses: Sequence[float]) -> Iterator[Answer[MassResult]]:
    if bench.pool.jobs == 1 or len(masses) < 2:
        return (bench.solve(mass) for mass in masses)
    bench.scanner  # noqa: B018 - made once, before the workers ask for it
    tasks = (_Task(bench.card, bench.analysis, bench.folder, bench.ledger, mass) for mass in masses)
    return bench.pool.imap(_solve, tasks)


_benches: dict[str, Bench] = {}
"""The bench of this worker process, by the card's key and its folders."""


def _solve(task: _Task) -> Answer[MassResult]:
    key = f"{task.ledger.key} {task.analysis.fingerprint} {task.steps} {task.ledger.folder}"
    if key not in _benches:
        _benches.clear()
        _benches[key] = Bench(task.card, task.analysis, task.steps, task.ledger, serial(), Silent())
    bench = _benches[key]
    bench.simulator.steps.stopwatch.clear()
    answer = bench.solve(task.mzp_gev)
    timings = bench.simulator.steps.stopwatch.as_dict()
    return Answer(answer.mzp_gev, answer.result, answer.failure, timings)


def summary(result: MassResult) -> str:
    """Return the limit of a mass in a few words."""
    if result.expected.observed_published:
        limit, what = result.row.limits.observed, "excluded"
    else:
        limit, what = result.row.limits.expected[2], "expected to be excluded"
    text = f"g' > {limit.gp:.4g} +- {limit.error or 0:.2g} {what}" if limit.gp else "no limit"
    return f"{text} ({result.row.source})"


def failed_row(failure: Failure) -> ExclusionRow:
    """Return the row of the curve that says that, and why, a point is missing."""
    return ExclusionRow.missing(failure.mzp_gev, LimitSource.FAILED, f"failed: {failure.reason}")
