"""Neutral bosons with kinetic mixing: the closed form against a numerical generalised eigenproblem."""

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.inputs.electroweak import electroweak_scheme
from recast.model.spectrum import mix_neutral_bosons

SCHEME = electroweak_scheme("gmu")


def _mix(mzp, gp, eps):
    return mix_neutral_bosons(SCHEME.mz_gev, SCHEME.mw_gev, SCHEME.fermi_constant, mzp, gp, eps)


@settings(deadline=None, max_examples=80)
@given(st.one_of(st.floats(1.0, 70.0), st.floats(120.0, 2000.0)), st.floats(0.01, 2.0), st.floats(-0.2, 0.2))
def test_masses_and_vectors_solve_the_lagrangian(mzp, gp, eps):
    b = _mix(mzp, gp, eps)
    # fields (W3, B, X): kinetic matrix with eps between B and X, masses from H and Phi
    kinetic = np.array([[1, 0, 0], [0, 1, eps], [0, eps, 1.0]])
    n = np.array([-b.g, b.g1, 0.0]) / 2
    dark = np.array([0.0, 0.0, gp])
    mass = b.vev_gev**2 * np.outer(n, n) + b.vphi_gev**2 * np.outer(dark, dark)
    squares = scipy.linalg.eigvalsh(mass, kinetic)
    expected = np.sort([0.0, SCHEME.mz_gev**2, mzp**2])
    assert squares == pytest.approx(expected, abs=1e-9 * expected.max())
    for name, square in (("a", 0.0), ("Z", SCHEME.mz_gev**2), ("Zp", mzp**2)):
        vector = np.array([b.w3[name], b.b[name], b.x[name]])
        assert vector @ kinetic @ vector == pytest.approx(1.0, abs=1e-11)
        assert mass @ vector == pytest.approx(square * kinetic @ vector, abs=1e-9 * expected.max())
    assert b.g * b.vev_gev / 2 == pytest.approx(SCHEME.mw_gev, rel=1e-12)


def test_without_mixing_the_scheme_is_reproduced():
    for scheme in (SCHEME, electroweak_scheme("alpha_mz")):
        b = mix_neutral_bosons(scheme.mz_gev, scheme.mw_gev, scheme.fermi_constant, 30.0, 0.05, 0.0)
        assert b.e**2 / (4 * np.pi) == pytest.approx(scheme.alpha, rel=1e-12)
        assert b.sin_w**2 == pytest.approx(scheme.sin2_theta_w, rel=1e-12)
        assert b.vphi_gev == pytest.approx(600.0, rel=1e-14)
        assert b.w3["Zp"] == b.b["Zp"] == b.x["Z"] == 0.0
        assert b.x["Zp"] == 1.0


def test_light_zp_couples_to_the_electromagnetic_current():
    b = _mix(0.5, 0.01, 1e-3)
    for t3, y in ((-0.5, -0.5), (0.0, -1.0), (0.5, 0.5)):  # eps e cos(theta_W) Q, up to m^2/mZ^2
        coupling = b.g * b.w3["Zp"] * t3 + b.g1 * b.b["Zp"] * y
        expected = -1e-3 * b.e * np.sqrt(1 - b.sin_w**2) * (t3 + y)
        assert coupling == pytest.approx(expected, abs=1e-7)


def test_level_repulsion_is_an_error():
    with pytest.raises(InputError, match="too near to mZ for this kinetic mixing"):
        _mix(91.2, 0.1, 0.01)
