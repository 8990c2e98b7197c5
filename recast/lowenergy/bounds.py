"""Lowenergy: the excluded coupling of a constraint against the mass, and what several of them allow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.core.words import parses_words
from recast.inputs.constants import validity
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import LARGEST_COUPLING, FloatArray, Info, Plane, Side, largest_of, model_plane
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import DEFAULT_SCENARIO, Quarks, scenario
from recast.lowenergy.registry import observable
from recast.model.base import Model

__all__ = [
    "AllowedCouplings",
    "Bound",
    "BoundPoint",
    "Edge",
    "allowed_couplings",
    "bound",
    "edge_of_exclusion",
    "preferred_band",
]

_STEPS = 301
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
            "data": "published" if self.info.is_curve else str(self.info.data),
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
                | ({"reason": item.reason} if item.reason else {})
                for item in self.points
            ],
        }

    @property
    def edges(self) -> list[float]:
        """All couplings at which exclusion begins or ends."""
        pairs = ((point.gp_excluded, point.gp_opposite) for point in self.points)
        return [edge for pair in pairs for edge in pair if edge is not None]

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
    smallest excluded coupling, or, where weak couplings are excluded (`Side.BELOW`), the largest. Masses
    outside the validity of the formula and masses without a crossing have no limit, with a reason; nor has
    any mass where the formula does not hold for the model (`Quantity.unsuitable`). Where stronger couplings
    are allowed again, or those on the other side are excluded as well (`BoundPoint.gp_opposite`), `reason`
    says so. The edges of a curve are its own numbers (`Limit.edges`).
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
    valid = (masses >= info.valid_from_gev) & (masses <= info.valid_to_gev) & (not silent)
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
    for mass, usable in zip(masses, valid, strict=True):
        point = BoundPoint(float(mass), None, silent or item.outside(float(mass), typical))
        if usable:
            edge, upper = next(edges)
            reason = _reason(edge, info.excludes, end)
            point = BoundPoint(float(mass), edge.gp, reason, edge.everything, upper, edge.opposite)
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


def _reason(edge: Edge, side: Side, end: str) -> str:
    """Return what an edge does not say; empty where it says all."""
    above = side is Side.ABOVE
    if edge.everything:
        return f"every coupling up to {end} is excluded"
    reasons = []
    if edge.opposite is not None:
        beyond = f"couplings {'below' if above else 'above'} {edge.opposite:.5g} are excluded"
        others = f", {'stronger' if above else 'weaker'} ones are not" if edge.gp is None else " as well"
        reasons.append(beyond + others)
        reasons += ["the effect does not need the coupling"] if above else []
    elif edge.gp is None:
        reasons.append(f"no coupling below {end} is excluded")
    if edge.reopens:
        reasons.append(f"{'stronger' if above else 'weaker'} couplings are allowed again")
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
    logs = np.linspace(np.log(validity()["smallest_coupling"]), np.log(largest), _STEPS)
    table = np.broadcast_to(function(masses[:, None], np.exp(logs)[None, :]), (masses.size, logs.size))
    if not np.all(np.isfinite(table)):
        raise RunError("a low-energy prediction is not finite", where="bound")
    high = table >= 0
    upward, downward = ~high[:, :-1] & high[:, 1:], high[:, :-1] & ~high[:, 1:]

    rises, falls = np.any(upward, axis=1), np.any(downward, axis=1)
    beyond: npt.NDArray[np.bool_]
    if side is Side.ABOVE:  # the first way up; what is excluded from 0 on ends before it
        whole, beyond = np.all(table > 0, axis=1), high[:, 0] & falls
        place, other = upward.argmax(axis=1), downward.argmax(axis=1)
    else:  # the last one; what is excluded up to the end begins behind it
        whole, beyond = np.all(table < 0, axis=1), ~high[:, -1] & falls
        place, other = (logs.size - 2 - cells[:, ::-1].argmax(axis=1) for cells in (upward, downward))
    reopens = rises & (downward.sum(axis=1) > beyond)
    edges = _roots(function, masses, logs, place, rises)
    opposite = _roots(function, masses, logs, other, beyond)
    return [Edge(*row) for row in zip(edges, whole.tolist(), reopens.tolist(), opposite, strict=True)]


def _roots(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    masses: FloatArray,
    logs: FloatArray,
    cells: npt.NDArray[np.intp],
    there: npt.NDArray[np.bool_],
) -> list[float | None]:
    """Return where the function changes its sign between two logarithms of the coupling, of some masses."""
    result: list[float | None] = [None] * masses.size
    if not there.any():
        return result
    from scipy.optimize import elementwise  # noqa: PLC0415 - takes a tenth of a second, here only

    solved = elementwise.find_root(
        lambda log_gp, mass: function(mass, np.exp(np.minimum(log_gp, logs[-1]))),
        (logs[cells[there]], logs[cells[there] + 1]),
        args=(masses[there],),
        tolerances={"xatol": 1e-13, "xrtol": 0.0, "fatol": 0.0, "frtol": 0.0},
    )
    if not np.all(solved.success):
        raise RunError("root finding did not converge", where="bound")
    for index, log_gp in zip(np.flatnonzero(there), solved.x, strict=True):
        result[index] = float(np.exp(log_gp))
    return result


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

    @property
    def is_open(self) -> bool:
        """Whether any coupling is left."""
        return not self.excluded_by and self.low < self.high


def allowed_couplings(bounds: Sequence[Bound]) -> list[AllowedCouplings]:
    """Return the allowed couplings at each mass of the bounds, which must have the same masses.

    Each constraint counts at its own confidence level.
    """
    masses = [[point.mzp_gev for point in item.points] for item in bounds]
    if not bounds or any(row != masses[0] for row in masses):
        raise InputError("the bounds need the same masses, and one bound at least", where="allowed couplings")
    found, largest = [], min(item.largest for item in bounds)
    for index, mass in enumerate(masses[0]):
        edges: dict[Side, list[tuple[float, str]]] = {Side.ABOVE: [], Side.BELOW: []}
        whole = []
        for item in bounds:
            point = item.points[index]
            if point.everything:
                whole.append(item.info.name)
            for side, edge in (
                (item.info.excludes, point.gp_excluded),
                (_OTHER[item.info.excludes], point.gp_opposite),
            ):
                if edge is not None:
                    edges[side].append((edge, item.info.name))
        high, high_by = min(edges[Side.ABOVE], default=(largest, None))
        low, low_by = max(edges[Side.BELOW], default=(0.0, None))
        found.append(AllowedCouplings(mass, low, high, low_by, high_by, tuple(whole)))
    return found
