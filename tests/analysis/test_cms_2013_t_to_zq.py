"""The selection of cms_2013_t_to_zq on events made by hand, with a detector that measures exactly."""

import copy

import awkward as ak
import numpy as np
import pytest

from recast.analysis.card import AnalysisCard
from recast.analysis.jet_card import hadrons_of
from recast.analysis.loader import load_analysis
from recast.core.errors import InputError
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.detector.draws import Draws
from recast.events.jets import JET_FIELDS, MISSING_FIELDS, with_jets
from recast.events.record import make_events

DRAWS = Draws(1, "by hand")


def content():
    found = load_yaml(resource("analyses", "cms_2013_t_to_zq", "analysis.yaml"))
    for name in ("muon", "electron"):
        found["objects"][name] |= {"efficiencies": [], "resolution": None}
    hadrons = found["hadrons"]
    hadrons["jets"]["resolution"] = None
    for name, value in (("b", 1.0), ("c", 0.0), ("light", 0.0)):
        table = hadrons["b_tagging"][name]
        table["values"] = [[value] * len(table["values"][0])]
    hadrons["missing"] = {key: {"value": 0.0, "source": "exact"} for key in ("constant_gev", "stochastic")}
    return found


def analysis(mass=None):
    card = AnalysisCard.model_validate(content())
    return type(load_analysis("cms_2013_t_to_zq").implementation)(card, mass)


def vector(pt, eta, phi, mass=0.0):
    p = np.array([0.0, pt * np.cos(phi), pt * np.sin(phi), pt * np.sinh(eta)])
    p[0] = np.sqrt((p[1:] ** 2).sum() + mass**2)
    return p


def good(boson_mass=91.2):
    """Return leptons (pid, p), jets (p, flavour) and missing momentum of an event that passes."""
    # two leptons back to back in azimuth at the boson's mass, a jet that makes 172.5 with them
    half = boson_mass / 2
    z1, z2 = vector(half, 0.0, 0.0), vector(half, 0.0, np.pi)
    # m^2 = mZ^2 + 2 mZ E: the boson is at rest
    energy = (172.5**2 - boson_mass**2) / (2 * boson_mass)
    light = vector(energy, 0.0, 2.0)
    lepton, neutrino = vector(40.1925, 0.0, 1.0), vector(40.1925, 0.0, 1.0 + np.pi)
    bottom = vector((172.5**2 - 80.385**2) / (2 * 80.385), 0.0, -1.4)
    return {
        "leptons": [(13, z1), (-13, z2), (-11, lepton)],
        "jets": [(light, 0), (bottom, 5)],
        "missing": neutrino[1:3],
    }


def record(*events):
    particles = {name: [] for name in ("px", "py", "pz", "mass", "pid", "origin")}
    jets = {name: [] for name in JET_FIELDS}
    missing = {name: [] for name in MISSING_FIELDS}
    for event in events:
        for pid, p in sorted(event["leptons"], key=lambda item: -np.hypot(item[1][1], item[1][2])):
            row = (p[1], p[2], p[3], 0.0, pid, 1)
            for name, value in zip(particles, row, strict=True):
                particles[name].append(value)
        for p, flavour in event["jets"]:
            for name, value in zip(jets, (p[1], p[2], p[3], 0.0, 0.5, flavour, 3), strict=True):
                jets[name].append(value)
        for name, value in zip(missing, (*event["missing"], 300.0), strict=True):
            missing[name].append(value)
    count = len(events)
    plain = make_events(
        np.arange(count),
        np.ones(count),
        [len(event["leptons"]) for event in events],
        {name: np.array(values) for name, values in particles.items()},
        where="test",
    )
    typed = {
        name: np.array(values).astype(kind)
        for (name, kind), values in zip(JET_FIELDS.items(), jets.values(), strict=True)
    }
    columns = ak.unflatten(ak.zip(typed, with_name="Momentum4D"), [len(event["jets"]) for event in events])
    invisible = ak.zip({name: np.array(missing[name]).astype(kind) for name, kind in MISSING_FIELDS.items()})
    return with_jets(plain, columns, invisible)


def depth(event, mass=None):
    """Return the name of the first cut that an event fails; empty if it passes."""
    selection = analysis(mass).select(record(event), DRAWS)
    passed = int(selection.depth[0])
    return "" if passed == len(selection.steps) else selection.steps[passed]


def changed(**changes):
    event = copy.deepcopy(good(changes.pop("boson_mass", 91.2)))
    return event | changes


def test_a_perfect_event_passes_with_the_masses_of_its_tops():
    selection = analysis().select(record(good()), DRAWS)
    assert selection.regions["on_z"].tolist() == [True]
    assert selection.observables["m_ll_gev"] == pytest.approx([91.2], rel=1e-5)
    assert selection.observables["m_wb_gev"] == pytest.approx([172.5], rel=1e-4)
    assert selection.observables["m_zj_gev"] == pytest.approx([172.5], rel=1e-4)


def test_every_cut_in_its_turn():
    event = good()
    leptons, jets = event["leptons"], event["jets"]
    soft = (-11, vector(19.0, 0.0, 1.0))
    assert depth(changed(leptons=leptons[:2])).startswith("3 leptons with pT > 20 GeV")
    assert depth(changed(leptons=[*leptons[:2], soft])).startswith("3 leptons with pT > 20 GeV")
    fourth = (11, vector(30.0, 1.5, 2.5))
    assert depth(changed(leptons=[*leptons, fourth])) == "exactly 3 isolated leptons"
    same_sign = [(13, leptons[0][1]), (13, leptons[1][1]), leptons[2]]
    assert "OSSF pair" in depth(changed(leptons=same_sign))
    assert "OSSF pair" in depth(changed(boson_mass=103.0))
    assert "missing pT" in depth(changed(missing=event["missing"] * 0.7))
    assert "at least 2 jets" in depth(changed(jets=jets[1:]))
    assert "exactly 1 b-tagged" in depth(changed(jets=[jets[0], (jets[1][0], 4)]))
    assert "exactly 1 b-tagged" in depth(changed(jets=[*jets, (vector(35.0, 2.0, 0.5), 5)]))
    assert "m(Wb)" in depth(changed(jets=[jets[0], (jets[1][0] * 2.0, 5)]))
    assert "m(Zj)" in depth(changed(jets=[(jets[0][0] * 2.0, 0), jets[1]]))


def test_a_jet_on_a_lepton_is_that_lepton():
    leptons, jets = good()["leptons"], good()["jets"]
    shadow = (leptons[2][1] * 1.1, 0)
    assert depth(changed(jets=[*jets, shadow])) == ""
    assert "at least 2 jets" in depth(changed(jets=[shadow, jets[1]]))


def test_the_window_follows_the_mass_and_wants_muons():
    event = changed(boson_mass=60.0)
    assert depth(event, 60.0) == ""
    assert depth(event, 57.2) == ""
    assert "opposite-sign muon pair" in depth(event, 57.0)
    assert "78 < m(ll) < 102" in depth(event)
    electrons = [(11, event["leptons"][0][1]), (-11, event["leptons"][1][1]), event["leptons"][2]]
    assert "opposite-sign muon pair" in depth(event | {"leptons": electrons}, 60.0)


def test_candidates_try_every_pair():
    event = changed(boson_mass=60.0)
    leptons = [event["leptons"][0], event["leptons"][1], (-13, event["leptons"][2][1])]
    selections = analysis(60.0).candidates(record(event | {"leptons": leptons}), DRAWS)
    assert sum(int(selection.passed.sum()) for selection in selections) == 1


def test_hadrons_are_checked_when_the_card_is_loaded():
    bad = content()
    bad["hadrons"]["b_tagging"]["c"]["pt_edges_gev"][-1] = 400.0
    with pytest.raises(InputError, match=r"b tagging, c jets: the table covers pT 30 to 400 GeV"):
        hadrons_of(AnalysisCard.model_validate(bad))
    bad = content()
    bad["hadrons"]["jets"]["radiuss"] = 1
    with pytest.raises(InputError, match=r'hadrons: unknown key "jets.radiuss"'):
        hadrons_of(AnalysisCard.model_validate(bad))
    del bad["hadrons"]
    with pytest.raises(InputError, match="it has no entry hadrons"):
        hadrons_of(AnalysisCard.model_validate(bad))
