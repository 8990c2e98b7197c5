"""Measured jets, overlap removal, b tagging and missing momentum."""

import awkward as ak
import numpy as np
import pytest

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.jets import (
    BTagger,
    JetModel,
    MissingModel,
    find_jets,
    jets_near_leptons,
    missing_momentum,
    tagged,
    without_leptons,
)
from recast.detector.leptons import Leptons
from recast.detector.objects import BinnedTable

DRAWS = Draws(3, "sample")


def events(*lists, missing=(0.0, 0.0, 400.0), first=0):
    """Events of jets (pt, eta, phi, flavour), all of radius 0.5."""
    flat = [jet for jets in lists for jet in jets]
    pt, eta, phi, flavour = (
        (np.array(c, float) for c in zip(*flat, strict=True)) if flat else [np.empty(0)] * 4
    )
    columns = {
        "px": pt * np.cos(phi),
        "py": pt * np.sin(phi),
        "pz": pt * np.sinh(eta),
        "mass": np.full(len(pt), 5.0),
        "radius": np.full(len(pt), 0.5),
    }
    typed = {name: values.astype(np.float32) for name, values in columns.items()}
    typed |= {"flavour": flavour.astype(np.int8), "constituents": np.ones(len(pt), np.int16)}
    count = len(lists)
    invisible = {
        name: np.full(count, value, np.float32)
        for name, value in zip(("px", "py", "sum_et"), missing, strict=True)
    }
    jets = ak.unflatten(ak.zip(typed), np.array([len(x) for x in lists], np.int64))
    number = np.arange(first, first + count, dtype=np.uint64)
    return ak.zip({"event": number, "jets": jets, "missing": ak.zip(invisible)}, depth_limit=1)


def table(name, value, low=30.0, high=np.inf, eta=2.4):
    return BinnedTable.create(name, [low, high], [0.0, eta], [[value]], "test")


MODEL = JetModel(0.5, 30.0, 2.4)


def test_acceptance_and_slots():
    jets = find_jets(events([(50, 0.1, 1, 5), (29, 0, 2, 0), (40, 2.5, 0, 0)], []), MODEL, DRAWS)
    assert jets.present.tolist() == [[True, False, False], [False, False, False]]
    assert jets.flavour[0, 0] == 5
    assert jets.momenta()[0, 0, 1:] == pytest.approx(
        [50 * np.cos(1), 50 * np.sin(1), 50 * np.sinh(0.1)], rel=1e-5
    )


def test_no_events_and_no_jets():
    assert find_jets(events(), MODEL, DRAWS).present.shape == (0, 1)
    assert find_jets(events([], []), MODEL, DRAWS).present.shape == (2, 1)


def test_resolution_has_its_width_and_no_memory_of_the_order():
    smear = JetModel(0.5, 1.0, 2.4, BinnedTable.create("resolution", [1, np.inf], [0, 3], [[0.1]], "test"))
    many = events(*[[(100, 0, 0, 0)]] * 4000)
    jets = find_jets(many, smear, DRAWS)
    assert np.std(jets.pt[:, 0] / 100) == pytest.approx(0.1, rel=0.05)
    assert jets.mass[:, 0] / 5 == pytest.approx(jets.pt[:, 0] / 100, rel=1e-5)
    assert find_jets(many[1000:], smear, DRAWS).pt == pytest.approx(jets.pt[1000:])


@pytest.mark.parametrize("low", [0.0, 20.0])
def test_jets_on_either_side_of_a_threshold_cross_it_as_often(low):
    smear = JetModel(
        0.5, 20.0, 2.4, BinnedTable.create("resolution", [low, np.inf], [0, 3], [[0.25]], "test")
    )
    for true, share in [(16.0, 0.1587), (25.0, 0.7881)]:  # 1 below, 0.8 above
        found = find_jets(events(*[[(true, 0, 0, 0)]] * 8000), smear, DRAWS)
        assert found.present.mean() == pytest.approx(share, abs=0.015)


def test_records_without_jets_say_so():
    bare = ak.Array({"event": np.arange(2, dtype=np.uint64)})
    with pytest.raises(InputError, match="the events hold no jets.*full-jets or no-mpi-jets"):
        find_jets(bare, MODEL, DRAWS)
    with pytest.raises(InputError, match="no missing momentum"):
        missing_momentum(bare, MissingModel(0, 0), DRAWS)
    with pytest.raises(InputError, match=r"no jets of radius 0\.7.*They have 0\.5"):
        find_jets(events([(50, 0, 0, 0)]), JetModel(0.7, 30, 2.4), DRAWS)


def leptons(eta, phi):
    shape = (len(eta), 1)
    zero = np.zeros(shape)
    return Leptons(
        row=np.arange(len(eta)),
        present=np.ones(shape, bool),
        pt=zero + 20,
        eta=np.reshape(eta, shape).astype(float),
        phi=np.reshape(phi, shape).astype(float),
        mass=zero,
        pid=np.full(shape, 13, np.int32),
        particle=np.zeros(shape, np.int64),
        true_pt=zero + 20,
        rank=np.zeros(shape, np.int64),
        photon_px=zero,
        photon_py=zero,
        photon_pz=zero,
    )


def test_overlap_removal_goes_around_in_azimuth():
    jets = find_jets(events([(50, 0, 3.1, 0), (40, 0, 0, 0)]), MODEL, DRAWS)
    lepton = leptons([0.1], [-3.1])
    assert jets_near_leptons(jets, lepton, 0.5).tolist() == [[True, False]]
    assert without_leptons(jets, lepton, 0.5).present.tolist() == [[False, True]]
    nobody = Leptons(**({n: getattr(lepton, n) for n in lepton.__slots__} | {"present": ~lepton.present}))
    assert without_leptons(jets, nobody, 0.5).present.all()


def test_tagging_rates_by_flavour():
    jets = find_jets(events(*[[(90, 0, 0, 5), (80, 1, 1, 4), (70, -1, 2, 0)]] * 5000), MODEL, DRAWS)
    tagger = BTagger({5: table("b", 0.7), 4: table("c", 0.2), 0: table("light", 0.01)})
    tagger.check(MODEL)
    numbers = np.arange(5000, dtype=np.uint64)
    tags = tagged(jets, tagger, numbers, DRAWS)
    assert tags.mean(axis=0) == pytest.approx([0.7, 0.2, 0.01], abs=0.02)
    assert (tagged(jets.take(np.arange(5000) >= 100), tagger, numbers[100:], DRAWS) == tags[100:]).all()


@pytest.mark.parametrize(
    ("tables", "text"),
    [
        ({5: table("b", 0.7), 0: table("l", 0.1)}, "no table for c jets"),
        ({5: table("b", 0.7, low=40.0), 4: table("c", 0.2), 0: table("l", 0)}, "covers pT 40 to inf GeV"),
        ({5: table("b", 0.7), 4: table("c", 0.2, high=300.0), 0: table("l", 0)}, "covers pT 30 to 300 GeV"),
        ({5: table("b", 0.7), 4: table("c", 0.2), 0: table("l", 0, eta=2.0)}, "|eta| 0 to 2; jets go"),
    ],
)
def test_tables_that_do_not_cover_the_jets(tables, text):
    with pytest.raises(InputError) as caught:
        BTagger(tables).check(MODEL)
    assert text in str(caught.value)


def test_missing_momentum_has_the_resolution_of_its_sum():
    many = events(*[[]] * 5000, missing=(30.0, -10.0, 400.0))
    measured = missing_momentum(many, MissingModel(9.0, 0.6), DRAWS)
    assert measured.mean(axis=0) == pytest.approx([30, -10], abs=0.8)
    assert measured.std(axis=0) == pytest.approx([15.0, 15.0], rel=0.04)
    assert missing_momentum(many, MissingModel(0, 0), DRAWS)[0] == pytest.approx([30, -10])
    with pytest.raises(InputError, match="must not be negative"):
        MissingModel(-1.0, 0.0)
