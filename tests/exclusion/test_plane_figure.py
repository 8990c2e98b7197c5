"""The content of a figure on a plane of two parameters."""

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import plane_figure
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Plane
from recast.lowenergy.bs_mixing import predict, smallest_ratio, vphi_limit
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import scenario
from recast.report.caption import plane_caption

PAPER = DataSet.PAPER
FIXED = {"mzp_gev": 100.0, "gp": 0.1}


def axes(low=5e3, high=60e3, points=111):
    return Axis("mq_gev", np.linspace(low, high, points)), Axis("md_gev", np.linspace(low, high, points))


def left_panel(form, **options):
    return plane_figure(
        *axes(),
        PAPER,
        FIXED,
        bands=["b_to_s_mumu"],
        quarks=scenario("unit_yukawas"),
        forms=Forms.all(form),
        **options,
    )


def test_the_band_is_centred_on_the_masses_of_17():
    made = left_panel(Form.PRINTED)
    (band,) = made.as_dict()["bands"]
    assert band["best"] == {"mq_gev": 25e3, "md_gev": 25e3}  # the node next to 24.75 TeV
    _, table = made.bands["b_to_s_mumu"]
    assert np.nanmin(table) == 0.0
    # one standard deviation of two parameters is a rise of 2.30
    assert made.threshold(1.0) == pytest.approx(2.2957, abs=1e-4)
    assert made.threshold(2.0) == pytest.approx(6.1801, abs=1e-4)


def test_a_limit_exists_exactly_where_some_vphi_is_allowed():
    for form in Form:
        vphi = left_panel(form, vphi_levels_gev=[1000.0]).vphi
        assert np.array_equal(vphi.impossible, vphi.smallest_ratio > vphi.largest_ratio)
        assert vphi.impossible.any()
        assert not vphi.impossible.all()


def test_the_smallest_ratio_is_the_minimum_over_vphi():
    quarks = scenario("unit_yukawas").with_masses(12e3, 14e3)
    couplings = np.geomspace(1e-3, 3.5, 20001)
    for form in Form:
        forms = Forms.all(form)
        ratios = predict(Plane(np.asarray(100.0), couplings, quarks, forms), PAPER)
        # the plane ends at vPhi = 29 GeV: with boxes of the same sign the minimum is at vPhi = 0
        expected = float(smallest_ratio(100.0, quarks, PAPER, forms))
        assert ratios.min() == pytest.approx(expected, rel=1e-3, abs=1e-3)


def test_the_upper_limit_on_vphi_is_where_the_ratio_is_115_percent():
    quarks = scenario("unit_yukawas")
    vphi = float(vphi_limit(100.0, quarks, PAPER, Forms.all(Form.PRINTED)))
    point = Plane(np.asarray(100.0), np.asarray(100.0 / vphi), quarks, Forms.all(Form.PRINTED))
    assert float(predict(point, PAPER)) == pytest.approx(1.15, rel=1e-9)


def test_the_lower_bound_on_vphi_is_that_of_the_constraint():
    vphi = left_panel(Form.PRINTED, vphi_levels_gev=[1000.0], vphi_above="trident").vphi
    assert vphi.smallest_gev == pytest.approx(742.8, abs=0.1)
    assert vphi.smallest_by.level == "95 % CL, two-sided"
    known = np.isfinite(vphi.limit_gev)
    assert vphi.too_low.any()
    assert not vphi.too_low[~known].any()
    assert vphi.limit_gev[vphi.too_low].max() < 742.8 < vphi.limit_gev[known & ~vphi.too_low].min()


def test_the_caption_has_the_sector_that_was_computed():
    """Masses of the quarks that a card fixes are in C9 = Y_Qs* Y_Qb/(2 mQ^2), eq. 17."""
    x, y = Axis("mzp_gev", np.geomspace(20, 500, 5)), Axis("gp", np.geomspace(1e-3, 1, 5))
    sector = scenario("paper")
    fixed = {"mq_gev": 3000.0, "md_gev": 50000.0}
    content = plane_figure(x, y, PAPER, fixed, ["bs_mixing"], quarks=sector)
    text = plane_caption(content, "2014", Forms.all(Form.PRINTED), fixed, sector)
    assert "C9" not in text
    assert "Y_Qs* Y_Qb = -0.0529, Y_Ds* Y_Db = -0.0529" in text
    assert "Fixed: mQ = 3000 GeV, mD = 50000 GeV" in text
    assert float(sector.with_masses(3000.0, 50000.0).left(1, 2).real) == pytest.approx(
        -0.0529 / (2 * 3000.0**2), rel=1e-3
    )
    one = plane_caption(content, "2014", Forms.all(Form.PRINTED), {"mq_gev": 3000.0}, sector)
    assert f"Fixed: mQ = 3000 GeV, mD = {float(sector.md_gev):g} GeV" in one
    plain = plane_caption(content, "2014", Forms.all(Form.PRINTED), {}, sector)
    assert "Quark sector: C9 = -(35 TeV)^-2" in plain


def test_a_band_of_what_does_not_change_is_refused_and_one_that_is_excluded_is_told():
    x, y = Axis("mzp_gev", np.geomspace(20, 500, 5)), Axis("gp", np.geomspace(1e-3, 1, 5))
    with pytest.raises(InputError, match="bands: b_to_s_mumu is the same everywhere on this plane"):
        plane_figure(x, y, PAPER, bands=["b_to_s_mumu"], quarks=scenario("paper"))
    low, high = Axis("mq_gev", np.linspace(1e3, 2e3, 5)), Axis("md_gev", np.linspace(1e3, 2e3, 5))
    found = plane_figure(low, high, PAPER, FIXED, bands=["b_to_s_mumu"], quarks=scenario("unit_yukawas"))
    assert found.bands_excluded == ("b_to_s_mumu",)
    text = plane_caption(found, "2014", Forms.all(Form.PRINTED), FIXED, scenario("unit_yukawas"))
    assert "excludes every point of this plane" in text
    assert left_panel(Form.PRINTED).bands_excluded == ()


def test_bad_requests_are_refused():
    x, y = axes()
    with pytest.raises(InputError, match="bands: perturbativity has no chi2"):
        plane_figure(x, y, PAPER, FIXED, bands=["perturbativity"])
    with pytest.raises(InputError, match="two of mzp_gev, gp and vphi_gev are needed, not none"):
        plane_figure(x, y, PAPER, vphi_levels_gev=[1000.0])
    masses = Axis("mzp_gev", np.geomspace(10, 100, 5))
    with pytest.raises(InputError, match="a lower bound on vPhi needs a fixed mass of the Z'"):
        plane_figure(masses, y, PAPER, {"gp": 0.1}, vphi_levels_gev=[1000.0], vphi_above="trident")
    with pytest.raises(InputError, match="bs_mixing has no bound at 5 GeV: the formula holds from 10 GeV"):
        plane_figure(
            x, y, PAPER, {"mzp_gev": 5.0, "gp": 0.1}, vphi_levels_gev=[1000.0], vphi_above="bs_mixing"
        )
