"""Annihilation at next-to-leading order (hep-ph/0312266, Nucl. Phys. B157 (1979) 461) and Drell-Yan rates."""

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest
import yaml
from scipy.integrate import quad

from recast.generate.annihilation import annihilation, inclusive_annihilation
from recast.generate.drell_yan import drell_yan_cross_section
from recast.generate.pdf import load_pdf
from recast.generate.rate_factor import NLO_PDF_SET, RateCorrection
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.rates import nnlo_over_nlo, published_rates

N3LOXS = Path(__file__).parents[1] / "data" / "generate" / "n3loxs_drell_yan.yaml"
PAIRS = [(code, -code) for code in range(1, 6)]
SQRT_S, MASS = 13000.0, 91.1876


class Smooth:
    """Momentum distributions in closed form: x f(x) = x^0.2 (1 - x)^n."""

    pids = (-1, 1, 21)
    powers = (5, 3, 6)

    def column(self, pid: int) -> int:
        return self.pids.index(pid)

    def xf(self, x: np.ndarray, scale: float) -> np.ndarray:
        del scale
        return np.stack([x**0.2 * (1.0 - x) ** power for power in self.powers], axis=-1)


def luminosity(first: int, second: int, tau: float) -> float:
    def product(log: float) -> float:
        one, two = math.exp(log), tau / math.exp(log)
        return (one * two) ** 0.2 * (1.0 - one) ** first * (1.0 - min(two, 1.0)) ** second

    return quad(product, math.log(tau), 0.0, epsabs=0.0, epsrel=1e-9)[0]


@pytest.mark.parametrize("ratio", [1.0, 0.5])
def test_altarelli_ellis_martinelli_by_another_integration(ratio):
    """D_q and D_g as textbooks print them, integrated adaptively over distributions in closed form."""
    tau, log = 0.01, -2.0 * math.log(ratio)
    anti, quark, gluon = Smooth.powers

    def pair(z: float) -> float:
        return 2.0 * luminosity(quark, anti, tau / z)

    def with_gluon(z: float) -> float:
        return 2.0 * (luminosity(quark, gluon, tau / z) + luminosity(anti, gluon, tau / z))

    at_one = pair(1.0)
    soft = math.log(1.0 - tau)
    expected = 4.0 / 3.0 * at_one * (2.0 * math.pi**2 / 3.0 - 8.0 + 3.0 * log)
    expected += 4.0 / 3.0 * 2.0 * at_one * (2.0 * soft**2 + 2.0 * log * soft)

    def quarks(z: float) -> float:
        plus = ((1 + z * z) * pair(z) - 2.0 * at_one) * (4.0 * math.log(1 - z) + 2.0 * log) / (1 - z)
        return plus - 2.0 * (1 + z * z) / (1 - z) * math.log(z) * pair(z)

    def gluons(z: float) -> float:
        split = z * z + (1 - z) ** 2
        kernel = split * (math.log((1 - z) ** 2 / z) + log) + 0.5 + 3.0 * z - 3.5 * z * z
        return kernel * with_gluon(z)

    expected += 4.0 / 3.0 * quad(quarks, tau, 1.0 - 1e-9, epsrel=1e-7, limit=200)[0]
    expected += 0.5 * quad(gluons, tau, 1.0 - 1e-12, epsrel=1e-7, limit=200)[0]
    mass = math.sqrt(tau) * 1000.0
    lowest, change = inclusive_annihilation(Smooth(), [(1, -1)], mass, 1000.0, ratio * mass)
    assert lowest[0] == pytest.approx(at_one, rel=1e-7)
    assert change[0] == pytest.approx(expected, rel=2e-5)


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_rapidity_integrates_to_the_inclusive_rate(scale):
    pdf = load_pdf(NLO_PDF_SET)
    lowest, change = inclusive_annihilation(pdf, PAIRS, MASS, SQRT_S, scale * MASS)
    x, w = np.polynomial.legendre.leggauss(60)
    reach = math.log(SQRT_S / MASS)
    sums = np.zeros((2, len(PAIRS)))
    for share, weight in zip((x + 1) / 2, w / 2, strict=True):
        sums += (
            2.0
            * reach
            * weight
            * np.array(annihilation(pdf, PAIRS, MASS, reach * share, SQRT_S, scale * MASS))
        )
    coupling = 0.118 / (2.0 * math.pi)
    np.testing.assert_allclose(sums[0], lowest, rtol=1e-4)
    np.testing.assert_allclose(
        sums @ np.eye(5) @ np.ones(5), np.array([lowest.sum(), change.sum()]), rtol=1e-4
    )
    np.testing.assert_allclose(sums[0] + coupling * sums[1], lowest + coupling * change, rtol=1e-4)


def test_both_beams_are_alike():
    pdf = load_pdf(NLO_PDF_SET)
    for pair in ((2, -2), (2, -1)):
        forward, backward = (annihilation(pdf, [pair], MASS, y, SQRT_S, MASS) for y in (1.7, -1.7))
        np.testing.assert_allclose(forward, backward, rtol=1e-9)


def test_factorisation_scale_cancels_as_the_evolution_of_the_partons():
    """The terms with ln(M^2/mu_F^2) are what a set that is evolved at lowest order gains with its scale."""
    pdf, step = load_pdf("NNPDF31_lo_as_0118"), 1.05
    for rapidity in (0.0, 2.0):
        around = [annihilation(pdf, PAIRS, MASS, rapidity, SQRT_S, MASS * s)[0] for s in (1 / step, step)]
        evolved = (around[1] - around[0]) / (2.0 * math.log(step**2))

        # D is linear in the logarithm at given partons: two masses of the logarithm alone
        def at_scale(shift: float, y: float = rapidity) -> np.ndarray:
            class Fixed:
                pids = pdf.pids

                def column(self, pid: int) -> int:
                    return pdf.column(pid)

                def xf(self, x: np.ndarray, scale: float) -> np.ndarray:
                    del scale
                    return pdf.xf(x, MASS)

            return annihilation(Fixed(), PAIRS, MASS, y, SQRT_S, MASS * shift)[1]

        slope = (at_scale(1 / step) - at_scale(step)) / (2.0 * math.log(step**2))
        gained = float(pdf.alpha_s(MASS)) / (2.0 * math.pi) * slope
        np.testing.assert_allclose(gained[:2], evolved[:2], rtol=0.03)
        np.testing.assert_allclose(gained.sum(), evolved.sum(), rtol=0.03)


def rates(published):
    scheme = electroweak_scheme("gmu")
    nominal = RateCorrection()
    points = {"nominal": nominal, **nominal.seven_points((0.5, 2.0))}
    return {
        name: drell_yan_cross_section(
            published.mass_gev, published.sqrt_s_gev, scheme, item, quarks="duscb", nodes=24
        )
        for name, item in points.items()
    }


@pytest.mark.parametrize(
    "published", published_rates(), ids=lambda item: f"{item.experiment} {item.sqrt_s_gev / 1000:g} TeV"
)
def test_published_drell_yan_cross_sections(published):
    """Within scale and measured errors: NLO is 2 to 6 % below the measurements, which NNLO accounts for."""
    found = rates(published)
    nominal = found.pop("nominal")
    scale = max(abs(value / nominal - 1.0) for value in found.values())
    distance = published.value_pb - nominal
    assert 0.02 < scale < 0.06
    assert abs(distance) < 1.5 * math.hypot(scale * nominal, published.error_pb)
    lowest = drell_yan_cross_section(
        published.mass_gev, published.sqrt_s_gev, electroweak_scheme("gmu"), "NNPDF31_lo_as_0130", nodes=24
    )
    # the lowest order without b quarks, as events are generated, misses more
    assert published.value_pb / lowest > 1.2


@pytest.mark.parametrize("sqrt_s", [7000, 8000, 13000])
def test_against_n3loxs(sqrt_s):
    """Lowest and next-to-leading order of an independent program, and NNLO/NLO of rates.yaml from it."""
    card = yaml.safe_load(N3LOXS.read_text(encoding="utf-8"))
    lowest, nlo, error, nnlo, nnlo_error = card["values"][sqrt_s]
    scheme = electroweak_scheme("gmu")
    for name, value in card["inputs"].items():
        ours = 1.0 / scheme.alpha if name == "inverse_alpha" else getattr(scheme, name)
        assert ours == pytest.approx(value, rel=1e-9), name
    rates = RateCorrection(card["pdf_set"])
    window = tuple(card["mass_gev"])
    found = [
        drell_yan_cross_section(window, sqrt_s, scheme, item, quarks="duscb")
        for item in (rates.pdf_set, rates)
    ]
    assert found[0] == pytest.approx(lowest, rel=1e-4)
    assert found[1] == pytest.approx(nlo, rel=2e-4, abs=2.5 * error)
    stated = nnlo_over_nlo()
    beyond = drell_yan_cross_section(
        window, sqrt_s, scheme, dataclasses.replace(rates, beyond=stated.value), quarks="duscb"
    )
    assert beyond == pytest.approx(nnlo, abs=2.5 * nnlo_error)
    assert stated.error / stated.value >= 0.0095  # scales at NNLO: 1891.1 and 1914.9 pb at half and twice m
