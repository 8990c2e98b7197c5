"""Events: particles that are their own ancestors (cycles), as some generators write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recast.events.full import FullEvents
from recast.events.graph import count_cycles

__all__ = ["with_cycles_noted"]


def with_cycles_noted(chunks: Iterable[FullEvents], notes: list[str]) -> Iterator[FullEvents]:
    """Yield the chunks; after the last one, `notes` says in how many events there are cycles, if in any."""
    found = total = 0
    for events in chunks:
        total += len(events)
        found += int(count_cycles(events.production, events.end, events.counts, events.vertex_counts))
        yield events
    if found:
        notes.append(
            f"in {found} of {total} events particles are their own ancestors (cycles): the origin of leptons "
            "below them is unknown"
        )
