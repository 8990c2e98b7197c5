"""d sigma_NP/dm(4mu) = d sigma(pp -> Z/gamma* -> mu mu)/dm (g'^2/8 pi^2) F(mZ'^2/m^2)/3, at the same m.

The Z' couples to a vector current, so a pair of massless muons radiates it like any other pair of the same
mass: physics.md, section 1, F being that of Z -> mu mu Z'. Identical muons change nothing for a narrow Z'.
"""

import numpy as np
import pytest

from recast.core.parallel import workers
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.drell_yan import drell_yan_spectrum
from recast.model.widths import three_body_function
from recast.model.zprime import ZPrimePoint

# as good as no cut on leptons
SETTINGS = GeneratorSettings(
    scale="fixed", matrix_element="helicity", cuts=GeneratorCuts(80.0, 100.0, mll_min_gev=0.05)
)
GP = 0.01


def prediction(process: Process, point: ZPrimePoint, low: float, high: float) -> float:
    node, weight = np.polynomial.legendre.leggauss(40)
    mass = (high + low) / 2 + (high - low) / 2 * node
    radiation = GP**2 / (8 * np.pi**2) * three_body_function(point.mzp_gev**2 / mass**2) / 3
    spectrum = drell_yan_spectrum(mass, process, point.electroweak, SETTINGS, nodes=200)
    return float((high - low) / 2 * (weight * spectrum * radiation).sum())


@pytest.mark.parametrize("mzp", [10.0, 30.0, 50.0, 70.0])
def test_integral_over_the_z_peak(mzp: float) -> None:
    process, point = Process(FinalState.FOUR_MUONS, Contribution.NP, 8000.0), ZPrimePoint(mzp, GP)
    with workers(1) as pool:
        events = BuiltinGenerator(SETTINGS).weighted(process, point, 1, 120_000, pool)
    value, error = events.integral()
    expected = prediction(process, point, 80.0, 100.0)
    assert error < 0.003 * expected
    assert value == pytest.approx(expected, rel=0.01)
    # off the peak, where photon and Z interfere, the same holds
    p = events.momenta[:, 2:].sum(axis=1)
    mass = np.sqrt(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(axis=1))
    below, spread = events.integral(mass < 88.0)
    assert below == pytest.approx(prediction(process, point, 80.0, 88.0), abs=4 * spread)
