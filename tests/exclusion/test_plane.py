"""Exclusion: constraints on planes of two parameters, their union, combined chi2, contours and dominance."""

import numpy as np
import pytest
from scipy.stats import chi2 as chi2_distribution

from recast.core.errors import InputError
from recast.exclusion.combination import (
    Combination,
    Levels,
    Reference,
    combined_bound,
    combined_chi2,
    union,
)
from recast.exclusion.plane import Axis, evaluate, make_plane, strongest
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import LARGEST_COUPLING, Plane
from recast.lowenergy.bounds import allowed_couplings, bound
from recast.lowenergy.published import PUBLISHED
from recast.lowenergy.quarks import scenario
from recast.lowenergy.registry import OBSERVABLES, observable
from recast.report.figure_table import contours

PAPER = DataSet.PAPER
LEPTONIC = ("g_minus_2", "tau", "z_couplings", "trident")
MASSES = Axis("mzp_gev", np.geomspace(10.0, 500.0, 41))
COUPLINGS = Axis("gp", np.geomspace(1e-3, 1.0, 51))


@pytest.fixture(scope="module")
def leptonic():
    return evaluate(LEPTONIC, MASSES, COUPLINGS, PAPER)


def test_tables_are_those_of_the_observables(leptonic):
    point = Plane(MASSES.values[7], COUPLINGS.values[40])
    for name in LEPTONIC:
        assert leptonic.excess[name][7, 40] == pytest.approx(float(observable(name).excess(point, PAPER)))
        assert leptonic.chi2[name].shape == (41, 51)


def test_other_planes():
    vphi = evaluate(["trident"], Axis("vphi_gev", np.array([600.0, 700.0, 800.0])), MASSES, PAPER)
    assert np.all(vphi.excluded("trident") == np.array([True, True, False])[:, None])
    masses = Axis("mq_gev", np.geomspace(1e3, 1e5, 9)), Axis("md_gev", np.geomspace(1e3, 1e5, 11))
    fixed = {"mzp_gev": 30.0, "vphi_gev": 1000.0}
    heavy = evaluate(["bs_mixing", "b_to_s_mumu"], *masses, PAPER, fixed, scenario("unit_yukawas"))
    assert heavy.excluded("bs_mixing")[0, 0]
    assert not heavy.excluded("bs_mixing")[-1, -1]
    assert heavy.chi2["b_to_s_mumu"].shape == (9, 11)


def test_where_a_formula_does_not_hold_there_is_no_number():
    light = evaluate(["tau", "g_minus_2"], Axis("mzp_gev", np.array([1.0, 20.0])), COUPLINGS, PAPER)
    assert np.all(np.isnan(light.excess["tau"][0]))
    assert not light.excluded("tau")[0].any()
    assert np.all(np.isfinite(light.excess["g_minus_2"]))
    assert np.all(np.isnan(combined_chi2(light).chi2[0]))
    below = evaluate(["tau"], Axis("mzp_gev", np.array([1.0, 2.0])), COUPLINGS, PAPER)
    with pytest.raises(InputError, match="the plane has no point where every formula holds"):
        combined_chi2(below).difference(Reference.BEST)
    positions, names = strongest(light)
    assert names == ("tau", "g_minus_2")
    assert np.all(positions[0] == 1)


def test_union(leptonic):
    whole = union(leptonic, ["trident", "z_couplings"])
    each = leptonic.excluded("trident") | leptonic.excluded("z_couplings")
    assert np.array_equal(whole.excluded, each)
    assert set(whole.levels.values()) == {"95 % CL, two-sided"}


def test_levels_are_never_mixed_silently(leptonic):
    with pytest.raises(InputError) as caught:
        union(leptonic)
    text = str(caught.value)
    assert "different confidence levels: g_minus_2 (5σ, two-sided), tau (2σ, two-sided)" in text
    assert "\n" not in text
    mixed = union(leptonic, levels=Levels.AS_STATED)
    assert len(set(mixed.levels.values())) == 3


def test_published_limits_join_a_union_at_their_own_level():
    light = Axis("mzp_gev", np.array([0.1, 1.0, 4.9, 20.0043]))
    plane = evaluate(["babar_4mu", "cms_4mu", "trident"], light, COUPLINGS, DataSet.CURRENT)
    babar = plane.excluded("babar_4mu")
    assert list(babar.any(axis=1)) == [False, True, True, False]
    assert plane.excess["cms_4mu"][3] == pytest.approx(COUPLINGS.values / 0.0058787 - 1, rel=1e-3, abs=1e-3)
    with pytest.raises(InputError, match="babar_4mu \\(90 % CL, one-sided, digitised\\), cms_4mu \\(95 %"):
        union(plane)
    whole = union(plane, levels=Levels.AS_STATED)
    assert np.array_equal(whole.excluded, babar | plane.excluded("cms_4mu") | plane.excluded("trident"))
    found = combined_chi2(plane)
    assert found.left_out == ("babar_4mu", "cms_4mu")
    assert found.measurements == ("trident",)


def test_combined_chi2_is_the_sum_and_says_what_it_assumes(leptonic):
    found = combined_chi2(leptonic)
    point = Plane(MASSES.values[3], COUPLINGS.values[20])
    total = sum(float(observable(name).chi2(point, PAPER)) for name in LEPTONIC)
    assert found.chi2[3, 20] == pytest.approx(total)
    assert found.measurements == LEPTONIC
    assert "independent and Gaussian" in found.assumptions
    assert found.difference(Reference.BEST).min() == 0.0
    nothing = sum(float(observable(name).chi2(Plane(100.0, 0.0), PAPER)) for name in LEPTONIC)
    assert found.standard_model == pytest.approx(nothing)
    assert Combination.threshold(0.95) == pytest.approx(5.991, abs=1e-3)


def test_priors_and_stated_limits_do_not_enter():
    plane = evaluate(["trident", "bs_mixing", "perturbativity"], MASSES, COUPLINGS, PAPER)
    found = combined_chi2(plane)
    assert found.left_out == ("bs_mixing", "perturbativity")
    assert np.array_equal(found.chi2, plane.chi2["trident"])


def test_the_combined_bound_is_a_root():
    (gp,) = combined_bound(["trident", "z_couplings"], 60.0, PAPER)
    point, zero = Plane(60.0, gp), Plane(60.0, 0.0)
    rise = sum(
        float(observable(name).chi2(point, PAPER) - observable(name).chi2(zero, PAPER))
        for name in ("trident", "z_couplings")
    )
    assert rise == pytest.approx(chi2_distribution.ppf(0.95, 1), rel=1e-9)


def test_the_combined_bound_reduces_to_one_constraint():
    (gp,) = combined_bound(["trident"], 60.0, PAPER)
    below, above = (
        float(
            observable("trident").chi2(Plane(60.0, gp * f), PAPER)
            - observable("trident").chi2(Plane(60.0, 0.0), PAPER)
        )
        for f in (0.999, 1.001)
    )
    assert below < 3.8415 < above


def test_contours_lie_where_the_bound_is(leptonic):
    lines = contours(MASSES, COUPLINGS, leptonic.excess["trident"], 0.0)
    assert len(lines) == 1
    (line,) = lines
    roots = [point.gp_excluded for point in bound("trident", line[:, 0], PAPER).points]
    assert line[:, 1] == pytest.approx(roots, rel=0.02)


def test_contours_of_a_known_function():
    x, y = Axis("mzp_gev", np.geomspace(1.0, 100.0, 30)), Axis("gp", np.geomspace(0.01, 1.0, 30))
    table = np.log(x.values)[:, None] + np.log(y.values)[None, :]
    (line,) = contours(x, y, table, 0.0)
    assert line[:, 0] * line[:, 1] == pytest.approx(1.0, rel=1e-9)
    table[:15] = np.nan
    (cut,) = contours(x, y, table, 0.0)
    assert cut[:, 0].min() > 9.0
    with pytest.raises(InputError, match="the table has shape"):
        contours(x, y, table[:3], 0.0)
    with pytest.raises(InputError, match="the level is nan"):
        contours(x, y, table, float("nan"))


def test_the_preferred_region_of_b_to_s_mumu_in_the_plane_of_masses():
    """Left panel of Fig. 2: one degree of freedom each; the best point is at 24.7 TeV for unit Yukawas."""
    axes = Axis("mq_gev", np.linspace(1.5e4, 5e4, 40)), Axis("md_gev", np.linspace(1.5e4, 5e4, 40))
    fixed = {"mzp_gev": 30.0, "gp": 0.03}
    plane = evaluate(["b_to_s_mumu"], *axes, PAPER, fixed, scenario("unit_yukawas"))
    table = plane.chi2["b_to_s_mumu"]
    best = np.unravel_index(table.argmin(), table.shape)
    assert axes[0].values[best[0]] == pytest.approx(24.7e3, abs=1e3)
    lines = contours(*axes, table, float(chi2_distribution.ppf(0.6827, 2)))
    assert len(lines) == 1
    inner = np.concatenate(lines)
    assert inner[:, 0].min() > 2.0e4
    assert inner[:, 0].max() < 3.5e4


def test_which_constraint_decides():
    masses = [12.0, 60.0, 400.0]
    names = ("trident", "g_minus_2", "z_couplings", "bs_mixing", "perturbativity")
    found = allowed_couplings([bound(name, masses, PAPER) for name in names])
    assert [item.high_by for item in found] == ["trident", "trident", "perturbativity"]
    assert [item.low_by for item in found] == ["bs_mixing"] * 3
    assert all(item.is_open for item in found)
    assert found[1].low == pytest.approx(60.0 / 1831.0, rel=1e-3)
    assert found[1].high == pytest.approx(60.0 / 742.8, rel=1e-3)
    closed = allowed_couplings([bound(name, masses, PAPER) for name in ("trident", "kaon")])
    assert not any(item.is_open for item in closed)
    alone = allowed_couplings([bound("b_to_s_mumu", masses, DataSet.CURRENT)])
    assert alone[0].excluded_by == ("b_to_s_mumu",)
    assert alone[0].high == LARGEST_COUPLING
    assert not alone[0].is_open


def test_the_strongest_pull(leptonic):
    positions, names = strongest(leptonic)
    assert names == LEPTONIC
    light = names[positions[np.searchsorted(MASSES.values, 30.0), np.searchsorted(COUPLINGS.values, 0.1)]]
    assert light == "trident"


def test_all_constraints_on_a_fine_plane_are_finite():
    fine = (
        Axis("mzp_gev", np.geomspace(10.0, 1000.0, 500)),
        Axis("gp", np.geomspace(1e-3, 3.5, 500)),
    )
    plane = evaluate([name for name in OBSERVABLES if name not in PUBLISHED], *fine, PAPER)
    assert all(table.shape == (500, 500) and np.all(np.isfinite(table)) for table in plane.excess.values())


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: make_plane(Axis("mzp", np.array([1.0, 2.0])), COUPLINGS),
            'unknown axis "mzp". Did you mean "mzp_gev"',
        ),
        (lambda: Axis("gp", np.array([1.0])), "gp: an axis needs at least two rising numbers"),
        (lambda: Axis("gp", np.array([1.0, np.nan])), "at least two rising numbers"),
        (lambda: Axis("gp", np.array([2.0, 1.0])), "at least two rising numbers"),
        (lambda: make_plane(COUPLINGS, COUPLINGS), "plane: both axes are gp"),
        (lambda: make_plane(COUPLINGS, Axis("mq_gev", [1.0, 2.0])), "two of mzp_gev, gp and vphi_gev"),
        (lambda: make_plane(COUPLINGS, MASSES, {"gp": 0.1}), "gp is an axis and fixed"),
        (
            lambda: make_plane(COUPLINGS, MASSES, {"vphi_gev": 10.0}),
            "two of mzp_gev, gp and vphi_gev are needed",
        ),
        (lambda: make_plane(COUPLINGS, MASSES, {"mass": 1.0}), 'unknown parameter "mass"'),
        (lambda: make_plane(MASSES, Axis("vphi_gev", [-1.0, 5.0])), "vphi_gev must be finite"),
        (lambda: make_plane(MASSES, Axis("vphi_gev", [1.0, 5.0])), "not perturbative"),
        (lambda: make_plane(MASSES, Axis("md_gev", [0.0, 5.0]), {"gp": 0.1}), "md_gev is 0"),
        (lambda: evaluate([], MASSES, COUPLINGS, PAPER), "no constraint is named"),
        (lambda: evaluate(["tridnt"], MASSES, COUPLINGS, PAPER), 'Did you mean "trident"'),
        (lambda: Combination.threshold(95), "confidence level 95 is not between 0 and 1"),
        (lambda: combined_bound(["tau"], 5.0, PAPER), "tau: the formula holds from 10 GeV, not at 5 GeV"),
        (lambda: combined_bound(["tau", "tau_universality"], 50.0, PAPER), "share BR(tau -> mu nu nu)"),
        (lambda: combined_bound(["trident", "trident_ccfr"], 50.0, PAPER), "share the measurement of CCFR"),
        (lambda: combined_bound(["perturbativity"], 50.0, PAPER), "none of the constraints has a chi2"),
        (lambda: allowed_couplings([]), "the bounds need the same masses"),
    ],
)
def test_bad_input(build, message):
    with pytest.raises(InputError) as caught:
        build()
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_names_that_are_not_on_the_plane(leptonic):
    with pytest.raises(InputError, match='constraint "kaon" is not on the plane. It has: g_minus_2, tau'):
        union(leptonic, ["kaon"])
    with pytest.raises(InputError, match="no constraint is named"):
        combined_chi2(leptonic, [])
