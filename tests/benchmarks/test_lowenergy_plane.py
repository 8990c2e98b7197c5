"""Processor time of all low-energy constraints on a 500 x 500 plane (run with -m benchmark -s)."""

import time

import numpy as np
import pytest

from recast.exclusion.plane import Axis, evaluate
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.registry import OBSERVABLES
from recast.lowenergy.trident import _momentum_transfers, _table


@pytest.mark.benchmark
@pytest.mark.parametrize("lightest", [0.01, 10.0])
def test_plane(lightest: float) -> None:
    _momentum_transfers.cache_clear()
    _table.cache_clear()
    x, y = Axis("mzp_gev", np.geomspace(lightest, 1e3, 500)), Axis("gp", np.geomspace(1e-4, 3.5, 500))
    start = time.process_time()
    evaluate(list(OBSERVABLES), x, y, DataSet.PAPER)
    seconds = time.process_time() - start
    print(f"\nfrom {lightest:g} GeV: {len(OBSERVABLES)} constraints, 500 x 500 points: {seconds:.2f} s")
    assert seconds < 5.0
