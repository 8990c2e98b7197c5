"""Processes behind a semicolon: the sum of the cross sections of each, and events of both."""

import math

import numpy as np
import pytest

from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.events.partons import read_partons
from recast.generate.engine.generator import EngineGenerator, EngineProcess
from recast.generate.engine.hard import EngineSettings
from recast.model.zprime import ZPrimePoint

PLUS, MINUS = "p p > mu+ vm", "p p > mu- vm~"
POINT = ZPrimePoint(30.0, 0.1)
GENERATOR = EngineGenerator(EngineSettings(cuts={"m(mu+,vm)": {"min": 60}}))


def integral(text):
    generator = (
        EngineGenerator(EngineSettings(cuts={"m(mu-,vm~)": {"min": 60}})) if text == MINUS else GENERATOR
    )
    return generator.integrate(EngineProcess(text, "sm", 13000.0), POINT, 5, 60000, serial())


@pytest.mark.slow
def test_both_charges_are_the_sum_of_each(tmp_path):
    alone = [integral(text) for text in (PLUS, MINUS)]
    both, error = integral(f"{PLUS}; {MINUS}")
    whole = sum(value for value, _ in alone)
    assert abs(both - whole) < 4 * math.hypot(error, *(item for _, item in alone))
    assert error < 0.01 * both
    made = GENERATOR.generate(
        EngineProcess(f"{PLUS}; {MINUS}", "sm", 13000.0),
        POINT,
        2000,
        5,
        tmp_path / "events.lhe.gz",
        workers=serial(),
        progress=Silent(),
    )
    codes = read_partons(made).codes[:, 0]
    assert set(codes[np.abs(codes) == 13]) == {13, -13}
    share = float((codes == -13).sum()) / 2000
    expected = alone[0][0] / whole
    assert abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / 2000)
