"""The table of cross sections in docs/madgraph.md: pulls of MadGraph 3.5.7 and the embedded generator."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2

DATA = json.loads((Path(__file__).parents[1] / "data" / "madgraph" / "cross_sections.json").read_text())
ROWS = DATA["rows"]


def pulls():
    error = [np.hypot(row["madgraph_error_fb"], row["builtin_error_fb"]) for row in ROWS]
    return np.array([row["madgraph_fb"] - row["builtin_fb"] for row in ROWS]) / error


def test_the_table_is_complete_and_precise():
    found = {(row["process"], row["mzp_gev"], row["sqrt_s_gev"]) for row in ROWS}
    assert len(found) == len(ROWS) == 21
    assert {row["sqrt_s_gev"] for row in ROWS} == {7000.0, 8000.0, 13000.0}
    for row in ROWS:
        assert row["madgraph_error_fb"] < 0.005 * row["madgraph_fb"]
        assert row["builtin_error_fb"] < 0.005 * row["builtin_fb"]


def test_cross_sections_agree():
    values = pulls()
    assert chi2.sf((values**2).sum(), len(values)) > 0.01
    assert np.abs(values).max() < 3.5
    assert abs(values.mean()) < 3.0 / np.sqrt(len(values))


@pytest.mark.parametrize("name", ["m4l", "mos_min", "mos_max", "pt1", "pt4"])
def test_shapes_agree(name):
    total, bins = np.array([row["shapes"][name] for row in ROWS]).sum(axis=0)
    assert chi2.sf(total, bins) > 0.01
    # 105 histograms: the smallest p-value is expected near 0.01
    assert min(chi2.sf(*row["shapes"][name]) for row in ROWS) > 1e-4
