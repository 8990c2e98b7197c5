"""Exclusion: low-energy constraints on a plane of two parameters, with the others held fixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Info, Plane, model_plane
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import DEFAULT_SCENARIO, Quarks, scenario
from recast.lowenergy.registry import observable
from recast.model.base import Model

__all__ = ["PARAMETERS", "Axis", "ConstraintPlane", "evaluate", "make_plane", "strongest"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

PARAMETERS = ("mzp_gev", "gp", "vphi_gev", "mq_gev", "md_gev")
"""What an axis may be, beside parameters of the model; two of the first three are needed, or fixed."""


@dataclass(frozen=True, eq=False)
class Axis:
    """A parameter and its values, rising.

    Raises
    ------
    InputError
        If the values are not at least two finite, rising numbers.
    """

    name: str
    values: FloatArray

    def __post_init__(self) -> None:
        values = np.asarray(self.values, dtype=np.float64)
        if values.ndim != 1 or values.size < 2 or not np.all(np.diff(values) > 0):
            raise InputError("an axis needs at least two rising numbers", where=self.name)
        object.__setattr__(self, "values", values)


@parses_words
@dataclass(frozen=True, eq=False)
class ConstraintPlane:
    """Constraints on a plane; arrays have the shape (len(x), len(y))."""

    x: Axis
    y: Axis
    data: DataSet
    infos: Mapping[str, Info]
    excess: Mapping[str, FloatArray] = field(repr=False)
    """Positive where excluded; NaN where the formula does not hold."""
    chi2: Mapping[str, FloatArray] = field(repr=False)
    """NaN where the formula does not hold."""

    def excluded(self, name: str) -> BoolArray:
        """Return where a constraint excludes; not where its formula does not hold."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.excess[name] > 0)


def make_plane(
    x: Axis,
    y: Axis,
    fixed: Mapping[str, float] | None = None,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
) -> Plane:
    """Return the points of a plane, x on the first axis of the arrays and y on the second.

    Parameters
    ----------
    x, y
        Two different parameters.
    fixed
        Values of others; with the axes they give two of mZ', g' and vPhi = mZ'/g'.
    quarks
        The quark sector, whose masses `mq_gev` and `md_gev` replace; `paper` by default.
    forms
        Versions of formulae; those of the data set by default.
    model
        The model, whose parameters may be axes or fixed as well; the default one if it is not given.

    Raises
    ------
    InputError
        If parameters are missing, stand twice or contradict each other, or a value is out of range.
    """
    # mzp_gev and gp stand for mass and coupling, whatever the model calls them
    names = {} if model is None else {model.mass: "mzp_gev", model.coupling: "gp"}
    x_name, y_name = (names.get(axis.name, axis.name) for axis in (x, y))
    known = [*PARAMETERS, *(model.parameters if model else ())]
    for axis in (x, y):
        if axis.name not in known:
            raise InputError(f'unknown axis "{axis.name}"', mend=did_you_mean(axis.name, known))
    values: dict[str, FloatArray] = {x_name: x.values[:, np.newaxis], y_name: y.values[np.newaxis, :]}
    if x_name == y_name:
        raise InputError(f"both axes are {x.name}", where="plane")
    for name, value in (fixed or {}).items():
        if name not in known:
            raise InputError(f'unknown parameter "{name}"', where="plane", mend=did_you_mean(name, known))
        if names.get(name, name) in values:
            raise InputError(f"{name} is an axis and fixed", where="plane")
        values[names.get(name, name)] = np.asarray(value, dtype=np.float64)
    gauge = [name for name in PARAMETERS[:3] if name in values]
    if len(gauge) != 2:
        raise InputError(
            f"two of mzp_gev, gp and vphi_gev are needed, not {', '.join(gauge) or 'none'}", where="plane"
        )
    if "vphi_gev" in values and not np.all(np.isfinite(values["vphi_gev"]) & (values["vphi_gev"] > 0)):
        raise InputError("vphi_gev must be finite and greater than 0", where="plane")
    if "mzp_gev" not in values:
        values["mzp_gev"] = values["gp"] * values["vphi_gev"]
    elif "gp" not in values:
        values["gp"] = values["mzp_gev"] / values["vphi_gev"]
    sector = quarks or scenario(DEFAULT_SCENARIO)
    if "mq_gev" in values or "md_gev" in values:
        sector = sector.with_masses(values.get("mq_gev", sector.mq_gev), values.get("md_gev", sector.md_gev))
    others = {name: value for name, value in values.items() if name not in PARAMETERS}
    return model_plane(values["mzp_gev"], values["gp"], sector, forms, model, others)


@parses_words
def evaluate(
    names: Sequence[str],
    x: Axis,
    y: Axis,
    data: DataSet,
    fixed: Mapping[str, float] | None = None,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
) -> ConstraintPlane:
    """Return the constraints `names` on the plane of `x` and `y`; arguments as in `make_plane`.

    Names are those of `recast.lowenergy.registry.OBSERVABLES`.

    Raises
    ------
    InputError
        As `make_plane`, or if a formula does not hold for the model.
    """
    if not names:
        raise InputError("no constraint is named", where="plane")
    plane = make_plane(x, y, fixed, quarks, forms, model)
    shape = (x.values.size, y.values.size)
    infos: dict[str, Info] = {}
    excess: dict[str, FloatArray] = {}
    chi2: dict[str, FloatArray] = {}
    for name in dict.fromkeys(names):
        item = observable(name)
        item.require(plane)
        infos[name] = item.info(data, plane)
        ends = infos[name].valid_from_gev, infos[name].valid_to_gev
        valid = (plane.mzp_gev >= ends[0]) & (plane.mzp_gev <= ends[1])
        valid = valid & (plane.mzp_gev <= item.lightest_quark(plane))
        inside = replace(plane, mzp_gev=np.clip(plane.mzp_gev, *ends))
        for table, function in ((excess, item.excess), (chi2, item.chi2)):
            table[name] = np.array(np.broadcast_to(np.where(valid, function(inside, data), np.nan), shape))
    return ConstraintPlane(x, y, data, infos, excess, chi2)


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
