"""Events: LHE files, and parton events in columns, as full events with the columns that only they have."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.events.full import FullEvents, FullFile, linked_events
from recast.events.lhe.head import LheInit
from recast.events.lhe.stream import LheReader
from recast.events.options import Completeness
from recast.events.parquet.partons import parton_columns
from recast.events.source import Source
from recast.events.weights import XWGTUP

__all__ = ["INCOMING", "lhe_facts", "open_lhe", "open_parton_columns"]

INCOMING = 21
"""Status of incoming partons (-1 in the file): Pythia's code for those of the hardest process."""

_CODES = ("mother1", "mother2", "colour", "anticolour")
_HEADER = ("process", "scale_gev", "alpha_qed", "alpha_s")


def lhe_facts(init: LheInit) -> dict[str, Any]:
    """Return the init block as plain values, with the words of the header that ask for matching."""
    matching = {"matching": init.matching} if init.matching else {}
    return matching | {
        "beams": list(init.beams),
        "energies_gev": list(init.energies_gev),
        "strategy": init.strategy,
        "processes": [list(process) for process in init.processes],
    }


def _full(
    counts: npt.NDArray[np.int64],
    codes: npt.NDArray[np.int32],
    momenta: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    header: npt.NDArray[np.float64],
    processes: Sequence[Sequence[float]],
    *,
    where: str,
    before: int,
    weight_names: tuple[str, ...] = (XWGTUP,),
    run: int = 0,
) -> FullEvents:
    """Return N parton events with M particles in all as full events.

    Parameters
    ----------
    counts, codes, momenta, weights, header
        Columns as of `recast.events.lhe.stream.LheChunk`.
    processes
        Those of the init block (`lhe_facts`).
    where, before, weight_names, run
        As of `recast.events.full.linked_events`.
    """
    pid, status, *links = codes
    columns = dict(zip(("px", "py", "pz", "e", "mass"), momenta, strict=False))
    lifetime, spin = momenta[-2:]
    return linked_events(
        counts,
        columns | {"pid": pid, "status": np.where(status == -1, INCOMING, status)},
        weights,
        mothers=(links[0] - 1, links[1] - 1),
        cross_section_pb=(
            sum(item[0] for item in processes),
            float(np.hypot.reduce([item[1] for item in processes] or [0])),
        ),
        weight_names=weight_names,
        where=where,
        before=before,
        particle_extras=dict(zip(_CODES, links, strict=True)) | {"lifetime_mm": lifetime, "spin": spin},
        event_extras=dict(zip(_HEADER, header, strict=True)),
        run=run,
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
                events = _full(
                    chunk.counts,
                    chunk.codes,
                    chunk.momenta,
                    chunk.weights,
                    chunk.header,
                    reader.runs[chunk.run].processes,
                    where=source.name,
                    before=before,
                    weight_names=reader.weight_names,
                    run=chunk.run,
                )
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


def open_parton_columns(path: Path) -> FullFile:
    """Read parton events in columns (`recast.events.parquet.partons`) as `open_lhe` does; errors as there."""
    where, (run, tables) = str(path), parton_columns(path)
    processes = run["lhe"]["processes"]

    def chunks() -> Iterator[FullEvents]:
        before = 0
        for table in tables:
            process = np.full(len(table), processes[0][3], np.float64)
            header, weights = np.stack([process, *table.header.T]), table.weight[:, None]
            columns = (table.counts, table.codes.T, table.momenta.T, weights, header, processes)
            yield _full(*columns, where=where, before=before)
            before += len(table)

    return FullFile(where, chunks(), facts={"lhe": run["lhe"]}, runs=[run])
