"""The boundary of what a coupling excludes on a plane: found by few points, drawn where it is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.exclusion.boundary import Cell, cells, excluded_area, excluded_part, margins, more_points
from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource, ScanAxis
from recast.exclusion.scaling import CurvePoint
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint

XS, YS = (10.0, 20.0, 40.0, 80.0), (0.0, 1.0, 2.0, 3.0)
LOG = (True, False)
TOLERANCE = 0.02
COUPLING = 0.02


def limit(x: float, y: float) -> float | None:
    """An excluded coupling that rises with the mass and falls with the charge; none without a charge."""
    return 0.0004 * x / y if y > 0 else None


def row(x: float, y: float, value: float | None, source=LimitSource.SCALING) -> ExclusionRow:
    item = no_limit("nothing") if value is None else ParameterLimit(value, 0.0)
    return ExclusionRow(ScanPoint.of({"mzp_gev": x, "charges.mu": y}), source, CurvePoint(item, (item,) * 5))


def curve(places, function=limit, coupling=COUPLING) -> ExclusionCurve:
    known = load_model("lmu_ltau").parameters
    axes = ScanAxis.of(known["mzp_gev"], XS), ScanAxis.of(known["charges.mu"], YS)
    rows = tuple(row(x, y, function(x, y)) for x, y in sorted(places))
    return ExclusionCurve(rows, axes, ScanAxis.of(known["gp"]), (), coupling)


def refined(tolerance=TOLERANCE, most=400, function=limit) -> set[tuple[float, float]]:
    places = {(x, y) for x in XS for y in YS}
    while True:
        known = margins(curve(places, function))
        more = more_points(XS, YS, known, tolerance, most - len(places), LOG)
        if not more:
            return places
        assert not places & set(more)
        places |= set(more)


def area(polygon) -> float:
    points = [(math.log(x), y) for x, y in polygon]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2.0


def test_points_are_where_the_boundary_is_and_few():
    places = refined()
    dense = (math.log(8.0) / (TOLERANCE * math.log(8.0)) + 1) ** 2
    assert len(places) < dense / 5
    added = places - {(x, y) for x in XS for y in YS}
    edge = [abs(math.log(limit(x, y) / COUPLING)) for x, y in added if y > 0]
    # a grid as fine would have its middle distance near 1
    assert sorted(edge)[len(edge) // 2] < 0.15


def test_the_boundary_is_found_to_the_tolerance():
    """y = x/50 is the boundary, so that the excluded area is the integral of 3 - x/50 over ln x."""
    polygons = excluded_area(curve(refined()))
    exact = 3.0 * math.log(8.0) - (80.0 - 10.0) / 50.0
    assert sum(map(area, polygons)) == pytest.approx(exact, rel=0.002)


def test_a_budget_is_kept_and_what_is_known_is_drawn():
    places = refined(most=40)
    assert len(places) == 40
    exact = 3.0 * math.log(8.0) - (80.0 - 10.0) / 50.0
    assert sum(map(area, excluded_area(curve(places)))) == pytest.approx(exact, rel=0.05)


def test_a_plane_without_a_boundary_needs_no_point():
    def everywhere(_x, _y):
        return 0.01

    def nowhere(_x, _y):
        return None

    assert len(refined(function=everywhere)) == len(refined(function=nowhere)) == 16
    assert excluded_area(curve(refined(function=nowhere), nowhere)) == []


def test_where_a_limit_ends_the_boundary_is_in_the_middle():
    cell = Cell((10.0, 40.0), (0.0, 1.0))
    known = {(10.0, 0.0): -math.inf, (40.0, 0.0): -math.inf, (40.0, 1.0): 1.0, (10.0, 1.0): 1.0}
    assert sorted(excluded_part(cell, known, LOG)) == [(10.0, 0.5), (10.0, 1.0), (40.0, 0.5), (40.0, 1.0)]


def test_nothing_is_said_beside_a_point_that_failed():
    rows = [row(x, y, limit(x, y)) for x in XS for y in YS if (x, y) != (20.0, 1.0)]
    rows.append(
        ExclusionRow.missing(ScanPoint.of({"mzp_gev": 20.0, "charges.mu": 1.0}), LimitSource.FAILED, "x")
    )
    whole = curve([(10.0, 1.0)])
    broken = ExclusionCurve(
        tuple(sorted(rows, key=lambda row: row.point)), whole.axes, whole.coupling, (), 0.02
    )
    known = margins(broken)
    assert known[20.0, 1.0] is None
    assert [item["excluded"] for item in broken.table() if item["status"] == "failed"] == [None]
    found = [item for item in cells(XS, YS, known, TOLERANCE, LOG) if isinstance(item, Cell)]
    beside = [cell for cell in found if (20.0, 1.0) in cell.corners]
    assert len(beside) == 4  # not divided
    assert all(excluded_part(cell, known, LOG) == [] for cell in beside)


@given(st.lists(st.floats(-3, 3).filter(bool) | st.just(-math.inf), min_size=4, max_size=4))
def test_the_excluded_part_is_inside_its_cell_and_holds_the_excluded_corners(values):
    cell = Cell((10.0, 20.0), (-1.0, 0.0))
    known = dict(zip(cell.corners, values, strict=True))
    part = excluded_part(cell, known, LOG)
    assert all(10.0 <= x <= 20.0 * (1 + 1e-12) and -1.0 <= y <= 0.0 for x, y in part)
    assert {corner for corner, value in known.items() if value >= 0} <= set(part)
    assert bool(part) == any(value >= 0 for value in values)


@pytest.mark.parametrize("excluded", [(1.0, 1.0), (1.0, -1.0)])
def test_nothing_is_excluded_through_the_zero_of_a_parameter_and_zero_is_the_next_place(excluded):
    known = {(x, y): excluded[y > 0] for x in (10.0, 20.0) for y in (-1.0, 3.0)}
    found = list(cells((10.0, 20.0), (-1.0, 3.0), known, 10.0, LOG))
    (cell,) = [item for item in found if isinstance(item, Cell)]
    assert excluded_part(cell, known, LOG) == []
    assert {y for _, y in (item for item in found if not isinstance(item, Cell))} == {-1.0, 0.0, 3.0}
    # nothing is excluded on either side: nothing to look for
    known = dict.fromkeys(known, -1.0)
    assert list(cells((10.0, 20.0), (-1.0, 3.0), known, 10.0, LOG)) == [cell]


def test_a_boundary_needs_two_parameters_and_a_coupling():
    with pytest.raises(InputError, match="two scanned parameters and a fixed coupling"):
        margins(curve([(10.0, 1.0)], coupling=None))


def test_rows_say_whether_the_fixed_coupling_is_excluded():
    table = curve([(10.0, 1.0), (80.0, 1.0), (80.0, 0.0)]).table()
    assert [(cells["gp"], cells["excluded"]) for cells in table] == [
        (0.02, "yes"),
        (0.02, "no"),
        (0.02, "no"),
    ]
    assert list(table[0])[:3] == ["mzp_gev", "charges.mu", "gp_excluded_observed"]
