"""Statistics: a likelihood of counts together with Gaussian measurements that move with the same strength."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.histfactory import HistFactory
from recast.statistics.strength import Calculator, StrengthLimits, five, rounded, sensitive_events

__all__ = ["MeasuredToo", "limits_with_measurements"]

FloatArray = npt.NDArray[np.float64]
Chi2 = Callable[[float], float]
_DECADES, _STEPS = 6.0, 200
"""Roots of strengths below the largest at which the chi2 of measurements is looked at for its minimum."""
_BETWEEN = 24


class MeasuredToo(Asymptotic):
    """CLs of counts and of measurements that share no nuisance with them: their -2 log L add.

    Parameters
    ----------
    model
        The likelihood of the counts.
    chi2
        Of a strength: chi2 of the measurements.
    expected_chi2
        The same, had the prediction of strength 0 been measured; 0 at 0.
    largest
        Strength above which the measurements are not asked; their chi2 stays there.
    """

    def __init__(self, model: HistFactory, chi2: Chi2, expected_chi2: Chi2, largest: float) -> None:
        super().__init__(model)
        self._measured, self._expected = (
            functools.cache(lambda strength, call=call: float(call(min(strength, largest))))
            for call in (chi2, expected_chi2)
        )
        self.best, self._lowest = self._best_of_both(largest)

    def _fitted(self, strength: float, *, asimov: bool) -> float:
        add = self._expected if asimov else self._measured
        return super()._fitted(strength, asimov=asimov) + float(add(strength))

    def _best_of_both(self, largest: float) -> tuple[float, float]:
        """Return the strength that counts and measurements prefer together, and -2 log L there.

        It lies between those that each prefers alone.
        """
        top = math.sqrt(largest)
        looked = [0.0, *np.geomspace(10.0**-_DECADES * top, top, _STEPS)]
        alone, _ = _lowest(lambda root: self._measured(root * root), looked)
        low, high = sorted((alone, math.sqrt(min(self.best, largest))))
        best, lowest = _lowest(
            lambda root: self._fitted(root * root, asimov=False), np.linspace(low, high, _BETWEEN + 1)
        )
        return best * best, lowest


def _lowest(call: Callable[[float], float], looked: Sequence[float] | FloatArray) -> tuple[float, float]:
    """Return where a function is lowest, and its value there.

    Numbers to look at first are given; that of the lowest value has the minimum between its neighbours.
    """
    from scipy.optimize import minimize_scalar  # noqa: PLC0415 - takes a tenth of a second, here only

    values = [call(float(item)) for item in looked]
    at = int(np.argmin(values))
    best, lowest = float(looked[at]), values[at]
    low, high = float(looked[max(at - 1, 0)]), float(looked[min(at + 1, len(looked) - 1)])
    if high > low:
        found = minimize_scalar(call, bounds=(low, high), method="bounded", options={"xatol": 1e-9 * high})
        if found.fun < lowest:
            best, lowest = float(found.x), float(found.fun)
    return best, lowest


def limits_with_measurements(
    model: HistFactory, chi2: Chi2, expected_chi2: Chi2, largest: float, *, cl: float = 0.95
) -> StrengthLimits:
    """Return observed and expected limits on the strength by asymptotic formulae.

    Arguments as of `MeasuredToo` and `recast.statistics.strength.strength_limits`.

    Examples
    --------
    A measurement of 0.0 +- 0.5 of a strength beside a count:

    >>> mu = [{"name": "mu", "type": "normfactor", "data": None}]
    >>> samples = [
    ...     {"name": "signal", "data": [10.0], "modifiers": mu},
    ...     {"name": "background", "data": [50.0], "modifiers": []},
    ... ]
    >>> model = HistFactory([{"name": "SR", "samples": samples}], {"SR": [50]})
    >>> def chi2(strength):
    ...     return (strength / 0.5) ** 2
    >>> round(limits_with_measurements(model, chi2, chi2, 100.0).observed, 3)
    0.813
    """
    if expected_chi2(0.0) != 0:
        raise InputError("the expected chi2 is not 0 without a signal", where="measurements")
    found = MeasuredToo(model, chi2, expected_chi2, largest)
    alpha = 1.0 - cl
    return StrengthLimits(
        Calculator.ASYMPTOTIC,
        cl,
        rounded(found.observed_limit(alpha)),
        five(found.expected_limits(alpha)),
        sensitive_events=sensitive_events(model),
    )
