"""Pipeline: how many events a simulation takes: the numbers of a card, or those that a target error needs.

The excluded coupling g follows from a signal of relative error r_S and, where signals are normalised to the
simulated Standard Model, from r_SM, which all points share: dg/g = sqrt(r_S^2 + r_SM^2)/k for a signal that
grows as g^k. A small pilot tells how many events an error takes: errors fall as the root of their number.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from recast.cards import RunCard
from recast.core.errors import RunError
from recast.pipeline.simulate import Simulation

__all__ = ["NARROW", "Effort"]

NARROW = 2.0
"""k of a narrow mediator."""
_PILOT, _PILOT_BACKGROUND = 4000, 12_000
"""Events; what all points share takes most, and its pilot tells it to a few per cent."""
_MARGIN = 1.1
"""Events over those that the pilot foretells: its own error."""
_RARE = 4.0
"""Selected share of a signal over that of the Standard Model, to divide events between the two; it decides
how fast the target is met, not whether."""
_ROUND = 2
"""Digits of a number of events, so that the last bits of a pilot change no sample."""


@dataclass(frozen=True, slots=True)
class Effort:
    """The numbers of events of one card."""

    card: RunCard
    points: int
    """How many points share the Standard Model."""

    @property
    def target(self) -> float | None:
        """Relative error that is wanted on the parameter of interest; None: the card gives numbers."""
        return self.card.generate.target_error

    @property
    def first(self) -> int:
        """Events of the first simulation of a point."""
        return self.card.generate.events if self.target is None else _PILOT

    @property
    def coarse(self) -> int:
        """Events of the first directly evaluated couplings."""
        block = self.card.generate
        return _PILOT if self.target is not None else block.events_direct or block.events

    @property
    def pilot_background(self) -> int:
        """Events of the first simulation of the Standard Model."""
        return self.card.generate.events_sm if self.target is None else _PILOT_BACKGROUND

    def background(self, simulate: Callable[[int], Simulation]) -> Simulation:
        """Return the Standard Model with as many events as it takes."""
        if self.target is None:
            return simulate(self.card.generate.events_sm)
        share = 1.0 / (1.0 + math.sqrt(self.points / _RARE))
        pilot = simulate(_PILOT_BACKGROUND)
        count = self._count(pilot, NARROW * self.target * math.sqrt(share))
        return simulate(count) if count > _PILOT_BACKGROUND else pilot

    def enough(self, pilot: Simulation, slope: float, shared: float) -> int:
        """Return the events that a signal needs.

        Parameters
        ----------
        pilot
            A simulation of it.
        slope
            k.
        shared
            r_SM.

        Raises
        ------
        RunError
            If the card allows fewer events, or `shared` is too large by itself.
        """
        if self.target is None:
            return pilot.requested
        rest = (slope * self.target) ** 2 - shared**2
        if rest <= 0:
            raise RunError(
                f"target_error {self.target:g} is not met",
                where="generate",
                mend=f"Raise it: the Standard Model alone has {shared / slope:.2g}.",
            )
        return max(self._count(pilot, math.sqrt(rest)), pilot.requested)

    def _count(self, pilot: Simulation, wanted: float) -> int:
        needed = _MARGIN * pilot.requested * (pilot.events.relative_error / wanted) ** 2
        most = self.card.generate.most_events
        if not needed <= most:
            text = f"about {needed:.2g} events" if math.isfinite(needed) else "more events than a pilot tells"
            raise RunError(
                f"target_error {self.target:g} needs {text} of {pilot.contribution}, most_events is {most}",
                where="generate",
                mend="Raise target_error, or most_events.",
            )
        unit = 10.0 ** max(math.floor(math.log10(max(needed, 1.0))) + 1 - _ROUND, 0)
        return int(math.ceil(needed / unit) * unit)
