"""Pipeline: kept steps: shower, analysis and any other, made once for all that they depend on.

Each step is a folder named by the hash of everything it depends on; a finished one is never made again, a
killed one leaves nothing that looks finished.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult, analyse
from recast.core.atomic import write_json
from recast.core.cache import DONE, cached_folder, hash_files
from recast.core.errors import InputError, RunError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.core.reading import read_json
from recast.events.parquet import read_parquet
from recast.events.sample import Sample, load_sample
from recast.generate.parton_filter import PartonFilter
from recast.generate.profiles import shower_profile
from recast.generate.shower import shower

__all__ = [
    "Steps",
    "Stopwatch",
    "code_fingerprint",
    "count_of_other_versions",
    "made_by_this_version",
    "read_result",
]


@dataclass(slots=True)
class Stopwatch:
    """Adds up the wall time of the kinds of steps; finished steps that are reused take none."""

    seconds: dict[str, float] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def timing(self, kind: str, events: int) -> Iterator[None]:
        """Time a block that handles `events` events."""
        start = time.perf_counter()
        yield
        self.seconds[kind] = self.seconds.get(kind, 0.0) + time.perf_counter() - start
        self.events[kind] = self.events.get(kind, 0) + events

    def clear(self) -> None:
        """Begin anew."""
        self.seconds.clear()
        self.events.clear()

    def add(self, other: dict[str, dict[str, float]]) -> None:
        """Add what another stopwatch returned."""
        for kind, entry in other.items():
            self.seconds[kind] = self.seconds.get(kind, 0.0) + entry["seconds"]
            self.events[kind] = self.events.get(kind, 0) + int(entry["events"])

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Return seconds and events per kind of step."""
        return {
            kind: {"seconds": seconds, "events": self.events[kind]} for kind, seconds in self.seconds.items()
        }


_ROOMS = ("core", "inputs", "model", "events", "generate", "detector", "analysis")


@functools.cache
def code_fingerprint() -> str:
    """Hash of the code that makes the steps: those of another version are not taken for this one's."""
    patterns = [f"{room}/**/*.{kind}" for room in _ROOMS for kind in ("py", "yaml")]
    return hash_files(Path(__file__).resolve().parents[1], tuple(patterns))


def made_by_this_version(folder: Path) -> bool:
    """Return whether this code, with these versions of the libraries, made a finished step."""
    try:
        content: Any = read_json(folder / DONE)
        return bool(content["code"] == code_fingerprint() and content["versions"] == provenance()["versions"])
    except (InputError, KeyError, TypeError):
        return False


def count_of_other_versions(folder: Path) -> int:
    """Return how many finished steps of a folder another version made."""
    return sum(not made_by_this_version(marker.parent) for marker in folder.glob(f"[!.]*/{DONE}"))


class Steps:
    """Makes and keeps the steps of one card.

    Parameters
    ----------
    folder
        Where steps are kept.
    seed
        Seed of the card.
    profile
        Name of the shower profile.
    event_filter
        Filter of events that cannot pass the analysis, or None.
    workers
        Processes; the results do not depend on them.
    progress
        Receives the progress.

    Attributes
    ----------
    used
        Names of the folders of all steps asked for, in this order.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        profile: str,
        event_filter: PartonFilter | None,
        workers: Workers,
        progress: Progress,
    ) -> None:
        self.stopwatch = Stopwatch()
        self.used: list[str] = []
        self._folder, self._seed, self._workers, self._progress = folder, seed, workers, progress
        self._profile, self._filter = shower_profile(profile), event_filter
        self._profile_name = profile

    def make(
        self, kind: str, name: str, events: int, description: dict[str, Any], build: Callable[[Path], None]
    ) -> Path:
        """Return the folder of a step: `build` fills it unless it was made before."""

        def timed(folder: Path) -> None:
            with self.stopwatch.timing(kind, events):
                build(folder)

        content = {
            "name": name,
            "seed": self._seed,
            "code": code_fingerprint(),
            "versions": provenance()["versions"],
            **description,
        }
        made = cached_folder(kind, content, timed, base=self._folder)
        self.used.append(made.name)
        return made

    def shower(self, name: str, partons: Sample, filter_card: dict[str, Any] | None) -> Sample:
        """Return the showered sample; `filter_card` is what the filter was made of."""

        def build(folder: Path) -> None:
            shower(
                partons,
                self._profile_name,
                self._seed,
                folder / "events.parquet",
                event_filter=self._filter,
                workers=self._workers,
                progress=self._progress,
            )

        description = {
            "partons": partons.path.parent.name,
            "profile": self._profile.describe(),
            "filter": filter_card,
        }
        folder = self.make("shower", name, partons.n_events, description, build)
        return load_sample(folder / "events.parquet")

    def analyse(self, analysis: LoadedAnalysis, name: str, showered: Sample) -> AnalysisResult:
        """Return what the analysis makes of the sample."""

        def build(folder: Path) -> None:
            events = read_parquet(showered.path)
            result = analyse(analysis, events, showered, self._seed, self._workers)
            write_json(folder / "result.json", result.to_json())

        description = {"events": showered.path.parent.name, "analysis": analysis.fingerprint}
        return AnalysisResult.from_json(
            read_result(self.make("analyse", name, showered.n_events, description, build))
        )


def read_result(folder: Path) -> Any:
    """Return the result of a finished step."""
    try:
        return read_json(folder / "result.json")
    except InputError as error:
        raise RunError(
            f"damaged step ({error.what})", where=str(folder), mend="Remove this folder."
        ) from error
