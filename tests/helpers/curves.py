"""Curves of collider limits against the mass, for tests."""

from collections.abc import Iterable

from recast.exclusion.curve import ExclusionCurve, ExclusionRow, ScanAxis
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint

PARAMETERS = load_model("lmu_ltau").parameters
COUPLING = ScanAxis.of(PARAMETERS["gp"])


def at(mass: float) -> ScanPoint:
    return ScanPoint.of({"mzp_gev": mass})


def mass_curve(rows: Iterable[ExclusionRow], constraints=()) -> ExclusionCurve:
    rows = tuple(rows)
    axis = ScanAxis.of(PARAMETERS["mzp_gev"], [row.point["mzp_gev"] for row in rows])
    return ExclusionCurve(rows, (axis,), COUPLING, tuple(constraints))
