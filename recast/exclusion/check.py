"""Exclusion: is a point excluded, by what and at which level: by curves and constraints, each at its own."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from recast.core.atomic import write_text
from recast.core.errors import InputError, RunError, did_you_mean
from recast.core.words import parses_words
from recast.exclusion.check_constraints import constraint_findings
from recast.exclusion.check_curves import standard_findings
from recast.exclusion.findings import (
    NEAR_SIGMAS,
    Findings,
    Source,
    SourceKind,
    Verdict,
    Verdicts,
    gathered,
    verdicts,
)
from recast.inputs.lowenergy import DataSet
from recast.inputs.standard_curves import standard_curve, standard_names
from recast.lowenergy.missing import missing_notes
from recast.lowenergy.quarks import NO_QUARKS, scenario
from recast.lowenergy.registry import OBSERVABLES
from recast.model.charge_notes import charge_notes
from recast.model.point_list import ModelTable, PointList

__all__ = ["Asked", "CheckResult", "Finding", "PointVerdict", "check", "source_names", "write_verdicts"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one source says of one point."""

    source: Source
    covered: bool
    excluded: bool
    ratio: float | None
    """Coupling over its bound (the inverse where weak couplings are excluded): above 1 is excluded."""
    bound: float | None
    """Edge of the excluded couplings at this mass."""
    simulation_error: float | None
    """Of the ratio, from the finite number of simulated events."""
    interpolation_error: float | None
    """Of the ratio, from interpolation and rescaling."""
    cls_observed: float | None
    cls_expected: float | None
    """The median without new physics."""
    reason: str
    """Why it says nothing, or what a reader must know."""

    @property
    def error(self) -> float | None:
        """The error of the ratio: both in quadrature; None without one."""
        if self.simulation_error is None or self.interpolation_error is None:
            return None
        return math.hypot(self.simulation_error, self.interpolation_error)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        names = [name for name in self.__slots__ if name != "source"]
        return {"source": self.source.name} | {name: getattr(self, name) for name in names}


@parses_words
@dataclass(frozen=True, slots=True)
class PointVerdict:
    """What is known of one point."""

    label: str
    model: str
    values: dict[str, float]
    """Mass, coupling, and other parameters that were given."""
    verdict: Verdict
    decisive: Finding | None
    """Of the source that excludes it by the largest ratio, or comes nearest to it; None where none covers."""
    excluded_by: tuple[str, ...]
    """Names of all sources that exclude it."""
    edge_sigmas: float | None
    """How far the ratio is from 1 in standard deviations of its error; None where it has none."""
    findings: tuple[Finding, ...] = ()
    """What every source says; none in a summary."""

    @property
    def near_edge(self) -> bool:
        """Whether the error of the ratio may turn the verdict."""
        return self.edge_sigmas is not None and self.edge_sigmas < NEAR_SIGMAS

    def as_dict(self, *, details: bool = True) -> dict[str, Any]:
        """Return plain values; without details those of the decisive source alone."""
        found = self.decisive
        content: dict[str, Any] = {
            "name": self.label,
            "model": self.model,
            "parameters": self.values,
            "verdict": str(self.verdict),
            "by": found.source.name if found else None,
            "level": found.source.level if found else None,
            "cl": found.source.cl if found else None,
        }
        for name in _NUMBERS:
            content[name] = getattr(found, name) if found else None
        content |= {
            "error": found.error if found else None,
            "edge_sigmas": self.edge_sigmas,
            "near_edge": self.near_edge,
            "excluded_by": list(self.excluded_by),
        }
        return content | ({"findings": [item.as_dict() for item in self.findings]} if details else {})


_NUMBERS = ("ratio", "bound", "simulation_error", "interpolation_error", "cls_observed", "cls_expected")
_FOUND = ("verdict", "by", "level", "cl", *_NUMBERS, "error", "edge_sigmas", "near_edge", "excluded_by")
"""Columns of a table besides parameters and ratios."""


@parses_words
@dataclass(frozen=True, eq=False)
class CheckResult:
    """The verdicts on a list of points.

    Examples
    --------
    >>> from recast.model.point_list import point_list
    >>> result = check(point_list([{"mzp_gev": 30, "coupling": 0.1}]), against=["trident"])
    >>> result[0].verdict, result[0].excluded_by
    (<Verdict.EXCLUDED: 'excluded'>, ('trident',))
    """

    points: PointList
    verdicts: Verdicts
    data: DataSet
    quarks: str
    """Quark sector of the constraints."""
    notes: tuple[str, ...] = ()
    """What to know of the models and of what was asked, in sentences."""

    def __len__(self) -> int:
        return len(self.points)

    def __iter__(self) -> Iterator[PointVerdict]:
        return (self[index] for index in range(len(self)))

    def __getitem__(self, index: int) -> PointVerdict:
        """Return what is known of a point."""
        findings = tuple(_finding(item, index) for item in self.verdicts.findings)
        return replace(self.summary(index), findings=findings)

    def summary(self, index: int) -> PointVerdict:
        """Return what is known of a point, without what every source says."""
        found = self.verdicts
        decisive = int(found.decisive[index])
        return PointVerdict(
            self.points.labels[index],
            self.points.models[index],
            self.points.given(index),
            found.verdict(index),
            None if decisive < 0 else _finding(found.findings[decisive], index),
            found.excluded_by(index),
            _number(found.edge[index]),
        )

    @property
    def parameters(self) -> list[str]:
        """Names of mass, coupling and the parameters that were given, of all models."""
        tables = self.points.tables
        named = (
            (item.model.mass, item.model.coupling, *filter(item.values.__contains__, self.points.names))
            for item in tables
        )
        return list(dict.fromkeys(name for names in named for name in names))

    @property
    def columns(self) -> list[str]:
        """Names of what `rows` tell of each point."""
        ratios = (f"ratio_{source.name}" for source in self.sources)
        return ["name", "model", *self.parameters, *_FOUND, *ratios]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give a mapping of the columns a point: numbers, words, or None where there is nothing to say."""
        parameters = self.parameters
        for index in range(len(self)):
            item = self.summary(index)
            told = item.as_dict(details=False)
            row: dict[str, Any] = {"name": item.label, "model": item.model}
            row |= {name: item.values.get(name) for name in parameters}
            row |= {name: told[name] for name in _FOUND} | {"excluded_by": " ".join(item.excluded_by)}
            for found in self.verdicts.findings:
                row[f"ratio_{found.source.name}"] = _number(found.ratio[index])
            yield row

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that were asked."""
        return tuple(item.source for item in self.verdicts.findings)

    @property
    def counts(self) -> dict[str, int]:
        """Number of points with each verdict."""
        excluded = int(self.verdicts.excluded.sum())
        covered = int(self.verdicts.covered.sum())
        numbers = (excluded, covered - excluded, len(self) - covered)
        return dict(zip(map(str, Verdict), numbers, strict=True))

    def as_dict(self, *, details: bool = True) -> dict[str, Any]:
        """Return plain values for JSON; without details those of the decisive source of each point alone."""
        return {
            "data": str(self.data),
            "quark_sector": self.quarks,
            "sources": [source.as_dict() for source in self.sources],
            "counts": self.counts,
            "notes": list(self.notes),
            "points": [
                (self[index] if details else self.summary(index)).as_dict(details=details)
                for index in range(len(self))
            ],
        }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _finding(item: Findings, index: int) -> Finding:
    ratio = _number(item.ratio[index])
    simulation, interpolation = (
        None if ratio is None or not math.isfinite(part[index]) else float(part[index]) * ratio
        for part in (item.simulation, item.interpolation)
    )
    return Finding(
        item.source,
        bool(item.covered[index]),
        bool(item.excluded[index]),
        ratio,
        _number(item.bound[index]),
        simulation,
        interpolation,
        _number(item.cls_observed[index]),
        _number(item.cls_expected[index]),
        str(item.reasons[index]),
    )


class Asked(Protocol):
    """A source of findings."""

    def findings(self, table: ModelTable) -> Findings:
        """Return what it says of the points of one model."""


def source_names() -> list[str]:
    """Return the names of shipped curves, constraints and published limits."""
    return [*standard_names(), *OBSERVABLES]


@parses_words
def check(
    points: PointList,
    *,
    kept: Sequence[Asked] = (),
    against: Sequence[str] | None = None,
    data: DataSet = DataSet.CURRENT,
    quarks: str = NO_QUARKS,
) -> CheckResult:
    """Return whether each point is excluded, by which search or constraint, and how near it is to the edge.

    Parameters
    ----------
    points
        From `recast.model.point_list`.
    kept
        Sources of one's own, such as the results of runs (`recast.pipeline.check_results`).
    against
        Names of shipped curves, constraints and published limits (`source_names`); all by default, and then
        those that are not confirmed decide nothing.
    data
        Measurements of the constraints.
    quarks
        Quark sector of the constraints; `none` is the model without vector-like quarks.

    Returns
    -------
    A verdict for each point, in their order. "not covered" where no source says anything of a point.

    Raises
    ------
    InputError
        If a name is unknown, or the points have too many different sets of charges.
    """
    if against is not None:
        for name in against:
            if name not in source_names():
                raise InputError(
                    f'unknown source "{name}"', where="check", mend=did_you_mean(name, source_names())
                )
    sector = scenario(quarks)
    found = [_whole(points, item.findings) for item in kept]
    for name in standard_names():
        if against is None or name in against:
            found.append(_whole(points, partial(standard_findings, standard_curve(name))))
    for name in OBSERVABLES:
        if against is not None and name not in against:
            continue
        try:
            ask = partial(constraint_findings, name, data=data, quarks=sector, asked=against is not None)
            found.append(_whole(points, ask))
        except RunError as error:  # of a broken plug-in that nobody asked for: it stops no other
            if against is not None or not OBSERVABLES.modules(name):
                raise
            broken = Source(name, name, SourceKind.CONSTRAINT, "", None, (), False)
            found.append(Findings.silent(broken, len(points), str(error)))
    notes = [note for table in points.tables for note in charge_notes(table.model, table.values)]
    if against is None:
        notes += [note for table in points.tables for note in missing_notes(table.model, table.values)]
    return CheckResult(points, verdicts(found, len(points)), data, quarks, tuple(dict.fromkeys(notes)))


def _whole(points: PointList, ask: Callable[[ModelTable], Findings]) -> Findings:
    """Return what a source says of all points, asked model by model."""
    return gathered(len(points), [(table.rows, ask(table)) for table in points.tables], "")


def write_verdicts(result: CheckResult, path: Path) -> Path:
    """Write the rows of a result as CSV, blank cells where there is no number; atomically."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    quoting = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(result.columns)
    for row in result.rows():
        cells = [_cell(value) for value in row.values()]
        # a row that begins with # is a comment, unless its first cell is in quotes
        (quoting if cells[0].startswith("#") else writer).writerow(cells)
    return write_text(path, stream.getvalue())


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.6g}"
    return str(value)
