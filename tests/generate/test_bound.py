"""The bound of unweighting: what new points have above it, not what the points at hand have."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.generate.bound import _Family, largest_weights


@given(
    st.lists(st.floats(0.0, 1e3, allow_subnormal=False), min_size=2, max_size=12),
    st.integers(0, 11),
    st.integers(0, 3),
)
def test_loss_is_that_of_each_point_held_against_the_others(sizes, rank, empty):
    sizes = np.array([size for size in sizes if size > 0])
    tried = len(sizes) + empty
    rank = min(rank, len(sizes))
    everything = np.concatenate([sizes, np.zeros(empty)])
    losses = []
    for one in range(len(everything)):
        others = np.append(np.sort(np.delete(everything, one))[::-1], 0.0)
        losses.append(max(everything[one] - others[min(rank, len(others) - 1)], 0.0))
    mean, variance = _Family(sizes, max(tried, 1)).loss((rank + 0.5) / max(tried, 1))
    assert mean == pytest.approx(sum(losses) / max(tried, 1), rel=1e-9, abs=1e-12)
    assert variance == pytest.approx(sum(np.square(losses)) / max(tried, 1) ** 2, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("power", "share"), [(3.0, 2e-2), (4.0, 6e-3), (40.0, 1e-3)])
def test_loss_of_new_points_is_within_what_was_asked(power, share):
    """Pareto tails w^-(power+1), whose loss above m is known: E[max(w - m, 0)] = m^(1-power)/(power - 1)."""
    rng = np.random.default_rng(3)
    tried = np.array([20_000, 5_000])
    family = np.repeat([0, 1], tried)
    total = 2 * power / (power - 1)
    beyond, met, ratios = 0, 0, []
    for _ in range(100):
        most, small = largest_weights(1.0 + rng.pareto(power, len(family)), family, tried, share)
        ratios.append((most ** (1 - power)).sum() / (power - 1) / total / share)
        met += small
        beyond += small and ratios[-1] > 1.0
    assert met >= 90
    assert beyond <= 9  # 2 are meant, 4 found on average: few points tell little of a heavy tail
    assert 0.3 < np.mean(ratios) < 1.0


def test_a_tail_that_the_points_do_not_show_is_told():
    size = np.ones(1000)
    size[0] = 1e4
    most, small = largest_weights(size, np.zeros(1000, np.intp), np.array([1000]), 1e-3)
    assert not small
    assert most.tolist() == [1e4]


def test_families_without_points_and_equal_weights_are_no_special_case():
    most, small = largest_weights(np.ones(50), np.zeros(50, np.intp), np.array([60, 0, 10]), 1e-3)
    assert most.tolist() == [1.0, 0.0, 0.0]
    assert small
