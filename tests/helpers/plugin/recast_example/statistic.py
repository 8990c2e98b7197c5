"""A limit method: the one-sided Poisson limit with half of the probability of the observed count."""

import numpy as np
from scipy.optimize import brentq
from scipy.stats import poisson

from recast.statistics.counting import LimitMethod


def count(observed, background, background_error, signal_relative_error, cl):
    """Return mu where P(N < n) + P(N = n)/2 = 1 - cl."""

    def limit(seen: float) -> float:
        def left(mu: float) -> float:
            return float(poisson.cdf(seen, mu) - poisson.pmf(seen, mu) / 2) - (1 - cl)

        return float(brentq(left, 1e-9, 10 * (seen + 10)))

    return np.vectorize(limit, otypes=[float])(observed)


METHOD = LimitMethod("one-sided Poisson limit, mid-P", count)
