"""Factors of events for a rate at next-to-leading order: against the rates themselves; what is refused."""

import copy
import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from recast.core.errors import InputError
from recast.events.parton_table import PartonTable
from recast.generate.annihilation import annihilation
from recast.generate.base import Contribution, FinalState
from recast.generate.four_leptons import FourLeptons
from recast.generate.pdf import load_pdf
from recast.generate.processes import find_process
from recast.generate.rate_factor import NLO_PDF_SET, RateCorrection, rate_factors

LO_PDF_SET = "NNPDF31_lo_as_0130"
SQRT_S = 13000.0


def events(pairs, mass, rapidity, scale=None, colour=0):
    """Events a b -> one neutral particle with the pair's mass and rapidity, as a table."""
    count = len(mass)
    x = np.stack([mass / SQRT_S * np.exp(rapidity), mass / SQRT_S * np.exp(-rapidity)], axis=1)
    codes = np.zeros((count, 3, 6), np.int32)
    codes[:, :2, 0], codes[:, 2, 0] = pairs, 23
    codes[:, :2, 1], codes[:, 2, 1] = -1, 1
    codes[:, 2, 4:] = colour
    momenta = np.zeros((count, 3, 7))
    momenta[:, :2, 3] = x * SQRT_S / 2
    momenta[:, :2, 2] = momenta[:, :2, 3] * (1, -1)
    momenta[:, 2] = momenta[:, 0] + momenta[:, 1]
    header = np.zeros((count, 3))
    header[:, 0] = mass if scale is None else scale
    return PartonTable(
        np.arange(count),
        np.ones(count),
        header,
        np.full(count, 3),
        codes.reshape(-1, 6),
        momenta.reshape(-1, 7),
    )


@pytest.mark.parametrize("pair", [(2, -2), (-1, 1), (3, -3), (-4, 4), (2, -1)])
def test_a_factor_is_the_rate_over_the_luminosity(pair):
    rng = np.random.default_rng(5)
    mass, rapidity = rng.uniform(80, 130, 6), rng.uniform(-2.5, 2.5, 6)
    correction = RateCorrection(beyond=1.03, renormalisation=0.5, factorisation=2.0)
    table = events([pair] * 6, mass, rapidity, scale=91.0)
    found = rate_factors(table, SQRT_S, LO_PDF_SET, correction)
    nlo, lo = load_pdf(NLO_PDF_SET), load_pdf(LO_PDF_SET)
    codes = (max(pair), min(pair))
    for m, y, factor in zip(mass, rapidity, found, strict=True):
        lowest, change = annihilation(nlo, [codes], m, y, SQRT_S, 2.0 * m)
        rate = lowest[0] + float(nlo.alpha_s_two_loops(0.5 * m)) / (2 * math.pi) * change[0]
        generated = annihilation(lo, [codes], m, y, SQRT_S, 91.0)[0][0]
        assert factor == pytest.approx(1.03 * rate / generated, rel=2e-3)


def test_beams_and_order_do_not_matter():
    mass, rapidity = np.full(4, 91.0), np.array([1.0, -1.0, 1.0, -1.0])
    table = events([(2, -2), (2, -2), (-2, 2), (-2, 2)], mass, rapidity)
    found = rate_factors(table, SQRT_S, LO_PDF_SET, RateCorrection())
    np.testing.assert_allclose(found, found[0], rtol=1e-12)
    one = rate_factors(table.select(np.arange(4) == 2), SQRT_S, LO_PDF_SET, RateCorrection())
    assert one[0] == found[2]  # whatever else is in the sample


@pytest.mark.parametrize(
    ("table", "what"),
    [
        (
            events([(21, 2)], np.array([91.0]), np.array([0.0])),
            "does not start from a quark and an antiquark",
        ),
        (events([(2, 2)], np.array([91.0]), np.array([0.0])), "does not start from a quark and an antiquark"),
        (events([(2, -2)], np.array([91.0]), np.array([0.0]), colour=501), "has colour in its final state"),
    ],
)
def test_other_events_are_refused(table, what):
    with pytest.raises(InputError, match=what):
        rate_factors(table, SQRT_S, LO_PDF_SET, RateCorrection())


def test_events_that_their_pdf_set_does_not_make_are_refused():
    # half of the momentum of a proton: the set has no strange quarks there
    table = events([(3, -3)], np.array([91.0]), np.array([math.log(0.5 * SQRT_S / 91.0)]))
    with pytest.raises(InputError, match="has no luminosity at lowest order with the PDF set of its"):
        rate_factors(table, SQRT_S, LO_PDF_SET, RateCorrection())


def test_no_events_have_no_factors():
    empty = events([(2, -2)], np.array([91.0]), np.array([0.0])).select(np.zeros(1, bool))
    assert rate_factors(empty, SQRT_S, LO_PDF_SET, RateCorrection()).shape == (0,)


def test_seven_points():
    found = RateCorrection(factorisation=0.5).seven_points((0.5, 2.0))
    assert len(found) == 6
    assert found["both 2"] == RateCorrection(renormalisation=2.0, factorisation=1.0)
    assert found["mu_R 0.5"] == RateCorrection(renormalisation=0.5, factorisation=0.5)
    varied = RateCorrection().varied((2.0,), (NLO_PDF_SET, "CT14qed_proton"))
    assert list(varied) == ["scale:mu_R 2", "scale:mu_F 2", "scale:both 2", "pdf:CT14qed_proton"]
    assert varied["pdf:CT14qed_proton"] == RateCorrection("CT14qed_proton")


@pytest.mark.parametrize(
    ("correction", "what"),
    [
        (RateCorrection("NNPDF31_nlo_as_0118"), "unknown PDF set"),
        (RateCorrection(factorisation=1e4), "is outside the grid"),
        (RateCorrection(renormalisation=0.01), "has not five flavours"),
    ],
)
def test_what_cannot_be_computed_is_said_before(correction, what):
    with pytest.raises(InputError, match=what):
        correction.check((80.0, 130.0))


def test_strong_coupling_solves_its_equation():
    pdf, start = load_pdf(NLO_PDF_SET), 0.118
    b0, b1 = 23 / (12 * math.pi), 58 / (24 * math.pi**2)
    for scale in (10.0, 45.0, 400.0):
        reach = 2.0 * math.log(scale / 91.1876)
        path = solve_ivp(lambda _, a: -b0 * a**2 - b1 * a**3, (0, reach), [start], rtol=1e-11, atol=1e-13)
        assert float(pdf.alpha_s_two_loops(scale)) == pytest.approx(path.y[0, -1], rel=1e-9)
    assert float(pdf.alpha_s_two_loops(91.1876)) == pytest.approx(start, rel=1e-12)
    nameless = copy.copy(pdf)
    nameless.name = "mine"
    with pytest.raises(InputError, match="no strong coupling is known for the PDF set mine"):
        nameless.alpha_s_two_loops(91.0)
    assert nameless.alpha_s(91.0) is None


def test_processes_that_are_corrected():
    assert FourLeptons(FinalState.FOUR_MUONS).colourless
    assert find_process("p p > mu+ mu- mu+ vm").colourless
    assert find_process("p  p >  e+ e- QED<=2").colourless
    assert not find_process("p p > mu+ mu- j").colourless
    assert not find_process("a a > mu+ mu-").colourless
    assert not find_process("tt_zpc", {"chirality": "left"}).colourless
    assert FourLeptons(FinalState.FOUR_MUONS).at(Contribution.SM, SQRT_S).sqrt_s_gev == SQRT_S
