"""Events: full events as HepMC2 text (IO_GenEvent), by the writer of pyhepmc."""

from __future__ import annotations

import dataclasses
import io
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyhepmc

from recast.core.errors import InputError
from recast.events.full import FullEvents
from recast.events.hepmc.writer import quiet
from recast.events.hepmc.writer3 import (
    HEPMC3_FOOTER,
    hepmc3_header,
    hepmc3_text,
    written_names,
)
from recast.events.source import packed_file

__all__ = ["write_hepmc2"]


def _check(events: FullEvents, where: str) -> None:
    """Refuse what HepMC2 text cannot say."""
    mend = "Choose hepmc3, root, rntuple or parquet."
    names = events.weight_names
    for name in names:
        if names.count(name) > 1:
            raise InputError(f'{names.count(name)} weights have the name "{name}"', where=where, mend=mend)
        if '"' in name or "\n" in name:
            raise InputError(
                f"HepMC2 cannot hold the weight name {json.dumps(name, ensure_ascii=False)}",
                where=where,
                mend=mend,
            )
    own = np.flatnonzero((events.production >= 0) & (events.production == events.end))
    if own.size:
        number = events.number[events.event_of[own[0]]]
        raise InputError(
            f"HepMC2 cannot hold a particle that is its own mother (event {number})", where=where, mend=mend
        )


def write_hepmc2(target: Path, tool: tuple[str, str, str], chunks: Iterable[FullEvents]) -> int:
    """Write full events atomically, compressed if the name ends with .gz or .zst; returns their number.

    The arguments are those of `write_hepmc3`. HepMC2 has no room for particles without a vertex, and for one
    cross section only: that of the nominal weight. A vertex without a position gets that of the one before,
    as the library has it.

    Raises
    ------
    InputError
        If the name of a weight cannot stand between quotation marks, or a particle is its own mother.
    """
    written = 0
    with packed_file(target) as stream, quiet(), pyhepmc.open(stream, "w", format="hepmc2") as writer:
        for chunk in chunks:
            _check(chunk, str(target))
            # the library's reader ends a name at a blank, its writer does not
            names = [str(index) for index in range(len(chunk.weight_names))]
            nominal_only = dataclasses.replace(chunk, weight_cross_sections_pb=None)
            text = hepmc3_header(tool, names) + hepmc3_text(nominal_only) + HEPMC3_FOOTER
            with pyhepmc.open(io.BytesIO(text), format="hepmc3") as events:
                for event in events:
                    event.run_info.weight_names = written_names(chunk.weight_names)
                    writer.write(event)
                    written += 1
        if not written:
            raise InputError("there are no events to write", where=str(target))
    return written
