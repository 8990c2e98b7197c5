"""`ModelPoint`: what it refuses, and that everything within its range has finite widths."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.model.point import ModelPoint
from recast.model.widths import width_summary


@pytest.mark.parametrize(
    ("mzp", "gp", "message"),
    [
        (math.nan, 0.1, "mzp_gev is nan, not a finite number"),
        (0.0, 0.1, "mzp_gev is 0; it must be greater than 0"),
        (30.0, -0.1, "gp is -0.1; it must be 0 or greater"),
        (30.0, True, "gp is True, not a finite number"),
        (1e300, 0.1, r"mzp_gev is 1e\+300; it must be between 1e-06 and 1e\+06 GeV"),
        (1e-300, 0.1, r"mzp_gev is 1e-300; it must be between 1e-06 and 1e\+06 GeV"),
        (30.0, 1e300, r"gp is 1e\+300; it must be 0, or between 1e-12 and 100"),
        (30.0, 1e-300, r"gp is 1e-300; it must be 0, or between 1e-12 and 100"),
    ],
)
def test_a_wrong_point_is_named(mzp, gp, message):
    with pytest.raises(InputError, match=message):
        ModelPoint(mzp, gp)


@settings(deadline=None, max_examples=60)
@given(st.floats(-6.0, 6.0), st.floats(-12.0, 2.0))
def test_widths_are_finite_over_the_whole_range(log_mass, log_gp):
    mass, gp = min(max(10.0**log_mass, 1e-6), 1e6), min(max(10.0**log_gp, 1e-12), 100.0)
    for name, value in width_summary(ModelPoint(mass, gp)).items():
        assert math.isfinite(value), name
        assert value >= 0, name
