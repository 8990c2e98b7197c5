"""Pipeline: `recast step`: one stage of a scan for some of its points, as jobs of a cluster do.

Every stage makes the kept steps of those before it where they are missing; `recast run` in the same folder
then finds everything made.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from recast.analysis.loader import load_analysis
from recast.cards import RunCard
from recast.core.atomic import make_folder
from recast.core.blocks import WINDOW
from recast.core.errors import InputError, RunError
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.words import parses_words
from recast.generate.base import Contribution
from recast.model.scan_point import ScanPoint
from recast.pipeline.folder import claim, in_use, same_card
from recast.pipeline.kept import STEPS
from recast.pipeline.outputs import output_names
from recast.pipeline.points import ModelPoints
from recast.pipeline.prepare import check_places, prepare_run
from recast.pipeline.run import PRELOAD, prepare_generator
from recast.pipeline.scan import Bench, Failure, attempt, scan_points
from recast.pipeline.simulate import Simulator
from recast.pipeline.state import Ledger, PointState, run_key

__all__ = ["Plan", "Stage", "plan_card", "run_stage"]


_LISTED = 50
"""Points that a message lists."""


class Stage(StrEnum):
    """How far a point is taken."""

    SAMPLES = "samples"
    """Parton events."""
    SHOWER = "shower"
    ANALYSES = "analyses"
    LIMITS = "limits"
    """The excluded coupling, with the simulations that it needs besides; of the Standard Model its yield."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a scan is made of."""

    name: str
    key: str
    """Of everything that the points depend on."""
    points: tuple[ScanPoint, ...]


def plan_card(card: RunCard, out: Path, *, update: bool = False) -> Plan:
    """Make the folder the home of the card and return what is to be done; errors as in `run_card`."""
    prepare_run(card, load_analysis(card.analysis.name))
    make_folder(out)
    claim(card, out, update)
    check_places(out, output_names(card.figures, simulated=True))
    return Plan(card.name, run_key(card), card.points())


@parses_words
def run_stage(
    stage: Stage,
    card: RunCard,
    out: Path,
    points: Sequence[ScanPoint] | None,
    *,
    jobs: int,
    progress: Progress,
) -> list[Failure]:
    """Take points through a stage; several processes may do so in one folder at the same time.

    Parameters
    ----------
    stage
        The stage.
    card
        The card at home in the folder.
    out
        The folder of the scan.
    points
        Points of the card; None for the Standard Model.
    jobs
        Number of processes.
    progress
        Receives the progress.

    Returns
    -------
    Points that failed. Those that failed in an earlier stage are among them, without another attempt but in
    the first stage.

    Raises
    ------
    InputError
        If the folder is not at home to this card, or a point is not in it.
    """
    same_card(card, out)
    _check_points(card, points)
    analysis = load_analysis(card.analysis.name)
    with workers(jobs, PRELOAD) as pool, in_use(out):
        prepare_generator(card, points or (), progress)
        ledger = Ledger.of(out, card)
        bench = Bench(card, analysis, make_folder(out / STEPS), ledger, pool, progress)
        if points is None:
            _shared(bench, stage)
            return []
        if stage is Stage.LIMITS:
            answers = scan_points(bench, points, keep_failed=True)
            return [answer.failure for answer in answers if answer.failure is not None]
        made = bench.simulator.steps.each(partial(_make, bench, stage), points)
        return [failure for failure in made if failure is not None]


def _check_points(card: RunCard, points: Sequence[ScanPoint] | None) -> None:
    known = dict.fromkeys(card.points())  # there may be many
    for point in points or ():
        if point not in known:
            first = [str(item) for item in itertools.islice(known, _LISTED)]
            listed = "; ".join([*first, "..."] if len(known) > _LISTED else first)
            raise InputError(f"the card has no point {point}", where="--point", mend=f"It has: {listed}.")


def _make(bench: Bench, stage: Stage, point: ScanPoint) -> Failure | None:
    """Make the events of a point; they need no Standard Model."""
    earlier = bench.ledger.failure(point.name)
    if earlier is not None and stage is not Stage.SAMPLES:
        return Failure(point, earlier, RunError(earlier))
    note = f"{stage} made"

    def work() -> None:
        mass = ModelPoints.of(bench.card).mass(point) if bench.card.analysis.region == WINDOW else None
        bench.reference_events(point, _maker(bench.simulator, stage, mass))

    steps = bench.simulator.steps
    return attempt(bench.ledger, point, steps, work, lambda _: note, PointState.WAITING).failure


def _shared(bench: Bench, stage: Stage) -> None:
    """Make what the points share: the Standard Model, or the process of a published limit."""
    if stage in (Stage.ANALYSES, Stage.LIMITS):
        bench.shared()
        return
    block, name = bench.card.generate, bench.card.analysis.shared_record
    background = ModelPoints.of(bench.card).standard_model(bench.card)
    templates = not bench.card.analysis.simulates_background
    simulator = bench.reference_simulator if templates else bench.simulator
    # with a target error the rest is made with the limits
    events = block.events_reference if templates else bench.effort.pilot_background
    with bench.ledger.working(name), bench.simulator.steps.following() as trail:
        if simulator is not None:
            _maker(simulator, stage)(background, Contribution.SM, events)
        bench.ledger.write(name, PointState.WAITING, f"{stage} made", trail.used)


def _maker(simulator: Simulator, stage: Stage, window_gev: float | None = None) -> Callable[..., object]:
    """Return what makes events up to a stage: a method of the simulator."""
    match stage:
        case Stage.SAMPLES:
            return simulator.partons
        case Stage.SHOWER:
            return simulator.showered
        case _:
            return partial(simulator.run, window_gev=window_gev)
