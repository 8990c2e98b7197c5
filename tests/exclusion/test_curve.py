"""Exclusion: the curve as CSV and plain values, never NaN, blanks with a reason."""

import csv
import dataclasses
import json
from types import SimpleNamespace

import pytest
from curves import at, mass_curve

from recast.core.atomic import to_json
from recast.core.errors import RunError
from recast.exclusion.coupling import ParameterLimit, largest_coupling, no_limit
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource, ScanAxis, write_curve
from recast.exclusion.lowenergy_curves import constraint_curves, fine_masses
from recast.exclusion.scaling import CurvePoint, scaled_limits
from recast.inputs.lowenergy import DataSet
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits

MASSES = [10.0, 30.0, 80.0]


def _curve():
    largest = largest_coupling(lambda gp: gp**2 / 12.566, symbol="g'")
    counts = count_limits(CountMethod.PAPER, 77, 78.0)
    rows = [
        ExclusionRow(
            at(mass),
            LimitSource.SCALING,
            scaled_limits(SimpleNamespace(value=size, error=0.01 * size, bound=None), 0.05, counts, largest),
        )
        for mass, size in zip(MASSES, (300.0, 40.0, 1e-3), strict=True)
    ]
    return mass_curve(rows, constraint_curves(["trident", "g_minus_2"], MASSES, DataSet.PAPER))


def test_csv(tmp_path):
    path = write_curve(_curve(), tmp_path / "exclusion.csv")
    text = path.read_text()
    assert "nan" not in text.lower()
    assert "inf," not in text.lower()
    rows = list(csv.DictReader(text.splitlines()))
    assert list(rows[0])[:4] == [
        "mzp_gev",
        "gp_excluded_observed",
        "gp_excluded_observed_error",
        "gp_excluded_expected",
    ]
    assert float(rows[0]["gp_excluded_observed"]) == pytest.approx(0.05 * (16 / 300) ** 0.5, rel=1e-8)
    assert float(rows[1]["gp_excluded_expected"]) == pytest.approx(0.05 * (17 / 40) ** 0.5, rel=1e-8)
    assert float(rows[1]["trident_gp_excluded"]) == pytest.approx(30 / 742.75, rel=1e-4)
    assert rows[1]["trident_excludes"] == "above"
    assert (rows[1]["trident_cl"], rows[1]["trident_sided"], rows[1]["trident_data"]) == (
        "0.95",
        "two",
        "2014",
    )
    assert float(rows[1]["g_minus_2_gp_preferred_low"]) < float(rows[1]["g_minus_2_gp_preferred_high"])
    assert rows[1]["gp_excluded_expected_minus_2sigma"] == ""
    assert rows[1]["status"] == "ok"
    assert rows[1]["reason"].startswith("expected minus_2sigma: the expectation without signal")
    assert (rows[2]["gp_excluded_observed"], rows[2]["status"]) == ("", "no_limit")
    assert rows[2]["reason"].startswith("the excluded g' would be 6.32")


def test_equal_runs_write_equal_files(tmp_path):
    one, two = (write_curve(_curve(), tmp_path / name).read_bytes() for name in ("a.csv", "b.csv"))
    assert one == two


def test_plain_values_round_trip():
    curve = _curve()
    content = json.loads(to_json(curve.as_dict()))
    assert ExclusionCurve.from_dict(content) == dataclasses.replace(curve, constraints=())
    assert [item["constraint"] for item in content["constraints"]] == ["trident", "g_minus_2"]
    assert content["constraints"][1]["points"][0]["gp_preferred"][0] > 0
    assert content["rows"][2]["observed"]["value"] is None


def test_further_columns_have_one_order_before_and_after_a_file():
    row = ExclusionRow.missing(at(10.0), LimitSource.SCALING, "none")
    further = {"13TeV_77.3fb": no_limit("weak"), "13TeV_3000fb": no_limit("weak")}
    row = dataclasses.replace(row, projections=further)
    curve = mass_curve((row,))
    again = ExclusionCurve.from_dict(json.loads(to_json(curve.as_dict())))
    assert again.columns() == curve.columns()
    assert list(again.rows[0].projections) == list(curve.rows[0].projections)
    assert "expected 13TeV_3000fb: weak" in str(curve.table()[0]["reason"])


@pytest.mark.parametrize("masses", [[], [20.0, 10.0], [10.0, 10.0]])
def test_masses_must_rise(masses):
    nothing = no_limit("nothing simulated")
    rows = [
        ExclusionRow(at(mass), LimitSource.DIRECT, CurvePoint(nothing, (nothing,) * 5)) for mass in masses
    ]
    with pytest.raises(RunError, match="in rising order, without repetition"):
        mass_curve(rows)


def test_constraints_need_the_same_masses():
    rows = _curve().rows
    with pytest.raises(RunError, match="constraint trident has other points"):
        mass_curve(rows, constraint_curves(["trident"], [10.0, 20.0, 80.0], DataSet.PAPER))


def test_fine_masses_hold_both_ends():
    masses = fine_masses(10.0, 80.0, 5)
    assert (masses[0], masses[-1]) == (pytest.approx(10.0), pytest.approx(80.0))


def test_what_is_excluded_on_the_other_side_has_a_column(tmp_path):
    """With a fixed kinetic mixing g-2 excludes couplings from 0 on at light masses."""
    model, values = load_model("lmu_ltau"), {"kinetic_mixing": -0.2}
    lines = constraint_curves(
        ["g_minus_2", "trident"], [5.0, 20.0], DataSet.PAPER, model=model, values=values
    )
    rows = _curve().rows[:2]
    rows = [dataclasses.replace(row, point=at(mass)) for row, mass in zip(rows, (5.0, 20.0), strict=True)]
    path = write_curve(mass_curve(rows, lines), tmp_path / "exclusion.csv")
    light, heavy = csv.DictReader(path.read_text().splitlines())
    assert float(light["g_minus_2_gp_excluded"]) == pytest.approx(0.098821, rel=1e-4)
    assert float(light["g_minus_2_gp_excluded_opposite"]) == pytest.approx(0.0098801, rel=1e-4)
    assert heavy["g_minus_2_gp_excluded_opposite"] == ""
    assert "trident_gp_excluded_opposite" not in light
    plain = lines[0].as_dict()["points"]
    assert [point.get("gp_opposite") for point in plain] == [lines[0].bound.points[0].gp_opposite, None]


@pytest.mark.parametrize("charges", [(-1.0, -0.5, 0.5, 1.0), (-1.0, 0.0, 1.0)])
def test_a_line_ends_at_the_zero_of_a_parameter(charges):
    """Between two signs the signal may vanish: what was not scanned there is not drawn."""
    limit = ParameterLimit(0.01, 0.001)
    rows = tuple(
        ExclusionRow(ScanPoint.of({"charges.mu": q}), LimitSource.SCALING, CurvePoint(limit, (limit,) * 5))
        for q in charges
    )
    known = load_model("lmu_ltau").parameters
    curve = ExclusionCurve(rows, (ScanAxis.of(known["charges.mu"]),), ScanAxis.of(known["gp"]))
    for name in ("observed", "expected"):
        line = curve.line(name)
        gaps = [x for x, found in line if found.value is None]
        assert gaps == ([] if 0.0 in charges else [0.0])
        assert [x for x, _ in line] == sorted({*charges, *gaps})


def test_couplings_that_are_allowed_again_stand_in_the_reason(tmp_path):
    chosen = {"model": load_model("lmu_ltau"), "values": {"kinetic_mixing": -0.15}}
    lines = constraint_curves(["trident", "g_minus_2"], [7.0, 8.0], DataSet.CURRENT, **chosen)
    rows = zip(_curve().rows[:2], (7.0, 8.0), strict=True)
    rows = [dataclasses.replace(row, point=at(mass)) for row, mass in rows]
    table = mass_curve(rows, lines).table()
    again = "trident: stronger couplings are allowed again, from 0.028705 to 0.045422"
    assert table[0]["reason"].endswith(f"; {again}")
    assert "allowed again" not in table[1]["reason"]
