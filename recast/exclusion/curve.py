"""Exclusion: the curve that comes out: one row a mass, as CSV and as plain values for results.json."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recast.core.atomic import write_text
from recast.core.errors import RunError
from recast.core.words import parses_words
from recast.exclusion.coupling import CouplingLimit, no_limit
from recast.exclusion.scaling import CurvePoint
from recast.statistics.expected import BAND_NAMES

if TYPE_CHECKING:  # a row of the collider does not depend on low-energy data
    from recast.exclusion.lowenergy_curves import ConstraintCurve

__all__ = ["ExclusionCurve", "ExclusionRow", "LimitSource", "write_curve"]

_EXPECTED_ORDER = (2, 0, 1, 3, 4)
"""The median first, then the band from below."""
_EXPECTED_COLUMNS = tuple(
    "gp_excluded_expected" + (f"_{BAND_NAMES[position]}" if position != 2 else "")
    for position in _EXPECTED_ORDER
)


class LimitSource(StrEnum):
    """How the excluded coupling of a row was found."""

    SCALING = "scaling"
    DIRECT = "direct"
    FAILED = "failed"
    """Not found: the model point could not be computed."""


@parses_words
@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """The collider limits at one mass."""

    mzp_gev: float
    source: LimitSource
    limits: CurvePoint
    details: dict[str, Any] = field(default_factory=dict)
    """Plain values for results.json: scaling check, evaluations of the direct method."""

    @classmethod
    @parses_words
    def missing(cls, mzp_gev: float, source: LimitSource, reason: str) -> ExclusionRow:
        """Return a row without any limit, for one reason."""
        none = no_limit(reason)
        return cls(mzp_gev, source, CurvePoint(none, (none,) * 5))

    @property
    def status(self) -> str:
        """'ok', 'no_limit', or 'failed' where the model point could not be computed."""
        return "failed" if self.source is LimitSource.FAILED else self.limits.observed.status

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "mzp_gev": self.mzp_gev,
            "source": str(self.source),
            "observed": self.limits.observed.as_dict(),
            "expected": {
                name: limit.as_dict() for name, limit in zip(BAND_NAMES, self.limits.expected, strict=True)
            },
            "details": self.details,
        }

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> ExclusionRow:
        """Inverse of `as_dict`."""
        low2, low1, median, high1, high2 = (
            CouplingLimit.from_dict(content["expected"][name]) for name in BAND_NAMES
        )
        points = CurvePoint(CouplingLimit.from_dict(content["observed"]), (low2, low1, median, high1, high2))
        return cls(content["mzp_gev"], LimitSource(content["source"]), points, content["details"])


@dataclass(frozen=True, slots=True)
class ExclusionCurve:
    """The collider limits against mass, in rising order, with low-energy constraints at the same masses.

    Raises
    ------
    RunError
        If there is no row, a mass stands twice, or a constraint has other masses than the rows.
    """

    rows: tuple[ExclusionRow, ...]
    constraints: tuple[ConstraintCurve, ...] = ()

    def __post_init__(self) -> None:
        masses = [row.mzp_gev for row in self.rows]
        if not masses or masses != sorted(set(masses)):
            raise RunError(
                "the rows need at least one mass, in rising order, without repetition", where="curve"
            )
        for item in self.constraints:
            if [point.mzp_gev for point in item.bound.points] != masses:
                raise RunError(f"constraint {item.info.name} has other masses than the rows", where="curve")

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json; None where there is no limit."""
        return {
            "rows": [row.as_dict() for row in self.rows],
            "constraints": [item.as_dict() for item in self.constraints],
        }

    def columns(self) -> list[str]:
        """Return the names of the columns of the CSV file."""
        names = ["mzp_gev", "gp_excluded_observed", "gp_excluded_observed_error", *_EXPECTED_COLUMNS]
        names += ["source", "status", "reason"]
        for item in self.constraints:
            name = item.info.name
            names += [f"{name}_{what}" for what in ("gp_excluded", "excludes", "cl", "sided", "data")]
            if item.preferred is not None:
                names += [f"{name}_gp_preferred_low", f"{name}_gp_preferred_high"]
        return names

    def table(self) -> list[dict[str, float | str | None]]:
        """Return one mapping of column to value a row; None is a blank cell."""
        return [self._row(index) for index in range(len(self.rows))]

    def _row(self, index: int) -> dict[str, float | str | None]:
        row = self.rows[index]
        limits = row.limits
        cells: dict[str, float | str | None] = {
            "mzp_gev": row.mzp_gev,
            "gp_excluded_observed": limits.observed.gp,
            "gp_excluded_observed_error": limits.observed.error,
        }
        for column, position in zip(_EXPECTED_COLUMNS, _EXPECTED_ORDER, strict=True):
            cells[column] = limits.expected[position].gp
        cells |= {
            "source": str(row.source),
            "status": row.status,
            "reason": _reasons(limits),
        }
        for item in self.constraints:
            name, info, point = item.info.name, item.info, item.bound.points[index]
            cells |= {
                f"{name}_gp_excluded": point.gp_excluded,
                f"{name}_excludes": str(info.excludes),
                f"{name}_cl": info.cl,
                f"{name}_sided": str(info.sided),
                f"{name}_data": str(info.data),
            }
            if item.preferred is not None:
                low, high = item.preferred[index] or (None, None)
                cells |= {f"{name}_gp_preferred_low": low, f"{name}_gp_preferred_high": high}
        return cells


def write_curve(curve: ExclusionCurve, path: Path) -> Path:
    """Write the curve as CSV (header, one row a mass, blank cells where there is no limit), atomically."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    columns = curve.columns()
    writer.writerow(columns)
    for cells in curve.table():
        writer.writerow([_cell(cells[name]) for name in columns])
    return write_text(path, stream.getvalue())


def _reasons(limits: CurvePoint) -> str:
    """Return why cells of a row are blank: the observed limit's reason, then those of the expected ones."""
    found = [limits.observed.reason] if limits.observed.reason else []
    for name, limit in zip(BAND_NAMES, limits.expected, strict=True):
        if limit.reason and limit.reason not in found:
            found.append(f"expected {name}: {limit.reason}")
    return "; ".join(found)


def _cell(value: float | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if not math.isfinite(value):
        raise RunError(f"a cell of the exclusion curve is {value}", where="exclusion.csv")
    return f"{value:.9g}"
