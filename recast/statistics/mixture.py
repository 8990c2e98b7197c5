"""Statistics: a Poisson count over an uncertain (gamma-distributed) background, integrated out exactly.

With the background b ~ Gamma(mean B, deviation D) the background count is negative binomial, and the count
with a signal S on top is its convolution with a Poisson count: a finite sum, no sampling.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special, stats

__all__ = ["marginal_cdf", "marginal_quantile"]

FloatArray = npt.NDArray[np.float64]


def marginal_cdf(
    observed: FloatArray, background: FloatArray, background_error: FloatArray, signal: FloatArray
) -> FloatArray:
    """Return P(N <= observed) for background + signal, arrays of one shape, events.

    P(N <= n) = sum_{k=0}^{n} NB(k; r, p) Q(n - k + 1, S), r = (B/D)^2, p = 1/(1 + D^2/B).
    Where the error is 0 (or the background is), the count is Poisson.
    """
    arrays = [np.asarray(item, dtype=np.float64) for item in (observed, background, background_error, signal)]
    n, mean, error, extra = np.broadcast_arrays(*arrays)
    result = np.array(special.gammaincc(n + 1.0, mean + extra), dtype=np.float64)
    for index in map(tuple, np.argwhere((error > 0) & (mean > 0))):
        counts = np.arange(n[index] + 1.0)
        shape, chance = _parameters(mean[index], error[index])
        weights = stats.nbinom.pmf(counts, shape, chance)
        result[index] = np.sum(weights * special.gammaincc(counts[::-1] + 1.0, extra[index]))
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
