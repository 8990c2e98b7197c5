"""Four leptons as a process of the general engine: the same numbers as the generator made for them."""

import math

import numpy as np
import pytest
from closed_processes import pair_mass2
from four_lepton_process import FourLeptonRecipe

from recast.core.parallel import serial
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.engine.events import tune, unweighted, weighted
from recast.generate.engine.integrand import Job, load_integrand
from recast.generate.helicity import HelicityMatrixElement
from recast.model.zprime import ZPrimePoint

SETTINGS = GeneratorSettings(matrix_element=HelicityMatrixElement.name)
CASES = [
    ("sm", "4mu", 8.0, 30.0),
    ("np", "4mu", 7.0, 70.0),
    ("signal", "4mu", 13.0, 10.0),
    ("interference", "4mu", 8.0, 30.0),
    ("full", "4mu", 8.0, 50.0),
    ("sm", "2e2mu", 7.0, 30.0),
]


def case(contribution: str, final_state: str, energy_tev: float, mass: float):
    process = Process(FinalState(final_state), Contribution(contribution), energy_tev * 1000)
    point = ZPrimePoint(mass, 0.05)
    return process, point, Job(FourLeptonRecipe(process, point, SETTINGS), process.sqrt_s_gev, 1, "4l")


@pytest.mark.parametrize("values", CASES, ids=lambda values: "-".join(map(str, values[:3])))
def test_cross_section_and_distributions_are_those_of_the_four_lepton_generator(values) -> None:
    process, point, job = case(*values)
    mine = weighted(job, tune(job, serial()), 80_000, serial())
    theirs = BuiltinGenerator(SETTINGS).weighted(process, point, 1, 80_000, serial())
    found, error = mine.tally.cross_section_pb()
    expected, its_error = theirs.integral()
    assert error < 1.5 * its_error
    assert abs(found - expected) < 4 * math.hypot(error, its_error)
    chi2, bins = 0.0, 0
    for observable in (
        lambda p: np.sqrt(pair_mass2(p, "1234")),
        lambda p: np.sqrt(np.abs(pair_mass2(p, "12"))),
        lambda p: np.sqrt(np.abs(pair_mass2(p, "23"))),
        lambda p: np.sqrt(np.abs(pair_mass2(p, "13"))),
        lambda p: np.hypot(p[:, 2, 1], p[:, 2, 2]),
        lambda p: p[:, 5, 3] / p[:, 5, 0],
        lambda p: np.log(p[:, 0, 0] / p[:, 1, 0]),
        lambda p: np.arctan2(p[:, 3, 1], p[:, 3, 2]),
    ):
        one, two = observable(mine.momenta), observable(theirs.momenta)
        edges = np.quantile(np.concatenate([one, two]), np.linspace(0, 1, 13))
        hists = [
            [np.histogram(x, edges, weights=weights**power)[0] for power in (1, 2)]
            for x, weights in ((one, mine.weights), (two, theirs.weights))
        ]
        chi2 += ((hists[0][0] - hists[1][0]) ** 2 / (hists[0][1] + hists[1][1])).sum()
        bins += 12
    # distributions of the same points are correlated: a wide margin around the number of bins
    assert 0.4 < chi2 / bins < 1.8


def test_channels_are_those_of_the_two_topologies() -> None:
    _, _, job = case(*CASES[0])
    channels = load_integrand(job).sets[0]
    # photon or Z, radiated by antilepton or lepton; two bosons of the quark line; four exchanges each
    assert [len(family) for family in channels.families] == [4] * 8
    _, _, job = case(*CASES[5])
    assert [len(family) for family in load_integrand(job).sets[0].families] == [1] * 16


def test_events_of_the_signal_are_near_its_mass() -> None:
    _, _, job = case(*CASES[1])
    events = unweighted(job, tune(job, serial()), 5000, serial())
    masses = np.sqrt([np.abs(pair_mass2(events.momenta, names)) for names in ("12", "23", "14", "34")])
    assert (np.abs(masses - 70.0) < 0.5).any(axis=0).mean() > 0.5
    assert events.accepted / events.points > 0.1
