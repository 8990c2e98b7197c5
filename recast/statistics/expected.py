"""Statistics: the expected limit and its bands, from quantiles of the background-only count (no toys)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from recast.core.errors import InputError
from recast.core.registry import guarded, real_numbers
from recast.statistics.counting import (
    CONFIDENCE_LEVEL,
    LARGEST_SUM,
    METHODS,
    excluded_count,
    marginal_quantile,
    parse_method,
    require_counts,
)

__all__ = [
    "BAND_NAMES",
    "BAND_SIGMAS",
    "CountLimits",
    "count_limits",
    "errors_without_effect",
    "expected_counts",
    "taken_as_independent",
]

BAND_SIGMAS = (-2, -1, 0, 1, 2)
"""Standard deviations of the expected band, the median in the middle."""

BAND_NAMES = ("minus_2sigma", "minus_1sigma", "median", "plus_1sigma", "plus_2sigma")
"""Names of the members of the band in files, in the order of `BAND_SIGMAS`."""


@dataclass(frozen=True, slots=True)
class CountLimits:
    """Excluded total counts of one counting experiment."""

    method: str
    cl: float
    observed_events: int
    background: float
    background_error: float
    signal_relative_error: float
    observed: float
    """Excluded count for the observed events."""
    expected: tuple[float, float, float, float, float]
    """Excluded counts for the background-only quantiles at `BAND_SIGMAS`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of these numbers, in sentences."""
        found = []
        if self.observed <= self.background:
            found.append(
                f"with {self.observed_events} observed events the background of {self.background:g} alone is "
                f"excluded ({self.method}): no signal is allowed"
            )
        return (*found, *errors_without_effect(self.background, self.background_error))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "method": str(self.method),
            "cl": self.cl,
            "observed_events": self.observed_events,
            "background": self.background,
            "background_error": self.background_error,
            "signal_relative_error": self.signal_relative_error,
            "excluded_count_observed": self.observed,
            "excluded_count_expected": dict(zip(BAND_NAMES, self.expected, strict=True)),
        }


def taken_as_independent(names: Sequence[str]) -> str:
    """Return the note on nuisances that move signal and background of one count."""
    verb = "moves" if len(names) == 1 else "move"
    return (
        f"{', '.join(names)} {verb} signal and background; the limit of one count takes these errors as "
        "independent and may be too strong. A run with limit.regions takes them together"
    )


def errors_without_effect(background: float, error: float) -> tuple[str, ...]:
    """Return a sentence where the error [events] of a background [events] changes nothing, as that is 0."""
    if error == 0 or background > 0:
        return ()
    return (f"the error of {error:g} on a background of 0 changes nothing: a distribution of mean 0 is 0",)


def expected_counts(
    method: str,
    background: npt.ArrayLike,
    *,
    background_error: npt.ArrayLike = 0.0,
    signal_relative_error: npt.ArrayLike = 0.0,
    cl: float = CONFIDENCE_LEVEL,
) -> npt.NDArray[np.float64]:
    """Return the excluded counts at the background-only quantiles of `BAND_SIGMAS`.

    The observed count of quantile k sigma is the smallest n with P(N <= n | background) >= Phi(k): an
    integer, so that the bands move in steps where the background is small, and coincide where it is 0. A
    method may have a rule of its own (`LimitMethod.expected`).

    Returns
    -------
    Shape (5, *broadcast shape), events; rows follow `BAND_SIGMAS`.
    """
    mean, error = np.broadcast_arrays(
        np.asarray(background, dtype=np.float64), np.asarray(background_error, dtype=np.float64)
    )
    require_counts("background", mean)
    require_counts("background_error", error)
    if np.any((error > 0) & (mean > LARGEST_SUM)):
        raise InputError(
            f"background_error goes with a background of at most {LARGEST_SUM:g}", mend="Leave it at 0."
        )
    rule = METHODS[method]
    if rule.expected is not None:
        blur = np.broadcast_to(np.asarray(signal_relative_error, dtype=np.float64), mean.shape)
        with guarded(f'statistics method "{method}"'):
            return real_numbers(rule.expected(mean, error, blur, cl))
    levels = ndtr(np.asarray(BAND_SIGMAS, dtype=np.float64)).reshape(-1, *[1] * mean.ndim)
    counts = marginal_quantile(levels, mean, error)
    return excluded_count(
        method, counts, mean, background_error=error, signal_relative_error=signal_relative_error, cl=cl
    )


def count_limits(
    method: str,
    observed: int,
    background: float,
    *,
    background_error: float = 0.0,
    signal_relative_error: float = 0.0,
    cl: float = CONFIDENCE_LEVEL,
) -> CountLimits:
    """Return observed and expected excluded counts of one experiment (see `excluded_count`)."""
    errors = {"background_error": background_error, "signal_relative_error": signal_relative_error}
    seen = float(excluded_count(method, observed, background, **errors, cl=cl))
    bands = expected_counts(method, background, **errors, cl=cl)
    low2, low1, median, high1, high2 = (float(value) for value in bands)
    return CountLimits(
        parse_method(method),
        cl,
        int(observed),
        float(background),
        float(background_error),
        float(signal_relative_error),
        seen,
        (low2, low1, median, high1, high2),
    )
