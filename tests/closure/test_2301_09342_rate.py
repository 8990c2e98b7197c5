"""ATLAS 2301.09342: the lowest-order rates of docs/analyses.md, which turn its cross sections into g'."""

import itertools
from pathlib import Path

import pytest

from recast.core.parallel import workers
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.inputs.electroweak import electroweak_scheme
from recast.model.zprime import ZPrimePoint

PAGE = Path(__file__).parents[2] / "docs/analyses.md"
LIMITS_FB = (0.31, 4.3)
"""Range of the limits on the cross section in the abstract."""


def table():
    """Return {mZ' [GeV]: (sigma/g'^2 [fb], g' at each limit)} as the page has it."""
    text = PAGE.read_text(encoding="utf-8").split("sigma(pp -> Z' mu mu -> 4 mu)/g'^2")[1]
    lines = itertools.takewhile(lambda line: line.startswith("|"), text.splitlines()[2:])
    rows = [line.strip("| ").split("|") for line in lines]
    return {float(row[0]): (float(row[1]), (float(row[2]), float(row[3]))) for row in rows}


def test_couplings_are_those_of_the_rates():
    found = table()
    assert list(found) == [5.0, 10.0, 20.0, 40.0, 60.0, 81.0]
    for rate, couplings in found.values():
        for limit, gp in zip(LIMITS_FB, couplings, strict=True):
            assert gp == pytest.approx((limit / rate) ** 0.5, rel=0.04)  # two digits


@pytest.mark.parametrize("mass", [10.0, 60.0])
def test_rates_again(mass):
    cuts = GeneratorCuts(m4l_min_gev=20.0, m4l_max_gev=1000.0, mll_min_gev=1.0)
    settings = GeneratorSettings(cuts=cuts, matrix_element="helicity")
    gp = 0.01
    point = ZPrimePoint(mass, gp, electroweak_scheme("gmu"))
    process = Process(FinalState.FOUR_MUONS, Contribution.NP, 13000.0)
    with workers(1) as pool:
        value, error = BuiltinGenerator(settings).integrate(process, point, 5, 60_000, workers=pool)
    assert error < 0.02 * value
    assert 1000.0 * value / gp**2 == pytest.approx(table()[mass][0], rel=3 * error / value + 0.005)
