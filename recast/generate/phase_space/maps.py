"""Generate: maps of the unit interval onto squared masses and angles, with their densities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["BreitWignerMap", "LogarithmicMap", "MassMap", "PeakSidesMap", "angle_density", "sample_angle"]

Real = npt.NDArray[np.float64]


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
