"""Events: what runs of a generator must have in common to stand in one file, and what they state together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.errors import InputError
from recast.events.join import averaged, check_same, shares
from recast.events.normalisation import DIGITS, SIGMAS, RunTotals, Settled, is_placeholder
from recast.events.totals import Totals, own_scale, run_names, settled_runs

__all__ = ["Agreement", "agreement"]

_UNIT = 3
_MEND = "Only files of one process can be joined."


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several runs state together."""

    cross_section_pb: tuple[float, float] | None
    """Of all events, with its error [pb]; None where nobody states one."""
    differs: bool
    """Whether an event may state something else: then all are to be given the common value."""
    lhe: dict[str, Any] | None = None
    """Init block for all events of LHE files."""
    notes: tuple[str, ...] = ()
    scale: float = 1.0
    """Weights times this mean the cross section: where they are in pb and the user states another one, or
    where those of recast's own events stand for broken ones."""


def agreement(
    files: Sequence[Totals],
    paths: Sequence[Path],
    inits: Sequence[dict[str, Any] | None],
    given_pb: float | None,
) -> Agreement:
    """Return what the runs of one or several files state together.

    Parameters
    ----------
    files, paths
        What is known of each file, and where it is.
    inits
        Init block of each run of all files, in order (`recast.events.lhe.full.lhe_facts`); None of other
        formats.
    given_pb
        The user's cross section [pb].

    Raises
    ------
    InputError
        If the weights of a run contradict its cross section, it is a part of the generated events by the
        sums of its file, or runs have other beams, processes, cross
        sections or scales of their weights than the first one.
    """
    runs: list[RunTotals] = []
    found: list[Settled | None] = []
    where: list[str] = []
    for totals, path in zip(files, paths, strict=True):
        if any(run.generated is not None for run in totals.runs):
            raise InputError(
                "it holds a part of the generated events, whose sum of weights no other file would state",
                where=str(path),
                mend="Analyse it as it is: recast analyse --branch-map.",
            )
        several = len(totals.runs) > 1
        runs.extend(totals.runs)
        found.extend([None] if totals.own else settled_runs(totals, path, given_pb))
        where.extend(run_names(path, len(totals.runs)) if several else [str(path)])
    notes = tuple(dict.fromkeys(note for item in found if item for note in item.notes))
    settled_inits = [
        _settled_init(init, run, item) for init, run, item in zip(inits, runs, found, strict=True)
    ]
    scale = _scale_to(runs, found, given_pb)
    if len(runs) == 1:
        only = found[0]
        if files[0].own and (own := own_scale(files[0], paths[0], given_pb)) is not None:
            return Agreement(own[0], given_pb is not None or own[1] != 1.0, settled_inits[0], notes, own[1])
        if files[0].own and given_pb is not None:
            (known,) = settled_runs(files[0], paths[0], given_pb)
            return Agreement((given_pb, 0.0), True, settled_inits[0], notes, known.factor if known else 1.0)
        differs = only is not None and (given_pb is not None or settled_inits[0] != inits[0])
        stated = only[:2] if only is not None else None
        return Agreement(stated, differs, settled_inits[0], notes, scale)
    check_same(runs, where)
    _same_strategy(runs, where)
    cross_section = _common(runs, found, where)
    counts = [run.n_events for run in runs]
    return Agreement(cross_section, True, _joined_init(settled_inits, counts, where), notes, scale)


def _same_strategy(runs: Sequence[RunTotals], where: Sequence[str]) -> None:
    for run, name in zip(runs, where, strict=True):
        if run.strategy != runs[0].strategy:
            raise InputError(
                f"its IDWTUP: {run.strategy}, that of the first file: {runs[0].strategy}",
                where=name,
                mend=_MEND,
            )


def _common(
    runs: Sequence[RunTotals], found: Sequence[Settled | None], where: Sequence[str]
) -> tuple[float, float] | None:
    known = [item for item in found if item is not None]
    if not known:
        return None
    for item, name in zip(found, where, strict=True):
        if item is None:
            raise InputError(
                "the file states no cross section, others that it is joined with do",
                where=name,
                mend="State that of all: --cross-section, in pb.",
            )
    value = averaged([item[:2] for item in known], [run.n_events for run in runs], where)
    first, first_error = _scale(runs[0], known[0])
    for run, item, name in zip(runs, known, where, strict=True):
        own, error = _scale(run, item)
        if not abs(own - first) <= SIGMAS * math.hypot(error, first_error) + DIGITS * abs(first):
            raise InputError(
                f"its mean weight is {own:g} for each pb, that of the first file {first:g}",
                where=name,
                mend="Analyse the files with recast analyse --merge, which scales their weights.",
            )
    return value


def _scale(run: RunTotals, stated: Settled) -> tuple[float, float]:
    """Return the mean weight for each pb of cross section, and its error."""
    mean, spread = run.mean
    value = mean / stated.value_pb
    return value, math.hypot(spread / stated.value_pb, value * stated.error_pb / stated.value_pb)


def _joined_init(
    inits: Sequence[dict[str, Any] | None], counts: Sequence[int], where: Sequence[str]
) -> dict[str, Any] | None:
    """Return the init block of all; cross sections of processes are averaged with the numbers of events."""
    known = [init for init in inits if init is not None]
    if len(known) < len(inits):
        return None
    for init, name in zip(known, where, strict=True):
        if init["energies_gev"] != known[0]["energies_gev"]:
            raise InputError(
                "the energies of its beams are not those of the first file", where=name, mend=_MEND
            )
    parts = shares(counts, where[0])
    codes = list(dict.fromkeys(process[3] for process in known[0]["processes"]))
    processes = []
    for code in codes:
        rows = [
            [sum(values) for values in zip(*(p[:3] for p in init["processes"] if p[3] == code), strict=True)]
            for init in known
        ]
        value = sum(part * row[0] for part, row in zip(parts, rows, strict=True))
        error = math.hypot(*(part * row[1] for part, row in zip(parts, rows, strict=True)))
        processes.append([value, error, max(row[2] for row in rows), code])
    return known[0] | {"processes": processes}


def _settled_init(
    init: dict[str, Any] | None, run: RunTotals, stated: Settled | None
) -> dict[str, Any] | None:
    """Return the init block with processes that add up to the settled cross section and error.

    Placeholders do not say how it is shared: the first process has all of it.
    """
    if init is None or stated is None or not run.processes:
        return init
    rows = run.processes
    total = sum(row[0] for row in rows)
    if (total, math.hypot(*(row[1] for row in rows))) == stated[:2]:
        return init
    if total != 0 and not any(is_placeholder(row[0], row[1]) for row in rows if any(row[:2])):
        ratio = stated.value_pb / total
        errors = [abs(row[1] * ratio) if stated.error_pb else 0.0 for row in rows]
        pairs = [(row[0] * ratio, error) for row, error in zip(rows, errors, strict=True)]
    else:
        pairs = [(stated.value_pb, stated.error_pb), *[(0.0, 0.0)] * (len(rows) - 1)]
    changed = [[*pair, row[2], row[3]] for pair, row in zip(pairs, rows, strict=True)]
    return init | {"processes": changed}


def _scale_to(runs: Sequence[RunTotals], found: Sequence[Settled | None], given_pb: float | None) -> float:
    """Return what makes the weights of LHE files, where they are not all 1, average to the user's value."""
    if given_pb is None or runs[0].strategy is None or (abs(runs[0].strategy) == _UNIT and runs[0].unit):
        return 1.0
    total = sum(run.reference[0] for run in runs)
    count = sum(run.n_events for run in runs)
    return given_pb * count / total if found[0] is not None and total else 1.0
