"""Lowenergy: the excluded coupling of a constraint as a function of the mass, by root finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import elementwise

from recast.core.errors import RunError
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import LARGEST_COUPLING, FloatArray, Info, Plane
from recast.lowenergy.registry import observable

__all__ = ["Bound", "BoundPoint", "bound", "preferred_band"]

_SMALLEST_COUPLING = 1e-9
_STEPS = 241


@dataclass(frozen=True, slots=True)
class BoundPoint:
    """The excluded coupling at one mass."""

    mzp_gev: float
    gp_excluded: float | None
    """Smallest excluded g'; None where nothing is excluded."""
    reason: str = ""
    """Why nothing is excluded."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A constraint in the (mZ', g') plane: couplings above `gp_excluded` are excluded."""

    info: Info
    points: tuple[BoundPoint, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return `{constraint, data, cl, sided, points: [{mzp_gev, gp_excluded}]}`; None where no limit."""
        return {
            "constraint": self.info.name,
            "data": str(self.info.data),
            "cl": self.info.cl,
            "sided": str(self.info.sided),
            "references": list(self.info.references),
            "points": [
                {"mzp_gev": item.mzp_gev, "gp_excluded": item.gp_excluded}
                | ({"reason": item.reason} if item.reason else {})
                for item in self.points
            ],
        }


def bound(constraint: str, mzp_gev: npt.ArrayLike, data: DataSet) -> Bound:
    """Return the smallest excluded g' of a constraint at each mass.

    Parameters
    ----------
    constraint
        A name of `recast.lowenergy.registry.OBSERVABLES`.
    mzp_gev
        Masses of the Z' [GeV], scalar or 1-d.
    data
        The named set of measurements.

    Notes
    -----
    The first crossing of the exclusion rule on 241 couplings from 1e-9 to sqrt(4 pi), evenly spaced in the
    logarithm, is refined to a relative 1e-12 (Chandrupatla's method). Masses outside the validity of the
    formula and masses without a crossing have no limit, with a reason.
    """
    item = observable(constraint)
    info = item.info(data)
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    valid = masses >= info.valid_from_gev
    found = _first_root(lambda mass, gp: item.excess(Plane(mass, gp), data), masses[valid])
    roots: list[float | None] = [None] * masses.size
    for index, root in zip(np.flatnonzero(valid), found, strict=True):
        roots[index] = root
    points = []
    for mass, usable, root in zip(masses, valid, roots, strict=True):
        reason = ""
        if not usable:
            reason = f"the formula holds from {info.valid_from_gev:g} GeV"
        elif root is None:
            reason = "no coupling below sqrt(4 pi) is excluded"
        points.append(BoundPoint(float(mass), root, reason))
    return Bound(info, tuple(points))


def preferred_band(
    constraint: str, mzp_gev: npt.ArrayLike, data: DataSet
) -> list[tuple[float, float] | None] | None:
    """Return the couplings (low, high) that the data prefer at each mass; None without such a band.

    An entry is None where an edge lies beyond sqrt(4 pi) or the formula does not hold.
    """
    item = observable(constraint)
    info = item.info(data)
    if info.preferred is None:
        return None
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    bands: list[tuple[float, float] | None] = [None] * masses.size
    valid = np.flatnonzero(masses >= info.valid_from_gev)

    def above(edge: float) -> Callable[[FloatArray, FloatArray], FloatArray]:
        return lambda mass, gp: item.predict(Plane(mass, gp), data) - edge

    edges = [_first_root(above(edge), masses[valid]) for edge in info.preferred]
    for index, low, high in zip(valid, *edges, strict=True):
        if low is not None and high is not None:
            bands[index] = (low, high)
    return bands


def _first_root(
    function: Callable[[FloatArray, FloatArray], FloatArray], masses: FloatArray
) -> Sequence[float | None]:
    """Return the smallest coupling at which `function` turns positive, for each mass."""
    if masses.size == 0:
        return []
    logs = np.linspace(np.log(_SMALLEST_COUPLING), np.log(LARGEST_COUPLING), _STEPS)
    table = np.broadcast_to(function(masses[:, None], np.exp(logs)[None, :]), (masses.size, logs.size))
    if not np.all(np.isfinite(table)):
        raise RunError("a low-energy prediction is not finite", where="bound")
    upward = (table[:, :-1] < 0) & (table[:, 1:] >= 0)
    has_root = upward.any(axis=1)
    first = upward.argmax(axis=1)[has_root]
    result: list[float | None] = [None] * masses.size
    if not has_root.any():
        return result
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
    return result
