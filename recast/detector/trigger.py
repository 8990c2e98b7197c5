"""Detector: the trigger, items with thresholds for one or more leptons of a flavour, from measured leptons.

The first level finds a lepton with the chance of its flavour's table; one draw a lepton, not one a threshold,
for what it misses is mostly coverage. Legs without a first level find every reconstructed lepton.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.detector.draws import Draws
from recast.detector.leptons import Leptons
from recast.detector.objects import Trigger

__all__ = ["triggered"]


def triggered(
    trigger: Trigger | None, leptons: Leptons, event: npt.NDArray[np.uint64], draws: Draws
) -> npt.NDArray[np.bool_]:
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
    fires = leptons.present.copy()
    for flavour, table in trigger.efficiencies.items():
        line, slot = np.nonzero(fires & (np.abs(leptons.pid) == flavour))
        chance = table.lookup(leptons.pt[line, slot], leptons.eta[line, slot])
        purpose = f"trigger {flavour} {table.name}"
        fires[line, slot] = draws.uniform(purpose, event[line], leptons.rank[line, slot]) < chance
    for item in trigger.items:
        left = np.flatnonzero(~result)
        flavour = np.abs(leptons.pid[left]) == item.flavour
        if not flavour.any():
            continue
        thresholds = np.array(item.pt_min_gev)
        legs = len(thresholds)
        found = legs if item.first_level_legs is None else item.first_level_legs
        passed = np.ones(len(left), np.bool_)
        momenta = leptons.pt[left]
        # leptons that the first level finds fill the first legs; all leptons together fill all legs
        for mask, number in ((fires[left] & flavour, found), (leptons.present[left] & flavour, legs)):
            pt = np.zeros((len(left), max(legs, mask.shape[1])))
            pt[:, : mask.shape[1]] = np.where(mask, momenta, 0.0)
            hardest = -np.sort(-pt, axis=1)[:, :number]
            passed &= (hardest > thresholds[:number]).all(axis=1)
        result[left] = passed
    return result
