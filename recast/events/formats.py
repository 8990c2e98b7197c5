"""Events: the formats of event files, told apart by content and never by name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from recast.core.errors import InputError
from recast.events.hepmc_stream import first_bytes

__all__ = ["EventFormat", "detect_format"]


class EventFormat(StrEnum):
    """Formats that recast reads; LHE is not an output of the shower."""

    PARQUET = "parquet"
    """The event record (recast's own)."""
    HEPMC3 = "hepmc3"
    """HepMC3 Asciiv3 text, plain or compressed."""
    HEPMC2 = "hepmc2"
    """HepMC2 IO_GenEvent text, plain or compressed."""
    LHE = "lhe"
    """Les Houches event file, plain or compressed."""


_MARKS = {
    b"HepMC::Asciiv3": EventFormat.HEPMC3,
    b"HepMC::IO_GenEvent": EventFormat.HEPMC2,
    b"<LesHouchesEvents": EventFormat.LHE,
}


def detect_format(path: Path) -> EventFormat:
    """Return the format of an event file from its first bytes, decompressed where need be.

    Raises
    ------
    InputError
        If the file is missing, empty, or of no known format.
    """
    start = first_bytes(Path(path))
    if start.startswith(b"PAR1"):
        return EventFormat.PARQUET
    for mark, form in _MARKS.items():
        if mark in start:
            return form
    raise InputError(
        "not an event file of a known format",
        where=str(path),
        mend="Known: HepMC2 and HepMC3 text, LHE (all also compressed), recast's Parquet.",
    )
