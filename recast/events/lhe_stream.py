"""Events: the parton events of any Les Houches file, read by pylhe a bounded number at a time.

Format: hep-ph/0109068 (the common block) and hep-ph/0609017 (the file), with the weights of version 3.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pylhe

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.options import Completeness
from recast.events.source import Source

__all__ = ["NOMINAL", "LheChunk", "LheInit", "LheReader"]

NOMINAL = "XWGTUP"
"""Name of an event's first weight; the others have the names of the file."""

_CHUNK = 2000
_CUT_MARKS = ("no element found", "unclosed token", "unclosed CDATA section")
"""What the XML reader says of a text that ends too early; other complaints are of damage."""
_MEND = "Make or fetch it again."
_KEEP = "Make or fetch it again, or use the whole events before the cut with --keep-complete."


@dataclass(frozen=True, slots=True)
class LheInit:
    """The init block."""

    beams: tuple[int, int]
    """PDG codes."""
    energies_gev: tuple[float, float]
    strategy: int
    """IDWTUP: what the weights mean."""
    processes: tuple[tuple[float, float, float, int], ...]
    """Cross section, its error, largest weight [pb] and code of each process."""
    slha: str = ""
    """The param card in the header, empty if there is none."""


@dataclass(frozen=True, slots=True)
class LheChunk:
    """N events with M particles in all."""

    weights: npt.NDArray[np.float64]
    """XWGTUP and the weights of the file, shape (N, W)."""
    header: npt.NDArray[np.float64]
    """Process code, scale [GeV], alpha_QED, alpha_s: shape (N, 4)."""
    counts: npt.NDArray[np.int64]
    """Number of particles, shape (N,)."""
    codes: npt.NDArray[np.int32]
    """PDG code, status, first and second mother (from 1), colour, anticolour: shape (M, 6)."""
    momenta: npt.NDArray[np.float64]
    """px, py, pz, E, mass [GeV], lifetime [mm], spin: shape (M, 7)."""


class _Readable(io.RawIOBase):
    """A source as the file object that pylhe wants."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes."""
        return self._source.read(size if size > 0 else 1 << 20)


@parses_words
@dataclass(slots=True)
class LheReader:
    """Reads an open source; `init` and `weight_names` are known when the first chunk is out."""

    source: Source
    completeness: Completeness = Completeness.REQUIRED
    init: LheInit | None = None
    weight_names: tuple[str, ...] = (NOMINAL,)
    notes: list[str] = field(default_factory=list)

    def chunks(self) -> Iterator[LheChunk]:
        """Yield the events.

        Raises
        ------
        InputError
            If the file is damaged or cut off, holds no events, numbers that are not finite, or events that do
            not hold the particles that they state.
        """
        where = self.source.name
        start = self.source.peek(4096)
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise InputError("it declares XML entities, which no event file needs", where=where)
        found = 0
        events: Iterator[Any] | None = None
        while True:
            batch: list[Any] = []
            try:
                with warnings.catch_warnings():
                    # the parser only warns of a file that ends too early
                    warnings.simplefilter("error", RuntimeWarning)
                    if events is None:
                        file = pylhe.LHEFile.frombuffer(_Readable(self.source))
                        self.init, events = _init(file), iter(file.events)
                    for event in islice(events, _CHUNK):  # one by one: those before an error stay
                        batch.append(event)
            except InputError:
                raise
            except Exception as error:  # the parser raises whatever its XML reader does
                if batch:
                    yield self._columns(batch, found)
                self._judge(found + len(batch), str(error))
                return
            if not batch:
                break
            yield self._columns(batch, found)
            found += len(batch)
        if not found:
            raise InputError("the file holds no events", where=where, mend="Make it again.")

    def _judge(self, found: int, cause: str) -> None:
        cut = self.source.broken is not None or any(mark in cause for mark in _CUT_MARKS)
        text = f"damaged or cut off after {found} whole events ({self.source.broken or cause})"
        if self.completeness is Completeness.REQUIRED or not found or not cut:
            raise InputError(text, where=self.source.name, mend=_KEEP if found and cut else _MEND)
        self.notes.append(f"{text}; these are used")

    def _columns(self, events: list[Any], before: int) -> LheChunk:
        where = self.source.name
        if before == 0:
            self.weight_names = (NOMINAL, *events[0].weights)
        names = self.weight_names[1:]
        for index, event in enumerate(events):
            stated, held = int(event.eventinfo.nparticles), len(event.particles)
            if stated != held:
                raise InputError(
                    f"event {before + index} states {stated} particles (NUP) and holds {held}",
                    where=where,
                    mend=_MEND,
                )
            if tuple(event.weights) != names:
                raise InputError(
                    f"event {before + index} has other weights than the first one", where=where, mend=_MEND
                )
        try:
            chunk = _arrays(events)
        except (OverflowError, TypeError, ValueError) as error:
            raise InputError(
                f"a number of the events {before} to {before + len(events) - 1} is out of range ({error})",
                where=where,
                mend=_MEND,
            ) from error
        self._check(chunk, before)
        return chunk

    def _check(self, chunk: LheChunk, before: int) -> None:
        where = self.source.name
        owner = np.repeat(np.arange(len(chunk.counts)), chunk.counts)
        for name, values, event in (
            ("weight", chunk.weights, np.arange(len(chunk.counts))),
            ("scale or coupling", chunk.header, np.arange(len(chunk.counts))),
            ("momentum", chunk.momenta, owner),
        ):
            bad = np.flatnonzero(~np.isfinite(values).all(axis=1))
            if bad.size:
                raise InputError(
                    f"a {name} of event {before + event[bad[0]]} is not finite", where=where, mend=_MEND
                )
        mothers, counts = chunk.codes[:, 2:4], chunk.counts[owner]
        bad = np.flatnonzero((mothers.min(axis=1, initial=0) < 0) | (mothers.max(axis=1, initial=0) > counts))
        if bad.size:
            raise InputError(
                f"a mother of event {before + owner[bad[0]]} is not in its event", where=where, mend=_MEND
            )


def _init(file: Any) -> LheInit:
    init = file.init.initInfo
    return LheInit(
        (int(init.beamA), int(init.beamB)),
        (float(init.energyA), float(init.energyB)),
        int(init.weightingStrategy),
        tuple(
            (float(item.xSection), float(item.error), float(item.unitWeight), int(item.procId))
            for item in file.init.procInfo
        ),
        "".join(element.text or "" for element in _header_elements(file) if element.tag == "slha"),
    )


def _header_elements(file: Any) -> list[Any]:
    return file.header.extra_elements if file.header is not None else []


def _arrays(events: list[Any]) -> LheChunk:
    particles = [particle for event in events for particle in event.particles]
    codes = [(p.id, p.status, p.mother1, p.mother2, p.color1, p.color2) for p in particles]
    momenta = [(p.px, p.py, p.pz, p.e, p.m, p.lifetime, p.spin) for p in particles]
    header = [(e.eventinfo.pid, e.eventinfo.scale, e.eventinfo.aqed, e.eventinfo.aqcd) for e in events]
    weights = [(e.eventinfo.weight, *e.weights.values()) for e in events]
    return LheChunk(
        np.asarray(weights, np.float64).reshape(len(events), -1),
        np.asarray(header, np.float64).reshape(-1, 4),
        np.asarray([len(e.particles) for e in events], np.int64),
        np.asarray(codes, np.int32).reshape(-1, 6),
        np.asarray(momenta, np.float64).reshape(-1, 7),
    )
