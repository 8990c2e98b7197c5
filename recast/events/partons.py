"""Events: files of parton events, Les Houches text or columns, as one table for the shower and the filter."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recast.core.columns import Columns
from recast.core.errors import InputError
from recast.events.full import FullEvents, FullFile, closing_events
from recast.events.lhe.full import INCOMING, open_lhe, open_parton_columns
from recast.events.options import ReadOptions
from recast.events.parton_table import PartonTable
from recast.events.sample import Sample, need_protons
from recast.events.sift import sifted
from recast.events.source import open_source
from recast.events.totals import (
    Choosing,
    Totals,
    factors_of,
    run_factors,
    run_names,
    settled_runs,
    totals_sample,
)

__all__ = [
    "PartonFile",
    "is_parton_level",
    "parton_file",
    "parton_sample",
    "parton_table",
    "read_parton_file",
    "read_partons",
    "read_sample",
]

_CODES = ("mother1", "mother2", "colour", "anticolour")
_HEADER = ("scale_gev", "alpha_qed", "alpha_s")


@dataclass(frozen=True, slots=True)
class PartonFile:
    """What a file of parton events holds."""

    table: PartonTable
    """The events; `weight` is XWGTUP, or the weight of choice, as it stands."""
    strategy: int
    """IDWTUP: what the weights mean."""
    sqrt_s_gev: float
    """Invariant mass of the beams."""
    cross_section_pb: float
    """Sum over the processes of the init block [pb], as it stands."""
    cross_section_error_pb: float
    beams: tuple[int, int]
    """PDG codes of the beams."""
    energies_gev: tuple[float, float]
    """Energies of the beams."""
    totals: Totals
    """What is known of the runs: several, if files were joined."""
    slha: str = ""
    """The param card in the header, empty if there is none."""
    matching: str = ""
    """Words of the header that ask for matching to a shower (`recast.events.lhe.matching`)."""


def read_parton_file(path: Path, options: ReadOptions | None = None) -> PartonFile:
    """Read an LHE file, plain or compressed, or parton columns (.parquet).

    `recast.events.readers.open_partons` opens any format.

    Parameters
    ----------
    path
        The file.
    options
        Choices: which events and how many may be left out.

    Raises
    ------
    InputError
        If it is missing or of another kind, and as `parton_file`.
    """
    chosen = options or ReadOptions()
    if Path(path).suffix == ".parquet":
        with closing_events((file := open_parton_columns(path)).chunks):
            return parton_file(file, path, chosen)
    with open_source(path) as source:
        file = sifted(open_lhe(source, chosen.completeness), chosen.bad_events, INCOMING)
        with closing_events(file.chunks):
            return parton_file(file, path, chosen)


def parton_file(file: FullFile, path: Path, options: ReadOptions) -> PartonFile:
    """Return the parton events of an open file, all of them.

    Parameters
    ----------
    file, path
        A file of a format that holds parton events, and where it is.
    options
        Choices: the weight; which events and how many may be left out.

    Raises
    ------
    InputError
        If it is damaged or cut off, has no such weight, holds no events or numbers that are not finite; if
        files were joined whose beams differ, or whose headers define other particles.
    """
    counter = Choosing(file, options)
    with Columns() as columns:
        for events in file.chunks:
            part = parton_table(events, counter.count(events))
            columns.append({name: getattr(part, name) for name in PartonTable.__slots__})
        totals = counter.totals()
        table = PartonTable(**columns.arrays())
    first = file.runs[0]
    for number, run in enumerate(file.runs):
        if run["lhe"]["energies_gev"] != first["lhe"]["energies_gev"] or run["slha"] != first["slha"]:
            raise InputError(
                "its beams or its param card (<slha>) are not those of the first run",
                where=run_names(path, len(file.runs))[number],
                mend="Shower the files one by one.",
            )
    lhe = first["lhe"]
    one, two = lhe["energies_gev"]
    return PartonFile(
        table,
        lhe["strategy"],
        totals.runs[0].sqrt_s_gev or 0.0,
        sum(process[0] for process in lhe["processes"]),
        math.hypot(*(process[1] for process in lhe["processes"])),
        (lhe["beams"][0], lhe["beams"][1]),
        (one, two),
        totals,
        first["slha"],
        next((run["lhe"]["matching"] for run in file.runs if "matching" in run["lhe"]), ""),
    )


def is_parton_level(events: FullEvents) -> bool:
    """Whether full events have the columns of an LHE file."""
    return {*_CODES} <= {*events.particle_extras} and {"process", *_HEADER} <= {*events.event_extras}


def parton_table(events: FullEvents, weight: npt.NDArray[np.float64]) -> PartonTable:
    """Return the events of an LHE file as a table, with the weight of choice of each, shape (N,)."""
    particle, event = events.particle_extras, events.event_extras
    status = np.where(events.status == INCOMING, -1, events.status)
    codes = (events.pid, status, *(particle[name] for name in _CODES))
    names = ("px", "py", "pz", "e", "mass")
    momenta = (*(getattr(events, name) for name in names), particle["lifetime_mm"], particle["spin"])
    return PartonTable(
        events.number,
        weight,
        np.stack([event[name] for name in _HEADER], axis=1),
        events.counts,
        np.stack(codes, axis=1).astype(np.int32),
        np.stack(momenta, axis=1).astype(np.float64),
    )


def _scaled(file: PartonFile, factors: tuple[float, ...]) -> PartonFile:
    factor = factors_of(file.totals, factors, 0, len(file.table))
    return dataclasses.replace(file, table=dataclasses.replace(file.table, weight=file.table.weight * factor))


def parton_sample(
    file: PartonFile, path: Path, options: ReadOptions
) -> tuple[PartonFile, Sample, tuple[str, ...]]:
    """Return the file with weights in pb, the sample that it is, and notes.

    Parameters
    ----------
    file, path
        What `parton_file` found, and where.
    options
        Choices: the user's cross section.

    Raises
    ------
    InputError
        As `recast.events.totals.totals_sample`.
    """
    sample, factors, notes = totals_sample(file.totals, path, options)
    return _scaled(file, factors), sample, (*file.totals.notes, *notes)


def read_partons(sample: Sample) -> PartonTable:
    """Return the table of `read_sample`."""
    return read_sample(sample).table


def read_sample(sample: Sample) -> PartonFile:
    """Read the parton events of a sample, with weights [pb] that add up to its cross section.

    Raises
    ------
    InputError
        As `read_parton_file`; if the number of events or the energy is not the sample's, or the weights are
        of another kind than IDWTUP = +-3 or +-4 (hep-ph/0109068) or belong to another cross section.
    """
    file = read_parton_file(Path(sample.path))
    if len(file.table) != sample.n_events:
        raise InputError(
            f"the file holds {len(file.table)} events, its sample description says {sample.n_events}",
            where=str(sample.path),
            mend="Was it cut off? Make it again.",
        )
    if not math.isclose(file.sqrt_s_gev, sample.sqrt_s_gev, rel_tol=1e-6):
        raise InputError(
            f"the beams have {file.sqrt_s_gev:g} GeV, the sample description says {sample.sqrt_s_gev:g} GeV",
            where=str(sample.path),
        )
    need_protons(file.beams, str(sample.path))
    found = [item for item in settled_runs(file.totals, sample.path, None, sample) if item is not None]
    return _scaled(file, run_factors(file.totals, found, sample.path))
