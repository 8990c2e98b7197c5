"""Pipeline: the card of W -> Z' mu nu -> 3 mu: both charges, everything simulated, a projection."""

import json

import pytest

from recast.analysis.loader import load_analysis
from recast.cards import CombinationCard, load_card, parse_any_card, parse_card
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.pipeline.prepare import prepare_run
from recast.pipeline.run import run_card


def test_the_card_is_a_projection_at_next_to_leading_order():
    card = load_card(resource("workflows", "atlas_w3mu.yaml"))
    assert card.reaction().colourless
    assert card.rate_correction() is not None
    facts = prepare_run(card, load_analysis(card.analysis.name)).facts
    assert (facts.kind, facts.observed_events, facts.expected_events) == ("projection", None, None)
    assert facts.caption().startswith("Model: ")
    assert "no observed count is published" in facts.caption()


def test_the_combination_has_the_same_three_muons():
    both = parse_any_card(load_yaml(resource("workflows", "atlas_w3mu_cms.yaml")))
    assert isinstance(both, CombinationCard)
    alone = load_card(resource("workflows", "atlas_w3mu.yaml"))
    first, second = both.members()
    for name in ("seed", "model", "scan", "process", "generate", "shower", "limit"):
        assert getattr(first, name) == getattr(alone, name), name
    assert first.analysis == alone.analysis
    assert second.reaction().name == "p p > mu+ mu- mu+ mu-"


@pytest.mark.slow
def test_one_mass_has_an_expected_limit_and_no_observed_one(tmp_path):
    content = load_yaml(resource("workflows", "atlas_w3mu.yaml"))
    content["scan"] = {"mzp_gev": [30]}
    content["generate"] |= {"events": 1500, "events_direct": 1500, "events_sm": 12000}
    run_card(parse_card(content), tmp_path, jobs=1, progress=Silent())
    found = json.loads((tmp_path / "results.json").read_text())
    assert found["facts"]["kind"] == "projection"
    assert found["statistics"] is None
    (point,) = found["points"]
    assert point["source"] == "scaling"
    assert point["observed"]["value"] is None
    assert point["statistics"]["observed_published"] is False
    names = [item["name"] for item in point["statistics"]["background_uncertainties"]]
    assert names == ["background of the analysis", "simulation"]
    limit = point["expected"]["median"]
    assert 0.0 < limit["error"] < 0.2 * limit["value"]
    assert abs(limit["value"] - 0.00626) < 4 * limit["error"]  # docs/validation.md
    (sample,) = point["reference"]["samples"]
    assert sample["rates"]["order"] == "NLO QCD"
