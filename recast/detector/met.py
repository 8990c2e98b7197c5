"""Detector: missing transverse momentum: that of the invisible particles with the experiment's resolution."""

from __future__ import annotations

from dataclasses import dataclass

import awkward as ak
import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from recast.core.errors import InputError
from recast.detector.draws import Draws

__all__ = ["MissingModel", "missing_momentum"]

_TINY = 1e-16


@dataclass(frozen=True, slots=True)
class MissingModel:
    """Resolution of each component, sqrt(constant^2 + stochastic^2 sum ET) [GeV].

    It is drawn apart from the jets' resolution: that of the unclustered energy and of pile-up, which
    dominates, does not know of the jets.
    """

    constant_gev: float
    stochastic: float
    """[GeV^(1/2)]."""

    def __post_init__(self) -> None:
        if not (self.constant_gev >= 0 and self.stochastic >= 0):
            raise InputError("resolutions must not be negative", where="missing momentum")


def missing_momentum(events: ak.Array, model: MissingModel, draws: Draws) -> npt.NDArray[np.float64]:
    """Return px and py of the measured missing momentum [GeV], shape (N, 2).

    Raises
    ------
    InputError
        If the record does not hold the invisible momentum.
    """
    if "missing" not in ak.fields(events):
        raise InputError(
            "the events hold no missing momentum",
            where="event record",
            mend="Shower with a profile that keeps it: full-jets or no-mpi-jets.",
        )
    true = events["missing"]
    components = np.stack([ak.to_numpy(true[name]).astype(np.float64) for name in ("px", "py")], axis=1)
    width = np.sqrt(model.constant_gev**2 + model.stochastic**2 * ak.to_numpy(true["sum_et"]))
    number = ak.to_numpy(events["event"]).astype(np.uint64)
    uniform = draws.uniform("missing momentum", number[:, None], np.arange(2, dtype=np.uint64)[None, :])
    result: npt.NDArray[np.float64] = components + width[:, None] * ndtri(np.maximum(uniform, _TINY))
    return result
