"""Pipeline: how many events a simulation takes: the numbers of a card, or those that a target error needs.

The excluded coupling g follows from a signal of relative error r_S and, where signals are normalised to the
simulated Standard Model, from r_SM, which all points share: dg/g = sqrt(r_S^2 + r_SM^2)/k for a signal that
grows as g^k. A small pilot tells how many events an error takes: errors fall as the root of their number.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from recast.cards import RunCard
from recast.core.errors import RunError
from recast.pipeline.simulate import Simulation

__all__ = ["NARROW", "Effort", "Resolved", "Shared"]

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
_ATTEMPTS, _BLIND, _NEAR = 4, 8, 1.2
"""How often the Standard Model is made anew, how many times the events where none is selected, and by which
factor it may miss its share of the target once made anew: the signals make up for it."""
_ROUND = 2
"""Digits of a number of events, so that the last bits of a pilot change no sample."""


class Resolved(Protocol):
    """How well a simulation tells something; a `Yield` is one."""

    @property
    def relative_error(self) -> float:
        """Of what is told; infinite where nothing was selected."""

    @property
    def n_effective(self) -> float:
        """Events of equal weight with this statistical precision."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The error that the Standard Model makes in the signals of all points."""

    relative_error: float
    n_effective: float


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

    def background(
        self, simulate: Callable[[int], Simulation], shared: Callable[[Simulation], Resolved]
    ) -> Simulation:
        """Return the Standard Model with as many events as it takes.

        `shared` tells of a simulation of it the largest error of a signal that it makes at a point.
        """
        if self.target is None:
            return simulate(self.card.generate.events_sm)
        wanted = NARROW * self.target * math.sqrt(1.0 / (1.0 + math.sqrt(self.points / _RARE)))
        made, most = simulate(self.pilot_background), self.card.generate.most_events
        for _ in range(_ATTEMPTS):
            found = shared(made)
            if found.relative_error <= wanted * (1.0 if made.requested == self.pilot_background else _NEAR):
                break
            blind = not math.isfinite(found.relative_error) and made.requested < most
            made = simulate(min(_BLIND * made.requested, most) if blind else self._count(made, found, wanted))
        return made

    def compared(self, tolerance: float) -> float | None:
        """Return the relative error of a limit that only shows whether another holds to a tolerance."""
        return None if self.target is None else max(self.target, tolerance / _COMPARED_SIGMAS)

    def enough(
        self, pilot: Simulation, own: Resolved, slope: float, shared: float, target: float | None = None
    ) -> int:
        """Return the events that a signal needs.

        Parameters
        ----------
        pilot
            A simulation of it.
        own
            Its error.
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
        return max(self._count(pilot, own, math.sqrt(rest)), pilot.requested)

    def _count(self, pilot: Simulation, found: Resolved, wanted: float) -> int:
        needed = _spread(found) * pilot.requested * (found.relative_error / wanted) ** 2
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


def _spread(found: Resolved) -> float:
    """Return the factor by which a pilot may tell too few: one standard deviation of its own variance.

    A variance that n events of equal weight tell has a relative error of sqrt(1/n); so many weigh as much.
    """
    effective = found.n_effective
    return 1.0 + 1.0 / math.sqrt(effective) if effective > 0 else math.inf
