"""Analysis: spectra add up to the cutflow's last step, exactly and for any chunks; what lacks is named."""

import numpy as np
import pytest

from recast.analysis.card import SpectrumBlock
from recast.analysis.cutflow import SelectionBuilder, Tally
from recast.analysis.run import AnalysisResult
from recast.analysis.spectrum import Spectrum, fill_spectra
from recast.core.errors import InputError

BLOCK = SpectrumBlock(observable="m_gev", bins=(4, 0.0, 2.0), label="$m$", unit="GeV")


def selection(mass, weight, keep, region):
    steps = SelectionBuilder(weight)
    steps.cut("kept", keep)
    return steps.finish({"all": np.ones(keep.sum(), bool), "some": region[keep]}, {"m_gev": mass[keep]})


@pytest.fixture(scope="module")
def events():
    rng = np.random.default_rng(3)
    n = 5000
    mass = rng.uniform(-0.2, 2.2, n)
    return mass, rng.normal(1.0, 0.7, n), rng.uniform(size=n) > 0.4, rng.uniform(size=n) > 0.5


def test_the_bins_of_a_region_sum_to_its_tally(events):
    found = selection(*events)
    spectra = fill_spectra({"m": BLOCK}, found, "here")
    for region, tally in found.tallies.items():
        assert sum(spectra[region]["m"].tallies, Tally()) == tally


def test_values_are_those_of_numpy(events):
    mass, weight, keep, _ = events
    item = fill_spectra({"m": BLOCK}, selection(*events), "here")["all"]["m"]
    expected, _ = np.histogram(mass[keep], BLOCK.edges, weights=weight[keep])
    squares, _ = np.histogram(mass[keep], BLOCK.edges, weights=weight[keep] ** 2)
    assert item.values == pytest.approx(expected, rel=1e-12)
    assert item.errors == pytest.approx(np.sqrt(squares), rel=1e-12)


@pytest.mark.parametrize("parts", [2, 7])
def test_the_split_changes_no_bit(events, parts):
    whole = fill_spectra({"m": BLOCK}, selection(*events), "here")["some"]["m"]
    pieces = [
        fill_spectra({"m": BLOCK}, selection(*piece), "here")["some"]["m"]
        for piece in zip(*(np.array_split(item, parts) for item in events), strict=True)
    ]
    summed = pieces[0]
    for piece in pieces[1:]:
        summed = summed + piece
    assert summed == whole


def test_an_edge_belongs_to_the_bin_above_it_and_no_number_counts_below():
    item = Spectrum.of(np.array([0.0, 1.0, 2.0, np.nan]), np.ones(4), (0.0, 1.0, 2.0), "m")
    assert [tally.n_raw for tally in item.tallies] == [1, 1, 1, 1]


def test_plain_values_there_and_back(events):
    item = fill_spectra({"m": BLOCK}, selection(*events), "here")["all"]["m"]
    again = Spectrum.from_json(item.to_json())
    assert again.to_json() == item.to_json()
    assert again.label == "$m$"


def test_results_of_earlier_versions_have_none():
    content = {
        "analysis": "a",
        "sample": "s",
        "process": "p",
        "contribution": "sm",
        "sqrt_s_gev": 8000.0,
        "n_generated": 1,
        "cross_section_pb": 1.0,
        "cross_section_error_pb": 0.0,
        "cutflow": [],
        "regions": {},
    }
    assert AnalysisResult.from_json(content).spectra == {}


def test_an_unknown_observable_is_named_with_the_nearest(events):
    block = BLOCK.model_copy(update={"observable": "m_ge"})
    with pytest.raises(InputError, match=r'spectra.m: the selection has no observable "m_ge".*m_gev'):
        fill_spectra({"m": block}, selection(*events), "analysis a")


def test_observables_of_another_number_of_events_are_refused(events):
    found = selection(*events)
    found.observables["m_gev"] = found.observables["m_gev"][:-1]
    with pytest.raises(InputError, match="values for"):
        fill_spectra({"m": BLOCK}, found, "analysis a")


def test_bins_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="not below"):
        SpectrumBlock(observable="m", bins=(2, 1.0, 1.0), label="m")
