"""Detector: overlap removal between jets and leptons, by distance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.detector.jets import Jets
from recast.detector.leptons import Leptons

__all__ = ["jets_near_leptons", "without_leptons"]


def jets_near_leptons(jets: Jets, leptons: Leptons, distance: float) -> npt.NDArray[np.bool_]:
    """Return which jets are within Delta R < `distance` of a lepton, shape (N, K).

    `jets` and `leptons` are of the same events; only what is `present` counts.
    """
    phi = jets.phi[:, :, None] - leptons.phi[:, None, :]
    phi = np.remainder(phi + np.pi, 2.0 * np.pi) - np.pi
    near = (jets.eta[:, :, None] - leptons.eta[:, None, :]) ** 2 + phi**2 < distance**2
    result: npt.NDArray[np.bool_] = jets.present & (near & leptons.present[:, None, :]).any(axis=2)
    return result


def without_leptons(jets: Jets, leptons: Leptons, distance: float) -> Jets:
    """Return the jets that are not within Delta R < `distance` of one of the leptons."""
    return jets.where(~jets_near_leptons(jets, leptons, distance))
