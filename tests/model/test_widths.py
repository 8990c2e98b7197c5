"""Widths of the leptonic model: limits, thresholds, vectorisation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from recast.inputs.electroweak import electroweak_scheme
from recast.model.point import ModelPoint
from recast.model.widths import (
    three_body_function,
    width_summary,
    zp_lepton_width,
    zp_leptonic_width,
    zp_width_gev,
)


def test_heavy_zp_width_is_gp2_m_over_4pi():
    assert zp_leptonic_width(1e5, 0.3) == pytest.approx(0.09 * 1e5 / (4 * math.pi), rel=1e-8)


def test_below_the_tau_threshold_only_muons_and_neutrinos_remain():
    summary = width_summary(ModelPoint(mzp_gev=3.0, gp=0.1))
    assert summary["br_zp_tautau"] == 0.0
    assert summary["br_zp_mumu"] + summary["br_zp_nunu"] == pytest.approx(1.0, abs=1e-14)


@given(st.floats(0.05, 500.0), st.just(0.0) | st.floats(1e-12, 3.0))
def test_branching_ratios_add_to_one(mass, coupling):
    summary = width_summary(ModelPoint(mzp_gev=mass, gp=coupling))
    total = summary["br_zp_mumu"] + summary["br_zp_tautau"] + summary["br_zp_nunu"]
    assert total == pytest.approx(1.0, abs=1e-13)
    assert summary["gamma_zp_gev"] == pytest.approx(coupling**2 * zp_leptonic_width(mass, 1.0), rel=1e-12)


def test_threshold_opens_continuously():
    mass = 2 * 0.1056583755 * np.array([0.999, 1.0, 1.0 + 1e-9, 1.001])
    width = zp_lepton_width(mass, 1.0, 0.1056583755)
    assert width[0] == width[1] == 0.0
    assert 0.0 < width[2] < 1e-4 * width[3] * 20


def test_three_body_function_against_the_single_integral():
    def outer(e):
        def inner(y):  # integral over the second (mu Z') mass, in closed form
            low, high = e / y, 1.0 + e - y

            def primitive(x):
                first = (1 - y + e) ** 2 * math.log(x) + (1 + e) ** 2 * math.log(x)
                return (first - 2 * (1 + e) * x + x * x / 2) / y - e * (x / y**2 - 1.0 / x)

            return primitive(high) - primitive(low)

        return quad(inner, e, 1.0, epsrel=1e-11, limit=400)[0]

    for e in (1e-3, 0.012, 0.1, 0.3, 0.399, 0.401, 0.6):
        assert three_body_function(e) == pytest.approx(outer(e), rel=1e-8)


def test_three_body_function_is_smooth_at_the_crossover_and_positive_to_threshold():
    e = 0.4 + np.array([-1e-9, 1e-9])
    low, high = three_body_function(e)
    assert low == pytest.approx(high, rel=1e-7)
    d = np.logspace(-12, -1, 12)
    assert np.all(three_body_function(1.0 - d) > 0)
    assert three_body_function(1.0 - 1e-4) == pytest.approx(1e-20 * 0.1, rel=1e-3)
    assert np.all(three_body_function([1.0, 2.0, 100.0]) == 0.0)


def test_three_body_function_has_the_soft_and_collinear_logarithms():
    e = 1e-10
    log = math.log(e)
    assert three_body_function(e) == pytest.approx(5 + 3 * log + log**2 - math.pi**2 / 3, rel=1e-8)


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan])
def test_three_body_function_refuses_what_is_no_mass_ratio(bad):
    with pytest.raises(ValueError, match="the mass ratio must be positive"):
        three_body_function(bad)


def test_sm_point_has_no_width_but_the_limiting_branching_ratios():
    summary = width_summary(ModelPoint(mzp_gev=30.0, gp=0.0))
    assert summary["gamma_zp_gev"] == 0.0
    assert summary["br_zp_mumu"] == pytest.approx(1 / 3, rel=1e-4)
    assert summary["br_z_mumuzp"] == 0.0
    assert zp_width_gev(ModelPoint(mzp_gev=30.0, gp=0.1)) == pytest.approx(
        0.01 * 30 / (4 * math.pi), rel=1e-4
    )


def test_tree_width_follows_the_scheme():
    widths = [
        width_summary(ModelPoint(mzp_gev=30.0, gp=0.1, electroweak=electroweak_scheme(name)))
        for name in ("gmu", "alpha_mz")
    ]
    assert widths[0]["gamma_z_mumuzp_tree_gev"] / widths[1]["gamma_z_mumuzp_tree_gev"] == pytest.approx(
        0.0839161 / 0.0832940, rel=1e-5
    )
