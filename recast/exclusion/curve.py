"""Exclusion: what comes out: limits over a scan, a row a point, as CSV and plain values for results.json."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recast.core.atomic import write_text
from recast.core.errors import InputError, RunError, did_you_mean
from recast.core.words import parses_words
from recast.exclusion.coupling import ParameterLimit, not_observed, unknown_limit
from recast.exclusion.scaling import CurvePoint
from recast.model.base import Parameter
from recast.model.scan_point import ScanPoint
from recast.statistics.expected import BAND_NAMES

if TYPE_CHECKING:  # a row of the collider does not depend on low-energy data
    from recast.exclusion.lowenergy_curves import ConstraintCurve
    from recast.lowenergy.lines import Line

__all__ = ["NOT_THROUGH_0", "ExclusionCurve", "ExclusionRow", "LimitSource", "ScanAxis", "write_curve"]

NOT_THROUGH_0 = "between two signs of a parameter the signal may vanish: scan 0 as well"
"""Why nothing is drawn or interpolated there."""
_EXPECTED_ORDER = (2, 0, 1, 3, 4)
"""The median first, then the band from below."""


class LimitSource(StrEnum):
    """How the excluded coupling of a row was found."""

    SCALING = "scaling"
    DIRECT = "direct"
    RATE = "rate"
    """The rate is linear in what the limit is on."""
    FAILED = "failed"
    """Not found: the model point could not be computed."""


@dataclass(frozen=True, slots=True)
class ScanAxis:
    """A scanned parameter, or the coupling, as tables and plots name it."""

    name: str
    tex: str
    """Symbol, in mathtext without dollars."""
    unit: str
    """GeV or 1."""
    logarithmic: bool
    """Whether it is positive, so that it is drawn and interpolated in its logarithm."""
    values: tuple[float, ...] = ()
    """Values of the card, without those that a refinement added; none of the coupling."""
    digits: int = 9
    """Significant digits of a curve whose limits are on it."""

    @classmethod
    def of(cls, parameter: Parameter, values: Iterable[float] = ()) -> ScanAxis:
        """Return the axis of a parameter of a model."""
        return cls(parameter.name, parameter.tex, parameter.unit, parameter.low > 0, tuple(values))

    @property
    def label(self) -> str:
        """Symbol and unit beside an axis of a plot."""
        return f"${self.tex}$" + ("" if self.unit == "1" else f" [{self.unit}]")

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> ScanAxis:
        """Inverse of `as_dict`."""
        return cls(**(content | {"values": tuple(content["values"])}))


@parses_words
@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """The collider limits at one point of a scan."""

    point: ScanPoint
    source: LimitSource
    limits: CurvePoint
    observed_published: bool = True
    """False: no count was published to observe here, the expected limit is the one to look at."""
    projections: Mapping[str, ParameterLimit] = field(default_factory=dict)
    """Further expected limits by their names: of future data sets, of the parts of a combination."""
    numbers: Mapping[str, float | None] = field(default_factory=dict)
    """Further columns, such as acceptance and background, by name."""
    beyond: str = ""
    """Why no limit is quoted at the fixed coupling of the card, where none is."""

    def __post_init__(self) -> None:
        # files sort their keys: a curve that is read back has its expected limits in the same order
        object.__setattr__(self, "projections", dict(sorted(self.projections.items())))

    @classmethod
    @parses_words
    def missing(cls, point: ScanPoint, source: LimitSource, reason: str) -> ExclusionRow:
        """Return a row without any limit, for one reason."""
        none = unknown_limit(reason)
        return cls(point, source, CurvePoint(none, (none,) * 5))

    @property
    def status(self) -> str:
        """'ok', 'no_limit', or 'failed' where the model point could not be computed."""
        return "failed" if self.source is LimitSource.FAILED else self.limits.observed.status

    @property
    def headline(self) -> ParameterLimit:
        """The observed limit, or the expected one where no count was published to observe."""
        return self.limits.observed if self.observed_published else self.limits.expected[2]

    def excludes(self, coupling: float) -> bool | None:
        """Return whether the fixed coupling of the card is excluded by the headline limit.

        None where it is not known: the point failed, no limit is quoted at the coupling (`beyond`), or the
        limit is `open`.
        """
        if self.source is LimitSource.FAILED or self.beyond:
            return None
        return self.headline.excludes(coupling)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "parameters": dict(self.point),
            "source": str(self.source),
            "observed": self.limits.observed.as_dict(),
            "expected": {
                name: limit.as_dict() for name, limit in zip(BAND_NAMES, self.limits.expected, strict=True)
            },
            "observed_published": self.observed_published,
            "projections": {name: limit.as_dict() for name, limit in self.projections.items()},
            "numbers": dict(self.numbers),
            "beyond": self.beyond,
        }

    @classmethod
    def from_dict(cls, content: dict[str, Any], names: Sequence[str] = ()) -> ExclusionRow:
        """Inverse of `as_dict`; `names` are the parameters in their order, which files sort."""
        low2, low1, median, high1, high2 = (
            ParameterLimit.from_dict(content["expected"][name]) for name in BAND_NAMES
        )
        limits = CurvePoint(ParameterLimit.from_dict(content["observed"]), (low2, low1, median, high1, high2))
        values, source = content["parameters"], LimitSource(content["source"])
        point = ScanPoint.of(values, names)
        projections = {
            name: ParameterLimit.from_dict(item) for name, item in content.get("projections", {}).items()
        }
        numbers, beyond = content.get("numbers", {}), content.get("beyond", "")
        return cls(point, source, limits, content["observed_published"], projections, numbers, beyond)


@dataclass(frozen=True, slots=True)
class ExclusionCurve:
    """The collider limits over a scan of one or two parameters, with low-energy constraints at its points.

    Raises
    ------
    RunError
        If there is no row, a point stands twice or has other parameters, or a constraint has other points.
    """

    rows: tuple[ExclusionRow, ...]
    """In rising order of their points."""
    axes: tuple[ScanAxis, ...]
    """The scanned parameters, one or two."""
    coupling: ScanAxis
    constraints: tuple[ConstraintCurve, ...] = ()
    fixed_coupling: float | None = None
    """Coupling at which the rows say whether they are excluded; None: they state limits alone."""
    lines: tuple[Line, ...] = ()
    """What the model predicts for the quantity of the limits, at the points."""
    windows: bool = False
    """Whether each point has a count of its own: between two of them nothing was observed."""

    def __post_init__(self) -> None:
        points = [row.point for row in self.rows]
        if not points or points != sorted(set(points)):
            raise RunError(
                "the rows need at least one point, in rising order, without repetition", where="curve"
            )
        names = [axis.name for axis in self.axes]
        if any(list(point) != names for point in points):
            raise RunError(f"the rows are not of a scan over {' and '.join(names)}", where="curve")
        for item in self.constraints:
            if list(item.points) != points:
                raise RunError(f"constraint {item.info.name} has other points than the rows", where="curve")

    @property
    def x(self) -> list[float]:
        """The values of the first scanned parameter, row by row."""
        return [row.point[self.axes[0].name] for row in self.rows]

    def line(self, name: str = "observed") -> list[tuple[float, ParameterLimit]]:
        """Return limits over the first parameter: observed (a gap between windows), expected, a projection.

        Raises
        ------
        InputError
            If there is no such limit.
        """
        known = ("observed", "expected", *self._further()[0])
        if name not in known:
            raise InputError(f'there is no limit "{name}". {did_you_mean(name, known)}', where="curve")
        line: list[tuple[float, ParameterLimit]] = []
        for x, row in zip(self.x, self.rows, strict=True):
            if line and self.windows and name == "observed":
                line.append(((line[-1][0] + x) / 2.0, not_observed()))
            elif line and line[-1][0] < 0.0 < x:
                line.append((0.0, unknown_limit(NOT_THROUGH_0)))
            named = {"observed": row.limits.observed, "expected": row.limits.expected[2], **row.projections}
            line.append((x, named.get(name, unknown_limit("the run has no limit there"))))
        return line

    @property
    def observed(self) -> bool:
        """Whether counts were published for all that the curve covers: between windows there are none."""
        alone = len(self.rows) == 1 or not self.windows
        return alone and all(row.observed_published for row in self.rows)

    @property
    def compared(self) -> tuple[ParameterLimit, ...]:
        """The limits of the rows that a coupling is compared with, of one kind: observed, else expected."""
        observed = self.observed
        return tuple(row.limits.observed if observed else row.limits.expected[2] for row in self.rows)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json; None where there is no limit."""
        return {
            "windows": self.windows,
            "axes": [axis.as_dict() for axis in self.axes],
            "coupling": self.coupling.as_dict(),
            "fixed_coupling": self.fixed_coupling,
            "rows": [row.as_dict() for row in self.rows],
            "constraints": [item.as_dict() for item in self.constraints],
            "lines": [item.as_dict() for item in self.lines],
        }

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> ExclusionCurve:
        """Return the curve of `as_dict`, without the constraints, which follow from the parameters."""
        names = [axis["name"] for axis in content["axes"]]
        rows = tuple(ExclusionRow.from_dict(row, names) for row in content["rows"])
        axes = tuple(ScanAxis.from_dict(axis) for axis in content["axes"])
        coupling, windows = ScanAxis.from_dict(content["coupling"]), content.get("windows", False)
        return cls(rows, axes, coupling, (), content["fixed_coupling"], windows=windows)

    def columns(self) -> list[str]:
        """Return the names of the columns of the CSV file."""
        excluded = f"{self.coupling.name}_excluded"
        names = [axis.name for axis in self.axes]
        names += [f"{excluded}_observed", f"{excluded}_observed_error", *self._expected_columns()]
        projections, numbers = self._further()
        names += [f"{excluded}_expected_{name}" for name in projections]
        names += ["source", "status", "reason", *numbers, *(line.name for line in self.lines)]
        if self.fixed_coupling is not None:
            names += [self.coupling.name, "excluded"]
        for item in self.constraints:
            name = item.info.name
            names += [f"{name}_{what}" for what in (excluded, "excludes", "cl", "sided", "data")]
            names += [] if item.bound.opposite is None else [f"{name}_{excluded}_opposite"]
            if item.preferred is not None:
                names += [f"{name}_{self.coupling.name}_preferred_{end}" for end in ("low", "high")]
        return names

    def _further(self) -> tuple[list[str], list[str]]:
        """Return the names of projections and of further numbers, in the order in which rows have them."""
        projections = dict.fromkeys(name for row in self.rows for name in row.projections)
        return list(projections), list(dict.fromkeys(name for row in self.rows for name in row.numbers))

    def _expected_columns(self) -> list[str]:
        return [
            f"{self.coupling.name}_excluded_expected" + (f"_{BAND_NAMES[place]}" if place != 2 else "")
            for place in _EXPECTED_ORDER
        ]

    def slices(self) -> list[tuple[float, ExclusionCurve]]:
        """Return, of a scan over two parameters, the limits against the first at each value of the second.

        The values are those of the card, without those that a refinement added. Constraints are left out.
        """
        first, second = self.axes
        found = []
        for value in second.values or sorted({row.point.pairs[1][1] for row in self.rows}):
            rows = tuple(
                replace(row, point=ScanPoint.of({first.name: row.point.pairs[0][1]}))
                for row in self.rows
                if row.point.pairs[1][1] == value
            )
            if rows:
                found.append((value, ExclusionCurve(rows, (first,), self.coupling, windows=self.windows)))
        return found

    def _reason(self, index: int) -> str:
        """Return why cells of a row are blank, and which constraints allow couplings beyond their edge."""
        points = [(item.info.name, item.bound.points[index]) for item in self.constraints]
        again = [f"{name}: {point.reason}" for name, point in points if point.islands]
        return "; ".join(filter(None, [_reasons(self.rows[index]), *again]))

    def table(self) -> list[dict[str, float | str | None]]:
        """Return one mapping of column to value a row; None is a blank cell."""
        return [self._row(index) for index in range(len(self.rows))]

    def _row(self, index: int) -> dict[str, float | str | None]:
        row, coupling = self.rows[index], self.coupling.name
        limits = row.limits
        cells: dict[str, float | str | None] = {
            **row.point,
            f"{coupling}_excluded_observed": limits.observed.value,
            f"{coupling}_excluded_observed_error": limits.observed.error,
        }
        for column, place in zip(self._expected_columns(), _EXPECTED_ORDER, strict=True):
            cells[column] = limits.expected[place].value
        cells |= {"source": str(row.source), "status": row.status, "reason": self._reason(index)}
        projections, numbers = self._further()
        for name in projections:
            limit = row.projections.get(name)
            cells[f"{coupling}_excluded_expected_{name}"] = None if limit is None else limit.value
        cells |= {name: row.numbers.get(name) for name in numbers}
        cells |= {line.name: float(line.values[index]) for line in self.lines}
        if self.fixed_coupling is not None:
            excluded = row.excludes(self.fixed_coupling)
            words = {None: None, True: "yes", False: "no"}
            cells |= {coupling: self.fixed_coupling, "excluded": words[excluded]}
        for item in self.constraints:
            name, info, point = item.info.name, item.info, item.bound.points[index]
            cells |= {
                f"{name}_{coupling}_excluded": point.gp_excluded,
                f"{name}_excludes": str(info.excludes),
                f"{name}_cl": info.cl,
                f"{name}_sided": str(info.sided),
                f"{name}_data": str(info.data),
            }
            if item.bound.opposite is not None:
                cells[f"{name}_{coupling}_excluded_opposite"] = point.gp_opposite
            if item.preferred is not None:
                low, high = item.preferred[index] or (None, None)
                cells |= {
                    f"{name}_{coupling}_preferred_low": low,
                    f"{name}_{coupling}_preferred_high": high,
                }
        return cells


def write_curve(curve: ExclusionCurve, path: Path) -> Path:
    """Write the curve as CSV (header, one row a point, blank cells where there is no limit), atomically."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    columns = curve.columns()
    writer.writerow(columns)
    for cells in curve.table():
        writer.writerow([_cell(cells[name], curve.coupling.digits) for name in columns])
    return write_text(path, stream.getvalue())


def _reasons(row: ExclusionRow) -> str:
    """Return why cells of a row are blank: the observed limit's reason, then those of the expected ones."""
    observed = row.limits.observed.reason
    found = [*([observed] if observed else []), *([row.beyond] if row.beyond else [])]
    for name, limit in [*zip(BAND_NAMES, row.limits.expected, strict=True), *row.projections.items()]:
        if limit.reason and limit.reason not in found:
            found.append(f"expected {name}: {limit.reason}")
    return "; ".join(found)


def _cell(value: float | str | None, digits: int) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if not math.isfinite(value):
        raise RunError(f"a cell of the exclusion curve is {value}", where="exclusion.csv")
    return f"{value:.{digits}g}"
