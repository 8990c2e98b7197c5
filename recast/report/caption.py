"""Report: what a plot must say of itself: how its curve was made, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["RunFacts"]


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
