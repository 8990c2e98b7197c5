"""An observable: the scale at which the symmetry is broken, mZ'/g', is above 200 GeV."""

from recast.inputs.lowenergy import Criterion, DataSet, Inputs, Sided
from recast.lowenergy.base import Limit, coordinates

LOWEST_GEV = 200.0


class _BreakingScale(Limit):
    def inputs(self, data: DataSet) -> Inputs:
        source = "a prior for the example: no scalar was found below 200 GeV"
        return Inputs(self.name, data, {}, Criterion(Sided.THEORY, None, None, source), None, {})


def predict(point, data):
    """Return the lowest scale over that of the point."""
    mass, coupling = coordinates(point)
    return LOWEST_GEV * coupling / mass


OBSERVABLE = _BreakingScale(
    name="breaking_scale", title="a scale above 200 GeV", quantity="200 GeV g'/mZ' [1]", predict=predict
)
