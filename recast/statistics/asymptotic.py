"""Statistics: CLs of a likelihood from the asymptotic distributions of the test statistic q~."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

from recast.core.errors import RunError
from recast.statistics.fitting import lowest_fit
from recast.statistics.histfactory import HistFactory

__all__ = ["BANDS", "Asymptotic", "asymptotic_cls", "expected_root", "rising_root"]

FloatArray = npt.NDArray[np.float64]

BANDS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
"""Standard deviations of the expected bands."""
_FURTHEST = 1e12
"""Times the first guess; no limit lies beyond."""
_EXACT = 1e-12


class Asymptotic:
    """CLs and upper limits of one likelihood.

    Notes
    -----
    Test statistic q~ of G. Cowan, K. Cranmer, E. Gross, O. Vitells, Eur. Phys. J. C 71 (2011) 1554
    (1007.1727), eq. 16; its distributions, eq. 64 to 66, with sigma from the Asimov data of the background.
    These are the formulae of pyhf's `hypotest` with `test_stat="qtilde"`; bands are the limits at k standard
    deviations of the measured strength.
    """

    def __init__(self, model: HistFactory) -> None:
        self.model = model
        best, lowest = lowest_fit(model, model.data)
        self.best = float(best[0, model.poi])
        """The strength that the data prefer, 0 or more."""
        self._best, self._lowest = best, float(lowest[0])
        self.background, _ = lowest_fit(model, model.data, 0.0, best)
        """Parameters fitted to the data without a signal, shape (1, P)."""
        self.asimov = model.expected_data(self.background)
        """What these predict."""
        self._near = {False: {self.best: best}, True: {0.0: self.background}}

    def _fitted(self, strength: float, *, asimov: bool) -> float:
        """Return -2 log L at a strength, fitted from the nearest one that was fitted before, and anew."""
        known = self._near[asimov]
        start = known[min(known, key=lambda other: abs(other - strength))]
        values, at = lowest_fit(self.model, self.asimov if asimov else self.model.data, strength, start)
        known[strength] = values
        return float(at[0])

    @functools.cache  # noqa: B019 - lives as long as a limit is looked for
    def roots(self, strength: float) -> tuple[float, float]:
        """Return sqrt(q~) of the data and of the Asimov data."""
        at = self._fitted(strength, asimov=False)
        q = 0.0 if self.best > strength else max(at - self._lowest, 0.0)
        return math.sqrt(q), self.expected_root(strength)

    @functools.cache  # noqa: B019
    def expected_root(self, strength: float) -> float:
        """Return sqrt(q~) of the Asimov data, whose best fit is the one that made them."""
        return math.sqrt(max(self._fitted(strength, asimov=True), 0.0))

    def observed(self, strength: float) -> float:
        """Return the observed CLs of a strength."""
        return asymptotic_cls(*self.roots(strength))

    def expected(self, strength: float) -> tuple[float, ...]:
        """Return the expected CLs of a strength at -2 to +2 standard deviations, the smallest first."""
        asimov = self.expected_root(strength)
        return tuple(float(item) for item in ndtr(BANDS - asimov) / ndtr(BANDS))

    def observed_limit(self, alpha: float) -> float:
        """Return the strength whose observed CLs is alpha."""
        start = max(self.best, self.expected_limits(alpha)[2])
        return rising_root(lambda mu: -math.log(max(self.observed(mu), 1e-300)), -math.log(alpha), start)

    def expected_limits(self, alpha: float) -> tuple[float, ...]:
        """Return the strengths whose expected CLs is alpha, at -2 to +2 standard deviations."""
        found: list[float] = []
        start = 1.0
        for root in expected_root(alpha):
            start = rising_root(self.expected_root, float(root), start)
            found.append(start)
        return tuple(found)

    def error(self, _strength: float) -> float:
        """Return 0: nothing is drawn."""
        return 0.0

    def limits(self, cl: float) -> tuple[float, float, tuple[float, ...]]:
        """Return the observed limit, its error (0), and the expected ones at -2 to +2 standard deviations."""
        return self.observed_limit(1.0 - cl), 0.0, self.expected_limits(1.0 - cl)


def asymptotic_cls(data: float, asimov: float) -> float:
    """Return CLs from sqrt(q~) of the data and of the Asimov data of the background."""
    if asimov == 0:
        return 1.0
    distance = data - asimov if data <= asimov else (data**2 - asimov**2) / (2.0 * asimov)
    both, background = ndtr(-(distance + asimov)), ndtr(-distance)
    return float(both / background) if background > 0 else 0.0


def expected_root(alpha: float) -> FloatArray:
    """Return sqrt(q~) of the Asimov data where the expected CLs at `BANDS` is alpha, shape (5,)."""
    return np.asarray(BANDS - ndtri(alpha * ndtr(BANDS)))


def rising_root(call: Callable[[float], float], target: float, start: float) -> float:
    """Return where a rising function of a positive number meets the target, searched from a start.

    Raises
    ------
    RunError
        If it is not met within a factor of 1e12.
    """
    from scipy.optimize import brentq  # noqa: PLC0415 - takes a tenth of a second, here only

    low = high = start
    while call(high) < target:
        low, high = high, 2.0 * high
        if high > _FURTHEST * start:
            raise RunError("no strength of the signal is excluded", mend="Check the yields of the signal.")
    while low == high or call(low) >= target:
        high, low = low, 0.5 * low
        if low < start / _FURTHEST:
            raise RunError("every strength of the signal is excluded", mend="Check the yields of the signal.")
    return float(brentq(lambda value: call(value) - target, low, high, xtol=_EXACT * high, rtol=1e-10))
