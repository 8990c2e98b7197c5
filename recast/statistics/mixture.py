"""Statistics: a Poisson count over an uncertain (gamma-distributed) background, integrated out exactly.

With the background b ~ Gamma(mean B, deviation D) the background count is negative binomial, and the count
with a signal S on top is its convolution with a Poisson count, or with another negative binomial where the
signal is uncertain as well: a finite sum, no sampling.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special, stats

__all__ = ["marginal_cdf", "marginal_quantile"]

FloatArray = npt.NDArray[np.float64]


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
        rest = _at_most(counts[::-1], extra[index], extra[index] * blur[index])
        result[index] = np.sum(weights * rest)
    return result


def marginal_quantile(
    probability: FloatArray, background: FloatArray, background_error: FloatArray
) -> FloatArray:
    """Return the smallest n with P(N <= n | background) >= probability, arrays of one shape."""
    q, mean, error = np.broadcast_arrays(probability, background, background_error)
    uncertain = (error > 0) & (mean > 0)
    shape, chance = _parameters(np.where(uncertain, mean, 1.0), np.where(uncertain, error, 1.0))
    quantile: FloatArray = np.where(uncertain, stats.nbinom.ppf(q, shape, chance), stats.poisson.ppf(q, mean))
    return quantile


def _parameters(mean: FloatArray, error: FloatArray) -> tuple[FloatArray, FloatArray]:
    return (mean / error) ** 2, 1.0 / (1.0 + error**2 / mean)


def _probabilities(counts: FloatArray, mean: float, error: float) -> FloatArray:
    """Return P(N = counts) of one gamma-blurred Poisson count."""
    if error > 0 and mean > 0:
        return np.asarray(stats.nbinom.pmf(counts, *_parameters(np.asarray(mean), np.asarray(error))))
    return np.asarray(stats.poisson.pmf(counts, mean))


def _at_most(counts: FloatArray, mean: float, error: float) -> FloatArray:
    """Return P(N <= counts) of one gamma-blurred Poisson count."""
    if error > 0 and mean > 0:
        return np.asarray(stats.nbinom.cdf(counts, *_parameters(np.asarray(mean), np.asarray(error))))
    return np.asarray(special.gammaincc(counts + 1.0, mean))
