"""Generate: what the warm-up learns, as a value that can be kept and used again, and how it learns it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from recast.core.arrays import arrays_of
from recast.core.errors import InputError
from recast.core.reading import read_bytes
from recast.generate.bound import largest_weights

__all__ = ["MASS_BINS", "Pilot", "Tuning", "learn_bound", "learn_grids", "learn_mixture"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.intp]

MASS_BINS = 8
_BINS = 32
_DAMPING = 0.7
_SMALLEST_MIXTURE, _SMALLEST_SHARE, _SMALLEST_FINAL_SHARE = 1e-3, 0.01, 0.002
"""No family is drawn less often than this, so that a narrow peak that the pilots missed is still found."""
_SMALLEST_CLASS, _SOME_POINTS = 0.01, 5.0
_ABOVE = 1e-3
"""Largest share of the cross section that would be lost if weights above their bound were cut down to it."""


@dataclass(frozen=True)
class Tuning:
    """What the warm-up learns; any values give the right cross section, good ones give it fast.

    It may be used again at other energies, couplings and seeds, as long as the channels are the same.
    """

    mixture: Real
    """Weight of each family's members in the sum of densities, for bins of the mass of the whole that are
    equally probable at first; positive, shape (families, bins)."""
    grids: Real
    """Edges of the adaptive grids, shape (families, axes, bins + 1)."""
    class_weights: Real
    """Factors on luminosities, by which a class of sub-processes is drawn, shape (families, classes)."""
    share: Real
    """Probability of drawing from each family; adds up to one."""

    @classmethod
    def start(cls, families: int, axes: int, classes: int) -> Self:
        """Return the tuning before any warm-up."""
        grid = np.linspace(0.0, 1.0, _BINS + 1)
        return cls(
            mixture=np.ones((families, MASS_BINS)),
            grids=np.tile(grid, (families, axes, 1)),
            class_weights=np.ones((families, classes)),
            share=np.full(families, 1.0 / families),
        )

    def arrays(self) -> dict[str, Real]:
        """Return the arrays by name, to be kept."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}

    def save(self, path: Path) -> None:
        """Write the tuning to an .npz file."""
        with path.open("wb") as file:
            np.savez(file, **self.arrays())  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises
        ------
        InputError
            If the file is no kept tuning.
        """
        try:
            kept = arrays_of(read_bytes(path))
            return cls(**{field.name: kept[field.name] for field in dataclasses.fields(cls)})
        except (KeyError, ValueError) as error:
            raise InputError(
                f"no kept warm-up can be read ({error})", where=str(path), mend="Delete it: it is made again."
            ) from error

    def require_fit(self, other: Tuning) -> None:
        """Refuse a tuning of other channels than those of `other`: an `InputError`."""
        shapes = [[array.shape for array in one.arrays().values()] for one in (self, other)]
        if shapes[0] != shapes[1]:
            raise InputError(
                f"the kept warm-up has {len(self.share)} families of channels, not {len(other.share)}",
                mend="Delete it: it is made again.",
            )


@dataclass(frozen=True)
class Pilot:
    """What is learnt from: weights, and where they came from."""

    tried: Integer
    family: Integer
    mass_bin: Integer
    weight: Real
    pdf_change: Real
    """As in the points."""
    bins: npt.NDArray[np.int8]
    kind: Integer
    """Class of the sub-process."""
    chance: Real
    """That of each class at the point, shape (N, classes)."""

    @classmethod
    def together(cls, pilots: list[Pilot]) -> Pilot:
        """Return the points of several pilots as one."""
        return cls(
            np.sum([pilot.tried for pilot in pilots], axis=0),
            *(
                np.concatenate([getattr(pilot, name) for pilot in pilots], axis=-1 if name == "bins" else 0)
                for name in ("family", "mass_bin", "weight", "pdf_change", "bins", "kind", "chance")
            ),
        )

    def means(self, values: Real) -> Real:
        """Return the mean of `values` over the points tried in each family; outside the cuts they are 0."""
        sums = np.bincount(self.family, weights=values, minlength=len(self.tried))
        return np.asarray(sums / np.maximum(self.tried, 1))


def _with_floor(size: Real, smallest: float) -> Real:
    share = size / size.sum()
    share = np.maximum(share, min(smallest, 0.5 / len(share)))
    return np.asarray(share / share.sum())


def learn_mixture(pilot: Pilot, tuning: Tuning, family_sizes: npt.NDArray[np.intp]) -> Tuning:
    """Kleiss and Pittau, hep-ph/9405257: weight alpha -> alpha sqrt(W), W the variance seen by the channel.

    For weights that carry the factor alpha, as ours do, this is the root of their mean square; here in bins
    of the mass, with a little of the product of both distributions against noise.
    """
    squares = np.zeros_like(tuning.mixture)
    np.add.at(squares, (pilot.family, pilot.mass_bin), pilot.weight**2)
    squares /= np.maximum(pilot.tried, 1)[:, None]
    total = squares.sum(axis=1)
    product = total[:, None] * squares.sum(axis=0) / squares.sum()
    mixture = np.stack(
        [
            _with_floor(np.sqrt(column), _SMALLEST_MIXTURE) if column.any() else np.ones(len(column))
            for column in (0.9 * squares + 0.1 * product).T
        ],
        axis=1,
    )
    return dataclasses.replace(
        tuning,
        mixture=mixture / family_sizes[:, None],
        class_weights=_class_weights(pilot, tuning.class_weights),
        share=_with_floor(np.sqrt(total), _SMALLEST_SHARE),
    )


def _class_weights(pilot: Pilot, old: Real) -> Real:
    """Return weights that draw each class as often as it adds to the cross section at the same points.

    Times sum |w| of the points where it was drawn, over that of all points times its chance there (the step
    of expectation maximisation), with some points of mean weight in both against noise.
    """
    size = np.abs(pilot.weight)
    drawn, expected = np.zeros_like(old), np.zeros_like(old)
    np.add.at(drawn, (pilot.family, pilot.kind), size)
    np.add.at(expected, pilot.family, size[:, None] * pilot.chance)
    some = _SOME_POINTS * size.mean()
    fresh = old * (drawn + some) / (expected + some)
    return np.asarray(np.maximum(fresh / fresh.max(axis=1, keepdims=True), _SMALLEST_CLASS))


def learn_grids(pilot: Pilot, tuning: Tuning) -> Tuning:
    """Move the edges of the grids so that every bin holds the same share of |weight|^1.5.

    VEGAS (Lepage, J. Comput. Phys. 27 (1978) 192) has squares, whose sums over few points are mostly noise.
    """
    size = np.abs(pilot.weight) ** 1.5
    grids = tuning.grids.copy()
    for family, grid in enumerate(grids):
        chosen = np.flatnonzero(pilot.family == family)
        weights = size[chosen]
        if weights.any():
            for axis, edges in enumerate(grid):
                grid[axis] = _refined(edges, pilot.bins[axis, chosen], weights)
    share = _with_floor(np.sqrt(pilot.means(pilot.weight**2)), _SMALLEST_SHARE)
    return dataclasses.replace(tuning, grids=grids, share=share)


def _refined(edges: Real, which: npt.NDArray[np.int8], weights: Real) -> Real:
    content = np.bincount(which, weights=weights, minlength=_BINS)
    padded = np.concatenate([content[:1], content, content[-1:]])
    smooth = (padded[:-2] + 6.0 * padded[1:-1] + padded[2:]) / 8.0
    share = np.maximum(smooth / smooth.sum(), 1e-12)
    small = np.minimum(share, 1.0 - 1e-12)
    compressed = ((1.0 - small) / np.log(1.0 / small)) ** _DAMPING
    cumulative = np.concatenate([[0.0], np.cumsum(compressed)])
    fresh = np.interp(np.linspace(0.0, cumulative[-1], _BINS + 1), cumulative, edges)
    fresh[0], fresh[-1] = 0.0, 1.0
    return np.asarray(fresh)


def learn_bound(pilot: Pilot) -> tuple[tuple[Real, float], bool]:
    """Return shares of the families with the bound b [pb], and whether what is above is known to be small.

    A point survives with probability |w|/(share b). Each family has a largest weight of its own; families
    are drawn in proportion to it, and b is the sum.
    """
    maxima, small = largest_weights(np.abs(pilot.weight), pilot.family, pilot.tried, _ABOVE)
    share = _with_floor(maxima, _SMALLEST_FINAL_SHARE)
    return (share, float((maxima / share).max())), small
