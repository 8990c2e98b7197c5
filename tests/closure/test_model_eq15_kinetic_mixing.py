"""1403.1269, eq. (15): the prefactor of kinetic mixing from a numerical vacuum polarisation."""

import math

import numpy as np
import pytest

from recast.lowenergy.kinetic_mixing import Prefactor, induced_kinetic_mixing


def vacuum_polarisation(mass, reference, q2):
    """Pi(q^2; m) - Pi(q^2; m_ref) of a Dirac fermion, Pi = -(1/2 pi^2) int dx x (1-x) ln(m^2 - x (1-x) q^2).

    -(1/4)(1 + e^2 Pi) F^2 is the one-loop effective Lagrangian; the common divergence drops out.
    """
    x, weight = np.polynomial.legendre.leggauss(200)
    kernel = 0.25 * (1.0 + x) * (1.0 - x)
    ratio = np.log((mass**2 - kernel * q2) / (reference**2 - kernel * q2))
    return -np.sum(0.5 * weight * kernel * ratio) / (2.0 * math.pi**2)


def test_one_dirac_fermion_gives_the_running_of_qed():
    """Pi(q^2) between two masses is e^2/(12 pi^2) ln(m_ref^2/m^2): d(1/alpha)/d ln m^2 = 1/(3 pi)."""
    slope = vacuum_polarisation(100.0, 200.0, 0.0) / math.log(200.0**2 / 100.0**2)
    # -(1/4)(1/e^2 + Pi) F^2: 4 pi Pi is the change of 1/alpha
    assert 4 * math.pi * slope == pytest.approx(1 / (3 * math.pi), rel=1e-12)
    # far above both thresholds nothing is left
    assert abs(vacuum_polarisation(1.0, 2.0, -1e10)) < 1e-8


def _sum_over_states(mq, mu, md, q2=0.0):
    """Sum of N_c Y Q' Pi over the Dirac states: two components of Q, one D, one U."""
    reference = 1000.0
    states = [(1 / 6, 1, mq), (1 / 6, 1, mq), (-1 / 3, -1, md), (2 / 3, -1, mu)]
    assert sum(3 * y * q for y, q, _ in states) == pytest.approx(0.0, abs=1e-15)
    return sum(3 * y * q * vacuum_polarisation(mass, reference, q2) for y, q, mass in states)


@pytest.mark.parametrize("masses", [(1500.0, 900.0, 2200.0), (800.0, 3000.0, 800.0)])
def test_derived_prefactor_is_the_sum_over_dirac_states(masses):
    # L contains -(1/4) g' g1 [2 N_c Y Q' Pi] B Z' = -(eps/2) B Z': eps = g' g1 sum N_c Y Q' Pi
    expected = _sum_over_states(*masses)
    derived = induced_kinetic_mixing(1.0, 1.0, *masses)
    # and with D = d + i g' Z', as printed, the sign of the Z' and of eps is the opposite
    assert derived == pytest.approx(-expected, rel=1e-12)
    printed = induced_kinetic_mixing(1.0, 1.0, *masses, prefactor=Prefactor.PRINTED)
    assert derived / printed == pytest.approx(6.0, rel=1e-12)


def test_mixing_vanishes_for_equal_masses_and_has_the_sign_of_the_logarithm():
    assert induced_kinetic_mixing(0.5, 0.36, 1e3, 1e3, 1e3) == 0.0
    assert induced_kinetic_mixing(0.5, 0.36, 2e3, 1e3, 1e3) > 0.0
    values = induced_kinetic_mixing(0.5, 0.36, np.array([1e3, 2e3]), 1e3, 1e3)
    assert values.shape == (2,)


def test_typical_size_is_below_the_permille_level():
    assert abs(induced_kinetic_mixing(0.1, 0.36, 1500.0, 1000.0, 1200.0)) < 1e-3
