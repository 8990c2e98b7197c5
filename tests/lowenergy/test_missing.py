"""What is not in the program: named for the models to whose charges it applies, and for no other."""

import pytest

import recast
from recast.cards import parse_card
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.missing import _entries, missing_notes
from recast.lowenergy.registry import OBSERVABLES
from recast.model.charges import FERMIONS
from recast.model.registry import load_model
from recast.pipeline.lowenergy import drawn_constraints

ELECTRONS = "LEP-2 contact interactions, e e -> Z' gamma, neutrino-electron scattering"
DILEPTONS = "dilepton resonances at hadron colliders"


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("le_lmu", ELECTRONS),
        ("b_minus_l", f"{ELECTRONS}, {DILEPTONS}"),
        ("b_minus_3lmu", DILEPTONS),
        ("dark_photon", f"{ELECTRONS}, {DILEPTONS}"),
        ("lmu_ltau", ""),
        ("muon_only", ""),
        ("scalar_phi", ""),
    ],
)
def test_what_is_missing_follows_the_charges(name, missing):
    said = f"{name}: not in this program, and often stronger for its charges: {missing}"
    assert missing_notes(load_model(name)) == ((said,) if missing else ())


def test_mixing_charges_electrons():
    assert ELECTRONS in missing_notes(load_model("lmu_ltau"), {"kinetic_mixing": 0.01})[0]


def test_entries_name_fermions_and_nothing_that_is_there():
    here = {word for name in OBSERVABLES for word in (name, OBSERVABLES[name].title)}
    for entry in _entries():
        assert set(entry) == {"couples", "what"}
        assert {name for group in entry["couples"] for name in group} <= set(FERMIONS)
        assert not here & set(entry["what"])


def test_runs_and_checks_say_it_in_one_line():
    card = {"name": "x", "model": "le_lmu", "scan": {"mzp_gev": [10]}, "analysis": {"name": "atlas_2013_z4l"}}
    assert missing_notes(load_model("le_lmu"))[0] in drawn_constraints(parse_card(card)).notes
    assert not any(
        "not in this program" in n for n in drawn_constraints(parse_card(card | {"model": "lmu_ltau"})).notes
    )
    point = {"mzp_gev": 30, "coupling": 0.02}
    assert recast.check(point, model="le_lmu").notes == missing_notes(load_model("le_lmu"))
    assert not recast.check(point, model="le_lmu", against="trident", data=DataSet.CURRENT).notes
