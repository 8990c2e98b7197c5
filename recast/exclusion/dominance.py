"""Exclusion: which constraint decides: allowed couplings at each mass, strongest pull in a plane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.exclusion.plane import ConstraintPlane
from recast.lowenergy.base import Side
from recast.lowenergy.bounds import Bound

__all__ = ["AllowedCouplings", "allowed_couplings", "strongest"]


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


def strongest(plane: ConstraintPlane) -> tuple[npt.NDArray[np.int64], tuple[str, ...]]:
    """Return, for each point, the position of the constraint with the largest chi2 above its own minimum.

    -1 where no formula holds. Constraints without a confidence level have no chi2 and are left out. The
    second value are the names that the positions count.
    """
    names = tuple(name for name, info in plane.infos.items() if info.has_chi2)
    if not names:
        raise InputError("none of the constraints has a chi2", where="strongest")
    tables = [plane.chi2[name] for name in names]
    rise = np.stack([table - np.min(table, initial=np.inf, where=~np.isnan(table)) for table in tables])
    known = np.where(np.isnan(rise), -np.inf, rise)
    return np.where(np.all(np.isnan(rise), axis=0), -1, known.argmax(axis=0)), names
