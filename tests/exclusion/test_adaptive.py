"""The adaptive scan against dense grids: analytic contours and the real low-energy constraints."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.exclusion.adaptive import Sampled, more_values
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.bounds import bound

TOLERANCE = 0.02
DENSE = 121
LOW, HIGH = 5.0, 200.0


def start(low: float = LOW, high: float = HIGH, count: int = 7) -> list[float]:
    return [float(f"{mass:.6g}") for mass in np.geomspace(low, high, count)]


def adaptive_contour(solve, values, tolerance, most):
    """Return the contour, computed at the starting values and where it needs more."""
    points = solve(values)
    while more := more_values(points, tolerance, most - len(points)):
        points = sorted([*points, *solve(more)], key=lambda point: point.x)
    return points


def interpolated(points, mass: float) -> float | None:
    """Return the contour at a mass, linear in the logarithms as it is drawn; None outside it."""
    for low, high in itertools.pairwise(points):
        if low.x <= mass <= high.x and low.coupling and high.coupling:
            nodes = np.log([low.x, high.x])
            return math.exp(np.interp(math.log(mass), nodes, np.log([low.coupling, high.coupling])))
    return None


def largest_difference(points, reference) -> float:
    """Return the largest relative difference from a dense grid [(mass, g')], where both have a limit."""
    found = [(interpolated(points, mass), gp) for mass, gp in reference]
    return max(abs(mine / gp - 1.0) for mine, gp in found if mine and gp)


@pytest.mark.parametrize("logarithmic", [True, False])
def test_between_two_values_the_middle_is_tried(logarithmic):
    """They show no bend; a straight line ends there."""
    two = [Sampled(10.0, 0.012), Sampled(40.0, 0.05)]
    middle = 20.0 if logarithmic else 25.0
    assert more_values(two, TOLERANCE, 9, logarithmic=logarithmic) == [middle]
    assert more_values(two, TOLERANCE, 0) == []
    line = [Sampled(10.0, 0.01), Sampled(20.0, 0.02), Sampled(40.0, 0.04)]
    assert more_values(line, TOLERANCE, 9) == []
    alone = [Sampled(5.0, None), *two, Sampled(80.0, None)]
    assert 20.0 in more_values(alone, TOLERANCE, 9)
    assert more_values([two[0], Sampled(40.0, None, failed=True)], TOLERANCE, 9) == []


def parabola(mass: float) -> float:
    return 0.01 * (1.0 + (mass / 40.0) ** 2)


def resonance(mass: float) -> float:
    """Return a contour like that of the simulated curve: flat, then steep."""
    return 0.01 * math.exp((mass / 75.0) ** 6)


def union(mass: float) -> float:
    """Return the smaller one of two power laws: a kink."""
    return min(mass / 550.0, 0.9 / mass)


@pytest.mark.parametrize("curve", [parabola, resonance, union])
def test_analytic_contours_need_a_fifth_of_the_points(curve):
    high = 90.0
    calls: list[float] = []

    def solve(masses):
        calls.extend(masses)
        return [Sampled(mass, curve(mass)) for mass in masses]

    points = adaptive_contour(solve, start(LOW, high), TOLERANCE, 100)
    reference = [(mass, curve(mass)) for mass in np.geomspace(LOW, high, DENSE)]
    assert len(points) == len(calls) == len(set(calls)) <= DENSE // 5
    assert largest_difference(points, reference) < TOLERANCE


@pytest.mark.parametrize("data", list(DataSet))
@pytest.mark.parametrize("name", ["trident", "trident_ccfr", "g_minus_2", "tau", "bs_mixing", "kaon"])
def test_low_energy_contours_need_a_fifth_of_the_points(name, data):
    def solve(masses):
        return [Sampled(item.mzp_gev, item.gp_excluded) for item in bound(name, list(masses), data).points]

    points = adaptive_contour(solve, start(), TOLERANCE, 100)
    reference = [(p.x, p.coupling) for p in solve(np.geomspace(LOW, HIGH, DENSE))]
    assert len(points) <= DENSE // 5
    assert largest_difference(points, reference) < TOLERANCE
    # the contour ends where the dense one does
    missing = [interpolated(points, mass) is None for mass, gp in reference if gp is None]
    assert all(missing)


def test_where_the_contour_ends_is_found_to_the_tolerance():
    def solve(masses):
        return [Sampled(mass, 0.1 if mass < 77.7 else None) for mass in masses]

    points = adaptive_contour(solve, start(), TOLERANCE, 100)
    last = max(point.x for point in points if point.coupling)
    after = min(point.x for point in points if not point.coupling)
    assert last < 77.7 < after < last * (1 + TOLERANCE)
    assert len(points) < 20


def test_a_jump_is_enclosed_and_left():
    def solve(masses):
        return [Sampled(mass, 0.1 if mass < 77.7 else 0.3) for mass in masses]

    points = adaptive_contour(solve, start(), TOLERANCE, 200)
    assert min(b.x / a.x for a, b in itertools.pairwise(points)) > 1 + TOLERANCE / 5
    assert len(points) < 40


def test_simulation_noise_and_failed_points_ask_for_nothing():
    rng = np.random.default_rng(7)
    masses = start(count=12)
    noisy = [Sampled(m, 0.1 * math.exp(0.03 * rng.standard_normal()), 0.003) for m in masses]
    assert len(more_values(noisy, TOLERANCE, 100)) <= 1
    exact = [Sampled(p.x, p.coupling, 1e-6) for p in noisy]
    assert len(more_values(exact, 0.002, 100)) >= 5
    broken = [Sampled(m, None if i == 5 else 0.1, failed=i == 5) for i, m in enumerate(masses)]
    assert more_values(broken, TOLERANCE, 100) == []


def test_zero_is_the_next_value_between_two_signs():
    points = [Sampled(x, 0.1) for x in (-2.0, -1.0, 3.0, 4.0)]
    assert more_values(points, 0.02, 9, logarithmic=False) == [0.0]
    nothing = [Sampled(x, None) for x in (-1.0, 3.0)]
    assert more_values(nothing, 0.02, 9, logarithmic=False) == []


def test_the_largest_errors_come_first_when_points_are_few():
    points = [Sampled(mass, resonance(mass)) for mass in start(LOW, 90.0)]
    everything = more_values(points, 0.002, 100)
    (worst,) = more_values(points, 0.002, 1)
    assert worst == max(everything)
    assert more_values(points, 0.002, 0) == []


@given(st.lists(st.floats(-3, 3), min_size=3, max_size=9), st.floats(0.005, 0.5))
def test_new_masses_lie_inside_and_are_new(exponents, tolerance):
    points = [Sampled(10.0 * 1.5**i, 10.0**x) for i, x in enumerate(exponents)]
    new = more_values(points, tolerance, 100)
    known = {point.x for point in points}
    assert not known & set(new)
    assert all(points[0].x < mass < points[-1].x for mass in new)
    assert len(new) <= len(points) - 1


@pytest.mark.parametrize(
    ("points", "tolerance", "message"),
    [
        ([Sampled(1, 0.1)], 0.02, "at least two values, in rising order"),
        ([Sampled(2, 0.1), Sampled(1, 0.1)], 0.02, "at least two values, in rising order"),
        (
            [Sampled(1, 0.1), Sampled(2, 0.1)],
            0.0,
            "tolerance of a scan is 0.0; it must be greater",
        ),
        ([Sampled(1, 0.1), Sampled(2, 0.1)], math.nan, "tolerance of a scan is nan"),
    ],
)
def test_bad_input_is_named(points, tolerance, message):
    with pytest.raises(InputError, match=message):
        more_values(points, tolerance, 5)
