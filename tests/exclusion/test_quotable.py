import math

import pytest

from recast.exclusion.coupling import is_quotable, largest_coupling


@pytest.mark.parametrize("slope", [1e-4, 0.05, 3.0])
@pytest.mark.parametrize("end", [0.5, math.inf])
@pytest.mark.parametrize("factor", [0.0, 0.5, 1.0 - 1e-9, 1.0 + 1e-9, 3.0])
def test_couplings_up_to_the_largest_one_are_quotable_and_no_others(slope, end, factor):
    def width_over_mass(coupling):
        return slope * coupling**2

    largest = largest_coupling(width_over_mass, end=end).value
    assert is_quotable(factor * largest, width_over_mass, end) is (factor <= 1.0)
