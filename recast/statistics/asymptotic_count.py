"""Statistics: the excluded count of one counting experiment from the asymptotic distributions of q~ (CLs)."""

from __future__ import annotations

import functools
import math

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

from recast.core.errors import InputError
from recast.statistics.asymptotic import BANDS, asymptotic_cls, expected_root, rising_root

__all__ = ["asymptotic_bands", "asymptotic_counts"]

FloatArray = npt.NDArray[np.float64]

_LEAST_LEVEL = 0.5
"""At and below it q~ = 0 decides, whatever was observed: CLs is 0.5 for all signals below the fitted one."""
_FIRST = 3.0
"""Signal from which the limit is looked for, events."""


class _Count:
    """The likelihood of a count: Poisson, with background and signal constrained as by counts of their own.

    -log L = s f + b - n log(s f + b) + t (b - B - B log(b/B)) + (f - 1 - log f)/r^2, t = B/D^2: the gamma
    distributions of `recast.statistics.counting`, profiled where that integrates.
    """

    def __init__(self, seen: float, background: float, background_error: float, blur: float) -> None:
        self.seen, self.background, self.blur = seen, background, blur
        uncertain = background_error > 0 and background > 0
        self.tightness = background / background_error / background_error if uncertain else math.inf

    def _at(self, pull: float, signal: float) -> tuple[float, float]:
        """Return signal and background where d log L/d(mean) is `pull`."""
        b = self.background / (1.0 - pull / self.tightness)
        return signal / (1.0 - self.blur**2 * signal * pull), b

    def fitted(self, signal: float) -> tuple[float, float]:
        """Return the fitted signal and background for a nominal signal [events]."""
        from scipy.optimize import brentq  # noqa: PLC0415 - takes a tenth of a second, here only

        if not math.isfinite(self.tightness) and self.blur * signal == 0:
            return signal, self.background
        if self.seen == 0:
            return self._at(-1.0, signal)

        def excess(pull: float) -> float:
            s, b = self._at(pull, signal)
            return self.seen / (s + b) - 1.0 - pull

        ends = [self.tightness, 1.0 / (self.blur**2 * signal) if self.blur > 0 and signal > 0 else math.inf]
        top = min(min(ends) * (1.0 - 1e-12), 2.0 * self.seen / max(self.background + signal, 1e-300) + 1.0)
        return self._at(float(brentq(excess, -1.0, top, xtol=1e-14, rtol=1e-13)), signal)

    def lowest(self, signal: float) -> float:
        """Return -2 log L of a nominal signal, fitted."""
        s, b = self.fitted(signal)
        found = s + b - float(xlogy(self.seen, s + b))
        if math.isfinite(self.tightness):
            found += self.tightness * (b - self.background - self.background * math.log(b / self.background))
        if self.blur > 0 and signal > 0:
            found += (s / signal - 1.0 - math.log(s / signal)) / self.blur**2
        return 2.0 * found

    @functools.cached_property
    def best(self) -> tuple[float, float]:
        """The fitted signal, 0 or more, and its -2 log L."""
        signal = max(self.seen - self.background, 0.0)
        return signal, self.lowest(0.0) if signal == 0 else 2.0 * (
            self.seen - float(xlogy(self.seen, self.seen))
        )

    def root(self, signal: float) -> float:
        """Return sqrt(q~) of a nominal signal."""
        best, lowest = self.best
        return 0.0 if signal <= best else math.sqrt(max(self.lowest(signal) - lowest, 0.0))

    def asimov(self) -> _Count:
        """Return the same for the data of the background alone, as fitted to this count."""
        _, b = self.fitted(0.0)
        made = _Count(b, b, 0.0, self.blur)
        made.tightness = self.tightness
        return made


def asymptotic_counts(
    seen: FloatArray, expected: FloatArray, error: FloatArray, blur: FloatArray, cl: float
) -> FloatArray:
    """Return excluded total counts, of arrays of one shape, as `recast.statistics.counting` asks of a method.

    Test statistic and distributions are those of `recast.statistics.asymptotic`. Below ten events or so they
    are an approximation: 5.5 signal events are excluded for 6 observed over 7.7 +- 0.6, 6.0 exactly.

    Raises
    ------
    InputError
        For a confidence level of 0.5 or below.
    """
    if cl <= _LEAST_LEVEL:
        raise InputError(
            f"cls_asymptotic has no limit at a confidence level of {cl:g}",
            where="statistics",
            mend=f"Take one above {_LEAST_LEVEL:g}, or the method cls.",
        )
    found = np.empty(seen.shape)
    for index in np.ndindex(seen.shape):
        data = _Count(*(float(column[index]) for column in (seen, expected, error, blur)))
        asimov = data.asimov()

        def exclusion(signal: float, data: _Count = data, asimov: _Count = asimov) -> float:
            return -math.log(max(asymptotic_cls(data.root(signal), asimov.root(signal)), 1e-300))

        limit = rising_root(exclusion, -math.log(1.0 - cl), max(data.best[0], _FIRST))
        found[index] = data.background + limit
    return found


def asymptotic_bands(expected: FloatArray, error: FloatArray, blur: FloatArray, cl: float) -> FloatArray:
    """Return excluded total counts for the background alone at `BAND_SIGMAS`, shape (5, *expected.shape).

    They move smoothly with the background, which those of whole counts do not.
    """
    wanted = expected_root(1.0 - cl)
    found = np.empty((len(BANDS), *expected.shape))
    for index in np.ndindex(expected.shape):
        b, db, ds = (float(column[index]) for column in (expected, error, blur))
        asimov = _Count(b, b, db, ds)
        start = _FIRST
        for band, root in enumerate(wanted):
            start = rising_root(asimov.root, float(root), start)
            found[(band, *index)] = b + start
    return found
