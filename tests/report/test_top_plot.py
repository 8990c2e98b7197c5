"""Report: the plot of limits on a branching ratio, of one mass as of several, with gaps."""

import math

import matplotlib as mpl
import numpy as np
import pytest

from recast.exclusion.top_curve import TopPoint
from recast.exclusion.top_limit import SignalRate, branching_limit
from recast.exclusion.top_prediction import PredictionCurve
from recast.report.page import RC
from recast.report.top_plot import draw_top_limits

NAMES = ["14TeV_300fb"]


def point(mass, events=1000.0):
    limit = branching_limit(SignalRate(events, 10.0, 0.06), 2.5, 0.2)
    return TopPoint(mass, (0.05, 0.002), limit, None, (limit,), {"ttz": 0.5}, ())


def drawn(points):
    masses = [item.mzp_gev for item in points]
    line = PredictionCurve("c9_printed", "a line", np.full(len(masses), 1e-3))
    with mpl.rc_context(RC):
        return draw_top_limits(points, NAMES, [line], "A search")


def test_a_single_mass_shows_everything_in_the_legend():
    figure = drawn([point(60.0)])
    axes = figure.axes[0]
    assert axes.get_xlim() == pytest.approx((48.0, 72.0))
    for line in axes.lines:
        first, last = line.get_xdata()
        assert (first, last) == pytest.approx((60.0 - 0.48, 60.0 + 0.48))
    for area in axes.collections:
        (x0, y0), (x1, y1) = area.get_paths()[0].get_extents().get_points()
        assert x1 > x0
        assert y1 > y0
    shown = [text.get_text() for text in figure.legends[0].get_texts()]
    assert len(shown) == len(set(shown)) == len(axes.lines) + len(axes.collections)


def test_gaps_split_a_line_and_leave_one_entry_of_the_legend():
    points = [point(20.0), point(30.0), point(40.0, 1.0), point(60.0)]
    figure = drawn(points)
    axes = figure.axes[0]
    dashed = [line for line in axes.lines if line.get_linestyle() == "--"]
    assert [len(line.get_xdata()) for line in dashed] == [2, 2]
    assert list(dashed[0].get_xdata()) == [20.0, 30.0]
    assert list(dashed[0].get_ydata()) == [item.limit.median for item in points[:2]]
    assert not any(math.isnan(value) for line in axes.lines for value in line.get_ydata())
    shown = [text.get_text() for text in figure.legends[0].get_texts()]
    assert len(shown) == len(set(shown))
    assert "No limit at 40 GeV." in " ".join(figure.texts[0].get_text().split())
