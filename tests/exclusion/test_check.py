"""Verdicts on points: who excludes them, by how much, and that nothing is said where nothing is known."""

import csv
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError
from recast.exclusion.check import check, source_names, write_verdicts
from recast.exclusion.check_constraints import MOST_SETS
from recast.exclusion.check_curves import curve_between, largest_couplings, standard_findings
from recast.exclusion.findings import Findings, Source, SourceKind, Verdict, gathered, verdicts
from recast.inputs.lowenergy import DataSet
from recast.inputs.standard_curves import standard_curve, standard_names
from recast.lowenergy.base import Limit
from recast.lowenergy.bounds import bound
from recast.lowenergy.quarks import scenario, scenario_names
from recast.lowenergy.registry import OBSERVABLES
from recast.model.point_list import point_list
from recast.model.registry import load_model
from recast.model.widths import zp_partial_widths
from recast.statistics.expected import count_limits

NAME = standard_names()[0]
CURVE = standard_curve(NAME)


def points(*rows, model="lmu_ltau"):
    return point_list(
        [
            {"mzp_gev": mass, "coupling": coupling, **rest}
            for mass, coupling, *more in rows
            for rest in [more[0] if more else {}]
        ],
        model,
    )


def shipped(*rows, model="lmu_ltau"):
    """What the shipped curve says of points."""
    (table,) = points(*rows, model=model).tables
    return standard_findings(CURVE, table)


def finding(ratio, covered=True, decides=True, error=0.0, name="a", excluded=None):
    source = Source(name, name, SourceKind.CONSTRAINT, "95 % CL", 0.95, (), decides)
    found = Findings.silent(source, 1, "")
    found.covered[:], found.ratio[:] = covered, ratio
    found.excluded[:] = covered and (ratio > 1 if excluded is None else excluded)
    found.simulation[:], found.interpolation[:] = error, 0.0
    return found


# verdicts


def test_a_point_that_nothing_covers_is_not_allowed():
    (item,) = check(points((5e5, 1e-5)), against=[NAME, "cms_4mu", "babar_4mu"])
    assert (item.verdict, item.decisive, item.excluded_by) == (Verdict.NOT_COVERED, None, ())
    assert "allowed" not in [str(word) for word in Verdict]
    assert all(not found.covered and found.reason for found in item.findings)


def test_one_that_excludes_is_enough_and_the_strongest_is_named():
    found = verdicts([finding(0.5, name="a"), finding(1.5, name="b"), finding(3.0, name="c")], 1)
    assert (found.verdict(0), found.excluded_by(0)) == (Verdict.EXCLUDED, ("b", "c"))
    assert found.findings[found.decisive[0]].source.name == "c"


def test_the_nearest_is_named_where_none_excludes():
    found = verdicts([finding(0.5, name="a"), finding(0.9, name="b"), finding(9.0, covered=False)], 1)
    assert found.verdict(0) is Verdict.NOT_EXCLUDED
    assert found.findings[found.decisive[0]].source.name == "b"


def test_priors_and_expected_limits_decide_nothing():
    assert verdicts([finding(5.0, decides=False)], 1).verdict(0) is Verdict.NOT_COVERED
    assert verdicts([finding(5.0, decides=False), finding(0.1)], 1).verdict(0) is Verdict.NOT_EXCLUDED
    (item,) = check(points((30.0, 0.9)), against=["perturbativity"], quarks="paper")
    assert item.verdict is Verdict.NOT_COVERED
    assert item.findings[0].excluded


def test_where_every_coupling_is_excluded_there_is_no_ratio():
    whole = finding(math.nan, excluded=True, name="whole")
    found = verdicts([finding(2.0), whole], 1)
    assert found.findings[found.decisive[0]].source.name == "whole"
    assert math.isnan(found.edge[0])


def test_one_that_allows_strong_couplings_again_comes_after_those_that_exclude():
    again = finding(5.0, excluded=False, name="again")
    for order in ([again, finding(1.1)], [finding(1.1), again]):
        found = verdicts(order, 1)
        assert found.findings[found.decisive[0]].source.name == "a"


@pytest.mark.parametrize(("ratio", "error", "sigmas"), [(1.02, 0.01, 1.9608), (0.98, 0.01, 2.0408)])
def test_how_near_the_edge(ratio, error, sigmas):
    assert verdicts([finding(ratio, error=error)], 1).edge[0] == pytest.approx(sigmas, abs=1e-4)


def test_findings_of_parts_are_put_in_their_places():
    one, other = finding(2.0), finding(3.0)
    whole = gathered(3, [(np.array([2]), one), (np.array([0]), other)], "elsewhere")
    assert whole.ratio[[0, 2]].tolist() == [3.0, 2.0]
    assert (whole.covered[1], whole.reasons[1]) == (False, "elsewhere")


# constraints


@pytest.mark.parametrize("name", list(OBSERVABLES))
def test_constraints_say_what_their_bounds_say(name):
    """The ratio is that of the bound, on the side that is excluded."""
    rows = [(mass, g) for mass in (0.3, 12.0, 40.0, 300.0) for g in (1e-4, 0.03, 0.8)]
    result = check(points(*rows), against=[name], quarks="paper")
    edge = bound(name, [mass for mass, _ in rows], DataSet.CURRENT, scenario("paper"))
    for (_, g), item, point in zip(rows, result, edge.points, strict=True):
        (found,) = item.findings
        if point.gp_excluded is None:
            assert found.ratio is None
            assert found.covered or found.reason
            continue
        ratio = g / point.gp_excluded
        ratio = ratio if edge.info.excludes == "above" else 1.0 / ratio
        assert found.ratio == pytest.approx(ratio, rel=1e-9)
        assert found.excluded == (ratio > 1.0) or point.reason


def test_constraints_that_do_not_hold_say_so_by_name():
    (item,) = check(points((30.0, 0.01), model="b_minus_l"), against=["z_couplings", "cms_4mu", "bs_mixing"])
    reasons = {found.source.name: found.reason for found in item.findings}
    assert reasons["cms_4mu"] == "it was published for other charges"
    assert reasons["bs_mixing"] == "it is about the vector-like quarks of gauged Lmu-Ltau"
    assert item.verdict is Verdict.NOT_COVERED
    scalar = point_list([{"mphi_gev": 30, "yphi": 0.1}], "scalar_phi")
    assert all("no charges" in found.reason for found in check(scalar)[0].findings)


def test_a_coupling_beyond_perturbation_theory_is_not_covered():
    (item,) = check(points((30.0, 9.0)), against=["trident", NAME])
    assert [found.covered for found in item.findings] == [False, False]
    assert "not perturbative" in item.findings[1].reason


def test_different_charges_are_told_apart_and_too_many_refused():
    result = check(points((30.0, 0.02), (30.0, 0.02, {"charges.mu": 3.0})), against=["g_minus_2"])
    assert result[1].decisive.ratio == pytest.approx(3.0 * result[0].decisive.ratio)
    many = points(*((30.0, 0.02, {"charges.mu": 1.0 + 1e-3 * n}) for n in range(MOST_SETS + 1)))
    with pytest.raises(InputError, match="1001 different sets of parameters besides mass and coupling"):
        check(many, against=["trident"])


def test_no_coupling_is_the_standard_model():
    (item,) = check(points((30.0, 0.0)))
    assert item.verdict is Verdict.NOT_EXCLUDED
    assert all(not found.excluded for found in item.findings)


@pytest.mark.parametrize("sector", scenario_names())
@pytest.mark.parametrize("data", list(DataSet))
def test_no_coupling_is_excluded_by_no_quark_sector(sector, data):
    """b -> s mu mu excludes all couplings above 0 in some sectors; at 0 there is no Z' in it."""
    (item,) = check(points((30.0, 0.0)), quarks=sector, data=data)
    assert item.verdict is Verdict.NOT_EXCLUDED
    assert not any(found.excluded for found in item.findings)
    (weak,) = check(points((30.0, 1e-9)), quarks=sector, data=data)
    for found in weak.findings:
        same = next(other for other in item.findings if other.source == found.source)
        assert not found.excluded or "a coupling of 0 gives no signal" in same.reason


def test_a_fixed_mixing_excludes_without_a_coupling_and_says_so():
    mixed = {"kinetic_mixing": 0.3}
    none, weak = check(points((30.0, 0.0, mixed), (30.0, 1e-9, mixed)), against=["kinetic_mixing"])
    assert (none.verdict, weak.verdict) == (Verdict.EXCLUDED, Verdict.EXCLUDED)
    assert none.findings[0].reason == "excluded without the coupling as well: this does not depend on it"
    (small,) = check(points((30.0, 0.0, {"kinetic_mixing": 1e-6})), against=["kinetic_mixing"])
    assert small.verdict is Verdict.NOT_EXCLUDED


def test_couplings_excluded_on_the_other_side_are_measured_by_its_edge():
    """Without that they would be excluded with a ratio below 1."""
    mixed = {"kinetic_mixing": -0.2}
    rows = [(5.0, g, mixed) for g in (0.0, 0.001, 0.05, 0.2)]
    (edge,) = bound("g_minus_2", 5.0, DataSet.CURRENT, model=load_model("lmu_ltau"), values=mixed).points
    assert 0.001 < edge.gp_opposite < 0.05 < edge.gp_excluded < 0.2
    zero, weak, between, strong = (item.findings[0] for item in check(points(*rows), against=["g_minus_2"]))
    assert [found.excluded for found in (zero, weak, between, strong)] == [True, True, False, True]
    assert zero.ratio is None
    assert weak.ratio == pytest.approx(edge.gp_opposite / 0.001)
    assert between.ratio == pytest.approx(0.05 / edge.gp_excluded)
    assert strong.ratio == pytest.approx(0.2 / edge.gp_excluded)


def test_no_mixing_as_the_coupling_is_no_signal():
    (item,) = check(points((30.0, 0.0), model="dark_photon"))
    assert not any(found.excluded for found in item.findings)


# the shipped curve


def test_at_its_masses_it_is_the_limit_of_its_run():
    """S = allowed at the bound, for the model that it was made with."""
    counts = count_limits(CURVE.method, CURVE.observed, CURVE.background, cl=CURVE.cl)
    for index in range(0, CURVE.mzp_gev.size - 1, 2):  # at the last one the bound is beyond a narrow width
        found = shipped((float(CURVE.mzp_gev[index]), 0.01))
        g, r = found.bound[0], CURVE.interference[index]
        events = CURVE.signal_events[index] * g**2 * (CURVE.reference_branching_ratio[index] + r)
        assert events == pytest.approx(counts.observed - counts.background, rel=1e-5)
        expected = 0.5 * CURVE.signal_error[index] / CURVE.signal_events[index]
        assert found.simulation[0] == pytest.approx(expected)


@pytest.mark.parametrize("charge", [0.5, 1.0, -3.0])
def test_all_charges_scaled_scale_the_bound(charge):
    same = shipped((20.0, 0.01))
    scaled = {
        f"charges.{name}": charge * q for name, q in (("mu", 1), ("nu_mu", 1), ("tau", -1), ("nu_tau", -1))
    }
    found = shipped((20.0, 0.01, scaled))
    assert found.bound[0] == pytest.approx(same.bound[0] / abs(charge), rel=1e-9)


def test_other_models_have_g_mu_sqrt_of_br_plus_r():
    edges = []
    for name in ("lmu_ltau", "le_lmu", "muon_only"):
        charges = load_model(name).charges({})
        widths = zp_partial_widths(40.0, 1.0, charges)
        ratio = float(widths["mu"] / sum(widths.values()))
        r = np.interp(np.log(40.0), np.log(CURVE.mzp_gev), CURVE.interference)
        edges.append(shipped((40.0, 0.01), model=name).bound[0] * math.sqrt(ratio + r))
    assert edges[1:] == pytest.approx(edges[:1] * 2, rel=1e-9)


@pytest.mark.parametrize(
    ("model", "row", "reason"),
    [
        ("b_minus_l", (20.0, 0.01), "quarks have charges: they produce the Z' as well"),
        ("dark_photon", (20.0, 0.01), "quarks have charges"),
        ("lmu_ltau", (20.0, 0.01, {"kinetic_mixing": 0.01}), "quarks have charges"),
        ("axial_muon", (20.0, 0.01), "mu has an axial charge: the curve is for vector charges"),
        ("lmu_ltau", (20.0, 0.01, {"charges.mu": 0.0}), "mu has no charge"),
        ("lmu_ltau", (4.0, 0.01), "the curve is from"),
        ("lmu_ltau", (79.0, 0.01), "the curve is from"),
        ("lmu_ltau", (30.0, 0.01, {"charges.nu_tau": 7.8}), "wider than 0.005 of its mass at the bound"),
        ("lmu_ltau", (55.0, 0.01, {"charges.nu_tau": 5.0}), "interference with the Standard Model matters"),
        ("lmu_ltau", (20.0, 2.0), "beyond perturbation theory or the Z' too wide"),
    ],
)
def test_outside_the_narrow_width_range_it_is_refused_with_the_reason(model, row, reason):
    found = shipped(row, model=model)
    assert not found.covered[0]
    assert reason in found.reasons[0]
    assert math.isnan(found.ratio[0])


def test_cls_at_the_bound_and_at_another_level():
    (table,) = points((20.0, 0.01)).tables
    edge = standard_findings(CURVE, table).bound[0]
    strict = standard_findings(CURVE, table, cl=0.99)
    assert strict.bound[0] > edge
    assert strict.source.level == "99 % CL, one-sided, recast"
    (at,) = check(points((20.0, float(edge))), against=[NAME])
    # `paper` excludes more than 94 events: CLs there is above 5 %, P(N <= 77 | 94) below
    assert 0.03 < at.decisive.cls_observed < 0.1


@settings(max_examples=50, deadline=None)
@given(st.floats(0.2, 5.0), st.floats(-4.0, 4.0))
def test_a_power_law_is_interpolated_exactly(scale, power):
    x = np.array([5.0, 8.0, 20.0, 60.0])
    found = curve_between(x, scale * x**power, 0.01 * np.ones(4), np.array([5.0, 7.0, 59.0, 60.0]))
    assert found.value == pytest.approx(scale * np.array([5.0, 7.0, 59.0, 60.0]) ** power, rel=1e-9)
    assert np.all(found.interpolation < 1e-9)


def test_a_bend_has_an_error_and_gaps_are_not_crossed():
    x = np.array([10.0, 20.0, 30.0, 40.0, 50.0])
    y = np.array([1.0, 1.2, np.nan, 4.0, 9.0])
    found = curve_between(x, y, np.zeros(5), np.array([15.0, 25.0, 30.0, 35.0, 45.0, 60.0]))
    assert np.isfinite(found.value).tolist() == [True, False, False, False, True, False]
    bent = curve_between(x, np.array([1.0, 1.2, 2.0, 4.0, 9.0]), np.zeros(5), np.array([25.0, 30.0]))
    assert bent.interpolation[0] > 1e-3
    assert bent.interpolation[1] == pytest.approx(0.0, abs=1e-12)
    two = curve_between(x[:2], np.array([1.0, 3.0]), np.zeros(2), np.array([10.0, 14.0, 20.0]))
    assert two.interpolation[1] > 0.01
    assert two.interpolation[[0, 2]] == pytest.approx([0.0, 0.0], abs=1e-12)
    alone = curve_between(x, np.array([np.nan, 3.0, np.nan, np.nan, 2.0]), 0.1 * np.ones(5), x)
    assert np.isfinite(alone.value).tolist() == [False, True, False, False, True]


def test_two_nodes_alone_say_little_between_them():
    """Simulated limits of the quickstart at 10 and 55 GeV are 107 % off at 30 GeV, where it is 0.0257."""
    two = curve_between(
        np.array([10.0, 55.0]), np.array([0.0121041, 0.120447]), np.zeros(2), np.array([30.0])
    )
    assert abs(math.log(two.value[0] / 0.0257)) < 1.2 * math.log1p(two.interpolation[0])
    flat = curve_between(np.array([10.0, 55.0]), np.array([0.1, 0.1]), np.zeros(2), np.array([30.0]))
    assert flat.interpolation == pytest.approx([0.0], abs=1e-12)


def test_left_out_nodes_are_within_the_stated_errors():
    """Each inner node of the shipped curve from the others: the error is that of twice as wide steps."""
    x, y = CURVE.mzp_gev, CURVE.signal_events
    pulls = []
    for index in range(1, x.size - 1):
        rest = np.arange(x.size) != index
        found = curve_between(x[rest], y[rest], (CURVE.signal_error / y)[rest], x[index : index + 1])
        error = math.hypot(found.interpolation[0], CURVE.signal_error[index] / y[index])
        pulls.append((math.log(found.value[0] / y[index])) / error)
    assert np.all(np.abs(pulls) < 3.0), pulls


def test_the_largest_coupling_is_that_of_a_tenth_of_the_mass():
    model = load_model("lmu_ltau")
    masses = np.array([10.0, 40.0, 10.0])
    others = {n: p.default for n, p in model.parameters.items() if n not in ("mzp_gev", "gp")}
    found = largest_couplings(model, masses, others)
    for mass, coupling in zip(masses, found, strict=True):
        point = model.point({"mzp_gev": float(mass), "gp": float(coupling)})
        assert point.mediator.width_gev / mass == pytest.approx(0.1)


# the whole


def test_a_broken_plugin_stops_no_other(monkeypatch):
    for name in ("_items", "_makers"):
        monkeypatch.setattr(OBSERVABLES, name, dict(getattr(OBSERVABLES, name)))
    item = Limit(name="mine", title="", quantity="", predict=lambda *_: "three", block="kaon")
    OBSERVABLES.register("mine", item)
    OBSERVABLES._makers["mine"] = ("elsewhere",)
    (found,) = check(points((30.0, 0.1)))
    assert found.verdict is Verdict.EXCLUDED
    assert "observable mine: it fails with ValueError" in found.findings[-1].reason
    with pytest.raises(RunError, match="observable mine"):
        check(points((30.0, 0.1)), against=["mine"])


def test_unknown_sources_name_the_nearest():
    with pytest.raises(InputError, match='check: unknown source "tridnt". Did you mean "trident"?'):
        check(points((30.0, 0.1)), against=["tridnt"])
    assert {NAME, "trident", "cms_4mu"} <= set(source_names())


def test_models_of_one_list_stand_in_its_order():
    rows = [
        {"model": name, "mzp_gev": 20, "coupling": g}
        for name, g in (("lmu_ltau", 0.01), ("muon_only", 0.02), ("lmu_ltau", 0.03))
    ]
    result = check(point_list(rows), against=[NAME])
    assert [item.model for item in result] == [row["model"] for row in rows]
    assert result[2].decisive.ratio == pytest.approx(3.0 * result[0].decisive.ratio)
    assert sum(result.counts.values()) == 3


def test_the_table_has_one_row_a_point(tmp_path):
    rows = points((20.0, 0.05), (5e5, 1e-5), (30.0, 0.001, {"charges.tau": -2.0}))
    path = write_verdicts(check(rows, against=[NAME, "trident"]), tmp_path / "out.csv")
    found = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert [row["verdict"] for row in found] == ["excluded", "not excluded", "not excluded"]
    assert found[0]["excluded_by"] == f"{NAME} trident" or found[0]["excluded_by"] == NAME
    assert found[1][f"ratio_{NAME}"] == ""
    assert found[2]["charges.tau"] == "-2"
    assert not any("nan" in cell for row in found for cell in row.values())
    assert found[0]["near_edge"] in ("yes", "no")


def test_rows_and_table_have_the_same_columns(tmp_path):
    rows = [{"mzp_gev": 20, "coupling": 0.05}, {"model": "dark_photon", "mzp_gev": 20, "coupling": 0.01}]
    result = check(point_list(rows), against=[NAME, "trident", "kinetic_mixing"])
    told = list(result.rows())
    with write_verdicts(result, tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [list(row) for row in told] == [result.columns] * 2
    assert list(table[0]) == result.columns
    assert told[1]["gp"] is None
    for row, cells, item in zip(told, table, result, strict=True):
        assert row["error"] == item.decisive.error
        assert float(cells["ratio"]) == pytest.approx(row["ratio"], rel=1e-5)
        assert row["ratio"] == row[f"ratio_{row['by']}"]


def test_a_list_gives_the_same_as_its_points():
    rows = [(10.0 + n, 10.0 ** (-1 - 0.1 * n)) for n in range(12)]
    together = check(points(*rows))
    for row, item in zip(rows, together, strict=True):
        (alone,) = check(points(row))
        assert alone.as_dict() == item.as_dict()
