"""Lowenergy: quark sectors, B_s mixing and what depends on them; bad sectors are refused with one line."""

import dataclasses

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.exclusion.combination import combined_bound
from recast.exclusion.coupling_figure import coupling_figure
from recast.exclusion.plane import Axis, evaluate
from recast.exclusion.plane_figure import plane_figure
from recast.inputs.lowenergy import DataSet
from recast.lowenergy import bs_mixing, kaon, top_to_zpc
from recast.lowenergy.base import Plane, log_ratio, weighted_average
from recast.lowenergy.bounds import bound
from recast.lowenergy.forms import Box, Form, Forms, forms_for
from recast.lowenergy.point_table import constraint_row
from recast.lowenergy.quarks import Quarks, couplings_of, scenario, scenario_names
from recast.lowenergy.rare_decays import k_to_pi_nunu_shift
from recast.lowenergy.registry import OBSERVABLES, PREDICTIONS, observable
from recast.lowenergy.tau import UNIVERSALITY
from recast.model.decays import decays
from recast.model.effective import semileptonic_coefficients
from recast.model.mass_notes import mass_notes
from recast.model.point import ModelPoint, QuarkSector
from recast.model.spectrum import quark_spectrum

SETS = pytest.mark.parametrize("data", list(DataSet))
SECTOR = QuarkSector(
    4000.0, 5000.0, 6000.0, (0.01j, -0.04 + 0.01j, 0.9), (0.0, 0.1, 0.5), (0.02, -0.03 + 0.02j, 0.8)
)
ARRAYS = {"mq_gev": 1e3, "mu_gev": 1e3, "md_gev": 1e3, "yq": [0, 1, 1], "yu": [0, 0, 0], "yd": [0, 1, 1]}


def test_coefficients_are_those_of_the_model():
    point = ModelPoint(30.0, 0.1, quarks=SECTOR)
    left, right = semileptonic_coefficients([point])
    quarks = Quarks.from_sector(SECTOR)
    assert complex(quarks.left(1, 2)) == pytest.approx(complex(left[0]))
    assert complex(quarks.right(1, 2)) == pytest.approx(complex(right[0]))


@SETS
@pytest.mark.parametrize("name", ["bs_mixing", "kaon", "kinetic_mixing", "b_to_s_mumu"])
def test_a_point_with_quarks_and_a_plane_agree(name, data):
    item = observable(name)
    point = ModelPoint(30.0, 0.1, quarks=SECTOR)
    plane = Plane(np.array([[20.0], [30.0]]), np.array([0.05, 0.1]), Quarks.from_sector(SECTOR))
    assert float(item.predict(point, data)) == pytest.approx(item.predict(plane, data)[1, 1], rel=1e-12)
    assert float(item.excess(point, data)) == pytest.approx(item.excess(plane, data)[1, 1], rel=1e-12)


@SETS
@pytest.mark.parametrize("name", list(PREDICTIONS))
def test_predictions_are_vectorised_and_vanish_without_coupling(name, data):
    item = PREDICTIONS[name]
    table = item.predict(Plane(np.array([[20.0], [200.0]]), np.array([0.0, 0.05, 0.1])), data)
    assert table.shape == (2, 3)
    assert np.all(np.isfinite(table))
    assert np.all(table[:, 0] == 0)
    info = item.info(data)
    assert info.name == name
    assert info.references


def test_no_coupling_is_the_standard_model():
    none = Plane(30.0, 0.0)
    assert bs_mixing.predict(none, DataSet.PAPER) == 1.0
    assert kaon.predict(none, DataSet.PAPER) == 0.0


@SETS
@pytest.mark.parametrize("box", list(Box))
@pytest.mark.parametrize("matching", list(Form))
def test_vphi_limit_is_where_the_rule_begins_to_exclude(data, box, matching):
    forms = Forms(box, matching, *[Form.PRINTED] * 4)
    limit = float(bs_mixing.vphi_limit(30.0, scenario("paper"), data, forms))
    below, above = (
        bs_mixing.BS_MIXING.excess(Plane(30.0, 30.0 / (limit * f), scenario("paper"), forms), data)
        for f in (0.9999, 1.0001)
    )
    assert below < 0 < above
    (point,) = bound("bs_mixing", 30.0, data, forms=forms).points
    assert 30.0 / point.gp_excluded == pytest.approx(limit, rel=1e-9)


def test_vphi_limit_on_a_plane_of_masses():
    masses = np.geomspace(2e3, 4e4, 6)
    sector = scenario("unit_yukawas").with_masses(masses[:, None], masses[None, :])
    table = bs_mixing.vphi_limit(30.0, sector, DataSet.PAPER, Forms.all(Form.DERIVED))
    assert table.shape == (6, 6)
    assert np.isnan(table[0, 0])
    known = table[np.isfinite(table)]
    assert known.size == 3
    assert table == pytest.approx(table.T, nan_ok=True)


def test_allowed_ratios():
    assert bs_mixing.allowed_ratios(DataSet.PAPER) == (0.85, 1.15)
    low, high = bs_mixing.allowed_ratios(DataSet.CURRENT)
    # 17.76/(18.4 + 1.96 0.7) and 17.76/(18.4 - 1.96 1.2)
    assert (low, high) == pytest.approx((17.76 / (18.4 + 1.372), 17.76 / (18.4 - 2.352)), rel=1e-3)


def test_matching_factors():
    left, mixed = bs_mixing.matching_factors(np.array([10.0, 160.0, 1500.0]), Form.DERIVED)
    # the scale of 9.7, and the values at the masses of a Z'
    assert mixed / left == pytest.approx([4.40, 7.25, 9.89], abs=0.01)
    assert left == pytest.approx([1.148, 1.0, 0.906], abs=1e-3)
    one, printed = bs_mixing.matching_factors(50.0, Form.PRINTED)
    assert (float(one), float(printed)) == (1.0, 9.7)


def test_forms_of_the_data_sets():
    assert forms_for(DataSet.PAPER) == Forms.all(Form.PRINTED)
    assert forms_for(DataSet.CURRENT) == Forms.all(Form.DERIVED)


def test_top_decay_against_the_exact_width():
    """1 % at 16 TeV: b and c masses and higher orders in vPhi/m."""
    sector = QuarkSector(16e3, 16e3, 16e3, yq=(0.1, 0.8 + 0.3j, 0.9 - 0.2j), yu=(0.0, 0.4, 0.6j))
    point = ModelPoint(30.0, 0.15, quarks=sector)
    table = decays([point]).tables["t"]
    exact = float(table["Zp", "c"][0] / table["W+", "b"][0])
    plane = Plane(30.0, 0.15, Quarks.from_sector(sector), Forms.all(Form.DERIVED))
    assert float(top_to_zpc.predict(plane, DataSet.PAPER)) == pytest.approx(exact, rel=0.01)


def test_top_decay_is_closed_above_the_top_mass():
    found = top_to_zpc.predict(Plane(np.array([170.0, 173.0, 500.0]), 0.1), DataSet.PAPER)
    assert found[0] > 0
    assert np.all(found[1:] == 0)


def test_kaon_decay_is_enhanced_for_either_sign():
    up, down = (k_to_pi_nunu_shift(s, DataSet.PAPER) for s in (1e-4 + 5e-5j, -1e-4 - 5e-5j))
    assert up == pytest.approx(down, rel=1e-12)
    assert up > 0


def test_tau_universality_today():
    central, error = UNIVERSALITY.central(DataSet.CURRENT)
    assert (1e3 * central, 1e3 * error) == pytest.approx((0.6, 2.2), abs=0.1)
    weaker = bound("tau", 60.0, DataSet.CURRENT).points[0].gp_excluded
    assert bound("tau_universality", 60.0, DataSet.CURRENT).points[0].gp_excluded < weaker


def test_log_ratio_and_average():
    x = np.array([0.5, 1.0 - 1e-6, 1.0, 1.0 + 1e-6, 3.0])
    assert log_ratio(x) == pytest.approx([2 * np.log(2), 1 + 5e-7, 1.0, 1 - 5e-7, np.log(3) / 2], rel=1e-9)
    from recast.inputs.lowenergy import Measurement

    items = [Measurement(1.0, 1.0, "s", "r"), Measurement(4.0, 2.0, "s", "r")]
    assert weighted_average(items) == pytest.approx((1.6, np.sqrt(0.8)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"mq_gev": 0.0}, "quark sector: mq_gev is 0; it must be from 1 to 1e12 GeV"),
        ({"md_gev": -5.0}, "md_gev is -5"),
        ({"mu_gev": float("nan")}, "mu_gev is not a finite number"),
        ({"mq_gev": 1e300}, "mq_gev is 1e+300"),
        ({"md_gev": 1e-300}, "md_gev is 1e-300"),
        ({"yq": [0, 1e200, 1]}, "quark sector: yq is above 1000"),
        ({"yq": [1, 2]}, "yq needs three finite numbers on its last axis"),
        ({"yd": [0, 0, float("inf")]}, "yd needs three finite numbers"),
    ],
)
def test_bad_sectors_are_refused(change, message):
    with pytest.raises(InputError) as caught:
        Quarks(**(ARRAYS | change))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_unknown_scenario_and_arrays_in_a_bound():
    assert "paper" in scenario_names()
    with pytest.raises(InputError, match='unknown quark sector "papers". Did you mean "paper"'):
        scenario("papers")
    many = scenario("paper").with_masses([1e3, 2e3], 1e3)
    with pytest.raises(InputError, match=r"have shapes \(3,\), \(\), \(2,\), which do not broadcast"):
        Plane([10.0, 20.0, 30.0], 0.1, many)
    with pytest.raises(InputError, match="a bound against mZ' needs one quark sector"):
        bound("bs_mixing", 30.0, DataSet.PAPER, many)


# vPhi = 2 TeV, the couplings of b 0.73 of the leading order
LARGE = QuarkSector(1500.0, 1500.0, 1e5, yq=(0.0, -0.0065, 1.0))
ABOUT_PAIRS = [name for name, item in (*OBSERVABLES.items(), *PREDICTIONS.items()) if item.pair]


def _large(form, gp=0.1, sector=LARGE):
    return Plane(np.asarray(200.0), np.asarray(gp), Quarks.from_sector(sector), Forms.all(form))


def test_exact_couplings_are_those_of_the_spectrum():
    sector = dataclasses.replace(
        LARGE, md_gev=3000.0, yq=(0.1j, -0.2 + 0.1j, 1.0), yu=(0.1, 0.3, 0.6j), yd=(0.02, -0.3j, 0.8)
    )
    spectrum = quark_spectrum(ModelPoint(200.0, 0.1, quarks=sector))
    for pair, flavours, charges in (
        ("sb", "dsb", spectrum.down_charges),
        ("ds", "dsb", spectrum.down_charges),
        ("ct", "uct", spectrum.up_charges),
    ):
        place = tuple(flavours.index(flavour) for flavour in pair)
        found = np.array(couplings_of(_large(Form.DERIVED, sector=sector), pair, DataSet.PAPER)) * 2000.0**2
        expected = [charges.qp_left[place], charges.qp_right[place]]
        assert found == pytest.approx(np.array(expected), rel=1e-9)


def test_a_verdict_has_the_exact_couplings_in_the_derived_form():
    printed, derived = (constraint_row("b_to_s_mumu", _large(form), DataSet.PAPER) for form in Form)
    assert (printed["prediction"], printed["excluded"]) == (pytest.approx(-1.769, abs=1e-3), True)
    assert (derived["prediction"], derived["excluded"]) == (pytest.approx(-1.288, abs=1e-3), False)
    mixing = 2000.0 / (np.sqrt(2.0) * 1500.0)
    assert derived["prediction"] / printed["prediction"] == pytest.approx((1 + mixing**2) ** -0.5, rel=1e-3)
    assert "leading order in vPhi/m is 37 % off the s-b couplings" in printed["note"]
    assert "note" not in derived
    tree = [bs_mixing.predict(_large(form), DataSet.PAPER) - 1 for form in Form]
    assert tree[0] / tree[1] == pytest.approx(1.89, abs=0.02)


@pytest.mark.parametrize("name", ABOUT_PAIRS)
def test_a_vector_like_quark_below_the_mediator_leaves_nothing_to_say(name):
    sector = QuarkSector(300.0, 300.0, 350.0, (0.1, 0.02, 0.3), (0.1, 0.1, 0.3), (0.1, 0.01, 0.1))
    item = OBSERVABLES.get(name) or PREDICTIONS[name]
    plane = Plane(np.asarray(1000.0), np.asarray(0.5), Quarks.from_sector(sector))
    for point in (plane, ModelPoint(1000.0, 0.5, quarks=sector)):
        assert item.outside(1000.0, point) == "a vector-like quark of 300 GeV is lighter than the Z'"
        assert item.outside(290.0, point) == ""
    assert item.outside(1e5, Plane(1e5, 0.5)) == ""


def test_a_leading_order_that_is_far_off_excludes_nothing():
    """At vPhi = 4 TeV it is 2.1 times the exact one."""
    item = observable("b_to_s_mumu")
    for gp, off in ((0.1, False), (0.05, True)):
        point = _large(Form.PRINTED, gp)
        assert bool(item.excess(point, DataSet.PAPER) < 0) is off
        row = constraint_row("b_to_s_mumu", point, DataSet.PAPER)
        assert (row["excluded"] is None) is off
    assert "113 % off" in row["reason"]
    (found,) = bound("b_to_s_mumu", 200.0, DataSet.PAPER, Quarks.from_sector(LARGE)).points
    assert found.gp_excluded == pytest.approx(0.0842, abs=1e-3)
    assert found.reason == "leading order in vPhi/m: 5% off below 0.29, 50% and silent below 0.083"
    x, y = Axis("mzp_gev", np.array([200.0, 2000.0])), Axis("gp", np.array([0.05, 0.1]))
    table = evaluate(["b_to_s_mumu"], x, y, DataSet.PAPER, quarks=Quarks.from_sector(LARGE)).excess[
        "b_to_s_mumu"
    ]
    assert table[0, 0] < 0 < table[0, 1]
    assert np.all(np.isnan(table[1]))


@pytest.mark.parametrize("heavy", [1e4, 1e9, 1e12])
def test_the_mixing_does_not_depend_on_a_common_scale(heavy):
    quarks = Quarks.from_sector(QuarkSector(heavy, heavy, heavy, yq=(0.0, 0.01, 0.5)))
    vphi = np.array([1e-4, 1.0, 4.0]) * heavy
    left, right = quarks.exact("sb", vphi)
    expected = quarks.left(1, 2) / np.sqrt(1 + (0.5 * vphi / heavy) ** 2 / 2)
    assert left == pytest.approx(expected, rel=1e-3)
    assert np.abs(right) == pytest.approx(0.0, abs=1e-6 * abs(expected[0]))
    assert np.all(np.array(quarks.exact("ds", vphi)) == 0)


def test_a_named_sector_has_the_leading_order():
    for form in Form:
        plane = Plane(np.asarray(30.0), np.asarray(1e-3), scenario("paper"), Forms.all(form))
        assert couplings_of(plane, "sb", DataSet.PAPER)[0] == scenario("paper").left(1, 2)
        assert observable("bs_mixing").order_note(plane, DataSet.PAPER) == ""


def test_masses_that_mixing_moves_are_told():
    (note,) = mass_notes(ModelPoint(60.0, 0.08, quarks=QuarkSector(1e6, 1000.0, 1e6, yu=(0.0, 1.0, 1.0))))
    assert "m(c) = 1.125 GeV, input 1.273 (-11.7%), m(t) = 156 GeV, input 172.6 (-9.6%)" in note
    assert mass_notes(ModelPoint(60.0, 0.08, quarks=QuarkSector(1e12, 1e12, 1e12, yu=(0.0, 1.0, 1.0)))) == ()
    assert mass_notes(ModelPoint(60.0, 0.08)) == ()


LEPTONIC = scenario("none")
ABOUT_QUARKS = [name for name, item in OBSERVABLES.items() if item.info(DataSet.PAPER).needs_quarks]


@pytest.mark.parametrize("data", list(DataSet))
@pytest.mark.parametrize("name", ABOUT_QUARKS)
def test_a_constraint_on_quarks_refuses_a_model_without_them(name, data):
    item = observable(name)
    for point in (ModelPoint(30.0, 0.1), Plane(np.asarray(30.0), np.asarray(0.1), LEPTONIC)):
        for function in (item.predict, item.excess, item.compared):
            with pytest.raises(InputError, match="the model has no vector-like quarks"):
                function(point, data)


@pytest.mark.parametrize("name", [*ABOUT_QUARKS, "perturbativity"])
def test_a_bound_on_absent_quarks_has_a_reason(name):
    found = bound(name, [30.0, 100.0], DataSet.PAPER, LEPTONIC)
    assert [(p.gp_excluded, p.everything, p.reason) for p in found.points] == [
        (None, False, "the model has no vector-like quarks")
    ] * 2


@pytest.mark.parametrize("name", ["kaon", "b_to_s_mumu", "perturbativity"])
def test_planes_figures_and_sums_refuse_constraints_on_absent_quarks(name):
    x, y = Axis("mzp_gev", np.array([20.0, 40.0])), Axis("gp", np.array([0.01, 0.1]))
    message = f"{name}: the model has no vector-like quarks. Leave it out, or name a quark sector: paper, "
    with pytest.raises(InputError, match=message):
        evaluate(["trident", name], x, y, DataSet.PAPER, quarks=LEPTONIC)
    for place in ("regions", "lines", "bands"):
        arguments = {"regions": ["trident"], place: [name]}
        with pytest.raises(InputError, match=message):
            coupling_figure((20.0, 40.0), (0.01, 0.1), DataSet.PAPER, quarks=LEPTONIC, **arguments)
    assert evaluate(["trident"], x, y, DataSet.PAPER, quarks=LEPTONIC).excess["trident"].shape == (2, 2)


def test_what_is_drawn_of_absent_quarks_is_refused():
    x, y = Axis("mq_gev", np.array([1e3, 2e3])), Axis("md_gev", np.array([1e3, 2e3]))
    fixed = {"mzp_gev": 100.0, "gp": 0.1}
    with pytest.raises(InputError, match="masses of the quarks: the model has no vector-like quarks"):
        evaluate(["trident"], x, y, DataSet.PAPER, fixed, LEPTONIC)
    with pytest.raises(InputError, match="bs_effects: the model has no"):
        coupling_figure((20.0, 40.0), (0.01, 0.1), DataSet.PAPER, [], effects=[0.05], quarks=LEPTONIC)
    x, y = Axis("mzp_gev", np.array([20.0, 40.0])), Axis("gp", np.array([0.01, 0.1]))
    with pytest.raises(InputError, match="vphi_limit: the model has no"):
        plane_figure(x, y, DataSet.PAPER, vphi_levels_gev=[1e3], quarks=LEPTONIC)
    with pytest.raises(InputError, match="b_to_s_mumu: the model has no"):
        combined_bound(["trident", "b_to_s_mumu"], 30.0, DataSet.PAPER, quarks=LEPTONIC)


def test_none_is_a_sector_beside_the_scenarios():
    assert scenario_names()[-1] == "none"
    assert not LEPTONIC.exist
    assert all(scenario(name).exist for name in scenario_names()[:-1])
