import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.generate.base import Contribution, FinalState, Quark
from recast.generate.helicity import HelicityMatrixElement, spinor_products
from recast.generate.matrix_elements import load_matrix_element, prepare_matrix_element
from recast.generate.physical import to_rest_frame
from recast.model.zprime import ZPrimePoint

_spec = importlib.util.spec_from_file_location("phase_space", Path(__file__).with_name("phase_space.py"))
phase_space = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(phase_space)

POINT = ZPrimePoint(30.0, 0.2)
SIGNED = (Contribution.INTERFERENCE, Contribution.SIGNAL)


def points(n=60, seed=5):
    rng = np.random.default_rng(seed)
    energies = np.concatenate([np.full(n // 3, 91.1876), rng.uniform(20, 2000, n - n // 3)])
    return phase_space.four_leptons(rng, energies)


def scale(element, momenta, quark):
    """Size below which a signed contribution has no meaning: |SM| |NP|."""
    parts = [element.evaluate(momenta, quark, part) for part in (Contribution.SM, Contribution.NP)]
    return np.sqrt(parts[0] * parts[1])


@pytest.mark.parametrize("quark", Quark)
@pytest.mark.parametrize("contribution", Contribution)
@pytest.mark.parametrize("rows", [(0, 1, 4, 3, 2, 5), (0, 1, 2, 5, 4, 3), (0, 1, 4, 5, 2, 3)])
def test_exchange_of_identical_muons(quark, contribution, rows):
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    p = points()
    here, there = (element.evaluate(q, quark, contribution) for q in (p, p[:, rows]))
    size = np.abs(here)
    if contribution in SIGNED:
        size = np.maximum(size, scale(element, p, quark))
    assert np.max(np.abs(here - there) / size) < 1e-10


@pytest.mark.parametrize("final_state", FinalState)
@pytest.mark.parametrize("quark", Quark)
def test_exchange_of_the_beams_with_charge_and_space_reflected(final_state, quark):
    # tree-level amplitudes with real couplings conserve CP
    element = HelicityMatrixElement(POINT, final_state)
    p = points()
    reflected = p[:, [1, 0, 3, 2, 5, 4]] * np.array([1.0, -1.0, -1.0, -1.0])
    here, there = (element.evaluate(q, quark, Contribution.FULL) for q in (p, reflected))
    np.testing.assert_allclose(there, here, rtol=1e-10)
    exchanged = element.evaluate(p[:, [1, 0, 2, 3, 4, 5]], quark, Contribution.FULL)
    assert np.max(np.abs(exchanged / here - 1)) > 0.1  # without the leptons' reflection it is no symmetry


@pytest.mark.parametrize("quark", Quark)
def test_different_pairs_can_be_listed_in_either_order(quark):
    element = HelicityMatrixElement(POINT, FinalState.TWO_ELECTRONS_TWO_MUONS)
    p = points()
    there = element.evaluate(p[:, [0, 1, 4, 5, 2, 3]], quark, Contribution.SM)
    np.testing.assert_allclose(there, element.evaluate(p, quark, Contribution.SM), rtol=1e-10)


@settings(deadline=None, max_examples=30)
@given(
    beta=st.tuples(*[st.floats(-0.57, 0.57)] * 3),
    angle=st.floats(0, 6.3),
    axis=st.tuples(*[st.floats(-1, 1)] * 2),
)
def test_lorentz_invariance(beta, angle, axis):
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    p = points(12)
    moved = phase_space.boosted(phase_space.rotated(p, angle, (*axis, 1.0)), beta)
    moved[..., 0] = np.sqrt((moved[..., 1:] ** 2).sum(axis=-1))
    np.testing.assert_allclose(
        element.evaluate(moved, Quark.UP, Contribution.FULL),
        element.evaluate(p, Quark.UP, Contribution.FULL),
        rtol=1e-9,
    )


def test_rest_frame():
    p = points()
    moved = phase_space.boosted(p, [0.1, -0.3, 0.9])
    moved[..., 0] = np.sqrt((moved[..., 1:] ** 2).sum(axis=-1))
    back = to_rest_frame(moved)
    np.testing.assert_allclose(back[:, :2, 1:].sum(axis=1) / back[:, :1, 0], 0, atol=1e-13)
    np.testing.assert_allclose(back[..., 0], p[..., 0], rtol=1e-10)
    np.testing.assert_allclose(to_rest_frame(p), p, rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("quark", Quark)
def test_contributions_add_up(quark):
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    p = points()
    sm, new, mixed, signal, full = (
        element.evaluate(p, quark, part)
        for part in (
            Contribution.SM,
            Contribution.NP,
            Contribution.INTERFERENCE,
            Contribution.SIGNAL,
            Contribution.FULL,
        )
    )
    np.testing.assert_allclose(sm + mixed + new, full, rtol=1e-12)
    assert np.max(np.abs(mixed + new - signal) / new) < 1e-10
    assert (np.abs(mixed) <= 2 * np.sqrt(sm * new) * (1 + 1e-12)).all()
    assert (mixed < 0).any()
    assert (mixed > 0).any()


def test_new_physics_scales_with_the_fourth_power_of_the_coupling_at_fixed_width():
    p = points()
    weak, strong = (
        HelicityMatrixElement(ZPrimePoint(30.0, gp), FinalState.FOUR_MUONS, width_gev=0.1)
        for gp in (0.1, 0.4)
    )
    ratio = strong.evaluate(p, Quark.UP, Contribution.NP) / weak.evaluate(p, Quark.UP, Contribution.NP)
    np.testing.assert_allclose(ratio, 256.0, rtol=1e-12)


def test_electrons_do_not_couple_to_the_zprime():
    p = points()
    muons, electrons, mixed = (HelicityMatrixElement(POINT, state) for state in FinalState)
    standard = muons.evaluate(p, Quark.DOWN, Contribution.SM)
    np.testing.assert_array_equal(electrons.evaluate(p, Quark.DOWN, Contribution.FULL), standard)
    for element in (electrons, mixed):
        for part in (Contribution.NP, Contribution.INTERFERENCE, Contribution.SIGNAL):
            assert not element.evaluate(p, Quark.DOWN, part).any()


def test_width_of_the_zprime_is_the_models():
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    assert element.width_gev == pytest.approx(0.2**2 * 30.0 / (4 * np.pi), rel=1e-4)


def test_an_events_value_does_not_depend_on_its_neighbours():
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    p = np.concatenate([points(1500, seed) for seed in (1, 2)])
    whole = element.evaluate(p, Quark.UP, Contribution.FULL)
    pieces = [element.evaluate(p[i : i + 7], Quark.UP, Contribution.FULL) for i in range(0, 700, 7)]
    np.testing.assert_array_equal(np.concatenate(pieces), whole[:700])


def test_no_events():
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    assert element.evaluate(np.empty((0, 6, 4)), Quark.UP, Contribution.FULL).shape == (0,)


@pytest.mark.parametrize("axis", [1, 2, 3])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_spinor_products_along_and_close_to_the_axes(axis, sign):
    rng = np.random.default_rng(3)
    p = np.zeros((50, 2, 4))
    p[:, 0, axis] = sign * 40.0
    p[:, 0, 1:] += rng.normal(size=(50, 3)) * np.logspace(-18, -1, 50)[:, None]
    p[:, 1, 1:] = rng.normal(size=(50, 3))
    p[..., 0] = np.linalg.norm(p[..., 1:], axis=-1)
    angle = spinor_products(p)
    product = p[:, 0, 0] * p[:, 1, 0] - (p[:, 0, 1:] * p[:, 1, 1:]).sum(axis=1)
    np.testing.assert_allclose(np.abs(angle[0, 1]) ** 2, 2 * product, rtol=1e-11)
    np.testing.assert_array_equal(angle[1, 0], -angle[0, 1])


def spoilt(kind):
    p = points(6)
    match kind:
        case "nan":
            p[3, 2, 1] = np.nan
        case "negative":
            p[3, 2] *= -1
        case "massive":
            p[3, 2, 0] += 1.0
        case "lost":
            p[3, 0], p[3, 1] = 2 * p[3, 0], 2 * p[3, 1]
    return p


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("nan", "the momentum of event 3 is not finite (1 bad of 6)"),
        ("negative", "event 3 has an energy that is not positive"),
        ("massive", "event 3 has a massive parton or lepton"),
        ("lost", "event 3 does not conserve momentum"),
    ],
)
def test_unphysical_momenta_are_refused(kind, text):
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    with pytest.raises(InputError) as caught:
        element.evaluate(spoilt(kind), Quark.UP, Contribution.SM)
    assert text in str(caught.value)
    assert "must be massless, have positive energy" in str(caught.value)


def test_momenta_of_the_wrong_shape_are_refused():
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    with pytest.raises(InputError, match=r"momenta have shape \(5, 4\), not \(N, 6, 4\)"):
        element.evaluate(np.ones((5, 4)), Quark.UP, Contribution.SM)


def test_a_singular_point_is_refused():
    p = points(4)
    p[2, 2] = p[2, 3] = (p[2, 2] + p[2, 3]) / 2  # two parallel muons: the photon's pole
    p[2, 2:4, 0] = np.linalg.norm(p[2, 2, 1:])
    p[2, 4:, 1:] = -p[2, 2, 1:]
    p[2, 4:, 0] = p[2, 2, 0]
    p[2, :2] = [[2 * p[2, 2, 0], 0, 0, 2 * p[2, 2, 0]], [2 * p[2, 2, 0], 0, 0, -2 * p[2, 2, 0]]]
    element = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS)
    with pytest.raises(InputError, match=r"\|M\|\^2 of event 2 is not finite .* parallel"):
        element.evaluate(p, Quark.UP, Contribution.SM)


def test_unknown_name():
    with pytest.raises(InputError, match='unknown matrix_element "helicty". Did you mean "helicity"'):
        load_matrix_element("helicty", POINT, FinalState.FOUR_MUONS)
    with pytest.raises(InputError, match='unknown matrix_element "ampli". Did you mean "amplicol"'):
        prepare_matrix_element("ampli", POINT)


def test_numpy_by_name_needs_no_preparation(tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path))
    prepare_matrix_element("auto", POINT)
    element = load_matrix_element("numpy", POINT, FinalState.FOUR_MUONS)
    assert isinstance(element, HelicityMatrixElement)
    assert not list(tmp_path.iterdir())
