"""The embedded engine on the shipped models: both matrix elements, classes of quarks, resonances."""

import dataclasses
import re

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.generate import integrand
from recast.generate.amplicol import AmplicolMatrixElement
from recast.generate.base import (
    Contribution,
    FinalState,
    GeneratorSettings,
    Process,
    Quark,
    has_new_physics,
    quark_classes,
)
from recast.generate.builtin import BuiltinGenerator
from recast.generate.helicity import HelicityMatrixElement
from recast.generate.matrix_elements import load_matrix_element
from recast.generate.phase_space.maps import SpectrumMap
from recast.model.charges import charges_from_tables
from recast.model.model_card import parse_model
from recast.model.registry import load_model, model_names
from recast.model.zprime import ZPrimePoint

NUMPY = BuiltinGenerator(GeneratorSettings(matrix_element="helicity"))
FULL = Process(FinalState.FOUR_MUONS, Contribution.FULL, 8000.0)


def point_of(name, mass=40.0, coupling=0.2):
    model = load_model(name)
    return model.point({model.mass: mass, model.coupling: coupling})


def momenta_of(point, count=200):
    """Momenta of generated points, quark first."""
    points = NUMPY.weighted(FULL, point, 1, 20_000, serial())
    momenta, first = points.momenta[:count].copy(), points.pids[:count, 0] > 0
    momenta[~first, 0], momenta[~first, 1] = (
        points.momenta[:count][~first, 1],
        points.momenta[:count][~first, 0],
    )
    return momenta


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", model_names())
def test_both_matrix_elements_agree(name):
    point = point_of(name)
    momenta = momenta_of(point)
    parts = list(Contribution) if point.quadratic else ["sm", "signal", "full"]
    for state in FinalState:
        own, other = load_matrix_element("auto", point, state), AmplicolMatrixElement(point, state)
        assert isinstance(own, HelicityMatrixElement)
        for quark in (Quark.UP, Quark.DOWN):
            size = own.evaluate(momenta, quark, Contribution.FULL)
            for part in parts:
                gap = own.evaluate(momenta, quark, part) - other.evaluate(momenta, quark, part)
                assert np.max(np.abs(gap) / size) < 1e-10, (state, quark, part)


@pytest.mark.parametrize("name", ["axial_muon", "b_minus_l"])
def test_the_ufo_of_a_zprime_has_its_bosons(name):
    """As a UFO by path: the own amplitudes hold for it, with the couplings that its vertices have."""
    point = point_of(name)
    card = {
        "family": "ufo",
        "name": "by_path",
        "ufo": str(point.ufo()),
        "mediator": 32,
        "mass": {"parameter": "MZp", "range": [1, 500]},
        "coupling": {"parameter": "gp", "range": [0, 3], "reference": 0.05},
        "width": point.mediator.width_gev,
        "values": {key: value for key, value in point.ufo_values().items() if key.startswith("q")},
    }
    model = parse_model(card)
    for coupling in (0.2, 0.0):
        other = model.point({model.mass: 40.0, model.coupling: coupling})
        assert other.bosons is not None
        for ours, theirs in zip(point.bosons, other.bosons, strict=True):
            assert (ours.mass_gev, ours.new, ours.scalar) == (theirs.mass_gev, theirs.new, theirs.scalar)
            assert theirs.width_gev == pytest.approx(ours.width_gev, rel=1e-12)
            for side in ("left", "right"):
                assert getattr(theirs, side) == pytest.approx(getattr(ours, side), rel=1e-12, abs=1e-15)


def test_parts_that_powers_cannot_tell_apart_are_refused():
    point = point_of("b_minus_l")
    with pytest.raises(
        InputError, match=r'"np" cannot be told apart.*matrix_element: helicity has all parts'
    ):
        AmplicolMatrixElement(point, FinalState.FOUR_MUONS).evaluate(momenta_of(point, 5), "u", "np")


@pytest.mark.parametrize("name", ["lmu_ltau", "axial_muon", "b_minus_l", "dark_photon"])
def test_parts_add_up_and_a_coupling_of_zero_is_the_standard_model(name):
    point = point_of(name)
    momenta = momenta_of(point)
    element = HelicityMatrixElement(point, FinalState.FOUR_MUONS)
    for quark in Quark:
        sm, np_, mixed, signal, full = (
            element.evaluate(momenta, quark, part) for part in ("sm", "np", "interference", "signal", "full")
        )
        np.testing.assert_allclose(np_ + mixed, signal, rtol=1e-9, atol=1e-12 * full.max())
        np.testing.assert_allclose(sm + signal, full, rtol=1e-9)
        nothing = HelicityMatrixElement(dataclasses.replace(point, gp=0.0), FinalState.FOUR_MUONS)
        np.testing.assert_array_equal(nothing.evaluate(momenta, quark, Contribution.FULL), sm)


def test_signs_of_all_charges_together_change_nothing():
    plus = charges_from_tables({"mu": 2, "e": -1, "u": 0.5, "d": 0.5, "s": 0.5, "c": 0.5, "b": 0.5})
    minus = charges_from_tables({"mu": -2, "e": 1, "u": -0.5, "d": -0.5, "s": -0.5, "c": -0.5, "b": -0.5})
    points = [dataclasses.replace(point_of("lmu_ltau"), charges=item) for item in (plus, minus)]
    momenta = momenta_of(points[0])
    for state in FinalState:
        values = [HelicityMatrixElement(point, state).evaluate(momenta, "u", "full") for point in points]
        np.testing.assert_allclose(values[0], values[1], rtol=1e-12)


def test_quarks_with_charges_of_their_own_are_classes_of_their_own():
    assert set(quark_classes(point_of("b_minus_l")).values()) == {Quark.UP, Quark.DOWN}
    strange = ZPrimePoint(40.0, 0.2, charges=charges_from_tables({"mu": 1, "s": 1}))
    assert quark_classes(strange, "uds") == {"u": Quark.UP, "d": Quark.DOWN, "s": Quark.STRANGE}


def test_a_charge_of_the_strange_quark_alone_changes_the_strange_quark_alone():
    process = dataclasses.replace(FULL, contribution=Contribution.SIGNAL)
    strange = ZPrimePoint(40.0, 0.2, charges=charges_from_tables({"mu": 1, "s": 1}))
    muons = ZPrimePoint(40.0, 0.2, charges=charges_from_tables({"mu": 1}), electroweak=strange.electroweak)
    gamma = HelicityMatrixElement(strange, FinalState.FOUR_MUONS).width_gev
    momenta = momenta_of(strange)
    first = HelicityMatrixElement(strange, FinalState.FOUR_MUONS)
    second = HelicityMatrixElement(muons, FinalState.FOUR_MUONS, width_gev=gamma)
    for quark in (Quark.UP, Quark.DOWN):
        np.testing.assert_array_equal(
            first.evaluate(momenta, quark, process.contribution),
            second.evaluate(momenta, quark, process.contribution),
        )
    assert np.any(first.evaluate(momenta, "s", "signal") != second.evaluate(momenta, "s", "signal"))


def test_new_physics_needs_two_lines_with_charges():
    electrons = ZPrimePoint(40.0, 0.2, charges=charges_from_tables({"e": 1}))
    both = point_of("le_lmu")
    states = FinalState.FOUR_MUONS, FinalState.FOUR_ELECTRONS, FinalState.TWO_ELECTRONS_TWO_MUONS
    assert [has_new_physics(electrons, state) for state in states] == [False, True, False]
    assert all(has_new_physics(both, state) for state in states)
    quarks = ZPrimePoint(40.0, 0.2, charges=charges_from_tables({"e": 1, "u": 1}))
    assert [has_new_physics(quarks, state) for state in states] == [False, True, True]
    assert not has_new_physics(dataclasses.replace(both, gp=0.0), FinalState.FOUR_MUONS)


def test_a_zprime_that_quarks_couple_to_is_a_peak_of_four_leptons(monkeypatch):
    """Events on it, and the same cross section without the peak in the map of m4l."""
    point = point_of("b_minus_3lmu", mass=110.0, coupling=0.2)
    points = NUMPY.weighted(FULL, point, 3, 150_000, serial())
    total = points.momenta[:, 2:].sum(axis=1)
    m4l = np.sqrt(total[:, 0] ** 2 - (total[:, 1:] ** 2).sum(axis=1))
    near = np.abs(m4l - 110.0) < 5.0 * point.mediator.width_gev
    assert near.mean() > 0.05
    value, error = points.integral(near)
    assert value > 20.0 * error > 0.0

    def of_the_z_alone(low, high, peaks):
        assert len(peaks) == 2
        return SpectrumMap(low, high, peaks[:1])

    integrand.load_integrand.cache_clear()
    monkeypatch.setattr(integrand, "SpectrumMap", of_the_z_alone)
    other, spread = NUMPY.integrate(FULL, point, 4, 150_000, serial())
    integrand.load_integrand.cache_clear()
    whole, own = points.integral()
    assert abs(whole - other) < 4.0 * np.hypot(own, spread)
    assert own < 0.02 * whole


@pytest.mark.parametrize("name", ["axial_muon", "b_minus_3lmu"])
def test_generated_events_have_the_cross_section_and_carry_the_mediator(name, tmp_path):
    point = point_of(name)
    process = dataclasses.replace(FULL, contribution=Contribution.SIGNAL)
    out = tmp_path / "events.lhe"
    sample = NUMPY.generate(process, point, 300, 1, out, workers=serial(), progress=Silent())
    value, error = NUMPY.integrate(process, point, 2, 200_000, serial())
    assert abs(sample.cross_section_pb - value) < 4 * np.hypot(error, sample.cross_section_error_pb)
    assert re.search(r"\n *32 +2 ", out.read_text())
