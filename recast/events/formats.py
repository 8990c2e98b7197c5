"""Events: the names of recast's own formats of event files."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["EventFormat"]


class EventFormat(StrEnum):
    """Formats that recast reads; plug-ins add others (`recast.events.readers`)."""

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
