"""Triggers: thresholds at their edges, legs of their own, the chance of the first level, errors."""

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.leptons import Leptons
from recast.detector.objects import BinnedTable, Trigger, TriggerItem
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


@pytest.mark.parametrize(("pt", "fine"), [(25.01, True), (24.99, False)])
def test_single(pt, fine):
    trigger = Trigger((TriggerItem("mu", MUON, (25.0,)),))
    assert fire(trigger, leptons([[pt, 5.0]])) == [fine]
    assert fire(trigger, leptons([[5.0, pt]])) == [fine]


@pytest.mark.parametrize(
    ("pt", "fine"), [((18.1, 8.1), True), ((17.9, 8.1), False), ((18.1, 7.9), False), ((8.1, 18.1), True)]
)
def test_double(pt, fine):
    assert fire(Trigger((TriggerItem("mm", MUON, (18.0, 8.0)),)), leptons([pt])) == [fine]


def test_flavours_do_not_mix_and_items_are_alternatives():
    item = TriggerItem("mm", MUON, (10.0, 10.0))
    found = leptons([[20.0, 20.0]], pid=[[13, -11]])
    assert fire(Trigger((item,)), found) == [False]
    assert fire(Trigger((item, TriggerItem("e", ELECTRON, (15.0,)))), found) == [True]


def test_the_first_level_finds_a_share():
    trigger = Trigger((TriggerItem("mu", MUON, (10.0,)),), {MUON: table(0.7)})
    share = np.mean(fire(trigger, leptons(np.full((20_000, 1), 20.0))))
    assert share == pytest.approx(0.7, abs=0.015)
    # with four muons at least one is found
    share = np.mean(fire(trigger, leptons(np.full((20_000, 4), 20.0))))
    assert share == pytest.approx(1 - 0.3**4, abs=0.005)
    # outside the chambers none
    assert fire(trigger, leptons([[20.0]], eta=[[2.5]])) == [False]


def test_a_leg_without_the_first_level_finds_all():
    nothing = {MUON: table(0.0)}
    assert fire(Trigger((TriggerItem("mm", MUON, (18.0, 8.0), 0),), nothing), leptons([[20.0, 9.0]])) == [
        True
    ]
    assert fire(Trigger((TriggerItem("mm", MUON, (18.0, 8.0), 1),), nothing), leptons([[20.0, 9.0]])) == [
        False
    ]
    half = Trigger((TriggerItem("mm", MUON, (18.0, 8.0), 1),), {MUON: table(0.5)})
    share = np.mean(fire(half, leptons(np.tile([20.0, 9.0], (20_000, 1)))))
    assert share == pytest.approx(0.5, abs=0.015)


def test_thresholds_must_not_increase():
    with pytest.raises(InputError, match="trigger mm: the thresholds must not increase"):
        TriggerItem("mm", MUON, (8.0, 18.0))
