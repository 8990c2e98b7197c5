"""Generate: maps of the unit interval and their densities, four-momenta in other frames, parton spectra."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = [
    "BreitWignerMap",
    "LogarithmicMap",
    "MassMap",
    "PeakSidesMap",
    "SpectrumMap",
    "Vector",
    "angle_density",
    "boost_z",
    "kallen",
    "pair_masses2",
    "rotate",
    "sample_angle",
    "unit_pair",
]

Real = npt.NDArray[np.float64]
Vector = tuple[Real, Real, Real, Real]


def kallen(a: Real, b: Real, c: Real) -> Real:
    """Return sqrt((a - b - c)^2 - 4 b c); zero where rounding makes the radicand negative."""
    return np.sqrt(np.maximum((a - b - c) ** 2 - 4.0 * b * c, 0.0))


def unit_pair(energy: Real, cosine: Real, phi: Real) -> tuple[Vector, Vector]:
    """Return two back-to-back massless vectors of this energy; the first points to (cosine, phi)."""
    sine = np.sqrt(np.maximum((1.0 - cosine) * (1.0 + cosine), 0.0))
    x, y, z = energy * sine * np.cos(phi), energy * sine * np.sin(phi), energy * cosine
    return (energy, x, y, z), (energy, -x, -y, -z)


def boost_z(vector: Vector, gamma: Real, gamma_beta: Real) -> Vector:
    """Boost along +z."""
    e, x, y, z = vector
    return gamma * e + gamma_beta * z, x, y, gamma * z + gamma_beta * e


def rotate(vectors: list[Vector], cosine: Real, phi: Real) -> list[Vector]:
    """Rotate so that the z axis turns to the direction (cosine, phi)."""
    sine = np.sqrt(np.maximum((1.0 - cosine) * (1.0 + cosine), 0.0))
    cp, sp = np.cos(phi), np.sin(phi)
    result: list[Vector] = []
    for e, x, y, z in vectors:
        forward = cosine * x + sine * z
        result.append((e, cp * forward - sp * y, sp * forward + cp * y, cosine * z - sine * x))
    return result


def pair_masses2(leptons: Real) -> dict[tuple[int, int], Real]:
    """Return 2 p_i.p_j of all pairs i < j; `leptons` has shape (N, n, 4), massless.

    The form (|a| b - |b| a)^2/(|a||b|) has no cancellation for nearly parallel momenta.
    """
    e, x, y, z = (np.ascontiguousarray(leptons[:, :, k].T) for k in range(4))
    count = leptons.shape[1]
    result: dict[tuple[int, int], Real] = {}
    for i in range(count):
        for j in range(i + 1, count):
            total = (e[i] * x[j] - e[j] * x[i]) ** 2
            total += (e[i] * y[j] - e[j] * y[i]) ** 2
            total += (e[i] * z[j] - e[j] * z[i]) ** 2
            result[i, j] = total / (e[i] * e[j])
    return result


class MassMap(Protocol):
    """A density of a squared mass s between bounds [GeV^2] that may differ from point to point."""

    def sample(self, u: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return s for uniform u in [0, 1)."""
        ...

    def density(self, s: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return the normalised density du/ds at s [GeV^-2]."""
        ...


@dataclass(frozen=True, slots=True)
class LogarithmicMap:
    """Density proportional to 1/s: a photon, or a resonance far away."""

    def sample(self, u: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return s for uniform u in [0, 1)."""
        low = np.asarray(low)
        result: Real = low * (np.asarray(high) / low) ** u
        return result

    def density(self, s: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return the normalised density at s."""
        result: Real = 1.0 / (s * np.log(np.asarray(high) / np.asarray(low)))
        return result


@dataclass(frozen=True, slots=True)
class BreitWignerMap:
    """Density proportional to 1/((s - M^2)^2 + M^2 Gamma^2), exact for any width above rounding."""

    mass: float
    width: float

    def _span(self, low: npt.ArrayLike, high: npt.ArrayLike) -> tuple[Real, Real]:
        """Return the angle at the lower bound and the distance to that of the upper one."""
        a = (np.asarray(low) - self.mass**2) / (self.mass * self.width)
        b = (np.asarray(high) - self.mass**2) / (self.mass * self.width)
        # atan(b) - atan(a) without cancellation when both lie on one side of the peak
        return np.arctan(a), np.arctan2(b - a, 1.0 + a * b)

    def sample(self, u: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return s for uniform u in [0, 1)."""
        start, span = self._span(low, high)
        s = self.mass**2 + self.mass * self.width * np.tan(start + u * span)
        result: Real = np.clip(s, low, high)  # tan next to +-pi/2 rounds
        return result

    def density(self, s: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return the normalised density at s."""
        _, span = self._span(low, high)
        mg = self.mass * self.width
        result: Real = mg / (((s - self.mass**2) ** 2 + mg**2) * span)
        return result


@dataclass(frozen=True, slots=True)
class PeakSidesMap:
    """Density proportional to 1/sqrt((s - M^2)^2 + M^2 Gamma^2): the sides of a peak, as interference has."""

    mass: float
    width: float

    def _ends(self, low: npt.ArrayLike, high: npt.ArrayLike) -> tuple[Real, Real]:
        mg = self.mass * self.width
        return (
            np.arcsinh((np.asarray(low) - self.mass**2) / mg),
            np.arcsinh((np.asarray(high) - self.mass**2) / mg),
        )

    def sample(self, u: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return s for uniform u in [0, 1)."""
        start, end = self._ends(low, high)
        s = self.mass**2 + self.mass * self.width * np.sinh(start + u * (end - start))
        result: Real = np.clip(s, low, high)
        return result

    def density(self, s: Real, low: npt.ArrayLike, high: npt.ArrayLike) -> Real:
        """Return the normalised density at s."""
        start, end = self._ends(low, high)
        result: Real = 1.0 / (np.hypot(s - self.mass**2, self.mass * self.width) * (end - start))
        return result


def sample_angle(u: Real, slope: Real) -> Real:
    """Return cos(theta) with density proportional to 1/(1 - slope^2 cos^2): forward and backward peaks.

    `slope` in [0, 1) is 2 p k/(...) of the exchanged fermion: t and u are proportional to 1 -+ slope cos.
    """
    reach = np.arctanh(slope)
    return np.asarray(np.tanh((2.0 * u - 1.0) * reach) / slope)


def angle_density(cosine: Real, slope: Real) -> Real:
    """Return the density du/dcos(theta) of `sample_angle`."""
    result: Real = slope / (2.0 * np.arctanh(slope) * (1.0 - (slope * cosine) ** 2))
    return result


_BINS = 512
_FINE = 1 << 16


class SpectrumMap:
    """Piecewise uniform density of s with bins of equal probability, so that density and map are exact.

    Parameters
    ----------
    low, high
        Bounds of s [GeV^2].
    peaks
        Mass and width of each resonance [GeV], one or more.
    """

    def __init__(self, low: float, high: float, peaks: Sequence[tuple[float, float]]) -> None:
        if not 0 < low < high:
            raise InputError(
                f"the generator cuts leave no four-lepton mass between {low**0.5:g} and {high**0.5:g} GeV",
                mend="Widen m4l_min_gev..m4l_max_gev, or lower mll_min_gev.",
            )
        ends = [np.arctan((np.array([low, high]) - m**2) / (m * width)) for m, width in peaks]
        # nodes dense on the peaks and on a logarithmic scale
        dense = [
            m**2 + m * width * np.tan(np.linspace(end[0], end[1], _FINE))
            for (m, width), end in zip(peaks, ends, strict=True)
        ]
        nodes = np.unique(np.clip(np.concatenate([*dense, np.geomspace(low, high, _FINE)]), low, high))
        nodes[0], nodes[-1] = low, high
        below = sum(
            (np.arctan((nodes - m**2) / (m * width)) - end[0]) / (end[1] - end[0])
            for (m, width), end in zip(peaks, ends, strict=True)
        )
        below = (below + np.log(nodes / low) / np.log(high / low)) / (len(peaks) + 1.0)
        self.edges: Real = np.interp(np.linspace(0.0, 1.0, _BINS + 1), below, nodes)
        """Bin edges [GeV^2]."""
        self.edges[0], self.edges[-1] = low, high

    def sample(self, u: Real) -> tuple[Real, Real]:
        """Return s and ds/du for uniform u in [0, 1)."""
        scaled = u * _BINS
        which = np.minimum(scaled.astype(np.intp), _BINS - 1)
        width = np.diff(self.edges)[which]
        return self.edges[which] + (scaled - which) * width, width * _BINS
