"""Events: LHE files as full events, and full events with the columns of an LHE file as an LHE file again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.full import FullEvents
from recast.events.full_file import FullFile
from recast.events.hepmc3_writer import packed_file
from recast.events.lhe_stream import LheChunk, LheInit, LheReader
from recast.events.links import link_mothers
from recast.events.options import Completeness
from recast.events.source import Source

__all__ = ["INCOMING", "lhe_facts", "open_lhe", "write_full_lhe"]

INCOMING = 21
"""Status of incoming partons (-1 in the file): Pythia's code for those of the hardest process."""

_CODES = ("mother1", "mother2", "colour", "anticolour")
_PARTICLE = "%d %d %d %d %d %d %.16e %.16e %.16e %.16e %.16e %.8e %.4e\n"
_HEADER = ("process", "scale_gev", "alpha_qed", "alpha_s")


def lhe_facts(init: LheInit) -> dict[str, Any]:
    """Return the init block as plain values."""
    return {
        "beams": list(init.beams),
        "energies_gev": list(init.energies_gev),
        "strategy": init.strategy,
        "processes": [list(process) for process in init.processes],
    }


def _full(chunk: LheChunk, reader: LheReader, before: int) -> FullEvents:
    count = len(chunk.counts)
    links = link_mothers(
        chunk.counts, chunk.codes[:, 2] - 1, chunk.codes[:, 3] - 1, where=reader.source.name, before=before
    )
    vertices = len(links.first_in)
    processes = reader.init.processes if reader.init else ()
    stated = [
        sum(item[0] for item in processes),
        float(np.hypot.reduce([item[1] for item in processes] or [0])),
    ]
    status = chunk.codes[:, 1]
    momenta = chunk.momenta.T
    return FullEvents(
        weight_names=reader.weight_names,
        number=np.arange(before, before + count),
        weights=chunk.weights,
        cross_section_pb=np.tile(stated, (count, 1)),
        counts=chunk.counts,
        vertex_counts=links.vertex_counts,
        pid=chunk.codes[:, 0].copy(),
        status=np.where(status == -1, INCOMING, status).astype(np.int32),
        px=momenta[0].copy(),
        py=momenta[1].copy(),
        pz=momenta[2].copy(),
        e=momenta[3].copy(),
        mass=momenta[4].copy(),
        production=links.production,
        end=links.end,
        vertex_status=np.zeros(vertices, np.int32),
        position=np.zeros((vertices, 4)),
        first_in=links.first_in,
        particle_extras={name: chunk.codes[:, 2 + column].copy() for column, name in enumerate(_CODES)}
        | {"lifetime_mm": momenta[5].copy(), "spin": momenta[6].copy()},
        event_extras={name: chunk.header[:, column].copy() for column, name in enumerate(_HEADER)},
    )


@parses_words
def open_lhe(source: Source, completeness: Completeness = Completeness.REQUIRED) -> FullFile:
    """Read an LHE file as full events; cross sections are those of the init block.

    Raises
    ------
    InputError
        While the chunks are read: as `LheReader.chunks`; if a final particle has negative energy.
    """
    reader = LheReader(source, completeness)

    def chunks() -> Iterator[FullEvents]:
        before = 0
        for chunk in reader.chunks():
            if reader.init is not None:
                file.facts["lhe"] = lhe_facts(reader.init)
            events = _full(chunk, reader, before)
            events.check(source.name, before)
            before += len(events)
            yield events
        file.notes.extend(reader.notes)

    file = FullFile(source.name, chunks())
    return file


def write_full_lhe(target: Path, facts: dict[str, Any], chunks: Iterable[FullEvents]) -> int:
    """Write full events that came from an LHE file (version 3); a name that ends with .gz is compressed.

    Parameters
    ----------
    target
        The file.
    facts
        The init block (`lhe_facts`).
    chunks
        The events, with the extra columns of an LHE file.

    Returns
    -------
    Number of events.

    Raises
    ------
    InputError
        If the events do not have these columns: only the hard process fits into an LHE file.
    """
    written = 0
    with packed_file(target) as stream:
        for chunk in chunks:
            if not set(_CODES) <= set(chunk.particle_extras) or not set(_HEADER) <= set(chunk.event_extras):
                raise InputError(
                    "only parton events that came from an LHE file can be written as LHE",
                    where=str(target),
                    mend="Choose hepmc3, root, rntuple or parquet.",
                )
            if not written:
                stream.write(_head(facts, chunk.weight_names))
            stream.write(_event_texts(chunk))
            written += len(chunk)
        stream.write(b"</LesHouchesEvents>\n")
    return written


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _head(facts: dict[str, Any], names: tuple[str, ...]) -> bytes:
    beams, energies, processes = facts["beams"], facts["energies_gev"], facts["processes"]
    declared = "".join(f'<weight id="{_escaped(name)}"></weight>\n' for name in names[1:])
    groups = f'<initrwgt>\n<weightgroup name="weights">\n{declared}</weightgroup>\n</initrwgt>\n'
    lines = "".join(f"{x:.12e} {error:.12e} {largest:.12e} {code}\n" for x, error, largest, code in processes)
    return (
        '<LesHouchesEvents version="3.0">\n'
        f"<header>\n{groups if declared else ''}</header>\n<init>\n"
        f"{beams[0]} {beams[1]} {energies[0]:.10e} {energies[1]:.10e} 0 0 0 0 {facts['strategy']} "
        f"{len(processes)}\n{lines}</init>\n"
    ).encode()


def _event_texts(events: FullEvents) -> bytes:
    extras = events.particle_extras
    status = np.where(events.status == INCOMING, -1, events.status)
    whole = [events.pid, status, *(extras[name] for name in _CODES)]
    real = [events.px, events.py, events.pz, events.e, events.mass]
    rows = list(
        zip(
            *(column.tolist() for column in (*whole, *real, extras["lifetime_mm"], extras["spin"])),
            strict=True,
        )
    )
    header = list(zip(*(events.event_extras[name].tolist() for name in _HEADER), strict=True))
    names = [_escaped(name) for name in events.weight_names[1:]]
    texts, at = [], 0
    for index, count in enumerate(events.counts.tolist()):
        process, scale, alpha_qed, alpha_s = header[index]
        nominal, *others = events.weights[index].tolist()
        lines = "".join(_PARTICLE % row for row in rows[at : at + count])
        wgt = "".join(
            f'<wgt id="{name}">{value:.16e}</wgt>\n' for name, value in zip(names, others, strict=True)
        )
        texts.append(
            f"<event>\n{count} {process:.0f} {nominal:.16e} {scale:.8e} {alpha_qed:.8e} {alpha_s:.8e}\n"
            f"{lines}" + (f"<rwgt>\n{wgt}</rwgt>\n" if wgt else "") + "</event>\n"
        )
        at += count
    return "".join(texts).encode()
