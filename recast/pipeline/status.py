"""Pipeline: `recast status` and `recast clean`: what a run's folder holds, and what may go."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from recast.cards import RunCard, parse_any_card
from recast.core.cache import DONE, is_finished
from recast.core.errors import InputError, PlaceError
from recast.core.locks import is_locked
from recast.core.words import parses_words
from recast.model.scan_point import ScanPoint
from recast.pipeline.folder import RUN_LOCK, claimed_card
from recast.pipeline.run import STEPS
from recast.pipeline.state import STATE, Ledger, PointState, Record, run_key
from recast.pipeline.steps import made_by_this_version

__all__ = ["Leftovers", "Status", "clean", "read_status"]

_PART = ".part-"


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a scan."""

    name: str
    points: tuple[Record, ...]
    """The Standard Model first, then the points in rising order."""
    steps: dict[str, int]
    """Number of finished steps by kind."""
    bytes_kept: int
    unfinished: int
    """Half-made steps of processes that are no more, or are at work."""
    other_versions: int
    """Finished steps that another version made: they are not used."""
    results: bool
    """Whether the results were written."""

    @parses_words
    def count(self, state: PointState) -> int:
        """Return the number of points in a state."""
        return sum(record.state is state for record in self.points)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "name": self.name,
            "points": [
                {"point": item.name, "state": str(item.state), "note": item.note} for item in self.points
            ],
            "counts": {str(state): self.count(state) for state in PointState},
            "steps": self.steps,
            "bytes_kept": self.bytes_kept,
            "unfinished_steps": self.unfinished,
            "steps_of_other_versions": self.other_versions,
            "results": self.results,
        }


def read_status(out: Path) -> Status:
    """Return what became of the points of a run's folder.

    Raises
    ------
    InputError
        If it is not the folder of a run.
    """
    content = claimed_card(out)
    name = str(content.get("name", out.name)) if isinstance(content, dict) else out.name
    points = tuple(_records(content, out))
    finished = list(_finished(out))
    return Status(
        name,
        points,
        dict(sorted(Counter(path.name.rpartition("-")[0] for path in finished).items())),
        sum(file.stat().st_size for path in finished for file in path.rglob("*") if file.is_file()),
        len(list(_unfinished(out))),
        sum(not made_by_this_version(path) for path in finished),
        (out / "results.json").is_file(),
    )


def _card(content: Any, out: Path) -> RunCard | None:
    """Return the simulated card of a folder, None for another kind."""
    if isinstance(content, dict) and "kind" in content:
        return None
    card = parse_any_card(content, str(out / "card.json"))
    return card if isinstance(card, RunCard) else None


def _records(content: Any, out: Path) -> Iterator[Record]:
    card = _card(content, out)
    if card is None:
        return
    ledger = Ledger(out / STATE, run_key(card))
    shared = card.analysis.shared_record
    yield ledger.record(shared)
    points = {point.name: point for point in card.points()}
    # points that a refinement added have records, but are not in the card
    added = {name: ledger.record(name) for name in ledger.names() if name not in {shared, *points}}
    for name, item in added.items():
        if item.point is not None:
            points[name] = ScanPoint.of({key: item.point[key] for key in card.scan})
    for name in sorted(points, key=lambda name: points[name]):
        record = ledger.record(name)
        if name not in added or record.state is not PointState.WAITING:
            yield record
    # begun, but without a record: what they are is not known yet
    yield from (
        item for item in added.values() if item.point is None and item.state is not PointState.WAITING
    )


def _finished(out: Path) -> Iterator[Path]:
    return (path.parent for path in sorted((out / STEPS).glob(f"[!.]*/{DONE}")) if is_finished(path.parent))


def _unfinished(out: Path) -> Iterator[Path]:
    yield from (out / STEPS).glob(f"{_PART}*")
    yield from (path for path in (out / STEPS).glob("[!.]*-*") if not is_finished(path))


class Leftovers(StrEnum):
    """What `clean` removes; each includes the one before it."""

    UNFINISHED = "unfinished"
    """Half-made steps and files of processes that are no more, and free lock files."""
    UNUSED = "unused"
    """Steps that no point of the card uses: of other cards and of other versions."""
    STEPS = "steps"
    """All kept steps and records; the results stay."""


@parses_words
def clean(out: Path, what: Leftovers, *, only_list: bool = False) -> list[Path]:
    """Remove what a run's folder does not need and return it.

    Parameters
    ----------
    out
        The folder.
    what
        How much.
    only_list
        Remove nothing.

    Raises
    ------
    InputError
        If it is not the folder of a run, or a run is at work in it.
    """
    content = claimed_card(out)
    records = list(_records(content, out))
    busy = [record.name for record in records if record.state is PointState.RUNNING]
    if busy or is_locked(out, RUN_LOCK):
        raise InputError(
            f"a run is at work in this folder{f' ({busy[0]})' if busy else ''}",
            where=str(out),
            mend="Wait for it, or end it.",
        )
    found = list(_unfinished(out)) + list(out.glob(f"{_PART}*")) + list((out / STATE).glob(f"{_PART}*"))
    for folder in (out, out / STEPS, out / STATE):
        found += folder.glob(".*.lock")
    if what is Leftovers.UNUSED:
        used = {step for record in records for step in record.steps}
        # what unfinished points have made so far is not known from their records
        whole = all(record.state in (PointState.DONE, PointState.FAILED) for record in records)
        found += [
            path
            for path in _finished(out)
            if (whole and path.name not in used) or not made_by_this_version(path)
        ]
    if what is Leftovers.STEPS:
        found += [path for path in (out / STEPS, out / STATE) if path.exists()]
    if not only_list:
        for path in found:
            _remove(path)
    return sorted(found)


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise PlaceError(
            f"cannot be removed ({error.strerror})", where=str(path), mend="Ask its owner."
        ) from error
