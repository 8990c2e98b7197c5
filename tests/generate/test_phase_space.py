"""Phase space: maps, kinematics, volumes and the mutual consistency of all channel densities."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.generate.phase_space.channels import AXES, Cascade, Channels, Shape
from recast.generate.phase_space.grid import AdaptiveGrid
from recast.generate.phase_space.maps import (
    BreitWignerMap,
    LogarithmicMap,
    PeakSidesMap,
    SpectrumMap,
    angle_density,
    pair_masses2,
    sample_angle,
)

MAPS = {
    Shape.PHOTON: LogarithmicMap(),
    Shape.Z: BreitWignerMap(91.1876, 2.4952),
    Shape.NEW: BreitWignerMap(30.0, 3e-5),
    Shape.NEW_SIDES: PeakSidesMap(30.0, 3e-5),
}
FLAT = Channels(
    identical=True, maps={Shape.PHOTON: LogarithmicMap()}, two_pair_shapes=(Shape.PHOTON,), mll_min_gev=0.5
)
MASS = 100.0
VOLUME = MASS**4 / (24 * (4 * math.pi) ** 5)
"""Massless four-body phase space: s^2/(2 (4 pi)^5 Gamma(4) Gamma(3))."""


def full(identical: bool, cut: float = 4.0, maps: dict = MAPS) -> Channels:
    return Channels(identical=identical, maps=maps, two_pair_shapes=(Shape.PHOTON, Shape.Z), mll_min_gev=cut)


def sampled(channels: Channels, family: int, count: int, seed: int = 1):
    """Return leptons, densities of all members, and which points are inside the cuts."""
    s = np.full(count, MASS**2)
    leptons = channels.sample(family, np.random.default_rng(seed).random((AXES, count)), s)
    masses2 = pair_masses2(leptons)
    inside = channels.inside(masses2)
    kept = {pair: value[inside] for pair, value in masses2.items()}
    return leptons, channels.densities(leptons[inside], s[inside], kept), inside


@given(
    u=st.floats(0.02, 0.98),
    low=st.floats(1.0, 1e3),
    ratio=st.floats(1.5, 1e3),
    position=st.floats(0.1, 2.0),
    width=st.floats(1e-7, 0.5),
    kind=st.sampled_from([BreitWignerMap, PeakSidesMap, LogarithmicMap]),
)
def test_density_is_the_slope_of_the_map(u, low, ratio, position, width, kind) -> None:
    high = low * ratio
    mass = math.sqrt(position * high)
    shape = kind() if kind is LogarithmicMap else kind(mass, width * mass)
    step = 1e-4
    us = np.array([u - step, u, u + step])
    s = shape.sample(us, low, high)
    assert ((s >= low) & (s <= high)).all()
    slope = (s[2] - s[0]) / (2 * step)
    # the difference quotient loses digits where s hardly moves
    lost = 4e-16 * high / (slope * step)
    assert slope * shape.density(s[1:2], low, high)[0] == pytest.approx(1.0, abs=2e-3 + 10 * lost)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99999))
def test_angle_density_is_the_slope_of_its_map(u: float, slope: float) -> None:
    step = 1e-6
    c = sample_angle(np.array([u - step, u, u + step]), np.array(slope))
    assert np.abs(c).max() <= 1
    assert (c[2] - c[0]) / (2 * step) * angle_density(c[1], np.array(slope)) == pytest.approx(1.0, rel=1e-4)


def test_breit_wigner_is_exact_for_a_width_of_1e_minus_7() -> None:
    mass, width = 40.0, 4e-6
    u = np.linspace(0.05, 0.95, 19)
    s = BreitWignerMap(mass, width).sample(u, 16.0, 7000.0)
    # quantiles of a Cauchy distribution, up to the tails outside the bounds
    expected = mass**2 + mass * width * np.tan(np.pi * (u - 0.5))
    np.testing.assert_allclose(s - mass**2, expected - mass**2, rtol=1e-5, atol=1e-3 * mass * width)


@pytest.mark.parametrize("identical", [True, False])
def test_momenta_are_massless_and_conserved(identical: bool) -> None:
    channels = full(identical)
    for family in range(len(channels.families)):
        leptons, _, _ = sampled(channels, family, 500)
        np.testing.assert_allclose(leptons.sum(axis=1), np.tile([MASS, 0, 0, 0], (500, 1)), atol=1e-10)
        norm = np.sqrt((leptons[:, :, 1:] ** 2).sum(axis=2))
        np.testing.assert_allclose(leptons[:, :, 0], norm, rtol=1e-15)


def test_pair_masses_have_no_cancellation() -> None:
    tiny = 1e-9
    p = np.zeros((1, 2, 4))
    p[0, 0] = [50, 0, 0, 50]
    p[0, 1] = [50, 50 * math.sin(tiny), 0, 50 * math.cos(tiny)]
    assert pair_masses2(p)[0, 1][0] == pytest.approx((50 * tiny) ** 2, rel=1e-12)


def test_each_channel_gives_the_phase_space_volume() -> None:
    """A small cut removes little; the loss is bounded by the volume below the cut, 6 pairs x 3 (m/M)^2."""
    count = 100_000
    lost = 4 * 6 * (0.5 / MASS) ** 2
    for family, members in enumerate(FLAT.families):
        _, densities, inside = sampled(FLAT, family, count)
        row = [channel for _, channel in FLAT.members].index(members[0])
        weights = np.zeros(count)
        weights[inside] = 1 / densities[row]
        error = weights.std() / math.sqrt(count)
        assert error < 0.02 * VOLUME
        assert -5 * error - lost * VOLUME < weights.mean() - VOLUME < 5 * error


@pytest.mark.parametrize("identical", [True, False])
def test_densities_of_all_channels_agree_with_each_other(identical: bool) -> None:
    """E_f[p_g/sum p] is what channel g says of points of f: both ways round it is the same integral.

    int p_f p_g/sum p = E_f[p_g/sum p] = E_g[p_f/sum p] for the first members of all families.
    """
    # peaks wide enough for every channel to find them with so few points
    wide = {Shape.NEW: BreitWignerMap(30.0, 2.0), Shape.NEW_SIDES: PeakSidesMap(30.0, 2.0)}
    channels = full(identical, maps=MAPS | wide)
    count = 20_000
    first = [[channel for _, channel in channels.members].index(members[0]) for members in channels.families]
    means, errors = [], []
    for family in range(len(first)):
        _, densities, _ = sampled(channels, family, count, seed=family)
        # the points outside the cuts count as zero
        shares = densities[first] / densities.sum(axis=0)
        mean = shares.sum(axis=1) / count
        means.append(mean)
        errors.append(np.sqrt(np.maximum((shares**2).sum(axis=1) / count - mean**2, 0) / count))
    mean, error = np.array(means), np.array(errors)
    pull = (mean - mean.T) / np.sqrt(error**2 + error.T**2 + 1e-20)
    above = pull[np.triu_indices(len(first), 1)]
    assert np.abs(above).max() < 5
    assert 0.5 < (above**2).mean() < 1.6


def test_families_are_closed_under_exchange() -> None:
    channels = full(True)
    # 4 shapes x (antilepton or lepton radiates), and 2 x 2 shapes of two pairs; four members each
    assert [len(members) for members in channels.families] == [4] * 12
    assert len(set(channels.members)) == 48
    leptons, densities, inside = sampled(channels, 0, 200)
    exchanged = leptons[inside][:, [2, 1, 0, 3]]
    s = np.full(len(exchanged), MASS**2)
    other = channels.densities(exchanged, s, pair_masses2(exchanged))
    families = np.array([family for family, _ in channels.members])
    for family in range(12):
        rows = families == family
        np.testing.assert_allclose(densities[rows].sum(axis=0), other[rows].sum(axis=0), rtol=1e-9)
    assert len(full(False).families) == 24


def test_cut_is_on_opposite_sign_pairs() -> None:
    channels = full(True, cut=20.0)
    leptons, _, inside = sampled(channels, 0, 2000)
    total = leptons[:, :, None] + leptons[:, None, :]
    mass = np.sqrt(np.maximum(total[..., 0] ** 2 - (total[..., 1:] ** 2).sum(axis=-1), 0))
    lowest = np.min([mass[:, a, b] for a in (0, 2) for b in (1, 3)], axis=0)
    np.testing.assert_array_equal(inside, lowest >= 20.0)
    assert 0 < inside.sum() < 2000
    assert isinstance(channels.families[0][0], Cascade)


def test_spectrum_map_has_its_density() -> None:
    spectrum = SpectrumMap(80.0**2, 130.0**2, [(91.1876, 2.4952)])
    u = np.random.default_rng(2).random(100_000)
    s, jacobian = spectrum.sample(u)
    assert s.min() >= 80.0**2
    assert s.max() <= 130.0**2
    assert jacobian.mean() == pytest.approx(130.0**2 - 80.0**2, rel=0.02)
    # half of the points follow the peak
    assert 0.35 < np.mean(np.abs(np.sqrt(s) - 91.1876) < 2.4952) < 0.5
    with pytest.raises(InputError, match="leave no four-lepton mass between 90 and 80 GeV"):
        SpectrumMap(90.0**2, 80.0**2, [(91.1876, 2.4952)])


def test_grid_adapts_and_stays_normalised() -> None:
    grid = AdaptiveGrid(2, 16)
    rng = np.random.default_rng(3)

    def integrand(x):
        return np.exp(-((x[0] - 0.3) ** 2) / 2e-3)

    spreads = []
    for _ in range(6):
        x, jacobian, bins = grid.map(rng.random((2, 20_000)))
        weights = integrand(x) * jacobian
        spreads.append(weights.std() / weights.mean())
        assert weights.mean() == pytest.approx(math.sqrt(2e-3 * math.pi), rel=0.05)
        grid.adapt(bins, weights**2, damping=0.7)
    assert spreads[-1] < 0.2 * spreads[0]
    assert (np.diff(grid.edges, axis=1) > 0).all()
    np.testing.assert_allclose(np.diff(grid.edges[1]), 1 / 16, rtol=0.3)
