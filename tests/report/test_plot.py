"""Report: the plot says what it shows, has the same bytes every time, and survives rows without a limit."""

import dataclasses
import math
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from recast.exclusion.coupling import largest_coupling, no_limit
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource
from recast.exclusion.lowenergy_curves import constraint_curves, fine_masses
from recast.exclusion.scaling import CurvePoint, scaled_limits
from recast.inputs.lowenergy import DataSet
from recast.report.caption import RunFacts
from recast.report.plot import draw_exclusion, write_exclusion_plot
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits

FACTS = RunFacts("ATLAS Z → 4μ", 77, 78.0, "no-mpi", "cls", 0.95, "relative", 20000, "0.1.0")
MASSES = [10.0, 30.0, 50.0, 80.0]


def _curve(method=CountMethod.CLS, sizes=(2600.0, 420.0, 1e-3, 50.0)):
    largest = largest_coupling(lambda gp: gp**2 / (4 * math.pi))
    counts = count_limits(method, 77, 78.0)
    signals = [SimpleNamespace(value=size, error=0.02 * size) for size in sizes]
    return ExclusionCurve(
        tuple(
            ExclusionRow(mass, LimitSource.SCALING, scaled_limits(signal, 0.1, counts, largest))
            for mass, signal in zip(MASSES, signals, strict=True)
        )
    )


def _constraints(data=DataSet.PAPER):
    return constraint_curves(["trident", "g_minus_2", "perturbativity"], fine_masses(10, 80, 9), data)


def _legend(figure):
    return [text.get_text() for text in figure.legends[0].get_texts()]


def test_every_curve_is_labelled_with_its_confidence_level():
    assert _legend(draw_exclusion(_curve(), _constraints(), FACTS)) == [
        "ATLAS Z → 4μ, observed (95 % CL)",
        "observed, simulation error (1σ)",
        "expected (95 % CL)",
        "expected ± 1σ",
        "expected ± 2σ",
        "neutrino trident (95 % CL, two-sided) [2014]",
        "muon g-2 (5σ, two-sided) [2014]",
        "muon g-2, preferred (1σ) [2014]",
        "perturbative to the Planck scale (prior, no CL)",
    ]


def test_the_caption_names_how_it_was_made():
    (caption,) = draw_exclusion(_curve(CountMethod.PAPER), _constraints(), FACTS).texts
    text = " ".join(caption.get_text().split())
    for words in (
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
    assert list(line.get_ydata()) == [row.limits.observed.gp for row in curve.rows[:2]]
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
    constraints = constraint_curves(["trident", "g_minus_2", "tau", "z_couplings"], MASSES, DataSet.PAPER)
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


def test_a_curve_without_any_limit_is_drawn():
    nothing = no_limit("nothing simulated")
    rows = (ExclusionRow(30.0, LimitSource.DIRECT, CurvePoint(nothing, (nothing,) * 5)),)
    figure = draw_exclusion(ExclusionCurve(rows), [], FACTS)
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
    (shade,) = [item for item in axes.collections if item.get_alpha() == 0.11]
    heights = shade.get_paths()[0].vertices[:, 1]
    assert heights.min() == pytest.approx(axes.get_ylim()[0])
    assert heights.max() == pytest.approx(curves[0].bound.points[-1].gp_excluded)
