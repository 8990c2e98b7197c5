"""Events: full events as HepMC3 text (Asciiv3), written from columns and read back for comparison."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.full import FullEvents
from recast.events.graph import is_ordered, mothers_first
from recast.events.source import packed_file

__all__ = ["HEPMC3_FOOTER", "hepmc3_header", "hepmc3_text", "write_hepmc3", "written_names"]

HEPMC3_FOOTER = b"HepMC::Asciiv3-END_EVENT_LISTING\n\n"
_HEADER = "HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\n"
_PARTICLE = "P %d %d %d %.16e %.16e %.16e %.16e %.16e %d\n"


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


def written_names(names: Sequence[str]) -> list[str]:
    """Return the names of weights as HepMC has them: numbers for empty ones, 0 for the first of these.

    >>> written_names(["MUR2", "", ""])
    ['MUR2', '0', '2']
    """
    first = list(names).index("") if "" in names else -1
    return [name or ("0" if index == first else str(index)) for index, name in enumerate(names)]


def hepmc3_header(tool: tuple[str, str, str], weight_names: Sequence[str]) -> bytes:
    r"""Return what stands before the events: the names of the tool and of the weights.

    A line break in a name becomes \n: HepMC3's own writer does not tell it from the end of a name.
    """
    escaped = (name.replace("\\", "\\\\").replace("\n", "\\n") for name in written_names(weight_names))
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


def write_hepmc3(target: Path, tool: tuple[str, str, str], chunks: Iterable[FullEvents]) -> int:
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
    written = 0
    with packed_file(target) as stream:
        for chunk in chunks:
            if not written:
                stream.write(hepmc3_header(tool, chunk.weight_names))
            stream.write(hepmc3_text(chunk))
            written += len(chunk)
        if not written:
            raise InputError("there are no events to write", where=str(target))
        stream.write(HEPMC3_FOOTER)
    return written
