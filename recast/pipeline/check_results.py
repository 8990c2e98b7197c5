"""Pipeline: what the kept results of a run say of a list of points: between its points, never beyond them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.interpolate import CloughTocher2DInterpolator, LinearNDInterpolator
from scipy.spatial import Delaunay

from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.core.reading import trusting
from recast.exclusion.check_curves import Interpolated, curve_between, largest_couplings, unseen_bend
from recast.exclusion.curve import NOT_THROUGH_0, ExclusionCurve, ExclusionRow, LimitSource
from recast.exclusion.findings import Findings, Source, SourceKind, gathered
from recast.model.point_list import ModelTable
from recast.pipeline.effort import NARROW
from recast.pipeline.points import ModelPoints
from recast.pipeline.results import MEND, Simulated, checked_results, results_file
from recast.statistics.confidence import cls_value, expected_cls

__all__ = ["KeptResults", "kept_results"]

FloatArray = npt.NDArray[np.float64]
_SAME = 1e-9
"""Relative difference of parameters that are the same."""
_REACH = 1.5
"""Ratio to the bound, and its inverse, within which the slope of the signal at the bound is taken."""
_MOST_SIGNAL = 1e8
_INNER = np.array([[0.5, 0.5, 0.0], [0.5, 0.0, 0.5], [0.0, 0.5, 0.5], [1 / 3, 1 / 3, 1 / 3]])
"""Shares of the corners at the places of a triangle where its bend is looked at."""


@dataclass(frozen=True, eq=False)
class KeptResults:
    """The results of a finished run."""

    simulated: Simulated
    content: dict[str, Any]
    folder: Path
    name: str

    @classmethod
    def load(cls, folder: Path) -> KeptResults:
        """Return what the folder of a run holds.

        Raises
        ------
        InputError
            If it is no such folder, or there is no limit on a coupling in it.
        """
        with checked_results(folder) as (content, where):
            simulated = Simulated.of(content, where)
            if simulated.card.reaction().branching:
                raise InputError(
                    "its limits are on branching ratios, not on a coupling",
                    where=str(folder),
                    mend="Leave this folder out.",
                )
            return cls(simulated, content, folder, str(content["name"]))

    @property
    def observed(self) -> bool:
        """Whether a count was published for all that is compared: between windows there is none."""
        return self.simulated.curve.observed

    def source(self) -> Source:
        """Return what it is; a search without a published count decides nothing."""
        facts = self.simulated.facts
        seen = "" if self.observed else ", expected"
        level = f"{level_text(facts.cl)}, one-sided, {facts.kind}{seen}"
        references = tuple(self.content.get("references", ()))
        return Source(
            self.name, facts.analysis, SourceKind.SIMULATED, level, facts.cl, references, self.observed
        )

    def findings(self, table: ModelTable) -> Findings:
        """Return what it says of the points of one model."""
        own, source = self.simulated.card.model.load(), self.source()
        if own.describe() != table.model.describe():
            same = "an earlier card of " if own.name == table.model.name else ""
            return Findings.silent(source, table.rows.size, f"the run is of {same}the model {own.name}")
        with trusting(results_file(self.folder), mend=MEND):
            parts = [
                (places, self._of_group(source, table, others, places)) for others, places in table.others()
            ]
        return gathered(table.rows.size, parts, "")

    def _of_group(
        self, source: Source, table: ModelTable, others: dict[str, float], places: npt.NDArray[np.intp]
    ) -> Findings:
        curve, model = self.simulated.curve, table.model
        found = Findings.silent(source, places.size, "")
        if reason := self._other_parameters(others):
            found.reasons[:] = reason
            return found
        columns = [table.values[axis.name][places] for axis in curve.axes]
        rows = np.array([[row.point[axis.name] for axis in curve.axes] for row in curve.rows])
        limits = curve.compared
        values = np.array([np.nan if limit.value is None else limit.value for limit in limits])
        errors = np.array([(limit.error or 0.0) / limit.value if limit.value else 0.0 for limit in limits])
        logarithmic = [axis.logarithmic for axis in curve.axes]
        at = np.column_stack(columns)
        between = _between_rows(rows, values, errors, at, logarithmic)
        tried = np.array([float(limit.open) for limit in limits])
        open_below = _between_rows(rows, values, tried, at, logarithmic).simulation > 0.0
        coupling = table.coupling[places]
        fixed = self._fixed().get(model.mass)
        mass = table.mass[places]
        inside = np.isfinite(between.value) & ((fixed is None) or np.isclose(mass, fixed or 0.0, rtol=_SAME))
        found.reasons[:] = self._why_not(curve)
        found.reasons[_between_signs(rows[np.isfinite(values)], at)] = NOT_THROUGH_0
        for row, limit in zip(curve.rows, limits, strict=True):  # at a point of the run it is known why
            if limit.value is None:
                on = [
                    np.isclose(column, row.point[axis.name], rtol=_SAME)
                    for axis, column in zip(curve.axes, columns, strict=True)
                ]
                found.reasons[np.all(on, axis=0)] = f"no limit: {limit.reason}"
        weak = np.ones(places.size, dtype=np.bool_)
        beyond = np.flatnonzero(inside & (coupling > between.value))
        if beyond.size:
            weak[beyond] = coupling[beyond] <= largest_couplings(model, mass[beyond], others)
        found.reasons[inside & ~weak] = (
            "the coupling is beyond perturbation theory or the mediator too wide for a limit"
        )
        unknown = inside & open_below & ~(coupling >= between.value)
        found.reasons[unknown] = next((limit.reason for limit in limits if limit.open and limit.value), "")
        here = np.flatnonzero(inside & weak & ~unknown)
        found.covered[here] = True
        found.bound[here] = between.value[here]
        found.ratio[here] = coupling[here] / between.value[here]
        found.excluded[here] = (found.ratio[here] >= 1.0) & self.observed
        found.simulation[here], found.interpolation[here] = (
            between.simulation[here],
            between.interpolation[here],
        )
        found.reasons[here] = ""
        nearest = _nearest_rows(rows, np.column_stack(columns)[here], logarithmic)
        self._confidence(found, here, nearest)
        return found

    def _fixed(self) -> dict[str, float]:
        """Return the parameters that the run fixed, the defaults of others included."""
        return ModelPoints.of(self.simulated.card).unscanned(axis.name for axis in self.simulated.curve.axes)

    def _other_parameters(self, others: dict[str, float]) -> str:
        """Return which parameter of the points is not that of the run; empty if all are."""
        for name, value in self._fixed().items():
            if name in others and not np.isclose(others[name], value, rtol=_SAME, atol=0.0):
                return f"the run has {name} = {value:g}"
        return ""

    def _why_not(self, curve: ExclusionCurve) -> str:
        """Return where a curve has limits, for a point that is elsewhere."""
        pairs = zip(curve.rows, curve.compared, strict=True)
        known = [row for row, limit in pairs if limit.value is not None]
        if not known:
            return "the run has no limit"
        ranges = []
        for axis in curve.axes:
            values = [row.point[axis.name] for row in known]
            unit = "" if axis.unit == "1" else f" {axis.unit}"
            ranges.append(f"{axis.name} from {min(values):g} to {max(values):g}{unit}")
        return f"not between points of the run with a limit ({', '.join(ranges)})"

    def _confidence(self, found: Findings, here: npt.NDArray[np.intp], nearest: npt.NDArray[np.intp]) -> None:
        """Add CLs from the counts of the nearest row: the signal grows as a power of the coupling."""
        counts = _counts(self.content, self.simulated.curve)
        for row in np.unique(nearest):
            known = counts[row]
            if known is None:
                continue
            places = here[nearest == row]
            ratio = found.ratio[places]
            if not known.everywhere:
                places = places[(ratio < _REACH) & (ratio > 1.0 / _REACH)]
                ratio = found.ratio[places]
            signal = np.minimum(known.allowed * ratio**known.slope, _MOST_SIGNAL)
            errors = {
                "background_error": known.background_error,
                "signal_relative_error": known.signal_relative_error,
            }
            if known.observed is not None:
                found.cls_observed[places] = cls_value(known.observed, known.background, signal, **errors)
            found.cls_expected[places] = expected_cls(known.background, signal, **errors, sigmas=(0.0,))[0]


def kept_results(folders: Iterable[Path | str]) -> list[KeptResults]:
    """Return the results of runs, of which `recast.exclusion.check.check` asks what they say of points.

    Two of one name are told apart by their folders. Errors are those of `KeptResults.load`.
    """
    found: list[KeptResults] = []
    for folder in folders:
        item = KeptResults.load(Path(folder))
        if any(item.name == other.name for other in found):
            item = replace(item, name=f"{item.name} ({folder})")
        found.append(item)
    return found


@dataclass(frozen=True, slots=True)
class _Counts:
    """The likelihood of a row, and the signal at its limit."""

    observed: int | None
    background: float
    background_error: float
    signal_relative_error: float
    allowed: float
    """Signal at the limit, events."""
    slope: float
    """d log(signal)/d log(coupling)."""
    everywhere: bool
    """Whether the slope holds for all couplings."""


def _counts(content: dict[str, Any], curve: ExclusionCurve) -> list[_Counts | None]:
    """Return the counts of each row of a curve; None where they are not known, or there is no limit."""
    by_point = {tuple(item["parameters"].values()): item for item in content["points"]}
    observed, found = curve.observed, list[_Counts | None]()
    for row, limit in zip(curve.rows, curve.compared, strict=True):
        point = by_point.get(tuple(dict(sorted(row.point.items())).values()))
        found.append(None if point is None or limit.value is None else _of_row(row, point, observed))
    return found


def _of_row(row: ExclusionRow, point: dict[str, Any], observed: bool) -> _Counts | None:
    block = point["statistics"]
    if "several_regions" in block:  # its likelihood is not that of one count
        return None
    slope: float | None = NARROW
    everywhere = True
    if row.source is LimitSource.DIRECT:
        slope, everywhere = (point["direct"] or {}).get("slope"), False
    excluded = block["excluded_count_observed"] if observed else block["excluded_count_expected"]["median"]
    if slope is None or excluded is None:
        return None
    allowed = float(excluded) - float(block["background"])
    return _Counts(
        block["observed_events"] if observed else None,
        float(block["background"]),
        float(block["background_error"]),
        float(block["signal_relative_error"]),
        allowed,
        float(slope),
        everywhere,
    )


def _between_rows(
    rows: FloatArray, values: FloatArray, errors: FloatArray, at: FloatArray, logarithmic: Sequence[bool]
) -> Interpolated:
    """Return limits between the rows of a scan over one or two parameters.

    Parameters
    ----------
    rows, values, errors
        Parameters, shape (m, 1) or (m, 2), limits (NaN without one) and their relative errors, shape (m,).
    at
        Points, shape (n, 1) or (n, 2).
    logarithmic
        Of each parameter: whether it is positive.

    Notes
    -----
    One parameter: `curve_between`. Two: on the triangles of Delaunay in the logarithms, smooth (Clough and
    Tocher), with the difference to the linear one as the error; nothing in a triangle with a corner without
    limit. Where a parameter has two values alone, the error is at least the difference to interpolating the
    limits themselves, and `unseen_bend`. A parameter with one value is none; rows on another line hold at
    themselves alone. A parameter that may be negative, such as a charge, counts by the logarithm of its size
    on each side of 0: limits go as a power of it. Nothing is interpolated through 0, where the signal may
    vanish; only where there is a limit at 0 itself the parameter counts as it is, with an error not smaller
    than the difference to counting by its square, as widths do. On triangles the error is not smaller
    than the largest of the triangle, which falls to its corners.
    """
    for axis, log in enumerate(logarithmic):
        if not log and np.any(rows[:, axis] != 0.0):
            found = _by_signs(rows, values, errors, at, logarithmic, axis)
            if found is not None:
                return found
    if rows.shape[1] == 1:
        order = np.argsort(rows[:, 0])
        x, place = rows[order, 0], at[:, 0]
        if logarithmic[0]:
            return curve_between(x, values[order], errors[order], place)
        found, squares = (
            curve_between(np.exp(nodes), values[order], errors[order], np.exp(asked))
            for nodes, asked in ((x, place), (_squared(x, x), _squared(place, x)))
        )
        apart = np.abs(squares.value / found.value - 1.0)
        return replace(found, interpolation=np.fmax(found.interpolation, apart))
    for one, other in ((0, 1), (1, 0)):
        if np.ptp(rows[:, one]) == 0:
            line = _between_rows(rows[:, [other]], values, errors, at[:, [other]], [logarithmic[other]])
            there = np.isclose(at[:, one], rows[0, one], rtol=_SAME, atol=0.0)
            return replace(line, value=np.where(there, line.value, np.nan))
    return _on_plane(rows, values, errors, at, logarithmic)


def _by_signs(
    rows: FloatArray,
    values: FloatArray,
    errors: FloatArray,
    at: FloatArray,
    logarithmic: Sequence[bool],
    axis: int,
) -> Interpolated | None:
    """Return limits on each side of the 0 of a parameter; None where it counts as it is, with a limit at 0.

    On a side without a limit at 0 its size counts by the logarithm.
    """
    sign, limit = np.sign(rows[:, axis]), np.isfinite(values)
    found = []
    for side in (-1.0, 1.0):
        at_zero = bool(limit[sign == 0.0].any())
        kept = (sign == side) | ((sign == 0.0) & at_zero)
        if not (sign == side).any():
            continue
        if at_zero:
            if not (sign == -side).any():
                return None
            found.append(_between_rows(rows[kept], values[kept], errors[kept], at, logarithmic))
            continue
        turned = np.where(np.arange(rows.shape[1]) == axis, side, 1.0)
        both = [log or number == axis for number, log in enumerate(logarithmic)]
        found.append(_between_rows(turned * rows[kept], values[kept], errors[kept], turned * at, both))
    left = np.isfinite(found[0].value)
    names = ("value", "simulation", "interpolation")
    return Interpolated(
        *(np.where(left, getattr(found[0], name), getattr(found[-1], name)) for name in names)
    )


def _on_plane(
    rows: FloatArray, values: FloatArray, errors: FloatArray, at: FloatArray, logarithmic: Sequence[bool]
) -> Interpolated:
    """Return limits on the triangles between rows of two parameters, as `_between_rows` says."""
    nodes, places = _scaled(rows, logarithmic, rows), _scaled(at, logarithmic, rows)
    logs, known = np.log(values), np.isfinite(values)
    straight = _on_triangles(LinearNDInterpolator, nodes, logs, places)
    smooth = straight
    if known.sum() > rows.shape[1] + 1:
        smooth = _on_triangles(CloughTocher2DInterpolator, nodes[known], logs[known], places)
    smooth = np.where(np.isfinite(straight), smooth, np.nan)
    simulation = _on_triangles(LinearNDInterpolator, nodes, errors, places)
    linear = straight
    whole = _bend_of_triangles(nodes, logs, places)
    unseen = np.zeros(len(at))
    for axis in (0, 1):
        if np.unique(nodes[:, axis]).size == 2:  # they are 0 and 1
            linear = np.log(_on_triangles(LinearNDInterpolator, nodes, values, places))
            low, high = (
                _on_triangles(LinearNDInterpolator, nodes, logs, _with(places, axis, k)) for k in (0, 1)
            )
            bend = unseen_bend(high - low, places[:, axis])
            unseen = np.fmax(unseen, np.where(np.isfinite(bend), bend, 0.0))
    for row in np.flatnonzero(known):  # on a row itself
        on = np.all(np.isclose(places, nodes[row], rtol=0.0, atol=1e-12), axis=1)
        straight[on], smooth[on], linear[on], simulation[on] = logs[row], logs[row], logs[row], errors[row]
        whole[on] = 0.0
    bend = np.maximum(np.abs(smooth - straight), np.abs(linear - straight))
    bend = np.fmax(np.fmax(bend, unseen), whole)
    for axis in (number for number, log in enumerate(logarithmic) if not log):
        turned = [_with(points, axis, _squared(points[:, axis], rows[:, axis])) for points in (rows, at)]
        nodes, places = (_scaled(points, logarithmic, turned[0]) for points in turned)
        squares = _on_triangles(LinearNDInterpolator, nodes, logs, places)
        bend = np.fmax(bend, np.abs(squares - straight))
    return Interpolated(np.exp(smooth), simulation, np.expm1(bend))


def _bend_of_triangles(nodes: FloatArray, logs: FloatArray, places: FloatArray) -> FloatArray:
    """Return the largest difference of smooth and linear in the triangle of each place, falling to its nodes.

    Both surfaces may cross inside a triangle, where neither is right.
    """
    known = np.isfinite(logs)
    nodes, logs = nodes[known], logs[known]
    if len(nodes) <= nodes.shape[1] + 1 or np.linalg.matrix_rank(nodes - nodes[0], tol=1e-9) < 2:
        return np.zeros(len(places))
    mesh = Delaunay(nodes)
    inside = mesh.find_simplex(places)
    corners = mesh.points[mesh.simplices]  # triangles, corners, parameters
    inner = np.einsum("ks,tsp->tkp", _INNER, corners).reshape(-1, 2)
    smooth, straight = (
        kind(mesh, logs)(inner) for kind in (CloughTocher2DInterpolator, LinearNDInterpolator)
    )
    largest = np.nan_to_num(np.abs(smooth - straight)).reshape(-1, len(_INNER)).max(axis=1)
    move = mesh.transform[inside]
    first = np.einsum("nij,nj->ni", move[:, :2], places - move[:, 2])
    share = np.column_stack([first, 1.0 - first.sum(axis=1)])
    pairs = share[:, 0] * share[:, 1] + share[:, 0] * share[:, 2] + share[:, 1] * share[:, 2]
    return np.where(inside < 0, 0.0, largest[inside] * np.clip(4.0 * pairs, 0.0, 1.0))


def _squared(points: FloatArray, like: FloatArray) -> FloatArray:
    """Return squares with the signs of a parameter, at most 1 for the largest of `like`."""
    return np.asarray(points * np.abs(points) / np.max(like**2))


def _with(places: FloatArray, axis: int, value: FloatArray | float) -> FloatArray:
    """Return places with other values along an axis."""
    found = np.array(places)
    found[:, axis] = value
    return found


def _between_signs(rows: FloatArray, at: FloatArray) -> npt.NDArray[np.bool_]:
    """Return which points lie between the smallest values of either sign of a parameter."""
    found = np.zeros(len(at), dtype=np.bool_)
    for column, place in zip(rows.T, at.T, strict=True):
        low, high = column[column <= 0.0], column[column >= 0.0]
        if low.size and high.size:
            found |= (place > low.max()) & (place < high.min())
    return found


def _on_triangles(
    kind: Callable[..., Callable[[FloatArray], FloatArray]],
    nodes: FloatArray,
    values: FloatArray,
    places: FloatArray,
) -> FloatArray:
    """Return the values between nodes, shape (m, 2); NaN outside, and everywhere for nodes on a line."""
    if np.linalg.matrix_rank(nodes - nodes[0], tol=1e-9) < nodes.shape[1]:
        return np.full(len(places), np.nan)
    return kind(nodes, values)(places)


def _scaled(points: FloatArray, logarithmic: Sequence[bool], like: FloatArray) -> FloatArray:
    """Return points on a square of side 1, in the logarithm where a parameter is positive."""
    columns = []
    for number, log in enumerate(logarithmic):
        column, known = points[:, number], like[:, number]
        if log:
            column, known = np.log(np.maximum(column, 1e-300)), np.log(known)
        width = float(np.ptp(known)) or 1.0
        columns.append((column - known.min()) / width)
    return np.column_stack(columns)


def _nearest_rows(rows: FloatArray, at: FloatArray, logarithmic: Sequence[bool]) -> npt.NDArray[np.intp]:
    """Return the row that is nearest to each point."""
    nodes, places = _scaled(rows, logarithmic, rows), _scaled(at, logarithmic, rows)
    distance = np.sum((places[:, None, :] - nodes[None, :, :]) ** 2, axis=2)
    return np.asarray(np.argmin(distance, axis=1), dtype=np.intp)
