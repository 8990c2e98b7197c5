"""Channels of diagrams: volumes, mutual consistency of densities, families, unusual diagrams."""

import itertools
import math

import numpy as np
import pytest
from closed_processes import ClosedProcess, exchange, line
from scipy.integrate import quad

from recast.core.errors import InputError
from recast.generate.engine.channels import Channels, Map, spectrum_edges
from recast.generate.engine.diagrams import Diagram

ENERGY = 200.0
CUT = 0.1
DIAGRAMS = {
    2: [[line("12")], [exchange("1")], [exchange("2", 30.0)], []],
    3: [
        [line("12")],
        [line("123", 91.0, 2.5), line("13", 91.0, 2.5)],
        [exchange("1"), line("23", 50.0, 5.0)],
        [exchange("2"), exchange("23")],
        [exchange("1"), exchange("13", 20.0)],
        [exchange("13"), line("13")],
        [],
    ],
    4: [
        [line("12"), line("34", 91.0, 2.5)],
        [line("123"), line("12", 40.0, 5.0)],
        [exchange("1"), exchange("12"), exchange("123")],
        [exchange("4"), exchange("421"), line("12")],
        [exchange("4"), exchange("42"), line("13")],
        [exchange("12"), line("12"), line("34")],
        [exchange("123"), line("12"), line("123", 120.0, 10.0)],
        [exchange("14")],
        [],
    ],
}
MASSES = [(0.0,) * 4, (30.0, 0.0, 20.0, 10.0)]


def channels(masses: tuple[float, ...], diagrams, pdgs=()) -> Channels:
    process = ClosedProcess(
        tuple(Diagram(tuple(lines)) for lines in diagrams), masses, None, ENERGY, pair_min=CUT, pdgs=pdgs
    )
    return Channels(process, process.subprocesses, 2 * ENERGY)


def points(what: Channels, family: int, count: int):
    """Return momenta at one energy, its square, and which points exist and pass the cut on pairs."""
    edges = np.array([1.0, 1 + 1e-12]) * ENERGY**2
    grid = np.tile(np.linspace(0, 1, 5), (what.axes, 1))
    u = np.random.default_rng(family).random((what.axes + 1, count))
    momenta, whole, _, jacobian, _ = what.draw(family, u, grid, edges, 2 * ENERGY)
    total = momenta[:, :, None] + momenta[:, None]
    masses2 = total[..., 0] ** 2 - (total[..., 1:] ** 2).sum(axis=-1)
    upper = np.triu_indices(momenta.shape[1], 1)
    return momenta, whole, (jacobian > 0) & (masses2[:, *upper] > CUT**2).all(axis=1)


def kallen(a: float, b: float, c: float) -> float:
    return math.sqrt(max((a - b - c) ** 2 - 4 * b * c, 0.0))


def volume(masses: tuple[float, ...], s: float) -> float:
    """Volume of phase space: closed form for massless particles, nested quadrature for massive ones."""
    n = len(masses)
    if not any(masses):
        gammas = math.factorial(n - 1) * math.factorial(n - 2)
        return s ** (n - 2) / (2 * (4 * math.pi) ** (2 * n - 3) * gammas)
    if n == 2:
        return kallen(s, masses[0] ** 2, masses[1] ** 2) / (8 * math.pi * s)

    def integrand(mass: float) -> float:
        s_rest = mass**2
        decay = kallen(s, s_rest, masses[-1] ** 2) / (8 * math.pi * s)
        return volume(masses[:-1], s_rest) * decay * 2 * mass / (2 * math.pi)

    return quad(integrand, sum(masses[:-1]), math.sqrt(s) - masses[-1], epsrel=1e-6)[0]


@pytest.mark.parametrize("masses", MASSES)
@pytest.mark.parametrize("n", [2, 3, 4])
def test_every_channel_gives_the_volume_of_phase_space(n: int, masses) -> None:
    what = channels(masses[:n], DIAGRAMS[n])
    expected = volume(masses[:n], ENERGY**2)
    members = [channel for _, channel in what.members]
    pulls = []
    for family, (first, *_) in enumerate(what.families):
        momenta, whole, inside = points(what, family, 50_000)
        np.testing.assert_allclose(momenta[inside].sum(axis=1), [[ENERGY, 0, 0, 0]] * inside.sum(), atol=1e-8)
        norm = (momenta[inside][..., 1:] ** 2).sum(axis=-1) + np.array(masses[:n]) ** 2
        np.testing.assert_allclose(momenta[inside][..., 0] ** 2, norm, rtol=1e-12)
        density = what.densities(momenta[inside], whole[inside])
        weights = np.zeros(len(inside))
        weights[inside] = 1 / density[:, members.index(first)]
        error = weights.std() / math.sqrt(len(weights)) + 1e-6 * expected
        assert error < 0.2 * expected
        pulls.append((weights.mean() - expected) / error)
    assert np.abs(pulls).max() < 4
    assert np.mean(np.square(pulls)) < 2.5


@pytest.mark.parametrize("masses", MASSES)
@pytest.mark.parametrize("n", [2, 3, 4])
def test_densities_of_all_channels_agree_with_each_other(n: int, masses) -> None:
    """int g_f g_h/sum g = E_f[g_h/sum g] = E_h[g_f/sum g] for every two channels f and h."""
    what = channels(masses[:n], DIAGRAMS[n])
    means, errors = [], []
    for family in range(len(what.families)):
        momenta, whole, inside = points(what, family, 25_000)
        density = what.densities(momenta[inside], whole[inside])
        assert (density > 0).all()
        shares = density / density.sum(axis=1, keepdims=True)
        mean = shares.sum(axis=0) / len(inside)
        means.append(mean)
        errors.append(np.sqrt(((shares**2).sum(axis=0) / len(inside) - mean**2) / len(inside)))
    mean, error = np.array(means), np.array(errors)
    pull = ((mean - mean.T) / np.sqrt(error**2 + error.T**2 + 1e-16))[np.triu_indices(len(mean), 1)]
    assert np.abs(pull).max() < 4.5
    assert (pull**2).mean() < 2.5


def test_densities_of_families_are_those_of_their_members() -> None:
    what = channels((0.0,) * 4, DIAGRAMS[4], pdgs=(-13, 13, -13, 13))
    momenta, whole, inside = points(what, 0, 1000)
    each = what.densities(momenta[inside], whole[inside])
    families = np.array([family for family, _ in what.members])
    sums = np.stack([each[:, families == k].sum(axis=1) for k in range(len(what.families))], axis=1)
    np.testing.assert_allclose(what.family_densities(momenta[inside], whole[inside]), sums, rtol=1e-12)


@pytest.mark.parametrize("pdgs", [(-13, 13, -13, 13), (21, 21, 21, 6), (21, 21, 21, 21)])
def test_families_are_closed_under_exchange_of_identical_particles(pdgs) -> None:
    what = channels((0.0,) * 4, DIAGRAMS[4], pdgs=pdgs)
    momenta, whole, inside = points(what, 2, 200)
    density = what.densities(momenta[inside], whole[inside])
    families = np.array([family for family, _ in what.members])
    exchanges = [
        order
        for order in itertools.permutations(range(4))
        if all(pdgs[order[k]] == pdgs[k] for k in range(4))
    ]
    assert sorted(what.permutations) == exchanges
    for order in exchanges:
        other = what.densities(np.ascontiguousarray(momenta[inside][:, order]), whole[inside])
        for family in range(len(what.families)):
            mine = families == family
            np.testing.assert_allclose(density[:, mine].sum(1), other[:, mine].sum(1), rtol=1e-7)


def test_equal_channels_are_merged_and_narrow_resonances_get_their_sides() -> None:
    twice = [[line("1234", 91.0, 2.5), line("12")], [line("1234"), line("12")]]
    assert len(channels((0.0,) * 4, twice).families) == 1
    narrow = [[line("12", 30.0, 1e-4), line("34", 91.0, 2.5)]]
    kinds = [
        {node.map.kind for node in one[0].nodes if node.map} for one in channels((0.0,) * 4, narrow).families
    ]
    assert kinds == [{2}, {3, 2}]
    # a resonance out of reach is none
    heavy = channels((0.0,) * 4, [[line("12", 5000.0, 1.0)]]).families[0][0]
    assert [node.map for node in heavy.nodes if node.legs == 3] == [Map(0)]
    assert len(channels((0.0,) * 4, [[line("12", 5000.0, 1.0)], [line("12", 6000.0, 1.0)]]).families) == 1


@pytest.mark.parametrize(
    ("masses", "diagrams", "message"),
    [
        ((0.0,) * 5, [[]], "5 outgoing particles. The embedded engine takes 2 to 4"),
        ((0.0,), [[]], "1 outgoing particles"),
        ((0.0,) * 4, [], "process: no diagrams for the particles 2 -2 11 12 13 14"),
        ((0.0,) * 4, [[line("12"), line("23")]], "not those of a tree"),
        ((0.0,) * 4, [[exchange("12"), exchange("23")]], "not those of a tree"),
        ((300.0,) * 2, [[]], "its mass is above 600 and below 400 GeV. Raise the energy"),
    ],
)
def test_what_cannot_be_done_is_one_line(masses, diagrams, message: str) -> None:
    with pytest.raises(InputError) as error:
        channels(masses, diagrams)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_open_divergence_is_refused() -> None:
    process = ClosedProcess((Diagram((line("12"),)),), (0.0, 0.0), None, 0.0)
    with pytest.raises(
        InputError, match="cuts: the cuts leave all masses .* down to zero. Ask for a smallest"
    ):
        Channels(process, process.subprocesses, 8000.0)


def test_spectrum_has_half_of_its_bins_on_a_peak() -> None:
    edges = spectrum_edges(80.0**2, 130.0**2, [(91.1876, 2.4952), (5000.0, 1.0)])
    assert edges[0] == 80.0**2
    assert edges[-1] == 130.0**2
    assert (np.diff(edges) > 0).all()
    assert 0.35 < np.mean(np.abs(np.sqrt(edges) - 91.1876) < 2.4952) < 0.5
    narrow = spectrum_edges(10.0**2, 8000.0**2, [(30.0, 3e-5)])
    assert 0.4 < np.mean(np.abs(np.sqrt(narrow) - 30.0) < 1e-3) < 0.6
