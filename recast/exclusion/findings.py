"""Exclusion: what a search or constraint says of a list of points, and what all of them say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import RunError
from recast.core.words import parses_words

__all__ = ["NEAR_SIGMAS", "Findings", "Source", "SourceKind", "Verdict", "Verdicts", "gathered", "verdicts"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
WordArray = npt.NDArray[np.object_]

NEAR_SIGMAS = 2.0
"""Standard deviations from an edge below which a point is said to be near it."""


class Verdict(StrEnum):
    """What is known of a point."""

    EXCLUDED = "excluded"
    """By one source at least, at its own level."""
    NOT_EXCLUDED = "not excluded"
    """By none of those that cover it, one at least."""
    NOT_COVERED = "not covered"
    """No source says anything of it."""


class SourceKind(StrEnum):
    """Where a statement comes from."""

    SIMULATED = "simulated"
    """The results of a run."""
    STANDARD = "standard"
    """A shipped curve of this program."""
    PUBLISHED = "published"
    """A limit as an experiment published it."""
    DIGITISED = "digitised"
    """One that was read off a picture."""
    CONSTRAINT = "constraint"
    """A low-energy constraint."""


@parses_words
@dataclass(frozen=True, slots=True)
class Source:
    """A search or constraint."""

    name: str
    title: str
    kind: SourceKind
    level: str
    """Confidence level in words."""
    cl: float | None
    references: tuple[str, ...] = ()
    decides: bool = True
    """False: it is listed and excludes nothing, such as a prior or an expected limit."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "name": self.name,
            "title": self.title,
            "kind": str(self.kind),
            "level": self.level,
            "cl": self.cl,
            "references": list(self.references),
            "decides": self.decides,
        }


def _nan(count: int) -> FloatArray:
    return np.full(count, np.nan)


@dataclass(frozen=True, eq=False)
class Findings:
    """What one source says of n points; arrays of shape (n,), NaN where there is no number."""

    source: Source
    covered: BoolArray
    """Whether it says anything."""
    excluded: BoolArray
    ratio: FloatArray
    """Coupling over its bound, the inverse where weak couplings are excluded: above 1 is excluded."""
    bound: FloatArray
    """Edge of the excluded couplings."""
    simulation: FloatArray
    """Relative standard deviation of the bound from the finite number of simulated events."""
    interpolation: FloatArray
    """Relative error of the bound from interpolation, and from rescaling to other charges."""
    cls_observed: FloatArray
    """CLs of the point's signal where there is a likelihood."""
    cls_expected: FloatArray
    """The median without new physics."""
    reasons: WordArray
    """Why it says nothing, or what a reader must know."""

    @classmethod
    def silent(cls, source: Source, count: int, reason: str) -> Findings:
        """Return what a source says that says nothing, for one reason."""
        none = np.zeros(count, dtype=np.bool_)
        ratio, bound, simulation, interpolation, observed, expected = (_nan(count) for _ in range(6))
        numbers = (ratio, bound, simulation, interpolation, observed, expected)
        return cls(source, none, none.copy(), *numbers, np.full(count, reason, dtype=object))

    @property
    def error(self) -> FloatArray:
        """Relative error of the ratio: simulation and interpolation; NaN where it is not known."""
        return np.hypot(self.simulation, self.interpolation)


_COLUMNS = (
    "covered",
    "excluded",
    "ratio",
    "bound",
    "simulation",
    "interpolation",
    "cls_observed",
    "cls_expected",
    "reasons",
)


def gathered(count: int, parts: Sequence[tuple[npt.NDArray[np.intp], Findings]], reason: str) -> Findings:
    """Return the findings of one source on a whole list from those on parts of it.

    Parameters
    ----------
    count
        Number of points of the list.
    parts
        Places in the list and what the source says there.
    reason
        Why it says nothing elsewhere.
    """
    if not parts:
        raise RunError("a source without findings", where="check")
    whole = Findings.silent(parts[0][1].source, count, reason)
    for places, part in parts:
        for name in _COLUMNS:
            getattr(whole, name)[places] = getattr(part, name)
    return whole


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What all sources say of n points together; each counts at its own level, none are combined."""

    findings: tuple[Findings, ...]
    excluded: BoolArray
    covered: BoolArray
    decisive: npt.NDArray[np.intp]
    """The source that excludes a point by the largest ratio, or comes nearest to it; -1 where none covers."""
    edge: FloatArray = field(repr=False)
    """|ratio - 1| of that source over its error; NaN where it has none."""

    def verdict(self, index: int) -> Verdict:
        """Return the verdict on a point."""
        if self.excluded[index]:
            return Verdict.EXCLUDED
        return Verdict.NOT_EXCLUDED if self.covered[index] else Verdict.NOT_COVERED

    def excluded_by(self, index: int) -> tuple[str, ...]:
        """Return the names of all sources that exclude a point."""
        return tuple(f.source.name for f in self.findings if f.source.decides and f.excluded[index])


def verdicts(findings: Sequence[Findings], count: int) -> Verdicts:
    """Return what sources say together of `count` points.

    A source excludes at its own confidence level; the strongest is the one whose ratio to the bound is
    largest. One that excludes every coupling has no ratio and comes first.
    """
    found = tuple(findings)
    excluded, covered = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    best, decisive = np.full(count, -np.inf), np.full(count, -1, dtype=np.intp)
    for number, item in enumerate(found):
        if not item.source.decides:
            continue
        excludes = item.covered & item.excluded
        score = np.where(np.isnan(item.ratio), np.where(excludes, np.inf, -1.0), item.ratio)
        # one that excludes comes before all that do not, whatever their ratios (stronger ones allowed again)
        better = item.covered & ((excludes & ~excluded) | ((excludes == excluded) & (score > best)))
        best, decisive = np.where(better, score, best), np.where(better, number, decisive)
        excluded, covered = excluded | excludes, covered | item.covered
    edge = np.full(count, np.nan)
    for number, item in enumerate(found):
        here = decisive == number
        here &= (item.error > 0) & (item.ratio > 0)
        edge[here] = np.abs(item.ratio[here] - 1.0) / (item.error[here] * item.ratio[here])
    return Verdicts(found, excluded, covered, decisive, edge)
