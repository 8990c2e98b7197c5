"""What charges say of the theory behind them: doublets, anomalies, what kinetic mixing adds."""

from dataclasses import replace

import numpy as np
import pytest

import recast
from recast.cards import parse_card
from recast.model.charge_notes import charge_notes, coupled_fermions
from recast.model.charges import FERMIONS, NEUTRINOS
from recast.model.model_card import parse_model
from recast.model.registry import load_model, model_names
from recast.pipeline.lowenergy import scan_charge_notes


def model(**keys):
    return parse_model({"family": "zprime", "name": "mine"} | keys)


@pytest.mark.parametrize("name", model_names())
def test_a_shipped_model_is_told_of_once(name):
    """Those without anomalies have nothing to say; those with notes of their own are not told twice."""
    assert charge_notes(load_model(name)) == ()
    told = [note for note in load_model(name).notes if "anomal" in note]
    assert len(told) == (name in ("axial_muon", "muon_only"))


@pytest.mark.parametrize("name", ["axial_muon", "muon_only"])
def test_notes_of_a_card_stand_for_those_that_are_computed(name):
    assert "breaks SU(2)_L" in charge_notes(replace(load_model(name), notes=()))[0]


def test_a_lepton_whose_neutrino_has_another_charge_breaks_its_doublet():
    (note,) = charge_notes(model(charges={"mu": 1, "nu_mu": 1, "tau": -2}))
    assert (
        "the left-handed tau has the charge -2, its partner nu_tau in a doublet 0: that breaks SU(2)_L"
        in note
    )
    assert "mu has" not in note.replace("nu_mu", "")


def test_the_charge_of_the_left_handed_field_counts():
    """V - A of the muon is the charge of its neutrino."""
    chiral = {"charges": {"mu": 0.5, "nu_mu": 1}, "axial_charges": {"mu": -0.5}}
    assert "SU(2)_L currents" in charge_notes(model(**chiral))[0]  # a whole doublet, which is anomalous
    assert "breaks" not in charge_notes(model(**chiral))[0]
    right = {"charges": {"mu": 0.5}, "axial_charges": {"mu": 0.5}}
    assert "two hypercharge currents sum to -1, not 0" in charge_notes(model(**right))[0]


def test_quarks_of_a_generation_are_a_doublet():
    (note,) = charge_notes(model(charges={"u": 1, "mu": 1, "nu_mu": 1}))
    assert "left-handed d has the charge 0, its partner u in a doublet 1" in note


def test_charges_of_whole_doublets_that_do_not_cancel_are_anomalous():
    (note,) = charge_notes(model(charges={"mu": 1, "nu_mu": 1}))
    assert "anomalous, triangles with two SU(2)_L currents sum to 1 and with two hypercharge currents" in note


def test_scanned_charges_count_where_any_of_them_is_wrong():
    values = {"charges.tau": np.array([-1.0, -3.0]), "mzp_gev": np.array([10.0, 20.0])}
    assert "tau has the charge -3" in charge_notes(load_model("lmu_ltau"), values)[0]
    assert charge_notes(load_model("lmu_ltau"), values | {"charges.tau": np.array([-1.0, -1.0])}) == ()


def test_mixing_couples_what_is_charged_and_breaks_nothing():
    assert coupled_fermions(load_model("dark_photon")) == set(FERMIONS) - set(NEUTRINOS)
    assert coupled_fermions(load_model("lmu_ltau")) == {"mu", "nu_mu", "tau", "nu_tau"}
    mixed = {"kinetic_mixing": np.array([0.0, 0.01])}
    assert "e" in coupled_fermions(load_model("lmu_ltau"), mixed)
    assert charge_notes(load_model("lmu_ltau"), mixed) == ()
    assert coupled_fermions(load_model("scalar_phi")) == set()


def test_runs_and_checks_tell_it():
    card = {
        "name": "x",
        "model": {"name": "lmu_ltau", "parameters": {"charges.tau": -2.0}},
        "scan": {"mzp_gev": [10, 20]},
        "analysis": {"name": "atlas_2013_z4l"},
    }
    (note,) = scan_charge_notes(parse_card(card))
    assert "tau has the charge -2" in note
    point = {"mzp_gev": 30, "coupling": 0.02, "charges.tau": -2.0}
    found = recast.check(point, against=["trident"])
    assert found.notes == (note,)
    assert found.to_dict()["notes"] == [note]
    assert not recast.check(point | {"charges.tau": -1.0}, against=["trident"]).notes
