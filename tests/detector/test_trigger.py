"""Triggers: thresholds at their edges, a lepton for each leg, turn-ons, tables that do not cover."""

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.leptons import Leptons
from recast.detector.objects import BinnedTable, LeptonCuts, Trigger, TriggerItem, TriggerLeg
from recast.detector.trigger import triggered

MUON, ELECTRON = 13, 11


def leptons(pt, pid=None, eta=None):
    pt = np.atleast_2d(np.asarray(pt, float))
    zeros = np.zeros(pt.shape)
    return Leptons(
        row=np.arange(len(pt)),
        present=pt > 0,
        pt=pt,
        eta=zeros if eta is None else np.atleast_2d(eta),
        phi=zeros,
        mass=zeros,
        pid=np.full(pt.shape, MUON, np.int32) if pid is None else np.atleast_2d(pid).astype(np.int32),
        particle=zeros.astype(np.int64),
        true_pt=pt,
        rank=np.tile(np.arange(pt.shape[1]), (len(pt), 1)),
        photon_px=zeros,
        photon_py=zeros,
        photon_pz=zeros,
    )


def fire(trigger, found):
    return triggered(trigger, found, np.arange(len(found)).astype(np.uint64), Draws(1, "s")).tolist()


def table(value, edge=2.4):
    return BinnedTable.create("first level", [0.0, np.inf], [0.0, edge], [[value]], "test")


def test_no_trigger_passes_everything():
    assert fire(None, leptons([[1.0], [2.0]])) == [True, True]


def item(*thresholds, flavour=MUON, table=None):
    return TriggerItem("t", tuple(TriggerLeg(flavour, pt, table) for pt in thresholds))


@pytest.mark.parametrize(("pt", "fine"), [(25.01, True), (24.99, False)])
def test_single(pt, fine):
    trigger = Trigger((item(25.0),))
    assert fire(trigger, leptons([[pt, 5.0]])) == [fine]
    assert fire(trigger, leptons([[5.0, pt]])) == [fine]


@pytest.mark.parametrize(
    ("pt", "fine"), [((18.1, 8.1), True), ((17.9, 8.1), False), ((18.1, 7.9), False), ((8.1, 18.1), True)]
)
def test_double(pt, fine):
    assert fire(Trigger((item(18.0, 8.0),)), leptons([pt])) == [fine]
    assert fire(Trigger((item(8.0, 18.0),)), leptons([pt])) == [fine]


@pytest.mark.parametrize(
    ("pt", "fine"), [((12.1, 10.1, 5.1), True), ((30.0, 30.0, 4.9), False), ((12.1, 9.9, 9.9), False)]
)
def test_triple(pt, fine):
    assert fire(Trigger((item(12.0, 10.0, 5.0),)), leptons([pt])) == [fine]


def test_a_lepton_serves_one_leg():
    assert fire(Trigger((item(10.0, 10.0),)), leptons([[40.0, 0.0]])) == [False]
    assert fire(Trigger((item(10.0, 10.0, 10.0),)), leptons([[40.0, 30.0, 9.0]])) == [False]


def test_flavours_do_not_mix_and_items_are_alternatives():
    found = leptons([[20.0, 20.0]], pid=[[13, -11]])
    assert fire(Trigger((item(10.0, 10.0),)), found) == [False]
    assert fire(Trigger((item(10.0, 10.0), item(15.0, flavour=ELECTRON))), found) == [True]
    mixed = TriggerItem("em", (TriggerLeg(ELECTRON, 12.0), TriggerLeg(MUON, 8.0)))
    assert fire(Trigger((mixed,)), found) == [True]
    assert fire(Trigger((mixed,)), leptons([[20.0, 20.0]])) == [False]


def test_a_turn_on_in_pt_and_eta():
    rising = BinnedTable.create(
        "turn-on", [0.0, 10.0, 20.0, np.inf], [0.0, 1.0, 2.4], [[0.0, 0.3, 0.7], [0.0, 0.5, 0.9]], "test"
    )
    trigger = Trigger((TriggerItem("mu", (TriggerLeg(MUON, 5.0, rising),)),))
    for pt, eta, share in (
        (9.0, 0.5, 0.0),
        (15.0, 0.5, 0.3),
        (15.0, -2.0, 0.5),
        (99.0, 0.5, 0.7),
        (4.0, 2.0, 0),
    ):
        found = leptons(np.full((20_000, 1), pt), eta=np.full((20_000, 1), eta))
        assert np.mean(fire(trigger, found)) == pytest.approx(share, abs=0.015)
    # with four muons at least one is found
    share = np.mean(fire(trigger, leptons(np.full((20_000, 4), 30.0))))
    assert share == pytest.approx(1 - 0.3**4, abs=0.005)
    # outside the chambers none
    assert fire(trigger, leptons([[20.0]], eta=[[2.5]])) == [False]


def test_one_draw_a_lepton_serves_all_legs():
    """What one trigger misses, another one of the same chance misses; a better one may find it."""
    found = leptons(np.full((20_000, 1), 20.0))
    one, other, better = (Trigger((item(5.0, table=table(value)),)) for value in (0.6, 0.6, 0.8))
    assert fire(one, found) == fire(other, found)
    assert np.mean(fire(Trigger((*one.items, *better.items)), found)) == pytest.approx(0.8, abs=0.01)


def test_a_leg_without_a_table_finds_all():
    legs = (TriggerLeg(MUON, 18.0, table(0.5)), TriggerLeg(MUON, 8.0))
    half = Trigger((TriggerItem("mm", legs),))
    share = np.mean(fire(half, leptons(np.tile([20.0, 9.0], (20_000, 1)))))
    assert share == pytest.approx(0.5, abs=0.015)


def test_too_many_legs():
    with pytest.raises(InputError, match="trigger t: it has 5 legs"):
        item(5.0, 5.0, 5.0, 5.0, 5.0)


@pytest.mark.parametrize(
    ("pt_edges", "eta_edges", "threshold", "message"),
    [
        ([10.0, np.inf], [0.0, 2.7], 0.0, "no efficiency for muons of pT 4 to 10 GeV"),
        ([10.0, np.inf], [0.0, 2.7], 8.0, "no efficiency for muons of pT 8 to 10 GeV"),
        ([4.0, 100.0], [0.0, 2.7], 0.0, "no efficiency for muons of pT above 100 GeV"),
        ([4.0, np.inf], [0.1, 2.7], 0.0, r"no efficiency for muons of \|eta\| below 0.1"),
        ([4.0, np.inf], [0.0, 2.4], 0.0, r"no efficiency for muons of \|eta\| 2.4 to 2.7"),
    ],
)
def test_a_table_that_does_not_cover_is_refused_and_the_gap_is_named(pt_edges, eta_edges, threshold, message):
    turn_on = BinnedTable.create("turn-on", pt_edges, eta_edges, [[0.9]], "test")
    trigger = Trigger((TriggerItem("mu24", (TriggerLeg(MUON, threshold, turn_on),)),))
    with pytest.raises(InputError, match=message) as caught:
        trigger.check([LeptonCuts(MUON, 4.0, 2.7)])
    assert str(caught.value).startswith("trigger mu24: its table turn-on has ")
    assert "\n" not in str(caught.value)


def test_a_flavour_that_is_not_looked_for_is_refused():
    with pytest.raises(InputError, match="trigger t: the analysis looks for no electron"):
        Trigger((item(20.0, flavour=ELECTRON),)).check([LeptonCuts(MUON, 4.0, 2.7)])
