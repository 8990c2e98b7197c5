"""The model against MadGraph5_aMC@NLO 3.5.7: widths, gauge checks and restrictions kept as data."""

import hashlib
import json
from pathlib import Path

import pytest

from recast.core.resources import resource
from recast.model.card_values import BENCHMARK
from recast.model.decays import decays, total_width
from recast.model.point_file import point_from_mapping
from recast.model.ufo.fields import PARTICLES
from recast.model.ufo.writer import RESTRICTIONS

DATA = Path(__file__).parents[1] / "data" / "model"
CODES = {item.name: item.pdg for item in PARTICLES} | {
    item.antiname: -item.pdg for item in PARTICLES if item.antiname != item.name
}


def _load(name):
    return json.loads((DATA / f"madgraph_{name}.json").read_text())


@pytest.mark.parametrize("name", ["checks", "points", "restrictions", "widths"])
def test_reference_numbers_belong_to_the_ufo_of_now(name):
    """A change of couplings, structures, particles or vertices needs MadGraph again."""
    ufo = resource("mc_cards", "ufo", "LmuLtau_VLQ")
    files = ("couplings.py", "lorentz.py", "particles.py", "vertices.py")
    found = hashlib.sha256(b"".join((ufo / file).read_bytes() for file in files)).hexdigest()
    assert _load(name)["provenance"]["ufo_sha256"] == found


@pytest.mark.parametrize("parent", ["W+", "Zp", "phi", "t", "D1", "D2", "U1", "U2"])
def test_widths_agree_with_madgraph(parent):
    reference = _load("widths")["widths_gev"][parent]
    ours = decays([BENCHMARK]).tables[parent]
    named = {" ".join(sorted(products, key=CODES.__getitem__)): float(v[0]) for products, v in ours.items()}
    for products, value in reference.items():
        assert named[products] == pytest.approx(value, rel=2e-4), products
    # the sum over MadGraph's channels above 1e-6 of the total
    assert float(total_width(ours)[0]) == pytest.approx(sum(reference.values()), rel=5e-5)


@pytest.mark.parametrize("entry", _load("three_body")["widths"], ids=lambda entry: entry["parent"])
def test_three_body_widths_agree_with_madgraph(entry):
    table = decays([point_from_mapping(entry["point"])]).tables[entry["parent"]]
    ours = float(table[tuple(entry["products"])][0])
    assert ours == pytest.approx(entry["width_gev"], abs=3 * entry["error_gev"])


def test_madgraph_checks_pass_on_every_new_vertex():
    checks = _load("checks")["checks"]
    assert len(checks) >= 12
    for process, kinds in checks.items():
        assert {"lorentz", "permutation", "unitary_feynman"} <= set(kinds), process
        for result in kinds.values():
            assert result["passed"]
            assert result["relative_difference"] < 1e-10
    # massless vectors outside: the Ward identity
    assert "brs" in checks["g g > u1 u1~"]
    # gauges differ in their diagrams: agreement to rounding and not bit by bit
    assert sum(kinds["unitary_feynman"]["relative_difference"] > 0 for kinds in checks.values()) >= 7


def test_restrictions_leave_what_they_say():
    found = _load("restrictions")["restrictions"]
    assert set(found) == set(RESTRICTIONS)
    expected = {
        "leptons_only": {"b~ b zp": False, "b~ s zp": False, "t~ c zp": False, "u1~ u1 g": False},
        "effective": {"b~ b zp": True, "b~ s zp": True, "t~ c zp": True, "u1~ u1 g": False},
        "massless_light_quarks": dict.fromkeys(("b~ b zp", "b~ s zp", "t~ c zp", "u1~ u1 g"), True),
        "diagonal_ckm": dict.fromkeys(("b~ b zp", "b~ s zp", "t~ c zp", "u1~ u1 g"), True),
    }
    for name, entry in found.items():
        assert entry["interactions"] == expected[name]
        assert entry["checks_failed"] == 0
        assert entry["warnings"] == []
