"""Events: the event record of a file, handed out in chunks; opened where a file holds the record itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import awkward as ak

from recast.core.errors import InputError
from recast.events.collect import rescaled
from recast.events.normalisation import RunTotals
from recast.events.options import ReadOptions
from recast.events.parquet.slim import is_slim, iterate_parquet, parquet_facts
from recast.events.sample import Sample

__all__ = ["EventStream", "open_slim"]


@dataclass(frozen=True, slots=True)
class EventStream:
    """The events of a file."""

    sample: Sample
    notes: tuple[str, ...]
    """What the user should know of the file, one line each."""
    chunks: Callable[[], Iterator[ak.Array]]
    """Starts to go through the event record, some thousand events at a time."""
    run: RunTotals | None = None
    """What is known of the beams and processes of its first run, of files of full events."""
    names: tuple[str, ...] = ()
    """Of the weights, likewise."""


def open_slim(path: Path, options: ReadOptions) -> EventStream | None:
    """Open the event record in a Parquet file; None where the file holds full events.

    Raises
    ------
    InputError
        If the file is damaged, or a choice is for full events.
    """
    if not is_slim(path):
        return None
    given = {
        "--weight": options.weight,
        "--dress": options.dressing_cone,
        "--sqrt-s": options.sqrt_s_gev,
        "--branch-map": options.branch_map,
    }
    for name, value in given.items():
        if value is not None:
            raise InputError(
                f"{name} is for files of full events; this one is recast's event record",
                where=str(path),
                mend="Leave it out.",
            )
    try:
        stated = Sample(**(parquet_facts(path)["sample"] | {"path": path}))
    except (KeyError, TypeError) as error:
        raise InputError(
            f"its description is damaged ({error})", where=str(path), mend="Make it again."
        ) from error
    sample, factor = stated, 1.0
    if options.cross_section_pb is not None:
        # weights add up to the stated cross section over the whole sample, filtered events included
        factor = options.cross_section_pb / stated.cross_section_pb
        sample = stated.with_cross_section(options.cross_section_pb)

    def chunks() -> Iterator[ak.Array]:
        for part in iterate_parquet(path):
            yield rescaled(part, factor, None)

    return EventStream(sample, (), chunks)
