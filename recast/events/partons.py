"""Events: the parton events of any Les Houches file as flat columns, for the shower and the filter."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import numpy as np
import numpy.typing as npt
import pylhe

from recast.core.errors import InputError
from recast.events.sample import Sample

__all__ = ["PartonTable", "read_partons"]

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


def _normalised(weight: npt.NDArray[np.float64], strategy: int, sample: Sample) -> npt.NDArray[np.float64]:
    """Turn XWGTUP into weights [pb] that add up to the cross section (hep-ph/0109068, table of IDWTUP)."""
    if abs(strategy) == 4:  # noqa: SIM108 - the two cases have different meanings
        result = weight / len(weight)  # the mean is the cross section
    else:
        result = sample.cross_section_pb * weight / weight.sum()
    allowed = 5.0 * math.hypot(float(np.sqrt((result**2).sum())), sample.cross_section_error_pb)
    if not abs(result.sum() - sample.cross_section_pb) <= allowed:
        raise InputError(
            f"the weights add up to {result.sum():g} pb, the sample says {sample.cross_section_pb:g} pb",
            where=str(sample.path),
        )
    return result


def read_partons(sample: Sample) -> PartonTable:
    """Read the LHE file (plain or .gz) of a sample.

    Raises
    ------
    InputError
        If the file is missing, damaged or cut off, has other events than the sample says, weights of a kind
        other than IDWTUP = +-3 or +-4, or numbers that are not finite.
    """
    path, where = Path(sample.path), str(sample.path)
    parts = []
    try:
        file = pylhe.LHEFile.fromfile(path)
        strategy = int(file.init.initInfo.weightingStrategy)
        source = iter(file.events)
        while events := list(islice(source, _CHUNK)):
            parts.append(_columns(events))
    except FileNotFoundError as error:
        raise InputError("no such file", where=where) from error
    except (ParseError, ValueError, IndexError, AttributeError, EOFError, OSError) as error:
        raise InputError(
            f"not a whole LHE file ({error})", where=where, mend="Was it cut off? Make it again."
        ) from error
    n_events = sum(len(part[0]) for part in parts)
    if n_events != sample.n_events or not n_events:
        raise InputError(
            f"the file holds {n_events} events, the sample says {sample.n_events}",
            where=where,
            mend="Was it cut off? Make it again.",
        )
    if abs(strategy) not in (3, 4):
        raise InputError(f"IDWTUP = {strategy} is not supported", where=where, mend="Use 3, -3, 4 or -4.")
    weight, header, counts, codes, momenta = (np.concatenate(column) for column in zip(*parts, strict=True))
    for name, values in (("weight", weight), ("header", header), ("momentum", momenta)):
        if not np.isfinite(values).all():
            raise InputError(f"a {name} is not finite", where=where)
    return PartonTable(
        np.arange(n_events), _normalised(weight, strategy, sample), header, counts, codes, momenta
    )
