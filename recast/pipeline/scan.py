"""Pipeline: the local engine: model points of a card over a process pool; one that fails stops no other."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.normalisation import Normalisation, parse_normalisation
from recast.cards import RunCard
from recast.core.errors import PlaceError, RecastError, RunError, WorkerError, lack_of
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.words import parses_words
from recast.generate.base import Contribution
from recast.generate.processes import find_process
from recast.model.scan_point import ScanPoint
from recast.model.symbols import plain_symbol
from recast.pipeline.branching import BranchingScanner, Reference, reference_limit
from recast.pipeline.effort import Effort, Shared
from recast.pipeline.excluded import PointResult, PointScanner
from recast.pipeline.points import ModelPoints
from recast.pipeline.search import Search, prepare_search, scanned_masses
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.state import Ledger, PointState
from recast.pipeline.steps import Steps

__all__ = ["Answer", "Bench", "Failure", "attempt", "scan_points"]

R = TypeVar("R")
_OF_THE_MACHINE = (PlaceError, WorkerError, OSError, MemoryError)
"""Failures that say nothing of a point."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A model point that could not be computed."""

    point: ScanPoint
    reason: str
    """Why, in one line."""
    error: RecastError


@dataclass(frozen=True, slots=True)
class Answer(Generic[R]):
    """What became of one point: a result or a failure."""

    point: ScanPoint
    result: R | None
    failure: Failure | None = None


@parses_words
def attempt(
    ledger: Ledger,
    point: ScanPoint,
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
        Failures of the machine: they say nothing of the point. So does any error that comes of something
        which the machine lacks (`recast.core.errors.lack_of`).
    """
    name = point.name
    with ledger.working(name), steps.following() as trail:
        try:
            result = work()
        except _OF_THE_MACHINE:
            raise
        except Exception as error:
            if lack_of(error) is not None:
                raise
            if isinstance(error, RecastError):
                failure = error
            else:  # of a generator or an analysis; other points may do without it
                failure = RunError(f"internal error ({type(error).__name__}: {error})")
        else:
            ledger.write(name, after, note(result), trail.used, point)
            return Answer(point, result)
        ledger.write(name, PointState.FAILED, str(failure), trail.used, point)
    return Answer(point, None, Failure(point, str(failure), failure))


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
    def sm(self) -> Simulation | None:
        """The simulated Standard Model; None where the background does not come from it."""
        if not self.card.analysis.simulates_background:
            return None
        background = ModelPoints.of(self.card).standard_model(self.card)
        return self.effort.background(
            lambda n: self.simulator.run(background, Contribution.SM, n), self._shared_error
        )

    def _shared_error(self, sm: Simulation) -> Shared:
        """Return the largest error that a simulation of the Standard Model makes in the signal of a point."""
        search = prepare_search(self.card, self.analysis, self.simulator, sm)
        relative = parse_normalisation(self.card.analysis.normalisation) is Normalisation.RELATIVE
        found = []
        for mass in scanned_masses(self.card):
            try:
                found.append(search.at(mass).shared_error(relative=relative))
            except RunError:  # no event in the window
                return Shared(math.inf, 0.0)
        return max(found, key=lambda item: item.relative_error)

    @functools.cached_property
    def effort(self) -> Effort:
        """How many events its simulations take."""
        return Effort(self.card, len(self.card.points()))

    @functools.cached_property
    def symbol(self) -> str:
        """What messages call what the limit is on."""
        model = self.card.model.load()
        return self.card.reaction().branching or plain_symbol(model.parameters[model.coupling])

    def in_words(self, result: PointResult) -> str:
        """Return the limit of a point in a few words."""
        limit = result.row.headline
        what = "excluded" if result.row.observed_published else "expected to be excluded"
        text = "no limit"
        if limit.value:
            error = "" if limit.error is None else f" +- {limit.error:.2g}"
            text = f"{self.symbol} > {limit.value:.4g}{error} {what}"
        return f"{text} ({result.row.source})"

    @functools.cached_property
    def search(self) -> Search:
        """What is expected without new physics."""
        return prepare_search(self.card, self.analysis, self.simulator, self.sm)

    @functools.cached_property
    def scanner(self) -> PointScanner | BranchingScanner:
        """Finds the limit of a point."""
        if self.card.reaction().branching:
            return BranchingScanner(self.card, self.simulator, self.search, self.effort)
        return PointScanner(self.card, self.simulator, self.sm, self.search, self.effort)

    @functools.cached_property
    def reference_simulator(self) -> Simulator | None:
        """Of the process of a published limit; None where there is none to compare with."""
        block = self.analysis.card.reference_result
        if block is None or self.search.published() is None:
            return None
        simulator = Simulator(
            self.card, self.analysis, self.folder, self.pool, self.progress, find_process(block.process)
        )
        simulator.steps = self.simulator.steps
        return simulator

    @functools.cached_property
    def reference(self) -> Reference | None:
        """The published limit as this program makes it."""
        simulator, block = self.reference_simulator, self.analysis.card.reference_result
        expected = self.search.published()
        if simulator is None or block is None or expected is None:
            return None
        point = ModelPoints.of(self.card).standard_model(self.card)
        simulation = simulator.run(point, Contribution.SM, self.card.generate.events_reference)
        return reference_limit(simulator, block, simulation, expected)

    def shared(self) -> None:
        """Make what the points share, and record it: the Standard Model, or a published limit."""
        name = self.card.analysis.shared_record
        with self.ledger.working(name), self.simulator.steps.following() as trail:
            if self.sm is not None:
                events = self.sm.events
                text = f"{events.value:.1f} +- {events.error:.1f} events selected"
                if events.bound is not None:
                    text = f"no simulated event selected: below {events.bound:.2g} events at 95 % CL"
            else:
                text = self.reference.in_words() if self.reference else "nothing is simulated"
            self.ledger.write(name, PointState.DONE, text, trail.used)
        self.progress.finish(name.replace("-", " "), text)

    def reference_events(self, point: ScanPoint, make: Callable[..., object]) -> None:
        """Make the events of a point that need no Standard Model; `make` is a method of `Simulator`."""
        points = ModelPoints.of(self.card)
        coupling = points.reference(point)
        reference = points.at(point, coupling), Contribution.SIGNAL, self.effort.first
        label = points.label(point, coupling)
        for luminosities in self.simulator.collisions:
            make(*reference, label=label, luminosities_fb=luminosities)

    def begin(self, points: Sequence[ScanPoint]) -> None:
        """Do `shared`; processes that this leaves idle make the events of the points meanwhile."""
        if self.pool.jobs == 1:
            self.shared()
            return

        def ahead(point: ScanPoint | None) -> None:
            if point is None:
                self.shared()
            elif self.ledger.failure(point.name) is None:
                try:
                    self.reference_events(point, self.simulator.showered)
                except _OF_THE_MACHINE:
                    raise
                except Exception:  # noqa: S110 - of a generator: `attempt` will meet and record it
                    pass

        for _ in self.simulator.steps.each(ahead, [None, *points]):
            pass

    def solve(self, point: ScanPoint) -> Answer[PointResult]:
        """Return the excluded coupling at a point, or why there is none to be had."""
        scanner = self.scanner
        work = functools.partial(scanner.exclude, point)
        return attempt(self.ledger, point, self.simulator.steps, work, self.in_words)


def scan_points(bench: Bench, points: Sequence[ScanPoint], *, keep_failed: bool) -> list[Answer[PointResult]]:
    """Return the answers of all points, in rising order.

    Parameters
    ----------
    bench
        Of the card, with the pool in it.
    points
        The points.
    keep_failed
        Points that have failed before are taken as failed, without another attempt.

    Notes
    -----
    The points are worked on at the same time, and their steps share the pool. The last points come first:
    heavy masses take longest, as they are evaluated directly more often.
    """
    answers: list[Answer[PointResult]] = []
    waiting = []
    for point in sorted(points, reverse=True):
        reason = bench.ledger.failure(point.name) if keep_failed else None
        if reason is None:
            waiting.append(point)
        else:
            answers.append(Answer(point, None, Failure(point, reason, RunError(reason))))
    bench.scanner  # noqa: B018 - made once, before the points ask for it
    bench.progress.start("points", len(waiting))
    for answer in bench.simulator.steps.each(bench.solve, waiting):
        answers.append(answer)
        bench.progress.advance("points")
        if answer.result is not None:
            bench.progress.finish(str(answer.point), bench.in_words(answer.result))
        elif answer.failure is not None:
            bench.progress.finish(str(answer.point), f"failed: {answer.failure.reason}")
    bench.progress.finish("points", f"{len(waiting)}")
    return sorted(answers, key=lambda item: item.point)
