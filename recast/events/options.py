"""Events: what a user can choose when event files are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recast.events.branch_map import BranchMap
from recast.events.slimming import Slimming, default_slimming

__all__ = ["Completeness", "ReadOptions"]


class Completeness(StrEnum):
    """What is done with a file that ends too early."""

    REQUIRED = "required"
    """It is refused."""
    KEEP_COMPLETE = "keep-complete"
    """The whole events before the cut are used, and a note says so."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices; the defaults are those of `recast analyse`."""

    slimming: Slimming | None = None
    """Thresholds of the event record; those of the shower profiles by default."""
    cross_section_pb: float | None = None
    """Replaces the cross section that the file states [pb]."""
    sqrt_s_gev: float | None = None
    """Replaces the energy of the beams, for files that do not hold them [GeV]."""
    completeness: Completeness = Completeness.REQUIRED
    weight: str | None = None
    """Name of the weight, where there are several; the first by default."""
    dressing_cone: float | None = None
    """Photons nearer than this Delta R to an electron or muon are added to it; none by default."""
    branch_map: BranchMap | None = None
    """Meaning of the branches of a flat ROOT ntuple."""

    @property
    def thresholds(self) -> Slimming:
        """The thresholds in force."""
        return self.slimming or default_slimming()

    @property
    def has_jets(self) -> bool:
        """Whether the record gets the columns `jets` and `missing`."""
        return bool(self.thresholds.jets) or (self.branch_map is not None and self.branch_map.has_objects)
