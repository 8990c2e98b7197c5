"""Generate: an initialised Pythia 8 and what feeds it: parton events from columns, a seed for each event.

Pythia's random numbers are seeded anew for every event, when Pythia asks for its partons. So an event is a
function of (seed, sample, event number) and of its partons, whatever was showered before it and where.
A hook inside its evolution is the second stage of the parton-level filter.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

import awkward as ak
import numpy as np
import numpy.typing as npt
import pythia8mc

from recast.core.errors import InputError, RunError
from recast.core.seeds import derive_seed
from recast.events.parton_filter import LEPTON_CODES, AfterRadiation
from recast.events.parton_table import PartonTable

__all__ = ["Engine", "RadiationVeto", "Showered", "engine", "event_seed"]

# entries 1 to 4 of Pythia's process record are the beams and the incoming partons
_FIRST_OUTGOING = 5
# doVetoPT's position when it is called for radiation off resonances, which comes last
_RESONANCES = 5


class RadiationVeto(pythia8mc.UserHooks):  # type: ignore[misc]  # an untyped extension class
    """Stops the evolution of events whose leptons fail the conditions when it has come down to a scale.

    At that moment Pythia has not yet put the decay products of Z and Z' into the event; they are carried
    along by the boost that takes the resonance from where it was to where it is (as Pythia does later).
    """

    def __init__(self, conditions: AfterRadiation) -> None:
        super().__init__()
        self._conditions = conditions
        self._process: Any = None
        self.current = 0
        """Index of the event in hand; set by whoever feeds Pythia."""
        self.stopped: list[int] = []
        """Indices of the events that were stopped here."""

    def watch(self, pythia: Any) -> None:
        """Take the hard process from `pythia` (the hook itself is only given the evolved event)."""
        self._process = pythia.process

    def canVetoPT(self) -> bool:  # noqa: N802 - Pythia's name
        """Tell Pythia that the hook wants to be asked."""
        return True

    def scaleVetoPT(self) -> float:  # noqa: N802 - Pythia's name
        """Tell Pythia the scale [GeV] at which to ask."""
        return self._conditions.scale_gev

    def doVetoPT(self, position: int, event: Any) -> bool:  # noqa: N802 - Pythia's name
        """Return whether to stop this event."""
        if position == _RESONANCES:
            return False
        leptons = self._leptons(event)
        # an event whose record is not understood is kept
        if leptons is None or self._conditions.passes(leptons):
            return False
        self.stopped.append(self.current)
        return True

    def _leptons(self, event: Any) -> list[tuple[float, float, float]] | None:
        process = self._process
        ancestor: dict[int, int] = {}
        boosts: dict[int, Any] = {}
        found = []
        for index in range(_FIRST_OUTGOING, process.size()):
            particle = process[index]
            mother = particle.mother1()
            top = ancestor[index] = ancestor.get(mother, index)
            if particle.status() < 0 or particle.idAbs() not in LEPTON_CODES:
                continue
            if top not in boosts:
                if top >= event.size() or event[top].id() != process[top].id():
                    return None
                now = event[event[top].iBotCopy()]
                if now.status() < 0:
                    return None
                boosts[top] = pythia8mc.RotBstMatrix()
                boosts[top].bst(process[top].p(), now.p())
            momentum = pythia8mc.Vec4(particle.p())
            momentum.rotbst(boosts[top])
            found.append((momentum.px(), momentum.py(), momentum.pz()))
        return found


# Rndm::init takes 1 to 900 000 000
_SEEDS = 900_000_000
_PROTON = 2212


def event_seed(seed: int, sample: str, event: int) -> int:
    """Return the seed of Pythia's random numbers for one event, 1 to 900 000 000."""
    return 1 + derive_seed(seed, "shower", sample, event) % _SEEDS


class _Feed(pythia8mc.LHAup):  # type: ignore[misc]  # an untyped extension class
    """Hands parton events from columns to Pythia and seeds its random numbers before each one."""

    def __init__(self, pythia: Any, energies_gev: tuple[float, float], veto: RadiationVeto | None) -> None:
        super().__init__()
        self._rndm = pythia.rndm
        self._veto = veto
        self._energies = energies_gev
        self._events: list[tuple[int, tuple[Any, ...], list[tuple[Any, ...]]]] = []
        self._next = 0

    def setInit(self) -> bool:  # noqa: N802 - Pythia's name
        """Describe the beams; called by Pythia's init."""
        self.setBeamA(_PROTON, self._energies[0], -1, -1)
        self.setBeamB(_PROTON, self._energies[1], -1, -1)
        # unit weights: Pythia is to take every event; the true weight stays with us
        self.setStrategy(3)
        self.addProcess(1, 1.0, 0.0, 1.0)
        return True

    def load(self, partons: PartonTable, seeds: list[int]) -> None:
        """Take the events to hand out next."""
        rows = [
            (*codes, *momenta)
            for codes, momenta in zip(partons.codes.tolist(), partons.momenta.tolist(), strict=True)
        ]
        ends = np.cumsum(partons.counts).tolist()
        self._events = [
            (seed, (1, 1.0, *header), rows[end - count : end])
            for seed, header, count, end in zip(
                seeds, partons.header.tolist(), partons.counts.tolist(), ends, strict=True
            )
        ]
        self._next = 0

    def setEvent(self, _process: int) -> bool:  # noqa: N802 - Pythia's name
        """Give the next event; called by Pythia's next."""
        if self._next >= len(self._events):
            return False
        seed, header, rows = self._events[self._next]
        if self._veto is not None:
            self._veto.current = self._next
        self._next += 1
        self._rndm.init(seed)
        self.setProcess(*header)
        for row in rows:
            self.addParticle(*row)
        return True


class Showered(NamedTuple):
    """What Pythia made of N parton events."""

    batch: ak.Array
    """Pythia's records of the accepted events, in order (`nextBatch`); without fields if there are none."""
    accepted: npt.NDArray[np.bool_]
    """Shape (N,)."""
    vetoed: npt.NDArray[np.bool_]
    """Stopped by the parton-level filter, shape (N,). Neither accepted nor vetoed: rejected by Pythia."""


class Engine:
    """An initialised Pythia for one set of settings, beams of two protons [GeV] and one filter."""

    def __init__(
        self,
        settings: tuple[str, ...],
        energies_gev: tuple[float, float],
        veto: AfterRadiation | None,
        particles: tuple[str, ...] = (),
    ) -> None:
        self.pythia: Any = pythia8mc.Pythia("", False)
        # the seed of the initialisation (multiple-interaction tables) belongs to the profile, not to the run
        seeding = ("Random:setSeed = on", f"Random:seed = {event_seed(0, 'initialisation', 0)}")
        for line in (
            "Print:quiet = on",
            "Print:errors = off",
            "Beams:frameType = 5",
            *particles,
            *settings,
            *seeding,
        ):
            if not self.pythia.readString(line):
                raise InputError(f'Pythia does not know the setting "{line}"', where="shower profile")
        self._hook = RadiationVeto(veto) if veto is not None else None
        self._feed = _Feed(self.pythia, energies_gev, self._hook)
        ready = self.pythia.setLHAupPtr(self._feed)
        if self._hook is not None:
            ready = ready and self.pythia.setUserHooksPtr(self._hook)
            self._hook.watch(self.pythia)
        if not ready or not self.pythia.init():
            raise RunError(
                "Pythia could not be initialised", where="shower", mend="Check the profile's settings."
            )

    def _batch(self, partons: PartonTable, seeds: list[int]) -> tuple[ak.Array, list[int]]:
        if self._hook is not None:
            self._hook.stopped = []
        self._feed.load(partons, seeds)
        batch = self.pythia.nextBatch(len(partons))
        return batch, (self._hook.stopped if self._hook is not None else [])

    def shower(self, partons: PartonTable, seeds: list[int]) -> Showered:
        """Shower a few hundred events at once (each takes 110 kB in Pythia's own form)."""
        batch, stopped = self._batch(partons, seeds)
        vetoed = np.zeros(len(partons), bool)
        vetoed[stopped] = True
        accepted = ~vetoed
        if len(batch) == accepted.sum():
            return Showered(batch, accepted, vetoed)
        # Pythia does not say which events it rejected: the same ones again, one at a time
        again = self.shower_singly(partons, seeds, lambda _number: None)
        if len(again.batch) != len(batch) or (again.vetoed != vetoed).any():
            raise RunError("Pythia gave different events in a second try", where="shower")
        return again

    def shower_singly(self, partons: PartonTable, seeds: list[int], visit: Callable[[int], None]) -> Showered:
        """Shower events one at a time; `visit` is called with the index of each accepted one.

        While it is called, `pythia.event` is that event.
        """
        batches = []
        accepted = np.zeros(len(partons), bool)
        vetoed = np.zeros(len(partons), bool)
        for index, single in enumerate(partons.pieces(1)):
            batch, stopped = self._batch(single, seeds[index : index + 1])
            vetoed[index] = bool(stopped)
            accepted[index] = len(batch) == 1
            if accepted[index]:
                batches.append(batch)
                visit(index)
        return Showered(ak.concatenate(batches) if batches else ak.Array([]), accepted, vetoed)


@functools.lru_cache(maxsize=2)
def engine(
    settings: tuple[str, ...],
    energies_gev: tuple[float, float],
    veto: AfterRadiation | None,
    particles: tuple[str, ...] = (),
) -> Engine:
    """Return the engine for these settings; initialisation takes half a second, so it is kept.

    `particles` are further settings, for new and undecayed particles.
    """
    return Engine(settings, energies_gev, veto, particles)
