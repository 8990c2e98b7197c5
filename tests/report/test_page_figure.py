"""Report: the figures of the page have the numbers of the plots, gaps and areas included."""

import dataclasses
import itertools

import numpy as np
import pytest
from curves import at, mass_curve
from large_scan import CONSTRAINTS, EDGES, FACTS, large_curve, no_constraints, plane_scan, spectrum

from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.coupling_figure import Collider, coupling_figure
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.lowenergy_curves import constraint_curves, fine_masses
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import plane_figure
from recast.exclusion.scaling import CurvePoint
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import scenario
from recast.report.coupling_plot import draw_coupling_figure
from recast.report.figure_table import areas
from recast.report.page_data import page_data
from recast.report.page_figure import coupling_page, plane_page, scan_pages
from recast.report.plot import draw_exclusion, fine_grid
from recast.report.scan_table import allowed_rows


def drawn_lines(figure):
    """Every line of a plot as x and y."""
    return [np.array(line.get_xydata(), float) for line in figure.axes[0].lines]


def runs(curve):
    """The pieces of a curve of the page as x and y."""
    ends = [0, *curve["breaks"], len(curve["x"])]
    points = np.array([curve["x"], curve["y"]]).T
    return [points[a:b] for a, b in itertools.pairwise(ends)]


def row(mass, gp, **more):
    limit = no_limit("nothing") if gp is None else ParameterLimit(gp, 0.02 * gp)
    return ExclusionRow(at(mass), LimitSource.SCALING, CurvePoint(limit, (limit,) * 5), **more)


def test_lines_of_the_exclusion_plot_are_those_of_the_page():
    curve, constraints = large_curve(20)
    plot = drawn_lines(draw_exclusion(curve, constraints, FACTS))
    (page,) = scan_pages(curve, constraints, FACTS, no_constraints)
    curves = page.as_dict()["slices"][0]["curves"]
    assert {item["name"] for item in curves} >= {"observed", "expected", *CONSTRAINTS}
    for item in curves:
        if item["role"] == "band":
            continue
        for piece in runs(item):
            if len(piece) > 1:
                assert any(
                    line.shape == piece.shape and np.allclose(line, piece, rtol=1e-8) for line in plot
                ), item["name"]


def test_lines_of_a_figure_of_constraints_are_those_of_the_page():
    curve = mass_curve([row(10.0, 0.012), row(30.0, 0.026), row(60.0, 0.19)])
    collider = Collider(curve, "a search", 0.95)
    content = coupling_figure(
        (5, 500), (0.004, 1), DataSet.PAPER, ["trident", "bs_mixing"], ["tau"], [], [0.05], collider=collider
    )
    plot = drawn_lines(draw_coupling_figure(content, "", collider=collider))
    page = coupling_page("f", "", content, collider).as_dict()
    for item in page["slices"][0]["curves"]:
        for piece in runs(item):
            assert any(line.shape == piece.shape and np.allclose(line, piece, rtol=1e-8) for line in plot)
    assert page["picks"] == "x"
    first = page["slices"][0]["allowed"][-1]
    assert (first["high_by"], first["open"]) == (["neutrino trident (95 % CL, two-sided)"], True)


def test_no_line_joins_points_across_one_without_a_limit():
    curve = mass_curve([row(10.0, 0.01), row(20.0, None), row(30.0, 0.02), row(40.0, 0.03)])
    (page,) = scan_pages(curve, (), FACTS, no_constraints)
    observed = page.as_dict()["slices"][0]["curves"][0]
    assert (observed["x"], observed["breaks"]) == ([10.0, 30.0, 40.0], [1])


def test_what_is_left_is_ended_by_the_strongest_and_never_by_a_prior():
    curve = mass_curve([row(10.0, 0.012), row(50.0, 0.2)])
    masses = fine_masses(10, 50, 9)
    constraints = constraint_curves(["trident", "perturbativity"], masses, DataSet.PAPER)
    rows = allowed_rows(curve, constraints, FACTS)
    trident = [point.gp_excluded for point in constraints[0].bound.points]
    simulated = np.exp(np.interp(np.log(masses), np.log([10, 50]), np.log([0.012, 0.2])))
    for found, one, other in zip(rows, trident, simulated, strict=True):
        assert found.high == pytest.approx(min(one, other), rel=1e-9)
        assert found.high_by == ("trident" if one < other else "collider")
    assert {found.high_by for found in rows} == {"trident", "collider"}


def test_the_expected_limit_ends_it_where_no_count_was_published():
    curve = mass_curve(
        [
            ExclusionRow(
                at(mass),
                LimitSource.RATE,
                CurvePoint(no_limit("not published"), (ParameterLimit(0.01, None),) * 5),
                observed_published=False,
            )
            for mass in (10.0, 20.0)
        ]
    )
    (page,) = scan_pages(curve, (), FACTS, no_constraints)
    for found in page.as_dict()["slices"][0]["allowed"]:
        assert found["high"] == 0.01
        assert found["high_by"] == ["ATLAS Z → 4μ, expected (95 % CL, recast)"]


def test_a_second_parameter_gets_a_slider_with_the_rows_at_each_value():
    curve, constraints = plane_scan()
    whole, sliced = (page.as_dict() for page in scan_pages(curve, (), FACTS, constraints))
    assert [item["value"] for item in sliced["slices"]] == [0.5, 1.0, 2.0]
    assert (whole["picks"], sliced["picks"]) == ("xy", "x")
    for item in sliced["slices"]:
        observed = item["curves"][0]
        assert observed["y"] == [pytest.approx(0.001 * mass / item["value"]) for mass in (10.0, 20.0, 40.0)]
        (line,) = (one for one in item["curves"] if one["name"] == "g_minus_2")
        expected = constraints([{"mzp_gev": line["x"][0], "charges.mu": item["value"]}])[0].bound.points[0]
        assert line["y"][0] == pytest.approx(expected.gp_excluded, rel=1e-8)
    points = whole["coloured"]["points"]
    assert points[0] == [10.0, 0.5, 0.02, 0.0]
    assert len(set(whole["coloured"]["colours"])) > 3


def test_one_value_of_a_parameter_makes_a_line_of_points_and_one_slice():
    whole, constraints = plane_scan()
    rows = tuple(item for item in whole.rows if item.point["charges.mu"] == 1.0)
    axes = (whole.axes[0], dataclasses.replace(whole.axes[1], values=(1.0,)))
    curve = dataclasses.replace(whole, rows=rows, axes=axes)
    drawn = constraints(fine_grid(curve))
    plane, sliced = (page.as_dict() for page in scan_pages(curve, drawn, FACTS, constraints))
    assert len(plane["coloured"]["points"]) == 3
    assert draw_exclusion(curve, drawn, FACTS).axes
    assert [item["value"] for item in sliced["slices"]] == [1.0]


def inside(rings, x, y):
    """Whether a place is inside of rings by the even-odd rule."""
    odd = False
    for ring in rings:
        for (a, b), (c, d) in itertools.pairwise([*ring, ring[0]]):
            if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
                odd = not odd
    return odd


def test_areas_are_where_the_table_is_in_the_range():
    x, y = Axis("mq_gev", np.linspace(1, 9, 33)), Axis("md_gev", np.linspace(1, 9, 33))
    table = np.cos(x.values)[:, None] * np.sin(y.values)[None, :]
    rings = areas(x, y, table, 0.0, np.inf)
    rng = np.random.default_rng(1)
    for a, b in rng.uniform(1.1, 8.9, (400, 2)):
        value = np.cos(a) * np.sin(b)
        if abs(value) > 0.05:
            assert inside(rings, a, b) == (value > 0)


def test_a_plane_of_two_masses_has_areas_for_what_is_shaded():
    x, y = (Axis(name, np.linspace(5e3, 60e3, 41)) for name in ("mq_gev", "md_gev"))
    fixed, sector = {"mzp_gev": 100.0, "gp": 0.1}, scenario("unit_yukawas")
    content = plane_figure(
        x, y, DataSet.PAPER, fixed, (), ["b_to_s_mumu"], (1, 2), [750, 2500], "trident", sector
    )
    page = plane_page("p", "", content, (False, False)).as_dict()
    by_name = {item["name"]: item for item in page["slices"][0]["curves"]}
    assert {"vphi_too_low", "b_to_s_mumu_1_sigma", "b_to_s_mumu_2_sigma", "vphi_750_gev"} <= set(by_name)
    assert by_name["vphi_too_low"]["areas"]
    assert by_name["vphi_750_gev"]["areas"] == []
    assert page["x"]["label"] == "mQ [GeV]"


def test_distributions_are_events_of_all_energies(results):
    point, model = results["points"][0], results["standard_model"]
    one = {
        **point["reference"]["samples"][0],
        "luminosity_fb": 20.0,
        "spectra": {"4mu": {"m4l": spectrum(1.0)}},
    }
    point["reference"]["samples"] = [one, one | {"luminosity_fb": 5.0}]
    model["samples"] = [one]
    data = page_data(results, ())
    assert data["spectra"]["4mu/m4l"]["edges"] == EDGES
    assert data["spectra"]["4mu/m4l"]["label"] == "m4ℓ [GeV]"
    assert data["points"][0]["spectra"]["4mu/m4l"]["values"] == [25.0, 100.0, 75.0, 12.5]
    assert data["points"][0]["spectra"]["4mu/m4l"]["errors"][0] == pytest.approx(
        1000 * np.hypot(20, 5) * (1e-3 * 1e-4) ** 0.5, rel=1e-2
    )
    assert data["background"]["4mu/m4l"]["values"] == [20.0, 80.0, 60.0, 10.0]
