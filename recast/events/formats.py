"""Events: the formats of event files, told apart by content and never by name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from recast.core.errors import InputError
from recast.events.source import Source, open_source

__all__ = ["EventFormat", "detect_format", "format_of"]


class EventFormat(StrEnum):
    """Formats that recast reads."""

    PARQUET = "parquet"
    """recast's own: the event record, or full events."""
    HEPMC3 = "hepmc3"
    """HepMC3 Asciiv3 text, plain or compressed."""
    HEPMC2 = "hepmc2"
    """HepMC2 IO_GenEvent text, plain or compressed."""
    LHE = "lhe"
    """Les Houches event file, plain or compressed."""
    ROOT = "root"
    """A ROOT file: recast's own, HepMC3's tree, Delphes, or a flat ntuple with a branch map."""


_MARKS = {
    b"HepMC::Asciiv3-START_EVENT_LISTING": EventFormat.HEPMC3,
    b"HepMC::IO_GenEvent-START_EVENT_LISTING": EventFormat.HEPMC2,
    b"<LesHouchesEvents": EventFormat.LHE,
}
_BINARY = {b"PAR1": EventFormat.PARQUET, b"root": EventFormat.ROOT}
_LOOKED_AT = 4096
_KNOWN = "Known: HepMC2 and HepMC3 text, LHE (all also compressed), ROOT, recast's Parquet."


def format_of(source: Source) -> EventFormat:
    """Return the format of an open source from its first bytes, which stay in it.

    Raises
    ------
    InputError
        If it is of no known format.
    """
    start = source.peek(_LOOKED_AT)
    for magic, form in _BINARY.items():
        if start.startswith(magic):
            return form
    found = {start.find(mark): form for mark, form in _MARKS.items() if mark in start}
    if found:
        return found[min(found)]
    if source.broken is not None:
        raise InputError(source.broken, where=source.name, mend="Make or fetch it again.")
    other = next((line for line in start.splitlines() if b"HepMC::" in line and b"START" in line), None)
    if other is not None:
        text = other.decode("ascii", "replace")[:60]
        raise InputError(f'HepMC text of an unknown kind ("{text}")', where=source.name, mend=_KNOWN)
    raise InputError("not an event file of a known format", where=source.name, mend=_KNOWN)


def detect_format(path: Path) -> EventFormat:
    """Return the format of an event file from its first bytes, decompressed where need be.

    Raises
    ------
    InputError
        If the file is missing, empty, or of no known format.
    """
    with open_source(Path(path)) as source:
        return format_of(source)
