"""Quark masses, rotations and charge matrices: identities at random points, degenerate and massless cases."""

import dataclasses

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.inputs.constants import ckm_matrix, fermion_masses
from recast.model.decays import neutral_couplings
from recast.model.mass_matrices import diagonalise, mass_matrix
from recast.model.point import ModelPoint, QuarkSector
from recast.model.spectrum import quark_spectrum

_PARTS = st.floats(-1.5, 1.5)
YUKAWAS = st.tuples(*(st.builds(complex, _PARTS, _PARTS),) * 3)
MASSES = st.one_of(st.floats(300.0, 2e4), st.just(1000.0), st.just(2000.0))
SECTORS = st.builds(
    QuarkSector, mq_gev=MASSES, mu_gev=MASSES, md_gev=MASSES, yq=YUKAWAS, yu=YUKAWAS, yd=YUKAWAS,
    mphi_gev=st.floats(20.0, 1000.0), kinetic_mixing=st.one_of(st.just(0.0), st.floats(-0.05, 0.05)),
)  # fmt: skip
POINTS = st.builds(
    ModelPoint,
    mzp_gev=st.one_of(st.floats(5.0, 60.0), st.floats(120.0, 1000.0)),
    gp=st.floats(0.02, 1.0),
    quarks=SECTORS,
)


_NEARLY_DEGENERATE = ModelPoint(
    mzp_gev=5.0,
    gp=1.0,
    quarks=QuarkSector(
        mq_gev=1000.0, mu_gev=1000.0, md_gev=1000.0, yq=(0, 0, 1), yu=(0, 0, 0), yd=(0, 1, 0),
        mphi_gev=20.0, kinetic_mixing=0.0,
    ),
)  # fmt: skip
"""The masses of D1 and D2 differ by 1e-10 of their size."""


def _matrices(point):
    known, sector, v = fermion_masses(), point.quarks, ckm_matrix()
    spectrum = quark_spectrum(point)
    vphi = spectrum.bosons.vphi_gev
    up = mass_matrix(
        sector.mq_gev,
        sector.mu_gev,
        v.conj() @ np.array(sector.yq),
        sector.yu,
        [known[q] for q in "uct"],
        vphi,
    )
    down = mass_matrix(sector.mq_gev, sector.md_gev, sector.yq, sector.yd, [known[q] for q in "dsb"], vphi)
    return spectrum, (
        (up, spectrum.up, spectrum.up_charges, 2 / 3), (down, spectrum.down, spectrum.down_charges, -1 / 3),
    )  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(POINTS)
@example(_NEARLY_DEGENERATE)
def test_identities_of_the_mass_basis(point):
    spectrum, sectors = _matrices(point)
    for matrix, rotation, charges, electric in sectors:
        size = np.abs(matrix).max()
        rebuilt = rotation.right @ np.diag(rotation.masses) @ rotation.left.conj().T
        assert np.abs(rebuilt - matrix).max() < 1e-12 * size
        assert np.all(np.diff(rotation.masses) >= 0)
        for unitary in (rotation.left, rotation.right):
            assert np.abs(unitary.conj().T @ unitary - np.eye(5)).max() < 1e-13
        for charge in (charges.qp_left, charges.qp_right):
            assert np.abs(charge - charge.conj().T).max() < 1e-14
            assert abs(np.trace(charge)) < 1e-13
        for side in neutral_couplings(spectrum, charges, electric, np.asarray(point.gp), "a"):
            assert np.abs(side - electric * spectrum.bosons.e * np.eye(5)).max() < 1e-14
        # the couplings of phi and h, directly from the parts of the mass matrix they come with
        phi_part = matrix.copy()
        phi_part[2:, 2:] = 0
        phi_part[0, 0] = phi_part[1, 1] = 0
        higgs_part = np.zeros((5, 5), dtype=complex)
        higgs_part[2:, 2:] = matrix[2:, 2:]
        for part, coupling, vacuum in (
            (phi_part, charges.phi, spectrum.bosons.vphi_gev),
            (higgs_part, charges.higgs, spectrum.bosons.vev_gev),
        ):
            direct = rotation.right.conj().T @ part @ rotation.left / vacuum
            assert np.abs(direct - coupling).max() < 1e-12 * size / vacuum


@settings(deadline=None, max_examples=40)
@given(POINTS)
def test_light_components_are_real_and_positive(point):
    spectrum = quark_spectrum(point)
    for rotation in (spectrum.up, spectrum.down):
        own = np.diag(rotation.left[2:, :3])
        assert np.all(own.real >= 0)
        assert np.abs(own.imag).max() < 1e-14


@settings(deadline=None, max_examples=40)
@given(POINTS)
def test_charged_current_is_the_product_of_rotations_and_bounded(point):
    spectrum = quark_spectrum(point)
    singular = np.linalg.svd(spectrum.w_left, compute_uv=False)
    assert np.abs(singular - [1, 1, 1, 1, 0]).max() < 1e-13
    singular = np.linalg.svd(spectrum.w_right, compute_uv=False)
    assert np.abs(singular - [1, 0, 0, 0, 0]).max() < 1e-13


def test_many_points_are_the_single_ones():
    points = [
        ModelPoint(
            30.0, 0.05 * (k + 1), quarks=QuarkSector(1500.0 + k, 1400.0, 1300.0, yq=(0.1j, 0.2, 0.3 + 0.1j))
        )
        for k in range(4)
    ]
    together = quark_spectrum(points)
    for k, point in enumerate(points):
        alone = quark_spectrum(point)
        assert np.array_equal(together.down.left[k], alone.down.left)
        assert np.array_equal(together.up_charges.qp_right[k], alone.up_charges.qp_right)


def test_phases_are_continuous_as_the_mixing_goes_to_zero():
    sector = QuarkSector(1500.0, 1400.0, 1300.0, yq=(0.3j, 0.2, -0.4), yu=(0.1, -0.3j, 1.0), yd=(1j, 1, -1))
    size = []
    for scale in (1.0, 1e-2, 1e-4, 1e-6):
        small = dataclasses.replace(
            sector, **{name: tuple(scale * y for y in getattr(sector, name)) for name in ("yq", "yu", "yd")}
        )
        spectrum = quark_spectrum(ModelPoint(30.0, 0.05, quarks=small))
        size.append(
            max(
                np.abs(r[2:, :3] - np.eye(3)).max()
                for r in (spectrum.down.left, spectrum.down.right, spectrum.up.left)
            )
        )
    assert size[1] < 1e-3
    assert size[3] < 1e-9
    exact = quark_spectrum(ModelPoint(30.0, 0.05, quarks=QuarkSector(1500.0, 1400.0, 1300.0)))
    assert np.abs(exact.w_left[:3, :3] - ckm_matrix()).max() < 1e-15
    assert exact.down.masses[:3] == pytest.approx([fermion_masses()[q] for q in "dsb"], rel=1e-10)


@pytest.mark.parametrize("split", [0.0, *(10.0**power for power in range(-16, -5))])
def test_masses_of_any_splitting_rebuild_the_matrix(split):
    """Equal, split by roundings, split by quark masses: with and without mixing with light quarks."""
    for yukawa in (0.0, 1e-6, 1e-3, 1.0):
        matrix = mass_matrix(
            1000.0, 1000.0 * (1 + split), (0, 0, yukawa), (0, yukawa, 0), (0.005, 0.09, 4.2), 5.0
        )
        found = diagonalise(matrix)
        rebuilt = found.right @ np.diag(found.masses) @ found.left.conj().T
        assert np.abs(rebuilt - matrix).max() < 1e-12 * 1000.0
        for unitary in (found.left, found.right):
            assert np.abs(unitary.conj().T @ unitary - np.eye(5)).max() < 1e-13


def test_degenerate_vector_like_masses_keep_the_gauge_basis():
    spectrum = quark_spectrum(ModelPoint(30.0, 0.05, quarks=QuarkSector(1500.0, 1500.0, 1500.0)))
    for rotation in (spectrum.up, spectrum.down):
        assert np.abs(rotation.left[:2, 3:] - np.eye(2)).max() < 1e-14
        assert np.abs(rotation.right[:2, 3:] - np.eye(2)).max() < 1e-14


def test_massless_quarks_have_zero_mass_and_the_flavour_basis():
    matrix = mass_matrix(1500.0, 1300.0, [0.1j, 0.2, 0.5], [0.3, 0.1 - 0.2j, 0.2], [0.0, 0.0, 4.0], 400.0)
    rotation = diagonalise(matrix)
    assert np.array_equal(rotation.masses[:2], [0.0, 0.0])
    rebuilt = rotation.right @ np.diag(rotation.masses) @ rotation.left.conj().T
    assert np.abs(rebuilt - matrix).max() < 1e-11
    for side in (rotation.left, rotation.right):
        block = side[2:4, :2]
        assert np.abs(block - block.conj().T).max() < 1e-12  # nearest to the flavour basis: a polar factor
        assert np.all(np.linalg.eigvalsh(block) > 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"mq_gev": 0.0}, "mq_gev is 0; it must be greater than 0"),
        ({"md_gev": float("nan")}, "md_gev is nan, not a finite number"),
        ({"mphi_gev": -1.0}, "mphi_gev is -1; it must be greater than 0"),
        ({"mu_gev": True}, "mu_gev is True, not a finite number"),
        ({"kinetic_mixing": 1.0}, "kinetic_mixing is 1; its size must be below 1"),
        ({"kinetic_mixing": float("inf")}, "kinetic_mixing is inf, not a finite number"),
        ({"mq_gev": 1e300}, r"mq_gev is 1e\+300; it must be between 0.001 and 1e\+12 GeV"),
        ({"yu": (1e200, 0.0, 0.0)}, r"yu contains 1e\+200; its size must be at most 100"),
        ({"yq": (1.0, 2.0)}, r"yq is \(1.0, 2.0\), not three numbers"),
        ({"yd": (1.0, 2.0, float("nan"))}, "yd contains nan, not a finite number"),
    ],
)
def test_a_wrong_quark_sector_is_named(change, message):
    with pytest.raises(InputError, match=message):
        QuarkSector(**({"mq_gev": 1500.0, "mu_gev": 1500.0, "md_gev": 1500.0} | change))


def test_vector_like_quarks_below_the_top_are_refused():
    with pytest.raises(InputError, match="mu_gev is 150; it must exceed the masses of the quarks"):
        quark_spectrum(ModelPoint(30.0, 0.05, quarks=QuarkSector(1500.0, 150.0, 1500.0)))


def test_leptonic_points_have_no_quark_spectrum():
    with pytest.raises(InputError, match="the point has no quark sector"):
        quark_spectrum(ModelPoint(30.0, 0.05))


def test_quarks_need_a_coupling():
    with pytest.raises(InputError, match="gp is 0, but the quark masses need vPhi"):
        ModelPoint(30.0, 0.0, quarks=QuarkSector(1500.0, 1500.0, 1500.0))


def test_a_third_of_mzp_gp_vphi_must_agree():
    assert ModelPoint.from_two(mzp_gev=30.0, vphi_gev=600.0).gp == pytest.approx(0.05)
    assert ModelPoint.from_two(gp=0.05, vphi_gev=600.0).mzp_gev == pytest.approx(30.0)
    with pytest.raises(
        InputError, match="vphi_gev is 500, but mzp_gev/gp is 600. Leave one of the three out"
    ):
        ModelPoint.from_two(mzp_gev=30.0, gp=0.05, vphi_gev=500.0)
    with pytest.raises(InputError, match="two of mzp_gev, gp and vphi_gev are needed"):
        ModelPoint.from_two(mzp_gev=30.0)
    with pytest.raises(InputError, match="vphi_gev is 0; it must be greater than 0"):
        ModelPoint.from_two(mzp_gev=30.0, vphi_gev=0.0)
