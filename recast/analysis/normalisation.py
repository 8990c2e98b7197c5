"""Analysis: the predicted number of events, `relative` or `absolute` normalised, and its uncertainties."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from recast.analysis.yields import Yield
from recast.core.errors import InputError, RunError
from recast.core.words import parse_word, parses_words

__all__ = [
    "Normalisation",
    "Uncertainty",
    "combined",
    "envelope",
    "parse_normalisation",
    "predict_from_signal",
]


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """One source of uncertainty of a number."""

    name: str
    down: float
    """Largest relative decrease, as a positive number."""
    up: float
    """Largest relative increase."""
    note: str = ""
    """What was varied."""
    nuisances: tuple[tuple[str, float], ...] = ()
    """What it is in a likelihood: nuisances and their relative changes; none: one of its own name."""

    def __post_init__(self) -> None:
        for value in (self.down, self.up):
            if not (math.isfinite(value) and value >= 0):
                raise InputError(f"{value} is not a relative uncertainty", where=self.name)

    @property
    def symmetric(self) -> float:
        """The larger of the two sides."""
        return max(self.down, self.up)

    @property
    def signed(self) -> float:
        """The larger of the two sides with its sign; that upwards where nothing would be left."""
        return -self.down if self.up < self.down < 1 else self.symmetric

    def to_json(self) -> dict[str, Any]:
        """Return plain values, without `nuisances`: a likelihood has them."""
        return {name: value for name, value in asdict(self).items() if name != "nuisances"}


def envelope(name: str, nominal: float, varied: Mapping[str, float]) -> Uncertainty:
    """Return the uncertainty that spans all varied values of a number.

    Raises
    ------
    InputError
        If the nominal value is zero: nothing is relative to it.
    """
    if nominal == 0:
        raise InputError("the nominal value is zero", where=f"uncertainty {name}")
    shifts = [value / nominal - 1.0 for value in varied.values()]
    note = ", ".join(f"{key} {shift:+.2%}" for key, shift in zip(varied, shifts, strict=True))
    return Uncertainty(name, max([0.0, *(-shift for shift in shifts)]), max([0.0, *shifts]), note)


def combined(parts: Iterable[Uncertainty], name: str = "total") -> Uncertainty:
    """Return independent uncertainties added in quadrature, each side by itself."""
    found = list(parts)
    return Uncertainty(
        name, math.hypot(*(item.down for item in found)), math.hypot(*(item.up for item in found))
    )


class Normalisation(StrEnum):
    """How simulated yields become a prediction; N_exp is the experiment's own expectation."""

    RELATIVE = "relative"
    """N = N_exp N_MC(full)/N_MC(SM): luminosity, K factor, trigger and common losses cancel."""
    ABSOLUTE = "absolute"
    """N = N_exp + K (N_MC(full) - N_MC(SM)), with N_MC = sigma L epsilon."""


def parse_normalisation(word: str) -> Normalisation:
    """Return the choice named by a card's word."""
    return parse_word(Normalisation, word)


@parses_words
def predict_from_signal(
    choice: Normalisation, expected: float, signal: Yield, sm: Yield, k_factor: float = 1.0
) -> Yield:
    """Return the prediction when new physics (interference included) was simulated by itself.

    Parameters
    ----------
    choice
        Normalisation.
    expected
        The experiment's expectation without new physics, N_exp; its own error is a systematic one and is
        not part of the result.
    signal
        N_MC(full) - N_MC(SM), from a sample independent of `sm`.
    sm
        N_MC(SM); numerator and denominator share it: N_exp (1 + signal/SM).
    k_factor
        K of the absolute normalisation; it cancels in the relative one.

    Notes
    -----
    relative: error = N_exp |signal/SM| sqrt(d_signal^2 + d_SM^2), relative errors;
    absolute: error = K error(signal). `n_raw` and `n_effective` are those of the signal.
    """
    if choice is Normalisation.ABSOLUTE:
        excess, error, scale = k_factor * signal.value, k_factor * signal.error, k_factor
    else:
        if sm.value <= 0:
            raise RunError(
                f"the Standard Model sample has {sm.value:g} selected events",
                where="relative normalisation",
                mend="Simulate more Standard Model events (generate.events_sm).",
            )
        scale = expected / sm.value
        excess = expected * signal.value / sm.value
        # written without signal.value in a denominator: interference may vanish
        error = expected / sm.value * math.hypot(signal.error, signal.value * sm.relative_error)
    bound = None if signal.bound is None else scale * signal.bound
    return Yield(expected + excess, error, signal.n_raw, signal.n_effective, bound)
