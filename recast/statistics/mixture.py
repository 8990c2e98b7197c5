"""Statistics: a Poisson count over an uncertain (gamma-distributed) background, integrated out exactly.

With the background b ~ Gamma(mean B, deviation D) the background count is negative binomial, and the count
with a signal S on top is its convolution with a Poisson count, or with another negative binomial where the
signal is uncertain as well: a finite sum, no sampling.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special

__all__ = ["marginal_cdf", "marginal_quantile"]

FloatArray = npt.NDArray[np.float64]

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
