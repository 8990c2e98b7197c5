"""A Z' with any charges: tables, widths, kinetic mixing, points, and what is wrong with a card."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.core.yaml import parse_yaml
from recast.inputs.constants import boson_values, fermion_masses
from recast.inputs.electroweak import electroweak_scheme
from recast.model.charges import (
    CHARGED_LEPTONS,
    FERMIONS,
    LMU_LTAU,
    NEUTRINOS,
    charges_from_tables,
    kinetic_mixing_charges,
)
from recast.model.model_card import parse_model
from recast.model.point import ModelPoint
from recast.model.registry import load_model, model_names
from recast.model.spectrum import mix_neutral_bosons
from recast.model.two_body import vector_to_vector_scalar, vector_to_w_pair
from recast.model.ufo.reader import read_ufo
from recast.model.widths import zp_lepton_width, zp_partial_widths, zp_total_width, zp_width_gev
from recast.model.zprime import ZPrimePoint

VECTOR_MODELS = ("b_minus_3lmu", "b_minus_l", "dark_photon", "le_lmu", "lmu_ltau", "muon_only")
GMU = electroweak_scheme("gmu")
DATA = Path(__file__).parents[1] / "data"


@given(mass=st.floats(1e-3, 1e4), coupling=st.floats(1e-6, 3.0))
def test_the_default_is_the_leptonic_model_bit_for_bit(mass, coupling):
    assert ZPrimePoint(mass, coupling).mediator.width_gev == zp_width_gev(ModelPoint(mass, coupling))
    assert ZPrimePoint(mass, coupling).describe() == ModelPoint(mass, coupling).describe()


def test_vector_and_axial_widths_far_above_and_at_threshold():
    muon = fermion_masses()["mu"]
    vector, axial = (charges_from_tables(*tables) for tables in (({"mu": 1}, {}), ({}, {"mu": 1})))
    heavy = [float(zp_total_width(1e3, 0.1, item)) for item in (vector, axial)]
    assert heavy[0] == pytest.approx(0.1**2 * 1e3 / (12 * math.pi), rel=1e-6)
    assert heavy[1] == pytest.approx(heavy[0], rel=1e-6)
    near = 2.0 * muon * 1.01
    ratio = float(zp_total_width(near, 0.1, axial) / zp_total_width(near, 0.1, vector))
    r = (muon / near) ** 2
    assert ratio == pytest.approx((1 - 4 * r) / (1 + 2 * r), rel=1e-12)
    assert zp_total_width(2.0 * muon * 0.99, 0.1, vector) == 0.0


def test_a_chiral_coupling_has_half_the_width_of_a_vector_one():
    left = charges_from_tables({"mu": 0.5}, {"mu": -0.5})
    assert (left.left("mu"), left.right("mu")) == (1.0, 0.0)
    whole = charges_from_tables({"mu": 1.0})
    assert float(zp_total_width(1e4, 1.0, left)) == pytest.approx(
        0.5 * float(zp_total_width(1e4, 1.0, whole)), rel=1e-8
    )


def test_quarks_have_three_colours_and_thresholds():
    table = zp_partial_widths(30.0, 0.1, load_model("b_minus_l").charges({}))
    assert table["u"] == pytest.approx(3 * (1 / 3) ** 2 * zp_lepton_width(30.0, 0.1, 0.00216), rel=1e-12)
    assert table["t"] == 0.0
    assert 0.0 < table["b"] < table["c"] < table["u"]
    assert table["nu_e"] == pytest.approx(0.5 * table["e"], rel=1e-6)


def test_hadrons_below_two_gev_are_refused_with_the_reason():
    with pytest.raises(InputError, match=r"mZ' = 1.5 GeV: quarks have charges, and below 2 GeV the width"):
        _ = load_model("b_minus_l").point({"mzp_gev": 1.5}).mediator
    assert load_model("muon_only").point({"mzp_gev": 1.5}).mediator.width_gev > 0


@pytest.mark.parametrize("mass", [3.0, 30.0, 80.0, 130.0, 1000.0])
def test_kinetic_mixing_is_the_first_order_of_eq_14(mass):
    tiny = 1e-6
    bosons = mix_neutral_bosons(GMU.mz_gev, GMU.mw_gev, GMU.fermi_constant, mass, 1e-9, tiny)
    found = kinetic_mixing_charges(mass, GMU)
    for name in FERMIONS:
        electric = {**dict.fromkeys(CHARGED_LEPTONS, -1), **dict.fromkeys(NEUTRINOS, 0)}.get(name)
        electric = (2 / 3 if name in "uct" else -1 / 3) if electric is None else electric
        t3 = 0.5 if name in (*NEUTRINOS, "u", "c", "t") else -0.5
        left = (bosons.g * bosons.w3["Zp"] * t3 + bosons.g1 * bosons.b["Zp"] * (electric - t3)) / tiny
        assert found.left(name) == pytest.approx(left, abs=1e-8)
        right = 0.0 if name in NEUTRINOS else bosons.g1 * bosons.b["Zp"] * electric / tiny
        assert found.right(name) == pytest.approx(right, abs=1e-8)


@pytest.mark.parametrize("mass", [3.0, 30.0, 80.0, 130.0, 1000.0])
def test_the_charges_of_bosons_are_the_first_order_of_eq_14(mass):
    tiny = 1e-6
    exact = mix_neutral_bosons(GMU.mz_gev, GMU.mw_gev, GMU.fermi_constant, mass, 1e-9, tiny)
    found = kinetic_mixing_charges(mass, GMU).bosons
    assert found.w3 == pytest.approx(exact.g * exact.w3["Zp"] / tiny, abs=1e-8)
    assert found.hypercharge == pytest.approx(exact.g1 * exact.b["Zp"] / tiny, abs=1e-8)


@pytest.mark.parametrize("mass", [3.0, 80.0, 500.0])
def test_the_charges_of_bosons_are_differences_of_those_of_fermions(mass):
    """Gauge invariance: u d~ W, nu e W and the Yukawa couplings conserve what the Z' couples to."""
    found = kinetic_mixing_charges(mass, GMU)
    higgs = 0.5 * (found.bosons.hypercharge - found.bosons.w3)
    for upper, lower in (("u", "d"), ("nu_mu", "mu")):
        assert found.left(upper) - found.left(lower) == pytest.approx(found.bosons.w3, rel=1e-12)
        assert found.left(lower) - found.right(lower) == pytest.approx(higgs, rel=1e-12)


def test_widths_into_bosons_are_those_of_madwidth():
    """MadGraph's compute_widths on the whole UFO of the model; five digits."""
    data = json.loads((DATA / "madgraph" / "zprime_widths.json").read_text(encoding="utf-8"))
    for row in data["rows"]:
        model, mass = load_model("dark_photon"), float(row["mass_gev"])
        charges = model.charges({"mzp_gev": mass}, data["scheme"])
        found = zp_partial_widths(mass, data["kinetic_mixing"], charges)
        for name in row.keys() - {"mass_gev", "total_gev"}:
            assert found[name] == pytest.approx(row[name], rel=5e-5), name
        assert zp_total_width(mass, data["kinetic_mixing"], charges) == pytest.approx(
            row["total_gev"], rel=2e-4
        )  # the charm quark is massless in the UFO


@pytest.mark.parametrize("mass", [161.0, 250.0, 2000.0])
def test_the_width_into_w_pairs_is_the_vertex_of_three_bosons_summed_over_polarisations(mass):
    mw, coupling, metric = 80.0, 0.3, np.diag([1.0, -1.0, -1.0, -1.0])
    momentum = math.sqrt(mass**2 / 4 - mw**2)
    parent = np.array([mass, 0.0, 0.0, 0.0])
    first, second = (np.array([mass / 2, 0.0, 0.0, sign * momentum]) for sign in (1, -1))
    k = (parent, -first, -second)  # all of them come in
    vertex = (
        np.einsum("ab,c->abc", metric, metric @ (k[0] - k[1]))
        + np.einsum("bc,a->abc", metric, metric @ (k[1] - k[2]))
        + np.einsum("ca,b->abc", metric, metric @ (k[2] - k[0]))
    )
    sums = [np.outer(p, p) / m**2 - metric for p, m in ((parent, mass), (first, mw), (second, mw))]
    squared = coupling**2 * np.einsum("abc,ad,be,cf,def->", vertex, *sums, vertex) / 3.0
    width = momentum * squared / (8.0 * math.pi * mass**2)
    assert float(vector_to_w_pair(mass, mw, coupling)) == pytest.approx(width, rel=1e-9)


def test_there_are_no_bosons_below_threshold_and_without_mixing():
    higgs = boson_values()["mh_gev"]
    for mass, open_ in (
        (2 * GMU.mw_gev * 0.9999, (False, False)),
        (2 * GMU.mw_gev * 1.0001, (True, False)),
        (GMU.mz_gev + higgs + 0.1, (True, True)),
    ):
        widths = zp_partial_widths(mass, 0.1, load_model("dark_photon").charges({"mzp_gev": mass}))
        assert (widths["W+ W-"] > 0, widths["Z h"] > 0) == open_
    assert "W+ W-" not in zp_partial_widths(300.0, 0.1, load_model("b_minus_l").charges({}))


def test_far_above_bosons_have_the_width_of_a_scalar_doublet():
    """Goldstone bosons: Gamma = g1^2 eps^2 m Y^2/(48 pi) for each of W+ W- and Z h, Y = 1/2."""
    widths = zp_partial_widths(1e5, 0.1, load_model("dark_photon").charges({"mzp_gev": 1e5}))
    doublet = GMU.e**2 / (1.0 - GMU.sin2_theta_w) * 0.1**2 * 1e5 / (4 * 48 * math.pi)
    assert [float(widths[name]) for name in ("W+ W-", "Z h")] == pytest.approx([doublet] * 2, rel=1e-4)


@pytest.mark.parametrize(("epsilon", "off"), [(0.05, 0.004), (0.1, 0.016), (0.3, 0.16)])
@pytest.mark.parametrize("mass", [165.0, 220.0, 1000.0])
def test_the_first_order_of_widths_into_bosons_is_off_by_what_the_docs_say(mass, epsilon, off):
    exact = mix_neutral_bosons(GMU.mz_gev, GMU.mw_gev, GMU.fermi_constant, mass, 1e-9, epsilon)
    widths = zp_partial_widths(mass, epsilon, load_model("dark_photon").charges({"mzp_gev": mass}))
    pair = vector_to_w_pair(mass, GMU.mw_gev, exact.g * exact.w3["Zp"])
    assert 0.5 * off < pair / widths["W+ W-"] - 1.0 < off
    n = {name: 0.5 * (exact.g1 * exact.b[name] - exact.g * exact.w3[name]) for name in ("Z", "Zp")}
    coupling = 2.0 * exact.vev_gev * n["Z"] * n["Zp"]
    higgs = vector_to_vector_scalar(mass, GMU.mz_gev, boson_values()["mh_gev"], coupling)
    if mass > 220.0 or higgs:
        assert 0.5 * off < higgs / widths["Z h"] - 1.0 < off


def test_the_whole_ufo_has_the_vertices_of_the_bosons():
    folder, externals = load_model("dark_photon").point({"mzp_gev": 300.0, "kinetic_mixing": 0.1}).whole()
    ufo = read_ufo(folder)
    values = ufo.values(externals)
    charges = kinetic_mixing_charges(300.0, GMU).bosons

    def coupling(*names):
        (vertex,) = (item for item in ufo.vertices if sorted(item.particles) == sorted(names))
        return complex(values[vertex.cells[0].coupling])

    g_z = GMU.e / math.sqrt(GMU.sin2_theta_w * (1.0 - GMU.sin2_theta_w))
    ratio = coupling("Zp", "W+", "W-") / coupling("Z", "W+", "W-")
    assert ratio == pytest.approx(0.1 * charges.w3 / (g_z * (1.0 - GMU.sin2_theta_w)), rel=1e-9)
    ratio = coupling("Zp", "Z", "H") / coupling("Z", "Z", "H")
    assert ratio == pytest.approx(0.1 * (charges.w3 - charges.hypercharge) / g_z, rel=1e-9)


def exact_muon_coupling(mass, epsilon):
    """Size of the Z' coupling to muons by exact mixing (1403.1269, eq. 14), over epsilon."""
    bosons = mix_neutral_bosons(GMU.mz_gev, GMU.mw_gev, GMU.fermi_constant, mass, 1e-9, epsilon)
    right = -bosons.g1 * bosons.b["Zp"]
    return math.hypot(-0.5 * (bosons.g * bosons.w3["Zp"] + bosons.g1 * bosons.b["Zp"]), right) / epsilon


@pytest.mark.parametrize(("mass", "off"), [(10.0, 0.01), (60.0, 0.01), (80.0, 0.04), (120.0, 0.17)])
def test_the_first_order_is_off_by_what_the_note_of_the_dark_photon_says(mass, off):
    largest = load_model("dark_photon").parameters["kinetic_mixing"].high
    found = kinetic_mixing_charges(mass, GMU)
    ratio = exact_muon_coupling(mass, largest) / math.hypot(found.left("mu"), found.right("mu"))
    assert 0.4 * off < abs(ratio - 1.0) < off
    assert f"{100 * off:.0f} %" in load_model("dark_photon").notes[0]


def test_a_light_dark_photon_couples_to_electric_charge():
    found = kinetic_mixing_charges(1e-2, GMU)
    unit = -GMU.e * math.sqrt(1.0 - GMU.sin2_theta_w)
    assert found.vector("mu") == pytest.approx(-unit, rel=1e-6)
    assert found.vector("u") == pytest.approx(unit * 2 / 3, rel=1e-6)
    assert [found.axial("mu"), found.left("nu_e")] == pytest.approx([0.0, 0.0], abs=1e-7)


def test_mixing_near_the_z_is_refused():
    with pytest.raises(InputError, match="mZ' is too near to mZ to mix to first order"):
        load_model("dark_photon").point({"mzp_gev": 91.0})


def test_charges_of_arrays_broadcast():
    masses = np.array([10.0, 30.0, 200.0])
    found = load_model("dark_photon").charges({"mzp_gev": masses})
    for number, mass in enumerate(masses):
        assert found.left("u")[number] == kinetic_mixing_charges(mass, GMU).left("u")


def test_kinetic_mixing_beside_charges_is_in_units_of_the_coupling():
    model = load_model("lmu_ltau")
    mixed = model.point({"mzp_gev": 30.0, "gp": 0.1, "kinetic_mixing": 0.02})
    added = kinetic_mixing_charges(30.0, GMU)
    assert mixed.charges.left("mu") == pytest.approx(1.0 + 0.2 * added.left("mu"), rel=1e-12)
    assert mixed.charges.right("u") == pytest.approx(0.2 * added.right("u"), rel=1e-12)
    assert not mixed.quadratic


def test_every_shipped_model_has_a_point_and_a_ufo_with_its_charges(tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path))
    assert set(VECTOR_MODELS) | {"axial_muon"} <= set(model_names())
    for name in (*VECTOR_MODELS, "axial_muon"):
        model = load_model(name)
        point = model.point({model.mass: 40.0, model.coupling: 0.1})
        assert point.mediator.width_gev > 0
        assert (point.ufo() / "vertices.py").is_file()
        values = point.ufo_values()
        assert (values["gp"], values["MZp"]) == (0.1, 40.0)
        charged = {key for key in values if key.startswith(("qv_", "qa_"))}
        assert charged == {
            f"q{letter}_{fermion}"
            for fermion in FERMIONS[:-1]  # no top quark in this UFO
            for letter, value in (
                ("v", point.charges.left(fermion) if fermion in NEUTRINOS else point.charges.vector(fermion)),
                ("a", 0.0 if fermion in NEUTRINOS else point.charges.axial(fermion)),
            )
            if value and not (abs(point.charges.left(fermion)) == 1 and letter == "v")
        }


def test_charges_may_be_fractions():
    """YAML reads 1/3 as a text."""
    content = parse_yaml("{family: zprime, name: x, charges: {u: 1/3, d: -2 / 3, mu: 3}}", "card")
    charges = parse_model(content).charges({})
    assert [charges.vector(name) for name in ("u", "d", "mu")] == [1 / 3, -2 / 3, 3.0]


def test_scanned_charges_reach_the_point():
    point = load_model("lmu_ltau").point({"mzp_gev": 30.0, "charges.mu": 2.0, "axial_charges.e": 0.5})
    assert (point.charges.vector("mu"), point.charges.axial("e"), point.charges.left("e")) == (2.0, 0.5, -0.5)
    assert point.charges.left("nu_mu") == LMU_LTAU.left("nu_mu")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"family": "zprime", "name": "x", "charges": {"muon": 1}}, 'unknown fermion "muon" in charges'),
        (
            {"family": "zprime", "name": "x", "charges": {"mu": "one"}},
            "charges.mu is 'one'. Input should be a valid number",
        ),
        (
            {"family": "zprime", "name": "x", "charges": {"mu": math.nan}},
            "charges.mu is 'nan'. Input should be a finite number",
        ),
        ({"family": "zprime", "name": "x", "charges": {"mu": 1e9}}, r"charges.mu is 1e\+09, beyond 100"),
        ({"family": "zprime", "name": "x", "axial_charges": {"nu_mu": 1}}, "a neutrino is left-handed"),
        ({"family": "zprime", "name": "x", "charge": {"mu": 1}}, 'unknown key "charge".*"charges"'),
        ({"family": "zprimes", "name": "x"}, "family is 'zprimes'.*zprime"),
        ({"family": "zprime"}, 'the key "name" is missing'),
        (
            {"family": "zprime", "name": "x", "coupling": "g"},
            "coupling is 'g'.*gp",
        ),
        (
            {"family": "zprime", "name": "x", "coupling": "kinetic_mixing", "charges": {"mu": 1}},
            "there are no charges of another coupling",
        ),
        (
            {"family": "zprime", "name": "x", "coupling": "kinetic_mixing", "kinetic_mixing": 0.1},
            "card.yaml, x: the coupling is kinetic_mixing, which is solved for: 0.1 would not be used",
        ),
        (
            {"family": "zprime", "name": "x", "kinetic_mixing": 0.9},
            "card.yaml, x, kinetic_mixing: kinetic_mixing is 0.9",
        ),
        (
            {"family": "zprime", "name": "x", "coupling_reference": 1e3},
            "card.yaml, x, coupling_reference: gp is 1000; it must be between",
        ),
        ({"family": "zprime", "name": "x", "charges": {"mu": "1/0"}}, "charges.mu is '1/0'. Input should be"),
        ({"family": "zprime", "name": "x", "charges": None}, "Input should be a valid mapping"),
        ({"family": ["zprime"], "name": "x"}, r"family is \['zprime'\]"),
        ([1], "a model card is a mapping"),
    ],
)
def test_a_wrong_card_is_one_line(content, message):
    with pytest.raises(InputError, match=message) as caught:
        parse_model(content, "card.yaml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"mzp": 30.0}, 'the model has no parameter "mzp".*"mzp_gev"'),
        ({"gp": 0.1}, "the parameter mzp_gev is missing"),
        ({"mzp_gev": -1.0}, "mzp_gev is -1; it must be between"),
        ({"mzp_gev": 30.0, "kinetic_mixing": 2.0}, "kinetic_mixing is 2; it must be between -0.3 and 0.3"),
        ({"mzp_gev": math.nan}, "mzp_gev is nan, not a number"),
        (
            {"mzp_gev": 30.0, "gp": 0.0, "kinetic_mixing": 0.1},
            r"at gp = 0 kinetic mixing \(0.1\) stays, but charges are in units of gp. Give gp a small value",
        ),
    ],
)
def test_a_wrong_parameter_is_one_line(values, message):
    with pytest.raises(InputError, match=message):
        load_model("lmu_ltau").point(values)


def test_an_unknown_model_names_the_nearest():
    with pytest.raises(InputError, match='unknown model "lmu_tau".*"lmu_ltau"'):
        load_model("lmu_tau")
