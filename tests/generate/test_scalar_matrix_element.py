"""q q~ -> 4 mu with a scalar phi -> mu mu: pyAmpliCol on the UFO, and Dirac matrices on the diagrams."""

import dataclasses

import numpy as np
import pytest

from recast.generate.amplicol import AmplicolMatrixElement
from recast.generate.base import Contribution, FinalState, Quark
from recast.generate.helicity import HelicityMatrixElement
from recast.model.registry import load_model

_PAULI = [np.array(m, dtype=complex) for m in ([[0, 1], [1, 0]], [[0, -1j], [1j, 0]], [[1, 0], [0, -1]])]
_ONE, _NONE = np.eye(2), np.zeros((2, 2))
_GAMMA = [np.block([[_NONE, s], [t, _NONE]]) for s, t in ((_ONE, _ONE), *((s, -s) for s in _PAULI))]
_LEFT, _RIGHT = np.diag([1, 1, 0, 0]).astype(complex), np.diag([0, 0, 1, 1]).astype(complex)
_METRIC = (1.0, -1.0, -1.0, -1.0)


def _slash(p):
    return sum(_METRIC[m] * p[m] * _GAMMA[m] for m in range(4))


def _square(p):
    return p[0] ** 2 - p[1:] @ p[1:]


def _spinor(p, helicity):
    """A massless spinor of one chirality, for fermion or antifermion."""
    found = (_LEFT if helicity < 0 else _RIGHT) @ _slash(p) @ np.array([0.3 + 0.1j, 0.7, 0.2 - 0.5j, 0.9])
    return found * np.sqrt(2 * p[0] / np.vdot(found, found).real)


class _WithBosons:
    """A point with other bosons."""

    def __init__(self, point, bosons):
        self.coupling, self.bosons, self.takes_part = point.coupling, bosons, point.takes_part


class _Diagrams:
    """|S + N|^2 of one point, parts by powers of the Yukawa coupling; 1/4 spin, 1/3 colour, 1/(2! 2!)."""

    def __init__(self, point, quark, phase=1.0):
        self.yukawa = phase.conjugate() * _LEFT + phase * _RIGHT
        scheme = point.electroweak
        self.mass, self.width = point.mediator.mass_gev, point.mediator.width_gev
        self.mz, self.gz, self.e = scheme.mz_gev, scheme.gamma_z_gev, scheme.e
        sine = np.sqrt(scheme.sin2_theta_w)
        weak = self.e / (sine * np.sqrt(1 - sine**2))
        isospin, charge = (0.5, 2 / 3) if quark == "u" else (-0.5, -1 / 3)
        self.quark = [(charge, weak * (t - charge * sine**2)) for t in (isospin, 0.0)]
        self.muon = [(-1.0, weak * (t + sine**2)) for t in (-0.5, 0.0)]

    def boson(self, first, second, square):
        """Return photon and Z exchange between two currents of given chiralities."""
        z = first[1] * second[1] / (square - self.mz**2 + 1j * self.mz * self.gz)
        return self.e**2 * first[0] * second[0] / square + z

    def parts(self, p):
        """Return S, interference and N at coupling 1."""
        whole = _square(p[0] + p[1])
        minus, plus = (p[3], p[5]), (p[2], p[4])
        total = np.zeros(3)
        for side in (0, 1):
            projector = (_LEFT, _RIGHT)[side]
            incoming, anti = _spinor(p[0], 2 * side - 1), _spinor(p[1], 2 * side - 1).conj() @ _GAMMA[0]
            current = sum(
                _METRIC[m] * (anti @ _GAMMA[m] @ projector @ incoming) * _GAMMA[m] for m in range(4)
            )
            for signs in np.ndindex(2, 2, 2, 2):
                out = [
                    _spinor(k, 2 * s - 1).conj() @ _GAMMA[0] for k, s in zip(minus, signs[:2], strict=True)
                ]
                back = [_spinor(k, 2 * s - 1) for k, s in zip(plus, signs[2:], strict=True)]
                standard, new = 0j, 0j
                for i in range(2):
                    for j in range(2):
                        sign = 1 if i == j else -1
                        pair = minus[1 - i] + plus[1 - j]
                        k2 = _square(pair)
                        first, second = minus[i] + pair, -(plus[j] + pair)
                        lines = (_slash(first) / _square(first), _slash(second) / _square(second))
                        scalar = (out[1 - i] @ self.yukawa @ back[1 - j]) / (
                            k2 - self.mass**2 + 1j * self.mass * self.width
                        )
                        for a in (0, 1):
                            chiral = (_LEFT, _RIGHT)[a]
                            source = self.boson(self.quark[side], self.muon[a], whole) * current @ chiral
                            radiated = self.yukawa @ lines[0] @ source + source @ lines[1] @ self.yukawa
                            line = out[i] @ radiated @ back[j]
                            new -= sign * scalar * line  # i of the scalar's propagator, -i of a vector's
                            for b in (0, 1):
                                other = sum(
                                    _METRIC[m]
                                    * (out[1 - i] @ _GAMMA[m] @ (_LEFT, _RIGHT)[b] @ back[1 - j])
                                    * _GAMMA[m]
                                    for m in range(4)
                                )
                                at_muon = self.boson(self.muon[a], self.muon[b], k2)
                                radiated = other @ lines[0] @ source + source @ lines[1] @ other
                                standard += sign * at_muon * (out[i] @ radiated @ back[j])
                                own = sum(
                                    _METRIC[m] * (out[i] @ _GAMMA[m] @ chiral @ back[j]) * _GAMMA[m]
                                    for m in range(4)
                                )
                                inner = p[0] - pair
                                exchanged = own @ _slash(inner) @ other @ projector / _square(inner)
                                both = self.boson(self.quark[side], self.muon[a], _square(p[0] + p[1] - pair))
                                both = both * self.boson(self.quark[side], self.muon[b], k2)
                                standard += sign * both * (anti @ exchanged @ incoming)
                total += [abs(standard) ** 2, 2 * (np.conj(standard) * new).real, abs(new) ** 2]
        return total / 48


def _points(count, energy_gev):
    rng = np.random.default_rng(7)
    cosine, angle = rng.uniform(-1, 1, (count, 4)), rng.uniform(0, 2 * np.pi, (count, 4))
    size = -np.log(rng.random((count, 4)) * rng.random((count, 4)))
    sine = np.sqrt(1 - cosine**2)
    raw = np.stack([size, size * sine * np.cos(angle), size * sine * np.sin(angle), size * cosine], axis=-1)
    total = raw.sum(axis=1)
    mass = np.sqrt(total[:, 0] ** 2 - (total[:, 1:] ** 2).sum(axis=1))
    beta, gamma = -total[:, 1:] / mass[:, None], total[:, 0] / mass
    along = np.einsum("ni,nji->nj", beta, raw[:, :, 1:])
    final = np.empty_like(raw)
    final[:, :, 0] = gamma[:, None] * raw[:, :, 0] + along
    shift = raw[:, :, 0] + along / (1 + gamma)[:, None]
    final[:, :, 1:] = raw[:, :, 1:] + beta[:, None, :] * shift[:, :, None]
    half = energy_gev / 2
    beams = np.tile([[half, 0, 0, half], [half, 0, 0, -half]], (count, 1, 1))
    return np.concatenate([beams, final * (energy_gev / mass)[:, None, None]], axis=1)


@pytest.mark.slow
@pytest.mark.parametrize("quark", ["u", "d"])
def test_the_scalar_is_that_of_its_diagrams(quark):
    """Twice the amplitude came out of pyAmpliCol's default mode; the parts are separated by powers."""
    point = load_model("scalar_phi").point({"mphi_gev": 30.0, "yphi": 0.5})
    momenta = _points(12, 150.0)
    expected = np.array([_Diagrams(point, quark).parts(p) for p in momenta])
    own = HelicityMatrixElement(point, FinalState.FOUR_MUONS)
    found = AmplicolMatrixElement(point, FinalState.FOUR_MUONS)
    for power, (contribution, values) in enumerate(
        zip((Contribution.SM, Contribution.INTERFERENCE, Contribution.NP), expected.T, strict=True)
    ):
        result = found.evaluate(momenta, Quark(quark), contribution)
        size = np.sqrt(expected[:, 0] * expected[:, 2]) * 0.25 if power == 1 else values * 0.25**power
        np.testing.assert_allclose(result, values * 0.25**power, atol=1e-8 * float(np.max(size)), rtol=1e-7)
        result = own.evaluate(momenta, Quark(quark), contribution)
        np.testing.assert_allclose(result, values * 0.25**power, atol=1e-11 * float(np.max(size)), rtol=1e-10)


@pytest.mark.parametrize("phase", [1.0, 1j, 0.6 + 0.8j])
def test_own_scalars_with_any_phase(phase):
    """A phase of the coupling turns with the chirality: exp(i a) P_R + exp(-i a) P_L."""
    point = load_model("scalar_phi").point({"mphi_gev": 30.0, "yphi": 0.5})
    *standard, scalar = point.bosons
    left = {name: value * np.conj(phase) for name, value in scalar.left.items()}
    right = {name: value * phase for name, value in scalar.right.items()}
    turned = _WithBosons(point, (*standard, dataclasses.replace(scalar, left=left, right=right)))
    momenta = _points(12, 150.0)
    ours = HelicityMatrixElement(turned, FinalState.FOUR_MUONS)
    expected = np.array([_Diagrams(point, "u", phase).parts(p) for p in momenta])
    for power, part in enumerate((Contribution.SM, Contribution.INTERFERENCE, Contribution.NP)):
        values = expected[:, power] * 0.25**power
        np.testing.assert_allclose(ours.evaluate(momenta, Quark.UP, part), values, rtol=1e-9)
