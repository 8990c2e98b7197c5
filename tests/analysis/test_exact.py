from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recast.analysis.cutflow import Tally, exact_sums

numbers = st.lists(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e150, max_value=1e150), max_size=30
)


@given(numbers)
def test_equal_to_fractions(values):
    array = np.array(values, float)
    groups = np.arange(len(values)) % 3
    expected = [sum((Fraction(v) for v in values[g::3]), Fraction(0)) for g in range(3)]
    assert exact_sums(array, groups, 3) == expected


@given(numbers, st.integers(0, 30))
def test_any_split_gives_the_same_tally(values, where):
    array = np.array(values, float)
    assert Tally.of(array) == Tally.of(array[:where]) + Tally.of(array[where:])


def test_where_floats_would_round():
    array = np.array([1.0, 1e-30, -1.0])
    assert float(exact_sums(array, np.zeros(3, int), 1)[0]) == 1e-30
