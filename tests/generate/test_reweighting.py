"""Reweighted samples against samples made with the other settings; hard processes read back from a file."""

import dataclasses

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.events.partons import read_partons
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.helicity import Diagrams, HelicityMatrixElement
from recast.generate.reweighting import (
    hard_events,
    luminosity_ratio,
    matrix_element_parts,
    matrix_element_ratio,
    weighted_hard_events,
)
from recast.inputs.electroweak import electroweak_scheme
from recast.model.registry import load_model
from recast.model.zprime import ZPrimePoint

SETTINGS = GeneratorSettings(matrix_element="helicity", cuts=GeneratorCuts(80.0, 100.0, 5.0))
PROCESS = Process(FinalState.FOUR_MUONS, Contribution.SM, 8000.0)
POINT = ZPrimePoint(30.0, 0.0)


def weighted(settings=SETTINGS, point=POINT, process=PROCESS, seed=1, n=60_000):
    with workers(1) as pool:
        return BuiltinGenerator(settings).weighted(process, point, seed, n, pool)


@pytest.fixture(scope="module")
def points():
    return weighted()


@pytest.fixture(scope="module")
def hard(points):
    return weighted_hard_events(points)


def test_nothing_changes_with_the_same_settings(hard):
    assert luminosity_ratio(hard, PROCESS, SETTINGS, SETTINGS) == pytest.approx(1.0, rel=1e-12)
    assert matrix_element_ratio(hard, PROCESS, POINT, POINT) == pytest.approx(1.0, rel=1e-12)


@pytest.mark.parametrize(
    "change",
    [{"scale_factor": 2.0}, {"pdf_set": "CT14qed_proton"}, {"scale": "fixed", "fixed_scale_gev": 50.0}],
)
def test_luminosity_against_a_sample_of_its_own(points, hard, change):
    new = dataclasses.replace(SETTINGS, **change)
    value, error = points.integral(luminosity_ratio(hard, PROCESS, SETTINGS, new))
    direct, spread = weighted(new, seed=2).integral()
    assert abs(value - direct) < 4 * np.hypot(error, spread)
    assert abs(value / points.integral()[0] - 1) > 0.002  # there is something to see


def test_scheme_against_a_sample_of_its_own(points, hard):
    other = ZPrimePoint(30.0, 0.0, electroweak_scheme("alpha_mz"))
    value, error = points.integral(matrix_element_ratio(hard, PROCESS, POINT, other))
    direct, spread = weighted(point=other, seed=2).integral()
    assert abs(value - direct) < 4 * np.hypot(error, spread)


def test_diagrams_of_the_decay_dominate_at_the_peak(points, hard):
    decay = HelicityMatrixElement(POINT, FinalState.FOUR_MUONS, diagrams=Diagrams.DECAY)
    ratio = matrix_element_ratio(hard, PROCESS, POINT, decay)
    share = points.integral(ratio)[0] / points.integral()[0]
    assert 0.94 < share < 0.99
    near = np.abs(hard.mass - 91.19) < 1.0
    at_peak = points.integral(ratio * near)[0] / points.integral(near)[0]
    assert share < at_peak < 1.0


@pytest.mark.parametrize("state", list(FinalState))
def test_hard_processes_of_a_file(tmp_path, state):
    process = Process(state, Contribution.SM, 8000.0)
    with workers(1) as pool:
        sample = BuiltinGenerator(SETTINGS).generate(
            process, POINT, 200, 3, tmp_path / "x.lhe", workers=pool, progress=Silent()
        )
    table = read_partons(sample)
    found = hard_events(table, process)
    assert found.event.tolist() == list(range(200))
    assert found.weight.sum() == pytest.approx(sample.cross_section_pb, rel=1e-9)
    total = found.momenta[:, :2].sum(axis=1) - found.momenta[:, 2:].sum(axis=1)
    assert np.abs(total).max() < 1e-8
    assert ((found.mass > 80) & (found.mass < 100)).all()
    # the matrix element accepts them, and the PDF columns exist for each
    assert matrix_element_ratio(found, process, POINT, POINT) == pytest.approx(1.0)
    assert luminosity_ratio(found, process, SETTINGS, SETTINGS) == pytest.approx(1.0)
    with pytest.raises(InputError, match="other leptons than the process"):
        other = next(item for item in FinalState if item is not state)
        hard_events(table, dataclasses.replace(process, final_state=other))


def test_every_event_is_two_partons_going_to_four_leptons(tmp_path):
    process = Process(next(iter(FinalState)), Contribution.SM, 8000.0)
    with workers(1) as pool:
        sample = BuiltinGenerator(SETTINGS).generate(
            process, POINT, 20, 3, tmp_path / "x.lhe", workers=pool, progress=Silent()
        )
    table = read_partons(sample)
    # the last lepton of the first event belongs to the second one: the sums are as before
    counts = table.counts.copy()
    counts[0] -= 1
    counts[1] += 1
    with pytest.raises(InputError, match="an event is not two partons going to four leptons"):
        hard_events(dataclasses.replace(table, counts=counts), process)


def test_a_quark_that_the_process_has_not(hard):
    with pytest.raises(InputError, match="a quark that the process has not"):
        luminosity_ratio(hard, dataclasses.replace(PROCESS, quarks=("u", "d")), SETTINGS, SETTINGS)


@pytest.mark.parametrize("name", ["lmu_ltau", "b_minus_l"])
def test_kept_events_serve_several_couplings(name):
    """Parts of one call against matrix elements at other couplings, and against a sample of its own."""
    model = load_model(name)
    process = dataclasses.replace(PROCESS, contribution=Contribution.FULL)
    point = model.point({model.mass: 30.0, model.coupling: 0.1})
    points = weighted(point=point, process=process)
    parts = matrix_element_parts(points.momenta, points.pids, point, process.final_state)
    hard, width = weighted_hard_events(points), point.mediator.width_gev
    for coupling in (0.03, 0.1, 0.4):
        other = dataclasses.replace(point, gp=coupling)
        element = HelicityMatrixElement(other, process.final_state, width_gev=width)
        for part in Contribution:
            expected = np.zeros(len(hard.mass))
            for code, quark in enumerate("duscb", start=1):
                mine = hard.quark == code
                expected[mine] = element.evaluate(hard.momenta[mine], quark, part)
            gap = np.abs(parts.at(part, coupling) - expected)
            assert np.max(gap / parts.at("full", coupling)) < 1e-9
    other = dataclasses.replace(point, gp=0.15)
    new = matrix_element_parts(points.momenta, points.pids, other, process.final_state)
    value, error = points.integral(new.at("full", 0.15) / parts.at("full", 0.1))
    direct, spread = weighted(point=other, process=process, seed=2).integral()
    assert abs(value - direct) < 4 * np.hypot(error, spread)
