"""Statistics: CLs of a likelihood from pseudo-experiments, where counts are small."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from recast.core.seeds import uniforms
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.fitting import fit, fit_at
from recast.statistics.histfactory import Data, HistFactory

__all__ = ["Toys", "poisson_counts", "pseudo_data"]

FloatArray = npt.NDArray[np.float64]

_BANDS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
_SAME = 1e-7
"""Test statistics closer than this (plus as much of themselves) are one value: counts are integers."""
_TINY = 1e-16
_GRID = 9
_BEYOND = 3.0
"""The grid of strengths goes this factor beyond the asymptotic limits."""


def poisson_counts(uniform: FloatArray, mean: FloatArray) -> FloatArray:
    """Return the smallest n with P(N <= n) >= u, of Poisson counts; arrays broadcast together.

    Examples
    --------
    >>> import numpy as np
    >>> poisson_counts(np.array([0.04, 0.06, 0.999]), np.array([3.0]))
    array([ 0.,  1., 10.])
    """
    u, mu = np.broadcast_arrays(uniform, np.maximum(mean, 0.0))
    safe = np.where(mu > 0, mu, 1.0)
    low = u <= special.pdtr(0.0, safe)
    with np.errstate(all="ignore"):
        above = np.ceil(special.pdtrik(np.where(low, 0.5, u), safe))  # may be one too many
    above = np.where(np.isfinite(above), above, 0.0)
    below = np.maximum(above - 1.0, 0.0)
    counts = np.where(special.pdtr(below, safe) >= u, below, above)
    return np.where(low | (mu <= 0), 0.0, counts)


def pseudo_data(model: HistFactory, values: FloatArray, number: int, seed: int, label: str) -> Data:
    """Return counts and auxiliary measurements of pseudo-experiments.

    Parameters
    ----------
    model
        The likelihood.
    values
        The true parameters, shape (1, P) or (number, P).
    number
        How many.
    seed, label
        The streams of random numbers: one for each count and auxiliary measurement, by its name. Other true
        values move the same experiments, and the order of regions and nuisances changes nothing.
    """
    mean = model.expected_data(values)
    counts = poisson_counts(_drawn(seed, f"{label} counts", number, model.bins), mean.counts)
    auxiliary = np.broadcast_to(mean.auxiliary, (number, mean.auxiliary.shape[1])).copy()
    rest = _drawn(seed, f"{label} auxiliary", number, model.auxiliary_names)
    gauss, poisson = model.gauss_place, model.poisson_place
    auxiliary[:, gauss] += model.gauss_width * special.ndtri(rest[:, gauss])
    auxiliary[:, poisson] = poisson_counts(rest[:, poisson], mean.auxiliary[:, poisson])
    return Data(counts, auxiliary)


def _drawn(seed: int, label: str, number: int, names: Sequence[str]) -> FloatArray:
    """Return random numbers between 0 and 1, shape (number, len(names)), of a stream for each name."""
    found = np.empty((number, len(names)))
    for place, name in enumerate(names):
        found[:, place] = uniforms(seed, f"{label}, {name}", np.arange(number))
    return np.maximum(found, _TINY)


@dataclass(frozen=True, slots=True)
class _Tested:
    """One strength: observed and expected CLs, and the error of the observed one."""

    observed: float
    error: float
    expected: FloatArray


class Toys:
    """CLs and upper limits of one likelihood from `number` pseudo-experiments of each hypothesis.

    Notes
    -----
    The test statistic is q~ (1007.1727, eq. 16). Pseudo-experiments are drawn at the parameters fitted to
    the data at the tested strength and without a signal, auxiliary measurements included. Both samples
    estimate both tails, weighted with their mean density (the balance heuristic of multiple importance
    sampling): small tails of one hypothesis are known from the other. The same random numbers serve all
    strengths. Bands are quantiles over pseudo-experiments of the background.
    """

    def __init__(self, model: HistFactory, number: int, seed: int) -> None:
        self.model, self.number, self.seed = model, number, seed
        best, lowest = fit(model, model.data)
        self.best = float(best[0, model.poi])
        self._best, self._lowest = best, lowest
        self.background, _ = fit_at(model, model.data, 0.0, best)
        self._backgrounds = pseudo_data(model, self.background, number, seed, "background")
        self._background_fits = fit(model, self._backgrounds, self.background)

    def _statistic(
        self, data: Data, free: tuple[FloatArray, FloatArray], strength: float, start: FloatArray
    ) -> FloatArray:
        _, at = fit_at(self.model, data, strength, start)
        statistic = np.maximum(at - free[1], 0.0)
        return np.where(free[0][:, self.model.poi] > strength, 0.0, statistic)

    @functools.cache  # noqa: B019 - lives as long as a limit is looked for
    def tested(self, strength: float) -> _Tested:
        """Return what is known of a strength."""
        model, n = self.model, self.number
        signal, _ = fit_at(model, model.data, strength, self._best)
        both = pseudo_data(model, signal, n, self.seed, "signal")
        both_fits = fit(model, both, signal)
        data = Data(
            np.concatenate([both.counts, self._backgrounds.counts]),
            np.concatenate([both.auxiliary, self._backgrounds.auxiliary]),
        )
        free = tuple(np.concatenate(pair) for pair in zip(both_fits, self._background_fits, strict=True))
        statistic = self._statistic(data, (free[0], free[1]), strength, free[0])
        seen = self._statistic(model.data, (self._best, self._lowest), strength, self._best)
        # an experiment stands for both hypotheses: weighted with its density under one over the mean
        ratio = 0.5 * (model.deviance(signal, data) - model.deviance(self.background, data))
        with np.errstate(over="ignore"):
            weights = np.stack([2.0 / (1.0 + np.exp(ratio)), 2.0 / (1.0 + np.exp(-ratio))])
        order = np.argsort(statistic)
        tails = np.cumsum(weights[:, order[::-1]], axis=1)[:, ::-1] / (2 * n)
        tails = np.concatenate([tails, np.zeros((2, 1))], axis=1)

        def above(values: FloatArray) -> FloatArray:
            least = values - _SAME * (1.0 + np.abs(values))
            return np.asarray(tails[:, np.searchsorted(statistic[order], least, side="left")])

        p_both, p_background = above(seen)[:, 0]
        observed = float(p_both / p_background) if p_background > 0 else 0.0
        inside = statistic >= seen[0] - _SAME * (1.0 + seen[0])
        spread = np.where(inside, weights[0] - observed * weights[1], 0.0)
        error = float(spread.std()) / math.sqrt(2 * n) / max(float(p_background), 0.5 / n)
        each = above(statistic[n:])
        expected = np.quantile(each[0] / each[1], special.ndtr(_BANDS), method="inverted_cdf")
        return _Tested(observed, error, expected)

    def observed(self, strength: float) -> float:
        """Return the observed CLs of a strength."""
        return self.tested(strength).observed

    def expected(self, strength: float) -> tuple[float, ...]:
        """Return the expected CLs of a strength at -2 to +2 standard deviations, the smallest first."""
        return tuple(float(item) for item in self.tested(strength).expected)

    def error(self, strength: float) -> float:
        """Return the standard deviation of the observed CLs from the number of pseudo-experiments."""
        return self.tested(strength).error

    def limits(self, cl: float) -> tuple[float, float, tuple[float, ...]]:
        """Return the observed limit, its error, and the expected ones at -2 to +2 standard deviations.

        They are looked for around the asymptotic ones.
        """
        alpha = 1.0 - cl
        near = Asymptotic(self.model).limits(cl)
        guess = near[0], *near[2]
        grid = list(np.geomspace(min(guess) / _BEYOND, max(guess) * _BEYOND, _GRID))
        curves = 1 + len(_BANDS)

        def value(strength: float, curve: int) -> float:
            item = self.tested(float(strength))
            return item.observed if curve == 0 else float(item.expected[curve - 1])

        found = []
        for curve in range(curves):
            while value(grid[-1], curve) > alpha:
                grid.append(grid[-1] * _BEYOND)
            while value(grid[0], curve) <= alpha:
                grid.insert(0, grid[0] / _BEYOND)
            low = max(item for item in grid if value(item, curve) > alpha)
            high = min(item for item in grid if item > low)
            for _ in range(2):
                middle = _crossing(low, high, value(low, curve), value(high, curve), alpha, 0.5 / self.number)
                low, high = (middle, high) if value(middle, curve) > alpha else (low, middle)
            found.append(
                _crossing(low, high, value(low, curve), value(high, curve), alpha, 0.5 / self.number)
            )
        observed = found[0]
        # slope of log CLs over a step that noise does not fill
        wide = 0.8 * observed, 1.25 * observed
        fall = math.log(max(value(wide[0], 0), 0.5 / self.number) / max(value(wide[1], 0), 0.5 / self.number))
        slope = max(fall, 1e-3) / (wide[1] - wide[0])
        error = self.error(observed) / alpha / slope
        return observed, error, tuple(found[1:])


def _crossing(low: float, high: float, above: float, below: float, level: float, least: float) -> float:
    """Return where log CLs, taken as a straight line, meets the level."""
    top, bottom, line = (math.log(max(item, least)) for item in (above, below, level))
    share = (top - line) / (top - bottom) if top > bottom else 0.5
    return low + min(max(share, 0.02), 0.98) * (high - low)
