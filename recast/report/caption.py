"""Report: what a plot must say of itself: how its curve was made, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recast.exclusion.curve import ExclusionCurve, LimitSource

__all__ = ["RunFacts", "missing_masses"]


@dataclass(frozen=True, slots=True)
class RunFacts:
    """How the collider curve was made; everything the caption names."""

    analysis: str
    """The recast analysis in a few words, such as 'ATLAS Z -> 4 mu, 7 + 8 TeV'."""
    observed_events: int
    expected_events: float
    shower_profile: str
    """Name of the shower profile: full, no-mpi or parton."""
    statistics_method: str
    """Name of the method: paper, poisson or cls."""
    cl: float
    """Confidence level of the collider limit."""
    normalisation: str
    """relative or absolute."""
    events_per_mass: int
    """Simulated events per mass."""
    version: str
    """Version of recast."""

    def caption(self) -> str:
        """Return the caption of the exclusion plot."""
        return (
            f"{self.analysis}: {self.observed_events} events observed, {self.expected_events:g} expected. "
            f"Statistics: {self.statistics_method} at {100 * self.cl:g} % CL. "
            f"Normalisation: {self.normalisation}. Shower profile: {self.shower_profile}. "
            f"Simulation: {self.events_per_mass} events per mass. Above a line is excluded. "
            f"Made with recast {self.version}."
        )

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> RunFacts:
        """Inverse of `as_dict`."""
        return cls(**content)


def missing_masses(curve: ExclusionCurve) -> list[str]:
    """Return sentences that say at which masses the curve has no point, and whether for a failure."""
    failed = [row for row in curve.rows if row.source is LimitSource.FAILED]
    without = [row for row in curve.rows if row.limits.observed.gp is None and row not in failed]
    notes = []
    for rows, words in ((without, "No collider limit at"), (failed, "The simulation failed at")):
        if rows:
            notes.append(f"{words} {', '.join(f'{row.mzp_gev:g}' for row in rows)} GeV.")
    return notes
