"""Generate: what one worker process of the shower does: a piece of parton events through Pythia, slimmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

import awkward as ak
import numpy as np

from recast.core.slha import QuantumNumbers
from recast.core.words import parses_words
from recast.events.formats import EventFormat
from recast.events.full import FullEvents, concatenate
from recast.events.graph import first_incoming
from recast.events.hepmc.writer import WEIGHT_NAME, hepmc_pieces
from recast.events.parton_filter import AfterRadiation
from recast.events.parton_table import PartonTable
from recast.events.recoil import with_members
from recast.events.record import empty_events
from recast.events.slimming import FullRecord, slim
from recast.generate.profiles import ShowerProfile
from recast.generate.pythia import block_seeds, engine

__all__ = ["Piece", "ShowerTask", "full_record", "shower_piece"]


def _full_event(
    event: Any, number: int, weight_pb: float, cross_section_pb: tuple[float, float]
) -> FullEvents:
    """Return Pythia's current event (`pythia.event`, whose entry 0 stands for the whole event) alone."""
    particles = [event[index] for index in range(1, event.size())]
    production, end = np.full((2, len(particles)), -1, np.int32)
    position: list[tuple[float, ...]] = []
    for index, particle in enumerate(particles):  # one vertex for each set of mothers
        mothers = [mother - 1 for mother in particle.motherList() if mother > 0]
        if not mothers:
            continue
        if end[mothers[0]] < 0:
            end[[mother for mother in mothers if end[mother] < 0]] = len(position)
            position.append((particle.xProd(), particle.yProd(), particle.zProd(), particle.tProd()))
        production[index] = end[mothers[0]]
    counts, vertex_counts = np.array([len(particles)]), np.array([len(position)])
    momenta = [(item.px(), item.py(), item.pz(), item.e(), item.m()) for item in particles]
    return FullEvents(
        (WEIGHT_NAME,),
        np.array([number]),
        np.array([[weight_pb]]),
        np.array([cross_section_pb]),
        counts,
        vertex_counts,
        np.array([item.id() for item in particles]),
        np.array([item.statusHepMC() for item in particles]),
        **dict(zip(("px", "py", "pz", "e", "mass"), np.array(momenta).T, strict=True)),
        production=production,
        end=end,
        vertex_status=np.zeros(len(position), np.int32),
        position=np.array(position),
        first_in=first_incoming(end, counts, vertex_counts),
    )


_BEAM_STATUS = -12
_TOOL = ("Pythia8", version("pythia8mc"), "shower, run by recast")


@parses_words
@dataclass(frozen=True, slots=True)
class ShowerTask:
    """A piece of work for `shower_piece`."""

    partons: PartonTable
    profile: ShowerProfile
    sample: str
    """Name of the sample; with the event numbers it makes the seeds."""
    energies_gev: tuple[float, float]
    """Of the two proton beams."""
    seed: int
    veto: AfterRadiation | None = None
    """Second stage of the parton-level filter."""
    hepmc: tuple[EventFormat, ...] = ()
    """Formats of full events that are wanted besides."""
    cross_section: tuple[float, float] = (0.0, 0.0)
    """Of the sample, with its error [pb]; written into full events."""
    particles: tuple[str, ...] = ()
    """Pythia's settings for new and undecayed particles."""
    own: tuple[QuantumNumbers, ...] = ()
    """Particles that the header of the file defines."""
    recoil: bool = False
    """Whether the record tells of resonances what it takes to turn them."""


@parses_words
@dataclass(frozen=True, slots=True)
class Piece:
    """The result of a task."""

    events: ak.Array
    """Slim event record of the events that were showered to the end."""
    vetoed: PartonTable
    """Events that the second stage of the filter stopped."""
    rejected: PartonTable
    """Events that Pythia could not shower."""
    hepmc: dict[EventFormat, tuple[bytes, bytes, bytes]] = field(default_factory=dict)
    """Compressed header, body and footer of a file of the full events; empty if there are none."""


def full_record(batch: ak.Array, partons: PartonTable, own: tuple[QuantumNumbers, ...] = ()) -> FullRecord:
    """Turn Pythia's awkward event record of accepted events into flat columns."""
    particles = ak.flatten(batch.prt)
    counts = ak.to_numpy(ak.num(batch.prt.id))
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    status = ak.to_numpy(particles.status)
    mother = ak.to_numpy(particles.mother1).astype(np.int64)
    return FullRecord(
        event=partons.event,
        weight=partons.weight,
        counts=counts,
        px=ak.to_numpy(particles.p.px),
        py=ak.to_numpy(particles.p.py),
        pz=ak.to_numpy(particles.p.pz),
        mass=ak.to_numpy(particles.m),
        pid=ak.to_numpy(particles.id),
        final=status > 0,
        beam=status == _BEAM_STATUS,
        mother=np.where(mother > 0, mother + starts, -1),
        particles=own,
    )


def shower_piece(task: ShowerTask) -> Piece:
    """Shower and slim the events of `task` (a few hundred, whole blocks of `EVENTS_A_SEED`)."""
    partons = task.partons
    seeds = block_seeds(task.seed, task.sample, partons.event)
    pythia = engine(task.profile.settings, task.energies_gev, task.veto, task.particles)
    full: list[FullEvents] = []
    if task.hepmc:

        def keep(index: int) -> None:
            number, weight = int(partons.event[index]), float(partons.weight[index])
            full.append(_full_event(pythia.pythia.event, number, weight, task.cross_section))

        result = pythia.shower_singly(partons, seeds, keep)
    else:
        result = pythia.shower(partons, seeds)
    if result.accepted.any():
        accepted = partons.select(result.accepted)
        record = full_record(result.batch, accepted, task.own)
        if task.recoil:
            record = with_members(record, accepted)
        events = slim(record, task.profile.slimming, where=f"shower of sample {task.sample}")
    else:
        kept = task.profile.slimming
        events = empty_events(
            jets=bool(kept.jets), recoil=task.recoil, photon_pt_min_gev=kept.photon_pt_min_gev
        )
    return Piece(
        ak.to_packed(events),
        partons.select(result.vetoed),
        partons.select(~result.accepted & ~result.vetoed),
        hepmc_pieces(concatenate(full), task.hepmc, _TOOL) if full else {},
    )
