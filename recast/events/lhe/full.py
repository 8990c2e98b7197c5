"""Events: LHE files as full events, with the columns that only they have."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.events.full import FullEvents, FullFile, linked_events
from recast.events.lhe.head import LheInit
from recast.events.lhe.stream import LheChunk, LheReader
from recast.events.options import Completeness
from recast.events.source import Source

__all__ = ["INCOMING", "lhe_facts", "open_lhe"]

INCOMING = 21
"""Status of incoming partons (-1 in the file): Pythia's code for those of the hardest process."""

_CODES = ("mother1", "mother2", "colour", "anticolour")
_HEADER = ("process", "scale_gev", "alpha_qed", "alpha_s")


def lhe_facts(init: LheInit) -> dict[str, Any]:
    """Return the init block as plain values."""
    return {
        "beams": list(init.beams),
        "energies_gev": list(init.energies_gev),
        "strategy": init.strategy,
        "processes": [list(process) for process in init.processes],
    }


def _full(chunk: LheChunk, reader: LheReader, before: int) -> FullEvents:
    pid, status, *codes = chunk.codes
    momenta = dict(zip(("px", "py", "pz", "e", "mass"), chunk.momenta, strict=False))
    lifetime, spin = chunk.momenta[-2:]
    processes = reader.runs[chunk.run].processes
    return linked_events(
        chunk.counts,
        momenta | {"pid": pid, "status": np.where(status == -1, INCOMING, status)},
        chunk.weights,
        mothers=(codes[0] - 1, codes[1] - 1),
        cross_section_pb=(
            sum(item[0] for item in processes),
            float(np.hypot.reduce([item[1] for item in processes] or [0])),
        ),
        weight_names=reader.weight_names,
        where=reader.source.name,
        before=before,
        particle_extras=dict(zip(_CODES, codes, strict=True)) | {"lifetime_mm": lifetime, "spin": spin},
        event_extras=dict(zip(_HEADER, chunk.header, strict=True)),
        run=chunk.run,
    )


@parses_words
def open_lhe(source: Source, completeness: Completeness = Completeness.REQUIRED) -> FullFile:
    """Read an LHE file as full events; cross sections are those of the init block.

    The events are not checked yet (`FullEvents.check`): numbers that cannot be read are NaN, see
    `LheReader.chunks`.

    Raises
    ------
    InputError
        While the chunks are read: as `LheReader.chunks`; if a mother is not in its event.
    """
    reader = LheReader(source, completeness)

    def chunks() -> Iterator[FullEvents]:
        before = 0
        with contextlib.closing(reader.chunks()) as read:  # its thread ends with these events
            for chunk in read:
                add_runs()
                events = _full(chunk, reader, before)
                before += len(events)
                yield events
        add_runs()  # without events
        file.notes.extend(reader.notes)

    def add_runs() -> None:
        new = reader.runs[len(file.runs) :]
        file.runs.extend({"lhe": lhe_facts(init), "slha": init.slha} for init in new)
        file.facts["lhe"] = file.runs[0]["lhe"]

    file = FullFile(source.name, chunks())
    return file
