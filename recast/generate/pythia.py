"""Generate: an initialised Pythia 8 and what feeds it: parton events from columns, seeds for blocks.

Pythia's random numbers are seeded anew for every block of a sample, when Pythia asks for the partons of its
first event (seeding costs a fifth of a shower). So a block is a function of (seed, sample, its number) and of
its partons, whatever was showered before it and where.
A hook inside the evolution is the second stage of the parton-level filter.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import awkward as ak
import numpy as np
import numpy.typing as npt
import pythia8mc

from recast.core.boosts import boost_between, boosted
from recast.core.errors import InputError, RunError
from recast.core.seeds import derive_seed
from recast.events.parton_filter import LEPTON_CODES, AfterRadiation
from recast.events.parton_table import PartonTable
from recast.generate.fresh_pythia import fresh_pythia

__all__ = ["EVENTS_A_SEED", "Engine", "RadiationVeto", "Showered", "block_seeds", "engine", "event_seed"]

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
        boosts: dict[int, tuple[float, float, float, float]] = {}
        found = []
        for index in range(_FIRST_OUTGOING, process.size()):
            particle = process[index]
            top = ancestor[index] = ancestor.get(particle.mother1(), index)
            if particle.status() < 0 or particle.idAbs() not in LEPTON_CODES:
                continue
            if top not in boosts:
                before = process[top]
                if top >= event.size() or event[top].id() != before.id():
                    return None
                now = event[event[top].iBotCopy()]
                if now.status() < 0:
                    return None
                boosts[top] = boost_between(*_momentum(before), *_momentum(now))
            # in plain numbers: each of Pythia's objects costs as much as the arithmetic
            found.append(boosted(*_momentum(particle), *boosts[top])[:3])
        return found


def _momentum(particle: Any) -> tuple[float, float, float, float]:
    return particle.px(), particle.py(), particle.pz(), particle.e()


_LIGHT_CODES = 10_000
"""Charges of the PDG codes below, of all that is frequent, stand in a table."""
_MOMENTUM_TOLERANCE = 1e-4
"""What the four-momentum may change by, over the energy of the event: Pythia's Check:epTolErr."""


class _Check:
    """Finds events that do not keep four-momentum or charge.

    Pythia's own check (Check:event), which looks at each particle, takes a tenth of a shower.
    """

    def __init__(self, particle_data: Any) -> None:
        self._charge3 = particle_data.chargeType
        self._light = np.array([self._charge3(code) for code in range(-_LIGHT_CODES, _LIGHT_CODES)], np.int64)

    def _charges(self, pid: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """Return three times the charges."""
        heavy = np.abs(pid) >= _LIGHT_CODES
        charges = self._light.take(np.where(heavy, 0, pid) + _LIGHT_CODES)
        if not heavy.any():
            return charges
        codes, place = np.unique(pid[heavy], return_inverse=True)
        charges[heavy] = np.array([self._charge3(code) for code in codes.tolist()], np.int64)[place]
        return charges

    def passes(self, batch: ak.Array) -> npt.NDArray[np.bool_]:
        """Return which events of Pythia's records are whole, shape (N,); entry 0 is the event as a whole."""
        if not len(batch):
            return np.zeros(0, np.bool_)
        lists = batch.layout["prt"].to_ListOffsetArray64(True)
        # straight from the layout: each step of awkward's costs as much as the arithmetic
        columns, starts = lists.content, np.asarray(lists.offsets)[:-1]
        sign = (columns["status"].data > 0).astype(np.int64)
        sign[starts] = -1
        momentum = columns["p"]
        limit = _MOMENTUM_TOLERANCE * momentum["e"].data[starts]
        kept = np.ones(len(starts), np.bool_)
        for name in ("px", "py", "pz", "e"):
            left = np.add.reduceat(momentum[name].data * sign, starts)
            kept &= np.abs(left) <= limit  # false where it is no number
        # the beams have charge 1 each, and the event as a whole has none
        charges = self._charges(columns["id"].data) * sign
        charges[starts] = 0
        return np.asarray(kept & (np.add.reduceat(charges, starts) == 2 * self._charge3(_PROTON)))


EVENTS_A_SEED = 50
"""Events of a block: it begins with a number that this divides."""
# Rndm::init takes 1 to 900 000 000
_SEEDS = 900_000_000
_PROTON = 2212


def event_seed(seed: int, sample: str, event: int) -> int:
    """Return a seed of Pythia's random numbers that belongs to an event, 1 to 900 000 000."""
    return 1 + derive_seed(seed, "shower", sample, event) % _SEEDS


def block_seeds(seed: int, sample: str, events: npt.NDArray[np.int64]) -> list[int | None]:
    """Return the seeds for events of a sample: one for the first of each block, None for those that follow.

    The blocks are those of the whole sample, by the numbers of its events, shape (N,).
    """
    blocks = events // EVENTS_A_SEED
    first = np.diff(blocks, prepend=-1) != 0
    return [
        event_seed(seed, sample, block * EVENTS_A_SEED) if begins else None
        for block, begins in zip(blocks.tolist(), first.tolist(), strict=True)
    ]


class _Feed(pythia8mc.LHAup):  # type: ignore[misc]  # an untyped extension class
    """Hands parton events from columns to Pythia and seeds its random numbers where a seed says so."""

    def __init__(self, pythia: Any, energies_gev: tuple[float, float], veto: RadiationVeto | None) -> None:
        super().__init__()
        self._rndm = pythia.rndm
        self._veto = veto
        self._energies = energies_gev
        self._events: list[tuple[int | None, tuple[Any, ...], list[tuple[Any, ...]]]] = []
        self.taken = 0
        """How many of the events Pythia has taken."""

    def setInit(self) -> bool:  # noqa: N802 - Pythia's name
        """Describe the beams; called by Pythia's init."""
        self.setBeamA(_PROTON, self._energies[0], -1, -1)
        self.setBeamB(_PROTON, self._energies[1], -1, -1)
        # unit weights: Pythia is to take every event; the true weight stays with us
        self.setStrategy(3)
        self.addProcess(1, 1.0, 0.0, 1.0)
        return True

    def load(self, partons: PartonTable, seeds: Sequence[int | None]) -> None:
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
        self.taken = 0

    def setEvent(self, _process: int) -> bool:  # noqa: N802 - Pythia's name
        """Give the next event; called by Pythia's next."""
        if self.taken >= len(self._events):
            return False
        seed, header, rows = self._events[self.taken]
        if self._veto is not None:
            self._veto.current = self.taken
        self.taken += 1
        if seed is not None:
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
        self.pythia: Any = fresh_pythia()
        # the seed of the initialisation (multiple-interaction tables) belongs to the profile, not to the run
        seeding = ("Random:setSeed = on", f"Random:seed = {event_seed(0, 'initialisation', 0)}")
        for line in (
            "Print:quiet = on",
            "Print:errors = off",
            "Beams:frameType = 5",
            "Check:event = off",
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
        self._check = _Check(self.pythia.particleData)

    def _load(self, partons: PartonTable, seeds: Sequence[int | None]) -> list[int]:
        """Put the events into the feed; returns the list of those that the hook will have stopped."""
        self._feed.load(partons, seeds)
        if self._hook is None:
            return []
        self._hook.stopped = []
        return self._hook.stopped

    def shower(self, partons: PartonTable, seeds: Sequence[int | None]) -> Showered:
        """Shower a few hundred events at once (each takes 110 kB in Pythia's own form).

        `seeds` has a seed for each event before which the random numbers begin anew, None for the others.
        """
        stopped = self._load(partons, seeds)
        batch = self.pythia.nextBatch(len(partons))
        vetoed = np.zeros(len(partons), bool)
        vetoed[stopped] = True
        accepted = ~vetoed
        if len(batch) == accepted.sum():
            whole = self._check.passes(batch)
            accepted[accepted] = whole
            return Showered(batch if whole.all() else batch[whole], accepted, vetoed)
        # Pythia does not say which events it rejected: the same ones again, one at a time
        again = self.shower_singly(partons, seeds, lambda _number: None)
        if len(again.batch) != self._check.passes(batch).sum() or (again.vetoed != vetoed).any():
            raise RunError("Pythia gave different events in a second try", where="shower")
        return again

    def shower_singly(
        self, partons: PartonTable, seeds: Sequence[int | None], visit: Callable[[int], None]
    ) -> Showered:
        """Shower events one at a time; `visit` is called with the index of each accepted one.

        While it is called, `pythia.event` is that event.
        """
        stopped, batches = self._load(partons, seeds), []
        accepted, vetoed = np.zeros((2, len(partons)), bool)
        while self._feed.taken < len(partons):
            batch = self.pythia.nextBatch(1)  # goes on to the next event where one is stopped
            if self._check.passes(batch).any():
                accepted[self._feed.taken - 1] = True
                batches.append(batch)
                visit(self._feed.taken - 1)
        vetoed[stopped] = True
        return Showered(ak.concatenate(batches) if batches else ak.Array([]), accepted, vetoed)


@functools.lru_cache(maxsize=4)
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
