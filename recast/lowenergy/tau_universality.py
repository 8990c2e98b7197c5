"""Lowenergy: tau -> mu nu nu over tau -> e nu nu, the modern form of the tau constraint."""

from __future__ import annotations

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy import tau
from recast.lowenergy.base import FloatArray, Info, Point, references, sigmas_of
from recast.lowenergy.functions import weighted_average

__all__ = ["NAME", "chi2", "compared", "excess", "info", "measured_shift", "predict"]

NAME = "tau_universality"


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return R_mu/e over its Standard Model value minus 1: Delta of (28)."""
    return tau.predict(point, data)


@parses_words
def measured_shift(data: DataSet) -> tuple[float, float]:
    """Return (g_mu/g_e)^2 - 1 from the average of the measurements of g_mu/g_e, and its error."""
    mean, error = weighted_average(lowenergy_inputs(NAME, data).measurements.values())
    return mean**2 - 1.0, 2.0 * mean * error


def _pull(point: Point, data: DataSet) -> FloatArray:
    central, error = measured_shift(data)
    return (predict(point, data) - central) / error


@parses_words
def chi2(point: Point, data: DataSet) -> FloatArray:
    """Return the squared pull of R_mu/e."""
    return _pull(point, data) ** 2


@parses_words
def compared(point: Point, data: DataSet) -> FloatArray:
    """Return the pull with its sign; the lower edge of the allowed interval excludes nothing."""
    return _pull(point, data)


@parses_words
def excess(point: Point, data: DataSet) -> FloatArray:
    """Return the pull beyond the upper edge of the allowed interval, in standard deviations."""
    return compared(point, data) - sigmas_of(lowenergy_inputs(NAME, data).criterion)


@parses_words
def info(data: DataSet) -> Info:
    """Return what the constraint is."""
    inputs = lowenergy_inputs(NAME, data)
    central, error = measured_shift(data)
    return Info(
        name=NAME,
        title="τ → μνν over τ → eνν",
        quantity="R/R_SM - 1 [1]",
        data=data,
        cl=inputs.criterion.cl,
        sided=inputs.criterion.sided,
        rule=inputs.criterion.source,
        references=references(inputs, formula=("Altmannshofer:2014cfa",)),
        allowed_below=central + (inputs.criterion.sigmas or 0.0) * error,
        valid_from_gev=tau.VALID_FROM_GEV,
        sigmas=inputs.criterion.sigmas,
        compares="pull",
        excluded_above=inputs.criterion.sigmas,
    )
