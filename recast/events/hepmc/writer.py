"""Events: full generator events as HepMC3 or HepMC2 text (through pyhepmc), made in pieces by workers.

Conventions: GeV, mm, pb; event numbers are kept; the one weight is named "pb" and adds up to the cross
section over the whole sample, so that `recast.events.hepmc.read` reads back exactly the same weights.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyhepmc

from recast.core.errors import RunError
from recast.core.words import parses_words
from recast.events.formats import EventFormat

__all__ = ["FOOTERS", "WEIGHT_NAME", "FullEvent", "build_event", "hepmc_pieces", "quiet"]

WEIGHT_NAME = "pb"
_FINAL = 1
FOOTERS = {
    EventFormat.HEPMC3: b"HepMC::Asciiv3-END_EVENT_LISTING",
    EventFormat.HEPMC2: b"HepMC::IO_GenEvent-END_EVENT_LISTING",
}
"""Last line of a file."""
# the sum of final-state energies has to come back to this relative precision
_ENERGY_TOLERANCE = 1e-6


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep HepMC's own messages off the standard output; recast reports what is wrong itself."""
    setup = pyhepmc.Setup
    saved = (setup.print_warnings, setup.print_errors, setup.debug_level)
    setup.print_warnings, setup.print_errors, setup.debug_level = False, False, 0
    try:
        yield
    finally:
        setup.print_warnings, setup.print_errors, setup.debug_level = saved


@dataclass(frozen=True, slots=True)
class FullEvent:
    """A generator's full event; M particles."""

    number: int
    weight_pb: float
    cross_section_pb: float
    cross_section_error_pb: float
    pid: Sequence[int]
    status: Sequence[int]
    """HepMC status: 1 final, 2 decayed, 4 beam, others the generator's own."""
    momentum: Sequence[tuple[float, float, float, float]]
    """(px, py, pz, E) [GeV]."""
    mass: Sequence[float]
    """Generated mass [GeV]."""
    position: Sequence[tuple[float, float, float, float]]
    """Production vertex (x, y, z, t) [mm]."""
    mothers: Sequence[Sequence[int]]
    """Indices of all mothers of each particle; none for beams."""


def _run_info(tool: tuple[str, str, str]) -> Any:
    info = pyhepmc.GenRunInfo()
    info.weight_names = [WEIGHT_NAME]
    info.tools = [tool]
    return info


def build_event(event: FullEvent, info: Any) -> Any:
    """Return the `pyhepmc.GenEvent` of an event, with one vertex for each set of mothers.

    Raises
    ------
    RunError
        If particles cannot be reached from the beams, as such events read back as empty ones.
    """
    result = pyhepmc.GenEvent(pyhepmc.Units.GEV, pyhepmc.Units.MM)
    result.run_info = info
    result.event_number = event.number
    particles = []
    for pid, status, momentum, mass in zip(event.pid, event.status, event.momentum, event.mass, strict=True):
        particle = pyhepmc.GenParticle(momentum, pid, status)
        particle.generated_mass = mass
        particles.append(particle)
    ends: dict[int, Any] = {}
    for index, mothers in enumerate(event.mothers):
        if not mothers:
            continue
        vertex = ends.get(mothers[0])
        if vertex is None:
            vertex = pyhepmc.GenVertex(event.position[index])
            for mother in mothers:
                if mother not in ends:
                    vertex.add_particle_in(particles[mother])
                    ends[mother] = vertex
        vertex.add_particle_out(particles[index])
    result.add_tree([particles[i] for i, mothers in enumerate(event.mothers) if not mothers])
    result.weights = [event.weight_pb]
    cross_section = pyhepmc.GenCrossSection()
    cross_section.set_cross_section(event.cross_section_pb, event.cross_section_error_pb)
    result.cross_section = cross_section
    if len(result.particles) != len(event.pid):
        raise RunError(
            f"only {len(result.particles)} of {len(event.pid)} particles hang together",
            where=f"HepMC event {event.number}",
        )
    return result


@parses_words
def hepmc_pieces(
    events: Sequence[FullEvent], forms: Sequence[EventFormat], tool: tuple[str, str, str]
) -> dict[EventFormat, tuple[bytes, bytes, bytes]]:
    """Return header, body and footer of a HepMC file of `events` for each format, as gzip members.

    Gzip members may simply be joined to one file: one header, any number of bodies, one footer.

    The text is read back, and the number of events and the sum of final-state energies are compared.

    Parameters
    ----------
    events
        At least one event.
    forms
        Versions of the format.
    tool
        Name, version and description of the generator.

    Raises
    ------
    RunError
        If the text does not read back as it was.
    """
    info = _run_info(tool)
    built = [build_event(event, info) for event in events]
    result = {}
    for form in forms:
        buffer = io.BytesIO()
        with quiet(), pyhepmc.open(buffer, "w", format=str(form)) as file:
            for event in built:
                file.write(event)
        text = buffer.getvalue()
        _check(text, events, form)
        start, end = text.index(b"\nE ") + 1, text.rindex(FOOTERS[form])
        parts = (text[:start], text[start:end], text[end:].rstrip(b"\n") + b"\n")
        header, body, footer = (gzip.compress(part, compresslevel=4, mtime=0) for part in parts)
        result[form] = (header, body, footer)
    return result


def _check(text: bytes, events: Sequence[FullEvent], form: EventFormat) -> None:
    sums = []
    with quiet(), pyhepmc.open(io.BytesIO(text), format=str(form)) as file:
        for event in file:
            particles = event.numpy.particles
            sums.append((event.event_number, float(particles.e[particles.status == _FINAL].sum())))
    if [number for number, _ in sums] != [event.number for event in events]:
        raise RunError(f"{len(events)} events were written, {len(sums)} read back", where=f"{form} output")
    for event, (number, energy) in zip(events, sums, strict=True):
        pairs = zip(event.momentum, event.status, strict=True)
        expected = sum(momentum[3] for momentum, status in pairs if status == _FINAL)
        if not math.isclose(energy, expected, rel_tol=_ENERGY_TOLERANCE):
            raise RunError(
                f"energies add up to {energy:g} GeV, not to {expected:g} GeV", where=f"{form} event {number}"
            )
