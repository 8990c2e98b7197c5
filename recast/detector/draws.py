"""Detector: random numbers of a sample's objects, keyed by seed, sample, purpose, event and object.

Splitting, filtering or the number of workers change no draw; see `recast.core.seeds.uniforms`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.seeds import uniforms

__all__ = ["Draws"]

_TINY = 1e-16  # no number is infinite


@dataclass(frozen=True, slots=True)
class Draws:
    """The random numbers of one sample."""

    seed: int
    """Seed of the run."""
    sample: str
    """Unique name of the sample."""

    def uniform(
        self, purpose: str, event: npt.ArrayLike, rank: npt.ArrayLike, draw: int = 0
    ) -> npt.NDArray[np.float64]:
        """Return numbers in [0, 1), one for each (event, rank), broadcast together.

        Parameters
        ----------
        purpose
            What is drawn, such as 'muon efficiency'.
        event
            Event numbers of the record (not positions in an array).
        rank
            Rank of the object in its event by falling true pT, within its flavour.
        draw
            Index of the draw for the same object.
        """
        return uniforms(self.seed, f"{self.sample}/{purpose}", event, rank, draw)

    def normal(self, purpose: str, event: npt.ArrayLike, rank: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return numbers of the normal distribution; arguments as of `uniform`."""
        from scipy.special import ndtri  # noqa: PLC0415 - takes a tenth of a second, where something is smeared

        result: npt.NDArray[np.float64] = ndtri(np.maximum(self.uniform(purpose, event, rank), _TINY))
        return result
