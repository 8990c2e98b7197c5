"""Lowenergy: what every observable must do, and the loop function of (g-2)."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from recast.core.errors import InputError
from recast.inputs.constants import validity
from recast.inputs.lowenergy import DataSet, Sided
from recast.lowenergy import g_minus_2, z_couplings
from recast.lowenergy.base import LARGEST_COUPLING, Plane, Side
from recast.lowenergy.bounds import bound, preferred_band
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.point_table import compared_text, constraint_row
from recast.lowenergy.published import PUBLISHED
from recast.lowenergy.quarks import Quarks, scenario
from recast.lowenergy.registry import OBSERVABLES, observable
from recast.lowenergy.z_couplings import loop
from recast.model.point import ModelPoint, QuarkSector
from recast.model.registry import load_model
from recast.model.widths import three_body_function

FORMULAE = [name for name in OBSERVABLES if name not in PUBLISHED]
EVERY = pytest.mark.parametrize("name", FORMULAE)
SETS = pytest.mark.parametrize("data", list(DataSet))
_SECTOR = scenario("paper")
PAPER = QuarkSector(
    *(float(mass) for mass in (_SECTOR.mq_gev, _SECTOR.mu_gev, _SECTOR.md_gev)),
    *(tuple(complex(y) for y in yukawas) for yukawas in (_SECTOR.yq, _SECTOR.yu, _SECTOR.yd)),
)


@EVERY
@SETS
def test_point_and_plane_agree(name, data):
    item = observable(name)
    masses, couplings = np.geomspace(10, 500, 4)[:, None], np.array([0.0, 0.01, 0.3])
    with_quarks = item.info(data).needs_quarks
    plane = Plane(masses, couplings, Quarks.from_sector(PAPER) if with_quarks else None)
    for function in (item.predict, item.chi2, item.excess):
        table = function(plane, data)
        assert table.shape == (4, 3)
        assert np.all(np.isfinite(table))
        point = ModelPoint(float(masses[2, 0]), 0.3, quarks=PAPER if with_quarks else None)
        alone = function(point, data)
        assert float(alone) == pytest.approx(table[2, 2], rel=1e-13)


@EVERY
@SETS
def test_what_is_shown_is_what_the_rule_compares(name, data):
    item = observable(name)
    info = item.info(data)
    plane = Plane(np.geomspace(10, 500, 7)[:, None], np.geomspace(1e-3, 3.0, 9))
    excess = item.excess(plane, data)
    np.testing.assert_array_equal(excess, item.compared(plane, data) - info.excluded_above)
    assert excess.shape == (7, 9)
    for mass, gp in ((10.0, 0.02), (100.0, 0.3), (30.0, 3.0)):
        row = constraint_row(name, Plane(np.asarray(mass), np.asarray(gp)), data)
        shown = row["compared"]
        assert row["excluded"] == (shown["value"] > shown["excluded_above"])
        rule, value = compared_text(shown)
        assert rule.startswith(f"{info.compares} > ")
        assert value.endswith("σ") == ("pull" in info.compares)


@EVERY
@SETS
def test_no_coupling_is_allowed(name, data):
    assert np.all(observable(name).excess(Plane(np.geomspace(10, 1000, 5), np.zeros(5)), data) < 0)


@EVERY
@SETS
def test_every_constraint_says_what_it_is(name, data):
    info = observable(name).info(data)
    assert (info.name, info.data) == (name, data)
    assert info.references
    assert info.rule
    assert (info.sided is Sided.THEORY) == (name == "perturbativity")
    assert (info.cl is None) == (info.sided in (Sided.THEORY, Sided.STATED))
    assert info.level


@pytest.mark.parametrize("name", [name for name in FORMULAE if name != "b_to_s_mumu"])
@SETS
def test_the_bound_is_where_exclusion_begins(name, data):
    item = observable(name)
    found = bound(name, np.geomspace(10.0, 300.0, 7), data)
    inside = -1 if found.info.excludes is Side.BELOW else 1
    for point in found.points:
        if (name, data) == ("kinetic_mixing", DataSet.PAPER):  # with the printed prefactor
            assert point.reason == "no coupling below sqrt(4 pi) is excluded"
            continue
        assert point.gp_excluded is not None
        below, above = (
            inside * item.excess(Plane(point.mzp_gev, point.gp_excluded * f), data) for f in (0.9999, 1.0001)
        )
        assert below < 0 < above
        assert point.mzp_gev in np.geomspace(10.0, 300.0, 7)


def test_bound_schema_and_missing_limits():
    content = bound("tau", [5.0, 30.0, 9000.0], DataSet.PAPER).as_dict()
    assert {"constraint", "data", "cl", "sided", "points"} <= set(content)
    low, good, high = content["points"]
    assert low == {"mzp_gev": 5.0, "gp_excluded": None, "reason": "the formula holds from 10 GeV"}
    assert set(good) == {"mzp_gev", "gp_excluded"}
    assert high["gp_excluded"] is None
    assert "no coupling below sqrt(4 pi)" in high["reason"]


def test_a_prediction_that_first_falls_has_no_single_preferred_band():
    """Mixing of the other sign cancels the coupling: two bands of it are preferred."""
    model = load_model("lmu_ltau")
    values = {"kinetic_mixing": -0.2}
    (band,) = preferred_band("g_minus_2", 5.0, DataSet.PAPER, model, values)
    assert band is None
    (band,) = preferred_band("g_minus_2", 5.0, DataSet.PAPER, model, {"kinetic_mixing": 0.0})
    assert band is not None


def test_preferred_band_is_one_sigma():
    ((low, high),) = preferred_band("g_minus_2", 50.0, DataSet.PAPER)
    assert g_minus_2.G_MINUS_2.chi2(Plane(50.0, low), DataSet.PAPER) == pytest.approx(1.0, rel=1e-9)
    assert g_minus_2.G_MINUS_2.chi2(Plane(50.0, high), DataSet.PAPER) == pytest.approx(1.0, rel=1e-9)
    assert preferred_band("g_minus_2", 50.0, DataSet.CURRENT) is None
    assert preferred_band("g_minus_2", 5000.0, DataSet.PAPER) == [None]


@given(st.floats(-8.0, 8.0))
def test_g_minus_2_loop_against_adaptive_quadrature(log_ratio):
    ratio = 10.0**log_ratio
    edges = sorted({0.0, min(0.3, 1 / ratio), 0.5, 1 - min(0.3, ratio**0.5), 1.0})

    def integrand(z):
        return 2 * z * (1 - z) ** 2 / ((1 - z) ** 2 + ratio * z)

    pieces = [quad(integrand, a, b, epsabs=0, epsrel=1e-10)[0] for a, b in pairwise(edges)]
    assert g_minus_2.loop(ratio) == pytest.approx(sum(pieces), rel=1e-8)


def test_g_minus_2_limits():
    assert g_minus_2.loop(1e-14) == pytest.approx(1.0, abs=1e-6)
    assert g_minus_2.loop(1e8) * 1e8 == pytest.approx(2.0 / 3.0, rel=1e-5)
    light = g_minus_2.predict(Plane(1e-6, 0.01), DataSet.PAPER)
    assert light == pytest.approx(0.01**2 / (8 * np.pi**2), rel=1e-4)


@pytest.mark.parametrize(
    ("mass", "coupling", "message"),
    [
        (0.0, 0.1, "mzp_gev is 0; it must be greater than 0"),
        (float("nan"), 0.1, "mzp_gev is not a finite number"),
        (10.0, float("inf"), "gp is not a finite number"),
        (10.0, -0.1, "gp is -0.1; it must be 0 or greater"),
        (10.0, 4.0, "gp is 4, not perturbative"),
        ("x", 0.1, "mzp_gev is not a number"),
        ([1.0, 2.0], [0.1, 0.1, 0.1], "do not broadcast"),
        ([], 0.1, "mzp_gev is empty"),
        (1e300, 0.1, r"mzp_gev is 1e\+300; the formulae hold from 1e-06 to 1e\+06 GeV"),
        (1e-300, 0.1, "mzp_gev is 1e-300; the formulae hold from"),
        (10.0, 1e-300, "gp is 1e-300; it must be 0, or 1e-12 or greater"),
    ],
)
def test_bad_points_are_refused(mass, coupling, message):
    with pytest.raises(InputError, match=message):
        Plane(mass, coupling)


@EVERY
@SETS
def test_the_ends_of_the_range_are_finite(name, data):
    item = observable(name)
    edges = validity()
    lightest = max(edges["smallest_mass_gev"], item.info(data).valid_from_gev)
    masses = np.array([lightest, edges["largest_mass_gev"]])[:, None]
    couplings = np.array([0.0, edges["smallest_coupling"], LARGEST_COUPLING])
    for function in (item.predict, item.chi2, item.excess):
        assert np.all(np.isfinite(function(Plane(masses, couplings), data)))


def test_a_constraint_that_does_not_depend_on_the_coupling_has_no_edge():
    (fits,) = bound("b_to_s_mumu", 30.0, DataSet.PAPER).points
    assert (fits.gp_excluded, fits.reason) == (None, "no coupling below sqrt(4 pi) is excluded")
    (off,) = bound("b_to_s_mumu", 30.0, DataSet.CURRENT).points
    assert (off.gp_excluded, off.reason) == (None, "every coupling up to sqrt(4 pi) is excluded")


def test_the_largest_coupling_itself_is_a_point():
    assert Plane(10.0, LARGEST_COUPLING).gp == LARGEST_COUPLING


def test_unknown_constraint_names_the_nearest():
    with pytest.raises(InputError, match='unknown constraint "g_minus2". Did you mean "g_minus_2"'):
        observable("g_minus2")


def test_tau_below_its_interval_is_not_taken_for_an_exclusion():
    """The lower edge of 2014 excludes nothing: -2.32 sigma with its sign stands beside the rule."""
    row = constraint_row("tau", Plane(np.asarray(30.0), np.asarray(0.02)), DataSet.PAPER)
    assert compared_text(row["compared"]) == ("pull > 2σ", "-2.32σ")
    assert row["excluded"] is False
    assert row["pull"] == pytest.approx(2.32, abs=0.005)  # the root of chi2, without sign


def test_z_couplings_compare_the_rise_of_chi2():
    row = constraint_row("z_couplings", Plane(np.asarray(30.0), np.asarray(0.02)), DataSet.PAPER)
    assert compared_text(row["compared"])[0] == "Δχ² > 3.84"
    assert row["compared"]["value"] == pytest.approx(row["chi2"] - z_couplings.best_shift(DataSet.PAPER)[1])


def test_nothing_is_compared_for_the_standard_model_of_b_to_s_mumu():
    row = constraint_row("b_to_s_mumu", Plane(np.asarray(30.0), np.asarray(0.0)), DataSet.PAPER)
    assert (row["compared"], row["excluded"]) == (None, False)


@pytest.mark.parametrize("data", list(DataSet))
@pytest.mark.parametrize("name", ["g_minus_2", "tau", "tau_universality", "trident", "trident_ccfr"])
def test_expected_chi2_is_that_of_a_measurement_of_the_standard_model(name, data):
    item = observable(name)
    points = Plane(np.array([12.0, 40.0, 90.0]), np.array([0.0, 0.03, 0.4]))
    _, error = item.central(data)
    like = dataclasses.replace(item, measured=lambda _: (item.standard, error))
    assert item.expected_chi2(points, data) == pytest.approx(like.chi2(points, data), rel=1e-12)
    assert item.expected_chi2(points, data)[0] == 0.0
    assert np.all(item.predict(Plane(np.array([12.0, 90.0]), 0.0), data) == item.standard)


def test_expected_chi2_of_the_z_rises_with_the_square_of_a_small_shift():
    item, found = observable("z_couplings"), {}
    for form in Form:
        planes = (Plane(np.asarray(30.0), np.asarray(g), forms=Forms.all(form)) for g in (0.01, 0.02))
        small, twice = (float(item.expected_chi2(plane, DataSet.CURRENT)) for plane in planes)
        assert twice / small == pytest.approx(16.0, rel=0.01)
        found[form] = small
    assert 0 < found[Form.PRINTED] < 1e-6
    ratio = (30.0 / 91.1876) ** 2
    virtual, real = loop(ratio).real, three_body_function(ratio)
    grown = found[Form.DERIVED] / found[Form.PRINTED]
    assert grown == pytest.approx(float(((virtual + real) / virtual) ** 2), rel=0.01)
