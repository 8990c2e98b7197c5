"""The simulated curve as a bound: interpolation, crossings with a constraint and their errors."""

import pytest

from recast.core.errors import InputError
from recast.exclusion.collider_bound import collider_bound, crossings
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.bounds import bound
from recast.model.registry import load_model

PAPER = DataSet.PAPER


def test_between_masses_the_limit_is_a_power_law_and_elsewhere_there_is_none(simulated_curve):
    made = simulated_curve([(10, 0.01, 0.0), (40, 0.08, 0.0), (50, None, None), (60, 0.2, 0.0)])
    found = collider_bound(made, [5, 10, 20, 45, 60, 70], PAPER, "a search", 0.95)
    values = [point.gp_excluded for point in found.points]
    assert values[1] == 0.01
    assert values[2] == pytest.approx(0.01 * 2**1.5)
    assert values[4] == 0.2
    assert [values[index] for index in (0, 3, 5)] == [None, None, None]
    assert found.points[0].reason == "not between two simulated masses with a limit"
    assert found.info.cl == 0.95


def test_the_crossing_with_the_heavy_trident_line_is_where_both_are_equal(simulated_curve):
    """A limit g' = A m^3 crosses m/vPhi at m = 1/sqrt(A vPhi); the error is m sigma/(3 - 1)."""
    (edge,) = bound("trident", 100.0, PAPER).points
    vphi = 100.0 / edge.gp_excluded
    size = 1.0 / (vphi * 45.0**2)
    made = simulated_curve([(mass, size * mass**3, 0.02 * size * mass**3) for mass in (30, 40, 50, 60)])
    (found,) = crossings(made, "trident", PAPER)
    assert found.mzp_gev == pytest.approx(45.0, rel=1e-6)
    assert found.gp == pytest.approx(45.0 / vphi, rel=1e-6)
    assert found.simulation_error_gev == pytest.approx(45.0 * 0.02 / 2.0, rel=1e-3)
    assert found.interpolation_error_gev < 1e-6
    assert found.collider_stronger_above is False


def test_the_error_of_a_crossing_is_that_of_moved_limits(simulated_curve):
    points = [(20, 0.02, 0.0004), (40, 0.045, 0.0009), (60, 0.15, 0.003), (70, 0.5, 0.01)]
    (found,) = crossings(simulated_curve(points), "trident", PAPER)
    moved = [
        crossings(simulated_curve([(m, g + k * e, e) for m, g, e in points]), "trident", PAPER)
        for k in (-1, 1)
    ]
    spread = abs(moved[0][0].mzp_gev - moved[1][0].mzp_gev) / 2.0
    assert found.simulation_error_gev == pytest.approx(spread, rel=0.02)
    assert found.interpolation_error_gev > 0.05


def test_lines_that_do_not_meet_or_have_a_gap_between_have_no_crossing(simulated_curve):
    assert crossings(simulated_curve([(20, 0.5, 0.0), (40, 0.9, 0.0)]), "trident", PAPER) == []
    gap = simulated_curve([(20, 0.01, 0.0), (30, None, None), (40, 0.9, 0.0)])
    assert crossings(gap, "trident", PAPER) == []


def test_a_bound_that_jumps_to_another_edge_is_not_crossed(simulated_curve):
    """Of tridents with this mixing an interval of allowed couplings opens at 10.5 GeV."""
    values = {"charges.mu": 1.5, "charges.nu_mu": 1.5, "kinetic_mixing": -0.2}
    chosen = {"model": load_model("lmu_ltau"), "values": values}
    low, high = (bound("trident", mass, DataSet.CURRENT, **chosen).points[0].gp_excluded for mass in (10, 11))
    assert low < 0.02
    assert high > 0.03
    made = simulated_curve([(8, 0.03, 0.0), (14, 0.03, 0.0)])
    assert crossings(made, "trident", DataSet.CURRENT, **chosen) == []


def test_a_constraint_without_a_bound_is_refused(simulated_curve):
    made = simulated_curve([(5, 0.01, 0.0), (40, 0.9, 0.0)])
    with pytest.raises(InputError, match="bs_mixing has no bound at 5 GeV: the formula holds from 10 GeV"):
        crossings(made, "bs_mixing", PAPER)
