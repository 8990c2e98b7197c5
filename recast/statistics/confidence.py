"""Statistics: CLs of one count at a given signal, observed and expected: the other side of its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from recast.core.errors import RunError
from recast.statistics.counting import marginal_cdf, marginal_quantile, require_counts
from recast.statistics.expected import BAND_NAMES, BAND_SIGMAS, CountLimits

__all__ = ["SignalConfidence", "cls_value", "expected_cls", "signal_confidence"]

FloatArray = npt.NDArray[np.float64]


def cls_value(
    observed: npt.ArrayLike,
    background: npt.ArrayLike,
    signal: npt.ArrayLike,
    *,
    background_error: npt.ArrayLike = 0.0,
    signal_relative_error: npt.ArrayLike = 0.0,
) -> FloatArray:
    """Return CLs = P(N <= observed | background + signal)/P(N <= observed | background).

    Parameters
    ----------
    observed, background, background_error, signal_relative_error
        As in `recast.statistics.counting.excluded_count`; they broadcast.
    signal
        Expected signal, events, 0 or more.

    Returns
    -------
    Array of the broadcast shape, between 0 and 1. A signal is excluded at confidence level cl where it is
    below 1 - cl.

    Notes
    -----
    A. L. Read, J. Phys. G 28 (2002) 2693. Errors are integrated out, as in the limit.

    Examples
    --------
    >>> round(float(cls_value(77, 78.0, 18.37)), 3)
    0.05
    """
    columns = (
        require_counts("observed", observed),
        require_counts("background", background),
        require_counts("background_error", background_error),
        require_counts("signal", signal),
        require_counts("signal_relative_error", signal_relative_error),
    )
    seen, mean, error, extra, blur = np.broadcast_arrays(*columns)
    alone = marginal_cdf(seen, mean, error, np.zeros_like(extra))
    if np.any(alone < 1e-250):
        raise RunError(
            "the observed count is impossible for this background (probability below 1e-250)",
            where="CLs",
            mend="Check the units of the background.",
        )
    return np.asarray(np.clip(marginal_cdf(seen, mean, error, extra, blur) / alone, 0.0, 1.0))


def expected_cls(
    background: npt.ArrayLike,
    signal: npt.ArrayLike,
    *,
    background_error: npt.ArrayLike = 0.0,
    signal_relative_error: npt.ArrayLike = 0.0,
    sigmas: Sequence[float] = BAND_SIGMAS,
) -> FloatArray:
    """Return CLs at background-only quantiles, shape (number of `sigmas`, *broadcast shape).

    `sigmas` are standard deviations of the observed count; other arguments as in `cls_value`. The lowest
    count is the strongest experiment, as in the band of the limit.
    """
    mean, error = np.broadcast_arrays(
        require_counts("background", background), require_counts("background_error", background_error)
    )
    extra, blur = np.asarray(signal), np.asarray(signal_relative_error)
    levels = ndtr(np.asarray(sigmas, dtype=np.float64))
    found = []
    for level in levels:
        counts = marginal_quantile(np.full(mean.shape, level), mean, error)
        errors = {"background_error": error, "signal_relative_error": blur}
        found.append(cls_value(counts, mean, extra, **errors))
    return np.stack(found)


@dataclass(frozen=True, slots=True)
class SignalConfidence:
    """What one count says of one signal."""

    signal: float
    """Expected signal, events."""
    observed: float
    """CLs."""
    expected: tuple[float, float, float, float, float]
    """CLs at the quantiles of `BAND_SIGMAS`."""
    p_value: float
    """P(N <= observed | background + signal), the CL_{s+b} of `poisson` and `paper`."""
    excluded: bool
    """By the method and at the level of the limit."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "signal": self.signal,
            "cls_observed": self.observed,
            "cls_expected": dict(zip(BAND_NAMES, self.expected, strict=True)),
            "p_value": self.p_value,
            "excluded": self.excluded,
        }


def signal_confidence(limits: CountLimits, signal: float) -> SignalConfidence:
    """Return CLs of a signal, with the counts and errors of a limit.

    Examples
    --------
    >>> from recast.statistics.expected import count_limits
    >>> found = signal_confidence(count_limits("cls", 0, 0.0), 3.0)
    >>> round(found.observed, 4), found.excluded
    (0.0498, True)
    """
    seen, error, blur = limits.observed_events, limits.background_error, limits.signal_relative_error
    observed = float(
        cls_value(seen, limits.background, signal, background_error=error, signal_relative_error=blur)
    )
    alone = marginal_cdf(*(np.asarray(value) for value in (seen, limits.background, error, 0.0)))
    bands = expected_cls(limits.background, signal, background_error=error, signal_relative_error=blur)
    low2, low1, median, high1, high2 = (float(value) for value in bands)
    return SignalConfidence(
        float(signal),
        observed,
        (low2, low1, median, high1, high2),
        observed * float(alone),
        limits.background + signal > limits.observed,
    )
