"""1403.1269, eqs. (8), (13), (16), (17): couplings of light quarks, their rate of approach, C9."""

import dataclasses
import math

import numpy as np
import pytest

from recast.model.effective import Indices, effective_couplings, semileptonic_coefficients
from recast.model.point import ModelPoint, QuarkSector
from recast.model.spectrum import quark_spectrum

SECTOR = QuarkSector(
    mq_gev=2000.0, mu_gev=1700.0, md_gev=1500.0,
    yq=(0.3 + 0.2j, -0.5 + 0.4j, 0.8 - 0.3j),
    yu=(0.2 - 0.6j, 0.4 + 0.5j, -0.7 + 0.1j),
    yd=(0.5 + 0.1j, 0.3 - 0.4j, 0.6 + 0.7j),
)  # fmt: skip


def _point(scale=1.0, vphi=200.0, gp=0.1, **change):
    masses = {name: scale * getattr(SECTOR, name) for name in ("mq_gev", "mu_gev", "md_gev")}
    return ModelPoint(gp * vphi, gp, quarks=dataclasses.replace(SECTOR, **(masses | change)))


def _errors(scale):
    """Largest deviation of each light block from the leading form, relative to the largest entry."""
    point = _point(scale)
    spectrum, leading = quark_spectrum(point), effective_couplings([point])
    blocks = (
        (spectrum.down_charges.qp_left, leading.left_down),
        (spectrum.down_charges.qp_right, leading.right_down),
        (spectrum.up_charges.qp_left, leading.left_up),
        (spectrum.up_charges.qp_right, leading.right_up),
    )
    return np.array([np.abs(exact[:3, :3] - form[0]).max() / np.abs(form[0]).max() for exact, form in blocks])


def test_eq_13_light_blocks_are_approached_as_vphi2_over_m2():
    errors = np.array([_errors(scale) for scale in (1.0, 2.0, 4.0, 8.0)])
    assert np.all(errors[0] < 0.05)
    rates = np.log2(errors[:-1] / errors[1:])
    assert rates[-1] == pytest.approx(np.full(4, 2.0), abs=0.05)


def test_eq_13_as_printed_exchanges_the_indices():
    point = _point(8.0)
    exact = quark_spectrum(point).down_charges.qp_left[:3, :3]
    derived = effective_couplings([point]).left_down[0]
    printed = effective_couplings([point], Indices.PRINTED).left_down[0]
    size = np.abs(derived).max()
    assert np.abs(exact - derived).max() < 1e-3 * size
    assert np.abs(exact - printed).max() > 0.3 * size


def test_eq_8b_left_up_is_rotated_left_down():
    spectrum = quark_spectrum(_point(32.0))
    v = spectrum.ckm
    rotated = v @ spectrum.down_charges.qp_left[:3, :3] @ v.conj().T
    exact = spectrum.up_charges.qp_left[:3, :3]
    assert np.abs(rotated - exact).max() < 2e-4 * np.abs(exact).max()


def test_eq_16_c9_does_not_depend_on_coupling_and_mass():
    points = [_point(4.0, gp=gp, vphi=vphi) for gp in (0.01, 0.1, 1.0) for vphi in (50.0, 200.0)]
    c9, c9_prime = semileptonic_coefficients(points)
    assert np.abs(c9 / c9[0] - 1).max() < 1e-13
    assert np.abs(c9_prime / c9_prime[0] - 1).max() < 1e-13
    # the exact tree-level coefficient is the charge over vPhi^2
    for point in points:
        spectrum = quark_spectrum(point)
        exact = spectrum.down_charges.qp_left[1, 2] / spectrum.bosons.vphi_gev**2
        assert exact == pytest.approx(c9[0], rel=3e-3)


def test_eq_16_signs_follow_the_products_of_yukawas():
    c9, c9_prime = semileptonic_coefficients([_point(yq=(0, 1, -1), yd=(0, 1, -1))])
    assert c9[0].real < 0 < c9_prime[0].real


def test_eq_17_scale_of_the_vector_like_quarks():
    def mass(product):
        # |C9| = (35 TeV)^-2 = |Y Y*|/(2 m^2); the paper rounds 24.7 to 25
        c9, _ = semileptonic_coefficients([_point(yq=(0, 1, -product), mq_gev=25e3)])
        return 25.0 * math.sqrt(abs(c9[0].real) * 35e3**2)

    assert mass(1.0) == pytest.approx(24.75, abs=0.01)
    assert mass(0.0404) == pytest.approx(4.97, abs=0.01)  # Y Y* like V_ts V_tb: about 5 TeV


def test_decoupling():
    sizes = []
    for scale in (1.0, 10.0, 100.0):
        spectrum = quark_spectrum(_point(scale))
        sizes.append(
            [
                np.abs(spectrum.down_charges.qp_left[:3, :3]).max(),
                np.abs(np.abs(spectrum.w_left[:3, :3]) - np.abs(spectrum.ckm)).max(),
                np.abs(spectrum.down_charges.t3_left[:3, :3] + 0.5 * np.eye(3)).max(),
            ]
        )
    assert np.log10(np.array(sizes[0])[0] / np.array(sizes[1])[0]) == pytest.approx(2.0, abs=0.05)
    assert np.all(np.array(sizes[2]) < [1e-5, 1e-5, 1e-10])


def test_ckm_unitarity_deviation_falls_as_the_fourth_power():
    """Doublets mix alike in both components but for quark masses: of order mt^2 vPhi^2/m^4."""
    found = []
    for scale in (2.0, 4.0, 8.0):
        light = quark_spectrum(_point(scale)).w_left[:3, :3]
        found.append(np.abs(np.sum(np.abs(light) ** 2, axis=1) - 1.0).max())
    assert np.log2(found[0] / found[1]) == pytest.approx(4.0, abs=0.1)
    assert np.log2(found[1] / found[2]) == pytest.approx(4.0, abs=0.1)


def test_flavour_changing_z_couplings_need_quark_masses():
    point = _point()
    massive = quark_spectrum(point)
    massless = quark_spectrum(point, light_masses_gev=([0.0] * 3, [0.0] * 3))
    for charges in (massless.up_charges, massless.down_charges):
        off = charges.t3_left[:3, :3] - np.diag(np.diag(charges.t3_left[:3, :3]))
        assert np.abs(off).max() < 1e-15
    off = massive.up_charges.t3_left[:3, :3] - np.diag(np.diag(massive.up_charges.t3_left[:3, :3]))
    assert 1e-9 < np.abs(off).max() < (172.57 / 1700.0) ** 2 * (200.0 / 1700.0) ** 2
