"""Lowenergy: general charges: today's numbers for gauged Lmu-Ltau, own limits, what is refused and how."""

import dataclasses
import itertools
import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from recast.core.errors import InputError, RunError
from recast.core.registry import Registry
from recast.exclusion.combination import combined_bound
from recast.exclusion.coupling_figure import coupling_figure
from recast.exclusion.plane import Axis, evaluate, make_plane
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.lowenergy import DataSet
from recast.lowenergy import g_minus_2, perturbativity, tau, trident, z_couplings
from recast.lowenergy.base import LARGEST_COUPLING, Limit, Plane, Side, model_plane
from recast.lowenergy.bounds import Edge, allowed_couplings, bound, edge_of_exclusion, preferred_band
from recast.lowenergy.forms import Form, forms_for
from recast.lowenergy.point_table import constraint_rows
from recast.lowenergy.published import PUBLISHED
from recast.lowenergy.quarks import Quarks
from recast.lowenergy.registry import OBSERVABLES, PREDICTIONS, observable
from recast.model.charges import LMU_LTAU, charges_from_tables
from recast.model.model_card import parse_model
from recast.model.registry import load_model, model_names

FOLDER = Path(__file__).parents[1] / "data" / "lowenergy"
FROZEN = json.loads((FOLDER / "lmu_ltau.json").read_text())
NOW, PAPER = DataSet.CURRENT, DataSet.PAPER
SETS = pytest.mark.parametrize("data", list(DataSet))
CHARGE = st.floats(-3.0, 3.0).filter(lambda value: abs(value) > 0.05)


def at(vector=None, axial=None, mass=300.0, gp=0.1):
    return Plane(mass, gp, charges=charges_from_tables(vector or {}, axial or {}))


@SETS
@pytest.mark.parametrize("model", [None, "lmu_ltau"])
def test_gauged_lmu_ltau_has_the_numbers_of_before(data, model):
    """Stored from the formulae without charges; to 1e-12, by the default and by the model card.

    Bounds are nothing beyond the largest mass of a formula, which was not known then; nor were the real
    decays of the derived form of `z_couplings`.
    """
    forms = dataclasses.replace(forms_for(data), z_couplings=Form.PRINTED)
    chosen = None if model is None else load_model(model)
    masses, couplings = np.array(FROZEN["mzp_gev"]), np.array(FROZEN["gp"])
    for group, items in (("observables", OBSERVABLES), ("predictions", PREDICTIONS)):
        for name, functions in FROZEN[group].items():
            item = items[name]
            valid = masses[masses >= item.valid_from(None)]
            plane = model_plane(valid[:, None], couplings, forms=forms, model=chosen)
            assert item.unsuitable(plane) == ""
            for function, table in functions[str(data)].items():
                found = getattr(item, function)(plane, data)
                np.testing.assert_allclose(found, table, rtol=1e-12, atol=0.0, err_msg=f"{name} {function}")
    for name, limits in FROZEN["bounds"].items():
        found = [point.gp_excluded for point in bound(name, masses, data, forms=forms, model=chosen).points]
        ends = masses <= OBSERVABLES[name].valid_to(None)
        stored = [x if holds else None for x, holds in zip(limits[str(data)], ends, strict=True)]
        assert found == [None if x is None else pytest.approx(x, rel=1e-12) for x in stored]
        bands = preferred_band(name, masses, data, chosen)
        assert json.loads(json.dumps(bands)) == FROZEN["bands"][name][str(data)]


# --- the muon's magnetic moment


@given(st.floats(-6.0, 8.0))
def test_the_axial_loop_against_the_formula_of_leveille(log_ratio):
    """(m^2/M^2) int dx [2x(1-x)(x-4) - 4 l^2 x^3]/[(1-x)(1-l^2 x) + l^2 x], l = m/M."""
    ratio = 10.0**log_ratio

    def integrand(x):
        top = 2 * x * (1 - x) * (x - 4) - 4 * x**3 / ratio
        return top / ((1 - x) * (1 - x / ratio) + x / ratio) / ratio

    edges = sorted({0.0, min(ratio**0.5, 0.5), 0.5, 1 - min(0.3, 1 / ratio), 1.0})
    pieces = [
        quad(integrand, a, b, epsabs=0, epsrel=1e-10, limit=200)[0] for a, b in itertools.pairwise(edges)
    ]
    assert g_minus_2.axial_loop(ratio) == pytest.approx(sum(pieces), rel=1e-7)


def test_axial_loop_limits():
    assert g_minus_2.axial_loop(1e9) * 1e9 == pytest.approx(-10 / 3, rel=1e-5)
    assert g_minus_2.axial_loop(1e-9) * 1e-9 == pytest.approx(-2.0, rel=1e-3)  # the Goldstone boson


@given(st.floats(-3.0, 3.0), st.floats(0.01, 3.0))
def test_an_axial_coupling_lowers_g_minus_2(log_mass, charge):
    shift = float(g_minus_2.predict(at({}, {"mu": charge}, 10.0**log_mass), NOW))
    assert shift < 0
    both = float(g_minus_2.predict(at({"mu": 1.0}, {"mu": charge}, 10.0**log_mass), NOW))
    alone = float(g_minus_2.predict(at({"mu": 1.0}, {}, 10.0**log_mass), NOW))
    assert both == pytest.approx(alone + shift, rel=1e-9, abs=1e-20)


@given(CHARGE)
def test_g_minus_2_scales_as_the_square_of_the_muon_charge(charge):
    unit, found = (float(g_minus_2.predict(at({"mu": q, "tau": 5.0}), NOW)) for q in (1.0, charge))
    assert found == pytest.approx(charge**2 * unit, rel=1e-12)


def test_a_negative_shift_of_g_minus_2_has_a_limit_of_its_own():
    """One-sided: the lower edge, counted from the Standard Model, below which the data lie not."""
    (point,) = bound("g_minus_2", 100.0, NOW, model=load_model("axial_muon")).points
    shift = float(g_minus_2.predict(at({}, {"mu": 1.0}, 100.0, point.gp_excluded), NOW))
    error = g_minus_2.G_MINUS_2.central(NOW)[1]
    assert shift / error == pytest.approx(-1.6449, abs=1e-3)
    (wide,) = bound("g_minus_2", 100.0, PAPER, model=load_model("axial_muon")).points
    shift = float(g_minus_2.predict(at({}, {"mu": 1.0}, 100.0, wide.gp_excluded), PAPER))
    assert shift == pytest.approx(2.9e-9 - 5 * 0.9e-9, rel=1e-6)


# --- neutrino tridents


@given(CHARGE, CHARGE)
def test_the_trident_shift_is_linear_in_the_product_of_muon_and_neutrino(muon, neutrino):
    small = 1e-3
    unit, found = (
        float(trident.predict(at({"mu": a, "nu_mu": b}, gp=small), NOW)) - 1
        for a, b in ((1.0, 1.0), (muon, neutrino))
    )
    assert found == pytest.approx(muon * neutrino * unit, rel=1e-3)


@pytest.mark.parametrize("mass", [0.05, 3.0, 300.0])
def test_without_a_charge_of_nu_mu_there_is_no_trident_shift(mass):
    for item in (trident.TRIDENT, trident.CCFR, trident.CHARM_II):
        assert float(item.predict(at({"mu": 3.0, "nu_e": 1.0, "nu_tau": 2.0}, {}, mass), NOW)) == 1.0
    (point,) = bound("trident", mass, NOW, model=load_model("muon_only")).points
    assert point.reason == "no coupling below sqrt(4 pi) is excluded"


def test_tridents_of_a_left_handed_muon_and_a_vector_one():
    """(4) of arXiv:1406.2332; for a left-handed muon V = 1/2, A = -1/2: both couplings grow."""
    s2, contact = 0.23121, 2 * (300.0 / 750.0 / 300.0 * 246.22) ** 2
    for charges, change in (
        (({"mu": 1.0, "nu_mu": 1.0}, {}), (contact, 0.0)),
        (({"mu": 0.5, "nu_mu": 1.0}, {"mu": -0.5}), (contact / 2, contact / 2)),
        (({"mu": 0.5, "nu_mu": 1.0}, {"mu": 0.5}), (contact / 2, -contact / 2)),
        (({"mu": 0.0, "nu_mu": 1.0}, {"mu": 1.0}), (0.0, -contact)),
    ):
        expected = ((1 + 4 * s2 + change[0]) ** 2 + (1 + change[1]) ** 2) / ((1 + 4 * s2) ** 2 + 1)
        found = float(trident.predict(at(*charges, gp=300.0 / 750.0), NOW))
        assert found == pytest.approx(expected, rel=1e-4)


def test_axial_tridents_hold_where_the_contact_form_does():
    light = at({"mu": 1.0, "nu_mu": 1.0}, {"mu": 0.5}, 5.0)
    assert trident.TRIDENT.valid_from(light) == 10.0
    with pytest.raises(InputError, match="trident: mZ' = 5 GeV is below 10 GeV. .* not known for an axial"):
        trident.predict(light, NOW)


def test_couplings_that_are_allowed_again_are_said():
    """A wrong sign lowers the rate first: excluded, allowed, excluded."""
    values = {"charges.mu": -1.0}
    (point,) = bound("trident", 100.0, PAPER, model=load_model("lmu_ltau"), values=values).points
    assert point.gp_excluded is not None
    ((low, high),) = point.allowed_again
    assert point.reason == f"stronger couplings are allowed again, from {low:.5g} to {high:.5g}"
    couplings = np.geomspace(1e-3, 3.5, 4001)
    plane = model_plane(100.0, couplings, model=load_model("lmu_ltau"), values=values)
    allowed = observable("trident").excess(plane, PAPER) < 0
    assert (allowed == ((couplings < point.gp_excluded) | ((couplings > low) & (couplings < high)))).all()


# --- tau decays


@given(CHARGE, CHARGE, CHARGE)
def test_tau_decays_scale_with_the_products_of_charges(e, mu, third):
    def plane(*charges):
        names = ("e", "mu", "tau")
        table = dict(zip(names, charges, strict=True))
        return at(table | {f"nu_{name}": q for name, q in table.items()})

    box = float(tau.box(plane(0.0, 0.0, 0.0), NOW))
    assert float(tau.predict(plane(0.0, mu, third), NOW)) == pytest.approx(-mu * third * box, rel=1e-12)
    assert float(tau.predict(plane(0.0, mu, 0.0), NOW)) == 0.0  # no charge of the tau, no box
    assert float(tau.predict_universality(plane(e, mu, 0.0), NOW)) == 0.0
    # the Fermi constant comes from mu -> e nu nu
    assert float(tau.predict(plane(e, mu, 0.0), NOW)) == pytest.approx(mu * e * box, rel=1e-12)
    universal = float(tau.predict_universality(plane(mu, mu, third), NOW))
    assert universal == 0.0


def test_a_shift_against_the_data_of_2014_counts_from_the_standard_model():
    found = bound("tau", [5.0, 60.0], PAPER, model=load_model("le_lmu")).points
    assert found[0].reason == "the formula holds from 10 GeV"
    plane = model_plane(60.0, found[1].gp_excluded, model=load_model("le_lmu"))
    assert float(tau.predict(plane, PAPER)) == pytest.approx(-2 * tau.TAU.central(PAPER)[1], rel=1e-9)


# --- couplings of the Z


def chiral(left, right):
    """Return vector and axial tables: charges left and right of the muon, minus those of the tau."""
    table = {"nu_mu": left, "nu_tau": -left}
    table |= {name: sign * (left + right) / 2 for name, sign in (("mu", 1.0), ("tau", -1.0))}
    return table, {"mu": (right - left) / 2, "tau": (left - right) / 2}


@given(st.floats(0.1, 2.0), st.floats(0.1, 2.0))
def test_each_helicity_shifts_with_its_own_charge(left, right):
    """d ln Gamma_mu = 2 [g_L^2 q_L^2 + g_R^2 q_R^2]/(g_L^2 + g_R^2) K: widths of the two alone add."""
    small = 1e-6

    def muon(a, b):
        charges = charges_from_tables(*chiral(a, b))
        shift = z_couplings.observables(small, NOW, z_couplings._squares(charges))
        return z_couplings.observables(0.0, NOW)[3] / shift[3] - 1

    s2 = 0.23121
    share = s2**2 / (s2**2 + (0.5 - s2) ** 2)
    assert muon(left, 0.0) == pytest.approx(2 * small * (1 - share) * left**2, rel=1e-4)
    assert muon(0.0, right) == pytest.approx(2 * small * share * right**2, rel=1e-4)
    assert muon(left, right) == pytest.approx(muon(left, 0.0) + muon(0.0, right), rel=1e-4)


def test_neutrinos_shift_with_theirs_and_the_electron_with_its_own():
    squares = z_couplings._squares(charges_from_tables({"nu_e": 1.0, "e": 2.0}))
    up = z_couplings.observables(1e-4, NOW, squares) / z_couplings.observables(0.0, NOW)
    assert (up[3], up[4]) == (1.0, 1.0)
    assert 1 / up[2] == pytest.approx((1 + 4e-4) ** 2, rel=1e-12)
    assert up[0] > 1


def test_twice_the_charges_are_half_the_coupling():
    double = {name: 2 * sign for name, sign in (("mu", 1.0), ("nu_mu", 1.0), ("tau", -1.0), ("nu_tau", -1.0))}
    for name in ("g_minus_2", "tau", "tau_universality", "z_couplings", "trident", "trident_ccfr"):
        item = observable(name)
        for data in DataSet:
            one = item.excess(at(double, mass=60.0, gp=0.05), data)
            two = item.excess(Plane(60.0, 0.1), data)
            assert float(one) == pytest.approx(float(two), rel=1e-9)


def test_charges_on_an_axis():
    """Each column is the model with these charges: mu and nu_mu are varied together with tau and nu_tau."""
    sizes = np.array([0.5, 1.0, 2.0])
    plane = Plane(60.0, 0.1, charges=_scaled(sizes))
    for name in ("g_minus_2", "tau", "z_couplings", "trident"):
        item = observable(name)
        assert item.unsuitable(plane) == ""
        table = item.excess(plane, NOW)
        assert table.shape == (3,)
        for index, size in enumerate(sizes):
            alone = float(item.excess(Plane(60.0, 0.1, charges=_scaled(float(size))), NOW))
            assert table[index] == pytest.approx(alone, rel=1e-9)


def _scaled(size):
    from recast.model.charges import Charges

    return Charges(
        tuple(q * size for q in LMU_LTAU.left_charges), tuple(q * size for q in LMU_LTAU.right_charges)
    )


@pytest.mark.parametrize("lepton", ["e", "mu"])
def test_z_couplings_need_whole_doublets_in_muon_decay(lepton):
    """The vertex of the W diverges, and with it the Fermi constant; sums of Q Y and Q T3 vanish."""
    charges = {lepton: 1.0, "tau": -1.0}
    model = parse_model({"family": "zprime", "name": "m", "charges": charges})
    plane = model_plane(200.0, 1.5, model=model)
    reason = f"the left-handed {lepton} and nu_{lepton} have different charges"
    assert observable("z_couplings").refuses(plane) == reason


def test_a_charge_is_an_axis_of_a_plane():
    x, y = Axis("charges.mu", np.linspace(0.5, 2.0, 4)), Axis("gp", np.geomspace(1e-3, 0.1, 5))
    fixed = {"mzp_gev": 30.0}
    model = load_model("lmu_ltau")
    found = evaluate(["g_minus_2", "trident"], x, y, NOW, fixed, model=model)
    assert found.excess["trident"].shape == (4, 5)
    assert np.all(np.diff(found.excess["g_minus_2"][:, -1]) > 0)
    with pytest.raises(InputError, match="z_couplings: loops of its charges mix Z and Z'"):
        evaluate(["z_couplings"], x, y, NOW, fixed, model=model)
    with pytest.raises(InputError, match="tau: the left-handed mu and nu_mu have different charges"):
        evaluate(["tau"], x, y, NOW, fixed, model=model)
    with pytest.raises(InputError, match='unknown axis "charges.muon". Did you mean "charges.mu"'):
        make_plane(Axis("charges.muon", x.values), y, fixed, model=model)


# --- kinetic mixing


def test_below_mz_kinetic_mixing_couples_to_electric_charge_whatever_the_mass():
    scheme = electroweak_scheme("gmu")
    expected = scheme.e * math.sqrt(1 - scheme.sin2_theta_w)
    for mass in (0.1, 91.0, 1000.0):
        charges = model_plane(mass, 0.01, model=load_model("dark_photon")).charges
        assert float(charges.vector("mu")) == pytest.approx(expected, rel=1e-12)
        assert float(charges.axial("mu")) == pytest.approx(0.0, abs=1e-15)
        assert float(charges.left("nu_mu")) == pytest.approx(0.0, abs=1e-15)
    mixed = model_plane(30.0, [0.0, 0.1], model=load_model("lmu_ltau"), values={"kinetic_mixing": 0.01})
    # what mixing adds stays without the coupling
    couplings = mixed.gp * mixed.charges.vector("mu")
    assert couplings == pytest.approx([0.01 * expected, 0.1 + 0.01 * expected], rel=1e-9)
    assert mixed.gp * mixed.charges.left("nu_mu") == pytest.approx([0.0, 0.1], rel=1e-9, abs=1e-11)


def test_the_limit_on_kinetic_mixing_holds_up_to_a_tev():
    """Of 1006.0973 (abstract): heavier ones decouple."""
    model = load_model("dark_photon")
    below, above = bound("kinetic_mixing", [1000.0, 1001.0], NOW, model=model).points
    assert below.gp_excluded == pytest.approx(0.03)
    assert above.gp_excluded is None
    assert above.reason == "the formula holds from 1 to 1000 GeV"


def test_kinetic_mixing_alone_changes_g_minus_2():
    """At g' = 0 as next to it, and as a coupling epsilon e cos(theta_W) to the muon."""
    model, values = load_model("lmu_ltau"), {"kinetic_mixing": 0.02}
    scheme = electroweak_scheme("gmu")
    coupling = 0.02 * scheme.e * math.sqrt(1 - scheme.sin2_theta_w)
    alone, beside = (model_plane(0.05, gp, model=model, values=values) for gp in (0.0, 1e-9))
    found = [float(g_minus_2.predict(item, NOW)) for item in (alone, beside, Plane(0.05, coupling))]
    assert found[0] == pytest.approx(found[1], rel=1e-6)
    assert found[0] == pytest.approx(found[2], rel=1e-6)
    assert found[0] == pytest.approx(1.49e-7, rel=1e-2)


def test_a_bound_ends_where_the_coupling_of_the_model_does():
    """Charges of mixing are of first order in epsilon, up to 0.3."""
    model = load_model("dark_photon")
    light, heavy = bound("g_minus_2", [5.0, 90.0], NOW, model=model).points
    assert light.gp_excluded < 0.3
    assert (heavy.gp_excluded, heavy.reason) == (None, "no coupling below 0.3 is excluded")
    with pytest.raises(InputError, match="kinetic_mixing is 0.5; it must be between 0 and 0.3"):
        model_plane(30.0, 0.5, model=model)
    (row,) = allowed_couplings([bound("g_minus_2", 90.0, NOW, model=model)])
    assert row.high == 0.3


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"charges.muon": 1.0}, 'the model has no parameter "charges.muon". Did you mean "charges.mu"'),
        ({"charges.mu": np.array([1.0, 1000.0])}, "charges.mu is 1000; it must be between -100 and 100"),
    ],
)
def test_other_parameters_are_those_of_the_model(values, message):
    with pytest.raises(InputError, match=message):
        model_plane(30.0, 0.1, model=load_model("lmu_ltau"), values=values)


@pytest.mark.parametrize("name", OBSERVABLES)
def test_a_model_without_any_charge_is_not_bounded(name):
    model = parse_model({"family": "zprime", "name": "x"})
    assert [point.gp_excluded for point in bound(name, [20.0, 200.0], NOW, model=model).points] == [None] * 2


def test_a_dark_photon_is_bounded_by_g_minus_2_and_by_its_mixing():
    model = load_model("dark_photon")
    (moment,) = bound("g_minus_2", 0.05, NOW, model=model).points
    plane = model_plane(0.05, moment.gp_excluded, model=model)
    assert float(observable("g_minus_2").excess(plane, NOW)) == pytest.approx(0.0, abs=1e-8)
    (mixing,) = bound("kinetic_mixing", 91.0, NOW, model=model).points
    assert mixing.gp_excluded == pytest.approx(0.03)
    assert bound("trident", 30.0, NOW, model=model).points[0].gp_excluded is None


# --- what is refused


REASONS = {
    "le_lmu": {},
    "b_minus_3lmu": {"z_couplings": "charges of quarks shift the Z's hadronic width"},
    "b_minus_l": {"z_couplings": "charges of quarks shift the Z's hadronic width"},
    "muon_only": {
        "tau": "the left-handed mu and nu_mu have different charges",
        "tau_universality": "the left-handed mu and nu_mu have different charges",
        "z_couplings": "loops of its charges mix Z and Z'",
    },
    "axial_muon": {
        "tau": "the left-handed mu and nu_mu have different charges",
        "tau_universality": "the left-handed mu and nu_mu have different charges",
        "z_couplings": "loops of its charges mix Z and Z'",
    },
    "dark_photon": {
        "tau": "kinetic mixing changes Z and W at tree level",
        "tau_universality": "kinetic mixing changes Z and W at tree level",
        "z_couplings": "kinetic mixing changes the Z at tree level",
        "perturbativity": "with kinetic mixing g' runs with the coupling of hypercharge",
    },
}
ABOUT_QUARKS = ("bs_mixing", "kaon", "b_to_s_mumu", "kinetic_mixing")


def test_every_shipped_model_is_looked_at():
    assert {"lmu_ltau", *REASONS} == {
        name for name in model_names() if load_model(name).charges({"mzp_gev": 1.0})
    }


@pytest.mark.parametrize("name", list(REASONS))
def test_each_model_is_told_what_does_not_hold_for_it(name):
    model = load_model(name)
    plane = model_plane(300.0, 0.02, model=model)
    rows = {row["constraint"]: row.get("reason", "") for row in constraint_rows(plane, NOW)}
    expected = (
        dict.fromkeys(ABOUT_QUARKS, "it is about the vector-like quarks of gauged Lmu-Ltau") | REASONS[name]
    )
    expected |= dict.fromkeys(PUBLISHED, "it was published for other charges")
    if name == "dark_photon":
        del expected["kinetic_mixing"]
    for constraint, reason in rows.items():
        assert reason.startswith(expected.get(constraint, "")), constraint
        assert bool(reason) == (constraint in expected), constraint
    for constraint, reason in expected.items():
        (point,) = bound(constraint, 300.0, NOW, model=model).points
        assert (point.gp_excluded, point.everything) == (None, False)
        assert point.reason.startswith(reason)
        for ask in (
            lambda constraint=constraint: coupling_figure(
                (20, 40), (0.01, 1), NOW, [constraint], model=model
            ),
            lambda constraint=constraint: (
                combined_bound(["trident", "g_minus_2", constraint], 300.0, NOW, model=model)
                if observable(constraint).info(NOW).has_chi2
                else observable(constraint).require(plane)
            ),
        ):
            with pytest.raises(InputError) as caught:
                ask()
            assert str(caught.value).startswith(f"{constraint}: {reason}")
            assert "\n" not in str(caught.value)


def test_published_limits_are_those_of_one_model():
    (point,) = bound("cms_4mu", 20.0, NOW, model=load_model("le_lmu")).points
    assert (point.gp_excluded, point.reason) == (None, "it was published for other charges")
    with pytest.raises(InputError, match="cms_4mu: it was published for other charges. Leave it out."):
        coupling_figure((20, 40), (0.01, 1), NOW, ["cms_4mu"], model=load_model("le_lmu"))


def test_le_lmu_and_the_z_hold_above_twice_mz():
    low, high = bound("z_couplings", [100.0, 300.0], NOW, model=load_model("le_lmu")).points
    assert low.reason == "the formula holds from 182.375 GeV"
    assert high.gp_excluded is not None


def test_a_model_without_charges_has_no_low_energy_constraints():
    class Scalar:
        name, mass, coupling, parameters = "phi", "mphi_gev", "y", {}

        def charges(self, *_):
            return None

    with pytest.raises(InputError, match="low-energy constraints: the model phi has no charges of a Z'"):
        bound("g_minus_2", 30.0, NOW, model=Scalar())


@pytest.mark.parametrize("charge", [float("nan"), float("inf")])
def test_charges_that_are_no_numbers_are_refused(charge):
    from recast.model.charges import Charges

    bad = Charges((charge, *LMU_LTAU.left_charges[1:]), LMU_LTAU.right_charges)
    with pytest.raises(InputError, match="a charge is not a finite number"):
        Plane(30.0, 0.1, charges=bad)


# --- the prior


def test_the_landau_pole_of_other_charges():
    """A muon and its neutrino are 3 Weyl fermions; gauged Lmu-Ltau without quarks has 6."""
    three = charges_from_tables({"mu": 1.0, "nu_mu": 1.0})
    logs = math.log(1.22089e19 / 100.0)
    assert float(perturbativity.largest_coupling(three, 100.0)) == pytest.approx(
        math.sqrt(8 * math.pi**2 / (2 * logs)), rel=1e-6
    )
    assert float(perturbativity.largest_coupling(LMU_LTAU, 100.0)) == pytest.approx(
        math.sqrt(8 * math.pi**2 / (4 * logs)), rel=1e-6
    )
    (point,) = bound("perturbativity", 100.0, NOW, model=load_model("b_minus_l")).points
    # 3 x (2 + 1) leptons and 6 x 2 x 3 quarks of charge 1/3: 13
    assert point.gp_excluded == pytest.approx(math.sqrt(8 * math.pi**2 / (2 / 3 * 13 * logs)), rel=1e-6)


# --- a plug-in


PLUGIN = '''
"""A rule of mine."""

from pathlib import Path

from recast.lowenergy.base import Measured, charges_of

MINE = Measured(
    name="mine",
    title="an experiment of mine",
    quantity="g' Q_tau [1]",
    predict=lambda point, data: point.gp * charges_of(point).vector("tau"),
    formula=("Altmannshofer:2014cfa",),
    path=Path(__file__).with_name("mine.yaml"),
)
NONE = object()
'''
NUMBERS = """
observables:
  mine:
    current:
      measurements:
        run_1: {value: 0.0, error: 0.1, unit: "1", source: "a paper", reference: "Altmannshofer:2014cfa"}
      criterion: {cl: 0.95, sided: two, source: "a rule"}
    "2014": {same_as: current}
"""


def test_a_plugin_adds_an_observable_from_one_file(tmp_path):
    (tmp_path / "my_observable.py").write_text(PLUGIN)
    (tmp_path / "mine.yaml").write_text(NUMBERS)
    folder = tmp_path / "my_plugin-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: my-plugin\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        "[recast.observables]\nmine = my_observable:MINE\nwrong = my_observable:NONE\n"
    )
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])

    def run(*words):
        command = [sys.executable, "-m", "recast.cli.main", "lowenergy", "--mzp", "30", *words]
        return subprocess.run(
            command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False
        )

    (point,) = json.loads(run("--bound", "mine", "--data", "current", "--json").stdout)["points"]
    assert point["gp_excluded"] == pytest.approx(0.196, abs=1e-4)
    other = json.loads(run("--bound", "mine", "--model", "le_lmu", "--json").stdout)
    assert other["points"][0]["reason"] == "no coupling below sqrt(4 pi) is excluded"
    assert 'unknown constraint "min". Did you mean "mine"' in run("--bound", "min").stderr
    assert "the observable wrong is object, not a Limit or Measured" in run("--bound", "wrong").stderr


def _fails(point, data):
    raise ValueError("oh no")


@pytest.mark.parametrize(
    ("predict", "message"),
    [
        (_fails, "^observable mine: it fails with ValueError: oh no"),
        (lambda point, _: point.gp * math.nan, "^observable mine: its prediction is not a finite number"),
        (lambda *_: np.ones(7), "^observable mine: it fails with ValueError"),
        (lambda *_: "three", "^observable mine: it fails with ValueError"),
        (
            lambda point, _: point.gp * 1j,
            "^observable mine: it fails with TypeError: its numbers are complex",
        ),
        (lambda *_: sys.exit(3), "^observable mine: it fails with SystemExit"),
    ],
)
def test_a_plugin_that_fails_is_named_and_stops_nothing_else(monkeypatch, predict, message):
    for name in ("_items", "_makers"):
        monkeypatch.setattr(OBSERVABLES, name, dict(getattr(OBSERVABLES, name)))
    item = Limit(name="mine", title="", quantity="", predict=predict, block="kaon")
    OBSERVABLES.register("mine", item)
    OBSERVABLES._makers["mine"] = ("elsewhere",)
    with pytest.raises(RunError, match=message):
        bound("mine", [10.0, 30.0], NOW)
    rows = {row["constraint"]: row for row in constraint_rows(Plane(30.0, 0.1), NOW)}
    assert re.search(message, rows["mine"]["reason"])
    assert rows["trident"]["prediction"] > 1


def test_a_rule_without_a_measurement_is_a_limit():
    mine: Registry[Limit] = Registry("no.such.group", "constraint")

    @mine.register("mine")
    def predict(point, data):
        return point.gp / 0.2

    assert (
        float(Limit(name="mine", title="", quantity="", predict=mine["mine"]).excess(Plane(30.0, 0.3), NOW))
        > 0
    )


@pytest.fixture(params=[1.0, 0.01], ids=["both sides", "below alone"])
def mixing(request, tmp_path):
    card = tmp_path / "mixed.yaml"
    card.write_text(
        "family: zprime\nname: mixed\ntitle: mixed\nkinetic_mixing: -0.2\ncoupling_reference: 0.05\n"
        "charges: {mu: %g, nu_mu: %g, tau: -%g, nu_tau: -%g}\n" % ((request.param,) * 4)
    )
    return load_model(str(card)), request.param


def test_what_is_excluded_without_the_coupling_is_said(mixing):
    """At every coupling: bound and allowed interval say what the rule says at a point."""
    model, muon = mixing
    found = bound("g_minus_2", 5.0, DataSet.PAPER, model=model)
    (point,) = found.points
    # the charge of the muon is -0.2 e cos(theta_W) + g' Q: the shift vanishes in the middle of the edges
    assert point.gp_opposite == pytest.approx(0.0098801 / muon, rel=1e-4)
    (allowed,) = allowed_couplings([found])
    couplings = np.geomspace(1e-6, 3.5, 400)
    excess = observable("g_minus_2").excess(model_plane(5.0, couplings, model=model), DataSet.PAPER)
    assert ((excess < 0) == ((couplings > allowed.low) & (couplings < allowed.high))).all()
    assert (allowed.low, allowed.low_by) == (point.gp_opposite, "g_minus_2")
    if muon == 1.0:
        assert point.gp_excluded == pytest.approx(0.098821, rel=1e-4)
        assert point.reason == (
            "couplings below 0.0098801 are excluded as well; the effect does not need the coupling"
        )
    else:
        assert (point.gp_excluded, allowed.high_by) == (None, None)
        words = "couplings below 0.98801 are excluded, stronger ones are not"
        assert point.reason == f"{words}; the effect does not need the coupling"
    plain = found.as_dict()["points"][0]
    assert (plain["gp_excluded"], plain["gp_opposite"]) == (point.gp_excluded, point.gp_opposite)
    other = found.opposite
    assert other is not None
    assert (other.info.excludes, other.points[0].gp_excluded) == (Side.BELOW, point.gp_opposite)
    assert bound("g_minus_2", 5.0, DataSet.PAPER).opposite is None


def test_a_sum_of_chi2_has_no_edge_where_weak_couplings_are_excluded(mixing):
    with pytest.raises(InputError, match="at 5 GeV couplings from 0 on are excluded"):
        combined_bound(["g_minus_2"], 5.0, DataSet.PAPER, model=mixing[0])


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(
    ("excluded", "above", "below"),
    [
        ([], (None, False, False, None), (None, False, False, None)),
        ([(0, 9)], (None, True, False, None), (None, True, False, None)),
        ([(2, 9)], (2, False, False, None), (None, False, False, 2)),
        ([(0, 2)], (None, False, False, 2), (2, False, False, None)),
        ([(1, 2)], (1, False, True, None), (2, False, True, None)),
        ([(0, 1), (2, 9)], (2, False, False, 1), (1, False, False, 2)),
        ([(0, 1), (2, 3)], (2, False, True, 1), (3, False, True, None)),
        ([(1, 2), (3, 9)], (1, False, True, None), (2, False, True, 3)),
    ],
)
def test_edges_of_any_set_of_excluded_couplings(side, excluded, above, below):
    def function(mass, gp):
        inside = np.full(np.broadcast_shapes(mass.shape, gp.shape), -1.0)
        for low, high in excluded:
            ends = (gp / low if low else np.inf * gp), (high / gp if high < 9 else np.inf / gp)
            inside = np.maximum(inside, np.minimum(np.minimum(*ends) - 1.0, 1.0))
        return inside if side is Side.ABOVE else -inside

    (found,) = edge_of_exclusion(function, np.array([1.0]), side)
    *ends, again = found
    assert ends == pytest.approx(list(above if side is Side.ABOVE else below))
    # what is allowed again are all gaps but the one before the edge
    turns = [end for low, high in excluded for end in ((low,) if low else ()) + ((high,) if high < 9 else ())]
    starts = ([] if excluded and excluded[0][0] == 0 else [0.0]) + turns
    gaps = list(zip(starts[::2], [*starts[1::2], LARGEST_COUPLING], strict=False))
    beyond = gaps[1:] if side is Side.ABOVE else gaps[:-1]
    assert [tuple(map(pytest.approx, gap)) for gap in beyond] == list(again)
    assert found.reopens == bool(again)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("power", [1.0, 2.0])
@pytest.mark.parametrize("width", [0.03, 1e-3])
def test_islands_between_two_couplings_of_the_grid_are_found(side, power, width):
    """What turns around between two of the 301 couplings, allowed or excluded, at one mass of two."""

    def function(mass, gp):
        sign = 1.0 if side is Side.ABOVE else -1.0
        away = np.abs(np.log(gp / 0.0101)) ** power - width**power * (mass > 1)
        return sign * away

    def spike(mass, gp):
        return -function(mass, gp)

    masses = np.array([1.0, 2.0])
    low, high = 0.0101 * np.exp([-width, width])
    whole, island = edge_of_exclusion(function, masses, side)
    assert whole.everything
    assert (island.gp, island.opposite) == pytest.approx((high, low) if side is Side.ABOVE else (low, high))
    assert (island.everything, island.reopens) == (False, False)
    nothing, found = edge_of_exclusion(spike, masses, side)
    assert nothing == Edge(None)
    above = side is Side.ABOVE
    assert found.gp == pytest.approx(low if above else high)
    assert found.again == (pytest.approx((high, LARGEST_COUPLING) if above else (0.0, low)),)


ISLANDS = {"model": load_model("lmu_ltau"), "values": {"kinetic_mixing": -0.15}}
"""Effects of the mixing and of the coupling cancel: tridents allow strong couplings again."""


def test_what_is_left_beyond_an_edge_is_what_the_rules_allow():
    names = ("trident", "g_minus_2")
    masses, couplings = [6.0, 7.0, 8.0], np.geomspace(1e-3, 3.5, 2001)
    rows = allowed_couplings([bound(name, masses, NOW, **ISLANDS) for name in names])
    for mass, row in zip(masses, rows, strict=True):
        plane = model_plane(mass, couplings, **ISLANDS)
        allowed = np.all([observable(name).excess(plane, NOW) < 0 for name in names], axis=0)
        inside = [(couplings > one.low) & (couplings < one.high) for one in row.intervals]
        assert (np.any(inside, axis=0) == allowed).all()
        assert row.is_open
    assert [len(row.intervals) for row in rows] == [1, 1, 1]
    assert (rows[1].low_by, rows[1].high_by) == ("trident", "trident")
    # one that excludes nothing weak leaves the interval before the edge as well
    (two,) = allowed_couplings([bound("trident", 7.0, NOW, **ISLANDS)])
    assert (two.low, two.low_by, two.high_by) == (0.0, None, "trident")
    assert [(one.low_by, one.high_by) for one in two.further] == [("trident", "trident")]
    assert two.high < two.further[0].low < 0.035 < two.further[0].high


def test_a_margin_says_on_which_side_of_the_nearest_edge_a_coupling_is():
    found = bound("trident", [6.0, 7.0], NOW, **ISLANDS)
    couplings = np.array([0.001, 0.02, 0.035, 0.2])
    margins = found.margins(couplings)
    plane = model_plane(np.array([[6.0], [7.0]]), couplings, **ISLANDS)
    assert ((margins > 0) == (observable("trident").excess(plane, NOW) > 0)).all()
    ((low, high),) = found.points[1].allowed_again
    assert margins[1, 2] == pytest.approx(-min(np.log(0.035 / low), np.log(high / 0.035)))
    assert margins[1, 3] == pytest.approx(np.log(0.2 / high))
    plain = found.as_dict()["points"]
    assert plain[1]["gp_allowed_again"] == [[low, high]]


def test_a_sliver_of_mixing_that_is_allowed_again_is_found():
    """Yukawas at which the amplitude passes through the interval within 5 % of the coupling."""
    masses = {"mq_gev": 5000.0, "mu_gev": 1000.0, "md_gev": 5000.0}
    quarks = Quarks(**masses, yq=[0.0, -0.04, 1.0], yd=[0.0, 0.04, 1.0], yu=[0.0, 0.0, 0.0])
    (point,) = bound("bs_mixing", 30.0, NOW, quarks).points
    assert point.gp_excluded == pytest.approx(0.01135, rel=1e-3)
    ((low, high),) = point.allowed_again
    assert (low, high) == pytest.approx((0.0024381, 0.0025688), rel=1e-4)
    excess = observable("bs_mixing").excess
    for coupling, sign in ((low, 1), (high, -1)):
        values = [excess(Plane(30.0, coupling * part, quarks), NOW) for part in (1 - 1e-6, 1 + 1e-6)]
        assert values[0] * sign > 0 > values[1] * sign


def test_a_closed_region_leaves_the_couplings_beyond_it(monkeypatch):
    ends = (np.array([0.1]), np.array([0.4]))
    monkeypatch.setattr(type(observable("cms_4mu")), "edges", lambda *_: ends)
    found = bound("cms_4mu", 20.0, NOW)
    ((point,), (row,)) = found.points, allowed_couplings([found])
    assert (point.gp_excluded, point.gp_upper, point.islands) == (0.1, 0.4, ())
    assert point.reason == "stronger couplings are allowed again"
    assert row.intervals == ((0.0, 0.1, None, "cms_4mu"), (0.4, LARGEST_COUPLING, "cms_4mu", None))
    assert "gp_allowed_again" not in found.as_dict()["points"][0]
    assert found.margins([0.2, 0.8])[0] == pytest.approx([math.log(2), -math.log(2)])
