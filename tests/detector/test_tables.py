import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.detector.objects import BinnedTable


def table(**changes):
    arguments = {
        "name": "test",
        "pt_edges_gev": [4.0, 10.0, np.inf],
        "abs_eta_edges": [0.0, 1.0, 2.5],
        "values": [[0.1, 0.2], [0.3, 0.4]],
        "source": "invented",
    }
    return BinnedTable.create(**(arguments | changes))


@pytest.mark.parametrize(
    ("pt", "eta", "value"),
    [
        (4.0, 0.0, 0.1),
        (3.999, 0.0, 0.1),
        (0.0, 1.5, 0.3),
        (9.999, 0.999, 0.1),
        (10.0, 0.999, 0.2),
        (1e6, -0.5, 0.2),
        (5.0, 1.0, 0.3),
        (5.0, -1.0, 0.3),
        (50.0, -2.499, 0.4),
        (50.0, 2.5, 0.0),
        (50.0, -9.0, 0.0),
    ],
)
def test_lookup_at_each_edge(pt, eta, value):
    assert table().lookup(pt, eta) == value


@given(st.floats(0, 100), st.floats(-4, 4))
def test_lookup_agrees_with_a_loop(pt, eta):
    rows, columns = table().abs_eta_edges, table().pt_edges_gev
    expected = 0.0
    for i in range(2):
        for j in range(2):
            if rows[i] <= abs(eta) < rows[i + 1] and (j == 0 or columns[j] <= pt) and pt < columns[j + 1]:
                expected = table().values[i, j]
    assert table().lookup(np.array([pt, pt]), np.array([eta, -eta])).tolist() == [expected, expected]


@pytest.mark.parametrize(
    ("changes", "pt_min", "edge", "lowest"),
    [
        ({}, 4.0, 1.0, 4.0 / 1.4),  # the second row is beyond |eta|
        ({}, 4.0, 2.5, 4.0 / 2.2),
        ({}, 20.0, 1.0, 20.0 / 1.8),
        ({}, 15.0, 1.0, 10.0),  # the first bin ends below its own reach of 10.7
        ({}, 12.0, 1.0, 12.0 / 1.4),  # the second bin begins above its own of 6.7
        ({"values": [[1.0, 0.0], [0.0, 0.0]]}, 20.0, 1.0, 4.0),  # from another bin than that of the threshold
        ({"values": [[0.0, 0.0], [0.0, 0.0]]}, 20.0, 1.0, 20.0),
        ({}, 0.0, 2.5, 0.0),
    ],
)
def test_what_four_standard_deviations_lift_above_a_threshold(changes, pt_min, edge, lowest):
    assert table(**changes).reach(pt_min, edge) == pytest.approx(lowest)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pt_edges_gev": [4.0, 4.0, 10.0]}, r"table test: pt_edges_gev \[4.0, 4.0, 10.0\] do not rise"),
        ({"abs_eta_edges": [-1.0, 0.0, 1.0]}, "abs_eta_edges .* do not rise from 0 or more. Give n \\+ 1"),
        ({"values": [[0.1, 0.2]]}, r"the values do not form 2 rows \(\|eta\|\) of 2 columns \(pT\)"),
        ({"values": [[0.1], [0.2]]}, "the values do not form 2 rows"),
        ({"values": [[0.1, 1.2], [0.3, 0.4]]}, "the value 1.2 is not between 0 and 1"),
        ({"values": [[0.1, np.nan], [0.3, 0.4]]}, "the value nan is not between 0 and 1"),
    ],
)
def test_wrong_tables(changes, message):
    with pytest.raises(InputError, match=message):
        table(**changes)


@pytest.mark.parametrize(
    ("changes", "pt_min", "edge", "gap"),
    [
        ({}, 4.0, 2.5, ""),
        ({}, 3.0, 2.5, "pT 3 to 4 GeV"),
        ({}, 4.0, 2.7, "|eta| 2.5 to 2.7"),
        ({"pt_edges_gev": [4.0, 10.0, 50.0]}, 4.0, 2.5, "pT above 50 GeV"),
        ({"abs_eta_edges": [0.1, 1.0, 2.5]}, 4.0, 2.5, "|eta| below 0.1"),
    ],
)
def test_what_a_table_leaves_out(changes, pt_min, edge, gap):
    assert table(**changes).gap(pt_min, edge) == gap
