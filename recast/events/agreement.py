"""Events: what runs of a generator must have in common to stand in one file, and what they state together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.errors import InputError
from recast.events.join import averaged, shares
from recast.events.normalisation import RunTotals, Settled
from recast.events.totals import Totals, processes_of, run_names, settled_runs

__all__ = ["Agreement", "agreement"]

_SIGMAS, _DIGITS = 5.0, 1e-3
_MEND = "Only files of one process can be joined."


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several runs state together."""

    cross_section_pb: tuple[float, float] | None
    """Of all events, with its error [pb]; None where nobody states one."""
    n_runs: int
    differs: bool
    """Whether an event may state something else: then all are to be given the common value."""
    lhe: dict[str, Any] | None = None
    """Init block for all events of LHE files."""
    notes: tuple[str, ...] = ()


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
        Init block of each run of all files, in order (`recast.events.lhe_full.lhe_facts`); None of other
        formats.
    given_pb
        The user's cross section [pb].

    Raises
    ------
    InputError
        If the weights of a run contradict its cross section, or runs have other beams, processes, cross
        sections or scales of their weights than the first one.
    """
    runs: list[RunTotals] = []
    found: list[Settled | None] = []
    where: list[str] = []
    for totals, path in zip(files, paths, strict=True):
        several = len(totals.runs) > 1
        runs.extend(totals.runs)
        found.extend([None] if totals.own else settled_runs(totals, path, given_pb))
        where.extend(run_names(path, len(totals.runs)) if several else [str(path)])
    notes = tuple(dict.fromkeys(note for item in found if item for note in item.notes))
    if len(runs) == 1:
        only = found[0]
        differs = only is not None and (given_pb is not None or bool(notes))
        stated = only[:2] if only is not None else None
        return Agreement(stated, 1, differs, _scaled(inits[0], given_pb), notes)
    _same_beams(runs, where)
    _same_processes(runs, where)
    cross_section = _common(runs, found, where)
    counts = [run.n_events for run in runs]
    return Agreement(cross_section, len(runs), True, _joined_init(inits, counts, where, given_pb), notes)


def _same_beams(runs: Sequence[RunTotals], where: Sequence[str]) -> None:
    first = runs[0]
    for run, name in zip(runs, where, strict=True):
        energies = run.sqrt_s_gev or 0.0, first.sqrt_s_gev or 0.0
        if run.beams != first.beams or not math.isclose(*energies, rel_tol=1e-6):
            beams = [
                "not known" if item.beams is None else f"{item.beams[0]} and {item.beams[1]}, {energy:g} GeV"
                for item, energy in zip((run, first), energies, strict=True)
            ]
            raise InputError(
                f"its beams are {beams[0]}, those of the first file {beams[1]}", where=name, mend=_MEND
            )


def _same_processes(runs: Sequence[RunTotals], where: Sequence[str]) -> None:
    codes = [sorted(set(processes_of(run))) for run in runs]
    for own, run, name in zip(codes, runs, where, strict=True):
        for what, ours, theirs in (
            ("processes (LPRUP)", own, codes[0]),
            ("IDWTUP", run.strategy, runs[0].strategy),
        ):
            if ours != theirs:
                raise InputError(
                    f"its {what}: {ours}, that of the first file: {theirs}", where=name, mend=_MEND
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
        if not abs(own - first) <= _SIGMAS * math.hypot(error, first_error) + _DIGITS * abs(first):
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
    inits: Sequence[dict[str, Any] | None],
    counts: Sequence[int],
    where: Sequence[str],
    given_pb: float | None,
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
    return _scaled(known[0] | {"processes": processes}, given_pb)


def _scaled(init: dict[str, Any] | None, given_pb: float | None) -> dict[str, Any] | None:
    """Return the init block with processes that add up to the user's cross section, without errors."""
    if init is None or given_pb is None:
        return init
    rows = init["processes"]
    total = sum(row[0] for row in rows)
    if total > 0 and all(row[0] >= 0 for row in rows):
        values = [given_pb * row[0] / total for row in rows]
    else:  # placeholders: nothing says how it is shared
        values = [given_pb] + [0.0] * (len(rows) - 1)
    scaled = [[value, 0.0, *row[2:]] for value, row in zip(values, rows, strict=True)]
    return init | {"processes": scaled}
