"""Events: full events as HepMC3 (Asciiv3) or HepMC2 (IO_GenEvent) text: files, and pieces made by workers.

HepMC3 is written from columns, HepMC2 of that by the writer of pyhepmc. Units: GeV, mm, pb.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gzip
import io
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyhepmc

from recast.core.errors import InputError, RunError
from recast.core.words import parses_words
from recast.events.formats import EventFormat
from recast.events.full import FINAL, FullEvents
from recast.events.graph import count_cycles, is_ordered, mothers_first
from recast.events.source import packed_file

__all__ = [
    "FOOTERS",
    "OLD_MARK",
    "OLD_WEIGHT_NAME",
    "WEIGHT_NAME",
    "hepmc3_header",
    "hepmc3_text",
    "hepmc_pieces",
    "write_hepmc2",
    "write_hepmc3",
]

WEIGHT_NAME = "recast_pb"
"""Name of the one weight of recast's own events, which adds up to the cross section over the whole sample."""
OLD_WEIGHT_NAME = "pb"
"""The same of older files, which others may have as well."""
OLD_MARK = b"run by recast"
"""With it ends a line of the HepMC3 header of older files that were showered."""
FOOTERS = {
    EventFormat.HEPMC3: b"HepMC::Asciiv3-END_EVENT_LISTING",
    EventFormat.HEPMC2: b"HepMC::IO_GenEvent-END_EVENT_LISTING",
}
"""Last line of a file."""
_HEADER = "HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\n"
_HEPMC3_FOOTER = FOOTERS[EventFormat.HEPMC3] + b"\n\n"
_PARTICLE = "P %d %d %d %.16e %.16e %.16e %.16e %.16e %d\n"
_ENERGY_TOLERANCE = 1e-6
"""Relative difference of the sum of final-state energies when a text is read back."""

Tool = tuple[str, str, str]
"""Name, version and description of the program that made the events."""


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep HepMC's own messages off the standard output; recast reports what is wrong itself."""
    setup = pyhepmc.Setup
    saved = (setup.print_warnings, setup.print_errors, setup.debug_level)
    setup.print_warnings, setup.print_errors, setup.debug_level = False, False, 0
    try:
        yield
    finally:
        setup.print_warnings, setup.print_errors, setup.debug_level = saved


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\|")


def _event(
    events: FullEvents, index: int, rows: slice, vertex_rows: slice, columns: list[npt.NDArray[Any]]
) -> str:
    """Return the text of an event; vertices are numbered in the order of their first outgoing particle."""
    production, end = events.production[rows], events.end[rows]
    n_vertices = int(events.vertex_counts[index])
    count = int(events.counts[index])
    order: npt.NDArray[np.int64] = np.arange(count)
    cycles = ""
    if not is_ordered(production, end, n_vertices):
        order, n_ordered = mothers_first(production, end, n_vertices)
        # without it the library looks for the position of a vertex in its ancestors for ever
        cycles = "A 0 cycles 1\n" if n_ordered < count else ""
    name = np.empty(count, np.int64)
    name[order] = np.arange(1, count + 1)
    incoming: dict[int, list[int]] = {}
    for particle in order[end[order] >= 0].tolist():
        incoming.setdefault(int(end[particle]), []).append(int(name[particle]))
    position = np.asarray(events.position[vertex_rows])
    placed: list[bool] = np.any(position != 0.0, axis=1).tolist()
    status: list[int] = events.vertex_status[vertex_rows].tolist()
    numbers: dict[int, int] = {}
    explicit: set[int] = set()
    lines = []
    made = production[order].tolist()
    content = zip(*(column[rows][order].tolist() for column in columns), strict=True)
    for number, (vertex, values) in enumerate(zip(made, content, strict=True), start=1):
        parent = 0
        mothers = incoming.get(vertex, []) if vertex >= 0 else []
        if vertex >= 0 and (mothers or placed[vertex]):
            if vertex not in numbers:
                numbers[vertex] = len(numbers) + 1
                # a mother that stands later (in cycles) is known by a vertex only
                if len(mothers) != 1 or mothers[0] >= number or placed[vertex] or status[vertex] != 0:
                    explicit.add(vertex)
                    text = f"V {-numbers[vertex]} {status[vertex]} [{','.join(map(str, mothers))}]"
                    if placed[vertex]:
                        text += " @ " + " ".join(f"{value:.16e}" for value in position[vertex].tolist())
                    lines.append(text + "\n")
            parent = -numbers[vertex] if vertex in explicit else mothers[0]
        lines.append(_PARTICLE % (number, parent, *values))
    weights = " ".join(f"{weight:.17e}" for weight in events.weights[index].tolist())
    head = f"E {events.number[index]} {len(numbers)} {count}\nU GEV MM\nW {weights}\n"
    return head + _cross_sections(events, index) + cycles + "".join(lines)


def _cross_sections(events: FullEvents, index: int) -> str:
    """Return the line of the cross sections of an event: that of the nominal weight, or those of all weights.

    Zero is HepMC3's value for a weight of which nothing is stated.
    """
    each = events.weight_cross_sections_pb
    rows = events.cross_section_pb[index : index + 1]
    if each is not None and np.isfinite(each[index]).all(axis=1).sum() > 1:
        rows = np.where(np.isfinite(each[index]).all(axis=1)[:, None], each[index], 0.0)
    if not np.isfinite(rows[0, 0]):
        return ""
    first, *others = (f"{value:.16e} {error:.16e}" for value, error in rows.tolist())
    return f"A 0 GenCrossSection {' '.join([first, '-1 -1', *others])}\n"


def _written_names(names: Sequence[str]) -> list[str]:
    """Return the names of weights as HepMC has them: numbers for empty ones, 0 for the first of these.

    >>> _written_names(["MUR2", "", ""])
    ['MUR2', '0', '2']
    """
    first = list(names).index("") if "" in names else -1
    return [name or ("0" if index == first else str(index)) for index, name in enumerate(names)]


def hepmc3_header(tool: Tool, weight_names: Sequence[str]) -> bytes:
    r"""Return what stands before the events: the names of the tool and of the weights.

    A line break in a name becomes \n: HepMC3's own writer does not tell it from the end of a name.
    """
    escaped = (name.replace("\\", "\\\\").replace("\n", "\\n") for name in _written_names(weight_names))
    names = "\\|".join(escaped)
    tools = "\\|".join(_escaped(word) for word in tool)
    return f"{_HEADER}W {names}\nT {tools}\n".encode()


def hepmc3_text(events: FullEvents) -> bytes:
    """Return the text of events, without header and footer.

    Particles that stand before a mother are moved behind it, other than in cycles. Vertices without outgoing
    particles and those with neither incoming particles nor a position are left out, as HepMC3's writer does.
    """
    columns: list[Any] = [events.pid]
    columns += [np.asarray(getattr(events, name), np.float64) for name in ("px", "py", "pz", "e", "mass")]
    columns.append(events.status)
    starts, vertex_starts = events.starts.tolist(), events.vertex_starts.tolist()
    counts, vertex_counts = events.counts.tolist(), events.vertex_counts.tolist()
    return "".join(
        _event(
            events,
            index,
            slice(starts[index], starts[index] + counts[index]),
            slice(vertex_starts[index], vertex_starts[index] + vertex_counts[index]),
            columns,
        )
        for index in range(len(events))
    ).encode()


def _hepmc3(stream: Any, tool: Tool, chunks: Iterable[FullEvents], where: str) -> int:
    """Write events to a stream; returns their number."""
    written = 0
    for chunk in chunks:
        if not written:
            stream.write(hepmc3_header(tool, chunk.weight_names))
        stream.write(hepmc3_text(chunk))
        written += len(chunk)
    if not written:
        raise InputError("there are no events to write", where=where)
    stream.write(_HEPMC3_FOOTER)
    return written


def _check_hepmc2(events: FullEvents, where: str) -> None:
    """Refuse what HepMC2 text cannot say."""
    mend = "Choose hepmc3, root, rntuple or parquet."
    names = events.weight_names
    for name in names:
        if names.count(name) > 1:
            raise InputError(f'{names.count(name)} weights have the name "{name}"', where=where, mend=mend)
        if '"' in name or "\n" in name:
            raise InputError(
                f"HepMC2 cannot hold the weight name {json.dumps(name, ensure_ascii=False)}",
                where=where,
                mend=mend,
            )
    own = np.flatnonzero((events.production >= 0) & (events.production == events.end))
    if own.size:
        number = events.number[events.event_of[own[0]]]
        raise InputError(
            f"HepMC2 cannot hold a particle that is its own mother (event {number})", where=where, mend=mend
        )


def _hepmc2(stream: Any, tool: Tool, chunks: Iterable[FullEvents], where: str) -> int:
    """Write events to a stream; returns their number."""
    written = 0
    with _quiet(), pyhepmc.open(stream, "w", format="hepmc2") as writer:
        for chunk in chunks:
            _check_hepmc2(chunk, where)
            # the library's reader ends a name at a blank, its writer does not
            names = [str(index) for index in range(len(chunk.weight_names))]
            nominal_only = dataclasses.replace(chunk, weight_cross_sections_pb=None)
            text = hepmc3_header(tool, names) + hepmc3_text(nominal_only) + _HEPMC3_FOOTER
            with pyhepmc.open(io.BytesIO(text), format="hepmc3") as events:
                for event in events:
                    event.run_info.weight_names = _written_names(chunk.weight_names)
                    writer.write(event)
                    written += 1
        if not written:
            raise InputError("there are no events to write", where=where)
    return written


def write_hepmc3(target: Path, tool: Tool, chunks: Iterable[FullEvents]) -> int:
    """Write full events atomically, compressed if the name ends with .gz or .zst; returns their number.

    Parameters
    ----------
    target
        The file.
    tool
        Name, version and description of the program that made the events.
    chunks
        The events, at least one.
    """
    with packed_file(target) as stream:
        return _hepmc3(stream, tool, chunks, str(target))


def write_hepmc2(target: Path, tool: Tool, chunks: Iterable[FullEvents]) -> int:
    """Write full events atomically, compressed if the name ends with .gz or .zst; returns their number.

    The arguments are those of `write_hepmc3`. HepMC2 has no room for particles without a vertex, and for one
    cross section only: that of the nominal weight. A vertex without a position gets that of the one before,
    as the library has it.

    Raises
    ------
    InputError
        If the name of a weight cannot stand between quotation marks, or a particle is its own mother.
    """
    with packed_file(target) as stream:
        return _hepmc2(stream, tool, chunks, str(target))


@parses_words
def hepmc_pieces(
    events: FullEvents, forms: Sequence[EventFormat], tool: Tool
) -> dict[EventFormat, tuple[bytes, bytes, bytes]]:
    """Return header, body and footer of a HepMC file of `events` for each format, as gzip members.

    Gzip members may simply be joined to one file: one header, any number of bodies, one footer. The text is
    read back by the library, and the numbers of events and the sums of final-state energies are compared.

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
        If particles are their own ancestors, or the text does not read back as it was.
    """
    if count_cycles(events.production, events.end, events.counts, events.vertex_counts):
        raise RunError("particles of an event are their own ancestors", where="HepMC output")
    result = {}
    for form in forms:
        buffer = io.BytesIO()
        (_hepmc3 if form is EventFormat.HEPMC3 else _hepmc2)(buffer, tool, [events], f"{form} output")
        text = buffer.getvalue()
        _compare(text, events, form)
        start, end = text.index(b"\nE ") + 1, text.rindex(FOOTERS[form])
        parts = (text[:start], text[start:end], text[end:].rstrip(b"\n") + b"\n")
        header, body, footer = (gzip.compress(part, compresslevel=4, mtime=0) for part in parts)
        result[form] = (header, body, footer)
    return result


def _compare(text: bytes, events: FullEvents, form: EventFormat) -> None:
    sums = []
    with _quiet(), pyhepmc.open(io.BytesIO(text), format=str(form)) as file:
        for event in file:
            particles = event.numpy.particles
            sums.append((event.event_number, float(particles.e[particles.status == FINAL].sum())))
    if [number for number, _ in sums] != events.number.tolist():
        raise RunError(f"{len(events)} events were written, {len(sums)} read back", where=f"{form} output")
    for (number, energy), expected in zip(sums, events.energies()[0].tolist(), strict=True):
        if not math.isclose(energy, expected, rel_tol=_ENERGY_TOLERANCE):
            raise RunError(
                f"energies add up to {energy:g} GeV, not to {expected:g} GeV", where=f"{form} event {number}"
            )
