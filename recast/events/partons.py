"""Events: the parton events of any Les Houches file as flat columns, for the shower and the filter."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.foreign import need_protons
from recast.events.formats import EventFormat, format_of
from recast.events.full import FullEvents, concatenate
from recast.events.lhe_full import INCOMING, open_lhe
from recast.events.sample import Sample
from recast.events.source import open_source

__all__ = [
    "PartonFile",
    "PartonTable",
    "normalised",
    "read_parton_file",
    "read_partons",
    "read_sample",
    "weight_factor",
]


@dataclass(frozen=True, slots=True)
class PartonTable:
    """N parton events with M particles in all, in the conventions of hep-ph/0109068 (Les Houches)."""

    event: npt.NDArray[np.int64]
    """Number of the event in its sample, from 0, shape (N,)."""
    weight: npt.NDArray[np.float64]
    """Weight [pb], shape (N,); the whole sample adds up to its cross section."""
    header: npt.NDArray[np.float64]
    """Scale [GeV], alpha_QED, alpha_s: shape (N, 3)."""
    counts: npt.NDArray[np.int64]
    """Number of particles, shape (N,)."""
    codes: npt.NDArray[np.int32]
    """PDG code, status, first and second mother (from 1), colour, anticolour: shape (M, 6)."""
    momenta: npt.NDArray[np.float64]
    """px, py, pz, E, mass [GeV], lifetime [mm], spin: shape (M, 7)."""

    def __len__(self) -> int:
        return len(self.event)

    def select(self, mask: npt.NDArray[np.bool_]) -> PartonTable:
        """Return the events where `mask`, shape (N,), is true."""
        rows = np.repeat(mask, self.counts)
        return PartonTable(
            self.event[mask],
            self.weight[mask],
            self.header[mask],
            self.counts[mask],
            self.codes[rows],
            self.momenta[rows],
        )

    def pieces(self, size: int) -> Iterator[PartonTable]:
        """Yield the events in order, `size` at a time."""
        number = np.arange(len(self))
        for start in range(0, len(self), size):
            yield self.select((number >= start) & (number < start + size))


@dataclass(frozen=True, slots=True)
class PartonFile:
    """What an LHE file holds."""

    table: PartonTable
    """The events; `weight` is XWGTUP as it stands."""
    strategy: int
    """IDWTUP: what the weights mean."""
    sqrt_s_gev: float
    cross_section_pb: float
    """Sum over the processes of the init block [pb]."""
    cross_section_error_pb: float
    beams: tuple[int, int]
    """PDG codes of the beams."""
    slha: str = ""
    """The param card in the header, empty if there is none."""


def read_parton_file(path: Path) -> PartonFile:
    """Read an LHE file (plain or compressed).

    Raises
    ------
    InputError
        If it is missing, damaged or cut off, holds no events or numbers that are not finite.
    """
    with open_source(path) as source:
        if format_of(source) is not EventFormat.LHE:
            raise InputError("not an LHE file", where=str(path), mend="Give parton events in an LHE file.")
        file = open_lhe(source)
        parts: list[FullEvents] = []
        before = 0
        for part in file.chunks:
            part.check(str(path), before)
            before += len(part)
            parts.append(part)
    if len(file.runs) > 1:
        raise InputError(
            f"{len(file.runs)} files were joined to it", where=str(path), mend="Give them one by one."
        )
    init = file.runs[0]["lhe"]
    events = concatenate(parts)
    codes = np.stack(
        [
            events.pid,
            np.where(events.status == INCOMING, -1, events.status),
            *(events.particle_extras[name] for name in ("mother1", "mother2", "colour", "anticolour")),
        ],
        axis=1,
    ).astype(np.int32)
    momenta = [events.px, events.py, events.pz, events.e, events.mass]
    momenta += [events.particle_extras[name] for name in ("lifetime_mm", "spin")]
    header = [events.event_extras[name] for name in ("scale_gev", "alpha_qed", "alpha_s")]
    table = PartonTable(
        events.number,
        events.weights[:, 0],
        np.stack(header, axis=1),
        events.counts,
        codes,
        np.stack(momenta, axis=1),
    )
    return PartonFile(
        table,
        init["strategy"],
        sum(init["energies_gev"]),
        sum(process[0] for process in init["processes"]),
        math.hypot(*(process[1] for process in init["processes"])),
        (init["beams"][0], init["beams"][1]),
        file.runs[0]["slha"],
    )


def weight_factor(
    strategy: int, count: int, total: float, squares: float, sample: Sample, where: str
) -> float:
    """Return the factor that turns XWGTUP into weights [pb] that add up to the sample's cross section.

    Parameters
    ----------
    strategy
        IDWTUP.
    count, total, squares
        Number of events, sum of weights and of their squares.
    sample
        Its cross section is what weights are normalised to, or compared with.
    where
        File, for error messages.

    Raises
    ------
    InputError
        If the weights are of another kind than IDWTUP = +-3 or +-4 (hep-ph/0109068), or belong to another
        cross section than the sample's.
    """
    if abs(strategy) not in (3, 4):
        raise InputError(f"IDWTUP = {strategy} is not supported", where=where, mend="Use 3, -3, 4 or -4.")
    if abs(strategy) == 4:
        factor = 1.0 / count  # the mean is the cross section
    elif total != 0:
        factor = sample.cross_section_pb / total
    else:
        raise InputError("the weights add up to 0", where=where)
    spread = math.hypot(abs(factor) * math.sqrt(squares), sample.cross_section_error_pb)
    if not abs(factor * total - sample.cross_section_pb) <= 5.0 * spread:
        raise InputError(
            f"the weights add up to {factor * total:g} pb, the sample says {sample.cross_section_pb:g} pb",
            where=where,
            mend="MadGraph writes wrong init blocks at times; its banner has the right number. "
            "State it with --cross-section.",
        )
    return factor


def normalised(file: PartonFile, sample: Sample) -> PartonTable:
    """Return the events with weights [pb] that add up to the sample's cross section.

    Raises
    ------
    InputError
        If the weights are of another kind than IDWTUP = +-3 or +-4 (hep-ph/0109068), or belong to another
        cross section than the sample's.
    """
    weight = file.table.weight
    factor = weight_factor(
        file.strategy, len(weight), float(weight.sum()), float((weight**2).sum()), sample, str(sample.path)
    )
    return dataclasses.replace(file.table, weight=weight * factor)


def read_partons(sample: Sample) -> PartonTable:
    """Return the table of `read_sample`."""
    return read_sample(sample).table


def read_sample(sample: Sample) -> PartonFile:
    """Read the LHE file of a sample; weights as `normalised` makes them.

    Raises
    ------
    InputError
        As `read_parton_file` and `normalised`, or if the number of events or the energy is not the sample's.
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
    return dataclasses.replace(file, table=normalised(file, sample))
