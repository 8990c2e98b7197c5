"""The table of docs/speed.md, "Against MadEvent": cross sections, shapes and speed as they were measured."""

import json

import numpy as np
from madevent_comparison import PROCESSES, TABLE, pull, ratio
from scipy.stats import chi2

ROWS = json.loads(TABLE.read_text(encoding="utf-8"))["rows"]


def test_every_process_of_the_list_is_there():
    entries = PROCESSES["processes"]
    assert [row["name"] for row in ROWS] == [entry["name"] for entry in entries]
    assert len(entries) >= 12
    assert len({entry["model"] for entry in entries}) >= 4


def test_cross_sections_agree():
    for row in ROWS:
        for name in ("engine", "madevent"):
            assert row[f"{name}_error_pb"] < 0.005 * row[f"{name}_pb"]
    values = np.array([pull(row) for row in ROWS])
    assert chi2.sf((values**2).sum(), len(values)) > 0.01
    assert np.abs(values).max() < 3.5


def test_shapes_agree():
    found = [shape for row in ROWS for shape in row["shapes"].values()]
    assert chi2.sf(*np.sum(found, axis=0)) > 0.01
    assert min(chi2.sf(*shape) for shape in found) > 1e-4


def test_the_engine_is_faster():
    faster = [ratio(row, PROCESSES["events"]) for row in ROWS]
    assert min(faster) > 1.0
    assert sum(value >= 10.0 for value in faster) >= 0.75 * len(faster)
