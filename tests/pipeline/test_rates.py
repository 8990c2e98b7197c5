"""Corrected rates in the pipeline: weights, expectation, uncertainties and what results say of them."""

import json

import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.cards import parse_card
from recast.core.errors import InputError
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.events.partons import read_partons
from recast.generate.base import Contribution
from recast.inputs.rates import published_rates
from recast.model.standard_model import standard_model_point
from recast.pipeline.closure.drell_yan import DrellYanBlock, check_drell_yan, drell_yan
from recast.pipeline.closure.pieces import PiecesBlock, check_pieces, pieces
from recast.pipeline.closure.setup import Setup
from recast.pipeline.rates import normalisation_words, not_from_quarks
from recast.pipeline.run import run_card
from recast.pipeline.simulate import Simulator

CARD = {
    "name": "rates",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [30]},
    "generate": {
        "events": 1000,
        "events_sm": 2000,
        "matrix_element": "helicity",
        "cuts": {"m4l_min_gev": 84, "m4l_max_gev": 130, "mll_min_gev": 4},
    },
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2021_m4l", "normalisation": "absolute"},
    "low_energy": {"constraints": []},
    "uncertainties": {"scale_factors": [2.0], "pdf_sets": ["NNPDF31_nnlo_as_0118_luxqed"], "scheme": None},
}


OF_EVENTS = CARD | {
    "generate": {"events": 1000, "events_sm": 2000, "matrix_element": "helicity"},
    "analysis": {"name": "atlas_2013_z4l", "normalisation": "absolute"},
}
"""An analysis with published counts."""


def card(**analysis):
    return parse_card(CARD | {"analysis": CARD["analysis"] | analysis})


def simulator(chosen, folder):
    return Simulator(chosen, load_analysis("atlas_2021_m4l"), folder, serial(), Silent())


def test_which_order_a_card_has():
    assert card().rate_correction() is not None
    assert card(normalisation="relative").rate_correction() is None
    assert card(rates={"order": "lo"}).rate_correction() is None
    assert card(k_factor=1.2, k_factor_source="a test").rate_correction() is None
    assert card(k_factor=1).rate_correction() is None  # stated: that of lowest order
    assert normalisation_words(card(k_factor=1)) == "absolute with K = 1 (stated in the card)"
    # results of earlier versions state 1 for none
    assert card(k_factor=1.0, k_factor_source=None).rate_correction() is not None
    assert card(rates={"order": "nnlo"}).rate_correction().beyond > 1.0
    words = normalisation_words(card())
    assert words == "absolute with K(m, y) of NLO QCD (NNPDF31_nlo_as_0118_luxqed)"
    assert normalisation_words(card(normalisation="relative")) == "relative"


def test_events_have_the_weights_of_the_higher_order(tmp_path):
    found = {}
    for order in ("lo", "nlo"):
        made = simulator(card(rates={"order": order}), tmp_path)
        point = standard_model_point("gmu")
        (found[order],) = made.partons(point, Contribution.SM, 1500)
    lowest, corrected = (read_partons(found[order]) for order in ("lo", "nlo"))
    assert found["nlo"].name == found["lo"].name  # the same random numbers in the shower
    np.testing.assert_array_equal(lowest.momenta, corrected.momenta)
    factors = corrected.weight / lowest.weight
    assert found["nlo"].cross_section_pb == pytest.approx(corrected.weight.sum())
    assert found["nlo"].cross_section_pb / found["lo"].cross_section_pb == pytest.approx(1.2, abs=0.06)
    quark = np.abs(lowest.codes[lowest.codes[:, 1] == -1, 0].reshape(-1, 2)).max(axis=1)
    # the lowest order set has few strange quarks
    assert np.median(factors[quark == 2]) == pytest.approx(1.09, abs=0.04)
    assert np.median(factors[quark == 3]) > 2.0
    facts = found["nlo"].provenance["rates"]
    assert facts["lowest_order_pb"] == found["lo"].cross_section_pb
    assert 0.75 < facts["effective_share"] < 1.0
    assert facts["factor_mean"] == pytest.approx(np.average(factors, weights=lowest.weight))
    spread = np.average((factors - facts["factor_mean"]) ** 2, weights=lowest.weight) ** 0.5
    assert facts["factor_spread"] == pytest.approx(spread)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"pdf_set": "NNPDF31_nlo"}, r'analysis.rates, pdf_set: unknown PDF set "NNPDF31_nlo"'),
    ],
)
def test_bad_pdf_sets_are_refused_before_the_first_event(tmp_path, change, what):
    with pytest.raises(InputError, match=what):
        content = OF_EVENTS | {"analysis": OF_EVENTS["analysis"] | {"rates": {"order": "nlo", **change}}}
        run_card(parse_card(content), tmp_path / "out", jobs=1, progress=Silent())
    assert not (tmp_path / "out").exists()


def test_what_does_not_start_from_quarks(tmp_path):
    (factor,) = not_from_quarks(simulator(card(), tmp_path)).values()
    assert factor.value == pytest.approx(1.0093)
    assert "2103.01918" in factor.source
    for rates in ({"order": "lo"}, {"gluon_fusion": False}):
        assert not_from_quarks(simulator(card(rates=rates), tmp_path)) == {}


@pytest.mark.slow
def test_results_say_what_was_taken(tmp_path):
    run_card(parse_card(OF_EVENTS), tmp_path, jobs=1, progress=Silent())
    results = json.loads((tmp_path / "results.json").read_text())
    assert "K(m, y) of NLO QCD" in results["facts"]["normalisation"]
    for sample in results["standard_model"]["samples"]:
        assert sample["rates"]["pdf_set"] == "NNPDF31_nlo_as_0118_luxqed"
    events = 0.0
    for rows in results["standard_model"]["expectation"]["factors"].values():
        named = {row["name"]: row["value"] for row in rows}
        assert named["K(m, y) of each event, mean"] == pytest.approx(1.19, abs=0.06)
        assert "with what does not start from quarks" not in named  # not published at these energies
        events += np.prod([row["value"] for row in rows])
    total = results["standard_model"]["expectation"]["total"]["value"]
    assert total == pytest.approx(events, rel=1e-6)
    (point,) = results["points"]
    parts = {part["name"]: part for part in point["uncertainties"]["signal"]}
    assert 0.005 < parts["factorisation scale"]["up"] < 0.06
    assert "mu_R 2" in parts["factorisation scale"]["note"]
    assert 0.0 < parts["PDF set"]["up"] < 0.06
    assert parts["PDF members"]["up"] == pytest.approx(0.0128)
    assert "Anastasiou:2003ds" in (tmp_path / "references.bib").read_text()


@pytest.mark.slow
def test_pieces_are_turned_on_and_off(tmp_path):
    setup = Setup(3, tmp_path, tmp_path / "steps", serial(), Silent(), load_analysis("atlas_2021_m4l"))
    block = PiecesBlock(
        final_state="4mu",
        events=2000,
        run={"generate": CARD["generate"], "shower": CARD["shower"]},
        pieces=(
            {"name": "K", "run": {"analysis": {"rates": {"order": "lo"}}}},
            {"name": "gluons", "run": {"analysis": {"rates": {"gluon_fusion": False}}}},
            {"name": "taus", "factor": 1.01, "source": "a test"},
        ),
        uncertainties=CARD["uncertainties"],
        published_fb=6.06,
        published_error_fb=0.32,
        published_source="a test",
    )
    check_pieces(setup, block)
    data = pieces(setup, "pieces", block).data
    ratios = {name: item["ratio"] for name, item in data["without"].items()}
    assert ratios["taus"] == pytest.approx(1.01)
    assert ratios["gluons"] == pytest.approx(1.0093)
    assert ratios["K"] == pytest.approx(1.25, abs=0.15)  # larger than 1.2 in the centre
    product = ratios["K"] * ratios["gluons"] * ratios["taus"]
    assert data["all"]["value"] / data["none"]["value"] == pytest.approx(product)
    bad = block.model_copy(update={"pieces": (block.pieces[2].model_copy(update={"source": ""}),)})
    with pytest.raises(InputError, match="piece taus: a piece is a factor with its source"):
        check_pieces(setup, bad)


def test_drell_yan_stands_beside_the_measurements(monkeypatch):
    monkeypatch.setattr("recast.pipeline.closure.drell_yan.published_rates", lambda: published_rates()[2:3])
    block = DrellYanBlock(uncertainties={"scale_factors": [2.0], "pdf_sets": []})
    check_drell_yan(None, block)
    nlo, nnlo = drell_yan(None, "rates", block).rows
    assert nlo.published == 1981.0
    assert nlo.ratio == pytest.approx(0.943, abs=0.003)
    assert nnlo.value / nlo.value == pytest.approx(1.022)
    assert "scales" in nlo.note
    assert "NNLO over NLO -1.0% +1.0%" in nnlo.note
    with pytest.raises(InputError, match="unknown electroweak scheme"):
        check_drell_yan(None, DrellYanBlock(scheme="gnu"))
