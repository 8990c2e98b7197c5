"""Events: from full events of a file to the event record, and what is known of the sample at the end.

The weights and the last stated cross section are known only when all events were read; until then the record
holds the weights of the file, and `Totals` says how to scale them.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.events.foreign import sample_of
from recast.events.full import BEAM, FullEvents
from recast.events.full_file import FullFile
from recast.events.full_record import FullRecord, full_record
from recast.events.jets import jet_columns, with_jets
from recast.events.options import ReadOptions
from recast.events.origin import dress
from recast.events.partons import weight_factor
from recast.events.sample import Sample
from recast.events.slimming import slim

__all__ = ["Collector", "Totals", "rescaled", "totals_sample"]


@dataclass(frozen=True, slots=True)
class Totals:
    """What is known of a file when all its events were read; plain values."""

    n_events: int
    sum_weights: float
    """Of the weight of choice."""
    sum_squares: float
    """Of the same weights, squared."""
    stated_pb: tuple[float, float] | None
    """Cross section and error with the last event that states one, as generators refine it."""
    sqrt_s_gev: float | None
    beams: tuple[int, int] | None
    own: bool
    """Whether the weights are in pb already."""
    strategy: int | None
    """IDWTUP of an LHE file: what its weights mean."""
    renumber: bool
    """Whether event numbers repeat or are negative: the position in the file then takes their place."""
    notes: list[str] = field(default_factory=list)
    sample: dict[str, Any] | None = None
    """The sample that the file describes."""

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Totals:
        """Build from the values that JSON keeps."""
        pairs = {
            name: tuple(content[name]) if content[name] is not None else None
            for name in ("stated_pb", "beams")
        }
        return cls(**(content | pairs))


class Collector:
    """Slims the chunks of a file and keeps the totals."""

    def __init__(self, file: FullFile, options: ReadOptions) -> None:
        self._file, self._options = file, options
        self._numbers: list[npt.NDArray[np.int64]] = []
        self._weights: list[npt.NDArray[np.float64]] = []
        self._stated: tuple[float, float] | None = None
        self._sqrt_s: float | None = None
        self._beams: tuple[int, int] | None = None

    def add(self, events: FullEvents) -> ak.Array:
        """Return the record of some events, with weights as in the file."""
        weight = events.weights[:, self._column(events.weight_names)]
        if not self._numbers:  # what a file holds is known with its first chunk
            self._options.check_source(self._file.own, "lhe" in self._file.facts, self._file.where)
            self._look_at_beams(events)
        self._numbers.append(events.number)
        self._weights.append(weight)
        stated = events.cross_section_pb[~np.isnan(events.cross_section_pb[:, 0])]
        if len(stated):
            self._stated = (float(stated[-1, 0]), float(stated[-1, 1]))
        slimmed = self._slimmed(full_record(events, weight))
        if events.objects:
            slimmed = with_jets(slimmed, events.objects["jets"], events.objects["missing"])
        return ak.to_packed(slimmed)

    def _slimmed(self, record: FullRecord) -> ak.Array:
        thresholds, cone, where = self._options.thresholds, self._options.dressing_cone, self._file.where
        if cone is None:
            return slim(record, thresholds, where=where)
        tracks = dataclasses.replace(thresholds, jets=())
        slimmed = slim(dress(record, cone), tracks, where=where)
        if not thresholds.jets:
            return slimmed
        # of the bare record: photons that went to a lepton would count twice
        return with_jets(slimmed, *jet_columns(record, thresholds.jets))

    def _column(self, names: tuple[str, ...]) -> int:
        wanted = self._options.weight
        if wanted is None:
            return 0
        if wanted not in names:
            raise InputError(
                f'the file has no weight "{wanted}"', where=self._file.where, mend=did_you_mean(wanted, names)
            )
        return names.index(wanted)

    def _look_at_beams(self, events: FullEvents) -> None:
        if "lhe" in self._file.facts:
            first_beam, second_beam = self._file.facts["lhe"]["beams"]
            self._beams = (first_beam, second_beam)
            self._sqrt_s = sum(self._file.facts["lhe"]["energies_gev"])
            return
        first = events.take(0, 1)
        rows = np.flatnonzero(first.status == BEAM)
        if len(rows) != 2:
            return
        self._beams = (int(first.pid[rows[0]]), int(first.pid[rows[1]]))
        e, px, py, pz = (float(getattr(first, name)[rows].sum()) for name in ("e", "px", "py", "pz"))
        square = e**2 - px**2 - py**2 - pz**2
        if square > 0:
            # beam momenta are written with few digits by some
            self._sqrt_s = round(math.sqrt(square), 3)

    def totals(self) -> Totals:
        """Return the totals, after the last chunk.

        Raises
        ------
        InputError
            If there were no events.
        """
        if not self._numbers:
            raise InputError("the file holds no events", where=self._file.where)
        numbers = np.concatenate(self._numbers)
        renumber = bool(numbers.min() < 0 or len(np.unique(numbers)) != len(numbers))
        notes = list(self._file.notes)
        if renumber:
            notes.append("event numbers repeat or are negative: positions in the file take their place")
        sample = self._file.sample
        weights = np.concatenate(self._weights)
        return Totals(
            n_events=len(numbers),
            sum_weights=math.fsum(weights.tolist()),
            sum_squares=float((weights**2).sum()),
            stated_pb=self._stated,
            sqrt_s_gev=self._sqrt_s,
            beams=self._beams,
            own=self._file.own and self._options.weight is None,
            strategy=self._file.facts["lhe"]["strategy"] if "lhe" in self._file.facts else None,
            renumber=renumber,
            notes=notes,
            sample=sample.to_json() if sample else None,
        )


def totals_sample(totals: Totals, path: Path, options: ReadOptions) -> tuple[Sample, float]:
    """Return the sample of a file and the factor that turns its weights into pb.

    Raises
    ------
    InputError
        If the cross section or the energy of the beams is not known, the beams are not protons, or the
        weights add up to zero or to the other sign than the cross section.
    """
    if totals.sample is not None:
        described = Sample(**(totals.sample | {"path": path}))
        if options.cross_section_pb is None:
            return described, 1.0
        factor = options.cross_section_pb / described.cross_section_pb
        return described.with_cross_section(options.cross_section_pb), factor
    sample = sample_of(
        path,
        totals.n_events,
        sqrt_s_gev=options.sqrt_s_gev if options.sqrt_s_gev is not None else totals.sqrt_s_gev,
        stated_pb=totals.stated_pb,
        cross_section_pb=options.cross_section_pb,
        beams=totals.beams,
    )
    if totals.own:
        # events that a filter left out are part of the cross section, but not of the sum of weights
        stated = totals.stated_pb[0] if totals.stated_pb else 0.0
        if options.cross_section_pb is None:
            return sample, 1.0
        if stated and math.isfinite(stated):
            return sample, options.cross_section_pb / stated
    total = totals.sum_weights
    if totals.strategy is not None and options.cross_section_pb is None and options.weight is None:
        factor = weight_factor(totals.strategy, totals.n_events, total, totals.sum_squares, sample, str(path))
        return sample, factor
    if total == 0 or not math.isfinite(total):
        raise InputError(
            f"the weights add up to {total}", where=str(path), mend="Choose another weight with --weight."
        )
    if total * sample.cross_section_pb < 0:
        raise InputError(
            f"the weights add up to {total:g}, but the cross section is {sample.cross_section_pb:g} pb",
            where=str(path),
            mend="Choose another weight with --weight.",
        )
    return sample, sample.cross_section_pb / total


def rescaled(events: ak.Array, factor: float, first: int | None) -> ak.Array:
    """Return events with weights times `factor`, numbered from `first` unless that is None."""
    if factor != 1.0:
        events = ak.with_field(events, ak.to_numpy(events.weight) * factor, "weight")
    if first is not None:
        numbers = np.arange(first, first + len(events), dtype=np.uint64)
        events = ak.with_field(events, numbers, "event")
    return events
