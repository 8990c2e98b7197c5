"""Pointwise |M|^2: pyAmpliCol on slim UFOs of ours against MadGraph standalone on the full one."""

import json
from pathlib import Path

import numpy as np
import pytest

DATA = Path(__file__).parents[1] / "data" / "model"
POINTS = json.loads((DATA / "madgraph_points.json").read_text())["points"]
AMPLICOL = json.loads((DATA / "amplicol_points.json").read_text())["squared"]


@pytest.mark.parametrize("process", sorted(AMPLICOL))
def test_two_generators_agree_to_1e_minus_9(process):
    assert AMPLICOL[process] == pytest.approx(POINTS[process]["squared"], rel=1e-9)


def test_reference_points_conserve_momentum():
    for entry in POINTS.values():
        momenta = np.array(entry["momenta_gev"])
        total = momenta[:, :2].sum(axis=1) - momenta[:, 2:].sum(axis=1)
        assert np.abs(total).max() < 1e-9 * momenta.max()
