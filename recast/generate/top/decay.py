"""Generate: masses and decay momenta of top quarks: Breit-Wigner masses, V polarised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.generate.phase_space.maps import BreitWignerMap
from recast.generate.top.helicity import decay_rate, helicity_rates, sample_cosine
from recast.generate.top.kinematics import around_axis, boost, direction, two_body
from recast.model.two_body import momentum

__all__ = ["NEAR_SHELL", "Channel", "decay_tops", "resonance_window", "sample_top_masses"]

Real = npt.NDArray[np.float64]

NEAR_SHELL = 15.0
"""Resonances are generated within this many widths of their mass, as MadGraph's bwcutoff."""
_GRID = 2000
_MARGIN = 1.001


@dataclass(frozen=True, slots=True)
class Channel:
    """t -> q V, V -> two massless leptons."""

    quark_gev: float
    boson_gev: float
    boson_width_gev: float
    left: complex
    right: complex
    lepton_left: float
    lepton_right: float

    def rate(self, top_gev: Real) -> Real:
        """Return the width for V on its shell [GeV]."""
        return decay_rate(top_gev, self.quark_gev, self.boson_gev, self.left, self.right)


def resonance_window(mass: float, width: float) -> tuple[float, float]:
    """Return the masses between which a resonance is generated [GeV]."""
    return max(mass - NEAR_SHELL * width, 0.05 * mass), mass + NEAR_SHELL * width


def sample_top_masses(
    rng: np.random.Generator, count: int, mass_gev: float, width_gev: float, channel: Channel
) -> Real:
    """Return masses of off-shell top quarks [GeV], shape (count,).

    The density in m^2 is a Breit-Wigner times m Gamma(m), Gamma being the width of the channel at that mass.
    """
    low, high = resonance_window(mass_gev, width_gev)
    shape = BreitWignerMap(mass_gev, width_gev)
    grid = np.linspace(low, high, _GRID)
    bound = _MARGIN * float((grid * channel.rate(grid)).max())

    def draw(n: int) -> tuple[Real, Real]:
        mass = np.sqrt(shape.sample(rng.random(n), low**2, high**2))
        return mass, mass * channel.rate(mass) / bound

    return _accept(rng, count, draw)


def _boson_masses(rng: np.random.Generator, tops: Real, channel: Channel) -> Real:
    """Return masses of V below mt - mq: Breit-Wigner in m^2 times m^2 p sum|M|^2 of t -> q V*."""
    low, high = resonance_window(channel.boson_gev, channel.boson_width_gev)
    shape = BreitWignerMap(channel.boson_gev, channel.boson_width_gev)
    result = np.zeros_like(tops)
    left = np.arange(len(tops))
    # above the on-shell point the rate falls with the boson's mass faster than m^2 grows, or is flat: the
    # bound is taken on a grid of the window for the heaviest top quark
    grid = np.linspace(low, high, _GRID)
    bound = _MARGIN * float(_boson_weight(np.full(_GRID, tops.max(initial=1.0)), grid, channel).max())
    while left.size:
        mass = np.sqrt(shape.sample(rng.random(left.size), low**2, high**2))
        good = rng.random(left.size) * bound < _boson_weight(tops[left], mass, channel)
        result[left[good]] = mass[good]
        left = left[~good]
    return result


def _boson_weight(tops: Real, mass: Real, channel: Channel) -> Real:
    rates = helicity_rates(tops, channel.quark_gev, mass, channel.left, channel.right)
    return np.asarray(mass**2 * momentum(tops, channel.quark_gev, mass) * rates.total)


def _accept(rng: np.random.Generator, count: int, draw: Callable[[int], tuple[Real, Real]]) -> Real:
    parts: list[Real] = [np.empty(0)]
    found = 0
    while found < count:
        values, chance = draw(max(2 * (count - found), 64))
        parts.append(values[rng.random(len(values)) < chance])
        found += len(parts[-1])
    return np.concatenate(parts)[:count]


def decay_tops(
    rng: np.random.Generator, tops: Real, channel: Channel, anti: npt.NDArray[np.bool_]
) -> tuple[Real, Real, Real, Real]:
    """Decay unpolarised top quarks.

    Parameters
    ----------
    rng
        Random numbers.
    tops
        Their momenta in any frame, shape (N, 4).
    channel
        What they decay to.
    anti
        Which of them are antiquarks, shape (N,).

    Returns
    -------
    Momenta of V, quark, lepton (negative or neutrino of W+) and antilepton, each (N, 4), in the same frame.
    """
    count = len(tops)
    mass = np.sqrt(tops[:, 0] ** 2 - (tops[:, 1:] ** 2).sum(axis=1))
    boson_mass = _boson_masses(rng, mass, channel)
    way = direction(2.0 * rng.random(count) - 1.0, 2.0 * np.pi * rng.random(count))
    boson, quark = two_body(mass, boson_mass, channel.quark_gev, way)
    rates = helicity_rates(mass, channel.quark_gev, boson_mass, channel.left, channel.right)
    cosine = sample_cosine(
        rng.random(count), rng.random(count), rates, channel.lepton_left, channel.lepton_right
    )
    lepton_way = around_axis(way, cosine, 2.0 * np.pi * rng.random(count))
    zero = np.zeros(count)
    # in t decays the angle is that of the antilepton, in t~ decays that of the lepton (CP)
    outgoing, other = two_body(boson_mass, zero, zero, lepton_way)
    outgoing, other = boost(boost(outgoing, boson), tops), boost(boost(other, boson), tops)
    swap = anti[:, None]
    return (
        boost(boson, tops),
        boost(quark, tops),
        np.where(swap, outgoing, other),
        np.where(swap, other, outgoing),
    )
