"""|M|^2 of q q~ -> four leptons: own amplitudes, pyAmpliCol on our UFO, and MadGraph on the same UFO."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from recast.generate.amplicol import AmplicolMatrixElement
from recast.generate.base import Contribution, FinalState, Quark
from recast.generate.helicity import HelicityMatrixElement
from recast.inputs.electroweak import electroweak_scheme
from recast.model.zprime import ZPrimePoint

TESTS = Path(__file__).parents[1]
_spec = importlib.util.spec_from_file_location("phase_space", TESTS / "generate" / "phase_space.py")
phase_space = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(phase_space)

REFERENCE = json.loads((TESTS / "data" / "generate" / "madgraph_four_leptons.json").read_text())
IMPLEMENTATIONS = [HelicityMatrixElement, AmplicolMatrixElement]
MODEL_POINTS = [
    ZPrimePoint(30.0, 0.01),
    ZPrimePoint(10.0, 0.2),
    ZPrimePoint(70.0, 1.0, electroweak_scheme("alpha_mz")),
    ZPrimePoint(150.0, 0.5),
]


def momenta(mzp):
    """On and off the peaks of Z and Z', in four-lepton and in pair masses; some in a boosted frame."""
    rng = np.random.default_rng(7)
    peak, n = 91.1876, 60
    near = mzp * (1 + 1e-4 * rng.normal(size=n))
    spread = rng.uniform(60, 400, n)
    p = np.concatenate(
        [
            phase_space.four_leptons(rng, np.full(n, peak)),
            phase_space.four_leptons(rng, np.maximum(peak, near + 10), near),
            phase_space.four_leptons(rng, spread + mzp, mzp),
            phase_space.four_leptons(rng, spread),
            phase_space.four_leptons(rng, spread + 200, peak, near),
            phase_space.four_leptons(rng, np.full(n, mzp)) if mzp > 60 else np.empty((0, 6, 4)),
        ]
    )
    p[::3] = phase_space.boosted(p[::3], [0, 0, 0.999])  # as the most energetic partons at 13 TeV
    p[..., 0] = np.sqrt((p[..., 1:] ** 2).sum(axis=-1))
    return p


@pytest.mark.parametrize("final_state", FinalState)
@pytest.mark.parametrize("quark", Quark)
@pytest.mark.parametrize("point", MODEL_POINTS, ids=lambda point: f"mzp{point.mzp_gev:g}")
def test_implementations_agree(point, quark, final_state):
    p = momenta(point.mzp_gev)
    own, amplicol = (kind(point, final_state) for kind in IMPLEMENTATIONS)
    values = {part: own.evaluate(p, quark, part) for part in Contribution}
    for part, value in values.items():
        other = amplicol.evaluate(p, quark, part)
        if final_state is not FinalState.FOUR_MUONS and part not in (Contribution.SM, Contribution.FULL):
            assert not value.any()
            assert not other.any()
            continue
        size = np.abs(value)
        if part in (Contribution.INTERFERENCE, Contribution.SIGNAL):  # they have zeros
            size = np.maximum(size, np.sqrt(values[Contribution.SM] * values[Contribution.NP]))
        assert np.max(np.abs(other - value) / size) < 1e-8, part


def test_zprime_peaks_are_among_the_points():
    p = momenta(30.0)
    own = HelicityMatrixElement(MODEL_POINTS[0], FinalState.FOUR_MUONS)
    ratio = own.evaluate(p, Quark.UP, Contribution.NP) / own.evaluate(p, Quark.UP, Contribution.SM)
    assert ratio.max() > 100
    assert ratio.min() < 1e-9


@pytest.mark.parametrize("implementation", IMPLEMENTATIONS)
@pytest.mark.parametrize("entry", REFERENCE["points"], ids=lambda entry: entry["electroweak"])
def test_madgraph(entry, implementation):
    parameters = entry["parameters"]
    point = ZPrimePoint(parameters["MZp"], parameters["gp"], electroweak_scheme(entry["electroweak"]))
    p = np.array(REFERENCE["momenta"])
    for item in entry["values"]:
        element = implementation(point, FinalState(item["final_state"]), width_gev=parameters["WZp"])
        found = element.evaluate(p, Quark(item["quark"]), Contribution(item["contribution"]))
        np.testing.assert_allclose(found, item["squared"], rtol=1e-9, err_msg=str(item["contribution"]))


@pytest.mark.parametrize("quark", Quark)
@pytest.mark.parametrize("rows", [(0, 1, 4, 3, 2, 5), (0, 1, 2, 5, 4, 3), (0, 1, 4, 5, 2, 3)])
def test_exchange_of_identical_muons_in_pyamplicol(quark, rows):
    element = AmplicolMatrixElement(MODEL_POINTS[0], FinalState.FOUR_MUONS)
    p = momenta(30.0)
    here, there = (element.evaluate(q, quark, Contribution.FULL) for q in (p, p[:, rows]))
    np.testing.assert_allclose(there, here, rtol=1e-10)


@pytest.mark.parametrize("final_state", FinalState)
def test_exchange_of_the_beams_in_pyamplicol(final_state):
    element = AmplicolMatrixElement(MODEL_POINTS[0], final_state)
    p = momenta(30.0)
    reflected = p[:, [1, 0, 3, 2, 5, 4]] * np.array([1.0, -1.0, -1.0, -1.0])
    here, there = (element.evaluate(q, Quark.UP, Contribution.FULL) for q in (p, reflected))
    np.testing.assert_allclose(there, here, rtol=1e-10)
