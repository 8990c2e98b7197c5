"""1312.4194 and its extension: angles of Z' and W by helicity, the mass line, acceptance against MadGraph."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2

from recast.generate.top.helicity import helicity_fractions
from recast.generate.top.process import Boson, Chirality, RareChannel, TopSettings
from recast.inputs.top import top_cross_section, top_values
from recast.model.zprime import ZPrimePoint

_SPEC = importlib.util.spec_from_file_location("top_samples", Path(__file__).with_name("top_samples.py"))
samples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(samples)

DATA = Path(__file__).parents[1] / "data" / "top" / "madgraph_acceptance.json"
EDGES = np.linspace(-1.0, 1.0, 21)


def zprime_decay(mass, gp, **channel):
    return RareChannel(**channel).at(ZPrimePoint(mass, gp))


def z_decay(**channel):
    return RareChannel(Boson.Z, **channel).at(ZPrimePoint(1.0, 0.0))


def p_value(cosine, minus, zero, plus):
    """Probability of a chi2 at least as large, for helicity fractions of a left-handed lepton current."""
    primitive = 0.75 * zero * (EDGES - EDGES**3 / 3)
    primitive += -minus * (1 - EDGES) ** 3 / 8 + plus * (1 + EDGES) ** 3 / 8
    expected = len(cosine) * np.diff(primitive)
    found, _ = np.histogram(cosine, EDGES)
    return float(chi2.sf(((found - expected) ** 2 / expected).sum(), len(expected) - 1))


def rare_side(table):
    """Return momenta of Z', its two leptons and its top quark in each event, and where the top is a quark."""
    momenta, pids = samples.four(table)
    row = np.arange(len(momenta))
    first = np.where(np.isin(pids[:, 4], (23, 32)), 4, 8)
    top = np.where(first == 4, 2, 3)
    parts = (momenta[row, first + k] for k in (0, 2, 3))
    return (*parts, momenta[row, top], first == 4)


@pytest.mark.parametrize("mass", [10.0, 60.0, 120.0, 160.0])
@pytest.mark.parametrize("chirality", [Chirality.LEFT, Chirality.RIGHT])
def test_angle_of_the_zprime_follows_its_helicities(mass, chirality):
    """cos(theta*) against F_0 = mt^2/(mt^2 + 2 mZ'^2) (mc = 0) and the rest, by chi2."""
    decay = zprime_decay(mass, 0.1, chirality=chirality)
    boson, lepton, _, top, _ = rare_side(samples.partons(decay, 20000, 11))
    minus, zero, plus = helicity_fractions(172.5, 1.273, mass, decay.left, decay.right)
    assert zero == pytest.approx(172.5**2 / (172.5**2 + 2 * mass**2), abs=0.01)
    transverse = (minus + plus) / 2  # a vector current of leptons does not tell the two apart
    assert p_value(samples.cosine_star(lepton, boson, top), transverse, zero, transverse) > 1e-3


def test_an_isotropic_decay_would_be_seen():
    boson, lepton, _, top, _ = rare_side(samples.partons(zprime_decay(20.0, 0.1), 20000, 11))
    cosine = samples.cosine_star(lepton, boson, top)
    assert p_value(cosine, 1 / 3, 1 / 3, 1 / 3) < 1e-12


def test_angle_of_the_z_sees_the_chirality():
    decay = z_decay(chirality=Chirality.LEFT)
    boson, lepton, antilepton, top, quark = rare_side(samples.partons(decay, 20000, 12))
    # the antilepton of t and the lepton of t~ (CP)
    chosen = np.where(quark[:, None], antilepton, lepton)
    left, right = decay.lepton_left**2, decay.lepton_right**2
    minus, zero, plus = helicity_fractions(172.5, 1.273, decay.mass_gev, 1, 0)
    share = (minus * left + plus * right) / (left + right)
    assert p_value(samples.cosine_star(chosen, boson, top), share, zero, 1 - zero - share) > 1e-3


def test_w_helicity_on_the_other_side():
    momenta, pids = samples.four(samples.partons(zprime_decay(60.0, 0.1), 20000, 13))
    row = np.arange(len(momenta))
    first = np.where(np.abs(pids[:, 4]) == 24, 4, 8)
    boson, lepton, antilepton = (momenta[row, first + k] for k in (0, 2, 3))
    quark = first == 4
    charged = np.where(quark[:, None], antilepton, lepton)  # l+ of W+, l- of W-
    top = momenta[row, np.where(quark, 2, 3)]
    fractions = helicity_fractions(172.5, 4.183, 80.385, 1, 0)
    assert fractions[1] == pytest.approx(0.697, abs=0.003)
    assert p_value(samples.cosine_star(charged, boson, top), *fractions) > 1e-3


@pytest.mark.parametrize("mass", [20.0, 60.0, 120.0])
def test_acceptance_on_partons_is_that_of_madgraph(mass):
    """Decay chains of MadGraph have the t t~ spin correlation that is left out here: 2 % covers it."""
    reference = json.loads(DATA.read_text())["masses"][f"{mass:g}"]
    settings = TopSettings(pdf_set="NNPDF23_lo_as_0130_qed", masses=top_values() | {"mc_gev": 0.0})
    ours = samples.acceptance(samples.partons(zprime_decay(mass, 0.1), 60_000, 17, settings))
    for name, (value, error) in reference["acceptance"].items():
        own = np.sqrt(ours[name] * (1 - ours[name]) / 60_000)
        assert ours[name] == pytest.approx(value, abs=2.5 * np.hypot(error, own)), name
        assert ours[name] == pytest.approx(value, rel=0.02 + 1.5 * error / value), name


def test_spin_correlation_that_is_left_out():
    """MadGraph's mean product of cosines, at most 1/9 with full correlation, is about one per cent."""
    content = json.loads(DATA.read_text())["masses"]
    for entry in content.values():
        value, error = entry["spin_correlation"]
        assert abs(value) < 0.02
        assert error < 0.002


@pytest.mark.parametrize(
    ("energy", "measured", "error"),
    [(7000.0, 178.5, 4.7), (8000.0, 243.3, 6.0), (13000.0, 829.0, 19.3)],
)
def test_cross_sections_of_top_pairs_are_those_measured(energy, measured, error):
    """arXiv:2205.13830 (ATLAS and CMS, 7 and 8 TeV) and ATLAS at 13 TeV as listed by the PDG."""
    predicted = top_cross_section(energy)
    assert abs(predicted.value - measured) < 1.5 * np.hypot(predicted.error, error)
