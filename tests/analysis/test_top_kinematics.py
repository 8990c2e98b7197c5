"""The neutrino of a W candidate and the choice of jets."""

import numpy as np
import pytest

from recast.analysis.kinematics import hardest, neutrino_momentum


def mass(p):
    return np.sqrt(np.maximum(p[..., 0] ** 2 - (p[..., 1:] ** 2).sum(axis=-1), 0))


def test_the_w_mass_is_met_with_the_smaller_pz():
    rng = np.random.default_rng(1)
    lepton = np.zeros((500, 4))
    lepton[:, 1:] = rng.normal(0, 40, (500, 3))
    lepton[:, 0] = np.linalg.norm(lepton[:, 1:], axis=1)
    true = rng.normal(0, 40, (500, 3))
    found = neutrino_momentum(lepton, true[:, :2], 80.385)
    assert found[:, 1:3] == pytest.approx(true[:, :2])
    pt = np.linalg.norm(lepton[:, 1:3], axis=1)
    met = np.linalg.norm(true[:, :2], axis=1)
    transverse = np.sqrt(2 * pt * met - 2 * (lepton[:, 1:3] * true[:, :2]).sum(axis=1))
    real = transverse < 80.385
    assert mass(lepton + found)[real] == pytest.approx(80.385, rel=1e-6)
    # a mass is never below the transverse mass, so that there is no solution beyond it
    assert (mass(lepton + found)[~real] > transverse[~real] * (1 - 1e-9)).all()


def test_the_true_neutrino_is_one_of_the_solutions():
    """A W at rest decaying at an angle: pz of the neutrino is -pz of the lepton, the smaller of the two."""
    lepton = np.array([[40.1925, 30.0, 0.0, np.sqrt(40.1925**2 - 900)]])
    found = neutrino_momentum(lepton, np.array([[-30.0, 0.0]]), 80.385)
    assert abs(found[0, 3]) == pytest.approx(lepton[0, 3], rel=1e-6)


def test_hardest_of_the_allowed():
    pt = np.array([[50.0, 80.0, 60.0], [1.0, 2.0, 3.0]])
    allowed = np.array([[True, False, True], [False, False, False]])
    assert hardest(pt, allowed).tolist() == [2, 0]
