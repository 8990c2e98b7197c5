"""Statistics: how a yield moves between its values at -1, 0 and +1 standard deviations (HistFactory)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["factor", "factor_coefficients", "shift"]

FloatArray = npt.NDArray[np.float64]

_TERMS = np.array(
    [
        [15.0, -15.0, -7.0, -7.0, 1.0, -1.0],
        [24.0, 24.0, -9.0, 9.0, 1.0, 1.0],
        [-10.0, 10.0, 10.0, 10.0, -2.0, 2.0],
        [-24.0, -24.0, 14.0, -14.0, -2.0, -2.0],
        [3.0, -3.0, -3.0, -3.0, 1.0, -1.0],
        [8.0, 8.0, -5.0, 5.0, 1.0, 1.0],
    ]
) / np.array([[16.0]] * 6)
"""Coefficients of alpha to alpha^6 from values, slopes and curvatures at +1 and -1 (value 1 at 0)."""


def factor_coefficients(up: FloatArray, down: FloatArray) -> FloatArray:
    """Return the polynomials of `factor`, shape (6, K), from the factors at +1 and -1, shape (K,)."""
    log_up, log_down = np.log(up), np.log(down)
    ends = np.stack([up - 1.0, down - 1.0, log_up * up, -log_down * down, log_up**2 * up, log_down**2 * down])
    return np.asarray(_TERMS @ ends)


def factor(
    alpha: FloatArray, up: FloatArray, down: FloatArray, coefficients: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the factor on a yield and the first and second derivative of its logarithm.

    Parameters
    ----------
    alpha
        Pulls, shape (T, K).
    up, down
        Factors at +1 and -1, shape (K,).
    coefficients
        Of `factor_coefficients`.

    Notes
    -----
    "Interpolation code 4" of HistFactory (CERN-OPEN-2012-016): a polynomial of sixth degree for |alpha| < 1,
    which joins the powers up^alpha and down^-alpha beyond with two derivatives.

    Examples
    --------
    >>> import numpy as np
    >>> up, down = np.array([1.1]), np.array([1 / 1.1])
    >>> value, slope, bend = factor(np.array([[2.0]]), up, down, factor_coefficients(up, down))
    >>> round(float(value[0, 0]), 6), round(float(slope[0, 0]), 6)
    (1.21, 0.09531)
    """
    log_up, log_down = np.log(up), np.log(down)
    beyond = np.where(alpha >= 0, log_up, -log_down)
    value = np.exp(alpha * beyond)
    slope, bend = np.broadcast_to(beyond, alpha.shape), np.zeros(alpha.shape)
    near = np.abs(alpha) < 1.0
    if near.any():
        a = np.where(near, alpha, 0.0)
        c = coefficients
        inside = 1.0 + a * (c[0] + a * (c[1] + a * (c[2] + a * (c[3] + a * (c[4] + a * c[5])))))
        rise = c[0] + a * (
            2.0 * c[1] + a * (3.0 * c[2] + a * (4.0 * c[3] + a * (5.0 * c[4] + a * 6.0 * c[5])))
        )
        curve = 2.0 * c[1] + a * (6.0 * c[2] + a * (12.0 * c[3] + a * (20.0 * c[4] + a * 30.0 * c[5])))
        value = np.where(near, inside, value)
        slope = np.where(near, rise / inside, slope)
        bend = np.where(near, curve / inside - (rise / inside) ** 2, bend)
    return value, slope, bend


def shift(alpha: FloatArray, rise: FloatArray, fall: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the shift of a yield and its first and second derivative.

    Parameters
    ----------
    alpha
        Pulls, shape (T, K).
    rise, fall
        Yield at +1 minus nominal, and nominal minus yield at -1, shape (K,), events.

    Notes
    -----
    "Interpolation code 4p": straight lines for |alpha| > 1, joined by a polynomial of sixth degree.
    """
    mean, half = 0.5 * (rise + fall), 0.0625 * (rise - fall)
    square = alpha**2
    inside = alpha * mean + half * square * (15.0 + square * (3.0 * square - 10.0))
    slope = mean + half * alpha * (30.0 + square * (18.0 * square - 40.0))
    value = np.where(alpha > 1.0, alpha * rise, np.where(alpha < -1.0, alpha * fall, inside))
    bend = np.where(np.abs(alpha) < 1.0, half * (30.0 + square * (90.0 * square - 120.0)), 0.0)
    return value, np.where(alpha > 1.0, rise, np.where(alpha < -1.0, fall, slope)), bend
