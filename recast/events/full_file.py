"""Events: an open file of full events, as every reader of complete records hands it out."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

from recast.core.errors import InputError, RecastError
from recast.events.full import FullEvents
from recast.events.sample import Sample

__all__ = ["FullFile", "closing_events", "guarded"]


@contextlib.contextmanager
def closing_events(chunks: Iterator[FullEvents]) -> Iterator[Iterator[FullEvents]]:
    """Yield the events; what makes them ends with the block, also where only a part was taken.

    Readers have threads; left to the collector of garbage, they would end in whatever thread it runs in.
    """
    try:
        yield chunks
    finally:
        if isinstance(chunks, Generator):
            chunks.close()


def guarded(chunks: Iterator[FullEvents], where: str) -> Iterator[FullEvents]:
    """Turn whatever the reading library, or a plug-in, raises on damaged bytes into one line."""
    found = 0
    while True:
        try:
            events = next(chunks, None)
        except RecastError:
            raise
        except Exception as error:
            raise InputError(
                f"damaged after {found} events ({type(error).__name__}: {error})",
                where=where,
                mend="Make or fetch it again.",
            ) from error
        if events is None:
            return
        found += len(events)
        yield events


@dataclass(slots=True)
class FullFile:
    """Full events of a file, a bounded number at a time."""

    where: str
    """Name of the file, for messages."""
    chunks: Iterator[FullEvents]
    """The events; can be gone through once. `recast.events.readers.open_full` checks and closes them."""
    notes: list[str] = field(default_factory=list)
    """What the user should know; complete after the last chunk."""
    own: bool = False
    """Whether the weights are in pb and add up to the cross section, as recast writes them."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Further facts of the file as plain values, such as the init block of an LHE file ("lhe"); known with
    the first chunk."""
    runs: list[dict[str, Any]] = field(default_factory=list)
    """Facts of each run of the generator, in order: files that were joined hold several. Of LHE files "lhe",
    its init block, and "slha", the param card in its header (empty if there is none); of others nothing.
    Known with the first chunk of the run."""
    sample: Sample | None = None
    """The sample, where the file says what it is."""
