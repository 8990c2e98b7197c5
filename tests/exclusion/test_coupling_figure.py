"""The content of a figure in the (mZ', g') plane."""

import pytest

from recast.exclusion.coupling_figure import Collider, coupling_figure
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import published_limit
from recast.lowenergy.bounds import bound

PAPER = DataSet.PAPER


def test_what_is_left_ends_at_the_strongest_region_and_says_which():
    made = coupling_figure((10, 1000), (0.001, 2), PAPER, ["trident", "g_minus_2", "bs_mixing"])
    row = next(item for item in made.allowed if item.mzp_gev > 100)
    (trident,) = bound("trident", row.mzp_gev, PAPER).points
    (mixing,) = bound("bs_mixing", row.mzp_gev, PAPER).points
    assert (row.low_by, row.high_by) == ("bs_mixing", "trident")
    assert (row.low, row.high) == (mixing.gp_excluded, trident.gp_excluded)
    assert made.levels["trident"] == "95 % CL, two-sided"
    assert made.levels["bs_mixing"] == "as stated, no CL"


def test_lines_of_an_effect_stop_where_something_excludes(simulated_curve):
    """A 5 % effect needs vPhi = 1099 GeV, between 743 and 1831; the simulated curve cuts it."""
    arguments = ((10, 100), (0.001, 2), PAPER, ["trident", "bs_mixing"], (), (), [0.05, 0.3])
    free = coupling_figure(*arguments)
    five, thirty = free.effects
    assert None not in five.gp
    scales = [mass / gp for mass, gp in zip(five.mzp_gev, five.gp, strict=True)]
    assert scales == pytest.approx([1098.8] * len(scales), abs=0.1)
    assert set(thirty.gp) == {None}  # beyond the 15 % that B_s mixing allows
    collider = Collider(simulated_curve([(20, 0.005, 0.0), (40, 0.005, 0.0)]), "a search", 0.95)
    cut = coupling_figure(*arguments, collider=collider)
    for mass, gp in zip(cut.effects[0].mzp_gev, cut.effects[0].gp, strict=True):
        assert (gp is None) == (20 <= mass <= 40)
    assert cut.levels["collider"] == "95 % CL, one-sided, recast"


def test_formulae_begin_exactly_where_they_hold_and_published_limits_keep_their_masses():
    made = coupling_figure((0.1, 100), (1e-4, 2), DataSet.CURRENT, ["tau", "babar_4mu"], ["cms_4mu"])
    (tau, babar), (cms,) = made.regions, made.lines
    drawn = [point.mzp_gev for point in tau.bound.points if point.gp_excluded is not None]
    assert drawn[0] == 10.0
    for item, name in ((babar, "babar_4mu"), (cms, "cms_4mu")):
        points = [(p.mzp_gev, p.gp_excluded) for p in item.bound.points]
        limit = published_limit(name)
        assert [mass for mass, _ in points] == list(limit.mzp_gev)
        assert [gp for _, gp in points] == pytest.approx(list(limit.observed))
    assert babar.info.level == "90 % CL, one-sided, digitised"


def test_results_have_levels_and_rules_and_not_the_points():
    content = coupling_figure((10, 100), (0.001, 2), PAPER, ["trident"], (), ["tau"], [0.05]).as_dict()
    assert content["regions"][0]["rule"].startswith("arXiv:1403.1269 (38)-(39)")
    assert "points" not in content["regions"][0]
    assert content["bands"][0]["preferred_sigmas"] == 1.0
