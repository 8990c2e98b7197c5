"""Report: what a plot must say of itself: how its curve was made, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource

__all__ = ["RunFacts", "missing_points"]


@dataclass(frozen=True, slots=True)
class RunFacts:
    """How the collider curve was made; everything the caption names."""

    analysis: str
    """The recast analysis in a few words, such as 'ATLAS Z -> 4 mu, 7 + 8 TeV'."""
    observed_events: int | None
    """None where none is published: in a window that moves with the mass."""
    expected_events: float | None
    """None for such a window: each mass has a background of its own."""
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
    model: str = ""
    """Title of the model, without TeX; results of earlier versions lack it."""
    target_error: float | None = None
    """Relative error of the simulation that was asked for, in place of a number of events."""
    window_backgrounds: tuple[tuple[float, float], ...] = ()
    """Masses [GeV] of a moving window, and the events expected in it without new physics."""

    def caption(self) -> str:
        """Return the caption of the exclusion plot."""
        return f"{self.summary()} Above a line is excluded. Made with recast {self.version}."

    def summary(self) -> str:
        """Return what the caption says of analysis, counts, statistics and simulation."""
        model = f"Model: {self.model}. " if self.model else ""
        return (
            f"{model}{self.analysis}: {self._counts()}. "
            f"Statistics: {self.statistics_method} at {100 * self.cl:g} % CL. "
            f"Normalisation: {self.normalisation}. Shower profile: {self.shower_profile}. "
            f"Simulation: {self._effort()}."
        )

    def _effort(self) -> str:
        if self.target_error is not None:
            return f"{100 * self.target_error:g} % on the limit"
        return f"{self.events_per_mass} events per mass"

    def _counts(self) -> str:
        if self.observed_events is not None and self.expected_events is not None:
            return f"{self.observed_events} events observed, {self.expected_events:g} expected"
        rows = sorted(self.window_backgrounds, key=lambda row: row[1])
        shown = dict.fromkeys(f"{events:.3g} at {mass:g} GeV" for mass, events in (*rows[:1], *rows[-1:]))
        expected = f"; events expected without new physics: {' to '.join(shown)}" if shown else ""
        return f"no observed count is published{expected}"

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> RunFacts:
        """Inverse of `as_dict`; results of earlier versions lack some."""
        rows = content.get("window_backgrounds", ())
        return cls(**(content | {"window_backgrounds": tuple((mass, events) for mass, events in rows)}))


def missing_points(curve: ExclusionCurve, expected_line: str = "") -> list[str]:
    """Return sentences that say where the curve has no point, and why.

    Parameters
    ----------
    curve
        The collider limits.
    expected_line
        What the expected limit looks like where it is drawn, as in "the dashed line"; empty if it is not.
    """
    failed = [row for row in curve.rows if row.source is LimitSource.FAILED]
    unseen = [row for row in curve.rows if row.limits.observed.value is None and row not in failed]
    without = [row for row in unseen if row.limits.expected[2].value is None]
    notes = []
    if without:
        notes.append(f"No collider limit at {_places(without)}.")
    reasons: dict[str, list[ExclusionRow]] = {}
    for row in unseen:
        if row not in without:
            reasons.setdefault(row.limits.observed.reason, []).append(row)
    for reason, rows in reasons.items():
        instead = f"; {expected_line} is the expected limit" if expected_line else ""
        notes.append(f"No observed limit at {_places(rows)}: {reason}{instead}.")
    if failed:
        notes.append(f"The simulation failed at {_places(failed)}.")
    return notes


def _places(rows: Sequence[ExclusionRow]) -> str:
    """Return the points of rows in words: the values of one parameter in a list, else one by one."""
    names = list(rows[0].point)
    if len(names) > 1:
        return "; ".join(str(row.point) for row in rows)
    values = ", ".join(f"{row.point[names[0]]:g}" for row in rows)
    return f"{values} GeV" if names[0].endswith("_gev") else f"{names[0]} = {values}"
