"""Three-body widths through a virtual Z': quadrature, narrow-width limit, thresholds."""

import numpy as np
import pytest
from scipy.integrate import quad

from recast.model.decays import decays, quark_to_fermions_off_shell, scalar_to_vector_fermions
from recast.model.point import ModelPoint, QuarkSector
from recast.model.two_body import fermion_to_vector, scalar_to_vectors

LEFT, RIGHT = 0.03 - 0.01j, 0.02 + 0.02j


def _one(value):
    return np.array([value])


@pytest.mark.parametrize("mzp", [172.0, 180.0, 300.0, 2000.0])
def test_top_width_is_the_integral_over_the_virtuality(mzp):
    width, on_shell, mt, mc = 0.02 * mzp, 0.005 * mzp, 172.57, 1.27

    def integrand(q):
        gamma = float(fermion_to_vector(_one(mt), _one(mc), q, _one(LEFT), _one(RIGHT))[0])
        return 2 * q * gamma * q * q * on_shell / mzp / np.pi / ((q * q - mzp**2) ** 2 + (mzp * width) ** 2)

    expected = quad(integrand, 0.0, mt - mc, epsabs=0.0, epsrel=1e-10, limit=300)[0]
    found = quark_to_fermions_off_shell(
        _one(mt), _one(mc), _one(mzp), _one(width), _one(on_shell), _one(LEFT), _one(RIGHT)
    )
    assert found[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("mphi", [65.0, 90.0, 119.0])
def test_phi_width_is_the_integral_over_the_virtuality(mphi):
    mzp, width, on_shell, coupling = 60.0, 0.3, 0.1, 6.0

    def integrand(q):
        gamma = float(scalar_to_vectors(mphi, mzp, q, coupling))
        return 2 * q * gamma * q * q * on_shell / mzp / np.pi / ((q * q - mzp**2) ** 2 + (mzp * width) ** 2)

    expected = quad(integrand, 0.0, mphi - mzp, epsabs=0.0, epsrel=1e-10, limit=300)[0]
    found = scalar_to_vector_fermions(_one(mphi), _one(mzp), _one(width), _one(on_shell), _one(coupling))
    assert found[0] == pytest.approx(expected, rel=1e-6)


def test_narrow_width_limit_is_the_product():
    mt, mc, mzp, width = _one(172.57), _one(1.27), _one(80.0), _one(80e-5)
    found = quark_to_fermions_off_shell(mt, mc, mzp, width, width / 3, _one(LEFT), _one(RIGHT))
    two_body = fermion_to_vector(mt, mc, mzp, _one(LEFT), _one(RIGHT))
    assert found[0] == pytest.approx(two_body[0] / 3, rel=1e-3)


def test_three_body_channels_open_only_where_two_body_ones_close():
    sector = QuarkSector(1500.0, 1500.0, 1500.0, yq=(0.1, 0.8, 0.9), mphi_gev=100.0)
    points = [ModelPoint(mass, mass / 600.0, quarks=sector) for mass in (40.0, 60.0, 120.0, 200.0)]
    tables = decays(points).tables
    assert list(tables["phi"]["Zp", "mu-", "mu+"] > 0) == [False, True, False, False]
    assert list(tables["phi"]["Zp", "Zp"] > 0) == [True, False, False, False]
    assert list(tables["t"]["c", "mu-", "mu+"] > 0) == [False, False, False, True]
    assert list(tables["t"]["Zp", "c"] > 0) == [True, True, True, False]
