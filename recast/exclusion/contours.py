"""Exclusion: lines of equal value on a plane: edges of excluded regions and of preferred bands."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from contourpy import LineType, contour_generator

from recast.core.errors import InputError
from recast.exclusion.plane import Axis

__all__ = ["contours"]

FloatArray = npt.NDArray[np.float64]


def contours(x: Axis, y: Axis, table: FloatArray, level: float) -> list[FloatArray]:
    """Return the lines on which `table` has the value `level`, arrays of shape (n, 2) of x and y.

    Linear in the logarithms of positive axes, linear in others. Lines end where the table is NaN.

    Raises
    ------
    InputError
        If the table has not the shape (len(x), len(y)), or the level is not finite.
    """
    if np.shape(table) != (x.values.size, y.values.size):
        raise InputError(f"the table has shape {np.shape(table)}, the axes {(x.values.size, y.values.size)}")
    if not np.isfinite(level):
        raise InputError(f"the level is {level}", where="contours")
    scales = [axis.values.min() > 0 for axis in (x, y)]
    nodes = [np.log(a.values) if log else a.values for a, log in zip((x, y), scales, strict=True)]
    masked = np.ma.masked_invalid(np.asarray(table, dtype=np.float64).T)
    generator = contour_generator(nodes[0], nodes[1], masked, line_type=LineType.Separate)
    lines = []
    for line in generator.lines(level):
        points = np.array(line, dtype=np.float64)
        for column, log in enumerate(scales):
            if log:
                points[:, column] = np.exp(points[:, column])
        lines.append(points)
    return lines
