"""Generate: what a warm-up learns, as a value that can be kept in a file and shared between jobs."""

from __future__ import annotations

import dataclasses
import functools
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.arrays import arrays_of
from recast.core.atomic import atomic_path
from recast.core.cache import content_key
from recast.core.errors import InputError, naming
from recast.core.reading import DAMAGE, parse_json, read_bytes
from recast.generate.phase_space.channels import AXES
from recast.generate.phase_space.grid import AdaptiveGrid

__all__ = ["GRID_AXES", "GRID_BINS", "Tuning"]

Real = npt.NDArray[np.float64]

GRID_AXES = AXES + 1
"""Axes of the adaptive grids: four-lepton mass, rapidity, and the channel's without its last."""
GRID_BINS = 32
_ARRAYS = ("mixture", "grids", "share", "peaks")


@dataclass(frozen=True)
class Tuning:
    """What the warm-up learns; any values give the right cross section, good ones give it fast.

    Examples
    --------
    >>> Tuning.start(3).grids.shape
    (3, 9, 33)
    """

    mixture: Real
    """Weight of each family's members in the sum of densities; positive."""
    grids: Real
    """Edges of the adaptive grids, shape (families, GRID_AXES, GRID_BINS + 1)."""
    share: Real
    """Probability of drawing from each family; adds up to one."""
    peaks: Real
    """Size of each family's weights above which they stay above one, over their mean; zero: not learnt."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Where it comes from."""

    @classmethod
    def start(cls, families: int) -> Tuning:
        """Return the tuning before any warm-up."""
        grid = AdaptiveGrid(GRID_AXES, GRID_BINS).edges
        grids = np.tile(grid, (families, 1, 1))
        return cls(np.ones(families), grids, np.full(families, 1.0 / families), np.zeros(families))

    @functools.cached_property
    def key(self) -> str:
        """Short hash of what events depend on."""
        return content_key({name: getattr(self, name).tolist() for name in _ARRAYS})

    def save(self, path: Path) -> Path:
        """Write it, with where it comes from, to a .npz file."""
        facts = np.array(json.dumps(self.facts, sort_keys=True, allow_nan=False))
        with atomic_path(path) as temporary, temporary.open("wb") as stream:
            np.savez(stream, facts=facts, **{name: getattr(self, name) for name in _ARRAYS})
        return path

    @classmethod
    def load(cls, path: Path) -> Tuning:
        """Read a file of `save`.

        Raises
        ------
        InputError
            If it is none.
        """
        try:
            with naming(str(path)):
                return _of(read_bytes(path))
        except DAMAGE as error:
            raise InputError(
                f"this is no tuning of the embedded generator ({error})",
                where=str(path),
                mend="Leave it out: the warm-up makes one.",
            ) from error

    def check(self, families: int | None = None) -> None:
        """Refuse values that are no tuning, or are one of another number of families: a ValueError."""
        count = len(self.mixture) if families is None else families
        shapes = ((count,), (count, GRID_AXES, GRID_BINS + 1), (count,), (count,))
        for name, shape in zip(_ARRAYS, shapes, strict=True):
            values = getattr(self, name)
            if values.shape != shape or not np.isfinite(values).all():
                raise ValueError(f"{name} has shape {values.shape}, not {shape}, or is not finite")
        good = (self.mixture > 0).all() and (self.share > 0).all() and (self.peaks >= 0).all()
        edges = self.grids[..., 0] == 0, self.grids[..., -1] == 1
        if not good or not np.all(edges) or not (np.diff(self.grids, axis=-1) > 0).all():
            raise ValueError("a number is out of range")

    def replace(self, **changes: Any) -> Tuning:
        """Return a copy with other values."""
        return dataclasses.replace(self, **changes)


@functools.lru_cache(maxsize=64)
def _of(content: bytes) -> Tuning:
    """Return the tuning in a file: one a content, so that its key is made once."""
    arrays = arrays_of(content)
    mixture, grids, share, peaks = (np.asarray(arrays[name], float) for name in _ARRAYS)
    found = Tuning(mixture, grids, share, peaks, parse_json(str(arrays["facts"]), "facts"))
    found.check()
    return found
