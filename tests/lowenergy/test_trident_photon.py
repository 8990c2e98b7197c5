"""Lowenergy: trident at finite mass, against two-photon pair creation and brute-force traces."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.inputs.lowenergy import DataSet
from recast.lowenergy import trident
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import bound
from recast.lowenergy.trident import (
    form_factor,
    photon_structure_functions,
    propagator_ratios,
    tabulated_ratios,
)

MUON = 0.1056583715
METRIC = np.array([1.0, -1.0, -1.0, -1.0])


def vector_cross_section(s):
    """sigma(nu gamma -> nu mu mu) of the vector current over G_F^2 C_V^2 alpha [GeV^2]."""
    q2, weight = trident._log_nodes(np.array(1e-10 * MUON**2), np.array(s - 4 * MUON**2), 200)
    return float(np.sum(weight * trident._spectrum(np.full_like(q2, s), q2, MUON)))


@pytest.mark.parametrize("energy", [0.25, 0.5, 1.0, 5.0])
def test_structure_functions_tend_to_breit_wheeler(energy):
    q2 = 1e-7
    _, f2 = photon_structure_functions(np.array(q2 / (q2 + energy**2)), np.array(q2), MUON)
    r = 4 * MUON**2 / energy**2
    beta = np.sqrt(1 - r)
    pairs = 4 * np.pi / energy**2 * ((1 + r - r**2 / 2) * 2 * np.arctanh(beta) - beta * (1 + r))
    assert f2 == pytest.approx(q2 * pairs / (4 * np.pi**2), rel=1e-5)


@pytest.mark.parametrize("s", [1e4, 1e6])
def test_cross_section_at_high_energy(s):
    assert vector_cross_section(s) == pytest.approx(
        s / (9 * np.pi**2) * (np.log(s / MUON**2) - 8 / 3), rel=1e-4
    )


def _dirac():
    pauli = np.array([[[0, 1], [1, 0]], [[0, -1j], [1j, 0]], [[1, 0], [0, -1]]])
    zero = np.zeros((2, 2))
    return np.array(
        [np.diag([1, 1, -1, -1]).astype(complex), *(np.block([[zero, s], [-s, zero]]) for s in pauli)]
    )


def _boost(vector, frame, sign):
    mass = np.sqrt(np.einsum("na,a,na->n", frame, METRIC, frame))[:, None]
    velocity = sign * frame[:, 1:] / frame[:, :1]
    gamma = frame[:, :1] / mass
    along = np.sum(velocity * vector[:, 1:], axis=1, keepdims=True)
    factor = (gamma - 1) / np.sum(velocity**2, axis=1, keepdims=True)
    space = vector[:, 1:] + factor * along * velocity + gamma * velocity * vector[:, :1]
    return np.concatenate([gamma * (vector[:, :1] + along), space], axis=1)


def _traces(s, count):
    """Cross section of nu gamma -> nu mu mu from Dirac traces by Monte Carlo, over G_F^2 C_V^2 alpha."""
    u = np.random.Generator(np.random.Philox(key=3)).random((5, count))
    beam = np.sqrt(s) / 2
    k, p = np.tile([beam, 0, 0, beam], (count, 1)), np.tile([beam, 0, 0, -beam], (count, 1))
    w2 = 4 * MUON**2 * (s / 4 / MUON**2) ** u[0]
    weight = w2 * np.log(s / 4 / MUON**2) / (2 * np.pi)
    out = (s - w2) / 2 / np.sqrt(s)
    high = 4 * beam * out
    t = high * 1e-9 ** (1 - u[1])
    weight = weight * out / (4 * np.pi * np.sqrt(s)) * t * np.log(1e9) / (4 * beam * out)
    cos = 1 - t / (2 * beam * out)
    sin, phi = np.sqrt(1 - cos**2), 2 * np.pi * u[2]
    k2 = out[:, None] * np.stack([np.ones(count), sin * np.cos(phi), sin * np.sin(phi), cos], axis=1)
    pair = k + p - k2
    # muons in the frame of the pair, crowded along the photon on both sides
    beta = np.sqrt(1 - 4 * MUON**2 / w2)
    reach = np.arctanh(beta)
    z = np.tanh(reach * (2 * u[3] - 1)) / beta
    weight = weight * beta / (8 * np.pi) * (1 - (beta * z) ** 2) * reach / beta
    photon = _boost(p, pair, -1)[:, 1:]
    axis = photon / np.linalg.norm(photon, axis=1, keepdims=True)
    side = np.cross(axis, [0.3, 0.9, 0.1])
    side = side / np.linalg.norm(side, axis=1, keepdims=True)
    turn, flat = 2 * np.pi * u[4], np.sqrt(1 - z**2)
    across = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * np.cross(axis, side)
    direction = z[:, None] * axis + flat[:, None] * across
    energy = np.sqrt(w2)[:, None] / 2
    p1 = _boost(np.concatenate([energy, energy * beta[:, None] * direction], axis=1), pair, 1)
    p2 = pair - p1

    gamma, one = _dirac(), np.eye(4)

    def slash(v):
        return np.einsum("na,a,aij->nij", v, METRIC, gamma)

    def dot(a, b):
        return np.einsum("na,a,na->n", a, METRIC, b)

    first = (slash(p1 - p) + MUON * one) / (-2 * dot(p1, p))[:, None, None]
    second = (slash(p - p2) + MUON * one) / (-2 * dot(p2, p))[:, None, None]
    current = np.einsum("bij,njk,akl->nabil", gamma, first, gamma, optimize=True)
    current = current + np.einsum("aij,njk,bkl->nabil", gamma, second, gamma, optimize=True)
    barred = np.einsum("ij,nabkj,kl->nabil", gamma[0], current.conj(), gamma[0], optimize=True)
    spun = np.einsum(
        "nij,nabjk,nkl->nabil", slash(p1) + MUON * one, current, slash(p2) - MUON * one, optimize=True
    )
    muons = -np.einsum("nabil,ncbli,b->nac", spun, barred, METRIC, optimize=True) / 2
    outer = np.einsum("na,nc->nac", k2, k)
    neutrinos = 8 * (outer + outer.swapaxes(1, 2) - np.diag(METRIC) * dot(k, k2)[:, None, None])
    squared = np.einsum("nac,nac,a,c->n", muons, neutrinos, METRIC, METRIC).real
    values = 0.5 * 4 * np.pi * squared * weight / (2 * s)
    return values.mean(), values.std() / np.sqrt(count)


@pytest.mark.parametrize("s", [0.2, 1.0, 30.0])
def test_cross_section_against_traces(s):
    value, error = _traces(s, 8000)
    assert error / value < 0.05
    assert vector_cross_section(s) == pytest.approx(value, abs=4 * error)


def test_form_factor():
    assert form_factor(np.array(0.0), 56) == pytest.approx(1.0, abs=1e-9)
    # slope at the origin: 1 - q^2 r^2/6 with the rms radius of iron, 3.7 fm within its spread of models
    q = 0.01
    radius = np.sqrt(6 * (1 - form_factor(np.array(q), 56))) / q * 0.1973
    assert radius == pytest.approx(3.75, abs=0.15)


@pytest.mark.parametrize(("experiment", "ten", "thirty"), [("ccfr", 0.96, 0.99), ("charm_ii", 0.99, 0.999)])
def test_ratio_tends_to_the_contact_limit(experiment, ten, thirty):
    masses = np.array([1e-3, 0.1, 1.0, 10.0, 30.0, 1e4])
    once, twice = propagator_ratios(masses, experiment, MUON)
    assert np.all(np.diff(once) > 0)
    assert np.all(twice < once)
    assert ten < once[3] < 1
    assert thirty < once[4] < 1
    assert once[5] == pytest.approx(1.0, abs=1e-6)


@given(st.floats(0.001, 1e3))
def test_mean_of_the_square_is_above_the_square_of_the_mean(mass):
    once, twice = propagator_ratios(mass, "ccfr", MUON)
    assert once**2 <= twice <= once


@pytest.mark.parametrize("data", list(DataSet))
def test_the_step_at_ten_gev_is_small(data):
    below, above = (point.gp_excluded for point in bound("trident", [10 * (1 - 1e-9), 10.0], data).points)
    assert 1.0 < below / above < 1.02


@pytest.mark.parametrize("mass", [0.01, 0.1])
def test_ccfr_excludes_couplings_of_about_1e_minus_3_at_10_to_100_mev(mass):
    """arXiv:1406.2332, from the two-sided 95 % interval around 0.82 +- 0.28."""
    edge = 0.82 + 1.96 * 0.28
    couplings = np.array([0.8e-3, 1.3e-3])
    weak, strong = trident.predict_experiment(Plane(mass, couplings), DataSet.PAPER, "ccfr")
    assert weak < edge < strong


def test_below_its_validity_it_is_refused():
    with pytest.raises(InputError, match="trident: mZ' = 0.0001 GeV is below 0.001 GeV"):
        trident.predict(Plane(np.array([1e-4, 20.0]), 0.1), DataSet.PAPER)


@pytest.mark.parametrize("experiment", ["ccfr", "nutev", "charm_ii"])
def test_the_table_interpolates_to_a_millionth(experiment):
    """Required: 0.5 %. Between the nodes of the table, from its beginning to its end."""
    masses = np.geomspace(1e-3, 100.0, 1999)
    for found, exact in zip(
        tabulated_ratios(masses, experiment, MUON), propagator_ratios(masses, experiment, MUON), strict=True
    ):
        assert found == pytest.approx(exact, rel=1e-6)


def test_masses_outside_the_table_are_refused():
    with pytest.raises(ValueError, match="masses outside the table"):
        tabulated_ratios([0.5e-3], "ccfr", MUON)
