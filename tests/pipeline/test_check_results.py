"""What the results of a run say of points: between its own, at their errors, and nowhere else."""

import json

import numpy as np
import pytest
import yaml
from scipy.interpolate import CubicSpline

from recast.cards import parse_card
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.exclusion.check import check
from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.curve import NOT_THROUGH_0, ExclusionCurve, ExclusionRow, LimitSource, ScanAxis
from recast.exclusion.findings import Verdict
from recast.exclusion.scaling import CurvePoint
from recast.model.point_list import point_list
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint
from recast.pipeline.check_results import _between_rows, kept_results
from recast.pipeline.check_simulated import simulate_points, simulated_cards
from recast.report.caption import RunFacts
from recast.statistics.expected import count_limits

COUNTS = count_limits("cls", 77, 78.0)
POINT = {"mzp_gev": 20.0, "coupling": 0.02}


def limit(value, error=0.01):
    if value is None or isinstance(value, ParameterLimit):
        return value or no_limit("nothing")
    return ParameterLimit(value, error * value)


def results(folder, rows, *, scan=None, sources=(), parameters=None, observed=True, **changed):
    """Write results.json of a run: limits at points, as `recast run` does."""
    scan = scan or {"mzp_gev": sorted({row[0][0] for row in rows})}
    card = parse_card(
        {
            "name": "kept",
            "model": {"name": "lmu_ltau", "parameters": parameters or {}},
            "scan": scan,
            "analysis": {"name": "atlas_2013_z4l"},
            "limit": {"method": "cls"},
            **changed,
        }
    )
    known = load_model("lmu_ltau").parameters
    made, points = [], []
    for number, (place, value) in enumerate(rows):
        point = ScanPoint.of(dict(zip(card.scan, place, strict=True)))
        source = sources[number] if sources else LimitSource.SCALING
        found = limit(value)
        limits = CurvePoint(found if observed else no_limit("unseen"), (found,) * 5)
        made.append(ExclusionRow(point, source, limits, observed))
        points.append(
            {
                "parameters": dict(point),
                "statistics": COUNTS.as_dict() | ({} if observed else {"observed_events": None}),
                "direct": {"slope": 3.0} if source is LimitSource.DIRECT else None,
            }
        )
    axes = tuple(ScanAxis.of(known[name], values) for name, values in card.scan.items())
    curve = ExclusionCurve(tuple(made), axes, ScanAxis.of(known["gp"]))
    facts = RunFacts("a search", 77, 78.0, "full", "cls", card.limit.cl, "relative", 100, "0")
    content = {
        "name": "kept",
        "facts": facts.as_dict(),
        "curve": curve.as_dict(),
        "points": points,
        "low_energy": {"constraints": [], "quarks": "none", "data": "2014"},
        "references": ["Altmannshofer:2014cfa"],
        "provenance": {"card": card.model_dump(mode="json")},
    }
    folder.mkdir(exist_ok=True)
    (folder / "results.json").write_text(json.dumps(content, sort_keys=True))
    return folder


def asked(folder, *rows, model="lmu_ltau"):
    result = check(point_list(list(rows), model), kept=kept_results([folder]), against=[])
    return [item.findings[0] for item in result]


LINE = [((10.0,), 0.01), ((20.0,), 0.02), ((40.0,), 0.04)]


def test_between_points_a_power_law_is_exact_and_has_the_errors_of_its_neighbours(tmp_path):
    at, between = asked(results(tmp_path, LINE), POINT, {"mzp_gev": 25.0, "coupling": 0.05})
    assert (at.ratio, at.bound, at.excluded) == (pytest.approx(1.0), pytest.approx(0.02), True)
    assert between.bound == pytest.approx(0.025)
    assert between.ratio == pytest.approx(2.0)
    assert between.simulation_error == pytest.approx(0.02)
    assert between.interpolation_error == pytest.approx(0.0, abs=1e-12)
    assert (between.source.name, between.source.level) == ("kept", "95 % CL, one-sided, recast")


def test_cls_is_one_minus_the_level_at_the_bound(tmp_path):
    (at,) = asked(results(tmp_path, LINE), POINT)
    assert at.cls_observed == pytest.approx(0.05, rel=1e-6)
    assert at.cls_expected > 0.05


def test_where_scaling_does_not_hold_cls_is_said_near_the_limit_alone(tmp_path):
    folder = results(tmp_path, LINE, sources=[LimitSource.DIRECT] * 3)
    at, far = asked(folder, POINT, {"mzp_gev": 20.0, "coupling": 0.1})
    assert at.cls_observed == pytest.approx(0.05, rel=1e-6)
    assert (far.cls_observed, far.ratio) == (None, pytest.approx(5.0))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            {"mzp_gev": 9.0, "coupling": 0.9},
            "not between points of the run with a limit (mzp_gev from 10 to 40",
        ),
        ({"mzp_gev": 41.0, "coupling": 0.9}, "not between points of the run with a limit"),
        ({**POINT, "charges.mu": 2.0}, "the run has charges.mu = 1"),
        ({"mzp_gev": 20.0, "coupling": 3.0}, "beyond perturbation theory or the mediator too wide"),
    ],
)
def test_elsewhere_it_says_nothing(tmp_path, row, reason):
    (found,) = asked(results(tmp_path, LINE), row)
    assert (found.covered, found.ratio, found.excluded) == (False, None, False)
    assert reason in found.reason
    (item,) = check(point_list([row]), kept=kept_results([tmp_path]), against=[])
    assert item.verdict is Verdict.NOT_COVERED


def test_no_limit_is_not_crossed(tmp_path):
    folder = results(tmp_path, [*LINE, ((60.0,), None), ((80.0,), 0.5)])
    found = asked(folder, *({"mzp_gev": m, "coupling": 0.3} for m in (30.0, 50.0, 60.0, 70.0, 80.0)))
    assert [item.covered for item in found] == [True, False, False, False, True]
    assert [item.reason for item in found[1:3]] == [found[3].reason, "no limit: nothing"]


def test_another_model_is_told_by_name(tmp_path):
    (found,) = asked(results(tmp_path, LINE), POINT, model="le_lmu")
    assert found.reason == "the run is of the model lmu_ltau"


def test_an_expected_limit_excludes_nothing(tmp_path):
    (item,) = check(
        point_list([{**POINT, "coupling": 0.2}]),
        kept=kept_results([results(tmp_path, LINE, observed=False)]),
        against=[],
    )
    assert item.verdict is Verdict.NOT_COVERED
    assert item.findings[0].ratio == pytest.approx(10.0)
    assert not item.findings[0].excluded
    assert item.findings[0].source.level.endswith("expected")


def test_a_plane_is_interpolated_inside_its_points(tmp_path):
    rows = [((m, q), 0.001 * m / q) for m in (10.0, 20.0, 40.0) for q in (1.0, 2.0)]
    folder = results(tmp_path, rows, scan={"mzp_gev": [10, 20, 40], "charges.mu": [1, 2]})
    found = asked(
        folder,
        {"mzp_gev": 15.0, "coupling": 0.02, "charges.mu": 1.5},
        {"mzp_gev": 20.0, "coupling": 0.02, "charges.mu": 2.0},
        {"mzp_gev": 20.0, "coupling": 0.02, "charges.mu": 2.5},
        POINT,
    )
    # two values of the charge show no bend: the error says so
    relative = found[0].interpolation_error / found[0].ratio
    assert abs(found[0].bound / 0.01 - 1) < 1.5 * relative
    assert 0.02 < relative < 0.3
    assert found[1].bound == pytest.approx(0.01)
    assert not found[2].covered
    assert found[3].bound == pytest.approx(0.02)


@pytest.mark.parametrize("plane", [True, False])
@pytest.mark.parametrize("zero", [True, False])
def test_nothing_is_interpolated_through_the_zero_of_a_charge(tmp_path, plane, zero):
    charges = [-1.0, -0.5, *([0.0] if zero else []), 0.5, 1.0]
    masses = [10.0, 20.0] if plane else [20.0]
    rows = [((m, q), 0.01 / abs(q) if q else None) for m in masses for q in charges]
    folder = results(tmp_path, rows, scan={"mzp_gev": masses, "charges.mu": charges})
    mass = 15.0 if plane else 20.0
    point = {"mzp_gev": mass, "coupling": 0.05}
    asked_for = (-0.7, -0.3, -0.01, 0.0, 0.2, 0.7, 1.0)
    found = asked(folder, *({**point, "charges.mu": q} for q in asked_for))
    assert [item.covered for item in found] == [True, False, False, False, False, True, True]
    assert found[0].bound == pytest.approx(0.01 / 0.7)
    reasons = [item.reason for item in found[1:5]]
    if not zero:
        assert reasons == [NOT_THROUGH_0] * 4


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize("masses", [[20.0], [10.0, 20.0, 40.0]])
def test_a_charge_counts_by_the_logarithm_of_its_size(tmp_path, sign, masses):
    """Limits go as its inverse: in the charge itself they were 20 % off near 0.4, with 7 % stated."""
    charges = sorted(sign * q for q in (0.3, 1.0, 3.0))
    rows = [((m, q), 1e-3 * m / abs(q)) for m in masses for q in charges]
    folder = results(tmp_path, rows, scan={"mzp_gev": masses, "charges.mu": charges})
    mass = 20.0 if len(masses) == 1 else 15.0
    point = {"mzp_gev": mass, "coupling": 0.05}
    found = asked(folder, *({**point, "charges.mu": sign * q} for q in (0.4, 0.7, 2.0, -1.0)))
    assert [item.bound for item in found[:3]] == pytest.approx([1e-3 * mass / q for q in (0.4, 0.7, 2.0)])
    assert [item.interpolation_error for item in found[:3]] == pytest.approx([0.0] * 3, abs=1e-6)
    assert not found[3].covered


def test_a_parameter_with_a_limit_at_0_counts_as_it_is(tmp_path):
    charges = [-0.2, 0.0, 0.2]
    rows = [((20.0, q), 0.01 * (1.0 + q)) for q in charges]
    folder = results(tmp_path, rows, scan={"mzp_gev": [20.0], "charges.e": charges})
    found = asked(folder, *({"mzp_gev": 20.0, "coupling": 0.05, "charges.e": q} for q in (-0.1, 0.1)))
    assert [item.bound for item in found] == pytest.approx([0.009, 0.011], rel=0.01)


def test_below_the_smallest_of_couplings_that_are_all_excluded_it_says_nothing(tmp_path):
    tried = ParameterLimit(0.02, 0.0, "all couplings tried are excluded, this is the smallest", open=True)
    folder = results(tmp_path, [((10.0,), tried), ((20.0,), tried), ((40.0,), 0.02), ((80.0,), 0.02)])
    places = [(20.0, 0.01), (20.0, 0.03), (30.0, 0.01), (40.0, 0.01), (60.0, 0.01)]
    found = asked(folder, *({"mzp_gev": m, "coupling": g} for m, g in places))
    assert [item.covered for item in found] == [False, True, False, True, True]
    assert [item.excluded for item in found] == [False, True, False, False, False]
    assert "this is the smallest" in found[0].reason


@pytest.mark.parametrize("axis", ["charges.e", "charges.tau"])
def test_a_plane_with_one_value_of_a_parameter_is_a_curve(tmp_path, axis):
    folder = results(
        tmp_path / "run",
        [((10.0, -0.5), 0.01), ((20.0, -0.5), 0.02)],
        scan={"mzp_gev": [10.0, 20.0], axis: [-0.5]},
    )
    found = asked(
        folder,
        {"mzp_gev": 14.0, "coupling": 0.02, axis: -0.5},
        {"mzp_gev": 14.0, "coupling": 0.02, axis: -0.6},
    )
    assert found[0].bound == pytest.approx(0.014)
    assert not found[1].covered


def test_limits_on_a_line_of_a_plane_hold_at_themselves(tmp_path):
    rows = [((mass, e), 0.01 if mass == 10 else None) for mass in (10.0, 20.0) for e in (0.0, 1.0, 2.0, 3.0)]
    folder = results(
        tmp_path / "run", rows, scan={"mzp_gev": [10.0, 20.0], "charges.e": [0.0, 1.0, 2.0, 3.0]}
    )
    found = asked(
        folder,
        *({"mzp_gev": mass, "coupling": 0.02, "charges.e": e} for mass, e in ((10.0, 1.0), (12.0, 1.0))),
    )
    assert found[0].bound == pytest.approx(0.01)
    assert not found[1].covered


def test_two_runs_of_one_name_are_told_apart(tmp_path):
    folders = [results(tmp_path / name, LINE) for name in "ab"]
    names = [item.name for item in kept_results(folders)]
    assert names == ["kept", f"kept ({folders[1]})"]
    result = check(point_list([POINT]), kept=kept_results(folders), against=[])
    assert len(result[0].excluded_by) == 2


def test_another_level_is_carried_along(tmp_path):
    folder = results(tmp_path, LINE, limit={"method": "cls", "cl": 0.9})
    (found,) = asked(folder, POINT)
    assert (found.source.cl, found.source.level) == (0.9, "90 % CL, one-sided, recast")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda content: content.pop("curve"), "not the results of recast run"),
        (lambda content: content["points"].clear(), ""),
        (lambda content: content["facts"].pop("cl"), "damaged"),
        (lambda content: content["points"][0].pop("statistics"), "damaged (no 'statistics')"),
    ],
)
def test_damaged_results_are_one_line(tmp_path, change, message):
    file = results(tmp_path, LINE) / "results.json"
    content = json.loads(file.read_text())
    change(content)
    file.write_text(json.dumps(content))
    if not message:
        (found,) = asked(tmp_path, POINT)
        assert found.cls_observed is None
        return
    with pytest.raises(InputError) as caught:
        asked(tmp_path, POINT)
    assert message in str(caught.value)


def test_no_results_is_one_line(tmp_path):
    with pytest.raises(InputError, match="no such file. Is it the folder of a finished run?"):
        kept_results([tmp_path])


# simulated points


def test_cards_of_points_join_what_can_be_simulated_together():
    rows = [
        {"mzp_gev": 30.0, "coupling": 0.1},
        {"mzp_gev": 20.0, "coupling": 0.3},
        {"mzp_gev": 20.0, "coupling": 0.4},
        {"mzp_gev": 20.0, "coupling": 0.4, "charges.mu": 2.0},
        {"model": "muon_only", "mzp_gev": 25.0, "coupling": 0.4},
    ]
    cards = simulated_cards(point_list(rows))
    assert [(_words(name), card.scan["mzp_gev"]) for name, card in cards.items()] == [
        ("lmu_ltau", (20.0, 30.0)),
        ("lmu_ltau-charges.mu2", (20.0,)),
        ("muon_only", (25.0,)),
    ]
    assert [card.model.parameters for card in cards.values()][1] == {"charges.mu": 2.0}
    assert all(card.name == name for name, card in cards.items())
    assert all(card.low_energy.constraints == () for card in cards.values())
    assert len({card.seed for card in cards.values()}) == 1


def _words(name):
    """A name without the key at its end."""
    return name.rpartition("-")[0]


def test_points_that_differ_in_the_last_digit_or_in_long_names_have_cards_of_their_own():
    """Names in words are rounded and cut; the folders of two points are never one."""
    charges = {f"charges.{name}": 1.5 for name in ("e", "nu_e", "mu", "nu_mu", "tau")}
    rows = [
        {**POINT, "charges.mu": 2.0},
        {**POINT, "charges.mu": 2.0 + 1e-15},
        {**POINT, **charges, "charges.nu_tau": 1.0},
        {**POINT, **charges, "charges.nu_tau": 2.0},
    ]
    cards = simulated_cards(point_list(rows))
    assert len(cards) == 4
    assert all(len(name) <= 64 for name in cards)
    (again,) = simulated_cards(point_list(rows[:1]))
    assert again in cards
    (others,) = simulated_cards(point_list([{**rows[0], "mzp_gev": 30.0}]))
    assert (others != again, _words(others)) == (True, _words(again))


def test_cards_of_one_model_name_are_told_apart_by_content(tmp_path):
    names = []
    for place, charge in (("a", 1), ("b", 2)):
        path = tmp_path / place / "mine.yaml"
        path.parent.mkdir()
        text = f"{{family: zprime, name: mine, title: a, charges: {{mu: {charge}}}, coupling_reference: 0.1}}"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    cards = simulated_cards(point_list([{**POINT, "model": name} for name in names]))
    assert [_words(name) for name in cards] == ["mine", "mine"]


@pytest.mark.slow
def test_simulated_points_are_covered_by_their_own_runs(tmp_path):
    path = tmp_path / "small.yaml"
    content = {
        "name": "small",
        "seed": 5,
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [60]},
        "generate": {"events": 500, "events_sm": 500, "matrix_element": "helicity"},
        "shower": {"profile": "no-mpi", "control_variate": False},
        "analysis": {"name": "atlas_2013_z4l"},
    }
    path.write_text(yaml.safe_dump(content))
    rows = [{"mzp_gev": 30.0, "coupling": 0.05}, {"model": "muon_only", "mzp_gev": 20.0, "coupling": 0.001}]
    points = point_list(rows)
    folders = simulate_points(points, path, tmp_path / "work", most=2, jobs=1, progress=Silent())
    assert [_words(folder.name) for folder in folders] == ["lmu_ltau", "muon_only"]
    result = check(points, kept=kept_results(folders), against=[])
    assert [str(item.verdict) for item in result] == ["excluded", "not excluded"]
    for item in result:
        (found,) = [finding for finding in item.findings if finding.covered]
        assert found.source.kind == "simulated"
        assert 0 < found.simulation_error < 0.2 * found.ratio
        assert found.interpolation_error == pytest.approx(0.0, abs=1e-12)
    # finished steps are reused: nothing is generated again
    steps = sorted(path.name for path in (tmp_path / "work" / "steps").rglob("*-*"))
    simulate_points(points, path, tmp_path / "work", most=2, jobs=1, progress=Silent())
    assert sorted(path.name for path in (tmp_path / "work" / "steps").rglob("*-*")) == steps


def test_a_card_without_an_analysis_is_refused(tmp_path):
    path = tmp_path / "card.yaml"
    path.write_text("name: a\n")
    with pytest.raises(InputError, match="it is no run card with an analysis"):
        simulated_cards(point_list([POINT]), path)


def test_windows_with_counts_of_their_own_decide_nothing_between_them(tmp_path):
    folder = results(tmp_path / "windows", [((10.0,), 0.010), ((20.0,), 0.012)])
    file = folder / "results.json"
    content = json.loads(file.read_text())
    content["curve"]["windows"] = True
    for row in content["curve"]["rows"]:
        row["observed"]["value"] *= 2.0
    file.write_text(json.dumps(content))
    (found,) = asked(folder, {"mzp_gev": 14.0, "coupling": 0.05})
    assert not found.source.decides
    assert found.bound == pytest.approx(0.011, rel=0.05)  # the expected limit, not the observed ones
    assert found.cls_observed is None


STEEP = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
BOUNDS = [0.01238, 0.01631, 0.0254, 0.0429, 0.0823, 0.1867]
"""A curve as of the README, flat and then steep."""


CHARGES = [[0, 2, 4], [0, 1, 2], [-2, -1, 0, 1, 2], [0, 1], [1, 2], [0.5, 1, 2], [1, 2, 3, 4], [0.1, 1]]


@pytest.mark.parametrize(
    ("masses", "share"),
    [([30.0], 0.02), ([10.0, 30.0, 60.0], 0.02), ([10.0, 40.0, 60.0], 0.04), (STEEP, 0.02)],
)
@pytest.mark.parametrize("charges", CHARGES, ids=str)
@pytest.mark.parametrize("other", [1.0, 2.0])
def test_the_error_between_charges_does_not_vanish_by_chance(masses, share, charges, other):
    """Limits of a narrow Z' go as the root of its width, here 2 + q^2: at 0, 2, 4 on a straight line."""
    smooth = CubicSpline(np.log(STEEP), np.log(BOUNDS))

    def limit(points):
        return np.exp(smooth(np.log(points[:, 0]))) * np.sqrt((other + points[:, 1] ** 2) / 3.0)

    rng = np.random.default_rng(2)
    rows = np.array([(m, q) for m in masses for q in charges])
    low, high = rows.min(axis=0), rows.max(axis=0)
    at = low + (high - low) * rng.random((2000, 2))
    found = _between_rows(rows, limit(rows), np.full(len(rows), 0.01), at, [True, False])
    off = np.abs(np.log(found.value / limit(at))) / np.hypot(found.interpolation, found.simulation)
    assert np.isfinite(off).all()
    assert off.max() < 4.0
    assert (off > 3.0).mean() < share
    on = _between_rows(rows, limit(rows), np.full(len(rows), 0.01), rows, [True, False])
    assert on.interpolation == pytest.approx(np.zeros(len(rows)), abs=1e-9)
    assert on.value == pytest.approx(limit(rows))
