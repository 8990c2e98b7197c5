import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recast.analysis import AnalysisResult, analyse, expectation, expected_yield
from recast.core.errors import InputError, RunError
from recast.core.parallel import workers
from recast.events.record import empty_events
from recast.events.sample import Sample

N = 900


def sample(name="sm-8", energy=8000.0, n=1200, sigma=1.2e-3, error=0.0, contribution="sm"):
    return Sample(name, "p p > mu+ mu- mu+ mu-", contribution, energy, Path("none"), n, sigma, error)


@pytest.fixture(scope="module")
def events(z_events):
    # 900 of 1200 events were kept by the filter, 1e-6 pb each
    return z_events(N)


@pytest.fixture(scope="module")
def result(atlas, events):
    return analyse(atlas, events, sample(), seed=3)


def test_chunks_and_workers_change_nothing(atlas, events, result):
    with workers(2) as pool:
        split = analyse(atlas, [events[:1], events[1:400], events[400:]], sample(), 3, pool)
    assert split == result
    assert split.to_json() == result.to_json()
    backwards = analyse(atlas, [events[600:], events[:600]], sample(), 3)
    assert backwards.cutflow == result.cutflow


def test_seed_and_sample_name_change_the_draws(atlas, events, result):
    others = [analyse(atlas, events, sample(), 4), analyse(atlas, events, sample("other"), 3)]
    assert all(other.cutflow != result.cutflow for other in others)


def test_first_line_is_the_whole_sample(result):
    (name, tally), (read, kept) = result.cutflow.steps[:2]
    assert (name, read) == ("generated", "events read")
    assert (tally.n_raw, kept.n_raw) == (1200, N)
    assert float(tally.sum_weights) == 1.2e-3
    assert float(kept.sum_weights) == pytest.approx(N * 1e-6, rel=1e-12)
    assert float(tally.sum_squared_weights) == pytest.approx(1200 * 1e-12, rel=1e-12)


def test_error_is_binomial(result):
    found = result.cross_section("4mu")
    n = found.n_raw
    assert 100 < n < N
    assert found.value == pytest.approx(n * 1e-6)
    assert found.error == pytest.approx(1e-6 * np.sqrt(n * (1 - n / 1200)))
    assert found.n_effective == pytest.approx(n)


def test_error_of_the_cross_section_is_kept(atlas, events, result):
    plain = result.cross_section("4mu")
    wide = analyse(atlas, events, sample(error=1.2e-4), 3).cross_section("4mu")
    assert wide.error == pytest.approx(np.hypot(plain.error, 0.1 * plain.value))


def test_signed_weights(atlas, events):
    import awkward as ak

    signs = np.where(np.arange(N) % 2, 1.0, -1.0)
    signed = ak.with_field(events, events["weight"] * signs, "weight")
    # the net cross section nearly vanishes; its error is relative to the unsigned one, 1.2e-3
    found = analyse(atlas, signed, sample(sigma=1e-9, error=1.2e-5, contribution="interference"), 3)
    found = found.cross_section("4mu")
    assert abs(found.value) < 1e-4
    assert found.error == pytest.approx(1e-6 * np.sqrt(found.n_raw), rel=0.02)


def test_json_round_trip(result):
    again = AnalysisResult.from_json(json.loads(json.dumps(result.to_json())))
    assert again.to_json() == result.to_json()
    assert again.cross_section("4mu") == result.cross_section("4mu")
    with pytest.raises(InputError, match="not the result of an analysis"):
        AnalysisResult.from_json({"cutflow": []})


def test_no_events(atlas):
    with pytest.raises(RunError, match="sample sm-8: holds no events. Was the file written completely?"):
        analyse(atlas, empty_events(), sample(), 1)
    with pytest.raises(RunError, match="holds no events"):
        analyse(atlas, [], sample(), 1)


def test_more_events_than_stated(atlas, events):
    with pytest.raises(RunError, match="sample sm-8: holds 900 events, but states 10"):
        analyse(atlas, events, sample(n=10), 1)


def test_unknown_region(result):
    with pytest.raises(InputError, match='no region "5mu"'):
        result.cross_section("5mu")


def pair(result):
    return [result, replace(result, sample="sm-7", sqrt_s_gev=7000.0)]


def test_expected_yield(result, atlas):
    found = expected_yield(pair(result), atlas.card, "4mu")
    sigma = result.cross_section("4mu")
    assert found.value == pytest.approx(sigma.value * 1000 * (4.6 + 20.7))
    assert found.error == pytest.approx(sigma.error * 1000 * np.hypot(4.6, 20.7))
    assert found.n_raw == 2 * sigma.n_raw
    final = expected_yield(pair(result), atlas.card, "4mu", "final")
    assert final.value == pytest.approx(sigma.value * 1000 * (4.5 + 20.3))


def test_two_processes_of_one_energy_add_up(result, atlas):
    three = [*pair(result), replace(result, sample="signal-8")]
    found = expected_yield(three, atlas.card, "4mu")
    assert found.value == pytest.approx(result.cross_section("4mu").value * 1000 * (4.6 + 2 * 20.7))


def test_what_an_expectation_needs(result, atlas):
    with pytest.raises(InputError, match="no sample at 7000 GeV. Simulate that energy as well."):
        expected_yield([result], atlas.card, "4mu")
    with pytest.raises(InputError, match="no data at 13000 GeV"):
        expected_yield([*pair(result), replace(result, sample="x", sqrt_s_gev=13000.0)], atlas.card, "4mu")
    with pytest.raises(InputError, match="a sample stands twice"):
        expected_yield([result, result], atlas.card, "4mu")
    with pytest.raises(InputError, match='unknown region "4nu". Did you mean "4mu"?'):
        expected_yield(pair(result), atlas.card, "4nu")
    with pytest.raises(InputError, match="the K factor 1.2 has no source"):
        expectation(pair(result), atlas.card, "4mu", k_factor=1.2)


def test_factors_multiply_to_the_yield(result, atlas):
    found = expectation(pair(result), atlas.card, "4mu", k_factor=1.5, k_factor_source="invented")
    for name, factors in found.factors.items():
        product = np.prod([factor.value for factor in factors])
        assert product == pytest.approx(found.by_sample[name].value, rel=1e-9)
        assert all(factor.source for factor in factors)
    assert sum(item.value for item in found.by_sample.values()) == pytest.approx(found.total.value)
    assert found.published == 78.0
    text = found.table()
    assert "published expectation: 78" in text
    assert "K factor" in text
    assert "exactly 4 isolated leptons" in text
    json.dumps(found.to_json(), allow_nan=False)
    assert "K factor" not in expectation(pair(result), atlas.card, "4mu").table()
