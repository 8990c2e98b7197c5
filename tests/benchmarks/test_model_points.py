"""Processor time of 10^4 model points: spectrum, couplings, widths (run with -m benchmark -s)."""

import time

import numpy as np
import pytest

from recast.model.card_values import BENCHMARK
from recast.model.decays import decays, total_width
from recast.model.effective import semileptonic_coefficients
from recast.model.point import ModelPoint, QuarkSector


def _points(number: int) -> list[ModelPoint]:
    rng = np.random.default_rng(3)
    quarks = BENCHMARK.quarks
    columns = (
        rng.uniform(5.0, 80.0, number),
        rng.uniform(0.01, 0.3, number),
        *rng.uniform(800.0, 5000.0, (3, number)),
        rng.uniform(-0.02, 0.02, number),
    )
    return [
        ModelPoint(
            mzp,
            gp,
            quarks=QuarkSector(mq, mu, md, quarks.yq, quarks.yu, quarks.yd, quarks.mphi_gev, mixing),
        )
        for mzp, gp, mq, mu, md, mixing in np.array(columns).T.tolist()
    ]


@pytest.mark.benchmark
def test_ten_thousand_points() -> None:
    decays(_points(10))
    start = time.process_time()
    points = _points(10_000)
    found = decays(points)
    semileptonic_coefficients(points)
    seconds = time.process_time() - start
    print(f"\n10000 points: {seconds:.2f} s of processor time")
    assert all(table and np.all(np.isfinite(total_width(table))) for table in found.tables.values())
    assert {total_width(table).shape for table in found.tables.values()} == {(10_000,)}
    assert seconds < 10.0
