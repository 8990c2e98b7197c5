"""Pipeline: which quark sector the low-energy constraints of a run assume: the simulated model has none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recast.cards import LowEnergyBlock
from recast.core.errors import InputError
from recast.lowenergy.base import Plane
from recast.lowenergy.quarks import DEFAULT_SCENARIO, NO_QUARKS, scenario
from recast.lowenergy.registry import observable

__all__ = ["QuarkSectors", "quark_sectors"]


@dataclass(frozen=True, slots=True)
class QuarkSectors:
    """Names of the sectors of a run."""

    drawn: str
    """Of the constraints that the card names."""
    listed: str
    """Of all constraints beside each point."""
    notes: tuple[str, ...] = ()
    """What was assumed without being told."""


def quark_sectors(block: LowEnergyBlock) -> QuarkSectors:
    """Return the sectors of a card: the one it names, else none, the simulated model being the leptonic one.

    A card that names a constraint on quarks, and no sector, has it drawn for the scenario `paper`.

    Raises
    ------
    InputError
        If the card names a constraint on quarks and the sector `none`.
    """
    leptonic = Plane(np.asarray(100.0), np.asarray(0.1), scenario(NO_QUARKS))
    asking = [name for name in block.constraints if observable(name).unsuitable(leptonic)]
    named = block.quarks or NO_QUARKS
    if not asking or named != NO_QUARKS:
        return QuarkSectors(named, named)
    listed = ", ".join(asking)
    if block.quarks is not None:
        raise InputError(
            f"low_energy.constraints names {listed}, but low_energy.quarks is none",
            mend="Leave it out, or name a quark sector.",
        )
    note = (
        f"low-energy constraints: the simulated model has no quarks; {listed} is drawn for the quark sector "
        f"{DEFAULT_SCENARIO}. Say so in the card: low_energy.quarks: {DEFAULT_SCENARIO}"
    )
    return QuarkSectors(DEFAULT_SCENARIO, NO_QUARKS, (note,))
