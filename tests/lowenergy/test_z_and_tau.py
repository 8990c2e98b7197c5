"""Lowenergy: the loop function of the Z couplings, the LEP fit, and the tau shift."""

import copy

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.special import spence

from recast.core.errors import InputError
from recast.inputs.lowenergy import DataSet
from recast.inputs.z_pole import z_pole
from recast.lowenergy import tau, z_couplings
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import bound
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.model.charges import charges_from_tables
from recast.model.widths import three_body_function

SETS = pytest.mark.parametrize("data", list(DataSet))


def _closed_form(w):
    """K with the complex dilogarithm just above its cut, for moderate w."""
    x = 1.0 + 1.0 / w
    li2 = np.pi**2 / 3 - np.log(x) ** 2 / 2 - spence(1 - 1 / x) + 1j * np.pi * np.log(x)
    log = np.log(w) + 1j * np.pi
    return -3.5 - 2 * w - (2 * w + 3) * log + 2 * (1 + w) ** 2 * (li2 - np.pi**2 / 6)


@given(st.floats(-6, 1.5))
def test_loop_against_the_complex_dilogarithm(log_w):
    expected = _closed_form(10.0**log_w)
    assert abs(z_couplings.loop(10.0**log_w) - expected) < 1e-11 * (1 + 10 ** (2 * log_w)) * (
        1 + abs(expected)
    )


def test_dilogarithm_of_the_closed_form_against_its_integral():
    """Re Li2(x) = -int_0^x ln|1-t|/t dt, so that loop and check do not share a library function."""
    x = 1.7
    left = quad(lambda t: -np.log(abs(1 - t)) / t, 0, 1)[0]
    right = quad(lambda t: -np.log(abs(1 - t)) / t, 1, x)[0]
    w = 1 / (x - 1)
    bracket = left + right - np.pi**2 / 6
    expected = -3.5 - 2 * w - (2 * w + 3) * np.log(w) + 2 * (1 + w) ** 2 * bracket
    assert z_couplings.loop(w).real == pytest.approx(expected, rel=1e-8)


def test_loop_changes_sign_near_25_gev():
    root = brentq(lambda w: z_couplings.loop(w).real, 0.01, 0.5)
    assert 91.1876 * np.sqrt(root) == pytest.approx(25.3, abs=0.05)


def test_loop_of_a_heavy_zprime():
    for w in (1e4, 1e8, 1e14):
        assert z_couplings.loop(w).real * w == pytest.approx(
            2 / 3 * np.log(w) + 11 / 9, rel=3 * np.log(w) / w
        )


def test_real_and_virtual_emission_of_a_light_zprime():
    """Virtual 2 g^2/(16 pi^2) Re K and real g^2/(8 pi^2) F(w) add up to 3/2 g^2/(8 pi^2) for mZ' -> 0."""

    def real(e):
        logs = np.log(e) ** 2 - 4 * np.log(e) * np.log1p(e) - 4 * spence(1 + e) - np.pi**2 / 3
        return 5 * (1 - e**2) + (3 + 4 * e + 3 * e**2) * np.log(e) + (1 + e) ** 2 * logs

    for w in (1e-6, 1e-8):
        assert real(w) + z_couplings.loop(w).real == pytest.approx(1.5, abs=200 * w * np.log(w) ** 2)


TAU = {
    "vector": charges_from_tables({"tau": 1.0, "nu_tau": 1.0}),
    "axial": charges_from_tables({"nu_tau": 1.0}, {"tau": -1.0}),
    "muon": charges_from_tables({"mu": 1.0, "nu_mu": 1.0}),
}


@pytest.mark.parametrize("mass", [1e-3, 0.1, 1.0, 3.0])
def test_real_decays_cancel_the_logarithms_of_the_derived_form(mass):
    """The relative change of a width tends to 3/(16 pi^2) g'^2, as that of QED to 3 alpha/(4 pi)."""
    change = 2 * float(z_couplings.predict(Plane(mass, 1.0), DataSet.CURRENT))
    assert change == pytest.approx(3 / (16 * np.pi**2), rel=3e-4)


@pytest.mark.parametrize("name", TAU)
@pytest.mark.parametrize("mass", [5.0, 20.0, 60.0])
def test_widths_of_the_derived_form_are_loop_and_real_decays(name, mass):
    """Each helicity and neutrino by 2 Re K/(16 pi^2) + F/(8 pi^2) of its charge squared, in the total too."""
    ratio, gp, charges = (mass / 91.1876) ** 2, 0.3, TAU[name]
    change = gp**2 / (8 * np.pi**2) * float(z_couplings.loop(ratio).real + three_body_function(ratio))
    squares = z_couplings._squares(charges)
    shift = z_couplings._shift(Plane(mass, gp, charges=charges), DataSet.CURRENT)
    found = z_couplings.observables(shift, DataSet.CURRENT, squares, form=Form.DERIVED)
    standard = z_couplings.observables(0.0, DataSet.CURRENT)
    place = 3 if name == "muon" else 4
    assert standard[place] / found[place] == pytest.approx(1 + change, rel=1e-4)
    hadrons = (standard[0] - 3 * 0.16715) / (1 + 2 / standard[2] + 1 / standard[4])
    assert found[0] - standard[0] == pytest.approx(change * (hadrons / standard[place] + 0.16715), rel=1e-4)


def test_forms_differ_by_the_real_decays_below_mz_alone():
    def chi2(mass, form):
        return z_couplings.Z_COUPLINGS.chi2(Plane(mass, 0.1, forms=Forms.all(form)), DataSet.CURRENT)

    assert chi2(92.0, Form.DERIVED) == pytest.approx(chi2(92.0, Form.PRINTED), abs=1e-4)
    assert chi2(5.0, Form.PRINTED) > chi2(5.0, Form.DERIVED) + 1.0
    for data in DataSet:
        own = z_couplings.Z_COUPLINGS.chi2(Plane(5.0, 0.1), data)
        plane = Plane(5.0, 0.1, forms=forms_for(data))
        assert own == z_couplings.Z_COUPLINGS.chi2(plane, data)


def test_the_bound_of_a_light_zprime_does_not_depend_on_its_mass():
    masses = [1e-3, 0.1, 5.0, 80.0]
    found = [point.gp_excluded for point in bound("z_couplings", masses, DataSet.CURRENT).points]
    assert found[:3] == pytest.approx([found[0]] * 3, rel=1e-3)
    assert found[3] > found[0] > 0.3


def test_the_rule_says_which_decays_count():
    plane = Plane(5.0, 0.1)
    printed, derived = (z_couplings.Z_COUPLINGS.info(data, plane).rule for data in DataSet)
    assert printed.endswith("virtual Z' alone, without Z -> l l Z' and Z -> nu nu Z'")
    assert derived.endswith("counted as Z -> l l or nu nu however the Z' decays")
    chosen = Plane(5.0, 0.1, forms=Forms.all(Form.PRINTED))
    assert z_couplings.Z_COUPLINGS.info(DataSet.CURRENT, chosen).rule.endswith(printed[-30:])


@pytest.mark.parametrize(("name", "low"), [("vector", 0.0), ("axial", 2 * 1.77693)])
def test_axial_charges_count_from_twice_the_mass_of_their_lepton(name, low):
    """Below, the longitudinal Z' couples by more than g'."""
    found = z_couplings.Z_COUPLINGS.valid_from(Plane(5.0, 0.1, charges=TAU[name]))
    assert found == pytest.approx(low, rel=1e-3)


def test_three_body_function_of_many_masses_is_that_of_each():
    ratios = np.linspace(0.3, 1.2, 9001).reshape(9001, 1)
    found = three_body_function(ratios)
    assert found.shape == ratios.shape
    assert np.all(found[ratios >= 1.0] == 0.0)
    for place in (0, 1000, 1001, 4567, 6999):
        assert found[place, 0] == three_body_function(ratios[place, 0])


def test_loop_is_smooth_where_the_series_begins():
    below, above = z_couplings.loop(np.array([4.0, 4.0 * (1 + 1e-12)]))
    assert below == pytest.approx(above, rel=1e-10)


@SETS
def test_standard_model_widths(data):
    gamma, sigma, r_e, r_mu, r_tau = z_couplings.observables(0.0, data)
    assert gamma == pytest.approx(2.4941)
    assert sigma == pytest.approx(41.48, abs=0.01)  # 41.48 nb is the usual SM value
    assert (r_e, r_mu, r_tau) == pytest.approx((20.7356, 20.7356, 20.7827))


@SETS
def test_best_shift_is_a_minimum(data):
    best, value = z_couplings.best_shift(data)
    shifts = best + np.array([-2e-4, 2e-4])
    measured = z_pole(data)
    for shift in shifts:
        distance = z_couplings.observables(shift, data) - measured.values
        assert distance @ measured.inverse_covariance @ distance > value


@SETS
def test_muon_and_tau_widths_move_together_and_the_electron_stays(data):
    up = z_couplings.observables(1e-3, data) / z_couplings.observables(0.0, data)
    assert up[2] == 1.0
    assert up[3] == pytest.approx(1 / 1.001**2)
    assert up[4] == pytest.approx(1 / 1.001**2)
    assert up[0] > 1


def _z_pole_content():
    from importlib.resources import files

    return yaml.safe_load(files("recast.inputs").joinpath("lep_z_pole.yaml").read_text())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c["correlation_upper"][0].__setitem__(1, 1.4), "not positive definite"),
        (lambda c: c["correlation_upper"][0].__setitem__(0, 0.9), "with ones on its diagonal"),
        (lambda c: c["correlation_upper"].pop(), "correlation_upper: needs 5 rows"),
        (lambda c: c["correlation_upper"][1].pop(), "row 2: needs 4 finite numbers"),
        (lambda c: c["sets"]["2014"]["errors"].__setitem__(2, 0.0), "2014: an error is not positive"),
        (lambda c: c["sets"]["2014"]["values"].__setitem__(2, float("nan")), "2014: values: needs 5 finite"),
        (lambda c: c["sets"]["2014"].pop("source"), "incomplete: 'source'"),
        (lambda c: c["sets"]["2014"].update(source=" "), "z.yaml: 2014: no source"),
        (lambda c: c["sets"]["2014"].update(reference=None), "z.yaml: 2014: no reference"),
    ],
)
def test_a_bad_z_pole_file_is_refused(tmp_path, change, message):
    content = copy.deepcopy(_z_pole_content())
    change(content)
    path = tmp_path / "z.yaml"
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(InputError) as caught:
        z_pole(DataSet.PAPER, path)
    assert message in str(caught.value)


def test_tau_shift_is_smooth_at_the_w_mass():
    masses = 80.385 * np.array([1 - 1e-4, 1 - 1e-6, 1.0, 1 + 1e-6, 1 + 1e-4])
    shifts = tau.predict(Plane(masses, 1.0), DataSet.PAPER)
    assert shifts[2] == pytest.approx(3 / (4 * np.pi**2), rel=1e-12)
    assert np.all(np.diff(shifts) < 0)
    assert shifts == pytest.approx(shifts[2], rel=2e-4)


@given(st.floats(10.0, 2000.0))
def test_tau_shift_is_positive_and_formula_28(mass):
    shift = float(tau.predict(Plane(mass, 0.1), DataSet.PAPER))
    assert shift > 0
    if abs(mass - 80.385) > 1.0:
        x = (mass / 80.385) ** 2
        assert shift == pytest.approx(3 * 0.01 / (4 * np.pi**2) * np.log(1 / x) / (1 - x), rel=1e-9)


def test_tau_is_refused_below_its_validity():
    with pytest.raises(InputError, match="tau: mZ' = 5 GeV is below 10 GeV"):
        tau.predict(Plane(5.0, 0.1), DataSet.PAPER)


def test_loop_of_a_light_zprime():
    """Re K -> -ln^2 w - 3 ln w - 7/2 + pi^2/3, Im K -> -pi (2 ln w + 3), from the expansion of (32)."""
    for w in (1e-8, 1e-12):
        log, k = np.log(w), complex(z_couplings.loop(w))
        assert k.real == pytest.approx(-(log**2) - 3 * log - 3.5 + np.pi**2 / 3, rel=1e-6)
        assert k.imag == pytest.approx(-np.pi * (2 * log + 3), rel=1e-6)
