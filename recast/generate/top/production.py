"""Generate: points of p p -> t t~ on their shell: luminosity, phase space, adaptive grid and unweighting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.core.seeds import stream
from recast.generate.cross_section import PB_GEV2
from recast.generate.pdf import load_pdf
from recast.generate.phase_space.grid import AdaptiveGrid
from recast.generate.top.matrix_element import first_gluon_to_top, gluons_to_top_pair, quarks_to_top_pair
from recast.generate.top.process import TopSettings

__all__ = ["PairPoints", "PairProduction", "UnweightedPairs"]

Real = npt.NDArray[np.float64]

_BATCH = 16384
_WARM_UP = 6
_DAMPING = 0.7
_BINS = 32
_GLUON = 21
_QUARKS = (1, 2, 3, 4, 5)
_OVERSHOOT = 1.05
"""The bound of the unweighting over the largest weight of the warm-up."""
_MAX_BATCHES = 20_000
_POINT_FIELDS = ("s", "rapidity", "cosine", "scale", "alpha_s", "first", "gluon_flow", "relative")


@dataclass(frozen=True)
class PairPoints:
    """Points in the t t~ rest frame."""

    s: Real
    """Squared partonic energy [GeV^2]."""
    rapidity: Real
    cosine: Real
    """Of the angle between the first parton (along +z) and the top quark."""
    scale: Real
    """Factorisation and renormalisation scale [GeV]."""
    alpha_s: Real
    weights: Real
    """d sigma over the density, by incoming pair: shape (N, pairs) [pb]."""

    @property
    def total(self) -> Real:
        """Weight of each point, summed over incoming partons [pb]."""
        return np.asarray(self.weights.sum(axis=1))


@dataclass(frozen=True)
class UnweightedPairs:
    """Accepted points, and the cross section of all points tried."""

    s: Real
    rapidity: Real
    cosine: Real
    scale: Real
    alpha_s: Real
    first: npt.NDArray[np.intp]
    """PDG code of the parton along +z; the other one is its antiparticle (or a gluon)."""
    gluon_flow: npt.NDArray[np.bool_]
    """For gluons: whether the first one's colour goes to the top quark."""
    relative: Real
    """1, or above it for the few points above the bound."""
    tried: int
    sigma_pb: float
    error_pb: float


class PairProduction:
    """d sigma(p p -> t t~) at leading order with five massless flavours.

    Raises
    ------
    InputError
        If the energy is below threshold, or the PDF set is unknown, has no known alpha_s, or does not
        reach the scale.
    """

    def __init__(self, sqrt_s_gev: float, settings: TopSettings) -> None:
        self._settings = settings
        self._mass = settings.masses["mt_gev"]
        self._s = sqrt_s_gev**2
        if sqrt_s_gev <= 2.0 * self._mass:
            raise InputError(f"sqrt_s_gev is {sqrt_s_gev:g}, below the threshold of t t~")
        self._pdf = load_pdf(settings.pdf_set)
        self._pdf.require_alpha_s()
        first = [_GLUON, *_QUARKS, *(-pid for pid in _QUARKS)]
        self.first_pids = np.array(first)
        """PDG code of the parton along +z of each column of `PairPoints.weights`."""
        self._columns = [self._pdf.column(pid) for pid in first]
        self._partners = [self._pdf.column(_GLUON if pid == _GLUON else -pid) for pid in first]

    def points(
        self, grid: AdaptiveGrid, rng: np.random.Generator, count: int
    ) -> tuple[PairPoints, npt.NDArray[np.intp]]:
        """Return points, and their bins in the grid, shape (3, count)."""
        x, jacobian, bins = grid.map(rng.random((3, count)))
        threshold = 4.0 * self._mass**2
        span = np.log(self._s / threshold)
        s = threshold * np.exp(span * x[0])
        tau = s / self._s
        reach = -0.5 * np.log(tau)
        rapidity = reach * (2.0 * x[1] - 1.0)
        cosine = 2.0 * x[2] - 1.0
        beta = np.sqrt(np.maximum(1.0 - threshold / s, 0.0))
        scale = self._scale(s, beta, cosine)
        strong = np.asarray(self._pdf.alpha_s(scale))
        root, grow = np.sqrt(tau), np.exp(rapidity)
        f1, f2 = (
            np.maximum(self._pdf.xf(np.clip(v, self._pdf.x_min, 1.0), scale), 0.0)
            for v in (root * grow, root / grow)
        )
        luminosity = f1[:, self._columns] * f2[:, self._partners]
        gluons = gluons_to_top_pair(s, cosine, self._mass, strong)
        quarks = quarks_to_top_pair(s, cosine, self._mass, strong)
        squared = np.where(self.first_pids == _GLUON, gluons[:, None], quarks[:, None])
        # dtau/tau = span dx, dy = 2 reach dx, dcos = 2 dx; d sigma = |M|^2 beta/(32 pi s) dcos
        measure = jacobian * span * 2.0 * reach * 2.0 * beta / (32.0 * np.pi * s) * PB_GEV2
        return PairPoints(s, rapidity, cosine, scale, strong, luminosity * squared * measure[:, None]), bins

    def _scale(self, s: Real, beta: Real, cosine: Real) -> Real:
        if self._settings.scale == "mt":
            base = np.full_like(s, self._mass)
        else:
            base = np.sqrt(self._mass**2 + s / 4.0 * beta**2 * (1.0 - cosine**2))
        return self._settings.scale_factor * base

    def unweighted(self, count: int, seed: int, label: str) -> UnweightedPairs:
        """Return `count` accepted points; the same for the same arguments.

        Raises
        ------
        RunError
            If far too few points are accepted.
        """
        grid = AdaptiveGrid(3, _BINS)
        largest = 0.0
        for number in range(_WARM_UP):
            points, bins = self.points(grid, stream(seed, label, "warm-up", number), _BATCH)
            total = points.total
            largest = float(total.max())
            if number < _WARM_UP - 1:
                grid.adapt(bins, total**2, damping=_DAMPING)
        bound = _OVERSHOOT * largest
        parts, found, tried = [], 0, 0
        sums = np.zeros(2)
        for number in range(_MAX_BATCHES):
            rng = stream(seed, label, "events", number)
            points, _ = self.points(grid, rng, _BATCH)
            total = points.total
            tried += _BATCH
            sums += total.sum(), (total**2).sum()
            accepted = np.flatnonzero(rng.random(_BATCH) * bound < total)
            parts.append(self._chosen(points, accepted, np.maximum(total[accepted] / bound, 1.0), rng))
            found += len(accepted)
            if found >= count:
                break
        else:
            raise RunError(f"only {found} of {count} events found", where="p p > t t~")
        columns = (np.concatenate(column)[:count] for column in zip(*parts, strict=True))
        accepted_points: dict[str, Any] = dict(zip(_POINT_FIELDS, columns, strict=True))
        sigma = float(sums[0] / tried)
        error = float(np.sqrt(max(sums[1] / tried - sigma**2, 0.0) / tried))
        return UnweightedPairs(**accepted_points, tried=tried, sigma_pb=sigma, error_pb=error)

    def _chosen(
        self, points: PairPoints, rows: npt.NDArray[np.intp], relative: Real, rng: np.random.Generator
    ) -> tuple[npt.NDArray[np.generic], ...]:
        s, cosine = points.s[rows], points.cosine[rows]
        shares = np.cumsum(points.weights[rows], axis=1)
        shares /= shares[:, -1:]
        column = (rng.random(len(rows))[:, None] >= shares).sum(axis=1)
        flow = rng.random(len(rows)) < first_gluon_to_top(s, cosine, self._mass)
        return (
            s,
            points.rapidity[rows],
            cosine,
            points.scale[rows],
            points.alpha_s[rows],
            self.first_pids[column],
            flow,
            relative,
        )
