"""Events: from full events of a file to the event record, with weights as in the file."""

from __future__ import annotations

import dataclasses

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.full import FullEvents
from recast.events.jets import jet_columns, with_jets
from recast.events.origin import FullRecord, dress, full_record
from recast.events.particles import file_particles, note_undecayed
from recast.events.slimming import slim
from recast.events.totals import Counter
from recast.events.weights import chosen_weight

__all__ = ["Collector", "rescaled"]

_SAME_PROCESS = "Files of one process can be joined, others are analysed one by one."


class Collector(Counter):
    """Slims the chunks of a file and keeps the totals."""

    def _choice(self) -> int:
        return chosen_weight(self._names, self._options.weight, self._file.where)

    def _weight_notes(self) -> list[str]:
        count = len(self._names)
        if count == 1 or self._options.weight is not None:
            return []
        shown = self._names[self._chosen].strip() or f"{self._chosen + 1}. one, without a name"
        return [f"of its {count} weights the nominal one is taken ({shown}); --weight NAME takes another"]

    def add(self, events: FullEvents) -> ak.Array:
        """Return the record of some events, with weights as in the file."""
        if not self._numbers:
            self._options.check_source(self._file.own, "lhe" in self._file.facts, self._file.where)
        weight = self.count(events)
        run = self._runs[events.run]
        if other := run.other_beams:
            raise InputError(other, where=self._file.where, mend=_SAME_PROCESS)
        if run.other_cross_section and self._options.cross_section_pb is None:
            raise InputError(
                run.other_cross_section,
                where=self._file.where,
                mend="Are they two samples? Analyse them one by one, or state it with --cross-section.",
            )
        note_undecayed(self._file, events)
        slimmed = self._slimmed(full_record(events, weight, file_particles(self._file, events.run)))
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


def rescaled(events: ak.Array, factor: float | npt.NDArray[np.float64], first: int | None) -> ak.Array:
    """Return events with weights times `factor` (of all, or of each), numbered from `first` on request."""
    if not (isinstance(factor, float) and factor == 1.0):
        events = ak.with_field(events, ak.to_numpy(events.weight) * factor, "weight")
    if first is not None:
        numbers = np.arange(first, first + len(events), dtype=np.uint64)
        events = ak.with_field(events, numbers, "event")
    return events
