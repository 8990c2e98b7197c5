"""Exclusion: simulated curves between their points, and what shipped ones say of a list of points."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.exclusion.coupling import largest_coupling, perturbative_end
from recast.exclusion.findings import Findings, Source, SourceKind, gathered
from recast.inputs import constants
from recast.inputs.published_limits import CurveKind
from recast.inputs.standard_curves import StandardCurve
from recast.model.base import Model
from recast.model.charges import QUARKS, Charges
from recast.model.point_list import ModelTable
from recast.model.widths import zp_partial_widths, zp_total_width
from recast.statistics.confidence import cls_value, expected_cls
from recast.statistics.expected import CountLimits, count_limits

__all__ = ["Interpolated", "curve_between", "largest_couplings", "standard_findings", "unseen_bend"]

FloatArray = npt.NDArray[np.float64]
_MOST_SIGNAL = 1e8
"""Events; CLs is 0 far below."""


@dataclass(frozen=True, eq=False)
class Interpolated:
    """A curve at points, arrays of shape (n,); NaN where it says nothing."""

    value: FloatArray
    simulation: FloatArray
    """Relative error of the nodes."""
    interpolation: FloatArray
    """Relative error from what is between the nodes."""


def curve_between(x: FloatArray, y: FloatArray, errors: FloatArray, at: FloatArray) -> Interpolated:
    """Return a positive curve between its nodes, in the logarithms.

    Parameters
    ----------
    x, y
        Nodes, x rising, both positive, shape (m,); y is NaN at nodes where the curve has no value.
    errors
        Relative errors of y, taken as fully correlated between neighbours, shape (m,).
    at
        Where it is asked for, shape (n,).

    Notes
    -----
    The monotone cubic of Fritsch and Butland (SIAM J. Sci. Comput. 5 (1984) 300) through each run of
    neighbours that have a value; its difference to the straight line is the error of the interpolation. Two
    neighbours alone show no bend: there it is `unseen_bend` or, if that is larger, the difference to a
    straight line in x and y themselves. Nothing is extrapolated.

    Examples
    --------
    >>> nodes = np.array([10.0, 20.0, 40.0])
    >>> found = curve_between(nodes, nodes**2, 0.01 + 0 * nodes, np.array([10.0, 14.0, 50.0]))
    >>> np.round(found.value, 6).tolist(), np.round(found.interpolation, 9).tolist()
    ([100.0, 196.0, nan], [0.0, 0.0, nan])
    """
    value, simulation, interpolation = (np.full(at.shape, np.nan) for _ in range(3))
    known = np.flatnonzero(np.isfinite(y))
    for run in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1):
        if not run.size:
            continue
        inside = (at >= x[run[0]]) & (at <= x[run[-1]])
        if run.size == 1:
            value[inside], simulation[inside], interpolation[inside] = y[run[0]], errors[run[0]], 0.0
            continue
        nodes, logs, place = np.log(x[run]), np.log(y[run]), np.log(at[inside])
        smooth = PchipInterpolator(nodes, logs)(place)
        straight = np.interp(place, nodes, logs)
        value[inside] = np.exp(smooth)
        simulation[inside] = np.interp(place, nodes, errors[run])
        bend = np.abs(np.expm1(smooth - straight))
        if run.size == 2:
            value[inside] = np.exp(straight)
            plain = np.log(np.interp(at[inside], x[run], y[run]))
            share = (place - nodes[0]) / (nodes[1] - nodes[0])
            unseen = np.expm1(unseen_bend(logs[1] - logs[0], share))
            bend = np.maximum(np.abs(np.expm1(plain - straight)), unseen)
        interpolation[inside] = bend
    return Interpolated(value, simulation, interpolation)


def unseen_bend(difference: npt.ArrayLike, share: npt.ArrayLike) -> FloatArray:
    """Return the error of a logarithm between two nodes that differ by `difference`, `share` of the way.

    Two nodes show no bend. In the middle the value may be anywhere between theirs, with equal chance, of
    which the standard deviation is taken; to both nodes it falls as a parabola.

    Examples
    --------
    >>> unseen_bend(1.2, [0.0, 0.5, 0.75]).round(3).tolist()
    [0.0, 0.346, 0.26]
    """
    share = np.asarray(share)
    return np.asarray(np.abs(difference) / math.sqrt(12.0) * 4.0 * share * (1.0 - share))


def standard_findings(curve: StandardCurve, table: ModelTable, cl: float | None = None) -> Findings:
    """Return what a shipped curve says of the points of one model, rescaled by their charges.

    Parameters
    ----------
    curve
        The signal of a region for a narrow Z'.
    table
        The points.
    cl
        Another confidence level than the curve's own.

    Notes
    -----
    The signal is A(m) (g q_f)^2 (BR + r(m)), with the vector charge q_f of the fermion f and BR of Z' -> f f.
    It is refused, with the reason, for a model without charges, with charges of quarks (they produce the Z'
    as well), with an axial charge of f, where the interference r is no small part, and where the Z' would
    not be narrow at its bound.
    """
    counts = count_limits(curve.method, curve.observed, curve.background, cl=curve.cl if cl is None else cl)
    level = f"{level_text(counts.cl)}, one-sided, {CurveKind.RECAST}"
    source = Source(curve.name, curve.title, SourceKind.STANDARD, level, counts.cl, curve.references)
    parts = [
        (places, _of_group(curve, counts, source, table, others, places)) for others, places in table.others()
    ]
    return gathered(table.rows.size, parts, "")


def _of_group(
    curve: StandardCurve,
    counts: CountLimits,
    source: Source,
    table: ModelTable,
    others: dict[str, float],
    places: npt.NDArray[np.intp],
) -> Findings:
    model, fermion = table.model, curve.fermion
    mass, coupling = table.mass[places], table.coupling[places]
    found = Findings.silent(source, places.size, "")
    charges = _charges(model, others)
    if isinstance(charges, str):
        found.reasons[:] = charges
        return found
    if reason := _unsuitable(charges, fermion):
        found.reasons[:] = reason
        return found
    low, high = curve.mzp_gev[0], curve.mzp_gev[-1]
    found.reasons[:] = f"the curve is from {low:g} to {high:g} GeV"
    inside = np.flatnonzero((mass >= low) & (mass <= high))
    mass, coupling = mass[inside], coupling[inside]
    if not inside.size:
        return found
    relative = curve.signal_error / curve.signal_events
    shape = curve_between(curve.mzp_gev, curve.signal_events, relative, mass)
    interference, spread, reference = (
        np.interp(np.log(mass), np.log(curve.mzp_gev), column)
        for column in (curve.interference, curve.interference_error, curve.reference_branching_ratio)
    )
    spread = np.hypot(spread, curve.interference_relative_error * interference)
    widths = zp_partial_widths(mass, 1.0, charges)
    total = np.sum([np.broadcast_to(width, mass.shape) for width in widths.values()], axis=0)
    ratio = widths[fermion] / total  # branching ratio
    whole = ratio + interference
    charge = float(charges.vector(fermion))
    unit = shape.value * charge**2 * np.maximum(whole, 1e-12)
    """Events at a coupling of 1."""
    allowed = counts.observed - counts.background
    edge = np.sqrt(allowed / unit)
    # a change of r moves A, which was found at another branching ratio, the other way
    moved = np.abs(1.0 / np.maximum(whole, 1e-12) - 1.0 / (reference + interference)) * spread
    small = np.abs(interference) <= curve.largest_interference * ratio
    narrow = zp_total_width(mass, edge, charges) / mass <= curve.largest_width_over_mass
    weak = coupling <= largest_couplings(model, mass, others)
    good = small & narrow & weak
    reasons = np.full(mass.size, "", dtype=object)
    reasons[~weak] = "the coupling is beyond perturbation theory or the Z' too wide for a limit"
    reasons[~narrow] = (
        f"the Z' would be wider than {curve.largest_width_over_mass:g} of its mass at the bound: "
        "outside the narrow-width range"
    )
    reasons[~small] = "the branching ratio is so small that interference with the Standard Model matters"
    found.reasons[inside] = reasons
    here = inside[good]
    found.covered[here] = True
    found.ratio[here] = coupling[good] / edge[good]
    found.bound[here] = edge[good]
    found.excluded[here] = found.ratio[here] >= 1.0
    found.simulation[here] = 0.5 * shape.simulation[good]
    found.interpolation[here] = 0.5 * np.hypot(shape.interpolation, moved)[good]
    signal = np.minimum(unit * coupling**2, _MOST_SIGNAL)[good]
    found.cls_observed[here] = cls_value(counts.observed_events, counts.background, signal)
    found.cls_expected[here] = expected_cls(counts.background, signal, sigmas=(0.0,))[0]
    return found


def _charges(model: Model, others: dict[str, float]) -> Charges | str:
    """Return the charges of a model at a mass that does not matter, or why it has none."""
    values = {**others, model.mass: 30.0, model.coupling: model.coupling_reference}
    return model.charges(values) or f"the model {model.name} has no charges of a Z'"


def _unsuitable(charges: Charges, fermion: str) -> str:
    """Return why the curve cannot be rescaled to these charges; empty where it can."""
    if charges.couples(*QUARKS):
        return "quarks have charges: they produce the Z' as well"
    if not charges.couples(fermion):
        return f"{fermion} has no charge"
    if charges.axial(fermion) != 0:
        return f"{fermion} has an axial charge: the curve is for vector charges"
    return ""


def largest_couplings(model: Model, masses_gev: FloatArray, others: Mapping[str, float]) -> FloatArray:
    """Return the largest coupling for which limits are quoted at each mass (`largest_coupling`).

    Parameters
    ----------
    model
        The model.
    masses_gev
        Masses of the mediator [GeV], shape (n,).
    others
        Values of its other parameters.
    """
    parameter = model.parameters[model.coupling]
    end = min(perturbative_end(parameter.unit), parameter.high)
    unit = min(model.coupling_reference, end)
    different, inverse = np.unique(masses_gev, return_inverse=True)
    values = {**others, model.coupling: unit}
    charges = model.charges({**values, model.mass: different})
    if charges is None:
        found = np.array([_largest_at(model, {**values, model.mass: float(mass)}) for mass in different])
        return np.asarray(found[inverse])
    # widths go as the square of the coupling, but for a mixing that is fixed, which adds a part that stays
    relative = np.broadcast_to(zp_total_width(different, unit, charges), different.shape) / different
    widest = constants.validity()["width_over_mass"]
    found = unit * np.sqrt(widest / np.maximum(relative, 1e-300))
    return np.asarray(np.minimum(found, end)[inverse])


def _largest_at(model: Model, values: Mapping[str, float]) -> float:
    """Return the largest coupling at one point of a model whose width may depend on it in any way."""

    def width_over_mass(coupling: float) -> float:
        mediator = model.point({**values, model.coupling: coupling}).mediator
        return mediator.width_gev / mediator.mass_gev

    try:
        parameter = model.parameters[model.coupling]
        low, high = parameter.low, parameter.high
        return largest_coupling(width_over_mass, start=low, end=high, unit=parameter.unit).value
    except InputError:  # too broad at every coupling
        return 0.0
