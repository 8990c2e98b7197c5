"""Generate: Pythia's events as full HepMC events, made in the worker that showered them."""

from __future__ import annotations

from typing import Any

from recast.events.hepmc.writer import FullEvent

__all__ = ["full_event"]


def full_event(event: Any, number: int, weight_pb: float, cross_section: tuple[float, float]) -> FullEvent:
    """Return Pythia's current event.

    Parameters
    ----------
    event
        `pythia.event`; its entry 0 stands for the whole event and is left out.
    number, weight_pb
        The event's number and weight [pb].
    cross_section
        Of the sample, with its error [pb].
    """
    particles = [event[index] for index in range(1, event.size())]
    return FullEvent(
        number=number,
        weight_pb=weight_pb,
        cross_section_pb=cross_section[0],
        cross_section_error_pb=cross_section[1],
        pid=[particle.id() for particle in particles],
        status=[particle.statusHepMC() for particle in particles],
        momentum=[(particle.px(), particle.py(), particle.pz(), particle.e()) for particle in particles],
        mass=[particle.m() for particle in particles],
        position=[
            (particle.xProd(), particle.yProd(), particle.zProd(), particle.tProd()) for particle in particles
        ],
        # entry 0 is no mother, and indices move down by one with it
        mothers=[[mother - 1 for mother in particle.motherList() if mother > 0] for particle in particles],
    )
