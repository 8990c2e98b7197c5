"""Gamma(Z -> mu mu Z'): the closed form against traces of Dirac matrices integrated over the Dalitz plane."""

import math

import numpy as np
import pytest

from recast.inputs.electroweak import electroweak_scheme
from recast.model.point import ModelPoint
from recast.model.widths import width_summary, z_to_mumu_tree_width, z_to_mumuzp_ratio

_PAULI = np.array([[[0, 1], [1, 0]], [[0, -1j], [1j, 0]], [[1, 0], [0, -1]]])
_ZERO, _ONE = np.zeros((2, 2)), np.eye(2)
_GAMMA = np.array(
    [np.block([[_ZERO, _ONE], [_ONE, _ZERO]])] + [np.block([[_ZERO, s], [-s, _ZERO]]) for s in _PAULI]
)
_METRIC = np.diag([1.0, -1.0, -1.0, -1.0])
_GAMMA5 = np.diag([-1.0, -1.0, 1.0, 1.0])


def _slash(p):
    return np.einsum("m,mn,nij->ij", p, _METRIC, _GAMMA)


def _squared(mz, mzp, s13, s23, vector, axial):
    """Spin-summed, Z-averaged |M|^2/g'^2 of Z -> mu-(p1) mu+(p2) Z'(p3), traces of 4x4 matrices."""
    s12 = mz**2 + mzp**2 - s13 - s23
    e1, e2, e3 = (mz**2 - s23) / (2 * mz), (mz**2 - s13) / (2 * mz), (mz**2 + mzp**2 - s12) / (2 * mz)
    k3 = math.sqrt(max(e3**2 - mzp**2, 0.0))
    p3 = np.array([e3, 0, 0, -k3])
    cosine = (e2**2 - e1**2 - k3**2) / (2 * e1 * k3)  # angle of p1 to -p3... from |p2|^2 = |p1 + p3|^2
    sine = math.sqrt(max(1 - cosine**2, 0.0))
    p1 = np.array([e1, e1 * sine, 0, -e1 * cosine])
    p2 = np.array([mz, 0, 0, 0]) - p1 - p3
    assert abs(p2 @ _METRIC @ p2) < 1e-6 * mz**2
    vertex = [g @ (vector * np.eye(4) - axial * _GAMMA5) for g in _GAMMA]
    total = np.zeros((4, 4, 4, 4), dtype=complex)
    for a in range(4):
        for b in range(4):
            total[a, b] = _GAMMA[b] @ _slash(p1 + p3) @ vertex[a] / s13
            total[a, b] -= vertex[a] @ _slash(p2 + p3) @ _GAMMA[b] / s23
    q = np.array([mz, 0, 0, 0])
    pol_z = -_METRIC + np.outer(q, q) / mz**2
    pol_zp = -_METRIC + np.outer(p3, p3) / mzp**2
    lowered = np.einsum("am,bn,mnij->abij", _METRIC, _METRIC, total)
    bar = np.einsum("ij,abkj,kl->abil", _GAMMA[0], lowered.conj(), _GAMMA[0])
    spin = np.einsum("ij,abjk,kl,cdli->abcd", _slash(p1), lowered, _slash(p2), bar)
    return np.einsum("abcd,ac,bd->", spin, pol_z, pol_zp).real / 3.0


def _numerical_ratio(mzp, scheme, nodes=14):
    """Gamma(Z -> mu mu Z')/Gamma(Z -> mu mu)/g'^2 by quadrature, Z couplings gV - gA gamma5 over 2."""
    mz, vector, axial = scheme.mz_gev, (-0.5 + 2 * scheme.sin2_theta_w) / 2, -0.25
    x, w = np.polynomial.legendre.leggauss(nodes)
    x, w = (x + 1) / 2, w / 2
    total = 0.0
    low = math.log(mzp**2 / mz**2)
    for xi, wi in zip(x, w, strict=True):
        s13 = mz**2 * math.exp(low * (1 - xi))
        s23_low, s23_high = mz**2 * mzp**2 / s13, mz**2 + mzp**2 - s13
        span = math.log(s23_high / s23_low)
        for xj, wj in zip(x, w, strict=True):
            s23 = s23_low * math.exp(span * xj)
            total += wi * wj * -low * s13 * span * s23 * _squared(mz, mzp, s13, s23, vector, axial)
    three = total / ((2 * math.pi) ** 3 * 32 * mz**3)
    two = (1 / (16 * math.pi * mz)) * (4 / 3) * mz**2 * (vector**2 + axial**2)
    return three / two


@pytest.mark.parametrize("mzp", [10.0, 30.0, 50.0, 85.0])
def test_closed_form_is_the_integral_of_the_traces(mzp):
    scheme = electroweak_scheme("gmu")
    expected = _numerical_ratio(mzp, scheme)
    assert z_to_mumuzp_ratio(mzp, 1.0, scheme.mz_gev) == pytest.approx(expected, rel=2e-5)


@pytest.mark.parametrize(("mzp", "expected"), [(10.0, 3.595e-3), (30.0, 3.845e-4), (50.0, 3.671e-5)])
def test_branching_ratio_over_gp2(mzp, expected):
    summary = width_summary(ModelPoint(mzp_gev=mzp, gp=0.1))
    assert summary["br_z_mumuzp"] / 0.01 == pytest.approx(expected, rel=3e-4)
    # the tree-level width of Z -> mu mu of the 'gmu' scheme is 0.08 % below the measured one
    tree = summary["gamma_z_mumuzp_tree_gev"] / summary["gamma_z_mumuzp_gev"]
    assert tree == pytest.approx(z_to_mumu_tree_width(electroweak_scheme("gmu")) / 0.083984, rel=1e-12)
    assert tree == pytest.approx(1.0, abs=1e-3)
