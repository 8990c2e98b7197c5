"""Inputs: published limits keep their confidence level; incomplete files are refused with one line."""

import numpy as np
import pytest
import yaml

from recast.core.errors import InputError
from recast.exclusion.combination import combined_bound, combined_chi2
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
    "kind": "published",
    "source": "a paper",
    "reference": "Key:2000a",
}


def test_the_shipped_limits():
    assert {"atlas_4mu", "babar_4mu", "cms_4mu"} <= set(PUBLISHED)
    atlas, babar, cms = (published_limit(name) for name in ("atlas_4mu", "babar_4mu", "cms_4mu"))
    assert (atlas.cl, babar.cl, cms.cl) == (0.95, 0.9, 0.95)
    assert atlas.level == "95 % CL, one-sided, digitised"
    assert babar.level == "90 % CL, one-sided, digitised"
    assert cms.level == "95 % CL, one-sided, as published"
    assert cms.mzp_gev.shape == (531,)
    assert cms.expected is not None
    assert np.all((cms.band[0] < cms.expected) & (cms.expected < cms.band[1]))
    assert babar.expected is None
    assert babar.mzp_gev[0] > 2 * 0.1056


def test_interpolation_and_ends():
    low, node, high = bound("cms_4mu", [4.9, 20.0043, 90.0], DataSet.PAPER).points
    assert node.gp_excluded == pytest.approx(0.0058787, rel=1e-4)
    assert low.gp_excluded is None
    assert low.reason == "published from 4.99987 to 70.3027 GeV"
    assert high.gp_excluded is None
    (between,) = bound("cms_4mu", (4.99987 * 5.02487) ** 0.5, DataSet.PAPER).points
    assert between.gp_excluded == pytest.approx((0.00562103 * 0.0056268) ** 0.5)
    content = bound("babar_4mu", 1.0, DataSet.CURRENT).as_dict()
    assert (content["cl"], content["level"]) == (0.9, "90 % CL, one-sided, digitised")


def test_expected_limits_between_masses():
    cms = published_limit("cms_4mu")
    assert cms.expected_at(10.001) == pytest.approx(0.0054855, rel=1e-4)
    assert np.isnan(cms.expected_at([4.0, 80.0])).all()
    assert np.isnan(published_limit("babar_4mu").expected_at(1.0))
    # where the pair of the window changes, the curve steps by an eighth, and nowhere else below 60 GeV
    steps = np.diff(np.log(cms.expected[cms.mzp_gev < 60.0]))
    assert cms.mzp_gev[steps.argmax()] == pytest.approx(42.5, abs=0.1)
    assert steps.max() > 0.12
    assert np.sort(steps)[-2] < 0.05


def test_a_digitised_curve_is_no_measurement():
    with pytest.raises(
        InputError, match=r"atlas_4mu is a digitised curve, which is no measurement\. Leave it"
    ):
        combined_bound(["trident", "atlas_4mu"], 20.0, DataSet.CURRENT)
    masses = Axis("mzp_gev", np.array([20.0, 30.0]))
    plane = evaluate(["trident", "atlas_4mu"], masses, Axis("gp", np.array([1e-3, 0.5])), DataSet.CURRENT)
    with pytest.raises(InputError, match="atlas_4mu is a digitised curve"):
        combined_chi2(plane, ["trident", "atlas_4mu"])
    assert combined_chi2(plane).left_out == ("atlas_4mu",)


def test_they_stand_in_the_table_of_a_point():
    rows = {
        (mass, row["constraint"]): row
        for mass in (3.0, 20.0)
        for row in constraint_rows(model_plane(mass, 0.01), DataSet.CURRENT, list(PUBLISHED))
    }
    cms = rows[20.0, "cms_4mu"]
    assert cms["excluded"]
    assert cms["compared"]["value"] == pytest.approx(0.01 / 0.0058787, rel=5e-3)
    assert rows[3.0, "babar_4mu"]["excluded"]
    assert rows[3.0, "cms_4mu"]["reason"] == "published from 4.99987 to 70.3027 GeV"
    assert rows[20.0, "babar_4mu"]["excluded"] is None


def test_planes_say_nothing_beyond_the_ends():
    plane = evaluate(
        ["cms_4mu", "trident"],
        Axis("mzp_gev", np.array([4.0, 20.0, 90.0])),
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


def test_an_entry_that_is_not_confirmed(tmp_path):
    doubtful = {key: value for key, value in ENTRY.items() if key not in ("cl", "reference")}
    limit = _load(tmp_path, doubtful | {"unconfirmed": "its level"})
    assert (limit.cl, limit.reference, limit.unconfirmed) == (None, "", "its level")
    assert limit.level == "as stated, no CL, as published, unconfirmed"


def test_edges_of_a_closed_region(tmp_path):
    table = "m,g,e\n1,0.1,lower\n4,0.1,lower\n2,0.4,upper\n8,0.1,upper\n"
    limit = _load(tmp_path, ENTRY | {"edge": "e"}, table)
    assert limit.ends_gev == (2.0, 4.0)
    assert limit.nodes_gev.tolist() == [2.0, 4.0]
    assert limit.upper_at(4.0) == pytest.approx(0.2)
    assert limit.observed_at([2.0, 3.0]).tolist() == pytest.approx([0.1, 0.1])
    assert np.isinf(published_limit("babar_4mu").upper_at([1.0, 2.0])).all()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("m,g,e\n1,0.1,lower\n2,0.1,lower\n", 'the column "e" has not the words lower and upper'),
        ("m,g,e\n1,0.1,lower\n2,0.1,top\n", 'the column "e" has not the words lower and upper'),
        ("m,g\n1,0.1\n2,0.1\n", 'the column "e" has not the words lower and upper'),
        ("m,g,e\n1,1,lower\n2,1,lower\n1,2,upper\n", "the masses do not rise"),
        ("m,g,e\n1,1,lower\n2,1,lower\n2,2,upper\n3,2,upper\n", "the two edges have no mass in common"),
        (
            "m,g,e\n1,1,lower\n3,1,lower\n1,2,upper\n2,0.5,upper\n3,2,upper\n",
            "the lower edge is above the upper",
        ),
        (
            "m,g,e\n1,1,lower\n2,3,lower\n3,1,lower\n1,2,upper\n3,2,upper\n",
            "the lower edge is above the upper",
        ),
    ],
)
def test_bad_edges_are_refused(tmp_path, table, message):
    with pytest.raises(InputError) as caught:
        _load(tmp_path, ENTRY | {"edge": "e"}, table)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source": ""}, "published.yaml: a: no source"),
        ({"reference": None}, "published.yaml: a: no reference"),
        ({"cl": None}, "no confidence level between 0 and 1: cl is None"),
        ({"cl": 90}, "no confidence level between 0 and 1: cl is 90"),
        ({"sided": "left"}, "sided is 'left'. Known: one, two."),
        ({"kind": "recast"}, "published.yaml: a: kind is 'recast'. Known: published, digitised."),
        ({"kind": None}, "published.yaml: a: kind is None. Known: published, digitised."),
        ({"expected_low": "g"}, "published.yaml: a: only one edge of the expected band. Give both or none."),
        ({"observed": "h"}, 'a.csv: the column "h" is missing or no number'),
        ({"file": "b.csv"}, "b.csv: no such file"),
        ({"units": "g"}, "published.yaml: a: units is 'g'. Known: coupling, electric_charge."),
        ({"model": 3}, "published.yaml: a: model is 3. Give the name of a model."),
        ({"unconfirmed": ""}, "published.yaml: a: no unconfirmed"),
        ({"unconfirmed": "its paper", "cl": 90}, "no confidence level between 0 and 1: cl is 90"),
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
