"""Pipeline: `recast status` and `recast clean`: what a run's folder holds, and what may go."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from recast.cards import CombinationCard, FigureCard, RunCard, parse_any_card
from recast.core.cache import is_finished
from recast.core.errors import InputError, PlaceError
from recast.core.locks import is_held, is_locked, lock_file
from recast.core.reading import read_json
from recast.core.words import parses_words
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import with_kept_model
from recast.pipeline.folder import RUN_LOCK, USE_LOCK, claimed_card, in_use
from recast.pipeline.kept import (
    MEMBERS,
    SHARDS,
    STEPS,
    TIMES,
    made_by_this_version,
    step_folder,
    step_folders,
    times_file,
)
from recast.pipeline.state import STATE, Ledger, PointState, Record, run_key

__all__ = ["Leftovers", "Status", "Timing", "clean", "read_status", "read_timing"]

_PART = ".part-"


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a scan."""

    name: str
    points: tuple[Record, ...]
    """The Standard Model first, then the points in rising order."""
    steps: dict[str, int]
    """Number of finished steps by kind."""
    unfinished: int
    """Half-made steps of processes that are no more, or are at work."""
    bytes_kept: int | None
    """Size of the finished steps; None where it was not asked for."""
    other_versions: int | None
    """Finished steps that another version made: they are not used; None where it was not asked for."""
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


@dataclass(frozen=True, slots=True)
class Timing:
    """What the kept steps of a run cost when they were made."""

    seconds: dict[str, float]
    """Processor time by kind [s], the largest first."""
    path: tuple[tuple[str, float], ...]
    """The longest chain of steps, each after the one before it, and of each its own longest chain [s]."""
    peak_mb: float | None
    """Largest memory of a worker process; None where none was at work."""
    unknown: int
    """Finished steps without a record of their time: they count nothing."""

    @property
    def total_s(self) -> float:
        """Processor time of all steps [s]."""
        return sum(self.seconds.values())

    @property
    def path_s(self) -> float:
        """Length of the longest chain [s]: what is left of the total with any number of processors."""
        return sum(seconds for _, seconds in self.path)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "seconds": self.seconds,
            "total_s": self.total_s,
            "critical_path": [{"step": name, "seconds": seconds} for name, seconds in self.path],
            "critical_path_s": self.path_s,
            "critical_path_share": self.path_s / self.total_s if self.total_s else None,
            "peak_worker_mb": self.peak_mb,
            "steps_without_times": self.unknown,
        }


def read_timing(out: Path) -> Timing:
    """Return what the steps in a run's folder cost, those of points that are not done yet among them.

    Raises
    ------
    InputError
        If it is not the folder of a run.
    """
    claimed_card(out)
    costs: dict[str, dict[str, Any]] = {}
    names = [path.name for path in map(Path, _partition(out)[0]) if made_by_this_version(path)]
    for name in names:
        with contextlib.suppress(InputError):
            costs[name] = read_json(times_file(out / STEPS, name))
    seconds: Counter[str] = Counter()
    for name, cost in costs.items():
        seconds[name.rpartition("-")[0]] += cost["cpu_s"]
    ends: dict[str, tuple[float, str | None]] = {}
    for name in costs:
        _measure(name, costs, ends)
    path: list[tuple[str, float]] = []
    last = max(ends, key=lambda name: ends[name][0], default=None)
    while last is not None:
        path.append((last, costs[last]["path_s"]))
        last = ends[last][1]
    peaks = [cost["peak_mb"] for cost in costs.values() if cost["peak_mb"] is not None]
    return Timing(
        dict(seconds.most_common()), tuple(reversed(path)), max(peaks, default=None), len(names) - len(costs)
    )


def _measure(name: str, costs: dict[str, dict[str, Any]], ends: dict[str, tuple[float, str | None]]) -> float:
    """Return the length of the longest chain that ends with a step, and note it with the step before."""
    if name not in ends:
        ends[name] = (0.0, None)  # a step that was removed and made again may be after itself
        before = {item: _measure(item, costs, ends) for item in costs[name]["after"] if item in costs}
        longest = max(before, key=lambda item: before[item], default=None)
        ends[name] = (costs[name]["path_s"] + before.get(longest or "", 0.0), longest)
    return ends[name][0]


def read_status(out: Path, *, disk: bool = False) -> Status:
    """Return what became of the points of a run's folder.

    Parameters
    ----------
    out
        The folder.
    disk
        Whether every kept step is looked into: its size, and which version made it.

    Raises
    ------
    InputError
        If it is not the folder of a run.
    """
    content = claimed_card(out)
    name = str(content.get("name", out.name)) if isinstance(content, dict) else out.name
    points = tuple(_records(content, out))
    finished, halves = _partition(out)
    kinds = Counter(path.rpartition("/")[2].rpartition("-")[0] for path in finished)
    return Status(
        name,
        points,
        dict(sorted(kinds.items())),
        len(halves),
        sum(map(_size, map(Path, finished))) if disk else None,
        sum(not made_by_this_version(Path(path)) for path in finished) if disk else None,
        (out / "results.json").is_file(),
    )


def _records(content: Any, out: Path) -> Iterator[Record]:
    if isinstance(content, dict) and "kind" in content:
        return
    where = str(out / "card.json")
    card = parse_any_card(with_kept_model(content, where, as_run=False), where)
    if isinstance(card, CombinationCard):
        for member in card.members():
            for record in _of_card(member, out / MEMBERS / member.name):
                yield replace(record, name=f"{member.name}: {record.name}")
    elif not isinstance(card, FigureCard):
        yield from _of_card(card, out)


def _of_card(card: RunCard, out: Path) -> Iterator[Record]:
    ledger = Ledger(out / STATE, run_key(card))
    shared = card.analysis.shared_record
    yield ledger.record(shared)
    points = {point.name: point for point in card.points()}
    # points that a refinement added have records, but are not in the card
    added = {name: ledger.record(name) for name in ledger.names() if name != shared and name not in points}
    for name, item in added.items():
        if item.point is not None:
            points[name] = ScanPoint.of(item.point, card.scan)
    for name in sorted(points, key=lambda name: points[name]):
        record = ledger.record(name)
        if name not in added or record.state is not PointState.WAITING:
            yield record
    # begun, but without a record: what they are is not known yet
    yield from (
        item for item in added.values() if item.point is None and item.state is not PointState.WAITING
    )


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _partition(out: Path) -> tuple[list[str], list[Path]]:
    """Return the paths of finished steps, as text since they are many, and what is half-made."""
    finished, halves = list[str](), list[Path]()
    for path in step_folders(out / STEPS):
        if is_finished(path):
            finished.append(path)
        else:
            halves.append(Path(path))
    halves += map(Path, step_folders(out / STEPS, _PART))
    return finished, halves


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
    with contextlib.nullcontext() if only_list else in_use(out, alone=True):
        found = _leftovers(content, out, what)
        if not only_list:
            for path in found:
                _remove(path)
    return sorted(found)


def _leftovers(content: Any, out: Path, what: Leftovers) -> list[Path]:
    records = list(_records(content, out))
    busy = [record.name for record in records if record.state is PointState.RUNNING]
    homes = [out, *sorted((out / MEMBERS).glob("*"))]  # of a combination and its parts
    if busy or any(is_locked(home, RUN_LOCK) for home in homes):
        raise InputError(
            f"a run is at work in this folder{f' ({busy[0]})' if busy else ''}",
            where=str(out),
            mend="Wait for it, or end it.",
        )
    finished, found = _partition(out)
    for home in homes:
        inner = (path for path in home.glob("[!.]*/") if path.name not in (STEPS, MEMBERS))
        found += (path for folder in (home, *inner) for path in folder.glob(f"{_PART}*"))
        found += [*home.glob(".*.lock"), *(home / STATE).glob(".*.lock")]
    for pattern in (".*.lock", f"{SHARDS}/.*.lock", f"{TIMES}/{SHARDS}/{_PART}*"):
        found += (out / STEPS).glob(pattern)
    if what is Leftovers.UNUSED:
        used = {step for record in records for step in record.steps}
        # what unfinished points have made so far is not known from their records
        whole = all(record.state in (PointState.DONE, PointState.FAILED) for record in records)
        found += [
            path
            for path in map(Path, finished)
            if (whole and path.name not in used)
            or path != step_folder(out / STEPS, path.name)  # where earlier versions kept it
            or not made_by_this_version(path)
        ]
    gone = {path.name for path in found}
    found += [
        path
        for path in (out / STEPS / TIMES).glob(f"{SHARDS}/*.json")
        if path.stem in gone or not is_finished(step_folder(out / STEPS, path.stem))
    ]
    if what is Leftovers.STEPS:
        found += [path for path in (out / STEPS, *(home / STATE for home in homes)) if path.exists()]
    kept = lock_file(out, USE_LOCK)  # it is held
    return [path for path in found if path != kept and not _in_making(path)]


def _in_making(path: Path) -> bool:
    """Whether a process that lives makes what has such a name: also one that is no run, or one elsewhere."""
    name = path.name.removeprefix(_PART)
    return name != path.name and (is_held(path) or is_locked(path.parent, name))


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
