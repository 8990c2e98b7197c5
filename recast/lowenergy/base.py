"""Lowenergy: what an observable is: the points it takes, what it says of itself, its rule of exclusion.

An observable is a `Limit` or a `Measured`: a function `predict` and what is declared beside it.
`recast.lowenergy.registry` lists them; a plug-in adds its own (docs/lowenergy.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincinv

from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.core.words import parses_words
from recast.inputs.constants import largest_coupling, validity
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.lowenergy import Criterion, DataSet, Inputs, Measurement, Sided, lowenergy_inputs
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import FAR_OFF, NOTED_OFF, Quarks, off_of, scenario_names
from recast.model.base import Model, check_value
from recast.model.charges import FERMIONS, LMU_LTAU, Charges, kinetic_mixing_charges
from recast.model.point import QuarkSector

__all__ = [
    "LARGEST_COUPLING",
    "FloatArray",
    "Info",
    "Limit",
    "Measured",
    "Plane",
    "Point",
    "Quantity",
    "Side",
    "Style",
    "about_quarks",
    "charges_of",
    "chi2_quantile",
    "coordinates",
    "has_charges_of",
    "has_default_charges",
    "largest_of",
    "log_ratio",
    "mixing_of",
    "model_plane",
    "weighted_average",
]

FloatArray = npt.NDArray[np.float64]

LARGEST_COUPLING = largest_coupling()
"""g' above which perturbation theory has no meaning, g'^2/(4 pi) = 1."""
_MIXING = "kinetic_mixing"
_TINY = 1e-12
"""Stands for no coupling where there is kinetic mixing, whose charges are in units of the coupling."""


class Side(StrEnum):
    """Which couplings a constraint excludes at one mass: those above the bound or those below it."""

    ABOVE = "above"
    BELOW = "below"


class Point(Protocol):
    """Masses [GeV] and couplings: a `ModelPoint`, or a `Plane` of broadcast arrays.

    `charges`, `kinetic_mixing`, `quarks` and `forms` are read where the point has them (see `Plane`).
    """

    @property
    def mzp_gev(self) -> Any:
        """Mass of the Z' [GeV], scalar or array."""

    @property
    def gp(self) -> Any:
        """Coupling, scalar or array."""


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
    """The coupling that multiplies the charges."""
    quarks: Quarks | None = None
    """The quark sector, arrays that broadcast with the plane; None is the data set's own assumption."""
    forms: Forms | None = None
    """Which version of formulae that differ in print; None is the data set's."""
    charges: Charges = LMU_LTAU
    """Charges at momentum transfers far below mZ (`model_plane`); numbers, or arrays that broadcast."""
    kinetic_mixing: FloatArray = field(default_factory=lambda: np.asarray(0.0))
    """The epsilon that is part of the charges; an array that broadcasts."""

    def __post_init__(self) -> None:
        for name in ("mzp_gev", "gp", _MIXING):
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
        for value in (*self.charges.left_charges, *self.charges.right_charges):
            if not np.all(np.isfinite(value)):
                raise InputError("a charge is not a finite number")
        try:
            _ = self.shape
        except ValueError:
            listed = ", ".join(str(shape) for shape in dict.fromkeys(self._shapes()))
            raise InputError(
                f"masses, couplings, charges and quarks have shapes {listed}, which do not broadcast"
            ) from None

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the points."""
        return np.broadcast_shapes(*self._shapes())

    def _shapes(self) -> list[tuple[int, ...]]:
        shapes = [self.mzp_gev.shape, self.gp.shape, self.kinetic_mixing.shape]
        shapes += [] if self.quarks is None else list(self.quarks.shapes)
        charges = (*self.charges.left_charges, *self.charges.right_charges)
        return shapes + [np.shape(value) for value in charges]

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


def model_plane(
    mzp_gev: npt.ArrayLike,
    gp: npt.ArrayLike,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
    values: Mapping[str, Any] | None = None,
) -> Plane:
    """Return the plane of a model; gauged Lmu-Ltau without one.

    Parameters
    ----------
    mzp_gev, gp
        Masses [GeV] and couplings (those that `model.mass` and `model.coupling` name), arrays that broadcast.
    quarks, forms
        As in `Plane`.
    model
        A model with charges.
    values
        Its other parameters, numbers or arrays that broadcast; those left out have their defaults.

    Raises
    ------
    InputError
        If the model has no charges, no such parameter, or a value is outside its range; or as `Plane`.

    Notes
    -----
    Kinetic mixing: below mZ in momentum transfer, exchange of Z' and Z together sees -epsilon e cos(theta_W)
    times the electric charge, whatever mZ' is: the part along the current of the Z cancels between the two.
    It stays where the coupling is 0, for which 1e-12 stands then.

    Examples
    --------
    >>> from recast.model.registry import load_model
    >>> float(model_plane(30.0, 0.1, model=load_model("b_minus_l")).charges.vector("mu"))
    -1.0
    """
    mass, coupling = (np.asarray(value, dtype=np.float64) for value in (mzp_gev, gp))
    if model is None:
        return Plane(mass, coupling, quarks, forms)
    given = {**(values or {}), model.mass: mass, model.coupling: coupling}
    known = model.parameters.get(_MIXING)
    default = known.default if known else None
    epsilon = np.asarray(given.get(_MIXING, 0.0 if default is None else default), dtype=np.float64)
    charges: Charges | None
    if model.coupling == _MIXING:
        charges = kinetic_mixing_charges(0.0, electroweak_scheme("gmu"))
    else:
        charges = model.charges(given | ({_MIXING: 0.0} if known else {}))
    if charges is None:
        raise InputError(
            f"the model {model.name} has no charges of a Z'",
            where="low-energy constraints",
            mend="Leave them out.",
        )
    for name, value in given.items():
        for edge in (np.min(value), np.max(value)) if np.size(value) else ():
            check_value(model.parameters, name, edge, f"model {model.name}")
    if model.coupling != _MIXING and np.any(epsilon):
        coupling = np.where((coupling == 0) & (epsilon != 0), _TINY, coupling)
        share = np.where(coupling == 0, 0.0, epsilon / np.where(coupling == 0, 1.0, coupling))
        charges = charges.plus(kinetic_mixing_charges(0.0, electroweak_scheme("gmu")), share)
    return Plane(mass, coupling, quarks, forms, charges, epsilon)


def largest_of(model: Model | None) -> float:
    """Return the largest coupling that is asked about: sqrt(4 pi), or where that of the model ends."""
    return LARGEST_COUPLING if model is None else min(LARGEST_COUPLING, model.parameters[model.coupling].high)


def coordinates(point: Point) -> tuple[FloatArray, FloatArray]:
    """Return mass [GeV] and coupling of `point` as arrays that broadcast together."""
    return np.asarray(point.mzp_gev, dtype=np.float64), np.asarray(point.gp, dtype=np.float64)


def charges_of(point: Point) -> Charges:
    """Return the charges of a point; those of gauged Lmu-Ltau where it has none."""
    return getattr(point, "charges", None) or LMU_LTAU


def mixing_of(point: Point) -> FloatArray:
    """Return the kinetic mixing that is part of the charges of a point, 0 where it says nothing."""
    return np.asarray(getattr(point, _MIXING, 0.0), dtype=np.float64)


def has_default_charges(charges: Charges) -> bool:
    """Return whether charges are those of the default, gauged Lmu-Ltau, everywhere where they are arrays."""
    return charges is LMU_LTAU or has_charges_of(LMU_LTAU, charges)


def has_charges_of(known: Charges, charges: Charges) -> bool:
    """Return whether charges are those of `known`, everywhere where they are arrays."""
    return all(
        bool(np.all(np.asarray(side(name)) == other(name)))
        for side, other in ((charges.left, known.left), (charges.right, known.right))
        for name in FERMIONS
    )


def about_quarks(point: Point) -> str:
    """Return why a formula with the quarks of arXiv:1403.1269 does not hold; empty where it does."""
    if not has_default_charges(charges_of(point)):
        return "it is about the vector-like quarks of gauged Lmu-Ltau"
    quarks = getattr(point, "quarks", None)
    return "the model has no vector-like quarks" if isinstance(quarks, Quarks) and not quarks.exist else ""


def log_ratio(x: npt.ArrayLike) -> FloatArray:
    """Return ln(x)/(x - 1), 1 at x = 1; any shape, x > 0."""
    delta = np.asarray(x, dtype=np.float64) - 1.0
    near = np.abs(delta) < 1e-5
    safe = np.where(near, 1.0, delta)
    return np.where(near, 1.0 - delta / 2.0 + delta**2 / 3.0, np.log1p(safe) / safe)


def weighted_average(measurements: Iterable[Measurement]) -> tuple[float, float]:
    """Return the average of independent measurements, weighted with their errors, and its error."""
    items = list(measurements)
    weights = [1.0 / item.error**2 for item in items]
    mean = sum(w * item.value for w, item in zip(weights, items, strict=True)) / sum(weights)
    return mean, 1.0 / math.sqrt(sum(weights))


def chi2_quantile(cl: float, parameters: int) -> float:
    """Return the chi2 of so many parameters that is exceeded with probability 1 - cl."""
    return float(2.0 * gammaincinv(0.5 * parameters, cl))


@dataclass(frozen=True, slots=True)
class Style:
    """Colours and line of one constraint in every figure."""

    line: str = "#444444"
    """Colour of the edge, #rrggbb."""
    band: str = "#bbbbbb"
    """Colour of the preferred band."""
    dashes: Literal["-"] | tuple[float, tuple[float, ...]] = "-"
    strength: float = 0.25
    """How much of the edge's colour the excluded region has; the rest is white."""

    @property
    def tint(self) -> str:
        """Colour of the excluded region, opaque."""
        parts = [int(self.line[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
        return "#" + "".join(f"{round(255.0 * (1.0 - self.strength * (1.0 - part))):02x}" for part in parts)


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
    valid_to_gev: float = math.inf
    """Largest mass of the Z' for which it holds [GeV]."""
    sigmas: float | None = None
    """The rule in standard deviations, if that is how it is given."""
    excludes: Side = Side.ABOVE
    """Which couplings are excluded at a given mass."""
    needs_quarks: bool = False
    """Whether it depends on the quark sector."""
    kind: CurveKind | None = None
    """Of a limit that is a curve: a line with a level, and no chi2; None for a constraint with a formula."""
    unconfirmed: str = ""
    """What of a curve is not confirmed; it decides nothing unless it is asked for by name."""
    compares: str = "prediction"
    """What the rule compares (`Limit.compared`), in words or signs; pulls are in standard deviations."""
    excluded_above: float | None = None
    """Value of it above which the rule excludes; None for a prediction, which excludes nothing."""
    shared: tuple[str, ...] = ()
    """Measurements that other constraints may contain as well."""
    style: Style = Style()
    experiments: tuple[str, ...] = ()
    """Whose measurements they are, where the title does not say it."""

    @property
    def is_curve(self) -> bool:
        """Whether it is a curve and not a formula."""
        return self.kind is not None

    @property
    def source(self) -> str:
        """What its numbers are: a set of measurements, published, or those of this program."""
        if self.kind is None:
            return str(self.data)
        made = self.kind in (CurveKind.RECAST, CurveKind.PROJECTION)
        return str(self.kind) if made else str(CurveKind.PUBLISHED)

    @property
    def decides(self) -> bool:
        """Whether it excludes anything by itself: not a prior, nor a curve that is not confirmed."""
        return self.sided is not Sided.THEORY and not self.unconfirmed

    @property
    def has_chi2(self) -> bool:
        """Whether `chi2` measures anything: not for priors, limits without a level and curves."""
        return self.cl is not None and not self.is_curve

    @property
    def level(self) -> str:
        """The confidence level in words: "95 % CL, two-sided", "5σ, two-sided", "a prior, no CL"."""
        if self.sided is Sided.THEORY:
            return "a prior, no CL"
        if self.sigmas is not None and self.cl is not None:
            return f"{self.sigmas:g}σ, {self.sided}-sided"
        text = "as stated, no CL" if self.cl is None else f"{level_text(self.cl)}, {self.sided}-sided"
        text = text if self.kind is None else f"{text}, {self.kind.words}"
        return f"{text}, unconfirmed" if self.unconfirmed else text


@dataclass(frozen=True, kw_only=True, eq=False)
class Quantity:
    """A quantity that is predicted and excludes nothing; all functions are vectorised over the points."""

    name: str
    title: str
    quantity: str
    """What `predict` returns, with its unit."""
    predict: Callable[[Any, DataSet], FloatArray]
    """Of a point and a data set; shape of the point."""
    formula: tuple[str, ...] = ("Altmannshofer:2014cfa",)
    """INSPIRE keys of the formula."""
    valid_from_gev: float = 0.0
    """Smallest mass of the Z' for which the formula holds [GeV] (`valid_from` for the charges of a point)."""
    valid_to_gev: float = math.inf
    """Largest mass of the Z' for which it holds [GeV]."""
    refuses: Callable[[Any], str] = lambda point: ""  # noqa: ARG005 - holds for every model
    """Of a point: why the formula does not hold for its model; an empty text where it does."""
    needs_quarks: bool = False
    """Whether it depends on the vector-like quarks of arXiv:1403.1269."""
    pair: str = ""
    """Flavours of the quark current whose Z' coupling it contains, such as "sb"; empty without one."""
    style: Style = Style()
    block: str = ""
    """Block of numbers in lowenergy.yaml; the name without one."""
    path: Path | None = None
    """Another file of the same form: a plug-in's own."""
    taken: tuple[str, ...] | None = None
    """Measurements of the block that it uses; all by default."""
    remark: str = ""
    """Added to the source of the rule."""

    @parses_words
    def inputs(self, data: DataSet) -> Inputs:
        """Return constants, measurements and rule."""
        return lowenergy_inputs(self.block or self.name, data, self.path)

    def _measurements(self, data: DataSet) -> dict[str, Measurement]:
        """Return the measurements that it uses."""
        known = self.inputs(data).measurements
        return {name: known[name] for name in (self.taken if self.taken is not None else known)}

    def _criterion(self, data: DataSet) -> Criterion:
        """Return the rule of exclusion."""
        return self.inputs(data).criterion

    def _references(self, data: DataSet) -> tuple[str, ...]:
        """Return the INSPIRE keys of formula and measurements, each once."""
        measured = (item.reference for item in self._measurements(data).values())
        return tuple(dict.fromkeys((*self.formula, *measured)))

    def _experiments(self, data: DataSet) -> tuple[str, ...]:
        """Return whose measurements they are; where it takes some of a block its title says it."""
        return self.inputs(data).experiments if self.taken is None else ()

    def valid_from(self, point: Point | None) -> float:  # noqa: ARG002 - the same for all models here
        """Return the smallest mass for which the formula holds for a model [GeV]."""
        return self.valid_from_gev

    def valid_to(self, point: Point | None) -> float:  # noqa: ARG002 - the same for all models here
        """Return the largest mass for which the formula holds for a model [GeV]."""
        return self.valid_to_gev

    def outside(self, mzp_gev: float, point: Point | None) -> str:
        """Return why the formula does not hold at a mass [GeV], for the model of a point; empty else."""
        low, high = self.valid_from(point), self.valid_to(point)
        if low <= mzp_gev <= high:
            lightest = math.inf if point is None else float(np.min(self.lightest_quark(point)))
            if mzp_gev <= lightest:
                return ""
            return f"a vector-like quark of {lightest:g} GeV is lighter than the Z'"
        ends = f"from {low:g} GeV" if math.isinf(high) else f"from {low:g} to {high:g} GeV"
        return f"the formula holds {ends}"

    def lightest_quark(self, point: Point) -> FloatArray:
        """Return up to which mass of the Z' the quarks of a model point leave the formula its sense [GeV].

        The mass of their lightest vector-like quark that mixes with those of `pair`; infinite for a named
        sector, whose masses stand for products of Yukawas.
        """
        quarks = getattr(point, "quarks", None)
        if isinstance(quarks, QuarkSector):
            quarks = Quarks.from_sector(quarks)
        given = bool(self.pair) and isinstance(quarks, Quarks) and quarks.of_point
        return quarks.lightest(self.pair) if quarks is not None and given else np.asarray(np.inf)

    @parses_words
    def off(self, point: Point, data: DataSet) -> FloatArray:
        """Return by which part the leading order in vPhi/m is off the exact couplings (`off_of`)."""
        return off_of(point, self.pair, data) if self.pair else np.zeros(())

    @parses_words
    def order_note(self, point: Point, data: DataSet) -> str:
        """Return how far the leading order that it takes is off at one point; empty up to 5 %."""
        off = float(self.off(point, data))
        if off <= NOTED_OFF:
            return ""
        return (
            f"the leading order in vPhi/m is {100 * off:.0f} % off the {self.pair[0]}-{self.pair[1]} "
            "couplings of the mass matrices, which --form derived takes"
        )

    def _where_said(self, point: Point, data: DataSet, excess: FloatArray) -> FloatArray:
        """Return the excess, negative where the leading order in vPhi/m is too far off to say anything."""
        far = self.off(point, data) > FAR_OFF
        return np.where(far, np.minimum(excess, -1.0), excess) if np.any(far) else excess

    def unsuitable(self, point: Point) -> str:
        """Return why the formula does not hold for the model of a point or plane; empty where it does."""
        return (about_quarks(point) if self.needs_quarks else "") or self.refuses(point)

    def require(self, point: Point, where: str = "") -> None:
        """Refuse a model for which the formula does not hold, by name; `where` is another name for it.

        Raises
        ------
        InputError
            Says why, and what to do.
        """
        if reason := self.unsuitable(point):
            sectors = ", ".join(scenario_names()[:-1])
            mend = f", or name a quark sector: {sectors}" if has_default_charges(charges_of(point)) else ""
            raise InputError(reason, where=where or self.name, mend=f"Leave it out{mend}.")

    @parses_words
    def info(self, data: DataSet, point: Point | None = None) -> Info:
        """Return what it is, for the model of a point or plane."""
        criterion = self._criterion(data)
        return Info(
            name=self.name,
            title=self.title,
            quantity=self.quantity,
            data=data,
            cl=criterion.cl,
            sided=criterion.sided,
            rule=criterion.source + self.remark,
            references=self._references(data),
            valid_from_gev=self.valid_from(point),
            valid_to_gev=self.valid_to(point),
            needs_quarks=self.needs_quarks,
            style=self.style,
            experiments=self._experiments(data),
            **self._of_rule(data, point),
        )

    def _of_rule(self, data: DataSet, point: Point | None) -> dict[str, Any]:  # noqa: ARG002 - there is no rule
        return {"allowed_below": None}


@parses_words
@dataclass(frozen=True, kw_only=True, eq=False)
class Limit(Quantity):
    """A quantity with a largest value: a prior on the model, or a limit without a measurement behind it.

    Examples
    --------
    >>> rule = Limit(name="kaon", title="a rule of mine", quantity="g'/0.1", predict=lambda p, _: p.gp / 0.1)
    >>> bool(rule.excess(Plane(30.0, 0.2), DataSet.CURRENT) > 0)
    True
    """

    excludes: Side = Side.ABOVE
    """Which couplings are excluded at a given mass."""
    largest: float | str = 1.0
    """The largest value, or the name of the measurement that it is."""
    kind: CurveKind | None = None
    """Where a limit that is a curve comes from."""
    unconfirmed: str = ""
    """What of a curve is not confirmed, such as its level; empty if nothing."""
    compares: str = "prediction"
    """What the rule compares, in words or signs."""
    shared: tuple[str, ...] = ()
    """Measurements that other constraints may contain as well: their chi2 are not added."""

    def _excluded_above(self, data: DataSet) -> float:
        """Return the value of `compared` above which the rule excludes."""
        if isinstance(self.largest, str):
            return self._measurements(data)[self.largest].value
        return self.largest

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return what the rule compares with `excluded_above`; NaN where it compares nothing."""
        return self.predict(point, data)

    @parses_words
    def excess(self, point: Point, data: DataSet) -> FloatArray:
        """Return a number that is positive where the point is excluded and negative where it is allowed."""
        return self._where_said(
            point, data, np.asarray(self.compared(point, data) - self._excluded_above(data))
        )

    def edges(self, point: Point) -> tuple[FloatArray, FloatArray] | None:  # noqa: ARG002 - solved for else
        """Return the couplings between which it excludes at the masses of a point, where they are known."""
        return None

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the squared deviation from the measurement in standard deviations; zeros without one."""
        return np.zeros_like(self.predict(point, data))

    @parses_words
    def expected_chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return chi2 as it would be had the Standard Model's prediction been measured.

        Raises
        ------
        InputError
            If there is no measurement, or it is not one of Gaussian numbers.
        """
        del point, data
        raise InputError(
            "it is no Gaussian measurement with an expectation",
            where=self.name,
            mend="Leave it out of measurements.",
        )

    def _allowed_below(self, data: DataSet, point: Point | None) -> float | None:  # noqa: ARG002
        """Return the largest allowed value of `predict`, for information."""
        return self._excluded_above(data)

    def _compares(self, data: DataSet) -> str:  # noqa: ARG002 - the same in both sets here
        """Return what the rule compares, in words or signs."""
        return self.compares

    def _of_rule(self, data: DataSet, point: Point | None) -> dict[str, Any]:
        return {
            "allowed_below": self._allowed_below(data, point),
            "excludes": self.excludes,
            "kind": self.kind,
            "unconfirmed": self.unconfirmed,
            "compares": self._compares(data),
            "excluded_above": self._excluded_above(data),
            "shared": self.shared,
            "sigmas": self._criterion(data).sigmas if self._criterion(data).in_sigmas else None,
        }


@parses_words
@dataclass(frozen=True, kw_only=True, eq=False)
class Measured(Limit):
    """A quantity that is measured: a pull, and the standard deviations of the data set's rule.

    A two-sided interval is left on both sides. Where one edge counts (a one-sided rule, or `one_edge`), it is
    the one on the side to which the model shifts the prediction, and the pull counts from the measurement or
    from the Standard Model, whichever is further along: no limit is stronger than its expectation.
    """

    measured: Callable[[DataSet], tuple[float, float]] | None = None
    """Central value and error; the weighted average of the measurements by default."""
    standard: float = 0.0
    """What the Standard Model predicts."""
    one_edge: bool = False

    @parses_words
    def central(self, data: DataSet) -> tuple[float, float]:
        """Return the measured value and its error."""
        if self.measured is not None:
            return self.measured(data)
        return weighted_average(self._measurements(data).values())

    @parses_words
    def pull(self, point: Point, data: DataSet) -> FloatArray:
        """Return prediction minus measurement over its error."""
        central, error = self.central(data)
        return np.asarray((self.predict(point, data) - central) / error)

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return the pull: its size for a two-sided rule, else its part towards the model's shift."""
        if self._two_edges(data):
            return np.abs(self.pull(point, data))
        central, error = self.central(data)
        value = self.predict(point, data)
        up = (value - max(central, self.standard)) / error
        return np.where(value >= self.standard, up, (min(central, self.standard) - value) / error)

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the squared pull."""
        return np.asarray(self.pull(point, data) ** 2)

    @parses_words
    def expected_chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the squared distance to the Standard Model's prediction in standard deviations."""
        return np.asarray(((self.predict(point, data) - self.standard) / self.central(data)[1]) ** 2)

    def _excluded_above(self, data: DataSet) -> float:
        """Return the standard deviations of the rule."""
        sigmas = self._criterion(data).sigmas
        if sigmas is None:
            raise InputError("the rule has no confidence level", where=self.name, mend="Give cl or sigmas.")
        return sigmas

    def _allowed_below(self, data: DataSet, point: Point | None) -> float | None:  # noqa: ARG002
        """Return the upper edge of the allowed interval."""
        central, error = self.central(data)
        return central + self._excluded_above(data) * error

    def _compares(self, data: DataSet) -> str:
        """Return |pull| or pull."""
        return "|pull|" if self._two_edges(data) else "pull"

    def _two_edges(self, data: DataSet) -> bool:
        return self._criterion(data).sided is Sided.TWO and not self.one_edge

    def _of_rule(self, data: DataSet, point: Point | None) -> dict[str, Any]:
        found = Limit._of_rule(self, data, point)
        band = self.inputs(data).preferred_sigmas
        if band is not None:
            central, error = self.central(data)
            found["preferred"] = (central - band * error, central + band * error)
            found["preferred_sigmas"] = band
        return found
