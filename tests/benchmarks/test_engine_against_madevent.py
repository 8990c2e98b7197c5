"""The general engine against MadEvent, process by process (run with -m "benchmark and madgraph" -s).

The processes are those of tests/data/madgraph/engine_processes.yaml; docs/speed.md has what was measured.
"""

import numpy as np
import pytest
from madevent_comparison import PROCESSES, measure, pull, ratio, table_text
from scipy.stats import chi2

from recast.core.errors import InputError
from recast.generate.madgraph.installation import find_madgraph, missing_tools

COUNT = PROCESSES["events"]
ROWS = []


def _missing() -> str:
    try:
        find_madgraph()
    except InputError as error:
        return str(error)
    return ", ".join(missing_tools())


pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.madgraph,
    pytest.mark.skipif(bool(_missing()), reason=_missing()),
]


@pytest.mark.parametrize("entry", PROCESSES["processes"], ids=lambda entry: entry["name"])
def test_one_process(entry) -> None:
    row = measure(entry, PROCESSES["seed"])
    ROWS.append(row)
    print("\n" + table_text([row]))
    assert row["engine_error_pb"] < 0.005 * row["engine_pb"]
    assert row["madevent_error_pb"] < 0.005 * row["madevent_pb"]
    assert abs(pull(row)) < 3.5
    assert min(chi2.sf(*found) for found in row["shapes"].values()) > 1e-4
    assert ratio(row, COUNT) > 1.0


def test_all_together() -> None:
    if len(ROWS) < len(PROCESSES["processes"]):
        pytest.skip("not every process was measured")
    print("\n" + table_text(ROWS))
    values = np.array([pull(row) for row in ROWS])
    assert chi2.sf((values**2).sum(), len(values)) > 0.01
    total = np.sum([found for row in ROWS for found in row["shapes"].values()], axis=0)
    assert chi2.sf(*total) > 0.01
    faster = [ratio(row, COUNT) >= 10.0 for row in ROWS]
    assert sum(faster) >= 0.75 * len(faster)
