"""Events: the parton events of any Les Houches file as flat columns, for the shower and the filter."""

from __future__ import annotations

import dataclasses
import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pylhe

from recast.core.errors import InputError
from recast.events.sample import Sample

__all__ = ["PartonFile", "PartonTable", "normalised", "read_parton_file", "read_partons"]

_CHUNK = 2000


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


def _columns(events: list[Any]) -> tuple[npt.NDArray[Any], ...]:
    particles = [particle for event in events for particle in event.particles]
    codes = [(p.id, p.status, p.mother1, p.mother2, p.color1, p.color2) for p in particles]
    momenta = [(p.px, p.py, p.pz, p.e, p.m, p.lifetime, p.spin) for p in particles]
    header = [(e.eventinfo.scale, e.eventinfo.aqed, e.eventinfo.aqcd) for e in events]
    return (
        np.asarray([e.eventinfo.weight for e in events], np.float64),
        np.asarray(header, np.float64).reshape(-1, 3),
        np.asarray([len(e.particles) for e in events], np.int64),
        np.asarray(codes, np.int32).reshape(-1, 6),
        np.asarray(momenta, np.float64).reshape(-1, 7),
    )


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


def read_parton_file(path: Path) -> PartonFile:
    """Read an LHE file (plain or .gz).

    Raises
    ------
    InputError
        If it is missing, damaged or cut off, holds no events or numbers that are not finite.
    """
    where = str(path)
    if not path.is_file():
        raise InputError("no such file", where=where)
    parts = []
    try:
        with warnings.catch_warnings():
            # the parser only warns of a file that ends too early
            warnings.simplefilter("error", RuntimeWarning)
            file = pylhe.LHEFile.fromfile(path)
            init = file.init.initInfo
            processes = file.init.procInfo
            source = iter(file.events)
            while events := list(islice(source, _CHUNK)):
                parts.append(_columns(events))
    except Exception as error:  # the parser raises whatever its XML reader does
        raise InputError(
            f"damaged or cut off after {sum(len(part[0]) for part in parts)} events or more ({error})",
            where=where,
            mend="Make it again.",
        ) from error
    if not parts:
        raise InputError("the file holds no events", where=where, mend="Make it again.")
    weight, header, counts, codes, momenta = (np.concatenate(column) for column in zip(*parts, strict=True))
    for name, values in (("weight", weight), ("scale or coupling", header), ("momentum", momenta)):
        if not np.isfinite(values).all():
            raise InputError(f"a {name} is not finite", where=where)
    if codes[:, 2:4].min() < 0 or (codes[:, 2:4].max(axis=1) > np.repeat(counts, counts)).any():
        raise InputError("a mother is not in its event", where=where)
    return PartonFile(
        PartonTable(np.arange(len(weight)), weight, header, counts, codes, momenta),
        int(init.weightingStrategy),
        float(init.energyA + init.energyB),
        sum(float(process.xSection) for process in processes),
        math.hypot(*(float(process.error) for process in processes)),
    )


def normalised(file: PartonFile, sample: Sample) -> PartonTable:
    """Return the events with weights [pb] that add up to the sample's cross section.

    Raises
    ------
    InputError
        If the weights are of another kind than IDWTUP = +-3 or +-4 (hep-ph/0109068), or belong to another
        cross section than the sample's.
    """
    where, weight = str(sample.path), file.table.weight
    if abs(file.strategy) not in (3, 4):
        raise InputError(
            f"IDWTUP = {file.strategy} is not supported", where=where, mend="Use 3, -3, 4 or -4."
        )
    if abs(file.strategy) == 4:
        result = weight / len(weight)  # the mean is the cross section
    elif weight.sum() != 0:
        result = sample.cross_section_pb * weight / weight.sum()
    else:
        raise InputError("the weights add up to 0", where=where)
    spread = math.hypot(float(np.sqrt((result**2).sum())), sample.cross_section_error_pb)
    if not abs(result.sum() - sample.cross_section_pb) <= 5.0 * spread:
        raise InputError(
            f"the weights add up to {result.sum():g} pb, the sample says {sample.cross_section_pb:g} pb",
            where=where,
        )
    return dataclasses.replace(file.table, weight=result)


def read_partons(sample: Sample) -> PartonTable:
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
    return normalised(file, sample)
