"""Model: what a model is to all other rooms: named parameters, a mediator, a coupling; and a point of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from recast.core.errors import InputError, did_you_mean
from recast.inputs.electroweak import ElectroweakScheme
from recast.model.bosons import NeutralBoson
from recast.model.charges import Charges

if TYPE_CHECKING:  # generators of four leptons do not depend on the reader
    from recast.model.ufo.reader import UFO

__all__ = ["Mediator", "Model", "Parameter", "Point", "check_value", "checked_values", "parameter_hint"]

_MASS_WORDS = ("m", "mass", "mass_gev", "mx", "mz", "mzp", "m_zp", "mzprime", "mzp_gev")
_COUPLING_WORDS = ("g", "gp", "g'", "g_p", "gprime", "g_prime", "gzp", "coupling", "eps", "epsilon")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A free parameter of a model."""

    name: str
    """Name in cards, results and columns, such as mzp_gev or charges.mu."""
    tex: str
    """Symbol in plots, in mathtext without dollars."""
    unit: str
    """GeV or 1."""
    low: float
    """Smallest value."""
    high: float
    default: float | None = None
    """Value where a card gives none; None: it must give one."""


@dataclass(frozen=True, slots=True)
class Mediator:
    """The new particle of a point."""

    pdg: int
    name: str
    """Name in the UFO."""
    mass_gev: float
    width_gev: float
    """Total width [GeV]."""
    width_name: str = ""
    """Name of the width in the UFO."""


class Point(Protocol):
    """One point of a model, as generators and analyses take it; equal points are equal and hash alike."""

    def __hash__(self) -> int: ...

    @property
    def electroweak(self) -> ElectroweakScheme:
        """Electroweak parameters of the point."""

    @property
    def mediator(self) -> Mediator:
        """The new particle, with its width."""

    @property
    def coupling(self) -> float:
        """The coupling that counts new physics; zero is the Standard Model."""

    @property
    def charges(self) -> Charges | None:
        """Charges of the fermions where the mediator is a vector with such; else None."""

    @property
    def new_order(self) -> str:
        """Coupling order of the UFO that counts new physics, 1 a vertex."""

    @property
    def quadratic(self) -> bool:
        """Whether the amplitude of four leptons is SM + coupling^2 times something at fixed width."""

    @property
    def coupling_name(self) -> str:
        """Name, in the UFO, of the parameter that is the coupling."""

    @property
    def orders(self) -> dict[str, int]:
        """Largest coupling orders of an amplitude q q~ > four leptons."""

    @property
    def bosons(self) -> tuple[NeutralBoson, ...] | None:
        """All that light fermions exchange in q q~ > four leptons; None where there is more than these."""

    def takes_part(self, leptons: frozenset[int]) -> bool:
        """Return whether the mediator is in diagrams of q q~ > four leptons of these PDG codes."""

    def same_quarks(self, one: str, other: str) -> bool:
        """Return whether the mediator tells two flavours of one electric charge apart: False if it does."""

    def describe(self) -> dict[str, Any]:
        """Return the point as plain values, for provenance and cache keys."""

    def channels(self) -> Mapping[tuple[str, ...], float]:
        """Return the partial widths [GeV] of the mediator's decays; empty where the width alone is known."""

    def ufo(self) -> Path:
        """Return the folder of its UFO."""

    def ufo_values(self) -> dict[str, float]:
        """Return the values of the UFO's external parameters that the point determines, by name."""

    def whole(self) -> tuple[UFO | Path, dict[str, float]]:
        """Return the UFO (or its folder) with all particles, and the values of its external parameters."""

    def param_card(self) -> str:
        """Return the text of its SLHA param card."""


class Model(Protocol):
    """A model: what a card may vary, and the points that follow."""

    @property
    def name(self) -> str:
        """Short name, as in file names."""

    @property
    def title(self) -> str:
        """A few words for legends."""

    @property
    def mass(self) -> str:
        """Name of the parameter that is the mass of the mediator [GeV]."""

    @property
    def coupling(self) -> str:
        """Name of the parameter that counts new physics; zero is the Standard Model."""

    @property
    def coupling_reference(self) -> float:
        """A typical value of it, at which samples are made unless a card says otherwise."""

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The free parameters, by name."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user must know of it, in sentences."""

    @property
    def references(self) -> tuple[str, ...]:
        """INSPIRE keys of the works to cite."""

    def point(self, values: Mapping[str, float], scheme: str = "gmu") -> Point:
        """Return the point with these parameters; others have their defaults.

        Raises
        ------
        InputError
            For an unknown or missing parameter, or a value outside its range.
        """

    def charges(self, values: Mapping[str, Any], scheme: str = "gmu") -> Charges | None:
        """Return the charges at values, numbers or arrays; None where low-energy formulae do not hold."""

    def describe(self) -> dict[str, Any]:
        """Return the model as plain values, for keys and provenance."""


def checked_values(
    parameters: Mapping[str, Parameter], values: Mapping[str, float], where: str
) -> dict[str, float]:
    """Return a value for every parameter, those not given at their defaults.

    Raises
    ------
    InputError
        Names a parameter that is unknown, missing, no number or outside its range.
    """
    found = {name: check_value(parameters, name, value, where) for name, value in values.items()}
    for name, item in parameters.items():
        if name not in found and item.default is None:
            raise InputError(f"the parameter {name} is missing", where=where)
    return {
        name: found[name] if name in found else check_value(parameters, name, item.default, where)
        for name, item in parameters.items()
    }


def parameter_hint(model: Model, word: str, known: Iterable[str]) -> str:
    """Return which of the known names a word may mean: usual words for mass and coupling, or a similar name.

    Examples
    --------
    >>> from recast.model.registry import load_model
    >>> parameter_hint(load_model("scalar_phi"), "mass", ["mphi_gev", "yphi"])
    'Did you mean "mphi_gev"?'
    """
    names = list(known)
    usual = {model.mass: _MASS_WORDS, model.coupling: _COUPLING_WORDS}
    for name, words in usual.items():
        if word.strip().lower() in words and name in names:
            return f'Did you mean "{name}"?'
    return did_you_mean(word, names)


def check_value(parameters: Mapping[str, Parameter], name: str, value: Any, where: str) -> float:
    """Return the value of a parameter; errors as `checked_values`."""
    if name not in parameters:
        raise InputError(
            f'the model has no parameter "{name}"', where=where, mend=did_you_mean(name, parameters)
        )
    item = parameters[name]
    if isinstance(value, bool) or not isinstance(value, int | float | np.number) or math.isnan(value):
        raise InputError(f"{name} is {value!r}, not a number", where=where)
    if not item.low <= value <= item.high:
        unit = "" if item.unit == "1" else f" {item.unit}"
        raise InputError(
            f"{name} is {value:g}; it must be between {item.low:g} and {item.high:g}{unit}", where=where
        )
    return float(value)
