"""t -> q V -> q l l: helicity rates, widths and the joint angular density against Dirac traces."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.generate.top.helicity import (
    decay_rate,
    helicity_fractions,
    helicity_rates,
    sample_cosine,
)
from recast.generate.top.kinematics import around_axis, boost, direction, two_body
from recast.model.two_body import fermion_to_vector

couplings = st.complex_numbers(min_magnitude=0.1, max_magnitude=2.0)


@given(st.floats(5.0, 165.0), st.floats(0.0, 5.0), couplings, couplings)
def test_the_sum_is_the_width_of_the_model_room(mass, quark, left, right):
    ours = decay_rate(172.5, quark, mass, left, right)
    theirs = fermion_to_vector(
        np.asarray(172.5), np.asarray(quark), mass, np.asarray(left), np.asarray(right)
    )
    assert float(ours) == pytest.approx(float(theirs), rel=1e-9)


def test_massless_quark_gives_the_textbook_fractions():
    minus, zero, plus = helicity_fractions(172.5, 0.0, 80.385, 1, 0)
    assert zero == pytest.approx(172.5**2 / (172.5**2 + 2 * 80.385**2), rel=1e-12)
    assert plus == pytest.approx(0.0, abs=1e-12)
    assert minus + zero == pytest.approx(1.0)
    assert helicity_fractions(172.5, 0.0, 80.385, 0, 1) == pytest.approx((plus, zero, minus))


def test_closed_decays_have_no_rate():
    rates = helicity_rates(172.5, 1.273, np.array([171.3, 200.0]), 1, 0)
    assert rates.total.tolist() == [0.0, 0.0]


def density(mt, mq, mv, left, right, lepton_left, lepton_right, cosine):
    """Sum over spins of |M|^2 by four-vectors, t decay, at an angle of the antilepton."""
    way = direction(np.array([0.3]), np.array([1.1])).repeat(len(cosine), axis=0)
    v, q = two_body(np.full(len(cosine), mt), mv, mq, way)
    outgoing = around_axis(way, cosine, np.full(len(cosine), 0.7))
    zero = np.zeros(len(cosine))
    anti, lepton = two_body(np.full(len(cosine), mv), zero, zero, outgoing)
    anti, lepton = boost(anti, v), boost(lepton, v)
    top = np.tile([mt, 0.0, 0.0, 0.0], (len(cosine), 1))

    def dot(a, b):
        return a[:, 0] * b[:, 0] - (a[:, 1:] * b[:, 1:]).sum(axis=1)

    same = abs(left) ** 2 * lepton_left**2 + abs(right) ** 2 * lepton_right**2
    cross = abs(left) ** 2 * lepton_right**2 + abs(right) ** 2 * lepton_left**2
    mixed = mt * mq * (left * np.conj(right)).real * (lepton_left**2 + lepton_right**2)
    return 16 * (
        same * dot(top, anti) * dot(q, lepton)
        + cross * dot(top, lepton) * dot(q, anti)
        - mixed * dot(lepton, anti)
    )


def trace_density(mt, mq, mv, left, right, lepton_left, lepton_right, cosine):
    """The same by explicit Dirac matrices."""
    one, zero2 = np.eye(2), np.zeros((2, 2))
    sigma = [np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]]), np.array([[1, 0], [0, -1]])]
    gamma = [np.block([[zero2, one], [one, zero2]])]
    gamma += [np.block([[zero2, s], [-s, zero2]]) for s in sigma]
    five = np.diag([-1, -1, 1, 1])
    pl, pr = (np.eye(4) - five) / 2, (np.eye(4) + five) / 2
    metric = np.diag([1, -1, -1, -1])

    def slash(p):
        return sum(metric[m, m] * p[m] * gamma[m] for m in range(4))

    sine = np.sqrt(1 - cosine**2)
    p = np.sqrt((mt**2 - (mv + mq) ** 2) * (mt**2 - (mv - mq) ** 2)) / (2 * mt)
    ev, eq = np.hypot(p, mv), np.hypot(p, mq)
    gamma_v, beta_gamma = ev / mv, p / mv
    half = mv / 2

    def lab(sign):
        e, z = half, sign * half * cosine
        return np.array([gamma_v * e + beta_gamma * z, sign * half * sine, 0, gamma_v * z + beta_gamma * e])

    anti, lepton = lab(1), lab(-1)
    top, q = np.array([mt, 0, 0, 0]), np.array([eq, 0, 0, -p])
    total = 0
    for m in range(4):
        for n in range(4):
            hadron = np.trace(
                (slash(q) + mq * np.eye(4))
                @ gamma[m]
                @ (left * pl + right * pr)
                @ (slash(top) + mt * np.eye(4))
                @ (np.conj(left) * pr + np.conj(right) * pl)
                @ gamma[n]
            )
            leptons = np.trace(
                slash(lepton)
                @ gamma[m]
                @ (lepton_left * pl + lepton_right * pr)
                @ slash(anti)
                @ (lepton_left * pr + lepton_right * pl)
                @ gamma[n]
            )
            total += hadron * leptons * metric[m, m] * metric[n, n]
    return total.real


@pytest.mark.parametrize(
    "numbers",
    [
        (172.5, 1.3, 60.0, 1, 0, 1, 0),
        (172.5, 5.0, 80.4, 0.4 + 0.2j, 0.9j, 0.3, -0.8),
        (172.5, 4.2, 20.0, 0, 1, 1, 1),
    ],
)
def test_helicities_give_the_traces(numbers):
    mt, mq, mv, left, right, ll, rr = numbers
    cosine = np.linspace(-0.95, 0.95, 7)
    traces = np.array([trace_density(*numbers, c) for c in cosine])
    assert density(*numbers, cosine) == pytest.approx(traces, rel=1e-9)
    rates = helicity_rates(mt, mq, mv, left, right)
    shape = (
        3 / 4 * float(rates.zero) * (1 - cosine**2)
        + 3 / 8 * float(rates.minus * ll**2 + rates.plus * rr**2) / (ll**2 + rr**2) * (1 - cosine) ** 2
        + 3 / 8 * float(rates.plus * ll**2 + rates.minus * rr**2) / (ll**2 + rr**2) * (1 + cosine) ** 2
    )
    assert shape / shape[0] == pytest.approx(traces / traces[0], rel=1e-9)


def test_sampled_angles_follow_the_density():
    rng = np.random.default_rng(5)
    count = 200_000
    rates = helicity_rates(np.full(count, 172.5), 4.2, np.full(count, 80.4), 1, 0.3)
    cosine = sample_cosine(rng.random(count), rng.random(count), rates, 1.0, 0.4)
    edges = np.linspace(-1, 1, 21)
    found, _ = np.histogram(cosine, edges)
    minus, zero, plus = helicity_fractions(172.5, 4.2, 80.4, 1, 0.3)
    ll, rr = 1 / 1.16, 0.16 / 1.16

    def primitive(c):
        return (
            zero * 0.75 * (c - c**3 / 3)
            - (minus * ll + plus * rr) * (1 - c) ** 3 / 8
            + (plus * ll + minus * rr) * (1 + c) ** 3 / 8
        )

    expected = count * np.diff(primitive(edges))
    chi2 = float(((found - expected) ** 2 / expected).sum())
    assert chi2 < 43.8  # 20 bins, 19 degrees of freedom: p = 0.001
