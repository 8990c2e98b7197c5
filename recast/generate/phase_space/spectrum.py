"""Generate: the map of the squared four-lepton mass, common to all channels: resonances and 1/s."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["SpectrumMap"]

Real = npt.NDArray[np.float64]

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
