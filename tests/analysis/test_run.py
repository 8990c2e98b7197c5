import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recast.analysis.cutflow import Tally
from recast.analysis.expectation import Expectation, expectation, expected_yield
from recast.analysis.run import AnalysisResult, analyse
from recast.analysis.yields import Yield
from recast.core.errors import InputError, RunError
from recast.core.parallel import workers
from recast.events.normalisation import as_scaled
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


class NoWorkers:
    """Processes that nobody may start."""

    jobs = 2

    def imap(self, *_):
        raise AssertionError("another process for a single chunk")


def test_a_single_chunk_stays_in_this_process(atlas, events, result):
    assert analyse(atlas, events, sample(), 3, NoWorkers()) == result
    with pytest.raises(AssertionError, match="another process"):
        analyse(atlas, [events, events], sample(), 3, NoWorkers())


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


def test_spread_weights_have_the_whole_error_of_the_cross_section(atlas, events):
    """Of weights that are not negative the sum is the cross section, however they are spread."""
    import awkward as ak

    weight = np.where(np.arange(N) % 10, 1.0, 20.0)
    spread = ak.with_field(events, weight * 1.2e-3 / weight.sum(), "weight")
    plain, wide = (
        analyse(atlas, spread, sample(n=N, error=error), 3).cross_section("4mu") for error in (0.0, 1.2e-4)
    )
    assert wide.error == pytest.approx(np.hypot(plain.error, 0.1 * plain.value))


def test_weights_that_were_scaled_have_the_whole_error(atlas, events):
    """Signed ones as well; of weights that are in pb themselves it is relative to their unsigned sum."""
    import awkward as ak

    signs = np.where(np.arange(N) % 4, 1.0, -1.0)  # the unsigned sum is twice the net one
    signed = ak.with_field(events, signs * 1.2e-3 / signs.sum(), "weight")
    item = sample(n=N, error=2.4e-4)
    plain = analyse(atlas, signed, sample(n=N), 3).cross_section("4mu")
    own, scaled = analyse(atlas, signed, item, 3), analyse(atlas, signed, as_scaled(item), 3)
    assert own.unsigned_pb == pytest.approx(2.4e-3)
    assert own.cross_section("4mu").error == pytest.approx(np.hypot(plain.error, 0.1 * plain.value))
    assert scaled.unsigned_pb == 0.0
    assert scaled.cross_section("4mu").error == pytest.approx(np.hypot(plain.error, 0.2 * plain.value))
    parts = [analyse(atlas, [signed[:7], signed[7:]], item, 3), own]
    assert parts[0] == parts[1]


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
    with pytest.raises(InputError, match=r'2 samples have the name ".*" .* rename one file'):
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
    rows = [line for line in text.splitlines() if line.endswith((" simulation", " invented"))]
    assert len({len(line) - len(line.split(" ")[-1]) for line in rows}) == 1  # however long the name of a cut
    json.dumps(found.to_json(), allow_nan=False)
    assert "K factor" not in expectation(pair(result), atlas.card, "4mu").table()


def test_no_selected_event_has_a_bound_and_no_error(atlas, events):
    import awkward as ak

    weights = np.where(np.arange(N) % 2, 0.5e-6, 1.5e-6)
    uneven = ak.with_field(events, weights, "weight")
    found = analyse(atlas, uneven, sample(), 3)
    empty = found.cross_section("4e")  # the events are muons
    assert (empty.value, empty.error, empty.n_raw) == (0.0, 0.0, 0)
    # -ln 0.05 events of the root mean square weight
    assert empty.bound == pytest.approx(-np.log(0.05) * np.sqrt(np.mean(weights**2)), rel=1e-12)
    assert found.cross_section("4mu").bound is None
    yields = expected_yield(pair(found), atlas.card, "4e")
    assert yields.bound == pytest.approx(1000 * 20.7 * empty.bound)


def test_every_account_of_an_empty_region_has_the_bound(atlas, events):
    found = analyse(atlas, events, sample(), 3)
    nothing = replace(found, regions={"4mu": found.regions["4e"]})
    result = expectation(pair(nothing), atlas.card, "4mu")
    bound = -np.log(0.05) * 1e-6
    assert result.total.bound == pytest.approx(1000 * 20.7 * bound)
    text = result.table()
    assert "0.00 ± 0.00" not in text
    assert "4mu, preliminary: 0 (no event selected, below 0.062 at 95 % CL) (simulation)" in text
    content = result.to_json()
    assert content["total"]["bound_95cl"] == pytest.approx(1000 * 20.7 * bound)
    last = next(row for row in content["factors"]["sm-8"] if row["name"] == "region 4mu")
    selected = found.cutflow.steps[-1][1].n_raw
    assert last["bound_95cl"] == pytest.approx(-np.log(0.05) / selected)
    assert "bound_95cl" not in content["factors"]["sm-8"][0]
    # a fraction is at most 1
    first = (found.cutflow.steps[0], ("a cut", Tally.of(np.ones(1))))
    few = replace(nothing, cutflow=type(found.cutflow)(first))
    factors = expectation(pair(few), atlas.card, "4mu").factors["sm-8"]
    assert next(item for item in factors if item.name == "region 4mu").bound == 1.0


def test_an_empty_step_of_the_cutflow_has_the_bound(atlas, make):
    electrons = make([[(11, 40.0, 0.1, 0.2)]] * 4, 1e-3)
    rows = analyse(atlas, electrons, sample(n=4, sigma=4e-3), 3).cutflow.to_json()
    assert rows[-1]["n_raw"] == 0
    assert rows[-1]["bound_95cl_pb"] == pytest.approx(-np.log(0.05) * 1e-3)
    assert "bound_95cl_pb" not in rows[0]


@pytest.mark.parametrize(
    ("published", "error", "far"),
    [
        (100.0, 0.0, ""),
        (90.0, 0.0, ""),  # 10 over 4.24: 2.4 sigma
        (85.0, 0.0, "a ratio of 1.18, 3.5 sigma"),
        (85.0, 10.0, ""),  # the published error counts as well
        (66.0, 30.0, "a ratio of 1.52, 1.1 sigma"),
        (151.0, 30.0, "a ratio of 0.662, 1.7 sigma"),
        (149.0, 30.0, ""),
        (None, 0.0, ""),
        (0.0, 0.0, "(a paper): 23.6 sigma of all stated errors"),
        (0.0, 40.0, ""),
    ],
)
def test_a_simulation_far_from_the_published_expectation_says_so(published, error, far):
    total = Yield(100.0, 3.0, 1000, 1000.0)
    found = Expectation("4mu", "run2", {}, {}, total, published, "a paper", error, luminosity_error=3.0)
    text = found.far_from_published()
    assert (far in text) if far else text == ""
    if far:
        assert "simulated Standard Model gives 100 ± 3 events in 4mu, " in text
        assert f"{published:g} are published (a paper)" in text


@pytest.mark.parametrize(("events", "far"), [(0.4, False), (0.6, True)])
def test_a_published_zero_may_be_a_rounded_one(events, far):
    found = Expectation("4mu", "run2", {}, {}, Yield(events, 0.01, 100, 100.0), 0.0, "a paper")
    assert bool(found.far_from_published()) is far


def test_all_stated_errors_are_in_an_expectation(result, atlas):
    found = expectation(pair(result), atlas.card, "4mu")
    known = {item.sqrt_s_gev: item.relative_error or 0.0 for item in atlas.card.dataset().luminosities}
    parts = {"sm-8": known[8000.0], "sm-7": known[7000.0]}
    expected = sum(found.by_sample[name].value * relative for name, relative in parts.items())
    assert found.luminosity_error == pytest.approx(expected)
    assert found.luminosity_error > 0
    assert found.published_error == 0.0


def test_a_region_with_its_control_variate_is_no_part_of_the_events_as_they_stand(atlas, events):
    """Both estimate one yield: their ratio is stated with both errors, not as a cut that all events pass."""
    found = analyse(atlas, events, sample(), 3)
    last = found.cutflow.steps[-1][1]
    region = Tally(last.n_raw, 1.14 * last.sum_weights, 0.25 * last.sum_squared_weights)
    facts = {"sample": {"shower": {"counts": {"thinned": 5}}}}
    for provenance, error in ((facts, True), ({}, False)):
        thinned = replace(found, regions={"4mu": region}, provenance=provenance)
        factor = expectation(pair(thinned), atlas.card, "4mu").factors["sm-8"]
        factor = next(item for item in factor if item.name == "region 4mu")
        assert factor.value == pytest.approx(1.14)
        relative = last.sum_squared_weights**0.5 / last.sum_weights
        expected = 1.14 * relative * np.hypot(1.0, 0.5 / 1.14) if error else 0.0
        assert factor.error == pytest.approx(expected, rel=1e-9)
        assert ("control variate" in factor.source) is error


def test_regions_that_are_called_disjoint_share_no_event(atlas, events):
    for names, right in ((("4mu", "4e", "2e2mu"), True), (("4e", "4l", "4mu"), False)):
        called = replace(atlas, card=atlas.card.model_copy(update={"disjoint": (names,)}))
        if right:
            analyse(called, events, sample(), 3)
        else:
            with pytest.raises(InputError, match=r'disjoint: the regions "4l" and "4mu" share \d+ of'):
                analyse(called, events, sample(), 3)
