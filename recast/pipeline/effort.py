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
"""Events of the first simulations, where the card allows as many. For four muons they tell the number that is
needed to 3 to 7 % (`_spread`) and cost a tenth of it at a target of one per cent."""
_RARE = 2.0
"""Variance that an event of the Standard Model stands for, times what it costs, over that of an event of a
signal, to divide events between the two: 2.1 to 2.3 over the points of the quickstart that have a limit. It
decides how fast the target is met, not whether."""
_COMPARED_SIGMAS = 2.0
"""Two limits that differ by the tolerance are as many standard deviations apart."""
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
        return self.card.generate.events if self.target is None else self._pilot(_PILOT)

    @property
    def coarse(self) -> int:
        """Events of the first directly evaluated couplings."""
        block = self.card.generate
        return self._pilot(_PILOT) if self.target is not None else block.events_direct or block.events

    @property
    def pilot_background(self) -> int:
        """Events of the first simulation of the Standard Model."""
        return self.card.generate.events_sm if self.target is None else self._pilot(_PILOT_BACKGROUND)

    def _pilot(self, events: int) -> int:
        return min(events, self.card.generate.most_events)

    def background(self, simulate: Callable[[int], Simulation]) -> Simulation:
        """Return the Standard Model with as many events as it takes."""
        if self.target is None:
            return simulate(self.card.generate.events_sm)
        share = 1.0 / (1.0 + math.sqrt(self.points / _RARE))
        pilot = simulate(self.pilot_background)
        count = self._count(pilot, NARROW * self.target * math.sqrt(share))
        return simulate(count) if count > pilot.requested else pilot

    def compared(self, tolerance: float) -> float | None:
        """Return the relative error of a limit that only shows whether another holds to a tolerance."""
        return None if self.target is None else max(self.target, tolerance / _COMPARED_SIGMAS)

    def enough(self, pilot: Simulation, slope: float, shared: float, target: float | None = None) -> int:
        """Return the events that a signal needs.

        Parameters
        ----------
        pilot
            A simulation of it.
        slope
            k.
        shared
            r_SM.
        target
            A relative error other than the card's.

        Raises
        ------
        RunError
            If the card allows fewer events, or `shared` is too large by itself.
        """
        if self.target is None:
            return pilot.requested
        target = target or self.target
        rest = (slope * target) ** 2 - shared**2
        if rest <= 0:
            raise RunError(
                f"target_error {target:g} is not met",
                where="generate",
                mend=f"Raise it: the Standard Model alone has {shared / slope:.2g}.",
            )
        return max(self._count(pilot, math.sqrt(rest)), pilot.requested)

    def _count(self, pilot: Simulation, wanted: float) -> int:
        needed = _spread(pilot) * pilot.requested * (pilot.events.relative_error / wanted) ** 2
        most = self.card.generate.most_events
        if not needed <= most:
            text = f"about {needed:.2g} events" if math.isfinite(needed) else "more events than a pilot tells"
            raise RunError(
                f"target_error {self.target:g} needs {text} of {pilot.contribution}, most_events is {most}",
                where="generate",
                mend="Raise target_error, or most_events.",
            )
        unit = 10.0 ** max(math.floor(math.log10(max(needed, 1.0))) + 1 - _ROUND, 0)
        return min(int(math.ceil(needed / unit) * unit), most)


def _spread(pilot: Simulation) -> float:
    """Return the factor by which a pilot may tell too few: one standard deviation of its own variance.

    A variance that n events of equal weight tell has a relative error of sqrt(1/n); so many weigh as much.
    """
    effective = pilot.events.n_effective
    return 1.0 + 1.0 / math.sqrt(effective) if effective > 0 else math.inf
