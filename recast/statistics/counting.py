"""Statistics: the predicted count above which a counting experiment excludes, by named methods.

Every method answers one question: with `observed` events seen, how many events (background and signal
together) may a model predict before it is excluded at confidence level `cl`? Plug-ins add methods (entry
points of the group `recast.statistics`, or `METHODS.register`).

Uncertainties are integrated out exactly. With the background b ~ Gamma(mean B, deviation D) the background
count is negative binomial, and the count with a signal S on top is its convolution with a Poisson count, or
with another negative binomial where the signal is uncertain as well: a finite sum, no sampling.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

from recast.core.errors import InputError, RunError
from recast.core.registry import Registry, guarded, real_numbers
from recast.statistics.asymptotic_count import asymptotic_bands, asymptotic_counts

__all__ = [
    "CONFIDENCE_LEVEL",
    "LARGEST_SUM",
    "METHODS",
    "CountMethod",
    "LimitMethod",
    "excluded_count",
    "marginal_cdf",
    "marginal_quantile",
    "parse_method",
    "require_counts",
]

FloatArray = npt.NDArray[np.float64]

CONFIDENCE_LEVEL = 0.95
"""The confidence level of the collider limits of 1403.1269 and of this program's defaults."""


_LARGEST_SIGNAL = 1e12
_LARGEST_COUNT = 1e9
"""Events; quantiles of larger means lose their digits."""
LARGEST_SUM = 1e6
"""Events up to which an uncertainty is integrated out, count by count."""


class CountMethod(StrEnum):
    """The names of recast's own methods: how the excluded count follows from the observed one."""

    PAPER = "paper"
    """First integer n with P(N <= observed | n) < 1 - cl: the rule of 1403.1269 (94 for 77)."""
    POISSON = "poisson"
    """One-sided Poisson limit: P(N <= observed | mu) = 1 - cl (93.07 for 77)."""
    CLS = "cls"
    """CLs: P(N <= observed | mu) / P(N <= observed | background) = 1 - cl (96.37 for 77 over 78)."""
    CLS_ASYMPTOTIC = "cls_asymptotic"
    """CLs from the asymptotic distributions of the profile likelihood, as the experiments often quote it; the
    expected limit moves smoothly with the background (95.90 for 77 over 78)."""


@dataclass(frozen=True, slots=True)
class LimitMethod:
    """A rule for the predicted count above which a model is excluded."""

    what: str
    """The rule in a line."""
    count: Callable[[FloatArray, FloatArray, FloatArray, FloatArray, float], FloatArray]
    """Excluded total counts, of observed events, background, its error, the relative error of the signal
    (arrays of one shape, checked) and the confidence level."""
    takes_errors: bool = False
    """Whether it takes the two errors; they are 0 otherwise."""
    expected: Callable[[FloatArray, FloatArray, FloatArray, float], FloatArray] | None = None
    """Excluded total counts of the background alone at `BAND_SIGMAS`, shape (5, ...), of background, its
    error, the relative error of the signal and the confidence level; None: those of its count's quantiles."""


def _method(name: str, item: Any) -> LimitMethod:
    if not isinstance(item, LimitMethod):
        raise InputError(f"{name} is no {LimitMethod.__name__} but of type {type(item).__name__}")
    return item


METHODS: Registry[LimitMethod] = Registry("recast.statistics", "statistics method", _method)
"""Methods by name."""


def parse_method(name: str) -> str:
    """Return the name of a method as it stands in `METHODS`: a `CountMethod` where it is one of recast's own.

    Raises
    ------
    InputError
        If there is none of this name, with the nearest, or its plug-in is broken.
    """
    return METHODS.word(name)


def excluded_count(
    method: str,
    observed: npt.ArrayLike,
    background: npt.ArrayLike = 0.0,
    *,
    background_error: npt.ArrayLike = 0.0,
    signal_relative_error: npt.ArrayLike = 0.0,
    cl: float = CONFIDENCE_LEVEL,
) -> FloatArray:
    """Return the total predicted count above which a model is excluded.

    Parameters
    ----------
    method
        Name of a method: see `CountMethod`, and `METHODS` for those of plug-ins.
    observed
        Observed events, whole numbers >= 0.
    background
        Expected events without signal; only `cls` uses it. Broadcast with `observed`.
    background_error
        Standard deviation of `background`, `cls` only (`paper` and `poisson` have no room for it). The
        background is then drawn from a gamma distribution of that mean and deviation and integrated out
        (`recast.statistics.counting`); the returned count is nominal background plus excluded signal. As its
        mean goes to 0 such a distribution shrinks to 0, whatever its deviation: an error of a background of 0
        changes nothing.
    signal_relative_error
        Standard deviation of the signal over the signal, `cls` only, integrated out in the same way; the
        returned count is nominal background plus excluded nominal signal.
    cl
        Confidence level between 0 and 1.

    Returns
    -------
    Array of the broadcast shape (0-d for scalars), events.

    Notes
    -----
    P(N <= n | mu) = Q(n + 1, mu), the regularised upper incomplete gamma function, so the quantiles are
    inverses of it: A. L. Read, J. Phys. G 28 (2002) 2693 for CLs; PDG review "Statistics", Poisson limits.
    """
    seen, expected, error, blur = np.broadcast_arrays(
        _counts(observed),
        require_counts("background", background),
        require_counts("background_error", background_error),
        require_counts("signal_relative_error", signal_relative_error),
    )
    if not (math.isfinite(cl) and 0.0 < cl < 1.0):
        raise InputError(f"confidence level {cl} is not between 0 and 1")
    rule = METHODS[method]
    for name, values in (("background", error), ("signal", blur)):
        if not rule.takes_errors and np.any(values > 0):
            raise InputError(
                f'statistics method "{method}" has no {name} uncertainty',
                mend=f'Use "cls", or leave the error of the {name} at 0.',
            )
    where = f'statistics method "{method}"'
    with guarded(where):
        found = real_numbers(rule.count(seen, expected, error, blur, cl))
    if found.shape != seen.shape or not np.all(np.isfinite(found) & (found >= 0)):
        raise RunError(
            f"its limit is {found.tolist()} for {seen.tolist()} observed events",
            where=where,
            mend="It must be one finite number for each, 0 or more.",
        )
    return found


def _poisson(
    seen: FloatArray, _expected: FloatArray, _error: FloatArray, _blur: FloatArray, cl: float
) -> FloatArray:
    limit: FloatArray = special.gammainccinv(seen + 1.0, 1.0 - cl)
    return limit


def _paper(
    seen: FloatArray, _expected: FloatArray, _error: FloatArray, _blur: FloatArray, cl: float
) -> FloatArray:
    # the limit itself is not excluded: "<" is strict, so a limit on an integer moves to the next one
    first = np.ceil(special.gammainccinv(seen + 1.0, 1.0 - cl))
    count: FloatArray = np.where(special.gammaincc(seen + 1.0, first) < 1.0 - cl, first, first + 1.0)
    return count


def _cls(
    seen: FloatArray, expected: FloatArray, error: FloatArray, blur: FloatArray, cl: float
) -> FloatArray:
    alpha = 1.0 - cl
    _resolvable(seen, expected)
    if np.any(((error > 0) | (blur > 0)) & (np.maximum(seen, expected) > LARGEST_SUM)):
        raise InputError(
            f"uncertainties are integrated out for at most {LARGEST_SUM:g} events",
            where="CLs",
            mend="Leave the errors at 0.",
        )
    if np.any((expected > 0) & (error / np.maximum(expected, 1e-300) > _LARGEST_COUNT)):
        raise InputError(
            f"background_error is more than {_LARGEST_COUNT:g} times the background", where="CLs"
        )
    floor = alpha * special.gammaincc(seen + 1.0, expected)
    limit = np.array(special.gammainccinv(seen + 1.0, floor), dtype=np.float64)
    for index in map(tuple, np.argwhere(((error > 0) & (expected > 0)) | (blur > 0))):
        n, b, db, ds = (float(column[index]) for column in (seen, expected, error, blur))
        limit[index] = _marginal_limit(n, b, db, ds, alpha)
    return limit


def _marginal_limit(seen: float, expected: float, error: float, blur: float, alpha: float) -> float:
    """Solve CLs(signal) = alpha with the uncertainties integrated out; CLs falls steadily with the signal."""
    from scipy.optimize import brentq  # noqa: PLC0415 - takes a tenth of a second, here only

    n, b, db = np.asarray(seen), np.asarray(expected), np.asarray(error)
    floor = alpha * float(marginal_cdf(n, b, db, np.asarray(0.0)))

    def excess(signal: float) -> float:
        return float(marginal_cdf(n, b, db, np.asarray(signal), blur)) - floor

    # past the root without an error of the signal, for any background, but for rounding where there is
    # next to none; an error moves it further
    top = float(special.gammainccinv(seen + 1.0, floor))
    while excess(top) > 0:
        top *= 2.0
        if not top < _LARGEST_SIGNAL:
            raise RunError(
                "no signal is excluded", where="CLs", mend=f"Its relative error of {blur:g} is too large."
            )
    return expected + float(brentq(excess, 0.0, top, xtol=1e-10, rtol=1e-12))


def _resolvable(seen: FloatArray, expected: FloatArray) -> None:
    if np.any(special.gammaincc(seen + 1.0, expected) < 1e-250):
        raise RunError(
            "the observed count is impossible for this background (probability below 1e-250)",
            where="CLs",
            mend="Check the units of the background.",
        )


def _counts(values: npt.ArrayLike) -> FloatArray:
    array = _numbers("observed", values)
    if np.any(array < 0) or np.any(array != np.floor(array)):
        raise InputError(f"observed is {_first(array)}; it must be whole numbers, 0 or greater")
    if np.any(array > 10.0 * _LARGEST_COUNT):  # with room for a quantile of the largest background
        raise InputError(f"observed is {array.max():g}; it must be at most {_LARGEST_COUNT:g}")
    return array


def require_counts(name: str, values: npt.ArrayLike) -> FloatArray:
    """Return numbers of events as an array; negative, infinite or too large ones are an `InputError`."""
    array = _numbers(name, values)
    if np.any(array < 0):
        raise InputError(f"{name} is {_first(array)}; it must be 0 or greater")
    if np.any(array > _LARGEST_COUNT):
        raise InputError(f"{name} is {array.max():g}; it must be at most {_LARGEST_COUNT:g}")
    return array


def _numbers(name: str, values: npt.ArrayLike) -> FloatArray:
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise InputError(f"{name} is {values!r}, not a number") from None
    except OverflowError:
        array = np.asarray(np.inf)
    if not np.all(np.isfinite(array)):
        raise InputError(f"{name} is not finite")
    return array


def _first(array: FloatArray) -> Any:
    bad = array[(array < 0) | (array != np.floor(array))] if array.ndim else array
    return f"{np.atleast_1d(bad)[0]:g}"


_LARGEST_RATIO = 1e4
"""B/D above which scipy's negative binomial has lost half of its digits."""


def marginal_cdf(
    observed: FloatArray,
    background: FloatArray,
    background_error: FloatArray,
    signal: FloatArray,
    signal_relative_error: FloatArray | float = 0.0,
) -> FloatArray:
    """Return P(N <= observed) for background + signal, arrays of one shape, events.

    P(N <= n) = sum_{k=0}^{n} NB(k; r, p) Q(n - k + 1, S), r = (B/D)^2, p = 1/(1 + D^2/B); Q, the Poisson
    probability of at most n - k events, becomes a negative binomial one where the signal has an error.
    Where an error is 0 (or the mean is), the count is Poisson.
    """
    columns = (observed, background, background_error, signal, signal_relative_error)
    arrays = [np.asarray(item, dtype=np.float64) for item in columns]
    n, mean, error, extra, blur = np.broadcast_arrays(*arrays)
    result = np.array(special.gammaincc(n + 1.0, mean + extra), dtype=np.float64)
    uncertain = ((error > 0) & (mean > 0)) | ((blur > 0) & (extra > 0))
    for index in map(tuple, np.argwhere(uncertain)):
        counts = np.arange(n[index] + 1.0)
        weights = _probabilities(counts, mean[index], error[index])
        rest = np.cumsum(_probabilities(counts, extra[index], extra[index] * blur[index]))
        result[index] = np.sum(weights * rest[::-1])
    return result


def marginal_quantile(
    probability: FloatArray, background: FloatArray, background_error: FloatArray
) -> FloatArray:
    """Return the smallest n with P(N <= n | background) >= probability, arrays of one shape."""
    q, mean, error = np.broadcast_arrays(probability, background, background_error)
    uncertain = (error > 0) & (mean > 0)
    above = np.ceil(special.pdtrik(q, mean))  # may be one too many
    below = np.maximum(above - 1.0, 0.0)
    quantile: FloatArray = np.where(special.pdtr(below, mean) >= q, below, above)
    if not uncertain.any():
        return quantile
    from scipy.stats import nbinom  # noqa: PLC0415 - takes half a second, and most backgrounds have no error

    for index in map(tuple, np.argwhere(uncertain)):
        ratio = mean[index] / error[index]
        if ratio < _LARGEST_RATIO:
            chance = 1.0 / (1.0 + error[index] ** 2 / mean[index])
            quantile[index] = nbinom.ppf(q[index], ratio**2, chance)
        else:
            counts = np.arange(mean[index] + 12.0 * np.hypot(np.sqrt(mean[index]), error[index]) + 20.0)
            chances = np.cumsum(_probabilities(counts, mean[index], error[index]))
            quantile[index] = counts[np.searchsorted(chances, q[index])]
    return quantile


def _probabilities(counts: FloatArray, mean: float, error: float) -> FloatArray:
    """Return P(N = counts) of one gamma-blurred Poisson count, for counts 0, 1, 2 and so on.

    The negative binomial is written so that no digits are lost as the error goes to 0 and r to infinity:
    Gamma(k + r)/(Gamma(r) r^k) = prod_{j < k} (1 + j/r), and p^r = exp(-B ln(1 + x)/x) with x = D^2/B.
    """
    if not (error > 0 and mean > 0):
        return np.asarray(np.exp(special.xlogy(counts, mean) - special.gammaln(counts + 1.0) - mean))
    relative, excess = (error / mean) ** 2, error**2 / mean
    rising = np.concatenate([[0.0], np.cumsum(np.log1p(relative * counts[:-1]))])
    none = mean * (np.log1p(excess) / excess if excess > 0 else 1.0)
    logs = rising + counts * (np.log(mean) - np.log1p(excess)) - special.gammaln(counts + 1.0) - none
    return np.asarray(np.exp(logs))


METHODS.register(CountMethod.PAPER, LimitMethod("first excluded integer (1403.1269)", _paper))
METHODS.register(CountMethod.POISSON, LimitMethod("one-sided Poisson limit", _poisson))
METHODS.register(CountMethod.CLS, LimitMethod("CLs, errors integrated out", _cls, takes_errors=True))
METHODS.register(
    CountMethod.CLS_ASYMPTOTIC,
    LimitMethod(
        "CLs, asymptotic, errors profiled", asymptotic_counts, takes_errors=True, expected=asymptotic_bands
    ),
)
