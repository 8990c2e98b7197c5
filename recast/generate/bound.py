"""Generate: the largest weights of unweighting, with at most a stated share of the cross section above."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincinv

__all__ = ["largest_weights", "with_enough_points"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.intp]

_CONFIDENCE = 0.977
"""Of the upper limit on the loss: two standard deviations."""
_STEPS = 50
_DOUBLINGS = 3
"""Points are doubled as often as that where the loss is not known to be small enough."""

P = TypeVar("P")
T = TypeVar("T")


def largest_weights(size: Real, family: Integer, tried: Integer, share: float) -> tuple[Real, bool]:
    """Return the weight of each family that counts as its largest, and whether the loss above is small.

    Families are drawn in proportion to these, and most points survive where their sum is least: for a given
    loss, sum of E[max(w - m, 0)], that is where the probability of w > m is the same in all families.

    The loss is that of a further point, not of the points at hand: each is held against the rest. Where m is
    the r-th largest of n, the loss of a point beside n - 1 others is sum_{i<=r} (w_i - w_{r+1})/n on average
    (leave-one-out; the points are exchangeable). Its upper limit is that of a scaled Poisson distribution
    (Bohm and Zech, arXiv:1309.1287), since few points make it.

    Parameters
    ----------
    size
        Sizes of the weights [pb] that are not zero, shape (N,).
    family
        Number of the family of each, shape (N,).
    tried
        Points tried of each family, those of weight zero among them, shape (families,).
    share
        The share of the cross section that may be above.

    Returns
    -------
    The largest weights [pb], shape (families,), and whether the upper limit on the loss stays within `share`.
    Where it does not, they are the largest found: more points are needed.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> size, tried = rng.random(10_000), np.array([10_000])
    >>> most, small = largest_weights(size, np.zeros(10_000, np.intp), tried, 1e-3)
    >>> bool(0.9 < most[0] < 1.0), small
    (True, True)
    """
    families = [_Family(size[family == k], max(int(n), 1)) for k, n in enumerate(tried)]
    most = share * sum(one.mean for one in families)

    def small(tail: float) -> bool:
        means, variances = zip(*(one.loss(tail) for one in families), strict=True)
        return _upper_limit(sum(means), sum(variances)) <= most

    low, high = 0.0, 1.0
    known = small(
        low
    )  # not so: the largest points tell too much of the tail for fewer to be told from chance
    for _ in range(_STEPS if known else 0):
        middle = (low + high) / 2.0
        low, high = (middle, high) if small(middle) else (low, middle)
    return np.array([one.largest(low) for one in families]), known


def with_enough_points(
    first: P, tasks: int, more: Callable[[P, range], P], learn: Callable[[P], tuple[T, bool]]
) -> tuple[P, T]:
    """Learn from points, which are doubled while what is learnt says that they are too few.

    Parameters
    ----------
    first, tasks
        The points of the tasks 0 to `tasks` - 1.
    more
        more(points, numbers) returns the points with those of further tasks.
    learn
        learn(points) returns what is learnt, and whether the points are enough.

    Returns
    -------
    All points, and what was learnt of them.
    """
    points = first
    learnt, enough = learn(points)
    for _ in range(_DOUBLINGS):
        if enough:
            break
        points = more(points, range(tasks, 2 * tasks))
        tasks *= 2
        learnt, enough = learn(points)
    return points, learnt


def _upper_limit(mean: float, variance: float) -> float:
    if variance == 0.0:
        return mean
    scale = variance / mean
    return scale * float(gammaincinv(mean / scale + 1.0, _CONFIDENCE))


class _Family:
    def __init__(self, size: Real, tried: int) -> None:
        self._ordered = np.append(np.sort(size)[::-1], [0.0, 0.0])
        self._sums = np.cumsum(self._ordered)
        self._squares = np.cumsum(self._ordered**2)
        self._tried = tried
        self.mean = float(self._sums[-1]) / tried

    def _rank(self, tail: float) -> int:
        return min(int(tail * self._tried), len(self._ordered) - 2)

    def largest(self, tail: float) -> float:
        return float(self._ordered[self._rank(tail)])

    def loss(self, tail: float) -> tuple[float, float]:
        """Return the mean loss of a further point and its variance."""
        rank = self._rank(tail)
        above, least = rank + 1, self._ordered[rank + 1]
        total = self._sums[rank] - above * least
        square = self._squares[rank] - 2.0 * least * self._sums[rank] + above * least**2
        return float(total) / self._tried, max(float(square), 0.0) / self._tried**2
