"""Detector: the trigger: items whose legs are leptons of their own, with turn-ons, from measured leptons.

One random number a lepton decides for all legs: the leg with the larger chance fires where the other one
does. What a trigger misses is mostly coverage, which its legs share.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt

from recast.detector.draws import Draws
from recast.detector.leptons import Leptons
from recast.detector.objects import FLAVOUR_NAMES, Trigger, TriggerItem

__all__ = ["triggered"]

Masks = npt.NDArray[np.bool_]


def triggered(
    trigger: Trigger | None, leptons: Leptons, event: npt.NDArray[np.uint64], draws: Draws
) -> Masks:
    """Return which events are triggered by their leptons, shape (N,).

    Parameters
    ----------
    trigger
        The triggers; None: every event passes.
    leptons
        Leptons in slots, N events.
    event
        Event numbers of the record, shape (N,).
    draws
        Random numbers of the sample.
    """
    result = np.zeros(len(leptons), np.bool_)
    if trigger is None:
        return ~result
    luck = np.ones(leptons.present.shape)
    for flavour, name in FLAVOUR_NAMES.items():
        line, slot = np.nonzero(leptons.present & (np.abs(leptons.pid) == flavour))
        luck[line, slot] = draws.uniform(f"trigger {name}", event[line], leptons.rank[line, slot])
    for item in trigger.items:
        result |= _fires(item, leptons, luck)
    return result


def _fires(item: TriggerItem, leptons: Leptons, luck: npt.NDArray[np.float64]) -> Masks:
    """Return whether each leg finds a lepton of its own.

    By Hall's theorem that is so if any set of legs has together at least as many leptons.
    """
    legs = []
    for leg in item.legs:
        mine = leptons.present & (np.abs(leptons.pid) == leg.flavour)
        legs.append(mine & (luck < leg.chance(leptons.pt, leptons.eta)))
    result = np.ones(len(leptons), np.bool_)
    for size in range(1, len(legs) + 1):
        for some in combinations(legs, size):
            result &= np.any(some, axis=0).sum(axis=1) >= size
    return result
