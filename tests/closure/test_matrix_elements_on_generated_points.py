"""The two implementations of |M|^2 agree on the points that the generator makes, on and off the peaks."""

import numpy as np
import pytest

from recast.core.parallel import workers
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process, Quark
from recast.generate.builtin import BuiltinGenerator
from recast.generate.matrix_elements import load_matrix_element
from recast.model.zprime import ZPrimePoint

POINT = ZPrimePoint(30.0, 0.05)


@pytest.mark.parametrize(
    ("final_state", "contribution"),
    [
        (FinalState.FOUR_MUONS, Contribution.SM),
        (FinalState.FOUR_MUONS, Contribution.NP),
        (FinalState.FOUR_MUONS, Contribution.FULL),
        (FinalState.FOUR_ELECTRONS, Contribution.SM),
        (FinalState.TWO_ELECTRONS_TWO_MUONS, Contribution.SM),
    ],
)
@pytest.mark.parametrize("window", [(80.0, 100.0), (100.0, 400.0)])
def test_both_agree_to_1e_8(final_state, contribution, window):
    settings = GeneratorSettings(matrix_element="helicity", cuts=GeneratorCuts(*window, mll_min_gev=4.0))
    process = Process(final_state, contribution, 8000.0)
    with workers(1) as pool:
        events = BuiltinGenerator(settings).weighted(process, POINT, 1, 30_000, pool)
    # the quark comes first for the matrix element, whichever beam it came from
    momenta = events.momenta[:2000].copy()
    swap = events.pids[:2000, 0] < 0
    momenta[swap, 0], momenta[swap, 1] = events.momenta[:2000][swap, 1], events.momenta[:2000][swap, 0]
    assert len(momenta) > 500
    for quark in Quark:
        one, two = (
            load_matrix_element(name, POINT, final_state).evaluate(momenta, quark, contribution)
            for name in ("numpy", "amplicol")
        )
        assert np.all(one > 0)
        np.testing.assert_allclose(two, one, rtol=1e-8)
