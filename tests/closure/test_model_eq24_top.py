"""1403.1269, eq. (24): the width of t -> c Z' settles the prefactor, 1/2 and not 2."""

import dataclasses
import json
import math
from pathlib import Path

import pytest

from recast.inputs.constants import ckm_matrix, fermion_masses
from recast.model.card_values import BENCHMARK
from recast.model.decays import decays
from recast.model.point import ModelPoint, QuarkSector

DATA = Path(__file__).parents[1] / "data" / "model" / "madgraph_widths.json"


def _ratio(point):
    """BR(t -> Z' c)/BR(t -> W b) over the printed formula without its prefactor; |V_tb| = 1 there."""
    table = decays([point]).tables["t"]
    mt, v = fermion_masses()["t"], point.electroweak.vev_gev
    x, xp = (point.electroweak.mw_gev / mt) ** 2, (point.mzp_gev / mt) ** 2
    shape = (1 - xp) ** 2 * (1 + 2 * xp) / ((1 - x) ** 2 * (1 + 2 * x))
    yq = ckm_matrix().conj() @ point.quarks.yq
    yu, vphi = point.quarks.yu, point.vphi_gev
    strength = abs(yq[2] * yq[1].conjugate()) ** 2 * (v * vphi) ** 2 / (4 * point.quarks.mq_gev**4)
    strength += abs(yu[2] * yu[1].conjugate()) ** 2 * (v * vphi) ** 2 / (4 * point.quarks.mu_gev**4)
    ratio = float(table["Zp", "c"][0] / table["W+", "b"][0]) * abs(ckm_matrix()[2, 2]) ** 2
    return ratio / (shape * strength)


@pytest.mark.parametrize("which", ["yq", "yu"])
def test_prefactor_is_one_half(which):
    found = []
    for mass in (4e3, 8e3, 16e3):
        sector = QuarkSector(mass, mass, mass, **{which: (0.1, 0.8 + 0.3j, 0.9 - 0.2j)})
        found.append(_ratio(ModelPoint(30.0, 0.15, quarks=sector)))
    # b and c masses, neglected in (24), leave a shift of 0.4 %
    assert found[-1] == pytest.approx(0.5, rel=6e-3)
    assert found[0] == pytest.approx(0.5, rel=2e-2)


def test_width_of_madgraph_is_ours_and_four_times_below_the_printed_one():
    reference = json.loads(DATA.read_text())["widths_gev"]["t"]
    ours = decays([BENCHMARK]).tables["t"]
    assert float(ours["Zp", "c"][0]) == pytest.approx(reference["c Zp"], rel=5e-5)
    # at the benchmark vPhi/m is 0.3 to 0.4 and (24) holds to 30 % only: 1/2 fits, 2 does not
    assert 0.3 < _ratio(dataclasses.replace(BENCHMARK)) < 0.7


def test_text_few_1e_minus_7():
    """'few 1e-7' for m_Q = 25 TeV sqrt(Re YY*) and vPhi at the bound of B_s mixing, about 1.8 TeV."""
    v, vphi = BENCHMARK.electroweak.vev_gev, 1800.0
    strength = (v * vphi) ** 2 / (4 * 24.75e3**4)
    assert 2 * strength == pytest.approx(2.6e-7, rel=0.05)  # the printed prefactor
    assert 0.5 * strength == pytest.approx(6.5e-8, rel=0.05)
    assert math.isfinite(strength)
