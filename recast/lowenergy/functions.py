"""Lowenergy: functions and averages that several observables share, safe at their removable singularities."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from recast.inputs.lowenergy import Measurement

__all__ = ["log_ratio", "weighted_average"]

FloatArray = npt.NDArray[np.float64]


def log_ratio(x: npt.ArrayLike) -> FloatArray:
    """Return ln(x)/(x - 1), 1 at x = 1; any shape, x > 0."""
    delta = np.asarray(x, dtype=np.float64) - 1.0
    near = np.abs(delta) < 1e-5
    safe = np.where(near, 1.0, delta)
    return np.where(near, 1.0 - delta / 2.0 + delta**2 / 3.0, np.log1p(safe) / safe)


def weighted_average(measurements: Iterable[Measurement]) -> tuple[float, float]:
    """Return the average of independent measurements, weighted with their errors, and its error."""
    items = list(measurements)
    weights = [1.0 / item.error**2 for item in items]
    mean = sum(w * item.value for w, item in zip(weights, items, strict=True)) / sum(weights)
    return mean, 1.0 / math.sqrt(sum(weights))
