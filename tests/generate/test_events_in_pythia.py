"""Pythia 8 reads the generator's events without rejecting one and keeps the four-lepton mass."""

from pathlib import Path

import numpy as np
import pytest
import pythia8mc
from four_lepton_files import read_lhe

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.model.zprime import ZPrimePoint

COUNT = 400


@pytest.fixture(scope="module")
def events_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pythia") / "events.lhe"
    process = Process(FinalState.FOUR_MUONS, Contribution.FULL, 8000.0)
    with workers(1) as pool:
        BuiltinGenerator(GeneratorSettings(matrix_element="helicity")).generate(
            process, ZPrimePoint(30.0, 0.1), COUNT, 1, out, workers=pool, progress=Silent()
        )
    return out


def showered(path: Path, *, isr: bool, fsr: bool) -> tuple[np.ndarray, np.ndarray, int]:
    """Return masses of the final muons, weights, and the number of rejected events."""
    pythia = pythia8mc.Pythia("", False)
    for line in (
        "Print:quiet = on",
        "Beams:frameType = 4",
        f"Beams:LHEF = {path}",
        "PartonLevel:MPI = off",
        "HadronLevel:all = off",
        f"PartonLevel:ISR = {'on' if isr else 'off'}",
        f"PartonLevel:FSR = {'on' if fsr else 'off'}",
        "Random:setSeed = on",
        "Random:seed = 3",
    ):
        assert pythia.readString(line)
    assert pythia.init()
    masses, weights, rejected = [], [], 0
    for _ in range(COUNT):
        if not pythia.next():
            rejected += 1
            continue
        p = np.zeros(4)
        for k in range(pythia.event.size()):
            particle = pythia.event[k]
            if particle.isFinal() and abs(particle.id()) == 13:
                p += [particle.e(), particle.px(), particle.py(), particle.pz()]
        masses.append(np.sqrt(p[0] ** 2 - (p[1:] ** 2).sum()))
        weights.append(pythia.infoPython().weight())
    return np.array(masses), np.array(weights), rejected


def parton_masses(path: Path) -> np.ndarray:
    p = read_lhe(path).momenta[:, 2:].sum(axis=1)
    return np.sqrt(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(axis=1))


def test_masses_and_weights_survive_without_radiation(events_file: Path) -> None:
    masses, weights, rejected = showered(events_file, isr=False, fsr=False)
    assert rejected == 0
    # Pythia gives the muons their masses
    np.testing.assert_allclose(masses, parton_masses(events_file), rtol=1e-6)
    # Pythia counts in mb for this strategy and gives pb back
    np.testing.assert_allclose(weights, read_lhe(events_file).weights, rtol=1e-6)


def test_final_state_radiation_only_lowers_the_mass(events_file: Path) -> None:
    masses, _, rejected = showered(events_file, isr=False, fsr=True)
    change = masses - parton_masses(events_file)
    assert rejected == 0
    assert change.max() < 1e-4
    assert 0.3 < (change > -1e-3).mean() < 0.7
    assert -5.0 < change.mean() < -0.3


def test_initial_state_radiation_moves_the_mass_by_less_than_an_mev_upwards(events_file: Path) -> None:
    masses, _, rejected = showered(events_file, isr=True, fsr=True)
    change = masses - parton_masses(events_file)
    assert rejected == 0
    # Pythia gives the muons their masses, which can raise m4l a little in the recoil
    assert change.max() < 5e-3
    assert -5.0 < change.mean() < -0.3
