"""`recast check`: a thousand points against the shipped curves, and how it grows (-m benchmark -s)."""

import statistics
import time

import numpy as np
import pytest

from recast.exclusion.check import check
from recast.inputs.standard_curves import standard_names
from recast.model.point_list import read_points

pytestmark = pytest.mark.benchmark

REPEATS = 5


def table(count: int) -> str:
    random = np.random.default_rng(1)
    masses, couplings = np.exp(random.uniform(np.log(6), np.log(60), count)), random.uniform(1e-3, 0.5, count)
    models = ("lmu_ltau", "le_lmu", "muon_only")
    rows = (
        f"{models[n % 3]},{m:.5g},{g:.5g}" for n, (m, g) in enumerate(zip(masses, couplings, strict=True))
    )
    return "\n".join(["model,mzp_gev,coupling", *rows])


def seconds(text: str, against) -> float:
    found = []
    for _ in range(REPEATS):
        start = time.process_time()
        result = check(read_points(["-"], standard_input=text), against=against)
        found.append(time.process_time() - start)
    assert sum(result.counts.values()) == text.count("\n")
    return statistics.median(found[1:])


def test_a_thousand_points_against_shipped_curves():
    shipped = list(standard_names())
    few, many = seconds(table(1000), shipped), seconds(table(100_000), shipped)
    everything = seconds(table(1000), None)
    print(f"\nshipped curves: 1000 points {few:.3f} s, 100000 points {many:.2f} s, ratio {many / few:.0f}")
    print(f"all constraints: 1000 points {everything:.2f} s")
    assert few < 2.0
    assert many / few < 100.0
