"""Pipeline: kept steps: shower, analysis and any other, made once for all that they depend on.

Each step is a folder named by the hash of everything it depends on: values, the code of its kind
(`recast.pipeline.kinds`) with all that it imports and reads, and nothing else. A finished one is never made
again, a killed one leaves nothing that looks finished.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from recast.analysis.control import Control
from recast.analysis.keys import SelectionKey, selection_key
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult
from recast.core.atomic import make_folder, write_note
from recast.core.cache import cached_folder, is_finished, kept_name
from recast.core.errors import RecastError
from recast.core.parallel import Workers, metered
from recast.core.progress import Progress
from recast.events.parton_filter import PartonFilter
from recast.events.partons import PartonFile
from recast.events.sample import Sample
from recast.generate.profiles import ShowerProfile
from recast.pipeline.kept import made_by, step_folder, times_file
from recast.pipeline.kinds import analyse, control, reweight, shower

__all__ = [
    "Looking",
    "NotMadeError",
    "Steps",
    "Trail",
    "variety",
]

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class Trail:
    """The steps that were asked for, one after the other, where several such chains are at work."""

    used: list[str] = field(default_factory=list)
    """Names of the folders of all of them; those of branches are among them."""
    last: tuple[str, ...] = ()
    """Those that the next one comes after."""


_trail: ContextVar[Trail | None] = ContextVar("trail", default=None)


@contextmanager
def _on(trail: Trail) -> Iterator[Trail]:
    token = _trail.set(trail)
    try:
        yield trail
    finally:
        _trail.reset(token)


class Steps:
    """Makes and keeps the steps of one card.

    Parameters
    ----------
    folder
        Where steps are kept.
    seed
        Seed of the card.
    profile
        The shower profile.
    event_filter
        Filter of events that cannot pass the analysis, or None.
    workers
        Processes; the results do not depend on them.
    progress
        Receives the progress.

    Attributes
    ----------
    timings
        Processor seconds and events of each kind of step made; finished steps that are reused take none.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        profile: ShowerProfile,
        event_filter: PartonFilter | None,
        workers: Workers,
        progress: Progress,
    ) -> None:
        self.timings: dict[str, dict[str, float]] = {}
        self._lock, self._trail = threading.Lock(), Trail()
        self._folder, self._seed, self._workers, self._progress = folder, seed, workers, progress
        self._profile, self._filter = profile, event_filter
        self._selections: dict[tuple[Path, str], SelectionKey] = {}

    @property
    def _filtered(self) -> Any:
        """The conditions of the filter, as part of a key."""
        return None if self._filter is None else _without_sources(self._filter.describe())

    @property
    def trail(self) -> Trail:
        """The chain of steps that is at work."""
        return _trail.get() or self._trail

    @contextmanager
    def following(self) -> Iterator[Trail]:
        """Note the steps of the block by themselves: after those before it, and before those after it."""
        outer = self.trail
        with _on(Trail(last=outer.last)) as trail:
            yield trail
        outer.last = trail.last

    def each(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield function(item) for each item, in order; their steps are made at the same time.

        What comes when all are taken is after the steps of all of them.
        """
        trail, ends = self.trail, set[str]()

        def followed(item: T) -> R:
            with _on(Trail(trail.used, trail.last)) as branch:
                result = function(item)
                ends.update(branch.last)
                return result

        yield from self._workers.each(followed, items)
        trail.last = tuple(sorted(ends)) or trail.last

    def make(
        self,
        kind: str,
        name: str,
        events: int,
        description: dict[str, Any],
        build: Callable[[Path], None],
        uses: Sequence[str] = (),
        packages: Sequence[str] = (),
    ) -> Path:
        """Return the folder of a step: `build` fills it unless it was made before.

        Parameters
        ----------
        kind, name
            Of the step.
        events
            How many it handles, for the stopwatch.
        description
            The values that it depends on, besides the seed.
        build
            A function of the module of its kind, arguments bound: the code of that module, and all that it
            imports and reads, is part of the key.
        uses, packages
            Further modules and packages: of the generator, of the analysis.
        """
        trail, costs = self.trail, []

        def timed(folder: Path) -> None:
            with metered() as cost:
                build(folder)
            costs.append(cost)

        content = self._content(name, description, build, uses, packages)
        place = step_folder(self._folder, kept_name(kind, content)).parent
        made = cached_folder(kind, content, timed, base=place)
        for cost in costs:
            with self._lock:
                entry = self.timings.setdefault(kind, {"seconds": 0.0, "events": 0})
                entry["seconds"] += cost.cpu_s
                entry["events"] += events
            times = times_file(self._folder, made.name)
            make_folder(times.parent)
            facts = {"events": events, "what": variety(description)}
            write_note(times, {**asdict(cost), "after": trail.last, **facts})
        trail.used.append(made.name)
        trail.last = (made.name,)
        return made

    def _content(
        self,
        name: str,
        description: dict[str, Any],
        build: Callable[[Path], None],
        uses: Sequence[str],
        packages: Sequence[str],
    ) -> dict[str, Any]:
        modules = sorted({getattr(build, "func", build).__module__, *uses})
        return {"name": name, "seed": self._seed, **made_by(modules, sorted(packages)), **description}

    def control(
        self, analysis: LoadedAnalysis, partons: Sample, read: Callable[[], PartonFile]
    ) -> tuple[Control, str]:
        """Return the control variate of an analysis for a sample, and the name of its step."""
        build = partial(
            control.make,
            analysis=analysis,
            partons=partons,
            read=read,
            seed=self._seed,
            event_filter=self._filter,
            workers=self._workers,
        )
        description, uses, packages = self.selection(analysis, partons)
        description |= {"filter": self._filtered}
        folder = self.make("control", partons.name, partons.n_events, description, build, uses, packages)
        return control.read(folder), folder.name

    def shower(
        self,
        name: str,
        partons: Sample,
        read: Callable[[], PartonFile],
        thinning: npt.NDArray[np.float64] | None = None,
        drawn: str = "",
    ) -> Sample:
        """Return the showered sample; `thinning` as in `recast.generate.shower`, from the step `drawn`.

        `read` hands out the events of the partons, where they are needed.
        """
        build = partial(
            shower.make,
            partons=partons,
            read=read,
            profile=self._profile,
            seed=self._seed,
            event_filter=self._filter,
            workers=self._workers,
            progress=self._progress,
            thinning=thinning,
        )
        description = {
            "partons": partons.path.parent.name,
            "profile": self._profile.describe(),
            "filter": self._filtered,
        }
        if drawn:
            description["thinned by"] = drawn
        return shower.read(self.make("shower", name, partons.n_events, description, build))

    def analyse(
        self,
        analysis: LoadedAnalysis,
        name: str,
        showered: Sample,
        variate: tuple[Control, str] | None = None,
        factor: npt.NDArray[np.float64] | None = None,
    ) -> AnalysisResult:
        """Return what the analysis makes of the sample; `variate` is what `control` returned for it."""
        build = partial(
            analyse.make,
            analysis=analysis,
            showered=showered,
            seed=self._seed,
            workers=self._workers,
            control=variate[0] if variate else None,
            factor=factor,
        )
        description, uses, packages = self.selection(analysis, showered)
        description |= self._filled(analysis)
        if variate:
            description |= {"control": variate[1]}
        folder = self.make("analyse", name, showered.n_events, description, build, uses, packages)
        return analyse.read(folder)

    def reweighted(
        self,
        analysis: LoadedAnalysis,
        showered: Sample,
        variate: tuple[Control, str] | None,
        points: dict[str, Any],
        **arguments: Any,
    ) -> AnalysisResult:
        """Return what the analysis makes of reweighted events; `points` tells from where to where."""
        build = partial(
            reweight.make,
            analysis=analysis,
            showered=showered,
            seed=self._seed,
            workers=self._workers,
            control=variate[0] if variate else None,
            **arguments,
        )
        description, uses, packages = self.selection(analysis, showered)
        description |= {"control": variate[1] if variate else "", **points} | self._filled(analysis)
        uses = (*uses, type(arguments["new"]).__module__)
        folder = self.make("reweight", showered.name, showered.n_events, description, build, uses, packages)
        return reweight.read(folder)

    def selection(
        self, analysis: LoadedAnalysis, showered: Sample
    ) -> tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]:
        """Return what a selection depends on: values, modules and packages."""
        key = self._selection_key(analysis)
        description = {
            "events": showered.path.parent.name,
            "analysis": key.digest,
            "mass_gev": analysis.mass_gev,
        }
        return description, key.modules, key.packages

    def _selection_key(self, analysis: LoadedAnalysis) -> SelectionKey:
        place = analysis.folder, analysis.state
        if place not in self._selections:
            self._selections[place] = selection_key(analysis.folder)
        return self._selections[place]

    def _filled(self, analysis: LoadedAnalysis) -> dict[str, str]:
        """Return what is filled with the selected events besides cutflow and regions."""
        key = self._selection_key(analysis)
        return {"spectra": key.spectra} if key.spectra else {}


class NotMadeError(RecastError):
    """A step that `Looking` did not find."""


class Looking(Steps):
    """Finds kept steps and makes none: `make` raises `NotMadeError` for a step that is not there.

    Attributes
    ----------
    kept
        Kinds of the steps that were found, by the names of their folders.
    missing
        Kinds of those that were not.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.kept: dict[str, str] = {}
        self.missing: dict[str, str] = {}

    def make(
        self,
        kind: str,
        name: str,
        events: int,  # noqa: ARG002 - as that of `Steps`
        description: dict[str, Any],
        build: Callable[[Path], None],
        uses: Sequence[str] = (),
        packages: Sequence[str] = (),
    ) -> Path:
        """Return the folder of a step that was made; another one is noted, and `NotMadeError`."""
        content = self._content(name, description, build, uses, packages)
        folder = step_folder(self._folder, kept_name(kind, content))
        if not is_finished(folder):
            self.missing[folder.name] = kind
            raise NotMadeError(folder.name)
        self.kept[folder.name] = kind
        return folder


def variety(description: dict[str, Any]) -> str:
    """Return what besides its kind decides how long a step takes: the shower's profile."""
    profile = description.get("profile")
    return str(profile["name"]) if isinstance(profile, dict) else ""


def _without_sources(content: Any) -> Any:
    """Return plain values without the words that say where they come from."""
    if isinstance(content, dict):
        return {key: _without_sources(value) for key, value in content.items() if key != "source"}
    return content
