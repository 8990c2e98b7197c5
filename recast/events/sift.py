"""Events: the check that every file goes through: broken events are refused, or left out and listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.events.full import BEAM, FINAL, FullEvents, FullFile, closing_events
from recast.events.graph import count_cycles
from recast.events.options import BadEvents

__all__ = ["sifted"]

_TOLERANCE = 1e-2
"""Momenta of the final state against those of what comes in, relative to its energy: showers conserve them to
1e-5, six written digits to 1e-4."""
_LISTED = 10
_MEND = "Make or fetch it again, or leave such events out with --skip-bad-events."
_MEND_OWN = "The file is damaged. Make or fetch it again."


@kernel
def _balance(
    px: npt.NDArray[np.floating[Any]],
    py: npt.NDArray[np.floating[Any]],
    pz: npt.NDArray[np.floating[Any]],
    e: npt.NDArray[np.floating[Any]],
    status: npt.NDArray[np.integer[Any]],
    counts: npt.NDArray[np.int64],
    incoming: int,
) -> npt.NDArray[np.float64]:
    """Return energies of what comes in, of the final particles, and the largest missing component: (3, N)."""
    result = np.zeros((3, len(counts)))
    first = np.int64(0)
    for event in range(len(counts)):
        last = first + counts[event]
        x = y = z = inside = outside = 0.0
        for index in range(first, last):
            if status[index] == _FINAL:
                x, y, z, outside = x + px[index], y + py[index], z + pz[index], outside + e[index]
            elif status[index] == incoming:
                x, y, z, inside = x - px[index], y - py[index], z - pz[index], inside + e[index]
        result[0, event], result[1, event] = inside, outside
        result[2, event] = max(abs(x), abs(y), abs(z), abs(outside - inside))
        first = last
    return result


_FINAL = FINAL


def _unbalanced(
    events: FullEvents, incoming: int, whole: bool
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Return which events do not conserve energy (`whole`: and momentum), and what `_balance` found."""
    found = _balance(events.px, events.py, events.pz, events.e, events.status, events.counts, incoming)
    missing = found[2] if whole else np.abs(found[1] - found[0])
    return (found[0] > 0) & ~(missing <= _TOLERANCE * found[0]), found


class _Sieve:
    def __init__(self, file: FullFile, limit: BadEvents, incoming: int | None) -> None:
        self._file, self._limit, self._incoming = file, limit, incoming
        self._chunks = file.chunks
        self._found = self._unbalanced = self._cycles = 0
        self._bad: list[InputError] = []
        self._n_bad = 0
        self._balances: bool | None = None  # whether the events of the file balance, seen in its first ones
        self._runs: dict[int, int] = {}  # sound events of each run

    def chunks(self) -> Iterator[FullEvents]:
        with closing_events(self._chunks) as chunks:  # at once where an event is refused
            for events in chunks:
                kept = self._checked(events)
                self._runs[events.run] = self._runs.get(events.run, 0) + len(kept)
                if not events.rising:
                    graph = events.production, events.end, events.counts, events.vertex_counts
                    self._cycles += int(count_cycles(*graph))
                self._found += len(events)
                if len(kept):
                    yield kept
        if self._n_bad and self._n_bad == self._found:
            raise self._refusal(f"all {self._n_bad} events are broken")
        empty = [run for run, sound in self._runs.items() if not sound]
        if empty and self._n_bad:
            raise self._refusal(f"all events of run {empty[0] + 1} of {len(self._runs)} are broken")
        if self._limit.exceeded(self._n_bad, self._found):
            raise self._refusal(self._too_many(self._found))
        notes = self._file.notes
        if self._cycles:
            notes.append(
                f"in {self._cycles} of {self._found} events particles are their own ancestors (cycles): the "
                "origin of leptons below them is unknown"
            )
        if self._unbalanced:
            what = "energy of the beams" if self._incoming == BEAM else "momentum of the incoming partons"
            notes.append(
                f"the final particles of {self._unbalanced} of {self._found} events do not have the {what} "
                f"to {_TOLERANCE:g}"
            )
        if self._n_bad:
            notes.append(
                f"{self._n_bad} of {self._found} events are broken and left out; the cross section stays "
                "that of the file"
            )
            notes.extend(f"left out: {error.what}" for error in self._bad)
            if self._n_bad > len(self._bad):
                notes.append(f"left out: {self._n_bad - len(self._bad)} more")

    def _checked(self, events: FullEvents) -> FullEvents:
        where = self._file.where
        broken = np.zeros(len(events), np.bool_)
        if events.is_sound():
            pass
        elif not self._limit.allowed:
            events.check(where, self._found, _MEND)
        else:
            broken = events.broken()
        apart, found = np.zeros_like(broken), np.empty((3, 0))
        if self._incoming is not None:
            whole = self._limit.allowed or self._incoming != BEAM
            apart, found = _unbalanced(events, self._incoming, whole)
            apart &= ~broken
        if self._file.own and apart.any() and not self._limit.allowed:
            bad = int(np.argmax(apart))
            raise InputError(self._imbalance(events, bad, found), where=where, mend=_MEND_OWN)
        if self._balances is None and self._incoming is not None:
            self._balances = 2 * int(apart.sum()) <= len(events)
        if not self._limit.allowed or not self._balances:
            self._unbalanced += int(apart.sum())
            apart[:] = False
        bad_ones = broken | apart
        if not bad_ones.any():
            return events
        for index in np.flatnonzero(bad_ones)[: _LISTED - len(self._bad)].tolist():
            if broken[index]:
                complaint = events.take(index, index + 1).complaint(where, self._found + index)
                self._bad.append(complaint or InputError(f"event {events.number[index]}", where=where))
            else:
                self._bad.append(InputError(self._imbalance(events, index, found), where=where))
        self._n_bad += int(bad_ones.sum())
        self._file.left_out.extend(events.weights[bad_ones, 0].tolist())
        if self._limit.exceeded(self._n_bad, None) and self._n_bad < self._found + len(events):
            raise self._refusal(self._too_many(self._found + len(events)))
        return events.select(~bad_ones)

    def _imbalance(self, events: FullEvents, index: int, found: npt.NDArray[np.float64]) -> str:
        inside, outside, missing = found[:, index]
        number = f"{events.number[index]} ({self._found + index + 1}. in the file)"
        if abs(outside - inside) >= 0.999 * missing:
            incoming = "its beams" if self._incoming == BEAM else "what comes in"
            return f"the final particles of event {number} have {outside:g} GeV, {incoming} {inside:g} GeV"
        return f"the momenta of event {number} miss {missing:g} GeV of {inside:g} GeV"

    def _too_many(self, among: int) -> str:
        return (
            f"{self._n_bad} of {among} events are broken, more than the {self._limit} that "
            "--skip-bad-events allows"
        )

    def _refusal(self, what: str) -> InputError:
        return InputError(
            f"{what}; the first: {self._bad[0].what}", where=self._file.where, mend="Make or fetch it again."
        )


def sifted(file: FullFile, limit: BadEvents, incoming: int | None) -> FullFile:
    """Return the file with its events checked.

    Parameters
    ----------
    file
        An open file, whose events are not checked yet.
    limit
        Broken events that are left out, with a note for each; more are refused.
    incoming
        Status of the particles whose momenta the final ones must have; None: their balance is not looked at.
        Events that do not balance are broken where some may be left out, unless most of the first ones do
        not. Else those without the energy of the beams are refused in recast's own files and counted in a
        note in others, as some programs leave particles out; parton events are counted.

    Raises
    ------
    InputError
        While the chunks are read: if a number is not finite or a final particle or beam has negative energy,
        in more events than allowed, or in all.
    """
    file.chunks = _Sieve(file, limit, incoming).chunks()
    return file
