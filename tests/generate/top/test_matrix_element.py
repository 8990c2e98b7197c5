"""g g, q q~ -> t t~: the integrals in closed form, symmetry, threshold, and pyAmpliCol's values."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import quad

from recast.generate.top.matrix_element import first_gluon_to_top, gluons_to_top_pair, quarks_to_top_pair

DATA = Path(__file__).parents[2] / "data" / "top"
MASS = 172.5


def total(element, s):
    """sigma [GeV^-2] = beta/(32 pi s) int |M|^2 dcos."""
    beta = np.sqrt(1 - 4 * MASS**2 / s)
    integral, _ = quad(lambda c: float(element(np.array(s), np.array(c), MASS, np.array(0.1))), -1, 1)
    return integral * beta / (32 * np.pi * s)


@pytest.mark.parametrize("energy", [350.0, 500.0, 2000.0])
def test_integrals_are_those_of_nason_dawson_ellis(energy):
    s = energy**2
    rho = 4 * MASS**2 / s
    beta = np.sqrt(1 - rho)
    log = np.log((1 + beta) / (1 - beta))
    quarks = 8 * np.pi * 0.1**2 / (27 * s) * beta * (1 + rho / 2)
    gluons = np.pi * 0.1**2 / (3 * s) * ((1 + rho + rho**2 / 16) * log - beta * (7 / 4 + 31 * rho / 16))
    assert total(quarks_to_top_pair, s) == pytest.approx(quarks, rel=1e-9)
    assert total(gluons_to_top_pair, s) == pytest.approx(gluons, rel=1e-9)


def test_symmetric_in_the_angle_and_shared_between_colour_flows():
    s, cosine = np.full(50, 600.0**2), np.linspace(-0.99, 0.99, 50)
    for element in (gluons_to_top_pair, quarks_to_top_pair):
        assert element(s, cosine, MASS, 0.1) == pytest.approx(element(s, -cosine, MASS, 0.1), rel=1e-12)
    flow = first_gluon_to_top(s, cosine, MASS)
    assert flow + first_gluon_to_top(s, -cosine, MASS) == pytest.approx(np.ones(50), rel=1e-12)
    assert flow[-1] > 0.9  # the pole where the first gluon and the top quark are parallel


def test_pyamplicol_agrees():
    content = json.loads((DATA / "amplicol_t_tbar.json").read_text())
    # pyAmpliCol has the top quark's width in the propagators of g g: relative (m Gamma/(m^2 - t))^2
    for process, element, tolerance in (
        ("g g > t t~", gluons_to_top_pair, 1e-4),
        ("u u~ > t t~", quarks_to_top_pair, 1e-12),
    ):
        points = content["processes"][process]
        s = np.array([point["s_gev2"] for point in points])
        cosine = np.array([point["cosine"] for point in points])
        ours = element(s, cosine, content["mt_gev"], np.full(len(s), content["alpha_s"]))
        assert ours == pytest.approx([point["squared"] for point in points], rel=tolerance)
