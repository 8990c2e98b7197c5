"""Lowenergy: the prior that g' stays perturbative up to the Planck scale; not a measurement."""

from __future__ import annotations

import numpy as np

from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Info, Point, coordinates, references

__all__ = ["NAME", "chi2", "excess", "info", "predict"]

NAME = "perturbativity"


def _largest(data: DataSet) -> float:
    return lowenergy_inputs(NAME, data).measurements["largest_coupling"].value


def predict(point: Point, data: DataSet) -> FloatArray:
    """Return g' over its largest value (arXiv:1403.1269, below (21)), dimensionless, shape of the point."""
    mass, coupling = coordinates(point)
    return np.broadcast_to(coupling / _largest(data), np.broadcast_shapes(mass.shape, coupling.shape))


def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return zeros: a prior is no measurement and adds nothing to a fit."""
    return np.zeros_like(predict(point, data))


def excess(point: Point, data: DataSet) -> FloatArray:
    """Return predict - 1."""
    return predict(point, data) - 1.0


def info(data: DataSet) -> Info:
    """Return what the prior is; it has no confidence level."""
    inputs = lowenergy_inputs(NAME, data)
    return Info(
        name=NAME,
        title="perturbative to the Planck scale",
        quantity="g'/g'_max [1]",
        data=data,
        cl=None,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=()),
        allowed_below=1.0,
    )
