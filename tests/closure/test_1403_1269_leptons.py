"""Closure with arXiv:1403.1269, section IV: our own numbers beside the printed ones at their rounding."""

import numpy as np
import pytest

from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy import g_minus_2, tau, trident
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import bound, preferred_band
from recast.statistics.counting import CountMethod, excluded_count

PAPER = DataSet.PAPER
HEAVY = 300.0


def _vphi_bound(name):
    (point,) = bound(name, HEAVY, PAPER).points
    return point.mzp_gev / point.gp_excluded


def test_equation_26_heavy_limit():
    muon = lowenergy_inputs("g_minus_2", PAPER).constants["muon_mass_gev"]
    heavy = muon**2 / (12 * np.pi**2 * 180.0**2)
    assert g_minus_2.predict(Plane(HEAVY, HEAVY / 180.0), PAPER) == pytest.approx(heavy, rel=1e-4)


def test_vphi_180_gev_explains_g_minus_2():
    """Printed: about 180 GeV; the central shift 2.9e-9 gives 180.3."""
    central = lowenergy_inputs("g_minus_2", PAPER).measurements["shift"].value
    coupling = np.sqrt(central / g_minus_2.predict(Plane(HEAVY, 1.0), PAPER))
    assert HEAVY / coupling == pytest.approx(180.3, abs=0.05)
    assert round(HEAVY / coupling, -1) == 180


def test_vphi_110_gev_at_five_sigma():
    """Printed: above 110 GeV, Delta a < 7.4e-9; computed: 112.9."""
    assert g_minus_2.G_MINUS_2.info(PAPER).allowed_below == pytest.approx(7.4e-9, rel=1e-12)
    assert _vphi_bound("g_minus_2") == pytest.approx(112.9, abs=0.05)
    assert round(_vphi_bound("g_minus_2"), -1) == 110


def test_equation_38_average():
    mean, error = trident.TRIDENT.central(PAPER)
    assert (round(mean, 2), round(error, 2)) == (0.83, 0.18)


def test_equation_39_vphi_750_gev():
    """Printed: above 750 GeV; the two-sided 95 % from the average before rounding gives 743."""
    assert _vphi_bound("trident") == pytest.approx(743.0, abs=0.5)
    assert round(_vphi_bound("trident") / 50.0) * 50 == 750


def test_equations_35_36_experiments_alone():
    """The single red lines of Fig. 3: vPhi above 545 GeV from CCFR alone, 285 GeV from CHARM-II alone."""
    assert _vphi_bound("trident_ccfr") == pytest.approx(545.4, abs=0.1)
    assert _vphi_bound("trident_charm_ii") == pytest.approx(284.9, abs=0.1)


def test_trident_excludes_the_g_minus_2_band_above_10_gev():
    masses = np.geomspace(10.0, 500.0, 20)
    limits = [point.gp_excluded for point in bound("trident", masses, PAPER).points]
    lows = [band[0] for band in preferred_band("g_minus_2", masses, PAPER)]
    assert np.all(np.array(limits) < 0.5 * np.array(lows))


def test_perturbative_coupling_035():
    (point,) = bound("perturbativity", HEAVY, PAPER).points
    assert point.gp_excluded == pytest.approx(0.35)


def test_94_events_excluded_for_77_observed():
    assert excluded_count(CountMethod.PAPER, 77) == 94


def test_equation_31_from_29_and_30():
    """Printed: (7.0 +- 3.0)e-3."""
    shift, error = tau.TAU.central(PAPER)
    assert (round(shift * 1e3, 1), round(error * 1e3, 1)) == (7.0, 3.0)


def test_the_tau_band_lies_where_31_says():
    mass = 60.0
    ((low, high),) = preferred_band("tau", mass, PAPER)
    for coupling, shift in ((low, 4e-3), (high, 10e-3)):
        assert tau.predict(Plane(mass, coupling), PAPER) == pytest.approx(shift, rel=0.01)
