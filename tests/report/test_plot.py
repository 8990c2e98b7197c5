"""Report: the plot says what it shows, has the same bytes every time, and survives rows without a limit."""

import csv
import dataclasses
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from curves import at, mass_curve
from large_scan import plane_scan
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline

from recast.exclusion.collider_bound import collider_bound, recast_curve
from recast.exclusion.coupling import ParameterLimit, largest_coupling, no_limit
from recast.exclusion.coupling_figure import coupling_figure
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource
from recast.exclusion.lowenergy_curves import (
    constraint_curves,
    fine_masses,
    scan_constraints,
    with_published,
)
from recast.exclusion.scaling import CurvePoint, scaled_limits
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import published_limit
from recast.lowenergy.base import model_plane
from recast.lowenergy.bounds import BoundPoint, bound
from recast.lowenergy.registry import observable
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint
from recast.report.caption import RunFacts, missing_points
from recast.report.contour_lines import excluded_areas
from recast.report.coupling_plot import draw_coupling_figure
from recast.report.figure_table import coupling_curves, write_allowed
from recast.report.layers import END_TITLE, constraint_range, drawn_range, widened
from recast.report.page_figure import coupling_page
from recast.report.plot import draw_exclusion, fine_grid, write_exclusion_plot
from recast.report.scan_plot import margin_table
from recast.report.scan_table import allowed_rows, scan_curves, scan_plane_curves
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits

COUNTS = (77, 78.0, "no-mpi", "cls", 0.95, "relative", 20000, "0.1.0", "Lμ - Lτ")
FACTS = RunFacts("ATLAS Z → 4μ", *COUNTS, experiment="ATLAS")
MASSES = [10.0, 30.0, 50.0, 80.0]


def _curve(method=CountMethod.CLS, sizes=(2600.0, 420.0, 1e-3, 50.0)):
    largest = largest_coupling(lambda gp: gp**2 / (4 * math.pi))
    counts = count_limits(method, 77, 78.0)
    signals = [SimpleNamespace(value=size, error=0.02 * size, bound=None) for size in sizes]
    return mass_curve(
        ExclusionRow(at(mass), LimitSource.SCALING, scaled_limits(signal, 0.1, counts, largest))
        for mass, signal in zip(MASSES, signals, strict=True)
    )


def _constraints(data=DataSet.PAPER):
    return constraint_curves(["trident", "g_minus_2", "perturbativity"], fine_masses(10, 80, 9), data)


def _legend(figure):
    return [text.get_text() for text in figure.legends[0].get_texts()]


def test_every_curve_is_labelled_with_its_confidence_level():
    assert _legend(draw_exclusion(_curve(), _constraints(), FACTS)) == [
        "ATLAS Z → 4μ, observed (95 % CL, recast)",
        "ATLAS, simulation error (1σ)",
        "ATLAS, expected (95 % CL, recast)",
        "ATLAS, expected ± 1σ",
        "ATLAS, expected ± 2σ",
        "end of the limit: none at the next point",
        "neutrino trident (95 % CL, two-sided) [CHARM-II, CCFR, NuTeV; 2014]",
        "muon g-2 (5σ, two-sided) [BNL E821; 2014]",
        "muon g-2, preferred (1σ) [BNL E821; 2014]",
        "perturbative to the Planck scale (a prior, no CL)",
    ]


def test_a_projection_is_called_so():
    facts = dataclasses.replace(FACTS, kind="projection")
    assert _legend(draw_exclusion(_curve(), (), facts))[2] == "ATLAS, expected (95 % CL, projection)"
    assert RunFacts.from_dict(facts.as_dict()) == facts
    earlier = {key: value for key, value in FACTS.as_dict().items() if key != "kind"}
    assert RunFacts.from_dict(earlier).kind == "recast"


def test_the_caption_names_how_it_was_made():
    (caption,) = draw_exclusion(_curve(CountMethod.PAPER), _constraints(), FACTS).texts
    text = " ".join(caption.get_text().split())
    for words in (
        "Model: Lμ - Lτ. ATLAS",
        "77 events observed, 78 expected",
        "Statistics: cls at 95 % CL",
        "Normalisation: relative",
        "Shower profile: no-mpi",
        "20000 events per mass",
        "recast 0.1.0",
        "No collider limit at 50 GeV.",
        "The expected ± 2σ band is not drawn where one of its edges has no limit.",
    ):
        assert words in text


def test_no_line_crosses_a_mass_without_a_limit():
    axes = draw_exclusion(_curve(), [], FACTS).axes[0]
    solid = [line for line in axes.lines if line.get_marker() == "o"]
    assert [list(line.get_xdata()) for line in solid] == [[10.0, 30.0], [80.0]]


def test_the_points_and_errors_drawn_are_those_of_the_rows():
    curve = _curve()
    axes = draw_exclusion(curve, [], FACTS).axes[0]
    line = next(line for line in axes.lines if line.get_marker() == "o")
    assert list(line.get_ydata()) == [row.limits.observed.value for row in curve.rows[:2]]
    bars = axes.containers[0][2][0].get_segments()
    low, high = bars[0][0][1], bars[0][1][1]
    assert high - low == pytest.approx(2 * curve.rows[0].limits.observed.error, rel=1e-9)


def test_all_curves_are_inside_the_axes():
    axes = draw_exclusion(_curve(), _constraints(), FACTS).axes[0]
    low, high = axes.get_ylim()
    for line in axes.lines:
        assert all(low < value < high for value in line.get_ydata())


@pytest.mark.parametrize(("analysis", "columns"), [("ATLAS Z → 4μ, 7 + 8 TeV", 2), ("An analysis " * 4, 1)])
def test_no_text_covers_the_plot(analysis, columns):
    constraints = constraint_curves(["perturbativity", "kinetic_mixing"], MASSES, DataSet.PAPER)
    figure = draw_exclusion(_curve(), constraints, dataclasses.replace(FACTS, analysis=analysis))
    figure.canvas.draw()
    assert figure.legends[0]._ncols == columns
    frame = figure.axes[0].get_window_extent()
    legend = figure.legends[0].get_window_extent()
    caption = figure.texts[0].get_window_extent()
    assert legend.y0 >= frame.y1
    assert caption.y1 <= figure.axes[0].xaxis.label.get_window_extent().y0
    for box in (legend, caption):
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= figure.bbox.x1
        assert box.y1 <= figure.bbox.y1


def _window_rows(masses):
    """Rows of a moving window: an expected limit, and no observed count."""
    rows = []
    for row in _curve(sizes=(2600.0, 420.0, 200.0, 50.0)).rows[: len(masses)]:
        unseen = no_limit("no observed count is published here")
        limits = dataclasses.replace(row.limits, observed=unseen)
        rows.append(dataclasses.replace(row, limits=limits, observed_published=False))
    return tuple(dataclasses.replace(row, point=at(mass)) for row, mass in zip(rows, masses, strict=True))


WINDOW = dataclasses.replace(
    FACTS, observed_events=None, expected_events=None, window_backgrounds=((12.0, 6.9), (20.0, 1.25))
)


def test_a_window_is_not_told_the_counts_of_the_region():
    figure = draw_exclusion(mass_curve(_window_rows([12.0, 20.0])), [], WINDOW)
    text = " ".join(figure.texts[0].get_text().split())
    assert (
        "no observed count is published; events expected without new physics: 1.25 at 20 GeV to 6.9 at 12 GeV"
        in text
    )
    assert "77" not in text
    assert "78" not in text
    assert "No collider limit" not in text
    assert (
        "No observed limit at 12, 20 GeV: no observed count is published here; the dashed line is the "
        "expected limit." in text
    )
    assert _legend(figure)[0] == "ATLAS Z → 4μ, expected (95 % CL, recast)"
    assert WINDOW.summary().startswith(
        "Model: Lμ - Lτ. ATLAS Z → 4μ: no observed count is published; events expected"
    )
    one = dataclasses.replace(WINDOW, window_backgrounds=((12.0, 6.9),))
    assert "events expected without new physics: 6.9 at 12 GeV." in one.summary()
    again = RunFacts.from_dict(json.loads(json.dumps(WINDOW.as_dict())))
    assert again == WINDOW


def test_windows_with_a_published_count_end_no_limit_and_shade_nothing_between():
    first, second, third = _window_rows([12.0, 20.0, 30.0])
    seen = ParameterLimit(0.01, 0.0002)
    second = dataclasses.replace(
        second, limits=dataclasses.replace(second.limits, observed=seen), observed_published=True
    )
    facts = dataclasses.replace(WINDOW, counts="observed counts are published at 20 GeV")
    figure = draw_exclusion(mass_curve((first, second, third)), [], facts)
    assert "ATLAS Z → 4μ, observed (95 % CL, recast)" in _legend(figure)
    assert END_TITLE not in _legend(figure)
    top = figure.axes[0].get_ylim()[1]
    areas = [item for item in figure.axes[0].collections if isinstance(item, PolyCollection)]
    assert all(item.get_paths()[0].vertices[:, 1].max() < top for item in areas)
    assert (
        "observed counts are published at 20 GeV; events expected without new physics: 1.25"
        in facts.summary()
    )


def test_windows_with_published_counts_side_by_side_are_not_joined():
    seen = ParameterLimit(0.01, 0.0002)
    rows = tuple(
        dataclasses.replace(
            row, limits=dataclasses.replace(row.limits, observed=seen), observed_published=True
        )
        for row in _window_rows([12.0, 20.0])
    )
    curve = dataclasses.replace(mass_curve(rows), windows=True)
    figure = draw_exclusion(curve, [], WINDOW)
    top = figure.axes[0].get_ylim()[1]
    areas = [item for item in figure.axes[0].collections if isinstance(item, PolyCollection)]
    assert all(item.get_paths()[0].vertices[:, 1].max() < top for item in areas)
    assert not any(
        list(line.get_xdata()) == [12.0, 20.0] and line.get_marker() == "o" for line in figure.axes[0].lines
    )
    assert [item.breaks for item in scan_curves(curve, [], WINDOW) if item.name == "observed"] == [(1,)]
    assert (
        collider_bound(curve, [12.0, 15.0, 20.0], DataSet.PAPER, "title", 0.95).points[1].gp_excluded is None
    )
    drawn = recast_curve(curve, "windows", DataSet.PAPER, "title", 0.95, "rule")
    assert [point.gp_excluded for point in drawn.bound.points] == [0.01, None, 0.01]
    again = ExclusionCurve.from_dict(json.loads(json.dumps(curve.as_dict())))
    assert again.windows
    # what is left together takes one kind of limit, the expected one, between the windows as well
    (point,) = constraint_curves(["trident"], [15.0], DataSet.PAPER)
    (left,) = allowed_rows(curve, [point], WINDOW)
    medians = [row.limits.expected[2].value for row in rows]
    assert left.high_by == "collider"
    assert min(medians) < left.high < max(medians)


def test_masses_without_any_limit_and_failures_are_told_apart():
    rows = (
        *_window_rows([12.0, 20.0]),
        ExclusionRow.missing(at(40.0), LimitSource.DIRECT, "no signal"),
        ExclusionRow.missing(at(60.0), LimitSource.FAILED, "failed: broken"),
    )
    notes = missing_points(mass_curve(rows))
    assert notes == [
        "No collider limit at 40 GeV.",
        "No observed limit at 12, 20 GeV: no observed count is published here.",
        "The simulation failed at 60 GeV.",
    ]


@pytest.mark.parametrize("published", [True, False])
def test_a_single_mass_shows_its_point_its_bands_and_the_constraints(published):
    rows = _curve().rows[1:2] if published else _window_rows([30.0])
    low, high = drawn_range([30.0])
    assert (low, high) == (24.0, 37.5)
    curves = constraint_curves(["trident", "g_minus_2"], fine_masses(low, high, 9), DataSet.PAPER)
    figure = draw_exclusion(mass_curve(rows), curves, FACTS if published else WINDOW)
    axes = figure.axes[0]
    assert axes.get_xlim() == (low, high)
    width = math.log(high / low)
    # every area has an extent, in mass as in coupling: the legend has no entry of nothing
    for area in axes.collections:
        for path in area.get_paths():
            (x0, y0), (x1, y1) = path.get_extents().get_points()
            if area.get_array() is None and path.vertices.shape[0] > 2:
                assert math.log(x1 / x0) > 0.01 * width
                assert y1 > y0
    dashed = next(line for line in axes.lines if line.get_linestyle() == "--")
    assert math.log(dashed.get_xdata()[-1] / dashed.get_xdata()[0]) == pytest.approx(0.04 * width)
    assert list(dashed.get_ydata()) == [rows[0].limits.expected[2].value] * 2
    trident = next(line for line in axes.lines if line.get_color() == observable("trident").style.line)
    assert (min(trident.get_xdata()), max(trident.get_xdata())) == pytest.approx((low, high))
    assert any(text.startswith("neutrino trident") for text in _legend(figure))


def test_a_single_point_between_masses_without_a_limit_shows(tmp_path):
    axes = draw_exclusion(_curve(sizes=(1e-3, 420.0, 1e-3, 50.0)), [], FACTS).axes[0]
    strips = [line for line in axes.lines if line.get_linestyle() == "--"]
    assert [len(line.get_xdata()) for line in strips] == [2, 2]
    middle = math.sqrt(strips[0].get_xdata()[0] * strips[0].get_xdata()[1])
    assert middle == pytest.approx(30.0)


def test_strips_are_symmetric_on_linear_axes_too():
    axes = Figure().add_subplot()
    axes.set_xlim(10.0, 60.0)
    assert widened(axes, [[20.0], [0.1], [0.2]]) == [pytest.approx([19.0, 21.0]), [0.1, 0.1], [0.2, 0.2]]
    assert widened(axes, [[20.0, 30.0], [0.1, 0.2]]) == [[20.0, 30.0], [0.1, 0.2]]


def test_a_curve_without_any_limit_is_drawn():
    nothing = no_limit("nothing simulated")
    rows = (ExclusionRow(at(30.0), LimitSource.DIRECT, CurvePoint(nothing, (nothing,) * 5)),)
    figure = draw_exclusion(mass_curve(rows), [], FACTS)
    assert figure.legends == []
    assert "No collider limit at 30 GeV." in " ".join(figure.texts[0].get_text().split())


def test_files_are_equal_in_another_process_and_another_time(tmp_path):
    first = write_exclusion_plot(_curve(), _constraints(), FACTS, tmp_path / "one")
    assert [path.name for path in first] == ["exclusion.png", "exclusion.pdf"]
    program = (
        "import importlib.util, sys; from pathlib import Path\n"
        "spec = importlib.util.spec_from_file_location('again', sys.argv[1])\n"
        "module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)\n"
        "curve, lines = module._curve(), module._constraints()\n"
        "module.write_exclusion_plot(curve, lines, module.FACTS, Path(sys.argv[2]))\n"
    )
    # another hash seed, and a clock that matplotlib would write into the files if it were let
    environment = os.environ | {"PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1000000000"}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, "-c", program, str(Path(__file__)), str(tmp_path / "two")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    for path in first:
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_files_hold_no_date(tmp_path):
    png, pdf = write_exclusion_plot(_curve(), [], FACTS, tmp_path)
    assert png.read_bytes().startswith(b"\x89PNG")
    assert pdf.read_bytes().startswith(b"%PDF")
    for content in (png.read_bytes(), pdf.read_bytes()):
        assert b"CreationDate" not in content
        assert b"matplotlib" not in content.lower()


def test_facts_round_trip():
    assert RunFacts.from_dict(FACTS.as_dict()) == FACTS


def test_a_constraint_on_weak_couplings_is_shaded_downwards():
    curves = constraint_curves(["bs_mixing"], fine_masses(10, 80, 9), DataSet.PAPER)
    figure = draw_exclusion(_curve(), curves, FACTS)
    assert "Bs mixing (as stated, no CL) [2014]" in _legend(figure)
    axes = figure.axes[0]
    (shade,) = _artists(axes, observable("bs_mixing").style.line)
    heights = shade.get_paths()[0].vertices[:, 1]
    assert heights.min() == pytest.approx(axes.get_ylim()[0])
    assert heights.max() == pytest.approx(curves[0].bound.points[-1].gp_excluded)


def test_what_is_excluded_on_both_sides_is_shaded_on_both():
    """And what is left together lies between the two edges."""
    mixed = {"model": load_model("lmu_ltau"), "values": {"kinetic_mixing": -0.2}}
    masses = [1.0, 2.0, 5.0, 8.0]
    curves = constraint_curves(["g_minus_2"], masses, DataSet.PAPER, **mixed)
    first, second, *_ = _curve().rows
    curve = mass_curve(
        [dataclasses.replace(first, point=at(1.0)), dataclasses.replace(second, point=at(8.0))]
    )
    edges = [[p.gp_excluded, p.gp_opposite] for p in curves[0].bound.points]
    axes = draw_exclusion(curve, curves, FACTS).axes[0]
    shades = _artists(axes, observable("g_minus_2").style.line)
    bottom, top = axes.get_ylim()
    ends = [
        (item.get_paths()[0].vertices[:, 1].min(), item.get_paths()[0].vertices[:, 1].max())
        for item in shades
    ]
    assert ends[0] == pytest.approx((edges[0][0], top))
    assert ends[1] == pytest.approx((bottom, edges[0][1]))
    drawn = {item.name: item for item in scan_curves(curve, curves, FACTS)}
    assert (drawn["g_minus_2"].excludes, drawn["g_minus_2_opposite"].excludes) == ("above", "below")
    assert drawn["g_minus_2_opposite"].points == tuple(
        (mass, edge) for mass, (_, edge) in zip(masses, edges, strict=True) if edge is not None
    )
    for left, (_, edge) in zip(allowed_rows(curve, curves, FACTS), edges, strict=True):
        assert (left.low, left.low_by) == ((edge, "g_minus_2") if edge else (0.0, None))
    content = coupling_figure((1, 8), (0.001, 1), DataSet.PAPER, ["g_minus_2"], count=4, **mixed)
    figure = draw_coupling_figure(content, "")
    assert len([item for item in figure.axes[0].collections if isinstance(item, PolyCollection)]) == 2
    assert {item.name for item in coupling_curves(content, None)} == {"g_minus_2", "g_minus_2_opposite"}


ISLANDS = {"model": load_model("lmu_ltau"), "values": {"kinetic_mixing": -0.15}}
"""Tridents allow strong couplings again below 8 GeV, with this mixing."""


def _excluded(masses, couplings):
    plane = model_plane(np.array(masses)[:, None], np.array(couplings), **ISLANDS)
    return observable("trident").excess(plane, DataSet.CURRENT) > 0


def _inside(rings, x, y):
    """Whether a place, in logarithms, is inside by the even-odd rule."""
    return sum(Outline(np.log(ring)).contains_point((x, y)) for ring in rings) % 2 == 1


def test_couplings_that_are_allowed_again_are_not_shaded():
    masses, couplings = fine_masses(5.0, 9.0, 41), np.geomspace(0.002, 0.5, 60)
    curves = constraint_curves(["trident"], masses, DataSet.CURRENT, **ISLANDS)
    first, second, *_ = _curve().rows
    rows = [dataclasses.replace(row, point=at(mass)) for row, mass in ((first, 5.5), (second, 8.5))]
    figure = draw_exclusion(mass_curve(rows), curves, FACTS)
    colour = observable("trident").style.line
    (shade,) = (item for item in figure.axes[0].patches if to_hex(item.get_facecolor()) == to_hex(colour))
    expected = _excluded(masses[1:-1], couplings)
    path = shade.get_path()
    drawn = [[path.contains_point((x, y)) for y in couplings] for x in masses[1:-1]]
    assert (np.array(drawn) == expected).mean() > 0.999
    assert any("allowed again beyond an edge" in text.get_text().replace("\n", " ") for text in figure.texts)
    # the same in the page and the tables, whose line of the edge stays
    lines = {item.name: item for item in scan_curves(mass_curve(rows), curves, FACTS)}
    assert lines["trident"].excludes == "above"
    edges = {point.mzp_gev: point for point in curves[0].bound.points}
    assert all(edges[x].gp_excluded == y for x, y in lines["trident"].points)
    ends = {(x, end) for x, point in edges.items() for pair in point.allowed_again for end in pair}
    assert set(lines["trident_allowed_again"].points) == ends
    # away from the edges, where the logarithms are not quite straight between the points
    rings = lines["trident"].areas
    for x, row in zip(masses[1:-1:4], expected[::4], strict=True):
        assert [_inside(rings, math.log(x * 1.0001), math.log(y)) for y in couplings] == list(row)


def test_lines_join_points_of_one_edge():
    """Where an interval opens or closes between two masses no line goes on to another edge."""
    values = {"kinetic_mixing": -0.05}
    content = coupling_figure(
        (0.3, 30), (1e-4, 1), DataSet.CURRENT, ["trident"], count=150, model=ISLANDS["model"], values=values
    )
    (item,) = content.regions
    edges = np.log([point.gp_excluded for point in item.bound.points])
    assert np.abs(np.diff(edges)).max() > 1.0
    for made in coupling_curves(content, None):
        logs = np.log([row[1] for row in made.points])
        steps = np.delete(np.abs(np.diff(logs)), [end - 1 for end in made.breaks])
        assert steps.max() < 0.5
    drawn = draw_coupling_figure(content, "").axes[0].lines
    assert (
        max(np.abs(np.diff(np.log(line.get_ydata()))).max() for line in drawn if len(line.get_xdata()) > 2)
        < 0.5
    )


def test_a_figure_of_constraints_leaves_out_what_is_allowed_again(tmp_path):
    content = coupling_figure((6, 7), (0.001, 1), DataSet.CURRENT, ["trident"], count=5, **ISLANDS)
    axes = draw_coupling_figure(content, "").axes[0]
    assert not [item for item in axes.collections if isinstance(item, PolyCollection)]
    (shade,) = axes.patches
    shaded = [shade.get_path().contains_point((6.5, y)) for y in (0.005, 0.02, 0.036, 0.1)]
    assert shaded == _excluded([6.5], [0.005, 0.02, 0.036, 0.1])[0].tolist() == [False, True, False, True]
    names = [item.name for item in coupling_curves(content, None)]
    assert names == ["trident", "trident_allowed_again"]
    rows = list(csv.DictReader(write_allowed(content, tmp_path / "a.csv").read_text().splitlines()))
    assert [(row["low_by"], row["high_by"]) for row in rows[:2]] == [("", "trident"), ("trident", "trident")]
    assert len(rows) == 2 * len(content.allowed)
    assert [float(row["gp_low"]) for row in rows[1::2]] == [
        pytest.approx(row.further[0].low, rel=1e-8) for row in content.allowed
    ]
    page = coupling_page("f", "", content, None).as_dict()["slices"][0]["allowed"][0]
    assert page["low"] is None
    assert page["further"][0]["low"] > page["high"]
    assert page["further"][0]["high_by"] == ["neutrino trident (95 % CL, two-sided)"]


def test_what_excludes_every_coupling_is_shaded():
    """Of tridents with strong mixing: below 7 GeV no coupling is left, above there is an edge."""
    edge = BoundPoint(8.0, 0.04)
    whole = [BoundPoint(mass, None, "every coupling", everything=True) for mass in (6.0, 7.0)]
    (item,) = constraint_curves(["trident"], [6.0, 7.0, 8.0], DataSet.CURRENT)
    item = dataclasses.replace(item, bound=dataclasses.replace(item.bound, points=(*whole, edge)))
    rings = excluded_areas(item)
    assert _inside(rings, math.log(6.5), math.log(1e-6))
    assert _inside(rings, math.log(6.5), math.log(0.1))
    assert not _inside(rings, math.log(7.999), math.log(0.03))


def test_a_plane_at_a_fixed_coupling_follows_what_is_excluded():
    model = load_model("lmu_ltau")
    points = [
        ScanPoint.of({"mzp_gev": mass, "kinetic_mixing": value})
        for mass in (6.0, 6.5, 7.0)
        for value in (-0.16, -0.15)
    ]
    (item,) = scan_constraints(["trident"], points, DataSet.CURRENT, model=model)
    planes = [(point["mzp_gev"], {"model": model, "values": dict(point)}) for point in points]
    for coupling in (0.005, 0.02, 0.036, 0.1):
        *_, margins = margin_table(item, coupling)
        made = [model_plane(mass, coupling, **chosen) for mass, chosen in planes]
        excess = [float(observable("trident").excess(plane, DataSet.CURRENT)) for plane in made]
        assert (margins.ravel() > 0).tolist() == [value > 0 for value in excess]


def _band_curve():
    """Three masses with bands, a fourth one without a limit."""
    return _curve(sizes=(2600.0, 420.0, 200.0, 1e-3))


def _artists(axes, colour):
    areas = [item for item in axes.collections if item.get_facecolor().size]
    return [item for item in areas if to_hex(item.get_facecolor()[0]) == colour]


def test_no_area_covers_a_line():
    axes = draw_exclusion(_band_curve(), _constraints(), FACTS).axes[0]
    shown = [line for line in axes.lines if line.get_linestyle() != "None"]
    assert len(shown) > 4
    lowest = min(line.get_zorder() for line in shown)
    areas = [item for item in axes.collections if item.get_facecolor().size]
    assert max(item.get_zorder() for item in areas) < lowest
    dashed = next(line for line in shown if line.get_linestyle() == "--")
    (error,) = _artists(axes, "#777777")
    assert error.get_zorder() < dashed.get_zorder()


def test_what_the_collider_excludes_is_shaded_like_the_rest():
    axes = draw_exclusion(_band_curve(), _constraints(), FACTS).axes[0]
    (collider,) = [item for item in _artists(axes, "#000000") if item.get_alpha()]
    (trident,) = _artists(axes, observable("trident").style.line)
    assert collider.get_alpha() == trident.get_alpha()
    assert collider.get_zorder() == trident.get_zorder()
    heights = collider.get_paths()[0].vertices[:, 1]
    assert heights.max() == pytest.approx(axes.get_ylim()[1])
    assert heights.min() == pytest.approx(_band_curve().rows[0].limits.observed.value)


def test_an_expected_limit_alone_shades_nothing():
    axes = draw_exclusion(mass_curve(_window_rows([12.0, 20.0])), [], WINDOW).axes[0]
    assert [item for item in _artists(axes, "#000000") if item.get_alpha()] == []


@pytest.mark.parametrize("logarithmic", [True, False])
def test_no_point_stands_on_the_frame(logarithmic):
    low, high = drawn_range(MASSES, logarithmic=logarithmic)
    assert low < 0.99 * MASSES[0]
    assert high > 1.01 * MASSES[-1]
    inside = constraint_range(MASSES, logarithmic=logarithmic)
    assert inside == ((low, high) if logarithmic else (MASSES[0], MASSES[-1]))


@pytest.mark.parametrize(
    ("sizes", "ends"),
    [
        ((2600.0, 420.0, 200.0, 1e-3), [50.0]),
        ((2600.0, 420.0, 1e-3, 50.0), [30.0, 80.0]),
        ((2600.0,) * 4, []),
    ],
)
def test_the_end_of_the_curve_is_marked(sizes, ends):
    figure = draw_exclusion(_curve(sizes=sizes), [], FACTS)
    marks = [line for line in figure.axes[0].lines if line.get_marker() == "s"]
    assert [x for line in marks for x in line.get_xdata()] == ends
    assert ("end of the limit: none at the next point" in _legend(figure)) == bool(ends)


def test_no_text_has_an_arrow_of_ascii():
    typed = dataclasses.replace(FACTS, analysis="ATLAS Z -> 4 leptons, t t~ +- 1")
    figure = draw_exclusion(_curve(), [], typed)
    words = " ".join([*_legend(figure), figure.texts[0].get_text()])
    assert "->" not in words
    assert "ATLAS Z → 4 leptons, t t\u0304 ± 1" in words


@pytest.mark.parametrize("names", [["trident", "g_minus_2"], ["g_minus_2", "trident"], ["trident"]])
def test_the_colour_is_that_of_the_constraint_whatever_the_order(names):
    lines = constraint_curves(names, fine_masses(10, 80, 9), DataSet.PAPER)
    axes = draw_exclusion(_curve(), lines, FACTS).axes[0]
    drawn = {line.get_color() for line in axes.lines}
    assert {observable(name).style.line for name in names} <= drawn


@pytest.mark.parametrize(
    ("name", "role", "areas"), [("g_minus_2", "region", True), ("perturbativity", "line", False)]
)
def test_on_a_plane_a_constraint_may_exclude_everything_and_a_prior_shades_nothing(name, role, areas):
    curve, constraints = plane_scan()
    curve = dataclasses.replace(curve, fixed_coupling=1.0)
    shown = constraints(fine_grid(curve), name)
    axes = draw_exclusion(curve, (), FACTS).axes[0]
    figure = draw_exclusion(curve, shown, FACTS)
    label = _legend(figure)[-1]
    assert label.startswith(shown[0].info.title)
    assert len(figure.axes[0].collections) == len(axes.collections) + 1  # the shade, or the edge
    (found,) = (item for item in scan_plane_curves(curve, shown, FACTS) if item.name == name)
    assert (found.role, bool(found.areas)) == (role, areas)


def test_published_limits_are_drawn_at_all_their_masses():
    """Between its points a published limit is a line: what is drawn is what `bound` says."""
    points = [{"mzp_gev": mass} for mass in fine_masses(5.3, 69.0, 121)]
    fine = with_published(["trident", "cms_4mu"], points, "mzp_gev")
    nodes = published_limit("cms_4mu").nodes_gev
    assert {point["mzp_gev"] for point in fine} >= {mass for mass in nodes if 5.3 < mass < 69.0}
    assert fine == sorted(fine, key=lambda point: point["mzp_gev"])
    (item,) = scan_constraints(["cms_4mu"], [ScanPoint.of(point) for point in fine], DataSet.CURRENT)
    masses = np.geomspace(6.0, 68.0, 1500)
    right = [point.gp_excluded for point in bound("cms_4mu", masses, DataSet.CURRENT).points]
    drawn = [(x, point.gp_excluded) for x, point in zip(item.x, item.bound.points, strict=True)]
    x, y = np.log(np.array([pair for pair in drawn if pair[1]])).T
    assert np.exp(np.interp(np.log(masses), x, y)) == pytest.approx(np.array(right), rel=1e-6)


def test_points_between_which_nothing_was_published_stay():
    points = [{"charges.mu": 1.0}, {"charges.mu": 2.0}]
    assert with_published(["cms_4mu"], points, "mzp_gev") == points
    assert with_published(["trident"], [{"mzp_gev": 1.0}, {"mzp_gev": 9.0}], "mzp_gev") == [
        *({"mzp_gev": 1.0}, {"mzp_gev": 9.0})
    ]
    plane = [{"x": x, "mzp_gev": mass} for x in (1.0, 2.0) for mass in (30.0, 31.0)]
    found = with_published(["cms_4mu"], plane, "mzp_gev")
    assert found == sorted(found, key=lambda point: (point["x"], point["mzp_gev"]))
    assert len(found) > 4
    assert len({tuple(point) for point in found}) == 1
