"""Lowenergy: the excluded coupling of a constraint against the mass, and what several of them allow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import elementwise

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
    "allowed_couplings",
    "bound",
    "edge_of_exclusion",
    "preferred_band",
]

_STEPS = 301
_TYPICAL = 0.1
"""A coupling at which a formula is asked whether it holds for a model."""


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


@dataclass(frozen=True, slots=True)
class Bound:
    """A constraint in the (mZ', g') plane: couplings on one side of `gp_excluded` are excluded."""

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
                | ({"reason": item.reason} if item.reason else {})
                for item in self.points
            ],
        }


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
    are allowed again, `reason` says so. The edges of a curve are its own numbers (`Limit.edges`).
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
        found, whole, again = edge_of_exclusion(
            lambda mass, gp: sign * item.excess(plane(mass, gp), data),
            masses[valid],
            info.excludes,
            largest_of(model),
        )
        ends: Sequence[float | None] = [None] * len(found)
    else:
        found, ends = ([float(x) if x <= largest_of(model) else None for x in edge] for edge in own)
        whole, again = [False] * len(found), [end is not None for end in ends]
    points = []
    end = "sqrt(4 pi)" if largest_of(model) == LARGEST_COUPLING else f"{largest_of(model):g}"
    edges = iter(zip(found, whole, again, ends, strict=True))
    for mass, usable in zip(masses, valid, strict=True):
        root, everything, upper = None, False, None
        reason = silent or item.outside(float(mass), typical)
        if usable:
            root, everything, reopens, upper = next(edges)
            reason = f"every coupling up to {end} is excluded" if everything else ""
            reason = "stronger couplings are allowed again" if reopens else reason
            if root is None and not everything:
                reason = f"no coupling below {end} is excluded"
        points.append(BoundPoint(float(mass), root, reason, bool(everything), upper))
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

    An entry is None where an edge lies beyond the largest coupling or the formula does not hold.
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

    edges = [
        edge_of_exclusion(above(edge), masses[valid], Side.ABOVE, largest_of(model))[0]
        for edge in info.preferred
    ]
    for index, low, high in zip(valid, *edges, strict=True):
        if low is not None and high is not None:
            bands[index] = (low, high)
    return bands


@parses_words
def edge_of_exclusion(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    masses: FloatArray,
    side: Side,
    largest: float = LARGEST_COUPLING,
) -> tuple[Sequence[float | None], Sequence[bool], Sequence[bool]]:
    """Return, by mass, where `function` turns positive, whether everywhere, and whether it turns back.

    The smallest such coupling for `ABOVE`; the largest for `BELOW`, where positive means allowed. It turns
    back where stronger couplings are allowed again (`ABOVE`).

    Parameters
    ----------
    function
        Of mass [GeV] and coupling, arrays that broadcast; positive where excluded (`ABOVE`).
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
        return [], [], []
    logs = np.linspace(np.log(validity()["smallest_coupling"]), np.log(largest), _STEPS)
    table = np.broadcast_to(function(masses[:, None], np.exp(logs)[None, :]), (masses.size, logs.size))
    if not np.all(np.isfinite(table)):
        raise RunError("a low-energy prediction is not finite", where="bound")
    upward = (table[:, :-1] < 0) & (table[:, 1:] >= 0)
    has_root = upward.any(axis=1)
    downward = np.any((table[:, :-1] >= 0) & (table[:, 1:] < 0), axis=1)
    again = [bool(item) for item in np.asarray(has_root & downward & (side is Side.ABOVE))]
    if side is Side.ABOVE:
        first, whole = upward.argmax(axis=1)[has_root], np.all(table > 0, axis=1)
    else:
        first = logs.size - 2 - upward[:, ::-1].argmax(axis=1)[has_root]
        whole = np.all(table < 0, axis=1)
    result: list[float | None] = [None] * masses.size
    if not has_root.any():
        return result, list(whole), again
    solved = elementwise.find_root(
        lambda log_gp, mass: function(mass, np.exp(np.minimum(log_gp, logs[-1]))),
        (logs[first], logs[first + 1]),
        args=(masses[has_root],),
        tolerances={"xatol": 1e-13, "xrtol": 0.0, "fatol": 0.0, "frtol": 0.0},
    )
    if not np.all(solved.success):
        raise RunError("root finding did not converge", where="bound")
    for index, log_gp in zip(np.flatnonzero(has_root), solved.x, strict=True):
        result[index] = float(np.exp(log_gp))
    return result, list(whole), again


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
            if point.gp_excluded is not None:
                edges[item.info.excludes].append((point.gp_excluded, item.info.name))
            elif point.everything:
                whole.append(item.info.name)
        high, high_by = min(edges[Side.ABOVE], default=(largest, None))
        low, low_by = max(edges[Side.BELOW], default=(0.0, None))
        found.append(AllowedCouplings(mass, low, high, low_by, high_by, tuple(whole)))
    return found
