"""Inputs: published limits keep their confidence level; incomplete files are refused with one line."""

import numpy as np
import pytest
import yaml

from recast.core.errors import InputError
from recast.exclusion.plane import Axis, evaluate
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import published_limit
from recast.lowenergy.base import model_plane
from recast.lowenergy.bounds import bound
from recast.lowenergy.point_table import constraint_rows
from recast.lowenergy.published import PUBLISHED

ENTRY = {
    "file": "a.csv",
    "title": "A search",
    "mass": "m",
    "observed": "g",
    "cl": 0.9,
    "sided": "one",
    "source": "a paper",
    "reference": "Key:2000a",
}


def test_the_shipped_limits():
    assert set(PUBLISHED) == {"babar_4mu", "cms_4mu"}
    babar, cms = (published_limit(name) for name in ("babar_4mu", "cms_4mu"))
    assert (babar.cl, cms.cl) == (0.9, 0.95)
    assert babar.level == "90 % CL, one-sided, as published"
    assert cms.expected is not None
    assert babar.expected is None
    assert babar.mzp_gev[0] > 2 * 0.1056


def test_interpolation_and_ends():
    low, node, high = bound("cms_4mu", [5.0, 20.004, 90.0], DataSet.PAPER).points
    assert node.gp_excluded == pytest.approx(0.0058787)
    assert low.gp_excluded is None
    assert low.reason == "published from 7.99 to 59.932 GeV"
    assert high.gp_excluded is None
    (between,) = bound("cms_4mu", (40.014 * 50.082) ** 0.5, DataSet.PAPER).points
    assert between.gp_excluded == pytest.approx((0.025218 * 0.039546) ** 0.5)
    content = bound("babar_4mu", 1.0, DataSet.CURRENT).as_dict()
    assert (content["cl"], content["level"]) == (0.9, "90 % CL, one-sided, as published")


def test_they_stand_in_the_table_of_a_point():
    rows = {
        (mass, row["constraint"]): row
        for mass in (3.0, 20.0)
        for row in constraint_rows(model_plane(mass, 0.01), DataSet.CURRENT, list(PUBLISHED))
    }
    cms = rows[20.0, "cms_4mu"]
    assert cms["excluded"]
    assert cms["compared"]["value"] == pytest.approx(0.01 / 0.0058787, rel=1e-3)
    assert rows[3.0, "babar_4mu"]["excluded"]
    assert rows[3.0, "cms_4mu"]["reason"] == "published from 7.99 to 59.932 GeV"
    assert rows[20.0, "babar_4mu"]["excluded"] is None


def test_planes_say_nothing_beyond_the_ends():
    plane = evaluate(
        ["cms_4mu", "trident"],
        Axis("mzp_gev", np.array([5.0, 20.0, 90.0])),
        Axis("gp", np.array([1e-3, 0.5])),
        DataSet.CURRENT,
    )
    assert plane.excluded("cms_4mu").tolist() == [[False, False], [False, True], [False, False]]
    assert np.isnan(plane.excess["cms_4mu"][[0, 2]]).all()
    assert np.isfinite(plane.excess["trident"][1:]).all()


def _load(tmp_path, entry, table="# note\nm,g\n1,0.1\n2,0.2\n"):
    (tmp_path / "published.yaml").write_text(yaml.safe_dump({"a": entry}))
    (tmp_path / "a.csv").write_text(table)
    return published_limit("a", tmp_path)


def test_a_good_file(tmp_path):
    limit = _load(tmp_path, ENTRY)
    assert list(limit.observed) == [0.1, 0.2]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source": ""}, "published.yaml: a: no source"),
        ({"reference": None}, "published.yaml: a: no reference"),
        ({"cl": None}, "no confidence level between 0 and 1: cl is None"),
        ({"cl": 90}, "no confidence level between 0 and 1: cl is 90"),
        ({"sided": "left"}, "sided is 'left'. Known: one, two."),
        ({"expected_low": "g"}, "published.yaml: a: only one edge of the expected band. Give both or none."),
        ({"observed": "h"}, 'a.csv: the column "h" is missing or no number'),
        ({"file": "b.csv"}, "b.csv: no such file"),
    ],
)
def test_incomplete_entries_are_refused(tmp_path, change, message):
    with pytest.raises(InputError) as caught:
        _load(tmp_path, ENTRY | change)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("m,g\n1,0.1\n1,0.2\n", "the masses do not rise"),
        ("m,g\n1,0.1\n", "the masses do not rise"),
        ("m,g\n1,-0.1\n2,0.2\n", 'the column "g" has numbers that are not positive'),
        ("m,g\n1,nan\n2,0.2\n", 'the column "g" has numbers that are not positive'),
        ("m,g\n0,0.1\n2,0.2\n", 'the column "m" has numbers that are not positive'),
        ("m,g\n1,x\n2,0.2\n", 'the column "g" is missing or no number'),
        ("m,g\n1\n2,0.2\n", 'the column "g" is missing or no number'),
    ],
)
def test_bad_tables_are_refused(tmp_path, table, message):
    with pytest.raises(InputError) as caught:
        _load(tmp_path, ENTRY, table)
    assert message in str(caught.value)


def test_unknown_limit_names_the_nearest():
    with pytest.raises(InputError, match='unknown published limit "babar". Did you mean "babar_4mu"'):
        published_limit("babar")
