"""Curves of collider limits for the tests of the exclusion room."""

import pytest
from curves import at, mass_curve

from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.scaling import CurvePoint


@pytest.fixture
def simulated_curve():
    """Return a function from (mass, g' or None, error) to a curve."""

    def make(points):
        rows = []
        for mass, gp, error in points:
            limit = no_limit("nothing") if gp is None else ParameterLimit(gp, error)
            rows.append(ExclusionRow(at(mass), LimitSource.SCALING, CurvePoint(limit, (limit,) * 5)))
        return mass_curve(rows)

    return make
