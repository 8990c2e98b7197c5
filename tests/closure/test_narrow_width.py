"""A rate in units of g_mu^2 BR(Z' -> mu mu): where it is the same for all models, and what moves it.

Four muons, partons, m4l from 80 to 130 GeV: |NP|^2 = A g_mu^2 BR and interference = B g_mu^2 (docs/check.md).
A and B are of no model, so that the rate is A g_mu^2 (BR + r), r = B/A; the width enters neither.
"""

import math

import numpy as np
import pytest

from recast.core.parallel import workers
from recast.generate.base import GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.model.registry import load_model
from recast.model.widths import zp_partial_widths

pytestmark = pytest.mark.slow

MODELS = ("lmu_ltau", "le_lmu", "muon_only")
POINTS = 30_000


@pytest.fixture(scope="module")
def parts():
    """Return a function: BR, width over mass, A and B with their errors, of a model at a coupling."""
    generator, known = BuiltinGenerator(GeneratorSettings(pdf_set="NNPDF31_lo_as_0130")), {}

    def found(name, mass, g):
        if (name, mass, g) not in known:
            model = load_model(name)
            widths = zp_partial_widths(mass, g, model.charges({}))
            total = float(sum(widths.values()))
            ratio = float(widths["mu"]) / total
            point = model.point({"mzp_gev": mass, "gp": g})
            made = []
            with workers(1) as pool:
                for word, unit in (("np", g**2 * ratio), ("interference", g**2)):
                    process = Process.parse("4mu", word, 8000.0, tuple("udsc"))
                    made.append(np.array(generator.integrate(process, point, 5, POINTS, pool)) / unit)
            known[name, mass, g] = ratio, total / mass, *made
        return known[name, mass, g]

    return found


def same(one, other):
    return abs(one[0] - other[0]) < 3.5 * math.hypot(one[1], other[1])


@pytest.mark.parametrize("mass", [20.0, 60.0])
def test_resonance_and_interference_are_of_no_model(parts, mass):
    _, _, signal, interference = parts("lmu_ltau", mass, 0.03)
    for name in MODELS[1:]:
        _, _, other, mixed = parts(name, mass, 0.03)
        assert same(signal, other)
        assert same(interference, mixed)
    assert interference[0] < -5.0 * interference[1]


def test_the_width_moves_neither_at_60_gev(parts):
    narrow, wide = parts("lmu_ltau", 60.0, 0.03), parts("lmu_ltau", 60.0, 0.27)
    assert wide[1] == pytest.approx(81.0 * narrow[1])
    assert wide[1] > 0.005
    assert same(narrow[2], wide[2])
    assert same(narrow[3], wide[3])


@pytest.mark.parametrize(("mass", "low", "high"), [(20.0, 0.0, 0.015), (60.0, 0.06, 0.2)])
def test_g_mu_sqrt_br_at_a_limit_differs_by_the_interference(parts, mass, low, high):
    """Of BR = 1 and 1/3: within 1.5 % at 20 GeV; at 60 GeV by sqrt((1 + r)/(1 + 3 r)), which is far more."""
    rates = []
    for name in ("lmu_ltau", "muon_only"):
        ratio, _, signal, interference = parts(name, mass, 0.03)
        rates.append((ratio * signal[0] + interference[0]) / ratio)
    difference = math.sqrt(rates[1] / rates[0]) - 1.0
    assert low < difference < high
    _, _, signal, interference = parts("le_lmu", mass, 0.03)
    r = interference[0] / signal[0]
    assert difference == pytest.approx(math.sqrt((1.0 + r) / (1.0 + 3.0 * r)) - 1.0, abs=0.015)
