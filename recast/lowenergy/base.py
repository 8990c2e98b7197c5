"""Lowenergy: what an observable is: the points it takes, what it says of itself, its rule of exclusion.

An observable is a module with the functions of `Observable`; `recast.lowenergy.registry` lists them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.inputs.lowenergy import Criterion, DataSet, Inputs, Sided
from recast.inputs.validity import largest_coupling, validity
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import Quarks

__all__ = [
    "LARGEST_COUPLING",
    "FloatArray",
    "Info",
    "Observable",
    "Plane",
    "Point",
    "Prediction",
    "Side",
    "coordinates",
    "outside",
    "outside_in_words",
    "references",
    "sigmas_of",
]

FloatArray = npt.NDArray[np.float64]

LARGEST_COUPLING = largest_coupling()
"""g' above which perturbation theory has no meaning, g'^2/(4 pi) = 1."""


class Side(StrEnum):
    """Which couplings a constraint excludes at one mass: those above the bound or those below it."""

    ABOVE = "above"
    BELOW = "below"


class Point(Protocol):
    """Masses [GeV] and couplings: a `ModelPoint`, or a `Plane` of broadcast arrays."""

    @property
    def mzp_gev(self) -> Any:
        """Mass of the Z' [GeV], scalar or array."""

    @property
    def gp(self) -> Any:
        """Coupling g', scalar or array."""


@dataclass(frozen=True)
class Plane:
    """Arrays of masses and couplings that broadcast together; kept apart, so that loops over mass are few.

    Raises
    ------
    InputError
        If a mass or a coupling is outside the range of recast/inputs/validity.yaml, or is not finite.
    """

    mzp_gev: FloatArray
    gp: FloatArray
    quarks: Quarks | None = None
    """The quark sector, arrays that broadcast with the plane; None is the data set's own assumption."""
    forms: Forms | None = None
    """Which version of formulae that differ in print; None is the data set's."""

    def __post_init__(self) -> None:
        for name in ("mzp_gev", "gp"):
            try:
                array = np.asarray(getattr(self, name), dtype=np.float64)
            except (TypeError, ValueError):
                raise InputError(f"{name} is not a number or an array of numbers") from None
            if array.size == 0:
                raise InputError(f"{name} is empty")
            if not np.all(np.isfinite(array)):
                raise InputError(f"{name} is not a finite number")
            object.__setattr__(self, name, array)
        self._check_ranges()
        shapes = [self.mzp_gev.shape, self.gp.shape]
        shapes += [] if self.quarks is None else list(self.quarks.shapes)
        try:
            np.broadcast_shapes(*shapes)
        except ValueError:
            listed = ", ".join(str(shape) for shape in dict.fromkeys(shapes))
            raise InputError(
                f"masses, couplings and quarks have shapes {listed}, which do not broadcast"
            ) from None

    def _check_ranges(self) -> None:
        edges = validity()
        lightest, heaviest = edges["smallest_mass_gev"], edges["largest_mass_gev"]
        if np.any(self.mzp_gev <= 0):
            raise InputError(f"mzp_gev is {self.mzp_gev.min():g}; it must be greater than 0")
        for mass in (self.mzp_gev.min(), self.mzp_gev.max()):
            if not lightest <= mass <= heaviest:
                raise InputError(
                    f"mzp_gev is {mass:g}; the formulae hold from {lightest:g} to {heaviest:g} GeV"
                )
        if np.any(self.gp < 0):
            raise InputError(f"gp is {self.gp.min():g}; it must be 0 or greater")
        if np.any(self.gp > LARGEST_COUPLING * (1.0 + 1e-12)):
            raise InputError(
                f"gp is {self.gp.max():g}, not perturbative: it must be below sqrt(4 pi) = 3.545"
            )
        weakest = edges["smallest_coupling"]
        small = (self.gp > 0) & (self.gp < weakest * (1.0 - 1e-12))
        if np.any(small):
            raise InputError(f"gp is {self.gp[small].min():g}; it must be 0, or {weakest:g} or greater")


@parses_words
@dataclass(frozen=True, slots=True)
class Info:
    """What a constraint is, for labels, captions and citations."""

    name: str
    title: str
    """A few words for a legend."""
    quantity: str
    """What `predict` returns."""
    data: DataSet
    cl: float | None
    """Confidence level of the exclusion; None for a prior on the model or a limit stated without one."""
    sided: Sided
    rule: str
    """Where the rule of exclusion comes from."""
    references: tuple[str, ...]
    """INSPIRE keys of formula and measurements."""
    allowed_below: float | None
    """Largest allowed value of `predict`, for information: `excess` decides; None if there is none."""
    preferred: tuple[float, float] | None = None
    """Values of `predict` that the data prefer, if the set names such a band."""
    preferred_sigmas: float | None = None
    valid_from_gev: float = 0.0
    """Smallest mass of the Z' for which the formula holds [GeV]."""
    sigmas: float | None = None
    """The rule in standard deviations, if that is how it is given."""
    excludes: Side = Side.ABOVE
    """Which couplings are excluded at a given mass."""
    needs_quarks: bool = False
    """Whether it depends on the quark sector."""
    assumes_quarks: bool = False
    """Whether its numbers are those of a model with the vector-like quarks, whatever their sector."""
    published: bool = False
    """A limit as an experiment published it: a line with a level, and no chi2."""
    compares: str = "prediction"
    """What the rule compares (`Observable.compared`), in words or signs; pulls are in standard deviations."""
    excluded_above: float | None = None
    """Value of it above which the rule excludes."""

    def no_word_on(self, quarks: Quarks | None) -> str:
        """Return why it says nothing about a model with this quark sector; empty where it does."""
        silent = quarks is not None and not quarks.exist and (self.needs_quarks or self.assumes_quarks)
        return "the model has no vector-like quarks" if silent else ""

    @property
    def has_chi2(self) -> bool:
        """Whether `chi2` measures anything: not for priors, limits without a level and published lines."""
        return self.cl is not None and not self.published

    @property
    def level(self) -> str:
        """The confidence level in words: "95 % CL, two-sided", "5σ, two-sided", "a prior, no CL"."""
        if self.sided is Sided.THEORY:
            return "a prior, no CL"
        if self.cl is None:
            return "as stated, no CL"
        if self.sigmas is not None:
            return f"{self.sigmas:g}σ, {self.sided}-sided"
        text = f"{100 * self.cl:.4g} % CL, {self.sided}-sided"
        return f"{text}, as published" if self.published else text


class Observable(Protocol):
    """One observable. All functions are vectorised over the points."""

    def predict(self, point: Point, data: DataSet) -> FloatArray:
        """Return the observable (its unit is in `Info.quantity`)."""

    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the squared deviation from the measurement in standard deviations."""

    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return what the rule compares with `Info.excluded_above`; NaN where it compares nothing."""

    def excess(self, point: Point, data: DataSet) -> FloatArray:
        """Return a number that is positive where the point is excluded and negative where it is allowed.

        It is `compared` minus `Info.excluded_above`.
        """

    def info(self, data: DataSet) -> Info:
        """Return what the constraint is."""


class Prediction(Protocol):
    """A quantity that is predicted and excludes nothing here."""

    def predict(self, point: Point, data: DataSet) -> FloatArray:
        """Return the quantity (its unit is in `Info.quantity`)."""

    def info(self, data: DataSet) -> Info:
        """Return what the quantity is."""


def coordinates(point: Point) -> tuple[FloatArray, FloatArray]:
    """Return mass [GeV] and coupling of `point` as arrays that broadcast together."""
    return np.asarray(point.mzp_gev, dtype=np.float64), np.asarray(point.gp, dtype=np.float64)


def outside(pull: FloatArray, criterion: Criterion) -> FloatArray:
    """Return what the rule compares: the size of a pull (prediction - measurement over its error), or itself.

    A two-sided interval is left on both sides, a one-sided one only upwards.
    """
    return np.abs(pull) if criterion.sided is Sided.TWO else pull


def outside_in_words(criterion: Criterion) -> str:
    """Return what `outside` is."""
    return "|pull|" if criterion.sided is Sided.TWO else "pull"


def sigmas_of(criterion: Criterion) -> float:
    """Return the standard deviations of a rule that has some."""
    if criterion.sigmas is None:
        raise ValueError("a prior has no pull")
    return criterion.sigmas


def references(*inputs: Inputs, formula: tuple[str, ...]) -> tuple[str, ...]:
    """Return the INSPIRE keys of a formula and of the measurements it is compared with, each once."""
    keys = [*formula, *(item.reference for entry in inputs for item in entry.measurements.values())]
    return tuple(dict.fromkeys(keys))
