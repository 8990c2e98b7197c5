"""Events: parton events as flat columns: what generators make, and the shower and LHE files take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["PIECE", "PartonTable"]

PIECE = 20_000
"""Events that files are written and samples are worked on at a time: bounds the memory."""


@dataclass(frozen=True, slots=True)
class PartonTable:
    """N parton events with M particles in all, in the conventions of hep-ph/0109068 (Les Houches)."""

    event: npt.NDArray[np.int64]
    """Number of the event in its sample, from 0, shape (N,)."""
    weight: npt.NDArray[np.float64]
    """Weight [pb], shape (N,); the whole sample adds up to its cross section."""
    header: npt.NDArray[np.float64]
    """Scale [GeV], alpha_QED, alpha_s: shape (N, 3)."""
    counts: npt.NDArray[np.int64]
    """Number of particles, shape (N,)."""
    codes: npt.NDArray[np.int32]
    """PDG code, status, first and second mother (from 1), colour, anticolour: shape (M, 6)."""
    momenta: npt.NDArray[np.float64]
    """px, py, pz, E, mass [GeV], lifetime [mm], spin: shape (M, 7)."""

    def __len__(self) -> int:
        return len(self.event)

    def select(self, mask: npt.NDArray[np.bool_]) -> PartonTable:
        """Return the events where `mask`, shape (N,), is true."""
        rows = np.repeat(mask, self.counts)
        return PartonTable(
            self.event[mask],
            self.weight[mask],
            self.header[mask],
            self.counts[mask],
            self.codes[rows],
            self.momenta[rows],
        )

    def empty(self) -> PartonTable:
        """Return no events, in the same columns."""
        return PartonTable(*(getattr(self, name)[:0] for name in self.__slots__))

    def pieces(self, size: int) -> Iterator[PartonTable]:
        """Yield the events in order, `size` at a time."""
        yield from self._cut(range(size, len(self), size))

    @classmethod
    def blocks(cls, tables: Iterable[PartonTable], size: int, least: int = 1) -> Iterator[PartonTable]:
        """Yield the events of tables in order, those together whose numbers belong to the same `size`.

        Such blocks stay together until there are `least` events.
        """
        rest: list[PartonTable] = []
        for table in tables:
            whole = cls.joined([*rest, table])
            places, last = [], 0
            for place in (1 + np.flatnonzero(np.diff(whole.event // size))).tolist():
                if place - last >= least:
                    places.append(place)
                    last = place
            *blocks, last_block = whole._cut(places) if len(whole) else [whole]
            yield from blocks
            rest = [last_block]  # the next table may go on with it
        yield from (block for block in rest if len(block))

    @classmethod
    def joined(cls, tables: Sequence[PartonTable]) -> PartonTable:
        """Return the events of tables, one table after the other."""
        if len(tables) == 1:
            return tables[0]
        return cls(*(np.concatenate([getattr(item, name) for item in tables]) for name in cls.__slots__))

    def _cut(self, places: Iterable[int]) -> Iterator[PartonTable]:
        edges = np.concatenate([[0], np.cumsum(self.counts)])
        for first, last in pairwise([0, *places, len(self)] if len(self) else []):
            events, rows = slice(first, last), slice(edges[first], edges[last])
            yield PartonTable(
                self.event[events],
                self.weight[events],
                self.header[events],
                self.counts[events],
                self.codes[rows],
                self.momenta[rows],
            )
