"""Events: HepMC2 and HepMC3 text files (plain or compressed) to the event record, through pyhepmc."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import pyhepmc

from recast.core.errors import InputError
from recast.events.foreign import sample_of
from recast.events.formats import EventFormat
from recast.events.hepmc_stream import Watched, open_decompressed, quiet_hepmc
from recast.events.hepmc_writer import WEIGHT_NAME
from recast.events.record import empty_events
from recast.events.sample import Sample
from recast.events.slimming import FullRecord, Slimming, default_slimming, slim

__all__ = ["read_hepmc"]

_PIECE = 250
_FINAL, _BEAM, _PROTON = 1, 4, 2212
_END = b"END_EVENT_LISTING"
# final-state energies against beam energies; showers conserve them to 1e-5, six written digits to 1e-4
_ENERGY_TOLERANCE = 1e-2


def _mothers(event: Any) -> npt.NDArray[np.int64]:
    """Return the index of each particle's first mother, -1 for none (shape (M,))."""
    data = pyhepmc.GenEventData()
    event.write_data(data)
    # links run from a particle (positive) to a vertex (negative) or the other way, numbered from 1
    first, second = np.asarray(data.links1), np.asarray(data.links2)
    incoming = first > 0
    mother_of_vertex = np.full(len(data.vertices) + 1, -1, np.int64)
    # assigned backwards, so that the first one stays
    mother_of_vertex[-second[incoming][::-1]] = first[incoming][::-1] - 1
    mothers = np.full(len(data.particles), -1, np.int64)
    mothers[second[~incoming] - 1] = mother_of_vertex[-first[~incoming]]
    return mothers


@dataclass(slots=True)
class _Collector:
    """Gathers events as flat columns and slims them a piece at a time."""

    slimming: Slimming
    where: str
    done: list[ak.Array] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, event: Any) -> None:
        particles = event.numpy.particles
        status = np.array(particles.status)
        pid = np.array(particles.pid)
        mother = _mothers(event)
        self.waiting.append(
            {
                "px": np.array(particles.px),
                "py": np.array(particles.py),
                "pz": np.array(particles.pz),
                "mass": np.array(particles.generated_mass),
                "pid": pid,
                "final": status == _FINAL,
                "beam": (status == _BEAM) | ((mother < 0) & (pid == _PROTON)),
                "mother": mother,
            }
        )
        self.numbers.append(int(event.event_number))
        self.weights.append(float(event.weights[0]) if event.weights else 1.0)
        if len(self.waiting) == _PIECE:
            self.flush()

    def flush(self) -> None:
        if not self.waiting:
            return
        counts = np.array([len(columns["px"]) for columns in self.waiting])
        starts = np.repeat(np.cumsum(counts) - counts, counts)
        flat = {name: np.concatenate([columns[name] for columns in self.waiting]) for name in self.waiting[0]}
        flat["mother"] = np.where(flat["mother"] >= 0, flat["mother"] + starts, -1)
        size = len(self.waiting)
        record = FullRecord(
            event=np.asarray(self.numbers[-size:]),
            weight=np.asarray(self.weights[-size:]),
            counts=counts,
            **flat,
        )
        self.done.append(ak.to_packed(slim(record, self.slimming, where=self.where)))
        self.waiting.clear()


def _is_own(event: Any) -> bool:
    """Whether the weights are in pb and add up to the cross section, as recast writes them."""
    return list(event.weight_names) == [WEIGHT_NAME]


def _sqrt_s(event: Any) -> float | None:
    beams = [particle for particle in event.particles if particle.status == _BEAM]
    if len(beams) != 2:
        return None
    total = beams[0].momentum + beams[1].momentum
    square = total.e**2 - total.px**2 - total.py**2 - total.pz**2
    # beam momenta are written with few digits by some
    return round(float(np.sqrt(square)), 3) if square > 0 else None


def _check_energy(event: Any, where: str) -> None:
    particles = event.numpy.particles
    status = particles.status
    final, beams = particles.e[status == _FINAL].sum(), particles.e[status == _BEAM].sum()
    if not abs(final - beams) <= _ENERGY_TOLERANCE * beams:
        raise InputError(
            f"the final particles of event {event.event_number} have {final:g} GeV, its beams {beams:g} GeV",
            where=where,
            mend="The file is damaged: make it again.",
        )


def _events(path: Path, watched: Watched, form: EventFormat) -> Iterator[Any]:
    """Yield the events of a file, then check that the parser left none out."""
    found = 0
    with quiet_hepmc(), pyhepmc.open(watched, format=str(form)) as file:
        while True:
            try:
                event = file.read()
            except RuntimeError as error:
                raise InputError(
                    f"event {found + 1} cannot be read ({error})",
                    where=str(path),
                    mend="Make or fetch it again.",
                ) from error
            if event is None:
                break
            found += 1
            event.set_units(pyhepmc.Units.GEV, pyhepmc.Units.MM)
            yield event
    watched.drain()
    where = str(path)
    if watched.error is not None:
        raise InputError(
            f"damaged or cut off after {found} events ({watched.error})",
            where=where,
            mend="Make or fetch it again.",
        )
    if found != watched.events:
        raise InputError(
            f"event {found + 1} of {watched.events} in the file is damaged or cut off",
            where=where,
            mend="Make or fetch it again.",
        )
    if not found:
        raise InputError("the file holds no events", where=where, mend="Make it again.")
    if _END not in watched.tail:
        raise InputError(
            f"cut off after {found} events: the line with {_END.decode()} is missing",
            where=where,
            mend="Make or fetch it again.",
        )


def read_hepmc(
    path: Path,
    form: EventFormat,
    *,
    slimming: Slimming | None = None,
    cross_section_pb: float | None = None,
) -> tuple[ak.Array, Sample]:
    """Read a HepMC file, about 200 full events a second.

    Weights in a file of recast's own are taken as they are. Other files state a cross section (that of the
    last event counts, as generators refine it) and their first weight is scaled to add up to it.
    Event numbers that repeat are replaced by the position in the file.

    Parameters
    ----------
    path
        The file, plain or compressed.
    form
        Version of the format.
    slimming
        Thresholds; those of the shower profiles by default.
    cross_section_pb
        Replaces the file's cross section [pb].

    Returns
    -------
    Event record and sample. A sample description beside the file is used if there is one.

    Raises
    ------
    InputError
        If the file is empty, holds no events, is damaged or cut off, holds numbers that are not finite, or
        states no cross section or beams.
    """
    where = str(path)
    collector = _Collector(slimming or default_slimming(), where)
    own, sqrt_s, stated = False, None, None
    with open_decompressed(path) as stream, Watched(stream) as watched:
        for number, event in enumerate(_events(path, watched, form)):
            if number == 0:
                own, sqrt_s = _is_own(event), _sqrt_s(event)
            collector.add(event)
            if own:
                _check_energy(event, where)
            if event.cross_section is not None:
                stated = (float(event.cross_section.xsec()), float(event.cross_section.xsec_err()))
    collector.flush()
    events = ak.concatenate([empty_events(), *collector.done])
    sample = sample_of(
        path, len(events), sqrt_s_gev=sqrt_s, stated_pb=stated, cross_section_pb=cross_section_pb
    )
    numbers = np.asarray(collector.numbers)
    if numbers.min() < 0 or len(np.unique(numbers)) != len(numbers):
        events = ak.with_field(events, np.arange(len(events), dtype=np.uint64), "event")
    if own and cross_section_pb is None:
        return events, sample
    total = float(np.sum(collector.weights))
    if total == 0 or not math.isfinite(total):
        raise InputError(f"the weights add up to {total}", where=where)
    scaled = ak.to_numpy(events.weight) * (sample.cross_section_pb / total)
    return ak.with_field(events, scaled, "weight"), sample
