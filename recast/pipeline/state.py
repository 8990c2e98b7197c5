"""Pipeline: what became of each model point of a scan: one record and one lock a point, in the run's folder.

A record says done or failed; that a point is being worked on is said by its lock alone, which the operating
system frees when the process dies. No record holds a time: clocks of different machines do not matter.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from recast.analysis.keys import TEMPLATES, analysis_key, selection_key
from recast.analysis.loader import analysis_folder
from recast.cards import RunCard
from recast.core.atomic import make_folder, write_note
from recast.core.cache import content_key
from recast.core.errors import InputError
from recast.core.locks import folder_lock, is_locked, lock_file
from recast.core.reading import read_json
from recast.core.sources import program
from recast.core.words import parses_words
from recast.generate.profiles import shower_profile
from recast.generate.registry import GENERATORS
from recast.model.scan_point import ScanPoint
from recast.pipeline.kept import PROFILES
from recast.statistics.counting import METHODS

__all__ = ["STATE", "Ledger", "PointState", "Record", "run_key"]

STATE = "state"
"""Folder of the records, in that of the run."""
POINT_CODE = ("recast.pipeline.scan",)
"""What makes a point: with what it imports, the steps and the limit."""
CARD_CODE = ("recast.cards", "recast.cards_figures", "recast.cards_old", "recast.core.blocks")
"""Code of the card, which is part of the key itself, defaults included."""
_NOT_SIMULATED: dict[str, Any] = {
    "name": True,
    "figures": True,
    "low_energy": True,
    "scan": True,
    "refine": True,
    "predictions": True,
    "model": {"name"},
}
"""Keys of a card that change no point."""


class PointState(StrEnum):
    """What became of a point."""

    DONE = "done"
    RUNNING = "running"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """Begun by a process that is no more; the next run goes on with it."""
    WAITING = "waiting"


@parses_words
@dataclass(frozen=True, slots=True)
class Record:
    """One point."""

    name: str
    state: PointState
    note: str = ""
    """The result in a few words, why it failed, or the last stage that was made."""
    steps: tuple[str, ...] = ()
    """Names of the folders of the steps that it used."""
    point: ScanPoint | None = None
    """None of the Standard Model, and of a point that has no record yet."""


def run_key(card: RunCard) -> str:
    """Return the key of everything that the points of a card depend on: other values of a scan keep it."""
    model = card.model.load()
    also = TEMPLATES if card.analysis.background_source == "templates" else frozenset()
    plain = card.model_dump(mode="json", exclude=_NOT_SIMULATED)
    plain["model"]["parameters"].pop(model.coupling, None)  # it tells what is excluded, of points made anyway
    used = selection_key(analysis_folder(card.analysis.name))  # modules that the analysis names
    plugins = (*GENERATORS.modules(card.generate.backend), *METHODS.modules(card.limit.method))
    return content_key(
        {
            "scanned": list(card.scan),
            "model": model.describe(),
            "card": plain,
            "analysis": analysis_key(card.analysis.name, also),
            "profile": shower_profile(card.shower.profile).describe(),
            **program().key((*POINT_CODE, *plugins, *used.modules), used.packages, (*CARD_CODE, *PROFILES)),
        }
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of a run's folder; those of another card or version count as waiting."""

    folder: Path
    key: str

    @classmethod
    def of(cls, out: Path, card: RunCard) -> Ledger:
        """Return the ledger of a card in its folder, which is made."""
        return cls(make_folder(out / STATE), run_key(card))

    @contextlib.contextmanager
    def working(self, name: str) -> Iterator[None]:
        """Hold the lock of a point; waits for another process that works on it."""
        with folder_lock(self.folder, name):
            yield

    @parses_words
    def write(
        self, name: str, state: PointState, note: str, steps: Sequence[str], point: ScanPoint | None = None
    ) -> None:
        """Write what became of a point: done, failed, or waiting for the stage after that of the note."""
        content = {
            "key": self.key,
            "state": str(state),
            "note": note,
            "steps": sorted(set(steps)),
            "parameters": None if point is None else dict(point),
        }
        write_note(self._file(name), content)  # a damaged record counts as waiting

    def failure(self, name: str) -> str | None:
        """Return why a point failed, None if it did not."""
        record = self._read(name)
        return record.note if record is not None and record.state is PointState.FAILED else None

    def record(self, name: str) -> Record:
        """Return what became of a point."""
        found = self._read(name)
        if is_locked(self.folder, name):
            return Record(name, PointState.RUNNING)
        if found is not None:
            return found
        begun = lock_file(self.folder, name).exists() and not self._file(name).exists()
        return Record(name, PointState.INTERRUPTED if begun else PointState.WAITING)

    def names(self) -> list[str]:
        """Return the names of all points that have a record or a lock."""
        with contextlib.suppress(FileNotFoundError):
            found = os.listdir(self.folder)  # noqa: PTH208 - a tenth of the time of paths
            records = {name.removesuffix(".json") for name in found if name.endswith(".json")}
            locks = {name[1:].removesuffix(".lock") for name in found if name.endswith(".lock")}
            return sorted(records | locks)
        return []

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _read(self, name: str) -> Record | None:
        try:
            content: Any = read_json(self._file(name))
            if content["key"] != self.key:
                return None
            state, given = PointState(content["state"]), content["parameters"]
            point = None if given is None else ScanPoint.of(given)
            return Record(name, state, content["note"], tuple(content["steps"]), point)
        except (AttributeError, InputError, KeyError, TypeError, ValueError):
            return None
