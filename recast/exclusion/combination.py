"""Exclusion: the union of excluded regions and a combined chi2, with what they assume."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.exclusion.plane import ConstraintPlane
from recast.inputs.constants import validity
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.base import Info, Plane, Side, chi2_quantile, largest_of, model_plane
from recast.lowenergy.bounds import edge_of_exclusion
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import Quarks
from recast.lowenergy.registry import observable
from recast.model.base import Model
from recast.statistics.counting import CONFIDENCE_LEVEL

__all__ = [
    "ASSUMPTIONS",
    "Combination",
    "Levels",
    "Reference",
    "Union",
    "combined_bound",
    "combined_chi2",
    "measured_chi2",
    "union",
]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

ASSUMPTIONS = (
    "The measurements are independent and Gaussian; errors of the Standard Model predictions are included "
    "where the data set gives them. Priors, limits without a level and published curves do not enter."
)


class Levels(StrEnum):
    """Whether excluded regions of different confidence levels may be united."""

    SAME = "same"
    AS_STATED = "as_stated"
    """Each at its own level: the union has none."""


class Reference(StrEnum):
    """What a difference of chi2 is taken from."""

    BEST = "best"
    """The smallest value on the plane."""
    STANDARD_MODEL = "standard_model"
    """The value for g' = 0."""


@dataclass(frozen=True, eq=False)
class Union:
    """Where at least one constraint excludes."""

    excluded: BoolArray
    levels: dict[str, str]
    """Confidence level of each constraint, in words."""


@parses_words
def union(plane: ConstraintPlane, names: Sequence[str] | None = None, levels: Levels = Levels.SAME) -> Union:
    """Return where at least one of the constraints excludes, shape of the plane.

    Raises
    ------
    InputError
        If the constraints have different confidence levels and `levels` is `SAME`; priors count as a level.
    """
    chosen = _chosen(plane, names)
    found = {name: plane.infos[name].level for name in chosen}
    if levels is Levels.SAME and len(set(found.values())) > 1:
        listed = ", ".join(f"{name} ({level})" for name, level in found.items())
        raise InputError(
            f"different confidence levels: {listed}",
            where="union",
            mend="Choose constraints of one level, or levels = as_stated.",
        )
    excluded = np.zeros(np.shape(plane.excess[chosen[0]]), dtype=np.bool_)
    for name in chosen:
        excluded |= plane.excluded(name)
    return Union(excluded, found)


@dataclass(frozen=True, eq=False)
class Combination:
    """The sum of chi2 of several constraints."""

    chi2: FloatArray = field(repr=False)
    """NaN where the formula of one of them does not hold."""
    standard_model: float
    """The sum for g' = 0."""
    measurements: tuple[str, ...]
    left_out: tuple[str, ...]
    """Priors, limits without a confidence level, published curves."""
    assumptions: str = ASSUMPTIONS

    @parses_words
    def difference(self, reference: Reference) -> FloatArray:
        """Return chi2 minus its value at the reference."""
        if reference is Reference.STANDARD_MODEL:
            return self.chi2 - self.standard_model
        if np.all(np.isnan(self.chi2)):
            raise InputError("the plane has no point where every formula holds", where="combined chi2")
        return self.chi2 - float(np.nanmin(self.chi2))

    @staticmethod
    def threshold(cl: float, parameters: int = 2) -> float:
        """Return the difference that belongs to a confidence level for so many free parameters."""
        if not 0.0 < cl < 1.0:
            raise InputError(f"confidence level {cl:g} is not between 0 and 1", where="combined chi2")
        return chi2_quantile(cl, parameters)


def combined_chi2(plane: ConstraintPlane, names: Sequence[str] | None = None) -> Combination:
    """Return the sum of chi2 of the constraints (`ASSUMPTIONS`).

    Raises
    ------
    InputError
        If two of them share a measurement, none has a confidence level, or a digitised curve is named.
    """
    chosen = _chosen(plane, names)
    _refuse_digitised({name: plane.infos[name] for name in names or ()})
    inside, outside = _split({name: plane.infos[name] for name in chosen})
    total = np.sum([plane.chi2[name] for name in inside], axis=0)
    return Combination(total, _standard_model(inside, plane.data), inside, outside)


@parses_words
def combined_bound(
    names: Sequence[str],
    mzp_gev: npt.ArrayLike,
    data: DataSet,
    cl: float = CONFIDENCE_LEVEL,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> list[float | None]:
    """Return the smallest g' that the sum of chi2 excludes against the Standard Model; None without one.

    One free parameter, chi2(g') - chi2(0) above its quantile, by root finding. Masses [GeV], scalar or 1-d.
    Other arguments as in `recast.lowenergy.bounds.bound`.

    Raises
    ------
    InputError
        As `combined_chi2`, or if a formula does not hold at a mass, or not for the model.
    """
    infos = {name: observable(name).info(data) for name in names}
    _refuse_digitised(infos)
    inside, _ = _split(infos)
    masses = np.atleast_1d(Plane(np.asarray(mzp_gev), np.zeros(1)).mzp_gev)
    _require(inside, model_plane(masses, np.array([0.1]), quarks, forms, model, values))
    zero = _standard_model(inside, data) + Combination.threshold(cl, 1)

    def above(mass: FloatArray, gp: FloatArray) -> FloatArray:
        point = model_plane(mass, gp, quarks, forms, model, values)
        total = sum(observable(name).chi2(point, data) for name in inside)
        return np.asarray(total - zero)

    found = edge_of_exclusion(above, masses, Side.ABOVE, largest_of(model))
    for mass, edge in zip(masses, found, strict=True):
        if edge.everything or edge.opposite is not None:
            raise InputError(
                f"at {mass:g} GeV couplings from 0 on are excluded: no single coupling bounds what is",
                where="combined bound",
                mend="Ask the constraints one by one (recast.bound), or combined_chi2 at each coupling.",
            )
    return [edge.gp for edge in found]


@parses_words
def measured_chi2(
    names: Sequence[str],
    mzp_gev: float,
    data: DataSet,
    quarks: Quarks | None = None,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """Return the sum of chi2 of measurements against the coupling, and as it is expected without new physics.

    Arguments as of `combined_bound`; every name must be a measurement.

    Raises
    ------
    InputError
        If one is none, two share a measurement, or a formula does not hold at the mass or for the model.
    """
    infos = {name: observable(name).info(data) for name in names}
    _refuse_digitised(infos, "")
    inside, outside = _split(infos)
    if outside:
        raise InputError("it has no chi2", where=outside[0], mend="Leave it out of measurements.")
    _require(inside, model_plane(mzp_gev, 0.1, quarks, None, model, values))
    chosen = [observable(name) for name in inside]

    weakest = validity()["smallest_coupling"]

    def at(coupling: float) -> Plane:
        return model_plane(mzp_gev, coupling if coupling > weakest else 0.0, quarks, None, model, values)

    def chi2(coupling: float) -> float:
        return math.fsum(float(item.chi2(at(coupling), data)) for item in chosen)

    def expected(coupling: float) -> float:
        return math.fsum(float(item.expected_chi2(at(coupling), data)) for item in chosen)

    expected(0.0)  # says now which has none
    return chi2, expected


def _require(names: Sequence[str], typical: Plane) -> None:
    """Refuse formulae that do not hold for a model, or not at the masses of a plane."""
    for name in names:
        observable(name).require(typical)
        for mass in np.ravel(typical.mzp_gev):
            if reason := observable(name).outside(float(mass), typical):
                raise InputError(f"{reason}, not at {mass:g} GeV", where=name)


def _standard_model(names: Sequence[str], data: DataSet) -> float:
    point = Plane(np.asarray(100.0), np.asarray(0.0))
    return float(sum(observable(name).chi2(point, data) for name in names))


def _chosen(plane: ConstraintPlane, names: Sequence[str] | None) -> list[str]:
    chosen = list(plane.infos if names is None else dict.fromkeys(names))
    for name in chosen:
        if name not in plane.infos:
            raise InputError(
                f'constraint "{name}" is not on the plane', mend=f"It has: {', '.join(plane.infos)}."
            )
    if not chosen:
        raise InputError("no constraint is named", where="combination")
    return chosen


def _refuse_digitised(infos: dict[str, Info], where: str = "combined chi2") -> None:
    for name, info in infos.items():
        if info.kind is CurveKind.DIGITISED:
            raise InputError(
                f"{name} is a digitised curve, which is no measurement",
                where=where,
                mend="Leave it out.",
            )


def _split(infos: dict[str, Info]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    inside = tuple(name for name, info in infos.items() if info.has_chi2)
    if not inside:
        raise InputError("none of the constraints has a chi2", where="combined chi2")
    for first, second in itertools.combinations(inside, 2):
        for what in infos[first].shared:
            if what in infos[second].shared:
                raise InputError(
                    f"{first} and {second} share {what}", where="combined chi2", mend="Leave one out."
                )
    return inside, tuple(name for name in infos if name not in inside)
