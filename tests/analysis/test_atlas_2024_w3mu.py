"""Each cut of W -> Z' mu nu -> 3 mu at its edge, both sides, and its moving window."""

import math

import awkward as ak
import numpy as np
import pytest

from recast.analysis.jet_card import hadrons_of
from recast.analysis.loader import load_analysis
from recast.core.errors import InputError
from recast.events.jets import JET_FIELDS, MISSING_FIELDS, with_jets
from recast.pipeline.closure.setup import patched

PI = math.pi
NAMES = (
    "acceptance",
    "identified",
    "isolated",
    "trigger",
    "pt",
    "charges",
    "ossf",
    "m3mu",
    "missing",
    "jets",
)
STEPS = {name: place for place, name in enumerate(NAMES, start=1)}
GOOD = [(-13, 28.0, 0, 0.0), (13, 20.0, 0, PI / 2), (-13, 12.0, 0, PI)]
JET = (30.0, 1.0)


def exact_number(value):
    return {"value": value, "source": "exact"}


@pytest.fixture(scope="module")
def w3mu():
    return load_analysis("atlas_2024_w3mu")


@pytest.fixture(scope="module")
def exact(w3mu):
    """The analysis with muons, jets and missing momentum measured exactly, muons found always."""
    hadrons = {"missing": {key: exact_number(0.0) for key in ("constant_gev", "stochastic")}}
    objects = {"muon": {"efficiencies": [], "resolution": None}, "trigger": None}
    return patched(w3mu, {"objects": objects, "hadrons": hadrons | {"jets": {"resolution": None}}})


@pytest.fixture
def record(make):
    """Return one event with jets (pT, azimuth; at |eta| = 2) and missing momentum."""

    def create(leptons=GOOD, missing=25.0, jets=()):
        columns = {name: [] for name in JET_FIELDS}
        for pt, phi in jets:
            row = (pt * math.cos(phi), pt * math.sin(phi), pt * math.sinh(2.0), 0.0, 0.4, 0, 3)
            for name, value in zip(columns, row, strict=True):
                columns[name].append(value)
        typed = {
            name: np.array(values).astype(kind)
            for (name, kind), values in zip(JET_FIELDS.items(), columns.values(), strict=True)
        }
        seen = ak.unflatten(ak.zip(typed, with_name="Momentum4D"), [len(jets)])
        invisible = zip(MISSING_FIELDS.items(), (missing, 0.0, 200.0), strict=True)
        return with_jets(
            make([leptons]), seen, ak.zip({name: np.array([v]).astype(kind) for (name, kind), v in invisible})
        )

    return create


@pytest.fixture
def passes(record, exact, draws):
    def check(step, **event):
        reached = int(exact.select(record(**event), draws).depth[0])
        assert reached >= STEPS[step] - 1, f"stopped before the cut on {step}"
        return reached >= STEPS[step]

    return check


def changed(position, lepton):
    return [lepton if i == position else old for i, old in enumerate(GOOD)]


def with_momenta(*momenta):
    return [(pid, pt, eta, phi) for (pid, _, eta, phi), pt in zip(GOOD, momenta, strict=True)]


def mass(*muons):
    """Return the mass of muons in the transverse plane, without theirs."""
    x, y = (sum(pt * f(phi) for _, pt, _, phi in muons) for f in (math.cos, math.sin))
    return math.sqrt(sum(pt for _, pt, *_ in muons) ** 2 - x**2 - y**2)


def test_good_event(record, exact, draws):
    selection = exact.select(record(), draws)
    assert selection.passed.tolist() == [True]
    assert list(selection.regions) == ["3mu"]  # no window without a mass
    found = selection.observables
    assert found["m_low_gev"] == pytest.approx([mass(GOOD[1], GOOD[2])], rel=1e-4)
    assert found["m_high_gev"] == pytest.approx([mass(GOOD[0], GOOD[1])], rel=1e-4)
    assert found["m3mu_gev"] == pytest.approx([mass(*GOOD)], rel=1e-4)
    assert found["missing_pt_gev"] == pytest.approx([25.0])
    assert found["leading_pt_gev"] == pytest.approx([28.0])


@pytest.mark.parametrize(
    ("lepton", "fine"),
    [
        ((-13, 5.01, 0, PI), True),
        ((-13, 4.99, 0, PI), False),
        ((-13, 12.0, 2.49, PI), True),
        ((-13, 12.0, -2.51, PI), False),
        ((-11, 12.0, 0, PI), False),
    ],
)
def test_acceptance(passes, lepton, fine):
    assert passes("acceptance", leptons=changed(2, lepton)) is fine


@pytest.mark.parametrize(("track_pt", "fine"), [(3.19, True), (3.21, False)])
def test_isolation(passes, track_pt, fine):
    # 0.16 of 20 GeV, Delta R = 0.29; one just outside of 0.3 never counts
    assert passes("isolated", leptons=[*GOOD, (211, track_pt, 0.29, PI / 2)]) is fine
    assert passes("isolated", leptons=[*GOOD, (211, track_pt, 0.31, PI / 2)])


def test_a_fourth_muon_is_refused_where_it_is_seen(passes):
    assert not passes("isolated", leptons=[*GOOD, (13, 5.01, 0, -PI / 2)])
    assert passes("isolated", leptons=[*GOOD, (13, 4.99, 0, -PI / 2)])
    assert passes("isolated", leptons=[*GOOD, (13, 6.0, 2.6, -PI / 2)])


@pytest.mark.parametrize(
    ("momenta", "fine"),
    [((20.1, 10.1, 6), True), ((19.9, 10.1, 6), False), ((20.1, 9.9, 6), False)],
)
def test_leading_momenta(passes, momenta, fine):
    assert passes("pt", leptons=with_momenta(*momenta)) is fine


@pytest.mark.parametrize(
    ("pids", "fine"), [((-13, 13, -13), True), ((13, -13, 13), True), ((13, 13, 13), False)]
)
def test_charges(passes, pids, fine):
    leptons = [(pid, *rest) for pid, (_, *rest) in zip(pids, GOOD, strict=True)]
    assert passes("charges", leptons=leptons) is fine


@pytest.mark.parametrize(("wanted", "fine"), [(4.05, True), (3.95, False)])
def test_every_opposite_sign_pair(passes, wanted, fine):
    angle = math.acos(1 - wanted**2 / (2 * 20 * 12))
    close = [(-13, 28.0, 0, PI), (13, 20.0, 0, 0.0), (-13, 12.0, 0, angle)]
    assert passes("ossf", leptons=close) is fine
    # muons of one charge may be as close as they like
    alike = [(-13, 28.0, 0, PI), (-13, 20.0, 0, 0.0), (13, 12.0, 0, -PI / 2)]
    assert passes("ossf", leptons=alike)


@pytest.mark.parametrize(("wanted", "fine"), [(79.9, True), (80.1, False)])
def test_mass_of_three_muons(passes, wanted, fine):
    scale = wanted / mass(*GOOD)
    assert passes("m3mu", leptons=with_momenta(*(scale * pt for _, pt, *_ in GOOD))) is fine


@pytest.mark.parametrize(("missing", "fine"), [(20.1, True), (19.9, False), (-20.1, True)])
def test_missing_momentum(passes, missing, fine):
    assert passes("missing", missing=missing) is fine


def test_jets(passes):
    three = [(30.0, 1.0), (30.0, 2.0), (30.0, 3.0)]
    assert passes("jets", jets=three[:2])
    assert not passes("jets", jets=three)
    assert passes("jets", jets=[*three[:2], (19.9, 3.0)])
    assert not passes("jets", jets=[*three[:2], (20.1, 3.0)])


def test_a_jet_on_a_muon_is_that_muon(record, exact, draws):
    forward = [(-13, 28.0, 2.0, 0.0), (13, 20.0, 2.0, PI / 2), (-13, 12.0, 2.0, PI)]
    jets = [(30.0, 1.0), (30.0, 2.2), (25.0, 0.39)]
    assert exact.select(record(forward, jets=jets), draws).passed.tolist() == [True]
    apart = [*jets[:2], (25.0, 0.41)]
    assert exact.select(record(forward, jets=apart), draws).passed.tolist() == [False]


@pytest.mark.parametrize("pair", [(0, 1), (1, 2)])
@pytest.mark.parametrize(
    ("shift", "inside"), [(0.029, True), (0.031, False), (-0.029, True), (-0.031, False)]
)
def test_either_pair_may_be_in_the_window(record, exact, draws, pair, shift, inside):
    found = mass(*(GOOD[place] for place in pair))
    selection = exact.at(found / (1 + shift)).select(record(), draws)
    assert selection.regions["window"].tolist() == [inside]
    assert selection.regions["3mu"].tolist() == [True]


def test_the_pair_of_one_charge_is_not_in_the_window(record, exact, draws):
    selection = exact.at(mass(GOOD[0], GOOD[2])).select(record(), draws)
    assert selection.regions["window"].tolist() == [False]


@pytest.mark.parametrize("wanted", [4.9, 75.1])
def test_masses_that_are_not_covered_are_refused(w3mu, wanted):
    with pytest.raises(InputError, match="It covers 5 to 75 GeV"):
        w3mu.at(wanted)


def test_no_events_select_nothing(record, exact, draws):
    selection = exact.at(30.0).select(record()[:0], draws)
    assert selection.passed.tolist() == []
    assert list(selection.regions) == ["3mu", "window"]


def test_the_trigger_of_the_card_needs_two_muons_or_a_hard_one(w3mu, record, draws):
    always = {"name": "always", "pt_edges_gev": [0.0, math.inf], "abs_eta_edges": [0.0, 2.5]}
    table = always | {"values": [[1.0]], "source": "exact"}
    muon = {"efficiencies": [], "resolution": None}
    found = patched(w3mu, {"objects": {"muon": muon, "trigger": {"efficiencies": {"muon": table}}}})
    assert found.select(record(), draws).steps[STEPS["trigger"] - 1] == "trigger"

    def fires(*momenta):
        return int(found.select(record(with_momenta(*momenta)), draws).depth[0]) >= STEPS["trigger"]

    assert fires(27.1, 9.0, 6.0)
    assert not fires(26.9, 9.0, 6.0)
    assert fires(24.1, 10.1, 6.0)
    assert not fires(23.9, 10.1, 6.0)
    assert not fires(24.1, 9.9, 6.0)


def test_jets_without_tagging_are_enough(w3mu):
    hadrons = hadrons_of(w3mu.card)
    assert hadrons.jet_model().radius == 0.4
    with pytest.raises(InputError, match="hadrons has no b_tagging"):
        hadrons.tagger()


def test_every_cut_says_that_it_is_unconfirmed_or_ours_or_where_it_is(w3mu):
    """No cut of the search is public: a source names another work, or says ours."""
    for cut in w3mu.card.cuts.values():
        told = ("unconfirmed for arXiv:2402.15212", "ours: ", "arXiv:2402.15212, abstract")
        assert any(text in cut.source for text in told)
    assert w3mu.card.dataset().regions == {}
    assert w3mu.card.dataset().windows == ()
