"""Events: LHE files as full events, and full events with the columns of an LHE file as an LHE file again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.full import FullEvents
from recast.events.full_file import FullFile
from recast.events.hepmc.writer3 import packed_file
from recast.events.lhe.head import LheInit
from recast.events.lhe.stream import LheChunk, LheReader
from recast.events.links import linked_events
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
    pid, status, *codes = chunk.codes
    momenta = dict(zip(("px", "py", "pz", "e", "mass"), chunk.momenta, strict=False))
    lifetime, spin = chunk.momenta[-2:]
    processes = reader.runs[chunk.run].processes
    return linked_events(
        chunk.counts,
        momenta | {"pid": pid, "status": np.where(status == -1, INCOMING, status)},
        chunk.weights,
        mothers=(codes[0] - 1, codes[1] - 1),
        cross_section_pb=(
            sum(item[0] for item in processes),
            float(np.hypot.reduce([item[1] for item in processes] or [0])),
        ),
        weight_names=reader.weight_names,
        where=reader.source.name,
        before=before,
        particle_extras=dict(zip(_CODES, codes, strict=True)) | {"lifetime_mm": lifetime, "spin": spin},
        event_extras=dict(zip(_HEADER, chunk.header, strict=True)),
        run=chunk.run,
    )


@parses_words
def open_lhe(source: Source, completeness: Completeness = Completeness.REQUIRED) -> FullFile:
    """Read an LHE file as full events; cross sections are those of the init block.

    The events are not checked yet (`FullEvents.check`): numbers that cannot be read are NaN, see
    `LheReader.chunks`.

    Raises
    ------
    InputError
        While the chunks are read: as `LheReader.chunks`; if a mother is not in its event.
    """
    reader = LheReader(source, completeness)

    def chunks() -> Iterator[FullEvents]:
        before = 0
        with contextlib.closing(reader.chunks()) as read:  # its thread ends with these events
            for chunk in read:
                add_runs()
                events = _full(chunk, reader, before)
                before += len(events)
                yield events
        add_runs()  # without events
        file.notes.extend(reader.notes)

    def add_runs() -> None:
        new = reader.runs[len(file.runs) :]
        file.runs.extend({"lhe": lhe_facts(init), "slha": init.slha} for init in new)
        file.facts["lhe"] = file.runs[0]["lhe"]

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
