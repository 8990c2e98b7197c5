"""Report: cutflows and distributions: the numbers of the samples, published data beside them."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from recast.analysis.card import PublishedBins, SpectrumBlock, parse_card
from recast.core.blocks import validated
from recast.core.errors import InputError
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.report.distributions import (
    STANDARD_MODEL,
    Published,
    Shown,
    draw_cutflow,
    draw_spectrum,
    summed_cuts,
    summed_spectra,
)
from recast.report.options import PlotOptions

EDGES = (0.0, 10.0, 20.0, 30.0)


def _sample(luminosity, weights, cuts=(1.0, 0.5, 0.25)):
    squares = [0.01 * value**2 for value in weights]
    item = {"label": "$m$", "unit": "GeV", "edges": list(EDGES)}
    item |= {"sum_weights_pb": [9.0, *weights, 9.0], "sum_squared_weights_pb2": [9.0, *squares, 9.0]}
    rows = [
        {"step": f"cut {k} -> x", "sum_weights_pb": 2e-3 * cut, "sum_squared_weights_pb2": 4e-8 * cut}
        for k, cut in enumerate(cuts)
    ]
    return {"luminosity_fb": luminosity, "spectra": {"4mu": {"m": item}}, "cutflow": rows}


SAMPLES = [_sample(5.0, (1e-3, 2e-3, 0.0)), _sample(20.0, (2e-3, 1e-3, 1e-3), (1.0, 0.25, 0.0))]
SHOWN = [Shown("Standard Model", SAMPLES, STANDARD_MODEL), Shown("mZ' = 30 GeV", SAMPLES[:1])]


def test_events_of_all_energies_are_summed_with_their_luminosities():
    (item,) = summed_spectra(SAMPLES)
    assert item.values == pytest.approx([5 * 1 + 20 * 2, 5 * 2 + 20 * 1, 20.0])
    assert item.errors == pytest.approx(0.1 * np.hypot([5, 10, 0], [40, 20, 20]))
    cuts = summed_cuts(SAMPLES)
    assert cuts.shares == pytest.approx([1.0, (5 * 0.5 + 20 * 0.25) / 25, 5 * 0.25 / 25])
    assert cuts.errors[0] == 0.0  # all are left
    share, before = cuts.shares[1], np.array([25.0, 400.0])
    left = (1 - share) ** 2 * 4e-8 * before @ [0.5, 0.25] + share**2 * 4e-8 * before @ [0.5, 0.75]
    assert cuts.errors[1] == pytest.approx(np.sqrt(left) / (25 * 2e-3))


def test_the_picture_shows_these_numbers_and_what_was_published():
    data = Published("4mu", "m", "ATLAS data", EDGES, (40.0, 25.0, 22.0), (6.0, 5.0, 5.0))
    other = Published("4e", "m", "ATLAS data, 4e", EDGES, (1.0, 1.0, 1.0), (1.0, 1.0, 1.0))
    figure = draw_spectrum(("4mu", "m"), SHOWN, [data, other], "words")
    axes = figure.axes[0]
    stairs = [item.get_data().values for item in axes.patches]
    assert stairs[0] == pytest.approx([45.0, 30.0, 20.0])
    assert stairs[1] == pytest.approx([5.0, 10.0, 0.0])
    points = axes.containers[-1][0]
    assert list(points.get_ydata()) == [40.0, 25.0, 22.0]
    assert list(points.get_xdata()) == [5.0, 15.0, 25.0]
    texts = [text.get_text() for text in figure.legends[0].get_texts()]
    assert texts == ["Standard Model", "mZ' = 30 GeV", "ATLAS data"]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("$m$ [GeV]", "events / 10 GeV")
    assert axes.get_xlim() == (0.0, 30.0)


def test_curves_and_ranges_are_chosen():
    options = PlotOptions(only=("signal",), xrange=(5.0, 20.0), yrange=(0.0, 7.0), legend="none", caption="")
    figure = draw_spectrum(("4mu", "m"), SHOWN, [], "words", options)
    axes = figure.axes[0]
    assert len(axes.patches) == 1
    assert (axes.get_xlim(), axes.get_ylim()) == ((5.0, 20.0), (0.0, 7.0))
    assert figure.legends == []
    assert [text.get_text() for text in figure.texts] == [""]
    with pytest.raises(InputError, match='distribution: no curve "background"'):
        draw_spectrum(("4mu", "m"), SHOWN, [], "", PlotOptions(only=("background",)))


def test_a_cutflow_of_few_losses_has_short_numbers():
    """Minor ticks of a short axis are written as 6 x 10^-1, which pushes the axis' words out of the page."""
    figure = draw_cutflow([Shown("most", [_sample(1.0, (0, 0, 0), (1.0, 0.9, 0.8))])])
    axes = figure.axes[0]
    figure.canvas.draw()
    assert {text.get_text() for text in axes.get_yticklabels(minor=True)} <= {""}
    assert {"0.5", "1"} <= {text.get_text() for text in axes.get_yticklabels()}
    assert axes.yaxis.label.get_window_extent().x0 > 0


def test_a_cutflow_leaves_out_what_no_event_passes():
    figure = draw_cutflow([*SHOWN, Shown("none", [_sample(1.0, (0, 0, 0), (1.0, 0.0, 0.0))])], "words")
    axes = figure.axes[0]
    lines = [container[0] for container in axes.containers]
    assert list(lines[0].get_ydata()) == pytest.approx([1.0, 0.3, 0.05])
    assert list(lines[2].get_xdata()) == [0]
    assert len({(to_hex(line.get_color()), line.get_marker()) for line in lines}) == 3
    assert axes.get_ylim()[0] < 0.05
    assert [text.get_text() for text in axes.get_xticklabels()] == [f"cut {k} → x" for k in range(3)]
    figure.canvas.draw()
    caption = figure.texts[0].get_window_extent()
    assert caption.y1 < min(text.get_window_extent().y0 for text in axes.get_xticklabels())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"region": "5mu"}, 'spectra.m1.published names the unknown region "5mu"'),
        ({"dataset": "run9"}, 'spectra.m1.published names the unknown data set "run9"'),
        ({"quantity": "differential_fb"}, "spectra.m1.published is a cross section, but there are several"),
        ({"quantity": "fb"}, "quantity"),
    ],
)
def test_published_bins_are_of_a_region_and_a_data_set_of_the_card(change, message):
    content = load_yaml(resource("analyses", "atlas_2013_z4l", "analysis.yaml"))
    item = {"region": "4mu", "values": [1.0] * 20, "errors": [1.0] * 20, "source": "a table"}
    content["spectra"]["m1"]["published"] = [item]
    assert parse_card(content, "card").spectra["m1"].published[0].region == "4mu"
    content["spectra"]["m1"]["published"] = [item | change]
    with pytest.raises(InputError, match=message):
        parse_card(content, "card")


def test_published_bins_have_the_number_of_the_distribution():
    block = {"observable": "m", "bins": [3, 0, 30], "label": "$m$"}
    item = {"region": "4mu", "values": [1, 2, 3], "errors": [1, 1, 1], "source": "a table"}
    found = SpectrumBlock.model_validate(block | {"published": [item]})
    assert found.published == (
        PublishedBins(region="4mu", values=(1.0, 2.0, 3.0), errors=(1.0, 1.0, 1.0), source="a table"),
    )
    for wrong, message in (
        ({"values": [1.0, 2.0]}, "2 values and 3 errors for 3 bins"),
        ({"errors": [1.0, -1.0, 1.0]}, "errors"),
        ({"values": [1.0, float("nan"), 1.0]}, "values"),
    ):
        with pytest.raises(InputError, match=message) as error:
            validated(SpectrumBlock, block | {"published": [item | wrong]}, "card")
        assert "\n" not in str(error.value)


def test_bins_of_any_width_are_drawn_by_their_width():
    edges = (0.0, 10.0, 15.0, 30.0)
    samples = [_sample(5.0, (1e-3, 2e-3, 3e-3))]
    samples[0]["spectra"]["4mu"]["m"]["edges"] = list(edges)
    data = Published("4mu", "m", "data", edges, (40.0, 25.0, 30.0), (6.0, 5.0, 3.0))
    axes = draw_spectrum(("4mu", "m"), [Shown("Standard Model", samples, STANDARD_MODEL)], [data]).axes[0]
    assert axes.patches[0].get_data().values == pytest.approx([0.5, 2.0, 1.0])
    assert axes.containers[-1][0].get_ydata() == pytest.approx([4.0, 5.0, 2.0])
    assert (axes.get_ylabel(), axes.get_yscale()) == ("events / GeV", "log")
    assert axes.get_xscale() == "linear"


def test_a_published_cross_section_becomes_events():
    block = {"observable": "m", "bin_edges": [0, 10, 15], "label": "$m$"}
    item = {"region": "4mu", "values": [0.1, 0.2], "errors": [0.01, 0.02], "source": "a table"}
    found = SpectrumBlock.model_validate(block | {"published": [item | {"quantity": "differential_fb"}]})
    values, errors = found.published[0].events(found.edges, 20.0)
    assert values == pytest.approx([20.0, 20.0])
    assert errors == pytest.approx([2.0, 2.0])
    assert PublishedBins.model_validate(item).events(found.edges, 20.0) == ((0.1, 0.2), (0.01, 0.02))


@pytest.mark.parametrize(
    ("bins", "message"),
    [
        ({}, "give bins"),
        ({"bins": [2, 0, 1], "bin_edges": [0, 1]}, "give bins"),
        ({"bin_edges": [0, 1, 1]}, "do not rise"),
        ({"bin_edges": [0]}, "bin_edges"),
        ({"bin_edges": [0, float("nan")]}, "bin_edges"),
    ],
)
def test_wrong_bins_are_one_line(bins, message):
    with pytest.raises(InputError, match=message) as error:
        validated(SpectrumBlock, {"observable": "m", "label": "$m$"} | bins, "card")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("name", "region", "low", "high", "peak"), [
    ("atlas_2019_m4l", "4mu_all", 75.0, 110.0, 4.818),
    ("atlas_2015_m4l", "4l_all", 80.0, 100.0, 3.46),
])  # fmt: skip
def test_shipped_spectra_have_the_published_rate_at_the_peak(name, region, low, high, peak):
    """HEPData 84818 and 18593: the first bin is the fiducial cross section that the closure compares."""
    spectrum = parse_card(load_yaml(resource("analyses", name, "analysis.yaml")), "card").spectra["m4l"]
    assert spectrum.edges[:2] == (low, high)
    (item,) = [item for item in spectrum.published if item.region == region]
    assert item.events(spectrum.edges, 1.0)[0][0] == pytest.approx(peak, abs=1e-3)
