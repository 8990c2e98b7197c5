"""Exclusion: the simulated curve as a bound, and where it crosses the line of a constraint."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq

from recast.core.errors import InputError, naming
from recast.core.words import parses_words
from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.inputs.lowenergy import DataSet, Sided
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.base import Info, Style
from recast.lowenergy.bounds import Bound, BoundPoint, bound
from recast.lowenergy.forms import Forms
from recast.lowenergy.quarks import Quarks
from recast.model.base import Model
from recast.model.scan_point import ScanPoint

__all__ = [
    "COLLIDER",
    "COLLIDER_STYLE",
    "Crossing",
    "collider_bound",
    "crossings",
    "observed_bound",
    "recast_curve",
]

FloatArray = npt.NDArray[np.float64]

COLLIDER = "collider"
"""Name of the simulated curve among the constraints."""
COLLIDER_STYLE = Style("#000000", dashes=(0, (5.0, 2.5)), strength=0.1)
_DASHES = (
    (0, (6.0, 1.5, 1.2, 1.5)),
    (0, (2.5, 2.5)),
    (0, (8.0, 2.0)),
    (0, (4.0, 1.2, 1.2, 1.2, 1.2, 1.2)),
)
"""Of the limits of other runs, which have the colour of the simulated curve."""
_MET = 1e-3
"""Difference of two logarithms of couplings that are the same."""
_STEPS = 40
"""Masses between two simulated ones at which a change of sign is looked for."""


@parses_words
def collider_bound(
    curve: ExclusionCurve, masses_gev: Sequence[float], data: DataSet, title: str, cl: float
) -> Bound:
    """Return the observed limit at masses [GeV], shape (n,), between neighbours that both have a limit.

    Interpolated linearly in the logarithms of mass and coupling, as it is drawn; no limit elsewhere.
    `data` is the set with which it is shown, `title` and `cl` name analysis and level.
    """
    _masses(curve)
    return observed_bound(curve, masses_gev, data, title, cl)


@parses_words
def observed_bound(
    curve: ExclusionCurve, values: Sequence[float], data: DataSet, title: str, cl: float
) -> Bound:
    """Return the observed limit at values of the one scanned parameter, as `collider_bound` at masses.

    Its points have these values in place of masses.
    """
    info = _info(COLLIDER, title, data, cl, "events of the simulated signal", COLLIDER_STYLE)
    points = []
    for place in values:
        value = _between(curve, float(place))
        reason = "" if value is not None else "not between two simulated masses with a limit"
        points.append(BoundPoint(float(place), value, reason))
    return Bound(info, tuple(points))


@parses_words
def recast_curve(
    curve: ExclusionCurve,
    name: str,
    data: DataSet,
    title: str,
    cl: float,
    rule: str,
    limit: str = "observed",
    number: int = 0,
    kind: CurveKind = CurveKind.RECAST,
) -> ConstraintCurve:
    """Return a limit of another run at its own masses, as a line beside constraints.

    Parameters
    ----------
    curve
        Its limits; over one mass.
    name, title, rule
        Its name among the constraints, the words of a legend, and where it comes from.
    data, cl
        The set with which it is shown, and its level.
    limit
        Which of its limits: observed, expected, or the name of a projection.
    number
        Which of several it is; their dashes differ.
    kind
        What the limits are: recast, or projection.

    Raises
    ------
    InputError
        If it is not over one mass, or has no such limit.
    """
    _masses(curve)
    with naming(title):
        line = curve.line(limit)
    style = Style(COLLIDER_STYLE.line, dashes=_DASHES[number % len(_DASHES)], strength=0.0)
    points = tuple(
        BoundPoint(mass, item.value, item.reason if item.value is None else "") for mass, item in line
    )
    bound_ = Bound(_info(name, title, data, cl, rule, style, kind), points)
    return ConstraintCurve(bound_, None, tuple(ScanPoint.of({"mzp_gev": mass}) for mass, _ in line))


def _info(
    name: str,
    title: str,
    data: DataSet,
    cl: float,
    rule: str,
    style: Style,
    kind: CurveKind = CurveKind.RECAST,
) -> Info:
    return Info(
        name=name,
        title=title,
        quantity="g' [1]",
        data=data,
        cl=cl,
        sided=Sided.ONE,
        rule=rule,
        references=(),
        allowed_below=None,
        kind=kind,
        style=style,
    )


def _masses(curve: ExclusionCurve) -> list[float]:
    """Return the masses of a curve; an `InputError` for a scan over anything else than one mass."""
    if len(curve.axes) != 1 or curve.axes[0].unit != "GeV":
        scanned = " and ".join(axis.name for axis in curve.axes)
        raise InputError(f"the simulated curve is over {scanned}, not over the mass", where="collider")
    return curve.x


def _between(curve: ExclusionCurve, place: float) -> float | None:
    rows = [(x, limit.value) for x, limit in curve.line()]
    for known, value in rows:
        if place == known:
            return value
    scale = np.log if curve.axes[0].logarithmic else np.asarray
    for (low, g_low), (high, g_high) in itertools.pairwise(rows):
        if low < place < high and g_low is not None and g_high is not None:
            return float(np.exp(np.interp(scale(place), scale([low, high]), np.log([g_low, g_high]))))
    return None


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where the simulated curve meets the line of a constraint."""

    constraint: str
    mzp_gev: float
    gp: float
    simulation_error_gev: float
    """Standard deviation from the finite samples; those of both neighbours taken as correlated."""
    interpolation_error_gev: float
    """Difference to the crossing of a smooth curve through the simulated points."""
    collider_stronger_above: bool
    """Whether the simulated curve is the stronger one at larger masses."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {name: getattr(self, name) for name in self.__slots__}


@parses_words
def crossings(
    curve: ExclusionCurve,
    constraint: str,
    data: DataSet,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
    values: Mapping[str, float] | None = None,
) -> list[Crossing]:
    """Return where the observed limit crosses a bound, in rising mass; arguments as in `bound`.

    Notes
    -----
    Between simulated masses the limit is linear in the logarithms. The error of a crossing is that of the
    logarithm of the interpolated coupling over the slope of ln(g'_collider/g'_constraint).

    Raises
    ------
    InputError
        If `constraint` is unknown.
    """

    def line(mass: float) -> float:
        (point,) = bound(constraint, mass, data, quarks, forms, model, values).points
        if point.gp_excluded is None:
            raise InputError(f"{constraint} has no bound at {mass:g} GeV: {point.reason}", where="crossings")
        return float(np.log(point.gp_excluded))

    found: list[Crossing] = []
    for run in _runs(curve):
        found += _of_run(run, line, constraint)
    return found


def _runs(curve: ExclusionCurve) -> list[FloatArray]:
    """Return (mass, g', error) of each run of neighbours with a limit, arrays of shape (n, 3), n > 1."""
    runs: list[list[tuple[float, float, float]]] = [[]]
    _masses(curve)
    for mass, limit in curve.line():
        if limit.value is None:
            runs.append([])
        else:
            runs[-1].append((mass, limit.value, limit.error or 0.0))
    return [np.array(run) for run in runs if len(run) > 1]


def _of_run(run: FloatArray, line: Callable[[float], float], constraint: str) -> list[Crossing]:
    mass, coupling, error = run.T
    nodes, values, sigmas = np.log(mass), np.log(coupling), error / coupling
    smooth = PchipInterpolator(nodes, values)

    def straight(x: float) -> float:
        return float(np.interp(x, nodes, values)) - line(float(np.exp(x)))

    def curved(x: float) -> float:
        return float(smooth(x)) - line(float(np.exp(x)))

    found = []
    for low, high in itertools.pairwise(nodes):
        grid = np.linspace(low, high, _STEPS + 1)
        sign = np.sign([straight(x) for x in grid])
        for index in np.flatnonzero(sign[:-1] * sign[1:] < 0):
            x = float(brentq(straight, grid[index], grid[index + 1], xtol=1e-10))
            if abs(straight(x)) > _MET:  # the bound jumps to another edge: nothing meets there
                continue
            step = (high - low) / _STEPS
            slope = (straight(min(x + step, high)) - straight(max(x - step, low))) / (
                min(x + step, high) - max(x - step, low)
            )
            sigma = float(np.interp(x, nodes, sigmas))
            at = float(np.exp(x))
            found.append(
                Crossing(
                    constraint,
                    at,
                    float(np.exp(np.interp(x, nodes, values))),
                    float(at * sigma / abs(slope)),
                    _shift(curved, x, low, high),
                    bool(slope < 0),
                )
            )
    return found


def _shift(curved: Callable[[float], float], x: float, low: float, high: float) -> float:
    """Return how far the crossing of the smooth curve is from x [GeV]; the segment where it has none."""
    ends = curved(low), curved(high)
    if ends[0] * ends[1] > 0:
        return float(np.exp(high) - np.exp(low))
    return float(abs(np.exp(brentq(curved, low, high, xtol=1e-10)) - np.exp(x)))
