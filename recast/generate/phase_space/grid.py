"""Generate: adaptive importance-sampling grid, one axis at a time (VEGAS)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["AdaptiveGrid"]

Real = npt.NDArray[np.float64]


class AdaptiveGrid:
    """Maps uniform numbers to uniform-cube coordinates, denser where the integrand's square is large.

    Lepage, J. Comput. Phys. 27 (1978) 192.
    """

    def __init__(self, axes: int, bins: int) -> None:
        self.edges: Real = np.tile(np.linspace(0.0, 1.0, bins + 1), (axes, 1))
        """Shape (axes, bins + 1), increasing from 0 to 1."""

    def map(self, u: Real) -> tuple[Real, Real, npt.NDArray[np.intp]]:
        """Return mapped coordinates, Jacobian dx/du and bin numbers.

        Parameters
        ----------
        u
            Uniform in [0, 1), shape (axes, N).
        """
        bins = self.edges.shape[1] - 1
        scaled = u * bins
        which = np.minimum(scaled.astype(np.intp), bins - 1)
        low = np.take_along_axis(self.edges, which, axis=1)
        width = np.take_along_axis(np.diff(self.edges, axis=1), which, axis=1)
        x = low + (scaled - which) * width
        return x, np.prod(width * bins, axis=0), which

    def adapt(self, which: npt.NDArray[np.intp], weights: Real, *, damping: float) -> None:
        """Move the edges so that every bin holds the same share of the (smoothed, damped) weight.

        Parameters
        ----------
        which
            Bin numbers of the points, shape (axes, N).
        weights
            Squared integrands of the points, zero for those outside the cuts.
        damping
            Exponent of the compression; 0 leaves the grid as it is.
        """
        bins = self.edges.shape[1] - 1
        for axis, edges in enumerate(self.edges):
            content = np.bincount(which[axis], weights=weights, minlength=bins)
            if not content.sum() > 0:
                continue
            padded = np.concatenate([content[:1], content, content[-1:]])
            smooth = (padded[:-2] + 6.0 * padded[1:-1] + padded[2:]) / 8.0
            share = smooth / smooth.sum()
            small = np.maximum(share, 1e-12)
            compressed = ((1.0 - small) / np.log(1.0 / small)) ** damping
            cumulative = np.concatenate([[0.0], np.cumsum(compressed)])
            targets = np.linspace(0.0, cumulative[-1], bins + 1)
            fresh = np.interp(targets, cumulative, edges)
            fresh[0], fresh[-1] = 0.0, 1.0
            self.edges[axis] = fresh
