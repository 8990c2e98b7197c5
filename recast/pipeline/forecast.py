"""Pipeline: `recast run --dry-run`: the steps of a card, which of them are kept, and what the others cost.

Nothing is made. A sample is a chain of steps, and the name of each follows from the one before it: they are
looked up until one is missing, and that one and the rest of its chain are to be made. What a step costs is
the time per event of earlier steps in the same folder or, where there are none of its kind, a measured one
of `recast.inputs.step_costs`.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from recast.analysis.loader import load_analysis
from recast.cards import CombinationCard, FigureCard, RunCard
from recast.core.atomic import scratch_folder
from recast.core.blocks import WINDOW
from recast.core.cache import is_finished
from recast.core.errors import InputError
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.core.reading import read_json
from recast.generate.base import Contribution
from recast.generate.processes import find_process
from recast.inputs.step_costs import StepCost, step_costs
from recast.model.base import Point
from recast.pipeline.combination import check_combination
from recast.pipeline.effort import Effort
from recast.pipeline.folder import check_claim
from recast.pipeline.kept import MEMBERS, SHARDS, STEPS, TIMES, made_by_this_version, step_folder
from recast.pipeline.points import ModelPoints
from recast.pipeline.prepare import prepare_run
from recast.pipeline.simulate import Simulator, profile_of
from recast.pipeline.state import STATE, Ledger, PointState, run_key
from recast.pipeline.steps import Looking, NotMadeError

__all__ = ["Forecast", "StepForecast", "forecast"]

EARLIER, TABLE, MIXED = "earlier steps in the folder", "measured table", "both"
"""Where costs come from."""
_SHOWER = "shower"
"""The kind whose cost depends on its profile."""


@dataclass(frozen=True, slots=True)
class StepForecast:
    """The steps of one kind."""

    kind: str
    kept: int
    """Steps that are in the folder."""
    to_make: int
    events: int
    """Events of those to make."""
    cpu_s: float
    """Processor time of those to make [s]."""
    size_mb: float
    """Room that they take [MB]."""
    cost_from: str
    """Where the costs come from."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would do and cost."""

    name: str
    """Of the card."""
    folder: str
    """Where the results would go."""
    jobs: int
    """Processes."""
    points: int
    """Points of the scan, of all analyses."""
    points_done: int
    """Those whose limit was found before."""
    steps: tuple[StepForecast, ...]
    """By kind, in the order of the work."""
    notes: tuple[str, ...] = ()
    """What the numbers leave out, in sentences."""

    @property
    def cpu_s(self) -> float:
        """Processor time of all steps to make [s]."""
        return sum(item.cpu_s for item in self.steps)

    @property
    def wall_s(self) -> float:
        """Least time by the clock: that of the processors over the number of processes [s]."""
        return self.cpu_s / self.jobs

    @property
    def size_mb(self) -> float:
        """Room that the steps to make take [MB]."""
        return sum(item.size_mb for item in self.steps)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        together = {"cpu_s": self.cpu_s, "wall_s": self.wall_s, "size_mb": self.size_mb}
        steps = [asdict(item) for item in self.steps]
        return asdict(self) | {"steps": steps, "notes": list(self.notes)} | together

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Forecast:
        """Inverse of `as_dict`."""
        steps = tuple(StepForecast(**item) for item in content["steps"])
        names = ("name", "folder", "jobs", "points", "points_done")
        return cls(**{name: content[name] for name in names}, steps=steps, notes=tuple(content["notes"]))


def forecast(
    card: RunCard | CombinationCard | FigureCard, out: Path, *, jobs: int, update: bool = False
) -> Forecast:
    """Return what `recast run` would do with a card in a folder; nothing is written.

    Parameters
    ----------
    card
        The card.
    out
        Folder of the run, which need not exist.
    jobs
        Number of processes.
    update
        Take a folder with the results of another card.

    Raises
    ------
    InputError
        As the run before its first event.
    """
    check_claim(card, out, update)
    if isinstance(card, FigureCard):
        return Forecast(card.name, str(out), jobs, 0, 0, (), ("the card has figures alone: no steps",))
    members = [(card, out)] if isinstance(card, RunCard) else []
    if isinstance(card, CombinationCard):
        members = [(member, out / MEMBERS / member.name) for member in card.members()]
        check_combination(card, card.members())
    folder, seen = out / STEPS, set[str]()
    costs = _Costs(folder)
    found = [_Look(member, home, folder, costs, seen) for member, home in members]
    kinds = list(dict.fromkeys(kind for look in found for kind in look.kinds))
    kinds += sorted({kind for look in found for kind in look.kept.values()} - set(kinds))
    kept = Counter({name: kind for look in found for name, kind in look.kept.items()}.values())
    steps = [_together(kind, kept[kind], [row for look in found for row in look.rows]) for kind in kinds]
    notes = list(dict.fromkeys(note for look in found for note in look.notes))
    if len(found) > 1:
        notes.append("events that two analyses share are counted twice; they are made once")
    return Forecast(
        card.name,
        str(out),
        jobs,
        sum(look.points for look in found),
        sum(look.done for look in found),
        tuple(step for step in steps if step.kept or step.to_make),
        tuple(notes),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One step to make."""

    kind: str
    events: int
    cost: StepCost
    cost_from: str


def _together(kind: str, kept: int, rows: Sequence[_Row]) -> StepForecast:
    mine = [row for row in rows if row.kind == kind]
    places = {row.cost_from for row in mine}
    return StepForecast(
        kind,
        kept,
        len(mine),
        sum(row.events for row in mine),
        sum(row.cost.seconds(row.events) for row in mine),
        sum(row.cost.megabytes(row.events) for row in mine),
        places.pop() if len(places) == 1 else MIXED if places else "",
    )


class _Costs:
    """What steps cost: those of a folder, else those of the table."""

    def __init__(self, folder: Path) -> None:
        self._table, self._found = step_costs(), dict[tuple[str, str], StepCost]()
        for path in sorted((folder / TIMES).glob(f"{SHARDS}/*.json")):
            with contextlib.suppress(InputError, KeyError, TypeError):
                content = read_json(path)
                key = path.stem.rpartition("-")[0], str(content["what"])
                one = StepCost.of(
                    content["cpu_s"], content["events"], _size_mb(step_folder(folder, path.stem))
                )
                self._found[key] = self._found[key].with_another(one) if key in self._found else one

    def of(self, kind: str, variety: str) -> tuple[StepCost, str]:
        """Return the cost of a kind, and where it comes from."""
        key = kind, variety if kind == _SHOWER else ""
        if key in self._found:
            return self._found[key], EARLIER
        known = self._table.get(key)
        if known is None:  # of a plug-in's profile: the dearest
            known = max((cost for (name, _), cost in self._table.items() if name == kind), key=_dear)
        return known, TABLE


def _dear(cost: StepCost) -> float:
    return cost.seconds(1)


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


class _Look:
    """What one card with one analysis asks for."""

    def __init__(self, card: RunCard, out: Path, steps: Path, costs: _Costs, seen: set[str]) -> None:
        self._card, self._analysis = card, load_analysis(card.analysis.name)
        with scratch_folder("forecast") as place:
            prepare_run(card, self._analysis, kept=place)
        self._steps, self._costs, self._seen = steps, costs, seen
        self._profile = profile_of(card, self._analysis).name
        self._effort = Effort(card, len(card.points()))
        self.rows: list[_Row] = []
        self.kept: dict[str, str] = {}
        self.kinds: tuple[str, ...] = ()
        self.points, self.done = len(card.points()), 0
        self._ledger = Ledger(out / STATE, run_key(card)) if (out / STATE).is_dir() else None
        self._shared()
        for point in card.points():
            if self._is_done(point.name):
                self.done += 1
                continue
            points = ModelPoints.of(card)
            coupling = points.reference(point)
            window = points.mass(point) if card.analysis.region == WINDOW else None
            for luminosities in self._simulator().collisions:
                self._look(
                    self._simulator(),
                    points.at(point, coupling),
                    Contribution.SIGNAL,
                    self._effort.first,
                    label=points.label(point, coupling),
                    window_gev=window,
                    luminosities_fb=luminosities,
                )

    @property
    def notes(self) -> Iterator[str]:
        """What is left out."""
        block = self._card.generate
        if self.done == self.points:
            return
        if block.target_error is not None:
            yield (
                f"target_error {block.target_error:g} decides how many events are made (at most "
                f"{block.most_events} a sample): the pilots alone, which tell it, are counted"
            )
        if self._card.parameter_of_interest == "coupling":
            yield (
                "a point whose signal does not scale with the coupling takes up to "
                f"{self._card.exclusion.max_evaluations} simulations more, of {self._effort.coarse} events "
                "at first; that is known when its limit is sought"
            )
        yield "integrals at parton level, reweighting, compilation, plots and report are not counted"
        if any(row.cost_from == TABLE for row in self.rows):
            yield (
                "what another generator, process or the matrix elements of a UFO cost more than four leptons "
                "by the embedded generator's own amplitudes, of which the measured table is"
            )

    def _simulator(self, process: str | None = None) -> Simulator:
        reaction = None if process is None else find_process(process)
        return Simulator(
            self._card, self._analysis, self._steps, serial(), Silent(), reaction, kind_of_steps=Looking
        )

    def _is_done(self, name: str) -> bool:
        """Return whether a record says so and its steps are still there; they are counted then."""
        record = self._ledger.record(name) if self._ledger is not None else None
        if record is None or record.state is not PointState.DONE:
            return False
        folders = [step_folder(self._steps, step) for step in record.steps]
        if not all(is_finished(folder) and made_by_this_version(folder) for folder in folders):
            return False
        self.kept |= {folder.name: folder.name.rpartition("-")[0] for folder in folders}
        return True

    def _shared(self) -> None:
        """Look for what the points share."""
        block, reference = self._card.analysis, self._analysis.card.reference_result
        events, process = self._effort.pilot_background, None
        if not block.simulates_background:
            if reference is None:
                return
            events, process = self._card.generate.events_reference, reference.process
        if not self._is_done(block.shared_record):
            point = ModelPoints.of(self._card).standard_model(self._card)
            self._look(self._simulator(process), point, Contribution.SM, events)

    def _look(
        self,
        simulator: Simulator,
        point: Point,
        contribution: Contribution,
        n_events: int,
        *,
        window_gev: float | None = None,
        **options: Any,
    ) -> None:
        """Follow the chain of each energy as far as its steps are kept; the rest is to be made."""
        steps = simulator.steps
        assert isinstance(steps, Looking)  # noqa: S101 - for mypy
        kinds = simulator.kinds(window_gev)
        self.kinds = self.kinds if len(self.kinds) > len(kinds) else kinds
        works = simulator.chains(point, contribution, n_events, window_gev=window_gev, **options)
        for events, work in works:
            try:
                work()
            except NotMadeError as error:
                missing = str(error)
                kind = steps.missing[missing]
                begun = kinds.index(kind)
                if missing in self._seen:  # a tuning serves several samples, an analysis several cards
                    begun += 1
                self._seen.add(missing)
                for left in kinds[begun:]:
                    cost, place = self._costs.of(left, self._profile)
                    self.rows.append(_Row(left, 0 if left == "tune" else events, cost, place))
        self.kept |= steps.kept
