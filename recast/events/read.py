"""Events: any event file to the event record and its sample; the format is told by the content."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np

from recast.events.formats import EventFormat, detect_format
from recast.events.hepmc import read_hepmc
from recast.events.lhe_record import read_lhe_record
from recast.events.parquet import parquet_facts, read_parquet
from recast.events.sample import Sample
from recast.events.slimming import Slimming

__all__ = ["read_events"]


def read_events(
    path: Path, *, slimming: Slimming | None = None, cross_section_pb: float | None = None
) -> tuple[ak.Array, Sample]:
    """Read an event file of any known format (`recast.events.formats.EventFormat`).

    Parameters
    ----------
    path
        The file.
    slimming
        Thresholds for formats that hold all particles; those of the shower profiles by default.
    cross_section_pb
        Replaces the cross section that the file or its sample description states [pb].

    Returns
    -------
    Event record (see `recast.events.record`) and sample.

    Raises
    ------
    InputError
        If the file is missing, empty, damaged, cut off or of an unknown format, or holds no events or numbers
        that are not finite.
    """
    path = Path(path)
    form = detect_format(path)
    if form is EventFormat.PARQUET:
        return _read_parquet(path, cross_section_pb)
    if form is EventFormat.LHE:
        return read_lhe_record(path, slimming=slimming, cross_section_pb=cross_section_pb)
    return read_hepmc(path, form, slimming=slimming, cross_section_pb=cross_section_pb)


def _read_parquet(path: Path, cross_section_pb: float | None) -> tuple[ak.Array, Sample]:
    content: dict[str, Any] = parquet_facts(path)["sample"]
    sample = Sample(**(content | {"path": path}))
    events = read_parquet(path)
    if cross_section_pb is None:
        return events, sample
    # the stored weights add up to the stored cross section over the whole sample, filtered events included
    weight = ak.to_numpy(events.weight) * (cross_section_pb / sample.cross_section_pb)
    changed = dataclasses.replace(sample, cross_section_pb=cross_section_pb, cross_section_error_pb=0.0)
    return ak.with_field(events, np.asarray(weight), "weight"), changed
