"""Statistics: the predicted count above which a counting experiment excludes, by named methods.

Every method answers one question: with `observed` events seen, how many events (background and signal
together) may a model predict before it is excluded at confidence level `cl`? Plug-ins add methods (entry
points of the group `recast.statistics`, or `METHODS.register`).
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
from recast.core.registry import Registry, guarded
from recast.statistics.mixture import marginal_cdf

__all__ = [
    "CONFIDENCE_LEVEL",
    "LARGEST_SUM",
    "METHODS",
    "CountMethod",
    "LimitMethod",
    "cls_value",
    "excluded_count",
    "parse_method",
    "require_counts",
]

CONFIDENCE_LEVEL = 0.95
"""The confidence level of the collider limits of 1403.1269 and of this program's defaults."""

FloatArray = npt.NDArray[np.float64]

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
        (`recast.statistics.mixture`); the returned count is nominal background plus excluded signal. As its
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
        found = np.asarray(rule.count(seen, expected, error, blur, cl), dtype=np.float64)
    if found.shape != seen.shape or not np.all(np.isfinite(found) & (found >= 0)):
        raise RunError(
            f"its limit is {found.tolist()} for {seen.tolist()} observed events",
            where=where,
            mend="It must be one finite number for each, 0 or more.",
        )
    return found


def cls_value(
    observed: npt.ArrayLike,
    background: npt.ArrayLike,
    signal: npt.ArrayLike,
    *,
    background_error: npt.ArrayLike = 0.0,
    signal_relative_error: npt.ArrayLike = 0.0,
) -> FloatArray:
    """Return CLs = P(N <= observed | background + signal) / P(N <= observed | background).

    Arguments as in `excluded_count`, `signal` >= 0 events; arrays are broadcast.
    """
    seen, expected, error, extra, blur = np.broadcast_arrays(
        _counts(observed),
        require_counts("background", background),
        require_counts("background_error", background_error),
        require_counts("signal", signal),
        require_counts("signal_relative_error", signal_relative_error),
    )
    _resolvable(seen, expected)
    alone = marginal_cdf(seen, expected, error, np.zeros_like(extra))
    return marginal_cdf(seen, expected, error, extra, blur) / alone


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


METHODS.register(CountMethod.PAPER, LimitMethod("first excluded integer (1403.1269)", _paper))
METHODS.register(CountMethod.POISSON, LimitMethod("one-sided Poisson limit", _poisson))
METHODS.register(CountMethod.CLS, LimitMethod("CLs, errors integrated out", _cls, takes_errors=True))
