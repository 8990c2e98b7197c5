"""Events: full events as HepMC2 text (IO_GenEvent), by the writer of pyhepmc."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pyhepmc

from recast.core.errors import InputError
from recast.events.full import FullEvents
from recast.events.hepmc3_writer import HEPMC3_FOOTER, hepmc3_header, hepmc3_text, packed_file
from recast.events.hepmc_writer import quiet

__all__ = ["write_hepmc2"]


def write_hepmc2(target: Path, tool: tuple[str, str, str], chunks: Iterable[FullEvents]) -> int:
    """Write full events atomically, compressed if the name ends with .gz or .zst; returns their number.

    The arguments are those of `write_hepmc3`. HepMC2 has no room for particles without a vertex. A vertex
    without a position gets that of the one before it, as the library has it.
    """
    written = 0
    with packed_file(target) as stream, quiet(), pyhepmc.open(stream, "w", format="hepmc2") as writer:
        for chunk in chunks:
            text = hepmc3_header(tool, chunk.weight_names) + hepmc3_text(chunk) + HEPMC3_FOOTER
            with pyhepmc.open(io.BytesIO(text), format="hepmc3") as events:
                for event in events:
                    writer.write(event)
                    written += 1
        if not written:
            raise InputError("there are no events to write", where=str(target))
    return written
