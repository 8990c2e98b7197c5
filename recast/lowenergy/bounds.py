"""Lowenergy: the excluded coupling of a constraint against the mass, and what several of them allow."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.core.words import parses_words
from recast.inputs.constants import validity
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import (
    LARGEST_COUPLING,
    FloatArray,
    Info,
    Plane,
    Quantity,
    Side,
    largest_of,
    model_plane,
)
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import DEFAULT_SCENARIO, FAR_OFF, NOTED_OFF, Quarks, scenario
from recast.lowenergy.registry import observable
from recast.model.base import Model

__all__ = [
    "FAR",
    "AllowedCouplings",
    "AllowedInterval",
    "Bound",
    "BoundPoint",
    "Edge",
    "allowed_couplings",
    "bound",
    "edge_of_exclusion",
    "preferred_band",
]

FAR = 50.0
"""Stands for an infinite margin (`Bound.margins`) in a table that is drawn."""
_STEPS, _FINE = 301, 2401
"""Couplings at which a function is evaluated, and those where it turns around near its edge: 10 and 1.2 %
apart."""
_REACH = 2.0
"""A turning point of a function is looked at where so many of its steps on the grid would reach 0."""
_NARROWEST = 1e-5
"""To which part of a coupling a turning point is looked for."""
_TYPICAL = 0.1
"""A coupling at which a formula is asked whether it holds for a model."""
_OTHER = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}


@dataclass(frozen=True, slots=True)
class BoundPoint:
    """The excluded coupling at one mass."""

    mzp_gev: float
    gp_excluded: float | None
    """The edge of the excluded couplings; None where nothing or everything is excluded."""
    reason: str = ""
    """Why there is no edge."""
    everything: bool = False
    """Whether there is no edge because every coupling is excluded."""
    gp_upper: float | None = None
    """Of a curve that is a closed region: the coupling from which all are allowed again."""
    gp_opposite: float | None = None
    """Couplings on the other side are excluded beyond this one: below it, of a constraint that excludes
    strong ones. None where there are none. A fixed kinetic mixing has such an effect without the coupling."""
    allowed_again: tuple[tuple[float, float], ...] = ()
    """Intervals (low, high) of couplings beyond `gp_excluded` that are allowed again, in rising order; a low
    edge of 0 and a high edge of `Bound.largest` are ends of the couplings."""

    silent: bool = False
    """Whether the formula says nothing at this mass; `reason` says why."""
    order: str = ""
    """Below which couplings the leading order in vPhi/m is off, and says nothing; part of `reason`."""

    @property
    def islands(self) -> tuple[tuple[float, float], ...]:
        """The intervals of `allowed_again`; none of a closed region, whose end is `gp_upper`."""
        return self.allowed_again if self.gp_upper is None else ()


@dataclass(frozen=True, slots=True)
class Bound:
    """A constraint in the (mZ', g') plane: couplings on one side of `gp_excluded` are excluded.

    Those on the other side of `gp_opposite`, where a point has one, are excluded as well.
    """

    info: Info
    """`info.excludes` says which side."""
    points: tuple[BoundPoint, ...]
    assumption: str = ""
    """The quark sector, where it matters."""
    model: str = ""
    """Name of the model; empty for gauged Lmu-Ltau taken without being named."""
    largest: float = LARGEST_COUPLING
    """The largest coupling that was asked about."""

    def as_dict(self) -> dict[str, Any]:
        """Return `{constraint, data, cl, sided, points: [{mzp_gev, gp_excluded}]}`; None where no limit."""
        return {
            "constraint": self.info.name,
            "data": self.info.source,
            "cl": self.info.cl,
            "sided": str(self.info.sided),
            "level": self.info.level,
            "excludes": str(self.info.excludes),
            "rule": self.info.rule,
            **({"model": self.model} if self.model else {}),
            **({"quark_sector": self.assumption} if self.assumption else {}),
            "references": list(self.info.references),
            "points": [
                {"mzp_gev": item.mzp_gev, "gp_excluded": item.gp_excluded}
                | ({} if item.gp_upper is None else {"gp_upper": item.gp_upper})
                | ({} if item.gp_opposite is None else {"gp_opposite": item.gp_opposite})
                | ({"gp_allowed_again": [list(pair) for pair in item.islands]} if item.islands else {})
                | ({"reason": item.reason} if item.reason else {})
                for item in self.points
            ],
        }

    @property
    def edges(self) -> list[float]:
        """All couplings at which exclusion begins or ends, but the upper edges of a closed region."""
        return [edge for point in self.points for edge in self.edges_at(point)]

    def edges_at(self, point: BoundPoint) -> list[float]:
        """Return the couplings of `edges` at one of its points."""
        again = (edge for interval in point.islands for edge in interval)
        edges = [edge for edge in (point.gp_excluded, point.gp_opposite) if edge is not None]
        return edges + [edge for edge in again if 0 < edge < self.largest]

    @property
    def has_gaps(self) -> bool:
        """Whether shading all beyond `gp_excluded` would be wrong at a mass.

        Couplings are allowed again there, or all are excluded without an edge. Closed regions have two edges.
        """
        whole = self.opposite is None and any(point.everything for point in self.points)
        return whole or any(point.islands for point in self.points)

    def margins(self, couplings: npt.ArrayLike) -> FloatArray:
        """Return by how much couplings, shape (m,), are excluded at the n points: shape (n, m), no unit.

        The number is the logarithm of the coupling over the nearest edge, positive where it is excluded and
        negative where it is allowed; 50 (`FAR`) stands for an infinite one.
        """
        logs = np.log(np.atleast_1d(np.asarray(couplings, dtype=np.float64)))
        sign = 1.0 if self.info.excludes is Side.ABOVE else -1.0
        rows = []
        for point in self.points:
            row = np.full(logs.shape, FAR if point.everything else -FAR)
            for edge, side in ((point.gp_excluded, sign), (point.gp_opposite, -sign)):
                if edge is not None:
                    row = np.maximum(row, side * (logs - np.log(edge)))
            for low, high in point.allowed_again:
                below = np.log(low) - logs if low > 0 else -FAR
                row = np.minimum(row, np.maximum(below, logs - np.log(high) if high < self.largest else -FAR))
            rows.append(row)
        return np.array(rows).reshape(len(self.points), logs.size)

    @property
    def opposite(self) -> Bound | None:
        """What is excluded on the other side (`BoundPoint.gp_opposite`) as a bound; None if nothing is.

        Between such masses, those at which every coupling is excluded have the largest one.
        """
        if all(point.gp_opposite is None for point in self.points):
            return None
        side = _OTHER[self.info.excludes]
        whole = self.largest if side is Side.BELOW else validity()["smallest_coupling"]
        points = tuple(
            BoundPoint(point.mzp_gev, whole if point.everything else point.gp_opposite, point.reason)
            for point in self.points
        )
        return replace(self, info=replace(self.info, excludes=side), points=points)


@parses_words
def bound(
    constraint: str,
    mzp_gev: npt.ArrayLike,
    data: DataSet,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> Bound:
    """Return the edge of the excluded couplings of a constraint at each mass.

    Parameters
    ----------
    constraint
        A name of `recast.lowenergy.registry.OBSERVABLES`.
    mzp_gev
        Masses of the Z' [GeV], scalar or 1-d.
    data
        The named set of measurements.
    quarks
        The quark sector, scalar masses; the scenario `paper` without one.
    forms
        Versions of formulae; those of the data set by default.
    model, values
        The model and its parameters but mass and coupling (`model_plane`); gauged Lmu-Ltau by default.

    Notes
    -----
    The crossing of the exclusion rule on 301 couplings from 1e-12 to sqrt(4 pi), or to where that of the
    model ends, evenly spaced in the logarithm, is refined to a relative 1e-12 (Chandrupatla's method): the
    smallest excluded coupling, or, where weak couplings are excluded (`Side.BELOW`), the largest. Where the
    rule comes nearest to its edge between them, it is minimised: an interval that is narrower than their
    spacing (10 %) is found where its neighbours show that the rule turns around. Masses at which it does, or
    has several edges, have 2401 couplings, 1.2 % apart. Masses
    outside the validity of the formula and masses without a crossing have no limit, with a reason; nor has
    any mass where the formula does not hold for the model (`Quantity.unsuitable`). Where stronger couplings
    are allowed again (`BoundPoint.allowed_again`), or those on the other side are excluded as well
    (`BoundPoint.gp_opposite`), `reason` says so. The edges of a curve are its own numbers (`Limit.edges`).
    """
    item = observable(constraint)
    if quarks is not None and (quarks.mq_gev.ndim or quarks.md_gev.ndim or quarks.mu_gev.ndim):
        raise InputError("a bound against mZ' needs one quark sector, not an array of them", where="bound")

    def plane(mass: npt.ArrayLike, gp: npt.ArrayLike) -> Plane:
        return model_plane(mass, gp, quarks, forms, model, values)

    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    typical = plane(masses, np.array([_TYPICAL]))
    info = item.info(data, typical)
    silent = item.unsuitable(typical)
    inside = np.array([not item.outside(float(mass), typical) for mass in masses], dtype=np.bool_)
    valid = inside & (not silent)
    sign = 1.0 if info.excludes is Side.ABOVE else -1.0
    own = item.edges(plane(masses[valid], np.array([_TYPICAL]))) if valid.any() else None
    if own is None:
        found = edge_of_exclusion(
            lambda mass, gp: sign * item.excess(plane(mass, gp), data),
            masses[valid],
            info.excludes,
            largest_of(model),
        )
        ends: Sequence[float | None] = [None] * len(found)
    else:
        lower, ends = ([float(x) if x <= largest_of(model) else None for x in edge] for edge in own)
        found = [Edge(one, reopens=end is not None) for one, end in zip(lower, ends, strict=True)]
    points = []
    end = "sqrt(4 pi)" if largest_of(model) == LARGEST_COUPLING else f"{largest_of(model):g}"
    edges = iter(zip(found, ends, strict=True))
    couplings = np.geomspace(validity()["smallest_coupling"], largest_of(model), _STEPS)
    for mass, usable in zip(masses, valid, strict=True):
        point = BoundPoint(float(mass), None, silent or item.outside(float(mass), typical), silent=True)
        if usable:
            edge, upper = next(edges)
            mixing = bool(np.any(typical.kinetic_mixing))
            reason = _reason(edge, info.excludes, end, largest_of(model), mixing=mixing)
            said = _order(item, plane(mass, couplings), data)
            reason = "; ".join(filter(None, (reason, said)))
            again = edge.again if upper is None else ((upper, largest_of(model)),)
            point = BoundPoint(
                float(mass), edge.gp, reason, edge.everything, upper, edge.opposite, again, order=said
            )
        points.append(point)
    # epsilon of the model stands in the place of that of the quarks
    about = info.needs_quarks and not np.any(typical.kinetic_mixing)
    title = (quarks or scenario(DEFAULT_SCENARIO)).title if about else ""
    return Bound(info, tuple(points), title, model.name if model else "", largest_of(model))


@parses_words
def preferred_band(
    constraint: str,
    mzp_gev: npt.ArrayLike,
    data: DataSet,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> list[tuple[float, float] | None] | None:
    """Return the couplings (low, high) that the data prefer at each mass; None without such a band.

    An entry is None where an edge lies beyond the largest coupling, the formula does not hold, or what is
    predicted does not rise with the coupling all the way: then more than one band is preferred.
    `model` and `values` as in `bound`.
    """
    item = observable(constraint)
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    typical = model_plane(masses, np.array([_TYPICAL]), None, None, model, values)
    info = item.info(data, typical)
    if info.preferred is None:
        return None
    bands: list[tuple[float, float] | None] = [None] * masses.size
    inside = (masses >= info.valid_from_gev) & (masses <= info.valid_to_gev)
    valid = np.flatnonzero(inside & (not item.unsuitable(typical)))

    def above(edge: float) -> Callable[[FloatArray, FloatArray], FloatArray]:
        return lambda mass, gp: item.predict(model_plane(mass, gp, None, None, model, values), data) - edge

    end = largest_of(model)
    edges = [edge_of_exclusion(above(edge), masses[valid], Side.ABOVE, end) for edge in info.preferred]
    for index, *pair in zip(valid, *edges, strict=True):
        low, high = (None if found.reopens or found.opposite is not None else found.gp for found in pair)
        if low is not None and high is not None:
            bands[index] = (low, high)
    return bands


class Edge(NamedTuple):
    """Where the excluded couplings of one mass begin, or end."""

    gp: float | None
    """The smallest coupling that is excluded while weaker ones are not; for `BELOW` the largest one that is
    while stronger ones are not."""
    everything: bool = False
    """Whether all couplings are excluded."""
    reopens: bool = False
    """Whether couplings beyond it are allowed again."""
    opposite: float | None = None
    """Where those end that are excluded from the other end of the couplings on."""
    again: tuple[tuple[float, float], ...] = ()
    """The intervals (low, high) that are allowed again, in rising order; from 0 and to the largest coupling
    where they have no edge."""


def _order(item: Quantity, point: Plane, data: DataSet) -> str:
    """Return below which couplings the leading order in vPhi/m is far off; empty if nowhere."""
    off = np.broadcast_to(item.off(point, data), point.gp.shape)
    noted, far = (point.gp[off > edge] for edge in (NOTED_OFF, FAR_OFF))
    if not noted.size:
        return ""
    text = f"leading order in vPhi/m: {NOTED_OFF:.0%} off below {noted.max():.2g}"
    return f"{text}, {FAR_OFF:.0%} and silent below {far.max():.2g}" if far.size else text


def _reason(edge: Edge, side: Side, end: str, largest: float, *, mixing: bool) -> str:
    """Return what an edge does not say; empty where it says all."""
    above = side is Side.ABOVE
    if edge.everything:
        return f"every coupling up to {end} is excluded"
    reasons = []
    if edge.opposite is not None:
        beyond = f"couplings {'below' if above else 'above'} {edge.opposite:.5g} are excluded"
        others = f", {'stronger' if above else 'weaker'} ones are not" if edge.gp is None else " as well"
        reasons.append(beyond + others)
        reasons += ["the effect does not need the coupling"] if above and mixing else []
    elif edge.gp is None:
        reasons.append(f"no coupling below {end} is excluded")
    if edge.reopens:
        starts = [f"from {low:.5g}" if low > 0 else "" for low, _ in edge.again]
        stops = [f"to {high:.5g}" if high < largest else "" for _, high in edge.again]
        found = [" ".join(filter(None, pair)) for pair in zip(starts, stops, strict=True)]
        where = f", {' and '.join(found)}" if found else ""
        reasons.append(f"{'stronger' if above else 'weaker'} couplings are allowed again{where}")
    return "; ".join(reasons)


@parses_words
def edge_of_exclusion(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    masses: FloatArray,
    side: Side,
    largest: float = LARGEST_COUPLING,
) -> list[Edge]:
    """Return, by mass, where `function` turns positive.

    Parameters
    ----------
    function
        Of mass [GeV] and coupling, arrays that broadcast; positive where excluded (`ABOVE`), or where allowed
        (`BELOW`).
    masses
        Shape (n,) [GeV].
    side
        Which couplings are excluded.
    largest
        The largest coupling that is asked about.

    Raises
    ------
    RunError
        If the function is not finite or the root finding does not converge.
    """
    if masses.size == 0:
        return []
    logs, table = _on_grid(function, masses, largest, _STEPS)
    bent = np.zeros(masses.size, bool)
    bent[_turning_points(table)[0]] = True
    signs = table >= 0
    bent |= (signs[:, 1:] != signs[:, :-1]).sum(axis=1) > 1
    found: list[Edge | None] = [None] * masses.size
    for rows, finer in ((~bent, False), (bent, True)):  # near turns there may be more of them
        if rows.any():
            nodes = _on_grid(function, masses[rows], largest, _FINE) if finer else (logs, table[rows])
            edges = _edges(function, masses[rows], side, largest, *nodes)
            for row, edge in zip(np.flatnonzero(rows).tolist(), edges, strict=True):
                found[row] = edge
    return [edge for edge in found if edge is not None]


def _on_grid(
    function: Callable[[FloatArray, FloatArray], FloatArray], masses: FloatArray, largest: float, steps: int
) -> tuple[FloatArray, FloatArray]:
    """Return logarithms of couplings, shape (steps,), and the function there, shape (masses, steps)."""
    logs = np.linspace(np.log(validity()["smallest_coupling"]), np.log(largest), steps)
    table = np.broadcast_to(function(masses[:, None], np.exp(logs)[None, :]), (masses.size, logs.size))
    if not np.all(np.isfinite(table)):
        raise RunError("a low-energy prediction is not finite", where="bound")
    return logs, table


def _edges(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    masses: FloatArray,
    side: Side,
    largest: float,
    logs: FloatArray,
    table: FloatArray,
) -> list[Edge]:
    """Return the edges from a table of the function; arguments as of `edge_of_exclusion`, and `_on_grid`."""
    nodes, table = _with_turning_points(function, masses, logs, table)
    high = table >= 0
    upward, downward = ~high[:, :-1] & high[:, 1:], high[:, :-1] & ~high[:, 1:]

    rises, falls = np.any(upward, axis=1), np.any(downward, axis=1)
    beyond: npt.NDArray[np.bool_]
    if side is Side.ABOVE:  # the first way up; what is excluded from 0 on ends before it
        whole, beyond = np.all(table > 0, axis=1), high[:, 0] & falls
        place, other = upward.argmax(axis=1), downward.argmax(axis=1)
    else:  # the last one; what is excluded up to the end begins behind it
        whole, beyond = np.all(table < 0, axis=1), ~high[:, -1] & falls
        place, other = (table.shape[1] - 2 - cells[:, ::-1].argmax(axis=1) for cells in (upward, downward))
    reopens = rises & (downward.sum(axis=1) > beyond)

    def roots(rows: npt.NDArray[np.intp], cells: npt.NDArray[np.intp]) -> list[float]:
        return _roots(function, masses[rows], nodes[rows, cells], nodes[rows, cells + 1], logs[-1])

    edges: list[float | None] = [None] * masses.size
    opposite = edges.copy()
    for found, cells, there in ((edges, place, rises), (opposite, other, beyond)):
        rows = np.flatnonzero(there)
        for row, root in zip(rows.tolist(), roots(rows, cells[there]), strict=True):
            found[row] = root
    turns: dict[int, list[float]] = {row: [] for row in np.flatnonzero(reopens).tolist()}
    if turns:
        rows, cells = np.nonzero((upward | downward) & reopens[:, None])
        for row, root in zip(rows.tolist(), roots(rows, cells), strict=True):
            turns[row].append(root)
    again: list[tuple[tuple[float, float], ...]] = [()] * masses.size
    for row, ends in turns.items():
        allowed = _allowed(ends, bool(high[row, 0]) is (side is Side.BELOW), largest)
        again[row] = allowed[1:] if side is Side.ABOVE else allowed[:-1]
    return [Edge(*row) for row in zip(edges, whole.tolist(), reopens.tolist(), opposite, again, strict=True)]


def _allowed(turns: list[float], from_zero: bool, largest: float) -> tuple[tuple[float, float], ...]:
    """Return the allowed intervals between rising couplings at which exclusion begins or ends, in turn."""
    ends = [*([0.0] if from_zero else []), *turns]
    ends += [largest] if len(ends) % 2 else []
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def _turning_points(
    table: FloatArray,
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], FloatArray]:
    """Return rows, first columns and signs of the triples of a table that turn around near 0."""
    rising = table[:, 1:] > table[:, :-1]
    rows, cells = np.nonzero(rising[:, 1:] != rising[:, :-1])
    before, here, after = (table[rows, cells + place] for place in range(3))
    sign = np.where(here >= 0, 1.0, -1.0)
    turns = np.minimum(sign * before, sign * after) >= sign * here
    turns &= ((before >= 0) == (here >= 0)) & ((after >= 0) == (here >= 0))
    turns &= np.abs(here) < _REACH * np.maximum(np.abs(before - here), np.abs(after - here))
    return rows[turns], cells[turns], sign[turns]


def _with_turning_points(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    masses: FloatArray,
    logs: FloatArray,
    table: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return logarithms of couplings and values of the function there, both of shape (masses, m).

    Those of the grid, with those between at which the function turns around on the other side of 0. Each
    triple with its nearest value in the middle is minimised; not where its steps are small beside the
    distance to 0, as those of rounding are.
    """
    grid = np.broadcast_to(logs, table.shape)
    rows, cells, sign = _turning_points(table)
    if not rows.size:
        return grid, table
    from scipy.optimize import elementwise  # noqa: PLC0415 - as in _roots

    solved = elementwise.find_minimum(
        lambda log_gp, mass, sign: sign * function(mass, np.exp(np.minimum(log_gp, logs[-1]))),
        (logs[cells], logs[cells + 1], logs[cells + 2]),
        args=(masses[rows], sign),
        tolerances={"xatol": _NARROWEST, "xrtol": 0.0, "fatol": 0.0, "frtol": 0.0},
    )
    crossed = np.flatnonzero(solved.f_x < 0)
    if not crossed.size:
        return grid, table
    rows, places, values = rows[crossed], solved.x[crossed], (sign * solved.f_x)[crossed]
    # one column for each that a mass has; what a mass has less repeats its last coupling
    number = np.arange(rows.size) - np.searchsorted(rows, rows)
    more = [np.repeat(item[:, -1:], number.max() + 1, axis=1) for item in (grid, table)]
    more[0][rows, number], more[1][rows, number] = places, values
    nodes, wider = (np.hstack(pair) for pair in zip((grid, table), more, strict=True))
    order = np.argsort(nodes, axis=1, kind="stable")
    return np.take_along_axis(nodes, order, axis=1), np.take_along_axis(wider, order, axis=1)


def _roots(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    masses: FloatArray,
    low: FloatArray,
    high: FloatArray,
    last: float,
) -> list[float]:
    """Return the couplings where the function changes its sign between two logarithms, none beyond `last`."""
    if masses.size == 0:
        return []
    from scipy.optimize import elementwise  # noqa: PLC0415 - takes a tenth of a second, here only

    solved = elementwise.find_root(
        lambda log_gp, mass: function(mass, np.exp(np.minimum(log_gp, last))),
        (low, high),
        args=(masses,),
        tolerances={"xatol": 1e-13, "xrtol": 0.0, "fatol": 0.0, "frtol": 0.0},
    )
    if not np.all(solved.success):
        raise RunError("root finding did not converge", where="bound")
    return [float(np.exp(log_gp)) for log_gp in solved.x]


class AllowedInterval(NamedTuple):
    """An interval of couplings, and who ends it; None where no constraint does."""

    low: float
    high: float
    low_by: str | None
    high_by: str | None


@dataclass(frozen=True, slots=True)
class AllowedCouplings:
    """The couplings that all constraints allow at one mass, and who ends them."""

    mzp_gev: float
    low: float
    """0 where no constraint excludes weak couplings."""
    high: float
    """Where couplings end (sqrt(4 pi)) where no constraint excludes strong couplings."""
    low_by: str | None
    high_by: str | None
    excluded_by: tuple[str, ...] = ()
    """Constraints that exclude every coupling."""
    further: tuple[AllowedInterval, ...] = ()
    """Stronger couplings that all allow again, in rising order: `low` and `high` are the weakest interval."""
    silent: tuple[str, ...] = ()
    """Constraints that say nothing at this mass, as their formula or publication does not reach it."""

    @property
    def is_open(self) -> bool:
        """Whether any coupling is left."""
        return not self.excluded_by and self.low < self.high

    @property
    def intervals(self) -> tuple[AllowedInterval, ...]:
        """All intervals of allowed couplings, in rising order; none if no coupling is left."""
        first = AllowedInterval(self.low, self.high, self.low_by, self.high_by)
        return (first, *self.further) if self.is_open else ()


def allowed_couplings(bounds: Sequence[Bound]) -> list[AllowedCouplings]:
    """Return the allowed couplings at each mass of the bounds, which must have the same masses.

    Each constraint counts at its own confidence level. Couplings that all of them allow again beyond an edge
    are further intervals (`AllowedCouplings.further`).
    """
    masses = [[point.mzp_gev for point in item.points] for item in bounds]
    if not bounds or any(row != masses[0] for row in masses):
        raise InputError("the bounds need the same masses, and one bound at least", where="allowed couplings")
    found, largest = [], min(item.largest for item in bounds)
    for index, mass in enumerate(masses[0]):
        edge = _EVERY  # of the sides towards which all exclude, whether they cross or not
        left = [_EVERY]
        for item in bounds:
            first, *others = _intervals(item, item.points[index])
            edge = _common(edge, first)
            every = [_common(one, other) for one in left for other in (first, *others)]
            left = [one for one in every if one.low < one.high]
        whole = tuple(item.info.name for item in bounds if item.points[index].everything)
        open_ = sorted(left, key=lambda one: one.low) if not whole else []
        rows = [one if one.high_by else one._replace(high=largest) for one in open_ or [edge]]
        silent = tuple(one.info.name for one in bounds if one.points[index].silent)
        found.append(AllowedCouplings(mass, *rows[0], whole, tuple(rows[1:]), silent))
    return found


_EVERY = AllowedInterval(0.0, math.inf, None, None)


def _intervals(item: Bound, point: BoundPoint) -> list[AllowedInterval]:
    """Return what a constraint allows at one mass, the interval before its edge first."""
    name = item.info.name
    pair = (point.gp_excluded, point.gp_opposite)
    high, low = pair if item.info.excludes is Side.ABOVE else reversed(pair)
    ends = [(low or 0.0, math.inf if high is None else high)]
    ends += [(low, high if high < item.largest else math.inf) for low, high in point.allowed_again]
    return [
        AllowedInterval(low, high, name if low else None, name if high < math.inf else None)
        for low, high in ends
    ]


def _common(one: AllowedInterval, other: AllowedInterval) -> AllowedInterval:
    """Return what two intervals share; edges that cross leave nothing."""
    low, low_by = max((one.low, one.low_by or ""), (other.low, other.low_by or ""))
    high, high_by = min((item.high, item.high_by or "") for item in (one, other))
    return AllowedInterval(low, high, low_by or None, high_by or None)
